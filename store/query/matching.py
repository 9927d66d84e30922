"""What a query finds whatever the day, so that going to another day looks at no event again.

An event is of a day and of all later ones when it could have happened by then; one of unknown beginning is of all days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import compress

from store.dates import earliest_ordinal, order_key
from store.query.ranges import read_date
from store.records.model import EventRow


class Matching:
    """Some rows in order, to be cut off at a day. `by_date`: the order is that of `order_key`, or its reverse."""

    def __init__(self, rows: list[EventRow], *, by_date: bool, descending: bool) -> None:
        self.rows = rows
        self._by_date, self._descending = by_date, descending

    def until(self, day: date | None) -> Sequence[EventRow]:
        """Those that could have happened by a day; all where it is None."""
        if day is None:
            return self.rows
        if not self._by_date:
            return list(compress(self.rows, map(day.toordinal().__ge__, self._days)))
        return self._cut(float(day.toordinal()))

    def _cut(self, day: float) -> list[EventRow]:
        """The rows on this side of a day, and those of any day from the other side."""
        if self._descending:
            place = bisect_left(self.rows, -day, key=lambda row: -order_key(row.date)[0])
            found = self.rows[place:]
            found[:0] = [row for number, row in self._of_any_day if number < place]
            return found
        place = bisect_right(self.rows, day, key=lambda row: order_key(row.date)[0])
        found = self.rows[:place]
        found += [row for number, row in self._of_any_day if number >= place]
        return found

    @cached_property
    def _of_any_day(self) -> list[tuple[int, EventRow]]:
        dates = {text for text in {row.date for row in self.rows} if first_day(text) is None}
        return [(number, row) for number, row in enumerate(self.rows) if row.date in dates] if dates else []

    @cached_property
    def _days(self) -> list[int]:
        first = {text: first_day(text) or 0 for text in {row.date for row in self.rows}}
        return [first[row.date] for row in self.rows]


def first_day(text: str) -> int | None:
    """The first day that a record's date can mean, as an ordinal; None where there is none or it is not known."""
    found = read_date(text)
    return None if found is None else earliest_ordinal(found)
