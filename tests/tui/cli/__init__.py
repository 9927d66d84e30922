"""The command line, run in this process: what it prints, where, and how it ends."""
