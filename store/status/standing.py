"""What holds at each crossing as of a day, put together from the tracks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from store.records.vocabulary import Status
from store.status.chronicle import Chronicle
from store.status.crossing import PASSES, CrossingTracks, rank
from store.status.holders import Clock, Control, Holding, holders, holding
from store.status.knowledge import ALWAYS, event_known_from
from store.status.passage import PASSAGES, Row, particulars, passage
from store.status.permissions import Permit, Permits, edge_days, permits_on
from store.status.plans import Plan, plans
from store.text.folding import fold
from store.words.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from store.dates.edtf.parsing import Edtf
    from store.records.interface import Records
    from store.records.model import Key
    from store.status.spans import Span

_COUNCIL = frozenset(
    fold(name) for name in ("UNSC", "UN Security Council", "United Nations Security Council", "Security Council")
)


class CrossingStanding(NamedTuple):
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


def _passes_more(held: Holding) -> tuple[int, float]:
    return rank(held.word, PASSAGES), float("inf") if held.age_days is None else held.age_days


class Standing:
    """Status and control at every crossing as of a day; cheap to move to another day, for the reports are shared."""

    def __init__(self, records: Records, chronicle: Chronicle, as_of: date, *, known_then: bool) -> None:
        self._records, self._chronicle = records, chronicle
        self.as_of, self.known_then = as_of, known_then
        self._seen: dict[str, CrossingStanding] = {}
        self._statuses: dict[str, Holding] = {}
        self._known: dict[str, CrossingTracks] = {}

    @classmethod
    def of(cls, records: Records, as_of: date, *, known_then: bool = False, today: date | None = None) -> Standing:
        """From scratch: one pass over the events that carry a status or control.

        What is dated after `today` (else the clock's day) nobody can have reported yet.
        """
        return cls(records, Chronicle.of(records, today or date.today()), as_of, known_then=known_then)

    def at(self, as_of: date, *, known_then: bool = False) -> Standing:
        """The same records as of another day."""
        return Standing(self._records, self._chronicle, as_of, known_then=known_then)

    def with_change(self, records: Records, changed: Iterable[Key]) -> Standing:
        """After these records were added, changed or removed; equal to starting from scratch, without the work."""
        chronicle = self._chronicle.with_change(records, changed)
        return Standing(records, chronicle, self.as_of, known_then=self.known_then)

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
            for derived in (self.holding, self.history, self.reported, self.control_history, self.__getitem__):
                derived(crossing_id)
                yield

    @property
    def planned(self) -> Mapping[str, tuple[str, ...]]:
        """By crossing the events that tell of what was planned or announced for it, come or not."""
        return self._chronicle.planned

    @property
    def _clock(self) -> Clock:
        return Clock(self.as_of.toordinal(), self._records.meta.stale_after, self._is_undated)

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

    def change_days(self, crossing_id: str, after: date, until: date) -> list[date]:
        """The days of a period on which anything at the crossing may become something else; `until` is one of it."""
        tracks = self._tracks(crossing_id)
        permits = permits_on(tracks.permissions(), until.toordinal(), self._is_council)
        days = tracks.change_days | {*edge_days(permits)}
        return [date.fromordinal(day) for day in sorted(days) if after.toordinal() < day <= until.toordinal()]

    def _tracks(self, crossing_id: str) -> CrossingTracks:
        if not self.known_then:
            return self._chronicle.reports(crossing_id).tracks
        if crossing_id not in self._known:
            self._known[crossing_id] = self._chronicle.reports(crossing_id).known(self.as_of.toordinal())
        return self._known[crossing_id]

    def _is_undated(self, event_id: str) -> bool:
        return event_known_from(self._records.event(event_id), self._records.sources) == ALWAYS

    def _standing(self, crossing_id: str) -> CrossingStanding:
        day, clock = self.as_of.toordinal(), self._clock
        tracks = self._tracks(crossing_id)
        status, answers = tracks.whole(day), tracks.answers(day)
        shown = next((side for side, answer in answers.items() if status and answer.report is status.report), "")
        said = particulars(tracks.statuses.get(shown), answers.get(shown))
        permits = permits_on(tracks.permissions(), day, self._is_council, tracks.said)
        rows = passage(tracks, permits, clock)
        alike = {row.who for row in rows if row.holding.word in PASSES}
        found = CrossingStanding(
            crossing=crossing_id,
            holding=holding(status, clock),
            side_status={side: holding(answers.get(side), clock) for side in tracks.sides_told(day)},
            passage=rows,
            permits=permits,
            holders={side: holders(tracks.holder(side), clock) for side in tracks.sides},
            direction=said.direction,
            hours=said.hours,
            who=said.who or (alike.pop() if len(alike) == 1 else ""),
            hours_event=said.hours_of.event if said.hours_of else "",
            who_event=said.who_of.event if said.who_of else "",
        )
        ahead = self._chronicle.planned.get(crossing_id)
        if not ahead:
            return found
        return found._replace(plans=plans(ahead, found, self._records, day, known_then=self.known_then))

    def _is_council(self, by: str) -> bool:
        """Whether an actor's id or words name the Security Council."""
        actor = self._records.actors.get(by)
        names = (by, *(names_of(actor) if actor else ()))
        return not _COUNCIL.isdisjoint(fold(name) for name in names)
