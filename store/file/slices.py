"""The records of one table: where the bytes of each lie, as numbers alone, and over them what was written since.

There may be a million records, so no object is kept for each, and no bytes are copied before they are asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from itertools import islice
from operator import lt
from typing import Any, Final, NamedTuple, TypeAlias

from msgspec import Raw
from msgspec.json import Decoder

from store.file.scan import Members
from store.records.stretches import decoded

DIGITS: Final = 18
"""How many digits a document id may have, so that each is one number of eight bytes."""
ASIDE: Final = -1
"""Stands for the document id of a record that is set aside."""
_JSON: Final = Decoder(Raw)

Records: TypeAlias = Mapping[str, bytes]


class Written(NamedTuple):
    """One record as we wrote it over the file as read."""

    place: int | None  # its position in the table as read, None for a new one
    lead: bytes | None  # the white space before its key, None where the old one stays
    text: bytes | None  # None: removed


class Slices(Records):
    """A table as read; a record's bytes by its document id. Leaves out the records that are set aside."""

    def __init__(self, raw: bytes, members: Members, numbers: array[int]) -> None:
        """`numbers` are the document ids, one for each member, ASIDE where it is set aside."""
        self.members = members
        self._raw = raw
        self._numbers = numbers
        self._aside = 0 if self._ascending else numbers.count(ASIDE)
        self._decoded: list[Any] | None = None

    def __getitem__(self, doc_id: str) -> bytes:
        index = self.index(doc_id)
        if index is None:
            raise KeyError(doc_id)
        return self._raw[self.members.starts[index] : self.members.ends[index]]

    def __contains__(self, doc_id: object) -> bool:
        return isinstance(doc_id, str) and self.index(doc_id) is not None

    def __len__(self) -> int:
        return len(self._numbers) - self._aside

    def __iter__(self) -> Iterator[str]:
        if not self._aside:
            return map(str, self._numbers)
        return (str(number) for number in self._numbers if number != ASIDE)

    def items(self) -> ItemsView[str, bytes]:
        """In the order of the file, without looking each one up."""
        return _InOrder(self)

    def values(self) -> ValuesView[bytes]:
        """As `items`, without the document ids."""
        return _Texts(self)

    def texts(self) -> Iterator[bytes]:
        """Each record's bytes."""
        if self._aside:
            return (self._raw[start:end] for _, start, end in self.spans())
        return map(self._raw.__getitem__, map(slice, self.members.starts, self.members.ends))

    def decode(self, kind: type[Any] | None) -> None:
        """Decode each record, which shows whether it is JSON by itself; raises one of UNREADABLE where one is not.

        Records of a `kind` are kept for `take_decoded`.
        """
        if kind is None:
            for view in self._views():
                _JSON.decode(view)
            return
        self._decoded = decoded(kind, self._views())
        for place in [place for place, record in enumerate(self._decoded) if record is None]:
            _JSON.decode(self._raw[self.members.starts[place] : self.members.ends[place]])

    def _views(self) -> Iterator[memoryview]:
        """Each record's bytes, not copied: as long as one of them lives, so does all of the file."""
        return map(memoryview(self._raw).__getitem__, map(slice, self.members.starts, self.members.ends))

    def take_decoded(self) -> list[Any] | None:
        """The records that were made while the file was read, None for each wrong one; they are given away once.

        None where none were made.
        """
        taken, self._decoded = self._decoded, None
        return taken

    def numbers(self) -> array[int]:
        """Each record's document id as a number."""
        return array("q", filter(ASIDE.__ne__, self._numbers)) if self._aside else self._numbers

    def spans(self) -> Iterator[tuple[str, int, int]]:
        """Each record's document id, and from where to where it lies."""
        spans = zip(self._numbers, self.members.starts, self.members.ends, strict=True)
        return ((str(number), start, end) for number, start, end in spans if number != ASIDE)

    def index(self, doc_id: str) -> int | None:
        """A record's position among all members of the table, None when it is not there."""
        if not (doc_id.isdecimal() and len(doc_id) <= DIGITS):
            return None
        number = int(doc_id)
        if self._ascending:
            index: int | None = bisect_left(self._numbers, number)
            found = index != len(self._numbers) and self._numbers[index or 0] == number
        else:
            index = self._places.get(number)
            found = index is not None
        return index if found and str(number) == doc_id else None

    def highest(self) -> int:
        """The highest document id as a number; 0 where there is none."""
        return max(self._numbers[-1] if self._ascending and self._numbers else max(self._numbers, default=0), 0)

    @property
    def are_distinct(self) -> bool:
        """Whether no document id stands twice."""
        return self._ascending or len(self._places) == len(self._numbers)

    @cached_property
    def _ascending(self) -> bool:
        return all(map(lt, self._numbers, islice(self._numbers, 1, None))) and self._numbers[:1].count(ASIDE) == 0

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: index for index, number in enumerate(self._numbers) if number != ASIDE}

    def bytes_between(self, start: int, end: int) -> bytes:
        """A stretch of the file."""
        return self._raw[start:end]


class _InOrder(ItemsView[str, bytes]):
    def __init__(self, records: Slices) -> None:
        super().__init__(records)
        self._records = records

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        cut = self._records.bytes_between
        return ((doc_id, cut(start, end)) for doc_id, start, end in self._records.spans())


class _Texts(ValuesView[bytes]):
    def __init__(self, records: Slices) -> None:
        super().__init__(records)
        self._records = records

    def __iter__(self) -> Iterator[bytes]:
        return self._records.texts()


class Overlaid(Records):
    """A table with what we wrote over it: the records as read in their order, then the new ones."""

    def __init__(self, below: Records, written: Mapping[str, Written]) -> None:
        self._below = below
        self._written = written

    def __getitem__(self, doc_id: str) -> bytes:
        ours = self._written.get(doc_id)
        if ours is None:
            return self._below[doc_id]
        if ours.text is None:
            raise KeyError(doc_id)
        return ours.text

    def __contains__(self, doc_id: object) -> bool:
        ours = self._written.get(doc_id) if isinstance(doc_id, str) else None
        return doc_id in self._below if ours is None else ours.text is not None

    def __len__(self) -> int:
        ours = self._written.values()
        return len(self._below) + sum((new.text is not None) - (new.place is not None) for new in ours)

    def __iter__(self) -> Iterator[str]:
        written = self._written
        for doc_id in self._below:
            if doc_id not in written or written[doc_id].text is not None:
                yield doc_id
        for doc_id, new in written.items():
            if new.place is None and new.text is not None:
                yield doc_id

    def highest(self) -> int:
        """The highest document id as a number, of removed records too, whose number stays theirs; 0: there is none."""
        return max(highest(self._below), *map(int, self._written), 0)


def highest(records: Records) -> int:
    """The highest document id of a table as a number; 0 where there is none."""
    return records.highest() if isinstance(records, Slices | Overlaid) else 0


def numbers(records: Records) -> array[int]:
    """The document ids of a table as numbers."""
    return records.numbers() if isinstance(records, Slices) else array("q", map(int, records))
