"""Where an event was, in words: its place, and the crossings that it is of, with how far off the place lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.geography.geodesy import Position, compass_point, distance_km, initial_bearing
from store.words.names import crossing_name, short_name

if TYPE_CHECKING:
    from store.records.interface import Records
    from store.records.model import Crossing, Event, Place

AT_KM = 5.0
"""Within so many kilometres a place is at the crossing; farther off it is so far from it."""


def where_words(event: Event, records: Records) -> str:
    """The place as worded, and each crossing, with distance and direction where the place is not at it."""
    place = event.place
    known = [records.crossings[name] for name in event.crossings if name in records.crossings]
    crossings = (_crossing_words(place, crossing) for crossing in known)
    return ", ".join(filter(None, (place.text if place else "", *crossings)))


def distances(event: Event, records: Records) -> list[str]:
    """Of each crossing that the place is not at, how far it is from it: `23 km SE of Bab al-Hawa`."""
    known = (records.crossings[name] for name in event.crossings if name in records.crossings)
    return [f"{away} {short_name(crossing)}" for crossing in known if (away := away_words(event.place, crossing))]


def _crossing_words(place: Place | None, crossing: Crossing) -> str:
    away = away_words(place, crossing)
    return f"{away} {crossing_name(crossing)}" if away else crossing_name(crossing)


def away_words(place: Place | None, crossing: Crossing) -> str:
    """How far from a crossing a place lies: `23 km SE of`; nothing where it is at it, or one has no coordinates."""
    here, there = _position(place), _position(crossing)
    if here is None or there is None:
        return ""
    km = distance_km(there, here)
    return f"{km:,.0f} km {compass_point(initial_bearing(there, here))} of" if km > AT_KM else ""


def _position(located: Place | Crossing | None) -> Position | None:
    """The coordinates, None where there are none on earth."""
    if located is None or located.lat is None or located.lon is None:
        return None
    on_earth = abs(located.lat) <= 90 and abs(located.lon) <= 180
    return Position(located.lat, located.lon) if on_earth else None
