"""A table's records by id, in the file's order, with the document id of each. Immutable, and cheap to change.

What was decoded at once is kept as it is; what changed since lies over it. So an old map can still be asked what a
record was before a change.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, ValuesView
from itertools import count
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_FEW = 512


class Placed(NamedTuple, Generic[T]):
    """A record and the document id it stands under."""

    doc_id: str
    record: T


class RecordMap(Mapping[str, T]):
    """Records by id. Iterates in the order of the file, what was added since at the end."""

    __slots__ = ("_changed", "_count", "_doc_ids", "_places", "_records")

    def __init__(
        self,
        records: list[T],
        doc_ids: array[int],
        places: dict[str, int],
        changed: dict[str, Placed[T] | None] | None = None,
    ) -> None:
        """`places` says which of the `records` has an id; `doc_ids` are the document ids of all of them, as numbers."""
        self._records = records
        self._doc_ids = doc_ids
        self._places = places
        self._changed = changed or {}
        self._count = len(records) + sum(
            (placed is not None) - (name in places) for name, placed in self._changed.items()
        )

    def __getitem__(self, name: str) -> T:
        if name in self._changed:
            placed = self._changed[name]
            if placed is None:
                raise KeyError(name)
            return placed.record
        return self._records[self._places[name]]

    def __contains__(self, name: object) -> bool:
        if name in self._changed:
            return self._changed[name] is not None
        return name in self._places

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        if not self._changed:
            return iter(self._places)
        return self._over()

    def values(self) -> ValuesView[T]:
        """The records alone, at once where none has changed."""
        return super().values() if self._changed else _AsRead(self)

    def _over(self) -> Iterator[str]:
        for name in self._places:
            if self._changed.get(name, name) is not None:
                yield name
        for name, placed in self._changed.items():
            if placed is not None and name not in self._places:
                yield name

    def doc_id(self, name: str) -> str | None:
        """The document id of a record; None where there is no such record."""
        if name in self._changed:
            placed = self._changed[name]
            return placed.doc_id if placed else None
        place = self._places.get(name)
        return None if place is None else str(self._doc_ids[place])

    def in_order(self) -> list[T]:
        """Every record, sorted by its document id as a number."""
        numbers = [int(self.doc_id(name) or 0) for name in self] if self._changed else self._doc_ids.tolist()
        records = list(self.values())
        ascending = sorted(numbers)
        if numbers == ascending:
            return records
        by_number = dict(zip(numbers, records, strict=True))
        return [by_number[number] for number in ascending]

    def with_changes(self, changes: Mapping[str, Placed[T] | None]) -> RecordMap[T]:
        """A map with these records changed; None removes one."""
        changed = {**self._changed, **changes}
        if len(changed) <= max(_FEW, len(self._records) >> 3):
            return RecordMap(self._records, self._doc_ids, self._places, changed)
        merged = RecordMap(self._records, self._doc_ids, self._places, changed)
        doc_ids = array("q", (int(merged.doc_id(name) or 0) for name in merged))
        return RecordMap([merged[name] for name in merged], doc_ids, dict(zip(merged, count(), strict=False)))


class _AsRead(ValuesView[T]):
    """The records of a map in which none has changed."""

    def __init__(self, records: RecordMap[T]) -> None:
        super().__init__(records)
        self._records = records._records

    def __iter__(self) -> Iterator[T]:
        return iter(self._records)
