"""Where things are: country boundaries (Natural Earth, public domain), distances and bearings.

Knows the earth and nothing of crossings, events or screens.
"""
