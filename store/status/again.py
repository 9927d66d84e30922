"""What can be noted as still so: the claim that asserts again a status, a passage, a holder or a permission."""

from __future__ import annotations

from typing import Any, NamedTuple

from store.records.interface import Records
from store.records.model import Event, control_reports, status_reports
from store.records.vocabulary import About, Mode
from store.status.holders import Control
from store.status.passage import Row
from store.status.permissions import Permit
from store.status.reading import PERMITTED
from store.status.standing import CrossingStanding
from store.status.words import holder_words, permit_words, row_words


class Again(NamedTuple):
    """The event that holds what is said again, the claim's `about`, `of` and `value`, and that in words."""

    event: str
    claim: dict[str, Any]
    words: str


def status_again(standing: CrossingStanding, records: Records) -> Again | None:
    """The crossing's status; None where nobody reports one."""
    if not standing.holding.event:
        return None
    claim = {"about": "status", **_of(standing, standing.holding.event, records), "value": standing.holding.word}
    return Again(standing.holding.event, claim, standing.holding.word)


def row_again(standing: CrossingStanding, row: Row, records: Records) -> Again | None:
    """One mode's passage; None where no report says so, but a permission that ran out."""
    if row.lapsed is not None:
        return None
    if row.holding.word not in _said_of(row.mode, records.event(row.holding.event)):
        return status_again(standing, records)
    way = {} if row.direction == "both" else {"direction": row.direction}
    value = {"modes": {row.mode: row.holding.word}, **way}
    claim = {"about": "status", **_of(standing, row.holding.event, records), "value": value}
    words = row_words(row, standing, records).split(",")[0]
    return Again(row.holding.event, claim, f"{Mode.called(row.mode)} {words}")


def holder_again(side: str, control: Control, records: Records) -> Again | None:
    """Who holds a side; None where nobody says."""
    if not control.holding.event or not control.by:
        return None
    claim = {"about": "control", "value": {"side": side, "by": control.by}}
    return Again(control.holding.event, claim, f"{side} held by {holder_words(control, records).rstrip('?')}")


def permit_again(permit: Permit, records: Records) -> Again | None:
    """A permission in force; None for one that is not."""
    if not permit.runs:
        return None
    return Again(permit.event, {"about": About.AUTHORISATION.value, "value": PERMITTED}, permit_words(permit, records))


def event_again(event: Event) -> Again | None:
    """What an event itself reports: its status, else its holder; None where it reports neither, or was only planned."""
    if event.phase:
        return None
    state = next((report.state for report in status_reports(event.status) if report.state), "")
    if state:
        return Again(event.id, {"about": "status", "value": state}, state)
    control = next((report for report in control_reports(event.control) if report.by), None)
    if control is None:
        return None
    side = {"side": control.side} if control.side else {}
    return Again(event.id, {"about": "control", "value": {**side, "by": control.by}}, f"held by {control.by}")


def _of(standing: CrossingStanding, event: str, records: Records) -> dict[str, str]:
    """Which crossing is meant, where the event names several."""
    return {"of": standing.crossing} if len(records.event(event).crossings) > 1 else {}


def _said_of(mode: str, event: Event) -> set[str]:
    return {report.modes[mode] for report in status_reports(event.status) if mode in report.modes}
