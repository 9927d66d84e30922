"""Days of the proleptic Gregorian calendar, in any year, and the ends of a stretch of days.

This is the arithmetic that `datetime.date` does not have: years below 1 and above 9999.
Years are numbered astronomically: 0 is 1 BC, -1 is 2 BC.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum
from typing import NamedTuple, TypeAlias

LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
CYCLE_YEARS, CYCLE_DAYS = 400, 146_097


class Edge(Enum):
    """An end that is no day: without limit, or a day that exists and nobody knows."""

    OPEN = "open"
    UNKNOWN = "unknown"


OPEN, UNKNOWN = Edge.OPEN, Edge.UNKNOWN


class BigDay(NamedTuple):
    """A day in a year that `datetime.date` cannot hold (below 1 or above 9999). Compare by `ordinal`."""

    year: int
    month: int
    day: int


Day: TypeAlias = date | BigDay
Bound: TypeAlias = date | BigDay | Edge


def day_of(year: int, month: int, day: int) -> Day:
    """The given day; ValueError when the calendar has no such day."""
    if MINYEAR <= year <= MAXYEAR:
        return date(year, month, day)
    if not 1 <= day <= last_day(year, month):
        raise ValueError("day is out of range for month")
    return BigDay(year, month, day)


def is_leap(year: int) -> bool:
    """Whether the year, counted astronomically, has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % CYCLE_YEARS == 0)


def last_day(year: int, month: int) -> int:
    """The number of days in a month of a year."""
    return 29 if month == 2 and is_leap(year) else LENGTHS[month]


def ordinal(day: Day) -> int:
    """Days counted as `date.toordinal` counts them (1 January of year 1 is 1), and on beyond its years."""
    if isinstance(day, date):
        return day.toordinal()
    cycles, year = divmod(day.year - 1, CYCLE_YEARS)
    return cycles * CYCLE_DAYS + date(year + 1, day.month, day.day).toordinal()


def day_at(number: int) -> Day:
    """The day with this ordinal: the inverse of `ordinal`."""
    cycles, rest = divmod(number - 1, CYCLE_DAYS)
    day = date.fromordinal(rest + 1)
    year = day.year + cycles * CYCLE_YEARS
    return day_of(year, day.month, day.day)


def ordinal_or_none(bound: Bound) -> int | None:
    """The bound's ordinal; None when it is open or unknown."""
    return None if isinstance(bound, Edge) else ordinal(bound)


def first_bound(bounds: Sequence[Bound]) -> Bound:
    """The earliest of some beginnings: open before all, then unknown, then the first day."""
    return bounds[0] if len(bounds) == 1 else _outermost(bounds, latest=False)


def last_bound(bounds: Sequence[Bound]) -> Bound:
    """The latest of some endings: open after all, then unknown, then the last day."""
    return bounds[0] if len(bounds) == 1 else _outermost(bounds, latest=True)


def _outermost(bounds: Sequence[Bound], *, latest: bool) -> Bound:
    if OPEN in bounds or UNKNOWN in bounds:
        return OPEN if OPEN in bounds else UNKNOWN
    days = [bound for bound in bounds if not isinstance(bound, Edge)]
    return (max if latest else min)(days, key=ordinal)
