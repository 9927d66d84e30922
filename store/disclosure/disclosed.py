"""The records of a file as they may be seen outside."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from store.desk.decoding import decode_read
from store.desk.disputes import Dispute, undecided_words
from store.disclosure.hidden import Hidden
from store.disclosure.parts import document_of, is_private, private_parts
from store.disclosure.redacting import WITHHELD_WORDS, Near, Redacting
from store.records.documents import value_at
from store.records.interface import Documents, table_of
from store.records.model import TABLES, Actor, Crossing, Document, Event, EventRow, Key, Meta, Path, Record, Source
from store.records.references import references_in


class Disclosed:
    """The records that may be seen outside: fulfils `store.records.Documents`, and has nothing else to give."""

    def __init__(
        self,
        records: Documents,
        opened: Collection[Key] = (),
        *,
        accepted: Collection[str | Near] = (),
        withhold_near: bool = False,
    ) -> None:
        """`opened` are the records asked for by name, private or not.

        `accepted` is what a person has looked at and lets go: single texts, or all near a private record or in a
        record, by its id. `withhold_near` takes out what else comes near as if it were the name.
        """
        self._hidden = Hidden(records, frozenset(opened))
        self._redacting = Redacting(self._hidden, frozenset(accepted), withhold_near)
        self._records = records
        self._whole: set[str] = set()
        self._meta = records.meta
        self._title, self._note = map(self._redacting.scrubbed, (records.meta.title, records.meta.note))
        self._tables = {table: dict(self._disclosed(records, table)) for table in TABLES}
        self._events: dict[str, Event] = {}

    def _disclosed(self, records: Documents, table: str) -> Iterator[tuple[str, Document]]:
        for name in table_of(records, table):
            key = Key(table, name)
            document = self._hidden.looked_at.pop(key)
            if document is not None and key not in self._hidden.records:
                shown, told = self.id_of(key), self._redacting.without_private(key, document)
                if table == "events" and told is document and shown == name == document.get("id"):
                    self._whole.add(name)
                yield shown, told

    @property
    def unreadable(self) -> int:
        """How many records are left out because nothing can be read of them."""
        return self._hidden.unreadable

    @property
    def withheld(self) -> int:
        """How many records are left out, or have something left out."""
        return len(self._redacting.touched)

    def names_private(self, text: str) -> bool:
        """Whether a text that is not one of a record's has the name of a private record in it, or comes near it."""
        before = len(self._redacting.near)
        return self._redacting.scrubbed(text) != text or len(self._redacting.near) > before

    @property
    def near(self) -> tuple[Near, ...]:
        """The texts that come near a private name, and that nobody has looked at yet."""
        return tuple(dict.fromkeys(self._redacting.near))

    @property
    def let_go(self) -> frozenset[str | Near]:
        """What of that which was accepted has let any text go."""
        return frozenset(self._redacting.met)

    def id_of(self, key: Key) -> str:
        """The id that a record has here, given the one that it has in the file."""
        self._redacting.now = key
        return self._redacting.scrubbed(key.id)

    def undecided(self, disputes: Iterable[Dispute], records: Documents) -> Iterator[tuple[Key, str]]:
        """What a merge left open of `records`, each as a sentence with the record that it is about.

        Nothing is told of what is private, and no values where any part of theirs, or of what they stand in, is.
        """
        for dispute in disputes:
            shown = self._tables.get(dispute.key.table, {}).get(dispute.key.id)
            document = (document_of(records, dispute.key) or {}) if shown is not None else {}
            sides = [dispute.mine, dispute.theirs, *_along(document, dispute.path)]
            if dispute.key in self._hidden.records or any(map(is_private, sides)):
                continue
            told = json.dumps([dispute.key.id, *dispute.path, dispute.mine, dispute.theirs], ensure_ascii=False)
            whole = shown is None or value_at(shown, dispute.path[:2]) == value_at(document, dispute.path[:2])
            plain = whole and not any(private_parts(sides[:2])) and not self.names_private(told)
            if plain or shown is not None:
                steps = dispute.path if plain else tuple(map(self._named, dispute.path))
                yield dispute.key, undecided_words(dispute._replace(path=steps), shown or {}, self, values=plain)

    def _named(self, step: str | int) -> str | int:
        """A step of a path; the name of a field of a person's own may be a private name."""
        return WITHHELD_WORDS if isinstance(step, str) and self.names_private(step) else step

    def hides(self, key: Key) -> bool:
        """Whether a record is private as a whole, so that not even its id is told."""
        return key in self._hidden.records

    def has_withheld(self, key: Key) -> bool:
        """Whether a record is left out, or something of it."""
        return key in self._redacting.touched

    @cached_property
    def meta(self) -> Meta:
        """What holds for the whole file."""
        return Meta(
            format=self._meta.format,
            title=self._title,
            note=self._note,
            week_start=self._meta.week_start,
            stale_after=self._meta.stale_after,
            day_first=self._meta.day_first,
        )

    @cached_property
    def rows(self) -> Mapping[str, EventRow]:
        """Every event as a list needs it, in the order of the file."""
        known = self._records.rows
        return {
            name: known[name] if name in self._whole else _typed("events", name, EventRow, document)
            for name, document in self._tables["events"].items()
        }

    @cached_property
    def crossings(self) -> Mapping[str, Crossing]:
        """The crossings by `id`."""
        return {name: _typed("crossings", name, Crossing, doc) for name, doc in self._tables["crossings"].items()}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by `id`."""
        return {name: _typed("sources", name, Source, doc) for name, doc in self._tables["sources"].items()}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by `id`."""
        return {name: _typed("actors", name, Actor, doc) for name, doc in self._tables["actors"].items()}

    def event(self, event_id: str, /) -> Event:
        """One event, whole. Raises KeyError where there is none, or none that may be seen.

        Each is made once: a report and an export ask for it several times.
        """
        event = self._events.get(event_id)
        if event is None:
            # Exports are measured to take a tenth less time where it is made of its bytes, not of its document.
            event = (
                self._records.event(event_id)
                if event_id in self._whole
                else _typed("events", event_id, Event, self._tables["events"][event_id])
            )
            self._events[event_id] = event
        return event

    def record(self, key: Key) -> Record:
        """The record that a key of the file leads to. Raises KeyError where there is none, or none that may be seen."""
        name = self.id_of(key)
        return self.event(name) if key.table == "events" else getattr(self, key.table)[name]

    def document(self, key: Key, /) -> Document:
        """The record's JSON object, without what is private. Raises KeyError as `event` does."""
        return self._tables[key.table][key.id]


class Around:
    """Of a file what bears on one record: itself, what it refers to, and what could be private and named in it."""

    def __init__(self, records: Documents, key: Key) -> None:
        self.meta = records.meta
        wanted = {key, *(other for _, other in references_in(key.table, records.document(key)))}

        def bearing(table: str) -> dict[str, Any]:
            found = table_of(records, table)
            return {name: one for name, one in found.items() if Key(table, name) in wanted or one.private}

        self.rows: Mapping[str, EventRow] = bearing("events")
        self.sources: Mapping[str, Source] = bearing("sources")
        self.crossings, self.actors = records.crossings, records.actors
        self.event, self.document = records.event, records.document


def _along(value: Any, path: Path) -> Iterator[Any]:
    """What a path leads through, from the record to the value."""
    for end in range(len(path) + 1):
        yield value_at(value, path[:end])


def _typed(table: str, name: str, kind: type[Any], document: Document) -> Any:
    """The record, by the name it goes by: its own id, or a number where it has none."""
    record = decode_read(table, name, kind, document)
    return record if record.id == name else replace(record, id=name)
