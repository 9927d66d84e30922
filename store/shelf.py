"""One table as it stands: records by id, in the file's order, with the document id of each. Immutable, cheap to change.

What was decoded at once is kept as it is; what changed since lies over it. So an old shelf can still be asked what a
record was before a change. Must never read or decode.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_FEW = 512


class Placed(NamedTuple, Generic[T]):
    """A record and the document id it stands under."""

    doc_id: str
    record: T


class Shelf(Mapping[str, T]):
    """Records by id. Iterates in the order of the file, what was added since at the end."""

    __slots__ = ("_changed", "_count", "_doc_ids", "_records")

    def __init__(
        self, records: dict[str, T], doc_ids: dict[str, str], changed: dict[str, Placed[T] | None] | None = None
    ) -> None:
        self._records = records
        self._doc_ids = doc_ids
        self._changed = changed or {}
        self._count = len(records) + sum(
            (placed is not None) - (name in records) for name, placed in self._changed.items()
        )

    def __getitem__(self, name: str) -> T:
        if name in self._changed:
            placed = self._changed[name]
            if placed is None:
                raise KeyError(name)
            return placed.record
        return self._records[name]

    def __contains__(self, name: object) -> bool:
        if name in self._changed:
            return self._changed[name] is not None
        return name in self._records

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        if not self._changed:
            return iter(self._records)
        return self._over()

    def _over(self) -> Iterator[str]:
        for name in self._records:
            if self._changed.get(name, name) is not None:
                yield name
        for name, placed in self._changed.items():
            if placed is not None and name not in self._records:
                yield name

    def doc_id(self, name: str) -> str | None:
        """The document id of a record; None where there is no such record."""
        if name in self._changed:
            placed = self._changed[name]
            return placed.doc_id if placed else None
        return self._doc_ids.get(name)

    def in_order(self) -> list[T]:
        """Every record, by the number that its document id is."""
        names = list(self)
        numbers = (
            [int(self.doc_id(name) or 0) for name in names] if self._changed else [*map(int, self._doc_ids.values())]
        )
        records = list(self.values()) if self._changed else list(self._records.values())
        ascending = sorted(numbers)
        if numbers == ascending:
            return records
        by_number = dict(zip(numbers, records, strict=True))
        return [by_number[number] for number in ascending]

    def with_changes(self, changes: Mapping[str, Placed[T] | None]) -> Shelf[T]:
        """A shelf in which these records are others, or gone where None."""
        changed = {**self._changed, **changes}
        if len(changed) <= max(_FEW, len(self._records) >> 3):
            return Shelf(self._records, self._doc_ids, changed)
        merged = Shelf(self._records, self._doc_ids, changed)
        names = list(merged)
        return Shelf(
            {name: merged[name] for name in names},
            {name: doc_id for name in names if (doc_id := merged.doc_id(name)) is not None},
        )
