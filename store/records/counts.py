"""Counts as sources give them: `6`, `2..6`, `3+`, `~10`, "several", "at least 3", "up to 5".

What such a value can mean as a least, a most and a best figure, and the range of several. The value is kept as
typed. No bound is made up: "several" and `~10` have none, and `3+` has no most.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

CountValue: TypeAlias = int | float | str
MOST_DIGITS = 15

WORDS = frozenset(
    ("several", "some", "many", "numerous", "multiple", "few", "a few", "a number", "handful", "a handful", "dozens",
     "scores", "hundreds", "thousands", "unknown", "an unknown number", "an undisclosed number")
)  # fmt: skip
NUMBERS = {
    "no": 0, "none": 0, "zero": 0, "one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12,
}  # fmt: skip
ABOUT = (
    "~",
    "about ",
    "around ",
    "approximately ",
    "approx ",
    "approx. ",
    "roughly ",
    "some ",
    "nearly ",
    "circa ",
    "c. ",
)
AT_LEAST = ("at least ", "no fewer than ", "no less than ", "not less than ", ">=", "≥")
AT_MOST = ("up to ", "at most ", "no more than ", "not more than ", "as many as ", "<=", "≤")
OVER = ("more than ", "over ", "above ", ">")
UNDER = ("fewer than ", "less than ", "under ", "below ", "<")
AFTERWARDS = ("+", " or more", " at least")
DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-"})
BETWEEN = ("..", " to ", "-", " or ")


class Count(NamedTuple):
    """A count as typed, with what it says: the least, the most and the best figure, each None when not said."""

    text: str
    low: int | None
    high: int | None
    best: int | None
    approximate: bool = False

    @property
    def has_figure(self) -> bool:
        """Whether any number is named."""
        return not (self.low is None and self.high is None and self.best is None)

    @property
    def least(self) -> int | None:
        """Its lower end, or the figure of one without a range, as in `~10`; None where that end is open."""
        return self.best if self.low is None and self.high is None else self.low

    @property
    def most(self) -> int | None:
        """Its upper end, or the figure of one without a range; None where that end is open."""
        return self.best if self.low is None and self.high is None else self.high


class CountError(ValueError):
    """A value that is no count; `value` is what was given, the message says what would be right."""

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(f"{value!r} is not a count: {reason}")
        self.value = value
        self.reason = reason


def parse_count(value: CountValue) -> Count:
    """Understand a count; CountError when it is none. The text is kept as typed."""
    if isinstance(value, str):
        return _typed(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CountError(value, "write a whole number, or text such as 2..6, 3+ or several")
    if value < 0 or value != value // 1 or value >= 10**MOST_DIGITS:
        raise CountError(value, "write a whole number, 0 or more")
    return _exact(str(value), int(value))


def hull(counts: Iterable[Count]) -> Count | None:
    """The range of several counts, with the ends that can be named; None when none of them names a figure.

    An approximate figure counts as itself. An end that any of them leaves open is open: 2 and "3+" are "2+".
    """
    known = [count for count in counts if count.has_figure]
    if not known:
        return None
    lows = [count.least for count in known]
    low = None if None in lows else min(end for end in lows if end is not None)
    high = greatest(count.most for count in known)
    best = low if low == high else None
    return Count(_named(low, high), low, high, best, any(count.approximate for count in known))


def greatest(ends: Iterable[int | None]) -> int | None:
    """The greatest of several upper ends, 0 of none; None where one of them is open."""
    highs = list(ends)
    return None if None in highs else max((end for end in highs if end is not None), default=0)


def _named(low: int | None, high: int | None) -> str:
    if low is None:
        return "" if high is None else f"up to {high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}..{high}"


def _exact(text: str, number: int) -> Count:
    return Count(text, number, number, number)


@lru_cache(maxsize=4096)
def count_in(text: str) -> Count | None:
    """The count that a text is; None where it is none. Read once per distinct text, for claims repeat their words."""
    try:
        return _typed(text)
    except CountError:
        return None


def _typed(text: str) -> Count:
    words = " ".join(text.lower().translate(DASHES).split())
    number = _number(words)
    if number is not None:
        return _exact(text, number)
    if words in WORDS:
        return Count(text, None, None, None)
    found = _limited(text, words) or _about(text, words) or _range(text, words)
    if not found:
        raise CountError(text, "write a number, 2..6, 3+, ~10, up to 5, or a word such as several")
    return found


def _limited(text: str, words: str) -> Count | None:
    """A least or a most: "3+", "at least 3", "up to 5", "more than 3"."""
    for openings, step, is_low in ((AT_LEAST, 0, True), (OVER, 1, True), (AT_MOST, 0, False), (UNDER, -1, False)):
        for opening in openings:
            number = _number(words[len(opening) :].strip()) if words.startswith(opening) else None
            if number is not None and number + step >= 0:
                return Count(text, number + step if is_low else None, None if is_low else number + step, None)
    for closing in AFTERWARDS:
        number = _number(words.removesuffix(closing).strip()) if words.endswith(closing) else None
        if number is not None:
            return Count(text, number, None, None)
    return None


def _about(text: str, words: str) -> Count | None:
    opening = next((opening for opening in ABOUT if words.startswith(opening)), "")
    if not opening and not words.endswith("?"):
        return None
    number = _number(words.removeprefix(opening).removesuffix("?").strip())
    return None if number is None else Count(text, None, None, number, approximate=True)


def _range(text: str, words: str) -> Count | None:
    """Such as "2..6", "2-6", "2 to 6", "between 2 and 6"."""
    if words.startswith("between "):
        words = words.removeprefix("between ").replace(" and ", "..", 1)
    for joint in BETWEEN:
        first, found, last = words.partition(joint)
        low, high = _number(first.strip()), _number(last.strip())
        if found and low is not None and high is not None:
            if low > high:
                raise CountError(text, f"the smaller number comes first: {high}..{low}")
            return Count(text, low, high, low if low == high else None)
    return None


def _number(words: str) -> int | None:
    """A whole number in figures, with or without a comma at thousands, or in words up to twelve."""
    if words in NUMBERS:
        return NUMBERS[words]
    groups = words.split(",")
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    digits = "".join(groups)
    return int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None
