"""What the data sets of coded events share: each row is an event, under an id that means it in every file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import ClassVar

from store.exchange.imports.account import Taken
from store.exchange.imports.columns import CellsByName, Columns, column_names, number_like, place_of, wrong_place
from store.exchange.imports.days import DMY
from store.exchange.imports.layout import Warn
from store.exchange.imports.objects import members
from store.exchange.imports.places import countries_of, turned
from store.exchange.imports.values import POINT, read_whole
from store.records.model import Document


class CodedEvents:
    """An export with a given header; `id_column` is where the data set's own ids stand.

    `means` has what each column is taken for, `required` the columns by which the data set is known.
    """

    system: str
    id_column: ClassVar[str]
    means: ClassVar[Mapping[str, Taken]]
    required: ClassVar[tuple[str, ...]]
    table = "events"
    global_ids = True

    def __init__(self, header: Sequence[str]) -> None:
        self.columns = self._columns_of(header)
        self.manners: dict[int, str] = {}
        self._id = self.columns.index[self.id_column]
        self._country = self.columns.index.get("country")

    @classmethod
    def _columns_of(cls, header: Sequence[str]) -> Columns:
        """The columns of a header, each under the name that `means` has first for it."""
        return Columns(header, {other: name for name, each in cls.means.items() for other in each.also.split()})

    @classmethod
    def fits(cls, header: Sequence[str]) -> bool:
        """Whether a header is the data set's."""
        return cls._columns_of(header).has(*cls.required)

    @property
    def taken(self) -> dict[int, Taken]:
        """What each column is taken for, by its number."""
        here = self.columns.index
        return {here[name]: each._replace(key=name) for name, each in self.means.items() if name in here}

    @property
    def meanings(self) -> dict[str, str]:
        """What a person can say that a column is: the names of the format's own columns, and the field of each."""
        return {name: each.field for name, each in self.means.items()}

    @classmethod
    def renamed(cls, header: Sequence[str], given: Mapping[str, str]) -> list[str] | None:
        """The header with the columns that a person chose under the format's names for them.

        None where one of the chosen meanings is none of the format's, or where no column is left for the ids.
        """
        names = list(cls._columns_of(header).names)
        plain = [column.lower() for column in column_names(header)]
        for field, column in given.items():
            called = [name for name, each in cls.means.items() if each.field == field]
            meant = field if field in cls.means else called[0] if len(called) == 1 else ""
            if not meant or (column and column.strip().lower() not in plain):
                return None
            names = [f"({name})" if name == meant else name for name in names]
            if column:
                names[plain.index(column.strip().lower())] = meant
        return names if cls.id_column in names else None

    def order(self, column: str) -> str:
        """The order of day and month in a column."""
        return self.manners.get(self.columns.index.get(column, -1), DMY)

    def decimal(self, column: str) -> str:
        """The decimal sign of a column."""
        return self.manners.get(self.columns.index.get(column, -1), POINT)

    def countries(self, cells: Sequence[str]) -> frozenset[str]:
        """The codes of the countries that a row says it lies in."""
        return countries_of(cells[self._country]) if self._country is not None else frozenset()

    def place(self, cells: Sequence[str], where: tuple[str, str, str, str], warn: Warn) -> Document:
        """A row's place from its text, latitude, longitude and precision; wrong coordinates are told and left out."""
        found, problem = _place(*where, self.countries(cells))
        if problem:
            warn(problem)
        return found.copy()

    def own_id(self, cells: Sequence[str]) -> str:
        """The data set's own id of a row."""
        return cells[self._id].strip()

    def record_id(self, own_id: str, _document: Document) -> str:
        """The system's name and its id."""
        return f"{self.system} {own_id}"

    def skipped(self, _cells: Sequence[str]) -> str:
        """Every row is an event."""
        return ""


@lru_cache(maxsize=1 << 12)
def _place(text: str, lat: str, lon: str, precision: str, countries: frozenset[str]) -> tuple[Document, str]:
    """The place, and what is wrong with its coordinates. Events have few places, so each is made out once."""
    problem = wrong_place(lat, lon) or turned(lat, lon, countries)
    return place_of(text, *(("", "") if problem else (lat, lon)), precision), problem


@lru_cache(maxsize=1 << 10)
def code_of(cell: str) -> str:
    """A code in figures; a program may have written it as 1.0."""
    whole = read_whole(cell)
    return str(whole) if whole is not None else cell.strip()


def place_cells(
    row: CellsByName, says: Document, held: Document, columns: Sequence[str], precisions: Mapping[str, str]
) -> dict[str, str]:
    """The cells of a place that changed; `columns` are those of its text, latitude, longitude and precision."""
    *columns, of_precision = columns
    before, now = (members(side.get("place")) for side in (says, held))
    changed: dict[str, str] = {}
    for name, column in zip(("text", "lat", "lon"), columns, strict=True):
        if now.get(name) != before.get(name):
            value = now.get(name)
            changed[column] = (value or "") if name == "text" else number_like(row[column], value)
    code = next((code for code, word in precisions.items() if word == now.get("precision")), None)
    if now.get("precision") != before.get("precision") and code:
        changed[of_precision] = code
    return changed
