"""Taking what is private out of the texts and values of other records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import Any, NamedTuple

from store.disclosure.hidden import Hidden
from store.disclosure.parts import SHORTEST, pruned, vocabularies, without_row
from store.records.model import CLAIM_VALUES, TABLES, Claim, Document, Key
from store.records.references import references_in
from store.records.vocabulary import About, Anonymity
from store.text.codes import may_have_codes, readings, stretch
from store.text.folding import Span, find, fold
from store.text.mentions import Mention

WITHHELD = "withheld"
WITHHELD_SPEAKER = "a withheld speaker"
WITHHELD_WORDS = "[withheld]"
_POINTING = frozenset({"source", "via"})
_TELLING = ("quote", "note", "hedge", "said_text")
_OF_CLAIMS = frozenset(Claim.__struct_encode_fields__).difference(_TELLING)
"""The fields of a claim that stay where its speaker or source is private; what the program does not know may tell."""
_MEASURED = frozenset((About.DISTANCE.value, About.BEARING.value))
_SHORT = 80
_ROUND = 24
_FAR = (
    r"(?<![\w.])\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?[\s-]?"
    r"(?:km|kms|kilomet(?:er|re)s?|m|met(?:er|re)s?|mi|miles?|nm|كم|كيلومترا?|км|km’lik)(?!\w)"
)
_LONG = (
    r"(?<![\w.])(?:\d+(?:[.,]\d+)?|half an|an?|one|two|three|four|five|six|ten|several|a few)[\s-]"
    r"(?:hours?|minutes?|days?)(?:['’]s?)?(?:\s(?:walk|drive|ride|march|on foot|by \w+))?"
)
_WAY = r"\s(?:(?:north|south|east|west|(?-i:[NSEW]{1,3}\b)|[NSEW]{1,3}(?=\sof\b))[\w-]*\s?)+"
_DISTANCE = re.compile(rf"{_FAR}(?:{_WAY})?|{_LONG}{_WAY}", re.IGNORECASE)
_FROM_ELSEWHERE = re.compile(rf"(?:{_FAR}|{_LONG}){_WAY}|{_FAR}(?=\s(?:from|off|away)\b)", re.IGNORECASE)
"""A distance with its direction: 24 km SE, 3-4 miles south-east, two hours south. Beside the name of a place it tells
where that is; in an event at the place, only from elsewhere: the guards may shoot from 300 m."""


class Near(NamedTuple):
    """A text of a record that comes near the name of a private one: what does, with some words round it."""

    key: Key
    words: str
    private: Key
    found: str


class Redacting:
    """Records and texts without what is `hidden`; notes what only comes near it, and what of that was accepted."""

    def __init__(self, hidden: Hidden, accepted: frozenset[str | Near], withhold_near: bool) -> None:
        self.near: list[Near] = []
        self.met: set[str | Near] = set()
        self.touched = set(hidden.records)
        self.now: Key
        self._hidden, self._accepted, self._withhold_near = hidden, accepted, withhold_near
        self._free: set[str] = set()
        self._told_apart: dict[str, str] = {}
        self._at_crossing = False
        """Whether what is looked at now names a private crossing."""
        for table in TABLES:
            self._tell_apart(table)
        self.now = Key("meta", "")

    def _tell_apart(self, table: str) -> None:
        """Note the ids that would be the same as another's without a private name, each with a number of its own."""
        keys = [key for key in self._hidden.looked_at if key.table == table and key not in self._hidden.records]
        known = {key.id for key in keys}
        for self.now in keys:
            once = self.scrubbed(self.now.id)
            if once != self.now.id:
                numbered = (f"{once}-{number}" for number in count(2))
                shown = next(each for each in chain([once], numbered) if each not in known)
                known.add(shown)
                self._told_apart[self.now.id] = shown

    def without_private(self, key: Key, document: Document) -> Document:
        """A record that may be seen, without what of it may not."""
        self.now = key
        known = without_row(document)
        placed = self._hidden.places.without(known) if self._hidden.places else known
        bare = pruned(placed) if key in self._hidden.partly else placed
        self._at_crossing = False
        unnamed = self._scrubbed(self._unreferenced(key.table, bare)) if self._hidden.tells else bare
        shown = self._unlocated(unnamed) if self._at_crossing and key.table == "events" else unnamed
        if shown == known:
            return known
        self.touched.add(key)
        return shown

    def scrubbed(self, text: str) -> str:
        """A text without the names of private records, in whatever spelling."""
        if (text in self._free and not self._hidden.places.anywhere) or not self._hidden.tells:
            return text
        shown = self._without_private_words(text)
        return text if shown == text else self._told_apart.get(text, shown)

    def _without_private_words(self, text: str) -> str:
        places = self._hidden.places
        located = _without(places.told(text), text) if places else text
        if located != text:
            return self._without_private_words(located)
        shown, asked = self._without_encoded(text) if may_have_codes(text) else (text, frozenset())
        before, self._at_crossing = self._at_crossing, False
        shown = _without(self._named(shown), shown)
        mentions = [*self._mentioned(shown), *places.unreadable(shown)]
        if not (mentions or asked) and shown == text and len(text) <= _SHORT:
            self._free.add(text)  # most texts of a file are words, ids and dates that others have too
        shown = _without(self._told(shown, mentions, asked), shown)
        if self._at_crossing or places.anywhere:
            shown = (_DISTANCE if self._at_crossing else _FROM_ELSEWHERE).sub(WITHHELD_WORDS, shown)
        self._at_crossing |= before
        return shown

    def _named(self, text: str) -> Iterator[Span]:
        """Where a text has a private name letter for letter, as words of its own."""
        folded = fold(text)
        for wanted, name in self._hidden.names.items():
            spans: Iterable[Span] = ()
            if wanted == folded:
                spans = [(0, len(text))]
            elif len(wanted) >= SHORTEST and wanted in folded:
                spans = _standing(name, text)
            for span in spans:
                self._at_crossing |= wanted in self._hidden.of_crossings
                yield span

    def _mentioned(self, text: str) -> Iterator[Mention]:
        """Where a text has a private name in its own way, or what was said in private, or a number or address."""
        yield from self._hidden.mentions.find(text)
        yield from self._hidden.repeated.find(text)

    def _without_encoded(self, text: str) -> tuple[str, frozenset[str]]:
        """A text without what tells of anything private in the codes of addresses or HTML, or among its tags.

        Also whose names the decoded text comes near: of these it was asked already.
        """
        said = [(plain, places, [*self._mentioned(plain)]) for plain, places in readings(text)]
        gone: list[Span] = []
        for plain, places, mentions in said:
            gone += (stretch(places, *span) for span in chain(self._hidden.places.told(plain), self._named(plain)))
            gone += (stretch(places, mention.start, mention.end) for mention in mentions if mention.same)
        sure, asked = tuple(gone), set[tuple[str, Span]]()
        for plain, places, mentions in said:
            for mention in mentions:
                start, end = here = stretch(places, mention.start, mention.end)
                withheld = any(first <= start and end <= last for first, last in sure)
                if not (mention.same or withheld or (mention.of, here) in asked):
                    asked.add((mention.of, here))
                    gone += (here for _ in self._told(plain, [mention], frozenset()))
        return _without(gone, text), frozenset(whose for whose, _ in asked)

    def _told(self, text: str, mentions: Iterable[Mention], asked: frozenset[str]) -> Iterator[Span]:
        """Where a text mentions a private name in its own way; what only comes near is noted, or told as well.

        Nothing is noted of those in `asked`.
        """
        for mention in mentions:
            if not mention.same:
                near = self._near(mention, text)
                accepted = self._accepted.intersection(
                    (near, near.private.id, near.key.id, mention.of, fold(text[mention.start : mention.end]))
                )
                self.met |= accepted
                if not accepted and not self._withhold_near and mention.of not in asked:
                    self.near.append(near)
                if accepted or not self._withhold_near:
                    continue
            self._at_crossing |= self._hidden.whose[mention.of].table == "crossings"
            yield mention.start, mention.end

    def _near(self, mention: Mention, text: str) -> Near:
        words = text[max(0, mention.start - _ROUND) : mention.end + _ROUND]
        found = " ".join(text[mention.start : mention.end].split())
        return Near(self.now, " ".join(words.split()), self._hidden.whose[mention.of], found)

    def _unlocated(self, event: Document) -> Document:
        """An event without coordinates, distances and directions: it is at a place that is private."""
        self._hidden.places.anywhere = True
        shown: Document = self._scrubbed(self._hidden.places.without(event))
        self._hidden.places.anywhere = False
        shown |= {"id": event["id"]} if "id" in event else {}
        if isinstance(place := shown.get("place"), dict):
            words = vocabularies()
            kept = {name: part for name, part in place.items() if name in words and name not in ("lat", "lon")}
            shown["place"] = kept
        if isinstance(claims := shown.get("claims"), list):
            shown["claims"] = [
                {name: part for name, part in claim.items() if name != "value"}
                if isinstance(claim, dict) and claim.get("about") in _MEASURED
                else claim
                for claim in claims
            ]
        return shown

    def _scrubbed(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.scrubbed(value)
        if isinstance(value, list):
            return [self._scrubbed(part) for part in value]
        if not isinstance(value, dict):
            return value
        before, self._at_crossing = self._at_crossing, False
        words = vocabularies()
        shown = {}
        for name, part in value.items():
            is_known = isinstance(part, str) and part in words.get(name, ())
            shown[name if name in words else self.scrubbed(name)] = part if is_known else self._scrubbed(part)
        if self._at_crossing and value.get("about") in _MEASURED:
            shown.pop("value", None)
        self._at_crossing |= before
        if "by" in value and "about" in value and shown["by"] != value["by"]:
            return _speakerless(shown)
        return shown

    def _unreferenced(self, table: str, document: Document) -> Document:
        gone = [(path, other) for path, other in references_in(table, document) if other in self._hidden.ids]
        self._at_crossing |= any(other.table == "crossings" for _, other in gone)
        return _without_references(document, [path for path, _ in gone]) if gone else document


def _standing(name: str, text: str) -> Iterator[Span]:
    """Where the name stands in the text as words of its own."""
    for start, end in find(name, text):
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end


def _without(spans: Iterable[Span], text: str) -> str:
    """The text with each stretch replaced; stretches that overlap as one."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            parts += text[done:start], WITHHELD_WORDS
        done = max(done, end)
    return "".join((*parts, text[done:]))


def _untelling(claim: Document) -> Document:
    """A claim without what could tell who said or published it: their own words, and what the program does not know."""
    kept = {name: value for name, value in claim.items() if name in _OF_CLAIMS}
    if isinstance(claim.get("value"), str) and About.find(claim.get("about")) not in CLAIM_VALUES:
        kept["value"] = WITHHELD_WORDS
    return kept


def _speakerless(claim: Document) -> Document:
    return {**_untelling(claim), "by": WITHHELD_SPEAKER, "anonymity": Anonymity.ANONYMOUS.value}


def _without_references(value: Any, paths: list[tuple[str | int, ...]]) -> Any:
    """The value without the references at some paths: taken from a list of ids, else called withheld."""
    if () in paths:
        return WITHHELD
    below: dict[str | int, list[tuple[str | int, ...]]] = {}
    for path in paths:
        below.setdefault(path[0], []).append(path[1:])
    if isinstance(value, list):
        shown = [(_without_references(part, below[at]) if at in below else part) for at, part in enumerate(value)]
        return [part for at, part in enumerate(shown) if not (at in below and part == WITHHELD)]
    changed = {name: _without_references(part, below[name]) if name in below else part for name, part in value.items()}
    if "of" in below and changed.get("about") in _MEASURED:
        changed.pop("value", None)
    for name in below.keys() & _POINTING:
        changed.pop(str(name), None)
    if "about" in changed and below.keys() & _POINTING:
        changed = _untelling(changed)
    return _speakerless(changed) if "by" in below and "about" in changed else changed
