"""The events of a period, and what changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.claims.values import date_of
from store.dates import earliest_ordinal, latest_ordinal, order_key, short
from store.records.model import status_reports
from store.records.vocabulary import About, EventType, Mode, Review
from store.report.model import Changed
from store.status import PermissionState, Standing, known_claims
from store.status.knowledge import event_known_from
from store.status.words import permit_name
from store.words.names import crossing_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.records.interface import Records
    from store.records.model import Claim, Event
    from store.report.citing import Citing
    from store.status import Span

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

    def events(self) -> tuple[Event, ...]:
        """The events that can have been in the period, oldest first; none that the desk holds superseded."""
        rows = [row for row in self.records.rows.values() if self._is_at(row.crossings) and self._is_in(row.date)]
        found = (self.records.event(row.id) for row in sorted(rows, key=lambda row: (order_key(row.date), row.id)))
        return tuple(event for event in found if event.review != Review.SUPERSEDED.value and self._is_known(event))

    def claims(self, event: Event) -> tuple[Claim, ...]:
        """The claims of an event that the report may know."""
        if not self.known_then:
            return event.claims
        return known_claims(event.claims, self.records.sources, self.as_of.toordinal())

    def _is_at(self, crossings: tuple[str, ...]) -> bool:
        return not self.narrowed or bool(set(crossings) & set(self.crossings))

    def _is_known(self, event: Event) -> bool:
        return not self.known_then or event_known_from(event, self.records.sources) <= self.as_of.toordinal()

    def _is_in(self, text: str) -> bool:
        date = date_of(text)
        if date is None:
            return False
        first, last = earliest_ordinal(date), latest_ordinal(date)
        begun = first is None or first <= self.as_of.toordinal()
        return begun and (last is None or last >= self.since.toordinal())

    def holds(self, span: Span) -> bool:
        """Whether a stretch can have begun in the period."""
        first, last = span.start_earliest, span.start_latest
        if first is None and last is None:
            return False
        first, last = last if first is None else first, first if last is None else last
        assert first is not None
        assert last is not None
        return first <= self.as_of.toordinal() and last >= self.since.toordinal()


def changes(period: Period, standing: Standing, before: Standing, citing: Citing) -> tuple[Changed, ...]:
    """What changed in the period, in the order of time: status, passage, control, authorisations."""
    found: list[tuple[float, Changed]] = []
    for name in period.crossings:
        found += _statuses(period, standing, name, citing)
        found += _passages(period, standing, before, name, citing)
        found += _controls(period, standing, name, citing)
        found += _lapsed(period, standing, name)
    found += [found for event in period.events() for found in _authorisations(period, event, citing)]
    return tuple(change for _, change in sorted(found, key=lambda pair: pair[0]))


Dated = tuple[float, Changed]


def _changed(period: Period, event_id: str, name: str, what: str, about: frozenset[str], citing: Citing) -> Dated:
    """A change at a crossing, by the event that tells of it; an assessment tells that it was, not when it came."""
    event = period.records.event(event_id)
    if event.type == EventType.ASSESSMENT.value:
        what += " (as assessed then; the day of the change is not recorded)"
    return order_key(event.date)[0], Changed(_when(event), _name(period, name), what, citing.event(event, about, name))


def _when(event: Event) -> str:
    date = date_of(event.date)
    return short(date) if date else "undated"


def _name(period: Period, crossing: str) -> str:
    return crossing_name(period.records.crossings[crossing])


def _statuses(period: Period, standing: Standing, name: str, citing: Citing) -> Iterator[Dated]:
    known = ""
    for span in standing.history(name):
        if period.holds(span) and span.word != known:
            was = f"{known} → {span.word}" if known else f"{span.word}, no earlier report"
            words = f"status: {was}{' (uncertain)' if span.uncertain else ''}"
            yield _changed(period, span.event, name, words, STATUS, citing)
        known = span.word


def _controls(period: Period, standing: Standing, name: str, citing: Citing) -> Iterator[Dated]:
    for country, spans in standing.control_history(name).items():
        known = ""
        for span in spans:
            if period.holds(span) and span.word != known:
                by = [_actor(period.records, word) for word in (known, span.word)]
                was = f"{by[0]} → {by[1]}" if known else f"{by[1]}, no earlier report"
                words = f"control of the {country} side: {was}{' (uncertain)' if span.uncertain else ''}"
                yield _changed(period, span.event, name, words, CONTROL, citing)
            known = span.word


def _actor(records: Records, word: str) -> str:
    actor = records.actors.get(word)
    return actor.name or word if actor else word


def _passages(period: Period, standing: Standing, before: Standing, name: str, citing: Citing) -> Iterator[Dated]:
    for word, holding in standing[name].modes.items():
        earlier = before[name].modes.get(word)
        was = earlier.word if earlier else ""
        if holding.word == was or not holding.since_event:
            continue
        mode = Mode.find(word)
        change = f"{was} → {holding.word}" if was else holding.word
        words = f"passage for {mode.label if mode else word}: {change}"
        yield _changed(period, holding.since_event, name, words, STATUS, citing)


def _lapsed(period: Period, standing: Standing, name: str) -> Iterator[Dated]:
    """A permission whose last day lies in the period."""
    for permit in standing[name].permissions:
        last = latest_ordinal(permit.until) if permit.until else None
        if permit.state is not PermissionState.LAPSED or permit.until is None or last is None:
            continue
        if period.since.toordinal() <= last < period.as_of.toordinal():
            words = f"{permit_name(permit, period.records)} lapsed"
            yield order_key(permit.until.text)[0], Changed(short(permit.until), _name(period, name), words, ())


def _authorisations(period: Period, event: Event, citing: Citing) -> Iterator[Dated]:
    report = next((each.un_authorised for each in status_reports(event.status) if each.un_authorised), None)
    if event.type != EventType.AUTHORISATION.value and report is None:
        return
    known = [period.records.crossings[name] for name in event.crossings if name in period.records.crossings]
    until = date_of(report.until) if report else None
    terms = [f"resolution {report.resolution}" if report and report.resolution else "", short(until) if until else ""]
    words = ", until ".join(part for part in terms if part)
    what = f"authorisation: {event.title}" + (f" ({words})" if words else "")
    where = ", ".join(map(crossing_name, known))
    yield order_key(event.date)[0], Changed(_when(event), where, what, citing.event(event, AUTHORISATION))
