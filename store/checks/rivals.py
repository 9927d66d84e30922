"""What sources say against each other: dates, statuses, and who is said to have spoken. Rival figures are no errors."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

from store.checks.runner import Problem, record_check
from store.claims.ledger import Topic, contradicts, ledger, rivals, topic_of
from store.claims.stances import asserts, denies
from store.claims.together import can_all_be_true, can_both_be_true, reach
from store.claims.values import date_of
from store.dates import short
from store.records.interface import Documents
from store.records.model import Claim, Event, Key, Record, Source
from store.records.vocabulary import About, Mode, RelationKind
from store.status.reading import spellings_of
from store.text.folding import fold
from store.words.claims import plain_words, said_words, source_words
from store.words.names import actor_name

_ARTICLE = re.compile(r"^(a|an|the|one)\s+", re.I)
_RELATIONS = {
    RelationKind.QUOTES.value: "quotes",
    RelationKind.LINKS_TO.value: "links to",
    RelationKind.REPUBLISHES.value: "republishes",
    RelationKind.TRANSLATES.value: "translates",
}


def _rivals(about: About, records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """Dates or statuses of one thing, or holders of one side, that cannot all be true.

    One problem for all claims against the record itself, else one for each topic on which claims differ.
    """
    if not any(claim.about == about.value for claim in record.claims):
        return
    against_ours = rivals(record, _names(records, record)) if isinstance(record, Event) else ()
    held = [rival for rival in against_ours if rival.topic.about == about.value]
    if held:
        against = [rival.other for rival in held]
        ours = f"{_value(records, held[0].one)} here"
        yield Problem(key, _place(record, held[0].other), _against(records, ours, against))
    told = {topic_of(rival.other).of for rival in held}
    for topic, comparable in ledger(record.claims).items():
        if topic.about != about.value or (held and topic.of in told | {""}) or can_all_be_true(comparable):
            continue
        first, *others = _first_rivals(comparable)
        said = f"{_value(records, first)} says {_who(records, first)}"
        yield Problem(key, _place(record, others[0]), _against(records, said, others))


record_check("rival-dates")(partial(_rivals, About.DATE))
record_check("rival-statuses")(partial(_rivals, About.STATUS))
record_check("rival-control")(partial(_rivals, About.CONTROL))


def _first_rivals(claims: Sequence[Claim]) -> list[Claim]:
    """Return the first contradicted claim with all that contradict it; all, where no two alone exclude each other."""
    fit: set[tuple[bool, str]] = set()
    for at, claim in enumerate(claims):
        said = (denies(claim), repr(claim.value))
        if said in fit:
            continue  # the same was said before, and nothing from there on contradicts it
        others = [other for other in claims[at + 1 :] if contradicts(claim, other)]
        if others:
            return [claim, *others]
        if asserts(claim) or denies(claim):
            fit.add(said)
    return [claim for claim in claims if asserts(claim) or denies(claim)]


def _names(records: Documents, event: Event) -> frozenset[str]:
    """What the crossings of an event are called."""
    crossings = [records.crossings[id_] for id_ in event.crossings if id_ in records.crossings]
    return frozenset(name for crossing in crossings for name in spellings_of(crossing))


def _place(record: Record, claim: Claim) -> tuple[str | int, ...]:
    return ("claims", next(index for index, other in enumerate(record.claims) if other is claim), "value")


def _against(records: Documents, first: str, others: list[Claim]) -> str:
    """Word who says otherwise, equal claims together: `Aug 2014 here; 20–21 Jun 2014 says derechos.org`."""
    said: dict[str, list[str]] = {}
    for claim in others:
        said.setdefault(_value(records, claim), []).append(_who(records, claim))
    return "; ".join([first, *(f"{value} says {', '.join(dict.fromkeys(who))}" for value, who in said.items())])


def _value(records: Documents, claim: Claim) -> str:
    date = date_of(claim.value) if claim.about == About.DATE.value else None
    shown = short(date) if date else plain_words(claim.value, records)
    of = f" (of {Mode.called(claim.of)})" if claim.of else ""
    return f"{'not ' if denies(claim) else ''}{shown}{of}"


def _who(records: Documents, claim: Claim) -> str:
    speaker = actor_name(claim.by, records) if claim.by else ""
    return speaker or source_words(claim, records) or "an unattributed claim"


@record_check("speaker-differs")
def speaker_differs(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A source that quotes or links to another and gives the same claim to a speaker in other words."""
    said: defaultdict[tuple[str, Topic], _Said] = defaultdict(_Said)
    told = [(index, claim, topic_of(claim)) for index, claim in enumerate(record.claims) if claim.by and asserts(claim)]
    for _, claim, topic in told:
        said[claim.source, topic].add(claim)
    for index, claim, topic in told:
        source = records.sources.get(claim.source)
        ours = said[claim.source, topic].agreeing(claim) if source and source.relations else []
        if not ours or claim is not ours[0].first:
            continue
        for relation in source.relations if source else ():
            cited = records.sources.get(relation.source)
            others = said[relation.source, topic].agreeing(claim) if (relation.source, topic) in said else []
            if cited is None or not others or not _speakers(ours).isdisjoint(_speakers(others)):
                continue
            how = _RELATIONS.get(relation.kind, "cites")
            yield Problem(key, ("claims", index, "by"), _differing(records, claim, others[0].first, source, how, cited))


class _Value(NamedTuple):
    """One value that a source gives of a topic: the first claim that does, and all whom it gives as speakers."""

    first: Claim
    speakers: set[str]


class _Said:
    """What one source says of one topic, each value once, so that thousands of claims need not be compared in pairs."""

    def __init__(self) -> None:
        self._values: dict[str, _Value] = {}

    def add(self, claim: Claim) -> None:
        """Add a claim of this source on this topic. All are added before any is asked for."""
        value = self._values.setdefault(repr(claim.value), _Value(claim, set()))
        value.speakers.add(fold(_ARTICLE.sub("", claim.by)))

    @cached_property
    def _by_reach(self) -> tuple[list[tuple[float, float, int, _Value]], list[float], list[float]]:
        """Return the values sorted by where each begins, and for each how far the values up to it reach."""
        known = [(*reach(value.first), at, value) for at, value in enumerate(self._values.values())]
        known.sort(key=lambda one: one[:3])
        return known, [low for low, *_ in known], list(accumulate((high for _, high, *_ in known), max))

    def agreeing(self, claim: Claim) -> list[_Value]:
        """Return the values that can be true together with a claim's, in the order in which they were first given."""
        known, lows, furthest = self._by_reach
        low, high = reach(claim)
        near = known[bisect_left(furthest, low) : bisect_right(lows, high)]
        return [
            value
            for _, _, _, value in sorted(near, key=lambda one: one[2])
            if can_both_be_true(claim.about, claim.value, value.first.value)
        ]


def _speakers(values: Iterable[_Value]) -> set[str]:
    return set().union(*(value.speakers for value in values))


def _differing(records: Documents, claim: Claim, other: Claim, source: Source | None, how: str, cited: Source) -> str:
    citing = source.publisher if source and source.publisher else claim.source
    what = said_words(claim, records)
    ours, theirs = (actor_name(speaker, records) for speaker in (claim.by, other.by))
    story = f"“{cited.title}”" if cited.title else cited.publisher or cited.id
    return f"{what}: “{ours}” in {citing} is “{theirs}” in {story}, which it {how}"
