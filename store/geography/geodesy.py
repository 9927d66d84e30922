"""Distances and directions on the earth, and the words for them. Pure arithmetic; positions are WGS 84 degrees."""

import re
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0088
"""The mean radius R1 of the International Union of Geodesy and Geophysics."""

KM_PER_MILE = 1.609344
"""The international mile, exact since 1959."""

COMPASS_POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
"""The sixteen points, clockwise from north, 22.5 degrees apart."""

_WORD_LETTERS = re.compile(r"(north|east|south|west)(?:ern)?")


class Position(NamedTuple):
    """A place on the earth: latitude north and longitude east of Greenwich, in degrees."""

    lat: float
    lon: float


def on_earth(lat: float | None, lon: float | None) -> Position | None:
    """The place at these coordinates; None where one is missing, or beyond 90 degrees north or 180 east."""
    there = lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180
    return Position(lat, lon) if there and lat is not None and lon is not None else None


def distance_km(a: Position, b: Position) -> float:
    """The great-circle distance in kilometres (haversine formula): within 0.6 % of the ellipsoid's."""
    half_lat = radians(b.lat - a.lat) / 2
    half_lon = radians(b.lon - a.lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def initial_bearing(a: Position, b: Position) -> float:
    """The direction in which the great circle from `a` to `b` sets out, degrees clockwise from true north, [0, 360).

    Between equal positions, or from a pole, no direction is better than another; the answer is then arbitrary.
    """
    lat_a, lat_b, turn = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    east = sin(turn) * cos(lat_b)
    north = cos(lat_a) * sin(lat_b) - sin(lat_a) * cos(lat_b) * cos(turn)
    # A tiny negative angle is 360.0 after the remainder, and 360 is 0.
    return degrees(atan2(east, north)) % 360.0 % 360.0


def angle_between(bearing: float, other: float) -> float:
    """The smaller angle between two bearings, degrees, [0, 180]."""
    return abs((bearing - other + 180.0) % 360.0 - 180.0)


def compass_point(bearing: float) -> str:
    """The nearest of the sixteen points: 292 is `WNW`."""
    return COMPASS_POINTS[round(bearing % 360.0 / 22.5) % 16]


def how_far(origin: Position, here: Position) -> str:
    """How far and in which direction a place lies from another, as in "23 km NE of"; under a kilometre "at"."""
    km = distance_km(origin, here)
    return f"{km:.0f} km {compass_point(initial_bearing(origin, here))} of" if km >= 1 else "at"


def bearing_of(words: str) -> float | None:
    """The bearing that words for one compass point mean: `NW`, `northwest`, `north-western` are 315; else None.

    Words around the direction are not understood here: `further north` is None.
    """
    letters = _WORD_LETTERS.sub(lambda found: found[1][0], words.strip().lower())
    point = re.sub(r"[-‐‑\s]+", "", letters).upper()
    return COMPASS_POINTS.index(point) * 22.5 if point in COMPASS_POINTS else None


def direction_text(origin: Position, place: Position) -> str:
    """How `place` lies from `origin`, as a check says it: `335 km, 292° WNW`; below 10 km with one decimal."""
    km = distance_km(origin, place)
    bearing = initial_bearing(origin, place)
    far = f"{km:.0f}" if km >= 9.95 else f"{km:.1f}"
    return f"{far} km, {round(bearing) % 360}° {compass_point(bearing)}"
