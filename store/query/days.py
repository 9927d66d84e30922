"""The days on which events begin, to go from one to the next.

An event of an uncertain date begins on the first day that it can mean; one that may be of any day begins on none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from store.query import Test
from store.query.matching import first_day
from store.records.model import EventRow


class Days:
    """The events of some rows by the day on which they begin, an ordinal as `date.toordinal` counts."""

    def __init__(self, rows: Iterable[EventRow]) -> None:
        by_date: dict[str, list[EventRow]] = {}
        for row in rows:
            by_date.setdefault(row.date, []).append(row)
        self._events: dict[int, list[EventRow]] = {}
        for text, events in by_date.items():
            day = first_day(text)
            if day is not None:
                self._events.setdefault(day, []).extend(events)
        self._days = sorted(self._events)

    def next(self, day: int, step: int, test: Test) -> tuple[int, EventRow] | None:
        """The nearest day after one (before it, where `step` is negative) with an event that passes, and that event."""
        for other in self._from(day, step):
            for row in self._events[other]:
                if test(row):
                    return other, row
        return None

    def _from(self, day: int, step: int) -> Iterator[int]:
        if step < 0:
            return iter(reversed(self._days[: bisect_left(self._days, day)]))
        return iter(self._days[bisect_right(self._days, day) :])
