"""The days that a year, month and day with unspecified digits can mean.

An X stands for any digit that makes a day of the calendar: `1984-1X` is October to
December, `2004-XX-31` January to December by way of the long months only, `156X-02-29` a leap year's day. A masked
month is one of the twelve, never a season.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from store.dates.calendar import Day, day_of, last_day

DIGITS = "0123456789"
SOME_LEAP_YEAR = 2000


def first_day_of(year: str, month: str | None = None, day: str | None = None) -> Day | None:
    """The first day that fits; None when the calendar has none."""
    return _extreme(year, month, day, latest=False)


def last_day_of(year: str, month: str | None = None, day: str | None = None) -> Day | None:
    """The last day that fits; None when the calendar has none."""
    return _extreme(year, month, day, latest=True)


@lru_cache(1024)
def fitting(mask: str, top: int) -> Sequence[int]:
    """The numbers from 1 to `top` whose two digits fit the mask, in order."""
    tens, ones = mask[0], mask[1]
    return tuple(n for n in range(1, top + 1) if tens in ("X", DIGITS[n // 10]) and ones in ("X", DIGITS[n % 10]))


def _extreme(year: str, month: str | None, day: str | None, *, latest: bool) -> Day | None:
    if _in_year(SOME_LEAP_YEAR, month, day, latest=latest) is None:
        return None
    days = (_in_year(number, month, day, latest=latest) for number in fitting_years(year, latest=latest))
    return next((found for found in days if found), None)


def _in_year(year: int, month: str | None, day: str | None, *, latest: bool) -> Day | None:
    months = fitting(month, 12) if month else (1, 12)
    for which in reversed(months) if latest else months:
        longest = last_day(year, which)
        days = fitting(day, longest) if day else (1, longest)
        if days:
            return day_of(year, which, days[-1 if latest else 0])
    return None


def fitting_years(mask: str, *, latest: bool) -> Iterator[int]:
    """The years that fit, from the end that is asked for; a negative one is never the year 0."""
    if "X" not in mask:
        yield int(mask)
        return
    if mask[0] == "-":
        yield from (-year for year in fitting_years(mask[1:], latest=not latest) if year)
        return
    order = DIGITS[::-1] if latest else DIGITS
    for digits in product(*(order if char == "X" else char for char in mask)):
        yield int("".join(digits))
