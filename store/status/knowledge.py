"""What could have been known on a day: when a claim or an event counts as known.

A claim is known from the day it was said, else from the day its source was published; a fuzzy day counts from its
earliest, for the question is what could have been known. A claim with neither is shown, and flagged. An event is
known from the day the first of its claims is that a date tells of, or a source of its own; one with nothing to go by
is shown, and flagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from store.claims.values import date_of
from store.dates.edtf.parsing import earliest_ordinal
from store.records.model import Claim, Event, Source

ALWAYS = float("-inf")
Publications = Mapping[str, Source]


def known_from(claim: Claim, sources: Publications) -> float:
    """The ordinal of the first day on which the claim can have been known; `ALWAYS` where nothing tells."""
    said = _day(claim.said) if claim.said else None
    return said if said is not None else _published(claim.source, sources)


class Known(NamedTuple):
    """The first day on which an event can have been known, and the day from which all its claims were."""

    first: float
    last: float


def known_times(event: Event, sources: Publications) -> Known:
    """When an event became known, by its claims and its own sources; both `ALWAYS` where nothing tells."""
    claims = [known_from(claim, sources) for claim in event.claims]
    days = claims + [_published(source, sources) for source in event.sources]
    first = min((day for day in days if day != ALWAYS), default=ALWAYS)
    return Known(first, max(claims, default=ALWAYS))


def event_known_from(event: Event, sources: Publications) -> float:
    """The ordinal of the first day on which the event can have been known; `ALWAYS` where nothing tells."""
    return known_times(event, sources).first


def known_claims(claims: Iterable[Claim], sources: Publications, day: int) -> tuple[Claim, ...]:
    """The claims that could have been known on the day, those that no date tells of among them."""
    return tuple(claim for claim in claims if known_from(claim, sources) <= day)


def _published(source_id: str, sources: Publications) -> float:
    source = sources.get(source_id)
    published = None if source is None else _day(source.published)
    return ALWAYS if published is None else published


@cache
def _day(text: str) -> float | None:
    date = date_of(text)
    return None if date is None else earliest_ordinal(date)
