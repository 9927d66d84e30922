"""Who may cross as of a day: for each mode and direction the answer of what was said of it, and of what shuts it.

Three things decide beside the reports of the mode: a crossing that is shut lets nothing through that was not said
since; one that reopened must say anew which; and a mode that rests on a permission goes no further than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from store.records.vocabulary import Passage, Status
from store.status.crossing import PASSAGES, CrossingTracks, rank, together_since
from store.status.holders import Clock, Holding, holding
from store.status.permissions import Lapse, PermissionState, Permit, Permits
from store.status.reports import PASSES, SHUT, Report
from store.status.track import Answer, Track
from store.status.windows import BEFORE_ALL, begins

BOTH_WAYS = "both"
_NO = Passage.NO.value
_Said: TypeAlias = "tuple[Track | None, ...]"


class Row(Struct, frozen=True, gc=False):
    """Whether a mode passes in a direction (`both`, or `IQ>SY`), with who says so and how old that is.

    `until` is EDTF: the last day of the permission it rests on, or of a report that lasts. `permission` is the event of
    the permission in force, or of the one that ran out and so ended the passage (`lapsed`). The hours, and who may
    cross, can be of an earlier event than the answer itself: `hours_event`, `who_event`.
    """

    mode: str
    direction: str
    holding: Holding
    until: str = ""
    hours: str = ""
    who: str = ""
    permission: str = ""
    lapsed: PermissionState | None = None
    hours_event: str = ""
    who_event: str = ""


class Particulars(Struct, frozen=True, gc=False):
    """Direction, hours and who may cross, as last said of the crossing within the unbroken run of the status."""

    direction: str = ""
    hours: str = ""
    who: str = ""
    hours_of: Report | None = None
    who_of: Report | None = None


def particulars(track: Track | None, status: Answer | None) -> Particulars:
    """The last of each that an event with a single entry says within the run of the status.

    Who may cross, said with modes that pass, is said of those alone.
    """
    found: dict[str, tuple[str, Report]] = {}
    for report in track.telling(status) if track and status else ():
        for name in ("direction", "hours", "who"):
            word = getattr(report.entry, name)
            of_modes = name == "who" and report.entry and not PASSES.isdisjoint(report.entry.modes.values())
            if word and report.alone and not of_modes:
                found.setdefault(name, (word, report))
        if len(found) == 3:
            break
    (direction, _), (hours, hours_of), (who, who_of) = (
        found.get(name, ("", None)) for name in ("direction", "hours", "who")
    )
    return Particulars(direction, hours, who, hours_of, who_of)


class _Cell(Struct, frozen=True, gc=False):
    """One mode in one direction at one part of the crossing."""

    holding: Holding
    report: Report | None
    lapse: Lapse | None = None
    hours: str = ""
    who: str = ""
    hours_event: str = ""
    who_event: str = ""


def passage(tracks: CrossingTracks, answers: dict[str, Answer], permits: Permits, clock: Clock) -> tuple[Row, ...]:
    """A row for each mode and direction of which anything is known; one for both where they agree in everything.

    `answers` are the sides' statuses on the day.
    """
    parts = []
    for scope in tracks.scopes:
        track = tracks.status(scope)
        status = answers.get(scope) or (track.at(clock.day) if track else None)
        parts.append(_Part(track, status, particulars(track, status), clock))
    rows: list[Row] = []
    for mode in tracks.modes(clock.day):
        lapse = permits.lapse(mode, clock.day) if permits.permits else None
        said = tracks.ways(mode)
        row_of = {of: _row(parts, mode, of, permits, lapse) for of in dict.fromkeys(said.values())}
        told = [(way, row) for way, of in said.items() if (row := row_of[of])]
        same = len(told) == len(said) and (len(row_of) == 1 or len({_as_told(row) for _, row in told}) == 1)
        rows += [told[0][1]] if same else [replace(row, direction=way or BOTH_WAYS) for way, row in told]
    return tuple(rows)


def _as_told(row: Row) -> Row:
    """A row without its direction, and without the events that its hours and who may cross are of."""
    return replace(row, direction="", hours_event="", who_event="")


class _Part(Struct, frozen=True, gc=False):
    """The whole crossing, or one side of it, on the day."""

    track: Track | None
    status: Answer | None
    said: Particulars
    clock: Clock

    def on(self, day: int) -> _Part:
        """The same part on another day."""
        status = self.track.at(day) if self.track else None
        return replace(self, status=status, clock=replace(self.clock, day=day))

    def cell(self, track: Track | None, lapse: Lapse | None) -> _Cell | None:
        """Whether a mode passes here, by what was said of it; None where nobody says."""
        answer = track.at(self.clock.day) if track else None
        if self.status is not None and self.status.word in SHUT:
            said = answer is not None and (answer.report.held or not self.status.report.held)
            own = said and answer is not None and answer.report.place[:2] >= self.status.since.place[:2]
            if not own or track is None or answer is None:
                shut, report = self._shut(self.status, answer), self.status.report
                return _Cell(shut, report, None, *self._terms(self.track, self.status))
            if answer.word in PASSES and self._may_shut_anew(self.status, answer.report):
                still = _open_to(holding(answer, self.clock), _NO)
                return _Cell(still, answer.report, None, *self._terms(track, answer))
        if track is None or answer is None or self._wiped(answer):
            return None
        found = _Cell(holding(answer, self.clock), answer.report, None, *self._terms(track, answer))
        if self._may_be_shut(answer):
            found = replace(found, holding=_open_to(found.holding, _NO))
        if answer.word not in PASSES:
            return found
        run: Iterable[Report] = track.run(answer)
        if self.track and self.track.shut_between(answer.since.place, answer.report.place):
            run = kept = self._since_shut(run, self.track)
            first = kept[-1]
            found = replace(found, holding=replace(found.holding, since=first.date, since_event=first.event))
        return _lapsed(found, run, answer, lapse, track, self.clock) if lapse else found

    def may_stop(self, track: Track | None) -> bool:
        """Whether a part that lets the mode through as far as anyone says may be shut to all, or was and reopened."""
        if self.status is None:
            return False
        wiped = track is not None and track.at(self.clock.day) is not None
        return wiped or not SHUT.isdisjoint(self.status.alternatives)

    def _terms(self, track: Track | None, answer: Answer) -> tuple[str, str, str, str]:
        """The hours, and who may cross, then the event of each.

        As last said of the mode in the run of its answer, or later of the crossing.
        """
        told: dict[str, tuple[str, Report]] = {}
        for report in track.telling(answer) if track else ():
            if self.track and self.track.shut_between(report.place, answer.report.place):
                break
            for name in ("hours", "who"):
                if word := getattr(report.entry, name):
                    told.setdefault(name, (word, report))
        for name, word, said in (
            ("hours", self.said.hours, self.said.hours_of),
            ("who", self.said.who, self.said.who_of),
        ):
            if said and (name not in told or said.place >= told[name][1].place):
                told[name] = word, said
        (hours, hours_of), (who, who_of) = (told.get(name, ("", None)) for name in ("hours", "who"))
        return hours, who, hours_of.event if hours_of else "", who_of.event if who_of else ""

    @staticmethod
    def _since_shut(run: Iterable[Report], status: Track) -> list[Report]:
        """Of a run, the latest first, what came after the crossing last shut to it."""
        kept: list[Report] = []
        for report in run:
            if kept and any(event != kept[-1].event for event in status.shutting(report.place, kept[-1].place)):
                break
            kept.append(report)
        return kept

    def _shut(self, status: Answer, answer: Answer | None) -> Holding:
        """No, by what shut the crossing; what was said of the mode before may hold still where that is uncertain."""
        shut = replace(holding(status, self.clock), word=_NO, alternatives=())
        if answer is not None and answer.word in PASSES:
            said = answer.report
            if _may_follow(said, status.since) or (self.track and self.track.may_have_begun_before(said, status.since)):
                return _open_to(shut, answer.word)
        if status.uncertain and answer is not None:
            if answer.word == _NO and not answer.uncertain:
                return replace(shut, uncertain=False)
            return replace(shut, alternatives=(answer.word,) if answer.word != _NO else ())
        return shut

    def _wiped(self, answer: Answer) -> bool:
        """Whether the crossing shut after this was said, and reopened: it must be said anew."""
        if self.track is None or self.status is None:
            return False
        return self.status.word not in SHUT and self.track.shut_between(answer.report.place, self.status.report.place)

    def _may_shut_anew(self, status: Answer, said: Report) -> bool:
        """Whether what was said of a shut crossing may have come before it shut, or before it opened and shut again."""
        if self.track is None:
            return False
        later = {one.word for one in self.track.may_follow(said, self.clock.day)}
        shut = later & SHUT
        first = status.since.event != said.event and _may_follow(status.since, said)
        return first or bool(shut - {status.word}) or (bool(shut) and shut != later)

    def _may_be_shut(self, answer: Answer) -> bool:
        """Whether a report or a claim leaves open that the crossing shut after this was said."""
        status, since = self.status, answer.report.begin.earliest
        if status is None or status.word in SHUT or answer.word == _NO:
            return False
        if status.word == Status.UNKNOWN.value and status.report.place[:2] > answer.report.place[:2]:
            return True
        rivals = status.report.against(self.clock.day) if status.report.reach.latest >= since else ()
        heard = answer.heard.window.earliest if answer.heard else since
        shut = any(
            one.word in SHUT and one.reach.latest >= since and not (one.over(self.clock.day) and one.lasts < heard)
            for one in status.differing
        )
        before = self.track.may_shut_after(answer.report, self.clock.day) if self.track else False
        return shut or before or any(word in SHUT or not word for word in rivals)


def _may_follow(one: Report, other: Report) -> bool:
    """Whether one report may have come after another, whatever their order."""
    return one.reach.latest >= other.begin.earliest


def _open_to(found: Holding, word: str) -> Holding:
    words = (*found.alternatives, word)
    return replace(found, uncertain=True, alternatives=tuple(dict.fromkeys(one for one in words if one != found.word)))


def _lapsed(cell: _Cell, run: Iterable[Report], answer: Answer, lapse: Lapse, track: Track, clock: Clock) -> _Cell:
    """The cell after the permission of its mode ran out: no more, unless it was said again since in its `run`.

    What may have been said since, on a day that is not told exactly, leaves that open.
    """
    if clock.day < lapse.latest:
        return replace(cell, holding=_open_to(cell.holding, _NO))
    newer = [report for report in run if report.begin.earliest >= lapse.latest]
    again = newer[-1].begin if newer else answer.heard.window if answer.heard else None
    if again is not None and lapse.latest <= again.earliest < lapse.latest + 1:
        return cell  # said on the first day without it, so it went on
    if newer:
        first = newer[-1]
        return replace(cell, holding=replace(cell.holding, since=first.date, since_event=first.event))
    if answer.heard and answer.heard.window.earliest >= lapse.latest:
        return replace(cell, holding=replace(cell.holding, since=answer.heard.date))
    if lapse.doubtful or answer.report.begin.latest >= lapse.earliest:
        return replace(cell, holding=_open_to(cell.holding, _NO))
    no_more = replace(cell, holding=_no_more(lapse, clock), lapse=lapse)
    since = {one.word for one in track.may_follow(answer.report, clock.day) if one.reach.latest >= lapse.latest}
    for word in sorted(since & PASSES):
        no_more = replace(no_more, holding=_open_to(no_more.holding, word))
    return no_more


def _no_more(lapse: Lapse, clock: Clock) -> Holding:
    permit = lapse.permit
    when = permit.revoked_on or permit.until
    age = max(0, clock.day - lapse.earliest + (0 if permit.revoked_on else 1))
    return Holding(
        word=_NO,
        event=permit.event,
        since=when,
        since_event=permit.event,
        reported=when,
        age_days=age,
        stale=age > clock.stale_after,
        undated=clock.is_undated(permit.event),
        is_past=clock.is_past,
    )


def _row(parts: Sequence[_Part], mode: str, said: _Said, permits: Permits, lapse: Lapse | None) -> Row | None:
    """What passes on all parts of the crossing: the strictest of their cells, under the permission in force.

    `said` is what was said of the mode at each part.
    """
    told = [(part, track, part.cell(track, lapse)) for part, track in zip(parts, said, strict=True)]
    cells = [cell for _, _, cell in told if cell]
    if not cells:
        return None
    permit = permits.in_force(mode)
    if permit is not None:
        # A new permission after a gap: nobody says that passage was taken up again, nor that it was not.
        resumed = [_resumed(part, track, cell) if cell.lapse else cell for part, track, cell in told if cell]
        lapse, cells = lapse if resumed == cells else None, resumed
    cell = max(cells, key=lambda each: (*_strictness(each.holding), _told(each.holding)))
    if len(parts) > 1 and cell.lapse is None:
        first = _since_together(list(zip(parts, said, strict=True)), lapse)
        cell = replace(cell, holding=replace(cell.holding, since=first.since, since_event=first.since_event))
    alike = [one.report for one in cells if one.holding.word == cell.holding.word]
    if cell.report and cell.report.end and any(one and one.end is None for one in alike):
        report = cell.report.without_end()  # on one part it ends, on another it goes on
        since = report.date if cell.holding.since == cell.report.date else cell.holding.since
        cell = replace(cell, report=report, holding=replace(cell.holding, since=since))
    may_be = {word for other in cells for word in other.holding.alternatives}
    if any(part.may_stop(track) for part, track, cell in told if cell is None):
        may_be.add(_NO)
    for word in sorted(may_be):
        if rank(word, PASSAGES) > rank(cell.holding.word, PASSAGES):
            cell = replace(cell, holding=_open_to(cell.holding, word))
    found, ran_out = cell.holding, cell.lapse
    if permit is not None and permit.uncertain and found.word in PASSES:
        found = _open_to(found, _NO)
    return Row(
        mode=mode,
        direction=BOTH_WAYS,
        holding=found,
        until=_until(found, cell.report, permit),
        hours=cell.hours,
        who=cell.who if found.word != _NO else "",
        hours_event=cell.hours_event,
        who_event=cell.who_event if found.word != _NO else "",
        permission=ran_out.permit.event if ran_out else permit.event if permit else "",
        lapsed=_ended_as(ran_out.permit) if ran_out else None,
    )


def _ended_as(permit: Permit) -> PermissionState:
    """How a permission ended for a mode: one that was renewed was so for other modes, and lapsed for this."""
    return permit.state if permit.state is PermissionState.REVOKED else PermissionState.LAPSED


def _since_together(said: Sequence[tuple[_Part, Track | None]], lapse: Lapse | None) -> Holding:
    """Since when the sides have come to what they come to."""

    def told(day: int) -> Iterator[tuple[str, float, Holding]]:
        there = [(part.on(day), track) for part, track in said]
        cells = [(part, part.cell(track, lapse)) for part, track in there]
        for part, cell in cells:
            if not any(cell for _, cell in cells) or (cell is None and part.status is None):
                continue
            # A side of which nobody says whether the mode passes lets it through since it was shut last.
            held = cell.holding if cell else holding(part.status, part.clock)
            word = held.word if cell else Passage.YES.value
            yield word, begins(held.since).latest if held.since else BEFORE_ALL, held

    return together_since(said[0][0].clock.day, PASSAGES, told)


def _told(found: Holding) -> float:
    """How new the latest report is."""
    return float("-inf") if found.age_days is None else -found.age_days


def _resumed(part: _Part, track: Track | None, cell: _Cell) -> _Cell:
    plain = part.cell(track, None)
    return replace(plain, holding=_open_to(plain.holding, _NO)) if plain else cell


def _strictness(found: Holding) -> tuple[int, bool]:
    """How little passes.

    Of two that say the same, a sure no is stricter than a doubtful one, and a doubtful yes than a sure one. Where a
    part may let less through than the strictest word says, the whole may, too: see `_row`.
    """
    return rank(found.word, PASSAGES), found.uncertain != (found.word == _NO)


def _until(found: Holding, report: Report | None, permit: Permit | None) -> str:
    """The last day of the report where it lasts, else of the permission that it passes under."""
    last = (
        report.date.spans[-1].last
        if report and report.end and report.date.spans and found.event == report.event
        else None
    )
    if last is not None:
        return last.text
    return permit.until.text if permit and permit.until and not permit.revoked_on and found.word in PASSES else ""
