"""The one door to a data file: open, read, change, undo, save.

What is changed is changed in memory at once and told to the listeners in the same turn; saving follows. All methods are
called from one thread, but for the function that `begin_save` gives, which belongs into another.

What only changing, saving or merging needs is imported where it is first needed: looking at a file starts without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from store import desk, file
from store.desk.decoding import Quarantined
from store.desk.history import Change, History
from store.desk.memory import Memory
from store.desk.readings import Readings
from store.desk.watching import Watch, existing_image, reason_not_to_write
from store.file.base import Stamp
from store.file.datafile import DataFile, Saved
from store.file.datafile import Outside as FileOutside
from store.file.errors import FileProblem, NotJson
from store.file.image import Image
from store.file.reader import empty_base, read_bytes
from store.records.collector import collector_at_rest
from store.records.model import TABLES, Document, Key
from store.records.model import Path as FieldPath

if TYPE_CHECKING:
    from store.desk.disputes import Choice, Dispute
    from store.desk.outside import Outside
    from store.desk.saving import Anew, Saving
    from store.file.earlier_copies import Copies, Copy


Came: TypeAlias = "FileOutside | Anew | Memory | FileProblem | None"
"""What reading the file after a change of someone else came to; None where nothing did."""


def _or_problem(read: Callable[[], Came]) -> Came:
    try:
        return read()
    except FileProblem as problem:
        return problem


class Store(Readings):
    """One open data file. `problem` is what keeps it from being read or written as it should, None when all is well.

    One that is `only_to_look` at writes nothing: neither the file nor anything about it.
    """

    def __init__(self, path: Path, file: DataFile, image: Image, state: Path | None = None) -> None:
        super().__init__(path, image)
        self.state = state
        self.only_to_look = False
        self.problem: FileProblem | None = None
        self.history = History()
        self._file = file
        self._opened: Image | None = image if state else None
        """The file as it was opened, of which the first version copy is taken."""
        self._taken_in: dict[Path, Stamp] = {}
        """The conflicted copies that are merged in memory, and are removed when that is saved."""
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
                store.problem = reason_not_to_write(store.path, store._memory.image)
            except NotJson as problem:
                store = cls(path, file, Image(str(path), empty_base(), {}), state)
                store.problem = problem
                store._watch.failed_at_once()
        return store

    @property
    def read_only(self) -> str:
        """Why nothing can be changed now, empty where it can."""
        reason = self._why_not_written()
        return "" if reason is None else reason.message

    def _why_not_written(self) -> FileProblem | None:
        if self.problem is None and self.only_to_look:
            return FileProblem(str(self.path), "opened read-only, by --read-only")
        return self.problem

    @cached_property
    def _saving(self) -> Saving:
        return desk.saving.Saving(self._file, self._memory, self.history)

    @property
    def _is_saving(self) -> bool:
        """Whether a save is on its way; asked at the start, it does not load what saves."""
        return "_saving" in vars(self) and self._saving.under_way

    def former(self, table: str) -> Callable[[Document], bytes]:
        """What gives new documents of a table as they will stand in the file, for edits that are very many."""
        return self._memory.image.former(table)

    def repair(self, wrong: Quarantined, document: Document) -> Outside:
        """Put an unreadable record right, at once and on disk; one without a number of its own gets the next free one.

        Others are put right by `replace`. Raises FileProblem where it cannot be written.
        """
        if self.only_to_look and (reason := self._why_not_written()):
            raise reason
        self.save()
        return self._took_in(*self._saving.repair(wrong, document))

    def decide(self, dispute: Dispute, choice: Choice) -> Change:
        """Settle a conflict: mine, theirs, or both as claims."""
        return self.apply(desk.disputes.decided(self._memory, dispute, choice))

    def edit(self, key: Key, path: FieldPath, value: Any) -> Change:
        """Set a field of a record; None removes it. A new `id` is set in all that refers to the record, too."""
        if path == ("id",):
            return self.rename(key, value)
        return self.apply(desk.changes.edited_each(self._memory, {key: value}, path))

    def edit_together(self, key: Key, values: Mapping[FieldPath, Any]) -> Change:
        """Set several fields of a record as one change; None removes."""
        return self.apply(desk.changes.edited_together(self._memory, key, values))

    def edit_each(self, values: Mapping[Key, Any], path: FieldPath) -> Change:
        """Set the same field of several records, each to its own value, as one change."""
        return self.apply(desk.changes.edited_each(self._memory, values, path))

    def replace(self, key: Key, document: Document) -> Change:
        """Set all of a record. Raises WrongValue for one that is unreadable: `repair` it."""
        return self.apply(desk.changes.replaced(self._memory, key, document))

    def add(self, table: str, document: Document, words: str | None = None) -> Key:
        """Add a record; gives its key. It gets an id that a person can type where it has none."""
        return self.apply(desk.changes.added(self._memory, table, [document], words)).edits[0].key

    def add_together(self, documents: Iterable[tuple[str, Document]], words: str) -> Change:
        """Add records of several tables, each with its table, as one change."""
        return self.apply(desk.changes.added_together(self._memory, documents, words))

    def delete(self, keys: Iterable[Key]) -> Change:
        """Delete records, as one change; what refers to them stays as it is."""
        return self.apply(desk.changes.deleted(self._memory, keys))

    def duplicate(self, key: Key) -> Key:
        """Copy a record; gives the key of the copy."""
        return self.apply(desk.changes.duplicated(self._memory, key)).edits[0].key

    def rename(self, key: Key, new_id: str) -> Change:
        """Give a record another id, everywhere. Raises ValueError when another record has it, or it is none."""
        return self.apply(desk.changes.renamed(self._memory, key, new_id))

    def merge_events(self, keep: Key, other: Key) -> Change:
        """Make one event of two, keeping all claims of both."""
        return self.apply(desk.changes.merged_events(self._memory, keep, other))

    def apply(self, change: Change) -> Change:
        """Make a change, and note it in the history where it changes anything. Gives it as it took effect.

        Raises the store's problem where it is read-only.
        """
        made = self._make(change)
        if made.took_effect:
            self.history.did(made)
        return made

    def keep_dropped(self, key: Key, path: FieldPath, value: Any) -> None:
        """Note an edit that was typed but not kept, so that an undo brings it back."""
        self.history.keep_dropped(desk.changes.edited_each(self._memory, {key: value}, path))

    def undo(self) -> Change | None:
        """Take the last change back, but for what someone else has changed since; None: there is none."""
        change = self.history.next_undo()
        if change is None:
            return None
        made = self._make(change.inverse())
        self.history.undid()
        if change.is_drop and made.took_effect:
            self.history.brought_back(made)
        return made

    def redo(self) -> Change | None:
        """Do again what was undone last, but for what someone else has changed since."""
        change = self.history.next_redo()
        if change is None:
            return None
        made = self._make(change)
        self.history.redid()
        return made

    def withdraw(self, done: int, undone: Iterable[Change] = ()) -> None:
        """Take back all changes behind the first `done`, as if never made; `undone` can be redone from then on."""
        while len(self.history.done) > done:
            self._make(self.history.done[-1].inverse())
            self.history.done.pop()
        self.history.undone = list(undone)

    def follow_name(self, key: Key) -> Key:
        """Give a record whose id only holds the place an id made of its name, everywhere; gives its key."""
        new_id = desk.changes.id_by_name(self._memory, key)
        if new_id and new_id != key.id:
            self.rename(key, new_id)
            return key._replace(id=new_id)
        return key

    @property
    def dirty(self) -> bool:
        """Whether anything is not on disk yet."""
        return bool(self._memory.unsaved) or self._is_saving

    def save(self) -> Outside:
        """Write what is unsaved and wait until it is on disk. Raises FileProblem where it could not be written."""
        work = self.begin_save()
        return self.finish_save(work()) if work else desk.outside.Outside()

    def begin_save(self) -> Callable[[], Saved] | None:
        """What writes all that is unsaved, for a worker; None where there is nothing or one is under way.

        It raises FileProblem where it could not write; then all is still unsaved, and another save can begin.
        """
        return self._saving.begin()

    def finish_save(self, saved: Saved) -> Outside:
        """Take in what a worker's save came to, on the main thread."""
        self._watch.all_is_well()
        outside = self._took_in(*self._saving.finish(saved))
        self._remove_taken_in()
        return outside

    def close(self) -> None:
        """Take in what others wrote late into files that our saves replaced, and let go of them.

        Raises FileProblem where that could not be written.
        """
        self._file.close()

    def begin_copy(self) -> Callable[[], Copy | None] | None:
        """What takes a version copy of the file, for a worker; None while none is due or without a state folder.

        The first is of the file as it was opened, however soon it was changed. It raises NotSaved where the state
        folder has no room.
        """
        copies = self._copies
        if copies is None or not copies.due():
            return None
        image = self._memory.image if self._opened is None else self._opened
        self._opened = None
        return lambda: copies.take(image)

    def copies(self) -> list[Copy]:
        """The version copies of the file, the newest first."""
        return self._copies.list() if self._copies else []

    def restoring(self, copy: Copy) -> Change:
        """What bringing back a copy would change. Raises FileProblem where the copy is damaged."""
        return desk.changes.restored(self._memory, copy)

    def restore(self, copy: Copy) -> Change | None:
        """Bring back the file's state in a copy, as one change; a file that cannot be parsed is replaced by the copy.

        None in the latter case: no undo could go back to that, but its text is set aside with the copies. Raises
        FileProblem.
        """
        if isinstance(self.problem, NotJson) and self._copies:
            self._copies.put_back(copy, self.path)
            self.refresh()
            return None
        return self.apply(self.restoring(copy))

    def conflicted_copies(self) -> list[Path]:
        """The copies beside the file that a program which keeps folders alike has made of it, by name.

        One that was taken in already, and goes with the next save, is none of them.
        """
        return [copy for copy in desk.conflicted.conflicted_copies(self.path) if copy not in self._taken_in]

    def take_in(self, copy: Path) -> Change:
        """Merge a conflicted copy into the file, as one change, and keep its text in the state folder.

        The copy itself is removed once what it changed is saved, at once where it changed nothing. Raises FileProblem,
        with nothing changed, where it cannot be read whole, merged or kept; then it stays where it is.
        """
        if reason := self._why_not_written():
            raise reason
        content, stamp = read_bytes(str(copy))
        change = desk.conflicted.taking_in(self._memory, copy, content)
        if self._copies:
            self._copies.set_aside(content)
            self._taken_in[copy] = stamp
        made = self.apply(change) if change.edits else change
        self._remove_taken_in()
        return made

    def _remove_taken_in(self) -> None:
        """Remove the conflicted copies that were taken in, unless something of them may not be saved yet."""
        if not self._taken_in or self.dirty:
            return
        for copy, stamp in self._taken_in.items():
            desk.conflicted.remove_taken_in(copy, stamp)
        self._taken_in.clear()

    @cached_property
    def _copies(self) -> Copies | None:
        return file.earlier_copies.Copies(self.state, self.path) if self.state else None

    def poll(self) -> bool:
        """Whether someone else changed the file, by a look at its status; then `refresh`."""
        if self._is_saving:
            return False
        return self._watch.is_new() if self._watch.failed else self._changed_outside()

    def refresh(self) -> Outside:
        """Take in what someone else did. While the file cannot be read it stays as it was here, read-only."""
        return self.finish_refresh(self.begin_refresh()())

    def begin_refresh(self) -> Callable[[], Came]:
        """What reads what someone else did, for a worker; `finish_refresh` takes in what it gives."""
        if isinstance(self.problem, NotJson) and not self._memory.image.tables:  # opened so, and now it can be parsed

            def read() -> Came:
                return Memory(self._file.read())
        else:
            read = self._saving.read
        return lambda: _or_problem(read)

    def finish_refresh(self, came: Came) -> Outside:
        """Take in what was read, on the main thread."""
        if isinstance(came, FileProblem):
            if not self._watch.failed_again(came):
                return desk.outside.Outside()
            self.problem = came
            return desk.outside.Outside(notice=str(came))
        if isinstance(came, Memory):
            outside = self._repaired(came)
        else:
            outside = self._took_in(*self._saving.take_in(came)) if came else desk.outside.Outside()
        self._watch.all_is_well()
        self.problem = reason_not_to_write(self.path, self._memory.image)
        return outside

    def _changed_outside(self) -> bool:
        try:
            return self._file.changed_outside()
        except FileProblem:
            return True

    def _repaired(self, memory: Memory) -> Outside:
        """The file could not be parsed when it was opened, and now it can."""
        self._memory = memory
        for made_from_the_old in ("_saving", "_examined"):
            vars(self).pop(made_from_the_old, None)
        keys = frozenset(Key(table, name) for table in TABLES for name in self._memory.record_map(table))
        return self._took_in(desk.outside.Outside(added=tuple(keys), notice="the file can be read again"), keys)

    def _took_in(self, outside: Outside, keys: frozenset[Key]) -> Outside:
        self._tell(keys)
        return outside

    def _make(self, change: Change) -> Change:
        if reason := self._why_not_written():
            raise reason
        made = Change(change.words, desk.changes.settled(self._memory, change))
        keys = self._memory.put({(edit.key.table, edit.doc_id): edit.becomes for edit in made.edits})
        self._tell(keys)
        return made
