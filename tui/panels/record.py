"""What the details say of a record of each kind: its fields with their paths, its figures, who says so, what is near.

Owns the order and wording of the details. Must never change a record nor know a key.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.claims import contested
from store.dates import DateError, short, weekday
from store.model import Actor, Crossing, Event, Key, Source
from store.vocabulary import EventType
from tui.panels.items import BLANK, Item, Path, field, paragraph, section
from tui.panels.ledger import claim_items, figure_items
from tui.panels.standing_words import age_words, holder_words
from tui.session import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.session import Session

# The fields of each kind of record, in the order in which the details show them, with their labels.
FIELDS: dict[str, tuple[tuple[str, str], ...]] = {
    "events": (
        ("type", "Type"),
        ("date", "Date"),
        ("date_text", "As said"),
        ("crossings", "Crossings"),
        ("place", "Place"),
        ("means", "Means"),
        ("status", "Status"),
        ("control", "Control"),
        ("actors", "Actors"),
        ("summary", "Summary"),
        ("sources", "Sources"),
        ("tags", "Tags"),
        ("review", "Review"),
        ("related", "Related"),
        ("private", "Private"),
        ("id", "Id"),
    ),
    "crossings": (
        ("sides", "Sides"),
        ("kind", "Kind"),
        ("official", "Official"),
        ("lat", "Latitude"),
        ("lon", "Longitude"),
        ("external_ids", "Other ids"),
        ("notes", "Notes"),
        ("private", "Private"),
        ("id", "Id"),
    ),
    "sources": (
        ("publisher", "Publisher"),
        ("kind", "Kind"),
        ("reliability", "Reliability"),
        ("author", "Author"),
        ("editor", "Editor"),
        ("dateline", "Dateline"),
        ("published", "Published"),
        ("url", "URL"),
        ("archive_url", "Archived"),
        ("sha256", "SHA-256"),
        ("language", "Language"),
        ("relations", "Relations"),
        ("notes", "Notes"),
        ("private", "Private"),
        ("id", "Id"),
    ),
    "actors": (
        ("names", "Names"),
        ("kind", "Kind"),
        ("part_of", "Part of"),
        ("backed_by", "Backed by"),
        ("offices", "Offices"),
        ("notes", "Notes"),
        ("private", "Private"),
        ("id", "Id"),
    ),
}
TITLE_FIELD = {"events": "title", "sources": "title", "actors": "name"}
_DATES = frozenset({"date", "published"})
_REFERENCES = {
    "crossings": "crossings",
    "sources": "sources",
    "related": "events",
    "part_of": "actors",
    "backed_by": "actors",
}
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
    title = names_of(record) if isinstance(record, Crossing) else str(document.get(TITLE_FIELD.get(key.table, ""), ""))
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
    known = {name for name, _ in FIELDS[key.table]} | _ELSEWHERE | {TITLE_FIELD.get(key.table, "")}
    for name, label in FIELDS[key.table]:
        if name in document:
            yield from _field(session, name, label, document[name], width)
    for name in document:
        if name not in known:
            yield from _field(session, name, name, document[name], width)


def _field(session: Session, name: str, label: str, value: Any, width: int) -> Iterator[Item]:
    if isinstance(value, list) and value and name not in ("tags",):
        for index, part in enumerate(value):
            words = part_words(session, name, part)
            link = reference(session, name, part)
            role = "link" if link else "text"
            yield field(label if index == 0 else "", words, width, (name, index), link=link, role=role)
        return
    yield field(label, value_words(session, name, value), width, (name,))


def reference(session: Session, name: str, part: Any) -> Key | None:
    """The record that a part of a field refers to, where there is one."""
    table = _REFERENCES.get(name)
    if isinstance(part, dict):
        part, table = (part.get("who"), "actors") if name == "actors" else (part.get("source"), "sources")
    if table is None or not isinstance(part, str):
        return None
    records: Any = session.store.rows if table == "events" else getattr(session.store, table)
    return Key(table, part) if part in records else None


def value_words(session: Session, name: str, value: Any) -> str:
    """A value as people read it."""
    if name in _DATES and isinstance(value, str):
        try:
            return " · ".join(part for part in (short(value), weekday(value), value) if part)
        except DateError:
            return f"{value} (not a date)"
    if name == "type" and (kind := EventType.find(value)):
        return kind.label
    return part_words(session, name, value)


def part_words(session: Session, name: str, value: Any) -> str:
    """A part of a list or object as people read it: names instead of ids."""
    link = reference(session, name, value)
    if isinstance(value, str):
        return session.title_of(link) if link else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(part_words(session, name, part) for part in value)
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    words = []
    for field_name, part in value.items():
        if field_name in ("who", "source") and link:
            words.append(session.title_of(link))
        elif field_name == "names" and isinstance(part, list):
            words.append(", ".join(str(name.get("value", "")) for name in part if isinstance(name, dict)))
        else:
            words.append(part_words(session, field_name, part))
    return " · ".join(word for word in words if word)


def _claims(session: Session, record: Event | Crossing | Source | Actor, width: int) -> Iterator[Item]:
    if record.claims:
        yield from section("Who says so", str(len(record.claims)))
        yield from claim_items(session.store, record.claims, width)


def _empty(key: Key, document: dict[str, Any], width: int) -> Iterator[Item]:
    missing = [(name, label) for name, label in FIELDS[key.table] if name not in document]
    if missing:
        yield from section("Not filled in")
        for name, label in missing:
            yield field(label, "", width, (name,), role="muted")
