"""`bordertui check`: what does not add up in a file, and where."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tui.cli.exit_codes import Exit
from tui.cli.opening import file_argument, json_argument, open_store
from tui.cli.output import say, say_json

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from store.checks import Finding
    from store.decoding import Quarantined
    from store.store import Store

HELP = "check a file: what does not add up, each with its place; exit 0 good, 1 warnings, 2 not readable"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    json_argument(parser)
    file_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one line or object a finding; a finding names its record and field."""
    from store.checks import run as run_checks

    store = open_store(arguments)
    store.examine(math.inf)
    wrong = [(_of_wrong(record), _place_of_wrong(record, store)) for record in store.quarantined]
    findings = [*wrong, *((finding, store.place(finding.key)) for finding in run_checks(store))]
    if arguments.json:
        say_json([_object(finding) for finding, _ in findings])
    else:
        for finding, place in findings:
            say(_line(finding, store.path, place))
    return Exit.WARNINGS if findings else Exit.GOOD


def _of_wrong(record: Quarantined) -> Finding:
    """A record that cannot be read is a finding too, told where all of them are."""
    from store.checks import Finding, Severity

    return Finding("wrong-record", Severity.WARNING, record.key, (), f"{record}; it is kept as it is")


def _place_of_wrong(record: Quarantined, store: Store) -> tuple[int, int]:
    return (record.line, record.column) if record.line else store.place(record.key)


def _field(finding: Finding) -> str:
    return "/".join((finding.key.table, finding.key.id, *map(str, finding.path)))


def _line(finding: Finding, path: Path, place: tuple[int, int]) -> str:
    message = f"record {_field(finding)}: {finding.message}"
    return f"{path}:{place[0]}:{place[1]}: {finding.severity.value}: {finding.code}: {message}"


def _object(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "table": finding.key.table,
        "id": finding.key.id,
        "path": list(finding.path),
        "message": finding.message,
    }
