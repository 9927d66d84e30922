"""What the desk has to look at: which records are on the list, and why.

Conflicts, wrong records, permissions that end or ended, plans whose day has come, aged statuses, contested claims,
events of two data sets that may be one, odd and ungraded claims. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from store.checks.duplicates import Duplicates
from store.checks.runner import Severity
from store.checks.themes import run_on
from store.claims.ledger import contested_words
from store.claims.values import date_of
from store.dates import earliest_ordinal, short
from store.records.interface import keys_of
from store.records.model import Event, EventRow, Key
from store.records.vocabulary import Review
from store.status.permissions import Permit, uncarried
from store.status.plans import AHEAD
from store.status.standing import Standing
from store.status.words import ago, permit_name, told_permits
from store.store import Store
from store.words.names import crossing_name
from store.words.on_day import on_day

SOON = 30
"""Days before its end from which a permission is on the list."""


class Why(Enum):
    """Why a record is on the list, the most urgent first."""

    CONFLICT = "conflict"
    WRONG = "wrong"
    EXPIRES = "expires"
    LAPSED = "lapsed"
    PLANNED = "planned"
    STALE = "aged"
    CONTESTED = "contested"
    DUPLICATE = "twice?"
    ODD = "odd"
    UNGRADED = "ungraded"


class Task(NamedTuple):
    """One record to look at, and what about it."""

    why: Why
    key: Key
    title: str
    about: str
    other: Key | None = None
    """Of what may be there twice the other one."""


def tasks(store: Store, standing: Standing) -> Iterator[Task | None]:
    """Yield every task, by urgency, and None after each record looked at, so that the caller can pause there."""
    yield from (
        Task(Why.CONFLICT, dispute.key, dispute.words(), "changed here and elsewhere at once")
        for dispute in store.conflicts
    )
    yield from (Task(Why.WRONG, wrong.key, wrong.place, wrong.why) for wrong in store.quarantined)
    yield from _permissions(store, standing)
    yield from _plans(store, standing)
    yield from _aged(store, standing)
    ungraded: list[Task] = []
    duplicates = Duplicates(store)
    for id_ in store.rows:
        event = store.event(id_)
        if event.review != Review.SUPERSEDED.value:
            key = Key("events", id_)
            if topics := contested_words(event):
                yield Task(Why.CONTESTED, key, event.title or event.id, ", ".join(topics.values()))
            ungraded.extend(_ungraded(key, event))
            duplicates.add(event)
        yield None
    yield from _twice(store, duplicates)
    yield from _odd(store)
    yield from ungraded


def _odd(store: Store) -> Iterator[Task | None]:
    """Yield the records in which a check finds something, and None after each record looked at."""
    for key in keys_of(store):
        warnings = [finding for finding in run_on(store, key) if finding.severity is Severity.WARNING]
        if warnings:
            more = f" and {len(warnings) - 1} more" if len(warnings) > 1 else ""
            yield Task(Why.ODD, key, _title(store, key), warnings[0].message + more)
        yield None


def _title(store: Store, key: Key) -> str:
    if key.table == "crossings":
        return crossing_name(store.crossings[key.id])
    record = store.record(key)
    return getattr(record, "title", "") or getattr(record, "name", "") or key.id


def _permissions(store: Store, standing: Standing) -> Iterator[Task]:
    """Permissions near their end that none carries on, and those that lapsed; each once, for all its crossings."""
    ending: dict[str, Permit] = {}
    named = on_day(store, standing.as_of)
    for crossing in store.crossings:
        found = standing[crossing]
        told = {permit.event for permit in told_permits(found.permissions)}
        ending |= {permit.event: permit for permit in uncarried(found.permits) if permit.event in told}
    for event, permit in ending.items():
        left = permit.days_left
        name, key = permit_name(permit, named), Key("events", event)
        if permit.runs and (left is None or left <= SOON):
            about = "perhaps already" if left is None else "today" if left == 0 else f"in {left} day{'s' * (left != 1)}"
            yield Task(Why.EXPIRES, key, name, about)
        elif not permit.runs:
            yield Task(Why.LAPSED, key, name, short(permit.until) if permit.until else "")


def _plans(store: Store, standing: Standing) -> Iterator[Task]:
    """What was planned or announced for a day that has come, while nothing newer is reported of it at a crossing."""
    for row in store.rows.values():
        if row.phase not in AHEAD or not _is_open(store, standing, row):
            continue
        date = date_of(row.date)
        first = earliest_ordinal(date) if date else None
        if date and first is not None and first <= standing.as_of.toordinal():
            about = f"for {short(date)}; did it happen?"
            yield Task(Why.PLANNED, Key("events", row.id), row.title or row.id, about)


def _is_open(store: Store, standing: Standing, plan: EventRow) -> bool:
    """Return whether a plan is still open at one of its crossings; one that names no crossing stays open."""
    if not plan.crossings:
        return bool(store.event(plan.id).review != Review.SUPERSEDED.value)
    return any(plan.id in {open_.event for open_ in standing[crossing].plans} for crossing in plan.crossings)


def _aged(store: Store, standing: Standing) -> Iterator[Task]:
    for id_, crossing in on_day(store, standing.as_of).crossings.items():
        held = standing[id_]
        if held.holding.stale and held.holding.age_days is not None and held.holding.word:
            about = f"{held.holding.word} · {ago(held.holding)}"
            yield Task(Why.STALE, Key("crossings", id_), crossing_name(crossing), about)


def _twice(store: Store, duplicates: Duplicates) -> Iterator[Task | None]:
    """Yield each two events that may be one, next to each other, so that a person can compare them."""
    for pair in duplicates.pairs():
        if pair is None:
            yield None
            continue
        day = "same day" if pair.days == 0 else "a day apart"
        place = "same place" if pair.km < 1 else f"{pair.km:.0f} km apart"
        keys = [Key("events", id_) for id_ in (pair.one, pair.other)]
        for at, other in ((0, 1), (1, 0)):
            whose = pair.systems[other] or "the desk"
            about = f"M merges it with the one of {whose}, {day}, {place}: “{_title(store, keys[other])}”"
            yield Task(Why.DUPLICATE, keys[at], _title(store, keys[at]), about, keys[other])


def _ungraded(key: Key, event: Event) -> Iterator[Task]:
    open_claims = [claim for claim in event.claims if not claim.grade and claim.review != Review.SUPERSEDED.value]
    if open_claims:
        count = len(open_claims)
        yield Task(Why.UNGRADED, key, event.title or event.id, f"{count} claim{'s' * (count != 1)}")
