"""Slugs: ids that a person can type, made from a title and a date, and which of them is free."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import count
from string import ascii_lowercase

from store.text.folding import fold

_LONGEST = 40
_LITTLE_WORDS = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "its", "near", "of", "on"} | {
    *("or", "over", "that", "the", "to", "was", "with"),
}


def slug(words: str, date: str = "", otherwise: str = "record") -> str:
    """Such as "drones-strike-militia-vehicles-2019-08"; `otherwise` where the words hold no letter or digit.

    `date` is EDTF; its first year and month, where known, tell apart what bears the same title.
    """
    said = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in fold(words)).split()
    parts = ([word for word in said if word not in _LITTLE_WORDS] or said or [otherwise])[:4]
    while len("-".join(parts)) > _LONGEST and len(parts) > 1:
        parts.pop()
    month = _month(date)
    return "-".join([parts[0][:_LONGEST], *parts[1:], *([month] if month else [])])


def free(wanted: str, taken: Container[str]) -> str:
    """The wanted id, or with the lowest of -2, -3 … that no record has."""
    if wanted not in taken:
        return wanted
    return next(name for name in (f"{wanted}-{number}" for number in count(2)) if name not in taken)


class FreeIds:
    """Ids for many records at once: each as wanted, or with the next number behind it that nobody has.

    It counts on where it stopped, since a million rows may want the same one.
    """

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._given: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """An id that is neither taken nor given before."""
        number = self._given.get(wanted, 0)
        name = wanted
        while number or name in self._taken:
            number = max(number, 1) + 1
            name = f"{wanted}-{number}"
            if name not in self._taken and name not in self._given:
                break
        self._given[wanted] = number or 1
        self._given.setdefault(name, 1)
        return name


def free_letters(taken: Container[str]) -> Iterator[str]:
    """The short ids of claims that are not taken: a, b … z, aa, ab …"""
    return (name for name in map(_letters, count()) if name not in taken)


def _letters(number: int) -> str:
    more, last = divmod(number, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[last]


def _month(date: str) -> str:
    digits = date.lstrip("[{./~ ")[:7]
    year, dash, month = digits[:4], digits[4:5], digits[5:7]
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return ""
    return f"{year}-{month}" if dash == "-" and month.isdigit() and len(month) == 2 else year
