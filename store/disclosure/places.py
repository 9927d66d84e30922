"""Private places: where they are, and coordinates of theirs in texts and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

from store.disclosure.parts import HOLDERS
from store.geography.geodesy import Position, distance_km
from store.geography.told import NEAR_KM, UNREADABLE, anywhere, degrees_in, told
from store.text.folding import Span
from store.text.mentions import Mention

_BELOW = re.compile("^[-−SsWw]|[SsWw]$")
_MOST_NUMBERS, _SHORT_NAME = 3, 3
_Numbered = tuple[Any, list[float], Any]
"""A part of an object or a list: its name or place there, the degrees that it may say, and itself."""


class Places:
    """The places in what is private, and the stretches of texts and parts of values that tell one of them.

    While `anywhere` holds, any coordinates do: in an event at a private crossing.
    """

    def __init__(self) -> None:
        self.anywhere = False
        self._known: list[Position] = []
        self._whose = ""

    def __bool__(self) -> bool:
        return bool(self._known) or self.anywhere

    def add(self, value: Any, whose: str) -> None:
        """Note the places in a record or part; who asks about one in words is whoever has one."""
        places = list(_positions(value))
        self._known += places
        self._whose = whose if places else self._whose

    def told(self, text: str) -> Iterator[Span]:
        """Where a text tells a private place, in degrees, metres of a grid or a code."""
        if self.anywhere:
            yield from anywhere(text)
        yield from told(text, self._known)

    def unreadable(self, text: str) -> Iterator[Mention]:
        """Places in words or as short links: they may be a private one, and only a person can tell."""
        for found in UNREADABLE.finditer(text) if self._whose else ():
            yield Mention(*found.span(), same=False, of=self._whose)

    def without(self, value: Any) -> Any:
        """The object or list without coordinates that are a private place's, whatever they are called there."""
        parts = [
            (name, self.without(part) if type(part) in HOLDERS else part)
            for name, part in (value.items() if isinstance(value, dict) else enumerate(value))
        ]
        numbers = [(name, found, part) for name, part in parts if (found := _may_say(part))]
        pairs = ((one, other) for apart in (1, 2) for one, other in zip(numbers, numbers[apart:], strict=False))
        gone = {name for pair in pairs if self._is_pair(*pair) for name, _, _ in pair} if len(numbers) > 1 else ()
        bare = {name: _numberless(part) for name, part in parts if name in gone}
        kept = [(name, bare.get(name, part)) for name, part in parts if bare.get(name, True) is not None]
        if isinstance(value, list):
            return [part for _, part in kept]
        shown = dict(kept)
        if "about" in shown and shown.get("from") != value.get("from"):
            shown.pop("value", None)
        return shown

    def _is_pair(self, one: _Numbered, other: _Numbered) -> bool:
        """Whether two parts beside each other tell a private place.

        Whole numbers do where they are called so; so do objects and lists where any place counts.
        """
        values = one[2], other[2]
        any_do = self.anywhere and any(type(value) in HOLDERS for value in values)
        if (any_do or all(map(_is_whole, values))) and not _are_called_so(one[0], other[0]):
            return False
        pairs = (pair for apart in product(one[1], other[1]) for pair in permutations(apart))
        return any(self._is_known(Position(*pair)) for pair in pairs if pair[0] <= 90 and pair[1] <= 180)

    def _is_known(self, here: Position) -> bool:
        places = (Position(abs(place.lat), abs(place.lon)) for place in self._known)
        return self.anywhere or any(distance_km(here, place) < NEAR_KM for place in places)


def _may_say(value: Any) -> list[float]:
    """The degrees that a part of a record may say; of one with numbers in it each, and them as minutes and seconds."""
    if type(value) not in HOLDERS:
        found = _degrees(value)
        return [] if found is None else [found]
    inner = value.values() if isinstance(value, dict) else value
    numbers = [found for part in inner if (found := _degrees(part)) is not None][:_MOST_NUMBERS]
    return [*numbers, sum(number / 60**at for at, number in enumerate(numbers))] if len(numbers) > 1 else numbers


def _numberless(value: Any) -> Any:
    """What is left of a part without the numbers in it; None where nothing is."""
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if _degrees(part) is None} or None
    return [part for part in value if _degrees(part) is None] or None if isinstance(value, list) else None


def _is_whole(value: Any) -> bool:
    """Whether all numbers of a part are whole ones."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
    return all(isinstance(part, int) for part in inner if _degrees(part) is not None)


def _are_called_so(one: Any, other: Any) -> bool:
    """Whether two names of fields are those of latitude and longitude."""
    called = {name.lower()[:_SHORT_NAME] if isinstance(name, str) else "" for name in (one, other)}
    return called in ({"lat", "lon"}, {"lat", "lng"})


def _degrees(value: Any) -> float | None:
    """The degrees that a value of a record says, without their sign; None where it says none."""
    if isinstance(value, str):
        bare = value.strip(" +-−NSEWnsew")
        return degrees_in(bare) if bare[:1].isdecimal() else None
    return abs(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _signed(value: Any) -> float | None:
    """The degrees that a value of a record says, below 0 where they are south or west; None where it says none."""
    found = _degrees(value)
    is_below = _BELOW.search(value.strip()) if isinstance(value, str) else isinstance(value, int | float) and value < 0
    return -found if found and is_below else found


def _positions(value: Any) -> Iterator[Position]:
    """The places in a value, but for those of claims, which are about others."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        lat, lon = _signed(value.get("lat")), _signed(value.get("lon"))
        if lat is not None and lon is not None:
            yield Position(lat, lon)
    for name, part in parts:
        if name != "claims":
            yield from _positions(part)
