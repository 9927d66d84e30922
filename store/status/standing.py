"""What holds at each crossing as of a day, put together from the tracks. Owns the records that panels show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.claims.values import date_of
from store.dates import latest_ordinal
from store.records.vocabulary import Passage
from store.status.chronicle import Chronicle
from store.status.crossing import CrossingTracks, rank, strictest
from store.status.holders import Clock, CrossingStanding, control, holding
from store.status.knowledge import ALWAYS, event_known_from
from store.status.reports import SHUT, Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from store.records.interface import Records
    from store.records.model import Key, UnAuthorisation
    from store.status.holders import Holding
    from store.status.spans import Span
    from store.status.track import Answer, Track

PASSAGES = (Passage.YES.value, Passage.RESTRICTED.value, Passage.NO.value)


class Standing:
    """Status and control at every crossing as of a day; cheap to move to another day, for the reports are shared."""

    def __init__(self, records: Records, chronicle: Chronicle, as_of: date, *, known_then: bool) -> None:
        self._records, self._chronicle = records, chronicle
        self.as_of, self.known_then = as_of, known_then
        self._seen: dict[str, CrossingStanding] = {}
        self._statuses: dict[str, Holding] = {}
        self._known: dict[str, CrossingTracks] = {}

    @classmethod
    def of(cls, records: Records, as_of: date, *, known_then: bool = False) -> Standing:
        """From scratch: one pass over the events that carry a status or control."""
        return cls(records, Chronicle.of(records), as_of, known_then=known_then)

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
            tracks = self._tracks(crossing_id).statuses
            status = strictest({side: track.at(self.as_of.toordinal()) for side, track in tracks.items()})
            self._statuses[crossing_id] = holding(status, self._clock)
        return self._statuses[crossing_id]

    @property
    def _clock(self) -> Clock:
        return Clock(self.as_of.toordinal(), self._records.meta.stale_after, self._is_undated)

    def __iter__(self) -> Iterator[str]:
        """The crossings' ids, in the order of the file."""
        return iter(self._records.crossings)

    def history(self, crossing_id: str) -> tuple[Span, ...]:
        """The crossing's status from first to last, whatever the day; within what was known then, if asked so."""
        return self._tracks(crossing_id).history

    def control_history(self, crossing_id: str) -> dict[str, tuple[Span, ...]]:
        """Who held each side from first to last, by country, in the order of the crossing's sides."""
        return self._tracks(crossing_id).control_history

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
        answers = {side: track.at(day) for side, track in tracks.statuses.items()}
        status = strictest(answers)
        track = next((tracks.statuses[side] for side, answer in answers.items() if answer is status), None)
        modes = _modes(tracks.by_channel, track, status, day)
        holders = {country: tracks.holder(country) for country in tracks.countries}
        return CrossingStanding(
            crossing=crossing_id,
            holding=holding(status, clock),
            side_status={side: holding(answer, clock) for side, answer in answers.items() if side},
            modes={mode: holding(answer, clock) for mode, answer in modes.items()},
            sides={side: control(one.at(day) if one else None, clock) for side, one in holders.items()},
            **_particulars(track, status),
            un_authorised=_aid(tracks.by_channel.get(Channel("aid")), day),
        )


def _modes(tracks: dict[Channel, Track], track: Track | None, status: Answer | None, day: int) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for channel, mode_track in sorted(tracks.items()):
        answer = mode_track.at(day) if channel.kind == "mode" else None
        answer = answer and _mode(answer, track, status)
        other = found.get(channel.mode)
        if answer and (not other or rank(answer.word, PASSAGES) > rank(other.word, PASSAGES)):
            found[channel.mode] = answer
    return found


def _mode(answer: Answer, track: Track | None, status: Answer | None) -> Answer | None:
    """A mode beside its crossing's status: shut for all, what was said before falls; reopened, it must be said anew."""
    if status is None or track is None:
        return answer
    said = answer.report.place
    if status.word in SHUT:
        return answer if said >= status.since.place else status._replace(word=Passage.NO.value, alternatives=())
    return None if track.shut_between(said, status.report.place) else answer


def _particulars(track: Track | None, status: Answer | None) -> dict[str, str]:
    """Direction, hours and who may cross, as last said within the unbroken run of the status."""
    found: dict[str, str] = {}
    for report in track.run(status) if track and status else ():
        for name in ("direction", "hours", "who"):
            word = getattr(report.status, name, "")
            if word:
                found.setdefault(name, word)
    return found


def _aid(track: Track | None, day: int) -> UnAuthorisation | None:
    """The authorisation in force; one whose last day is past has lapsed."""
    answer = track.at(day) if track else None
    report = answer.report.status if answer else None
    granted = report.un_authorised if report else None
    until = date_of(granted.until) if granted else None
    last = latest_ordinal(until) if until else None
    return None if last is not None and last < day else granted
