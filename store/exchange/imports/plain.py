"""Events from plain fields, as tables and points of unknown origin have them. Owns what such a field becomes.

What cannot be understood is warned about and stays in the row; nothing is guessed beyond what a word says.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from store.dates import DateError, parse
from store.exchange.imports.columns import claim, listed, number_like, place_of
from store.exchange.imports.days import days_of, read_day, written_like
from store.records.counts import CountError, parse_count
from store.records.vocabulary import EventType, Role, Status
from store.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.exchange.imports.layout import Warn
    from store.exchange.imports.names import Names
    from store.records.model import Document

Fields = dict[str, str]
"""What a row tells, by the names in `guess.FIELDS`; empty where it does not."""

_WORDS = {
    "operational": Status.OPEN.value,
    "active": Status.OPEN.value,
    "functioning": Status.OPEN.value,
    "partially open": Status.LIMITED.value,
    "partly open": Status.LIMITED.value,
    "restricted": Status.LIMITED.value,
    "shut": Status.CLOSED.value,
    "not operational": Status.CLOSED.value,
}
_COUNTED = ("killed", "injured")
_TITLE = 80
_NAMES_ITS_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_ANCHOR = date(2026, 1, 1)  # what names its year means the same on any day, and a row must not change with the calendar


def event_of(fields: Fields, names: Names, warn: Warn) -> Document:
    """The event that a row's fields make."""
    status = _status(fields.get("status", ""), warn)
    document: Document = {"type": _type(fields.get("type", ""), status)}
    document["title"] = _title(fields)
    document |= _dated(fields.get("date", ""), fields.get("end", ""), warn)
    if fields.get("summary"):
        document["summary"] = fields["summary"]
    named = fields.get("crossing", "")
    crossing = named if named in names.records.crossings else names.crossing(("", named), named) if named else None
    document |= {"crossings": [crossing]} if crossing else {}
    place = place_of(fields.get("place", "") or named, fields.get("lat", ""), fields.get("lon", ""), "")
    document |= {"place": place} if place else {}
    who = [{"who": names.actor(name), "role": Role.PARTY.value} for name in listed(fields.get("actor", ""))]
    document |= {"actors": who} if who else {}
    document |= {"status": status} if status else {}
    sources = _sources(fields, names)
    claims = [found for about in _COUNTED if (found := _counted(about, fields.get(about, ""), sources, warn))]
    document |= {"claims": claims} if claims else {}
    document |= {"sources": sources} if sources and not claims else {}
    tags = [*listed(fields.get("tags", "")), *_type_tag(fields.get("type", ""))]
    return document | ({"tags": list(dict.fromkeys(tags))} if tags else {})


def changed_fields(fields: Fields, says: Document, held: Document, names: Names) -> Fields:
    """The fields that an edited record has otherwise than its row."""
    now: Fields = {}
    for name in ("title", "summary", "type"):
        if says.get(name) != held.get(name):
            now[name] = str(held.get(name, ""))
    if says.get("date") != held.get("date"):
        now |= _date_fields(fields, str(held.get("date", "")))
    place, other = says.get("place") or {}, held.get("place")
    other = other if isinstance(other, dict) else {}
    for name, field in (("text", "place"), ("lat", "lat"), ("lon", "lon")):
        if place.get(name) != other.get(name):
            value = other.get(name)
            now[field] = str(value or "") if name == "text" else number_like(fields.get(field, ""), value)
    status = held.get("status", "")
    status = status.get("state", "") if isinstance(status, dict) else status
    if says.get("status", "") != status:
        now["status"] = str(status)
    for about in _COUNTED:
        old, new = (claim(side, about) for side in (says, held))
        if (old or {}).get("value") != (new or {}).get("value"):
            now[about] = str((new or {}).get("value", ""))
    return now | _listed_fields(fields, says, held, names)


def _listed_fields(fields: Fields, says: Document, held: Document, names: Names) -> Fields:
    """Those that name records, or several things: crossing, actors, sources, tags."""
    now: Fields = {}
    if says.get("crossings") != held.get("crossings") and fields.get("crossing"):
        now["crossing"] = "; ".join(map(str, held.get("crossings") or ()))
    before, after = ([str(actor.get("who", "")) for actor in side.get("actors") or ()] for side in (says, held))
    if before != after:
        now["actor"] = "; ".join(map(names.actor_words, after))
    if says.get("sources") != held.get("sources") and not fields.get("url"):
        now["source"] = "; ".join(names.source_words(source)[0] or source for source in held.get("sources") or ())
    if says.get("tags") != held.get("tags"):
        of_type = _type_tag(fields.get("type", ""))
        now["tags"] = "; ".join(tag for tag in map(str, held.get("tags") or ()) if tag not in of_type)
    return now


def _title(fields: Mapping[str, str]) -> str:
    given = next((fields[name] for name in ("title", "summary", "type", "status") if fields.get(name)), "")
    words = " ".join(given.split())
    where = "" if fields.get("title") else fields.get("crossing") or fields.get("place") or ""
    words = f"{words}, {where}" if words and where else words or where or "Untitled"
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def _type(word: str, status: str) -> str:
    known = EventType.find(word.strip().lower())
    return str(known.value if known else EventType.STATUS.value if status else EventType.OTHER.value)


def _type_tag(word: str) -> list[str]:
    return [word.strip()] if word.strip() and not EventType.find(word.strip().lower()) else []


def _status(word: str, warn: Warn) -> str:
    plain = fold(word)
    known = Status.find(plain)
    if not plain or known or plain in _WORDS:
        return str(known.value if known else _WORDS.get(plain, ""))
    warn(f"status {word[:30]!r}; expected {', '.join(Status.words())}; it is left out")
    return ""


def _dated(text: str, end: str, warn: Warn) -> Document:
    text, end = text.strip(), end.strip()
    if not text and not end:
        return {}
    first, last = _edtf(text), _edtf(end)
    if first is None or last is None:
        wrong = text if first is None else end
        warn(f"date {wrong[:40]!r}; expected one such as 2019-09-30; the event stays undated")
        return {"date_text": f"{text} to {end}" if end else text}
    edtf = f"{first}/{last}" if end and first != last and "/" not in first + last else first
    try:
        parse(edtf)
    except DateError as problem:
        warn(f"date {edtf!r}: {problem}; the event stays undated")
        return {"date_text": f"{text} to {end}"}
    return {"date": edtf, **({"date_text": text} if edtf != text and not end else {})}


def _edtf(text: str) -> str | None:
    """EDTF for a date as written; None for what is no date. Day first where both could be meant."""
    if not text:
        return ""
    if day := read_day(text):
        return day.isoformat()
    try:
        parse(text)
        return text
    except DateError:
        pass
    if not _NAMES_ITS_YEAR.search(text):
        return None
    from store.dates import NotUnderstood, understand

    try:
        return understand(text, _ANCHOR).edtf.text
    except NotUnderstood:
        return None


def _date_fields(fields: Fields, edtf: str) -> Fields:
    days = days_of(edtf)
    if days and days.length == 1:
        return {"date": written_like(fields.get("date", ""), days.first)} | ({"end": ""} if fields.get("end") else {})
    if fields.get("end") and "/" in edtf:
        first, _, last = edtf.partition("/")
        return {"date": first, "end": last}
    return {"date": edtf}


def _sources(fields: Fields, names: Names) -> list[str]:
    url = fields.get("url", "")
    publishers = listed(fields.get("source", ""))
    if url and len(publishers) <= 1:
        return [names.source(url, next(iter(publishers), ""), url=url)]
    return list(dict.fromkeys(names.source(publisher, publisher) for publisher in publishers))


def _counted(about: str, text: str, sources: list[str], warn: Warn) -> Document | None:
    text = text.strip()
    if not text:
        return None
    try:
        parse_count(text)
    except CountError as problem:
        warn(f"{about} {text[:30]!r}: {problem.reason}; no figure is taken")
        return None
    value: Any = int(text) if text.isdecimal() and len(text) < 12 else text
    who: Document = {"source": sources[0]} if sources else {}
    return {"id": about, "about": about, "value": value, "anonymity": "unattributed", **who}
