"""Each change of a period in words: what became of status, passage, holders, hours and permissions, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store.claims.ledger import has_contested_date
from store.claims.values import date_of
from store.dates import days_of, order_key, short
from store.dates.edtf.parsing import Edtf
from store.records.interface import Records
from store.records.model import Event, status_reports
from store.records.vocabulary import EventType, Mode, Passage, Phase
from store.report.headings import OUTSIDE, country_name
from store.report.model import ALLOWED, Changed, listed
from store.report.period import AUTHORISATION, CONTROL, STATUS, Period
from store.report.statuses import held_by
from store.status.comparing import (
    UNKNOWN,
    Change,
    HolderChange,
    PassageChange,
    PermissionChange,
    StatusChange,
    Walk,
    day_before,
    firmly,
    said_again,
)
from store.status.holders import Control, Holding
from store.status.passage import BOTH_WAYS
from store.status.permissions import PermissionState, floor_day
from store.status.reports import PASSES
from store.status.sides import Sides
from store.status.standing import Standing
from store.status.windows import dated
from store.status.words import DATE_CONTESTED, permit_name
from store.words.names import crossing_name, short_name

if TYPE_CHECKING:
    from store.report.citing import Citing

_NO = Passage.NO.value
_PLANS = {Phase.PLANNED.value: "planned", Phase.ANNOUNCED.value: "announced", Phase.CANCELLED.value: "cancelled"}


class Told(NamedTuple):
    """A change as it is told, where it stands in time, and for the lead how much it weighs: 0 the most; and its words.

    `place` is the short name of the crossing; `assessed` where only a look at the state of things found it.
    """

    at: float
    changed: Changed
    weight: int
    place: str
    brief: str
    assessed: bool = False


def plans(period: Period, events: Iterable[Event], citing: Citing) -> Iterator[Told]:
    """What was planned, announced or cancelled in the period: never told as a change that came."""
    return (_plan(period, event, citing) for event in events if event.phase in _PLANS)


def in_order(told: Iterable[Told]) -> list[Told]:
    """Changes in the order of time."""
    return sorted(told, key=lambda one: one.at)


def change_words(change: Change, records: Records) -> str:
    """One change in words, without its day and its reason."""
    match change:
        case StatusChange():
            unsure = " (uncertain)" if change.holding.uncertain else ""
            if change.before == UNKNOWN:
                return f"status: {change.after}, no earlier report{unsure}"
            if _is_same(change):
                return f"status: still {change.after}{unsure}"
            return f"status: {_status_before(change)} → {change.after}{unsure}"
        case PassageChange():
            return _passage_words(change)
        case HolderChange():
            was, now = held_by(_surely(change.was), records), held_by(change.controls, records)
            told = f"{was} → {now or 'unknown'}" if was else f"{now}, no earlier report"
            told = f"still {now}" if _is_same(change) else told
            return f"control of the {change.side} side: {told}"
        case PermissionChange():
            return _permission_words(change, records)
        case _:
            label = "hours" if change.about == "hours" else "who may cross"
            by = f" ({', '.join(map(Mode.called, change.modes))})" if change.modes else ""
            return f"{label}: {change.after}{by}" + (f" (before: {change.before})" if change.before else "")


def _status_before(change: StatusChange) -> str:
    return change.before + " (uncertain)" * change.was_uncertain


def _is_same(change: Change) -> bool:
    """Whether it says what held before: of several reports of a day whose order nobody tells, one is told so."""
    if isinstance(change, HolderChange):
        was, now = ({(one.by, firmly(one.state)) for one in of} for of in (change.was, change.controls))
        return was == now
    return not isinstance(change, PermissionChange) and change.before == change.after


def _surely(controls: Iterable[Control]) -> Iterator[Control]:
    """Who held a side, without the doubts of that time."""
    return (replace(control, holding=Holding()) for control in controls)


def _passage_words(change: PassageChange) -> str:
    what = f"{Mode.called(change.mode)}{_way(change.direction)}"
    unsure = " (uncertain)" if change.row and change.row.holding.uncertain else ""
    if change.after is None:
        return f"{what} no longer reported"
    if _is_same(change):
        return f"{what} still {ALLOWED.get(change.after, change.after)}{unsure}"
    if change.row is not None and change.row.lapsed is not None:
        return f"{what} no longer permitted{unsure}"
    if change.after == _NO and change.other_way is not None and change.other_way.holding.word in PASSES:
        return f"{Mode.called(change.mode)} {change.other_way.direction} only"
    if change.after == _NO and change.before is not None:
        return f"{what} stopped{unsure}"
    if change.after == _NO:
        return f"{what} not allowed{unsure}"
    if change.before == _NO and change.other_way is not None and change.other_way.holding.word in PASSES:
        return f"{Mode.called(change.mode)} both ways again{unsure}"
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


def changes_at(
    period: Period, standing: Standing, name: str, events: Iterable[Event], citing: Citing
) -> Iterator[Told]:
    """The changes at one crossing, each by the event that made it so.

    `events` are those of the period at the crossing of which nobody tells the day.

    A renewal is told by the permission that renews, not by the one that it follows.
    """
    ways = Sides(period.records.crossings[name]).directions
    renewing = {permit.renewed_by for permit in standing[name].permissions}
    walk = Walk(standing, name, day_before(period.since), period.as_of, ways)
    found = list(walk.changes())
    for day, change in chain(found, _perhaps(period, walk, events, found)):
        if isinstance(change, PermissionChange):
            if change.after is PermissionState.RENEWED or _only_begins_to(change, day, found):
                continue
            change = change._replace(renews=change.permission in renewing)
        words = change_words(change, period.records)
        if isinstance(change, PassageChange) and (permission := _permitted_again(period, change, day)):
            what = f"{Mode.called(change.mode)}{_way(change.direction)}"
            words = f"{what} permitted again, nothing reported yet"
            if taken_up := _taken_up(walk, change, day):
                yield _told(period, taken_up, f"{what} reported again", day, name, citing)
            change = change._replace(event=permission)
            told = _told(period, change, words, day, name, citing)
            yield told._replace(weight=1, brief=f"{what} permitted again")
            continue
        yield _told(period, change, words, day, name, citing)


def _perhaps(
    period: Period, walk: Walk, events: Iterable[Event], told: Sequence[tuple[date, Change]]
) -> Iterator[tuple[date, Change]]:
    """What events changed of which nobody tells the day, where what came of them does not show it on any day."""
    known, days = {change.event for _, change in told}, [day.toordinal() for day, _ in told]
    for event in (event for event in events if event.id not in known):
        if begin := period.days_of(event):
            first, last = map(floor_day, begin)
            near = [change for _, change in told[bisect_left(days, first) : bisect_right(days, last)]]
            for change in walk.perhaps(event.id, begin):
                if not any(said_again(change, other) for other in near):
                    yield period.since, change


def _only_begins_to(change: PermissionChange, day: date, told: Sequence[tuple[date, Change]]) -> bool:
    """Whether a permission is planned merely because nobody tells its day, and is told once it surely is in force."""
    given = dated(change.permit.since.text)
    return (
        change.after is PermissionState.PLANNED
        and given is not None
        and floor_day(given.begin.earliest) <= day.toordinal()
        and any(
            isinstance(other, PermissionChange) and other.permission == change.permission
            for at, other in told
            if at > day
        )
    )


def _way(direction: str) -> str:
    return "" if direction == BOTH_WAYS else f" {direction}"


def _taken_up(walk: Walk, change: PassageChange, day: date) -> PassageChange | None:
    """The first report within the period that a mode passes again under the permission that began on a day."""
    for later in walk.after(day):
        row = next((row for row in later.passage if (row.mode, row.direction) == (change.mode, change.direction)), None)
        if row is None or row.holding.word == _NO:
            return None
        if not row.holding.uncertain:
            return change._replace(event=row.holding.event, row=row)
    return None


def _permitted_again(period: Period, change: PassageChange, day: date) -> str:
    """The permission after a lapse that alone makes this change: the last report of the mode is of an earlier time."""
    row, records = change.row, period.records
    if change.before != _NO or row is None or row.lapsed is not None or not row.permission:
        return ""
    if change.event not in (row.holding.since_event, row.holding.event):  # it was shut for a time, and that ended
        return ""
    told = date_of(records.event(change.event).date) if change.event in records.rows else None
    return row.permission if told and days_of(told)[1] < day.toordinal() and row.holding.uncertain else ""


def _told(period: Period, change: Change, words: str, day: date, name: str, citing: Citing) -> Told:
    """A change with its day, its reason and its sources. Of what ran out, the day is its last."""
    crossing = period.records.crossings[name]
    where, weight, place = crossing_name(crossing), _weight(change), short_name(crossing)
    brief = _brief(change, period.records, words)
    event = period.records.event(change.event) if change.event in period.records.rows else None
    kept = _kind(change), change.event, (name,)
    last = ended(change)
    if event is None or last:
        when, edtf = (short(last), last.text) if last else (short(day.isoformat()), day.isoformat())
        notes = citing.event(event, frozenset(), name) if event else ()
        changed = Changed(when, where, words, "", notes, "", edtf, *kept)
        return Told(float(day.toordinal()), changed, weight, place, brief)
    assessed = event.type == EventType.ASSESSMENT.value
    if assessed:
        words += " (as assessed then; the day of the change is not recorded)"
    date_, at, edtf = date_of(event.date), order_key(event.date)[0], event.date
    when = short(date_) if date_ else "undated"
    why = event.title or event.summary
    if _is_before(event, day):
        over = " is over" if is_over(change, event, day) else ""
        when, at, why = short(day.isoformat()), float(day.toordinal()), f"{why or event.id} ({when}){over}"
        edtf = day.isoformat()
    else:
        marks = [OUTSIDE] if period.may_lie_outside(event) else []
        marks += [DATE_CONTESTED] if has_contested_date(period.known(event), name) else []
        when += f" ({', '.join(marks)})" if marks else ""
    about = _about(change)
    notes, grade = citing.event(event, about, name), citing.grade(event, about, name)
    return Told(at, Changed(when, where, words, why, notes, grade, edtf, *kept), weight, place, brief, assessed)


def _kind(change: Change) -> str:
    """What changes, as scripts call it."""
    match change:
        case StatusChange():
            return "status"
        case PassageChange():
            return "passage"
        case HolderChange():
            return "holder"
        case PermissionChange():
            return "permission"
        case _:
            return change.about


def is_over(change: Change, event: Event, day: date) -> bool:
    """Whether the event of a change lasted for a time and had ended by a day: what came then came by its end."""
    date_ = date_of(event.date)
    lasted = date_ is not None and date_.is_interval and not isinstance(change, PermissionChange)
    return lasted and _is_before(event, day)


def _is_before(event: Event, day: date) -> bool:
    """Whether an event had ended by a day: what came then came by its end, or by what it set a date for."""
    date_ = date_of(event.date)
    return date_ is not None and days_of(date_)[1] < day.toordinal()


def _brief(change: Change, records: Records, words: str) -> str:
    """A change as the lead words it: "status from open to limited", "consent by Egypt in force until 13 May 2023"."""
    if _is_same(change):
        return words
    match change:
        case StatusChange():
            unknown = change.before == UNKNOWN
            return (
                f"status {change.after}, first report"
                if unknown
                else f"status from {_status_before(change)} to {change.after}"
            )
        case HolderChange():
            was, now = held_by(_surely(change.was), records), held_by(change.controls, records)
            side = f"side in {country}" if (country := country_name(change.side)) else f"{change.side} side"
            return f"control of the {side}{f' from {was}' if was else ''} to {now or 'unknown'}"
        case PermissionChange():
            return words.replace(f" ({change.permit.basis})", "").replace(", until", " until")
        case _:
            return words


def _weight(change: Change) -> int:
    """How much a change weighs for the lead: first what stopped, went on, ran out or changed hands, last its terms."""
    if _is_same(change):
        return 4
    match change:
        case PassageChange():
            return 3 if change.before is None or change.after is None else 0
        case StatusChange():
            return 3 if change.before == UNKNOWN else 1
        case HolderChange():
            return 0 if change.before else 3
        case PermissionChange():
            return 0 if change.after in (PermissionState.LAPSED, PermissionState.REVOKED) else 1
        case _:
            return 4


def _about(change: Change) -> frozenset[str]:
    """What the claims are about that a change rests on."""
    if isinstance(change, HolderChange):
        return CONTROL
    return AUTHORISATION if isinstance(change, PermissionChange) else STATUS


def ended(change: Change) -> Edtf | None:
    """The last day of a permission that ran out; None for any other change."""
    if isinstance(change, PermissionChange) and change.after is PermissionState.LAPSED:
        return change.permit.until
    row = change.row if isinstance(change, PassageChange) else None
    return row.holding.since if row and row.lapsed is PermissionState.LAPSED else None


def _plan(period: Period, event: Event, citing: Citing) -> Told:
    date_ = date_of(event.date)
    known = [period.records.crossings[name] for name in event.crossings if name in period.records.crossings]
    where = ", ".join(map(crossing_name, known))
    words = f"{_PLANS[event.phase]}: {event.title or event.summary or event.id}"
    when = (short(date_) if date_ else "undated") + (f" ({OUTSIDE})" if period.may_lie_outside(event) else "")
    kept = event.date, "plan", event.id, tuple(one.id for one in known)
    changed = Changed(when, where, words, "", citing.event(event), citing.grade(event), *kept)
    return Told(order_key(event.date)[0], changed, 2, listed(map(short_name, known)), words)
