"""What passed by week: the figures of the period's events as ranges over what is said, for each thing and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from store.claims.ledger import ledger
from store.claims.stances import asserts
from store.claims.values import count_of, volume_of, volume_words
from store.records.counts import Count, greatest
from store.records.model import Claim, Event
from store.records.vocabulary import About
from store.report.counting import Range, ends_of, happened, week_of
from store.report.headings import MONTHS
from store.report.model import Week, Weekly
from store.report.period import Period
from store.text.folding import fold
from store.words.names import crossing_name

OF_VOLUME = frozenset((About.COUNT.value, About.VOLUME.value))
"""What claims are about that give a figure of what passed or waited."""
LEVELS = "▁▂▃▄▅▆▇█"
NOT_REPORTED = "·"
_LONG, _AROUND = timedelta(weeks=53), timedelta(weeks=4)
_STANDING = re.compile(r"wait|queue|strand|stuck|stopped|held|parked")
"""Words for what stands rather than passes: no figures to add up."""


class _Series(NamedTuple):
    """One thing that passes at one place, as told in weeks."""

    of: str
    where: str
    per: str


def weekly(period: Period, events: Iterable[Event]) -> Iterator[Weekly]:
    """The series of the period, each with all its weeks, in the order in which they are first told of."""
    said: dict[_Series, dict[date | None, list[Range]]] = {}
    called: dict[_Series, str] = {}
    telling = (event for event in events if any(claim.about in OF_VOLUME for claim in event.claims))
    for event in filter(happened, telling):
        week = _week(period, event)
        for series, words, figure in _figures(period, event):
            called.setdefault(series, words)
            said.setdefault(series, {}).setdefault(week, []).append(figure)
    for series, weeks in said.items():
        added_up = not series.per and not _STANDING.search(series.of)
        told = [week for week in weeks if week is not None]
        rows = tuple(_row(begins, weeks.get(begins, []), added_up=added_up) for begins in _weeks(period, told))
        yield Weekly(called[series], series.where, added_up, rows, len(weeks.get(None, ())))


def sparkline(weeks: Iterable[Week]) -> str:
    """A sign a week, as high as the highest figure said of it; a dot where nothing is reported."""
    found = list(weeks)
    top = max((_height(week) for week in found), default=0)
    return "".join(_sign(_height(week), top) if week.events else NOT_REPORTED for week in found)


def _sign(height: int, top: int) -> str:
    return LEVELS[max(0, -(-height * len(LEVELS) // max(1, top)) - 1)]


def months(weeks: Iterable[Week]) -> str:
    """The names of the months, each below the first week that begins in it."""
    line = ""
    for column, week in enumerate(weeks):
        if week.begins.day <= 7 and len(line) <= column:
            line = f"{line:<{column}}{MONTHS[week.begins.month - 1][:3]} "
    return line.rstrip()


def _height(week: Week) -> int:
    return week.most if week.most is not None else week.least or 0


def _weeks(period: Period, told: list[date]) -> Iterator[date]:
    """The weeks of the period; of a long one those around the weeks of which a figure is told."""
    first, last = week_of(period.since, period.records.meta.week_start), period.as_of
    if not told:
        return
    if last - first > _LONG:
        first, last = max(first, min(told) - _AROUND), min(last, max(told) + _AROUND)
    while first <= last:
        yield first
        first += timedelta(days=7)


def _week(period: Period, event: Event) -> date | None:
    """The week in which an event was; None where its date lies in several."""
    first, last = period.since.toordinal(), period.as_of.toordinal()
    begins, ends = ends_of(event.date) or (None, None)
    days = (first if begins is None else max(first, begins), last if ends is None else min(last, ends))
    weeks = {week_of(date.fromordinal(day), period.records.meta.week_start) for day in days}
    return weeks.pop() if len(weeks) == 1 else None


def _figures(period: Period, event: Event) -> Iterator[tuple[_Series, str, Range]]:
    where = ", ".join(
        crossing_name(period.records.crossings[name]) for name in event.crossings if name in period.records.crossings
    )
    for claims in ledger(period.claims(event)).values():
        told = [(count, claim) for claim in claims if asserts(claim) and (count := _count(claim))]
        if told:
            claim = told[0][1]
            volume = volume_of(claim.value) if claim.about == About.VOLUME.value else None
            per = volume[2] if volume else ""
            words = volume_words({**claim.value, "count": ""}) if isinstance(claim.value, dict) else claim.of
            yield _Series(fold(words), where, per), words or "what passed", _range(count for count, _ in told)


def _count(claim: Claim) -> Count | None:
    if claim.about == About.VOLUME.value:
        volume = volume_of(claim.value)
        return volume[0] if volume else None
    count = count_of(claim.value) if claim.about == About.COUNT.value else None
    return count if count is not None and count.has_figure else None


def _range(counts: Iterable[Count]) -> Range:
    found = list(counts)
    lows = [count.low if count.low is not None else count.best or 0 for count in found]
    return Range(min(lows), greatest(count.most for count in found))


def _row(begins: date, said: list[Range], *, added_up: bool) -> Week:
    total = Range()
    for figure in said if added_up else ():
        total = total.plus(figure)
    if said and not added_up:
        total = Range(min(figure.min or 0 for figure in said), greatest(figure.max for figure in said))
    return Week(begins, total.min, total.max, len(said))
