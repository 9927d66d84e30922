"""What is exported: each format by a reader of its own, and privacy over all of them."""
