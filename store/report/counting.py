"""Events and figures counted by month, type, crossing and so on, as ranges over what rival claims allow.

Nothing is added up that was not said: the least is the sum of the lowest figures that anyone asserts, the most that of
the highest, and it is open where one of them is. An event whose date may lie in two cells is counted in neither, but
in a row of its own; what is planned, announced or cancelled did not happen and is not counted.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from store.claims import attribution, figures, ledger
from store.claims.stances import asserts
from store.claims.values import count_of
from store.dates import DateError, earliest_ordinal, latest_ordinal, parse
from store.records.vocabulary import About, Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from store.records.model import Claim, Event

Cell: TypeAlias = "str | None"
"""What an event is counted under; None where it cannot be told."""

NOT_TO_BE_TOLD_APART = "not to be told apart"
_DID_NOT_HAPPEN = frozenset({Phase.PLANNED.value, Phase.ANNOUNCED.value, Phase.CANCELLED.value})


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


class Count(NamedTuple):
    """What was counted in one cell, or one cell of each way of counting."""

    cells: tuple[Cell, ...]
    events: int
    contested: int
    killed: Range
    injured: Range


def happened(event: Event) -> bool:
    """Whether an event tells of what came to pass, rather than of a plan."""
    return event.phase not in _DID_NOT_HAPPEN


def toll(event: Event, about: About) -> Range:
    """The least and the most that an event's claims assert; denials and doubts move no end."""
    said = {topic.of: claims for topic, claims in ledger(event.claims).items() if topic.about == about.value}
    topics = [said[""]] if "" in said else list(said.values())
    total = Range()
    for claims in topics:
        total = total.plus(_asserted(claims))
    return total


def is_contested(event: Event) -> bool:
    """Whether figures of killed or injured rival one another."""
    losses = (About.KILLED.value, About.INJURED.value)
    return any(figure.contested for figure in figures(event) if figure.topic.about in losses)


class Between(NamedTuple):
    """What lies between two days: the least that surely does, and the most that may."""

    events: Range
    killed: Range
    injured: Range


def between(events: Iterable[Event], after: date, until: date) -> Between:
    """What happened after one day and up to another; of events that only may lie there the most alone counts."""
    found = Between(Range(), Range(), Range())
    for event in filter(happened, events):
        surely, maybe = _lies_in(event.date, after, until)
        if maybe:
            tolls = (Range(1, 1), toll(event, About.KILLED), toll(event, About.INJURED))
            counted_so = (one if surely else one._replace(min=0) for one in tolls)
            found = Between(*(sum_.plus(one) for sum_, one in zip(found, counted_so, strict=True)))
    return found


def _lies_in(text: str, after: date, until: date) -> tuple[bool, bool]:
    """Whether a date surely lies after one day and up to another, and whether it may."""
    try:
        edtf = parse(text)
    except (DateError, ValueError):
        return False, False
    first, last = earliest_ordinal(edtf), latest_ordinal(edtf)
    begun = first is None or first <= until.toordinal()
    ended = last is not None and last <= after.toordinal()
    inside = first is not None and last is not None and first > after.toordinal() and last <= until.toordinal()
    return inside, begun and not ended


def counted(events: Iterable[Event], by: Iterable[str], week_start: str = "monday") -> list[Count]:
    """The events counted by each of `by` (names of `WAYS`) together; rows in the order of their cells."""
    ways = [WAYS[name] for name in by]
    rows: dict[tuple[Cell, ...], list[Event]] = defaultdict(list)
    for event in events:
        if happened(event):
            for cells in product(*(dict.fromkeys(way(event, week_start)) for way in ways)):
                rows[cells].append(event)
    found = [_count(cells, members) for cells, members in rows.items()]
    return sorted(found, key=lambda row: [(cell is None, cell or "") for cell in row.cells])


def _count(cells: tuple[Cell, ...], events: list[Event]) -> Count:
    killed = injured = Range()
    for event in events:
        killed = killed.plus(toll(event, About.KILLED))
        injured = injured.plus(toll(event, About.INJURED))
    return Count(cells, len(events), sum(map(is_contested, events)), killed, injured)


def _asserted(claims: Iterable[Claim]) -> Range:
    counts = [count for claim in claims if asserts(claim) and (count := count_of(claim.value))]
    lows = [count.low if count.low is not None else count.best for count in counts]
    highs = [count.high if count.high is not None or count.low is not None else count.best for count in counts]
    least = min((low for low in lows if low is not None), default=0)
    return Range(least, None if None in highs else max((high for high in highs if high is not None), default=0))


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _by_date(cell: Callable[[date, str], str]) -> Callable[[Event, str], list[Cell]]:
    def cells(event: Event, week_start: str) -> list[Cell]:
        ends = _ends(event.date)
        found = {cell(day, week_start) for day in ends} if ends else set()
        return [found.pop() if len(found) == 1 else None]

    return cells


def _ends(text: str) -> tuple[date, date] | None:
    """The first and the last day of an EDTF date; None where it has none, or is no date of the calendar."""
    try:
        edtf = parse(text)
        first, last = earliest_ordinal(edtf), latest_ordinal(edtf)
        return None if first is None or last is None else (date.fromordinal(first), date.fromordinal(last))
    except (DateError, ValueError, OverflowError):
        return None


def week_of(day: date, week_start: str) -> date:
    """The day on which the week of a day begins."""
    shift = day.isoweekday() % 7 if week_start == "sunday" else day.weekday()
    return day - timedelta(days=shift)


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
