"""How what is shown is looked at: leaving a layer, sorting, and the scale of the board and the map."""

from __future__ import annotations

from functools import partial

from tui.desk import Action, Desk

_SCALED = ("crossings", "map")


class Escape(Action):
    help = "Leave the innermost layer: zoom, marks, the record followed to, filter, crossing, as-of day."
    id, keys, words = "escape", ("escape",), "Leave"

    def run(self, desk: Desk) -> None:
        desk.leave_layer()


class Closer(Action):
    help = "Zoom in: fewer years on the board, a smaller area on the map."
    id, keys, words, panels, rank = "closer", ("+",), "Zoom in", _SCALED, 1

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.zoom(1)


class Farther(Action):
    help = "Zoom out."
    id, keys, words, panels, rank = "farther", ("-", "_"), "Zoom out", _SCALED, 2

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.zoom(-1)


class Everything(Action):
    help = "Show all years on the board, all crossings on the map."
    id, keys, words, panels, rank = "everything", ("0",), "All", _SCALED, 3

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.zoom_out_whole()


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


class BoardOrder(Action):
    help = "Choose by what the board is sorted: the file, status, age of the last report, name."
    id, keys, words, panels = "sort-board", ("s",), "Sort", ("crossings",)

    def run(self, desk: Desk) -> None:
        from tui.dialogs.chooser import Choice, Chooser
        from tui.work.looking import BOARD_ORDERS

        look, now = desk.session.look, desk.session.view.board
        choices = [Choice(words, partial(look, board=order)) for order, words in BOARD_ORDERS.items()]
        desk.show_over(Chooser("sort-board", desk, f"Sort crossings, now {BOARD_ORDERS[now]}", choices))


ACTIONS: tuple[Action, ...] = (Escape(), Closer(), Farther(), Everything(), Order(), BoardOrder())
