"""Events and figures counted by month, type, crossing and so on, as ranges over what rival claims allow.

Nothing is added up that was not said: the least is the sum of the lowest figures that anyone asserts, the most that of
the highest, and it is open where one of them is. An event whose date may lie in two cells is counted in neither, but
in a row of its own; what is planned, announced or cancelled did not happen and is not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from store.claims.attribution import attribution
from store.claims.figures import topics_counted
from store.claims.ledger import Topic, ledger
from store.claims.stances import asserts
from store.claims.together import can_all_be_true
from store.claims.values import count_of
from store.dates import DateError, earliest_ordinal, latest_ordinal, parse
from store.records.counts import greatest
from store.records.model import Claim, Event, EventRow
from store.records.vocabulary import About, Phase, Review

if TYPE_CHECKING:
    from store.store import Store

Cell: TypeAlias = "str | None"
"""What an event is counted under; None where it cannot be told."""

NOT_TO_BE_TOLD_APART = "not to be told apart"
"""What is called so in a table: events whose date may lie in two cells, or is not known."""
OF_CALENDAR = frozenset(("year", "quarter", "month", "week"))
_LOSSES = (About.KILLED.value, About.INJURED.value)
_TELLING = tuple(f'"{word}"'.encode() for word in (*_LOSSES, Review.SUPERSEDED.value))
_OF_ROWS = frozenset(("year", "quarter", "month", "week", "type", "crossing"))
"""Ways of counting for which a list's row of an event is enough."""
_REMEMBERED = 1 << 16
_DID_NOT_HAPPEN = frozenset({Phase.PLANNED.value, Phase.ANNOUNCED.value, Phase.CANCELLED.value})


def without(way: str) -> str:
    """What events are called that are of no cell of a way of counting but the calendar's: "without an actor"."""
    return f"without {'an' if way[0] in 'aeiou' else 'a'} {way}"


class Range(NamedTuple):
    """A sum of figures; an end is None where a figure leaves it open."""

    min: int | None = 0
    max: int | None = 0

    def plus(self, other: Range) -> Range:
        """Both sums together."""
        return Range(_sum(self.min, other.min), _sum(self.max, other.max))

    def words(self) -> str:
        """As people read it: 5, 2–6, 3 or more."""
        if self.max is None:
            return f"{self.min or 0} or more"
        return str(self.max) if self.min == self.max else f"{self.min}–{self.max}"

    def short(self) -> str:
        """As a column has room for it: 5, 2–6, 3+."""
        return f"{self.min or 0}+" if self.max is None else self.words()


class Count(NamedTuple):
    """What was counted in one cell, or one cell of each way of counting."""

    cells: tuple[Cell, ...]
    events: int
    contested: int
    killed: Range
    injured: Range


class Toll(NamedTuple):
    """What an event's claims say of the dead and injured, and whether they rival one another."""

    killed: Range = Range()
    injured: Range = Range()
    contested: bool = False


def happened(event: Event) -> bool:
    """Whether an event tells of what came to pass, rather than of a plan, and was not set aside for another."""
    return event.phase not in _DID_NOT_HAPPEN and event.review != Review.SUPERSEDED.value


def _whole(store: Store, row: EventRow) -> Event:
    """An event with all that is counted of it; only one that tells of losses, or was set aside, needs decoding."""
    raw = store.event_bytes(row.id)
    if any(word in raw for word in _TELLING):
        return store.event(row.id)
    return _listed(row)


def _listed(row: EventRow) -> Event:
    """As much of an event as a list has."""
    return Event(id=row.id, type=row.type, phase=row.phase, date=row.date, crossings=row.crossings)


def _toll(event: Event) -> Toll:
    """The least and the most that the claims assert; denials and doubts move no end."""
    losses = [claim for claim in event.claims if claim.about in _LOSSES]
    if not losses:
        return _NO_TOLL
    topics = ledger(losses)
    contested = len(losses) > 1 and any(not can_all_be_true(topics[topic]) for topic in topics_counted(topics))
    return Toll(_of_all(topics, About.KILLED.value), _of_all(topics, About.INJURED.value), contested)


def _of_all(topics: Mapping[Topic, tuple[Claim, ...]], about: str) -> Range:
    """The sum of what is said of some: of a total and its parts the total."""
    said = {topic.of: claims for topic, claims in topics.items() if topic.about == about}
    total = Range()
    for claims in [said[""]] if "" in said else said.values():
        total = total.plus(_asserted(claims))
    return total


_NO_TOLL = Toll()


class Between(NamedTuple):
    """What lies between two days: the least that surely does, and the most that may."""

    events: Range
    killed: Range
    injured: Range


def between(store: Store, after: date, until: date) -> Between:
    """What of a file happened after one day and up to another."""
    rows = (row for row in store.rows.values() if _lies_in(row.date, after, until))
    return among((_whole(store, row) for row in rows), after, until)


def among(events: Iterable[Event], after: date, until: date) -> Between:
    """What happened after one day and up to another; of events that only may lie there the most alone counts."""
    found = Between(Range(), Range(), Range())
    for event in filter(happened, events):
        if lies := _lies_in(event.date, after, until):
            killed, injured, _ = _toll(event)
            surely = lies is _Lies.SURELY
            counted_so = (one if surely else one._replace(min=0) for one in (Range(1, 1), killed, injured))
            found = Between(*(sum_.plus(one) for sum_, one in zip(found, counted_so, strict=True)))
    return found


class _Lies(Enum):
    """How sure it is that a date lies within a stretch of days."""

    SURELY = "surely"
    PERHAPS = "perhaps"


def _lies_in(text: str, after: date, until: date) -> _Lies | None:
    first, last = after.toordinal(), until.toordinal()
    begins, ends = ends_of(text) or (last + 1, first)
    if last <= first or (begins is not None and begins > last) or (ends is not None and ends <= first):
        return None
    return (
        _Lies.SURELY if begins is not None and ends is not None and first < begins and ends <= last else _Lies.PERHAPS
    )


class Counting:
    """Counts events by each of `by` (names of `WAYS`) together, one event after the other.

    What was found of the losses of each event of a file is noted in `known`, for another counting of the same events.
    """

    def __init__(
        self, by: Iterable[str], week_start: str = "monday", known: dict[str, Toll | None] | None = None
    ) -> None:
        names = list(by)
        self._ways = [WAYS[name] for name in names]
        self._from_rows = _OF_ROWS.issuperset(names)
        self._week_start = week_start
        self._known = {} if known is None else known
        self._rows: dict[tuple[Cell, ...], Count] = {}
        self.counted = 0
        """How many events happened, and were counted."""

    def add_row(self, store: Store, row: EventRow) -> None:
        """Count an event of a file, decoded only as far as it takes."""
        if row.id not in self._known:
            event = _whole(store, row)
            self._known[row.id] = _toll(event) if happened(event) else None
        toll = self._known[row.id]
        if toll is not None:
            self._add(_listed(row) if self._from_rows else store.event(row.id), toll)

    def add(self, event: Event) -> None:
        """Count an event, in each of its cells."""
        if happened(event):
            self._add(event, _toll(event))

    def _add(self, event: Event, toll: Toll) -> None:
        self.counted += 1
        for cells in product(*(dict.fromkeys(way(event, self._week_start)) for way in self._ways)):
            before = self._rows.get(cells) or Count(cells, 0, 0, Range(), Range())
            self._rows[cells] = Count(
                cells,
                before.events + 1,
                before.contested + toll.contested,
                before.killed.plus(toll.killed),
                before.injured.plus(toll.injured),
            )

    def rows(self) -> list[Count]:
        """What is counted so far, in the order of the cells; what cannot be told apart last."""
        return sorted(self._rows.values(), key=lambda row: [(cell is None, cell or "") for cell in row.cells])


def counted(events: Iterable[Event], by: Iterable[str], week_start: str = "monday") -> list[Count]:
    """The events counted by each of `by` together; rows in the order of their cells."""
    counting = Counting(by, week_start)
    for event in events:
        counting.add(event)
    return counting.rows()


def _asserted(claims: Iterable[Claim]) -> Range:
    counts = [count for claim in claims if asserts(claim) and (count := count_of(claim.value))]
    lows = [count.low if count.low is not None else count.best for count in counts]
    least = min((low for low in lows if low is not None), default=0)
    return Range(least, greatest(count.most for count in counts))


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _by_date(cell: Callable[[date, str], str]) -> Callable[[Event, str], list[Cell]]:
    def cells(event: Event, week_start: str) -> list[Cell]:
        first, last = (_cell_of(cell, end, week_start) for end in ends_of(event.date) or (None, None))
        return [first if first == last else None]

    return cells


@lru_cache(maxsize=_REMEMBERED)
def _cell_of(cell: Callable[[date, str], str], day: int | None, week_start: str) -> Cell:
    try:
        return None if day is None else cell(date.fromordinal(day), week_start)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


@lru_cache(maxsize=_REMEMBERED)
def ends_of(text: str) -> tuple[int | None, int | None] | None:
    """The first and the last day of an EDTF date, None where that end is open; None where it is no date."""
    try:
        edtf = parse(text)
    except (DateError, ValueError):
        return None
    return earliest_ordinal(edtf), latest_ordinal(edtf)


def week_of(day: date, week_start: str) -> date:
    """The day on which the week of a day begins, or the first of all days."""
    shift = day.isoweekday() % 7 if week_start == "sunday" else day.weekday()
    return day - min(timedelta(days=shift), day - date.min)


def _sources(event: Event, _: str) -> list[Cell]:
    return [*(claim.source for claim in event.claims if claim.source), *event.sources] or [None]


WAYS: Mapping[str, Callable[[Event, str], list[Cell]]] = {
    "year": _by_date(lambda day, _: f"{day:%Y}"),
    "quarter": _by_date(lambda day, _: f"{day:%Y}-Q{(day.month + 2) // 3}"),
    "month": _by_date(lambda day, _: f"{day:%Y-%m}"),
    "week": _by_date(lambda day, week_start: week_of(day, week_start).isoformat()),
    "type": lambda event, _: [event.type or None],
    "crossing": lambda event, _: [*event.crossings] or [None],
    "actor": lambda event, _: [part.who for part in event.actors if part.who] or [None],
    "source": _sources,
    "attribution": lambda event, _: [attribution(event).value],
}
"""What can be counted by: the cells of an event, of which dates, types and attributions are one each."""
