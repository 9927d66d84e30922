"""The data file: its bytes and documents, durable saving, merging, watching, copies and drafts.

Nothing here knows what a record means. A file that cannot be read is never written; a record that cannot be read is
set aside and kept byte for byte.
"""
