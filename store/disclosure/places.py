"""Private places: where they are, and coordinates of theirs in texts and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Any

from store.disclosure.parts import HOLDERS
from store.geography.geodesy import Position, distance_km
from store.geography.told import NEAR_KM, UNREADABLE, anywhere, degrees_in, told
from store.text.folding import Span
from store.text.mentions import Mention

_BELOW = re.compile("^[-−SsWw]|[SsWw]$")


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
        parts = list(value.items() if isinstance(value, dict) else enumerate(value))
        numbers = [(name, found, part) for name, part in parts if (found := _degrees(part)) is not None]
        pairs = ((one, other) for apart in (1, 2) for one, other in zip(numbers, numbers[apart:], strict=False))
        gone = {name for pair in pairs if self._is_pair(*pair) for name, _, _ in pair} if len(numbers) > 1 else ()
        kept = [(at, self.without(part) if type(part) in HOLDERS else part) for at, part in parts if at not in gone]
        if isinstance(value, list):
            return [part for _, part in kept]
        shown = dict(kept)
        if "about" in shown and shown.get("from") != value.get("from"):
            shown.pop("value", None)
        return shown

    def _is_pair(self, one: tuple[Any, float, Any], other: tuple[Any, float, Any]) -> bool:
        """Whether two numbers beside each other are a private place; two whole ones are where they are called so."""
        if isinstance(one[2], int) and isinstance(other[2], int) and {one[0], other[0]} != {"lat", "lon"}:
            return False
        ways = (Position(*way) for way in permutations((one[1], other[1])) if way[0] <= 90 and way[1] <= 180)
        return any(map(self._is_known, ways))

    def _is_known(self, here: Position) -> bool:
        places = (Position(abs(place.lat), abs(place.lon)) for place in self._known)
        return self.anywhere or any(distance_km(here, place) < NEAR_KM for place in places)


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
