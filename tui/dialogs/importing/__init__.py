"""Importing on screen: asks for the files, reads them between keys, previews what would change, makes it one change."""
