"""What an entry is read against, and the ways in which it can fail to be understood."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, NoReturn, TypeAlias

from store.dates.calendar import Day
from store.dates.edtf.parsing import Edtf, Precision

WeekStart: TypeAlias = Literal["monday", "sunday"]
YEARS_AHEAD = 10


class Understood(NamedTuple):
    """A typed date: what it says in EDTF, and what was decided on the way, in words; empty when nothing was."""

    edtf: Edtf
    note: str


class NotUnderstood(ValueError):  # noqa: N818  (what happened, as Ambiguous is)
    """An entry that is no date, or an impossible one; `reading` is the nearest that it could mean, if any."""

    def __init__(self, reason: str, reading: Edtf | None = None) -> None:
        super().__init__(f"{reason}; it could be {reading.text}" if reading and reading.text not in reason else reason)
        self.reason = reason
        self.reading = reading


class NoDate(NotUnderstood):
    """An entry in which nothing tells of a date, as far as our own grammar goes."""


class Ambiguous(NotUnderstood):
    """An entry with several meanings, none of them likelier; `reading` is the first of `readings`."""

    def __init__(self, reason: str, readings: tuple[Edtf, ...]) -> None:
        super().__init__(f"{reason}: write {' or '.join(one.text for one in readings)}")
        self.reading = readings[0]
        self.readings = readings


class Talk(NamedTuple):
    """The day an entry is read against, the settings, and the notes made while reading."""

    anchor: date
    day_first: bool
    week_start: WeekStart
    lasting: bool
    notes: list[str]
    loosely: bool = True

    def afresh(self) -> Talk:
        """The same talk without notes, for an attempt that may fail."""
        return self._replace(notes=[])

    def note(self, text: str) -> None:
        """Tell, once, what had to be decided."""
        if text not in self.notes:
            self.notes.append(text)

    def year_of(self, digits: str) -> int | None:
        """A year of four digits, or of two, which is told in a note; None for any other number of them, or a word."""
        if not digits.isdecimal() or len(digits) not in (2, 4):
            return None
        if len(digits) == 4:
            return int(digits)
        year = year_of_two(digits, self.anchor)
        self.note(f"year {digits} taken as {year}")
        return year


def year_of_two(digits: str, anchor: date) -> int:
    """The latest year with these last two digits, up to ten years after the anchor."""
    latest = anchor.year + YEARS_AHEAD
    return latest - (latest - int(digits)) % 100


def refuse(reason: str, reading: Edtf | None = None) -> NoReturn:
    """Say that an entry is not understood."""
    raise NotUnderstood(reason, reading)


def year_text(year: int) -> str:
    """A year, counted astronomically, in EDTF."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def written(day: Day, precision: Precision) -> str:
    """The EDTF of a day, or of its month or year, at the precision nearest to the one asked for."""
    year = year_text(day.year)
    if precision in (Precision.SECOND, Precision.DAY):
        return f"{year}-{day.month:02}-{day.day:02}"
    if precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM) or year[0] == "Y":
        return year
    return f"{year}-{day.month:02}"
