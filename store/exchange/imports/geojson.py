"""Points of a GeoJSON file (RFC 7946) or of OpenStreetMap: events where their properties tell a date, else crossings.

What is no point is kept with the import, but is no record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, ClassVar

from store.exchange.imports.account import UNSAID, Cells, Taken, Told, Wanted, account_of, account_of_objects
from store.exchange.imports.columns import digest, listed
from store.exchange.imports.fields import FIELDS
from store.exchange.imports.guess import corrected, guessed, of_persons
from store.exchange.imports.layout import CellEdits, Notice, Warn
from store.exchange.imports.names import Names
from store.exchange.imports.objects import items, members, text, value_like
from store.exchange.imports.places import countries_of
from store.exchange.imports.plain import (
    Fields,
    changed_crossing,
    changed_fields,
    crossing_of,
    event_of,
    with_both_countries,
    with_reporter,
)
from store.exchange.imports.values import read_coordinate, said
from store.records.model import Document

_OF_CROSSINGS = ("id", "title", "summary", "country", "country 2")
_ALSO_NAMED = ("alt_name", "old_name", "official_name", "int_name")


class Points:
    """A feature collection whose properties mean what `mapping` says."""

    system = "GeoJSON"
    global_ids = False
    under = "properties"
    """The member of a feature that has its properties."""
    placed: ClassVar[Mapping[str, str]] = {"id": "id", "geometry.coordinates": "position"}
    """What else is taken of a feature, by its path with dots."""

    def __init__(self, mapping: Mapping[str, str], shape: str = "", manners: Mapping[str, str] | None = None) -> None:
        self.mapping = dict(mapping)
        self.table = shape or ("events" if "date" in mapping else "crossings")
        self.manners = dict(manners or {})

    @classmethod
    def of(cls, features: Sequence[Mapping[str, Any]], wanted: Wanted = UNSAID) -> Points:
        """The layout for these features: what their properties are, by names and values, and as a person chose them.

        Raises ImportProblem for a chosen property that no feature has. Points are events where most of them tell a
        date of their own; that one post was built in 1975 makes none.
        """
        having = [members(feature.get(cls.under)) for feature in features]
        names, cells = properties_of(having, wanted)
        chosen = {field: name.removeprefix(f"{cls.under}.") for field, name in wanted.columns.items()}
        found = corrected(guessed(names, cells=cells), chosen, names)
        shape = wanted.shape
        dated = found.get("date")
        told = (
            sum(bool(said(_words(properties.get(names[dated])))) for properties in having) if dated is not None else 0
        )
        posts = any(_words(properties.get("barrier")) == "border_control" for properties in having)
        counted = "killed" in found or "injured" in found
        if shape != "events" and (shape == "crossings" or posts or (told * 2 <= len(having) and not counted)):
            found = {field: number for field, number in found.items() if field in (*_OF_CROSSINGS, "crossing")}
            if "crossing" in found and "title" not in found:
                found["title"] = found["crossing"]
            found.pop("crossing", None)
            shape = "crossings"
        else:
            shape = "events"
        return cls({field: names[number] for field, number in found.items()}, shape)

    def settle(self, features: Sequence[Mapping[str, Any]], wanted: Wanted) -> tuple[tuple[Told, ...], list[Notice]]:
        """The account of what the features have, and what is odd about it; decides how dates and decimals are read."""
        names, cells = properties_of([members(feature.get(self.under)) for feature in features], wanted)
        taken = {names.index(name): Taken(field, FIELDS[field].kind) for field, name in self.mapping.items()}
        manners = cells.manners(taken)
        self.manners = {taken[number].field: manner for number, manner in manners.items()}
        told = {f"{self.under}.{each.name}": each for each in account_of(names, taken, manners, cells) if each.taken_as}
        account = account_of_objects(features, self.taken)
        inner = f"{self.under}."
        columns = tuple(
            told.get(each.name, each)._replace(name=each.name, open=each.name.startswith(inner)) for each in account
        )
        return columns, cells.odd(names, taken, manners)

    def of_persons(self, features: Sequence[Mapping[str, Any]], wanted: Wanted) -> Notice | None:
        """What is asked where the points are persons by what is told of them."""
        names, cells = properties_of([members(feature.get(self.under)) for feature in features], wanted)
        found = {field: names.index(name) for field, name in self.mapping.items()}
        return of_persons(names, cells, {**found, "position": -1}, wanted.columns)

    @property
    def meanings(self) -> dict[str, str]:
        """What a person can say that a property is."""
        where = ("position", "lat", "lon")
        return dict.fromkeys(_OF_CROSSINGS if self.table == "crossings" else [f for f in FIELDS if f not in where], "")

    @property
    def taken(self) -> dict[str, Taken]:
        """What each member of a feature is taken for, by its path with dots."""
        found = {f"{self.under}.{name}": Taken(field, FIELDS[field].kind) for field, name in self.mapping.items()}
        found |= {name: Taken(field) for name, field in self.placed.items()}
        return found | (
            {f"{self.under}.{name}": Taken("other name") for name in ("name:*", *_ALSO_NAMED)}
            if self.table == "crossings"
            else {}
        )

    @staticmethod
    def fits(item: Mapping[str, Any]) -> bool:
        """Whether an object is a feature."""
        return item.get("type") == "Feature" and "geometry" in item

    @property
    def name(self) -> str:
        """The mapping, for it is what can be wrong."""
        by = ", ".join(f"{field} = {name!r}" for field, name in self.mapping.items())
        return f"{self.system} points as {self.table}" + (f" by properties: {by}" if by else "")

    def own_id(self, item: Mapping[str, Any]) -> str:
        """The feature's id or that among its properties; else its position and name, which several events may have."""
        fields = self._fields(item)
        given = text(item.get("id")) or fields.get("id", "")
        return given or " ".join(filter(None, (fields.get("lon"), fields.get("lat"), fields.get("title"))))

    def further_id(self, item: Mapping[str, Any], raw: str) -> str:
        """The id of an event without one of its own, whose position and name are none or another's."""
        given = text(item.get("id")) or self._fields(item).get("id", "")
        return "" if given or self.table != "events" else digest(raw)

    def skipped(self, item: Mapping[str, Any]) -> str:
        """What a feature is that is no point; an event may have no place."""
        kind = text(members(item.get("geometry")).get("type"))
        placed = kind == "Point" or (not kind and self.table == "events")
        return self._unnamed(item) if placed else f"no point: {kind or 'no geometry'}"

    def countries(self, item: Mapping[str, Any]) -> frozenset[str]:
        """The countries that a feature says it lies in or between."""
        return countries_of(self._fields(item).get("country", ""))

    def _unnamed(self, item: Mapping[str, Any]) -> str:
        """A crossing without a name in any language is none that can be told of."""
        properties = members(item.get(self.under))
        named = said(_words(properties.get(self.mapping.get("title", "name")))) or any(_other_names(properties))
        return "" if named or self.table != "crossings" else "no name of a crossing"

    def record_id(self, own_id: str, document: Document) -> str:
        """Its name, or its title and month."""
        if self.table == "crossings":
            return str(document["sides"][0]["name"] or own_id)
        return f"{' '.join(str(document['title']).split()[:5])} {document.get('date', '')[:7]}"

    def document(self, item: Mapping[str, Any], names: Names, warn: Warn) -> Document:
        """The event or crossing that a point makes."""
        fields = self._fields(item)
        if not fields["lat"] and (item.get("geometry") or self.table == "crossings"):
            warn("no coordinates; expected longitude and latitude in degrees")
        if self.table == "events":
            return event_of(fields, names, warn, self.manners)
        document = crossing_of({**fields, "crossing": fields.get("title", "")}, warn)
        if others := list(_other_names(members(item.get(self.under)))):
            document["sides"][0]["names"] = others
        return document

    def edits(self, item: Mapping[str, Any], says: Document, held: Document, names: Names) -> CellEdits:
        """Each field goes back to its property, a position to the geometry."""
        fields = self._fields(item)
        if self.table == "events":
            now = changed_fields(fields, says, held, names, self.manners)
        else:
            found = changed_crossing(fields, says, held)
            now = {"title" if field == "crossing" else field: words for field, words in found.items()}
        changed: dict[Any, Any] = {}
        for at, field in enumerate(("lon", "lat")):
            if position := now.pop(field, ""):
                changed[self.place_of(item, field, at)] = float(position)
        properties = members(item.get(self.under))
        for field, words in now.items():
            if name := self.mapping.get(field):
                before = properties.get(name)
                changed[self.under, name] = listed(words) if isinstance(before, list) else value_like(before, words)
        return changed

    def place_of(self, _item: Mapping[str, Any], _field: str, at: int) -> tuple[str | int, ...]:
        """Where a coordinate stands in a feature; `at` is 0 for a longitude and 1 for a latitude."""
        return ("geometry", "coordinates", at)

    def position_of(self, item: Mapping[str, Any]) -> tuple[str, str]:
        """Longitude and latitude; both empty where there are none."""
        at = [str(number) for number in items(members(item.get("geometry")).get("coordinates"))[:2]]
        return (at[0], at[1]) if len(at) == 2 else ("", "")

    def _fields(self, item: Mapping[str, Any]) -> Fields:
        properties = members(item.get(self.under))
        fields = {field: said(_words(properties.get(name))) for field, name in self.mapping.items()}
        fields = with_reporter(with_both_countries(fields), self.mapping.get("source", ""))
        lon, lat = self.position_of(item)
        sound = read_coordinate(lat, 90) is not None and read_coordinate(lon, 180) is not None
        return fields | ({"lat": lat, "lon": lon} if sound else {"lat": "", "lon": ""})


class Elements(Points):
    """Elements of OpenStreetMap as Overpass answers them: nodes, and ways or relations with their centre."""

    system = "OpenStreetMap"
    global_ids = True
    under = "tags"
    placed: ClassVar[Mapping[str, str]] = {
        "type": "id",
        "id": "id",
        "lat": "lat",
        "lon": "lon",
        "center.lat": "lat",
        "center.lon": "lon",
    }

    @staticmethod
    def fits(item: Mapping[str, Any]) -> bool:
        """Whether an object is an element with tags."""
        return item.get("type") in ("node", "way", "relation") and isinstance(item.get("tags"), dict) and "id" in item

    def own_id(self, item: Mapping[str, Any]) -> str:
        """The kind of the element and its number, as in node/1."""
        return f"{text(item.get('type'))}/{text(item.get('id'))}"

    def skipped(self, item: Mapping[str, Any]) -> str:
        """Why an element is no record: it is only a point of another's line, or lies nowhere."""
        if not isinstance(item.get("tags"), dict):
            return "no tags"
        return self._unnamed(item) if self.position_of(item)[0] else "no position; ask Overpass for `out center`"

    def place_of(self, item: Mapping[str, Any], field: str, _at: int) -> tuple[str | int, ...]:
        """Where a coordinate stands: with the element, or in its centre."""
        return (field,) if field in item else ("center", field)

    def position_of(self, item: Mapping[str, Any]) -> tuple[str, str]:
        """Longitude and latitude of the element or of its centre."""
        at = item if "lat" in item else members(item.get("center"))
        return (str(at["lon"]), str(at["lat"])) if "lat" in at and "lon" in at else ("", "")


def properties_of(having: Sequence[Mapping[str, Any]], wanted: Wanted) -> tuple[list[str], Cells]:
    """The names of the features' properties, and their values as the cells of a table."""
    names = [name for name in dict.fromkeys(chain.from_iterable(having)) if isinstance(name, str)]
    return names, Cells([[_words(properties.get(name)) for name in names] for properties in having], wanted)


def _other_names(properties: Mapping[str, Any]) -> Iterator[Document]:
    """A crossing's names in other languages and its other ones, as OpenStreetMap has them."""
    for name, value in properties.items():
        if name.startswith("name:") and text(value):
            yield {"value": text(value), "lang": name.partition(":")[2]}
        elif name in _ALSO_NAMED and text(value):
            kinds = {"old_name": "historic", "official_name": "official"}
            yield {"value": text(value), "kind": kinds.get(name, "alias")}


def _words(value: Any) -> str:
    """A property in words; lists are joined as cells list their parts."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, float):
        return f"{value:g}" if value == int(value) else str(value)
    return text(value)
