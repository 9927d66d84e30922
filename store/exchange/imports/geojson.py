"""Points of a GeoJSON file (RFC 7946): events where their properties tell a date, else crossings.

Owns how a feature is read and written back. What is no point is kept with the import, but is no record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange.imports.columns import coordinate, listed
from store.exchange.imports.guess import guessed
from store.exchange.imports.objects import items, members, text
from store.exchange.imports.plain import Fields, changed_fields, event_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.imports.layout import CellEdits, Warn
    from store.exchange.imports.names import Names
    from store.records.model import Document


class Points:
    """A feature collection whose properties mean what `mapping` says."""

    system = "GeoJSON"
    global_ids = False

    def __init__(self, mapping: Mapping[str, str]) -> None:
        self.mapping = dict(mapping)
        self.table = "events" if "date" in mapping else "crossings"

    @classmethod
    def of(cls, features: Sequence[Mapping[str, Any]]) -> Points:
        """The layout for these features, by the names of their properties."""
        names = dict.fromkeys(name for feature in features for name in members(feature.get("properties")))
        return cls(guessed([name for name in names if isinstance(name, str)]))

    @staticmethod
    def fits(item: Mapping[str, Any]) -> bool:
        """Whether an object is a feature."""
        return item.get("type") == "Feature" and "geometry" in item

    @property
    def name(self) -> str:
        """The mapping, for it is what can be wrong."""
        by = ", ".join(f"{field} = {name!r}" for field, name in self.mapping.items())
        return f"GeoJSON points as {self.table}" + (f" by properties: {by}" if by else "")

    def own_id(self, item: Mapping[str, Any]) -> str:
        """The feature's id or that among its properties; else its position and name."""
        fields = self._fields(item)
        given = text(item.get("id")) or fields.get("id", "")
        return given or " ".join(filter(None, (fields.get("lon"), fields.get("lat"), fields.get("title"))))

    def skipped(self, item: Mapping[str, Any]) -> str:
        """What a feature is that is no point."""
        kind = text(members(item.get("geometry")).get("type"))
        return "" if kind == "Point" else f"no point: {kind or 'no geometry'}"

    def record_id(self, own_id: str, document: Document) -> str:
        """Its name, or its title and month."""
        if self.table == "crossings":
            return str(document["sides"][0]["name"] or own_id)
        return f"{' '.join(str(document['title']).split()[:5])} {document.get('date', '')[:7]}"

    def document(self, item: Mapping[str, Any], names: Names, warn: Warn) -> Document:
        """The event or crossing that a point makes."""
        fields = self._fields(item)
        if not fields["lat"]:
            warn("no coordinates; expected longitude and latitude in degrees")
        if self.table == "events":
            return event_of(fields, names, warn)
        document: Document = {"sides": [{"name": fields.get("title", "")}]}
        if fields["lat"]:
            document |= {"lat": float(fields["lat"]), "lon": float(fields["lon"])}
        return document | ({"notes": fields["summary"]} if fields.get("summary") else {})

    def edits(self, item: Mapping[str, Any], says: Document, held: Document, names: Names) -> CellEdits:
        """Each field goes back to its property, a position to the geometry."""
        if self.table == "events":
            now = changed_fields(self._fields(item), says, held, names)
        else:
            now = _crossing_fields(says, held)
        changed: dict[Any, Any] = {}
        for at, field in enumerate(("lon", "lat")):
            if position := now.pop(field, ""):
                changed["geometry", "coordinates", at] = float(position)
        properties = members(item.get("properties"))
        for field, words in now.items():
            if name := self.mapping.get(field):
                changed["properties", name] = _value_like(properties.get(name), words)
        return changed

    def _fields(self, item: Mapping[str, Any]) -> Fields:
        properties = members(item.get("properties"))
        fields = {field: _words(properties.get(name)) for field, name in self.mapping.items()}
        at = [str(number) for number in items(members(item.get("geometry")).get("coordinates"))[:2]]
        lon, lat = at if len(at) == 2 else ("", "")
        sound = coordinate(lat, 90) is not None and coordinate(lon, 180) is not None
        return fields | ({"lat": lat, "lon": lon} if sound else {"lat": "", "lon": ""})


def _crossing_fields(says: Document, held: Document) -> Fields:
    sides = held.get("sides") or [{}]
    now = {"title": str(sides[0].get("name", "")), "summary": str(held.get("notes", ""))}
    was = {"title": str(says["sides"][0]["name"]), "summary": str(says.get("notes", ""))}
    for name in ("lat", "lon"):
        now[name], was[name] = (str(side.get(name, "")) for side in (held, says))
    return {field: value for field, value in now.items() if value != was[field]}


def _value_like(before: Any, words: str) -> Any:
    """Words as a property of the kind that was there: a list, or a number, which goes where there are no words."""
    if isinstance(before, list):
        return listed(words)
    if isinstance(before, bool) or not isinstance(before, int | float):
        return words
    try:
        return int(words) if words.lstrip("-").isdecimal() else float(words)
    except ValueError:
        return words or None


def _words(value: Any) -> str:
    """A property in words; lists are joined as cells list their parts."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, float):
        return f"{value:g}" if value == int(value) else str(value)
    return text(value)
