"""Which permissions there are at a crossing as of a day, and when the last of those that a mode rests on lapsed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from heapq import merge
from itertools import accumulate
from math import floor
from typing import NamedTuple

from store.dates.edtf.parsing import Edtf
from store.status.holders import Clock
from store.status.reports import Echo, Granted, Report
from store.status.track import LONG_AGO
from store.status.windows import AFTER_ALL, Dated, Window, dated

COUNCIL = "Security Council"


class PermissionState(Enum):
    """How a permission stands on a day."""

    PLANNED = "planned"
    IN_FORCE = "in force"
    RENEWED = "renewed"
    REVOKED = "revoked"
    LAPSED = "lapsed"


_AHEAD_OR_RUNNING = (PermissionState.PLANNED, PermissionState.IN_FORCE)
"""While one denies or doubts a permission; that it is over is as sure then."""


class Permit(NamedTuple):
    """A permission as of a day. Empty `modes` are all modes; without `until` it has no end.

    `days_left` counts to the first day that can be its last, 0 on that; none once it may have ended. `renewed_by` and
    `revoked_by` are events. `uncertain` where a fuzzy date leaves its state open. `confirmed` is when a claim said last
    that it is in force, `revoked_on` may lie ahead, `age_days` how old that is, else how old the event is that gave it.
    """

    event: str
    kind: str
    by: str
    basis: str
    modes: tuple[str, ...]
    since: Edtf
    until: Edtf | None
    state: PermissionState
    days_left: int | None = None
    renewed_by: str = ""
    revoked_by: str = ""
    revoked_on: Edtf | None = None
    uncertain: bool = False
    of_council: bool = False
    confirmed: Edtf | None = None
    age_days: int | None = None
    is_past: bool = False

    def covers(self, mode: str) -> bool:
        """Whether it permits this mode."""
        return not self.modes or mode in self.modes

    @property
    def runs(self) -> bool:
        """Whether it is in force."""
        return self.state is PermissionState.IN_FORCE


class Lapse(NamedTuple):
    """The first and last day from which a mode can have been permitted no more, and the permission that ran out.

    `doubtful` where another one, whose first day is not told exactly, may have carried it on.
    """

    earliest: int
    latest: int
    permit: Permit
    doubtful: bool = False


class Permits(NamedTuple):
    """The permissions given by a day, the oldest first; `spans` are the days that each covers."""

    permits: tuple[Permit, ...]
    spans: tuple[_Span, ...]

    def in_force(self, mode: str) -> Permit | None:
        """The one that covers a mode: of several the one that lasts longest, then the one given last."""
        running = [(span.end.latest, at) for at, span in enumerate(self.spans) if self._runs(at, mode)]
        return self.permits[max(running)[1]] if running else None

    def _runs(self, at: int, mode: str) -> bool:
        return self.permits[at].runs and self.permits[at].covers(mode)

    def lapse(self, mode: str, day: int) -> Lapse | None:
        """The last time by the day that a permission of the mode ended and no other surely covered the next day."""
        covering = [
            (span, permit) for span, permit in zip(self.spans, self.permits, strict=True) if permit.covers(mode)
        ]
        maybe, surely = (_Cover((span.start[at], span.end.latest) for span, _ in covering) for at in (0, 1))
        found: list[Lapse] = []
        for span, permit in covering:
            if abs(span.end.latest) == AFTER_ALL or span.end.earliest >= day:
                continue  # without an end, or it ended before every day there is
            last = floor(span.end.latest) + 1
            if not surely.has(last):
                first = floor(max(span.end.earliest, LONG_AGO)) + 1
                found.append(Lapse(first, last, permit, doubtful=maybe.has(last)))
        return max(found, key=lambda lapse: lapse.latest, default=None)


class _Cover:
    """Which days any of many stretches covers, by the first and last moment of each."""

    def __init__(self, stretches: Iterable[tuple[float, float]]) -> None:
        self._stretches = sorted((start, floor_day(end)) for start, end in stretches)
        self._furthest = list(accumulate((end for _, end in self._stretches), max))

    def has(self, day: int) -> bool:
        """Whether one covers the day."""
        begun = bisect_left(self._stretches, (day + 1,))
        return bool(begun) and self._furthest[begun - 1] >= day


def edge_days(permits: Permits) -> Iterator[int]:
    """The days, by ordinal, on which a permission may begin, end or be told of."""
    for span in permits.spans:
        moments = (*span.start, *span.end.moved(1), *span.report.begin, *(rival.said for rival in span.report.rivals))
        yield from (floor(moment) for moment in moments if abs(moment) < AFTER_ALL)


class _Span(NamedTuple):
    """One permission with its own days, cut off where it was revoked."""

    report: Report
    granted: Granted
    issuer: str
    start: Window
    end: Window
    revoked: Report | None = None

    def surely_begun(self, day: int) -> bool:
        """Whether it has begun by a day."""
        return self.start.latest < day + 1


def floor_day(moment: float) -> float:
    """The day that a moment lies in; beyond all days what lies beyond them."""
    return moment if moment in (AFTER_ALL, -AFTER_ALL) else floor(moment)


def permits_on(
    reports: Iterable[Report], clock: Clock, is_council: Callable[[str], bool], said: Callable[[Echo], Dated | None]
) -> Permits:
    """What was given by the day that is looked at, with the state that each is in.

    `is_council` knows the Security Council's names, `said` when a claim was said.
    """
    given = [report for report in reports if report.begin.earliest < clock.day + 1]
    revoking: defaultdict[str, list[Report]] = defaultdict(list)
    for report in given:
        if report.granted and report.granted.revokes:
            revoking[report.granted.revokes].append(report)
    spans = tuple(
        _span(report, revoking.get(report.event, ()), is_council)
        for report in given
        if report.granted and report.granted.gives
    )
    renewals = _Renewals(spans)
    return Permits(tuple(_permit(span, renewals.of(at), clock, said) for at, span in enumerate(spans)), spans)


class _Renewals:
    """Which permissions carry on which, without comparing each with each: there may be hundreds, asked for each day."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        """`spans` stand in the order of their reports."""
        self._spans = spans
        self._naming: defaultdict[str, list[int]] = defaultdict(list)
        self._by_issuer: defaultdict[str, list[int]] = defaultdict(list)
        for at, span in enumerate(spans):
            if span.granted.renews:
                self._naming[span.granted.renews].append(at)
            else:
                self._by_issuer[span.issuer].append(at)
        self._soonest = {issuer: self._soonest_from(places) for issuer, places in self._by_issuer.items()}

    def _soonest_from(self, places: Sequence[int]) -> list[float]:
        """For each of these the first moment at which it or one after it may begin."""
        return list(accumulate((self._spans[at].start.earliest for at in reversed(places)), min))[::-1]

    def of(self, at: int) -> Iterator[_Span]:
        """Those that renew the one at a place, in order."""
        span = self._spans[at]
        following = (later for later in self._that_may_follow(at) if _carries_on(self._spans[later], span))
        yield from (self._spans[later] for later in merge(self._naming.get(span.report.event, ()), following))

    def _that_may_follow(self, at: int) -> Iterator[int]:
        span = self._spans[at]
        places, soonest = self._by_issuer.get(span.issuer, ()), self._soonest.get(span.issuer, ())
        for number in range(bisect_right(places, at), len(places)):
            if floor_day(soonest[number]) > floor_day(span.end.latest) + 1:
                return
            yield places[number]


def _span(report: Report, revoking: Iterable[Report], is_council: Callable[[str], bool]) -> _Span:
    """A permission's days; `revoking` are the reports that revoke it."""
    granted = report.granted
    assert granted is not None
    council = is_council(granted.by) or (granted.of_council and not granted.by)
    start, end = _start(report), _end(report)
    for other in revoking:
        taken = _start(other)
        if taken.latest <= end.latest:
            return _Span(report, granted, COUNCIL if council else granted.by, start, taken.moved(-1), other)
    return _Span(report, granted, COUNCIL if council else granted.by, start, end)


def _start(report: Report) -> Window:
    since = dated(report.granted.since) if report.granted and report.granted.since else None
    return since.begin if since else report.begin


def _end(report: Report) -> Window:
    """The days that its last day can be: by `until`, else by the end of the event's own date."""
    until = dated(report.granted.until) if report.granted and report.granted.until else None
    if until is not None:
        return Window(until.begin.earliest, until.end.latest if until.end else until.begin.latest)
    return report.end or Window(AFTER_ALL, AFTER_ALL)


def _confirmed(report: Report, day: int, said: Callable[[Echo], Dated | None]) -> Dated | None:
    """The last claim by the day, said later than the event, that the permission is in force."""
    told = (when for echo in report.echoes if (when := said(echo)) is not None)
    later = [when for when in told if when.begin.earliest > report.begin.earliest and when.begin.latest < day + 1]
    return max(later, key=lambda when: when.begin.earliest, default=None)


def _permit(span: _Span, renewing: Iterator[_Span], clock: Clock, said: Callable[[Echo], Dated | None]) -> Permit:
    report, granted, day = span.report, span.granted, clock.day
    confirmed = _confirmed(report, day, said)
    heard = (confirmed or report).begin.earliest
    state, renewer, doubtful = _state(span, renewing, day)
    since, until = dated(granted.since), dated(granted.until)
    edges = (span.start, span.end.moved(1), report.begin)
    last = span.end.earliest
    left = None if abs(last) == AFTER_ALL or last < day else floor(last) - day
    taken = span.revoked
    told = dated(taken.granted.since) if taken and taken.granted else None
    return Permit(
        event=report.event,
        kind=granted.kind,
        by=granted.by,
        basis=granted.basis,
        modes=granted.modes,
        since=since.date if since else report.date,
        until=until.date if until else _own_end(report.date) if report.end else None,
        state=state,
        days_left=left if state is PermissionState.IN_FORCE else None,
        renewed_by=renewer,
        revoked_by=taken.event if taken else "",
        revoked_on=(told.date if told else taken.date) if taken else None,
        uncertain=doubtful
        or any(edge.earliest < day + 1 <= edge.latest for edge in edges)
        or (state in _AHEAD_OR_RUNNING and bool(report.against(day))),
        of_council=span.issuer == COUNCIL,
        confirmed=confirmed.date if confirmed else None,
        age_days=None if abs(heard) == AFTER_ALL else max(0, day - floor(heard)),
        is_past=clock.is_past,
    )


def _own_end(date: Edtf) -> Edtf | None:
    return date.spans[-1].last if date.spans else None


def _state(span: _Span, renewing: Iterator[_Span], day: int) -> tuple[PermissionState, str, bool]:
    """The state, the event that renewed it, and whether it is open that one renewed it."""
    if span.revoked is not None and floor_day(span.end.latest) < day:  # before it began, too
        return PermissionState.REVOKED, "", False
    if not span.surely_begun(day):
        return PermissionState.PLANNED, "", False
    if floor_day(span.end.latest) >= day:
        return PermissionState.IN_FORCE, "", False
    begun = [other for other in renewing if other.start.earliest < day + 1]
    renewer = next((other.report.event for other in begun if other.surely_begun(day)), "")
    return (PermissionState.RENEWED if renewer else PermissionState.LAPSED), renewer, bool(begun and not renewer)


def _carries_on(later: _Span, earlier: _Span) -> bool:
    """Whether a later one of the same issuer is for one of the same modes, lasts longer and leaves no day between."""
    ours, theirs = set(later.granted.modes), set(earlier.granted.modes)
    same = not ours or not theirs or bool(ours & theirs)
    next_day = floor_day(earlier.end.latest) + 1
    return same and later.end.latest > earlier.end.latest and floor_day(later.start.earliest) <= next_day


def uncarried(permits: Permits) -> Iterator[Permit]:
    """The permissions in force that end and that none renews, and those that lapsed."""
    renewals = _Renewals(permits.spans)
    for at, permit in enumerate(permits.permits):
        carried = any(True for _ in renewals.of(at))
        if permit.state is PermissionState.LAPSED or (permit.runs and permit.until is not None and not carried):
            yield permit
