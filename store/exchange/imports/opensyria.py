"""Open-Syria's two lists: locations, of which the border crossings are taken, and dated status snapshots.

A location that is no border crossing is kept with the import, but is no record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from store.exchange.imports.account import Kind, Taken
from store.exchange.imports.days import read_day
from store.exchange.imports.layout import CellEdits, Warn
from store.exchange.imports.names import Names
from store.exchange.imports.objects import items, members, text
from store.exchange.imports.places import countries_of
from store.exchange.imports.statuses import read_status
from store.exchange.imports.values import read_coordinate
from store.records.model import Document
from store.records.vocabulary import CrossingKind, EventType, NameKind, Status

EXTERNAL = "opensyria"
"""The name of its ids among a crossing's `external_ids`."""

_CROSSING = "border_crossing"
_ENDING = " Border Crossing"
_COUNTRY = "SY"
_KINDS = {"alias": NameKind.ALIAS.value, "transliteration": NameKind.TRANSLITERATION.value}
_STATUSES = {
    "active": Status.OPEN.value,
    "limited": Status.LIMITED.value,
    "closed": Status.CLOSED.value,
    "inactive": Status.INACTIVE.value,
    "unknown": Status.UNKNOWN.value,
}
_WORDS = {status: word for word, status in _STATUSES.items()}


class Locations:
    """The list of places."""

    system = "Open-Syria"
    name = "Open-Syria locations"
    table = "crossings"
    global_ids = True
    taken: ClassVar = {
        "id": Taken("id"),
        "name": Taken("name"),
        "aliases": Taken("other name"),
        "locationTypes": Taken("whether it is a crossing"),
        "transportModes": Taken("kind"),
        "coordinates.latitude": Taken("lat", Kind.LAT),
        "coordinates.longitude": Taken("lon", Kind.LON),
        "administrativeLocation.localityName.en": Taken("town"),
        "externalIds": Taken("external id"),
        "notes": Taken("notes"),
    }

    @staticmethod
    def fits(item: Mapping[str, Any]) -> bool:
        """Whether an object is a location."""
        return {"id", "name", "locationTypes", "coordinates"} <= item.keys()

    def own_id(self, item: Mapping[str, Any]) -> str:
        """The location's id."""
        return text(item.get("id"))

    def skipped(self, item: Mapping[str, Any]) -> str:
        """What a location is that is no border crossing."""
        kinds = item.get("locationTypes")
        named = [kind for kind in kinds if isinstance(kind, str)] if isinstance(kinds, list) else []
        return "" if _CROSSING in named else f"no border crossing: {', '.join(named) or 'of no type'}".replace("_", " ")

    def record_id(self, _own_id: str, document: Document) -> str:
        """The crossing's name."""
        return str(document["sides"][0]["name"])

    def document(self, item: Mapping[str, Any], _names: Names, warn: Warn) -> Document:
        """The crossing, with its Syrian side; the list does not name the other one."""
        names = members(item.get("name"))
        name = text(names.get("en")) or next(filter(None, map(text, names.values())), "") or self.own_id(item)
        side: Document = {"country": _COUNTRY, "name": name.removesuffix(_ENDING)}
        others = [{"value": text(word), "lang": lang} for lang, word in names.items() if lang != "en" and text(word)]
        others += [_alias(alias) for alias in items(item.get("aliases"))]
        if others := [other for other in others if other.get("value")]:
            side["names"] = others
        town = members(members(item.get("administrativeLocation")).get("localityName")).get("en")
        if text(town):
            side["town"] = text(town)
        document: Document = {"sides": [side]}
        at = members(item.get("coordinates"))
        lat, lon = read_coordinate(str(at.get("latitude")), 90), read_coordinate(str(at.get("longitude")), 180)
        if lat is None or lon is None:
            warn("no coordinates; expected latitude and longitude in degrees")
        else:
            document |= {"lat": lat, "lon": lon}
        modes = item.get("transportModes")
        rail_only = isinstance(modes, list) and "rail" in modes and "road" not in modes
        document["kind"] = CrossingKind.RAIL.value if rail_only else CrossingKind.ROAD.value
        document["external_ids"] = {EXTERNAL: self.own_id(item), **members(item.get("externalIds"))}
        if text(item.get("notes")):
            document["notes"] = text(item.get("notes"))
        return document

    def edits(self, _item: Mapping[str, Any], says: Document, held: Document, _names: Names) -> CellEdits:
        """Name, coordinates and notes go back to their places."""
        changed: dict[Any, Any] = {}
        for name, path in (("lat", "latitude"), ("lon", "longitude")):
            if says.get(name) != held.get(name):
                changed["coordinates", path] = held.get(name)
        if says.get("notes") != held.get("notes"):
            changed["notes",] = held.get("notes")
        sides = held.get("sides") or [{}]
        name = sides[0].get("name")
        if name != says["sides"][0]["name"]:
            changed["name", "en"] = name
        return changed


class Snapshots:
    """The list of statuses as of a day."""

    system = "Open-Syria"
    name = "Open-Syria status snapshots"
    table = "events"
    global_ids = True
    taken: ClassVar = {
        "id": Taken("id"),
        "locationId": Taken("crossing"),
        "observedStatus": Taken("status", Kind.STATUS),
        "statusAsOf": Taken("date", Kind.DAY),
        "countryPair": Taken("country"),
        "sourceNames": Taken("place"),
        "statusNote": Taken("summary"),
        "sourceIds": Taken("source"),
    }

    @staticmethod
    def fits(item: Mapping[str, Any]) -> bool:
        """Whether an object is a status snapshot."""
        return {"id", "locationId", "observedStatus", "statusAsOf"} <= item.keys()

    def own_id(self, item: Mapping[str, Any]) -> str:
        """The snapshot's id."""
        return text(item.get("id"))

    def countries(self, item: Mapping[str, Any]) -> frozenset[str]:
        """The two countries that the crossing joins."""
        return countries_of(text(item.get("countryPair")))

    def skipped(self, _item: Mapping[str, Any]) -> str:
        """Every snapshot is an event."""
        return ""

    def record_id(self, _own_id: str, document: Document) -> str:
        """The place and the day."""
        place = next(iter(document.get("crossings", [])), document["place"]["text"])
        return f"{place} status {document.get('date', '')}"

    def document(self, item: Mapping[str, Any], names: Names, warn: Warn) -> Document:
        """A status event; of a place that is no known crossing, without one."""
        location = text(item.get("locationId"))
        called = [text(name) for name in items(item.get("sourceNames")) if text(name)] or [location]
        observed = text(item.get("observedStatus"))
        state = _STATUSES.get(observed) or read_status(observed) or ""
        if not state:
            warn(f"status {item.get('observedStatus')!r}; expected {', '.join(_STATUSES)}; read as unknown")
        document: Document = {"type": EventType.STATUS.value}
        document["title"] = f"{' / '.join(called)}: {state or Status.UNKNOWN.value}"
        day = read_day(text(item.get("statusAsOf")))
        if day is None:
            warn(f"date {item.get('statusAsOf')!r}; expected one such as 2026-03-09; the event stays undated")
        document |= {"date": day.isoformat()} if day else {}
        if note := text(item.get("statusNote")):
            document["summary"] = note
        crossing = names.crossing((EXTERNAL, location), *called, countries=self.countries(item))
        if crossing:
            document["crossings"] = [crossing]
        elif _CROSSING.replace("_", "-") in location:
            warn(f"{location}: no crossing is known by this id or as {' or '.join(called)}; import the locations first")
        document |= {"place": {"text": " / ".join(called)}, "status": state or Status.UNKNOWN.value}
        if sources := _sources(item, names):
            document["sources"] = sources
        return document

    def edits(self, _item: Mapping[str, Any], says: Document, held: Document, _names: Names) -> CellEdits:
        """Status, note and day go back to their places."""
        changed: dict[Any, Any] = {}
        status = held.get("status", "")
        state = status.get("state", "") if isinstance(status, dict) else status
        if state != says["status"]:
            changed |= {("observedStatus",): _WORDS[state]} if state in _WORDS else {}
        for name, path in (("summary", "statusNote"), ("date", "statusAsOf")):
            if held.get(name) != says.get(name):
                changed[path,] = held.get(name)
        return changed


def _sources(item: Mapping[str, Any], names: Names) -> list[str]:
    """The lists that it cites; a date at the end of their id is when they were published."""
    found = []
    for piece in filter(None, map(text, items(item.get("sourceIds")))):
        day = read_day(piece[-len("2026-03-09") :])
        words = piece[: -len("-2026-03-09")] if day else piece
        found.append(names.source(piece, words.replace("-", " ").capitalize(), "", day.isoformat() if day else ""))
    return found


def _alias(alias: Any) -> Document:
    alias = members(alias)
    lang, kind = text(alias.get("language")), _KINDS.get(text(alias.get("type")), NameKind.ALIAS.value)
    return {"value": text(alias.get("value")).removesuffix(_ENDING), **({"lang": lang} if lang else {}), "kind": kind}
