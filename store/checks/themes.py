"""All checks, and how they are run: each theme is a module, and importing it registers its checks.

All of them take long to load; who runs one names this module by its room, as in `checks.themes.run_on(…)`.
"""

from __future__ import annotations

from store.checks import (  # noqa: F401  a theme that is imported registers its checks
    duplicates,
    figures,
    measures,
    references,
    rivals,
    runner,
    statuses,
    times,
    unknown_words,
)
from store.checks.runner import Finding
from store.records.interface import Documents, keys_of, table_of
from store.records.json_values import WrongValue
from store.records.model import Event, Key
from store.records.vocabulary import Review


def codes() -> tuple[str, ...]:
    """The codes of all checks."""
    return (*runner.of_records, *runner.of_files)


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
            for code, (severity, check) in runner.of_records.items()
            for problem in check(records, key, record)
        ]
    except WrongValue:
        return []


def run(records: Documents) -> list[Finding]:
    """What all checks find, record by record, then what only the whole file shows."""
    found = [finding for key in keys_of(records) for finding in run_on(records, key)]
    return found + [
        Finding(code, severity, *problem)
        for code, (severity, check) in runner.of_files.items()
        for problem in check(records)
    ]
