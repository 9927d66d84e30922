"""Each change of a period in words: what became of status, passage, holders, hours and permissions, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.claims.values import date_of
from store.dates import earliest_ordinal, latest_ordinal, order_key, short
from store.records.model import status_reports
from store.records.vocabulary import EventType, Passage, Phase
from store.report.model import Changed
from store.report.period import AUTHORISATION, CONTROL, STATUS, Period
from store.status import PermissionState
from store.status.comparing import (
    UNKNOWN,
    HolderChange,
    PassageChange,
    PermissionChange,
    StatusChange,
    day_before,
    walked,
)
from store.status.passage import BOTH_WAYS
from store.status.sides import Sides
from store.status.words import mode_words, permit_name
from store.words.names import crossing_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.records.interface import Records
    from store.records.model import Event
    from store.report.citing import Citing
    from store.status import Standing
    from store.status.comparing import Change

_PASSES = frozenset({Passage.YES.value, Passage.RESTRICTED.value})
_NO = Passage.NO.value
_PLANS = {Phase.PLANNED.value: "planned", Phase.ANNOUNCED.value: "announced", Phase.CANCELLED.value: "called off"}


def changes(period: Period, standing: Standing, citing: Citing) -> tuple[Changed, ...]:
    """What changed in the period, in the order of time, each by the event that made it so; and what was planned."""
    found: list[tuple[float, Changed]] = []
    for name in period.crossings:
        found += _at(period, standing, name, citing)
    found += [_plan(period, event, citing) for event in period.events() if event.phase in _PLANS]
    return tuple(change for _, change in sorted(found, key=lambda pair: pair[0]))


def change_words(change: Change, records: Records) -> str:
    """One change in words, without its day and its reason."""
    match change:
        case StatusChange():
            unsure = " (uncertain)" if change.holding.uncertain else ""
            if change.before == UNKNOWN:
                return f"status: {change.after}, no earlier report{unsure}"
            return f"status: {change.before} → {change.after}{unsure}"
        case PassageChange():
            return _passage_words(change)
        case HolderChange():
            was, now = (" and ".join(_called(by, records) for by in who) for who in (change.before, change.after))
            told = f"{was} → {now or 'unknown'}" if was else f"{now}, no earlier report"
            unsure = " (uncertain)" if any(control.uncertain for control in change.controls) else ""
            return f"control of the {change.side} side: {told}{unsure}"
        case PermissionChange():
            return _permission_words(change, records)
        case _:
            label = "hours" if change.about == "hours" else "who may cross"
            return f"{label}: {change.after}" + (f" (before: {change.before})" if change.before else "")


def _passage_words(change: PassageChange) -> str:
    way = "" if change.direction == BOTH_WAYS else f" {change.direction}"
    what = f"{mode_words(change.mode)}{way}"
    unsure = " (uncertain)" if change.row and change.row.holding.uncertain else ""
    if change.after is None:
        return f"{what} no longer reported"
    if change.row is not None and change.row.lapsed is not None:
        return f"{what} no longer permitted{unsure}"
    if change.after == _NO and change.other_way is not None and change.other_way.holding.word in _PASSES:
        return f"{mode_words(change.mode)} {change.other_way.direction} only"
    if change.after == _NO and change.before is not None:
        return f"{what} stopped{unsure}"
    if change.after == _NO:
        return f"{what} not allowed{unsure}"
    if change.before == _NO and change.other_way is not None and change.other_way.holding.word in _PASSES:
        return f"{mode_words(change.mode)} both ways again{unsure}"
    if change.before == _NO:
        resumed = "resumed" if change.after == Passage.YES.value else "resumed, restricted"
        return f"{what} {resumed}{unsure}"
    return f"{what} {'allowed' if change.after == Passage.YES.value else change.after}{unsure}"


def _permission_words(change: PermissionChange, records: Records) -> str:
    permit = change.permit
    name = permit_name(permit, records)
    until = f", until {short(permit.until)}" if permit.until else ""
    unsure = " (uncertain)" if permit.uncertain else ""
    match change.after:
        case PermissionState.IN_FORCE:
            if not change.renews and not _renews(change, records):
                return f"{name} in force{until}{unsure}"
            # The number is that of what renews: "2672 renewed" would read as if another had renewed it.
            renewed = f"authorisation renewed by {name}" if name.startswith("UN ") else f"{name} renewed"
            return f"{renewed}{until}{unsure}"
        case PermissionState.PLANNED:
            return f"{name} announced, from {short(permit.since)}{until}"
        case PermissionState.RENEWED:
            return f"{name}{until}, renewed"
        case _:
            return f"{name} {change.after.value}{unsure}"


def _renews(change: PermissionChange, records: Records) -> bool:
    event = records.event(change.permission) if change.permission in records.rows else None
    given = [report.permission for report in status_reports(event.status) if report.permission] if event else []
    return any(permission.renews for permission in given)


def _called(by: str, records: Records) -> str:
    actor = records.actors.get(by)
    return actor.name or by if actor else by


def _at(period: Period, standing: Standing, name: str, citing: Citing) -> Iterator[tuple[float, Changed]]:
    """The changes at one crossing. A renewal is told by the permission that renews, not by the one that it follows."""
    crossing = period.records.crossings[name]
    ways = Sides(crossing).directions
    renewing = {permit.renewed_by for permit in standing[name].permissions}
    for day, change in walked(standing, name, day_before(period.since), period.as_of, ways):
        if isinstance(change, PermissionChange):
            if change.after is PermissionState.RENEWED:
                continue
            change = change._replace(renews=change.permission in renewing)
        words = change_words(change, period.records)
        if isinstance(change, PassageChange) and (permission := _permitted_again(period, change, day)):
            way = "" if change.direction == BOTH_WAYS else f" {change.direction}"
            words = f"{mode_words(change.mode)}{way} permitted again, nothing reported since"
            change = change._replace(event=permission)
        yield _told(period, change, words, day, name, citing)


def _permitted_again(period: Period, change: PassageChange, day: date) -> str:
    """The permission after a lapse that alone makes this change: the last report of the mode is of an earlier time."""
    row, records = change.row, period.records
    if change.before != _NO or row is None or row.lapsed is not None or not row.permission:
        return ""
    told = date_of(records.event(change.event).date) if change.event in records.rows else None
    latest = latest_ordinal(told) if told else None
    return row.permission if latest is not None and latest < day.toordinal() and row.holding.uncertain else ""


def _told(period: Period, change: Change, words: str, day: date, name: str, citing: Citing) -> tuple[float, Changed]:
    """A change with its day, its reason and its sources. Of what ran out, the day is its last."""
    where = crossing_name(period.records.crossings[name])
    event = period.records.event(change.event) if change.event in period.records.rows else None
    ended = _ended(change)
    if event is None or ended:
        when = ended or short(day.isoformat())
        notes = citing.event(event, frozenset(), name) if event else ()
        return float(day.toordinal()), Changed(when, where, words, "", notes)
    if event.type == EventType.ASSESSMENT.value:
        words += " (as assessed then; the day of the change is not recorded)"
    date_ = date_of(event.date)
    when = short(date_) if date_ else "undated"
    if date_ is not None and not _surely_within(event, period):
        when += " (it may lie outside the period)"
    why = event.title or event.summary
    notes = citing.event(event, _about(change), name)
    return order_key(event.date)[0], Changed(when, where, words, why, notes)


def _about(change: Change) -> frozenset[str]:
    """What the claims are about that a change rests on."""
    if isinstance(change, HolderChange):
        return CONTROL
    return AUTHORISATION if isinstance(change, PermissionChange) else STATUS


def _ended(change: Change) -> str:
    """The last day of a permission that ran out, in words; empty for any other change."""
    if isinstance(change, PermissionChange) and change.after is PermissionState.LAPSED and change.permit.until:
        return short(change.permit.until)
    if isinstance(change, PassageChange) and change.row and change.row.lapsed and change.row.holding.since:
        return short(change.row.holding.since)
    return ""


def _surely_within(event: Event, period: Period) -> bool:
    date_ = date_of(event.date)
    first = earliest_ordinal(date_) if date_ else None
    return first is None or first >= period.since.toordinal()


def _plan(period: Period, event: Event, citing: Citing) -> tuple[float, Changed]:
    """What is planned, announced or called off: never told as a change that came."""
    date_ = date_of(event.date)
    known = [period.records.crossings[name] for name in event.crossings if name in period.records.crossings]
    where = ", ".join(map(crossing_name, known))
    words = f"{_PLANS[event.phase]}: {event.title or event.summary or event.id}"
    return order_key(event.date)[0], Changed(
        short(date_) if date_ else "undated", where, words, "", citing.event(event)
    )
