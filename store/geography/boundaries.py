"""The boundaries of the world's countries: which lines meet a box, and which stretches of a latitude lie inside whom.

They are read from the files that `build` makes, a file when its scale is first asked for, and only the arcs that matter
to a box are decoded. They are Natural Earth's, drawn as held in fact, which is no judgement on any claim.
"""

import json
from bisect import bisect
from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from store.geography.boundary_file import UNITS_PER_DEGREE, Arcs, unpack

_HERE = Path(__file__).parent
COUNTRIES_FILE = _HERE / "countries.json"
_TURN = 360 * UNITS_PER_DEGREE


class ArcKind(IntEnum):
    """What a line is."""

    COAST = 0
    BORDER = 1
    """Between two countries."""
    SEAM = 2
    """The edge of the flat map: it closes a country's outline and is not to be drawn."""


class Scale(Enum):
    """A degree of detail: how far, in degrees, a line may be from where Natural Earth has it (1:10 million).

    Land borders are kept closer than coasts, since crossings stand on them.
    """

    GLOBE = ("globe", 0.6, 0.6)
    WORLD = ("world", 0.15, 0.15)
    REGION = ("region", 0.008, 0.03)

    def __init__(self, label: str, border_tolerance: float, coast_tolerance: float) -> None:
        self.file = _HERE / f"{label}.boundaries"
        self.border_tolerance = border_tolerance
        self.coast_tolerance = coast_tolerance


class Country(NamedTuple):
    """A country or territory as Natural Earth divides the world; `code` is ISO 3166-1 alpha-2, or empty."""

    name: str
    code: str


class Box(NamedTuple):
    """A part of the map in degrees; `east` > `west`, and both may run past 180 to cross the antimeridian."""

    west: float
    south: float
    east: float
    north: float


class Line(NamedTuple):
    """A line that may meet a box; positions in units (thousandths of a degree), in the box's turn of the world."""

    kind: ArcKind
    xs: Sequence[int]
    ys: Sequence[int]


Spans = list[tuple[float, float]]
"""Stretches of one latitude from west to east, in degrees, in order and apart."""


@cache
def countries() -> tuple[Country, ...]:
    """All countries; the position in the tuple is the number that `Boundaries` uses."""
    return tuple(Country(*row) for row in json.loads(COUNTRIES_FILE.read_text(encoding="utf-8")))


@cache
def boundaries(scale: Scale) -> "Boundaries":
    """The boundaries at a scale, read once."""
    return Boundaries(unpack(scale.file.read_bytes()))


def scale_for(resolution: float) -> Scale:
    """The lightest scale whose faults stay within half of `resolution`, the degrees that can be told apart."""
    fine_enough = (scale for scale in Scale if 2 * scale.coast_tolerance <= resolution)
    return next(fine_enough, Scale.REGION)


class Boundaries:
    """The boundaries at one scale."""

    def __init__(self, arcs: Arcs) -> None:
        self._arcs = arcs
        self._first_steps = list(accumulate(arcs.steps, initial=0))
        self._bounds = list(zip(arcs.wests, arcs.souths, arcs.easts, arcs.norths, strict=True))

    def lines(self, box: Box, smallest: float = 0.0) -> Iterator[Line]:
        """The coasts and borders that may meet a box, without those smaller than `smallest` degrees."""
        arcs = self._arcs
        least = smallest * UNITS_PER_DEGREE
        for shift in _turns(box):
            west, south, east, north = _in_units(box, shift)
            for arc, (left, low, right, high) in enumerate(self._bounds):
                if left > east or right < west or low > north or high < south:
                    continue
                if (right - left >= least or high - low >= least) and arcs.kinds[arc] != ArcKind.SEAM:
                    yield Line(ArcKind(arcs.kinds[arc]), *self._points(arc, shift))

    def _points(self, arc: int, shift: int) -> tuple[list[int], list[int]]:
        arcs = self._arcs
        steps = slice(self._first_steps[arc], self._first_steps[arc + 1])
        xs = accumulate(arcs.dxs[steps], initial=arcs.start_xs[arc] + shift)
        return list(xs), list(accumulate(arcs.dys[steps], initial=arcs.start_ys[arc]))

    def interiors(self, box: Box, lats: Sequence[float]) -> dict[int, list[Spans]]:
        """For each country that a box shows, the spans of each latitude inside both; `lats` must ascend."""
        # Half a unit off the grid, a latitude never touches the end of a step, so that crossings are unambiguous.
        ys = [int(lat * UNITS_PER_DEGREE // 1) + 0.5 for lat in lats]
        found: dict[int, list[Spans]] = {}
        for shift in _turns(box):
            units = _in_units(box, shift)
            for country, rows in self._crossings(units, ys).items():
                spans = found.setdefault(country, [[] for _ in lats])
                for row, xs in enumerate(rows):
                    _extend(spans[row], [(x + shift) / UNITS_PER_DEGREE for x in _paired(xs, units.east)])
        return {country: spans for country, spans in found.items() if any(spans)}

    def _crossings(self, box: Box, ys: Sequence[float]) -> dict[int, list[list[float]]]:
        """Where each country's outline crosses each row, to the east of the box's western edge or on it."""
        arcs = self._arcs
        found: dict[int, list[list[float]]] = {}
        for arc, (south, north) in enumerate(zip(arcs.souths, arcs.norths, strict=True)):
            if bisect(ys, south) == bisect(ys, north) or arcs.wests[arc] > box.east:
                continue
            crossings = list(self._arc_crossings(arc, box.west, ys))
            for country in {arcs.left[arc], arcs.right[arc]}:
                rows = found.setdefault(country, [[] for _ in ys])
                for row, x in crossings:
                    rows[row].append(x)
        return found

    def _arc_crossings(self, arc: int, west: float, ys: Sequence[float]) -> Iterator[tuple[int, float]]:
        arcs = self._arcs
        if arcs.easts[arc] < west:
            # All to the west: only whether it is crossed an odd number of times matters, which its ends tell.
            between = sorted((bisect(ys, arcs.start_ys[arc]), bisect(ys, arcs.end_ys[arc])))
            yield from ((row, west) for row in range(*between))
            return
        xs, points_ys = self._points(arc, 0)
        below = [bisect(ys, y) for y in points_ys]
        for i, (a, b) in enumerate(pairwise(below)):
            if a != b:
                ax, ay, bx, by = xs[i], points_ys[i], xs[i + 1], points_ys[i + 1]
                for row in range(min(a, b), max(a, b)):
                    yield row, max(west, ax + (bx - ax) * (ys[row] - ay) / (by - ay))


def _turns(box: Box) -> Iterator[int]:
    """The shifts, in units, that bring the world of -180 to 180 degrees to meet a box."""
    first = int((box.west + 180) // 360)
    last = int((box.east + 180) // 360)
    return (turn * _TURN for turn in range(first, last + 1))


def _in_units(box: Box, shift: int) -> Box:
    west, south, east, north = (edge * UNITS_PER_DEGREE for edge in box)
    return Box(west - shift, south, east - shift, north)


def _paired(xs: list[float], east: float) -> list[float]:
    """Crossings in order, cut at the box's eastern edge: an even number, each pair a span inside."""
    inside = sorted(min(x, east) for x in xs)
    return inside if len(inside) % 2 == 0 else [*inside, east]


def _extend(spans: Spans, ends: Sequence[float]) -> None:
    """Add spans to the east of those there, joining those that meet at the edge of the flat map."""
    for west, east in zip(ends[::2], ends[1::2], strict=True):
        if spans and west - spans[-1][1] < 2 / UNITS_PER_DEGREE:
            spans[-1] = (spans[-1][0], max(east, spans[-1][1]))
        elif east > west:
            spans.append((west, east))
