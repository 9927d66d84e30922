"""Merging whole snapshots of the file: only the records that differ are decoded and merged.

What merges is loaded with the first merge: a file that is only read needs none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from store import file
from store.file.image import Image, RecordKey, differences
from store.records.json_values import Document, Tables, WrongValue, peek, same

if TYPE_CHECKING:
    from store.file.merge import Conflict, Merged, Rest


class DocChange(NamedTuple):
    """One document as it was and as it is to be; None where there is or shall be none."""

    table: str
    doc_id: str
    before: Document | None
    after: Document | None


class Reconciled(NamedTuple):
    """An image with both sides' changes, their conflicts, and the ids and numbers that had to change."""

    image: Image
    conflicts: tuple[Conflict, ...] = ()
    renumbered: tuple[tuple[RecordKey, str], ...] = ()
    renamed: tuple[tuple[RecordKey, str], ...] = ()


def apply_changes(image: Image, changes: Iterable[DocChange]) -> Reconciled:
    """The image with the changes made; one that was made on an older state of its record is merged."""
    changes = list(changes)
    stale = [change for change in changes if not _fresh(image, change)]
    if not stale:
        return Reconciled(image.with_changes({(c.table, c.doc_id): c.after for c in changes}))
    base, mine, theirs = _sides(changes, image)
    return _settle(image, theirs, file.merge.merge(base, mine, theirs, _rest(image, base, mine)))


def reconcile(base: Image, mine: Image, theirs: Image) -> Reconciled:
    """Merge what mine changed since base into theirs."""
    of_mine = differences(base, mine)
    if not of_mine:
        return Reconciled(theirs)
    keys = list(dict.fromkeys([*differences(base, theirs), *of_mine]))
    was, ours, other = (_part(image, keys) for image in (base, mine, theirs))
    return _settle(theirs, other, file.merge.merge(was, ours, other, _rest(theirs, was, ours, other)))


def changes_between(old: Image, new: Image) -> tuple[DocChange, ...]:
    """The changes that lead from one image to another, of those records that are documents."""
    keys = differences(old, new)
    changes = [DocChange(*key, old.find(*key), new.find(*key)) for key in keys]
    return tuple(change for change in changes if not same(change.before, change.after))


def _fresh(image: Image, change: DocChange) -> bool:
    if change.doc_id not in image.tables.get(change.table, {}):
        return change.before is None
    try:
        return same(peek(image.raw(change.table, change.doc_id)), change.before)
    except WrongValue:
        return False


def _sides(changes: Iterable[DocChange], image: Image) -> tuple[Tables, Tables, Tables]:
    base: Tables = {}
    mine: Tables = {}
    theirs: Tables = {}
    for change in changes:
        now = image.find(change.table, change.doc_id)
        for side, document in ((base, change.before), (mine, change.after), (theirs, now)):
            records = side.setdefault(change.table, {})
            if document is not None:
                records[change.doc_id] = document
    return base, mine, theirs


def _part(image: Image, keys: Iterable[RecordKey]) -> Tables:
    part: Tables = {}
    for table, doc_id in keys:
        if table in image.tables:
            records = part.setdefault(table, {})
            document = image.find(table, doc_id)
            if document is not None:
                records[doc_id] = document
    return part


def _rest(image: Image, *parts: Tables) -> Rest:
    tables = {table for part in parts for table in part}
    highest = {table: int(image.next_id(table)) - 1 for table in tables}
    return file.merge.Rest(
        highest, lambda slug: any(f'"{slug}"'.encode() in chunk for chunk in map(bytes, image.chunks()))
    )


def _settle(image: Image, was: Tables, merged: Merged) -> Reconciled:
    """The image with the outcome of a merge of some of its records, and the conflicts beside them."""
    changes: dict[RecordKey, Document | None] = {
        (table, doc_id): None
        for table, records in was.items()
        for doc_id in records
        if doc_id not in merged.tables.get(table, {})
    }
    for table, records in merged.tables.items():
        changes |= {(table, doc_id): record for doc_id, record in records.items()}
    changes, moved = _beside_wrong(image, changes)
    settled = image.with_changes(changes)
    for conflict in merged.conflicts:
        table = file.merge.CONFLICTS
        number = settled.next_id(table)
        settled = settled.with_changes({(table, number): conflict.document()})
    renumbered = {**merged.renumbered, **moved}
    return Reconciled(settled, merged.conflicts, tuple(renumbered.items()), tuple(merged.renamed.items()))


def _beside_wrong(
    image: Image, changes: dict[RecordKey, Document | None]
) -> tuple[dict[RecordKey, Document | None], dict[RecordKey, str]]:
    """The changes, those of records that the image holds but cannot read under new numbers: both stay."""
    placed: dict[RecordKey, Document | None] = {}
    moved: dict[RecordKey, str] = {}
    for (table, doc_id), document in changes.items():
        place = doc_id
        if doc_id in image.tables.get(table, {}) and image.find(table, doc_id) is None:
            taken = [int(number) for name, number in (*changes, *placed) if name == table]
            place = str(max(int(image.next_id(table)), *(number + 1 for number in taken)))
            moved[table, doc_id] = place
        placed[table, place] = document
    return placed, moved
