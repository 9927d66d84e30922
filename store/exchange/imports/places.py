"""Which crossings an event belongs to: those it names, and those it lies near, said with distance and direction.

A name counts where it is written in the place as words of their own, and does not lie too far off: the same name is
borne by many towns; of a district, or a place not known better, only with a word that says that it is a crossing. A
distance counts only where the place is known better than its district, and is not called like a crossing that lies
elsewhere. Neither counts against the countries: a gate between Lebanon and Syria is not a crossing of Syria and Jordan,
whatever it is called.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from store.exchange.imports.values import read_coordinate
from store.geography import boundaries
from store.geography.geodesy import EARTH_RADIUS_KM, Position, distance_km, how_far
from store.records.model import Crossing, Document
from store.records.vocabulary import PlacePrecision
from store.text.folding import fold
from store.words.places import country_names

NEAR_KM = 25.0
"""How near to a crossing an event belongs to it, unless told otherwise."""

_SAME_NAME = 4.0  # a crossing named in the place's text may lie so many times farther off
_SHORTEST_WORD = 4
_SAME_PLACE_KM = 5.0
_FINE = frozenset(("", PlacePrecision.EXACT.value, PlacePrecision.NEAR_TOWN.value))
_GENERAL = (
    " fmp",
    " flow monitoring point",
    " border crossing point",
    " border crossing",
    " border gate",
    " border post",
    " crossing",
    " border",
    *(f" {fold(words)}" for words in ("sınır kapısı", "kapısı")),
)
_GENERAL_BEFORE = tuple(
    f"{fold(words)} "
    for words in ("معبر", "منفذ", "border crossing", "poste frontière", "paso fronterizo", "пункт пропуска", "кпп")
)
_A_CROSSING = frozenset(
    fold(words)
    for words in (
        *("crossing", "gate", "border post", "sınır kapısı", "معبر", "منفذ", "poste frontière", "paso fronterizo"),
        *("пункт пропуска", "пункт пропуску", "кпп"),
    )
)
"""Words by which an area that is called like a crossing is the crossing: not Qaim district, but Qaim crossing."""
_POLE, _NEAR = 90, 2
_KM_PER_DEGREE = EARTH_RADIUS_KM * math.pi / 180


class Tie(NamedTuple):
    """A crossing that an event belongs to, and why, as in "12 km SE of al-Qaim" or "named: Abu Kamal"."""

    crossing: str
    why: str


class _Known(NamedTuple):
    id: str
    called: str
    names: tuple[tuple[str, str], ...]
    position: Position | None
    countries: frozenset[str]


class Places:
    """The crossings of a file, by name and position."""

    def __init__(self, crossings: Mapping[str, Crossing], near_km: float = NEAR_KM) -> None:
        self.near_km = near_km
        self._known = [_known(name, crossing) for name, crossing in crossings.items()]
        self._by_name: dict[str, list[_Known]] = {}
        for known in self._known:
            self._note_names(known)
        self._ties: dict[tuple[Any, ...], tuple[Tie, ...]] = {}

    def add(self, name: str, crossing: Crossing) -> None:
        """A crossing that a list brings, so that another row of the list is known to be the same."""
        self._note_names(_known(name, crossing))

    def _note_names(self, known: _Known) -> None:
        for _, folded in known.names:
            self._by_name.setdefault(folded, []).append(known)

    def ties(self, place: Mapping[str, Any] | None, countries: frozenset[str] = frozenset()) -> tuple[Tie, ...]:
        """The crossings of a place as an event has it: those named first, then the nearest.

        `countries` are those the event says that it lies in or between, by their codes.
        """
        if not place or not self._known:
            return ()
        wanted = (place.get("text", ""), place.get("lat"), place.get("lon"), place.get("precision", ""), countries)
        found = self._ties.get(wanted)
        if found is None:
            found = self._ties[wanted] = self._find(*wanted)
        return found

    def _find(
        self, text: str, lat: float | None, lon: float | None, precision: str, countries: frozenset[str]
    ) -> tuple[Tie, ...]:
        words = f" {fold(text)} "
        here = Position(lat, lon) if lat is not None and lon is not None else None
        named: list[Tie] = []
        near: list[tuple[float, Tie]] = []
        whole, elsewhere = _plain(text), False
        tells_of_one = any(f" {word} " in words for word in _A_CROSSING)
        for known in self._known:
            if not _agree(known.countries, countries):
                continue
            km = _far(here, known.position, self.near_km * _SAME_NAME)
            name = next((name for name, folded in known.names if _says(words, folded)), "")
            elsewhere = elsewhere or (
                km is not None and km > self.near_km * _SAME_NAME and any(folded == whole for _, folded in known.names)
            )
            is_area = precision not in _FINE and not tells_of_one
            if name and not is_area and (km is None or km <= self.near_km * _SAME_NAME):
                named.append(Tie(known.id, f"named: {name}"))
            elif here and known.position and km is not None and km <= self.near_km and precision in _FINE:
                near.append((km, Tie(known.id, f"{how_far(known.position, here)} {known.called}")))
        return (*named, *(tie for _, tie in sorted(near) if not elsewhere))

    def known_as(
        self, *names: str, countries: frozenset[str] = frozenset(), here: Position | None = None
    ) -> str | None:
        """The one crossing that bears one of these names; None where none or several do.

        A crossing of other countries, or one that lies far from where the name stands, is not meant.
        """
        most = self.near_km * _SAME_NAME
        found = {
            known.id
            for name in names
            for known in self._by_name.get(_plain(name), ())
            if _agree(known.countries, countries) and ((km := _far(here, known.position, most)) is None or km <= most)
        }
        return found.pop() if len(found) == 1 else None

    def same_as(self, crossing: Document) -> str | None:
        """The crossing that is the same as this document's: a common name, and as good as the same place."""
        sides = crossing.get("sides", [])
        names = [
            word for side in sides for word in (side.get("name"), *(each["value"] for each in side.get("names", ())))
        ]
        here = Position(crossing["lat"], crossing["lon"]) if "lat" in crossing else None
        for word in filter(None, names):
            for known in self._by_name.get(_plain(word), ()):
                km = _far(here, known.position, _SAME_PLACE_KM)
                if km is not None and km <= _SAME_PLACE_KM:
                    return known.id
        return None


def _known(name: str, crossing: Crossing) -> _Known:
    words = [
        word
        for side in crossing.sides
        for word in (side.name, *(other.value for other in side.names), side.town)
        if word
    ]
    names = {plain: word for word in reversed(words) if (plain := _plain(word))}
    position = None
    if crossing.lat is not None and crossing.lon is not None:
        position = Position(crossing.lat, crossing.lon)
    called = words[0] if words else name
    countries = frozenset(side.country for side in crossing.sides if side.country)
    return _Known(name, called, tuple((word, plain) for plain, word in names.items()), position, countries)


@lru_cache(maxsize=1 << 12)
def countries_in_order(words: str) -> tuple[str, ...]:
    """The codes of the countries that a cell names, as it names them: "Lebanon - Syria", "IQ", "IRQ; SYR"."""
    known = country_names()
    if whole := known.get(fold(words)):
        return (whole,)
    parts = re.split(r"\s+[-–—]\s+|\s*[;,/|⇄&]\s*|\band\b|-", words)
    return tuple(dict.fromkeys(code for part in parts if (code := known.get(fold(part)))))


def countries_of(words: str) -> frozenset[str]:
    """The codes of the countries that a cell names, in no order."""
    return frozenset(countries_in_order(words))


def turned(lat: str, lon: str, said: frozenset[str]) -> str:
    """What is wrong with coordinates that lie far from the countries said of them, and within them the other way round.

    Empty where nothing is. A degree or two beyond a border is near enough.
    """
    if not said or not lat or not lon:
        return ""
    north, east = read_coordinate(lat, 90), read_coordinate(lon, 180)
    if north is None or east is None or abs(east) > _POLE:
        return ""
    if _lies_in(round(north), round(east), said) or not _lies_in(round(east), round(north), said):
        return ""
    return f"latitude {lat} and longitude {lon} are swapped: they lie in {' and '.join(sorted(said))}; not placed"


@lru_cache(maxsize=1 << 14)
def _lies_in(lat: int, lon: int, said: frozenset[str]) -> bool:
    """Whether a whole degree lies in one of these countries, or not farther out than two degrees."""
    rows = [_along(max(-_POLE, min(row, _POLE - 1))) for row in range(lat - _NEAR, lat + _NEAR + 1)]
    return any(west - _NEAR <= lon <= east + _NEAR for row in rows for code in said for west, east in row.get(code, ()))


@cache
def _along(lat: int) -> dict[str, list[tuple[float, float]]]:
    """Where along a whole degree of latitude each country lies; most files need only some of them."""
    known = boundaries.countries()
    box = boundaries.Box(-180, -_POLE, 180, _POLE)
    found = boundaries.boundaries(boundaries.Scale.GLOBE).interiors(box, [lat])
    return {known[country].code: [(west, east) for west, east in rows[0]] for country, rows in found.items()}


def _agree(sides: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a crossing's countries and those said of a place can be of one and the same."""
    return not sides or not said or sides <= said or said <= sides


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> str:
    """A name folded, without the words that say that it is a crossing."""
    folded = fold(name)
    for begun in _GENERAL_BEFORE:
        folded = folded.removeprefix(begun)
    for ending in _GENERAL:
        folded = folded.removesuffix(ending)
    return folded


def _says(words: str, name: str) -> bool:
    return f" {name} " in words if len(name) >= _SHORTEST_WORD else words.strip() == name


def _far(here: Position | None, there: Position | None, most: float) -> float | None:
    """The distance; infinite where it is surely more than `most`, None where a position is unknown."""
    if here is None or there is None:
        return None
    if abs(here.lat - there.lat) * _KM_PER_DEGREE > most:
        return math.inf
    return distance_km(here, there)
