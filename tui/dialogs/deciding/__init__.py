"""Deciding on screen what two sides changed in ways that exclude each other: mine, theirs, or both as claims."""
