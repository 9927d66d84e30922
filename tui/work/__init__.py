"""What is open now: the session, its view, saving, what is remembered.

What the first frame shows nothing of is imported when it is first asked for.
"""
