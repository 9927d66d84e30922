"""The rows of a report's status table: what holds at a crossing, since when, how old that is."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from store.dates import short
from store.records.vocabulary import EventType
from store.report.model import CrossingStatus, Holder, LocalName
from store.report.period import CONTROL, STATUS
from store.status import side_keys
from store.status.words import ago, passage_pieces, permit_pieces, plan_pieces, side_words
from store.text.folding import is_arabic
from store.words.names import crossing_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.interface import Records
    from store.records.model import Crossing
    from store.report.citing import Citing
    from store.report.model import Notes
    from store.status import CrossingStanding, Holding, Standing


def status_row(standing: Standing, before: Standing, name: str, records: Records, citing: Citing) -> CrossingStatus:
    """One crossing as of the report's day, and what it was before the period."""
    crossing, found, earlier = records.crossings[name], standing[name], before[name]
    holding = found.holding
    return CrossingStatus(
        name=crossing_name(crossing),
        local_names=tuple(_local_names(crossing)),
        status=_status(holding),
        since=_since(holding, records),
        age="" if holding.age_days is None else ago(holding.age_days),
        stale=bool(holding.word) and holding.stale,
        before=_status(earlier.holding),
        particulars=tuple(_particulars(found, records)),
        holders=tuple(_holders(crossing, found, records, citing)),
        notes=_notes(holding, STATUS, name, records, citing),
    )


def _status(holding: Holding) -> str:
    return (holding.word or "unknown") + (" (uncertain)" if holding.uncertain else "")


def _notes(holding: Holding, about: frozenset[str], name: str, records: Records, citing: Citing) -> Notes:
    """Who first said so, and who said so last."""
    told = [event for event in dict.fromkeys((holding.since_event, holding.event)) if event in records.rows]
    found = (citing.event(records.event(event), about, name) for event in told)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _since(holding: Holding, records: Records) -> str:
    """Since when; what was first found by looking at the state of things may have held before."""
    first = records.rows.get(holding.since_event)
    looked = " or before" if first and first.type == EventType.ASSESSMENT.value else ""
    return f"{short(holding.since)}{looked}" if holding.since else ""


def _local_names(crossing: Crossing) -> Iterator[LocalName]:
    """For each side the first name in its own script."""
    for side in crossing.sides:
        own = (name for name in side.names if is_arabic(name.value))
        yield from (LocalName(name.value, name.lang) for name in list(own)[:1])


def _holders(crossing: Crossing, found: CrossingStanding, records: Records, citing: Citing) -> Iterator[Holder]:
    for key, side in zip(side_keys(crossing), crossing.sides, strict=True):
        control = found.sides.get(key)
        if control is None:
            continue
        yield Holder(
            key,
            side.name,
            side_words(found.holders[key], records) if control.by else "",
            _since(control.holding, records),
            ago(control.holding.age_days) if control.by and control.holding.age_days is not None else "",
            _notes(control.holding, CONTROL, found.crossing, records, citing),
        )


def _particulars(found: CrossingStanding, records: Records) -> Iterator[str]:
    """Who passes, in which direction, at what hours, by which authorisation, and what is planned."""
    yield from passage_pieces(found, records)
    if len(found.side_status) > 1 and len({holding.word for holding in found.side_status.values()}) > 1:
        yield ", ".join(f"{side} side {holding.word}" for side, holding in found.side_status.items())
    yield from permit_pieces(found, records)
    yield from plan_pieces(found, records)
