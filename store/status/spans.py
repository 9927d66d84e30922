"""The whole history of one question as spans with fuzzy ends, for the board."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import floor
from typing import NamedTuple

from store.status.reports import Report
from store.status.track import LONG_AGO, Answer
from store.status.windows import AFTER_ALL, BEFORE_ALL, Window


class Span(NamedTuple):
    """One stretch of one answer, by ordinals: the first and last day on which it can have begun, and can have ended.

    A beginning of None lies before all days; an end of None is not over, or nobody knows when. `event` says so first.
    `uncertain` where more than its fuzzy ends is open: a claim or a report of the same days says otherwise, or a
    stretch that ended leaves open whether this one came back.
    """

    word: str
    event: str
    start_earliest: int | None
    start_latest: int | None
    end_earliest: int | None = None
    end_latest: int | None = None
    uncertain: bool = False


def spans(turns: Iterable[tuple[int, Window]], at: Callable[[int], Answer | None]) -> Iterator[Span]:
    """The answers between the days where they may change, first to last; a gap where nothing is reported.

    What is only claimed and what is held are told apart, though both say the same.
    """
    last: Span | None = None
    shown: tuple[str, bool] | None = None
    possible: dict[str, int] = {}
    for day, window in dict(sorted(turns)).items():
        answer = at(day)
        now = None if answer is None else (answer.word, answer.since.held)
        begun = answer is not None and _begins_on(answer.since, day)
        may_be = possible.get(answer.word, day) if answer else day
        # A word of an uncertain day goes on showing until it is sure that another holds, which may be so since before.
        possible = {word: possible.get(word, day) for word in _may_hold(answer)}
        edges = _days(answer.since.reach if answer is not None and begun else window)
        if begun and edges[0] is not None:
            edges = min(edges[0], may_be), edges[1]
        made_sure = now == shown and begun and last is not None and last.uncertain and last.start_earliest == edges[0]
        if now == shown and not made_sure:
            continue
        if last is not None and not made_sure:
            yield _ended(last, edges)
        last, shown = None, now
        if answer is not None:
            unsure = (
                not begun or bool(answer.since.rivals) or (answer.uncertain and answer.since.reach.latest < day + 1)
            )
            last = Span(answer.word, answer.since.event, *edges, uncertain=unsure)
    if last is not None:
        yield last


def _ended(last: Span, edges: tuple[int | None, int | None]) -> Span:
    """A span with its end; one that may begin later than that has begun by then, or never."""
    late = last.start_latest is not None and edges[1] is not None and last.start_latest > edges[1]
    start = edges[1] if late else last.start_latest
    return last._replace(start_latest=start, end_earliest=edges[0], end_latest=edges[1])


def _may_hold(answer: Answer | None) -> set[str]:
    """What may hold instead by reports of uncertain days, not by what is only claimed."""
    return {report.word for report in answer.differing if report.held} if answer else set()


def _begins_on(report: Report, day: int) -> bool:
    return report.begun(day) and (day == LONG_AGO or not report.begun(day - 1))


def _days(window: Window) -> tuple[int | None, int | None]:
    earliest = None if window.earliest == BEFORE_ALL else floor(window.earliest)
    latest = None if window.latest in (BEFORE_ALL, AFTER_ALL) else floor(window.latest)
    return earliest, latest
