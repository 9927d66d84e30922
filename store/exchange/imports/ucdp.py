"""UCDP's georeferenced events (GED), in any of their layouts: 49 columns, 42 (or 41), 43 per country with HXL tags.

What the codes mean: UCDP GED Codebook 23.1. Its low, best and high figures are claims of the data
set: `best`, and `range` from low to high where they differ; the deaths of each side are claims of parts.
The publishers that it cites are sources, their articles the note of `best`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any, ClassVar

from store.exchange.imports.account import Kind, Taken
from store.exchange.imports.articles import Article, articles_of, cells_of_articles, publishers
from store.exchange.imports.coded_events import CodedEvents, code_of, place_cells
from store.exchange.imports.columns import (
    actor_cells,
    claim,
    number_like,
    whole_number,
)
from store.exchange.imports.days import Days, days_of, one_of, read_day, written_like
from store.exchange.imports.layout import CellEdits, Warn
from store.exchange.imports.names import Names
from store.exchange.imports.values import read_whole, said
from store.records.model import Document
from store.records.vocabulary import ActorKind, EventType, PlacePrecision, Role

BEST, RANGE, LOW, HIGH = "best", "range", "low", "high"

_WHAT = ("type_of_violence", "conflict_name", "dyad_name", "source_article", "source_original")
_WHEN = ("date_start", "date_end", "date_prec")
_WHERE = ("where_coordinates", "latitude", "longitude", "where_prec", "where_description")
_WHO = (("side_a", "gwnoa"), ("side_b", "gwnob"))
_FIGURES = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high")
_TYPES = {
    "1": (EventType.CLASH.value, "state-based conflict"),
    "2": (EventType.CLASH.value, "non-state conflict"),
    "3": (EventType.ATTACK.value, "one-sided violence"),
}
_PRECISIONS = {
    "1": PlacePrecision.EXACT.value,
    "2": PlacePrecision.NEAR_TOWN.value,
    "3": PlacePrecision.DISTRICT.value,
    "4": PlacePrecision.ADMIN1.value,
    "5": PlacePrecision.UNKNOWN.value,
    "6": PlacePrecision.COUNTRY.value,
    "7": PlacePrecision.UNKNOWN.value,
}
_CIVILIANS = "Civilians"
_ONE_SIDED, _PARTIES = (Role.PERPETRATOR.value, Role.VICTIM.value), (Role.PARTY.value, Role.PARTY.value)
_DATE_PRECISIONS = ((1, "1"), (6, "2"), (7, "3"), (31, "4"))
_PARTS: tuple[tuple[str, str], ...] = (
    ("deaths-a", "deaths_a"),
    ("deaths-b", "deaths_b"),
    ("civilians", "deaths_civilians"),
    ("unknown", "deaths_unknown"),
)


class Ucdp(CodedEvents):
    """A UCDP GED export with a given header; its ids are numbers."""

    system = "UCDP"
    id_column = "id"
    required = ("id", "type_of_violence", "date_start", "date_end", "side_a", "side_b", "best", "low", "high")
    means: ClassVar = {
        "id": Taken("id", also="event_id"),
        "type_of_violence": Taken("type", Kind.WHOLE, also="type_of_vi"),
        "conflict_name": Taken("title"),
        "dyad_name": Taken("title"),
        "side_a": Taken("actor", also="sidea"),
        "side_b": Taken("actor", also="sideb"),
        "gwnoa": Taken("kind of actor"),
        "gwnob": Taken("kind of actor"),
        "source_article": Taken("source", also="source_art"),
        "source_original": Taken("note of the figure"),
        "where_prec": Taken("precision of the place", Kind.WHOLE),
        "where_coordinates": Taken("place", also="where_coord"),
        "where_description": Taken("summary", also="where_desc"),
        "latitude": Taken("lat", Kind.LAT),
        "longitude": Taken("lon", Kind.LON),
        "country": Taken("country"),
        "date_prec": Taken("precision of the date", Kind.WHOLE),
        "date_start": Taken("date", Kind.DAY, also="event_date_start"),
        "date_end": Taken("end", Kind.DAY, also="event_date_end"),
        "deaths_a": Taken("killed, a part", Kind.WHOLE),
        "deaths_b": Taken("killed, a part", Kind.WHOLE),
        "deaths_civilians": Taken("killed, a part", Kind.WHOLE, also="deaths_civ"),
        "deaths_unknown": Taken("killed, a part", Kind.WHOLE, also="deaths_unk"),
        "low": Taken("killed, low", Kind.WHOLE, also="low_est low_estimate"),
        "best": Taken("killed", Kind.WHOLE, also="best_est best_estimate"),
        "high": Taken("killed, high", Kind.WHOLE, also="high_est high_estimate"),
    }

    def __init__(self, header: Sequence[str]) -> None:
        super().__init__(header)
        self._what, self._when, self._where = map(self.columns.picker, (_WHAT, _WHEN, _WHERE))
        self._first, self._second, self._figures = map(self.columns.picker, (*_WHO, _FIGURES))

    @property
    def name(self) -> str:
        """The layout, by its number of columns."""
        manner = ", per country" if self.columns.has("iso3") else ""
        return f"UCDP GED, {len(self.columns.names)} columns{manner}"

    def document(self, cells: Sequence[str], names: Names, warn: Warn) -> Document:
        row = [*cells, ""]
        violence, conflict, dyad, article, original = self._what(row)
        where, lat, lon, where_prec, description = self._where(row)
        first, second = self._first(row), self._second(row)
        kind, tag = _TYPES.get(code_of(violence), (EventType.OTHER.value, ""))
        if not tag:
            warn(f"type of violence {violence[:20]!r}; expected 1, 2 or 3; read as other")
        document: Document = {"type": kind, "title": _title(dyad or conflict, where)}
        document |= _dated(self._when(row), self._orders, warn)
        if said(description):
            document["summary"] = description
        document["place"] = self.place(cells, (where, lat, lon, _PRECISIONS.get(code_of(where_prec), "")), warn)
        document["actors"] = _actors(code_of(violence), (first, second), names)
        articles = articles_of(article)
        note = _note(original, articles)
        document["claims"] = _claims((first[0], second[0]), note, self._figures(row), names, warn)
        document["sources"] = publishers(articles, names)
        document["tags"] = [tag]
        return {name: value for name, value in document.items() if value and value != [""]}

    @cached_property
    def _orders(self) -> tuple[str, str]:
        return self.order("date_start"), self.order("date_end")

    def edits(self, cells: Sequence[str], says: Document, held: Document, names: Names) -> CellEdits:
        """Dates, place, figures, sides and articles go back to their cells."""
        row = dict(zip(self.columns.names, cells, strict=False))
        changed: dict[str, str] = {}
        if says.get("summary") != held.get("summary"):
            changed["where_description"] = str(held.get("summary", ""))
        if says.get("date") != held.get("date"):
            days = days_of(str(held.get("date", "")))
            changed |= _date_cells(row, days, self.order) if days else {}
        changed |= _place_cells(says, held, row)
        changed |= _figure_cells(says, held, row)
        places = [(column, row[column].strip()) for column in ("side_a", "side_b") if row[column].strip()]
        sides = actor_cells(places, says.get("actors", []), held.get("actors") or [], names)
        changed |= {column: "".join(parts) for column, parts in sides.items()}
        if says.get("sources") != held.get("sources"):
            changed |= cells_of_articles(row, held.get("sources") or [], names)
        return self.columns.numbered(changed)


def _title(who: str, where: str) -> str:
    who = who.replace(" - ", " – ")
    return f"{who}, {where}" if who and where else who or where


def _dated(when: Sequence[str], orders: tuple[str, str], warn: Warn) -> Document:
    start, end, precision = when
    first, last = read_day(start, orders[0]), read_day(end, orders[1])
    if first is None or last is None or last < first:
        warn(f"dates {start[:30]!r} to {end[:30]!r}; expected two days in order; the event stays undated")
        words = " to ".join(text for text in (start, end) if text)
        return {"date_text": words} if words else {}
    if code_of(precision) not in ("1", "2", "3", "4", "5"):
        warn(f"date precision {precision[:20]!r}; expected 1 to 5; the days between start and end are taken")
    return {"date": one_of(first, last)}


def _actors(violence: str, sides: tuple[Sequence[str], Sequence[str]], names: Names) -> list[Document]:
    return [
        {"who": names.actor(who, _kind(who, state.strip(), violence)), "role": role}
        for (side, state), role in zip(sides, _ONE_SIDED if violence == "3" else _PARTIES, strict=True)
        if (who := side.strip())
    ]


@lru_cache(maxsize=1 << 12)
def _kind(side: str, state: str, violence: str) -> str:
    if side == _CIVILIANS:
        return str(ActorKind.CIVILIANS.value)
    if state or side.startswith("Government of "):
        return str(ActorKind.STATE_FORCES.value)
    return str(ActorKind.REBEL.value) if violence == "1" else ""


def _note(original: str, articles: Sequence[Article]) -> str:
    """Who said it first, as far as UCDP tells, and the articles it was read in."""
    first = [f"after: {original}"] if said(original) else []
    return "; ".join(first + [str(article) for article in articles])


def _claims(sides: tuple[str, str], note: str, figures: Sequence[str], names: Names, warn: Warn) -> list[Document]:
    *parts, low, best, high = (_figure(text) for text in figures)
    dataset = names.source("UCDP GED", "UCDP", "Georeferenced Event Dataset", kind="dataset")
    who = {"by": "UCDP", "source": dataset, "mode": "dataset coding"}
    killed = {"about": "killed"}
    claims: list[Document] = []
    if best is None:
        warn(f"best estimate {figures[5][:20]!r}; expected a whole number; no figure is taken from it")
    else:
        claims.append({"id": BEST, **killed, "value": best, **who, **({"note": note} if note else {})})
    claims += _bounds(low, best, high, killed | who, warn)
    if best or high:
        of = (*sides, "civilians", "people whose side is unknown")
        claims += [
            {"id": claim_id, **killed, "of": part, "value": value, **who}
            for (claim_id, _), part, value in zip(_PARTS, of, parts, strict=True)
            if value
        ]
    return claims


def _bounds(low: int | None, best: int | None, high: int | None, shared: Document, warn: Warn) -> list[Document]:
    if low is None or high is None:
        warn("low or high estimate is missing; expected whole numbers")
        return []
    if low == best == high:
        return []
    if low <= high and (best is None or low <= best <= high):
        return [{"id": RANGE, **shared, "value": f"{low}..{high}"}]
    warn(f"low {low}, best {best}, high {high}; expected them in this order; all three are kept as they are")
    return [
        {"id": LOW, **shared, "of": "low estimate", "value": low},
        {"id": HIGH, **shared, "of": "high estimate", "value": high},
    ]


@lru_cache(maxsize=1 << 12)
def _figure(text: str) -> int | None:
    return read_whole(said(text)) if text else None


def _date_cells(row: dict[str, str], days: Days, order: Callable[[str], str]) -> dict[str, str]:
    written = {
        column: written_like(row[column], day, order(column))
        for column, day in (("date_start", days.first), ("date_end", days.last))
        if read_day(row[column], order(column)) != day
    }
    precision = next((code for most, code in _DATE_PRECISIONS if days.length <= most), "5")
    if "date_prec" in row and code_of(row["date_prec"]) != precision:
        written["date_prec"] = precision
    if "year" in row and row["year"].strip() != str(days.first.year):
        written["year"] = str(days.first.year)
    return written


def _place_cells(says: Document, held: Document, row: dict[str, str]) -> dict[str, str]:
    changed = place_cells(row, says, held, _WHERE[:4], _PRECISIONS)
    if {"latitude", "longitude"} & changed.keys() and row.get("geom_wkt"):
        lat, lon = (changed.get(name, row[name]) for name in ("latitude", "longitude"))
        changed["geom_wkt"] = f"POINT ({lon} {lat})" if lat and lon else ""
    return changed


def _figure_cells(says: Document, held: Document, row: dict[str, str]) -> dict[str, str]:
    """The figures that changed. A best one without a range says that all three are the same."""
    old, new = _figures(says), _figures(held)
    columns: dict[str, tuple[str, ...]] = {BEST: ("best",), LOW: ("low",), HIGH: ("high",)}
    columns |= {part: (column,) for part, column in _PARTS}
    if RANGE not in old and RANGE not in new and LOW not in old:
        columns[BEST] = ("best", "low", "high")
    changed = {
        column: number_like(row.get(column, ""), new.get(name))
        for name, written in columns.items()
        for column in written
        if old.get(name) != new.get(name) and whole_number(new.get(name))
    }
    if old.get(RANGE) != new.get(RANGE):
        ends = _ends(RANGE, new.get(RANGE, new.get(BEST, "")))
        written = {"low": ends[0], "high": ends[-1]} if all(map(whole_number, ends)) else {}
        changed |= {column: end for column, end in written.items() if row[column].strip() != end}
    return changed


def _ends(name: str, figure: Any) -> list[str]:
    """What a figure puts into its columns: a range its two ends, any other itself."""
    return str(figure).split("..") if name == RANGE else [str(figure)]


def _figures(document: Document) -> dict[str, Any]:
    names = (BEST, RANGE, LOW, HIGH, *(part for part, _ in _PARTS))
    found = {name: claim(document, name) for name in names}
    return {name: each["value"] for name, each in found.items() if each and "value" in each}
