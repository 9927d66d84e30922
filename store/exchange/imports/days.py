"""Days as data sets write them, and precision as they code it. Owns these forms; EDTF itself is `store/dates/`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from store.dates import DateError, earliest_ordinal, latest_ordinal, parse

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([T ].*)?")
_WORDED = re.compile(r"(\d{1,2})([ -])([A-Za-z]{3,9})[ -](\d{4})")
_NUMBERED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2\d{4}")
"""Day, month and year."""

_MONTHS_OF_A_YEAR = 12


class Days(NamedTuple):
    """The first and the last day that a date can mean."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days these are, both ends counted."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=1 << 14)
def read_day(text: str) -> date | None:
    """The day that `2022-02-23`, `04 November 2021` or `4-Nov-2021` names, a time behind it left out; else None."""
    text = text.strip()
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _WORDED.fullmatch(text):
            return date(int(found[4]), _month(found[3]), int(found[1]))
    except ValueError:
        pass
    return None


def written_like(text: str, day: date) -> str:
    """A day in the form that another one is written in; ISO where that is none."""
    if (found := _NUMBERED.fullmatch(text.strip())) and int(found[3]) <= _MONTHS_OF_A_YEAR:
        return f"{_padded(found[1], day.day)}{found[2]}{_padded(found[3], day.month)}{found[2]}{day.year}"
    if (found := _ISO.fullmatch(text.strip())) and found[4]:
        return day.isoformat() + found[4]
    found = _WORDED.fullmatch(text.strip())
    if not found:
        return day.isoformat()
    name = _MONTHS[day.month - 1].capitalize()
    name = name if len(found[3]) > 3 or (found[3].lower() == "may" and found[2] == " ") else name[:3]
    return f"{_padded(found[1], day.day)}{found[2]}{name}{found[2]}{day.year}"


def _padded(text: str, number: int) -> str:
    """A number with as many digits as another, at least."""
    return f"{number:0{len(text)}}"


@lru_cache(maxsize=1 << 14)
def one_of(first: date, last: date) -> str:
    """EDTF for one day among these; a whole month or year is written as such."""
    if first >= last:
        return first.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return first.isoformat()[:4]
    return f"[{first.isoformat()}..{last.isoformat()}]"


@lru_cache(maxsize=1 << 12)
def week_of(day: date) -> str:
    """EDTF for one day of the week, Monday to Sunday, that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return one_of(monday, monday + timedelta(days=6))


def days_of(edtf: str) -> Days | None:
    """The days a date can mean; None for what is no date, or has an open end."""
    try:
        parsed = parse(edtf)
    except DateError:
        return None
    first, last = earliest_ordinal(parsed), latest_ordinal(parsed)
    if first is None or last is None or not 0 < first <= last <= date.max.toordinal():
        return None
    return Days(date.fromordinal(int(first)), date.fromordinal(int(last)))


def _month(name: str) -> int:
    name = name.lower()
    found = [number for number, month in enumerate(_MONTHS, 1) if month == name or month[:3] == name]
    if not found:
        raise ValueError(name)
    return found[0]
