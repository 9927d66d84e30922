"""The one door to a data file: open, read, change, undo, save. Knows no screen.

What is changed is changed in memory at once and told to the listeners in the same turn; saving follows. All methods are
called from one thread, but for the function that `begin_save` gives, which belongs into another.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from store import changes
from store.applying import settled
from store.decoding import Quarantined
from store.file.datafile import DataFile, Saved
from store.file.errors import FileProblem, NotJson
from store.file.layout import Image
from store.file.reader import empty_base
from store.history import Change, Document, History
from store.history import Path as FieldPath
from store.holdings import Holdings
from store.model import TABLES, Actor, Crossing, Event, EventRow, Import, Key, Meta, Record, Source
from store.opening import Watch, collector_at_rest, existing_image, reason_not_to_write
from store.outside import Outside
from store.saving import Saving
from store.shelf import Shelf

__all__ = ["Outside", "Saved", "Store"]

Listener = Callable[[frozenset[Key]], None]


class Store:
    """One open data file. `problem` is what keeps it from being read or written as it should, None when all is well."""

    def __init__(self, path: Path, file: DataFile, image: Image, state: Path | None = None) -> None:
        self.path = path
        self.state = state
        self.problem: FileProblem | None = None
        self.history = History()
        self.listeners: list[Listener] = []
        self._file = file
        self._held = Holdings(image)
        self._saving = Saving(file, self._held, self.history)
        self._watch = Watch(path)

    @classmethod
    def open(cls, path: Path, *, state: Path | None = None) -> Self:
        """Open a data file. One that cannot be parsed opens empty and read-only, with its `problem`.

        `state` is the folder for drafts and copies. Raises FileProblem where there is no regular file to read.
        """
        file = DataFile(path)
        with collector_at_rest():
            try:
                store = cls(path, file, existing_image(file), state)
                store.problem = reason_not_to_write(store.path, store._held.image)
            except NotJson as problem:
                store = cls(path, file, Image(str(path), empty_base(), {}), state)
                store.problem = problem
        return store

    @property
    def read_only(self) -> str:
        """Why nothing can be changed now, empty where it can."""
        return "" if self.problem is None else self.problem.message

    @property
    def meta(self) -> Meta:
        """What holds for the whole file."""
        return self._held.meta

    @property
    def shelf(self) -> Shelf[EventRow]:
        """The events' rows with their document ids; a snapshot that stays as it is."""
        return self._held.shelf("events")

    @property
    def rows(self) -> Mapping[str, EventRow]:
        """Every event as a list needs it, by id, in the order of the file."""
        return self.shelf

    @property
    def crossings(self) -> Mapping[str, Crossing]:
        """The crossings by id."""
        return self._held.shelf("crossings")

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return self._held.shelf("sources")

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return self._held.shelf("actors")

    @property
    def imports(self) -> Mapping[str, Import]:
        """The imported files by id."""
        return self._held.shelf("imports")

    def event(self, name: str) -> Event:
        """A whole event, decoded when asked for. Raises KeyError when there is none."""
        return self._held.event(name)

    def record(self, key: Key) -> Record:
        """A record of any table. Raises KeyError when there is none."""
        record: Record = self.event(key.id) if key.table == "events" else self._held.shelf(key.table)[key.id]
        return record

    def __contains__(self, key: Key) -> bool:
        return key.id in self._held.shelf(key.table)

    def document(self, key: Key) -> Document:
        """A fresh copy of the record's JSON object. Raises KeyError when there is none, WrongValue when it is wrong."""
        return self._held.existing(key)

    def text(self, key: Key) -> str:
        """The record's JSON as it stands, also of one that cannot be read. Raises KeyError when there is none."""
        raw = self._held.raw(key.table, self._held.doc_id(key))
        return (raw or b"").decode()

    def texts(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Every record of a table by its id, as its JSON stands: for those that read one field of very many."""
        shelf = self._held.shelf(table)
        for name in shelf:
            yield name, self._held.raw(table, shelf.doc_id(name) or "") or b""

    def place(self, key: Key) -> tuple[int, int]:
        """Line and column at which the record stands in the file as it was read, counted from 1."""
        return self._held.image.place(key.table, self._held.doc_id(key))

    @property
    def quarantined(self) -> Sequence[Quarantined]:
        """The records known to be wrong: shown and kept as they are."""
        return self._held.wrong

    def references(self, key: Key) -> list[tuple[Key, FieldPath]]:
        """Which fields of which records refer to this one."""
        return [(other, path) for other, paths in changes.referring(self._held, key).items() for path in paths]

    def edit(self, key: Key, path: FieldPath, value: Any) -> Change:
        """Set a field of a record; None removes it. A new `id` is set in all that refers to the record, too."""
        if path == ("id",):
            return self.rename(key, str(value))
        return self.apply(changes.edited(self._held, [key], path, value))

    def edit_many(self, keys: Iterable[Key], path: FieldPath, value: Any) -> Change:
        """Set the same field of several records, as one change."""
        return self.apply(changes.edited(self._held, keys, path, value))

    def replace(self, key: Key, document: Document) -> Change:
        """Set all of a record."""
        return self.apply(changes.replaced(self._held, key, document))

    def add(self, table: str, document: Document, words: str | None = None) -> Key:
        """Add a record; gives its key. It gets an id that a person can type where it has none."""
        return self.apply(changes.added(self._held, table, [document], words)).edits[0].key

    def add_many(self, table: str, documents: Iterable[Document], words: str | None = None) -> Change:
        """Add records, as one change."""
        return self.apply(changes.added(self._held, table, documents, words))

    def delete(self, keys: Iterable[Key]) -> Change:
        """Delete records, as one change; what refers to them stays as it is."""
        return self.apply(changes.deleted(self._held, keys))

    def duplicate(self, key: Key) -> Key:
        """Copy a record; gives the key of the copy."""
        return self.apply(changes.duplicated(self._held, key)).edits[0].key

    def rename(self, key: Key, new_id: str) -> Change:
        """Give a record another id, everywhere. Raises ValueError when another record has it."""
        return self.apply(changes.renamed(self._held, key, new_id))

    def merge_events(self, keep: Key, other: Key) -> Change:
        """Make one event of two, keeping all claims of both."""
        return self.apply(changes.merged_events(self._held, keep, other))

    def apply(self, change: Change) -> Change:
        """Make a change and note it in the history. Gives it as it took effect. Raises ReadOnly where it cannot be."""
        made = self._make(change)
        self.history.did(made)
        return made

    def keep_dropped(self, key: Key, path: FieldPath, value: Any) -> None:
        """Note an edit that was typed but not kept, so that an undo brings it back."""
        self.history.keep_dropped(changes.edited(self._held, [key], path, value))

    def undo(self) -> Change | None:
        """Take the last change back, but for what someone else has changed since; None: there is none."""
        change = self.history.next_undo()
        if change is None:
            return None
        made = self._make(change.inverse())
        self.history.undid()
        return made

    def redo(self) -> Change | None:
        """Do again what was undone last, but for what someone else has changed since."""
        change = self.history.next_redo()
        if change is None:
            return None
        made = self._make(change)
        self.history.redid()
        return made

    @property
    def dirty(self) -> bool:
        """Whether anything is not on disk yet."""
        return bool(self._held.unsaved) or self._saving.under_way

    def save(self) -> Outside:
        """Write what is unsaved and wait until it is on disk. Raises FileProblem where it could not be written."""
        work = self.begin_save()
        return self.finish_save(work()) if work else Outside()

    def begin_save(self) -> Callable[[], Saved] | None:
        """What writes all that is unsaved, for a worker; None where there is nothing or one is under way.

        It raises FileProblem where it could not write; then all is still unsaved, and another save can begin.
        """
        return self._saving.begin()

    def finish_save(self, saved: Saved) -> Outside:
        """Take in what a worker's save came to, on the main thread."""
        self._watch.all_is_well()
        return self._took_in(*self._saving.finish(saved))

    def poll(self) -> bool:
        """Whether someone else changed the file, by a look at its status; then `refresh`."""
        return not self._saving.under_way and self._watch.is_new() and self._changed_outside()

    def refresh(self) -> Outside:
        """Take in what someone else did. While the file cannot be read it stays as it was here, read-only."""
        try:
            outside = self._refreshed()
        except FileProblem as problem:
            if self._watch.failed_again(problem):
                self.problem = problem
                return Outside(notice=str(problem))
            return Outside()
        self._watch.all_is_well()
        self.problem = reason_not_to_write(self.path, self._held.image)
        return outside

    def _changed_outside(self) -> bool:
        try:
            return self._file.changed_outside()
        except FileProblem:
            return True

    def _refreshed(self) -> Outside:
        if isinstance(self.problem, NotJson) and not self._held.image.tables:
            return self._repaired()
        came = self._file.refresh()
        return self._took_in(*self._saving.take_in(came)) if came else Outside()

    def _repaired(self) -> Outside:
        """The file could not be parsed when it was opened, and now it can."""
        image = self._file.read()
        self._held = Holdings(image)
        self._saving = Saving(self._file, self._held, self.history)
        keys = frozenset(Key(table, name) for table in TABLES for name in self._held.shelf(table))
        return self._took_in(Outside(added=tuple(keys), notice="the file can be read again"), keys)

    def _took_in(self, outside: Outside, keys: frozenset[Key]) -> Outside:
        self._tell(keys)
        return outside

    def _make(self, change: Change) -> Change:
        if self.problem:
            raise self.problem
        made = Change(change.words, settled(self._held, change))
        keys = self._held.put({(edit.key.table, edit.doc_id): edit.after for edit in made.edits})
        self._tell(keys)
        return made

    def _tell(self, keys: frozenset[Key]) -> None:
        if keys:
            for listener in self.listeners:
                listener(keys)
