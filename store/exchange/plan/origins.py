"""Which records came from which row of which data set: the field `origin` of imported records.

`import` names the import that the record follows, `id` is the data set's own, `row` are the row's letters as they stood
there, `also` those of the same row in other imports, and `gone` tells that the newest export no longer has the row.
`merged` has the same of the records that a person made one with this, by the ids that they had here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec

from store.records.model import Document, Key
from store.store import Store


class Origin(msgspec.Struct, gc=False, frozen=True):
    """Where a record came from; empty fields for one that was not imported."""

    import_id: str = msgspec.field(default="", name="import")
    id: str = ""
    row: str = ""
    gone: bool = False
    also: dict[str, str] = {}
    merged: dict[str, Any] = {}

    @property
    def rows(self) -> dict[str, str]:
        """The row's letters by the import that they stand in."""
        return {**self.also, self.import_id: self.row}

    def with_row(self, import_id: str, row: str, *, followed: bool) -> Document:
        """The field once an import has the row so; `followed` where the record now follows that import."""
        first = import_id if followed else self.import_id
        rows = self.rows | {import_id: row}
        also = {name: letters for name, letters in rows.items() if name != first}
        return originating(first, self.id, rows[first]) | ({"also": also} if also else {})


class _Imported(msgspec.Struct, gc=False):
    origin: Origin = Origin()


class ImportedRecord(msgspec.Struct, frozen=True):
    """An imported record of the store, by its key; where it `was_merged`, the key of the record it went into."""

    key: Key
    origin: Origin
    was_merged: bool = False


def imported_records(store: Store, system: str, table: str) -> list[ImportedRecord]:
    """The records of one table that came from a system."""
    imports = {name for name, imported in store.imports.items() if imported.system == system}
    if not imports:
        return []
    decoder = msgspec.json.Decoder(_Imported)
    found: list[ImportedRecord] = []
    for name, raw in store.texts(table):
        origin = _origin(decoder, raw)
        if origin.import_id in imports and origin.id:
            found.append(ImportedRecord(Key(table, name), origin))
        merged = (other for other in _merged_into(origin) if other.import_id in imports and other.id)
        found += (ImportedRecord(Key(table, name), other, was_merged=True) for other in merged)
    return found


def _merged_into(origin: Origin) -> Iterator[Origin]:
    """The origins of the records that were merged into one."""
    for other in origin.merged.values():
        with suppress(msgspec.ValidationError):
            if isinstance(other, dict) and "origin" in other:
                yield msgspec.convert(other["origin"], Origin)


def originating(import_id: str, own_id: str, row: str) -> Document:
    """The field for a record made of a row."""
    return {"import": import_id, "id": own_id, "row": row}


def order_of(imported: Mapping[str, object]) -> list[str | Document]:
    """The rows of an imported file: ids of records, and rows that are only kept; what is neither is left out."""
    order = imported.get("order")
    return [row for row in order if isinstance(row, str | dict)] if isinstance(order, list) else []


def _origin(decoder: msgspec.json.Decoder[_Imported], raw: bytes) -> Origin:
    try:
        return decoder.decode(raw).origin
    except msgspec.MsgspecError:
        return Origin()
