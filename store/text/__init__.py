"""Texts compared and turned into ids: folding of letters, marks and scripts, and slugs."""
