"""Giving an imported file back as it came: the same bytes, but for the cells that were edited. Changes no record.

A row whose record still holds what the row says is given back letter for letter; so is one whose record follows
another import, but for what the desk itself changed. Records that were deleted leave their row out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.exchange.earlier import Imports
from store.exchange.encoding import encode
from store.exchange.layout import ImportProblem
from store.exchange.names import Names
from store.exchange.origins import held, order_of
from store.file.merge_values import merge_values
from store.model import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.origins import Held
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
    rows = _Rows(store, import_id)
    letters = rows.sheet.joined(rows.of(imported))
    encoding = imported.get("encoding", "utf-8")
    try:
        data = encode(letters, str(encoding), bom=imported.get("bom") is True)
    except ValueError as problem:
        raise ImportProblem(f"{import_id}: {problem}; expected letters that it has") from None
    return Original(data, tuple(rows.left_out))


class _Rows:
    """The rows of one import, as its records make them."""

    def __init__(self, store: Store, import_id: str) -> None:
        self._store, self._import_id = store, import_id
        self._imports = Imports(store)
        self.sheet, self._layout = self._imports[import_id]
        self._names = Names(store)
        rows = reversed(held(store, self._layout.system, self._layout.table))
        self._held = {row.origin.id: row for row in rows if import_id in row.origin.rows}
        self.left_out: list[str] = []

    def of(self, imported: Document) -> Iterator[str]:
        """The letters of each row, in the file's order."""
        for row in order_of(imported):
            if isinstance(row, dict):
                yield str(row.get("row", ""))
            elif record := self._held.get(row):
                yield self._row(record)

    def _row(self, record: Held) -> str:
        raw = record.origin.rows[self._import_id]
        cells = self.sheet.cells(raw)
        says = self._says(self._import_id, raw)
        holds = self._store.document(record.key)
        if record.origin.import_id != self._import_id:
            followed = self._says(record.origin.import_id, record.origin.row)
            holds = merge_values(followed, holds, says, (), [])
        edits = self._layout.edits(cells, says, holds, self._names)
        self.left_out += [
            f"{record.key.id}: its {name} cannot be told in {self._layout.name}" for name in edits.left_out
        ]
        return self.sheet.edited(raw, edits.changed) if edits.changed else raw

    def _says(self, import_id: str, raw: str) -> Document:
        sheet, layout = self._imports[import_id]
        return layout.document(sheet.cells(raw), self._names, lambda _: None)
