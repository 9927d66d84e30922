"""One question's reports in order, and the answer on any day. Owns the rules that `store.status` states.

A track is built from all reports of one channel of one crossing and never changes.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from math import floor
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from store.status.reports import SHUT, Place, Report
from store.status.windows import AFTER_ALL, BEFORE_ALL, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG_AGO = -(10**12)
"""The day on which that which has no beginning is looked up."""


class Answer(NamedTuple):
    """What holds on a day: the report that says so last, the first of its unbroken run, and what else may be.

    `alternatives` are the other words that may hold instead; an empty one stands for "not this, and nothing else
    said". `reported` is the latest report that agrees.
    """

    word: str
    report: Report
    since: Report
    reported: Report
    uncertain: bool = False
    alternatives: tuple[str, ...] = ()


class Turn(NamedTuple):
    """A day on which an answer may change, and the window in which the change lies."""

    day: int
    window: Window


class Track:
    """The reports of one channel, in the order of their dates, then of their events' ids."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = sorted(reports, key=lambda report: report.place)
        self._days = [report.place[0][0] for report in self.reports]

    @cached_property
    def _latest_so_far(self) -> list[float]:
        """For each report the last moment at which it or one before it may begin."""
        return list(accumulate((report.reach.latest for report in self.reports), max))

    @cached_property
    def _earliest_from_here(self) -> list[float]:
        """For each report the first moment at which it or one after it may begin."""
        backwards = accumulate((report.reach.earliest for report in reversed(self.reports)), min)
        return list(backwards)[::-1]

    @cached_property
    def _run_starts(self) -> list[int]:
        """For each report the first of the unbroken run of held reports with the same word that it stands in.

        A report that may still begin after the next one is no part of the run: it cannot say since when.
        """
        starts: list[int] = []
        last: int | None = None
        for index, report in enumerate(self.reports):
            start = index
            if report.held:
                if last is not None and _goes_on(self.reports[last], report):
                    start = starts[last]
                last = index
            starts.append(start)
        return starts

    def at(self, day: int) -> Answer | None:
        """The answer as of the end of a day, given by its ordinal; None where no report can hold."""
        cut = bisect_right(self._days, day)
        index = self._last_sure(cut, day)
        if index is None:
            return self._only_possible(cut, day)
        report = self.reports[index]
        words = list(report.rivals)
        unsure = bool(words) or report.reach.latest >= day + 1 or report.possibly_over(day)
        reported = report
        for other in self._may_come_after(index, cut, day):
            if other.word != report.word:
                unsure = True
                words += [] if other.over(day) else [other.word]
            elif other.begin.latest < day + 1 and other.place > reported.place:
                reported = other
        others = tuple(dict.fromkeys(word for word in words if word != report.word))
        return Answer(report.word, report, self.reports[self._run_starts[index]], reported, unsure, others)

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

    def shut_between(self, one: Place, other: Place) -> bool:
        """Whether a held report between two places in the order shuts the crossing."""
        between = range(self._index(one), self._index(other))
        return any(self.reports[index].held and self.reports[index].word in SHUT for index in between)

    def _index(self, place: Place) -> int:
        """The number of reports up to this place in the order."""
        return bisect_right(self.reports, place, key=attrgetter("place"))

    def _last_sure(self, cut: int, day: int) -> int | None:
        """The last held report that surely holds from the day or before, and has not ceased."""
        for index in range(cut - 1, -1, -1):
            report = self.reports[index]
            if report.held and report.begun(day) and not report.over(day):
                return index
        return None

    def _may_come_after(self, index: int, cut: int, day: int) -> Iterator[Report]:
        """Each other report that may have begun by the day, and not surely before the one at `index` did."""
        since = self.reports[index].begin.earliest
        for other in self._near(since, cut, day):
            reach = self.reports[other].reach
            if other != index and reach.earliest < day + 1 and reach.latest >= since:
                yield self.reports[other]

    def _near(self, since: float, cut: int, day: int) -> Iterator[int]:
        """The reports around the cut that can matter: walks back and forth no farther than any window reaches."""
        back, ahead = cut - 1, cut
        while back >= 0 and self._latest_so_far[back] >= since:
            yield back
            back -= 1
        while ahead < len(self.reports) and self._earliest_from_here[ahead] < day + 1:
            yield ahead
            ahead += 1

    def _only_possible(self, cut: int, day: int) -> Answer | None:
        """Where nothing holds surely: the first that may, uncertain; none where nothing can."""
        possible = [self.reports[index] for index in self._near(BEFORE_ALL, cut, day)]
        possible = [report for report in possible if report.reach.earliest < day + 1 and not report.over(day)]
        if not possible:
            return None
        first = min(possible, key=lambda report: (not report.held, report.place))
        words = [*(report.word for report in possible), *first.rivals]
        others = tuple(dict.fromkeys(word for word in words if word != first.word))
        return Answer(first.word, first, first, first, True, others)

    def turns(self) -> Iterator[Turn]:
        """The days on which the answer may change: where a held report surely begins, or has surely ceased."""
        for report in self.reports:
            if report.held and report.begin.latest < AFTER_ALL:
                yield Turn(floor(max(report.begin.latest, LONG_AGO)), report.reach)
            if report.held and report.end is not None and report.end.latest < AFTER_ALL:
                yield Turn(floor(report.end.latest) + 1, Window(report.end.earliest + 1, report.end.latest + 1))


def _goes_on(earlier: Report, later: Report) -> bool:
    return earlier.word == later.word and earlier.begin.latest <= later.begin.latest
