"""What a person types, read: one field, one line, one record as JSON."""
