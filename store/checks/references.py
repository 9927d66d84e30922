"""References that lead nowhere. A person or group may be words, so only ids that must be ids are looked up."""

from __future__ import annotations

from collections.abc import Iterator

from store.checks.declared import values_of
from store.checks.runner import Problem, record_check
from store.records.documents import texts
from store.records.interface import Documents, table_of
from store.records.model import Crossing, Event, Key, Path, Record, control_reports, status_reports
from store.status.sides import Sides
from store.text.near import most_alike


@record_check("dangling-reference")
def dangling_reference(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """An id that no record has."""
    for found in values_of(records, key, record):
        if found.field is None or not found.field.refers or found.field.free:
            continue
        for path, wanted in texts(found.value, found.path):
            known = table_of(records, found.field.refers)
            if wanted and wanted not in known:
                near = most_alike(wanted, tuple(known))
                hint = f"; did you mean “{near}”?" if near else ""
                yield Problem(key, path, f"there is no {found.field.refers[:-1]} “{wanted}”{hint}")


@record_check("unknown-side")
def unknown_side(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A status or control of a side that none of the crossings named has."""
    if not isinstance(record, Event):
        return
    crossings = [records.crossings[id_] for id_ in record.crossings if id_ in records.crossings]
    sides = [Sides(crossing) for crossing in crossings]
    keys = sorted({key for each in sides for key in each.keys})
    for path, side in _sides(record):
        if keys and side and not any(each.names(side) for each in sides):
            told = f"“{side}” is not a side of {_named(crossings)}; its sides are {', '.join(keys)}"
            yield Problem(key, path, told)
    for path, direction in _directions(record):
        if sides and direction and not any(each.leads(direction) for each in sides):
            ways = " or ".join(sorted({way for each in sides for way in each.directions})) or "both"
            told = f"“{direction}” does not lead from one side of {_named(crossings)} to the other; expected {ways}"
            yield Problem(key, path, told)


def _sides(event: Event) -> Iterator[tuple[Path, str]]:
    for index, status in enumerate(status_reports(event.status)):
        yield ("status", *_place(event.status, index), "side"), status.side
    for index, control in enumerate(control_reports(event.control)):
        yield ("control", *_place(event.control, index), "side"), control.side


def _directions(event: Event) -> Iterator[tuple[Path, str]]:
    for index, status in enumerate(status_reports(event.status)):
        yield ("status", *_place(event.status, index), "direction"), status.direction
    for index, claim in enumerate(event.claims):
        direction = claim.value.get("direction") if isinstance(claim.value, dict) else None
        if isinstance(direction, str):
            yield ("claims", index, "value", "direction"), direction


def _place(told: object, index: int) -> tuple[int, ...]:
    """Where a report stands: in a list, or by itself."""
    return (index,) if isinstance(told, tuple) else ()


def _named(crossings: list[Crossing]) -> str:
    return ", ".join(crossing.id for crossing in crossings)
