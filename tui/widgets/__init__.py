"""The line API all panels are made of, the door for text, and the themes."""
