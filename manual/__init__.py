"""The manual page, made from the parser of the command line."""
