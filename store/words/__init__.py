"""What records, claims, values and places are called, and what differs between two of them, in words."""
