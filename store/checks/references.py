"""References that lead nowhere. A person or group may be words, so only ids that must be ids are looked up."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from store.checks.registry import Problem, record_check
from store.records.model import Crossing, Event, Key, Path, Record, Source, control_reports, status_reports
from store.status.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.records.interface import Documents


@record_check("dangling-reference")
def dangling_reference(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """An id that no record has."""
    tables: dict[str, Mapping[str, Any]] = {
        "crossing": records.crossings,
        "event": records.rows,
        "source": records.sources,
    }
    for kind, path, wanted in _references(record):
        if wanted and wanted not in tables[kind]:
            near = get_close_matches(wanted, tables[kind], 1)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            yield Problem(key, path, f"there is no {kind} “{wanted}”{hint}")


def _references(record: Record) -> Iterator[tuple[str, Path, str]]:
    for index, claim in enumerate(record.claims):
        yield "source", ("claims", index, "source"), claim.source
        yield "source", ("claims", index, "via"), claim.via
    if isinstance(record, Event):
        for field, kind in (("crossings", "crossing"), ("sources", "source"), ("related", "event")):
            for index, wanted in enumerate(getattr(record, field)):
                yield kind, (field, index), wanted
    if isinstance(record, Source):
        for index, relation in enumerate(record.relations):
            yield "source", ("relations", index, "source"), relation.source


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
            told = f"“{side}” is no side of {_named(crossings)}; its sides are {', '.join(keys)}"
            yield Problem(key, path, told)


def _sides(event: Event) -> Iterator[tuple[Path, str]]:
    for index, status in enumerate(status_reports(event.status)):
        yield ("status", *_place(event.status, index), "side"), status.side
    for index, control in enumerate(control_reports(event.control)):
        yield ("control", *_place(event.control, index), "side"), control.side


def _place(told: object, index: int) -> tuple[int, ...]:
    """Where a report stands: in a list, or by itself."""
    return (index,) if isinstance(told, tuple) else ()


def _named(crossings: list[Crossing]) -> str:
    return ", ".join(crossing.id for crossing in crossings)
