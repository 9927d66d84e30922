"""A CSV file of no known data set, by a mapping of its columns. Owns how such rows are told apart and written back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from store.exchange.imports.columns import Columns
from store.exchange.imports.plain import Fields, changed_fields, event_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.imports.layout import CellEdits, Warn
    from store.exchange.imports.names import Names
    from store.records.model import Document

_DIGEST = 12


class PlainCsv:
    """A table whose columns mean what `mapping` says; the fields are those of `guess.FIELDS`."""

    system = "CSV"
    table = "events"
    global_ids = False

    def __init__(self, header: Sequence[str], mapping: Mapping[str, str]) -> None:
        self.columns = Columns(header)
        self.mapping = dict(mapping)
        self._number = {field: self.columns.index[column.strip().lower()] for field, column in mapping.items()}

    @property
    def name(self) -> str:
        """The mapping, for it is what can be wrong."""
        return "CSV by columns: " + ", ".join(f"{field} = {column!r}" for field, column in self.mapping.items())

    def own_id(self, cells: Sequence[str]) -> str:
        """The cell of its id column; without one a digest of the row, so that the same row is known again."""
        if "id" in self._number:
            return cells[self._number["id"]].strip()
        return sha256("\x1f".join(cells).encode(errors="surrogatepass")).hexdigest()[:_DIGEST]

    def record_id(self, own_id: str, document: Document) -> str:
        """Its title and month, or its id where that is one in words."""
        if "id" in self._number and not own_id.isdecimal():
            return own_id
        return f"{' '.join(str(document['title']).split()[:5])} {document.get('date', '')[:7]}"

    def skipped(self, cells: Sequence[str]) -> str:
        """A row without anything in its mapped columns is no event."""
        return "" if any(cells[number].strip() for number in self._number.values()) else "nothing in the mapped columns"

    def document(self, cells: Sequence[str], names: Names, warn: Warn) -> Document:
        """The event that a row makes."""
        return event_of(self._fields(cells), names, warn)

    def edits(self, cells: Sequence[str], says: Document, held: Document, names: Names) -> CellEdits:
        """Each field goes back to its column."""
        now = changed_fields(self._fields(cells), says, held, names)
        return {self._number[field]: cell for field, cell in now.items() if field in self._number}

    def _fields(self, cells: Sequence[str]) -> Fields:
        return {field: cells[number].strip() for field, number in self._number.items()}
