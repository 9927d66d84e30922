"""The sub-commands, one a module: `arguments(parser)` and `run(arguments) -> exit code`, listed in `parser.py`."""
