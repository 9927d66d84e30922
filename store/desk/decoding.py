"""From a record's bytes to its typed record, leniently, and what makes a record wrong, in words.

A wrong record hides no other and is not hidden itself: what can be read of it is shown, and the rest is told.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterable
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import msgspec

from store import file
from store.file.slices import Records, Slices, numbers
from store.records.json_values import WrongValue, decode, decode_document, is_finite
from store.records.model import TABLES, Document, Import, Key, Meta
from store.records.record_map import RecordMap
from store.records.stretches import UNREADABLE, decoded

T = TypeVar("T", bound=msgspec.Struct)

_WORDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
}


_ID = attrgetter("id")
_ELSEWHERE: dict[str, type[msgspec.Struct]] = {"meta": Meta, "imports": Import}
"""How the documents are read that are no records of the field."""
CONFLICTS = "conflicts"
"""As in `store.file.merge`, which only a file with conflicts needs."""
OURS = frozenset({*TABLES, *_ELSEWHERE, CONFLICTS})
"""The tables that mean something here; those of others are kept as they are."""

_LONGEST_WHOLE = 300
_TOO_GREAT = "a number too large to calculate with; expected a smaller one"


class Quarantined(NamedTuple):
    """A record that is wrong, or whose id another one already has. `offer` is the next free id for the latter.

    `place` is told as in "events/12: title", `why` as in "expected a text, found a number". An `unreadable` one
    cannot be edited, only put right as a whole by `Store.repair`; `raw` is its text. `line` and `column` tell where
    that stands in the file as it was read, counted from 1; 0 where the document id leads to it.
    """

    key: Key
    doc_id: str
    place: str
    why: str
    offer: str = ""
    unreadable: bool = False
    raw: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


class Decoded(NamedTuple):
    """The records of a table, and those of them that are wrong."""

    record_map: RecordMap[Any]
    wrong: list[Quarantined]


def decode_table(table: str, kind: type[T], raws: Records) -> Decoded:
    """Decode every record of a table, but for those that were made while the file was read."""
    doc_ids = numbers(raws)
    records = raws.take_decoded() if isinstance(raws, Slices) else None
    if records is None:
        records = decoded(kind, raws.values())
    wrong: list[Quarantined] = []
    for place in [place for place, record in enumerate(records) if record is None]:
        doc_id = str(doc_ids[place])
        records[place], problem = decode_one(table, doc_id, kind, raws[doc_id])
        wrong += [problem] if problem else []
    return Decoded(_by_id(table, records, doc_ids, wrong), wrong)


def _by_id(table: str, records: list[T], doc_ids: array[int], wrong: list[Quarantined]) -> RecordMap[T]:
    """By id; one without an id, or with one already taken by an earlier record, goes by its document id."""
    places = dict(zip(map(_ID, records), range(len(records)), strict=True))
    if len(places) == len(records) and "" not in places:
        return RecordMap(records, doc_ids, places)
    taken = set(places)
    places = {}
    for place, (doc_id, record) in enumerate(zip(map(str, doc_ids), records, strict=True)):
        name: str = _ID(record)
        if name and name in places:
            wrong.append(twice(table, doc_id, name, str(doc_ids[places[name]]), taken))
        if not name or name in places:
            name = numbered(doc_id)
            records[place] = msgspec.structs.replace(record, id=name)
        places[name] = place
    return RecordMap(records, doc_ids, places)


def numbered(doc_id: str) -> str:
    """Return the name of a record without an id: its document id, as in `#12`."""
    return f"#{doc_id}"


def twice(table: str, doc_id: str, name: str, other: str, taken: Iterable[str]) -> Quarantined:
    """The report of a record whose id an earlier record already has."""
    from store.text.slug import free

    offer = free(name, set(taken))
    why = f'"{name}" is already the id of {table}/{other}; "{offer}" is free'
    return Quarantined(Key(table, numbered(doc_id)), doc_id, f"{table}/{doc_id}: id", why, offer)


def decode_one(table: str, doc_id: str, kind: type[T], raw: Any) -> tuple[T, Quarantined | None]:
    """Decode one record; a wrong one as far as it can be read, with the report of what is wrong."""
    try:
        return msgspec.json.decode(raw, type=kind), None
    except UNREADABLE:
        return decode_what_can_be(table, doc_id, kind, raw)


def decode_read(table: str, doc_id: str, kind: type[T], document: Document) -> T:
    """The record of a document that is decoded already, as far as it can be read; it shares the document's texts."""
    try:
        if is_finite(document):  # msgspec finds a number that is too great in a text only
            return msgspec.convert(document, kind)
    except (*UNREADABLE, UnicodeEncodeError):  # the latter for half of a surrogate pair
        pass
    return decode_one(table, doc_id, kind, json.dumps(document).encode())[0]


def wrong_elsewhere(table: str, doc_id: str, raw: bytes) -> Quarantined | None:
    """Return what is wrong with a document that is no record: of `meta`, `conflicts` or a foreign table."""
    found = decode_one(table, doc_id, _ELSEWHERE[table], raw)[1] if table in _ELSEWHERE else None
    place, why = (found.place, found.why) if found else (f"{table}/{doc_id}", _why_no_document(table, raw))
    text = raw.decode(errors="replace")
    return Quarantined(Key(table, numbered(doc_id)), doc_id, place, why, unreadable=True, raw=text) if why else None


def _why_no_document(table: str, raw: bytes) -> str:
    try:
        document = decode_document(raw)
        if table == CONFLICTS:
            file.merge.Conflict.told_by(document)
    except ValueError as problem:
        return str(problem)
    return ""


def decode_what_can_be(table: str, doc_id: str, kind: type[T], raw: Any) -> tuple[T, Quarantined]:
    """Decode the fields of a wrong record that are right, and report the first thing that is wrong."""
    place, why = _why(kind, raw)
    fields: dict[str, Any] = {}
    if isinstance(document := _plain(raw), dict):
        for field in msgspec.structs.fields(kind):
            if field.encode_name in document:
                fields |= _field(field, document[field.encode_name])
    name = fields.get("id") or numbered(doc_id)
    where = f"{table}/{doc_id}" + (f": {place}" if place else "")
    return kind(**fields), Quarantined(Key(table, name), doc_id, where, why)


def _why(kind: type[T], raw: Any) -> tuple[str, str]:
    """The place in the record that is wrong, empty for all of it, and what is wrong there."""
    try:
        msgspec.convert(msgspec.json.decode(raw), kind)
    except msgspec.ValidationError as error:
        return _told(str(error))
    except UNREADABLE:
        return "", _why_unreadable(raw)
    return "", _TOO_GREAT


def _why_unreadable(raw: Any) -> str:
    try:
        decode(bytes(raw))
    except WrongValue as problem:
        return str(problem)
    return _TOO_GREAT


def _plain(raw: Any) -> Any:
    """The value as plain objects, numbers that are too great left out; None where it cannot be followed."""
    try:
        return json.loads(
            bytes(raw),
            parse_float=_within_range,
            parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_WHOLE else None,
            parse_constant=lambda _: None,
        )
    except (ValueError, RecursionError):
        return None


def _within_range(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def _field(field: msgspec.structs.FieldInfo, value: Any) -> dict[str, Any]:
    try:
        return {field.name: msgspec.convert(value, field.type)}
    except (msgspec.MsgspecError, UnicodeEncodeError):  # the latter for half of a surrogate pair
        return {}


def why_not(error: msgspec.ValidationError) -> str:
    """Return why a value does not fit its field, as in "expected a text, found a number"."""
    return _told(str(error))[1]


def _told(message: str) -> tuple[str, str]:
    """Msgspec's "Expected `str`, got `int` - at `$.title`" as "title" and "expected a text, found a number"."""
    said, _, at = message.partition(" - at ")
    for name, words in _WORDS.items():
        said = said.replace(f"`{name}`", words)
    pieces = said.split("`")
    said = "".join(" or ".join(_WORDS.get(word, word) for word in piece.split(" | ")) for piece in pieces)
    said = said.replace("Expected", "expected").replace(", got", ", found")
    place = at.strip("`").removeprefix("$").removeprefix(".")
    return place, said
