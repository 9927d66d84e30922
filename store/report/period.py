"""The events and claims of a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf

from msgspec.structs import replace

from store.claims.values import date_of
from store.dates import days_of, earliest_ordinal, latest_ordinal, order_key
from store.records.interface import Records
from store.records.model import Claim, Event, EventRow
from store.records.vocabulary import About, Review
from store.status.knowledge import event_known_from, known_claims
from store.status.permissions import floor_day
from store.status.reading import IN_FORCE
from store.status.windows import Window, dated

STATUS = frozenset({About.STATUS.value, About.REOPENING.value, About.DATE.value})
CONTROL = frozenset({About.CONTROL.value, About.DATE.value})
AUTHORISATION = frozenset({About.AUTHORISATION.value, About.DATE.value})


@dataclass(frozen=True)
class Period:
    """From one day to another, both with it, at some crossings, seen with today's knowledge or that of its last day."""

    records: Records
    since: date
    as_of: date
    known_then: bool
    crossings: tuple[str, ...]
    narrowed: bool

    def rows(self) -> list[EventRow]:
        """The events that can have been in the period as a list has them, oldest first."""
        found = (row for row in self.records.rows.values() if self._is_at(row.crossings) and self._is_in(row.date))
        return sorted(found, key=lambda row: (order_key(row.date), row.id))

    def event(self, row: EventRow) -> Event | None:
        """One of these, whole; none that the desk holds superseded, or that was not known then."""
        event = self.records.event(row.id)
        return event if event.review != Review.SUPERSEDED.value and self._is_known(event) else None

    def claims(self, event: Event) -> tuple[Claim, ...]:
        """The claims of an event that the report may know."""
        if not self.known_then:
            return event.claims
        return known_claims(event.claims, self.records.sources, self.as_of.toordinal())

    def known(self, event: Event) -> Event:
        """An event with the claims that the report may know."""
        claims = self.claims(event)
        return event if claims is event.claims else replace(event, claims=claims)

    def may_lie_outside(self, event: Event) -> bool:
        """Whether the date of an event of the period leaves open that it was before or after; of what lasts, before."""
        date = date_of(event.date)
        if date is None:
            return False
        first, last = earliest_ordinal(date), latest_ordinal(date)
        before = first is not None and first < self.since.toordinal()
        return before or (not date.is_interval and (last is None or last > self.as_of.toordinal()))

    def days_of(self, event: Event) -> Window | None:
        """When an event that came about began, where nobody tells the day and it can lie in the period; else None."""
        when = dated(event.date) if event.phase in IN_FORCE else None
        if when is None or floor_day(when.begin.earliest) == floor_day(when.begin.latest):
            return None
        begun = when.begin.earliest < self.as_of.toordinal() + 1
        return when.begin if begun and when.begin.latest >= self.since.toordinal() else None

    def _is_at(self, crossings: tuple[str, ...]) -> bool:
        return not self.narrowed or bool(set(crossings) & set(self.crossings))

    def _is_known(self, event: Event) -> bool:
        return not self.known_then or event_known_from(event, self.records.sources) <= self.as_of.toordinal()

    def _is_in(self, text: str) -> bool:
        date = date_of(text)
        first, last = days_of(date) if date else (inf, -inf)
        return first <= self.as_of.toordinal() and last >= self.since.toordinal()
