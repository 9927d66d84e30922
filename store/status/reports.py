"""What one event reports of the crossings it names: statuses, modes, holders, each with its window of days.

Owns how an event and its claims become reports. Must never decide between reports: that is `track.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from store.claims.ledger import topic_of
from store.claims.stances import asserts, denies, doubts
from store.claims.values import can_both_be_true, date_of, denial_covers, modes_of, state_of
from store.dates.order import OrderKey, could_be_same, order_key
from store.folding import fold
from store.model import Claim, ControlReport, Crossing, Event, EventRow, StatusReport
from store.status.knowledge import ALWAYS, Publications, event_known_from, known_from
from store.status.windows import Window, begins, ends, wide_begin
from store.vocabulary import About, EventType, Mode, Passage, Review, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.dates.edtf import Edtf

SHUT = frozenset({Status.CLOSED.value, Status.INACTIVE.value})
SILENT_TYPES = frozenset({EventType.STATUS.value, EventType.CONTROL.value})
_MODES = frozenset(Mode.words())
_PASSAGE_OF = {"open": Passage.YES.value, "closed": Passage.NO.value, "limited": Passage.RESTRICTED.value}

Place: TypeAlias = tuple[OrderKey, str, int]
Kind: TypeAlias = Literal["status", "control", "mode", "aid"]


class Channel(NamedTuple):
    """One question that reports answer: the status of a crossing or side, a mode, a side's holder, UN authorisation."""

    kind: Kind
    side: str = ""
    mode: str = ""


class Rival(NamedTuple):
    """An answer that a claim gives against its event's own; without a word it only doubts. Known from a day on."""

    word: str
    known_from: float


class Moved(NamedTuple):
    """A window in which a claim puts the event's beginning instead of the event's own date; known from a day on."""

    window: Window
    known_from: float


class Report(NamedTuple):
    """One event's answer to one question.

    `begin` is the window of days in which it came to hold by the desk's date, `end` the one in which it ceased, for a
    date that lasts. `held` is false where only claims say so. `place` is its place in the order.
    """

    place: Place
    event: str
    date: Edtf
    begin: Window
    end: Window | None
    word: str
    held: bool = True
    status: StatusReport | None = None
    control: ControlReport | None = None
    rivals: tuple[Rival, ...] = ()
    moved: tuple[Moved, ...] = ()
    known_from: float = ALWAYS

    def begun(self, day: int) -> bool:
        """Whether it surely holds from this day or before, by the desk's date."""
        return self.begin.latest < day + 1

    def over(self, day: int) -> bool:
        """Whether it has surely ceased before this day."""
        return self.end is not None and self.end.latest < day

    def possibly_over(self, day: int) -> bool:
        """Whether it may have ceased before this day."""
        return self.end is not None and self.end.earliest < day

    @property
    def reach(self) -> Window:
        """The days in which it may have come to hold, by the desk's date or a claim's."""
        windows = (self.begin, *(moved.window for moved in self.moved))
        return Window(min(w.earliest for w in windows), max(w.latest for w in windows))


class Placed(NamedTuple):
    """A report and the question it answers."""

    channel: Channel
    report: Report


def may_report(row: EventRow) -> bool:
    """Whether an event can say anything of status or control: it holds one, or is of a type whose claims may."""
    return bool(row.status or row.control) or row.type in SILENT_TYPES


def reports_of(event: Event, crossing: Crossing, published: Publications) -> tuple[Placed, ...]:
    """Everything the event says of the crossing; nothing for a superseded or undated event."""
    date = date_of(event.date)
    if date is None or event.review == Review.SUPERSEDED.value:
        return ()
    return tuple(_Reading(event, crossing, date, published).placed())


class _Reading:
    """One event read for one crossing."""

    def __init__(self, event: Event, crossing: Crossing, date: Edtf, published: Publications) -> None:
        self._event, self._crossing, self._date, self._published = event, crossing, date, published
        self._countries = tuple(side.country for side in crossing.sides if side.country)
        self._known = event_known_from(event, published)
        self._claims = [claim for claim in event.claims if self._concerns(claim)]

    def placed(self) -> Iterator[Placed]:
        """Each report with the question it answers."""
        status = self._event.status
        report = StatusReport(state=status) if isinstance(status, str) else status
        yield from self._statuses(report)
        controls = self._event.control
        for number, control in enumerate((controls,) if isinstance(controls, ControlReport) else controls):
            yield from self._holders(number, control)
        if not self._event.status and not controls:
            yield from self._only_claimed()

    def _concerns(self, claim: Claim) -> bool:
        """Whether a claim speaks of this crossing: of the whole event, or of the crossing, a side or a mode by name."""
        of = topic_of(claim).of
        return not of or of in names_of(self._crossing) or (claim.about != About.DATE.value and of in _MODES)

    def _statuses(self, status: StatusReport) -> Iterator[Placed]:
        if status.state:
            rivals = tuple(self._status_rivals(status))
            yield Placed(Channel("status", status.side), self._report(status.state, rivals, status=status))
        for mode, passage in status.modes.items():
            yield Placed(Channel("mode", status.side, mode), self._report(passage, self._mode_rivals(mode, passage)))
        if status.un_authorised is not None:
            yield Placed(Channel("aid"), self._report(status.un_authorised.resolution, (), status=status))

    def _holders(self, number: int, control: ControlReport) -> Iterator[Placed]:
        for side in (control.side,) if control.side else self._countries:
            report = self._report(control.by, tuple(self._control_rivals(control, side)), control=control)
            yield Placed(Channel("control", side), report._replace(place=self._place(number)))

    def _only_claimed(self) -> Iterator[Placed]:
        for number, claim in enumerate(self._claims):
            if claim.about == About.STATUS.value and asserts(claim) and state_of(claim.value):
                yield Placed(Channel("status"), self._claimed(number, claim, state_of(claim.value)))
            elif claim.about == About.CONTROL.value and asserts(claim):
                holder = _holder_of(claim)
                for side in (holder.side,) if holder.side else self._countries:
                    yield Placed(Channel("control", side), self._claimed(number, claim, holder.by))

    def _report(
        self,
        word: str,
        rivals: tuple[Rival, ...],
        status: StatusReport | None = None,
        control: ControlReport | None = None,
    ) -> Report:
        return Report(
            place=self._place(0),
            event=self._event.id,
            date=self._date,
            begin=begins(self._date),
            end=ends(self._date),
            word=word,
            status=status,
            control=control,
            rivals=rivals,
            moved=tuple(self._moved()),
            known_from=self._known,
        )

    def _claimed(self, number: int, claim: Claim, word: str) -> Report:
        known = known_from(claim, self._published)
        return self._report(word, ())._replace(held=False, known_from=known, place=self._place(number))

    def _place(self, number: int) -> Place:
        return order_key(self._event.date), self._event.id, number

    def _moved(self) -> Iterator[Moved]:
        if self._date.approximate:
            yield Moved(wide_begin(self._date), ALWAYS)
        for claim in self._claims:
            date = date_of(claim.value) if claim.about == About.DATE.value and asserts(claim) else None
            if date is not None and not could_be_same(date, self._date):
                yield Moved(begins(date), known_from(claim, self._published))

    def _status_rivals(self, held: StatusReport) -> Iterator[Rival]:
        for claim in self._claims:
            if claim.about != About.STATUS.value or fold(claim.of) in _MODES:
                continue
            state = state_of(claim.value)
            if asserts(claim) and not can_both_be_true(claim.about, held.state, state or None):
                yield Rival(state, known_from(claim, self._published))
            elif _takes_away(claim, held.state):
                yield Rival("", known_from(claim, self._published))

    def _mode_rivals(self, mode: str, passage: str) -> tuple[Rival, ...]:
        found = []
        for claim in self._claims:
            if claim.about == About.STATUS.value and asserts(claim):
                said = modes_of(claim.value).get(mode, passage)
                if fold(claim.of) == fold(mode):
                    said = _PASSAGE_OF.get(state_of(claim.value), state_of(claim.value)) or passage
                if said != passage:
                    found.append(Rival(said, known_from(claim, self._published)))
        return tuple(found)

    def _control_rivals(self, held: ControlReport, side: str) -> Iterator[Rival]:
        for claim in self._claims:
            if claim.about != About.CONTROL.value or _holder_of(claim).side not in ("", side):
                continue
            if asserts(claim) and self._holds_none_of(claim):
                yield Rival(_holder_of(claim).by, known_from(claim, self._published))
            elif _takes_away(claim, held.by):
                yield Rival("", known_from(claim, self._published))

    def _holds_none_of(self, claim: Claim) -> bool:
        """Whether a claim fits none of the holders the event names; it need not say of which side it speaks."""
        controls = self._event.control
        reports = (controls,) if isinstance(controls, ControlReport) else controls
        side = _holder_of(claim).side
        held = [{"by": report.by, "state": report.state} for report in reports if side in ("", report.side)]
        said = _holder_of(claim)
        value = {"by": said.by, "state": said.state}
        return bool(held) and not any(can_both_be_true(claim.about, one, value) for one in held)


def _takes_away(claim: Claim, word: str) -> bool:
    """Whether a claim denies or doubts this answer."""
    return (denies(claim) or doubts(claim)) and denial_covers(claim.about, claim.value, word)


def _holder_of(claim: Claim) -> ControlReport:
    value = claim.value if isinstance(claim.value, dict) else {"by": claim.value}
    side, by, state = (value.get(name) for name in ("side", "by", "state"))
    side = side or (claim.of if len(claim.of) == 2 else "")
    return ControlReport(side=str(side or ""), by=str(by or ""), state=str(state or ""))


def names_of(crossing: Crossing) -> frozenset[str]:
    """Every name of a crossing and its sides, and their countries, in the spelling that searches compare."""
    names = [crossing.id]
    for side in crossing.sides:
        names += [side.country, side.name, *(name.value for name in side.names)]
    return frozenset(fold(name) for name in names if name)
