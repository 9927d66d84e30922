"""What an import would do to a file, told before anything is done."""
