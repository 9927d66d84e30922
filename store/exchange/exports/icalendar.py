"""iCalendar (RFC 5545): each dated event as an all-day event.

A date that is not one day covers all days that it can mean and says so in words; where an end is open or unknown the
known one stands alone. Events without a day that a calendar can hold (years 1 to 9998) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from store.dates import Bound, Edtf, date_in, short
from store.exchange.exports.csv_tables import control_said, passage_said, status_said
from store.exchange.exports.plain import encoded, one_line, plain
from store.exchange.exports.selection import Selection
from store.records.interface import Records
from store.records.model import Event
from store.records.vocabulary import EventType, Phase
from store.words.claims import judgement_words, sentence
from store.words.places import crossings_of

LONGEST_LINE = 75
_PHASES = {Phase.CANCELLED.value: "CANCELLED"}
"""What a calendar calls a phase; any other that is none in force is not sure to come."""


class _Days(NamedTuple):
    """The first and last day that a calendar marks."""

    first: date
    last: date


def write(selection: Selection) -> bytes:
    """The calendar of the events that have a day."""
    stamp = selection.made.strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bordertui//bordertui//EN", "CALSCALE:GREGORIAN"]
    lines.append(_text("X-WR-CALNAME", selection.records.meta.title or "Border crossings"))
    for event in selection.events:
        lines += _event(event, selection.named, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def left_out(selection: Selection) -> str:
    """How many events a calendar cannot hold, and why."""
    undated = [event for event in selection.events if not event.date]
    wrong = [event for event in selection.events if event.date and date_in(event.date) is None]
    beyond = [event for event in selection.events if (edtf := date_in(event.date)) is not None and _days(edtf) is None]
    kinds = ((undated, "undated"), (wrong, "with an invalid date"), (beyond, "outside the years 1 to 9998"))
    told = [f"{len(each)} {words} ({', '.join(event.id for event in each[:3])})" for each, words in kinds if each]
    if not told:
        return ""
    number = len(undated) + len(wrong) + len(beyond)
    return f"{number} of {len(selection.events)} events are left out of the calendar: {'; '.join(told)}"


def folded(line: str) -> bytes:
    """A content line in octets: no more than 75 before a line break and a space, no character cut in two."""
    octets, parts, start, end = encoded(line), [], 0, LONGEST_LINE
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(octets[start:end])
        start, end = end, end + LONGEST_LINE - 1
    return b"\r\n ".join((*parts, octets[start:])) + b"\r\n"


def _text(name: str, value: str) -> str:
    return f"{name}:{escaped(value)}"


def escaped(value: str) -> str:
    """A text value: backslash, semicolon, comma and line break escaped, other control characters left out."""
    text = plain(value).replace("\t", " ").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _event(event: Event, records: Records, stamp: str) -> Iterator[str]:
    edtf = date_in(event.date)
    days = _days(edtf) if edtf else None
    if edtf is None or days is None:
        return
    yield "BEGIN:VEVENT"
    yield _text("UID", f"{one_line(event.id)}@bordertui")
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_digits(days.first)}"
    yield f"DTEND;VALUE=DATE:{_digits(days.last + timedelta(days=1))}"
    certain = days.first == days.last and edtf.earliest == edtf.latest and not (edtf.approximate or edtf.uncertain)
    phase = f"{event.phase}: " if event.phase else ""
    yield _text("SUMMARY", one_line(phase + event.title) + ("" if certain else f" ({in_words(edtf)})"))
    yield _text("DESCRIPTION", "\n".join(_description(event, edtf, records)))
    yield from _optional(event, records)
    if event.phase:
        yield f"STATUS:{_PHASES.get(event.phase, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    if event.private:
        yield "CLASS:PRIVATE"
    yield _text("X-BORDERTUI-EDTF", edtf.text)
    yield "END:VEVENT"


def _optional(event: Event, records: Records) -> Iterator[str]:
    place = event.place.text if event.place else ""
    names = crossings_of(event, records)
    if place or names:
        yield _text("LOCATION", one_line(", ".join(filter(None, (place, *names)))))
    lat, lon = (event.place.lat, event.place.lon) if event.place else (None, None)
    if lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180:
        yield f"GEO:{lat:.6f};{lon:.6f}"
    kind = EventType.find(event.type)
    categories = [kind.label if kind else event.type, *event.tags]
    if any(categories):
        yield "CATEGORIES:" + ",".join(escaped(one_line(word)) for word in categories if word)


def _description(event: Event, edtf: Edtf, records: Records) -> Iterator[str]:
    said = f", “{event.date_text}”" if event.date_text else ""
    yield f"Date: {in_words(edtf)}{said}"
    status = ": ".join(filter(None, (status_said(event, records), passage_said(event, records))))
    facts = (("Phase", event.phase), ("Status", status), ("Control", control_said(event, records)))
    yield from (f"{label}: {words}" for label, words in facts if words)
    if event.summary:
        yield event.summary
    for claim in event.claims:
        yield ". ".join(filter(None, (sentence(claim, records), judgement_words(claim))))


def in_words(edtf: Edtf) -> str:
    """The date in words that tell what a calendar's days cannot: whether it lasts, or is one day among those."""
    if edtf.is_set and edtf.earliest != edtf.latest:
        return f"{short(edtf)}: one day among these"
    return short(edtf)


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _days(edtf: Edtf) -> _Days | None:
    ends = [end for end in map(_day, (edtf.earliest, edtf.latest)) if end is not None]
    if not ends:
        known = [end for span in edtf.spans for end in (span.first, span.last) if end]
        ends = [end for part in known for end in map(_day, (part.earliest, part.latest)) if end is not None]
    return _Days(min(ends), max(ends)) if ends else None


def _day(bound: Bound) -> date | None:
    return bound if isinstance(bound, date) and bound.year < MAXYEAR else None
