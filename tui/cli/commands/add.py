"""`bordertui add`: records from one line as it is spoken, from fields, or from JSON."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import Any

from store import checks
from store.entry.event import Entry, record_words, words_of
from store.entry.field import Context
from store.records.model import TABLES, Document
from store.store import Store
from tui.cli.assigning import assigned, is_assignment
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import open_for_dry_run, open_or_begin, save
from tui.cli.input import checked, refuse_numbers, standard_input, value_of
from tui.cli.output import ask, complain, say, say_json
from tui.cli.parser import utf8
from tui.cli.unanswered import answered_before


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
    parser.add_argument(
        "--dry-run", action="store_true", help="print the records as understood and the open questions; add nothing"
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="add what is clear in a line, marked as needing work; the rest stays in the title",
    )


def run(arguments: argparse.Namespace) -> int:
    """Add and save. A line is added where every part of it is settled; else its open points make the exit code 1."""
    store = open_for_dry_run(arguments) if arguments.dry_run else open_or_begin(arguments)
    if not arguments.dry_run and answered_before(store.path):
        return Exit.GOOD
    if store.problem and not arguments.dry_run:
        raise store.problem
    words: list[str] = arguments.words
    if arguments.json:
        documents = list(_from_json(_table(words), standard_input()))
    elif words and words[0] in TABLES and all(is_assignment(word) for word in words[1:]):
        documents = [(words[0], _from_fields(store, words[0], words[1:]))]
    elif lines := _lines(words):
        return _add_lines(store, lines, dry_run=arguments.dry_run, anyway=arguments.anyway)
    else:
        raise RefusedError("expected a line, a table and FIELD=VALUE, or --json")
    if arguments.dry_run:
        for _, document in documents:
            say_json(document)
        return Exit.GOOD
    change = store.add_together(documents, f"new records: {len(documents)}")
    save(store)
    for edit in change.edits:
        say(edit.key.id)
        for found in checks.themes.run_on(store, edit.key):
            if found.code.startswith("unknown-"):
                complain(f"{edit.key.table}/{edit.key.id}: {found.message}")
    return Exit.GOOD


def _lines(words: list[str]) -> list[tuple[int, str]]:
    """The lines to be read as events, with the number of each; 0 where there is only the one of the arguments."""
    if words == ["-"]:
        numbered = enumerate(standard_input().splitlines(), 1)
        return [(number, line.strip()) for number, line in numbered if line.strip()]
    return [(0, " ".join(words).strip())] if " ".join(words).strip() else []


def _add_lines(store: Store, lines: list[tuple[int, str]], *, dry_run: bool, anyway: bool) -> int:
    """Add the settled lines, or with `anyway` all of them; tell the open points of the others."""
    entry, today = Entry(store), date.today()
    dry: dict[str, list[Any]] = {"records": [], "unsettled": []}
    answers: list[str] = []
    is_open = False
    for number, line in lines:
        note = entry.note(line, today, today)
        is_open = is_open or bool(note.unsettled)
        where = {"line": number} if number else {}
        dry["records"] += [{"table": table, "record": record, **where} for table, record in reversed(note.documents)]
        dry["unsettled"] += [
            {"about": point.about, "words": point.words, "why": point.why, "choices": list(point.choices), **where}
            for point in note.unsettled
        ]
        if dry_run:
            continue
        for point in note.unsettled:
            ask(f"? {point}" if not number else f"line {number}: ? {point}")
        if note.unsettled and not anyway:
            continue
        kept = note.to_be_worked_on
        change = store.add_together(kept.documents, f"new event {kept.document.get('title', '')}")
        fields = record_words(store, kept)
        answers.append(f"added {change.edits[-1].key.id}")
        answers += [f"  {field.name:<11}{line}" for field, lines in fields for line in lines]
        answers += [words_of(table, record) for table, record in kept.made]
    if dry_run:
        say_json(dry)
    elif answers:
        save(store)
        for answer in answers:
            say(answer)
    return Exit.WARNINGS if is_open and (dry_run or not anyway) else Exit.GOOD


def _table(words: list[str]) -> str:
    if not words:
        return ""
    if len(words) != 1 or words[0] not in TABLES:
        raise RefusedError(f"{' '.join(words)}: expected one table beside --json: {', '.join(TABLES)}")
    return words[0]


def _from_json(asked: str, text: str) -> Iterator[tuple[str, Document]]:
    """Each record with its table: the one that it names as `table`, else the one asked for, else the events.

    What `--dry-run` prints of a line, `{"table": …, "record": {…}}`, is read too.
    """
    value: Any = value_of(text)
    found = value if isinstance(value, list) else [value]
    for number, document in enumerate(found, 1):
        if not isinstance(document, dict):
            raise RefusedError(f"record {number}: expected an object, with the record's fields")
        named = document.get("table", asked or "events")
        if not isinstance(named, str) or named not in TABLES or (asked and named != asked):
            right = asked or ", ".join(TABLES)
            raise RefusedError(f"record {number}: table: “{named}” is not the table; expected {right}")
        record = document.get("record")
        if "table" not in document or not isinstance(record, dict):
            record = {name: part for name, part in document.items() if name != "table"}
        try:
            _checked(named, record)
        except RefusedError as error:
            raise RefusedError(f"record {number}: {error}") from error
        yield named, record


def _from_fields(store: Store, table: str, assignments: list[str]) -> Document:
    if not assignments:
        raise RefusedError(f"{table}: expected FIELD=VALUE …")
    document = assigned(table, {}, assignments, Context(store))
    _checked(table, document)
    return document


def _checked(table: str, document: Document) -> None:
    """See that a record can be read, and a crossing be found on a border. Raises RefusedError where not."""
    checked(table, document)
    refuse_numbers(table, document)
    sides = document.get("sides") or ()
    if table == "crossings" and not any(side.get("country") or side.get("name") for side in sides):
        raise RefusedError("sides: none; expected the two sides of the crossing, each with a country or a name")
