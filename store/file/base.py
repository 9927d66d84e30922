"""A data file as it was read: its bytes, and where each table and record lies in them.

It never changes: what is written lies over it (`slices.py`, `splice.py`).
"""

from __future__ import annotations

import contextlib
import os
import re
from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import add
from typing import Final, NamedTuple

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder

from store.file.form import Style
from store.file.scan import SPACE, Members, Places, Scanner
from store.file.slices import DIGITS, Slices

EMPTY: Final = b"{\n}\n"
"""What an empty file is taken for."""
_FIELDS: Final = Decoder(dict[str, Raw])
_VALUE: Final = Decoder(Raw)
_FIRST: Final = re.compile(rb'[ \t\n\r]*"(?:[^"\\]|\\.)*"[ \t\n\r]*:[ \t\n\r]*')
_NEXT: Final = re.compile(rb'[ \t\n\r]*,[ \t\n\r]*"((?:[^"\\]|\\.)*)"[ \t\n\r]*:[ \t\n\r]*')
_EMPTY: Final = re.compile(rb"[ \t\n\r]*\}")
_NUMBER: Final = rb'[ \t\n\r]*+"(0|[1-9][0-9]{0,%d}+)"[ \t\n\r]*+:[ \t\n\r]*+(?=\{)' % (DIGITS - 1)
_FIRST_RECORD: Final = re.compile(_NUMBER)
_BEHIND_RECORD: Final = re.compile(
    rb"\}[ \t\n\r]*+(?:,"
    + _NUMBER
    + rb'|(\})[ \t\n\r]*+(?:,[ \t\n\r]*+"(?![0-9]+")(?:[^"\\]|\\.)*+"[ \t\n\r]*+:[ \t\n\r]*+\{|\}[ \t\n\r]*+\Z))'
)
"""A record's last bracket with what leads to the next record of the table, or to the next table or the end.

A name in digits is a record's: behind a record that ends with an object it would be taken for a table's.
"""


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


def place_records(raw: bytes, at: int) -> Slices | None:
    """Where the records of the table at ``at`` lie, by what stands between them; None where that does not say it.

    That is certain once each of them was decoded, as JSON and by itself: where a text or an object within a record
    looks like what stands between two, what lies before it is no JSON.
    """
    if raw[at : at + 1] != b"{":
        return None
    if empty := _EMPTY.match(raw, at + 1):
        return Slices(raw, Members(at + 1, empty.end() - 1, (), array("I"), array("I")), array("q"))
    opening = _FIRST_RECORD.match(raw, at + 1)
    if not opening:
        return None
    numbers, starts, ends = array("q", [int(opening[1])]), array("I", [opening.end()]), array("I")
    to_try = len(raw)
    for gap in _BEHIND_RECORD.finditer(raw, opening.end()):
        end = gap.start() + 1
        if number := gap[1]:
            numbers.append(int(number))
            starts.append(gap.end())
            ends.append(end)
        elif (to_try := to_try + starts[-1] - end) < 0:
            return None
        elif _is_json(raw[starts[-1] : end]):
            ends.append(end)
            slices = Slices(raw, Members(at + 1, gap.start(2), (), starts, ends), numbers)
            return slices if slices.are_distinct else None
    return None


def _is_json(text: bytes) -> bool:
    try:
        _VALUE.decode(text)
    except (DecodeError, RecursionError):
        return False
    return True


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
