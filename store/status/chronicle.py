"""Every report of every crossing, kept by crossing. Owns reading each event once, and changing one without the rest.

A chronicle never changes: `with_change` gives another that shares all crossings the change does not touch.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from store.status.crossing import CrossingTracks
from store.status.reading import Subject, may_report
from store.status.reports import Placed, known_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.model import Key
    from store.records import Records


class CrossingReports:
    """The reports of one crossing, read from its events when first asked for."""

    def __init__(self, records: Records, crossing_id: str, event_ids: tuple[str, ...]) -> None:
        self._records, self._crossing_id, self.event_ids = records, crossing_id, event_ids
        self._read: dict[str, tuple[Placed, ...]] = {}

    def without(self, records: Records, event_ids: Iterable[str]) -> CrossingReports:
        """The same crossing's reports, with these events to be read anew."""
        dropped = set(event_ids)
        other = CrossingReports(records, self._crossing_id, tuple(i for i in self.event_ids if i not in dropped))
        other._read = {event: placed for event, placed in self._read.items() if event not in dropped}
        return other

    def with_events(self, event_ids: Iterable[str]) -> CrossingReports:
        """The same crossing's reports with further events."""
        other = CrossingReports(self._records, self._crossing_id, (*self.event_ids, *event_ids))
        other._read = self._read
        return other

    def placed(self) -> Iterator[Placed]:
        """Every report and the question it answers."""
        crossing = self._records.crossings.get(self._crossing_id)
        if crossing is None:
            return
        subject = Subject(crossing, self._records.sources)
        for event_id in self.event_ids:
            if event_id not in self._read:
                self._read[event_id] = subject.reports(self._records.event(event_id))
            yield from self._read[event_id]

    @cached_property
    def tracks(self) -> CrossingTracks:
        """The reports by the question they answer."""
        return CrossingTracks(self.placed(), self.countries)

    def known(self, day: int) -> CrossingTracks:
        """The same with only what could have been known on the day, by its ordinal."""
        known = (
            Placed(channel, known_part(report, day)) for channel, report in self.placed() if report.known_from <= day
        )
        return CrossingTracks(known, self.countries)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of the crossing's sides, in their order."""
        crossing = self._records.crossings.get(self._crossing_id)
        return tuple(side.country for side in crossing.sides if side.country) if crossing else ()


class Chronicle:
    """The reports of all crossings."""

    def __init__(
        self, records: Records, crossings: dict[str, CrossingReports], where: dict[str, tuple[str, ...]]
    ) -> None:
        self._records, self._crossings, self._where = records, crossings, where

    @classmethod
    def of(cls, records: Records) -> Chronicle:
        """One pass over the events; what they say of a crossing is read when that crossing is asked for."""
        where = {row_id: row.crossings for row_id, row in records.rows.items() if row.crossings and may_report(row)}
        events: defaultdict[str, list[str]] = defaultdict(list)
        for event_id, crossings in where.items():
            for crossing_id in dict.fromkeys(crossings):
                events[crossing_id].append(event_id)
        return cls(
            records,
            {crossing: CrossingReports(records, crossing, tuple(ids)) for crossing, ids in events.items()},
            where,
        )

    def reports(self, crossing_id: str) -> CrossingReports:
        """The reports of one crossing; none where no event speaks of it."""
        return self._crossings.get(crossing_id) or CrossingReports(self._records, crossing_id, ())

    def with_change(self, records: Records, changed: Iterable[Key]) -> Chronicle:
        """The chronicle after these records changed: only the crossings they speak of are read anew.

        A changed source may change when anything was known, and a changed crossing which claims speak of it; these
        are rare, and everything they can touch is read anew.
        """
        changed = tuple(changed)
        if any(key.table == "sources" for key in changed):
            return Chronicle.of(records)
        events = {key.id for key in changed if key.table == "events"}
        where = dict(self._where)
        for event in events:
            where.pop(event, None)
        after = {event: row.crossings for event in events if (row := records.rows.get(event)) and may_report(row)}
        crossings = dict(self._crossings)
        for crossing_id in {key.id for key in changed if key.table == "crossings"} & crossings.keys():
            crossings[crossing_id] = CrossingReports(records, crossing_id, crossings[crossing_id].event_ids)
        for crossing_id in {c for event in events for c in (*self._where.get(event, ()), *after.get(event, ()))}:
            kept = crossings.get(crossing_id) or CrossingReports(records, crossing_id, ())
            told = [event for event, named in after.items() if crossing_id in named]
            crossings[crossing_id] = kept.without(records, events).with_events(told)
        where.update(after)
        return Chronicle(records, crossings, where)
