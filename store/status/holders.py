"""The records that a standing is made of: one answer with who says so and how old that is. Owns their making.

Must never decide which report holds: that is `track.py`.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, NamedTuple

from store.records.vocabulary import ControlState, Status
from store.status.windows import BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.dates.edtf import Edtf
    from store.records.model import UnAuthorisation
    from store.status.reports import Report
    from store.status.track import Answer


class Holding(NamedTuple):
    """One answer, with who says so and how old that is.

    `event` is the latest one that says so, `since_event` the first of the unbroken run and `since` its date.
    `age_days` counts from the first day that the latest report can be of; a stretch that still lasts is reported
    up to the day itself. None where it has no beginning. `undated` where nothing tells when it became known.
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


class Control(NamedTuple):
    """Who holds a side; `by` an actor's id or words, `state` how firmly."""

    by: str = ""
    state: ControlState = ControlState.UNKNOWN
    holding: Holding = Holding()

    @property
    def since(self) -> Edtf | None:
        """The date of the first report of its unbroken run."""
        return self.holding.since

    @property
    def event(self) -> str:
        """The latest event that says so."""
        return self.holding.event

    @property
    def uncertain(self) -> bool:
        """Whether a fuzzy date or a rival claim leaves it open."""
        return self.holding.uncertain


class CrossingStanding(NamedTuple):
    """A crossing as of a day. `sides` are in the order of the crossing's, each with a Control, known or not."""

    crossing: str
    holding: Holding
    side_status: dict[str, Holding]
    modes: dict[str, Holding]
    sides: dict[str, Control]
    direction: str = ""
    hours: str = ""
    who: str = ""
    un_authorised: UnAuthorisation | None = None

    @property
    def status(self) -> Status:
        """The status word, `unknown` for a word of no vocabulary, which `holding.word` keeps."""
        return Status.find(self.holding.word) or Status.UNKNOWN

    @property
    def uncertain(self) -> bool:
        """Whether a fuzzy date or a rival claim leaves the status open."""
        return self.holding.uncertain

    @property
    def since(self) -> Edtf | None:
        """The date of the first report of the status's unbroken run."""
        return self.holding.since

    @property
    def event(self) -> str:
        """The latest event that says so."""
        return self.holding.event

    @property
    def age_days(self) -> int | None:
        """How old the latest report of the status is."""
        return self.holding.age_days

    @property
    def stale(self) -> bool:
        """Whether that report is older than the file's `stale_after`."""
        return self.holding.stale


class Clock(NamedTuple):
    """What an answer is looked at by: the day's ordinal, the file's `stale_after`, and which events nothing dates."""

    day: int
    stale_after: int
    is_undated: Callable[[str], bool]


def holding(answer: Answer | None, clock: Clock) -> Holding:
    """The answer as shown on a day; an empty one where there is none."""
    if answer is None:
        return Holding()
    age = _age(answer.reported, clock.day)
    return Holding(
        word=answer.word,
        event=answer.reported.event,
        since=answer.since.date,
        since_event=answer.since.event,
        reported=answer.reported.date,
        age_days=age,
        stale=age is None or age > clock.stale_after,
        uncertain=answer.uncertain,
        alternatives=answer.alternatives,
        undated=clock.is_undated(answer.reported.event),
    )


def control(answer: Answer | None, clock: Clock) -> Control:
    """Who holds a side by this answer."""
    if answer is None:
        return Control()
    stated = ControlState.find(answer.report.control.state) if answer.report.control else None
    state = stated or (ControlState.HELD if answer.word else ControlState.UNKNOWN)
    return Control(answer.word, state, holding(answer, clock))


def _age(report: Report, day: int) -> int | None:
    last = report.begin.earliest if report.end is None else min(report.end.earliest, day)
    return None if last == BEFORE_ALL else max(0, day - floor(last))
