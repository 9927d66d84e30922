"""Folding: one spelling for all the ways of writing a name, so that texts can be compared.

Folded are case, accents, apostrophes (Qa'im, Qaʿim), hyphens, the Arabic article (al-, el-, ar-, ash- …) and the Arabic
and Kurdish scripts, which are written in Latin letters. Short vowels are not written in Arabic, so a word in Arabic
letters is also compared by its consonants (`sounds`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int]

_TRANSLITERATION = """
    اa آa أa إa ٱa بb پp تt ثth جj چch حh خkh دd ذdh رr ڕr زz ژzh سs شsh صs ضd طt ظz غgh فf ڤv قq كk کk گg لl ڵl مm نn
    هh ھh ەe ةa وu ۆo يi یi ێe ىa ع ء
    ıi øo łl đd æae œoe þth ðd
"""
_LATIN = {pair[0]: pair[1:] for pair in _TRANSLITERATION.split()}
_INITIAL = {"و": "w", "ي": "y", "ی": "y"}
_APOSTROPHES = frozenset("'`’‘‛ʼʻʾʿˈ′´ـ")
_HYPHENS = frozenset("-_‐‑‒–—―−")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w\w)")
_ARTICLE = re.compile(r"(?<![^\s-])(?:[ae]l[\s-]+|a(?:[dnrstz]|sh|th)-+)+(?=[^\s-])")
_APOSTROPHES_OF_ASCII = str.maketrans("_", "-", "'`")
_VOWELS = frozenset("aeiouyhw")


def fold(text: str) -> str:
    """The text in the one spelling that searches compare: "Al Qa'im" and "القائم" are both "qaim"."""
    return _join(text.lower().translate(_APOSTROPHES_OF_ASCII)) if text.isascii() else _fold_other(text)


@lru_cache(maxsize=1 << 14)
def _fold_other(text: str) -> str:
    return _join("".join(_letters(text)))


def _join(letters: str) -> str:
    if "-" in letters or "al " in letters or "el " in letters:
        letters = _ARTICLE.sub("", letters).replace("-", " ")
    return " ".join(letters.split())


def _letters(text: str) -> list[str]:
    """For each character of the text the letters that stand for it, none for a mark."""
    letters = [_letter(character) for character in text]
    articles = {article.end() for article in _ARABIC_ARTICLE.finditer(text)}
    for index, character in enumerate(text):
        if character in _INITIAL and (index == 0 or index in articles or not text[index - 1].isalpha()):
            letters[index] = _INITIAL[character]
    for end in articles:
        letters[end - 1] = "l-"
    return letters


@lru_cache(maxsize=1 << 12)
def _letter(character: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_plain(part) for part in plain)


def _plain(part: str) -> str:
    if part in _APOSTROPHES or unicodedata.category(part) in ("Mn", "Cf"):
        return ""
    if part in _HYPHENS:
        return "-"
    if part in _LATIN:
        return _LATIN[part]
    digit = unicodedata.decimal(part, None)
    return part if digit is None else str(digit)


def find(needle: str, haystack: str) -> tuple[Span, ...]:
    """Where the needle stands in the haystack, as spans of the original text, first to last, none overlapping."""
    folded, places = _placed(haystack)
    wanted = fold(needle)
    if not wanted:
        return ()
    spans: list[Span] = []
    at = folded.find(wanted)
    while at >= 0:
        spans.append((places[at], places[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + len(wanted))
    return tuple(spans[:1] + [after for before, after in pairwise(spans) if after[0] >= before[1]])


def _placed(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index of the original one."""
    letters = _letters(text)
    spread = [(letter, index) for index, part in enumerate(letters) for letter in part]
    joined = "".join(letter for letter, _ in spread)
    dropped = {at for article in _ARTICLE.finditer(joined) for at in range(*article.span())}
    kept: list[tuple[str, int]] = []
    for at, (letter, index) in enumerate(spread):
        if at in dropped:
            continue
        letter = " " if letter == "-" or letter.isspace() else letter
        if letter != " " or (kept and kept[-1][0] != " "):
            kept.append((letter, index))
    if kept and kept[-1][0] == " ":
        kept.pop()
    return "".join(letter for letter, _ in kept), [index for _, index in kept]


def consonants(word: str) -> str:
    """The consonants of a folded word, its first letter kept: "bukamal" and "bukmal" (البوكمال) are both "bkml"."""
    kept = [letter for at, letter in enumerate(word) if at == 0 or letter not in _VOWELS]
    return "".join(letter for at, letter in enumerate(kept) if at == 0 or kept[at - 1] != letter)


def is_arabic(text: str) -> bool:
    """Whether any letter is of the Arabic script."""
    return not text.isascii() and _ARABIC.search(text) is not None


@lru_cache(maxsize=1 << 12)
def sounds(text: str) -> frozenset[str]:
    """The consonants of each word in Arabic letters, of those that have more than one."""
    if not is_arabic(text):
        return frozenset()
    words = (word for word in text.split() if is_arabic(word))
    skeletons = (consonants(part) for word in words for part in fold(word).split())
    return frozenset(skeleton for skeleton in skeletons if len(skeleton) > 1)


class Needle:
    """A word or phrase that is sought: found in a text by its letters, across scripts by its consonants."""

    __slots__ = ("_sound", "folded", "is_arabic")

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self.is_arabic = is_arabic(text)
        sound = "" if " " in self.folded else consonants(self.folded)
        self._sound = sound if len(sound) > 1 else ""

    def is_in(self, text: str) -> bool:
        """Whether the text has it."""
        return self.folded in fold(text) or (bool(self._sound) and self._is_heard_in(text))

    def _is_heard_in(self, text: str) -> bool:
        heard = map(consonants, fold(text).split()) if self.is_arabic else sounds(text)
        return any(word.startswith(self._sound) for word in heard)

    def goes_on(self, shorter: Needle) -> bool:
        """Whether every text that has this one surely has the shorter one, from which it was typed on."""
        return bool(shorter._sound) and self.folded.startswith(shorter.folded) and self.is_arabic == shorter.is_arabic
