"""Statuses against each other and against what passed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product

from store.checks.runner import Problem, file_check, record_check
from store.claims.stances import asserts
from store.claims.values import count_of, date_of, volume_of
from store.dates import Edtf, earliest_ordinal, latest_ordinal, short
from store.records.interface import Documents
from store.records.model import Event, EventRow, Key, Record, status_reports
from store.records.vocabulary import About, EventType, Review, Status
from store.status.holders import Holding
from store.status.reading import IN_FORCE
from store.status.reports import SHUT
from store.status.standing import CrossingStanding, Standing
from store.status.words import since_words

_COUNT, _VOLUME = About.COUNT.value, About.VOLUME.value
MOVING = frozenset({EventType.MOVEMENT.value, EventType.HUMANITARIAN.value})
_TRAFFIC = re.compile(r"\b(crossed|crossings|passed|entered|exited|returned|returnees?|transit\w*|traffic)\b", re.I)
_STOPPED = re.compile(r"\b(not|no|never|unable|wait\w*|strand\w*|stuck|den(y|ied)|blocked|turned (back|away))\b", re.I)


@file_check("closed-but-traffic")
def closed_but_traffic(records: Documents) -> Iterator[Problem]:
    """Something passed while the crossing was surely closed, to everyone."""
    standing = Standing.of(records, date.min)

    @cache
    def surely_shut(crossing: str, days: tuple[date, date]) -> Holding | None:
        """The status on the first of the days, if the crossing is surely shut from before it to the last."""
        looked = [standing.at(day) for day in dict.fromkeys(days)]
        told = [each.holding(crossing) for each in looked]  # cheap, unlike all that holds at a crossing
        shut = all(_is_surely_shut(each, days[0]) for each in told)
        return told[0] if shut and not any(_lets_pass(each[crossing]) for each in looked) else None

    for row in records.rows.values():
        when = date_of(row.date) if row.type in MOVING else None
        days = _days(when) if when and _passes(records, row) else None
        for crossing in row.crossings if days else ():
            closed = surely_shut(crossing, days) if days else None
            if closed is not None and when is not None:
                yield Problem(Key("events", row.id), ("date",), _passing(when, crossing, closed))


def _days(when: Edtf) -> tuple[date, date] | None:
    low, high = earliest_ordinal(when), latest_ordinal(when)
    if low is None or high is None or not 1 <= low <= high <= date.max.toordinal():
        return None
    return date.fromordinal(low), date.fromordinal(high)


def _passes(records: Documents, row: EventRow) -> bool:
    """Return whether an event tells of traffic: by its type, unless it counts nobody, or by a count of who crossed."""
    event = records.event(row.id)
    counts = [count for claim in event.claims if claim.about == _COUNT and (count := count_of(claim.value))]
    none_passed = bool(counts) and all(count.high == 0 for count in counts)
    return (row.type == EventType.MOVEMENT.value and not none_passed) or _counts_traffic(event)


def _counts_traffic(event: Event) -> bool:
    volumes = [volume_of(claim.value) for claim in event.claims if claim.about == _VOLUME and asserts(claim)]
    if any(volume and (volume[0].low or volume[0].best) for volume in volumes):
        return True
    counts = [claim for claim in event.claims if claim.about == _COUNT and asserts(claim)]
    return any(
        _TRAFFIC.search(claim.of)
        and not _STOPPED.search(claim.of)
        and (count := count_of(claim.value))
        and (count.low or count.best)
        for claim in counts
    )


def _is_surely_shut(status: Holding, day: date) -> bool:
    since = earliest_ordinal(status.since) if status.since else None
    return status.word in SHUT and not status.uncertain and since is not None and since < day.toordinal()


def _lets_pass(answer: CrossingStanding) -> bool:
    return any(permit.runs for permit in answer.permissions) or any(row.holding.word != "no" for row in answer.passage)


def _passing(when: Edtf, crossing: str, closed: Holding) -> str:
    since = since_words(closed.since) if closed.since else "since an unknown day"
    return f"traffic at {crossing} {short(when)}, but {crossing} is {closed.word} {since} ({closed.event})"


@record_check("hours-alone")
def hours_alone(_records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """Hours, or who may cross, without a status or a mode: no report is made of them."""
    if not isinstance(record, Event):
        return
    for index, report in enumerate(status_reports(record.status)):
        for name in ("hours", "who") if not report.state and not report.modes else ():
            if said := getattr(report, name):
                place = (index,) if isinstance(record.status, tuple) else ()
                message = f"{name} “{said}” without a status or a mode; expected the status, or the modes it holds for"
                yield Problem(key, ("status", *place, name), message)


def _as_meant(told: str) -> str:
    """A status, or hours without what only their writing differs by: `08:00 – 16:00` is `8-16`."""
    return re.sub(r"[:.]00\b|\b0(?=\d)|\s", "", re.sub(r"[–—−]|\bto\b", "-", told.casefold()))


@file_check("two-statuses")
def two_statuses(records: Documents) -> Iterator[Problem]:
    """Two events that give one crossing two statuses, or hours, on one day, with no times that order them."""
    days: defaultdict[tuple[str, str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in records.rows.values():
        reports = [report for report in status_reports(row.status) if report.state not in ("", Status.UNKNOWN.value)]
        when = date_of(row.date) if reports and row.phase in IN_FORCE else None
        if when is not None and when.earliest == when.latest and not (when.spans or when.approximate):
            for crossing, report in product(dict.fromkeys(row.crossings), reports):
                day = when.text.rstrip("?")
                days["is", crossing, report.side, day].append((row.id, report.state))
                if report.hours and not (report.modes or report.direction or report.who):
                    days["has the hours", crossing, report.side, day].append((row.id, report.hours))
    for (verb, crossing, _, day), told in days.items():
        standing = [(event, state) for event, state in told if _counts(records, event)] if len(told) > 1 else []
        first = standing[0] if standing else None
        for event, state in standing[1:]:
            if first and event != first[0] and _as_meant(state) != _as_meant(first[1]):
                message = f"{crossing} {verb} {state} here and {first[1]} in {first[0]} on {short(date_of(day) or day)}"
                yield Problem(Key("events", event), ("status",), message)


def _counts(records: Documents, event: str) -> bool:
    return Review.find(records.event(event).review) is not Review.SUPERSEDED
