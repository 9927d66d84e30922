"""Events that may be one and the same: of one file by their words, of two data sets by day, place and figures.

Alike events under different ids are real too, so nothing here is more than an offer, and nobody merges but a person.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from math import cos, floor, radians, sin
from typing import Any, NamedTuple, TypeAlias

import msgspec

from store.checks.runner import Problem, Severity, file_check
from store.claims.stances import asserts
from store.claims.values import COUNTED, count_of, date_of
from store.dates import earliest_ordinal, latest_ordinal
from store.geography.geodesy import EARTH_RADIUS_KM, Position, distance_km, on_earth
from store.records.counts import Count, hull
from store.records.interface import Documents
from store.records.model import Event, Key
from store.records.vocabulary import About, Phase, PlacePrecision, Review
from store.store import Store
from store.text.folding import fold

NEAR_KM = 5.0
NEAR_DAYS = 1
_LONGEST = 7
"""Days of the vaguest date of which a day is still meant."""
_MOST = 50
"""As many events beside one are looked at: more than that on a day in a place are no offer."""
_VAGUE = frozenset((PlacePrecision.ADMIN1.value, PlacePrecision.COUNTRY.value))
_AHEAD = frozenset((Phase.PLANNED.value, Phase.ANNOUNCED.value, Phase.CANCELLED.value))
_LOSSES = frozenset(about.value for about in COUNTED - {About.COUNT})
_Place: TypeAlias = "tuple[int, int, int] | str"
"""A cube of the earth with edges of the distance, or the id of a crossing of which nobody knows where it is."""


@file_check("possible-duplicate", Severity.NOTE)
def possible_duplicate(records: Documents) -> Iterator[Problem]:
    """Two events of one date, type and place with the same title, not both imported, and not linked to each other."""
    seen: dict[tuple[object, ...], str] = {}
    for row in records.rows.values():
        alike = (row.date, row.type, frozenset(row.crossings), fold(row.title))
        first = seen.setdefault(alike, row.id)
        if first != row.id and row.title and row.date and not _told_apart(records, first, row.id):
            yield Problem(Key("events", row.id), ("title",), f"same date, type, crossings and title as {first}")


def _told_apart(records: Documents, one: str, other: str) -> bool:
    first, second = records.event(one), records.event(other)
    if (first.origin and second.origin) or Review.SUPERSEDED.value in (first.review, second.review):
        return True
    return other in first.related or one in second.related or first.summary != second.summary


class Pair(NamedTuple):
    """Two events that may be one: how many days and kilometres they are apart, and of which data sets they are."""

    one: str
    other: str
    days: int
    km: float
    systems: tuple[str, str]


class _Told(NamedTuple):
    """The facts of an event by which two reports are compared: its days, its place, its losses."""

    number: int
    id: str
    first: int
    last: int
    positions: tuple[Position, ...]
    places: tuple[_Place, ...]
    losses: dict[str, tuple[int | None, int | None]]
    systems: dict[str, str]
    whose: str
    related: tuple[str, ...]


class _External(msgspec.Struct, gc=False):
    external_ids: dict[str, Any] = {}


class Duplicates:
    """The events of several data sets in one file, by day and place, so that none is compared with all others.

    Two are offered where their days are the same or next to each other, they lie within five kilometres, each figure
    of losses that both have fits the other, there is one such figure, and they come from different data sets (or one of
    them from the desk). Two that are linked as related were told apart by a person.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: list[_Told] = []
        self._days: dict[_Place, dict[int, list[int]]] = {}

    def add(self, event: Event) -> None:
        """Add an event to those that are compared."""
        told = self._tell(event)
        if told is not None:
            self._told.append(told)
            for place in told.places:
                days = self._days.setdefault(place, {})
                for day in range(told.first, told.last + 1):
                    days.setdefault(day, []).append(told.number)

    def pairs(self) -> Iterator[Pair | None]:
        """Yield the likeliest later duplicate of each event, if any, then None so that the caller can pause."""
        if any(told.systems for told in self._told):
            for told in self._told:
                found = [pair for other in self._beside(told) if (pair := _pair(told, other))]
                if found:
                    yield min(found, key=lambda pair: (pair.days, pair.km))
                yield None

    def _beside(self, told: _Told) -> Iterator[_Told]:
        seen: set[int] = set()
        for place in told.places:
            for near in _around(place):
                days = self._days.get(near, {})
                for day in range(told.first - NEAR_DAYS, told.last + NEAR_DAYS + 1) if days else ():
                    there = days.get(day, [])
                    for number in islice(there, bisect_right(there, told.number), None):
                        if number not in seen:
                            seen.add(number)
                            yield self._told[number]
                            if len(seen) >= _MOST:
                                return

    def _tell(self, event: Event) -> _Told | None:
        """Return the facts an event is compared by; None where its day, place or losses are not known well enough."""
        if event.phase in _AHEAD or event.review == Review.SUPERSEDED.value:
            return None
        losses = _losses(event)
        date = date_of(event.date) if losses and event.date else None
        first, last = (earliest_ordinal(date), latest_ordinal(date)) if date else (None, None)
        if first is None or last is None or last - first >= _LONGEST:
            return None
        if event.place and event.place.precision in _VAGUE:
            return None
        positions = self._positions(event)
        places = tuple(dict.fromkeys(map(_cube, positions))) or event.crossings
        ids = self._ids(event)
        systems = {system.casefold(): own_id for system, own_id in ids.items()}
        number, whose = len(self._told), ", ".join(ids)
        return _Told(number, event.id, first, last, positions, places, losses, systems, whose, event.related)

    def _positions(self, event: Event) -> tuple[Position, ...]:
        """Return where the event happened; where only its crossings are given, where these are."""
        there = on_earth(event.place.lat, event.place.lon) if event.place else None
        if there:
            return (there,)
        crossings = (self._store.crossings.get(name) for name in event.crossings)
        return tuple(place for crossing in crossings if crossing and (place := on_earth(crossing.lat, crossing.lon)))

    def _ids(self, event: Event) -> dict[str, str]:
        """The id that each data set has for the event."""
        found: dict[str, str] = {}
        raw = self._store.event_bytes(event.id)
        if b'"external_ids"' in raw:
            try:
                external = msgspec.json.decode(raw, type=_External).external_ids
            except msgspec.MsgspecError:
                external = {}
            found |= {system: str(own_id) for system, own_id in external.items()}
        merged = event.origin.get("merged")
        others = merged.values() if isinstance(merged, dict) else ()
        origins = [event.origin, *(other.get("origin") for other in others if isinstance(other, dict))]
        for origin in (origin for origin in origins if isinstance(origin, dict)):
            name = origin.get("import")
            if isinstance(name, str) and name:
                imported = self._store.imports.get(name)
                system = imported.system if imported and imported.system else name
                found[system] = str(origin.get("id"))
        return found


def _losses(event: Event) -> dict[str, tuple[int | None, int | None]]:
    """From the least to the most that is asserted of each loss as a whole; None where an end is open."""
    said: dict[str, list[Count]] = {}
    for claim in event.claims:
        if claim.about in _LOSSES and not claim.of and asserts(claim) and (count := count_of(claim.value)):
            said.setdefault(claim.about, []).append(count)
    whole = {about: hull(counts) for about, counts in said.items()}
    return {about: (count.low, count.high) for about, count in whole.items() if count}


def _pair(one: _Told, other: _Told) -> Pair | None:
    if not (one.systems or other.systems) or one.id in other.related or other.id in one.related:
        return None
    if any(other.systems.get(system, own_id) != own_id for system, own_id in one.systems.items()):
        return None  # two events of one data set
    common = one.losses.keys() & other.losses.keys()
    if not common or not all(_fit(one.losses[about], other.losses[about]) for about in common):
        return None
    ways = [distance_km(here, there) for here in one.positions for there in other.positions]
    km = min(ways, default=0.0)
    if km > NEAR_KM:
        return None
    days = max(0, other.first - one.last, one.first - other.last)
    return Pair(one.id, other.id, days, km, (one.whose, other.whose))


def _fit(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    (low, high), (least, most) = one, other
    return (high is None or least is None or least <= high) and (most is None or low is None or low <= most)


def _cube(place: Position) -> tuple[int, int, int]:
    lat, lon = radians(place.lat), radians(place.lon)
    away = EARTH_RADIUS_KM / NEAR_KM
    return floor(away * cos(lat) * cos(lon)), floor(away * cos(lat) * sin(lon)), floor(away * sin(lat))


def _around(place: _Place) -> Iterator[_Place]:
    """Yield the grid cell of a place and the 26 around it, which hold all that is near: distances in the grid are
    chords, never longer than on the ground. A place in words is near itself alone.
    """
    if isinstance(place, str):
        yield place
        return
    x, y, z = place
    for step in range(27):
        yield x + step % 3 - 1, y + step // 3 % 3 - 1, z + step // 9 - 1
