"""Where names go on the map, so that none covers a mark or another name."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.geography.boundaries import Country, Spans

_GAP = 1
"""Free cells on either side of a name."""


class Spot(NamedTuple):
    """The cell where a text starts."""

    column: int
    row: int


class FreeCells:
    """Which cells of a map still stand empty."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._taken = [bytearray(width) for _ in range(height)]

    def take(self, spot: Spot, width: int) -> None:
        """Marks cells as used."""
        row = self._taken[spot.row]
        row[spot.column : spot.column + width] = b"\x01" * len(row[spot.column : spot.column + width])

    def is_free(self, spot: Spot, width: int) -> bool:
        """Whether a text of `width` cells fits there, within the map."""
        inside = 0 <= spot.row < self.height and 0 <= spot.column <= self.width - width
        return inside and not any(self._taken[spot.row][spot.column : spot.column + width])

    def runs(self, row: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The free stretches between two columns, as first column and the one after the last."""
        start = first
        for column in range(first, last + 1):
            if column == last or self._taken[row][column]:
                if column > start:
                    yield start, column
                start = column + 1


class Room(NamedTuple):
    """The whole cells inside a country, clear of its boundary: for each row of the map, first columns and ends."""

    country: int
    rows: list[list[tuple[int, int]]]


def rooms(interiors: dict[int, list[Spans]], west: float, degrees_across: float, width: int) -> list[Room]:
    """The rooms of all countries on a map from `west` on, the largest first.

    `interiors` holds the spans inside each country, in degrees, for each row of the map from the bottom.
    """
    found = []
    for country, rows in interiors.items():
        area = sum(b - a for spans in rows for a, b in spans)
        columns = [[((a - west) / degrees_across, (b - west) / degrees_across) for a, b in spans] for spans in rows]
        found.append((-area, country, [_whole_cells(spans, width) for spans in reversed(columns)]))
    return [Room(country, rows) for _, country, rows in sorted(found) if any(rows)]


def _whole_cells(spans: Spans, width: int) -> list[tuple[int, int]]:
    # A country that goes on beyond the map leaves no boundary cell at the map's edge.
    cells = ((0 if a <= 0 else int(a) + 1, min(width, int(b))) for a, b in spans)
    return [(first, end) for first, end in cells if end > first]


def country_names(known: Sequence[Country], found: Sequence[Room], free: FreeCells) -> Iterator[tuple[Spot, str]]:
    """The names that fit inside their countries and into free cells, which they take.

    A country without room for its name is named by its code; without room for that, not at all.
    """
    for room in found:
        for name in known[room.country]:
            spot = _roomiest(room.rows, len(name), free) if name else None
            if spot:
                free.take(spot, len(name))
                yield spot, name
                break


def _roomiest(rows: list[list[tuple[int, int]]], length: int, free: FreeCells) -> Spot | None:
    """Where a text has the most room on all sides; None if it fits nowhere."""
    best, most = None, -1.0
    for row, spans in enumerate(rows):
        for start, end in (run for first, last in spans for run in free.runs(row, first, last)):
            if end - start < length + 2 * _GAP:
                continue
            spot = Spot(start + (end - start - length) // 2, row)
            space = min((end - start - length) / 2, 3.0 * _clearance(rows, spot, length))
            if space > most:
                best, most = spot, space
    return best


def _clearance(rows: list[list[tuple[int, int]]], spot: Spot, length: int) -> float:
    """How many rows above and below, whichever is fewer, are inside over the whole width of the text."""

    def reach(step: int) -> int:
        row = spot.row + step
        while 0 <= row < len(rows) and any(
            first <= spot.column and spot.column + length <= last for first, last in rows[row]
        ):
            row += step
        return abs(row - spot.row) - 1

    return min(reach(-1), reach(1)) + 0.5
