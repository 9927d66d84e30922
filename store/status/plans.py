"""What is planned or announced for a crossing and has not come, as far as anyone reports."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from store.dates import earliest_ordinal, latest_ordinal, short
from store.records.model import control_reports, status_reports
from store.records.vocabulary import Phase
from store.status.knowledge import event_known_from
from store.status.windows import dated

if TYPE_CHECKING:
    from store.dates.edtf import Edtf
    from store.records.interface import Records
    from store.records.model import EventRow
    from store.status.standing import Standing

AHEAD = frozenset({Phase.PLANNED.value, Phase.ANNOUNCED.value})


class Plan(NamedTuple):
    """One plan: the event that tells of it, its phase and date, and what it would bring."""

    event: str
    phase: str
    date: Edtf
    what: str

    @property
    def words(self) -> str:
        """Such as `planned: closed, 10 Feb 2024`."""
        return f"{self.phase}: {self.what}, {short(self.date)}"


def plans(records: Records, standing: Standing) -> dict[str, tuple[Plan, ...]]:
    """By crossing, the plans whose day lies ahead, or has come while the last report of the crossing is older."""
    found: defaultdict[str, list[Plan]] = defaultdict(list)
    day = standing.as_of.toordinal()
    for row in records.rows.values():
        when = dated(row.date) if row.phase in AHEAD else None
        if when is None:
            continue
        event = records.event(row.id)
        if standing.known_then and event_known_from(event, records.sources) > day:
            continue
        for crossing in dict.fromkeys(row.crossings):
            if _is_open(when.date, standing, crossing, day):
                found[crossing].append(Plan(row.id, row.phase, when.date, _what(row)))
    return {crossing: tuple(sorted(told, key=lambda plan: plan.date.text)) for crossing, told in found.items()}


def _is_open(date: Edtf, standing: Standing, crossing: str, day: int) -> bool:
    first, last = earliest_ordinal(date), latest_ordinal(date)
    if last is None or last >= day:
        return True
    reported = standing.holding(crossing).reported
    heard = earliest_ordinal(reported) if reported else None
    return heard is None or first is None or heard < first


def _what(row: EventRow) -> str:
    """What it would bring: a status, modes, a holder; else the event's title."""
    for report in status_reports(row.status):
        if report.state or report.modes:
            return report.state or ", ".join(f"{mode} {word}" for mode, word in report.modes.items())
    holder = next((report.by for report in control_reports(row.control) if report.by), "")
    return f"held by {holder}" if holder else row.title or row.id
