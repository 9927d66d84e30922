"""Editing a record where it stands: what is typed, how it is understood, kept, dropped and kept as a draft."""
