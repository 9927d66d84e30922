"""What follows from claims: which are comparable, what range they give, whether they can all be true, who did it.

Each rule stands in a module of its own. Nothing here averages figures, takes a side, or is stored in the file.
"""
