"""A data file as it was read: its bytes, and where each table and record lies in them.

Owns: the places of records. Must never: change; what we change lies over it (layout.py).
"""

from __future__ import annotations

import operator
import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import Final, NamedTuple, TypeAlias

from msgspec import Raw

from store.file.form import Style
from store.file.scan import Members

Records: TypeAlias = Mapping[str, Raw]

EMPTY: Final = b"{\n}\n"
"""What an empty file is taken for."""
_FIRST: Final = re.compile(rb'[ \t\n\r]*"(?:[^"\\]|\\.)*"[ \t\n\r]*:[ \t\n\r]*')
_NEXT: Final = re.compile(rb'[ \t\n\r]*,[ \t\n\r]*"((?:[^"\\]|\\.)*)"[ \t\n\r]*:[ \t\n\r]*')
_CLOSE: Final = re.compile(rb'[ \t\n\r]*(\})[ \t\n\r]*(?:,[ \t\n\r]*"|\}[ \t\n\r]*\Z)')


class Stamp(NamedTuple):
    """What tells two states of a file on disk apart without reading them."""

    inode: int
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record that is kept byte for byte and shown as it is, since it cannot be taken for a document."""

    table: str
    doc_id: str
    line: int
    column: int
    why: str
    raw: bytes
    offset: int  # of its value in the bytes of the file as read


class Even(NamedTuple):
    """A table whose records all follow each other with the same text between, but for their ids."""

    open: int
    close: int
    first: int  # where the first record starts
    gap: int  # bytes from one record's end to the next one's start, without the id

    def members(self, records: Records) -> Members:
        """The place of each record, by sums that never look at the text."""
        behind = islice(map(len, records), 1, None)
        steps = map(operator.add, map(len, records.values()), map(self.gap.__add__, behind))
        starts = array("Q", accumulate(steps, initial=self.first))
        ends = array("Q", map(operator.add, starts, map(len, records.values())))
        return Members(self.open, self.close, tuple(records), starts, ends)


@dataclass(frozen=True, eq=False)
class Base:
    """The text as read, the tables' places in it and the records' places in each.

    ``tables`` leaves out the quarantined records; ``places`` knows them.
    """

    raw: bytes
    top: Members
    places: Mapping[str, Even | Members]
    tables: Mapping[str, Records]
    quarantined: tuple[Quarantined, ...] = ()
    empty: bool = False

    @cached_property
    def style(self) -> Style:
        """The file's own manner."""
        return Style() if self.empty else Style.of(self.raw)

    def layout(self, table: str) -> Members:
        """Where a table's records lie; made when first asked for."""
        if table not in self._layouts:
            known = self.places[table]
            self._layouts[table] = known.members(self.tables[table]) if isinstance(known, Even) else known
        return self._layouts[table]

    def index(self, table: str, doc_id: str) -> int | None:
        """A record's position among those of its table, None when it was not there."""
        if doc_id not in self.tables.get(table, ()):
            return None
        return operator.indexOf(self.layout(table).names, doc_id)

    @cached_property
    def _layouts(self) -> dict[str, Members]:
        return {}


def place_records(raw: bytes, at: int, records: Records) -> Even | Members | None:
    """Where the records of the table that opens at ``at`` lie, without reading them.

    None when the text between them does not say: an id that stands twice, or an escaped one.
    """
    if not records:
        close = raw.index(b"}", at)
        return Members(at + 1, close, (), (), ())
    opening = _FIRST.match(raw, at + 1)
    if not opening:
        return None
    return _evenly(raw, at, opening.end(), records) or _one_by_one(raw, at, opening.end(), records)


def _evenly(raw: bytes, at: int, first: int, records: Records) -> Even | None:
    ids = iter(records)
    lengths = iter(records.values())
    next(ids)
    second = next(ids, None)
    gap = 0
    if second is not None:
        between = _NEXT.match(raw, first + len(next(lengths)))
        if not between or between[1] != second.encode():
            return None
        gap = between.end() - between.start() - len(second)
    names = sum(map(len, islice(records, 1, None)))
    end = first + sum(map(len, records.values())) + gap * (len(records) - 1) + names
    closing = _CLOSE.match(raw, end)
    return Even(at + 1, closing.start(1), first, gap) if closing else None


def _one_by_one(raw: bytes, at: int, first: int, records: Records) -> Members | None:
    starts, ends = array("Q"), array("Q")
    position = first
    for index, (doc_id, record) in enumerate(records.items()):
        if index:
            between = _NEXT.match(raw, position)
            if not between or between[1] != doc_id.encode():
                return None
            position = between.end()
        starts.append(position)
        position += len(record)
        ends.append(position)
    closing = _CLOSE.match(raw, position)
    return Members(at + 1, closing.start(1), tuple(records), starts, ends) if closing else None
