"""`bordertui edit`: fields of a record set from the command line, or the record in $EDITOR."""

import argparse
import sys
from hashlib import sha256

from store.entry.field import Context
from store.entry.json_text import wrong_of
from store.records.json_values import WrongValue
from store.records.model import Document, Key
from store.store import Store
from tui.cli.assigning import assigned
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.external import edited
from tui.cli.files import find_record, open_to_change, save
from tui.cli.input import checked
from tui.cli.output import say, say_json
from tui.cli.parser import utf8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="ID", help="a record's id, or table/id")
    parser.add_argument(
        "assignments",
        type=utf8,
        nargs="*",
        metavar="FIELD=VALUE",
        help="title=…, date='late august 2019', place.lat=34.4, claims.a.value=2..6; FIELD= removes the field",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the change and print what it was; `--json` prints the record as it is now."""
    store = open_to_change(arguments)
    key = find_record(store, arguments.id)
    if store.problem:
        raise store.problem
    if not arguments.assignments and not at_a_terminal():
        raise RefusedError("expected FIELD=VALUE or FIELD:=JSON; without them a terminal is needed, for $EDITOR")
    try:
        before = store.document(key)
    except (WrongValue, KeyError) as problem:
        wrong = wrong_of(store, key)
        why = wrong.why if wrong else problem
        raise RefusedError(f"{store.path}: {key.table}/{key.id}: {why}; the dashboard puts it right") from problem
    after = _assigned(store, key, arguments.assignments) if arguments.assignments else _from_editor(store, key)
    try:
        key = _changed(store, key, before, after)
    except ValueError as error:
        raise RefusedError(f"{store.path}: {key.table}/{key.id}: id: {error}") from error
    if arguments.json:
        say_json(store.document(key))
    elif after == before:
        say(f"{key.table}/{key.id}: nothing changed")
    else:
        names = (name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name))
        say(f"{key.table}/{key.id}: {', '.join(names)}")
    return Exit.GOOD


def at_a_terminal() -> bool:
    """Whether someone is there to use an editor."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _assigned(store: Store, key: Key, assignments: list[str]) -> Document:
    try:
        after = assigned(key.table, store.document(key), assignments, Context(store))
        checked(key.table, after)
    except RefusedError as error:
        raise RefusedError(f"{store.path}: {key.table}/{key.id}: {error}") from error
    return after


def _from_editor(store: Store, key: Key) -> Document:
    # All on this machine see its name in the list of processes, so that the record's id, often a name, is not in it.
    name = sha256(f"{key.table}/{key.id}".encode()).hexdigest()[:16]
    draft = (store.state or store.path.parent) / "drafts" / f"{key.table}-{name}.json"
    return edited(key.table, store.text(key), draft) or store.document(key)


def _changed(store: Store, key: Key, before: Document, after: Document) -> Key:
    """Make the change durable; gives the record's key, which a new id changes.

    Raises ValueError for an id that cannot be, with nothing saved, and FileProblem.
    """
    new_id = str(after.get("id") or "")
    own_id = str(before.get("id") or "")
    if own_id and not new_id:
        raise ValueError("other records refer to it; expected another id, or none given")
    unmoved = {**after, "id": own_id} if own_id and new_id else after
    if unmoved != before:
        store.replace(key, unmoved)
    if new_id and own_id and new_id != own_id:
        store.rename(key, new_id)
        key = key._replace(id=new_id)
    save(store)
    return key
