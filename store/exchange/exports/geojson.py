"""GeoJSON (RFC 7946): crossings and events as points.

An event without a place of its own lies at its crossings, and says so in `located_by`; one with neither has no
geometry. Positions are longitude, latitude in degrees of WGS 84.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, TypeAlias

from store.claims.figures import Figure, figures
from store.claims.ledger import contested, worded_topic
from store.exchange.exports.csv_tables import control_said, declared, in_stretches, passage_said
from store.exchange.exports.json_records import meta_of, with_parts
from store.exchange.exports.plain import Cell
from store.exchange.exports.selection import Selection
from store.records.interface import Records
from store.records.introspection import FIELDS
from store.records.model import Crossing, Event, Key, status_reports
from store.status.objects import Objects
from store.status.standing import CrossingStanding
from store.status.words import passage_words
from store.words.claims import sentence, speaker_words
from store.words.names import crossing_name

Feature: TypeAlias = dict[str, Any]
_OWN_WORDS = "id lat lon title type date date_text crossings place place_precision summary tags"
_OWN = frozenset(_OWN_WORDS.split())
"""The declared fields that `_of_event` gives in its own way; the others stand behind them."""
_DECLARED = [column for column in declared(FIELDS["events"]) if column.header not in _OWN]
_HEADERS = [column.header for column in _DECLARED]


def write(selection: Selection) -> bytes:
    """One feature a crossing, with its status on the day of the export, then one an event."""
    records = selection.records
    beside = {"meta": [meta_of(selection)]}
    beside |= {key.table: list[Feature]() for key in selection.keys if key.table in ("sources", "actors")}
    for key in selection.keys:
        if key.table in beside:
            beside[key.table].append(records.document(key))
    return with_parts({"type": "FeatureCollection", "bordertui": beside}, "features", _features(selection))


def _features(selection: Selection) -> Iterator[Feature]:
    records, named, standing = selection.records, selection.named, selection.standing
    for key in selection.keys:
        if key.table == "crossings":
            known = _of_crossing(named.crossings[key.id], standing[key.id], named, standing.known_on)
            yield {**known, "record": records.document(key)}
    told = chain.from_iterable(zip(*cells, strict=True) for cells in in_stretches(_DECLARED, selection.events, named))
    for event, cells in zip(selection.events, told, strict=True):
        yield {**_of_event(event, cells, named), "record": records.document(Key("events", event.id))}


def _of_crossing(crossing: Crossing, standing: CrossingStanding, records: Records, known_on: date | None) -> Feature:
    position, objects = _position(crossing.lat, crossing.lon), Objects(records, crossing.id, known_on)
    properties = {
        "table": "crossings",
        "name": crossing_name(crossing),
        "kind": crossing.kind,
        "official": crossing.official,
        "status": standing.holding.word or "unknown",
        "status_uncertain": standing.holding.uncertain,
        "status_since": standing.holding.since.text if standing.holding.since else "",
        "status_event": standing.holding.event,
        "status_age_days": standing.holding.age_days,
        "status_reported": standing.holding.reported.text if standing.holding.reported else "",
        "passage": [objects.row(row) for row in standing.passage],
        "passage_words": passage_words(standing, records),
        "permissions": [objects.permit(permit) for permit in standing.permissions],
        "plans": [objects.plan(plan) for plan in standing.plans],
        "held_by": {side: control.by for side, control in standing.sides.items() if control.by},
        "holders": {
            side: [objects.holder(control) for control in held] for side, held in standing.holders.items() if held
        },
        "notes": crossing.notes,
    }
    return _feature(f"crossings/{crossing.id}", [position] if position else [], properties)


def _of_event(event: Event, cells: tuple[Cell, ...], records: Records) -> Feature:
    own = _position(event.place.lat, event.place.lon) if event.place else None
    crossings = [records.crossings[name] for name in event.crossings if name in records.crossings]
    theirs = [found for each in crossings if (found := _position(each.lat, each.lon))]
    positions = [own] if own else theirs
    properties: Feature = {
        "table": "events",
        "title": event.title,
        "type": event.type,
        "date": event.date,
        "date_text": event.date_text,
        "crossings": list(event.crossings),
        "place": event.place.text if event.place else "",
        "place_precision": event.place.precision if event.place else "",
        "located_by": "place" if own else "crossings" if theirs else "",
        "status": "; ".join(dict.fromkeys(report.state for report in status_reports(event.status))),
        "passage": passage_said(event, records),
        "control": control_said(event, records),
        "figures": [_figure(figure, records) for figure in figures(event)],
        "contested": [topic.about for topic in contested(event)],
        "claims": [sentence(claim, records) for claim in event.claims],
        "summary": event.summary,
        "tags": list(event.tags),
    }
    properties |= zip(_HEADERS, cells, strict=True)
    return _feature(f"events/{event.id}", positions, properties)


def _figure(figure: Figure, records: Records) -> dict[str, Any]:
    """The range of one count, each end with those who say it."""
    topic = worded_topic(figure.claims[0])
    return {
        "about": topic.about,
        **({"of": topic.of} if topic.of else {}),
        "low": figure.low,
        "low_by": [speaker_words(claim, records) for claim in figure.low_by],
        "best": figure.best,
        "best_by": [speaker_words(claim, records) for claim in figure.best_by],
        "high": figure.high,
        "high_by": [speaker_words(claim, records) for claim in figure.high_by],
    }


def _feature(name: str, positions: list[list[float]], properties: dict[str, Any]) -> Feature:
    kept = {field: value for field, value in properties.items() if value or value == 0}
    return {"type": "Feature", "id": name, "geometry": _geometry(positions), "properties": kept}


def _geometry(positions: list[list[float]]) -> Feature | None:
    if not positions:
        return None
    if len(positions) == 1:
        return {"type": "Point", "coordinates": positions[0]}
    return {"type": "MultiPoint", "coordinates": positions}


def _position(lat: float | None, lon: float | None) -> list[float] | None:
    """A position on the globe; None for what is none."""
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return [lon, lat]
