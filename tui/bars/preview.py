"""The record that a line will write, field by field, as the file will have it and as people read it.

Owns the rows of the preview. Must never change a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from store.claims import judgement_words, sentence
from store.dates import short, weekday
from store.entry.event import words_of
from store.records.fields import FIELDS
from store.records.model import Claim
from store.words.values import value_words
from tui.widgets.lines import Row
from tui.widgets.text import clip, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.entry.event import Note
    from tui.work.session import Session

LABEL = 11


def preview(session: Session, note: Note, width: int) -> list[Row]:
    """The event's fields, one or more rows each, then the records that are made with it."""
    rows: list[Row] = []
    document = note.event.document
    for field in FIELDS["events"]:
        if field.name in document:
            words = _words(session, field.name, document[field.name], note)
            rows += _field(field.name, list(words), width)
    for table, made in note.made:
        rows += _field("with it", [words_of(table, made)], width, role="accent")
    return rows


def _words(session: Session, name: str, value: Any, note: Note) -> Iterator[str]:
    """The lines of a field's value: a date with its weekday and EDTF, a claim a sentence, all else in words."""
    if name == "date":
        yield " · ".join(filter(None, (weekday(value), short(value), value, note.event.note)))
    elif name == "claims":
        for document in value:
            claim = msgspec.convert(document, Claim)
            yield " · ".join(filter(None, (sentence(claim, session.store), judgement_words(claim))))
    else:
        field = next(field for field in FIELDS["events"] if field.name == name)
        yield value_words(session.store, field, value)


def _field(label: str, lines: list[str], width: int, role: str = "text") -> Iterator[Row]:
    room = max(8, width - LABEL - 2)
    lead = fit(label, LABEL)
    for words in lines:
        for part in wrap(words, room):
            yield Row(((f" {lead}", "label"), (clip(part, room), role)))
            lead = " " * LABEL
