"""What is planned or announced for a crossing and has not come, as far as anyone reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from store.dates import earliest_ordinal, latest_ordinal
from store.dates.edtf.parsing import Edtf
from store.records.interface import Records
from store.records.model import Event, control_reports, status_reports
from store.records.vocabulary import Phase, Review
from store.status.holders import Holding
from store.status.knowledge import event_known_from
from store.status.windows import dated

if TYPE_CHECKING:
    from store.status.standing import CrossingStanding

AHEAD = frozenset({Phase.PLANNED.value, Phase.ANNOUNCED.value})


class Plan(NamedTuple):
    """One plan: the event that tells of it, its phase, and the date for which it is planned.

    It is `overdue` where that date is over by the day of the view, and nobody said whether it came.
    """

    event: str
    phase: str
    date: Edtf
    overdue: bool = False


def plans(
    events: Iterable[str], standing: CrossingStanding, records: Records, day: int, known_on: int | None
) -> tuple[Plan, ...]:
    """Of these events of a crossing the plans that nobody reported on yet, by their dates.

    A plan stays open until a report of what it would change (the status or who passes, the holders, of one that says
    neither anything) is surely of its first day or later.
    """
    found = []
    for event_id in events:
        event = records.event(event_id)
        when = dated(event.date)
        hidden = known_on is not None and event_known_from(event, records.sources) > known_on
        if when is None or hidden or event.review == Review.SUPERSEDED.value:
            continue
        if _is_open(when.date, [holding.reported for holding in _answers(event, standing)], day):
            last = latest_ordinal(when.date)
            found.append(Plan(event_id, event.phase, when.date, overdue=last is not None and last < day))
    return tuple(sorted(found, key=lambda plan: (plan.date.text, plan.event)))


def _answers(event: Event, standing: CrossingStanding) -> Iterator[Holding]:
    """What is reported of that which the event would change."""
    status, control = status_reports(event.status), control_reports(event.control)
    if status or not control:
        yield standing.holding
        yield from standing.side_status.values()
        yield from (row.holding for row in standing.passage if row.lapsed is None)
    if control or not status:
        yield from (one.holding for held in standing.holders.values() for one in held)


def _is_open(date: Edtf, reported: Iterable[Edtf | None], day: int) -> bool:
    first, last = earliest_ordinal(date), latest_ordinal(date)
    if first is None:
        return last is None or last >= day
    heard = (earliest_ordinal(when) for when in reported if when is not None)
    return all(when is None or when < first for when in heard)
