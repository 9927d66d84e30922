"""What people type about a date, as EDTF. `phrases` is the door; the kinds are `relative`, `named` and `numeric`."""
