"""Moving: the cursor of the focused panel, the focus itself, zoom. What is alike is a table, a line an action."""

from collections.abc import Callable

from tui import dialogs
from tui.actions.records import EDIT
from tui.desk import Action, Desk
from tui.panels.panel import Panel
from tui.screen.dashboard import Dashboard


class _Move(Action):  # by a key alone: in the palette nobody looks for the next line
    in_palette = False

    def __init__(
        self, id_: str, keys: tuple[str, ...], words: str, help_: str, move: Callable[[Panel], object]
    ) -> None:
        self.id, self.keys, self.words, self.help, self._move = id_, keys, words, help_, move

    def run(self, desk: Desk) -> None:
        self._move(desk.dashboard.focused_panel)


class Enter(Action):
    help = "Open what is under the cursor: a crossing's events, an event's details, a field, a reference."
    id, keys, words, in_palette = "enter", ("enter",), "Open", False

    def run(self, desk: Desk) -> None:
        if not dialogs.deciding.decide_here(desk) and not desk.dashboard.enter():
            desk.perform(EDIT)


class Back(Action):
    help = "Go back to the previous record."
    id, keys, words, in_palette = "back", ("backspace",), "Back", False

    def refused(self, desk: Desk) -> str:
        return "" if desk.session.trail else "There is no record to go back to."

    def run(self, desk: Desk) -> None:
        desk.session.back()


class _Arrange(Action):  # which panel has the focus, and how much of the screen
    def __init__(
        self, id_: str, key: str, words: str, help_: str, run: Callable[[Dashboard], object], rank: int = 0
    ) -> None:
        self.id, self.keys, self.words, self.help, self._run, self.rank = id_, (key,), words, help_, run, rank

    def run(self, desk: Desk) -> None:
        self._run(desk.dashboard)


class _Panel(Action):  # one for each panel, of the same id, which gives it the focus
    def __init__(self, id_: str, *keys: str) -> None:
        self.id, self.keys, self.words, self.help = id_, keys, id_.capitalize(), f"Move to the {id_}."

    def refused(self, desk: Desk) -> str:
        return "" if self.id in desk.dashboard.panels else "This panel is not shown here."

    def run(self, desk: Desk) -> None:
        desk.dashboard.focus_panel(self.id)


class _Board(_Panel):  # whose other lists have the keys that lead to them
    def run(self, desk: Desk) -> None:
        super().run(desk)
        desk.dashboard.board.leave_tab()


_ZOOM = "Show the focused panel full screen, or go back."
_WIDER = "Make the focused panel larger. Sizes are remembered for each file."

ACTIONS: tuple[Action, ...] = (
    _Move("down", ("down", "j"), "Next", "Move to the next line.", lambda panel: panel.move(1)),
    _Move("up", ("up", "k"), "Previous", "Move to the previous line.", lambda panel: panel.move(-1)),
    _Move(
        "page-down", ("pagedown", "ctrl+d"), "Page down", "Move down one page.", lambda panel: panel.move(panel.page)
    ),
    _Move("page-up", ("pageup", "ctrl+b"), "Page up", "Move up one page.", lambda panel: panel.move(-panel.page)),
    _Move("first", ("home", "g"), "First", "Move to the first line.", lambda panel: panel.move_to_end(last=False)),
    _Move("last", ("end", "G"), "Last", "Move to the last line.", lambda panel: panel.move_to_end(last=True)),
    _Move("left", ("left", "h"), "Left", "Move left, or to the tab on the left.", lambda panel: panel.sideways(-1)),
    _Move("right", ("right", "l"), "Right", "Move right, or to the tab on the right.", lambda panel: panel.sideways(1)),
    Enter(),
    Back(),
    _Arrange("next-panel", "tab", "Panel", "Move to the next panel.", lambda screen: screen.step_focus(1)),
    _Arrange(
        "previous-panel",
        "shift+tab",
        "Previous panel",
        "Move to the previous panel.",
        lambda screen: screen.step_focus(-1),
    ),
    _Board("crossings", "1"),
    _Panel("timeline", "2"),
    _Panel("details", "3"),
    _Panel("map", "4", "m"),
    _Arrange("zoom", "z", "Zoom", _ZOOM, lambda screen: screen.zoom(), 70),
    _Arrange("wider", "w", "Wider", _WIDER, lambda screen: screen.widen(2)),
    _Arrange("narrower", "W", "Narrower", "Make the focused panel smaller.", lambda screen: screen.widen(-2)),
)
