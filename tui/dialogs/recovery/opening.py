"""What is shown first where a file cannot be read or lost all it had; and the search for wrong records.

Owns when records are looked at closely: a little at a time, so that no key waits for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.file.errors import NotJson

if TYPE_CHECKING:
    from tui.app import BorderApp


_AFTER, _EVERY, _FOR = 2.0, 0.3, 0.003
"""Seconds from the start until records are looked at closely, between two such looks, and for how long each takes."""


def look_at_the_file(app: BorderApp) -> None:
    """Show the place that is wrong, or the earlier versions of an empty file; later, look for wrong records."""
    store = app.session.store
    if isinstance(store.problem, NotJson):
        from tui.dialogs.recovery.broken import BrokenFile

        app.dashboard.complete()
        app.show_over(BrokenFile(app, store.problem))
    elif store.is_blank and store.copies():
        from tui.dialogs.recovery.versions import choose_version

        app.dashboard.complete()
        choose_version(app, "The file is empty; restore a version?")
    app.set_timer(_AFTER, partial(_examine, app))


def _examine(app: BorderApp) -> None:
    """Look at every record closely, to know the wrong ones before they are shown."""

    def look() -> None:
        if app.session.store.examine(_FOR):
            timer.stop()

    timer = app.set_interval(_EVERY, look)
