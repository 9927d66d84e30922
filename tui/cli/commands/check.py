"""`bordertui check`: what does not add up in a file, and where."""

import argparse
import math
from collections.abc import Iterator
from pathlib import Path

from store.checks.runner import Finding, Severity
from store.checks.themes import run as run_checks
from store.checks.unknown_words import unknown_settings
from store.desk.decoding import Quarantined
from store.desk.disputes import undecided_words
from store.file.errors import Newer, NotJson
from store.records.json_values import WrongValue
from store.records.model import Key
from store.store import Store
from tui.cli.exit_codes import Exit
from tui.cli.files import open_store
from tui.cli.output import say, say_json


def run(arguments: argparse.Namespace) -> int:
    """Print one line or object a finding; a finding names its record and field."""
    store = open_store(arguments)
    if store.is_blank:
        raise NotJson(str(store.path), "there is nothing in it; expected an object of tables, as in {}")
    store.examine(math.inf)
    wrong = [_of_wrong(record, store) for record in store.quarantined]
    odd = [(finding, store.place(finding.key)) for finding in run_checks(store)]
    findings = [*_of_the_file(store), *_undecided(store), *wrong, *odd]
    if arguments.json:
        say_json([_object(finding) for finding, _ in findings])
    else:
        for finding, place in findings:
            say(_line(finding, store.path, place))
    return Exit.WARNINGS if findings else Exit.GOOD


def _of_the_file(store: Store) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """What is to say of the file as a whole: a format that is too new, tables that are none of ours."""
    newer = store.problem
    if isinstance(newer, Newer):
        at = (newer.line, newer.column)
        yield Finding("newer-format", Severity.WARNING, Key("meta", ""), ("format",), newer.message), at
    for problem in unknown_settings(store.meta):
        yield Finding("unknown-setting", Severity.WARNING, *problem), (1, 1)
    for table, count, at in store.foreign_tables():
        kept = f"its {count} records are" if count != 1 else "its record is"
        message = f"“{table}” is not a table of bordertui; {kept} kept"
        yield Finding("unknown-table", Severity.WARNING, Key(table, ""), (), message), at


def _undecided(store: Store) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """What a merge left open: each value that two sides set differently."""
    if not store.conflicts:
        return
    for dispute in store.conflicts:
        try:
            document, place = store.document(dispute.key), store.place(dispute.key)
        except (KeyError, WrongValue):
            document, place = {}, (1, 1)
        words = undecided_words(dispute, document, store)
        yield Finding("undecided", Severity.WARNING, dispute.key, dispute.path, words), place


def _of_wrong(record: Quarantined, store: Store) -> tuple[Finding, tuple[int, int]]:
    """A record that cannot be read is a finding too, with its place."""
    at = (record.line, record.column) if record.line else store.place(record.key)
    return Finding("wrong-record", Severity.WARNING, record.key, (), f"{record}; it is kept as it is"), at


def _line(finding: Finding, path: Path, place: tuple[int, int]) -> str:
    field = "/".join((*finding.key, *map(str, finding.path)))
    record = f"record {field}: " if finding.key.id else ""
    return f"{path}:{place[0]}:{place[1]}: {finding.severity.value}: {finding.code}: {record}{finding.message}"


def _object(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "table": finding.key.table,
        "id": finding.key.id,
        "path": list(finding.path),
        "message": finding.message,
    }
