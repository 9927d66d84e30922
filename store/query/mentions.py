"""Which records name a source or an actor: the events by date, and the few others. Gathered bit by bit, once.

The index is made once and kept up with each change; `tui/panels/mentions.py` draws it.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from time import perf_counter

from store.dates import OrderKey, order_key
from store.query.matching import Matching
from store.query.reader import actors_in, claimed_actors, claimed_sources, sources_in
from store.records.interface import table_of
from store.records.model import Actor, Claim, Crossing, Event, EventRow, Key, Record, Source
from store.store import Store

_MOST_CHANGED = 512
_BESIDE = ("crossings", "sources", "actors")


class Mentions:
    """The records that name each source and each actor. While it is not `complete`, `gather` finds more."""

    def __init__(self, store: Store, newest_first: Sequence[EventRow]) -> None:
        """`newest_first` are all events of the store, as a collection in the usual order has them."""
        self._store = store
        self._ids = {"sources": frozenset(store.sources), "actors": frozenset(store.actors)}
        beside = (Key(table, id_) for table in _BESIDE for id_ in table_of(store, table))
        self._left: Iterator[EventRow | Key] = chain(reversed(newest_first), tuple(beside))
        self._events: dict[Key, list[EventRow]] = {}
        self._others: dict[Key, list[Key]] = {}
        self._changed: dict[Key, frozenset[Key]] = {}
        self.complete = False

    def gather(self, seconds: float) -> bool:
        """Look at more records until the time is over; whether there are more to look at."""
        end = perf_counter() + seconds
        for found in self._left:
            self._look_at(found)
            if perf_counter() > end:
                return True
        self.complete = True
        return False

    def events(self, key: Key, until: date | None = None) -> Sequence[EventRow]:
        """The events that name a record, the newest last; but for those later than a day, where one is given."""
        rows = self._events.get(key, [])
        if self._changed:
            rows = [row for row in rows if Key("events", row.id) not in self._changed]
            for name in self._changed_naming(key, events=True):
                insort(rows, self._store.rows[name.id], key=self._place)
        return rows if until is None else Matching(rows, by_date=True, descending=False).until(until)

    def others(self, key: Key) -> list[Key]:
        """The crossings, sources and actors that name a record."""
        kept = [other for other in self._others.get(key, ()) if other not in self._changed]
        return kept + self._changed_naming(key, events=False)

    def changed(self, keys: Iterable[Key]) -> bool:
        """Take in changed records; False where the index must be made anew."""
        for key in keys:
            if key.table in self._ids and key in self._store and key.id not in self._ids[key.table]:
                return False
            if key.table == "events" or key.table in _BESIDE:
                there = key in self._store
                self._changed[key] = self._known_in(self._store.record(key)) if there else frozenset()
        return len(self._changed) <= _MOST_CHANGED

    def _changed_naming(self, key: Key, *, events: bool) -> list[Key]:
        return [other for other, named in self._changed.items() if key in named and (other.table == "events") is events]

    def _look_at(self, found: EventRow | Key) -> None:
        key = Key("events", found.id) if isinstance(found, EventRow) else found
        if key in self._changed or key not in self._store:
            return
        for named in self._known_in(self._store.record(key)):
            if isinstance(found, EventRow):
                self._events.setdefault(named, []).append(found)
            else:
                self._others.setdefault(named, []).append(found)

    def _place(self, row: EventRow) -> tuple[OrderKey, int]:
        return order_key(row.date), int(self._store.record_map.doc_id(row.id) or 0)

    def _known_in(self, record: Record) -> frozenset[Key]:
        """What a record names, of which there is a record."""
        return frozenset(key for key in named_in(record) if key.id in self._ids[key.table])


def named_in(record: Record) -> Iterator[Key]:
    """Every source and actor that a record may name; words of a claim are taken for an actor's id, too."""
    if isinstance(record, Event):
        yield from (Key("sources", name) for name in sources_in(record))
        yield from (Key("actors", name) for name in actors_in(record))
        return
    for claim in record.claims:
        yield from named_in_claim(claim)
    if isinstance(record, Source):
        yield from (Key("sources", relation.source) for relation in record.relations)
    elif isinstance(record, Crossing):
        yield from (Key("actors", side.authority) for side in record.sides)
    elif isinstance(record, Actor):
        organisations = (office.organisation for office in record.offices)
        yield from (Key("actors", name) for name in (*record.part_of, *record.backed_by, *organisations))


def named_in_claim(claim: Claim) -> Iterator[Key]:
    """Every source and actor that a claim may name."""
    yield from (Key("sources", name) for name in claimed_sources(claim))
    yield from (Key("actors", name) for name in claimed_actors(claim))
