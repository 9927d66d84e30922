"""What goes between this file and others, or between its states: import, decide a conflict, restore a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions.action import Action

if TYPE_CHECKING:
    from tui.app import BorderApp


class Import(Action):
    """Take in files of ACLED, UCDP, Open-Syria, US CBP, GeoJSON, CSV or bordertui, after a preview; one undo step."""

    id, keys, words = "import", ("I",), "Import"

    def refused(self, app: BorderApp) -> str:
        read_only = app.session.store.read_only
        return f"This file is read-only: {read_only}" if read_only else ""

    def run(self, app: BorderApp) -> None:
        from tui.importing.asking import ImportBar
        from tui.importing.dialog import ImportDialog

        app.show_over(ImportBar(app, lambda paths: app.show_over(ImportDialog(app, paths))))


class Decide(Action):
    """Decide a conflict: what two sides changed at once, or an older state that came back. Mine, theirs, or both."""

    id, keys, words = "decide", ("!",), "Decide a conflict"

    def refused(self, app: BorderApp) -> str:
        waits = app.session.store.conflicts or app.session.saver.offers
        return "" if waits else "Nothing waits for a decision."

    def run(self, app: BorderApp) -> None:
        from tui.deciding.opening import decide

        decide(app)


ACTIONS: tuple[Action, ...] = (Import(), Decide())
"""Every action of exchange."""
