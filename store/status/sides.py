"""By which keys a crossing's sides and the directions between them go, and which of them a word means."""

from __future__ import annotations

import re

from store.records.model import Crossing, Side
from store.text.folding import fold

BOTH = ""
"""The direction of a report that holds both ways."""
_ARROW = re.compile("->|→|>")
_BOTH_WAYS = frozenset({"", "both", "both ways"})


def side_keys(crossing: Crossing) -> tuple[str, ...]:
    """A key for each side, in their order: its own `id`, else its country; empty where it has neither.

    The second of two sides of one country that have no ids goes by its country and a number, as in `SY 2`.
    """
    keys: list[str] = []
    for number, side in enumerate(crossing.sides, 1):
        key = side.id or side.country
        keys.append(f"{key} {number}" if key and key in keys else key)
    return tuple(keys)


class Sides:
    """The sides of one crossing, and what a word of the file means among them."""

    def __init__(self, crossing: Crossing) -> None:
        keyed = list(zip(side_keys(crossing), crossing.sides, strict=True))
        self.keys = tuple(key for key, _ in keyed if key)
        self._sides = [(key, side) for key, side in keyed if key]
        self._meant: dict[str, tuple[str, ...]] = {}

    @property
    def directions(self) -> tuple[str, ...]:
        """The two ways across, as `IQ>SY`; none where the crossing has not two sides."""
        if len(self.keys) != 2:
            return ()
        one, other = self.keys
        return f"{one}>{other}", f"{other}>{one}"

    def meant(self, word: str) -> tuple[str, ...]:
        """The keys of the sides that a word names: by id, else by country, else by a name.

        Several where it does not tell which of them; the word itself where it names none.
        """
        if word not in self._meant:
            self._meant[word] = self.matching(word) or self._named(fold(word)) or (word,)
        return self._meant[word]

    def names(self, word: str) -> bool:
        """Whether a word names one of the sides, or several."""
        return self.meant(word) != (word,) or word in self.keys

    def leads(self, direction: str) -> bool:
        """Whether a direction is both ways, or from one of the sides to another."""
        found = self.direction(direction)
        return found == BOTH or found in self.directions or len(self.keys) != 2

    def matching(self, word: str) -> tuple[str, ...]:
        """The keys of the sides with this id, else of this country."""
        by_id = tuple(key for key, side in self._sides if side.id and fold(side.id) == fold(word))
        return by_id or tuple(key for key, side in self._sides if fold(word) in (fold(key), fold(side.country)))

    def _named(self, folded: str) -> tuple[str, ...]:
        return tuple(key for key, side in self._sides if folded in _spellings(side))

    def direction(self, word: str) -> str:
        """A direction by the keys of the sides: `BOTH`, `IQ>SY`; the word itself where it is none of these."""
        if fold(word) in _BOTH_WAYS:
            return BOTH
        ends = [self.meant(end) for end in ends_of(word)]
        if ends and all(len(end) == 1 and end[0] in self.keys for end in ends) and ends[0] != ends[1]:
            return f"{ends[0][0]}>{ends[1][0]}"
        return word


def ends_of(direction: str) -> tuple[str, ...]:
    """From where and to where a direction such as `IQ>SY` leads; empty for a word that is none."""
    ends = tuple(map(str.strip, _ARROW.split(direction)))
    return ends if len(ends) == 2 and all(ends) else ()


def _spellings(side: Side) -> frozenset[str]:
    return frozenset(fold(name) for name in (side.name, side.town, *(name.value for name in side.names)) if name)
