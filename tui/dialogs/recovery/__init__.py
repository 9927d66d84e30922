"""Back to a good file on screen: what is wrong with one that cannot be read, and its earlier versions.

Each dialog is imported when it is opened: nearly always the file is good.
"""
