"""A record as lines of text, for `bordertui show`; the words come from the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from store.claims.figures import Figure, figures
from store.claims.ledger import contested_words
from store.desk.disputes import undecided_words
from store.entry.json_text import raw_text, wrong_of
from store.records.interface import Records
from store.records.introspection import FIELDS, Field
from store.records.json_values import WrongValue, indented
from store.records.model import Claim, Crossing, Event, Key, Record
from store.status.standing import Standing
from store.status.words import age_wordings, holders_words, standing_lines
from store.words.claims import involvement_words, judgement_words, sentence, speaker_words
from store.words.names import crossing_name
from store.words.on_day import crossing_on, on_day
from store.words.places import distances
from store.words.values import value_words

if TYPE_CHECKING:
    from store.store import Store


def json_text(store: Store, key: Key, *, lines: bool = False) -> str:
    """The record as JSON, indented or on one line; one that cannot be read as it stands in the file."""
    try:
        return indented(store.document(key), indent=None if lines else 2)
    except (WrongValue, KeyError):
        text = raw_text(store, key, wrong_of(store, key))
        return " ".join(line.strip() for line in text.split("\n")) if lines else text


def describe(store: Store, key: Key) -> Iterator[tuple[str, str]]:
    """The record as labelled lines: its fields, what is contested, and each claim with who says so.

    One that cannot be read is told with what is wrong, and as it stands in the file.
    """
    try:
        document = store.document(key)
    except (WrongValue, KeyError) as problem:
        yield from _as_it_stands(store, key, problem)
        return
    record = store.record(key)
    yield "", _title(record, document)
    fields = FIELDS[key.table]
    known = {field.name for field in fields}
    for field in fields:
        if field.name in document and field.name not in ("title", "name", "claims"):
            yield field.label, _field_words(store, field, document[field.name], record)
    for name in document.keys() - known - {"origin"}:
        yield name, value_words(store, None, document[name])
    if isinstance(record, Crossing):
        yield from _standing(store, record)
    for figure in figures(record):
        yield figure.label, _range(figure, store)
    if topics := contested_words(record):
        yield "Contested", ", ".join(topics.values())
    for dispute in store.conflicts:
        if dispute.key == key:
            yield "Undecided", undecided_words(dispute, document, store).removeprefix("Undecided after a merge: ")
    for claim in record.claims:
        said = f"said “{claim.said_text}”" if claim.said_text else ""
        quote = f"“{claim.quote}”" if claim.quote else ""
        marks = (judgement_words(claim), claim.review, "private" * claim.private, claim.note)
        parts = (sentence(claim, store), quote, said, *marks)
        yield "Claim", " · ".join(part for part in parts if part)


def _standing(store: Store, crossing: Crossing) -> Iterator[tuple[str, str]]:
    """How a crossing stands today: status, who passes, by whose leave, who holds each side."""
    today = date.today()
    found, named = Standing.of(store, today)[crossing.id], on_day(store, today)
    yield "Today", age_wordings(found, named)[0]
    yield from (("", line) for line in standing_lines(found, named))
    yield "Held by", " · ".join(holders_words(found, crossing, named))


def _field_words(store: Store, field: Field, value: Any, record: Record) -> str:
    """A field in words; actors with how the act is attributed to them, a place with how far off a crossing it is."""
    if field.name == "actors" and isinstance(record, Event) and record.actors:
        return ", ".join(involvement_words(record, part, store) for part in record.actors)
    words = value_words(store, field, value)
    if field.name == "place" and isinstance(record, Event):
        return " · ".join([words, *distances(record, store)])
    return words


def _as_it_stands(store: Store, key: Key, problem: Exception) -> Iterator[tuple[str, str]]:
    wrong = wrong_of(store, key)
    yield "", f"{key.table}/{key.id}"
    yield "Wrong", f"{wrong.why if wrong else problem}; it is kept as it is"
    for line in raw_text(store, key, wrong).split("\n"):
        yield "", line


def _title(record: Record, document: dict[str, Any]) -> str:
    if isinstance(record, Crossing):
        return crossing_name(crossing_on(record, date.today()))
    return str(document.get("title") or document.get("name") or document.get("id") or "")


def _range(figure: Figure, records: Records) -> str:
    """`1 (says A), 2 (says B) to 6 (says C)`; an end that nobody gives is a question mark."""
    *before, last = (
        f"{'?' if number is None else number} ({_speakers(by, records)})"
        for number, by in dict([(figure.low, figure.low_by), *figure.between, (figure.high, figure.high_by)]).items()
    )
    return f"{', '.join(before)} to {last}" if before else last


def _speakers(claims: Iterable[Claim], records: Records) -> str:
    return ", ".join(dict.fromkeys(speaker_words(claim, records) for claim in claims)) or "nobody says"
