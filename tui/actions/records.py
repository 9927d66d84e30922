"""Changing records: edit, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions.action import Action

if TYPE_CHECKING:
    from tui.app import BorderApp


class Edit(Action):
    """Edit the field under the cursor where it stands; elsewhere, the title or name of the selected record."""

    id, keys, words, rank = "edit", ("e",), "Edit", 20

    def refused(self, app: BorderApp) -> str:
        if app.session.store.read_only:
            return app.session.store.read_only
        return "" if app.session.selected else "Nothing is selected; move to a record first."

    def run(self, app: BorderApp) -> None:
        app.edit_field()


class Undo(Action):
    """Take back the last change, and name it."""

    id, keys, words, rank = "undo", ("u",), "Undo", 50

    def run(self, app: BorderApp) -> None:
        app.session.undo()


class Redo(Action):
    """Do again what was taken back, and name it."""

    id, keys, words = "redo", ("ctrl+r",), "Redo"

    def run(self, app: BorderApp) -> None:
        app.session.redo()


EDIT = Edit()

ACTIONS: tuple[Action, ...] = (EDIT, Undo(), Redo())
