"""One question's reports in order, and the answer on any day, by the rules that `store.status` states.

A track is built from all reports of one channel of one crossing and never changes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain
from math import floor
from typing import NamedTuple

from msgspec import Struct

from store.dates.edtf.parsing import Edtf
from store.status.reports import SHUT, Echo, Place, Report, members
from store.status.windows import AFTER_ALL, BEFORE_ALL, Dated, Window

_LAST = 10**6
"""A number above that of any entry of an event."""
LONG_AGO = -(10**12)
"""The day on which that which has no beginning is looked up."""


class Heard(NamedTuple):
    """A claim that says the same again: the report it stands in, what it says, and on which days it was said."""

    window: Window
    date: Edtf
    at: int
    word: str


class Answer(Struct, frozen=True, gc=False):
    """What holds on a day: the report that says so last, the first of its unbroken run, and what else may be.

    `alternatives` are the other words that may hold instead; an empty one stands for "not this, and nothing else
    said". `differing` are the reports that leave it open. `reported` is the latest report that agrees, `heard` a claim
    of the run that says so later still.
    """

    word: str
    report: Report
    since: Report
    reported: Report
    uncertain: bool = False
    alternatives: tuple[str, ...] = ()
    differing: tuple[Report, ...] = ()
    heard: Heard | None = None

    def last_told(self, day: int) -> float:
        """The last moment by a day at which anyone says so."""
        last = self.reported.told_until(day)
        return max(last, self.heard.window.earliest) if self.heard else last


class Track:
    """The reports of one channel, in the order of their dates, then of their events' ids.

    `said` tells on which day a claim was said, else published.
    """

    def __init__(self, reports: Iterable[Report], said: Callable[[Echo], Dated | None]) -> None:
        self.reports = sorted(reports, key=lambda report: report.place)
        self._places = [report.place for report in self.reports]
        self._days = [place[0][0] for place in self._places]
        self._said = said

    @cached_property
    def _earliest(self) -> list[float]:
        """For each report the first moment at which it may begin."""
        return [report.reach.earliest for report in self.reports]

    @cached_property
    def _latest(self) -> list[float]:
        """For each report the last moment at which it may begin."""
        return [report.reach.latest for report in self.reports]

    @cached_property
    def _latest_so_far(self) -> list[float]:
        """For each report the last moment at which it or one before it may begin."""
        return list(accumulate(self._latest, max))

    @cached_property
    def _earliest_from_here(self) -> list[float]:
        """For each report the first moment at which it or one after it may begin."""
        return list(accumulate(reversed(self._earliest), min))[::-1]

    @cached_property
    def _runs(self) -> list[tuple[int, float]]:
        """For each report the first of the unbroken run of held reports with the same word that it stands in.

        A report that may still begin after the next one is no part of the run: it cannot say since when. With it stands
        until when the run lasts so far: one that has ended before the next report begins is broken.
        """
        runs: list[tuple[int, float]] = []
        last: int | None = None
        for index, report in enumerate(self.reports):
            start, until = index, report.lasts
            if report.held:
                if last is not None and _goes_on(self.reports[last], report) and _meets(runs[last][1], report):
                    start, until = runs[last][0], max(runs[last][1], until)
                last = index
            runs.append((start, until))
        return runs

    @cached_property
    def _run_starts(self) -> list[int]:
        return [start for start, _ in self._runs]

    @cached_property
    def _shut_so_far(self) -> list[int]:
        """How many of the first reports shut the crossing: of none of them, of one, and so on."""
        return list(accumulate((int(report.held and report.word in SHUT) for report in self.reports), initial=0))

    @cached_property
    def _heard(self) -> list[Heard]:
        """What claims say again, by the first day on which they can have been said."""
        found = []
        for index, report in enumerate(self.reports):
            for echo in report.echoes if report.held else ():
                when = self._said(echo)
                if when is not None and when.begin.earliest > report.begin.earliest:
                    found.append(Heard(when.begin, when.date, index, echo.word))
        return sorted(found, key=lambda heard: (heard.window.earliest, heard.at, heard.date.text))

    @cached_property
    def _heard_on(self) -> list[float]:
        return [heard.window.earliest for heard in self._heard]

    def reported(self) -> Iterator[tuple[float, float]]:
        """When it was reported: the first and last day of each report, and of each claim that says it again.

        A report that is not held counts where it says what shows then.
        """
        for report in self.reports:
            if report.held or self._says_what_shows(report):
                yield report.begin.earliest, report.end.latest if report.end else report.begin.latest
        for heard in self._heard:
            yield heard.window

    def _says_what_shows(self, report: Report) -> bool:
        answer = self.at(_first_sure(report.begin))
        return answer is not None and _agrees(report, answer.report)

    def at(self, day: int) -> Answer | None:
        """The answer as of the end of a day, given by its ordinal; None where no report can hold."""
        cut = bisect_right(self._days, day)
        index = self._last_sure(cut, day)
        if index is None:
            return self._only_possible(cut, day)
        report, start = self.reports[index], self._run_starts[index]
        heard = self.heard(start, index, day, members(report.word))
        settled = BEFORE_ALL if heard is None else heard.window.earliest
        differing: list[Report] = []
        reported = report
        for other in self._near(report.begin.earliest, cut, day):
            if not _agrees(other, report):
                differing += [] if other.lasts < settled else [other]
            elif other.begin.latest < day + 1 and other.place > reported.place:
                reported = other if other.told_until(day) >= reported.told_until(day) else reported
        rivals = report.against(day)
        unsure = bool(rivals or differing) or report.reach.latest >= day + 1 or report.possibly_over(day)
        words = (*rivals, *(other.word for other in differing if not other.over(day)))
        others = tuple(dict.fromkeys(word for word in words if word != report.word))
        return Answer(report.word, report, self.reports[start], reported, unsure, others, tuple(differing), heard)

    def heard(self, start: int, index: int, day: int, words: tuple[str, ...]) -> Heard | None:
        """The last claim by the day, of the reports from one to another, that says one of the words again."""
        said = self._heard
        for number in range(bisect_right(self._heard_on, day + 1) - 1, -1, -1):
            one = said[number]
            if one.window.earliest <= self.reports[index].begin.earliest:
                return None
            if start <= one.at <= index and one.word in words and one.window.latest < day + 1:
                return one
        return None

    def first_with(self, answer: Answer, member: str) -> int:
        """The first held report of the unbroken run of those that name this holder, alone or with others."""
        index = self._index(answer.report.place) - 1
        while True:
            start = self._run_starts[index]
            before = next((at for at in range(start - 1, -1, -1) if self.reports[at].held), None)
            if before is None or member not in members(self.reports[before].word):
                return start
            if self.reports[before].begin.latest > self.reports[start].begin.latest:
                return start
            if not _meets(self._runs[before][1], self.reports[start]):
                return start
            index = before

    def heard_of(self, answer: Answer, member: str, day: int) -> Heard | None:
        """The last claim by the day that names this holder again."""
        return self.heard(self.first_with(answer, member), self._index(answer.report.place) - 1, day, (member,))

    def shown_from(self, answer: Answer, day: int) -> float:
        """The moment by a day from which the answer shows: its beginning, or the end of what held in its place."""
        since = answer.since
        begun = since.begin.latest if since.begun(day) else since.reach.earliest
        later = self.reports[self._index(answer.report.place) : bisect_right(self._days, day)]
        between = (one for one in later if one.held and one.word != answer.word and one.over(day))
        return max([begun, *(one.lasts + 1 for one in between)])

    def stated_since(self, answer: Answer) -> str:
        """The event of the run from which on all say alike how firmly a side is held."""
        return self.reports[self._stated[self._index(answer.report.place) - 1]].event

    @cached_property
    def _stated(self) -> list[int]:
        found: list[int] = []
        last: int | None = None
        for index, report in enumerate(self.reports):
            start = index
            if report.held:
                if last is not None and self._run_starts[index] <= last and _alike(self.reports[last], report):
                    start = found[last]
                last = index
            found.append(start)
        return found

    def run(self, answer: Answer) -> Iterator[Report]:
        """The held reports of the answer's unbroken run, the latest first."""
        for index in range(self._index(answer.report.place) - 1, -1, -1):
            report = self.reports[index]
            if report.held and report.word != answer.word:
                return
            if report.held:
                yield report
            if report is answer.since:
                return

    @cached_property
    def _telling(self) -> list[int]:
        """The held reports that tell a direction, hours or who may cross."""
        told = [report.entry if report.held else None for report in self.reports]
        return [at for at, entry in enumerate(told) if entry and (entry.direction or entry.hours or entry.who)]

    def telling(self, answer: Answer) -> Iterator[Report]:
        """The reports of the answer's unbroken run that tell a direction, hours or who may cross, the latest first."""
        if not self._telling:
            return
        last, first = self._index(answer.report.place), self._index(answer.since.place) - 1
        for number in range(bisect_right(self._telling, last - 1) - 1, -1, -1):
            if self._telling[number] < first:
                return
            yield self.reports[self._telling[number]]

    def may_have_begun_before(self, said: Report, since: Report) -> bool:
        """Whether the run of `since` may have begun, by a report of an uncertain day, before what was said."""
        for at in range(self._index(since.place) - 2, -1, -1):
            report = self.reports[at]
            if report.held and report.word != since.word:
                return False
            if report.held and report.reach.earliest <= said.reach.latest:
                return True
        return False

    def shut_between(self, one: Place, other: Place) -> bool:
        """Whether a held report of an event after that of one place, up to that of another, shuts the crossing."""
        if one[:2] >= other[:2]:  # as of most: the same event tells both
            return False
        first, last = self._index((*one[:2], _LAST)), self._index((*other[:2], _LAST))
        return self._shut_so_far[last] > self._shut_so_far[first]

    def surely_shut_between(self, one: Report, other: Report) -> bool:
        """Whether a held report of a day between those of two others shuts the crossing, whatever their days mean."""
        between = self.reports[self._index(one.place) : self._index(other.place)]
        shutting = (each.reach for each in reversed(between) if each.held and each.word in SHUT)
        return any(one.reach.latest < reach.earliest and reach.latest < other.reach.earliest for reach in shutting)

    def shutting(self, one: Place, other: Place) -> Iterator[str]:
        """The events after that of one place, up to that of another, that shut the crossing anew."""
        for at in range(self._index((*one[:2], _LAST)), self._index((*other[:2], _LAST))):
            report = self.reports[at]
            if report.held and report.word in SHUT and self._run_starts[at] == at:
                yield report.event

    def may_shut_after(self, said: Report, day: int) -> bool:
        """Whether a held report that stands before another in the order may have shut the crossing after it."""
        cut = self._index((*said.place[:2], -1))
        for at in range(cut - 1, -1, -1):
            if self._latest_so_far[at] < said.begin.earliest:
                return False
            one = self.reports[at]
            if one.held and one.word in SHUT and one.reach.latest >= said.begin.earliest and not one.over(day):
                return True
        return False

    def may_follow(self, said: Report, day: int) -> Iterator[Report]:
        """The held reports of other events that may have begun by the day, and not surely before this one."""
        for one in self._near(said.begin.earliest, bisect_right(self._days, day), day):
            if one.held and one.event != said.event and not one.over(day):
                yield one

    def _index(self, place: Place) -> int:
        """The number of reports up to this place in the order."""
        return bisect_right(self._places, place)

    def _last_sure(self, cut: int, day: int) -> int | None:
        """The last held report that surely holds from the day or before, and has not ceased."""
        for index in range(cut - 1, -1, -1):
            report = self.reports[index]
            if report.held and report.begun(day) and not report.over(day):
                return index
        return None

    def _near(self, since: float, cut: int, day: int) -> list[Report]:
        """The reports that may have begun by the day, and not surely before a moment: from the cut back, then on."""
        until = day + 1
        back = range(cut - 1, bisect_left(self._latest_so_far, since) - 1, -1)
        ahead = range(cut, bisect_left(self._earliest_from_here, until))
        earliest, latest = self._earliest, self._latest
        return [self.reports[at] for at in chain(back, ahead) if earliest[at] < until and latest[at] >= since]

    def _only_possible(self, cut: int, day: int) -> Answer | None:
        """Where nothing holds surely: the first that may, uncertain; none where nothing can."""
        possible = [report for report in self._near(BEFORE_ALL, cut, day) if not report.over(day)]
        if not possible:
            return None
        first = min(possible, key=lambda report: (not report.held, report.place))
        words = [*(report.word for report in possible), *first.against(day)]
        others = tuple(dict.fromkeys(word for word in words if word != first.word))
        return Answer(first.word, first, first, first, True, others, tuple(one for one in possible if one is not first))

    def change_days(self) -> Iterator[int]:
        """The days on which the word, or the report that says so last, may change: more than those of `turns`."""
        for report in self.reports:
            yield from _floors((*report.begin, *report.reach))
            for day in _floors(report.end or ()):  # on its last day, what is over on the next was told last
                yield from (day, day + 1)
        for heard in self._heard:
            yield from _floors(heard.window)

    @cached_property
    def of_day(self) -> dict[int, list[Report]]:
        """By day the held reports that surely begin on it, in their order."""
        found: dict[int, list[Report]] = {}
        for report in self.reports:
            first, last = report.begin
            if report.held and first > BEFORE_ALL and last < AFTER_ALL and floor(first) == floor(last):
                found.setdefault(floor(last), []).append(report)
        return found

    def several_a_day(self) -> Iterator[int]:
        """The days on which several held reports begin that say different things."""
        return (day for day, told in self.of_day.items() if len({report.word for report in told}) > 1)

    def turns(self) -> Iterator[tuple[int, Window]]:
        """The days on which the answer may change, each with the window in which it does.

        A report may begin, surely begins, or has surely ceased. One that is not held counts on days on which nothing
        surely holds.
        """
        for report in self.reports:
            ceased = [] if report.end is None else [(report.end.moved(1), report.end.moved(1))]
            for window, reach in ((report.begin, report.reach), *ceased):
                if window.latest < AFTER_ALL:
                    day = _first_sure(window)
                    if report.held or self._last_sure(bisect_right(self._days, day), day) is None:
                        yield day, reach
                    if report.held and window is report.begin and BEFORE_ALL < reach.earliest < day:
                        yield floor(reach.earliest), reach


def _first_sure(window: Window) -> int:
    """The first day by which something has surely come about."""
    return floor(max(window.latest, LONG_AGO))


def _floors(moments: Iterable[float]) -> Iterator[int]:
    return (floor(moment) for moment in moments if abs(moment) < AFTER_ALL)


def _goes_on(earlier: Report, later: Report) -> bool:
    return earlier.word == later.word and earlier.begin.latest <= later.begin.latest


def _alike(one: Report, other: Report) -> bool:
    return [(each.by, each.state) for each in one.controls] == [(each.by, each.state) for each in other.controls]


def _meets(until: float, later: Report) -> bool:
    """Whether what lasts until a moment leaves no day before a later report begins."""
    return AFTER_ALL in (until, -later.begin.earliest) or floor(until) + 1 >= floor(later.begin.earliest)


def _agrees(other: Report, report: Report) -> bool:
    """Whether another report says the same; of several holders a claim need name only one."""
    return other.word == report.word or (not other.held and other.word in members(report.word))
