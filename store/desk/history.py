"""Changes and their inverses: what was done in this session, to undo, redo and look up."""

from __future__ import annotations

from typing import NamedTuple

from store.records.json_values import read_ours
from store.records.model import Document, Key

_DROPPED = "dropped edit: "


class Edit(NamedTuple):
    """One record before and after a change; None where it was not, or is no more.

    A new record's side may be its text, as `Store.former` gives it, where so many are made that their documents would
    take much memory. `key` has the id that stands in such a text.
    """

    key: Key
    doc_id: str
    was: Document | bytes | None
    becomes: Document | bytes | None

    @property
    def before(self) -> Document | None:
        """The document before the change."""
        return read_ours(self.was) if isinstance(self.was, bytes) else self.was

    @property
    def after(self) -> Document | None:
        """The document after the change."""
        return read_ours(self.becomes) if isinstance(self.becomes, bytes) else self.becomes

    @property
    def ids(self) -> list[str]:
        """The ids that stand in the record before and after."""
        named = (self.key.id if isinstance(side, bytes) else side.get("id") for side in self[2:] if side)
        return [name for name in named if isinstance(name, str) and name]

    @property
    def took_effect(self) -> bool:
        """Whether the document after differs from the one before."""
        return self.before != self.after

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return self._replace(was=self.becomes, becomes=self.was)


class Change(NamedTuple):
    """What one action did, told by `words` such as "title of Drones strike …"; a bulk action is one change."""

    words: str
    edits: tuple[Edit, ...]
    is_drop: bool = False
    """Whether it stands for a text that was typed and not kept: undoing it puts the text into the record."""

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.words, tuple(edit.inverse() for edit in reversed(self.edits)))

    @property
    def took_effect(self) -> bool:
        """Whether anything is other than before; not so where someone else's later change stands in the way."""
        return any(edit.took_effect for edit in self.edits)

    @property
    def keys(self) -> frozenset[Key]:
        """The keys of the records that it changes."""
        return frozenset(edit.key for edit in self.edits)


class History:
    """The changes done and undone in a session, without limit; the last is the next to be undone or redone."""

    def __init__(self) -> None:
        self.done: list[Change] = []
        self.undone: list[Change] = []

    def did(self, change: Change) -> None:
        """Note a new change; what was undone before it can no longer be redone."""
        self.done.append(change)
        self.undone.clear()

    def keep_dropped(self, dropped: Change) -> None:
        """Note an edit whose text was discarded, so that undo brings it back."""
        inverse = dropped.inverse()
        self.did(Change(f"{_DROPPED}{dropped.words}", inverse.edits, is_drop=True))

    def combine(self, done: int, words: str) -> None:
        """Make one change of all behind the first `done`, so that one undo takes them back."""
        first: dict[tuple[str, str], Edit] = {}
        last: dict[tuple[str, str], Edit] = {}
        for edit in (edit for change in self.done[done:] for edit in change.edits):
            place = (edit.key.table, edit.doc_id)
            first.setdefault(place, edit)
            last[place] = edit
        edits = (edit._replace(key=last[place].key, becomes=last[place].becomes) for place, edit in first.items())
        self.done[done:] = [Change(words, kept)] if (kept := tuple(edit for edit in edits if edit.took_effect)) else []

    def next_undo(self) -> Change | None:
        """The change that an undo would take back; None where there is none."""
        return self.done[-1] if self.done else None

    def next_redo(self) -> Change | None:
        """The change that a redo would do again; None where there is none."""
        return self.undone[-1] if self.undone else None

    def undid(self) -> None:
        """Note that the last change done was taken back."""
        self.undone.append(self.done.pop())

    def brought_back(self, made: Change) -> None:
        """Note the change that undoing a discarded edit has made; the next undo takes it back."""
        self.done.append(made._replace(words=made.words.removeprefix(_DROPPED)))

    def redid(self) -> None:
        """Note that the last change undone was done again."""
        self.done.append(self.undone.pop())

    def of(self, key: Key) -> tuple[Change, ...]:
        """What happened to one record in this session, oldest first; a renamed record is followed through its names."""
        names = {key}
        found: list[Change] = []
        for change in reversed(self.done):
            edits = [edit for edit in change.edits if names & _names(edit)]
            if edits:
                found.append(change)
                names |= {name for edit in edits for name in _names(edit)}
        return tuple(reversed(found))

    def renumber(self, table: str, numbers: dict[str, str]) -> None:
        """Follow records that got other document ids because someone else took theirs."""
        self.done = [_renumbered(change, table, numbers) for change in self.done]
        self.undone = [_renumbered(change, table, numbers) for change in self.undone]


def _names(edit: Edit) -> set[Key]:
    return {edit.key, *(Key(edit.key.table, name) for name in edit.ids)}


def _renumbered(change: Change, table: str, numbers: dict[str, str]) -> Change:
    edits = (
        edit._replace(doc_id=numbers.get(edit.doc_id, edit.doc_id)) if edit.key.table == table else edit
        for edit in change.edits
    )
    return change._replace(edits=tuple(edits))
