"""Dates of the calendar as people write them: "Sept 30, 2019", "30 sep", "nov 2017", "30/9/19", "30.9.2019", "7/2008".

A day or month without its year is the latest up to and with the anchor. Of 10/9/19 the setting says which is the
day, and the note says what the other reading would be.
"""

from __future__ import annotations

from datetime import date

from store.dates.calendar import last_day
from store.dates.edtf.parsing import Edtf, parse
from store.dates.typed.talk import Talk, refuse, year_of_two
from store.dates.typed.tokens import MONTHS, WEEKDAYS, Tokens, month_number, weekday_number

SEPARATORS = frozenset("-/.")


def calendar_date(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Read such a date; None when the tokens are none; NotUnderstood when there is no such day."""
    for weekday, rest in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])) if len(tokens) > 1 else ():
        number = weekday_number(weekday)
        if number is not None:
            return _checked(calendar_date(rest, talk), number)
    parts = _unjoined(tokens)
    months = [place for place, part in enumerate(parts) if month_number(part)]
    if not parts or len(parts) > 3 + ("'" in parts) or len(months) > 1:
        return None
    if months:
        return _with_name(parts, months[0], talk)
    return _in_figures(parts, talk) if all(part.isdecimal() for part in parts) else None


def _checked(found: Edtf | None, number: int) -> Edtf | None:
    """The same date, when it is the weekday that is named beside it."""
    if found is None or not isinstance(found.earliest, date) or found.earliest != found.latest:
        return None
    actual = found.earliest.weekday()
    if actual != number:
        refuse(f"{found.text} is a {WEEKDAYS[actual].title()}, not a {WEEKDAYS[number].title()}", found)
    return found


def _unjoined(tokens: Tokens) -> Tokens:
    """The parts, without one and the same separator between all of them; an apostrophe says that a year follows."""
    if len(tokens) in (3, 5) and tokens[1] in SEPARATORS and set(tokens[1::2]) == {tokens[1]}:
        return tokens[::2]
    return tokens


def _with_name(parts: Tokens, place: int, talk: Talk) -> Edtf | None:
    month = month_number(parts[place]) or 0
    rest = parts[:place] + parts[place + 1 :]
    if rest[-2:-1] == ("'",) and all(part.isdecimal() for part in rest[:-2]):  # "may '19", "2 may '19"
        when = talk.year_of(rest[-1])
        return _day(when, month, rest[0]) if len(rest) == 3 else _month(when, month)
    if not all(part.isdecimal() for part in rest):
        return None
    if not rest:
        talk.note(f"the latest up to {talk.anchor}")
        return _month(talk.anchor.year - (month > talk.anchor.month), month)
    if len(rest) == 1:
        return _one_number(rest[0], month, talk, after=place == 0)
    day, year = rest if len(rest[0]) <= 2 else rest[::-1]
    return _day(talk.year_of(year), month, day)


def _one_number(digits: str, month: int, talk: Talk, *, after: bool) -> Edtf | None:
    """A month's name with a year, or with a day; a number of two digits after the name could be either."""
    if len(digits) > 2:
        return _month(talk.year_of(digits), month)
    if int(digits) > 31:
        refuse(f"{MONTHS[month - 1].title()} has no day {digits}; write all four figures of a year")
    if after and len(digits) == 2:
        talk.note(
            f"{digits} is the day; for the year write {MONTHS[month - 1].title()} {year_of_two(digits, talk.anchor)}"
        )
    return latest_day(month, int(digits), talk)


def _in_figures(parts: Tokens, talk: Talk) -> Edtf | None:
    lengths = tuple(map(len, parts))
    if lengths == (8,):
        return _day(int(parts[0][:4]), int(parts[0][4:6]), parts[0][6:])
    if len(parts) == 1 or max(lengths) > 4 or 3 in lengths:
        return None
    if lengths[0] == 4:
        return _day(int(parts[0]), int(parts[1]), parts[2]) if len(parts) == 3 else _month(int(parts[0]), int(parts[1]))
    if len(parts) == 2 and lengths[1] == 4:
        return _month(int(parts[1]), int(parts[0]))
    return _day_and_month(parts, talk)


def _day_and_month(parts: Tokens, talk: Talk) -> Edtf | None:
    day, month = map(int, parts[:2] if talk.day_first else parts[1::-1])
    order, other = ("day", "month") if talk.day_first else ("month", "day")
    if month > 12 >= day:
        talk.note(f"{other} first, for there is no month {month}")
        day, month = month, day
    elif day <= 12 and day != month:
        talk.note(f"{order} first; {other} first it would be {month} {MONTHS[day - 1].title()}")
    if len(parts) == 2:
        return latest_day(month, day, talk)
    return _day(talk.year_of(parts[2]), month, str(day))


def latest_day(month: int, day: int, talk: Talk) -> Edtf:
    """The latest such day up to and with the anchor; NotUnderstood when no year has it."""
    if not 1 <= month <= 12:
        refuse(f"there is no month {month}")
    talk.note(f"the latest up to {talk.anchor}")
    year = talk.anchor.year - ((month, day) > (talk.anchor.month, talk.anchor.day))
    if (month, day) == (2, 29):
        year = next(known for known in range(year, year - 9, -1) if last_day(known, 2) == 29)
    return _whole_day(year, month, day)


def _month(year: int | None, month: int) -> Edtf | None:
    return parse(f"{year:04}-{month:02}") if year is not None and 1 <= month <= 12 else None


def _day(year: int | None, month: int, day: str) -> Edtf | None:
    return None if year is None or len(day) > 2 else _whole_day(year, month, int(day))


def _whole_day(year: int, month: int, day: int) -> Edtf:
    if not 1 <= month <= 12:
        refuse(f"there is no month {month}")
    if not 1 <= day <= last_day(year, month):
        refuse(f"{MONTHS[month - 1].title()} {year} has no day {day}", parse(f"{year:04}-{month:02}"))
    return parse(f"{year:04}-{month:02}-{day:02}")
