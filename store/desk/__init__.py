"""The documents in memory: changes and their inverses, undo, what others changed, conflicts, restoring, saving."""
