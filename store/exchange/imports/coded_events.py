"""What the data sets of coded events share: each row is an event, under an id that means it in every file.

Owns the ids. Must never know what the other columns say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from store.exchange.imports.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.records.model import Document


class CodedEvents:
    """An export with a given header; `id_column` is where the data set's own ids stand."""

    system: ClassVar[str]
    id_column: ClassVar[str]
    table = "events"
    global_ids = True

    def __init__(self, header: Sequence[str]) -> None:
        self.columns = Columns(header)
        self._id = self.columns.index[self.id_column]

    def own_id(self, cells: Sequence[str]) -> str:
        """The data set's own id of a row."""
        return cells[self._id].strip()

    def record_id(self, own_id: str, _document: Document) -> str:
        """The system's name and its id."""
        return f"{self.system} {own_id}"

    def skipped(self, _cells: Sequence[str]) -> str:
        """Every row is an event."""
        return ""
