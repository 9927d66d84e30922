"""The events in view: filtered, sorted, counted. Immutable; a change gives another one.

All events are sorted once, then filtered in that order; a change moves only the rows it concerns. A row that a change
takes out of the filter stays, as a stray, until the filter is applied again, so that nothing vanishes under a cursor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from store.dates import OrderKey, date_in, falling_order_key, order_key
from store.query import Query, Reader, Test
from store.query.matching import Matching, first_day
from store.records.model import EventRow, Key
from store.text.folding import fold

if TYPE_CHECKING:
    from store.records.record_map import RecordMap
    from store.store import Store

_AT_A_TIME = 64


class Sort(NamedTuple):
    """By what events are sorted, and which way. What is equal goes by date, then by the order of the file."""

    by: str = "date"
    descending: bool = True

    def date_key(self, text: str | None) -> OrderKey:
        """What sorts by date; what has no date is last, both ways."""
        return falling_order_key(text) if self.descending else order_key(text)

    def words(self) -> str:
        """Such as "newest first"."""
        if self.by == "date":
            return "newest first" if self.descending else "oldest first"
        return f"by {self.by}" + (", backwards" if self.descending else "")


SORTS: dict[str, Callable[[EventRow], str]] = {
    "date": lambda row: "",
    "crossing": lambda row: row.crossings[0] if row.crossings else "",
    "type": lambda row: row.type,
    "title": lambda row: fold(row.title),
}
"""By what events can be sorted, and the text it takes of each."""

SortKey = tuple[str, "OrderKey", int]


class Collection(Struct, frozen=True, eq=False, dict=True):
    """The events that a query finds as of a day. `rows` are in order; while `complete` is False more are to come."""

    store: Store
    query: Query
    sort: Sort
    as_of: date | None
    known_then: bool
    rows: Sequence[EventRow]
    strays: frozenset[str] = frozenset()
    complete: bool = True
    _all: Sequence[EventRow] = ()
    _record_map: RecordMap[EventRow] | None = None
    _matching: Matching | None = None

    @classmethod
    def of(
        cls,
        store: Store,
        query: Query | None = None,
        sort: Sort | None = None,
        as_of: date | None = None,
        known_then: bool = False,
    ) -> Collection:
        """The events that the query finds, but for those later than `as_of`; with `known_then`, also unknown then."""
        rows, sort = store.record_map, sort or Sort()
        ordered = _ordered(rows, sort)
        empty = cls(store, query or Query.everything(), sort, as_of, known_then, (), _all=ordered, _record_map=rows)
        return empty.applied()

    @property
    def count(self) -> int:
        """How many events are in view."""
        return len(self.rows)

    @property
    def total(self) -> int:
        """How many events the file has."""
        return len(self._all)

    def applied(self) -> Collection:
        """The same filter applied again to all events."""
        test = self._test()
        rows = self._all if test is None else [row for row in self._all if test(row)]
        return replace(self, rows=rows, strays=frozenset(), complete=True, _matching=None)

    def turned(self, as_of: date | None, known_then: bool) -> Collection:
        """As of another day. Where events must be looked at for it, none is in view yet: `narrowing` finds them."""
        matching = self._whatever_the_day()
        if known_then or matching is None:
            return replace(self, as_of=as_of, known_then=known_then, rows=(), strays=frozenset(), complete=False)
        return replace(self, as_of=as_of, known_then=False, rows=matching.until(as_of), _matching=matching)

    def _whatever_the_day(self) -> Matching | None:
        """What the query finds on any day; None where only a part of it has been looked for."""
        if not self.complete or self.strays or self.known_then:
            return None
        if self._matching or self.as_of:
            return self._matching
        return Matching([*self.rows], by_date=self.sort.by == "date", descending=self.sort.descending)

    @property
    def everything(self) -> Sequence[EventRow]:
        """Every event of the file in this order, in view or not."""
        return self._all

    def narrowing(self, query: Query) -> Narrowing:
        """Another filter, applied bit by bit."""
        return Narrowing(self, query)

    def index_of(self, name: str) -> int | None:
        """At which place an event stands, None where it is not in view."""
        row = self._standing.get(name)
        place = None if row is None else self._place(self.rows, row)
        return place if place is not None and place < len(self.rows) and self.rows[place].id == name else None

    def next_found(self, query: Query, name: str, step: int) -> str | None:
        """The id of the next event in view that another query finds, from one on; step -1 goes backwards."""
        test = query.test(Reader(self.store, self.store.event_bytes))
        start = self.index_of(name)
        places = range(-1 if start is None else start, len(self.rows) if step > 0 else -1, step)
        return next((self.rows[place].id for place in places[1:] if test(self.rows[place])), None)

    @cached_property
    def types(self) -> Counter[str]:
        """How many events in view are of each type."""
        return Counter(row.type for row in self.rows)

    @cached_property
    def crossings(self) -> Counter[str]:
        """How many events in view are at each crossing."""
        return Counter(name for row in self.rows for name in row.crossings)

    @cached_property
    def years(self) -> Counter[str]:
        """How many events in view are of each year, as far as it is told."""
        dates = Counter(row.date for row in self.rows)
        years: Counter[str] = Counter()
        for text, count in dates.items():
            found = date_in(text)
            if found and hasattr(found.earliest, "year"):
                years[str(found.earliest.year)] += count
        return years

    def with_change(self, keys: Iterable[Key]) -> Collection:
        """The events in view after some records changed; only those are looked at again."""
        keys = list(keys)
        now = replace(self, _record_map=self.store.record_map)
        changed = {key.id for key in keys if key.table == "events"}
        ordered, rows, strays = list(self._all), list(self.rows), set(self.strays)
        test = self._test()
        old = [row for name in changed if (row := self._standing.get(name))]
        was_in_view = {row.id for row in old if self._take_out(rows, row)}
        for row in old:
            self._take_out(ordered, row)
        strays -= changed
        for row in [row for name in changed if (row := now._standing.get(name))]:
            now._put_in(ordered, row)
            found = test is None or test(row)
            if found or row.id in was_in_view:
                now._put_in(rows, row)
            if not found and row.id in was_in_view:
                strays.add(row.id)
        after = replace(now, _all=ordered, rows=rows, strays=frozenset(strays), _matching=None)
        return after.applied() if any(key.table != "events" for key in keys) and test else after

    @property
    def _standing(self) -> RecordMap[EventRow]:
        assert self._record_map is not None
        return self._record_map

    def _key(self, row: EventRow) -> SortKey:
        number = int(self._standing.doc_id(row.id) or 0)
        return SORTS[self.sort.by](row), self.sort.date_key(row.date), number

    def _place(self, rows: Sequence[EventRow], row: EventRow) -> int:
        """Where a row stands, or would stand."""
        wanted, low, high = self._key(row), 0, len(rows)
        while low < high:
            middle = (low + high) // 2
            key = self._key(rows[middle])
            if key > wanted if self.sort.descending else key < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def _take_out(self, rows: list[EventRow], row: EventRow) -> bool:
        place = self._place(rows, row)
        if place < len(rows) and rows[place].id == row.id:
            del rows[place]
            return True
        return False

    def _put_in(self, rows: list[EventRow], row: EventRow) -> None:
        rows.insert(self._place(rows, row), row)

    def _test(self) -> Test | None:
        """What decides whether an event is in view; None where all are."""
        reader = Reader(self.store, self.store.event_bytes)
        tests: list[Test] = []
        if self.as_of:
            tests.append(_by(self.as_of.toordinal()))
        if self.query != Query.everything():
            tests.append(self.query.test(reader))
        if self.as_of and self.known_then:
            tests.append(_known(reader, self.store, self.as_of.toordinal()))
        if not tests:
            return None
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)


class Narrowing:
    """Another filter over a collection, applied bit by bit so that keys are answered in between."""

    def __init__(self, before: Collection, query: Query) -> None:
        self._target = replace(before, query=query, strays=frozenset(), _matching=None)
        goes_on = before.complete and not before.strays and query.goes_on(before.query)
        self._source = before.rows if goes_on else before._all
        self._test = self._target._test()
        self._stride = 1 if query.looks_inside else _AT_A_TIME
        self._found: list[EventRow] = []
        self._at = 0

    @property
    def complete(self) -> bool:
        """Whether all events have been looked at."""
        return self._at >= len(self._source)

    def step(self, seconds: float, screenful: int = 0) -> Collection:
        """Look at more events, until the time is over or a first screenful is found; gives what is found so far."""
        end = perf_counter() + seconds
        wanted = screenful if len(self._found) < screenful else 0
        while not self.complete and perf_counter() < end and not (wanted and len(self._found) >= wanted):
            part = self._source[self._at : self._at + self._stride]
            self._found += part if self._test is None else filter(self._test, part)
            self._at += self._stride
        return replace(self._target, rows=list(self._found), complete=self.complete)


def _ordered(record_map: RecordMap[EventRow], sort: Sort) -> list[EventRow]:
    """All events in order: those of one date together, the dates sorted, as there are far fewer of them."""
    rows = record_map.in_order()
    by_date: defaultdict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        by_date[row.date].append(row)
    rows = [*chain.from_iterable(map(by_date.__getitem__, sorted(by_date, key=sort.date_key)))]
    if sort.by != "date":
        rows.sort(key=SORTS[sort.by])
    if sort.descending:
        rows.reverse()
    return rows


def _by(day: int) -> Test:
    """Whether an event could have happened by a day; one without a date could."""
    known: dict[str, bool] = {}

    def test(row: EventRow) -> bool:
        found = known.get(row.date)
        if found is None:
            first = first_day(row.date)
            found = known[row.date] = first is None or first <= day
        return found

    return test


def _known(reader: Reader, store: Store, day: int) -> Test:
    """Whether an event could have been known on a day; one that nothing tells of could."""
    from store.status.knowledge import event_known_from

    return lambda row: event_known_from(reader.event(row), store.sources) <= day
