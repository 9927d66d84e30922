"""What goes between this file and others, or between its states: import, decide a conflict, restore a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import Action, why_not_written

if TYPE_CHECKING:
    from tui.desk import Desk


class Import(Action):
    help = (
        "Take in files of ACLED, UCDP, Open-Syria, US CBP, GeoJSON, CSV or bordertui, after a preview; one undo step."
    )
    id, keys, words = "import", ("I",), "Import"

    def refused(self, desk: Desk) -> str:
        return why_not_written(desk)

    def run(self, desk: Desk) -> None:
        from tui.dialogs.importing.asking import ImportBar
        from tui.dialogs.importing.dialog import ImportDialog

        desk.show_over(ImportBar(desk, lambda paths: desk.show_over(ImportDialog(desk, paths))))


class Decide(Action):
    help = "Decide a conflict: what two sides changed at once, or an older state that came back. This, that, or both."
    id, keys, words = "decide", ("!",), "Decide a conflict"

    def refused(self, desk: Desk) -> str:
        waits = desk.session.store.conflicts or desk.session.saver.offers
        return "" if waits else "Nothing waits for a decision."

    def run(self, desk: Desk) -> None:
        from tui.dialogs.deciding.where import decide

        decide(desk)


class RestoreVersion(Action):
    help = "Bring back the file as it was: copies are taken when it is opened and every ten minutes. One undo step."
    id, keys, words = "restore", ("R",), "Restore an earlier version"

    def refused(self, desk: Desk) -> str:
        from tui.dialogs.recovery.versions import NONE_YET  # dialogs are loaded when they are asked for

        return "" if desk.session.store.copies() else NONE_YET

    def run(self, desk: Desk) -> None:
        from tui.dialogs.recovery.versions import choose_version

        choose_version(desk)


class Broken(Action):
    help = "Show what is wrong with a file that cannot be read, and where."
    id, keys, words = "broken", ("f2",), "What is wrong with the file"

    def refused(self, desk: Desk) -> str:
        return "" if desk.session.store.problem else "Nothing is wrong with the file."

    def run(self, desk: Desk) -> None:
        from tui.dialogs.recovery.broken import BrokenFile

        problem = desk.session.store.problem
        assert problem is not None
        desk.show_over(BrokenFile(desk, problem))


ACTIONS: tuple[Action, ...] = (Import(), Decide(), RestoreVersion(), Broken())
"""Every action of exchange."""
