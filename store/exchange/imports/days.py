"""Days and dates as tables write them, and precision as data sets code it. EDTF itself is `store/dates/`.

`4/5/2019` is the fourth of May or the fifth of April: no cell can tell, but its column mostly can. `order_of` looks at
all cells of a column and decides once; the readers take what it decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from store import dates
from store.dates import DateError, date_in, earliest_ordinal, latest_ordinal, parse
from store.dates.typed.tokens import NUMBER_OF, plain
from store.exchange.imports.values import bare, said

DMY, MDY, YMD, MIXED, SERIAL = "dmy", "mdy", "ymd", "?", "serial"
"""Orders of day, month and year in a column; `MIXED` is one whose cells contradict each other, `SERIAL` one whose cells
are all numbers of days, as spreadsheets count them.
"""
_BEFORE_DAYS = date(1899, 12, 30)
_SERIAL = re.compile(r"([2-6]\d{4})(?:[.,]\d+)?")

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH_NAMES = (
    *((name, number) for number, name in enumerate(_MONTHS, 1)),
    *((words[0], number) for words, number in NUMBER_OF.items() if len(words) == 1),
    *(("marco", 3), ("mei", 5)),  # Portuguese and Dutch; where people type, these are first names
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s?(?:[AaPp]\.?\s?[Mm]\.?|[صم]))?"
_TIME = rf"(?:(?:[T ]|, ?)\s*{_CLOCK}\s?(?:Z|UTC|GMT|[+-]\d{{2}}:?\d{{2}})?)"
_DAYS_OF_A_WEEK = (
    "mon(?:day|tag)?|lunes|lun|segunda(?:-feira)?|mo|luned[ìi]|понедельник|понеділок|пн",
    "tue(?:s|sday)?|martes|ter[çc]a(?:-feira)?|dienstag|di|marted[ìi]|вторник|вівторок|вт",
    "wed(?:nes|nesday)?|mi[ée](?:rcoles)?|quarta(?:-feira)?|mittwoch|mi|mercoled[ìi]|среда|середа|ср",
    "thu(?:r|rs|rsday)?|jue(?:ves)?|quinta(?:-feira)?|donnerstag|do|gioved[ìi]|четверг|четвер|чт",
    "fri(?:day)?|vie(?:rnes)?|sexta(?:-feira)?|freitag|fr|venerd[ìi]|пятница|п['’ʼ]ятниця|пт",
    "sat(?:ur|urday)?|s[áa]b(?:ado)?|samstag|sonnabend|sa|sabato|суббота|субота|сб",
    "sun(?:day)?|dom(?:ingo|enica)?|sonntag|so|воскресенье|неділя|вс|нд",
)
_DAYS_OF_THE_WEEK = "|".join(_DAYS_OF_A_WEEK)
_NAMED_WEEKDAYS = tuple(re.compile(words, re.IGNORECASE) for words in _DAYS_OF_A_WEEK)
_WEEKDAY = rf"(?:(?:{_DAYS_OF_THE_WEEK})\.?,?\s+)?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})({_TIME})?", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T\d{4}(?:\d{2})?Z?)?")
_NUMBERED = re.compile(rf"{_WEEKDAY}(\d{{1,2}})([./ -])(\d{{1,2}})\2(\d{{4}}|\d{{2}})({_TIME})?", re.IGNORECASE)
_WORDED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?([ ./-]|\. ?)(?:of |de )?([^\W\d_]{{3,10}})\.?,?[ ./-](?:de )?"
    rf"(\d{{4}}|\d{{2}})({_TIME})?(?: ?[гр]\.?)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}([A-Za-z]{{3,9}})\.?[ -](\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+|-)(\d{{4}})({_TIME})?", re.IGNORECASE
)
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,10})\.?[-' /]+(?:de )?(\d{4}|\d{2})")
_FROM_DAY_TO_DAY = re.compile(
    r"(?:del?|du|vom|с|з|dal)?\s*(\d{1,2})\.?\s*(al?|au|bis|по|до|y|e|et|und|и|і|та)\s*(?:el )?(\d{1,2})\.?\s+(?:de )?"
    r"([^\W\d_]{3,10})\.?,?\s+(?:de |del )?(\d{4})(?: ?[гр]\.?)?",
    re.IGNORECASE,
)
_SPANNING = frozenset(("a", "al", "au", "bis", "по", "до"))
_DATED = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)")
_LASTING = frozenset(("..", "to", "until", "till", "-", "–", "—", "/", "→"))
_JOINTS = _LASTING | frozenset(("", "and", "&", "+", ";", ",", "|", ", and", "y", "et", "و"))
_NAMES_ITS_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_YEARS = re.compile(r"(?<![\dXY])\d{4}(?![\dX])")
_OUR_YEARS = range(1600, 2400)
_ANCHOR = date(2026, 1, 1)  # what names its year means the same on any day, and a row must not change with the calendar
_MONTHS_OF_A_YEAR, _DAYS_OF_A_MONTH, _PIVOT = 12, 31, 70


class Days(NamedTuple):
    """The first and the last day that a date can mean."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days these are, both ends counted."""
        return (self.last - self.first).days + 1


class Order(NamedTuple):
    """In which order a column writes day and month. `sure` where a cell decides it, or where no cell needs it.

    `shown` are the cells that tell: one that decides, one of each order where they contradict each other, one that can
    be both where none decides; none where no date is written in numbers.
    """

    order: str
    sure: bool
    shown: tuple[str, ...] = ()


def order_of(cells: Iterable[str]) -> Order:
    """The order of day, month and year in a column, decided by all of its cells; day first where none decides."""
    found: dict[str, str] = {}
    open_ones = ""
    cells = tuple(cells)
    if (serials := [said(cell) for cell in cells if said(cell)]) and all(map(_SERIAL.fullmatch, serials)):
        return Order(SERIAL, sure=True, shown=(serials[0],))
    for cell in cells:
        for numbered in _numbered_in(cell):
            first, _, second, year = numbered
            a, b = int(first), int(second)
            if b > _MONTHS_OF_A_YEAR >= a:
                found.setdefault(MDY, cell.strip())
            elif a > _DAYS_OF_A_MONTH and len(year) == 2:
                found.setdefault(YMD, cell.strip())
            elif a > _MONTHS_OF_A_YEAR >= b:
                found.setdefault(DMY, cell.strip())
            elif a != b and a <= _MONTHS_OF_A_YEAR:
                open_ones = open_ones or cell.strip()
    if set(found) == {DMY} and _is_year_first(cells):
        return Order(YMD, sure=True, shown=(found[DMY],))
    if found:
        return Order(next(iter(found)) if len(found) == 1 else MIXED, sure=True, shown=tuple(found.values()))
    return Order(DMY, sure=not open_ones, shown=(open_ones,) if open_ones else ())


def _is_year_first(cells: Iterable[str]) -> bool:
    """Whether dates such as 19/09/30 lie ahead with the day first, and none of them with the year first."""
    read = [numbered for cell in cells for numbered in _numbered_in(cell)]
    if not all(len(last) == 2 and int(last) <= _DAYS_OF_A_MONTH for *_, last in read):
        return False
    this_year = date.today().year
    return max(_year(last) for *_, last in read) > this_year >= max(_year(first) for first, *_ in read)


def _numbered_in(cell: str) -> list[tuple[str, str, str, str]]:
    """The dates in numbers that a cell has, each as first, separator, second, year."""
    whole = _NUMBERED.fullmatch(bare(cell))
    if whole:
        return [(whole[1], whole[2], whole[3], whole[4])]
    parts = (_NUMBERED.fullmatch(part) for part in _DATED.findall(cell))
    return [(part[1], part[2], part[3], part[4]) for part in parts if part]


@lru_cache(maxsize=1 << 14)
def read_day(text: str, order: str = DMY) -> date | None:
    """The one day that a text names, a time behind it left out; None where it names none, or could mean two.

    A year such as 1398, 1441 or 2562 is one of another calendar.
    """
    text = bare(text)
    day = _read_day(text, order)
    return day if day and day.year in _OUR_YEARS and not _is_another_weekday(text, day) else None


def _is_another_weekday(text: str, day: date) -> bool:
    """Whether a date begins with the name of another day of the week than its own."""
    if not text[:1].isalpha():
        return False
    first = re.split(r"[\s.,]", text, maxsplit=1)[0]
    named = next((number for number, words in enumerate(_NAMED_WEEKDAYS) if words.fullmatch(first)), None)
    return named is not None and named != day.weekday()


def _read_day(text: str, order: str) -> date | None:
    if order == SERIAL and (found := _SERIAL.fullmatch(text)):
        return _BEFORE_DAYS + timedelta(days=int(found[1]))
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _WORDED.fullmatch(text):
            return date(_year(found[4]), _month(found[3]), int(found[1]))
        if found := _NUMBERED.fullmatch(text):
            return _in_order(int(found[1]), int(found[3]), found[4], order)
        if found := _MONTH_FIRST.fullmatch(text):
            return date(int(found[3]), _month(found[1]), int(found[2]))
        if found := _COMPACT.fullmatch(text):
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    return None


def _in_order(first: int, second: int, last: str, order: str) -> date | None:
    """A date in numbers. In a column of two orders it is a day only where it can be no other."""
    if order == YMD and len(last) == 2:
        return date(_year(f"{first:02}"), second, int(last))
    year = _year(last)
    if order == MIXED:
        days = {day for day in (_date(year, second, first), _date(year, first, second)) if day}
        return days.pop() if len(days) == 1 else None
    return date(year, first, second) if order == MDY else date(year, second, first)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def read_date(text: str, order: str = DMY) -> str | None:
    """EDTF for a date as a table has it: a day, a month, a span, a set, a phrase that names its year; else None."""
    text = " ".join(bare(text).split())
    if not text:
        return ""
    edtf = _read_date(text, order)
    if edtf and text[0].isalpha() and (days := days_of(edtf)) and days.length == 1:
        edtf = "" if _is_another_weekday(text, days.first) else edtf
    return edtf if edtf and all(int(year) in _OUR_YEARS for year in _YEARS.findall(edtf)) else None


def _read_date(text: str, order: str) -> str | None:
    if day := read_day(text, order):
        return day.isoformat()
    if order == MIXED and (found := _NUMBERED.fullmatch(text)):
        days = sorted(filter(None, (read_day(text, DMY), read_day(text, MDY))))
        return f"[{days[0]},{days[1]}]" if len(days) == 2 and found else None
    if len(_DATED.findall(text)) > 1:
        return _several(text, order)
    if found := _FROM_DAY_TO_DAY.fullmatch(text):
        return _days_of_a_month(found)
    try:
        parse(text)
        return text
    except DateError:
        return _phrase(text, order)


@lru_cache(maxsize=1 << 12)
def read_month(text: str, order: str = DMY) -> str | None:
    """EDTF for a cell of a column of months, in which Sep-19 is September 2019; else as `read_date`."""
    try:
        if found := _MONTH_AND_YEAR.fullmatch(bare(text)):
            return f"{_year(found[2]):04}-{_month(found[1]):02}"
    except ValueError:
        pass
    return read_date(text, order)


@lru_cache(maxsize=1 << 12)
def date_of_parts(year: str, month: str = "", day: str = "") -> str:
    """EDTF for a year, a month in digits or letters and a day that stand in cells of their own; empty for no date."""
    if not is_year(year):
        return ""
    try:
        number = (int(month) if month.isdecimal() else _month(month)) if month else 0
        if not number:
            return f"{date(int(year), 1, 1).year:04}" if not day else ""
        whole = date(int(year), number, int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7]


def is_year(text: str) -> bool:
    """Whether a cell is a year of four figures: of 19 nobody knows the century."""
    return len(text) == 4 and text.isdecimal()


def _several(text: str, order: str) -> str | None:
    """Several days in one cell: a span where the words say so, else a set; None where other words stand there, too."""
    found = list(_DATED.finditer(text))
    joints = [text[one.end() : other.start()].strip().lower() for one, other in pairwise(found)]
    days = [read_day(each[0], order) for each in found]
    whole = text.startswith(found[0][0]) and text.endswith(found[-1][0])
    if not whole or not _JOINTS.issuperset(joints) or None in days:
        return text if date_in(text) else None
    known = sorted({day for day in days if day})
    if len(days) == 2 and len(known) == 2 and days[0] == known[0] and joints[0] in _LASTING:
        return f"{known[0]}/{known[1]}"
    return "{" + ",".join(day.isoformat() for day in known) + "}" if len(known) > 1 else known[0].isoformat()


def _days_of_a_month(found: re.Match[str]) -> str | None:
    """Such as "del 12 al 14 de marzo de 2020", a span, or "12 y 14 de marzo de 2020", two days."""
    try:
        first, last = (date(int(found[5]), _month(found[4]), int(found[at])) for at in (1, 3))
    except ValueError:
        return None
    if first >= last:
        return None
    return f"{first}/{last}" if found[2].lower() in _SPANNING else f"{{{first},{last}}}"


def _phrase(text: str, order: str) -> str | None:
    """What only the reader of typed dates understands; nothing that it had to guess at."""
    if not _NAMES_ITS_YEAR.search(text):
        return None
    try:
        found = dates.understand(text, _ANCHOR, day_first=order != MDY)
    except dates.NotUnderstood:
        return None
    guessed = "dateutil" in found.note or (order == MIXED and "it would be" in found.note)
    return None if guessed else found.edtf.text


def written_like(text: str, day: date, order: str = DMY) -> str:
    """A day in the form that another one is written in; ISO where that is none."""
    text = text.strip()
    if order == SERIAL:
        return str((day - _BEFORE_DAYS).days)
    if (found := _NUMBERED.fullmatch(text)) and read_day(text, order):
        year = f"{day.year:04}"[-len(found[4]) :]
        numbers = (day.month, day.day) if order == MDY else (day.day, day.month)
        return (
            f"{_padded(found[1], numbers[0])}{found[2]}{_padded(found[3], numbers[1])}{found[2]}{year}{found[5] or ''}"
        )
    if (found := _ISO.fullmatch(text)) and (found[5] or found[2] != "-"):
        return day.strftime(f"%Y{found[2]}%m{found[2]}%d") + (found[5] or "")
    found = _WORDED.fullmatch(text)
    if not found or not any(month.startswith(found[3].lower()) for month in (*_MONTHS, "sept")):
        return day.isoformat()
    name = _MONTHS[day.month - 1].capitalize()
    name = name if len(found[3]) > 3 or (found[3].lower() == "may" and found[2] == " ") else name[:3]
    year = f"{day.year:04}"[-len(found[4]) :]
    return f"{_padded(found[1], day.day)}{found[2]}{name}{found[2]}{year}"


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
    parsed = date_in(edtf)
    if parsed is None:
        return None
    first, last = earliest_ordinal(parsed), latest_ordinal(parsed)
    if first is None or last is None or not 0 < first <= last <= date.max.toordinal():
        return None
    return Days(date.fromordinal(int(first)), date.fromordinal(int(last)))


def _year(text: str) -> int:
    """A year; of two digits the one between 1970 and 2069."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < _PIVOT else 1900)


def _month(name: str) -> int:
    """The number of a month by its name in any language, or by so much of it that no other begins so."""
    name = plain(name)
    found = {number for words, number in _MONTH_NAMES if words == name} or {
        number for words, number in _MONTH_NAMES if words.startswith(name)
    }
    if len(found) != 1:
        raise ValueError(name)
    return found.pop()
