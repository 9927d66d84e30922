"""A line as words, each with what it was taken for; and the open points that keep the line from being written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from store.dates.typed.tokens import CASE_ENDING
from store.entry.words import as_one, key_of

_MARKER = r"(?i:private|planned|announced|cancell?ed|src):(?=\S)|[^\W\d]+(?=/(?:day|week|month)\b)|"
_TOKEN = re.compile(_MARKER + r"[^\s\"“«]*[\"“«][^\"”»]*[\"”»]?\S*|\S+")
_BEFORE, _AFTER = "([¿¡'‘(", ",.;:!?)]…'’،؛؟"
_YEARS = re.compile(r"^(\d{4})['’][^\W\d_]{1,5}-(\d{4})$")
"""Two years in Turkish, of which the first has an ending: "2019'dan-2020'ye"."""
_UNSURE_DATE = re.compile(r"\d{4}(-\d\d){1,2}\?")
_BREAKS = frozenset(",;:.!?()–—-،؛؟…")
HARD_BREAKS = frozenset(",;:.!?()–—،؛؟")
MOST_READ = 250
"""Words of a line that are read; of a pasted article the rest stays as it is. A sentence has a fifth of them."""
_LAST_SENTENCES = 100
"""Words before those within which a line that is too long is parted between two sentences or clauses."""


class Word(NamedTuple):
    """One word: its text without the punctuation around it, as it is compared, and where it stands in the line."""

    text: str
    key: str
    start: int
    end: int
    before: str  # the punctuation between the word before and this one
    quoted: bool = False


class Part(NamedTuple):
    """Some words of the line, from a word to before another one, and what they were taken for."""

    about: str
    first: int
    end: int
    says: str


class Offer(NamedTuple):
    """One way to settle an open point: in words, and the whole line as it would then read."""

    label: str
    line: str


class Unsettled(NamedTuple):
    """An open point: what it is about, the words in question, why it is open, and what would settle it."""

    about: str
    words: str
    why: str
    offers: tuple[Offer, ...] = ()
    span: tuple[int, int] = (0, 0)

    @property
    def choices(self) -> tuple[str, ...]:
        """The ways to settle it, in words."""
        return tuple(offer.label for offer in self.offers)

    def __str__(self) -> str:
        return f"{self.about}: {self.why}"


@dataclass
class Line:
    """A line being read: its words, what each was taken for, and what stays open."""

    text: str
    words: list[Word]
    roles: list[str] = field(init=False)
    parts: list[Part] = field(default_factory=list)
    open_points: list[Unsettled] = field(default_factory=list)
    ending: str = ""
    rest: str = ""
    """What stands behind the words, and is not read."""

    def __post_init__(self) -> None:
        self.keys = [word.key for word in self.words]
        self.roles = [""] * len(self.words)
        broken = [bool(HARD_BREAKS.intersection(word.before)) for word in self.words]
        self._breaks = [0, *accumulate(broken)]  # how many breaks stand before each word and the one before it
        starts = [0, *(at for at, is_broken in enumerate(broken) if is_broken and at), len(broken)]
        self._clauses = [(first, end) for first, end in pairwise(starts) for _ in range(first, end)]

    def __len__(self) -> int:
        return len(self.words)

    def take(self, about: str, first: int, end: int, says: str = "") -> None:
        """Note what the words from `first` to before `end` mean."""
        for place in range(first, end):
            self.roles[place] = about
        self.parts.append(Part(about, first, end, says))

    def free(self, first: int, end: int) -> bool:
        """Whether none of these words is taken yet."""
        return not any(self.roles[first:end])

    def said(self, first: int, end: int) -> str:
        """Some words as they were typed."""
        if first >= end:
            return ""
        return self.text[self.words[first].start : self.words[end - 1].end]

    def has_break(self, first: int, end: int) -> bool:
        """Whether a comma, colon or the like stands between the word before `first` and the one before `end`."""
        first, end = max(first, 0), min(end, len(self))
        return first < end and self._breaks[end] > self._breaks[first]

    def clause(self, place: int) -> tuple[int, int]:
        """The first word of the clause that a word stands in, and the one after its last."""
        return self._clauses[place]

    def ask(self, about: str, first: int, end: int, why: str, offers: Iterable[Offer] = ()) -> None:
        """Leave a point open: it concerns these words."""
        span = (self.words[first].start, self.words[end - 1].end) if first < end else (0, 0)
        point = Unsettled(about, self.said(first, end), why, tuple(offers), span)
        if not any(known.about == about and known.why == why for known in self.open_points):
            self.open_points.append(point)

    def with_words(self, first: int, end: int, replacement: str) -> str:
        """The line with other words in the place of some."""
        start, stop = self.words[first].start, self.words[end - 1].end
        return " ".join(f"{self.text[:start]}{replacement}{self.text[stop:]}".split())

    def begun_with(self, *marks: str) -> list[Offer]:
        """The line with one of some marks before it, each as a way to settle a point: `type:statement`, `planned:`."""
        text = self.text.strip()
        return [Offer(mark.removeprefix("type:").rstrip(":"), f"{mark} {text}") for mark in marks]


def read_words(text: str) -> Line:
    """A line as words."""
    words: list[Word] = []
    pending, stop = "", len(text)
    for match in _TOKEN.finditer(text):
        raw, start, end = match[0], match.start(), match.end()
        if len(words) > MOST_READ:
            breaks = (at for at in range(MOST_READ, MOST_READ - _LAST_SENTENCES, -1) if words[at].before)
            last = next(breaks, MOST_READ)
            words, stop, pending = words[:last], words[last].start, words[last].before
            break
        if not any(map(str.isalnum, raw)):
            pending += raw
            continue
        while raw[0] in _BEFORE and not raw.startswith("["):
            pending, raw, start = pending + raw[0], raw[1:], start + 1
        if raw[0] == "و" and raw[1:2].isdecimal():  # "and 3", written together in Arabic
            raw, start = raw[1:], start + 1
        after = ""
        while raw[-1] in _AFTER and not (raw[0] in "[{" and raw[-1] in "]}") and not raw.endswith("://"):
            if _UNSURE_DATE.fullmatch(raw):
                break
            after, raw, end = raw[-1] + after, raw[:-1], end - 1
        ending = None if "://" in raw else next((at for at in CASE_ENDING.finditer(raw) if at.end() == len(raw)), None)
        if ending:
            raw, end = raw[: ending.start()], end - len(ending[0])
        quoted = raw[0] in '"“«'
        plain = raw.strip('"“”«»') if quoted else _YEARS.sub(r"\1-\2", raw)
        before, key = "".join(filter(_BREAKS.__contains__, pending)), key_of(plain)
        if words and not before and not quoted and (one := as_one(words[-1].text, plain)):
            first = words.pop()
            plain, key, start, before = text[first.start : end], one, first.start, first.before
        words.append(Word(plain, key, start, end, before, quoted))
        pending = after
    return Line(text, words, ending=pending, rest=text[stop:].strip())
