"""The sub-commands, one a module: HELP, arguments(parser), run(arguments) -> exit code."""
