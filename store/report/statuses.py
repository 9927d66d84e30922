"""What holds at a crossing on the last day of a report: status, who may cross, holders, since when, how old that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.claims.values import date_of
from store.dates import earliest_ordinal, latest_ordinal, short
from store.dates.edtf.parsing import Edtf
from store.records.interface import Records
from store.records.model import Crossing
from store.records.vocabulary import ControlState, EventType, Mode, Passage
from store.report.model import CrossingStatus, Holder, LocalName, Notes, PassageRow, Stretch, listed
from store.report.period import CONTROL, STATUS, Period
from store.status.comparing import day_before
from store.status.holders import Control, Holding
from store.status.passage import BOTH_WAYS, Row
from store.status.permissions import Permit
from store.status.sides import side_keys
from store.status.standing import CrossingStanding, Standing
from store.status.words import (
    ago,
    date_note,
    passage_pieces,
    permit_name,
    permit_pieces,
    plan_pieces,
    sides_words,
    since_words,
)
from store.text.folding import is_arabic
from store.words.names import actor_name, crossing_name, short_name

if TYPE_CHECKING:
    from store.report.citing import Citing

_NO_DAY = 10**8
"""Beyond all days: what has no beginning or no end."""
_UNITS = {"d": "day", "mo": "month", "y": "year"}
_UNIT = re.compile(r"\b(\d+) (d|mo|y) (ago|left)\b")


def status_row(standing: Standing, name: str, period: Period, citing: Citing) -> CrossingStatus:
    """One crossing as of the report's day, and what it was before the period."""
    records = period.records
    crossing, found = records.crossings[name], standing[name]
    holding, before = found.holding, standing.on(day_before(period.since)).holding(name)
    return CrossingStatus(
        name=crossing_name(crossing),
        short=short_name(crossing),
        local_names=tuple(_local_names(crossing)),
        lat=crossing.lat,
        lon=crossing.lon,
        status=_status(holding),
        since=_since(holding, name, period),
        reported=_when(holding.reported) if holding.reported else "",
        age=age_words(holding),
        stale=bool(holding.word) and holding.stale,
        why=_why(holding.since_event, records),
        before=_status(before),
        particulars=tuple(_particulars(found, records)),
        terms=tuple(_terms(found)),
        passage=tuple(_passage(found, name, period, citing)),
        permissions=tuple(spelt_out(words) for words in permit_pieces(found, records)),
        plans=tuple(plan_pieces(found, records)),
        holders=tuple(_holders(crossing, found, period, citing)),
        notes=_notes(holding, STATUS, name, records, citing),
        history=tuple(_history(standing, name, period)),
        id=name,
    )


def _terms(found: CrossingStanding) -> Iterator[str]:
    """What is said of the crossing and of no mode, and its sides where they differ."""
    if found.hours and not any(row.hours for row in found.passage):
        yield f"Hours: {found.hours}"
    if found.who and not any(row.who for row in found.passage):
        yield f"Who may cross: {found.who}"
    if not found.passage and found.direction not in ("", BOTH_WAYS):
        yield f"Direction: {found.direction} only"
    if sides := sides_words(found):
        yield f"By side: {sides}"


def age_words(holding: Holding) -> str:
    """How long ago, in full: "today", "12 days ago", "5 months ago"."""
    return spelt_out(ago(holding))


def spelt_out(words: str) -> str:
    """Words on ages and days left with their units in full."""
    return _UNIT.sub(lambda unit: f"{unit[1]} {_UNITS[unit[2]]}{'' if unit[1] == '1' else 's'} {unit[3]}", words)


def _why(event: str, records: Records) -> str:
    row = records.rows.get(event)
    return row.title if row else ""


def _passage(found: CrossingStanding, name: str, period: Period, citing: Citing) -> Iterator[PassageRow]:
    """Who may cross, one for each mode and direction; modes of which all the same is said stand together."""
    rows = [(row.mode, _passage_row(row, found, name, period, citing)) for row in found.passage]
    alike: dict[PassageRow, list[str]] = {}
    for mode, told in rows:
        alike.setdefault(told, []).append(Mode.called(mode))
    for told, modes in alike.items():
        yield replace(told, mode=", ".join(modes))


def _passage_row(row: Row, found: CrossingStanding, name: str, period: Period, citing: Citing) -> PassageRow:
    holding, records = row.holding, period.records
    permit = next((one for one in found.permissions if one.event == row.permission), None)
    why, allowed = _why(holding.since_event or holding.event, records), holding.word
    since = _since(holding, name, period)
    if row.lapsed is not None:
        why = f"{permit_name(permit, records)} {row.lapsed.value}" if permit else row.lapsed.value
    elif permit is not None and permitted_again(row, permit, records):
        why = f"{permit_name(permit, records)}; nothing reported since it began"
        allowed, since = "permitted", short(permit.since)
    age = age_words(holding) if row.lapsed is None else ""
    return PassageRow(
        mode="",
        direction="both ways" if row.direction == BOTH_WAYS else row.direction,
        allowed=allowed + (" (uncertain)" if holding.uncertain else ""),
        who=row.who,
        hours=row.hours,
        since=since,
        reported=_when(holding.reported) if holding.reported and age else "",
        age=age,
        stale=bool(age) and holding.stale,
        why=why,
        notes=_notes(holding, STATUS, name, records, citing),
    )


def permitted_again(row: Row, permit: Permit, records: Records) -> bool:
    """Whether it passes by a new permission after a gap alone: the last report of the mode is of an earlier time."""
    if not row.holding.uncertain or row.holding.word == Passage.NO.value or row.holding.event not in records.rows:
        return False
    told, begun = date_of(records.rows[row.holding.event].date), earliest_ordinal(permit.since)
    latest = latest_ordinal(told) if told else None
    return latest is not None and begun is not None and latest < begun


def _history(standing: Standing, name: str, period: Period) -> Iterator[Stretch]:
    """The status within the period, cut where it changes, where news of it grows old, and where its beginning is open.

    A report is news for as many days as the file's `stale_after`.
    """
    first, last = period.since.toordinal(), period.as_of.toordinal()
    fresh = period.records.meta.stale_after
    reports = standing.reported(name)
    dated = [one for one in reports if max(map(abs, one)) < _NO_DAY or 0 < one[0] < _NO_DAY]
    news = list(_joined((int(max(first, begun)), int(min(last, ended + fresh))) for begun, ended in dated))
    for span in standing.history(name):
        begins = max(first, first if span.start_earliest is None else span.start_earliest)
        end = span.end_latest if span.end_earliest is None else span.end_earliest
        ends = min(last, last if end is None else end - 1)
        sure = begins if span.start_latest is None else span.start_latest
        edges = {begins, ends + 1, sure, *(edge for one in news for edge in (one[0], one[1] + 1))}
        cuts = sorted(edge for edge in edges if begins <= edge <= ends + 1) if span.word and begins <= ends else []
        for begun, after in pairwise(cuts):
            reported = any(one[0] <= begun <= one[1] for one in news)
            unsure = span.uncertain or begun < sure
            yield Stretch(span.word, date.fromordinal(begun), date.fromordinal(after - 1), reported, unsure)


def _joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches of days in the order of time, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for begins, ends in sorted(one for one in stretches if one[0] <= one[1]):
        if joined and begins <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    yield from joined


def _status(holding: Holding) -> str:
    return (holding.word or "unknown") + (" (uncertain)" if holding.uncertain else "")


def _notes(holding: Holding, about: frozenset[str], name: str, records: Records, citing: Citing) -> Notes:
    """Who first said so, and who said so last."""
    told = [event for event in dict.fromkeys((holding.since_event, holding.event)) if event in records.rows]
    found = (citing.event(records.event(event), about, name) for event in told)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _since(holding: Holding, name: str, period: Period) -> str:
    """Since when; what was first found by looking at the state of things may have held before."""
    records, known_on = period.records, period.as_of if period.known_then else None
    first = records.rows.get(holding.since_event)
    looked = " or before" if first and first.type == EventType.ASSESSMENT.value else ""
    contested = date_note(holding, name, records, known_on)
    return f"{_when(holding.since)}{looked}{contested}" if holding.since else ""


def _when(date: Edtf) -> str:
    """A day since when something holds; of what has an end of its own both, as in from 10 to 14 Apr 2024."""
    return since_words(date).removeprefix("since ")


def _local_names(crossing: Crossing) -> Iterator[LocalName]:
    """For each side the first name in its own script."""
    for side in crossing.sides:
        own = (name for name in side.names if is_arabic(name.value))
        yield from (LocalName(name.value, name.lang) for name in list(own)[:1])


def _holders(crossing: Crossing, found: CrossingStanding, period: Period, citing: Citing) -> Iterator[Holder]:
    records = period.records
    for key, side in zip(side_keys(crossing), crossing.sides, strict=True):
        control = found.sides.get(key)
        if control is None:
            continue
        yield Holder(
            key,
            side.name,
            held_by(found.holders[key], records),
            _since(control.holding, found.crossing, period),
            age_words(control.holding) if control.by else "",
            _notes(control.holding, CONTROL, found.crossing, records, citing),
        )


def held_by(controls: Iterable[Control], records: Records) -> str:
    """All who hold a side, and once how firmly: "Army and Militia (shared)"; nothing where nobody is reported."""
    told: dict[str, list[str]] = {}
    for control in controls:
        firmly = [control.state.value] * (control.state not in (ControlState.HELD, ControlState.UNKNOWN))
        marks = ", ".join([*firmly, *["uncertain"] * control.holding.uncertain])
        if control.by:
            told.setdefault(f" ({marks})" if marks else "", []).append(actor_name(control.by, records))
    return listed(f"{listed(names)}{marks}" for marks, names in told.items())


def _particulars(found: CrossingStanding, records: Records) -> Iterator[str]:
    """Who passes, in which direction, at what hours, by which authorisation, and what is planned."""
    yield from map(spelt_out, passage_pieces(found, records))
    yield from map(spelt_out, permit_pieces(found, records))
    yield from plan_pieces(found, records)
