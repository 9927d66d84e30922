"""Deciding what two sides changed so that both cannot stand: the one in the file, the other, or both."""
