"""`bordertui show`: one record, as text or as its JSON stands."""

import argparse

from tui.cli.describing import describe, json_text
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import find_record, open_store
from tui.cli.output import complain, say, say_json_text, say_table


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="a record's id, or table/id")


def run(arguments: argparse.Namespace) -> int:
    """Print each record; those that are not found make the exit code 3."""
    store = open_store(arguments)
    keys = []
    for name in arguments.ids:
        try:
            keys.append(find_record(store, name))
        except RefusedError as problem:
            complain(str(problem))
    for number, key in enumerate(keys):
        if arguments.json:
            say_json_text(json_text(store, key, lines=len(arguments.ids) > 1))
            continue
        if number:
            say()
        (_, title), *lines = describe(store, key)
        say(title)
        say_table(lines)
    return Exit.GOOD if len(keys) == len(arguments.ids) else Exit.NOT_FOUND
