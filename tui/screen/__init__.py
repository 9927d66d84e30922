"""The one screen: which panels there are, where they lie, header and footer."""
