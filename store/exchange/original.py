"""Giving an imported file back as it came: the same bytes, but for the cells that were edited. Changes no record.

A row whose record still holds what the row says is given back letter for letter. Records that were deleted, or whose
row a newer export no longer had, leave their row out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.exchange import registry
from store.exchange.encoding import encode
from store.exchange.layout import ImportProblem
from store.exchange.names import Names
from store.exchange.origins import held, order_of
from store.model import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.layout import Layout
    from store.exchange.origins import Held
    from store.exchange.sheet import Sheet
    from store.history import Document
    from store.store import Store


class Original(NamedTuple):
    """A file's bytes, and a sentence for each edit that its layout has no place for."""

    data: bytes
    left_out: tuple[str, ...]


def export(store: Store, import_id: str) -> bytes:
    """The bytes of an imported file, with the edits since. Raises KeyError when there is no such import.

    Raises ImportProblem where an edit cannot be written in the file's encoding.
    """
    return exported(store, import_id).data


def exported(store: Store, import_id: str) -> Original:
    """The bytes of an imported file, and what could not be put in them. Raises as `export` does."""
    imported = store.document(Key("imports", import_id))
    sheet, layout = registry.reopened(imported)
    rows = _Rows(store, sheet, layout, import_id)
    letters = sheet.joined(rows.of(imported))
    encoding = imported.get("encoding", "utf-8")
    try:
        data = encode(letters, str(encoding), bom=imported.get("bom") is True)
    except ValueError as problem:
        raise ImportProblem(f"{import_id}: {problem}; expected letters that it has") from None
    return Original(data, tuple(rows.left_out))


class _Rows:
    """The rows of one import, as its records make them."""

    def __init__(self, store: Store, sheet: Sheet, layout: Layout, import_id: str) -> None:
        self._store, self._sheet, self._layout = store, sheet, layout
        self._names = Names(store)
        rows = held(store, layout.system, layout.table)
        self._held = {row.origin.id: row for row in rows if layout.global_ids or row.origin.import_id == import_id}
        self._held |= {row.origin.id: row for row in rows if row.origin.import_id == import_id}
        self.left_out: list[str] = []

    def of(self, imported: Document) -> Iterator[str]:
        """The letters of each row, in the file's order."""
        for row in order_of(imported):
            if isinstance(row, dict):
                yield str(row.get("row", ""))
            elif (record := self._held.get(row)) and not record.origin.gone:
                yield self._row(record)

    def _row(self, record: Held) -> str:
        raw = record.origin.row
        cells = self._sheet.cells(raw)
        says = self._layout.document(cells, self._names, lambda _: None)
        edits = self._layout.edits(cells, says, self._store.document(record.key), self._names)
        self.left_out += [f"{record.key.id}: {name} has no column in {self._layout.name}" for name in edits.left_out]
        return self._sheet.edited(raw, edits.changed) if edits.changed else raw
