"""What the data sets of coded events share: each row is an event, under an id that means it in every file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from store.exchange.imports.columns import Columns
from store.exchange.imports.days import DMY
from store.exchange.imports.places import countries_of
from store.exchange.imports.values import POINT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.imports.account import Taken
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
        return {self.columns.index[name]: each for name, each in self.means.items() if name in self.columns.index}

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
