"""What a query finds whatever the day, so that going to another day looks at no event again.

An event is of a day and of all later ones when it could have happened by then; one of unknown beginning is of all days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, compress, islice
from typing import overload

from store.dates import date_in, earliest_ordinal, falling_order_key, order_key
from store.records.model import EventRow


class Stretch(Sequence[EventRow]):
    """The rows of a list from one place to another, with a few others before or behind, and none of them copied.

    To copy very many rows at each step through time takes longer than all that is drawn of them.
    """

    def __init__(
        self,
        rows: list[EventRow],
        first: int,
        end: int,
        before: Sequence[EventRow] = (),
        behind: Sequence[EventRow] = (),
    ) -> None:
        self._rows, self._first, self._end, self._before, self._behind = rows, first, end, before, behind

    def __len__(self) -> int:
        return len(self._before) + self._end - self._first + len(self._behind)

    @overload
    def __getitem__(self, at: int, /) -> EventRow: ...
    @overload
    def __getitem__(self, at: slice, /) -> Sequence[EventRow]: ...
    def __getitem__(self, at: int | slice, /) -> EventRow | Sequence[EventRow]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at] - len(self._before)
        if place < 0:
            return self._before[place]
        place += self._first
        return self._rows[place] if place < self._end else self._behind[place - self._end]

    def __iter__(self) -> Iterator[EventRow]:
        return chain(self._before, islice(self._rows, self._first, self._end), self._behind)


class Matching:
    """Some rows in order, to be cut off at a day.

    `by_date`: the order is that of `order_key`, or the reverse of that of `falling_order_key`.
    """

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

    def _cut(self, day: float) -> Sequence[EventRow]:
        """The rows on this side of a day, and those of any day from the other side."""
        if self._descending:
            place = bisect_left(self.rows, -day, key=lambda row: -falling_order_key(row.date)[0])
            above = [row for number, row in self._of_any_day if number < place]
            return Stretch(self.rows, place, len(self.rows), before=above)
        place = bisect_right(self.rows, day, key=lambda row: order_key(row.date)[0])
        below = [row for number, row in self._of_any_day if number >= place]
        return Stretch(self.rows, 0, place, behind=below)

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
    found = date_in(text)
    return None if found is None else earliest_ordinal(found)


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

    def next(self, day: int, step: int, test: Callable[[EventRow], bool]) -> tuple[int, EventRow] | None:
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
