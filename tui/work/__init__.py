"""What is open now: the session, its view, saving, what is remembered."""
