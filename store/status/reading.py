"""How an event and its claims become reports of a crossing. Which of them holds is for `track.py` and `passage.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from store.claims.ledger import scoped
from store.claims.stances import asserts, denies, doubts
from store.claims.together import can_both_be_true, denial_covers
from store.claims.values import date_of, modes_of, side_of, state_of
from store.dates.order import could_be_same
from store.records.interface import Records
from store.records.model import (
    Claim,
    ControlReport,
    Crossing,
    Event,
    EventRow,
    StatusReport,
    control_reports,
    status_reports,
)
from store.records.vocabulary import About, EventType, Mode, Passage, Review, Role, Status
from store.status.reports import (
    EVERY_MODE,
    PASSES,
    SHUT,
    TOGETHER,
    Echo,
    Granted,
    Placed,
    Report,
    Rival,
    channel,
    members,
    reach_of,
)
from store.status.sides import BOTH, Sides
from store.status.windows import BEFORE_ALL, Dated, Window, begins, dated
from store.text.folding import fold

SILENT_TYPES = frozenset(
    kind.value for kind in (EventType.STATUS, EventType.CONTROL, EventType.STATEMENT, EventType.ASSESSMENT)
)
IN_FORCE = frozenset({"", "in force"})
"""The phases in which an event came about; what is planned, announced or cancelled reports nothing."""
PERMITTED = "in force"
"""What a claim about an authorisation says of the permission of its event to confirm it."""
_TOLD = frozenset({About.STATUS.value, About.CONTROL.value, About.DATE.value, About.AUTHORISATION.value})
_STATUS, _CONTROL, _DATE, _SUPERSEDED = "status", "control", "date", Review.SUPERSEDED.value
_MODES = frozenset(Mode.words())


def may_report(row: EventRow) -> bool:
    """Whether an event can say anything of status or control: it holds one, or is of a type whose claims may."""
    return row.phase in IN_FORCE and (bool(row.status or row.control) or row.type in SILENT_TYPES)


def places_of(following: Mapping[str, Iterable[str]], records: Records) -> dict[str, tuple[str, ...]]:
    """Where events without crossings tell of a permission: at the crossings of those whose it is, from one to the next.

    `following` has for each of these events those that it renews or revokes.
    """
    found: dict[str, set[str]] = {event: set() for event in following}
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for event, others in following.items():
        for other in others:
            followers[other].append(event)
    named = [(event, records.rows[event].crossings) for event in followers if event in records.rows]
    spreading = [(event, crossing) for event, crossings in named for crossing in crossings]
    while spreading:
        event, crossing = spreading.pop()
        for later in followers.get(event, ()):
            if crossing not in found[later]:
                found[later].add(crossing)
                spreading.append((later, crossing))
    return {event: tuple(sorted(crossings)) for event, crossings in found.items()}


def followed(row: EventRow) -> tuple[str, ...]:
    """The events whose permissions an event without crossings renews or revokes; none of an event that has some."""
    if row.crossings or not row.status:
        return ()
    permissions = (report.permission for report in status_reports(row.status) if report.permission)
    return tuple(id_ for one in permissions for id_ in (one.renews, one.revokes) if id_)


class Subject:
    """The crossing that events are read for, with the names by which claims speak of it.

    An event dated after `today`, an ordinal, tells of what nobody can have seen yet.
    """

    def __init__(self, crossing: Crossing, today: int) -> None:
        self.id = fold(crossing.id)
        self.names = spellings_of(crossing)
        self.sides = Sides(crossing)
        self.today = today

    def reports(self, event: Event) -> tuple[Placed, ...]:
        """Everything the event says of the crossing; nothing where it is superseded, undated or only planned."""
        when = dated(event.date)
        if when is None or event.review == _SUPERSEDED or event.phase not in IN_FORCE:
            return ()
        placed = _Reading(event, self, when).placed()
        return tuple(placed) if event.crossings else tuple(one for one in placed if one.channel.kind == "permission")


class _Reading:
    """One event read for one crossing."""

    def __init__(self, event: Event, subject: Subject, when: Dated) -> None:
        self._event, self._subject, self._when = event, subject, when
        self._claims = [claim for claim in event.claims if claim.about in _TOLD and self._concerns(claim)]
        self._reach = reach_of(when.begin, tuple(self._moved()))

    def placed(self) -> Iterator[Placed]:
        """Each report with the question it answers."""
        entries, controls = status_reports(self._event.status), control_reports(self._event.control)
        words = one_word_a_side(entries)
        for number, entry in enumerate(entries):
            yield from self._entry(number, entry, words.get(entry.side, entry.state), alone=len(entries) == 1)
        yield from self._holders(controls)
        if not entries and not controls:
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

    def _sides_of(self, word: str) -> tuple[tuple[str, ...], tuple[Rival, ...]]:
        """The sides a report speaks of, "" for the whole crossing; and a doubt where it may be another."""
        sides = self._subject.sides.meant(word) if word else ("",)
        return sides, (Rival(""),) if len(sides) > 1 else ()

    def _rival(self, claim: Claim, word: str, direction: str = BOTH) -> Rival:
        """What a claim gives against this event: from the day it was said, if that was later than the event."""
        said = dated(claim.said) if claim.said else None
        later = said is not None and said.begin.earliest > self._when.begin.latest
        return Rival(word, said.begin.earliest if said and later else BEFORE_ALL, direction)

    # What the desk holds.

    def _entry(self, number: int, entry: StatusReport, word: str, *, alone: bool) -> Iterator[Placed]:
        sides, doubt = self._sides_of(entry.side)
        direction = self._subject.sides.direction(entry.direction)
        for side in sides:
            if entry.state:
                rivals, echoes = (*self._status_rivals(entry, side), *doubt), self._status_echoes(entry.state, side)
                report = self._report(number, word, rivals, entry=entry, alone=alone, echoes=echoes)
                yield Placed(channel("status", side), report)
            if entry.state in SHUT and word not in SHUT:
                report = self._report(number, Passage.NO.value, doubt, entry=entry, alone=alone)
                yield Placed(channel("mode", side, EVERY_MODE, direction), report)
            for mode, passage in entry.modes.items():
                rivals = (*self._mode_rivals(entry, mode, side, direction), *doubt)
                echoes = self._mode_echoes(passage, mode, side, direction)
                report = self._report(number, passage, rivals, entry=entry, alone=alone, echoes=echoes)
                yield Placed(channel("mode", side, mode, direction), report)
        granted = granted_by(entry, self._event)
        if granted is not None:
            said = [claim for claim in self._claims if claim.about == About.AUTHORISATION.value]
            rivals = tuple(self._rival(claim, "") for claim in said if denies(claim) or doubts(claim))
            echoes = _echoes(PERMITTED, (claim for claim in said if asserts(claim) and claim.value == PERMITTED))
            report = self._report(number, granted.basis, rivals, granted=granted, echoes=echoes)
            yield Placed(channel("permission"), report)

    def _holders(self, controls: tuple[ControlReport, ...]) -> Iterator[Placed]:
        """One report a side: those whom one event names for it hold it together."""
        by_side: defaultdict[str, list[ControlReport]] = defaultdict(list)
        doubts_of: dict[str, tuple[Rival, ...]] = {}
        for control in controls:
            sides, doubt = self._sides_of(control.side) if control.side else (self._subject.sides.keys, ())
            for side in sides:
                by_side[side].append(control)
                doubts_of[side] = doubts_of.get(side, ()) or doubt
        for side, named in by_side.items():
            word = TOGETHER.join(dict.fromkeys(control.by for control in named if control.by))
            rivals = (*self._control_rivals(named, side), *doubts_of[side])
            echoes = self._control_echoes(members(word), side)
            report = self._report(0, word, tuple(rivals), controls=tuple(named), echoes=echoes)
            yield Placed(channel("control", side), report)

    # What claims say where the desk holds nothing.

    def _only_claimed(self) -> Iterator[Placed]:
        for number, claim in enumerate(self._claims):
            if claim.about == _STATUS and asserts(claim):
                yield from self._claimed_status(number, self._value(claim))
            elif claim.about == _CONTROL and asserts(claim):
                holder = self._holder(claim)
                for side in self._sides_of(holder.side)[0] if holder.side else self._subject.sides.keys:
                    yield Placed(channel("control", side), self._claimed(number, holder.by))

    def _claimed_status(self, number: int, value: object) -> Iterator[Placed]:
        direction = self._direction(value)
        for side in self._sides_of(side_of(value))[0]:
            if state_of(value):
                yield Placed(channel("status", side), self._claimed(number, state_of(value)))
            for mode, passage in modes_of(value).items():
                yield Placed(channel("mode", side, mode, direction), self._claimed(number, passage))

    def _report(self, number: int, word: str, rivals: tuple[Rival, ...], *, held: bool = True, **more: Any) -> Report:
        """A report by the event's date, with `more` of its fields."""
        return Report(
            place=(self._when.order, self._event.id, number),
            event=self._event.id,
            date=self._when.date,
            begin=self._when.begin,
            end=self._when.end,
            reach=self._reach,
            word=word,
            held=held and self._when.begin.earliest < self._subject.today + 1,
            rivals=rivals,
            **more,
        )

    def _claimed(self, number: int, word: str) -> Report:
        return self._report(number, word, (), held=False)

    # What claims say of what the desk holds.

    def _value(self, claim: Claim) -> Any:
        """A claim's value with the side or mode it is `of` put into it, the side by its key."""
        value = scoped(claim).value
        side = side_of(value)
        if not side and claim.of and fold(claim.of) != self._subject.id:
            side = claim.of if self._subject.sides.matching(claim.of) else ""
        if not side:
            return value
        meant = self._subject.sides.meant(side)
        whole = value if isinstance(value, dict) else {"state": value}
        return {**whole, "side": meant[0] if len(meant) == 1 else side}

    def _direction(self, value: object) -> str:
        word = value.get("direction") if isinstance(value, dict) else None
        return self._subject.sides.direction(word) if isinstance(word, str) else BOTH

    def _status_claims(self) -> Iterator[tuple[Claim, Any]]:
        """The claims of the status of the crossing or a side, with their values; not those of a mode alone."""
        for claim in self._claims:
            if claim.about == _STATUS and not (claim.of and fold(claim.of) in _MODES):
                yield claim, self._value(claim)

    def _status_rivals(self, entry: StatusReport, side: str) -> Iterator[Rival]:
        for claim, value in self._status_claims():
            state = state_of(value)
            if side and side_of(value) not in ("", side):
                continue
            if asserts(claim):
                if state != entry.state and not can_both_be_true(claim.about, entry.state, state or None):
                    yield self._rival(claim, state)
            elif _takes_away(claim, entry.state):
                yield self._rival(claim, "")

    def _status_echoes(self, word: str, side: str) -> tuple[Echo, ...]:
        """The claims that say the same; one of a single side says nothing of the whole."""
        said = ((claim, value) for claim, value in self._status_claims() if asserts(claim))
        return _echoes(
            word, (claim for claim, value in said if state_of(value) == word and side_of(value) in ("", side))
        )

    def _mode_claims(self, mode: str, side: str, direction: str) -> Iterator[tuple[Claim, str, str]]:
        """The claims of a mode that can speak of what a report does, with what they say of it and the direction."""
        for claim in self._claims:
            if claim.about == _STATUS and (claim.of or type(claim.value) is dict):
                value = self._value(claim)
                passage, way = modes_of(value).get(mode, ""), self._direction(value)
                here = not side or side_of(value) in ("", side)
                if passage and here and (BOTH in (way, direction) or way == direction):
                    yield claim, passage, way

    def _mode_rivals(self, entry: StatusReport, mode: str, side: str, direction: str) -> Iterator[Rival]:
        passage = entry.modes[mode]
        for claim, said, way in self._mode_claims(mode, side, direction):
            if asserts(claim) and said != passage:
                yield self._rival(claim, said, way)
            elif (denies(claim) or doubts(claim)) and said == passage:
                yield self._rival(claim, "", way)
        if passage in PASSES and entry.state not in SHUT:
            for claim, value in self._status_claims():
                if asserts(claim) and state_of(value) in SHUT and side_of(value) in ("", entry.side):
                    yield self._rival(claim, Passage.NO.value)

    def _mode_echoes(self, passage: str, mode: str, side: str, direction: str) -> tuple[Echo, ...]:
        """The claims that say the same; one of a single side says nothing of the whole."""
        said = self._mode_claims(mode, side, direction)
        alike = [(claim, way) for claim, word, way in said if asserts(claim) and word == passage]
        here = [(claim, way) for claim, way in alike if side_of(self._value(claim)) in ("", side)]
        return tuple(echo for claim, way in here for echo in _echoes(passage, [claim], way))

    def _control_claims(self, side: str) -> Iterator[tuple[Claim, ControlReport]]:
        for claim in self._claims:
            if claim.about == _CONTROL:
                holder = self._holder(claim)
                if holder.side in ("", side):
                    yield claim, holder

    def _control_rivals(self, named: list[ControlReport], side: str) -> Iterator[Rival]:
        for claim, holder in self._control_claims(side):
            if asserts(claim):
                if self._holds_none_of(holder):
                    yield self._rival(claim, holder.by)
            elif any(_takes_away(claim, control.by) for control in named):
                yield self._rival(claim, "")

    def _control_echoes(self, holders: tuple[str, ...], side: str) -> tuple[Echo, ...]:
        said = [(claim, holder.by) for claim, holder in self._control_claims(side) if asserts(claim)]
        return tuple(echo for by in holders if by for echo in _echoes(by, (claim for claim, who in said if who == by)))

    def _holds_none_of(self, said: ControlReport) -> bool:
        """Whether a claim fits none of the holders the event names; it need not say of which side it speaks."""
        named = control_reports(self._event.control)
        held = [
            {"by": report.by, "state": report.state}
            for report in named
            if said.side == "" or said.side in self._sides_of(report.side)[0] or not report.side
        ]
        value = {"by": said.by, "state": said.state}
        return bool(held) and not any(can_both_be_true(_CONTROL, one, value) for one in held)

    def _holder(self, claim: Claim) -> ControlReport:
        value = self._value(claim)
        side, by, state = (value.get(name) or "" for name in ("side", "by", "state"))
        return ControlReport(side=str(side), by=str(by), state=str(state))


def one_word_a_side(entries: Iterable[StatusReport]) -> dict[str, str]:
    """Where the entries of one event give a side several words, each for a direction, what they come to together.

    What is open one way and closed the other is limited. Words that no direction tells apart stay as they are.
    """
    by_side: defaultdict[str, list[StatusReport]] = defaultdict(list)
    for entry in entries:
        if entry.state:
            by_side[entry.side].append(entry)
    return {
        side: Status.LIMITED.value
        for side, told in by_side.items()
        if len({entry.state for entry in told}) > 1 and len({entry.direction for entry in told} - {""}) == len(told)
    }


def granted_by(entry: StatusReport, event: Event) -> Granted | None:
    """The permission that an entry gives or revokes, in either form; None where it has none."""
    given, older = entry.permission, entry.un_authorised
    if given is not None:
        return Granted(
            given.kind, given.by, given.basis, given.since, given.until, given.modes, given.renews, given.revokes
        )
    if older is None:
        return None
    by = next((part.who for part in event.actors if part.role == Role.AUTHORITY.value and part.who), "")
    modes = (Mode.HUMANITARIAN.value,)
    return Granted("authorisation", by, older.resolution, until=older.until, modes=modes, of_council=True)


def _echoes(word: str, claims: Iterable[Claim], way: str = BOTH) -> tuple[Echo, ...]:
    return tuple(Echo(word, claim.said, claim.source, way) for claim in claims if claim.said or claim.source)


def _takes_away(claim: Claim, word: str) -> bool:
    """Whether a claim denies or doubts this answer."""
    return (denies(claim) or doubts(claim)) and denial_covers(claim.about, claim.value, word)


def spellings_of(crossing: Crossing) -> frozenset[str]:
    """Every name of a crossing and its sides, their ids and countries, in the spelling that searches compare."""
    names = [crossing.id]
    for side in crossing.sides:
        names += [side.id, side.country, side.name, *(name.value for name in side.names)]
    return frozenset(fold(name) for name in names if name)
