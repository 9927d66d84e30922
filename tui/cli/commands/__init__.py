"""The sub-commands, one a module: HELP, arguments(parser), run(arguments) -> exit code.

All are imported for `--help` and completion, so `run` imports what only it needs.
"""
