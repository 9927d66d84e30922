"""TinyDB on the data file: a Storage and a Table whose reads and writes touch only the documents concerned.

Documents are given out as copies, and never from before an edit that someone else made to the file.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, ItemsView, Iterator, Mapping, MutableMapping
from typing import Any, Literal, cast

from tinydb.storages import Storage
from tinydb.table import Table

from store.file.datafile import DataFile, Outside, Saved
from store.file.image import Image, differences
from store.records.json_values import Document, copied, decode


class Records(Mapping[str, Document]):
    """A table's documents by document id, each decoded anew when asked for; quarantined ones are left out."""

    def __init__(self, image: Image, table: str) -> None:
        self.image = image
        self.table = table
        self._raw = image.tables.get(table, {})

    def __getitem__(self, doc_id: str) -> Document:
        found = self.image.find(self.table, doc_id)
        if found is None:
            raise KeyError(doc_id)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def items(self) -> ItemsView[str, Document]:
        """The documents with their ids; what is no document is passed over."""
        return _Readable(self)


class _Readable(ItemsView[str, Document]):
    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self._records = records

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        for doc_id in self._records:
            with contextlib.suppress(KeyError):
                yield doc_id, self._records[doc_id]


class DurableStorage(Storage):
    """A TinyDB storage over a DataFile. Every operation takes in outside changes first and is durable at its end.

    Raises FileProblem where the file cannot be read or written.
    """

    def __init__(self, file: DataFile | str | os.PathLike[str], *, ensure_ascii: Literal[False] = False) -> None:
        """``ensure_ascii`` is here for those who ask JSONStorage for real letters; there is nothing else to ask for."""
        super().__init__()
        if isinstance(file, DataFile):
            self.file = file
        else:
            self.file = DataFile(file)
            self.file.read()
        self._pending: Image | None = None

    @property
    def image(self) -> Image:
        """The file as it is, with what a batch has done so far."""
        if self._pending is not None:
            return self._pending
        self.file.refresh()
        return self.file.image

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, each a lazy mapping; None for a file without content."""
        image = self.image
        if not image.tables:
            return None
        return {table: cast("dict[str, Any]", Records(image, table)) for table in image.tables}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make these the tables; those that came from ``read`` as they were cost nothing."""
        with self.batch() as batch:
            for table, records in data.items():
                if not (isinstance(records, Records) and records.table == table):
                    batch.set_table(table, {str(doc_id): document for doc_id, document in records.items()})
            batch.keep_tables(data)

    @contextlib.contextmanager
    def batch(self) -> Iterator[Batch]:
        """Several operations as one read, modify and write; nothing is written when it ends in an exception.

        Batches nest; the outermost one saves, and then holds what came of it in ``saved``.
        """
        if self._pending is not None:
            yield Batch(self)
            return
        with self.file.exclusively():
            batch = Batch(self)
            before = self.file.refresh() or Outside()
            self._pending = start = self.file.image
            try:
                yield batch
                ready = self._pending
            finally:
                self._pending = None
            batch.saved = self._saved(start, ready, before)

    def put(self, image: Image) -> None:
        """Set what the batch under way has made so far."""
        self._pending = image

    def close(self) -> None:
        """Let the file go."""
        self.file.close()

    def _saved(self, start: Image, ready: Image, before: Outside) -> Saved:
        changed = list(start.tables) != list(ready.tables) or differences(start, ready)
        saved = self.file.save_image(start, ready) if changed else Saved(start, Outside())
        return saved if before == Outside() else saved.after(before)


class Batch:
    """What a batch under way can do beside the tables' own operations."""

    def __init__(self, storage: DurableStorage) -> None:
        self._storage = storage
        self.saved: Saved | None = None

    def set_table(self, table: str, records: Mapping[str, Document]) -> None:
        """Make these the documents of a table."""
        image = self._storage.image
        if table not in image.tables:
            image = image.with_tables([*image.tables, table])
        gone = {(table, doc_id): None for doc_id in image.tables[table] if doc_id not in records}
        new = {(table, doc_id): _plain(document) for doc_id, document in records.items()}
        self._storage.put(image.with_changes({**gone, **new}))

    def keep_tables(self, names: Collection[str]) -> None:
        """Drop all other tables."""
        image = self._storage.image
        if set(image.tables) != set(names):
            self._storage.put(image.with_tables([table for table in image.tables if table in names]))


class _Working(MutableMapping[int, Document]):
    """A table as TinyDB's updaters see it: documents by number, decoded when touched, changes remembered."""

    def __init__(self, image: Image, table: str) -> None:
        self._records = Records(image, table)
        self._touched: dict[int, Document | None] = {}

    def __getitem__(self, doc_id: int) -> Document:
        if doc_id not in self._touched:
            self._touched[doc_id] = self._records[str(doc_id)]
        found = self._touched[doc_id]
        if found is None:
            raise KeyError(doc_id)
        return found

    def __setitem__(self, doc_id: int, document: Document) -> None:
        self._touched[doc_id] = document

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched[doc_id] = None

    def __contains__(self, doc_id: object) -> bool:
        if doc_id in self._touched:
            return self._touched[doc_id] is not None
        return str(doc_id) in self._records

    def __iter__(self) -> Iterator[int]:
        old = [int(doc_id) for doc_id, _ in self._records.items()]
        new = [doc_id for doc_id in self._touched if str(doc_id) not in self._records]
        return (doc_id for doc_id in [*old, *new] if self._touched.get(doc_id, self) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self._touched = dict.fromkeys(self, None)

    def changes(self) -> dict[tuple[str, str], Document | None]:
        """What was touched, as plain JSON; what did not change is found out by the image."""
        table = self._records.table
        return {
            (table, str(doc_id)): None if document is None else _plain(document)
            for doc_id, document in self._touched.items()
        }


class SliceTable(Table):
    """A TinyDB table that decodes and encodes only what an operation touches.

    It is for scripts that work on the file with TinyDB while the program runs; the program itself writes through
    `DurableStorage.batch`. Over another storage, such as a middleware around ours, it is TinyDB's own table.
    """

    def __init__(self, storage: Storage, name: str, **options: Any) -> None:
        self._seen: Image | None = None
        super().__init__(storage, name, **options)

    def insert(self, document: Mapping[str, Any]) -> int:
        """As TinyDB's; the number is free even when others insert at the same time."""
        with self._batch():
            return super().insert(document)

    def insert_multiple(self, documents: Any) -> list[int]:
        """As TinyDB's, in one save."""
        with self._batch():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: Any = None) -> list[int]:
        """As TinyDB's, in one save."""
        with self._batch():
            return super().upsert(document, cond)

    def search(self, cond: Any) -> list[Any]:
        """As TinyDB's; documents are fresh, also those of a repeated query."""
        image = self._look()
        found = super().search(cond)
        if image is None:
            return found
        return [self.document_class(decode(image.raw(self.name, str(each.doc_id))), each.doc_id) for each in found]

    def _batch(self) -> contextlib.AbstractContextManager[object]:
        storage = self._storage
        return storage.batch() if isinstance(storage, DurableStorage) else contextlib.nullcontext()

    def _get_next_id(self) -> int:
        self._look()
        number: int = super()._get_next_id()  # type: ignore[no-untyped-call]
        return number

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        image = self._look()
        if image is None:
            return super()._read_table()
        return cast("dict[str, Mapping[str, Any]]", Records(image, self.name))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = self._storage
        if not isinstance(storage, DurableStorage):
            super()._update_table(updater)
            return
        with storage.batch():
            image = storage.image
            if self.name not in image.tables:
                image = image.with_tables([*image.tables, self.name])
            working = _Working(image, self.name)
            updater(cast("dict[int, Mapping[str, Any]]", working))
            storage.put(image.with_changes(working.changes()))
        self.clear_cache()

    def _look(self) -> Image | None:
        """The image as it is; forgets what was derived from another one."""
        storage = self._storage
        if not isinstance(storage, DurableStorage):
            return None
        image = storage.image
        if image is not self._seen:
            self._seen = image
            self._next_id = None
            self.clear_cache()
        return image


def _plain(document: Mapping[str, Any]) -> Document:
    """A document as it will read back. Raises TypeError for what JSON cannot say."""
    return cast("Document", copied(dict(document)))
