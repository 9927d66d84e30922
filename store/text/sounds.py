"""What of a word is heard, so that spellings of one name are compared: its consonants, its vowels as three."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from store.text.folding import consonants

_LIKE = str.maketrans("qgcpvz", "kkkbfs")
_SPELT_WORDS = (
    "tsch-sh sch-sh tch-sh tsh-sh chzh-zh ch-sh dsch-j dzh-j dj-j x-ks oua-wa oui-wi oue-we "
    "ce-se ci-si cy-sy ts-s tz-s kh-h ph-f q-k"
)
_SPELT = tuple((written, spoken) for written, _, spoken in (word.partition("-") for word in _SPELT_WORDS.split()))
"""How other languages write the sounds of a name: Raouachi and Rawashi, Gontschar and Honchar, Naqqash and Nakkash."""

FIRST_VOWELS = frozenset("aeiou")
_VOWELS = str.maketrans("eyjow", "iiiuu")


@lru_cache(maxsize=1 << 14)
def sound_of(word: str) -> str:
    """The consonants of a word, those that are written for one another the same."""
    heard = consonants(consonants(_spoken(word).replace("v", "w")).translate(_LIKE))
    return f"a{heard[1:]}" if heard[:1] in FIRST_VOWELS else heard


@lru_cache(maxsize=1 << 14)
def bones_of(word: str) -> str:
    """All consonants of a word, also those that are the same: Leila and Layla."""
    return "".join(letter for letter in word if letter not in "aeiouyhwv")


@lru_cache(maxsize=1 << 14)
def strong_letters(word: str) -> str:
    """The letters of a word that a script without vowels writes, h among them."""
    return "".join(letter for letter in word.rstrip("ah") if letter not in "aeiou")


@lru_cache(maxsize=1 << 14)
def heard_alone(word: str) -> str:
    """The consonants of a word that stands by itself, where k and g are not the same."""
    heard = consonants(_spoken(word).replace("z", "s"))
    return f"a{heard[1:]}" if heard[:1] in FIRST_VOWELS else heard


@lru_cache(maxsize=1 << 14)
def with_vowels(word: str) -> str:
    """A word with its vowels as three, and each letter once: Nouri and Noori, Bêkes and Békès are the same."""
    return "".join(letter for letter, _ in groupby(_spoken(word).translate(_VOWELS)))


def _spoken(word: str) -> str:
    for written, spoken in _SPELT:
        word = word.replace(written, spoken)
    return word


@lru_cache(maxsize=1 << 14)
def as_heard(syllables: str) -> str:
    """Syllables with their vowels as three, and the letters that are written for one another the same."""
    return with_vowels(syllables).translate(_LIKE)
