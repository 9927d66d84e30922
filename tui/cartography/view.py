"""Which part of the earth a map shows, and where on it a position falls.

The projection is equirectangular, true to scale at the middle of the view, for character cells twice as high as wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, radians
from typing import NamedTuple

from store.geography.boundaries import Box
from store.geography.geodesy import Position

CELL_ASPECT = 2.0
"""How many times higher than wide a character cell is taken to be."""

CLOSEST = 0.005
"""Degrees of latitude a row at the closest zoom: about half a kilometre, finer than the boundaries are."""
FARTHEST = 20.0

_LEAST_COSINE = 0.1
"""Keeps a view near a pole from becoming endlessly wide."""
_LEAST_SPAN = 3.0
"""Degrees of latitude shown around a single place: enough to see which countries it lies between."""
_MARGIN = 0.15
"""The share of the width left free on either side of the places that a view is fitted to: names stand there. Half
of it above and below, beside a whole row each."""


class Size(NamedTuple):
    """Character cells."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class View:
    """The middle of the map, in degrees, and its scale: degrees of latitude to a row of cells."""

    lat: float
    lon: float
    degrees: float

    @property
    def degrees_across(self) -> float:
        """Degrees of longitude to a column of cells."""
        return self.degrees / CELL_ASPECT / max(_LEAST_COSINE, cos(radians(self.lat)))

    def box(self, size: Size) -> Box:
        """The part of the world shown."""
        half_width, half_height = size.width / 2 * self.degrees_across, size.height / 2 * self.degrees
        return Box(self.lon - half_width, self.lat - half_height, self.lon + half_width, self.lat + half_height)

    def cell(self, place: Position, size: Size) -> tuple[float, float]:
        """Where a position falls, in columns and rows from the top left corner; it may lie outside the map."""
        east = wrapped(place.lon - self.lon) / self.degrees_across
        return size.width / 2 + east, size.height / 2 - (place.lat - self.lat) / self.degrees

    def zoomed(self, factor: float, about: Position | None = None) -> "View":
        """Closer by `factor` (below 1: farther), with `about`, or else the middle, staying where it is."""
        nearer = replace(self, degrees=min(FARTHEST, max(CLOSEST, self.degrees / factor)))
        if about is None:
            return nearer
        kept = nearer.degrees / self.degrees
        return replace(
            nearer,
            lat=about.lat + (self.lat - about.lat) * kept,
            lon=wrapped(about.lon + wrapped(self.lon - about.lon) * kept),
        )

    def resized(self, before: Size, after: Size) -> "View":
        """The view that shows in `after` what this one shows in `before`, with more around it where shapes differ."""
        return self.zoomed(min(after.width / before.width, after.height / before.height))

    def panned(self, columns: float, rows: float) -> "View":
        """Moved by cells, right and down; the middle stays on the earth."""
        lat = min(90.0, max(-90.0, self.lat - rows * self.degrees))
        return replace(self, lat=lat, lon=wrapped(self.lon + columns * self.degrees_across))


def wrapped(lon: float) -> float:
    """The same meridian within [-180, 180)."""
    return (lon + 180.0) % 360.0 - 180.0


def fit(places: Sequence[Position], size: Size) -> View | None:
    """The closest view that shows all places with a margin, or None where there are none."""
    if not places:
        return None
    south, north = min(place.lat for place in places), max(place.lat for place in places)
    west, width = _narrowest([place.lon for place in places])
    middle = View((south + north) / 2, wrapped(west + width / 2), 1.0)
    columns = max(1.0, size.width * (1 - 2 * _MARGIN))
    # A mark fills its whole cell, so the outermost marks need one row more than the distance between them.
    rows = max(1.0, size.height * (1 - _MARGIN) - 2)
    degrees = max(_LEAST_SPAN / max(1, size.height), (north - south) / rows, width / columns / middle.degrees_across)
    return replace(middle, degrees=min(FARTHEST, degrees))


def _narrowest(lons: Sequence[float]) -> tuple[float, float]:
    """The western edge and the width of the narrowest band with all longitudes: what the widest gap leaves."""
    around = sorted({wrapped(lon) for lon in lons})
    gaps = [(b - a, b) for a, b in pairwise([*around, around[0] + 360.0])]
    gap, west = max(gaps)
    return wrapped(west), 360.0 - gap
