"""What someone else did to the file, told by records: the words of the notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from store.desk.changes import title_of
from store.desk.history import Change, Edit
from store.desk.memory import Memory
from store.file.datafile import Outside as FileOutside
from store.file.reconcile import DocChange
from store.records.model import TABLES, Key

if TYPE_CHECKING:
    from store.file.merge import Conflict


class Outside(NamedTuple):
    """What came in from the file. `notice` is one line to show, empty where nothing came.

    `older` takes the text that someone saved from an older state of the file, where ours was kept; `ours_again` undoes
    the return of a whole older state, as by git. Both are changes to apply, None where there is nothing to decide.
    """

    added: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    older: Change | None = None
    ours_again: Change | None = None
    notice: str = ""

    @property
    def keys(self) -> frozenset[Key]:
        """The keys of the records that were added, changed or removed."""
        return frozenset((*self.added, *self.changed, *self.removed))


def told(memory: Memory, came: FileOutside, conflicts: tuple[Conflict, ...]) -> Outside:
    """Tell what came in from the file by records, under their present names."""
    found: dict[str, list[DocChange]] = {"added": [], "changed": [], "removed": []}
    for change in came.changes:
        if change.table in TABLES:
            how = "added" if change.before is None else "removed" if change.after is None else "changed"
            found[how].append(change)
    added, changed, removed = (tuple(_key(memory, change) for change in some) for some in found.values())
    return Outside(
        added,
        changed,
        removed,
        conflicts,
        older=_change("the older version", memory, came.kept, take_before=True),
        ours_again=_change("ours again", memory, came.returned, take_before=False),
        notice="; ".join(_notice(found, len(conflicts), len(came.kept), len(came.returned))),
    )


def _notice(found: Mapping[str, list[DocChange]], conflicts: int, kept: int, returned: int) -> Iterable[str]:
    for words, changes in found.items():
        if changes:
            first = title_of(changes[0].table, changes[0].after or changes[0].before or {})
            yield f"{words} elsewhere: {first}" + (f" and {len(changes) - 1} more" if len(changes) > 1 else "")
    if conflicts:
        yield f"{conflicts} to decide"
    if kept:
        yield f"saved elsewhere from an older version; {kept} of your changes kept"
    if returned:
        yield "the file went back to an older state"


def _change(words: str, memory: Memory, changes: Iterable[DocChange], *, take_before: bool) -> Change | None:
    edits = [
        Edit(_key(memory, change), change.doc_id, change.before, change.after)
        for change in changes
        if change.table in TABLES
    ]
    edits = [edit.inverse() for edit in edits] if take_before else edits
    return Change(words, tuple(edits)) if edits else None


def _key(memory: Memory, change: DocChange) -> Key:
    if memory.raw(change.table, change.doc_id) is not None:
        return Key(change.table, memory.name(change.table, change.doc_id))
    name = (change.before or {}).get("id")
    return Key(change.table, name if isinstance(name, str) and name else f"#{change.doc_id}")
