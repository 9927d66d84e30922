"""What a line means, under it: what each word was taken for, what is open, and the record that will be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.entry.event import Note, Span, record_words, words_of
from store.entry.tokens import Unsettled
from tui.widgets.lines import Row
from tui.widgets.text import cells, clip, fit, safe, wrap
from tui.work.session import Session

LABEL = 11
_NOT_TAKEN = "~"
"""Stands under each letter that was taken for nothing and stays in the title alone."""


def marks(text: str, spans: Sequence[Span], width: int, indent: int) -> list[Row]:
    """Under a line that is seen as a whole what its words were taken for; of another, as a list; what was not taken."""
    rows = [Row()]
    if indent + cells(safe(text)) < width:
        parts: list[tuple[str, str]] = [(" " * indent, "text")]
        at = 0
        for span in spans:
            room = cells(safe(text[span.start : span.end]))
            before = cells(safe(text[at : span.start]))
            parts.append((" " * before, "text"))
            parts.append(_mark(span, room))
            at = span.end
        rows = [Row(tuple(parts))]
    elif said := " · ".join(dict.fromkeys(span.says for span in spans if span.says)):
        rows += _field("Read as", [said], width)
    room = max(8, width - LABEL - 2)
    left = [safe(text[span.start : span.end]) for span in spans if not span.about]
    if left:
        shown = clip(f"{' '.join(left)} (in the title alone)", room)
        rows.append(Row(((" " + fit("Not taken", LABEL), "label"), (shown, "limited"))))
    return rows


def _mark(span: Span, room: int) -> tuple[str, str]:
    if not span.about:
        return _NOT_TAKEN * room, "limited"
    if span.about == "word":
        return " " * room, "text"
    label = {"@": "crossing", "mode verb": "mode"}.get(span.about, span.about)
    return (fit(label, room).replace(" ", "─") if room >= len(label) else "─" * room), "muted"


def points(unsettled: Sequence[Unsettled], chosen: int | None, offered: int, width: int) -> list[Row]:
    """The open points, each with why; of the one that Tab stands on the offers, too, with the one that Enter takes."""
    rows: list[Row] = []
    room = max(8, width - LABEL - 2)
    for number, point in enumerate(unsettled):
        here = number == chosen
        lead = fit(f"? {point.about}", LABEL)
        for part in wrap(point.why, room):
            rows.append(Row(((f" {lead}", "key" if here else "error"), (part, "strong" if here else "text"))))
            lead = " " * LABEL
        if here and point.choices:
            others = [choice for number, choice in enumerate(point.choices) if number != offered]
            taken = clip(f"Enter: {point.choices[offered]}", room)
            rest = clip("".join(f" · {choice}" for choice in others), max(0, room - cells(taken)))
            rows.append(Row(((" " * (LABEL + 1), "label"), (taken, "key"), (rest, "muted"))))
    return rows


def preview(session: Session, note: Note, width: int) -> list[Row]:
    """The event's fields, one or more rows each, then the records that are made with it."""
    rows: list[Row] = []
    for field, lines in record_words(session.store, note):
        rows += _field(field.label, lines, width)
    for table, made in note.made:
        rows += _field("With it", [words_of(table, made)], width, role="accent")
    return rows


def _field(label: str, lines: list[str], width: int, role: str = "text") -> Iterator[Row]:
    room = max(8, width - LABEL - 2)
    lead = fit(label, LABEL)
    for words in lines:
        for part in wrap(words, room):
            yield Row(((f" {lead}", "label"), (clip(part, room), role)))
            lead = " " * LABEL
