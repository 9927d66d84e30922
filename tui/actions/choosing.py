"""What opens a dialog to choose in: help, the palette, the order, another file; and copying."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.records.model import TABLES
from tui.actions.action import Action

if TYPE_CHECKING:
    from tui.app import BorderApp


class Help(Action):
    """Show what every key does here; found by words or by pressing the key."""

    id, keys, words, rank = "help", ("?", "f1"), "Help", 80

    def run(self, app: BorderApp) -> None:
        from tui.dialogs.help import Help as HelpDialog

        app.show_over(HelpDialog(app))


class Palette(Action):
    """Find any action, crossing, source, actor, saved view or event by its name."""

    id, keys, words, in_palette = "palette", (":", "ctrl+p"), "Palette", False

    def run(self, app: BorderApp) -> None:
        from tui.dialogs.palette import palette

        app.show_over(palette(app))


class Order(Action):
    """Choose by what the timeline is sorted; choosing the order in force turns it round."""

    id, keys, words, panels = "sort", ("s",), "Sort", ("timeline",)

    def run(self, app: BorderApp) -> None:
        from store.query.collection import SORTS, Sort
        from tui.dialogs.chooser import Choice, Chooser

        now = app.session.view.sort
        sorts = [Sort(by, not now.descending if by == now.by else by == "date") for by in SORTS]
        choices = [
            Choice(sort.words(), partial(app.session.look, sort=sort), "turns it round" if sort.by == now.by else "")
            for sort in sorts
        ]
        app.show_over(Chooser("sort", app, f"Sort, now {now.words()}", choices))


class Copy(Action):
    """Copy the claim under the cursor with its citation, else the selected record (OSC 52, also over ssh)."""

    id, keys, words = "copy", ("y",), "Copy"

    def refused(self, app: BorderApp) -> str:
        key = app.session.selected
        is_record = key is not None and key.table in TABLES and key in app.session.store
        return "" if is_record else "Nothing is selected; move to a record first."

    def run(self, app: BorderApp) -> None:
        from store.words.citations import cite
        from tui.widgets.text import safe

        key = app.session.selected
        if key is None:
            return
        details = app.dashboard.details
        path = details.current.path if details.lit and details.current else None
        words = safe(cite(app.session.store.record(key), app.session.store, path or ()))
        app.copy_to_clipboard(words)
        app.session.say(f"Copied: {words}")


class OpenFile(Action):
    """Open another data file: a recent one, or any by its path."""

    id, keys, words = "open", ("o",), "Open a file"

    def run(self, app: BorderApp) -> None:
        from tui.dialogs.open_file import open_file

        app.show_over(open_file(app))


class Export(Action):
    """Write the events in view to a file in another format; nothing private leaves, no file is overwritten."""

    id, keys, words = "export", ("x",), "Export"

    def run(self, app: BorderApp) -> None:
        from tui.dialogs.export import choose_format

        choose_format(app)


ACTIONS: tuple[Action, ...] = (Help(), Palette(), Order(), Copy(), OpenFile(), Export())
