"""A record in one paragraph for pasting elsewhere: what, when, where, each claim with who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.claims import citation, sentence
from store.dates import DateError, short
from store.records.model import Actor, Crossing, Event, Source
from store.words.names import crossing_name

if TYPE_CHECKING:
    from store.records.interface import Records
    from store.records.model import Record


def cite(record: Record, records: Records, path: tuple[str | int, ...] = ()) -> str:
    """The claim that the path leads to; else the record: an event with its claims, a source as a reference."""
    match path:
        case ("claims", int(index), *_) if index < len(record.claims):
            return citation(record.claims[index], records)
    if isinstance(record, Event):
        return _event(record, records)
    if isinstance(record, Source):
        return _source(record)
    return crossing_name(record) if isinstance(record, Crossing) else _actor(record)


def _event(event: Event, records: Records) -> str:
    where = ", ".join(_crossing(id_, records) for id_ in event.crossings)
    head = " · ".join(part for part in (event.title or event.id, _date(event.date), where) if part)
    said = "; ".join(sentence(claim, records) for claim in event.claims)
    return f"{head}. {said}." if said else f"{head}."


def _crossing(id_: str, records: Records) -> str:
    return crossing_name(records.crossings[id_]) if id_ in records.crossings else id_


def _source(source: Source) -> str:
    title = f"“{source.title}”" if source.title else ""
    parts = (source.author, source.publisher, title, _date(source.published), source.archive_url or source.url)
    return ", ".join(part for part in parts if part) or source.id


def _actor(actor: Actor) -> str:
    return actor.name or actor.id


def _date(text: str) -> str:
    try:
        return short(text) if text else ""
    except DateError:
        return text
