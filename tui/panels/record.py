"""What the details say of a record of each kind: its fields with their paths, its figures, who says so, what is near.

Owns the order and wording of the details. Must never change a record nor know a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.claims import contested
from store.fields import FIELDS, Field, Kind
from store.model import Actor, Crossing, Event, Key, Source
from store.status.words import crossing_name
from tui.panels.items import BLANK, Item, Path, field, paragraph, section
from tui.panels.ledger import claim_items, figure_items
from tui.panels.standing_words import age_words, holder_words
from tui.panels.values import reference, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.session import Session

TITLE_FIELD = {"events": "title", "sources": "title", "actors": "name"}
_LISTS = frozenset({Kind.PARTS, Kind.REFERENCES})
_ELSEWHERE = frozenset({"claims", "origin"})


def items_of(session: Session, key: Key, width: int) -> list[Item]:
    """The details of a record, for a window of so many cells."""
    try:
        document = session.store.document(key)
    except KeyError:
        return [paragraph("This record is no longer there.", width, "muted")]
    record = session.store.record(key)
    return [
        *_head(key, document, record, width),
        *_standing(session, record, width),
        *_contradictions(session, record, width),
        *_fields(session, key, document, width),
        *_claims(session, record, width),
        *_empty(key, document, width),
    ]


def title_path(key: Key) -> Path:
    """The field that a record is called by."""
    return (TITLE_FIELD[key.table],) if key.table in TITLE_FIELD else ("sides", 0, "name")


def _head(key: Key, document: dict[str, Any], record: object, width: int) -> Iterator[Item]:
    title = (
        crossing_name(record) if isinstance(record, Crossing) else str(document.get(TITLE_FIELD.get(key.table, ""), ""))
    )
    yield paragraph(title or f"({key.id})", width, "title", title_path(key))
    yield BLANK


def _standing(session: Session, record: object, width: int) -> Iterator[Item]:
    """Of a crossing: its status as of the date, and who holds each side; both from the event that says so."""
    if not isinstance(record, Crossing):
        return
    standing = session.standing[record.id]
    link = Key("events", standing.event) if standing.event else None
    role = standing.status.value
    mark = standing.status.hollow if standing.stale else standing.status.mark
    yield field("As of", f"{mark} {age_words(standing, width * 2)}", width, None, role=role, link=link)
    for side in record.sides:
        control = standing.sides.get(side.country)
        if control is not None:
            link = Key("events", control.event) if control.event else None
            yield field(side.country, f"held by {holder_words(control, session.store)}", width, None, link=link)
    yield BLANK


def _contradictions(session: Session, record: object, width: int) -> Iterator[Item]:
    if not isinstance(record, Event):
        return
    topics = contested(record)
    if topics:
        words = ", ".join(dict.fromkeys(f"{topic.about} {topic.of}".strip() for topic in topics))
        yield paragraph(f"⚑ contested: {words}", width, "contested")
    figures = list(figure_items(session.store, record, width))
    yield from figures
    if topics or figures:
        yield BLANK


def _fields(session: Session, key: Key, document: dict[str, Any], width: int) -> Iterator[Item]:
    fields = FIELDS[key.table]
    elsewhere = {*_ELSEWHERE, TITLE_FIELD.get(key.table, "")}
    for declared in fields:
        if declared.name in document and declared.name not in elsewhere:
            yield from _field(session, declared, document[declared.name], width)
    for name in document.keys() - {declared.name for declared in fields} - elsewhere:
        yield from _field(session, Field(name, name, Kind.OPEN), document[name], width)


def _field(session: Session, declared: Field, value: Any, width: int) -> Iterator[Item]:
    if declared.name == "sides" and isinstance(value, list):
        for index, side in enumerate(value):
            yield from _side(session, declared, index, side, width)
    elif declared.kind in _LISTS and isinstance(value, list) and value:
        for index, part in enumerate(value):
            yield _line(
                session, declared, part, width, (declared.name, index), label=declared.label if index == 0 else ""
            )
    else:
        yield _line(session, declared, value, width, (declared.name,))


def _side(session: Session, declared: Field, index: int, side: Any, width: int) -> Iterator[Item]:
    if not isinstance(side, dict):
        yield _line(session, declared, side, width, (declared.name, index))
        return
    yield from section(f"{side.get('country') or 'Side'} side")
    for part in declared.parts:
        if part.name in side:
            yield _line(session, part, side[part.name], width, (declared.name, index, part.name))
    if index == 1:
        yield BLANK


def _line(session: Session, declared: Field, value: Any, width: int, path: Path, *, label: str | None = None) -> Item:
    link = reference(session, declared, value)
    words = value_words(session, declared, value)
    shown = declared.label if label is None else label
    return field(shown, words, width, path, link=link, role="link" if link else "text")


def _claims(session: Session, record: Event | Crossing | Source | Actor, width: int) -> Iterator[Item]:
    if record.claims:
        yield from section("Who says so", str(len(record.claims)))
        yield from claim_items(session.store, record.claims, width)


def _empty(key: Key, document: dict[str, Any], width: int) -> Iterator[Item]:
    missing = [declared for declared in FIELDS[key.table] if declared.name not in document]
    missing = [declared for declared in missing if declared.name not in {*_ELSEWHERE, TITLE_FIELD.get(key.table, "")}]
    if missing:
        yield from section("Not filled in")
        for declared in missing:
            yield field(declared.label, "", width, (declared.name,), role="muted")
