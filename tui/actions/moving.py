"""Moving: the cursor of the focused panel, the focus itself, zoom."""

from __future__ import annotations

from tui.actions.records import EDIT
from tui.desk import Action, Desk


class _Move(Action):
    in_palette = False


class Down(_Move):
    help = "Move to the next line."
    id, keys, words = "down", ("down", "j"), "Next"

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.move(1)


class Up(_Move):
    help = "Move to the line before."
    id, keys, words = "up", ("up", "k"), "Previous"

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.move(-1)


class PageDown(_Move):
    help = "Move down by a window."
    id, keys, words = "page-down", ("pagedown", "ctrl+d"), "Page down"

    def run(self, desk: Desk) -> None:
        panel = desk.dashboard.focused_panel
        panel.move(panel.page)


class PageUp(_Move):
    help = "Move up by a window."
    id, keys, words = "page-up", ("pageup", "ctrl+b"), "Page up"

    def run(self, desk: Desk) -> None:
        panel = desk.dashboard.focused_panel
        panel.move(-panel.page)


class First(_Move):
    help = "Move to the first line."
    id, keys, words = "first", ("home", "g"), "First"

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.move_to_end(last=False)


class Last(_Move):
    help = "Move to the last line."
    id, keys, words = "last", ("end", "G"), "Last"

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.move_to_end(last=True)


class Left(_Move):
    help = "Move left, or to the tab at the left."
    id, keys, words = "left", ("left", "h"), "Left"

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.sideways(-1)


class Right(_Move):
    help = "Move right, or to the tab at the right."
    id, keys, words = "right", ("right", "l"), "Right"

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.sideways(1)


class Enter(_Move):
    help = "Open what the cursor stands on: a crossing's events, an event's details, the field, the reference."
    id, keys, words = "enter", ("enter",), "Open"

    def run(self, desk: Desk) -> None:
        from tui.dialogs.deciding.dialog import decide_here

        if not decide_here(desk) and not desk.dashboard.enter():
            desk.perform(EDIT)


class Back(_Move):
    help = "Go back to the record shown before."
    id, keys, words = "back", ("backspace",), "Back"

    def refused(self, desk: Desk) -> str:
        return "" if desk.session.trail else "There is no record to go back to."

    def run(self, desk: Desk) -> None:
        desk.session.back()


class NextPanel(Action):
    help = "Give the focus to the next panel."
    id, keys, words = "next-panel", ("tab",), "Panel"

    def run(self, desk: Desk) -> None:
        desk.dashboard.step_focus(1)


class PreviousPanel(Action):
    help = "Give the focus to the panel before."
    id, keys, words = "previous-panel", ("shift+tab",), "Previous panel"

    def run(self, desk: Desk) -> None:
        desk.dashboard.step_focus(-1)


class _Panel(Action):
    panel: str

    def refused(self, desk: Desk) -> str:
        return "" if self.panel in desk.dashboard.panels else "This panel is not there."

    def run(self, desk: Desk) -> None:
        desk.dashboard.focus_panel(self.panel)


class Crossings(_Panel):
    help = "Give the focus to the crossings."
    id, keys, words, panel = "crossings", ("1",), "Crossings", "crossings"


class Timeline(_Panel):
    help = "Give the focus to the timeline."
    id, keys, words, panel = "timeline", ("2",), "Timeline", "timeline"


class Details(_Panel):
    help = "Give the focus to the details."
    id, keys, words, panel = "details", ("3",), "Details", "details"


class Map(_Panel):
    help = "Give the focus to the map."
    id, keys, words, panel = "map", ("4", "m"), "Map", "map"


class Zoom(Action):
    help = "Give the focused panel the whole screen, and back."
    id, keys, words, rank = "zoom", ("z",), "Zoom", 70

    def run(self, desk: Desk) -> None:
        desk.dashboard.zoom()


class Wider(Action):
    help = "Give the focused panel more room. The sizes are remembered for the file."
    id, keys, words = "wider", ("w",), "Wider"

    def run(self, desk: Desk) -> None:
        desk.dashboard.widen(2)


class Narrower(Action):
    help = "Give the focused panel less room."
    id, keys, words = "narrower", ("W",), "Narrower"

    def run(self, desk: Desk) -> None:
        desk.dashboard.widen(-2)


ACTIONS: tuple[Action, ...] = (
    Down(),
    Up(),
    PageDown(),
    PageUp(),
    First(),
    Last(),
    Left(),
    Right(),
    Enter(),
    Back(),
    NextPanel(),
    PreviousPanel(),
    Crossings(),
    Timeline(),
    Details(),
    Map(),
    Zoom(),
    Wider(),
    Narrower(),
)
