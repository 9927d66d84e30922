"""From memory to the file and back: what is not saved yet is handed over, what came in is laid under it.

No unsaved edit is lost when the file changes meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from store.dates import order_key
from store.desk.decoding import Quarantined
from store.desk.history import History
from store.desk.memory import Memory
from store.desk.outside import Outside, told
from store.file.base import Quarantined as SetAside
from store.file.datafile import DataFile, Saved
from store.file.datafile import Outside as FileOutside
from store.file.image import Image, RecordKey
from store.file.merge import CONFLICTS, Conflict
from store.file.merge_values import merge_documents
from store.file.reconcile import DocChange, Reconciled, apply_changes
from store.records.collector import collector_at_rest
from store.records.json_values import decode, read_ours, same
from store.records.model import Document, Key

_MANY = 1_000
"""Changes of others from which on all records are decoded anew, rather than each changed one looked up."""


class Anew(NamedTuple):
    """The state of the file after very many changes of others, worked out off the main thread."""

    came: FileOutside
    memory: Memory
    outside: Outside
    keys: frozenset[Key]
    renamed: dict[Key, Key]


class Saving:
    """The way between the documents in memory and one data file. One save is on its way at a time."""

    def __init__(self, file: DataFile, memory: Memory, history: History) -> None:
        self._file = file
        self._memory = memory
        self._history = history
        self._handed: dict[RecordKey, bytes | None] | None = None

    @property
    def under_way(self) -> bool:
        """Whether a save was begun and not finished."""
        return self._handed is not None

    def begin(self) -> Callable[[], Saved] | None:
        """The function that writes all that is unsaved, for a worker; None where nothing is, or a save is under way."""
        if self.under_way or not self._memory.unsaved:
            return None
        image = self._memory.image
        self._handed = handed = dict(self._memory.unsaved)
        return lambda: self._write(image, handed)

    def finish(self, saved: Saved) -> tuple[Outside, frozenset[Key]]:
        """Take in what was written, and what came in with it. Edits made since stay unsaved."""
        handed, self._handed = self._handed or {}, None
        renumbered = dict(saved.renumbered)
        for table in {table for table, _ in renumbered}:
            self._history.renumber(table, {old: new for (where, old), new in renumbered.items() if where == table})
        as_handed = saved == Saved(saved.image, FileOutside())
        differing = [] if as_handed else [*handed, *((table, new) for (table, _), new in renumbered.items())]
        keys = self._stand_on(saved.outside, differing, handed, renumbered)
        return told(self._memory, saved.outside, saved.conflicts), keys

    def read(self) -> FileOutside | Anew | None:
        """Read what someone else did to the file, in a worker; None where it is unchanged. Raises FileProblem."""
        came = self._file.refresh()
        if came is None or len(came.changes) < _MANY:
            return came
        with collector_at_rest():
            return self._anew(came)

    def _anew(self, came: FileOutside) -> Anew:
        fresh = Memory(self._file.image)
        places: dict[str, set[str]] = {}
        for change in came.changes:
            places.setdefault(change.table, set()).add(change.doc_id)
        keys: set[Key] = set()
        renamed: dict[Key, Key] = {}
        for table in fresh.tables:
            was, now, changed = self._memory.names(table), fresh.names(table), places.get(table, set())
            keys |= {Key(table, names[doc_id]) for names in (was, now) for doc_id in changed if doc_id in names}
            both = [(was[doc_id], name) for doc_id, name in now.items() if doc_id in was]
            renamed |= {Key(table, old): Key(table, new) for old, new in both if old != new}
        for date in {row.date for row in fresh.record_map("events").values()}:
            order_key(date)  # which remembers it: sorting the events is quick then
        return Anew(came, fresh, told(fresh, came, came.conflicts), frozenset(keys), renamed)

    def take_in(self, came: FileOutside | Anew) -> tuple[Outside, frozenset[Key]]:
        """Lay what someone else did to the file under what is unsaved."""
        if isinstance(came, Anew):
            if came.memory.image is not self._file.image:  # it was written meanwhile
                return self.take_in(came.came)
            laid = self._laid_over(dict(self._edited({})), {})
            keys = came.keys | self._memory.become(came.memory, laid)
            self._memory.renamed = came.renamed | self._memory.renamed
            return came.outside, keys
        keys = self._stand_on(came, [], {}, {})
        return told(self._memory, came, came.conflicts), keys

    def repair(self, wrong: Quarantined, document: Document) -> tuple[Outside, frozenset[Key]]:
        """Put an unreadable record right, on disk at once. Raises FileProblem where it cannot be written."""
        image, table = self._memory.image, wrong.key.table
        aside = [each for each in image.quarantined if _is_this(each, wrong)]
        number = image.next_id(table) if aside else wrong.doc_id
        entry = aside[0] if aside else image.aside(table, wrong.doc_id, wrong.why)
        saved = self._file.repair(entry, number, document)
        keys = self._stand_on(saved.outside, [(table, number)], {}, {})
        return told(self._memory, saved.outside, saved.conflicts), keys

    def _write(self, image: Image, texts: Mapping[RecordKey, bytes | None]) -> Saved:
        try:
            return write(self._file, image, texts)
        except BaseException:
            self._handed = None
            raise

    def _stand_on(
        self,
        came: FileOutside,
        differing: list[RecordKey],
        handed: Mapping[RecordKey, bytes | None],
        renumbered: Mapping[RecordKey, str],
    ) -> frozenset[Key]:
        """Let the file's new image be the ground in memory, with the edits over it that it does not contain yet."""
        memory, image = self._memory, self._file.image
        edited = dict(self._edited(handed))
        laid = self._laid_over(edited, renumbered)
        moved = [place for place, document in laid.items() if not same(memory.reading(*place), document)]
        came_in = [(change.table, change.doc_id) for change in came.changes]
        gone = [place for place in edited if place not in laid]
        return memory.stand_on(image, [*differing, *came_in, *moved, *gone], laid)

    def _edited(
        self, handed: Mapping[RecordKey, bytes | None]
    ) -> Iterator[tuple[RecordKey, tuple[Document | None, Document | None]]]:
        """The documents in memory that differ from those handed over or in the file: theirs, then ours."""
        memory = self._memory
        for place in {**handed, **memory.unsaved}:
            if place not in handed:
                yield place, (memory.image.find(*place), memory.reading(*place))
            elif memory.raw(*place) != handed[place]:
                raw = handed[place]
                yield place, (None if raw is None else decode(raw), memory.reading(*place))

    def _laid_over(
        self, edited: Mapping[RecordKey, tuple[Document | None, Document | None]], renumbered: Mapping[RecordKey, str]
    ) -> dict[RecordKey, Document | None]:
        """Unsaved edits, told by what they were made on and what they made, as they are over the file's new image."""
        image = self._file.image
        laid: dict[RecordKey, Document | None] = {}
        clashes: list[Conflict] = []
        for (table, doc_id), (before, mine) in edited.items():
            place = (table, renumbered.get((table, doc_id), doc_id))
            theirs = image.find(*place)
            if before is None and theirs is not None:
                place, theirs = (table, self._free(table, laid)), None
                self._history.renumber(table, {doc_id: place[1]})
            laid[place], found = merge_documents(before, mine, theirs)
            name = str((mine or theirs or before or {}).get("id", ""))
            clashes += [Conflict(table, name, *clash) for clash in found]
        numbers = count(int(image.next_id(CONFLICTS)))
        laid |= {(CONFLICTS, str(next(numbers))): clash.document() for clash in clashes}
        return laid

    def _free(self, table: str, laid: Iterable[RecordKey]) -> str:
        ours = [int(doc_id) for where, doc_id in (*laid, *self._memory.unsaved) if where == table]
        return str(max([int(self._file.image.next_id(table)) - 1, *ours]) + 1)


def _is_this(aside: SetAside, wrong: Quarantined) -> bool:
    known_by = (aside.table, aside.doc_id, aside.raw.decode(errors="replace"))
    return known_by == (wrong.key.table, wrong.doc_id, wrong.raw)


def write(file: DataFile, image: Image, texts: Mapping[RecordKey, bytes | None]) -> Saved:
    """Make what is unsaved over an image durable as one save, merged with what the file holds by now.

    Raises FileProblem.
    """
    from store.file.storage import DurableStorage  # TinyDB takes time to load, and nothing but a save needs it

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
