"""Which names are spelt nearly as one that was typed: to be offered, never to be taken without asking.

Names are compared as folded (see `folding`), without blanks, whole and word by word. A name is near where few letters
are too many, missing, exchanged or swapped: none in three letters, one in five, two in nine, three in more; where it
begins as typed; or where the consonants are the same, between scripts or as they are heard. Most names are passed over
by their length and letters, so that a hundred thousand are looked through in the time of one key or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import nsmallest
from typing import TypeVar

from store.text.folding import consonants, fold, is_arabic

T = TypeVar("T")

_LEAST_BEGINNING = 2
_LEAST_CONSONANTS = 3
_LEAST_HEARD = 4
_AS_HEARD = str.maketrans("cqz", "kks")
"""Consonants that are written for one another when a name is spelt as it is heard: Carchemish, Karkamış."""
_ALIKE = 0.6
"""How alike a word must be to be offered, as difflib counts: 1 is the same."""


class Spelling:
    """A typed name that others are compared with."""

    def __init__(self, typed: str) -> None:
        self.folded = fold(typed)
        self.joined = self.folded.replace(" ", "")
        length = len(self.joined)
        self.most = next(edits for edits, limit in enumerate((3, 5, 9, length)) if length <= limit)
        self._letters = frozenset(self.joined)
        self._plain = plain(typed)
        self._sound = consonants(self.joined) if len(consonants(self.joined)) >= _LEAST_CONSONANTS else ""
        self._heard = self._sound.translate(_AS_HEARD) if len(self._sound) >= _LEAST_HEARD else ""
        self._is_arabic = is_arabic(typed)

    def distance(self, name: str) -> float | None:
        """How far a name is from the typed one: 0 for the same letters; None where it is not near."""
        if len(name) < len(self.joined) - self.most or not self.joined:
            return None
        if name.isascii() and len(self._letters.difference(name.lower())) > self.most:
            return None
        folded = fold(name)
        joined = folded.replace(" ", "")
        if joined == self.joined or (self._plain and plain(name) == self._plain):
            return 0
        if len(self.joined) >= _LEAST_BEGINNING and joined.startswith(self.joined):
            return 0.5
        found = self._edits(joined)
        if found is None and " " in folded:
            found = min((edits for word in folded.split() if (edits := self._of_word(word)) is not None), default=None)
        if found is None and self._sound and is_arabic(name) != self._is_arabic and consonants(joined) == self._sound:
            return 1.0
        if found is None and self._heard and consonants(joined).translate(_AS_HEARD) == self._heard:
            return 2.0
        return found

    def _of_word(self, word: str) -> float | None:
        """Return the distance to the nearest word of a longer name, a little more than to the whole name."""
        if len(self.joined) >= _LEAST_BEGINNING and word.startswith(self.joined):
            return 0.75
        edits = self._edits(word)
        return None if edits is None else edits + 0.25

    def _edits(self, name: str) -> float | None:
        if not self.most or abs(len(name) - len(self.joined)) > self.most:
            return None
        letters = frozenset(name)
        if len(self._letters - letters) > self.most or len(letters - self._letters) > self.most:
            return None
        return edits(self.joined, name, self.most)


def near(typed: str, names: Iterable[tuple[T, str]], most: int = 3) -> tuple[T, ...]:
    """The things whose names are nearest to a typed one, in their order; `names` gives each thing with a name."""
    spelling = Spelling(typed)
    best: dict[T, float] = {}
    for thing, name in names:
        distance = spelling.distance(name)
        if distance is not None and distance < best.get(thing, 99):
            best[thing] = distance
    limit = min(best.values(), default=0) + 0.25
    return tuple(nsmallest(most, (thing for thing in best if best[thing] < limit), key=best.__getitem__))


def edits(one: str, other: str, most: int) -> int | None:
    """How many letters are too many, missing, exchanged or swapped with the next one; None where more than `most`."""
    if one and other and one[0] == other[0]:  # most names that are compared at all begin alike
        shared = next(
            (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
        )
        one, other = one[shared:], other[shared:]
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row, *([most + 1] * len(other))]
        for column in range(max(1, row - most), min(len(other), row + most) + 1):
            same = letter == other[column - 1]
            cost = min(last[column - 1] + (not same), last[column] + 1, now[column - 1] + 1)
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == other[column - 1]:
                cost = min(cost, before[column - 2] + 1)
            now[column] = cost
        if min(now) > most:
            return None
        before, last = last, now
    return last[-1] if last[-1] <= most else None


def plain(text: str) -> str:
    """The letters and digits alone, articles among them: "albukamal" of "Al-Bukamal"."""
    return "".join(filter(str.isalnum, text.lower()))


def most_alike(word: str, known: tuple[str, ...]) -> str:
    """The known word most like another, as `difflib.get_close_matches` finds it; empty where none is alike enough.

    The letters that two words share are a limit to how alike they can be: that is quickly counted, and leaves few words
    of thousands to compare.
    """
    from difflib import SequenceMatcher  # only a wrong word asks for it

    bits, letters = _letters(known)
    ours = sum(1 << bits[one] for one in _numbered(word) if one in bits)
    shares = (
        (2.0 * (ours & theirs).bit_count() / (len(word) + len(other)), other)
        for other, theirs in zip(known, letters, strict=True)
        if other
    )
    matcher = SequenceMatcher(b=word)
    best = (_ALIKE, "")
    for limit, other in sorted((one for one in shares if one[0] >= _ALIKE), reverse=True):
        if limit < best[0]:
            break
        matcher.set_seq1(other)
        best = max(best, (matcher.ratio(), other))
    return best[1]


@lru_cache(8)
def _letters(words: tuple[str, ...]) -> tuple[dict[tuple[str, int], int], tuple[int, ...]]:
    """Give each letter a bit, and return each word as the number made of the bits of its letters."""
    bits: dict[tuple[str, int], int] = {}
    numbers = tuple(sum(1 << bits.setdefault(one, len(bits)) for one in _numbered(word)) for word in words)
    return bits, numbers


def _numbered(word: str) -> Iterator[tuple[str, int]]:
    """Each letter of a word with how often it came before: a second “a” is another letter than the first."""
    met: dict[str, int] = {}
    for letter in word:
        met[letter] = met.get(letter, -1) + 1
        yield letter, met[letter]
