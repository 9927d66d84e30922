"""Dates told from the day of speaking: "yesterday", "monday", "last week", "two months ago", "next year".

A bare weekday is the latest one up to and with the anchor: a report of Monday that says "on Monday" means that day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from store.dates.edtf.parsing import Edtf, parse
from store.dates.typed.talk import Talk, refuse
from store.dates.typed.tokens import WEEKDAYS, Tokens, count_of, weekday_number

DAYS = {
    ("today",): 0,
    ("now",): 0,
    ("tonight",): 0,
    ("this", "morning"): 0,
    ("this", "afternoon"): 0,
    ("this", "evening"): 0,
    ("yesterday",): -1,
    ("last", "night"): -1,
    ("tomorrow",): 1,
    ("day", "before", "yesterday"): -2,
    ("day", "after", "tomorrow"): 2,
}
STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1}
UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 0, "year": 0}
VAGUE = frozenset(("few", "several", "many", "couple"))


def relative(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Read such a date; None when the tokens are none."""
    if tokens in DAYS:
        return _day(talk.anchor + timedelta(DAYS[tokens]))
    if len(tokens) == 1 and tokens[0] != "weekend":
        number = weekday_number(tokens[0])
        return None if number is None else _latest_weekday(number, talk)
    if "ago" in (tokens[-1], tokens[0]):
        return _away(tokens[:-1] if tokens[-1] == "ago" else tokens[1:], -1, talk)
    if tokens[0] == "before" and tokens[-1].removesuffix("s") in UNITS:  # as Arabic and Kurdish say it
        talk.note(f"counted back from {talk.anchor}")
        return _away(tokens[1:], -1, talk)
    if tokens[-2:] == ("from", "now") or (tokens[0] == "in" and tokens[-1].removesuffix("s") in UNITS):
        return _away(tokens[1:] if tokens[0] == "in" else tokens[:-2], 1, talk)
    if tokens[-1] == "weekend" and tokens[:-1] in ((), ("last",), ("past",), ("this",), ("next",)):
        return _weekend(tokens[:-1], talk)
    if len(tokens) == 2 and tokens[1] in ("last", "next"):  # as Arabic, Kurdish and French say it
        tokens = tokens[::-1]
    if (tokens[0] == "past" or len(tokens) == 3) and tokens[0] in STEPS and tokens[-1].removesuffix("s") in UNITS:
        return _beside_now(tokens, talk)
    if len(tokens) == 2 and tokens[0] in STEPS:
        return _stepped(STEPS[tokens[0]], tokens[1], talk)
    if len(tokens) == 3 and "week" in tokens:
        return _day_of_week(tokens, talk)
    return None


def _day_of_week(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "monday last week", "last week monday"."""
    day, step, unit = tokens if tokens[2] == "week" else (tokens[2], *tokens[:2])
    number = weekday_number(day)
    if number is None or step not in STEPS or unit != "week":
        return None
    talk.note(f"weeks start on {talk.week_start.title()}")
    first = _week_start(talk) + timedelta(7 * STEPS[step])
    return _day(first + timedelta((number - first.weekday()) % 7))


def around(tokens: Tokens, talk: Talk, single: Callable[[Tokens, Talk], Edtf | None]) -> Edtf | None:
    """Such as "week of 3 may 2019", "week ending 5 may 2019", "weekend of 4 may 2019", by what `single` reads."""
    if tokens[0] not in ("week", "weekend") or len(tokens) < 2:
        return None
    which = tokens[1] if tokens[1] in ("ending", "beginning", "commencing", "since") else ""
    found = single(tokens[1 + bool(which) :], talk) if len(tokens) > 1 + bool(which) else None
    day = found.earliest if found else None
    if found is None or not isinstance(day, date) or day != found.latest:
        return None
    if tokens[0] == "weekend":
        saturday = day + timedelta(5 - day.weekday() if day.weekday() < 6 else -1)
        return _days(saturday, saturday + timedelta(1), talk)
    if which == "ending":
        return _days(day - timedelta(6), day, talk)
    return _days(day, day + timedelta(6), talk) if which else _week(_week_start(talk, day), talk)


def beside(tokens: Tokens, talk: Talk, single: Callable[[Tokens, Talk], Edtf | None]) -> Edtf | None:
    """Such as "the day after 9 nov 2019", "two weeks before 9 nov 2019", counted from a day that `single` reads."""
    at = next((at for at in (1, 2) if tokens[at : at + 1] in (("before",), ("after",))), 0)
    unit = tokens[at - 1].removesuffix("s") if at else ""
    count = count_of(tokens[0]) if at == 2 else 1
    if unit not in ("day", "week") or not count or len(tokens) < at + 2:
        return None
    found = single(tokens[at + 1 :], talk)
    day = found.earliest if found else None
    if found is None or not isinstance(day, date) or day != found.latest:
        return None
    other = day + timedelta(count * UNITS[unit] * (-1 if tokens[at] == "before" else 1))
    return _day(other) if unit == "day" else parse(f"{other}~")


def _latest_weekday(number: int, talk: Talk) -> Edtf:
    back = (talk.anchor.weekday() - number) % 7
    if back == 0:
        talk.note(f"the {WEEKDAYS[number].title()} of the same day")
    return _day(talk.anchor - timedelta(back))


def _stepped(step: int, unit: str, talk: Talk) -> Edtf | None:
    number = weekday_number(unit)
    if number is not None:
        return _stepped_weekday(step, number, talk)
    if unit == "week":
        return _week(_week_start(talk) + timedelta(7 * step), talk)
    if unit == "quarter":
        year, quarter = divmod(talk.anchor.year * 4 + (talk.anchor.month - 1) // 3 + step, 4)
        return parse(f"{year:04}-{33 + quarter}")
    if unit in ("month", "year"):
        return parse(_months_away(talk.anchor, step if unit == "month" else 12 * step)[: 7 if unit == "month" else 4])
    return None


def _stepped_weekday(step: int, number: int, talk: Talk) -> Edtf:
    if step == 0:
        first = _week_start(talk)
        return _day(first + timedelta((number - first.weekday()) % 7))
    ahead = (number - talk.anchor.weekday()) % 7
    days = (ahead or 7) if step > 0 else (ahead - 7)
    if abs(days) != 7:
        talk.note(f"the {'first after' if step > 0 else 'latest before'} {talk.anchor}")
    return _day(talk.anchor + timedelta(days))


def _away(tokens: Tokens, step: int, talk: Talk) -> Edtf | None:
    """Such as "3 days ago" is a day; weeks are about a day; months and years are that month and year."""
    unit = tokens[-1].removesuffix("s") if tokens else ""
    if unit not in UNITS:
        return None
    count = count_of(tokens[0]) if len(tokens) == 2 else 1 if tokens == (unit,) else None
    if count is None and (len(tokens) == 1 or tokens[0] in VAGUE):
        refuse(f"how many {unit}s is not given")
    if count is None or (len(tokens) == 2 and tokens[0] in ("last", "next", "this")):
        return None
    if UNITS[unit]:
        day = talk.anchor + timedelta(step * count * UNITS[unit])
        return _day(day) if unit == "day" else parse(f"{day}~")
    month = _months_away(talk.anchor, step * count * (12 if unit == "year" else 1))
    return parse(month[: 4 if unit == "year" else 7])


def _beside_now(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "last 30 days", "past week", "next 3 months": from so long ago up to the anchor, or from it so far on."""
    unit, step = tokens[-1].removesuffix("s"), STEPS[tokens[0]]
    count = count_of(tokens[1]) if len(tokens) == 3 else 1
    if len(tokens) == 3 and tokens[1] in VAGUE:
        refuse(f"how many {unit}s is not given")
    if not count or not step:
        return None
    if UNITS[unit]:
        other = talk.anchor + timedelta(step * count * UNITS[unit])
    else:
        month = _months_away(talk.anchor, step * count * (12 if unit == "year" else 1))
        other = min(date.fromisoformat(f"{month}-01") + timedelta(talk.anchor.day - 1), _last_of(month))
    talk.note(f"counted {'back ' * (step < 0)}from {talk.anchor}")
    return _days(min(other, talk.anchor), max(other, talk.anchor), talk)


def _last_of(month: str) -> date:
    found = parse(month).latest
    assert isinstance(found, date)
    return found


def _weekend(which: Tokens, talk: Talk) -> Edtf:
    """The latest Saturday and Sunday up to the anchor; "next weekend" the first after it."""
    talk.note("Saturday and Sunday")
    saturday = talk.anchor - timedelta((talk.anchor.weekday() - 5) % 7)
    if which == ("next",) or (which == ("this",) and talk.anchor.weekday() < 5):
        saturday += timedelta(7)
    return _days(saturday, saturday + timedelta(1), talk)


def _months_away(anchor: date, months: int) -> str:
    """The month so many months away, `2019-08`."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        refuse("the year would not have four digits")
    return f"{year:04}-{month + 1:02}"


def _week_start(talk: Talk, day: date | None = None) -> date:
    """The first day of the week of a day, by default the anchor."""
    day = day or talk.anchor
    return day - timedelta((day.weekday() - (0 if talk.week_start == "monday" else 6)) % 7)


def _week(first: date, talk: Talk) -> Edtf:
    talk.note(f"weeks start on {talk.week_start.title()}")
    return _days(first, first + timedelta(6), talk)


def iso_week(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as 2019-W40, 2019-W40-3, "week 40 of 2019": the standard's week, from Monday, or a day of it."""
    words = [token for token in tokens if token not in ("-", "/", "w", "week", "wk")]
    with_day = len(words) == 3 and tokens[1:3] == ("-", "w") and words[2] in set("0123456789")
    day = int(words.pop()) if with_day else 0
    if len(words) != 2 or not {"w", "week", "wk"} & set(tokens) or not all(map(str.isdecimal, words)):
        return None
    year, week = words if len(words[0]) == 4 else words[::-1]
    if len(year) != 4 or len(week) > 2:
        return None
    try:
        first = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        refuse(f"{year} has no week {week}")
    if with_day and not 1 <= day <= 7:
        refuse(f"there is no day {day} of a week; its days are 1, Monday, to 7, Sunday")
    if day:
        return _day(first + timedelta(day - 1))
    talk.note("the week of ISO 8601, from Monday")
    return _days(first, first + timedelta(6), talk)


def _days(first: date, last: date, talk: Talk) -> Edtf:
    return parse(f"{first}/{last}" if talk.lasting else f"[{first}..{last}]")


def _day(day: date) -> Edtf:
    return parse(day.isoformat())
