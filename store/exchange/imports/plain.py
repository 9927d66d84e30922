"""Events and crossings from plain fields, as tables and points of unknown origin have them.

What cannot be understood is warned about and stays in the row; nothing is guessed beyond what a word says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import chain
from typing import Any

from store.dates import DateError, parse
from store.entry.errors import EntryError
from store.entry.field import Context, read_entry, write_entry
from store.entry.persons import is_called_like_a_person, may_be_a_person, may_be_a_reporter
from store.exchange.imports.columns import claim, is_bare_number, listed, named, number_like, place_of, wrong_place
from store.exchange.imports.days import (
    DMY,
    date_of_parts,
    days_of,
    is_year,
    one_of,
    read_date,
    read_month,
    written_like,
)
from store.exchange.imports.fields import (
    AREAS,
    DECLARED,
    LANGUAGES,
    MODES,
    PARTS_OF_A_DATE,
    ROLES,
    THINGS,
    TICKED,
    WEEK_OF_THE_YEAR,
)
from store.exchange.imports.guess import tells_reporter
from store.exchange.imports.layout import Warn
from store.exchange.imports.names import Names
from store.exchange.imports.places import countries_in_order, countries_of, turned
from store.exchange.imports.statuses import read_passage, read_status, read_tick, tells_more
from store.exchange.imports.values import (
    POINT,
    bare,
    read_coordinate,
    read_count,
    read_degrees,
    read_position,
    read_whole,
)
from store.geography.geodesy import Position
from store.records.counts import CountError, CountValue, parse_count
from store.records.introspection import Kind
from store.records.model import Document
from store.records.spec import DIRECTION
from store.records.vocabulary import EventType, Passage, Period, PlacePrecision, Role, Status
from store.text.folding import fold

Fields = dict[str, str]
"""What a row tells, by the names in `fields.FIELDS`; empty where it says nothing."""

_COUNTED = ("killed", "injured")
_COUNTABLE = frozenset(THINGS)
_TITLE = 80
_SEVERAL = re.compile(r"(?:[;|\n⇄+,،/–—]|\s-\s|\s&\s|\s(?:and|y|e|et|ve|und|и|і|й|та|و|û)\s)\s*")
_WITH_AND = re.compile(r"\sو(?=\w)")
"""The Arabic word for and, which is one with the word behind it; a name may begin with the same letter."""
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*([)\]]?)")
"""From a bracket to where it is closed, or to the end: one that is never closed is looked through once."""


def event_of(fields: Fields, names: Names, warn: Warn, manners: Mapping[str, str]) -> Document:
    """The event that a row's fields make. `manners` tell how a field's column writes dates or decimals."""
    status = _status(fields, warn)
    state = _in_short(status)
    volumes = list(_volumes(fields, manners, warn))
    document: Document = {"type": _type(fields.get("type", ""), state, moved=bool(volumes))}
    document["title"] = _title(fields, state, volumes)
    document |= _dated(fields, manners, warn)
    if note := _note(fields, state):
        document["summary"] = note
    lat, lon = position_of(fields, warn)
    if _is_turned(fields, (lat, lon), names):
        warn(f"latitude {lat} and longitude {lon} are swapped: they lie at {fields['crossing']!r}; not placed")
        lat = lon = ""
    elif problem := turned(lat, lon, countries_of(fields.get("country", ""))):
        warn(problem)
        lat = lon = ""
    crossings = _crossings(fields, (lat, lon), names, warn)
    document |= {"crossings": crossings} if crossings else {}
    if fields.get("place") and not crossings:
        _tell_namesake(fields["place"], _position(lat, lon), countries_of(fields.get("country", "")), names, warn)
    place_text, precision = _where(fields, is_placed=bool(lat))
    place = place_of(place_text, lat, lon, precision)
    document |= {"place": place} if place else {}
    who = [
        {"who": names.actor(name, private=_is_private(name, role)), "role": role}
        for field, role in ROLES.items()
        for name in _named_in(fields, field, warn)
    ]
    document |= {"actors": who} if who else {}
    document |= {"status": status} if status else {}
    sources = _sources(fields, names, warn)
    counted = chain.from_iterable(_counted(about, fields, manners, sources, warn) for about in _COUNTED)
    claims = [found for found in (*counted, *(volume | _said_by(sources) for volume in volumes)) if found]
    document |= {"claims": claims} if claims else {}
    # A claim names one source: where a row has several, the event has all of them.
    document |= {"sources": sources} if sources and (not claims or len(sources) > 1) else {}
    document |= _declared(fields, names, warn)
    tags = [*listed(fields.get("tags", "")), *_type_tag(fields.get("type", ""))]
    return document | ({"tags": list(dict.fromkeys(tags))} if tags else {})


def _named_in(fields: Fields, field: str, warn: Warn) -> Iterator[str]:
    """Those whom a cell names; a number among them is how many there were, and no name."""
    for name in named(fields.get(field, "")):
        if is_bare_number(name):
            warn(f"{field} {name!r} is a number and names nobody; expected names, or a column of killed or injured")
        else:
            yield name


def _is_private(name: str, role: str) -> bool:
    """Whether one suffered what is told and may be a person; a target is mostly none, and must be called like one."""
    if role == Role.VICTIM.value:
        return may_be_a_person(name)
    return role == Role.TARGET.value and is_called_like_a_person(name)


def _where(fields: Fields, *, is_placed: bool) -> tuple[str, str]:
    """The words for a row's place: its own, its crossing's, else its areas', which tell how precise they are."""
    if own := fields.get("place", "") or fields.get("crossing", ""):
        return own, ""
    areas = {area: name for area in AREAS if (name := fields.get(area, ""))}
    precision = PlacePrecision.DISTRICT if areas.keys() - {"adm1"} else PlacePrecision.ADMIN1
    return ", ".join(dict.fromkeys(areas.values())), precision.value if areas and not is_placed else ""


def _declared(fields: Fields, names: Names, warn: Warn) -> Document:
    """What columns of declared fields say; a cell that is none of what its field may hold is warned about."""
    document: Document = {}
    for field in DECLARED:
        text = fields.get(field.name, "")
        try:
            text = text.replace(";", ",") if field.kind is Kind.TEXTS else text
            value = read_entry(field, text, Context(names.records)).value if text else None
        except EntryError as problem:
            warn(f"{field.name} {text[:30]!r}: {problem}; it is left out")
            continue
        document |= {} if value is None else {field.name: value}
    return document


def crossing_of(fields: Fields, warn: Warn) -> Document:
    """The crossing that a row of a list of crossings makes."""
    side: Document = {"name": fields.get("crossing", "")}
    named = ((code, fields.get(f"name {code}", "")) for code in LANGUAGES)
    if others := [{"value": name, "lang": code} for code, name in named if name and name != side["name"]]:
        side["names"] = others
    countries = countries_in_order(fields.get("country", ""))
    sides: list[Document] = [{"country": countries[0]} | side if len(countries) == 1 else side]
    if len(countries) == 2:
        sides = [{"country": countries[0], **side}, {"country": countries[1]}]
    document: Document = {"sides": sides}
    position = position_of(fields, warn)
    if problem := turned(*position, frozenset(countries)):
        warn(problem)
        position = ("", "")
    lat, lon = (read_coordinate(text, most) for text, most in zip(position, (90, 180), strict=True))
    if lat is not None and lon is not None:
        document |= {"lat": lat, "lon": lon}
    return document | ({"notes": fields["summary"]} if fields.get("summary") else {})


def with_both_countries(fields: Fields) -> Fields:
    """The fields with the second country behind the first."""
    if second := fields.get("country 2"):
        return fields | {"country": "; ".join(filter(None, (fields.get("country"), second)))}
    return fields


def with_reporter(fields: Fields, column: str) -> Fields:
    """The fields with the source as who reported it, where the column of sources is called so."""
    if not tells_reporter(column):
        return fields
    return {"reporter" if field == "source" else field: cell for field, cell in fields.items()}


def position_of(fields: Fields, warn: Warn) -> tuple[str, str]:
    """Latitude and longitude as texts; both empty where they are no position, which is warned about."""
    lat, lon = fields.get("lat", ""), fields.get("lon", "")
    if problem := wrong_place(lat, lon):
        warn(problem)
        return "", ""
    together = fields.get("position", "")
    if lat or not together:
        return lat, lon
    found = read_position(together)
    if found is None:
        warn(f"position {together[:40]!r}; expected latitude and longitude such as 34.398, 40.976; not placed")
        return "", ""
    return str(found[0]), str(found[1])


def _crossings(fields: Fields, at: tuple[str, str], names: Names, warn: Warn) -> list[str]:
    """The crossings that a cell names, each once; names that nothing bears are told, once for each."""
    cell = bare(fields.get("crossing", ""))
    if not cell:
        return []
    countries, here = countries_of(fields.get("country", "")), _position(*at)

    def known(name: str) -> str | None:
        own = name if name in names.records.crossings else None
        bare = _IN_BRACKETS.sub(lambda found: " " if found[1] else found[0], name)
        bare = " ".join(bare.split()) or name
        return own or names.crossing(("", name), name, bare, countries=countries, here=here)

    if whole := known(cell):
        return [whole]
    parts = [part for part in map(str.strip, _SEVERAL.split(cell)) if part]
    linked = [part for whole in parts for part in _WITH_AND.split(whole)]
    found = {part: known(part) for part in (linked if len(linked) > len(parts) and all(map(known, linked)) else parts)}
    for part in (part for part, crossing in found.items() if crossing is None):
        if not _tell_namesake(part, here, countries, names, warn) and names.is_new_word(part):
            warn(
                f"no crossing is called {part[:60]!r} here{_in_words(countries)}; only its place can tie what names it"
            )
    return list(dict.fromkeys(crossing for crossing in found.values() if crossing))


def _position(lat: str, lon: str) -> Position | None:
    north, east = read_coordinate(lat, 90), read_coordinate(lon, 180)
    return Position(north, east) if north is not None and east is not None else None


def _tell_namesake(name: str, here: Position | None, countries: frozenset[str], names: Names, warn: Warn) -> bool:
    """Whether a crossing is called so that lies too far from here to be meant, which is warned about."""
    called = names.crossing(("", name), name, countries=countries)
    if here is None or called is None or names.crossing(("", name), name, countries=countries, here=here):
        return False
    warn(f"{name[:60]!r} is the crossing {called}, which lies far from {here.lat}, {here.lon}; not tied to it")
    return True


def _is_turned(fields: Fields, at: tuple[str, str], names: Names) -> bool:
    """Whether coordinates lie far from the crossing that the row names, and beside it the other way round."""
    cell = fields.get("crossing", "")
    lat, lon = (read_degrees(text) for text in at)
    if not cell or lat is None or lon is None or abs(lon.value) > 90:
        return False
    here, there = Position(lat.value, lon.value), Position(lon.value, lat.value)
    turned = names.crossing(("", cell), cell, here=there)
    return turned is not None and names.crossing(("", cell), cell, here=here) is None


def _in_words(countries: frozenset[str]) -> str:
    return f" in {' and '.join(sorted(countries))}" if countries else ""


def _status(fields: Fields, warn: Warn) -> str | Document:
    """The status that a row tells: one word, or with modes and hours; empty where it tells none."""
    word = fields.get("status", "")
    state = (read_status(word) or "") if word else _ticked(fields, warn)
    if word and not state:
        warn(f"status {word[:30]!r}; expected {', '.join(Status.words())}; it is left out")
    modes: dict[str, str] = {}
    for mode in MODES:
        if words := fields.get(mode, ""):
            passage = read_passage(words)
            if passage is None:
                warn(f"{mode} {words[:30]!r}; expected open or closed, yes or no; it is left out")
            else:
                modes[mode] = passage
    if not modes:
        return {"state": state, "hours": fields["hours"]} if state and fields.get("hours") else state
    state = state or _state_of(modes.values(), all_told=all(mode in modes for mode in MODES if mode in fields))
    status = {"state": state, "modes": modes, "hours": fields.get("hours", "")}
    return {name: value for name, value in status.items() if value}


def _note(fields: Fields, state: str) -> str:
    """What a row says besides: its summary, and a status of which the word alone would not tell why or for how long."""
    said, status = fields.get("summary", ""), fields.get("status", "")
    more = status if state and tells_more(status) and fold(status) not in fold(said) else ""
    return f"{said} ({status})" if said and more else said or more


def _in_short(status: str | Document) -> str:
    """The word of a status; of one that only some modes tell, those."""
    if not isinstance(status, dict):
        return status
    return str(status.get("state") or ", ".join(f"{mode} {passage}" for mode, passage in status["modes"].items()))


def _state_of(passing: Iterable[str], *, all_told: bool) -> str:
    """The status of a crossing by who may pass; empty where a column that does not tell could make it another."""
    told = set(passing)
    if told not in ({Passage.YES.value}, {Passage.NO.value}):
        return str(Status.LIMITED.value)
    return str(Status.OPEN.value if Passage.YES.value in told else Status.CLOSED.value) if all_told else ""


def _ticked(fields: Fields, warn: Warn) -> str:
    """The status whose column is ticked; empty where several are, or all say no, which is warned about."""
    told = {name.removeprefix("is "): read_tick(cell) for name in TICKED if (cell := fields.get(name, ""))}
    found = [status for status, ticked in told.items() if ticked]
    if len(found) > 1:
        warn(f"status {' and '.join(found)} in one row; expected one; it is left out")
    elif not found and False in told.values():
        warn(f"not {' and not '.join(told)}: that alone is not a status; none is set")
    return found[0] if len(found) == 1 else ""


def _volumes(fields: Fields, manners: Mapping[str, str], warn: Warn) -> Iterator[Document]:
    """How many of each thing passed in the time of a row, as claims; of a year or another span only the date tells."""
    counted = {field: field for field in fields if field in _COUNTABLE}
    if "measure" in fields and "value" in fields:
        counted |= {"value": fields["measure"]}
    direction = fields.get("direction", "")
    besides = _per(fields, manners) if counted else {}
    way = {"direction": direction} if re.fullmatch(DIRECTION.expression, direction) else {}
    for field, of in counted.items():
        text = fields[field]
        if not text or not of:
            continue
        count = read_whole(text, manners.get(field, POINT))
        if count is None:
            warn(f"{field} {text[:30]!r}; expected a whole number; no volume is taken")
            continue
        of = f"{of}, {direction}" if direction and not way else of
        value = {"count": count, "of": of, **besides, **way}
        name = "volume" if len(counted) == 1 else field.replace(" ", "-")
        yield {"id": name, "about": "volume", "value": value, "anonymity": "unattributed"}


def _per(fields: Fields, manners: Mapping[str, str]) -> Document:
    """The time that a row counts over, where a volume can say it: a day, a week or a month."""
    dated = _dated(fields, manners, lambda _: None).get("date", "")
    days = days_of(dated)
    if days is None or dated[0] in "[{":
        return {}
    whole_month = one_of(days.first, days.last) == days.first.isoformat()[:7]
    per = {1: Period.DAY, 7: Period.WEEK}.get(days.length, Period.MONTH if whole_month else None)
    return {"per": per.value} if per else {}


def _said_by(sources: Sequence[str]) -> Document:
    return {"source": sources[0]} if sources else {}


def changed_fields(fields: Fields, says: Document, held: Document, names: Names, manners: Mapping[str, str]) -> Fields:
    """The fields that an edited record has otherwise than its row."""
    now: Fields = {}
    for name in ("title", "summary", "type"):
        if says.get(name) != held.get(name):
            now[name] = str(held.get(name, ""))
    if says.get("date") != held.get("date"):
        now |= _date_fields(fields, str(held.get("date", "")), manners.get("date", DMY))
    place, other = says.get("place") or {}, held.get("place")
    other = other if isinstance(other, dict) else {}
    for name, field in (("text", "place"), ("lat", "lat"), ("lon", "lon")):
        if place.get(name) != other.get(name):
            value = other.get(name)
            now[field] = str(value or "") if name == "text" else number_like(fields.get(field, ""), value)
    for own in DECLARED:
        if says.get(own.name) != held.get(own.name):
            now[own.name] = write_entry(own, held.get(own.name))
    was, status = (_parts_of(side.get("status", "")) for side in (says, held))
    now |= {name: status.get(name, "") for name in was.keys() | status.keys() if was.get(name) != status.get(name)}
    for about in _COUNTED:
        old, new = (claim(side, about) for side in (says, held))
        if (old or {}).get("value") != (new or {}).get("value"):
            now[about] = number_like(fields.get(about, ""), (new or {}).get("value"))
    return now | _listed_fields(fields, says, held, names)


def changed_crossing(fields: Fields, says: Document, held: Document) -> Fields:
    """As `changed_fields`, of a crossing: its name, notes and position."""
    was, side = ((each.get("sides") or [{}])[0] for each in (says, held))
    now = {"crossing": str(side.get("name", ""))} if side.get("name") != was.get("name") else {}
    if says.get("notes") != held.get("notes"):
        now["summary"] = str(held.get("notes", ""))
    for name in ("lat", "lon"):
        if says.get(name) != held.get(name):
            now[name] = number_like(fields.get(name, ""), held.get(name))
    return now


def _listed_fields(fields: Fields, says: Document, held: Document, names: Names) -> Fields:
    """Those that name records, or several things: crossing, actors, sources, tags."""
    now: Fields = {}
    if says.get("crossings") != held.get("crossings") and fields.get("crossing"):
        now["crossing"] = "; ".join(map(str, held.get("crossings") or ()))
    own = {role for field, role in ROLES.items() if field in fields and field != "actor"}
    row_says = {actor["who"]: actor["role"] for actor in says.get("actors") or () if actor["role"] in own}
    parts = [
        [(str(one.get("who", "")), _part(one, row_says)) for one in side.get("actors") or ()] for side in (says, held)
    ]
    for field, role in ROLES.items():
        before, after = (
            [who for who, part in side if (part == role if field != "actor" else part not in own)] for side in parts
        )
        if before != after:
            numbers = filter(is_bare_number, named(fields.get(field, "")))
            now[field] = "; ".join((*numbers, *map(names.actor_words, after)))
    if says.get("sources") != held.get("sources") and not fields.get("url"):
        now["source"] = "; ".join(names.source_words(source)[0] or source for source in held.get("sources") or ())
    if says.get("tags") != held.get("tags"):
        of_type = _type_tag(fields.get("type", ""))
        now["tags"] = "; ".join(tag for tag in map(str, held.get("tags") or ()) if tag not in of_type)
    return now


def _parts_of(status: Any) -> Fields:
    """A status by the fields it comes from: its word, its modes, its hours."""
    if not isinstance(status, dict):
        return {"status": str(status)} if status else {}
    modes = status.get("modes")
    found = {str(mode): str(word) for mode, word in modes.items()} if isinstance(modes, dict) else {}
    if not found and status.get("state"):
        found["status"] = str(status["state"])
    return found | ({"hours": str(status["hours"])} if status.get("hours") else {})


def _part(actor: Document, row_says: Mapping[str, str]) -> str:
    """The part of an actor in the event; of one who only took part, as once in imports, what the row says."""
    part = str(actor.get("role", ""))
    return row_says.get(str(actor.get("who", "")), part) if part == Role.PARTY.value else part


def _title(fields: Mapping[str, str], state: str, volumes: Sequence[Document]) -> str:
    where = fields.get("crossing") or fields.get("place") or ""
    if volumes:
        counts = ", ".join(f"{volume['value']['count']} {volume['value']['of']}" for volume in volumes)
        return _short(f"{fields.get('title') or where or 'Movement'}: {counts}")
    if state and where and not fields.get("title"):
        return _short(f"{where}: {state}")
    told = ("title", "summary", "type", "status", "tags", *ROLES)
    given = next((words for name in told if (words := _public(fields, name))), "")
    given = given or next((field.capitalize() for field in ROLES if fields.get(field)), "")
    where = "" if fields.get("title") else where
    return _short(f"{given}, {where}" if given and where else given or where or "Untitled")


def _public(fields: Mapping[str, str], field: str) -> str:
    """The words of a field that a title may have: of a role without those who may be persons and suffered."""
    words = fields.get(field, "")
    if field not in ROLES:
        return words
    return "; ".join(name for name in named(words) if not _is_private(name, ROLES[field]))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def _type(word: str, status: str, *, moved: bool) -> str:
    known = EventType.find(word.strip().lower())
    other = EventType.MOVEMENT if moved else EventType.STATUS if status else EventType.OTHER
    return str((known or other).value)


def _type_tag(word: str) -> list[str]:
    return [word.strip()] if word.strip() and not EventType.find(word.strip().lower()) else []


def _dated(fields: Fields, manners: Mapping[str, str], warn: Warn) -> Document:
    if (week := fields.get(WEEK_OF_THE_YEAR, "")) and week.isdecimal() and is_year(fields.get("year", "")):
        return _dated_span({"week": f"{fields['year']}-W{int(week):02}"}, {}, warn)
    text, end, order = fields.get("date", ""), fields.get("end", ""), manners.get("date", DMY)
    is_whole = bool(text)
    if not text:
        text, is_whole = _in_one(*(fields.get(part, "") for part in PARTS_OF_A_DATE))
    if not text and not end:
        return _dated_span(fields, manners, warn)
    first = read_date(text, order) if is_whole else None
    last = read_date(end, manners.get("end", order))
    words = f"{text} to {end}" if end else text
    if first is None or last is None:
        wrong = text if first is None else end
        warn(f"date {wrong[:40]!r}; expected one such as 2019-09-30; the event stays undated")
        return {"date_text": words}
    plain = not any(sign in first + last for sign in "/[{")
    edtf = f"{first}/{last}" if end and first != last and plain else first
    try:
        parse(edtf)
    except DateError as problem:
        warn(f"date {edtf!r}: {problem}; the event stays undated")
        return {"date_text": words}
    return {"date": edtf, **({"date_text": text} if edtf != text and not end else {})}


def _in_one(year: str, month: str, day: str) -> tuple[str, bool]:
    """Year, month and day of three cells as one text, and whether it may be read as a date.

    Not where the figures make none: of 2019, no month and 5 nobody knows that 5 is a month.
    """
    filled = [part for part in (year, month, day) if part]
    if whole := date_of_parts(year, month, day):
        return whole, True
    has_name = is_year(year) and any(map(str.isalpha, month))
    return " ".join(filled), has_name or len(filled) < 2


def _dated_span(fields: Fields, manners: Mapping[str, str], warn: Warn) -> Document:
    """The date of a row that tells a week or a month."""
    name = next((name for name in ("week", "month") if fields.get(name)), "")
    if not name:
        return {}
    edtf = (read_month if name == "month" else read_date)(fields[name], manners.get(name, DMY))
    days = days_of(edtf) if edtf else None
    if days is None:
        warn(f"{name} {fields[name][:40]!r}; expected one such as 2019-09-30; the event stays undated")
        return {"date_text": fields[name]}
    if name == "week":
        edtf = f"{days.first}/{days.first + timedelta(days=6)}"
    elif days.length == 1:
        edtf = days.first.isoformat()[:7]
    return {"date": edtf} | ({"date_text": fields[name]} if edtf != fields[name] else {})


def _date_fields(fields: Fields, edtf: str, order: str) -> Fields:
    days = days_of(edtf)
    if days and days.length == 1:
        written = written_like(fields.get("date", ""), days.first, order)
        return {"date": written} | ({"end": ""} if fields.get("end") else {})
    if fields.get("end") and "/" in edtf:
        first, _, last = edtf.partition("/")
        return {"date": first, "end": last}
    return {"date": edtf}


def _sources(fields: Fields, names: Names, warn: Warn) -> list[str]:
    url, reporter = fields.get("url", ""), fields.get("reporter", "")
    publishers = named(reporter or fields.get("source", ""))
    is_person = may_be_a_reporter if reporter else is_called_like_a_person
    if url and len(publishers) <= 1:
        publisher = next(iter(publishers), "")
        found = names.source(url, publisher, url=url, private=any(map(is_person, publishers)))
        first = names.first_publisher(found, publisher)
        if publisher and fold(first) != fold(publisher):
            warn(f"source {publisher!r}: its URL is that of {first!r} above; expected one source for a URL; left out")
        return [found]
    each = (names.source(publisher, publisher, private=is_person(publisher)) for publisher in publishers)
    return list(dict.fromkeys(each))


def _counted(
    about: str, fields: Fields, manners: Mapping[str, str], sources: Sequence[str], warn: Warn
) -> Iterator[Document]:
    """How many were killed or injured, as claims: the figure of a row, and what it lies between."""
    read: dict[str, CountValue] = {}
    for name in (about, f"{about} low", f"{about} high"):
        if text := fields.get(name, ""):
            value = read_count(text, manners.get(name, POINT))
            if value is None:
                warn(f"{name} {text[:30]!r}: {_no_count(text)}; no figure is taken")
            else:
                read[name] = value
    if about in read:
        yield _figure(about, about, read[about], sources)
    low, high = read.get(f"{about} low"), read.get(f"{about} high")
    if isinstance(low, int) and isinstance(high, int) and low <= high:
        yield _figure(f"{about}-range", about, low if low == high else f"{low}..{high}", sources)
        return
    if low is not None and high is not None:
        warn(f"{about} at least {low}, at most {high}; expected them in this order; both are kept as they are")
    for bound, value in (("at least", low), ("at most", high)):
        if value is not None:
            words = f"{bound} {value}" if isinstance(value, int) else value
            yield _figure(f"{about}-{bound.replace(' ', '-')}", about, words, sources)


def _figure(claim_id: str, about: str, value: CountValue, sources: Sequence[str]) -> Document:
    return {"id": claim_id, "about": about, "value": value, "anonymity": "unattributed", **_said_by(sources)}


def _no_count(text: str) -> str:
    try:
        parse_count(text)
    except CountError as problem:
        return problem.reason
    return "expected a whole number"
