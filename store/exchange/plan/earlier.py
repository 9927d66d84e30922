"""The imports that a store has already, and which of them a file is a newer export of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from typing import Any

from store.exchange.imports import formats
from store.exchange.imports.layout import Layout
from store.exchange.imports.reading import Item, Reading
from store.exchange.plan.origins import ImportedRecord, order_of
from store.exchange.plan.plan import CellChange
from store.exchange.sheets.sheet import Sheet
from store.records.model import Key
from store.store import Store

SAME_EXPORT = 0.5
"""A file with this share of an earlier import's rows, or more, is its newer export; else another selection."""

ALIKE = 0.5
"""The share of cells that two rows have in common where an id alone does not make them the same row."""


class Imports:
    """The imports of a store by id, each as the sheet and the layout that it came in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opened: dict[str, tuple[Sheet, Layout]] = {}

    def __getitem__(self, import_id: str) -> tuple[Sheet, Layout]:
        """One import, opened once. Raises KeyError where there is none."""
        if import_id not in self._opened:
            self._opened[import_id] = formats.reopened(self._store.document(Key("imports", import_id)))
        return self._opened[import_id]


class Earlier:
    """What was imported before one file is."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store, self._layout = store, reading.layout
        self._imports = Imports(store)
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

    def opened(self, import_id: str) -> tuple[Sheet, Layout]:
        """An earlier import as it came."""
        return self._imports[import_id]

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
        sheet, layout = self._imports[import_id]
        return _by_column(layout, sheet.cells(raw)), _by_column(self._layout, item.cells)


def _by_column(layout: Layout, cells: Any) -> Mapping[str, str]:
    columns = getattr(layout, "columns", None)
    if columns is not None:
        return dict(zip(columns.names, cells, strict=False))
    return {name: str(value) for name, value in cells.items()}
