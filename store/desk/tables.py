"""Writing through TinyDB's Storage, in one batch.

It is loaded with the first save, since TinyDB takes time to load and reading does without.
"""

from __future__ import annotations

from collections.abc import Mapping

from store.file.datafile import DataFile, Saved
from store.file.image import Image
from store.file.reconcile import DocChange, Reconciled, apply_changes
from store.file.storage import DurableStorage
from store.file.watch import RecordKey
from store.records.json_values import read_ours


def write(file: DataFile, image: Image, texts: Mapping[RecordKey, bytes | None]) -> Saved:
    """Make what is unsaved over an image durable as one save, merged with what the file holds by now.

    Raises FileProblem.
    """
    storage = DurableStorage(file)
    with storage.batch() as batch:
        if storage.image is image:
            merged = Reconciled(image.with_changes(texts))
        else:
            changes = [
                DocChange(*place, image.find(*place), None if text is None else read_ours(text))
                for place, text in texts.items()
            ]
            merged = apply_changes(storage.image, changes)
        storage.put(merged.image)
        made = {table for table, _ in texts if table not in file.first_tables}
        batch.keep_tables([name for name, records in merged.image.tables.items() if name not in made or records])
    assert batch.saved
    return batch.saved._replace(
        conflicts=merged.conflicts + batch.saved.conflicts,
        renumbered=merged.renumbered + batch.saved.renumbered,
        renamed=merged.renamed + batch.saved.renamed,
    )
