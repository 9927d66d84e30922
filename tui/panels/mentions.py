"""The part of the details that lists which records name a source or an actor.

First the sides that an actor controls, then the events with the claims made by it or about it, then other records.
This module draws them; `store/query/mentions.py` finds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.dates import date_words
from store.query.mentions import named_in_claim
from store.records.interface import Records
from store.records.model import Event, EventRow, Key
from store.records.vocabulary import Role
from store.words.names import title_of
from tui.panels.items import Item, field, paragraph, section
from tui.panels.ledger import claim_items
from tui.widgets.legend import type_span
from tui.widgets.lines import Line, Row
from tui.widgets.text import cells, wrap
from tui.work.session import Session

MOST_EVENTS = 12
_MOST_CLAIMS = 3
_MOST_OTHERS = 12
_DATE, _TYPE = 12, 10
_NARROWEST_TITLE = 24
_ASKED = {"sources": "source", "actors": "actor"}
"""The field of a query that finds the events naming a record of a table."""


def mention_items(session: Session, key: Key, width: int) -> Iterator[Item]:
    """What names a source or an actor, as items that lead there; nothing for a record of another table."""
    if key.table not in _ASKED:
        return
    mentions = session.mentions
    if not mentions.complete:
        yield from section("Named in")
        yield paragraph("The events are still being looked through.", width, "muted")
        return
    rows = mentions.events(key, session.view.day(session.today))
    yield from _sides_of(session, key, rows, width)
    yield from section("Named in", f"{len(rows):,}")
    for row in reversed(rows[-MOST_EVENTS:]):
        yield from _event(session.named, key, row, width)
    if len(rows) > MOST_EVENTS:
        words = f"… all {len(rows):,} in the timeline"
        yield paragraph(words, width, "link")._replace(query=f'{_ASKED[key.table]}:"{key.id}"')
    elif not rows:
        yield paragraph("No event in view names it.", width, "muted")
    yield from _others(session.named, mentions.others(key), width)


def _sides_of(session: Session, key: Key, rows: Sequence[EventRow], width: int) -> Iterator[Item]:
    """The sides of crossings that an actor controls as of the day.

    Only crossings of events that name the actor are looked at: it can control no other.
    """
    named = {id_ for row in rows for id_ in row.crossings} if key.table == "actors" else ()
    sides = [
        field(country, session.title_of(crossing), width, None, link=crossing, role="link")
        for crossing in (Key("crossings", id_) for id_ in session.store.crossings if id_ in named)
        for country, control in session.standing[crossing.id].sides.items()
        if control.by == key.id
    ]
    if sides:
        yield from section("Holds", str(len(sides)))
        yield from sides


def _event(records: Records, key: Key, row: EventRow, width: int) -> Iterator[Item]:
    """An event, and below it what is said there by the source or actor, or of it."""
    event, link = records.event(row.id), Key("events", row.id)
    yield Item(tuple(_event_rows(row, _part(event, key), width)), link=link)
    said = [number for number, claim in enumerate(event.claims) if key in named_in_claim(claim)]
    for number in said[:_MOST_CLAIMS]:
        (item,) = claim_items(records, [event.claims[number]], width)
        yield item._replace(path=None, link=link, at=("claims", number))
    if len(said) > _MOST_CLAIMS:
        more = len(said) - _MOST_CLAIMS
        yield Item((Row((("   ", "accent"), (f"and {more} more claim{'s' * (more > 1)}", "muted"))),))


def _part(event: Event, key: Key) -> str:
    """The part that an actor had in an event."""
    role = next((actor.role for actor in event.actors if key == Key("actors", actor.who)), "")
    word = Role.find(role)
    return word.label if word else role


def _event_rows(row: EventRow, part: str, width: int) -> Iterator[Row]:
    """Date, type, title; the title below them where there is little room."""
    date = date_words(row.date, "no date")
    lead: Line = ((" ", "accent"), (date.ljust(_DATE), "text"), type_span(row.type, row.phase, _TYPE))
    right: Line = ((part + " ", "muted"),) if part else ()
    indent = sum(cells(text) for text, _ in lead)
    room = width - indent - 1 - (cells(part) + 2 if part else 0)
    is_narrow = room < _NARROWEST_TITLE or cells(date) >= _DATE
    lines = wrap(row.title or row.id, width - 3 if is_narrow else room)
    if is_narrow:
        yield Row(lead, right)
        yield from (Row(((" ", "accent"), (f" {line}", "link"))) for line in lines)
        return
    yield Row((*lead, (lines[0], "link")), right)
    yield from (Row(((" " * indent, "accent"), (line, "link"))) for line in lines[1:])


def _others(records: Records, others: Sequence[Key], width: int) -> Iterator[Item]:
    """The crossings, sources and actors that name it."""
    if others:
        yield from section("Also named in", str(len(others)))
    for other in others[:_MOST_OTHERS]:
        yield field(_ONE[other.table], title_of(records, other), width, None, link=other, role="link")
    if len(others) > _MOST_OTHERS:
        yield paragraph(f"and {len(others) - _MOST_OTHERS:,} more", width, "muted")


_ONE = {"crossings": "Crossing", "sources": "Source", "actors": "Actor"}
