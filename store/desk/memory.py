"""All documents as they stand in memory: the file's image, and over it what is not saved yet, typed on demand.

It knows which record goes by which id, and which records are wrong.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar

import msgspec

from store.desk.decoding import Quarantined, decode_one, decode_table, numbered, twice, wrong_elsewhere
from store.file.base import Quarantined as SetAside
from store.file.image import Image, RecordKey
from store.file.slices import Records
from store.records.json_values import WrongValue, as_far_as_read, decode_document, decode_ours, encode, read_ours, same
from store.records.model import TABLES, Document, Event, EventRow, Import, Key, Meta
from store.records.record_map import Placed, RecordMap
from store.records.stretches import UNREADABLE

T = TypeVar("T", bound=msgspec.Struct)

_KINDS: dict[str, Any] = {**TABLES, "events": EventRow, "imports": Import}
_REMEMBERED = 256


class _Id(msgspec.Struct, gc=False):
    id: str = ""


class Memory:
    """The documents of one file, by table and document id, and the record maps of typed records made from them."""

    def __init__(self, image: Image) -> None:
        self.image = image
        self.unsaved: dict[RecordKey, bytes | None] = {}
        self._record_maps: dict[str, RecordMap[Any]] = {}
        self._wrong: dict[RecordKey, Quarantined] = {}
        self._events: dict[str, Event] = {}
        self.renamed: dict[Key, Key] = {}
        self.meta = self._meta()
        self.record_map("events")

    def raw(self, table: str, doc_id: str) -> bytes | None:
        """A document's bytes as they stand, None where there is no such document."""
        if (table, doc_id) in self.unsaved:
            return self.unsaved[table, doc_id]
        records = self.image.tables.get(table)
        return records.get(doc_id) if records else None

    def document(self, table: str, doc_id: str) -> Document | None:
        """A fresh copy of a document, None where there is none. Raises WrongValue where it is no document."""
        raw = self.raw(table, doc_id)
        if raw is None:
            return None
        return decode_ours(raw) if (table, doc_id) in self.unsaved else decode_document(raw)

    def reading(self, table: str, doc_id: str) -> Document | None:
        """A document, of a wrong one as much as can be read; None where there is none."""
        try:
            return self.document(table, doc_id)
        except WrongValue:
            return as_far_as_read(self.raw(table, doc_id) or b"")

    def documents(self, table: str) -> Iterator[tuple[str, Document]]:
        """A table's documents by document id, as much as can be read of each; of any table."""
        for doc_id in self._raws(table):
            yield doc_id, self.reading(table, doc_id) or {}

    def has(self, table: str) -> bool:
        """Whether any document of a table stands in the file or waits to be saved."""
        return bool(self.image.tables.get(table)) or any(where == table for where, _ in self.unsaved)

    @property
    def tables(self) -> Collection[str]:
        """The tables whose records have a record_map."""
        return _KINDS

    def record_map(self, table: str) -> RecordMap[Any]:
        """A table's typed records by id; of the events only what a list needs. None where the table is not ours."""
        if table not in _KINDS:
            return RecordMap([], array("q"), {})
        if table not in self._record_maps:
            decoded = decode_table(table, _KINDS[table], self._raws(table))
            self._record_maps[table] = decoded.record_map
            self._wrong |= {(table, wrong.doc_id): wrong for wrong in decoded.wrong}
        return self._record_maps[table]

    def names(self, table: str) -> dict[str, str]:
        """The names that the records of a table go by, by document id."""
        record_map = self.record_map(table)
        return {record_map.doc_id(name) or "": name for name in record_map}

    def event(self, name: str) -> Event:
        """A whole event; of a wrong one, what can be read. Raises KeyError when there is none."""
        if name not in self._events:
            doc_id = self.doc_id(Key("events", name))
            event, wrong = decode_one("events", doc_id, Event, self.raw("events", doc_id))
            if wrong:
                self._wrong.setdefault(("events", doc_id), wrong._replace(key=Key("events", name)))
            if len(self._events) >= _REMEMBERED:
                self._events.clear()
            self._events[name] = event if event.id == name else msgspec.structs.replace(event, id=name)
        return self._events[name]

    def doc_id(self, key: Key) -> str:
        """The document id a record stands under. Raises KeyError when there is none."""
        found = self.record_map(key.table).doc_id(key.id)
        if found is None:
            raise KeyError(f"{key.table}/{key.id}")
        return found

    def existing(self, key: Key) -> Document:
        """A fresh copy of a record's document. Raises KeyError when there is none, WrongValue when it is wrong."""
        document = self.document(key.table, self.doc_id(key))
        assert document is not None
        return document

    def naming(self, name: str) -> Iterator[RecordKey]:
        """Return the documents whose text contains a name as a value, whether or not that is a reference."""
        wanted = {encode(name).encode(), json.dumps(name).encode()}
        for table in TABLES:
            for doc_id, raw in self._raws(table).items():
                if any(text in raw for text in wanted):
                    yield table, doc_id

    def own_id(self, table: str, doc_id: str) -> str:
        """The id that stands in a document, empty where there is none."""
        return _own_id(self.raw(table, doc_id))

    def name(self, table: str, doc_id: str) -> str:
        """The name of the record under a document id: its id, or `#12` where it has none or an earlier one has it."""
        if table not in _KINDS:
            return numbered(doc_id)
        own = self.own_id(table, doc_id)
        return own if own and self.record_map(table).doc_id(own) == doc_id else numbered(doc_id)

    @property
    def wrong(self) -> tuple[Quarantined, ...]:
        """The records known to be wrong so far; each is examined when it is first shown."""
        for table in TABLES:
            self.record_map(table)
        return (*map(_aside, self.image.quarantined), *self._wrong.values())

    def examined(self) -> Iterator[Quarantined | None]:
        """Look at every record closely, one a step, and give those that it finds wrong: work for idle moments."""
        for table, kind in TABLES.items():
            added = [doc_id for where, doc_id in self.unsaved if where == table]
            for doc_id in chain(self.image.tables.get(table, ()), added):
                known = (table, doc_id) in self._wrong or self.raw(table, doc_id) is None
                yield None if known else self._look_at(table, doc_id, kind)[1]
        for table in [name for name in self.image.tables if name not in TABLES]:
            for doc_id in [*self.image.tables[table]]:
                yield self._look_elsewhere(table, doc_id)

    def _look_at(self, table: str, doc_id: str, kind: type[T]) -> tuple[T, Quarantined | None]:
        """A whole record, or what can be read of it, and what is wrong with it."""
        raw = self.raw(table, doc_id)
        record, wrong = decode_one(table, doc_id, kind, raw)
        if not wrong:
            try:
                self.document(table, doc_id)
            except WrongValue as problem:
                key, text = Key(table, self.name(table, doc_id)), (raw or b"").decode(errors="replace")
                wrong = Quarantined(key, doc_id, f"{table}/{doc_id}", str(problem), unreadable=True, raw=text)
        if wrong:
            wrong = wrong._replace(key=Key(table, self.name(table, doc_id)))
            self._wrong.setdefault((table, doc_id), wrong)
        return record, wrong

    def _look_elsewhere(self, table: str, doc_id: str) -> Quarantined | None:
        """What is wrong with a document of a table that has no record_map, or whose record_map nobody looks at."""
        raw = self.raw(table, doc_id)
        wrong = None if raw is None or (table, doc_id) in self._wrong else wrong_elsewhere(table, doc_id, raw)
        if wrong:
            line, column = self.image.place(table, doc_id)
            wrong = self._wrong[table, doc_id] = wrong._replace(line=line, column=column)
        return wrong

    def put(self, documents: Mapping[RecordKey, Document | bytes | None]) -> frozenset[Key]:
        """Set documents, given as such or as their texts, or remove them where None.

        Returns the keys concerned, by the names before and after.
        """
        before = self._names(documents)
        for place, document in documents.items():
            self._keep(place, document)
        return self._reindex(before)

    def stand_on(
        self, image: Image, differing: Iterable[RecordKey], unsaved: Mapping[RecordKey, Document | None]
    ) -> frozenset[Key]:
        """Take another image as what the file holds, and these documents as what is not saved in it.

        `differing` are the documents that are no longer as they are here. Returns the keys of the records concerned.
        """
        before = self._names(differing)
        self.image = image
        self.unsaved = {}
        for place, document in unsaved.items():
            self._keep(place, document)
        return self._reindex(before)

    def become(self, fresh: Memory, unsaved: Mapping[RecordKey, Document | None]) -> frozenset[Key]:
        """Take over the image and the records of another memory, and these documents as what is not saved in it.

        Returns the keys of the records that are not saved.
        """
        self.image, self.meta, self.unsaved = fresh.image, fresh.meta, {}
        self._record_maps, self._wrong, self._events = fresh._record_maps, fresh._wrong, {}
        return self.stand_on(fresh.image, unsaved, unsaved)

    def free_doc_id(self, table: str) -> str:
        """The document id above all that the table has or had here."""
        ours = (int(doc_id) for where, doc_id in self.unsaved if where == table)
        return str(max([int(self.image.next_id(table)) - 1, *ours]) + 1)

    def _keep(self, place: RecordKey, document: Document | bytes | None) -> None:
        """Set a document as not saved, or forget it as such where the file holds just that."""
        if _same_document(self.image, place, document):
            self.unsaved.pop(place, None)
        else:
            self.unsaved[place] = None if document is None else self.image.text(*place, document)

    def _names(self, places: Iterable[RecordKey]) -> dict[RecordKey, str | None]:
        """Return for each document the name it goes by now; None where it is gone."""
        return {place: self.name(*place) if self.raw(*place) is not None else None for place in places}

    def _reindex(self, before: Mapping[RecordKey, str | None]) -> frozenset[Key]:
        keys = {Key(table, name) for (table, _), name in before.items() if name}
        self.renamed = {}
        for table in {table for table, _ in before}:
            if table == "meta":
                self.meta = self._meta()
            if table not in _KINDS:
                self._look_again(table, before)
            else:
                names = {doc_id: name for (where, doc_id), name in before.items() if where == table}
                keys |= {Key(table, name) for name in self._reindex_table(table, names)}
        return frozenset(keys)

    def _look_again(self, table: str, before: Iterable[RecordKey]) -> None:
        for place in before:
            if place[0] == table and place in self._wrong:
                del self._wrong[place]
                self._look_elsewhere(*place)

    def _reindex_table(self, table: str, before: Mapping[str, str | None]) -> set[str]:
        """Name these documents anew. One that waited for its id gets it when no other record has it any more."""
        record_map = self.record_map(table)
        changes: dict[str, Placed[Any] | None] = {name: None for name in before.values() if name}
        waiting = {
            doc_id: numbered(doc_id) for (where, doc_id), wrong in self._wrong.items() if where == table and wrong.offer
        }
        changes |= dict.fromkeys(waiting.values())
        for doc_id in [*before, *(doc_id for doc_id in waiting if doc_id not in before)]:
            self._wrong.pop((table, doc_id), None)
            raw = self.raw(table, doc_id)
            if raw is not None:
                name, record = self._named(table, doc_id, raw, record_map, changes)
                changes[name] = Placed(doc_id, record)
        self._record_maps[table] = record_map.with_changes(changes)
        if table == "events":
            for name in changes:
                self._events.pop(name, None)
        names = {doc_id: (was, self.name(table, doc_id)) for doc_id, was in {**before, **waiting}.items() if was}
        there = {pair for doc_id, pair in names.items() if self.raw(table, doc_id) is not None}
        self.renamed |= {Key(table, was): Key(table, now) for was, now in there if was != now}
        return {name for name in changes if name not in waiting.values() or changes[name] is None}

    def _named(
        self, table: str, doc_id: str, raw: bytes, record_map: RecordMap[Any], changes: Mapping[str, Placed[Any] | None]
    ) -> tuple[str, Any]:
        record, wrong = decode_one(table, doc_id, _KINDS[table], raw)
        placed = changes.get(record.id)
        holder = placed.doc_id if placed else None if record.id in changes else record_map.doc_id(record.id)
        if record.id and holder in (None, doc_id):
            name = record.id
        else:
            name = numbered(doc_id)
            if holder is not None:
                taken = {*record_map, *changes}
                wrong = wrong or twice(table, doc_id, record.id, holder, taken)
            record = msgspec.structs.replace(record, id=name)
        if wrong:
            self._wrong[table, doc_id] = wrong
        return name, record

    def _meta(self) -> Meta:
        for doc_id, raw in self._raws("meta").items():
            return decode_one("meta", doc_id, Meta, raw)[0]
        return Meta()

    def _raws(self, table: str) -> Records:
        raws = self.image.tables.get(table, {})
        unsaved = {doc_id: raw for (where, doc_id), raw in self.unsaved.items() if where == table}
        return {doc_id: raw for doc_id, raw in (dict(raws) | unsaved).items() if raw is not None} if unsaved else raws


def _aside(record: SetAside) -> Quarantined:
    key, place = Key(record.table, numbered(record.doc_id)), f"{record.table}/{record.doc_id}"
    text = record.raw.decode(errors="replace")
    return Quarantined(
        key, record.doc_id, place, record.why, unreadable=True, raw=text, line=record.line, column=record.column
    )


def _own_id(raw: bytes | None) -> str:
    try:
        return msgspec.json.decode(raw or b"{}", type=_Id).id
    except UNREADABLE:
        return ""


def _same_document(image: Image, place: RecordKey, document: Document | bytes | None) -> bool:
    try:
        return same(image.document(*place), read_ours(document) if isinstance(document, bytes) else document)
    except KeyError:
        return document is None
    except WrongValue:
        return False
