"""Every report of every crossing, kept by crossing: each event is read once, and one may change without the rest.

A chronicle never changes: `with_change` gives another that shares all crossings the change does not touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

import msgspec

from store.records.collector import collector_at_rest
from store.records.interface import Records
from store.records.model import Key
from store.status.crossing import CrossingTracks
from store.status.knowledge import ALWAYS, Known, event_known_from, known_claims, known_times
from store.status.plans import AHEAD
from store.status.reading import Subject, followed, may_report, places_of
from store.status.reports import Echo, Placed
from store.status.sides import Sides
from store.status.windows import Dated, dated


class CrossingReports:
    """The reports of one crossing, read from its events when first asked for."""

    def __init__(
        self,
        records: Records,
        crossing_id: str,
        event_ids: tuple[str, ...],
        today: int,
        read: dict[str, tuple[Placed, ...]] | None = None,
    ) -> None:
        self._records, self._crossing_id, self.event_ids, self._today = records, crossing_id, event_ids, today
        self._read = {} if read is None else read
        self._times: dict[str, Known] = {}

    def with_events(self, records: Records, gone: Collection[str], told: Iterable[str]) -> CrossingReports:
        """The same crossing's reports without some events, and with others; what is to be read anew is in both."""
        kept = tuple(event for event in self.event_ids if event not in gone)
        read = {event: placed for event, placed in self._read.items() if event not in gone}
        return CrossingReports(records, self._crossing_id, (*kept, *told), self._today, read)

    def with_sources(self, records: Records) -> CrossingReports:
        """The same reports, but what was said or known when is to be found anew."""
        return CrossingReports(records, self._crossing_id, self.event_ids, self._today, self._read)

    @cached_property
    def _subject(self) -> Subject | None:
        crossing = self._records.crossings.get(self._crossing_id)
        return Subject(crossing, self._today) if crossing else None

    def read(self, event_id: str) -> tuple[Placed, ...]:
        """What one event reports of the crossing."""
        if event_id not in self._read:
            subject = self._subject
            self._read[event_id] = subject.reports(self._records.event(event_id)) if subject else ()
        return self._read[event_id]

    @cached_property
    def tracks(self) -> CrossingTracks:
        """The reports by the question they answer."""
        with collector_at_rest():
            return CrossingTracks(self._placed(None), self._sides, self._said)

    def known(self, day: int) -> CrossingTracks:
        """The same with only what could have been known on the day, by its ordinal."""
        return CrossingTracks(self._placed(day), self._sides, self._said)

    def alone(self, event_id: str, known_on: int | None) -> CrossingTracks | None:
        """What the desk holds of one event, as if nobody told anything else; None where that is nothing."""
        told = self.read(event_id) if known_on is None else self._known_reports(event_id, known_on)
        held = [one for one in told if one.report.held]
        return CrossingTracks(held, self._sides, self._said) if held else None

    def _placed(self, known_on: int | None) -> Iterator[Placed]:
        for event in self.event_ids:
            yield from self.read(event) if known_on is None else self._known_reports(event, known_on)

    def _known_reports(self, event_id: str, day: int) -> tuple[Placed, ...]:
        """Of an event that was known in part, what its known claims give."""
        first, last = self._known_times(event_id)
        if first > day or not self._is_here(event_id, day):
            return ()
        if last <= day or self._subject is None:
            return self.read(event_id)
        event = self._records.event(event_id)
        claims = known_claims(event.claims, self._records.sources, day)
        return self._subject.reports(msgspec.structs.replace(event, claims=claims))

    def _known_times(self, event_id: str) -> Known:
        if event_id not in self._times:
            self._times[event_id] = known_times(self._records.event(event_id), self._records.sources)
        return self._times[event_id]

    def _is_here(self, event_id: str, day: int) -> bool:
        """Whether it was known that an event is of this crossing: itself, or by those whose permission it is about."""
        seen, asked = {event_id}, [event_id]
        while asked:
            row = self._records.rows[asked.pop()]
            if self._crossing_id in row.crossings:
                return True
            known = (one for one in followed(row) if one in self._records.rows and self._known_times(one).first <= day)
            asked += [one for one in known if one not in seen]
            seen.update(asked)
        return False

    @property
    def _sides(self) -> Sides | None:
        return self._subject.sides if self._subject else None

    def _said(self, echo: Echo) -> Dated | None:
        """When a claim was said, else published."""
        source = self._records.sources.get(echo.source)
        said = dated(echo.said) if echo.said else None
        return said or (dated(source.published) if source and source.published else None)


class Chronicle:
    """The reports of all crossings."""

    def __init__(
        self,
        records: Records,
        crossings: dict[str, CrossingReports],
        where: dict[str, tuple[str, ...]],
        following: dict[str, tuple[str, ...]],
        ahead: dict[str, tuple[str, ...]],
        today: int,
    ) -> None:
        self._records, self._crossings, self._where, self._ahead = records, crossings, where, ahead
        self._following, self._today = following, today
        self._undated: dict[str, bool] = {}

    def is_undated(self, event_id: str) -> bool:
        """Whether nothing tells when an event became known."""
        if event_id not in self._undated:
            event = self._records.event(event_id)
            self._undated[event_id] = event_known_from(event, self._records.sources) == ALWAYS
        return self._undated[event_id]

    def is_past(self, day: date) -> bool:
        """Whether a day is another than today."""
        return day.toordinal() != self._today

    @classmethod
    def of(cls, records: Records, today: date) -> Chronicle:
        """One pass over the events; what they say of a crossing is read when that crossing is asked for."""
        now = today.toordinal()
        following = {row.id: others for row in records.rows.values() if (others := followed(row))}
        places = places_of(following, records)
        telling = [row for row in records.rows.values() if may_report(row)]
        where = {row.id: found for row in telling if (found := places.get(row.id, row.crossings))}
        return cls(
            records,
            {crossing: CrossingReports(records, crossing, ids, now) for crossing, ids in _by_crossing(where).items()},
            where,
            following,
            {row.id: row.crossings for row in records.rows.values() if row.phase in AHEAD and row.crossings},
            now,
        )

    def reports(self, crossing_id: str) -> CrossingReports:
        """The reports of one crossing; none where no event speaks of it."""
        return self._crossings.get(crossing_id) or CrossingReports(self._records, crossing_id, (), self._today)

    def read(self) -> Iterator[None]:
        """Read all events that report anything, one at a step."""
        for reports in self._crossings.values():
            for event in reports.event_ids:
                reports.read(event)
                yield

    @cached_property
    def planned(self) -> dict[str, tuple[str, ...]]:
        """By crossing the events that tell of what was planned or announced for it."""
        return _by_crossing(self._ahead)

    def with_change(self, records: Records, changed: Iterable[Key]) -> Chronicle:
        """The chronicle after these records changed: only the crossings they speak of are read anew.

        A changed source may change when anything was known, a changed crossing which claims speak of it, a changed
        event where another that revokes or renews its permission does so.
        """
        changed = tuple(changed)
        events = {key.id for key in changed if key.table == "events"}
        rows = [row for event in events if (row := records.rows.get(event))]
        following = {event: others for event, others in self._following.items() if event not in events}
        following |= {row.id: others for row in rows if (others := followed(row))}
        places = places_of(following, records)
        moved = [event for event, found in places.items() if found != self._where.get(event, ())]
        rows += [records.rows[event] for event in moved if event not in events]
        events |= {row.id for row in rows}
        where, ahead = dict(self._where), dict(self._ahead)
        for event in events:
            where.pop(event, None)
            ahead.pop(event, None)
        after = {row.id: places.get(row.id, row.crossings) for row in rows if may_report(row)}
        ahead.update({row.id: row.crossings for row in rows if row.phase in AHEAD and row.crossings})
        crossings = dict(self._crossings)
        if any(key.table == "sources" for key in changed):
            crossings = {crossing: reports.with_sources(records) for crossing, reports in crossings.items()}
        for crossing_id in {key.id for key in changed if key.table == "crossings"} & crossings.keys():
            crossings[crossing_id] = CrossingReports(
                records, crossing_id, crossings[crossing_id].event_ids, self._today
            )
        told = _by_crossing(after)
        for crossing_id in {*told, *(crossing for event in events for crossing in self._where.get(event, ()))}:
            kept = crossings.get(crossing_id) or self.reports(crossing_id)
            crossings[crossing_id] = kept.with_events(records, events, told.get(crossing_id, ()))
        where.update(after)
        return Chronicle(records, crossings, where, following, ahead, self._today)


def _by_crossing(named: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """By crossing the events that name it, given the crossings that each event names."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event_id, crossings in named.items():
        for crossing_id in dict.fromkeys(crossings):
            found[crossing_id].append(event_id)
    return {crossing: tuple(events) for crossing, events in found.items()}
