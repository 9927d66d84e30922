"""When it was, as a line tells it: its date wherever it stands, until when, in which direction.

Of the words that could be a date only those are taken that are meant as the date of the event: no bare number, no month
that is a verb ("may", "march"), no time of day, nothing behind "until" or "resolution".
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from store.dates import DateError, Edtf, earliest_ordinal, parse, short, understand
from store.dates.typed.phrases import LISTED, NoDate, NotUnderstood
from store.dates.typed.tokens import MONTHS, REASON_OF, month_at, month_number, plain, split, weekday_number
from store.dates.typed.tokens import MOST_WORDS as MOST_WORDS_OF_MONTH
from store.entry import words
from store.entry.names import country_at
from store.entry.tokens import Offer
from store.text.near import edits

if TYPE_CHECKING:
    from store.dates.typed.talk import WeekStart
    from store.entry.tokens import Line
    from store.records.model import Crossing, Meta

MOST_WORDS = 10
_EDTF = re.compile(r"(?=[^:TZ]*\d{4})[\d.,~?%/X\[\]{}:TZ-]+")
_NUMERIC = re.compile(
    r"\d{4}-\d{1,2}(-\d{1,2})?\S*|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{8}|\d{4}/\d{1,2}/\d{1,2}|\d{4}-[Ww]\d+\S*"
    r"|(?:early|mid|late)-(?:19|20)\d\d"
)
_DAY_MONTH = re.compile(r"\d{1,2}[/.]\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d'?s?[?~%]?")
CLOCK = re.compile(r"\d{1,2}(:\d\d)+h?|\d{1,2}[ap]m")
_ZONE = re.compile(r"(?:utc|gmt)[+-]\d{1,2}(:?\d\d)?")
_NUMBER = re.compile(r"\d{1,2}(st|nd|rd|th)?|\d{1,2}[-–/]\d{1,2}")
_OPENED = frozenset((("as", "of"), ("not", "later"), ("not", "earlier"), ("not", "before"), ("not", "after")))
"""Two words that begin a date, of which the first does so with the second alone."""
_DIRECTION = re.compile(r"([A-Za-z]{2,12})\s*(?:>|→|->)\s*([A-Za-z]{2,12})")


_LARGE = (["thousand"], ["million"], ["tonnes"], ["tons"])
"""Behind a number with a point, tell that it is no day: "1.5 million trucks"."""


class When(NamedTuple):
    """The date of a line: in EDTF, as it was typed, what was decided on the way, and from where to where it stands."""

    edtf: Edtf
    words: str
    note: str
    first: int
    end: int


class Calendar:
    """What dates are read against: the day they count from, today, and the file's settings."""

    def __init__(self, meta: Meta, anchor: date, today: date) -> None:
        self.anchor, self.today = anchor, today
        self.day_first = meta.day_first
        self.week_start: WeekStart = "sunday" if meta.week_start == "sunday" else "monday"

    def read(self, text: str) -> tuple[Edtf, str]:
        """The date that words mean, and what was decided on the way. Raises NotUnderstood and DateError."""
        read = _read(text, self.anchor, self.day_first, self.week_start)
        if isinstance(read, Exception):
            raise read.with_traceback(None)
        return read

    def from_day(self, anchor: date) -> Calendar:
        """The same, counting from another day."""
        other = Calendar.__new__(Calendar)
        other.anchor, other.today = anchor, self.today
        other.day_first, other.week_start = self.day_first, self.week_start
        return other


@lru_cache(maxsize=1 << 12)
def _read(
    text: str, anchor: date, day_first: bool, week_start: WeekStart
) -> tuple[Edtf, str] | NotUnderstood | DateError:
    """What `Calendar.read` returns or raises; a line is read anew at each letter, and its dates stay."""
    try:
        return understand(text, anchor, day_first=day_first, week_start=week_start, loosely=False)
    except (NotUnderstood, DateError) as error:
        return error


# resolutions, directions: numbers and words that are no date


def take_resolution(line: Line) -> str:
    """The number of the resolution that a line names, empty where none."""
    for place in range(len(line)):
        length = words.RESOLUTION.has(line.keys, place)
        if length and place + length < len(line) and re.fullmatch(r"\d{3,4}", line.words[place + length].text):
            number = line.words[place + length].text
            end = place + length + 1
            if end < len(line) and _YEAR.fullmatch(line.words[end].key) and "(" in line.words[end].before:
                number, end = f"{number} ({line.words[end].text})", end + 1
            first = place - 1 if place and line.keys[place - 1] in ("under", "by", "with") else place
            line.take("resolution", first, end, f"resolution {number}")
            return number
    return ""


def take_direction(line: Line, crossings: list[Crossing]) -> str:
    """One direction, `TR>SY`, or "both"; empty where none is told. What is no side of the crossings is asked about."""
    sides = {side for crossing in crossings for side in _side_names(crossing)}
    for place in range(len(line)):
        length = words.BOTH_WAYS.has(line.keys, place)
        if length and line.free(place, place + length):
            line.take("direction", place, place + length, "both directions")
            return "both"
        found = _direction_at(line, place) or _direction_into(line, place, crossings)
        if not found:
            continue
        start, stop, end = found
        place += words.MOVED.has(line.keys, place) == 1
        if sides and not {start, stop} <= sides:
            line.ask(
                "direction", place, end, f"{line.said(place, end)}: the sides here are {' and '.join(sorted(sides))}"
            )
            line.take("direction", place, end, "direction")
            return ""
        line.take("direction", place, end, f"direction {start}>{stop}")
        _take_idle(line, place, end)
        _take_one_way(line)
        _ask_for_another_way(line, end, (start, stop))
        return f"{start}>{stop}"
    _ask_which_way(line, crossings)
    return ""


def _ask_for_another_way(line: Line, first: int, way: tuple[str, str]) -> None:
    """Ask where another direction follows the first one: "open IQ>SY for trade, SY>IQ for people"."""
    for place in range(first, len(line)):
        other = _direction_at(line, place)
        if other and other[:2] != way:
            said = line.said(place, other[2])
            why = f"“{said}” differs from the direction {'>'.join(way)}; write a line for each"
            line.ask("direction", place, other[2], why)
            return


def _ask_which_way(line: Line, crossings: list[Crossing]) -> None:
    """Ask where one direction is told, but not which: "open one way", "open for exit only"."""
    countries = [getattr(side, "id", "") or side.country for side in crossings[0].sides] if len(crossings) == 1 else []
    told = any(words.STATUS.has(line.keys, at) for at in range(len(line)))
    for place in range(len(line)):
        length = words.longest(line.keys, place, words.ONE_WAY, words.SOME_WAY)
        if length and told and line.free(place, place + length):
            ways = [">".join(pair) for pair in (countries, countries[::-1])] if len(countries) == 2 else []
            offers = [Offer(way, line.with_words(place, place + length, way)) for way in ways]
            said, shown = line.said(place, place + length), " or ".join(ways) or "it as in TR>SY"
            line.ask("direction", place, place + length, f"“{said}”: which way? write {shown}", offers)
            line.take("direction", place, place + length, "")
            return


def _take_one_way(line: Line) -> None:
    """Such as "one way only, from X to Y": that it is one is said by the direction."""
    for place in range(len(line)):
        length = words.ONE_WAY.has(line.keys, place)
        if length and line.free(place, place + length):
            _take_idle(line, place, place + length)
            line.take("direction", place, place + length, "one direction")


def _take_idle(line: Line, first: int, end: int) -> None:
    """The words around a direction that say no more: "one direction", "only"."""
    while first and line.free(first - 1, first) and line.keys[first - 1] in ("direction", "one", "way", "single"):
        first -= 1
        line.roles[first] = "direction"
    while end < len(line) and line.free(end, end + 1) and line.keys[end] in ("only", "direction"):
        line.roles[end] = "direction"
        end += 1


def _direction_at(line: Line, place: int) -> tuple[str, str, int] | None:
    if not line.free(place, place + 1):
        return None
    found = _DIRECTION.fullmatch(line.words[place].text)
    if found:
        return _code(found[1]), _code(found[2]), place + 1
    bare = line.keys[place] != "from"
    if bare and not (place and words.STATUS.at(line.keys, place - 1)[0] == "open"):  # "open syria to jordan only"
        return None
    start, length = country_at(line, place + (not bare))
    at = place + (not bare) + length
    if not start or at >= len(line) or line.keys[at] not in ("to", "into", "towards"):
        return None
    stop, more = country_at(line, at + 1)
    return (start, stop, at + 1 + more) if stop else None


def _direction_into(line: Line, place: int, crossings: list[Crossing]) -> tuple[str, str, int] | None:
    """Such as "into Syria", "entered Syria", "came from Syria": to or from the other side of the one crossing named."""
    countries = [side.country for crossing in crossings[:1] for side in crossing.sides]
    into = words.INTO.has(line.keys, place)
    moved = (words.MOVED.has(line.keys, at) for at in range(line.clause(place)[0], place))
    into = into or int(line.keys[place] in ("to", "into") and any(moved))  # "crosses to Syria", "entered via X to Y"
    out = line.keys[place] == "from" and bool(words.MOVED.has(line.keys, place - 1))
    if not (into or out) or len(crossings) != 1 or len(set(countries)) != 2 or len(countries) != 2:
        return None
    named, length = country_at(line, place + (into or 1))
    end = place + (into or 1) + length
    if named not in countries or not line.free(place + (into or 1), end):
        return None
    other = countries[1 - countries.index(named)]
    return (other, named, end) if into else (named, other, end)


def _code(text: str) -> str:
    return text.upper() if len(text) == 2 else text


def _side_names(crossing: Crossing) -> set[str]:
    return {name for side in crossing.sides for name in (side.country, getattr(side, "id", "")) if name}


# dates


def take_dates(line: Line, calendar: Calendar) -> tuple[When | None, str]:
    """The date of the event, and the EDTF of what stands behind "until"; what cannot be settled is asked."""
    found: list[When] = []
    ends: tuple[int, When] | None = None
    refused: tuple[int, int, str] | None = None
    place = 0
    while place < len(line):
        when, reason, end = _longest_at(line, place, calendar)
        if reason and refused is None:
            refused = (place, end, reason)
        if when is None:
            place = max(end, place + 1) if reason or end > place + 1 else place + 1
            continue
        first = _until_before(line, when)
        if first is not None and ends is None:
            ends = first, when
            line.take("until", first, when.end, f"until {short(when.edtf)}")
        elif _is_aside(line, when, behind_another=bool(found)):
            line.take("aside", when.first, when.end, when.words)
        else:
            found.append(when)
            line.take("date", when.first, when.end, short(when.edtf))
        place = when.end
    for at, word in enumerate(line.words):  # a time of day without a day is asked about
        if not found and not line.roles[at] and CLOCK.fullmatch(word.text.lower()):
            line.take("clock", at, at + 1, "")
    before, now = found if len(found) == 2 else [None, None]
    if before and now and _was_before(line, before, now):
        line.take("past", before.first, before.end, before.words)
        found.remove(before)
    if not found and refused is None:
        found += _year_alone(line, calendar)
    settled = _settled(line, found, refused)
    return settled, _end_of(line, ends, settled, calendar) if ends else ""


def _is_aside(line: Line, when: When, *, behind_another: bool) -> bool:
    """Whether a date tells of what was before: "for the first time since 2015", "after being closed since 2015".

    Behind the date of the event, "after the attack on 3 may" does so too.
    """
    before = line.keys[when.first - 1] if when.first else ""
    first, _ = line.clause(when.first)
    explains = [at for at in range(first, when.first) if words.ADJUNCT.has(line.keys, at) and line.free(at, at + 1)]
    if line.keys[when.first] in ("since", "in"):  # "first convoy in 14 months"
        return before == "time" or bool(explains) or bool({"first", "no"} & set(line.keys[first : when.first]))
    return behind_another and any(line.keys[at] in ("after", "following", "because", "due") for at in explains)


def _was_before(line: Line, when: When, now: When) -> bool:
    """Whether a date tells since when it was otherwise: "closed since 2014, reopens 30 sep 2019"."""
    clauses = line.clause(when.first), line.clause(now.first)
    told = [{words.STATUS.at(line.keys, at)[0] for at in range(*clause)} - {""} for clause in clauses]
    start, end = earliest_ordinal(when.edtf), earliest_ordinal(now.edtf)
    ordered = start is not None and end is not None and start < end
    return line.keys[when.first] == "since" and ordered and all(told) and told[0].isdisjoint(told[1])


def _year_alone(line: Line, calendar: Calendar) -> list[When]:
    """The one year that stands in a line without another date: "nasib closed 2023"."""
    years = [
        at for at, word in enumerate(line.words) if re.fullmatch(r"20\d\d|19\d\d", word.key) and not line.roles[at]
    ]
    if len(years) != 1:
        return []
    at = years[0]
    if _ask_for_month(line, at):
        return []
    counts = any(
        table.has(line.keys, place)
        for table in (words.FIGURES, words.VOLUME, words.PERSONS)
        for place in (at - 1, at + 1)
    )
    measured = line.keys[at + 1 : at + 2] and (
        words.NOT_PEOPLE.has(line.keys, at + 1) or line.keys[at + 1] in ("to", "or")
    )
    if (
        counts
        or measured
        or (at and (words.RESOLUTION.has(line.keys, at - 1) or line.keys[at - 1] in ("no", "about", "some")))
    ):
        return []
    try:
        edtf, note = calendar.read(line.words[at].text)
    except (NotUnderstood, DateError):  # "2023-", typed on to a day
        return []
    line.take("date", at, at + 1, short(edtf))
    return [When(edtf, line.words[at].text, note, at, at + 1)]


def _ask_for_month(line: Line, year: int) -> bool:
    """Ask about "3 setpember 2019", of which the year alone would be less than was said."""
    month = year - 1
    if month < 0 or not line.free(month, year) or line.has_break(year, year + 1):
        return False
    if not line.words[month].text.isalpha():
        return False
    near = [name for name in MONTHS if len(line.keys[month]) > 3 and edits(line.keys[month], name, 2) is not None]
    day = line.words[month - 1].text if month and line.free(month - 1, month) else ""
    tables = (words.PERSONS, words.VOLUME, words.FIGURES, words.STATUS, words.NOT_PEOPLE, words.NO_PERSONS, words.TYPES)
    known = words.is_any(line.keys, month, *tables)
    if not near and (known or not day.isdecimal() or not 0 < int(day) < 32):
        return False
    first = month - day.isdecimal()
    offers = [Offer(name, line.with_words(month, year, name)) for name in near]
    why = f"“{line.said(first, year + 1)}” is not understood as a date; {' or '.join(near) or 'write the month'}?"
    line.ask("date", first, year + 1, why, offers)
    line.take("date?", first, year + 1, "")
    return True


def _end_of(line: Line, ends: tuple[int, When], settled: When | None, calendar: Calendar) -> str:
    """The end that "until" tells, in EDTF; a day without a year is the next one after the date of the event."""
    first, when = ends
    start = earliest_ordinal(settled.edtf) if settled else None
    told = {word.key for word in line.words[when.first : when.end]}
    whole = any(
        _YEAR.fullmatch(word.key) or _NUMERIC.fullmatch(word.text) for word in line.words[when.first : when.end]
    )
    if start is None or whole or told & (words.RELATIVE | words.STEPS | {"now"}):
        return when.edtf.text
    for days in (0, 7, 366):
        try:
            edtf, _ = calendar.from_day(date.fromordinal(start + days)).read(when.words)
        except (NotUnderstood, DateError):
            continue
        if (earliest_ordinal(edtf) or 0) >= start:
            line.parts.remove(next(part for part in line.parts if part.about == "until"))
            line.take("until", first, when.end, f"until {short(edtf)}")
            return edtf.text
    return when.edtf.text


def _settled(line: Line, found: list[When], refused: tuple[int, int, str] | None) -> When | None:
    if refused:
        line.ask("date", refused[0], refused[1], refused[2])
        line.take("date?", refused[0], refused[1], "")
        return None
    different = {when.edtf.text for when in found}
    if len(different) > 1:
        said = " and ".join(f"“{when.words}”" for when in found)
        line.ask("date", found[0].first, found[-1].end, f"{said} are two dates; write one, or a line for each")
        return None
    ago = found[0].first if found else 0
    if ago and line.keys[ago - 1] == "ago":
        said = line.said(max(0, ago - 3), found[0].end)
        line.ask("date", max(0, ago - 3), found[0].end, f"“{said}”: which day? write it with its month and year")
        return None
    if found and (first := _number_before(line, found[0].first)) is not None:
        said = line.said(first, found[0].end)
        line.ask("date", first, found[0].end, f"“{said}”: which days? write each with its month, the first one first")
        return None
    return found[0] if found else None


def _number_before(line: Line, first: int) -> int | None:
    """Where a number stands that may be a day of the date behind it: "9 and 2 may", "9, 2 and 3 may" first of all."""
    joined = first > 1 and line.keys[first - 1] in ("and", "or", "&")
    at = first - 2 if joined else first - 1
    alone = at == 0 and line.words[first].text[0].isdigit()
    text = line.words[at].text if at >= 0 else ""
    return at if (joined or alone) and text.isdecimal() and len(text) < 3 and line.free(at, first) else None


def ask_for_date(line: Line, until: str) -> None:
    """There is no date: say what would settle it."""
    clock = next((place for place, role in enumerate(line.roles) if role == "clock"), None)
    why = "none found; put one first, or “undated”"
    if clock is not None:
        why = f"{line.words[clock].text} is a time of day; write the day too, or “undated”"
    if until:
        why = "only its end is given; write when it began, or “undated”"
    line.ask("date", clock or 0, (clock or 0) + (clock is not None), why, line.begun_with("today", "undated"))


def _until_before(line: Line, when: When) -> int | None:
    """Where "until" stands, as the first word of a date or before it; None where it is no end."""
    if words.UNTIL.has(line.keys, when.first):
        return when.first
    if _english(line.words[when.end - 1].text) == "kadar" and "/" not in when.edtf.text:
        return when.first
    before = when.first - 1
    if _prolonged_to(line, when.first):
        return when.first
    return before if before >= 0 and line.free(before, before + 1) and words.UNTIL.has(line.keys, before) else None


def _prolonged_to(line: Line, place: int) -> bool:
    """Whether "to" stands behind a verb by which something lasts longer: "extends the mandate to 10 jul 2023"."""
    clause = line.keys[line.clause(place)[0] : place]
    return line.keys[place] in ("to", "through") and not words.PROLONGS.isdisjoint(clause)


def _longest_at(line: Line, first: int, calendar: Calendar) -> tuple[When | None, str, int]:
    """The longest date that begins at a word; else why one that looks like a date is none, and where that ends."""
    if not line.free(first, first + 1) or not datish(line, first):
        return None, "", first + 1
    part = words.PART_OF_DAY.has(line.keys, first)
    if part and words.STATUS.before(line.keys, first):
        return None, "", first + part  # "closed at night 3 may": at what hours, and the day
    counted = _count_of_figure(line, first)
    if counted > first:
        return None, "", counted
    end = first + 1
    while end < len(line) and end - first < MOST_WORDS and line.free(end, end + 1) and datish(line, end):
        if _YEAR.fullmatch(line.words[end - 1].key) and _begins_anew(line, end):
            break  # "since 2015, 15 oct 2018"
        end += 1
    reason, refused_end = "", first + 1
    for stop in range(end, first, -1):
        if not _may_be_date(line, first, stop):
            continue
        start = first
        keys = [_english(word.text) for word in line.words[first:stop]]
        if keys[0] == "from" and "to" not in keys:
            start += 1
        if words.UNTIL.has(line.keys, start) or _prolonged_to(line, start):
            start += 1
        text = line.said(start, stop)
        try:
            edtf, note = calendar.read(text)
            if keys[-1] == "kadar" and "/" not in edtf.text:  # "5 mart 2023'e kadar" is the end of what is told
                edtf, note = calendar.read(line.said(start, stop - 1))
        except NoDate:
            continue
        except (NotUnderstood, DateError) as error:
            if not reason and _is_whole(line, first, stop):
                reason, refused_end = str(error), stop
            continue
        if reason:
            return None, reason, refused_end
        if line.keys[start] == "to" and words.RISES.has(line.keys, start - 1) == 2 and line.keys[start - 1] != "up":
            why = (
                f"“{line.said(start - 1, stop)}”: a number, or a day? write {line.words[start + 1].text}, and the date"
            )
            return None, why, stop
        part = words.PART_OF.has(line.keys, max(0, start - 3)) or words.PART_OF.has(line.keys, max(0, start - 2))
        if part and {"of", "in"} & {line.keys[start - 1], line.keys[start]}:
            said = line.said(max(0, start - 3), stop)
            return None, f"“{said}”: from which day to which? write them, as in 1-7 {text}", stop
        told = _bare(line, start, stop - (keys[-1] == "kadar"))
        return When(edtf, told, note, first, stop), "", stop
    return None, reason, refused_end


@lru_cache(maxsize=1 << 12)
def _english(word: str) -> str:
    """A word as the reading of dates has it: "fin" is "late", "أمس" is "yesterday"."""
    return " ".join(split(word)) or words.key_of(word)


def _begins_anew(line: Line, end: int) -> bool:
    """Whether another date begins behind a year: behind a comma, or one with a year of its own."""
    if line.has_break(end, end + 1):
        in_brackets = line.words[end].before == "(" and is_days(line.keys[end])  # "3 may 2019 (friday)"
        return not (
            line.words[end - 1].text.startswith(("{", "[")) or line.words[end].before in ("–", "—") or in_brackets
        )
    for at in range(end, min(end + 6, len(line))):
        if _english(line.words[at].text) in ("to", "until", "till", "and", "or", "through") or not datish(line, at):
            return False
        if line.words[at].before in ("–", "—", "-"):
            return False
        if at > end and _YEAR.fullmatch(line.words[at].key):
            return True
    return False


def _count_of_figure(line: Line, first: int) -> int:
    """Where a number ends that belongs to the word of casualties before it: "killed 12, nov 2019"; 0 where none does.

    "Killed 3 may 2019" can be read in two ways: it is a date here, and asked about where figures are read.
    """
    if not _follows_figure(line, first):
        return 0
    month = next((at for at in range(first, min(first + 7, len(line))) if _begins_date(line, at)), 0)
    if month <= first or not any(
        line.words[at].text[:1].isdigit() or line.keys[at] in words.NUMBERS for at in range(first, month)
    ):
        return 0
    apart = next((at for at in range(first + 1, month + 1) if line.has_break(at, at + 1)), 0)
    if apart and line.words[apart].before in ("–", "—") and line.words[apart].text[:1].isdigit():
        return 0  # "killed 5 – 8 nov 2019", which is asked about
    day_behind = month + 2 < len(line) and is_month(line, month) and _YEAR.fullmatch(line.words[month + 2].key)
    iso = bool(_NUMERIC.fullmatch(line.words[month].text))
    return apart or (month if day_behind or iso else 0)


def _follows_figure(line: Line, first: int) -> bool:
    """Whether a word of casualties, without a number before it, stands before a word; bounds may stand between."""
    at = first - 1
    while at >= 0 and line.keys[at] in words.BOUNDS and not line.has_break(at + 1, at + 2):
        at -= 1
    if at < 0 or line.has_break(at + 1, at + 2) or not words.FIGURES.has(line.keys, at):
        return False
    for before in range(at - 1, max(-1, at - 4), -1):
        if words.FIGURES.has(line.keys, before) or line.has_break(before + 1, before + 2):
            return True
        if line.words[before].text.lstrip("~")[:1].isdigit() or line.keys[before] in words.NUMBERS:
            return False
    return True


def _begins_date(line: Line, at: int) -> bool:
    """Whether a month, a whole date in figures, or, behind a comma, a range of days before a month stands at a word."""
    text = line.words[at].text
    days = _NUMBER.fullmatch(text) and "-" in text and at + 1 < len(line) and is_month(line, at + 1)
    return is_month(line, at) or bool(_NUMERIC.fullmatch(text)) or bool(days and line.has_break(at, at + 1))


def _bare(line: Line, first: int, end: int) -> str:
    """The words of a date without the preposition before them."""
    while (
        end - first > 1 and line.keys[first] in ("on", "in", "at", "the", "from") and "or" not in line.keys[first:end]
    ):
        if line.keys[first] == "in" and line.keys[end - 1].rstrip("s") in words.UNITS | {"day"}:
            break
        first += 1
    return line.said(first, end)


def _is_whole(line: Line, first: int, end: int) -> bool:
    """Whether words look like a date as a whole, so that being refused means that something is wrong with them."""
    return line.keys[end - 1] not in words.DATE_WORDS and (
        end == len(line) or not _NUMBER.fullmatch(line.words[end - 1].text) or end - first <= 3
    )


def datish(line: Line, place: int) -> bool:
    """Whether a word may be a part of a date."""
    if place >= len(line):
        return False
    word = line.words[place]
    key, text = word.key, word.text
    if not text.isascii() and words.FIGURES.has(line.keys, place):
        return False  # "tués", which is no Tuesday
    if _is_occasion(line, place):
        return False
    if (
        key in words.DATE_WORDS
        or text[:1].isdigit()
        or _EDTF.fullmatch(text)
        or text.startswith("~")
        or _ZONE.fullmatch(key)
    ):
        return True
    if (key, *line.keys[place + 1 : place + 2]) in _OPENED:
        return True
    parts = _english(text).replace("-", " ").split()
    if parts and all(
        part in words.DATE_WORDS or month_number(part) or weekday_number(part) is not None or part.isdecimal()
        for part in parts
    ):
        return True
    return _foreign_month(line, place) > 0 or plain(text) in REASON_OF or _inside_foreign_month(line, place)


def _is_occasion(line: Line, place: int) -> bool:
    """Whether a feast is only why it happened, for a date of its own follows: "closed for eid, 10 apr 2024"."""
    why = line.keys[place - 1 : place] in (["for"], ["after"], ["before"], ["during"])
    if not why or plain(line.words[place].text) not in REASON_OF:
        return False
    behind = range(place + 1, min(place + 6, len(line)))
    return any(
        line.has_break(at, at + 1) or is_month(line, at) or _NUMERIC.fullmatch(line.words[at].text) for at in behind
    )


def _foreign_month(line: Line, place: int) -> int:
    """How many words from a place on are a month in another language."""
    return month_at(tuple(plain(word.text) for word in line.words[place : place + MOST_WORDS_OF_MONTH]))[1]


def _inside_foreign_month(line: Line, place: int) -> bool:
    return place > 0 and _foreign_month(line, place - 1) == 2


def _may_be_date(line: Line, first: int, end: int) -> bool:
    """Whether words hold enough to be the date of an event, and no number that counts something."""
    said, keys = line.words[first:end], [_english(word.text) for word in line.words[first:end]]
    if said[-1].text.isdecimal() and not (len(said) > 1 and _YEAR.fullmatch(said[-1].key)):
        counts = end < len(line) and not line.has_break(end, end + 1)
        if counts and words.is_any(line.keys, end, words.PERSONS, words.VOLUME, words.NOT_PEOPLE, words.FIGURES):
            return False
        if len(said[-1].text) < 3 and len(said) > 1 and _YEAR.fullmatch(said[-2].key):
            return False  # "aug 2019 2 killed"
    dashes = ("–", "—", "-")
    listed = LISTED.search(line.said(first, end)) is not None
    if not listed and any(
        _are_two_numbers(one.text, other.text) and other.before not in dashes for one, other in pairwise(said)
    ):
        return False
    if (keys[-1] in words.OPENINGS and said[-1].key != "beri") or any(
        _is_apart(line, place) for place in range(first + 1, end)
    ):
        return False
    if any(_NUMERIC.fullmatch(word.text) or (_EDTF.fullmatch(word.text) and len(word.text) > 5) for word in said):
        return True
    months = [place for place in range(first, end) if is_month(line, place)]
    if months:
        return _is_meant(line, first, end, months)
    if any(plain(word.text) in REASON_OF for word in said):
        return any(_YEAR.fullmatch(word.key) or re.fullmatch(r"1[34]\d\d", word.text) for word in said) or len(said) > 1
    if any(weekday_number(key) is not None for key in keys):
        return _is_placed(line, first, end) or end - first > 1
    if words.RELATIVE & set(keys) or (words.STEPS & set(keys) and words.UNITS & set(keys)):
        return True
    if keys[0] == "week" and _YEAR.fullmatch(said[-1].key):
        return True
    if any(key in ("days", "weeks", "months", "years", "day", "week", "month", "year") for key in keys):
        return "ago" in keys or keys[-2:] == ["from", "now"] or (keys[0] == "in" and len(keys) == 3)
    years = [word for word in said if _YEAR.fullmatch(word.key)]
    if years:
        return (first == 0 or bool(set(keys) & words.BOUND_DATE) or len(keys) > 1) and not set(keys[:1]) & {"no"}
    if _DAY_MONTH.fullmatch(said[-1].text) and len(said) <= 2 and line.keys[end : end + 1] not in _LARGE:
        return keys[0] == "on" or first == 0
    return False


def _are_two_numbers(one: str, other: str) -> bool:
    """Such as "5 2-4" of "5 2-4 may", of which the first is no day."""
    is_number = one.lstrip("~").isdecimal() and len(one) < 4
    return is_number and other[:1].isdigit() and len(other) < 6 and not _YEAR.fullmatch(other)


def _is_apart(line: Line, place: int) -> bool:
    """Whether more than the comma or dash of a date stands before a word."""
    before = line.words[place].before
    short_word = line.keys[place - 1] in ("c", "ca") or month_number(line.keys[place - 1])
    if is_days(line.keys[place]):
        before = before.replace("(", "")
    return bool(before.strip(",-–—." if place and short_word else ",-–—"))


def is_month(line: Line, place: int) -> bool:
    """Whether a word names a month."""
    said = f"{line.keys[place]} {_english(line.words[place].text)}"  # of "Haziran'dan" the second has the month
    return any(month_number(part) for part in said.replace("-", " ").split()) or _foreign_month(line, place) > 0


def _is_meant(line: Line, first: int, end: int, months: list[int]) -> bool:
    """Whether a month's name is one: beside a number, else behind "in", "late" and so on, or where the line begins."""
    others = [line.words[place].text for place in range(first, end) if place not in months]
    if any(text[:1].isdigit() or text[:1] == "'" for text in others) or any(map(str.isdigit, line.keys[months[0]])):
        return True
    if {_english(word.text) for word in line.words[first:end]} & words.BOUND_DATE:
        return True
    return end - first == 1 and first == 0 and line.keys[first] not in words.DATE_VERBS


def _is_placed(line: Line, first: int, end: int) -> bool:
    """Whether a day of the week stands where dates stand: at an end of the line, or behind "on" or "last"."""
    before = line.keys[first - 1] if first else ""
    return first == 0 or before in words.BEFORE_ONE_WORD or end == len(line)


def is_days(key: str = "") -> bool:
    """A day of the week, or some: "sunday", "sun thu" (of "Sun-Thu"), "fridays", "weekends", "holidays"."""
    parts = [part.removesuffix("s") if len(part) > 4 else part for part in key.split()]
    some = ("weekday", "weekend", "holiday")
    return bool(parts) and all(part in some or weekday_number(part) is not None for part in parts)


def lies_ahead(edtf: Edtf, today: date) -> bool:
    """Whether a date is surely later than today."""
    first = earliest_ordinal(edtf)
    return first is not None and first > today.toordinal()


def with_end(edtf: Edtf, until: str) -> str:
    """The stretch from a date until another one; empty where that would end before it begins."""
    try:
        start = edtf.spans[0].first.text if edtf.spans and edtf.spans[0].first else edtf.text
        return parse(f"{start.partition('T')[0]}/{until.partition('T')[0]}").text
    except DateError:
        return ""
