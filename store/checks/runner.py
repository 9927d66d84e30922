"""What a check and a finding are, the list of all checks by their codes, and how they are run.

A check is a small function that yields problems. It warns and explains; it never refuses or changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from store.records.interface import Documents, keys_of, table_of
from store.records.json_values import WrongValue
from store.records.model import Event, Key, Path, Record
from store.records.vocabulary import Review


class Severity(Enum):
    """How much a finding matters: `warning` does not add up, `note` deserves a look."""

    WARNING = "warning"
    NOTE = "note"


class Problem(NamedTuple):
    """What a check finds: where in which record, and a message that shows the arithmetic."""

    key: Key
    path: Path
    message: str


class Finding(NamedTuple):
    """A problem with the stable code of the check that found it."""

    code: str
    severity: Severity
    key: Key
    path: Path
    message: str

    @property
    def is_warning(self) -> bool:
        """Whether it does not add up, rather than deserve a look."""
        return self.severity is Severity.WARNING


RecordCheck = Callable[[Documents, Key, Record], Iterable[Problem]]
FileCheck = Callable[[Documents], Iterable[Problem]]

_of_records: dict[str, tuple[Severity, RecordCheck]] = {}
_of_files: dict[str, tuple[Severity, FileCheck]] = {}


def record_check(code: str, severity: Severity = Severity.WARNING) -> Callable[[RecordCheck], RecordCheck]:
    """Register a check of one record, by a code that stays the same for ever."""

    def register(function: RecordCheck) -> RecordCheck:
        _of_records[code] = (severity, function)
        return function

    return register


def file_check(code: str, severity: Severity = Severity.WARNING) -> Callable[[FileCheck], FileCheck]:
    """Register a check that needs the whole file."""

    def register(function: FileCheck) -> FileCheck:
        _of_files[code] = (severity, function)
        return function

    return register


def codes() -> tuple[str, ...]:
    """The codes of all checks."""
    return (*_of_records, *_of_files)


def run_on(records: Documents, key: Key) -> list[Finding]:
    """What the checks of single records find in one record; nothing in a superseded event.

    Nothing either in one whose text cannot be read: that is told with the wrong records.
    """
    record = records.event(key.id) if key.table == "events" else table_of(records, key.table)[key.id]
    if isinstance(record, Event) and record.review == Review.SUPERSEDED.value:
        return []
    try:
        return [
            Finding(code, severity, *problem)
            for code, (severity, check) in _of_records.items()
            for problem in check(records, key, record)
        ]
    except WrongValue:
        return []


def run(records: Documents) -> list[Finding]:
    """What all checks find, record by record, then what only the whole file shows."""
    found = [finding for key in keys_of(records) for finding in run_on(records, key)]
    return found + [
        Finding(code, severity, *problem) for code, (severity, check) in _of_files.items() for problem in check(records)
    ]
