"""What a record is: its structs, the declaration of its fields, the vocabularies, and edits by path."""
