"""What is shown first where a file cannot be read, or is empty though it once was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.file.errors import NotJson

if TYPE_CHECKING:
    from tui.app import BorderApp


def show_first(app: BorderApp) -> None:
    """The place that is wrong; of an empty file, its earlier versions, if there are any."""
    store = app.session.store
    if isinstance(store.problem, NotJson):
        from tui.recovery.broken import BrokenFile

        app.show_over(BrokenFile(app, store.problem))
    elif _is_empty(app) and store.copies():
        from tui.recovery.versions import choose_version

        choose_version(app, "The file is empty; restore a version?")


def _is_empty(app: BorderApp) -> bool:
    try:
        return app.session.store.path.stat().st_size == 0
    except OSError:
        return False
