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
    guessed = False
    for day, window in dict(sorted(turns)).items():
        answer = at(day)
        now = None if answer is None else (answer.word, answer.since.held)
        begun = answer is not None and _begins_on(answer.since, day)
        # A word of an uncertain day goes on showing until it is sure that another holds, which may be so since before.
        may_be = possible.get(answer.word, day) if answer and begun else day
        doubted = min((since for word, since in possible.items() if answer is None or word != answer.word), default=day)
        possible = {word: possible.get(word, day) for word in _may_hold(answer)}
        edges = _edges(answer.since.reach if answer is not None and begun else window, may_be, last)
        unsure = answer is not None and _is_unsure(answer, begun, day)
        if now == shown:
            if last is None or answer is None:
                continue
            if begun and guessed:
                last, guessed = last._replace(event=answer.since.event, start_latest=edges[1], uncertain=unsure), False
                continue
            if not (begun and _returns(last, answer)):
                if not _turns_surer_or_less(last, answer):
                    continue
                edges, unsure = (day, day), not last.uncertain
        if last is not None:
            yield from _ended(last, edges, doubted)
        last, shown, guessed = None, now, now != shown and not begun
        if answer is not None:
            last = Span(answer.word, answer.since.event, *edges, uncertain=unsure)
    if last is not None:
        yield last


def _ended(last: Span, edges: tuple[int | None, int | None], doubted: int) -> Iterator[Span]:
    """A span with its end; one that may begin later than that has begun by then, or never.

    From the day on which a third word may hold, of which it never is sure that it came, a span of its own is uncertain.
    """
    if not last.uncertain and (last.start_latest or LONG_AGO) < doubted < (edges[0] or LONG_AGO):
        yield last._replace(end_earliest=doubted, end_latest=doubted)
        last = last._replace(start_earliest=doubted, start_latest=doubted, uncertain=True)
    late = last.start_latest is not None and edges[1] is not None and last.start_latest > edges[1]
    start = edges[1] if late else last.start_latest
    yield last._replace(start_latest=start, end_earliest=edges[0], end_latest=edges[1])


def _returns(last: Span, answer: Answer) -> bool:
    """Whether a word begins anew, since another may have held before it by a report of an uncertain day."""
    return last.event != answer.since.event and bool(_may_hold(answer) - {answer.word})


def _turns_surer_or_less(last: Span, answer: Answer) -> bool:
    """Whether a later report of the same word settles what was uncertain, or has a rival that leaves it open."""
    rivalled = bool(answer.report.rivals)
    return not (answer.uncertain or rivalled) if last.uncertain else rivalled


def _is_unsure(answer: Answer, begun: bool, day: int) -> bool:
    since = answer.since
    return not begun or bool(since.rivals) or (answer.uncertain and since.reach.latest < day + 1)


def _may_hold(answer: Answer | None) -> set[str]:
    """What may hold instead by reports of uncertain days, not by what is only claimed."""
    return {report.word for report in answer.differing if report.held} if answer else set()


def _begins_on(report: Report, day: int) -> bool:
    return report.begun(day) and (day == LONG_AGO or not report.begun(day - 1))


def _edges(window: Window, may_be: int, last: Span | None) -> tuple[int | None, int | None]:
    """When a change can have come: on the day that it may be by then, and not before what it ends began."""
    earliest, latest = _days(window)
    if earliest is None or may_be == LONG_AGO:
        return None, latest
    return max(min(earliest, may_be), (last and last.start_earliest) or LONG_AGO), latest


def _days(window: Window) -> tuple[int | None, int | None]:
    earliest = None if window.earliest == BEFORE_ALL else floor(window.earliest)
    latest = None if window.latest in (BEFORE_ALL, AFTER_ALL) else floor(window.latest)
    return earliest, latest
