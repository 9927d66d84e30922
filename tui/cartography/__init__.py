"""The map as plain rows of text: dots in braille or ASCII, country names, and places. No widget lives here."""
