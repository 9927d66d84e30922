"""`bordertui log`: what became of a record, out of git's history of the file or the version copies."""

import argparse
from typing import Any

from store.desk.record_log import IN_WORDS, FieldChange, RecordChange, record_log, who
from store.records.json_values import encode
from store.records.model import TABLES
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import near_words, open_to_change
from tui.cli.output import say, say_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="ID", help="a record's id, or table/id; deleted records too")


def run(arguments: argparse.Namespace) -> int:
    """Print the changes, the oldest first; an id that never was is exit code 3."""
    store = open_to_change(arguments)
    table, _, name = arguments.id.rpartition("/")
    log = record_log(store.path, store.copies(), name, table)
    changes = [change for change in log.changes if change][::-1]
    if not changes:
        near = near_words(store, [table] if table in TABLES else TABLES, name)
        raise RefusedError(
            f"{store.path}: no version of the file in {IN_WORDS[log.read]} has the id {arguments.id!r}{near}",
            Exit.NOT_FOUND,
        )
    if arguments.json:
        say_json({"id": name, "read": log.read, "changes": [_json(change) for change in changes]})
        return Exit.GOOD
    say(f"{name}, read from {IN_WORDS[log.read]}:")
    for change in changes:
        say(f"{change.day}  {who(change)}")
        for field in change.fields:
            say(f"    {field.field}: {_told(field)}")
    return Exit.GOOD


def _json(change: RecordChange) -> dict[str, Any]:
    oldest = {"was_there": True} if change.was_there else {}
    fields = [field._asdict() for field in change.fields]
    return {"date": change.day, "who": change.who or None, "fields": fields, **oldest}


def _told(field: FieldChange) -> str:
    if field.before is None:
        return _text(field.after)
    return f"{_text(field.before)} → {'removed' if field.after is None else _text(field.after)}"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else encode(value)
