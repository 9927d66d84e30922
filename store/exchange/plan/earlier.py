"""The imports that a store has already, which of them a file is a newer export of, and which records came of which row.

That stands in the field `origin` of imported records: `import` names the import that the record follows, `id` is the
data set's own, `row` are the row's letters as they stood there, `also` those of the same row in other imports, and
`gone` tells that the newest export no longer has the row. `merged` has the same of the records that a person made one
with this, by the ids that they had here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property
from typing import Any

import msgspec

from store.exchange.imports import formats
from store.exchange.imports.layout import Layout
from store.exchange.imports.reading import Item, Reading
from store.exchange.plan.plan import CellChange
from store.exchange.sheets.sheet import Sheet
from store.records.model import Document, Key
from store.store import Store

SAME_EXPORT = 0.5
"""A file with this share of an earlier import's rows, or more, is its newer export; else another selection."""

ALIKE = 0.5
"""The share of cells that two rows have in common where an id alone does not make them the same row."""


def opener(store: Store) -> Callable[[str], tuple[Sheet, Layout]]:
    """What gives an import of the store by its id, as the sheet and the layout that it came in, each opened once.

    It raises KeyError where there is none.
    """
    return cache(lambda import_id: formats.reopened(store.document(Key("imports", import_id))))


class Earlier:
    """What was imported before one file is."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store, self._layout = store, reading.layout
        self.opened = opener(store)
        self._reading = reading

    @cached_property
    def places(self) -> dict[str, int]:
        """Where in the file each row stands, by its own id."""
        return {row.own_id: at for at, row in enumerate(self._reading.order) if isinstance(row, Item)}

    def newest(self, rows: Iterable[ImportedRecord]) -> str:
        """The import that the file is a newer export of, rather one of the same layout; empty where there is none."""
        here: Counter[str] = Counter()
        shared: Counter[str] = Counter()
        for row in rows:
            having = list(row.origin.rows)
            here.update([] if row.origin.gone else having)
            shared.update(having if self._is_same_row(row) else [])
        names = [name for name, number in shared.most_common() if number >= here[name] * SAME_EXPORT]
        return min(names, key=lambda name: not self.is_replaced(name), default="")

    def is_replaced(self, import_id: str) -> bool:
        """Whether the file takes the place of an earlier import; one in another layout stands beside it."""
        if not import_id or not self._layout.global_ids:
            return bool(import_id)
        return self._store.imports[import_id].layout == self._layout.name

    def deleted(self, import_id: str, held: Container[str]) -> frozenset[str]:
        """Rows of an earlier import whose records the desk has deleted since."""
        order = order_of(self._store.document(Key("imports", import_id)))
        return frozenset(row for row in order if isinstance(row, str) and row not in held)

    def differences(self, import_id: str, raw: str, item: Item) -> tuple[CellChange, ...]:
        """The cells that are otherwise than in a row of an earlier import; of columns that only one has, none."""
        before, after = self._named(import_id, raw, item)
        return tuple(
            CellChange(name, before[name], after[name])
            for name in after
            if name in before and before[name] != after[name]
        )

    def _is_same_row(self, row: ImportedRecord) -> bool:
        """Whether the file has the row, too; where ids mean little, only if most cells are alike."""
        at = self.places.get(row.origin.id)
        item = None if at is None else self._reading.order[at]
        if not isinstance(item, Item) or self._layout.global_ids:
            return item is not None
        before, after = self._named(row.origin.import_id, row.origin.row, item)
        told = [name for name in before.keys() | after.keys() if before.get(name) or after.get(name)]
        alike = sum(before.get(name) == after.get(name) for name in told)
        return alike >= len(told) * ALIKE

    def _named(self, import_id: str, raw: str, item: Item) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The cells of an earlier row and of the file's, by column."""
        sheet, layout = self.opened(import_id)
        return _by_column(layout, sheet.cells(raw)), _by_column(self._layout, item.cells)


def _by_column(layout: Layout, cells: Any) -> Mapping[str, str]:
    columns = getattr(layout, "columns", None)
    if columns is not None:
        return dict(zip(columns.names, cells, strict=False))
    return {name: str(value) for name, value in cells.items()}


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
