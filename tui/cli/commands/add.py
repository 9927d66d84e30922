"""`bordertui add`: records from one line as it is spoken, from fields, or from JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from store.records.model import TABLES
from tui.cli.assigning import AssignmentError, assigned, is_assignment
from tui.cli.documents import WrongDocumentError, checked, standard_input, value_of
from tui.cli.exit_codes import Exit
from tui.cli.files import file_argument, open_or_begin, save
from tui.cli.output import complain, say, say_json
from tui.cli.parser import utf8
from tui.cli.written import answered_before

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from store.records.model import Document
    from store.store import Store

HELP = "add an event as one line says it, or a record of any kind; prints the new id"


class _Refused(ValueError):  # noqa: N818  (what happened to the words)
    """Words that make no record; the message says why."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "words",
        type=utf8,
        nargs="*",
        metavar="LINE",
        help="an event, as in: 30 sep 2019 reopened al-qaim: open to trade src k24-reopening C2; - reads one a line; "
        f"or a table ({', '.join(TABLES)}) and FIELD=VALUE …",
    )
    parser.add_argument(
        "--json", action="store_true", help="read the record, or a list of them, as JSON from standard input"
    )
    parser.add_argument("--dry-run", action="store_true", help="print the record as it is understood; add nothing")
    file_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add and save; nothing is added where one of several is not understood."""
    store = open_or_begin(arguments)
    if not arguments.dry_run and answered_before(store.path):
        return Exit.GOOD
    if store.problem and not arguments.dry_run:
        raise store.problem
    try:
        table, documents = _understood(store, arguments)
    except (_Refused, AssignmentError, WrongDocumentError) as error:
        complain(str(error))
        return Exit.REFUSED
    if arguments.dry_run:
        for document in documents:
            say_json(document)
        return Exit.GOOD
    change = store.add_many(table, documents)
    save(store)
    for edit in change.edits:
        say(edit.key.id)
    return Exit.GOOD


def _understood(store: Store, arguments: argparse.Namespace) -> tuple[str, list[Document]]:
    """The table and the documents to add to it."""
    words: list[str] = arguments.words
    if arguments.json:
        table = _table(words)
        return table, list(_from_json(table, standard_input()))
    if words and words[0] in TABLES and all(is_assignment(word) for word in words[1:]):
        return words[0], [_from_fields(store, words[0], words[1:])]
    if words == ["-"]:
        return "events", [_from_line(store, line) for line in standard_input().splitlines() if line.strip()]
    if not words:
        raise _Refused("expected a line, a table and FIELD=VALUE, or --json")
    return "events", [_from_line(store, " ".join(words))]


def _table(words: list[str]) -> str:
    if not words:
        return "events"
    if len(words) != 1 or words[0] not in TABLES:
        raise _Refused(f"{' '.join(words)}: expected one table beside --json: {', '.join(TABLES)}")
    return words[0]


def _from_json(table: str, text: str) -> Iterator[Document]:
    value: Any = value_of(text)
    found = value if isinstance(value, list) else [value]
    for number, document in enumerate(found, 1):
        if not isinstance(document, dict):
            raise WrongDocumentError(f"record {number}: expected an object, with the record's fields")
        try:
            checked(table, document)
        except WrongDocumentError as error:
            raise WrongDocumentError(f"record {number}: {error}") from error
        yield document


def _from_fields(store: Store, table: str, assignments: list[str]) -> Document:
    from store.entry.field import Context

    if not assignments:
        raise _Refused(f"{table}: expected FIELD=VALUE …")
    document = assigned(table, {}, assignments, Context(store))
    checked(table, document)
    return document


def _from_line(store: Store, line: str) -> Document:
    from store.entry.line import understand_line

    found = understand_line(line.strip(), store, date.today())
    if found.problem or found.unsettled:
        raise _Refused(f"{line.strip()}: {found.problem or '; '.join(map(str, found.unsettled))}; nothing was added")
    if found.note:
        complain(found.note)
    return found.document
