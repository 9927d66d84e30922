"""The order of dates, and which of two can or must come first.

The order is total and stable: by earliest day, then latest, then time of day, then text. An open start comes before
every day and an open end after. An unknown end lends the day of the end that is known, for nothing says that it lies
far. What has no date, or none that is EDTF, comes last, by its text.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TypeAlias

from store.dates.calendar import OPEN, Bound, ordinal_or_none
from store.dates.edtf.parsing import DateError, Edtf, Span, parse

OrderKey: TypeAlias = tuple[float, float, int, str]
BEFORE_ALL, AFTER_ALL = float("-inf"), float("inf")
NO_TIME = -24 * 3600
UNDATED: OrderKey = (AFTER_ALL, AFTER_ALL, NO_TIME, "")


@cache
def order_key(text: str | None) -> OrderKey:
    """The key to sort a date by; never raises."""
    if not text:
        return UNDATED
    try:
        edtf = parse(text)
    except DateError:
        return AFTER_ALL, AFTER_ALL, NO_TIME, text
    earliest, latest = _ends(edtf)
    return earliest, latest, _seconds(edtf.time), edtf.text


@cache
def falling_order_key(text: str | None) -> OrderKey:
    """The key to sort a date by where the order is then reversed: what has no date comes last there, too."""
    key = order_key(text)
    return (BEFORE_ALL, BEFORE_ALL, *key[2:]) if key[0] == AFTER_ALL else key


def _seconds(time: str | None) -> int:
    """Return the seconds into the day, in UTC where a shift is given, else as written; no time sorts first."""
    if time is None:
        return NO_TIME
    seconds = int(time[:2]) * 3600 + int(time[3:5]) * 60 + int(time[6:8])
    shift = time[8:]
    if len(shift) < 3:
        return seconds
    minutes = int(shift[1:3]) * 60 + int(shift[4:6] or 0)
    return seconds + 60 * (minutes if shift[0] == "-" else -minutes)


def _ends(edtf: Edtf) -> tuple[float, float]:
    """Return both ends as numbers for sorting; an unknown end is derived from the known one."""
    earliest, latest = edtf.earliest, edtf.latest
    if type(earliest) is type(latest) is date:  # nearly all
        return earliest.toordinal(), latest.toordinal()
    known = [end for span in edtf.spans for end in (span.first, span.last) if end]
    low = BEFORE_ALL if earliest is OPEN else ordinal_or_none(earliest)
    high = AFTER_ALL if latest is OPEN else ordinal_or_none(latest)
    if low is None:
        low = _low(known[0].earliest) if known else BEFORE_ALL
    if high is None:
        high = _high(known[-1].latest) if known else AFTER_ALL
    return low, high


def _low(bound: Bound) -> float:
    """A first day as an ordinal; before every day where it is open or unknown."""
    number = ordinal_or_none(bound)
    return BEFORE_ALL if number is None else number


def _high(bound: Bound) -> float:
    """A last day as an ordinal; after every day where it is open or unknown."""
    number = ordinal_or_none(bound)
    return AFTER_ALL if number is None else number


def surely_before(a: Edtf, b: Edtf) -> bool:
    """Every day that `a` can mean comes before every day that `b` can mean; never so across an unknown end."""
    return _high(a.latest) < _low(b.earliest)


def could_be_same(a: Edtf, b: Edtf) -> bool:
    """Both dates can be true of one thing: some stretch of one meets some stretch of the other.

    The gaps in a set count. An approximate date reaches as far again on either side as it is long: "about 2014"
    does not deny 2015, and denies 2017.
    """
    return any(
        first <= other_last and other_first <= last
        for first, last in stretches(a)
        for other_first, other_last in stretches(b)
    )


def days_of(edtf: Edtf) -> tuple[float, float]:
    """The first and last day that a date can mean, as ordinals; infinite where an end is open or unknown."""
    return _low(edtf.earliest), _high(edtf.latest)


def stretches(edtf: Edtf) -> list[tuple[float, float]]:
    """The stretches of days that a date can mean, as ordinals; an approximate one is longer (see `could_be_same`)."""
    spans = edtf.spans or (Span(edtf, edtf, edtf.earliest, edtf.latest),)
    return [_stretch(span, approximate=edtf.approximate) for span in spans]


def _stretch(span: Span, *, approximate: bool) -> tuple[float, float]:
    low, high = _low(span.earliest), _high(span.latest)
    margins = [_length(end) if approximate and end else 0 for end in (span.first, span.last)]
    return low - margins[0], high + margins[1]


def _length(edtf: Edtf) -> int:
    low, high = ordinal_or_none(edtf.earliest), ordinal_or_none(edtf.latest)
    return 0 if low is None or high is None else high - low + 1
