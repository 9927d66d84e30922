"""`bordertui list`: the events that a query finds."""

import argparse
from pathlib import Path

from store.dates import date_words
from store.query import Reader
from store.records.model import EventRow, Key
from store.records.vocabulary import EventType
from tui.cli.as_of import as_of_arguments
from tui.cli.exit_codes import Exit
from tui.cli.files import open_store
from tui.cli.output import complain, say_json_list, say_table
from tui.cli.querying import events_found


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="as in the dashboard: type:attack after:2019-08 …")
    parser.add_argument("--limit", type=_count, default=None, metavar="N", help="at most N events")
    as_of_arguments(parser)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of events; expected one such as 20")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print one line or object an event; nothing found is exit code 1, a wrong query 2."""
    store = open_store(arguments)
    query, rows = events_found(store, arguments)
    found = rows[: arguments.limit]
    if arguments.json:
        from tui.cli.describing import json_text  # it knows the words of everything, which a plain list does without

        say_json_list(json_text(store, Key("events", row.id)) for row in found)
    else:
        say_table(_cells(row) for row in found)
    if not found and (near := list(dict.fromkeys(query.offered(Reader(store))))):
        complain(f"nothing found; did you mean {' or '.join(near[:3])}?")
    elif not found and (file := next((word for word in arguments.query if Path(word).is_file()), "")):
        complain(f"nothing found; {file} is a file, name it with --file")
    return Exit.GOOD if found else Exit.WARNINGS


def _cells(row: EventRow) -> tuple[str, ...]:
    kind = EventType.find(row.type)
    return date_words(row.date, "undated"), kind.letter if kind else "?", " ".join(row.crossings), row.id, row.title
