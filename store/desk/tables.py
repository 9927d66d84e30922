"""Writing through TinyDB: documents set, added and removed in its tables.

It is loaded with the first save, since TinyDB takes time to load and reading does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.table import Document as TinyDocument

from store.file.reconcile import DocChange, Reconciled, apply_changes, changes_between
from store.file.storage import DurableStorage, SliceTable

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from store.file.datafile import DataFile, Saved
    from store.file.layout import Image


def write(file: DataFile, image: Image, changes: Sequence[DocChange]) -> Saved:
    """Make changes to an image durable as one save, merged with what the file holds by now. Raises FileProblem."""
    storage = DurableStorage(file)
    with storage.batch() as batch:
        merged, ready = Reconciled(image), changes
        if storage.image is not image:
            merged = apply_changes(storage.image, changes)
            ready = changes_between(storage.image, merged.image)
        for name in dict.fromkeys(change.table for change in ready):
            _write_table(SliceTable(storage, name), [change for change in ready if change.table == name])
    assert batch.saved
    return batch.saved._replace(
        conflicts=merged.conflicts + batch.saved.conflicts,
        renumbered=merged.renumbered + batch.saved.renumbered,
        renamed=merged.renamed + batch.saved.renamed,
    )


def _write_table(table: SliceTable, changes: Sequence[DocChange]) -> None:
    there = [change for change in changes if change.before is not None]
    removed = [int(change.doc_id) for change in there if change.after is None]
    changed = {int(change.doc_id): change.after for change in there if change.after is not None}
    added = [change for change in changes if change.before is None and change.after is not None]
    if removed:
        table.remove(doc_ids=removed)
    if changed:
        afters = iter(changed.values())

        def become(document: MutableMapping[Any, Any]) -> None:
            document.clear()
            document.update(next(afters))

        table.update(become, doc_ids=list(changed))
    if added:
        table.insert_multiple(TinyDocument(change.after or {}, int(change.doc_id)) for change in added)
