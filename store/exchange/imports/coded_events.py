"""What the data sets of coded events share: each row is an event, under an id that means it in every file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from store.exchange.imports.account import Taken
from store.exchange.imports.columns import Columns, column_names
from store.exchange.imports.days import DMY
from store.exchange.imports.places import countries_of
from store.exchange.imports.values import POINT
from store.records.model import Document


class CodedEvents:
    """An export with a given header; `id_column` is where the data set's own ids stand.

    `means` has what each column is taken for, `also` the other names that a layout has for a column.
    """

    system: ClassVar[str]
    id_column: ClassVar[str]
    means: ClassVar[Mapping[str, Taken]]
    also: ClassVar[Mapping[str, str]] = {}
    table = "events"
    global_ids = True

    def __init__(self, header: Sequence[str]) -> None:
        self.columns = Columns(header, self.also)
        self.manners: dict[int, str] = {}
        self._id = self.columns.index[self.id_column]
        self._country = self.columns.index.get("country")

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
        names = list(Columns(header, cls.also).names)
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

    def own_id(self, cells: Sequence[str]) -> str:
        """The data set's own id of a row."""
        return cells[self._id].strip()

    def record_id(self, own_id: str, _document: Document) -> str:
        """The system's name and its id."""
        return f"{self.system} {own_id}"

    def skipped(self, _cells: Sequence[str]) -> str:
        """Every row is an event."""
        return ""
