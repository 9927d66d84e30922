"""What is read of an open data file: its records, typed or as they stand, and what is wrong. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from store import desk
from store.desk.decoding import CONFLICTS, OURS, Quarantined
from store.desk.memory import Memory
from store.file.image import Image
from store.records.interface import Documents
from store.records.json_values import WrongValue
from store.records.model import TABLES, Actor, Crossing, Document, Event, EventRow, Import, Key, Meta, Record, Source
from store.records.model import Path as FieldPath
from store.records.record_map import RecordMap

if TYPE_CHECKING:
    from store.desk.disputes import Dispute

Listener = Callable[[frozenset[Key]], None]


class Readings(Documents):
    """The records of a data file. The listeners are told of every record that is no longer what it was."""

    def __init__(self, path: Path, image: Image) -> None:
        self.path = path
        self.listeners: list[Listener] = []
        self._memory = Memory(image)

    @property
    def meta(self) -> Meta:
        return self._memory.meta

    def documents(self, table: str) -> Iterator[tuple[str, Document]]:
        """The documents of a table by their document ids, as much as can be read of each; of any table."""
        return self._memory.documents(table)

    @property
    def record_map(self) -> RecordMap[EventRow]:
        """The events' rows with their document ids; a snapshot that stays as it is."""
        return self._memory.record_map("events")

    @property
    def rows(self) -> Mapping[str, EventRow]:
        return self.record_map

    @property
    def crossings(self) -> Mapping[str, Crossing]:
        return self._memory.record_map("crossings")

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._memory.record_map("sources")

    @property
    def actors(self) -> Mapping[str, Actor]:
        return self._memory.record_map("actors")

    @property
    def imports(self) -> Mapping[str, Import]:
        """The imported files by id."""
        return self._memory.record_map("imports")

    def event(self, name: str) -> Event:
        """A whole event, decoded when asked for. Raises KeyError when there is none."""
        return self._memory.event(name)

    def event_bytes(self, name: str) -> bytes:
        """An event's JSON as it stands. Raises KeyError when there is none."""
        return self._memory.raw("events", self._memory.doc_id(Key("events", name))) or b""

    def record(self, key: Key) -> Record:
        """A record of any table. Raises KeyError when there is none."""
        record: Record = self.event(key.id) if key.table == "events" else self._memory.record_map(key.table)[key.id]
        return record

    def __contains__(self, key: Key) -> bool:
        return key.id in self._memory.record_map(key.table)

    @property
    def renamed(self) -> Mapping[Key, Key]:
        """The records that the last change gave another name, by the name they had."""
        return self._memory.renamed

    def document(self, key: Key) -> Document:
        """A fresh copy of the record's JSON object. Raises KeyError when there is none, WrongValue when it is wrong."""
        return self._memory.existing(key)

    def is_readable(self, key: Key) -> bool:
        """Whether a record has fields that can be changed one by one; of a wrong one, all its text at most."""
        try:
            self.document(key)
        except (KeyError, WrongValue):
            return False
        return key.table in TABLES

    def text(self, key: Key) -> str:
        """The record's JSON as it stands, also of one that cannot be read. Raises KeyError when there is none."""
        raw = self._memory.raw(key.table, self._memory.doc_id(key))
        return (raw or b"").decode()

    def free_doc_id(self, table: str) -> str:
        """The document id above all that the table has: for one who makes a change of many new records."""
        return self._memory.free_doc_id(table)

    def texts(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Every record of a table by its id, as its JSON stands: for those that read one field of very many."""
        record_map = self._memory.record_map(table)
        for name in record_map:
            yield name, self._memory.raw(table, record_map.doc_id(name) or "") or b""

    def place(self, key: Key) -> tuple[int, int]:
        """Line and column at which the record stands in the file as it was read, counted from 1."""
        return self._memory.image.place(key.table, self._memory.doc_id(key))

    @property
    def is_blank(self) -> bool:
        """Whether the file has no content at all: a new one, or one that lost all it had."""
        return self._memory.image.empty

    def foreign_tables(self) -> Iterator[tuple[str, int, tuple[int, int]]]:
        """The tables in the file that mean nothing here, with how many records each has, and its line and column."""
        image = self._memory.image
        for table, records in image.tables.items():
            if table not in OURS:
                aside = sum(record.table == table for record in image.quarantined)
                yield table, len(records) + aside, image.table_place(table)

    @property
    def quarantined(self) -> Sequence[Quarantined]:
        """The records known to be wrong: shown and kept as they are."""
        return self._memory.wrong

    def examine(self, seconds: float) -> bool:
        """Look closely at some more records, to know the wrong ones before they are shown; whether that was all."""
        end = perf_counter() + seconds
        for wrong in self._examined:
            if wrong:
                self._memory.renamed = {}
                self._tell(frozenset((wrong.key,)))
            if perf_counter() > end:
                return False
        return True

    @cached_property
    def _examined(self) -> Iterator[Quarantined | None]:
        return self._memory.examined()

    @property
    def conflicts(self) -> Sequence[Dispute]:
        """What two sides changed in ways that exclude each other, until it is decided."""
        if not self._memory.has(CONFLICTS):
            return ()
        return desk.disputes.disputes(self._memory)

    def references(self, key: Key) -> list[tuple[Key, FieldPath]]:
        """Which fields of which records refer to this one."""
        return [(other, path) for other, paths in desk.changes.referring(self._memory, key).items() for path in paths]

    def _tell(self, keys: frozenset[Key]) -> None:
        if keys:
            for listener in self.listeners:
                listener(keys)
