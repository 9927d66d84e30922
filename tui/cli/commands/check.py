"""`bordertui check`: what does not add up in a file, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.exit_codes import Exit
from tui.cli.opening import file_argument, json_argument, open_store
from tui.cli.output import say, say_json

if TYPE_CHECKING:
    import argparse

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
    findings = [*map(_of_wrong, store.quarantined), *run_checks(store)]
    if arguments.json:
        say_json([_object(finding) for finding in findings])
    else:
        for finding in findings:
            say(_line(finding, store))
    return Exit.WARNINGS if findings else Exit.GOOD


def _of_wrong(record: Quarantined) -> Finding:
    """A record that cannot be read is a finding too, told where all of them are."""
    from store.checks import Finding, Severity

    return Finding("wrong-record", Severity.WARNING, record.key, (), f"{record}; it is kept as it is")


def _place(finding: Finding) -> str:
    return "/".join((finding.key.table, finding.key.id, *map(str, finding.path)))


def _line(finding: Finding, store: Store) -> str:
    line, column = store.place(finding.key)
    message = f"record {_place(finding)}: {finding.message}"
    return f"{store.path}:{line}:{column}: {finding.severity.value}: {finding.code}: {message}"


def _object(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "table": finding.key.table,
        "id": finding.key.id,
        "path": list(finding.path),
        "message": finding.message,
    }
