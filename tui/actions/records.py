"""Changing records: edit, add, duplicate, delete, undo, redo, the text editor, what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.records.model import TABLES, Key
from tui import dialogs, editing
from tui.desk import Action, Desk, why_not_written

if TYPE_CHECKING:
    from store.desk.history import Change

_MANY = 2_000
"""So many records take a while to be taken back."""


def why_not_there(desk: Desk) -> str:
    """Why there is no record to act on, as a sentence; empty where there is one, be it a wrong one."""
    key, store = desk.session.selected, desk.session.store
    if key is None:
        return "Nothing is selected; move to a record first."
    there = key in store or any(wrong.key == key for wrong in store.quarantined)
    return "" if there else "This record is no longer there."


class Changing(Action):
    """What changes the selected record: refused where the file cannot be written, or nothing is selected."""

    def refused(self, desk: Desk) -> str:
        return why_not_written(desk) or why_not_there(desk)

    @staticmethod
    def selected(desk: Desk) -> Key:
        """The record that is changed; there is one, else the action is refused."""
        assert desk.session.selected is not None
        return desk.session.selected


class ChangingParts(Changing):
    """What changes or copies parts of the selected record: refused where it cannot be read."""

    def refused(self, desk: Desk) -> str:
        readable = not desk.session.selected or desk.session.store.is_readable(desk.session.selected)
        return super().refused(desk) or ("" if readable else "This record cannot be read; e edits it as it stands.")


class Edit(Changing):
    help = (
        "Edit the field under the cursor in place; in other panels, the title or name of the record, or of all "
        "marked events."
    )
    id, keys, words, rank = "edit", ("e",), "Edit", 20

    def run(self, desk: Desk) -> None:
        if desk.session.marks and desk.dashboard.focused_name == "timeline":
            dialogs.bulk.choose_field(desk)
        else:
            editing.opening.edit_here(desk)


class Another(ChangingParts):
    help = "Add another item to the list under the cursor: an actor, side, name, office or claim."
    id, keys, words, panels = "another", ("+",), "One more", ("details",)

    def run(self, desk: Desk) -> None:
        editing.opening.add_another(desk)


class Delete(ChangingParts):
    help = (
        "Delete what is under the cursor in the details: a claim, a name, a field; elsewhere the record, or "
        "the marked. Undo brings it back. What other records refer to is only deleted with a word."
    )
    id, keys, words = "delete", ("X", "delete"), "Delete"

    def run(self, desk: Desk) -> None:
        dialogs.removing.delete_here(desk)


class Duplicate(ChangingParts):
    help = "Duplicate the selected record and select the copy."
    id, keys, words = "duplicate", ("D",), "Duplicate"

    def run(self, desk: Desk) -> None:
        session = desk.session
        copy = session.store.duplicate(self.selected(desk))
        desk.dashboard.go_to(copy)
        session.say(f"This is the copy, {copy.id}.")


class External(Changing):
    help = (
        "Edit the whole record as JSON in $EDITOR. If there is a mistake, the editor reopens with your text and a "
        "message."
    )
    id, keys, words = "external", ("E",), "In $EDITOR"

    def run(self, desk: Desk) -> None:
        editing.external.edit_outside(desk, self.selected(desk))


class Changes(Action):
    help = (
        "Show every change of the selected record, with its day, who made it and the fields: since the program was "
        "started, then out of git's history of the file or its version copies."
    )
    id, keys, words = "changes", ("H",), "What changed"

    def refused(self, desk: Desk) -> str:
        return why_not_there(desk)

    def run(self, desk: Desk) -> None:
        assert desk.session.selected is not None
        desk.show_over(dialogs.changes.Changes(desk, desk.session.selected))


class Undo(Action):
    help = "Undo the last change and say what it was."
    id, keys, words, rank = "undo", ("u",), "Undo", 50

    def run(self, desk: Desk) -> None:
        if not editing.opening.reopen_dropped(desk):
            session = desk.session
            _said_first(desk, "Taking back", session.store.history.next_undo, session.undo)


class Redo(Action):
    help = "Redo the last undone change and say what it was."
    id, keys, words = "redo", ("ctrl+r",), "Redo"

    def run(self, desk: Desk) -> None:
        session = desk.session
        _said_first(desk, "Doing again", session.store.history.next_redo, session.redo)


def _said_first(
    desk: Desk, words: str, next_one: Callable[[], Change | None], take: Callable[[], Change | None]
) -> None:
    """Take the next change; one of very many records takes a second, so it is said and painted before.

    Where a key has changed something in between, nothing is taken.
    """
    change = next_one()

    def run() -> bool:
        if next_one() is change:
            go_to_what_came_back(desk, take())
        return False

    if change is None or len(change.edits) < _MANY:
        run()
    else:
        desk.session.say(f"{words} {len(change.edits):,} records …")
        desk.between_keys(run)


def go_to_what_came_back(desk: Desk, change: Change | None) -> None:
    """Put the bar on the first record that a change brought into being again, where it did."""
    for edit in change.edits if change else ():
        if edit.before is None and edit.after is not None and edit.key.table in TABLES:
            own = Key(edit.key.table, str(edit.after.get("id")))
            key = own if own in desk.session.store else edit.key
            if key in desk.session.store:
                desk.dashboard.show_new(key)
                return


EDIT = Edit()

ACTIONS: tuple[Action, ...] = (EDIT, Another(), Duplicate(), Delete(), External(), Changes(), Undo(), Redo())
