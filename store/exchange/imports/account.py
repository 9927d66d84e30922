"""The account of a file's columns: what each was taken for, how many of its cells fitted, which were dropped.

Each column is looked at whole. How it writes day and month or decimals (its manner) is decided once, by all its cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from store.exchange.imports.columns import column_names, is_bare_number, named
from store.exchange.imports.days import (
    DMY,
    MDY,
    MIXED,
    SERIAL,
    YMD,
    Order,
    date_of_parts,
    order_of,
    read_date,
    read_day,
    read_month,
)
from store.exchange.imports.layout import ImportProblem, Notice
from store.exchange.imports.statuses import read_passage, read_status, read_tick
from store.exchange.imports.values import (
    COMMA,
    POINT,
    Decimal,
    decimal_of,
    is_error,
    read_coordinate,
    read_count,
    read_number,
    read_position,
    read_whole,
    said,
    said_status,
)
from store.records.model import Document

_EXAMPLES = 3
_FOUR_DIGITS = re.compile(r"[12]\d{3}")
_WEEK = re.compile(r"0?[1-9]|[1-4]\d|5[0-3]")
_LONGEST = 60


class Kind(Enum):
    """What the cells of a column can be."""

    TEXT = "text"
    NAME = "name"
    WHO = "name of who"
    ID = "id"
    DATE = "date"
    DAY = "day"
    MONTH = "month"
    PART_YEAR = "year"
    PART_WEEK = "week of the year"
    PART_MONTH = "month of the year"
    PART_DAY = "day of the month"
    COUNT = "count"
    WHOLE = "whole number"
    NUMBER = "number"
    LAT = "latitude"
    LON = "longitude"
    POSITION = "position"
    STATUS = "status"
    PASSAGE = "passage"
    TICK = "tick"


_DATES = (Kind.DATE, Kind.DAY, Kind.MONTH)
_NUMBERS = (Kind.COUNT, Kind.WHOLE, Kind.NUMBER)
_ORDERS = {
    DMY: "day first",
    MDY: "month first",
    YMD: "year first",
    MIXED: "day first in some, month first in others",
    SERIAL: "days as a spreadsheet counts them",
}


class Taken(NamedTuple):
    """What a column is taken for: the field, and the kind of its cells.

    `key` is what the format calls that meaning where several columns have the same field, as in actor1 and actor2;
    `also` are other names that its layouts have for the column.
    """

    field: str
    kind: Kind = Kind.TEXT
    key: str = ""
    also: str = ""


class Told(NamedTuple):
    """The account of one column; `taken_as` is empty where it is not taken. `examples` are the first dropped cells.

    `written` is how its dates or decimals are read and why, as in "month first, as '9/30/2019' shows". `key` is what
    its meaning is called in a choice of columns, `called` what the column is; `open` where a person can give it another
    meaning.
    """

    name: str
    taken_as: str = ""
    fitted: int = 0
    dropped: int = 0
    examples: tuple[str, ...] = ()
    written: str = ""
    key: str = ""
    open: bool = False
    called: str = ""

    def document(self) -> Document:
        """The column for a program."""
        return {
            "name": self.name,
            "taken_as": self.taken_as or None,
            "key": self.key or None,
            "fitted": self.fitted,
            "dropped": self.dropped,
            "examples": list(self.examples),
            "written": self.written or None,
        }

    def __str__(self) -> str:
        if not self.taken_as:
            return f"{self.name or '(no name)'}: not taken"
        words = f"{self.name or '(no name)'}: {self.taken_as}, {self.fitted:,} fitted"
        if self.dropped:
            words += f", {self.dropped:,} dropped ({', '.join(map(repr, self.examples))})"
        return f"{words}; {self.written}" if self.written else words


class Wanted(NamedTuple):
    """What a person said about how a file is written and what it is; empty where nothing was said.

    `columns` has columns of a table by what they are, in place of the guess; an empty one takes a field out.
    """

    dates: str = ""
    decimal: str = ""
    encoding: str = ""
    sheet: str = ""
    shape: str = ""
    columns: Mapping[str, str] = MappingProxyType({})


UNSAID = Wanted()


def fitting(kind: Kind, manner: str = "") -> Callable[[str], bool]:
    """What tells whether a cell can be read as what its column is."""
    order, decimal = manner or DMY, manner or POINT
    tests: dict[Kind, Callable[[str], bool]] = {
        Kind.DATE: lambda cell: bool(read_date(cell, order)),
        Kind.DAY: lambda cell: read_day(cell, order) is not None,
        Kind.MONTH: lambda cell: bool(read_month(cell, order)),
        Kind.PART_YEAR: lambda cell: bool(_FOUR_DIGITS.fullmatch(cell.strip())),
        Kind.PART_WEEK: lambda cell: bool(_WEEK.fullmatch(cell.strip())),
        Kind.PART_MONTH: lambda cell: bool(date_of_parts("2000", cell.strip())),
        Kind.PART_DAY: lambda cell: bool(date_of_parts("2000", "1", cell.strip())),
        Kind.COUNT: lambda cell: read_count(cell, decimal) is not None,
        Kind.WHOLE: lambda cell: read_whole(cell, decimal) is not None,
        Kind.NUMBER: lambda cell: read_number(cell, decimal) is not None,
        Kind.LAT: lambda cell: read_coordinate(cell, 90) is not None,
        Kind.LON: lambda cell: read_coordinate(cell, 180) is not None,
        Kind.POSITION: lambda cell: read_position(cell) is not None,
        Kind.STATUS: lambda cell: read_status(cell) is not None,
        Kind.TICK: lambda cell: read_tick(cell) is not None,
        Kind.PASSAGE: lambda cell: read_passage(cell) is not None,
        Kind.WHO: lambda cell: not is_error(cell) and not all(map(is_bare_number, named(cell))),
    }
    return tests.get(kind, lambda cell: not is_error(cell))


class Cells:
    """The cells of a table by column, each counted once, and how its columns are written."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        wanted: Wanted = UNSAID,
        is_crossing: Callable[[str], bool] = lambda _: False,
        told: Callable[[float], None] = lambda _: None,
    ) -> None:
        """`is_crossing` tells whether one crossing that is known has a name.

        `told` is called after each column with the share that is done: half of it is to count the cells, half to read.
        """
        self.told = told
        self._rows = rows
        self._is_crossing = is_crossing
        self._wanted = wanted
        self._counted: dict[int, Counter[str]] = {}
        self._manners: dict[tuple[int, bool], str] = {}
        self._order: Callable[[int], Order] = cache(lambda number: order_of(self.of(number)))
        self._unsure: set[int] = set()

    def of(self, number: int) -> Counter[str]:
        """The distinct cells of a column, in the order in which they stand, with how often."""
        if number not in self._counted:
            try:
                self._counted[number] = Counter(map(itemgetter(number), self._rows))
            except IndexError:
                self._counted[number] = Counter(row[number] for row in self._rows if number < len(row))
            self.told(min(1.0, len(self._counted) / len(self._rows[0])) / 2 if self._rows else 0.5)
        return self._counted[number]

    def are_crossings(self, number: int) -> bool:
        """Whether what a column says are mostly names of known crossings."""
        filled = list(filter(said, self.of(number)))
        return sum(map(self._is_crossing, filled)) * 2 > len(filled)

    def have_a_crossing(self, number: int) -> bool:
        """Whether a column names any known crossing."""
        return any(map(self._is_crossing, filter(said, self.of(number))))

    def manner(self, kind: Kind, number: int) -> str:
        """How a column writes dates or decimals; empty for any other kind."""
        if kind not in _DATES and kind not in _NUMBERS:
            return ""
        asked = (number, kind in _DATES)
        if asked not in self._manners:
            if kind in _DATES:
                order = self._order(number)
                self._manners[asked] = self._wanted.dates or order.order
                if not order.sure and not self._wanted.dates:
                    self._unsure.add(number)
            else:
                self._manners[asked] = self._wanted.decimal or self._decimal(kind, number).sign
        return self._manners[asked]

    def _decimal(self, kind: Kind, number: int) -> Decimal:
        return decimal_of(self.of(number), whole=kind is not Kind.NUMBER)

    def written(self, kind: Kind, number: int, manner: str) -> str:
        """How a column writes dates or decimals, and what tells it; empty where that makes no difference."""
        if kind in _DATES and (order := self._order(number)).shown:
            words = _ORDERS[manner]
            if self._wanted.dates:
                return f"{words}, as asked"
            if manner != order.order or (not order.sure and number not in self._unsure):
                return f"{words}, as the other dates of the file have it"
            shown = " and ".join(map(repr, order.shown))
            return f"{words}, as {shown} show{'s' * (len(order.shown) == 1)}" if order.sure else f"{words}, by default"
        if kind in _NUMBERS and manner == COMMA:
            if self._wanted.decimal:
                return "decimal comma, as asked"
            shown = self._decimal(kind, number).shown
            return f"{'decimal comma' if COMMA in shown else 'points between thousands'}, as {shown!r} shows"
        return ""

    def manners(self, taken: Mapping[int, Taken]) -> dict[int, str]:
        """How each taken column is written. A date column that cannot tell its order has that of those that can."""
        found = {number: manner for number, each in taken.items() if (manner := self.manner(each.kind, number))}
        dates = [number for number, each in taken.items() if each.kind in _DATES]
        sure = {found[number] for number in dates if number not in self._unsure and self._tells_order(number)} - {
            SERIAL
        }
        for number in dates if len(sure) == 1 else ():
            if number in self._unsure:
                found[number] = next(iter(sure))
                self._unsure.discard(number)
        return found

    def _tells_order(self, number: int) -> bool:
        order = self._order(number)
        return order.sure and bool(order.shown)

    def odd(self, header: Sequence[str], taken: Mapping[int, Taken], manners: Mapping[int, str]) -> list[Notice]:
        """What is told once for a column of dates: that nothing decides its order, or that it contradicts itself."""
        found = []
        for number, each in taken.items():
            if each.kind in _DATES and number in self._unsure:
                words = "no cell shows whether the day or the month comes first; read as day first"
                found.append(Notice(0, f"{header[number]!r}: {words}", "use --dates mdy if the month comes first"))
            elif each.kind in _DATES and manners.get(number) == MIXED:
                one, other = self._order(number).shown[:2]
                words = f"some cells have the day first and some the month ({one!r}, {other!r})"
                found.append(
                    Notice(
                        0,
                        f"{header[number]!r}: {words}; those that can be both are kept as either of two days",
                        "use --dates dmy or mdy",
                    )
                )
        return found


def account_of(
    header: Sequence[str],
    taken: Mapping[int, Taken],
    manners: Mapping[int, str],
    cells: Cells,
    refused: Mapping[int, str] = MappingProxyType({}),
) -> list[Told]:
    """What became of each column of a table, in its order; `refused` are not what they are called."""
    found = []
    for number, (name, words) in enumerate(zip(header, column_names(header), strict=True), 1):
        told = _account_of_one(number - 1, name.strip(), taken, manners, cells, refused)
        found.append(told._replace(called=words))
        cells.told(0.5 + number / len(header) / 2)
    return found


def _account_of_one(
    number: int,
    name: str,
    taken: Mapping[int, Taken],
    manners: Mapping[int, str],
    cells: Cells,
    refused: Mapping[int, str],
) -> Told:
    if number in taken:
        kind, manner = taken[number].kind, manners.get(number, "")
        each = _told(name, taken[number], manner, cells.of(number))
        return each._replace(written=cells.written(kind, number, manner))
    if number not in refused:
        return Told(name)
    filled = {cell: times for cell, times in cells.of(number).items() if said(cell)}
    examples = tuple(cell.strip()[:_LONGEST] for cell in filled)[:_EXAMPLES]
    return Told(name, "", 0, sum(filled.values()), examples)


def account_of_objects(items: Iterable[Mapping[str, object]], taken: Mapping[str, Taken]) -> list[Told]:
    """What became of each name in a list of objects; those of an object in it stand behind a dot."""
    found: dict[str, Counter[str]] = {}
    for item in items:
        for name, words in _leaves(item, ""):
            found.setdefault(name, Counter())[words] += 1
    told = []
    for name, counted in found.items():
        begun = (
            start
            for start in taken
            if name.startswith((f"{start}.", start.removesuffix("*") if start[-1:] == "*" else f"{start}."))
        )
        each = taken.get(name) or next((taken[start] for start in begun), None)
        told.append(_told(name, each, "", counted) if each else Told(name))
    return told


def _leaves(value: object, name: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for part, each in value.items():
            yield from _leaves(each, f"{name}.{part}" if name else str(part))
    elif isinstance(value, list):
        parts = (dict(_leaves(part, "")) if isinstance(part, dict) else {"": str(part)} for part in value)
        yield name, "; ".join(" ".join(part.values()) for part in parts)
    elif value is not None:
        yield name, value if isinstance(value, str) else str(value)


def _told(name: str, taken: Taken, manner: str, counted: Counter[str]) -> Told:
    fitted = dropped = 0
    examples: list[str] = []
    fits, is_said = fitting(taken.kind, manner), said_status if taken.kind is Kind.STATUS else said
    for cell, times in counted.items():
        if not is_said(cell):
            continue
        if fits(cell):
            fitted += times
        else:
            dropped += times
            if len(examples) < _EXAMPLES:
                examples.append(cell.strip()[:_LONGEST])
    return Told(name, taken.field, fitted, dropped, tuple(examples), key=taken.key or taken.field)


def check(wanted: Wanted) -> None:
    """Raises ImportProblem where what a person said cannot be."""
    if wanted.dates not in ("", DMY, MDY, YMD):
        raise ImportProblem(f"--dates {wanted.dates!r}; expected dmy, mdy or ymd")
    if wanted.decimal not in ("", ".", ","):
        raise ImportProblem(f"--decimal {wanted.decimal!r}; expected . or ,")
