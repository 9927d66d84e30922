"""What records, values and dates are called, and folding, by which texts are compared."""
