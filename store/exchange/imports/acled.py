"""ACLED's event exports, in any of their column layouts: of 2023 and 2025, of the years before, and before 2016.

What the codes mean: ACLED Codebook (2023, 2024). Its one fatalities figure is a claim of the data
set; time precision 1, 2 and 3 is a day, one day of a week (Monday to Sunday), one day of a month.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from store.exchange.imports.account import Kind, Taken
from store.exchange.imports.coded_events import CodedEvents, code_of, place_cells
from store.exchange.imports.columns import (
    actor_cells,
    claim,
    listed,
    named,
    number_like,
    whole_number,
)
from store.exchange.imports.days import days_of, read_day, week_of, written_like
from store.exchange.imports.layout import CellEdits, Warn
from store.exchange.imports.names import Names
from store.exchange.imports.values import read_whole, said
from store.records.model import Document
from store.records.vocabulary import ActorKind, EventType, PlacePrecision, Role

KILLED = "killed"

_WHAT = ("event_type", "sub_event_type", "notes", "fatalities", "source", "tags")
_WHEN = ("event_date", "time_precision")
_WHERE = ("location", "latitude", "longitude", "geo_precision")
_WHO = (("actor1", "assoc_actor_1", "inter1"), ("actor2", "assoc_actor_2", "inter2"))
_TYPES = {
    "Battles": EventType.CLASH.value,
    "Violence against civilians": EventType.ATTACK.value,
    "Explosions/Remote violence": EventType.ATTACK.value,
}
_OLD_TYPES = (
    ("battle", EventType.CLASH.value),
    ("headquarters or base", EventType.OTHER.value),
    ("non-violent transfer", EventType.CONTROL.value),
    ("remote violence", EventType.ATTACK.value),
    ("violence against civilian", EventType.ATTACK.value),
)
"""How the types before 2019 begin, as in "Battle-No change of territory"."""

_SUB_TYPES = {"Non-violent transfer of territory": EventType.CONTROL.value, "Agreement": EventType.STATEMENT.value}
_MEANS = frozenset(
    (
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
    )
)
_KINDS = {
    called: kind.value
    for kind, words in {
        ActorKind.STATE_FORCES: "1|state forces",
        ActorKind.REBEL: "2|rebel group|rebel groups",
        ActorKind.POLITICAL_MILITIA: "3|political militia|political militias",
        ActorKind.IDENTITY_MILITIA: "4|identity militia|identity militias",
        ActorKind.RIOTERS: "5|rioters",
        ActorKind.PROTESTERS: "6|protesters",
        ActorKind.CIVILIANS: "7|civilians",
        ActorKind.EXTERNAL_FORCES: "8|external/other forces|other forces",
    }.items()
    for called in words.split("|")
}
"""The kind of an actor by its code, and by the words that newer exports have for it."""

_PRECISIONS = {"1": PlacePrecision.EXACT.value, "2": PlacePrecision.NEAR_TOWN.value, "3": PlacePrecision.ADMIN1.value}
_TWO_SIDED = frozenset({EventType.CLASH.value, EventType.ATTACK.value})
_LONGEST_WEEK, _LONGEST_MONTH = 7, 31


class Acled(CodedEvents):
    """An ACLED export with a given header; its ids are country letters and a number."""

    system = "ACLED"
    id_column = "event_id_cnty"
    required = ("event_id_cnty", "event_date", "event_type", "actor1", "fatalities")
    means: ClassVar = {
        "event_id_cnty": Taken("id"),
        "event_date": Taken("date", Kind.DAY),
        "time_precision": Taken("precision of the date", Kind.WHOLE, also="time_precis time_prec"),
        "event_type": Taken("type"),
        "sub_event_type": Taken("title", also="sub_event"),
        "actor1": Taken("actor", also="actor_1"),
        "assoc_actor_1": Taken("actor", also="ally_actor_1 ally_actor1 assoc_actor1 associated_actor_1"),
        "inter1": Taken("kind of actor", also="inter_1"),
        "actor2": Taken("actor", also="actor_2"),
        "assoc_actor_2": Taken("actor", also="ally_actor_2 ally_actor2 assoc_actor2 associated_actor_2"),
        "inter2": Taken("kind of actor", also="inter_2"),
        "country": Taken("country"),
        "location": Taken("place"),
        "latitude": Taken("lat", Kind.LAT),
        "longitude": Taken("lon", Kind.LON),
        "geo_precision": Taken("precision of the place", Kind.WHOLE, also="geo_precis geo_precison"),
        "source": Taken("source"),
        "notes": Taken("summary"),
        "fatalities": Taken("killed", Kind.WHOLE, also="total_fatalities"),
        "tags": Taken("tags"),
    }

    def __init__(self, header: Sequence[str]) -> None:
        super().__init__(header)
        self._what, self._when, self._where = map(self.columns.picker, (_WHAT, _WHEN, _WHERE))
        self._first, self._second = map(self.columns.picker, _WHO)

    @property
    def name(self) -> str:
        """The layout, by what tells the three apart, and its number of columns."""
        version = "before 2023" if self.columns.has("event_id_no_cnty") else "of 2023"
        version = "before 2016" if self.columns.has("gwno") else version
        version = "of 2025" if self.columns.has("population_best") else version
        return f"ACLED, {len(self.columns.names)} columns, {version}"

    def document(self, cells: Sequence[str], names: Names, warn: Warn) -> Document:
        row = [*cells, ""]
        event_type, sub_type, notes, fatalities, source, tags = self._what(row)
        location, lat, lon, geo_precision = self._where(row)
        first, second = self._first(row), self._second(row)
        kind = _SUB_TYPES.get(sub_type) or _TYPES.get(event_type) or _old_type(event_type)
        document: Document = {
            "type": kind,
            "title": _title(kind, sub_type or event_type, first[0], second[0], location),
        }
        document |= _dated(self._when(row), self.order("event_date"), warn)
        if said(notes):
            document["summary"] = notes
        document["place"] = self.place(cells, (location, lat, lon, _PRECISIONS.get(code_of(geo_precision), "")), warn)
        if sub_type in _MEANS:
            document["means"] = sub_type.lower()
        document["actors"] = _actors(kind, (first, second), names)
        document["claims"] = _claims(fatalities, self.decimal("fatalities"), names, warn)
        if sources := [names.source(part, part) for part in named(source)]:
            document["sources"] = list(dict.fromkeys(sources))
        document["tags"] = list(dict.fromkeys(part for part in (event_type, sub_type, *listed(tags)) if part))
        return {name: value for name, value in document.items() if value}

    def edits(self, cells: Sequence[str], says: Document, held: Document, names: Names) -> CellEdits:
        """Notes, date, place, fatalities, actors and sources go back to their cells."""
        row = dict(zip(self.columns.names, cells, strict=False))
        changed: dict[str, str] = {}
        if says.get("summary") != held.get("summary"):
            changed["notes"] = str(held.get("summary", ""))
        if says.get("date") != held.get("date"):
            changed |= _date_cells(row, str(held.get("date", "")), self.order("event_date"))
        changed |= place_cells(row, says, held, _WHERE, _PRECISIONS)
        changed |= _killed_cells(says, held, row)
        changed |= self._actor_cells(row, says, held, names)
        if says.get("sources") != held.get("sources"):
            changed["source"] = _source_cell(row["source"], held, names)
        return self.columns.numbered(changed)

    def _actor_cells(self, row: dict[str, str], says: Document, held: Document, names: Names) -> dict[str, str]:
        columns = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
        places = [(column, part) for column in columns for part in _parts(column, row.get(column, ""))]
        found = actor_cells(_distinct(places), says.get("actors", []), held.get("actors") or [], names)
        return {column: "; ".join(parts) for column, parts in found.items()}


def _old_type(word: str) -> str:
    word = word.lower()
    return str(next((kind for begun, kind in _OLD_TYPES if word.startswith(begun)), EventType.OTHER.value))


def _title(kind: str, what: str, actor1: str, actor2: str, location: str) -> str:
    who = ""
    if kind in _TWO_SIDED and actor1:
        who = f": {actor1} – {actor2}" if actor2 else f": {actor1}"
    return f"{what}{who}, {location}" if location else f"{what}{who}"


def _dated(when: Sequence[str], order: str, warn: Warn) -> Document:
    text, precision = when
    day = read_day(text, order)
    if day is None:
        warn(f"date {text[:40]!r}; expected one such as 04 November 2021 or 2022-02-23; the event stays undated")
        return {"date_text": text} if text else {}
    precision = code_of(precision)
    if precision == "2":
        return {"date": week_of(day)}
    if precision == "3":
        return {"date": day.isoformat()[:7]}
    if precision not in ("1", ""):
        warn(f"time precision {precision[:20]!r}; expected 1, 2 or 3; read as 1, a day")
    return {"date": day.isoformat()}


def _parts(column: str, cell: str) -> list[str]:
    """A principal actor's name is one name whatever stands in it; the others are a list."""
    return listed(cell) if column.startswith("assoc") else [cell.strip()] if cell.strip() else []


def _distinct(places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each name of a side once, where it stands first, as `_actors` takes them."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for column, name in places:
        first.setdefault((column[-1], name), (column, name))
    return list(first.values())


def _actors(kind: str, sides: tuple[Sequence[str], Sequence[str]], names: Names) -> list[Document]:
    roles = (Role.PERPETRATOR.value, Role.TARGET.value) if kind == EventType.ATTACK.value else (Role.PARTY.value,) * 2
    found: list[Document] = []
    for number, ((principal, others, code), role) in enumerate(zip(sides, roles, strict=True), 1):
        kind_of = _KINDS.get(code_of(code).lower(), "")
        if role == Role.TARGET.value and kind_of == ActorKind.CIVILIANS.value:
            role = Role.VICTIM.value
        columns = (f"actor{number}", principal), (f"assoc_actor_{number}", others)
        parts = dict.fromkeys(part for column, cell in columns for part in _parts(column, cell))
        found += [{"who": names.actor(name, kind_of if name == principal else ""), "role": role} for name in parts]
    return found


def _claims(fatalities: str, decimal: str, names: Names, warn: Warn) -> list[Document]:
    text = said(fatalities)
    killed = read_whole(text, decimal)
    if killed is None:
        if text:
            warn(f"fatalities {text[:20]!r}; expected a whole number; no figure is taken")
        return []
    dataset = names.source("ACLED", "ACLED", "Armed Conflict Location & Event Data", kind="dataset")
    who = {"by": "ACLED", "source": dataset, "mode": "dataset coding"}
    return [{"id": KILLED, "about": "killed", "value": killed, **who}]


def _date_cells(row: dict[str, str], edtf: str, order: str) -> dict[str, str]:
    """Day, precision and year for a date; none for one that ACLED has no precision for."""
    days = days_of(edtf)
    if days is None or days.length > _LONGEST_MONTH:
        return {}
    old = read_day(row["event_date"], order)
    day = old if old and days.first <= old <= days.last else days.first
    precision = "1" if days.length == 1 else "2" if days.length <= _LONGEST_WEEK else "3"
    written = {"event_date": written_like(row["event_date"], day, order)} if day != old else {}
    if code_of(row.get("time_precision", precision)) != precision:
        written["time_precision"] = precision
    if row.get("year", str(day.year)).strip() != str(day.year):
        written["year"] = str(day.year)
    return written


def _killed_cells(says: Document, held: Document, row: dict[str, str]) -> dict[str, str]:
    """The fatalities where they changed; none for a figure that is no whole number."""
    before, now = claim(says, KILLED), claim(held, KILLED)
    old, new = (each["value"] if each and "value" in each else None for each in (before, now))
    return {"fatalities": number_like(row["fatalities"], new)} if old != new and whole_number(new) else {}


def _source_cell(cell: str, held: Document, names: Names) -> str:
    pieces = {names.source(part, part): part for part in listed(cell)}
    sources = held.get("sources") or []
    return "; ".join(pieces.get(source) or names.source_words(source)[0] or source for source in sources)
