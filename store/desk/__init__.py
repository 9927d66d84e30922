"""The documents in memory: changes and their inverses, undo, what others changed, conflicts, restoring, saving.

What only changing and saving need is imported when that is first done: most runs only read.
"""
