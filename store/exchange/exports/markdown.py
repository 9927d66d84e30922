"""Markdown: the events, oldest first, each with who says what, and the crossings they are about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from store.claims.ledger import contested_words
from store.dates import date_words
from store.exchange.exports.csv_tables import control_said, passage_said, status_said
from store.exchange.exports.plain import encoded, escaped, link
from store.exchange.exports.selection import Selection
from store.records.interface import Records
from store.records.model import Claim, Event
from store.records.vocabulary import EventType
from store.status.words import age_wordings, holders_words, passage_words, permit_pieces, plan_pieces
from store.words.claims import involvement_words, judgement_words, sentence
from store.words.names import crossing_name
from store.words.places import crossings_of
from store.words.values import hindrance_words


def write(selection: Selection) -> bytes:
    """One document with a table of the crossings, a section an event and the list of sources."""
    lines = [f"# {escaped(selection.records.meta.title or 'Border crossings')}", ""]
    lines += [f"As of {selection.day.isoformat()}.", ""]
    lines += [f"**Note:** {escaped(selection.records.meta.note)}", ""] if selection.records.meta.note else []
    lines += _crossings(selection)
    for event in selection.events:
        lines += _event(event, selection.named)
    lines += _sources(selection)
    return encoded("\n".join(lines).rstrip("\n") + "\n")


def _crossings(selection: Selection) -> Iterator[str]:
    records = selection.named
    chosen = [key.id for key in selection.keys if key.table == "crossings"]
    if not chosen:
        return
    standing = selection.standing
    yield from (
        "## Crossings",
        "",
        "| Crossing | Status | Who passes | By whose leave, and planned | Held by |",
        "|---|---|---|---|---|",
    )
    for name in chosen:
        crossing, found = records.crossings[name], standing[name]
        cells = (
            crossing_name(crossing),
            age_wordings(found, records, standing.known_on)[0],
            passage_words(found, records),
            " · ".join((*permit_pieces(found, records), *plan_pieces(found, records))),
            " · ".join(holders_words(found, crossing, records)),
        )
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""


def _event(event: Event, records: Records) -> Iterator[str]:
    yield from (f"## {escaped(event.title or event.id)}", "")
    yield from (_fact(label, words) for label, words in _facts(event, records) if words)
    yield ""
    if event.summary:
        yield from (escaped(event.summary), "")
    if event.claims:
        yield from ("Who says so:", "", *(f"- {_claim(claim, records)}" for claim in event.claims), "")


@lru_cache(maxsize=1 << 13)
def _fact(label: str, words: str) -> str:
    """One line of an event; very many events have the same."""
    return f"- {label}: {escaped(words)}"


def _facts(event: Event, records: Records) -> Iterator[tuple[str, str]]:
    kind = EventType.find(event.type)
    names = crossings_of(event, records)
    said = f" (“{event.date_text}”)" if event.date_text else ""
    yield "Date", (date_words(event.date) + said) if event.date else f"undated{said}"
    yield "Type", kind.label if kind else event.type
    yield "At", ", ".join(filter(None, (event.place.text if event.place else "", *names)))
    yield "Phase", event.phase
    yield "Status", ": ".join(filter(None, (status_said(event, records), passage_said(event, records))))
    yield "Control", control_said(event, records)
    yield "Means", event.means
    yield "Involved", ", ".join(involvement_words(event, part, records) for part in event.actors)
    yield "Access", hindrance_words(event, records)
    yield "Contested", ", ".join(contested_words(event).values())
    yield "Tags", ", ".join(event.tags)


def _claim(claim: Claim, records: Records) -> str:
    quote = f"“{claim.quote}”" if claim.quote else ""
    return ". ".join(map(escaped, filter(None, (sentence(claim, records), quote, judgement_words(claim)))))


def _sources(selection: Selection) -> Iterator[str]:
    found = [selection.records.sources[key.id] for key in selection.keys if key.table == "sources"]
    if not found:
        return
    yield from ("## Sources", "")
    for source in found:
        published = date_words(source.published) if source.published else ""
        words = [escaped(word) for word in (source.publisher, source.title, published) if word]
        yield "- " + ", ".join([*words, *([link(source.url)] if source.url else [])] or [escaped(source.id)])
