"""Dates against each other: what was said against what happened, against its source, and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.checks.runner import Problem, record_check
from store.claims.ledger import is_of_the_event
from store.claims.stances import stance_of, stands
from store.claims.values import date_of
from store.dates import Edtf, could_be_same, earliest_ordinal, latest_ordinal, short, surely_before
from store.dates.text import WEEKDAYS
from store.records.interface import Documents
from store.records.model import Claim, Event, Key, Record
from store.records.vocabulary import About, EventType, Stance

FORWARD = frozenset({Stance.HOPES, Stance.EXPECTS})
ANNOUNCED = frozenset({About.AUTHORISATION.value, About.REOPENING.value, About.PURPOSE.value, About.ASSESSMENT.value})
TIMELESS = frozenset({About.DISTANCE.value, About.BEARING.value, About.USE.value})
_ANNOUNCING = re.compile(
    r"\b(announc\w*|will|would|plan\w*|schedul\w*|due|going to|to come|upcoming|promis\w*|decid\w*)\b", re.I
)
_LONG = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")s?\b", re.I)
_SHORT = re.compile(r"\b(Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\b")


@record_check("said-before")
def said_before(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A claim said, or published, surely before what it tells of; hopes, authorisations and announcements may be."""
    for index, claim in enumerate(record.claims):
        told = _told(record, claim)
        said = date_of(claim.said)
        source = records.sources.get(claim.source)
        field, when = ("said", said) if said else ("source", date_of(source.published) if source else None)
        if told and when and not _looks_ahead(record, claim) and _is_before(when, told):
            how = "said" if said else "published"
            yield Problem(key, ("claims", index, field), f"{how} {short(when)}, before what it reports: {short(told)}")


@record_check("source-before")
def source_before(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A source of an event itself, published surely before the event; announcements may be."""
    told = date_of(record.date) if isinstance(record, Event) else None
    if not isinstance(record, Event) or told is None or _announces(record):
        return
    for index, source_id in enumerate(record.sources):
        source = records.sources.get(source_id)
        when = date_of(source.published) if source else None
        if when and _is_before(when, told):
            message = f"published {short(when)}, before what it reports: {short(told)}"
            yield Problem(key, ("sources", index), message)


def _announces(event: Event) -> bool:
    words = (event.title, event.summary)
    ahead = event.phase or event.type == EventType.AUTHORISATION.value
    return bool(ahead) or any(map(_ANNOUNCING.search, words))


def _is_before(one: Edtf, other: Edtf) -> bool:
    """Whether one date surely comes before the other, and neither is so approximate that they may be one day."""
    return surely_before(one, other) and not could_be_same(one, other)


def _told(record: Record, claim: Claim) -> Edtf | None:
    """Return the date of what a claim tells of: its own, else its event's; None where it is of another thing."""
    event = record if isinstance(record, Event) else None
    if claim.about == About.DATE.value:
        own = claim.of and not (event and is_of_the_event(claim, event))
        return None if own else date_of(claim.value)
    return date_of(event.date) if event and claim.about not in TIMELESS else None


def _looks_ahead(record: Record, claim: Claim) -> bool:
    if stance_of(claim) in FORWARD or claim.likelihood or not stands(claim) or claim.about in ANNOUNCED:
        return True
    if isinstance(record, Event) and (record.phase or record.type == EventType.AUTHORISATION.value):
        return True
    return any(_ANNOUNCING.search(words) for words in (claim.hedge, claim.quote, claim.note))


@record_check("said-after-source")
def said_after_source(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A claim said surely after the source that carries it was published."""
    for index, claim in enumerate(record.claims):
        source = records.sources.get(claim.source)
        said, published = date_of(claim.said), date_of(source.published) if source else None
        if said and published and stands(claim) and _is_before(published, said):
            message = f"said {short(said)}, after its source was published: {short(published)}"
            yield Problem(key, ("claims", index, "said"), message)


@record_check("weekday")
def weekday(_records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A weekday in the words of a source that the date is not."""
    if isinstance(record, Event):
        yield from _weekday(key, ("date",), record.date, record.date_text)
    for index, claim in enumerate(record.claims):
        yield from _weekday(key, ("claims", index, "said"), claim.said, claim.said_text)


def _weekday(key: Key, path: tuple[str | int, ...], text: str, words: str) -> Iterator[Problem]:
    named, date = _named_weekdays(words), date_of(text)
    low, high = (earliest_ordinal(date), latest_ordinal(date)) if date else (None, None)
    if not named or date is None or date.approximate or low is None or high is None or high - low >= 6:
        return
    possible = [(day - 1) % 7 for day in range(low, high + 1)]
    if not named & set(possible):
        is_, was = WEEKDAYS[possible[0]], WEEKDAYS[min(named)]
        where = f"{short(date)} is a {is_}" if low == high else f"{short(date)} has no {was}"
        yield Problem(key, path, f"{where}, not a {was} (“{words}”)" if low == high else f"{where} (“{words}”)")


def _named_weekdays(words: str) -> set[int]:
    long = [found.capitalize() for found in _LONG.findall(words)]
    short_ = [next(day for day in WEEKDAYS if day.startswith(found[:3])) for found in _SHORT.findall(words)]
    return {WEEKDAYS.index(day) for day in (*long, *short_)}
