"""Conflicts as documents in the table `conflicts`, where they wait for a decision in any editor's sight."""

from __future__ import annotations

from typing import Any, Final

from store.file.merge import Conflict
from store.file.merge_values import ABSENT
from store.records.json_values import Document, encode

TABLE: Final = "conflicts"
_SIDES: Final = ("base", "mine", "theirs")


def to_document(conflict: Conflict) -> Document:
    """The conflict as a record; a side that does not have the value has no such field."""
    document: Document = {"table": conflict.table, "record": conflict.record}
    if conflict.path:
        document["path"] = list(conflict.path)
    sides = {side: getattr(conflict, side) for side in _SIDES}
    return document | {side: value for side, value in sides.items() if value is not ABSENT}


def from_document(document: Document) -> Conflict:
    """The conflict that a record tells of. Raises ValueError when it names no table and record."""
    table, record, path = document.get("table"), document.get("record"), document.get("path", [])
    if not isinstance(table, str) or not isinstance(record, str) or not isinstance(path, list):
        raise ValueError(f"conflict {encode(document)[:60]}: expected a table, a record and a path")
    sides: list[Any] = [document.get(side, ABSENT) for side in _SIDES]
    return Conflict(table, record, tuple(map(str, path)), *sides)
