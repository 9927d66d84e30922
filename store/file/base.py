"""A data file as it was read: its bytes, and where each table and record lies in them.

It never changes: what is changed lies over it (see `layout`).
"""

from __future__ import annotations

import contextlib
import os
import re
from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate, islice
from operator import add, sub
from typing import Final, NamedTuple

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder

from store.file.form import Style
from store.file.scan import SPACE, Members, Places, Scanner
from store.file.slices import DIGITS, Slices

EMPTY: Final = b"{\n}\n"
"""What an empty file is taken for."""
_FIELDS: Final = Decoder(dict[str, Raw])
_FIRST: Final = re.compile(rb'[ \t\n\r]*"(?:[^"\\]|\\.)*"[ \t\n\r]*:[ \t\n\r]*')
_NEXT: Final = re.compile(rb'[ \t\n\r]*,[ \t\n\r]*"((?:[^"\\]|\\.)*)"[ \t\n\r]*:[ \t\n\r]*')
_CLOSE: Final = re.compile(rb'[ \t\n\r]*(\})[ \t\n\r]*(?:,[ \t\n\r]*"|\}[ \t\n\r]*\Z)')


class Stamp(NamedTuple):
    """The part of a file's status that tells two of its states apart without reading them.

    The time of the last change of the status (`ctime_ns`) is there because a program can set the other one back, as
    `touch -r` and `rsync -t --inplace` do.
    """

    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp in a file's status."""
        return cls(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    @property
    def tick_ns(self) -> int:
        """Return within how many ns two writes may get one stamp: 2.1 s where stamps are whole seconds, else 20 ms."""
        return 2_100_000_000 if self.mtime_ns % 10**9 == self.ctime_ns % 10**9 == 0 else 20_000_000


class Quarantined(NamedTuple):
    """A record that is kept byte for byte and shown as it is, since it cannot be taken for a document."""

    table: str
    doc_id: str
    line: int
    column: int
    why: str
    raw: bytes
    offset: int  # of its value in the bytes of the file as read


class Base(Struct, frozen=True, eq=False, dict=True):
    """The bytes of a file as read, where its tables lie in them, and where the records lie in each table.

    The ``tables`` leave out the quarantined records; their ``members`` know them.
    """

    raw: bytes
    top: Members
    tables: Mapping[str, Slices]
    quarantined: tuple[Quarantined, ...] = ()
    empty: bool = False

    @cached_property
    def style(self) -> Style:
        """The file's own style of writing."""
        return Style() if self.empty else Style.of(self.raw)

    @cached_property
    def place(self) -> Places:
        """Line and column of a byte of the file, counted from 1."""
        return Places(self.raw)

    def index(self, table: str, doc_id: str) -> int | None:
        """Return a record's position among the members of its table; None when the file as read did not have it."""
        return self.tables[table].index(doc_id) if table in self.tables else None


class Lengths(NamedTuple):
    """How long the value of each record of a table is, with the names before them, in the order of the file."""

    names: list[str]  # in stretches, with commas
    values: array[int]


def place_records(raw: bytes, at: int, lengths: Lengths) -> Slices | None:
    """Where the records of the table that opens at ``at`` lie, by how long each is, without reading them.

    None when the text between them does not say (an escaped id), an id stands twice or is too long.
    """
    if not lengths.values:
        return Slices(raw, Members(at + 1, raw.index(b"}", at), (), array("I"), array("I")), array("q"))
    names = ",".join(lengths.names).split(",")
    opening = _FIRST.match(raw, at + 1)
    if not opening or max(map(len, names)) > DIGITS:
        return None
    starts = _evenly(raw, opening.end(), names, lengths.values)
    if starts is None:
        starts = _one_by_one(raw, opening.end(), zip(names, lengths.values, strict=True))
    ends = array("I", map(add, starts, lengths.values))
    closing = _CLOSE.match(raw, ends[-1]) if ends else None
    if not closing:
        return None
    slices = Slices(raw, Members(at + 1, closing.start(1), (), starts, ends), array("q", map(int, names)))
    return slices if slices.are_distinct else None


def _evenly(raw: bytes, first: int, names: list[str], lengths: array[int]) -> array[int] | None:
    """Return where each record starts if the text between all of them is the same but for their ids, else nothing. The
    starts follow from the lengths alone; one comparison of all the texts between then confirms them.
    """
    if len(names) == 1:
        return array("I", [first])
    between = _NEXT.match(raw, first + lengths[0])
    if not between:
        return None
    before, behind = raw[between.start() : between.start(1)], raw[between.end(1) : between.end()]
    gaps = array("I", map((len(before) + len(behind)).__add__, map(len, names)))
    starts = array("I", accumulate(map(add, lengths, islice(gaps, 1, None)), initial=first))
    found = map(raw.__getitem__, map(slice, map(sub, starts, gaps), starts))
    wanted = (behind + before).decode().join(islice(names, 1, None)).encode()
    return starts if b"".join(islice(found, 1, None)) == before + wanted + behind else None


def _one_by_one(raw: bytes, first: int, lengths: Iterable[tuple[str, int]]) -> array[int]:
    """Return where each record starts, from the text between each two; nothing where that text is not as expected."""
    starts = array("I")
    position = first
    for name, length in lengths:
        if starts:
            between = _NEXT.match(raw, position)
            if not between or between[1] != name.encode():
                return array("I")
            position = between.end()
        starts.append(position)
        position += length
    return starts


def place_fields(raw: bytes) -> Members:
    """Where the fields of one record, which has none twice, lie: by their lengths, or by reading it all."""
    with contextlib.suppress(DecodeError):
        fields = {name: len(value) for name, value in _FIELDS.decode(raw).items()}
        opening = _FIRST.match(raw, 1)
        starts = _one_by_one(raw, opening.end(), fields.items()) if opening else array("I")
        ends = array("I", map(add, starts, fields.values()))
        if ends:
            close = SPACE.match(raw, ends[-1]).end()  # type: ignore[union-attr]
            return Members(1, close, tuple(fields), starts, ends)
    return Scanner(raw, "").members(0)
