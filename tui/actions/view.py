"""How what is shown is looked at: leaving a layer, sorting, and the scale of the board and the map."""

from collections.abc import Callable
from functools import partial

from store.query.collection import SORTS, Sort
from tui import dialogs
from tui.desk import Action, Desk
from tui.panels.panel import Panel
from tui.work.looking import BOARD_ORDERS


class Escape(Action):
    help = (
        "Leave the innermost state: zoom, a list beside the crossings, marks, a followed reference, filter, crossing, "
        "as-of day."
    )
    id, keys, words = "escape", ("escape",), "Leave"

    def run(self, desk: Desk) -> None:
        desk.leave_layer()


class _Zoom(Action):  # what has a scale is zoomed: the board in time, the map
    panels = ("crossings", "map")

    def __init__(
        self, id_: str, keys: tuple[str, ...], words: str, help_: str, rank: int, zoom: Callable[[Panel], object]
    ) -> None:
        self.id, self.keys, self.words, self.help, self.rank, self._zoom = id_, keys, words, help_, rank, zoom

    def refused(self, desk: Desk) -> str:
        return "" if desk.dashboard.focused_panel.has_scale else "Only the board and the map are zoomed."

    def run(self, desk: Desk) -> None:
        self._zoom(desk.dashboard.focused_panel)


class _Closer(_Zoom):
    pair = ("farther", "Zoom in, out")


class Order(Action):
    help = "Choose how the timeline is sorted; choosing the current order reverses it."
    id, keys, words, panels = "sort", ("s",), "Sort", ("timeline",)

    def run(self, desk: Desk) -> None:
        now = desk.session.view.sort
        sorts = [Sort(by, not now.descending if by == now.by else by == "date") for by in SORTS]
        choices = [
            dialogs.chooser.Choice(
                sort.words(), partial(desk.session.look, sort=sort), "reverses it" if sort.by == now.by else ""
            )
            for sort in sorts
        ]
        desk.show_over(dialogs.chooser.Chooser("sort", desk, f"Sort, now {now.words()}", choices))


class BoardOrder(Action):
    help = "Choose how the board is sorted: as in the file, by status, by age of the last report, by name."
    id, keys, words, panels = "sort-board", ("s",), "Sort", ("crossings",)

    def run(self, desk: Desk) -> None:
        look, now = desk.session.look, desk.session.view.board
        choices = [dialogs.chooser.Choice(words, partial(look, board=order)) for order, words in BOARD_ORDERS.items()]
        desk.show_over(dialogs.chooser.Chooser("sort-board", desk, f"Sort crossings, now {BOARD_ORDERS[now]}", choices))


class Worklist(Action):
    help = (
        "Show the worklist: plans that nobody confirmed, permissions about to end, contested events, aged reports, "
        "events that may be one."
    )
    id, keys, words = "worklist", ("f4",), "Worklist"

    def run(self, desk: Desk) -> None:
        desk.dashboard.focus_panel("crossings")
        desk.dashboard.board.show_worklist()


_CLOSER = "Zoom in: fewer years on the board, a smaller area on the map."
_WHOLE = "Show all years on the board, all crossings on the map."

ACTIONS: tuple[Action, ...] = (
    Escape(),
    _Closer("closer", ("+",), "Zoom in", _CLOSER, 41, lambda panel: panel.zoom(1)),
    _Zoom("farther", ("-", "_"), "Zoom out", "Zoom out.", 0, lambda panel: panel.zoom(-1)),
    _Zoom("everything", ("0",), "All", _WHOLE, 43, lambda panel: panel.zoom_out_whole()),
    Order(),
    BoardOrder(),
    Worklist(),
)
