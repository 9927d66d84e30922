"""What differs at a crossing between two days, and every change in between: status, passage, holders, permissions.

Each change has the event that made it so: the first of the unbroken run that holds afterwards. Where that run is older
than a stretch that has ended since, it is the run's first report after the stretch, else the stretch itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from store.dates.edtf.parsing import Edtf
from store.records.vocabulary import ControlState, Status
from store.status.holders import Control, Holding, firmness
from store.status.passage import BOTH_WAYS, Row
from store.status.permissions import PermissionState, Permit, floor_day
from store.status.reports import TOGETHER, Channel, Report, members
from store.status.standing import CrossingStanding, Standing
from store.status.windows import AFTER_ALL, Window, begins, ends

UNKNOWN = Status.UNKNOWN.value
_FIRST_DAY, _LAST_DAY = date.min.toordinal(), date.max.toordinal()


class StatusChange(NamedTuple):
    """Another status; `unknown` where nothing was reported. `was_uncertain` where what held before was not sure."""

    before: str
    after: str
    event: str
    holding: Holding
    was_uncertain: bool = False


class PassageChange(NamedTuple):
    """A mode passes otherwise in a direction; None where nothing is known of it.

    `row` is what holds afterwards, `other_way` what holds then in the opposite direction, where that is told apart.
    """

    mode: str
    direction: str
    before: str | None
    after: str | None
    event: str
    row: Row | None
    other_way: Row | None = None


class HolderChange(NamedTuple):
    """Others hold a side, or the same hold it otherwise: actors' ids or words, several where it is shared.

    `was` and `controls` tell how firmly they held it before and do afterwards.
    """

    side: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    event: str
    controls: tuple[Control, ...]
    was: tuple[Control, ...] = ()


class PermissionChange(NamedTuple):
    """A permission is in another state; None where it was not given yet. `permission` is the event that gave it."""

    permission: str
    before: PermissionState | None
    after: PermissionState
    event: str
    permit: Permit
    renews: bool = False


class TermsChange(NamedTuple):
    """Other hours, or others who may cross; by some modes alone, where `modes` names them."""

    about: str
    before: str
    after: str
    event: str
    modes: tuple[str, ...] = ()


Change = StatusChange | PassageChange | HolderChange | PermissionChange | TermsChange


def differences(before: CrossingStanding, after: CrossingStanding, ways: tuple[str, ...]) -> Iterator[Change]:
    """What differs at one crossing between two days; `ways` are its directions, as in IQ>SY. Ages are no difference."""
    was, now = (standing.holding.word or UNKNOWN for standing in (before, after))
    if was != now:
        made_by = _made_by(after.holding, before.holding)
        yield StatusChange(was, now, made_by, after.holding, before.holding.uncertain)
    yield from _passage(before, after, ways)
    for side in dict.fromkeys((*before.holders, *after.holders)):
        yield from _holders(side, before.holders.get(side, ()), after.holders.get(side, ()))
    known = {permit.event: permit.state for permit in before.permissions}
    renewing = {permit.renewed_by for permit in after.permissions}
    for permit in after.permissions:
        state, event = known.get(permit.event), _permission_event(permit)
        if state is not permit.state:
            yield PermissionChange(permit.event, state, permit.state, event, permit, permit.event in renewing)
    yield from _terms(before, after)


class Walk:
    """How a crossing stood after one day, and on each day up to another on which an answer may be another."""

    def __init__(self, standing: Standing, crossing: str, after: date, until: date, ways: tuple[str, ...]) -> None:
        """`ways` are the crossing's directions, as in IQ>SY."""
        self._standing, self._crossing, self._ways = standing, crossing, ways
        self._steps = list(standing.walk(crossing, after, until))
        self._days = [day for day, _ in self._steps]

    def changes(self) -> Iterator[tuple[date, Change]]:
        """Each change, with the day from which it holds. What changed more than once on a day is told step by step."""
        several = self._standing.several_a_day(self._crossing)
        for (_, earlier), (day, later) in pairwise(self._steps):
            changes = [each for change in differences(earlier, later, self._ways) for each in _given_first(change, day)]
            told = several.get(day.toordinal())
            yield from ((day, change) for change in (_by_steps(changes, told, earlier, later) if told else changes))

    def after(self, day: date) -> Iterator[CrossingStanding]:
        """How it stood on each later day on which an answer may be another."""
        return (found for _, found in islice(self._steps, bisect_right(self._days, day), None))

    def perhaps(self, event: str, begin: Window) -> Iterator[Change]:
        """What an event changed if its day, which is not told exactly, lies after the first one.

        `begin` is when that can have been. Nothing that already was so, by another report, on the first day.
        """
        first, last = (int(min(max(floor_day(moment), _FIRST_DAY), _LAST_DAY)) for moment in begin)
        told = self._standing.on(date.fromordinal(last)).by(self._crossing, event)
        if not (told.holding.event or told.passage or any(told.holders.values()) or told.permissions):
            return
        before = self._on(day_before(date.fromordinal(first)))
        for change in differences(_without(event, before), told, self._ways):
            asked = _question(change)
            was = _answer_to(asked, self._steps[0][1]) if asked else Holding()
            new = not was.word or was.word != _word(change) or was.since_event == event
            if change.event == event and change.after is not None and new:
                yield change

    def _on(self, day: date) -> CrossingStanding:
        """How it stood on a day, but for ages and how sure it is: those are of the day on which it last changed."""
        passed = bisect_right(self._days, day)
        return self._steps[passed - 1][1] if passed else self._standing.on(day)[self._crossing]


def _given_first(change: Change, day: date) -> Iterator[Change]:
    """A change; a permission that was taken back on the very day on which it was given was in force before."""
    if isinstance(change, PermissionChange) and (change.before, change.after) == (None, PermissionState.REVOKED):
        since, taken = change.permit.since, change.permit.revoked_on
        if taken is not None and max(begins(since).earliest, day.toordinal()) <= begins(taken).latest:
            yield change._replace(after=PermissionState.IN_FORCE, event=change.permission)
    yield change


def _without(event: str, standing: CrossingStanding) -> CrossingStanding:
    """A crossing without what holds by one event alone."""
    held = standing.holders.items()
    return replace(
        standing,
        holding=Holding() if standing.holding.since_event == event else standing.holding,
        passage=tuple(row for row in standing.passage if row.holding.since_event != event),
        holders={side: tuple(one for one in of if one.holding.since_event != event) for side, of in held},
    )


def _word(change: Change) -> str:
    """What a change came to, as reports have it."""
    return TOGETHER.join(change.after) if isinstance(change, HolderChange) else str(change.after)


def said_again(change: Change, other: Change) -> bool:
    """Whether two changes answer one question alike."""
    return type(change) is type(other) and _question(change) == _question(other) and change.after == other.after


def _by_steps(
    changes: list[Change], several: Mapping[Channel, list[Report]], earlier: CrossingStanding, later: CrossingStanding
) -> list[Change]:
    """The changes of one day; of a question that several reports answer, each step in their order."""
    net = {asked: change for change in changes if (asked := _question(change))}
    steps: list[tuple[Report, Change]] = []
    for asked, reports in several.items():
        found = list(_steps(asked, reports, earlier, later))
        if len(found) > 1 and _word(found[-1][1]) == _answer_to(asked, later).word:
            net.pop(asked, None)
            steps += found
    steps.sort(key=lambda step: step[0].place[:2])
    kept = [change for change in changes if (asked := _question(change)) is None or asked in net]
    return [*(change for _, change in steps), *kept]


def _question(change: Change) -> Channel | None:
    """What a change is an answer to, where several reports of one day can answer it."""
    match change:
        case StatusChange():
            return Channel("status")
        case PassageChange():
            return Channel("mode", "", change.mode, _way(change.direction))
        case HolderChange():
            return Channel("control", change.side)
        case _:
            return None


def _steps(
    asked: Channel, reports: Iterable[Report], earlier: CrossingStanding, later: CrossingStanding
) -> Iterator[tuple[Report, Change]]:
    """From what held before to what each report of a day says; which came last is unsure where nothing tells.

    There a report that says what held before is told, too.
    """
    was, now = (_answer_to(asked, standing) for standing in (earlier, later))
    before, held_by = was.word, earlier.holders.get(asked.side, ())
    at_once = Counter(report.place[0] for report in reports)
    for report in reports:
        if report.word == before and (at_once[report.place[0]] == 1 or not before):
            continue
        held = Holding(report.word, report.event, report.date, report.event, report.date, uncertain=now.uncertain)
        match asked.kind:
            case "status":
                unsure = was.uncertain and before == was.word
                yield report, StatusChange(before or UNKNOWN, report.word, report.event, held, unsure)
            case "mode":
                way = asked.direction or BOTH_WAYS
                row = Row(asked.mode, way, held)
                yield report, PassageChange(asked.mode, way, before or None, report.word, report.event, row)
            case _:
                controls = tuple(Control(by, firmness(report, by), held) for by in members(report.word))
                one, other = (tuple(filter(None, members(word))) for word in (before, report.word))
                yield report, HolderChange(asked.side, one, other, report.event, controls, held_by)
                held_by = controls
        before = report.word


def _answer_to(asked: Channel, standing: CrossingStanding) -> Holding:
    """What holds of a question; of several holders, with the word of all of them."""
    match asked.kind:
        case "status":
            return standing.holding
        case "mode":
            rows = _by_mode(standing).get(asked.mode, {})
            row = rows.get(asked.direction or BOTH_WAYS) or next(
                (rows[way] for way in rows if not asked.direction), None
            )
            return row.holding if row else Holding()
        case _:
            held = standing.holders.get(asked.side, ())
            first = held[0].holding if held else Holding()
            return replace(first, word=TOGETHER.join(control.by for control in held))


def _way(direction: str) -> str:
    """A direction as reports have it: none for both ways."""
    return "" if direction == BOTH_WAYS else direction


def day_before(day: date) -> date:
    """The day before; the first day of all where there is none."""
    return day - timedelta(days=1) if day > date.min else day


def _made_by(now: Holding, was: Holding) -> str:
    """The event by which one answer took the place of another; where nothing is known any more, that of what ended."""
    first = now.since_event or now.event or was.event
    lasting = next((told for told in (was.reported, was.since) if told is not None and ends(told) is not None), None)
    if lasting is None or (now.since is not None and _begun(now.since) > _begun(lasting)):
        return first
    told = now.reported
    later = told is not None and _begun(told) > _begun(lasting) and _over(told) >= _over(lasting)
    return now.event if later and now.event != first else was.event


def _begun(date: Edtf) -> float:
    return begins(date).earliest


def _over(date: Edtf) -> float:
    """The last moment of a stretch; beyond all days for what holds until the next report."""
    end = ends(date)
    return AFTER_ALL if end is None else end.latest


def _holds_again(now: Holding, was: Holding) -> bool:
    """Whether an older answer holds again because a stretch ended."""
    return was.event not in (now.event, now.since_event) and _made_by(now, was) == was.event


def _passage(before: CrossingStanding, after: CrossingStanding, ways: tuple[str, ...]) -> Iterator[PassageChange]:
    old, new = (_by_mode(standing) for standing in (before, after))
    for mode in dict.fromkeys((*old, *new)):
        was, now = old.get(mode, {}), new.get(mode, {})
        worded = dict.fromkeys((*was, *now))
        directions = [*ways, *(way for way in worded if way not in (*ways, BOTH_WAYS))] if len(worded) > 1 else worded
        found = []
        for direction in directions:
            one, other = (rows.get(direction) or rows.get(BOTH_WAYS) for rows in (was, now))
            word, new_word = (row.holding.word if row else None for row in (one, other))
            if word != new_word:
                held = one.holding if one else Holding()
                event = _revoked_by(other, after) or _made_by(other.holding if other else _left(now, after), held)
                opposite = next((row for way, row in now.items() if way not in (direction, BOTH_WAYS)), None)
                found.append(PassageChange(mode, direction, word, new_word, event, other, opposite))
        both = len(found) == len(ways) > 1 and len({change[2:5] for change in found}) == 1
        yield from [found[0]._replace(direction=BOTH_WAYS)] if both else found


def _revoked_by(row: Row | None, standing: CrossingStanding) -> str:
    """The event that took back the permission that a mode passed by; empty where it simply ran out."""
    if row is None or row.lapsed is not PermissionState.REVOKED:
        return ""
    return next((permit.revoked_by for permit in standing.permissions if permit.event == row.permission), "")


def _by_mode(standing: CrossingStanding) -> dict[str, dict[str, Row]]:
    rows: dict[str, dict[str, Row]] = {}
    for row in standing.passage:
        rows.setdefault(row.mode, {})[row.direction] = row
    return rows


def _left(rows: dict[str, Row], after: CrossingStanding) -> Holding:
    """What left nothing known of a direction: the report of another one, else the status that must be said anew."""
    return next((row.holding for row in rows.values()), after.holding)


def _holders(side: str, before: tuple[Control, ...], after: tuple[Control, ...]) -> Iterator[HolderChange]:
    was, now = (tuple(control.by for control in controls if control.by) for controls in (before, after))
    if set(was) != set(now):
        new = [control for control in after if control.by not in was]
        one, other = ((held or [Control()])[0].holding for held in (new or list(after), list(before)))
        yield HolderChange(side, was, now, _made_by(one, other), after, before)
        return
    states = {control.by: control.state for control in before}
    others = (one for one in after if one.by and firmly(one.state) is not firmly(states[one.by]))
    if changed := next(others, None):
        now_held = replace(changed.holding, since_event=changed.stated_by)
        yield HolderChange(side, was, now, _made_by(now_held, before[0].holding), after, before)


def firmly(state: ControlState) -> ControlState:
    """How firmly a side is held; simply so where nothing else is said."""
    return ControlState.HELD if state is ControlState.UNKNOWN else state


def _permission_event(permit: Permit) -> str:
    if permit.state is PermissionState.RENEWED:
        return permit.renewed_by
    return permit.revoked_by if permit.state is PermissionState.REVOKED else permit.event


def _terms(before: CrossingStanding, after: CrossingStanding) -> Iterator[TermsChange]:
    for about in ("hours", "who"):
        was, now = (_said(standing, about) for standing in (before, after))
        told: dict[tuple[str, str], list[str]] = {}
        for mode, words in now.items():
            earlier = was.get(mode, getattr(before, about)) if mode else ", ".join(dict.fromkeys(was.values()))
            if words and words != earlier:
                told.setdefault((earlier, words), []).append(mode)
        whole = getattr(after, about) != getattr(before, about)
        for (earlier, words), modes in told.items():
            telling = [row for row in after.passage if row.mode in modes and getattr(row, about)]
            told_by = after.hours_event if about == "hours" else after.who_event
            if whole and told_by and getattr(after, about) == words:
                event = before.holding.event if _holds_again(after.holding, before.holding) else told_by
            elif telling:
                event = _said_by(about, telling[0], before)
            else:
                were = (row.holding for row in before.passage if getattr(row, about))
                event = next((_made_by(after.holding, held) for held in were), after.holding.event)
            of = tuple(mode for mode in modes if mode) if len(set(now.values())) > 1 else ()
            yield TermsChange(about, earlier, words, event, of)


def _said_by(about: str, row: Row, before: CrossingStanding) -> str:
    """The event that says hours or who may cross of a mode, or whose end let an older one hold again."""
    rows = _by_mode(before).get(row.mode, {})
    was = rows.get(row.direction) or rows.get(BOTH_WAYS)
    said_by = row.hours_event if about == "hours" else row.who_event
    return was.holding.event if was and _holds_again(row.holding, was.holding) else said_by or row.holding.event


def _said(standing: CrossingStanding, about: str) -> dict[str, str]:
    """The hours, or who may cross, by mode; by no mode where it is said of the crossing alone."""
    by_mode: dict[str, list[str]] = {}
    for row in standing.passage:
        if words := getattr(row, about):
            by_mode.setdefault(row.mode, []).append(words)
    said = {mode: ", ".join(dict.fromkeys(words)) for mode, words in by_mode.items()}
    return said or {"": getattr(standing, about)}
