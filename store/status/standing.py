"""What holds at each crossing as of a day, put together from the tracks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.records.interface import Records
from store.records.model import Key
from store.records.vocabulary import Status
from store.status.chronicle import Chronicle
from store.status.crossing import PASSAGES, CrossingTracks, rank
from store.status.holders import Clock, Control, Holding, holders, holding
from store.status.passage import Row, particulars, passage
from store.status.permissions import Permit, Permits, edge_days, permits_on
from store.status.plans import Plan, plans
from store.status.reading import may_report
from store.status.reports import PASSES, Channel, Kind, Report
from store.status.spans import Span
from store.text.folding import fold
from store.words.names import names_of

_COUNCIL = frozenset(
    fold(name) for name in ("UNSC", "UN Security Council", "United Nations Security Council", "Security Council")
)


class CrossingStanding(Struct, frozen=True, gc=False):
    """A crossing as of a day. `holders` are by side, in the order of the crossing's; of some sides nobody may say."""

    crossing: str
    holding: Holding
    side_status: dict[str, Holding]
    passage: tuple[Row, ...]
    permits: Permits
    holders: dict[str, tuple[Control, ...]]
    direction: str = ""
    hours: str = ""
    who: str = ""
    hours_event: str = ""
    who_event: str = ""
    plans: tuple[Plan, ...] = ()

    @property
    def permissions(self) -> tuple[Permit, ...]:
        """The permissions given by the day, the oldest first."""
        return self.permits.permits

    @property
    def sides(self) -> dict[str, Control]:
        """Who holds each side, of several the one named first; an empty Control where nobody says."""
        return {side: held[0] if held else Control() for side, held in self.holders.items()}

    @property
    def modes(self) -> dict[str, Holding]:
        """Whether each mode passes in any direction: of several the one that lets most through, then the newest."""
        found: dict[str, Holding] = {}
        for row in self.passage:
            other = found.get(row.mode)
            if other is None or _passes_more(row.holding) < _passes_more(other):
                found[row.mode] = row.holding
        return found

    @property
    def status(self) -> Status:
        """The status word, `unknown` for a word of no vocabulary, which `holding.word` keeps."""
        return Status.find(self.holding.word) or Status.UNKNOWN


def _passes_more(held: Holding) -> tuple[int, float]:
    return rank(held.word, PASSAGES), float("inf") if held.age_days is None else held.age_days


class Standing:
    """Status and control at every crossing as of a day; cheap to move to another day, for the reports are shared."""

    def __init__(self, records: Records, chronicle: Chronicle, as_of: date, known_on: date | None = None) -> None:
        """`known_on` is the day whose knowledge counts; None for all that is known today."""
        self._records, self._chronicle = records, chronicle
        self.as_of, self.known_on = as_of, known_on
        self._seen: dict[str, CrossingStanding] = {}
        self._statuses: dict[str, Holding] = {}
        self._known: dict[str, CrossingTracks] = {}

    @classmethod
    def of(cls, records: Records, as_of: date, *, known_then: bool = False, today: date | None = None) -> Standing:
        """From scratch: one pass over the events that carry a status or control.

        What is dated after `today` (else the clock's day) nobody can have reported yet.
        """
        return cls(records, Chronicle.of(records, today or date.today()), as_of, as_of if known_then else None)

    def at(self, as_of: date, *, known_then: bool = False) -> Standing:
        """The same records as of another day, with what was known on that one, or today."""
        return Standing(self._records, self._chronicle, as_of, as_of if known_then else None)

    def on(self, day: date) -> Standing:
        """Another day with the knowledge of this one."""
        found = Standing(self._records, self._chronicle, day, self.known_on)
        found._known = self._known
        return found

    def with_change(self, records: Records, changed: Iterable[Key]) -> Standing:
        """After these records were added, changed or removed; equal to starting from scratch, without the work."""
        chronicle = self._chronicle.with_change(records, changed)
        return Standing(records, chronicle, self.as_of, self.known_on)

    def __getitem__(self, crossing_id: str) -> CrossingStanding:
        """The crossing as of the day; of a crossing without reports all is unknown."""
        if crossing_id not in self._seen:
            self._seen[crossing_id] = self._standing(crossing_id)
        return self._seen[crossing_id]

    def holding(self, crossing_id: str) -> Holding:
        """The crossing's status alone, with who says so: for maps and lanes of many crossings."""
        if crossing_id in self._seen:
            return self._seen[crossing_id].holding
        if crossing_id not in self._statuses:
            status = self._tracks(crossing_id).whole(self.as_of.toordinal())
            self._statuses[crossing_id] = holding(status, self._clock)
        return self._statuses[crossing_id]

    def derive(self) -> Iterator[None]:
        """Derive what is asked of all crossings at once, in small steps; all else is derived when it is asked for."""
        yield from self._chronicle.read()
        for crossing_id in self._records.crossings:
            tracks = self._tracks(crossing_id)
            yield
            self.holding(crossing_id)
            yield
            yield from tracks.derive(self.as_of.toordinal())
            for derived in (self.reported, self.control_history, self.__getitem__):
                derived(crossing_id)
                yield

    def derive_statuses(self, whole: Iterable[str]) -> Iterator[None]:
        """Derive the status of every crossing, and all of some of them, in small steps."""
        for crossing_id in self._records.crossings:
            self.holding(crossing_id)
            yield
        for crossing_id in whole:
            self[crossing_id]
            yield

    @property
    def known_then(self) -> bool:
        """Whether only what was known on a day counts."""
        return self.known_on is not None

    @property
    def planned(self) -> Mapping[str, tuple[str, ...]]:
        """By crossing the events that tell of what was planned or announced for it, come or not."""
        return self._chronicle.planned

    @property
    def _clock(self) -> Clock:
        undated = self._chronicle.is_undated if self.known_then else _never
        is_past = self._chronicle.is_past(self.as_of)
        return Clock(self.as_of.toordinal(), self._records.meta.stale_after, undated, is_past)

    def __iter__(self) -> Iterator[str]:
        """The crossings' ids, in the order of the file."""
        return iter(self._records.crossings)

    def history(self, crossing_id: str) -> tuple[Span, ...]:
        """The crossing's status from first to last, whatever the day; within what was known then, if asked so."""
        return self._tracks(crossing_id).history

    def reported(self, crossing_id: str) -> tuple[tuple[float, float], ...]:
        """When the crossing's status was reported: the first and last day of each report, as ordinals, by time."""
        return self._tracks(crossing_id).reported

    def control_history(self, crossing_id: str) -> dict[str, tuple[Span, ...]]:
        """Who held each side from first to last, by country, in the order of the crossing's sides."""
        return self._tracks(crossing_id).control_history

    def walk(self, crossing_id: str, after: date, until: date) -> Iterator[tuple[date, CrossingStanding]]:
        """How the crossing stood after a day, then on each day up to another on which an answer may be another.

        Each is made of the one before by what can have changed: ages, and how sure it is, are those of the day on which
        a part last did.
        """
        tracks, first, last = self._tracks(crossing_id), after.toordinal(), until.toordinal()
        changing: defaultdict[int, set[Kind]] = defaultdict(set)
        permits = permits_on(tracks.permissions(), self.on(until)._clock, self._is_council, tracks.said)
        for kind, days in (*tracks.change_days.items(), ("permission", edge_days(permits))):
            for day in days:
                changing[day].add(kind)
        found = self.on(after)._with(_nothing(crossing_id), tracks, _ALL)
        yield after, found
        for day in sorted(day for day in changing if first < day <= last):
            moved = self.on(date.fromordinal(day))
            found = moved._with(found, tracks, changing[day])
            yield moved.as_of, found

    def several_a_day(self, crossing_id: str) -> Mapping[int, Mapping[Channel, list[Report]]]:
        """By day, as an ordinal, the questions that several reports of that day answer differently, with these."""
        return self._tracks(crossing_id).several_a_day

    def by(self, crossing_id: str, event_id: str) -> CrossingStanding:
        """The crossing by what one event says of it, as if nobody told anything else."""
        known_on = self.known_on.toordinal() if self.known_on else None
        tells = may_report(self._records.rows[event_id])
        tracks = self._chronicle.reports(crossing_id).alone(event_id, known_on) if tells else None
        return self._with(_nothing(crossing_id), tracks, _ALL) if tracks else _nothing(crossing_id)

    def _tracks(self, crossing_id: str) -> CrossingTracks:
        if self.known_on is None:
            return self._chronicle.reports(crossing_id).tracks
        if crossing_id not in self._known:
            self._known[crossing_id] = self._chronicle.reports(crossing_id).known(self.known_on.toordinal())
        return self._known[crossing_id]

    def _standing(self, crossing_id: str) -> CrossingStanding:
        found = self._with(_nothing(crossing_id), self._tracks(crossing_id), _ALL)
        ahead = self._chronicle.planned.get(crossing_id)
        if not ahead:
            return found
        known_on = self.known_on.toordinal() if self.known_on else None
        return replace(found, plans=plans(ahead, found, self._records, self.as_of.toordinal(), known_on))

    def _with(self, found: CrossingStanding, tracks: CrossingTracks, changed: Set[Kind]) -> CrossingStanding:
        """A crossing with these parts of it derived anew."""
        clock = self._clock
        if "permission" in changed:
            found = replace(found, permits=permits_on(tracks.permissions(), clock, self._is_council, tracks.said))
        if changed != {"control"}:
            found = _with_passage(found, tracks, clock)
        if "control" in changed:
            found = replace(found, holders={side: holders(tracks.holder(side), clock) for side in tracks.sides})
        return found

    def _is_council(self, by: str) -> bool:
        """Whether an actor's id or words name the Security Council."""
        actor = self._records.actors.get(by)
        names = (by, *(names_of(actor) if actor else ()))
        return not _COUNCIL.isdisjoint(fold(name) for name in names)


def _never(_event: str) -> bool:
    return False


_ALL: frozenset[Kind] = frozenset(("status", "control", "mode", "permission"))


def _nothing(crossing_id: str) -> CrossingStanding:
    return CrossingStanding(crossing_id, Holding(), {}, (), Permits((), ()), {})


def _with_passage(found: CrossingStanding, tracks: CrossingTracks, clock: Clock) -> CrossingStanding:
    answers = tracks.answers(clock.day)
    status = tracks.together(answers, clock.day)
    shown = next((side for side, answer in answers.items() if status and answer.report is status.report), "")
    said = particulars(tracks.statuses.get(shown), answers.get(shown))
    rows = passage(tracks, answers, found.permits, clock)
    alike = {row.who for row in rows if row.holding.word in PASSES}
    return replace(
        found,
        holding=holding(status, clock),
        side_status={side: holding(answers.get(side), clock) for side in tracks.sides_told(clock.day)},
        passage=rows,
        direction=said.direction,
        hours=said.hours,
        who=said.who or (alike.pop() if len(alike) == 1 else ""),
        hours_event=said.hours_of.event if said.hours_of else "",
        who_event=said.who_of.event if said.who_of else "",
    )
