"""The layout of one boundary file: columns of numbers, compressed, so that one read gives arrays without a loop.

All positions are whole thousandths of a degree (about 111 m), WGS 84; all numbers are little-endian on any machine.
"""

import sys
import zlib
from array import array
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

UNITS_PER_DEGREE = 1000
LONGEST_STEP = 32_767
"""The longest step between two points that a column of deltas holds, in units: 32.767 degrees."""

Column: TypeAlias = "array[int]"

_MAGIC = b"bordertui boundaries 1\n"


class BoundaryFileError(ValueError):
    """The bytes are not a boundary file of this layout."""


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """Every boundary line once, as columns: row *i* of each belongs to arc *i*; `first_points` has one row more."""

    kinds: Column
    """`ArcKind` values."""
    left: Column
    right: Column
    """The rows of the one or two countries that the arc bounds; equal where there is only one."""
    wests: Column
    souths: Column
    easts: Column
    norths: Column
    """The bounding box, in units."""
    start_xs: Column
    start_ys: Column
    end_xs: Column
    end_ys: Column
    steps: Column
    """How many deltas follow the start."""
    dxs: Column
    dys: Column
    """The deltas of all arcs, one after the other."""

    def __len__(self) -> int:
        return len(self.kinds)


# Type codes in the order of the fields of Arcs; the last two columns are as long as all steps together.
_CODES = "BHHiiiiiiiiIhh"


def empty() -> Arcs:
    """No arcs, to append to."""
    return Arcs(*(array(code) for code in _CODES))


def pack(arcs: Arcs) -> bytes:
    """The bytes of a boundary file; the inverse of `unpack`."""
    counts = array("I", [len(arcs), len(arcs.dxs)])
    columns = [counts, *(getattr(arcs, name) for name in Arcs.__slots__)]
    return _MAGIC + zlib.compress(b"".join(map(_planes, columns)), 9)


def unpack(packed: bytes) -> Arcs:
    """The columns of a boundary file, or `BoundaryFileError`."""
    if not packed.startswith(_MAGIC):
        raise BoundaryFileError(f"a boundary file starts with {_MAGIC!r}, this one with {packed[:23]!r}")
    body = zlib.decompress(packed[len(_MAGIC) :])
    arc_count, step_count = _column("I", body[:8])
    lengths = [arc_count] * (len(_CODES) - 2) + [step_count] * 2
    sizes = [length * array(code).itemsize for code, length in zip(_CODES, lengths, strict=True)]
    ends = list(accumulate(sizes, initial=8))
    if ends[-1] != len(body):
        raise BoundaryFileError(f"a boundary file of {arc_count} arcs has {ends[-1]} bytes, this one {len(body)}")
    return Arcs(*(_column(code, body[a:b]) for code, (a, b) in zip(_CODES, pairwise(ends), strict=True)))


def _planes(column: Column) -> bytes:
    """All first bytes, then all second bytes, …: the high bytes are much alike, and pack a seventh smaller."""
    raw = _little_endian(column).tobytes()
    return b"".join(raw[i :: column.itemsize] for i in range(column.itemsize))


def _column(code: str, planes: bytes) -> Column:
    column: Column = array(code)
    width = column.itemsize
    length = len(planes) // width
    raw = bytearray(len(planes))
    for i in range(width):
        raw[i::width] = planes[i * length : (i + 1) * length]
    column.frombytes(raw)
    return _little_endian(column)


def _little_endian(column: Column) -> Column:
    if sys.byteorder == "little":
        return column
    swapped = column[:]
    swapped.byteswap()
    return swapped
