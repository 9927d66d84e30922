"""`bordertui where`: the paths of everything the program reads and writes."""

import argparse

from store import paths
from tui.cli.exit_codes import Exit
from tui.cli.output import say_json, say_table


def run(arguments: argparse.Namespace) -> int:
    """Print what each path is for, and whether it is there."""
    places = paths.places(paths.file_named(arguments.file))
    if arguments.json:
        say_json({name: str(path) for name, path in places.items()})
    else:
        say_table((name, str(path) + ("" if path.exists() else "  (not made yet)")) for name, path in places.items())
    return Exit.GOOD
