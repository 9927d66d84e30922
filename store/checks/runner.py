"""What a check and a finding are, and the list of all checks by their codes, which `themes.py` fills and runs.

A check is a small function that yields problems. It warns and explains; it never refuses or changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from store.records.interface import Documents
from store.records.model import Key, Path, Record


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

of_records: dict[str, tuple[Severity, RecordCheck]] = {}
of_files: dict[str, tuple[Severity, FileCheck]] = {}


def record_check(code: str, severity: Severity = Severity.WARNING) -> Callable[[RecordCheck], RecordCheck]:
    """Register a check of one record, by a code that stays the same for ever."""

    def register(function: RecordCheck) -> RecordCheck:
        of_records[code] = (severity, function)
        return function

    return register


def file_check(code: str, severity: Severity = Severity.WARNING) -> Callable[[FileCheck], FileCheck]:
    """Register a check that needs the whole file."""

    def register(function: FileCheck) -> FileCheck:
        of_files[code] = (severity, function)
        return function

    return register
