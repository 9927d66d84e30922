"""What others read: events and crossings in their formats, one a module, listed in `formats`. Changes no record."""
