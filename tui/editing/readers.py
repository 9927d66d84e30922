"""What an editor asks while someone types: what the text means, and what it may become. Changes nothing."""

import re
from typing import Any, NamedTuple, Protocol

from store.entry.errors import EntryError
from store.entry.field import WORDS_BESIDE, Context, Entry, completions, read_entry
from store.entry.json_text import document_of
from store.records.interface import table_of
from store.records.introspection import Field, Kind, fields_of
from store.records.model import Key, Path, Place
from store.store import Store
from store.text.slug import free
from store.words.names import called, names_of

_ONE = {"crossings": "crossing", "sources": "source", "actors": "actor"}
LISTS = frozenset({Kind.TEXTS, Kind.REFERENCES, Kind.WORDS_BY_NAME})
"""Kinds whose text is several entries, with commas between."""


_LATITUDE, _LONGITUDE = (
    next(field for field in fields_of(Place) if field.kind is kind) for kind in (Kind.LATITUDE, Kind.LONGITUDE)
)
_COUNTRY_BEHIND = re.compile(r"(?P<name>.*?)[\s,(]+(?P<country>[A-Z]{2})\)?")
_COUNTRY_BEFORE = re.compile(r"(?P<country>[A-Z]{2})\s+(?P<name>.+)")
_PLACE_AT_END = re.compile(r"(?P<sides>.*?)[\s,;]+(?P<lat>-?\d{1,2}(?:\.\d+)?)[\s,;]+(?P<lon>-?\d{1,3}(?:\.\d+)?)")


class Offer(NamedTuple):
    """A text that the entry may become, and what it is; `makes` is a record that would be made for it."""

    text: str
    words: str = ""
    makes: str = ""


class Reader(Protocol):
    """What an editor needs to know of the thing it edits."""

    def read(self, text: str) -> Entry:
        """What the text means. Raises EntryError."""

    def offers(self, text: str) -> tuple[Offer, ...]:
        """What the text may become."""


class FieldReader:
    """Reads one field of one record."""

    def __init__(self, store: Store, key: Key, field: Field, context: Context) -> None:
        self._store, self._key, self._field, self._context = store, key, field, context
        self.names_crossing = False
        """Whether the text names a crossing that is being added, of which it may say more."""

    def read(self, text: str) -> Entry:
        """The value that the text means; an id that another record has is refused."""
        if self._field.kind is Kind.LATITUDE and (pair := _pair(text)):
            north = read_entry(self._field, pair[0], self._context)
            return Entry(north.value, f"{north.echo}, {read_entry(_LONGITUDE, pair[1], self._context).echo}")
        if self.names_crossing and "/" in text:
            return self._crossing(text)
        entry = read_entry(self._field, text, self._context)
        if self._field.kind is Kind.ID:
            self._refuse(entry.value)
        return entry

    def beside(self, text: str) -> dict[str, Any]:
        """What the text says of the fields beside this one: a date's own words, the second of two coordinates."""
        if self._field.kind is Kind.LATITUDE and (pair := _pair(text)):
            return {"lon": read_entry(_LONGITUDE, pair[1], self._context).value}
        words = read_entry(self._field, text, self._context).words
        return {WORDS_BESIDE[self._field.name]: words} if words and self._field.name in WORDS_BESIDE else {}

    def _crossing(self, text: str) -> Entry:
        """The name of the first side, and as its echo what else the text says: countries, the other side, the place."""
        sides, place = crossing_typed(text)
        told = [" ".join(filter(None, (side.get("country"), side["name"]))) for side in sides]
        told += [f"no country for {side['name']}" for side in sides if "country" not in side]
        if place:
            pairs = zip((_LATITUDE, _LONGITUDE), place, strict=True)
            told.append(", ".join(read_entry(*pair, self._context).echo for pair in pairs))
        return Entry(sides[0]["name"], " · ".join(told))

    def around(self, text: str) -> dict[Path, Any]:
        """What the name of a new crossing says besides: countries, the other side, the place; by their paths."""
        if not self.names_crossing or "/" not in text:
            return {}
        sides, place = crossing_typed(text)
        found: dict[Path, Any] = {
            ("sides", number, name): value
            for number, side in enumerate(sides)
            for name, value in side.items()
            if (number, name) != (0, "name")
        }
        return found | {(name,): float(value) for name, value in zip(("lat", "lon"), place, strict=False)}

    def _refuse(self, new_id: str | None) -> None:
        if not new_id:
            raise EntryError("a record needs an id, as in qaim-reopens-2019-09")
        others = set(table_of(self._store, self._key.table)) - {self._key.id}
        if new_id in others:
            raise EntryError(f"{new_id} is another record's already; free is {free(new_id, others)}")

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Words of the vocabulary with what they mean; records with their names; what could be made."""
        field = self._field
        found = tuple(self._offer(text_) for text_ in completions(field, text, self._context))
        name = (text.split(",")[-1] if field.kind in LISTS else text).strip()
        if field.refers in _ONE and name and not called(self._store, field.refers, name):
            return (*found, Offer(name, f"make a new {_ONE[field.refers]}", makes=field.refers))
        return found

    def _offer(self, text: str) -> Offer:
        field = self._field
        if field.refers:
            record = table_of(self._store, field.refers).get(text)
            return Offer(text, next(iter(names_of(record)), "") if record is not None else "")
        word = field.words.find(text) if field.words else None
        return Offer(text, word.label if word is not None and word.label != text else "")


def _pair(text: str) -> tuple[str, str] | None:
    """Latitude and longitude as maps give them to copy, "34.398, 40.976"; None where the text is one coordinate."""
    first, comma, second = text.replace(";", ",").partition(", ")
    return (first, second) if comma and first.strip() and second.strip() else None


def crossing_typed(text: str) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """The two sides and the coordinates of a crossing as it is typed: `al-Qaim IQ / Albu Kamal SY 34.38, 40.98`.

    Raises EntryError where it has no two named sides.
    """
    placed = _PLACE_AT_END.fullmatch(text.strip())
    names = [part.strip() for part in (placed["sides"] if placed else text).split("/")]
    if len(names) != 2 or not all(names):
        raise EntryError("expected two sides with a slash between, as in al-Qaim IQ / Albu Kamal SY")
    sides = []
    for name in names:
        told = _COUNTRY_BEHIND.fullmatch(name) or _COUNTRY_BEFORE.fullmatch(name)
        sides.append({"country": told["country"], "name": told["name"]} if told else {"name": name})
    return sides, (placed["lat"], placed["lon"]) if placed else ()


class RecordReader:
    """Reads all of a record from its JSON."""

    def __init__(self, table: str) -> None:
        self._table = table

    def read(self, text: str) -> Entry:
        """The record's document, checked as the file's own would be."""
        return Entry(document_of(self._table, text))

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Nothing."""
        return ()


def document_named(table: str, name: str) -> dict[str, Any]:
    """A record that has only what it is called; the two names of a crossing may stand with a slash between."""
    if table == "crossings":
        return {"sides": [{"name": part.strip()} for part in name.split("/")[:2] if part.strip()]}
    return {"name" if table == "actors" else "title": name}
