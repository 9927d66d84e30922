"""Back to a good file on screen: what is wrong with one that cannot be read, and its earlier versions."""
