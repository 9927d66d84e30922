"""JSON: the records as they stand in the data file, by table and document number."""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, Any

import msgspec

from store.exchange.exports.plain import encoded
from store.records.model import TABLES, Document

if TYPE_CHECKING:
    from store.exchange.exports.selection import Selection


def write(selection: Selection) -> bytes:
    """The records in the data file's own layout; the program and stock TinyDB open it again."""
    tables: dict[str, dict[str, Any]] = {"meta": {"1": meta_of(selection)}}
    for table in TABLES:
        keys = [key for key in selection.keys if key.table == table]
        tables[table] = {str(number): writable(selection.records.document(key)) for number, key in enumerate(keys, 1)}
    return encoded(json.dumps(tables, ensure_ascii=False, indent=2) + "\n")


def meta_of(selection: Selection) -> Document:
    """What holds for the whole file, as its own document."""
    meta = selection.records.meta
    return {"format": meta.format, **msgspec.to_builtins(meta)}


def writable(value: Any) -> Any:
    """The value with each number beyond a double's range as text: JSON has no infinity."""
    if isinstance(value, dict):
        return {name: writable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [writable(part) for part in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value
