"""How an event and its claims become reports of a crossing. Must never decide between reports: that is `track.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.claims.ledger import scoped
from store.claims.stances import asserts, denies, doubts
from store.claims.values import can_both_be_true, date_of, denial_covers, modes_of, side_of, state_of
from store.dates.order import could_be_same
from store.records.model import ControlReport, StatusReport, control_reports, status_reports
from store.records.vocabulary import About, EventType, Mode, Review
from store.status.reports import Placed, Report, channel, reach_of
from store.status.windows import Dated, begins, dated
from store.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.model import Claim, Crossing, Event, EventRow
    from store.status.reports import Place
    from store.status.windows import Window

SILENT_TYPES = frozenset(
    kind.value for kind in (EventType.STATUS, EventType.CONTROL, EventType.STATEMENT, EventType.ASSESSMENT)
)
_TOLD = frozenset({About.STATUS.value, About.CONTROL.value, About.DATE.value})
_STATUS, _CONTROL, _DATE, _SUPERSEDED = "status", "control", "date", Review.SUPERSEDED.value
_MODES = frozenset(Mode.words())


def may_report(row: EventRow) -> bool:
    """Whether an event can say anything of status or control: it holds one, or is of a type whose claims may."""
    return bool(row.status or row.control) or row.type in SILENT_TYPES


class Subject:
    """The crossing that events are read for, with the names by which claims speak of it."""

    def __init__(self, crossing: Crossing) -> None:
        self.names = spellings_of(crossing)
        self.countries = tuple(side.country for side in crossing.sides if side.country)

    def reports(self, event: Event) -> tuple[Placed, ...]:
        """Everything the event says of the crossing; nothing for a superseded or undated event."""
        when = dated(event.date)
        if when is None or event.review == _SUPERSEDED:
            return ()
        return tuple(_Reading(event, self, when).placed())


class _Reading:
    """One event read for one crossing."""

    def __init__(self, event: Event, subject: Subject, when: Dated) -> None:
        self._event, self._subject, self._when = event, subject, when
        self._claims = [claim for claim in event.claims if claim.about in _TOLD and self._concerns(claim)]
        self._reach = reach_of(when.begin, tuple(self._moved()))

    def placed(self) -> Iterator[Placed]:
        """Each report with the question it answers."""
        status, controls = self._event.status, self._event.control
        for report in status_reports(status):
            yield from self._statuses(report)
        for number, control in enumerate(control_reports(controls)):
            yield from self._holders(number, control)
        if not status and not controls:
            yield from self._only_claimed()

    def _concerns(self, claim: Claim) -> bool:
        """Whether a claim speaks of this crossing: of the whole event, or of the crossing, a side or a mode by name."""
        if not claim.of:
            return True
        of = fold(claim.of)
        return of in self._subject.names or (claim.about != _DATE and of in _MODES)

    def _moved(self) -> Iterator[Window]:
        """Where its own approximation, or a claim of the date that cannot be the event's, puts the beginning."""
        if self._when.wide is not None:
            yield self._when.wide
        for claim in self._claims:
            date = date_of(claim.value) if claim.about == _DATE and asserts(claim) else None
            if date is not None and not could_be_same(date, self._when.date):
                yield begins(date)

    def _statuses(self, status: StatusReport) -> Iterator[Placed]:
        if status.state:
            rivals = tuple(self._status_rivals(status))
            yield Placed(channel("status", status.side), self._report(0, status.state, rivals, status=status))
        for mode, passage in status.modes.items():
            yield Placed(channel("mode", status.side, mode), self._report(0, passage, self._mode_rivals(mode, passage)))
        if status.un_authorised is not None:
            yield Placed(channel("aid"), self._report(0, status.un_authorised.resolution, (), status=status))

    def _holders(self, number: int, control: ControlReport) -> Iterator[Placed]:
        for side in (control.side,) if control.side else self._subject.countries:
            rivals = tuple(self._control_rivals(control, side))
            yield Placed(channel("control", side), self._report(number, control.by, rivals, control=control))

    def _only_claimed(self) -> Iterator[Placed]:
        for number, claim in enumerate(self._claims):
            if claim.about == _STATUS and asserts(claim):
                yield from self._claimed_status(number, scoped(claim).value)
            elif claim.about == _CONTROL and asserts(claim):
                holder = _holder_of(claim)
                for side in (holder.side,) if holder.side else self._subject.countries:
                    yield Placed(channel("control", side), self._claimed(number, holder.by))

    def _claimed_status(self, number: int, value: object) -> Iterator[Placed]:
        side = side_of(value)
        if state_of(value):
            yield Placed(channel("status", side), self._claimed(number, state_of(value)))
        for mode, passage in modes_of(value).items():
            yield Placed(channel("mode", side, mode), self._claimed(number, passage))

    def _report(
        self,
        number: int,
        word: str,
        rivals: tuple[str, ...],
        status: StatusReport | None = None,
        control: ControlReport | None = None,
        *,
        held: bool = True,
    ) -> Report:
        return Report(
            place=self._place(number),
            event=self._event.id,
            date=self._when.date,
            begin=self._when.begin,
            end=self._when.end,
            reach=self._reach,
            word=word,
            held=held,
            status=status,
            control=control,
            rivals=rivals,
        )

    def _claimed(self, number: int, word: str) -> Report:
        return self._report(number, word, (), held=False)

    def _place(self, number: int) -> Place:
        return self._when.order, self._event.id, number

    def _status_rivals(self, held: StatusReport) -> Iterator[str]:
        for claim in self._claims:
            if claim.about != _STATUS or (claim.of and fold(claim.of) in _MODES):
                continue
            value = scoped(claim).value
            state, side = state_of(value), side_of(value)
            if held.side and side not in ("", held.side):
                continue
            if asserts(claim):
                if state != held.state and not can_both_be_true(claim.about, held.state, state or None):
                    yield state
            elif _takes_away(claim, held.state):
                yield ""

    def _mode_rivals(self, mode: str, passage: str) -> tuple[str, ...]:
        worded = [claim for claim in self._claims if claim.about == _STATUS and (claim.of or type(claim.value) is dict)]
        if not worded:
            return ()
        said = [_passage(claim, mode) for claim in worded if asserts(claim)]
        return tuple(word for word in said if word and word != passage)

    def _control_rivals(self, held: ControlReport, side: str) -> Iterator[str]:
        for claim in self._claims:
            if claim.about != _CONTROL or _holder_of(claim).side not in ("", side):
                continue
            if asserts(claim) and self._holds_none_of(claim):
                yield _holder_of(claim).by
            elif _takes_away(claim, held.by):
                yield ""

    def _holds_none_of(self, claim: Claim) -> bool:
        """Whether a claim fits none of the holders the event names; it need not say of which side it speaks."""
        controls = self._event.control
        reports = control_reports(controls)
        said = _holder_of(claim)
        held = [{"by": report.by, "state": report.state} for report in reports if said.side in ("", report.side)]
        value = {"by": said.by, "state": said.state}
        return bool(held) and not any(can_both_be_true(claim.about, one, value) for one in held)


def _passage(claim: Claim, mode: str) -> str:
    """What a status claim says of a mode: by its own modes, or by its state when it is `of` that mode."""
    return modes_of(scoped(claim).value).get(mode, "")


def _takes_away(claim: Claim, word: str) -> bool:
    """Whether a claim denies or doubts this answer."""
    return (denies(claim) or doubts(claim)) and denial_covers(claim.about, claim.value, word)


def _holder_of(claim: Claim) -> ControlReport:
    side, by, state = (scoped(claim).value.get(name) or "" for name in ("side", "by", "state"))
    return ControlReport(side=str(side), by=str(by), state=str(state))


def spellings_of(crossing: Crossing) -> frozenset[str]:
    """Every name of a crossing and its sides, and their countries, in the spelling that searches compare."""
    names = [crossing.id]
    for side in crossing.sides:
        names += [side.country, side.name, *(name.value for name in side.names)]
    return frozenset(fold(name) for name in names if name)
