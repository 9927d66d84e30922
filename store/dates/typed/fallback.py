"""The last reading of a typed date, by python-dateutil, with all that it had to assume told or refused.

Imported only when our own grammar has given up, for dateutil takes as long to load as the rest of the program.
dateutil fills what is missing from a default, takes its century from the clock and months first: it is asked twice
with different defaults, so that what it made up shows, and is told our century and order.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from dateutil.parser import parse as parse_loosely
from dateutil.parser import parserinfo

from store.dates.edtf.parsing import Edtf, parse
from store.dates.typed.numeric import latest_day
from store.dates.typed.talk import NotUnderstood, Talk, refuse, year_of_two
from store.dates.typed.tokens import month_number, split, weekday_number

# Two defaults that differ in every field; both months have 31 days, so that any day fits.
_YEAR_FIRST = re.compile(r"\s*\d{4}\D\d")
_FIGURES = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")
_IDLE = frozenset(("at", "on", "of", "the", "t", "z", "am", "pm", "h", "st", "nd", "rd", "th", "utc", "gmt"))
DEFAULTS = (datetime(2004, 1, 1, 1, 1, 1), datetime(2008, 3, 2, 2, 2, 2))


_JOINING = frozenset(("a", "an", "in", "to", "from", "during", "or", "and", "before", "after", "day", "days", "week"))


def by_dateutil(text: str, talk: Talk) -> Edtf:
    """Read by dateutil what it can read without making anything up; NotUnderstood otherwise."""
    _check_letters(text)
    day_first = talk.day_first and not _YEAR_FIRST.match(text)
    first, second = (_read(text, talk, day_first, default) for default in DEFAULTS)
    given = {name for name in ("year", "month", "day", "hour") if getattr(first, name) == getattr(second, name)}
    talk.note("read by dateutil")
    if "hour" in given:
        talk.note("the time of day is kept only in your own words")
    figures = {name for name in ("minute", "second") if getattr(first, name) == getattr(second, name)} | given
    month_named = any(month_number(word) for word in _WORDS.findall(text.lower()))
    numbers = _FIGURES.findall(text)
    no_year = any(len(number) == 4 and int(number) != first.year for number in numbers)
    if no_year or len(numbers) > len(figures) - month_named:
        refuse(f"{text.strip()!r} says more than one date; write A to B, or A and B")
    if not _YEAR_FIRST.match(text) and _read(text, talk, not day_first, DEFAULTS[0]) != first:
        talk.note(f"{'day' if day_first else 'month'} first")
    return _stated(first.date(), given - {"hour"}, text, talk)


def _check_letters(text: str) -> None:
    """NotUnderstood where a word is neither a month nor a weekday nor one that dateutil can do without."""
    unknown = [
        word
        for word in _WORDS.findall(text.lower())
        if month_number(word) is None and weekday_number(word) is None and word not in _IDLE
    ]
    if unknown:
        word = next((word for word in unknown if not _is_ours(word)), unknown[0])
        reason = f" because of {word!r}" if word != text.strip().lower() else ""
        refuse(_not_understood(text, reason))


def _not_understood(text: str, reason: str = "") -> str:
    expected = "expected one such as 30 sep 2019, late august or 2014"
    return f"{text.strip()!r} is not understood as a date{reason}; {expected}"


def _is_ours(word: str) -> bool:
    """Whether our grammar knows a word, so that it is hardly the one for which a text is no date."""
    said = split(word)
    return said != (word,) or word in _JOINING


def _stated(found: date, given: set[str], text: str, talk: Talk) -> Edtf:
    """The date to the precision that was given; the latest day when the year was not."""
    if "year" in given and found.year < 1000:
        refuse(f"{found.year} is not a year of four digits; write all four")
    if given == {"year", "month", "day"}:
        return parse(found.isoformat())
    if given == {"year", "month"}:
        return parse(found.isoformat()[:7])
    if given == {"month", "day"}:
        return latest_day(found.month, found.day, talk)
    if given == {"year"}:
        refuse(f"{text.strip()!r} does not say which century", parse(f"{found.year:04}"))
    raise NotUnderstood(_not_understood(text))


def _read(text: str, talk: Talk, day_first: bool, default: datetime) -> datetime:
    try:
        return parse_loosely(text, _Info(talk, day_first), default=default, ignoretz=True)
    except Exception as error:  # dateutil lets through whatever its inner code meets on odd text
        raise NotUnderstood(_not_understood(text)) from error


class _Info(parserinfo):
    """Our century and order, in place of dateutil's."""

    def __init__(self, talk: Talk, day_first: bool) -> None:
        super().__init__(dayfirst=day_first)
        self.anchor = talk.anchor

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        return year if year > 99 or century_specified else year_of_two(f"{year:02}", self.anchor)
