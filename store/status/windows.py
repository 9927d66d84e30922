"""In which days something began and ended, by an EDTF date.

Days are ordinals of the proleptic Gregorian calendar; a time of day is the fraction. An open end lies beyond all days.
"""

from __future__ import annotations

from functools import cache
from math import floor
from typing import NamedTuple

from store.dates import OPEN, Edtf, OrderKey, date_in, days_of, order_key

BEFORE_ALL, AFTER_ALL = float("-inf"), float("inf")
END_OF_DAY = 0.99999
SECONDS_A_DAY = 86_400


class Window(NamedTuple):
    """The first and last moment at which something can have happened."""

    earliest: float
    latest: float

    def moved(self, days: float) -> Window:
        """The same so many days later."""
        return Window(self.earliest + days, self.latest + days)


class Dated(NamedTuple):
    """A date as the standing needs it. `wide` is the window of an approximate date, `end` that of one that lasts."""

    date: Edtf
    order: OrderKey
    begin: Window
    end: Window | None
    wide: Window | None


@cache
def dated(text: str) -> Dated | None:
    """The date of an event; None where it has none that is EDTF. Read once per distinct text."""
    date = date_in(text)
    if date is None:
        return None
    return Dated(date, order_key(text), begins(date), ends(date), wide_begin(date) if date.approximate else None)


def begins(date: Edtf) -> Window:
    """When that which the date is of came to hold: at the date, or at the start of one that lasts.

    A set of which one is meant is a window from its first day to its last. An unknown start lies anywhere before
    the end; an open one before all days.
    """
    if not (date.is_interval or date.is_list):
        return _window(date)
    first = date.spans[0].first
    if first is not None:
        return _window(first)
    return Window(BEFORE_ALL, BEFORE_ALL if date.spans[0].earliest is OPEN else days_of(date)[1] + END_OF_DAY)


def ends(date: Edtf) -> Window | None:
    """When it ceased, for a date that lasts; None where nothing says that it did.

    An unknown end lies anywhere after the start: from then on it may have ceased.
    """
    if not (date.is_interval or date.is_list):
        return None
    last = date.spans[-1].last
    if last is not None:
        return _window(last)
    return None if date.spans[-1].latest is OPEN else Window(days_of(date)[0], AFTER_ALL)


def wide_begin(date: Edtf) -> Window:
    """The window of an approximate date: as far again on either side as it is long."""
    window = begins(date)
    if window.earliest == BEFORE_ALL or window.latest == AFTER_ALL:
        return window
    length = floor(window.latest) - floor(window.earliest) + 1
    return Window(window.earliest - length, window.latest + length)


def _window(date: Edtf) -> Window:
    first, last = days_of(date)
    if date.time is not None:
        moment = first + order_key(date.text)[2] / SECONDS_A_DAY
        return Window(moment, moment)
    return Window(first, last + END_OF_DAY)
