"""The answers that a standing is made of, each with who says so and how old that is, and those who hold a side."""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from msgspec import Struct

from store.dates.edtf.parsing import Edtf
from store.records.vocabulary import ControlState
from store.status.reports import Report, members
from store.status.track import Answer, Heard, Track
from store.status.windows import BEFORE_ALL


class Holding(Struct, frozen=True, gc=False):
    """One answer, with who says so and how old that is.

    `event` is the latest one that says so, `since_event` the first of the unbroken run and `since` its date.
    `reported` is when that was said last, by an event or by a claim in it. `age_days` counts from the first day that
    this can be; a stretch that still lasts is reported up to the day itself. None where it has no beginning.
    `is_past` where the day that is looked at is not today. As known at the time, `undated` where nothing tells when it
    became known.
    """

    word: str = ""
    event: str = ""
    since: Edtf | None = None
    since_event: str = ""
    reported: Edtf | None = None
    age_days: int | None = None
    stale: bool = False
    uncertain: bool = False
    alternatives: tuple[str, ...] = ()
    undated: bool = False
    is_past: bool = False


class Control(Struct, frozen=True, gc=False):
    """Who holds a side; `by` an actor's id or words, `state` how firmly, by the first event of those that agree."""

    by: str = ""
    state: ControlState = ControlState.UNKNOWN
    holding: Holding = Holding()
    stated_by: str = ""


class Clock(Struct, frozen=True, gc=False):
    """What an answer is looked at by: the day's ordinal, the file's `stale_after`, whether the day is over.

    As known at the time, also by which events nothing tells when they became known.
    """

    day: int
    stale_after: int
    is_undated: Callable[[str], bool]
    is_past: bool


def holding(answer: Answer | None, clock: Clock) -> Holding:
    """The answer as shown on a day; an empty one where there is none."""
    return Holding() if answer is None else _shown(answer, answer.word, answer.since, answer.heard, clock)


def _shown(answer: Answer, word: str, since: Report, heard: Heard | None, clock: Clock) -> Holding:
    reported, last = answer.reported, answer.reported.told_until(clock.day)
    confirmed = heard is not None and heard.window.earliest > last
    age = last if not confirmed or heard is None else heard.window.earliest
    age_days = None if age == BEFORE_ALL else max(0, clock.day - floor(age))
    return Holding(
        word=word,
        event=reported.event,
        since=_since(since, reported),
        since_event=since.event,
        reported=heard.date if confirmed and heard else reported.date,
        age_days=age_days,
        stale=age_days is None or age_days > clock.stale_after,
        uncertain=answer.uncertain,
        alternatives=answer.alternatives,
        undated=clock.is_undated(reported.event),
        is_past=clock.is_past,
    )


def _since(first: Report, last: Report) -> Edtf:
    """Since when, by the first report of a run: of a stretch that a later report goes beyond only its beginning."""
    begun = first.date.spans[0].first if first is not last and first.end is not None and first.date.spans else None
    return begun or first.date


def holders(track: Track | None, clock: Clock) -> tuple[Control, ...]:
    """Who holds a side, each of several with its own age; empty where nobody says."""
    answer = track.at(clock.day) if track else None
    if track is None or answer is None:
        return ()
    return tuple(_control(track, answer, by, clock) for by in members(answer.word))


def _control(track: Track, answer: Answer, by: str, clock: Clock) -> Control:
    alone = answer.word == by
    since = answer.since if not answer.report.held else track.reports[track.first_with(answer, by)]
    heard = answer.heard if alone and since is answer.since else track.heard_of(answer, by, clock.day)
    held, stated_by = _shown(answer, by, since, heard, clock), track.stated_since(answer)
    return Control(by, firmness(answer.report, by), held, stated_by)


def firmness(report: Report, by: str) -> ControlState:
    """How firmly a report says that someone holds a side: simply so where it does not tell."""
    stated = next((ControlState.find(control.state) for control in report.controls if control.by == by), None)
    return stated or (ControlState.HELD if by else ControlState.UNKNOWN)
