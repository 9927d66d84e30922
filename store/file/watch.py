"""Which records differ between two snapshots of the data file, found without decoding them."""

from __future__ import annotations

from typing import TypeAlias

from store.file.image import Image
from store.file.slices import Records

RecordKey: TypeAlias = tuple[str, str]
"""Table and document id."""


def differences(old: Image, new: Image) -> list[RecordKey]:
    """The records whose bytes differ, or that only one has, in the new image's order, then the old one's."""
    if old is new:
        return []
    if old.base is new.base:
        concerned = [
            (table, doc_id)
            for table in {**new.written, **old.written}
            for doc_id in {**new.written.get(table, {}), **old.written.get(table, {})}
        ]
        return [(table, doc_id) for table, doc_id in concerned if _get(old, table, doc_id) != _get(new, table, doc_id)]
    changed = []
    for table in {**new.tables, **old.tables}:
        changed += [(table, doc_id) for doc_id in _changed(old.tables.get(table, {}), new.tables.get(table, {}))]
    return changed


def _changed(old: Records, new: Records) -> list[str]:
    get = old.get
    changed = [doc_id for doc_id, raw in new.items() if raw != get(doc_id)]
    return changed + [doc_id for doc_id in old if doc_id not in new]


def _get(image: Image, table: str, doc_id: str) -> bytes | None:
    return image.tables.get(table, {}).get(doc_id)
