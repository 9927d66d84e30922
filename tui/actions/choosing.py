"""What opens a dialog to choose in: help, the palette, the order, another file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.desk import Action

if TYPE_CHECKING:
    from tui.desk import Desk


class Help(Action):
    help = "Show what every key does here; found by words or by pressing the key."
    id, keys, words, rank = "help", ("?", "f1"), "Help", 80

    def run(self, desk: Desk) -> None:
        from tui.dialogs.help import Help as HelpDialog

        desk.show_over(HelpDialog(desk))


class Palette(Action):
    help = "Find any action, crossing, source, actor, saved view or event by its name."
    id, keys, words, in_palette, rank = "palette", (":", "ctrl+p"), "Find anything", False, 75

    def run(self, desk: Desk) -> None:
        from tui.dialogs.palette import palette

        desk.show_over(palette(desk))


class Order(Action):
    help = "Choose by what the timeline is sorted; choosing the order in force turns it round."
    id, keys, words, panels = "sort", ("s",), "Sort", ("timeline",)

    def run(self, desk: Desk) -> None:
        from store.query.collection import SORTS, Sort
        from tui.dialogs.chooser import Choice, Chooser

        now = desk.session.view.sort
        sorts = [Sort(by, not now.descending if by == now.by else by == "date") for by in SORTS]
        choices = [
            Choice(sort.words(), partial(desk.session.look, sort=sort), "turns it round" if sort.by == now.by else "")
            for sort in sorts
        ]
        desk.show_over(Chooser("sort", desk, f"Sort, now {now.words()}", choices))


class OpenFile(Action):
    help = "Open another data file: a recent one, or any by its path."
    id, keys, words = "open", ("o",), "Open a file"

    def run(self, desk: Desk) -> None:
        from tui.dialogs.open_file import open_file

        desk.show_over(open_file(desk))


class Export(Action):
    help = "Write the events in view to a file in another format; nothing private leaves, no file is overwritten."
    id, keys, words = "export", ("x",), "Export"

    def refused(self, desk: Desk) -> str:
        return "Opened with --read-only: nothing is written." if desk.session.store.only_to_look else ""

    def run(self, desk: Desk) -> None:
        from tui.dialogs.export import choose_format

        choose_format(desk)


class BoardOrder(Action):
    help = "Choose by what the board is sorted: the file, status, age of the last report, name."
    id, keys, words, panels = "sort-board", ("s",), "Sort", ("crossings",)

    def run(self, desk: Desk) -> None:
        from tui.dialogs.chooser import Choice, Chooser
        from tui.work.looking import BOARD_ORDERS

        look, now = desk.session.look, desk.session.view.board
        choices = [Choice(words, partial(look, board=order)) for order, words in BOARD_ORDERS.items()]
        desk.show_over(Chooser("sort-board", desk, f"Sort crossings, now {BOARD_ORDERS[now]}", choices))


class Briefing(Action):
    help = "Make the report on a period: a preview, then to a file or the clipboard; nothing private leaves."
    id, keys, words = "briefing", ("p",), "Briefing"

    def run(self, desk: Desk) -> None:
        from tui.dialogs.briefing import Briefing as BriefingDialog

        desk.show_over(BriefingDialog(desk))


ACTIONS: tuple[Action, ...] = (Help(), Palette(), Order(), BoardOrder(), OpenFile(), Export(), Briefing())
