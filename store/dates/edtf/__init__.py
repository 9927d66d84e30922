"""EDTF text, understood: which strings are dates, at which level and with which bounds. `parsing` is the door."""
