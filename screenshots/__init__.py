"""Pictures of the real program. Nothing of the program imports this package."""
