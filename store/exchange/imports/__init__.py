"""Formats that are taken in, one a module, and what their rows mean."""
