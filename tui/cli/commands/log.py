"""`bordertui log`: what became of a record, out of git's history of the file or the version copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.exit_codes import Exit
from tui.cli.files import file_argument, json_argument, near_words, open_to_change
from tui.cli.output import complain, say, say_json

if TYPE_CHECKING:
    import argparse

    from store.desk.record_log import FieldChange

HELP = "show what became of a record: each change with its day, who made it, and the fields before and after"
_SOURCES = {"git": "git's history of the file", "version copies": "the version copies of the file"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="ID", help="a record's id, or table/id; a deleted record's too")
    json_argument(parser)
    file_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes, the oldest first; an id that never was is exit code 3."""
    from store.desk.record_log import record_log
    from store.records.model import TABLES

    store = open_to_change(arguments)
    table, _, name = arguments.id.rpartition("/")
    log = record_log(store.path, store.copies(), name, table)
    changes = list(log.changes)[::-1]
    if not changes:
        near = near_words(store, [table] if table in TABLES else TABLES, name)
        complain(f"{store.path}: no version of the file in {_SOURCES[log.read]} has the id {arguments.id!r}{near}")
        return Exit.NOT_FOUND
    if arguments.json:
        rows = [
            {"date": change.day, "who": change.who or None, "fields": [field._asdict() for field in change.fields]}
            for change in changes
        ]
        say_json({"id": name, "read": log.read, "changes": rows})
        return Exit.GOOD
    say(f"{name}, read from {_SOURCES[log.read]}:")
    for change in changes:
        say(f"{change.day}  {change.who or 'nobody knows who'}")
        for field in change.fields:
            say(f"    {field.field}: {_told(field)}")
    return Exit.GOOD


def _told(field: FieldChange) -> str:
    if field.before is None:
        return _text(field.after)
    return f"{_text(field.before)} → {'removed' if field.after is None else _text(field.after)}"


def _text(value: Any) -> str:
    from store.records.json_values import encode

    return value if isinstance(value, str) else encode(value)
