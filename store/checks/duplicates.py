"""Events that may be one and the same. Alike events under different ids are real too, so this is a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.checks.registry import Problem, Severity, file_check
from store.records.model import Key
from store.records.vocabulary import Review
from store.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.interface import Documents


@file_check("possible-duplicate", Severity.NOTE)
def possible_duplicate(records: Documents) -> Iterator[Problem]:
    """Two events of one date, type and place with the same title, not both imported, and not linked to each other."""
    seen: dict[tuple[object, ...], str] = {}
    for row in records.rows.values():
        alike = (row.date, row.type, frozenset(row.crossings), fold(row.title))
        first = seen.setdefault(alike, row.id)
        if first != row.id and row.title and row.date and not _told_apart(records, first, row.id):
            yield Problem(Key("events", row.id), ("title",), f"same date, type, crossings and title as {first}")


def _told_apart(records: Documents, one: str, other: str) -> bool:
    first, second = records.event(one), records.event(other)
    if (first.origin and second.origin) or Review.SUPERSEDED.value in (first.review, second.review):
        return True
    return other in first.related or one in second.related or first.summary != second.summary
