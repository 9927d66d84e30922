"""Back to a good file on screen: what is wrong with one that cannot be read, and its earlier versions.

Each dialog is imported when it is opened: nearly always the file is good.
"""

from __future__ import annotations

from store.desk.watching import told_of_other_names
from store.file.errors import NotJson
from tui.desk import Desk


def look_at_the_file(desk: Desk) -> None:
    """Show the place that is wrong, or the earlier versions of an empty file; later, look for wrong records."""
    store = desk.session.store
    if isinstance(store.problem, NotJson):
        from tui.dialogs.recovery.broken import BrokenFile

        desk.dashboard.complete()
        desk.show_over(BrokenFile(desk, store.problem))
    elif store.is_blank and store.copies():
        from tui.dialogs.recovery.versions import choose_version

        desk.dashboard.complete()
        choose_version(desk, "The file is empty; restore a version?")
    elif copies := store.conflicted_copies():
        more = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
        desk.session.say_too(f"A conflicted copy lies beside the file: {copies[0].name}{more}; f3 merges it.")
    elif words := told_of_other_names(store.path):
        desk.session.say_too(words)
