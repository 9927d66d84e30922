"""The program itself: quit, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import Action

if TYPE_CHECKING:
    from tui.desk import Desk


class Theme(Action):
    help = "Change to the next theme."
    id, keys, words = "theme", ("f9",), "Theme"

    def run(self, desk: Desk) -> None:
        desk.next_theme()


class Suspend(Action):
    help = "Give the terminal back for a while; `fg` in the shell comes back here."
    id, keys, words = "suspend", ("ctrl+z",), "Suspend"

    def refused(self, desk: Desk) -> str:
        return "" if desk.can_suspend else "Here ctrl+z does nothing: u undoes, q leaves."

    def run(self, desk: Desk) -> None:
        desk.action_suspend_process()


class Interrupt(Action):
    help = "Copy the text that the mouse has selected; where there is none, say how to leave and how to copy."
    id, keys, words = "interrupt", ("ctrl+c",), "Copy what is selected"
    in_palette = False

    def run(self, desk: Desk) -> None:
        selected = desk.selected_text
        if selected:
            desk.copy_to_clipboard(selected)
            desk.session.say("Copied what is selected.")
        else:
            desk.session.say("q leaves, y copies what the cursor stands on.")


class Quit(Action):
    help = "Leave the program. All is saved; what is being typed is kept as a draft."
    id, keys, words = "quit", ("q", "ctrl+q"), "Quit"

    def run(self, desk: Desk) -> None:
        desk.quit()


ACTIONS: tuple[Action, ...] = (Theme(), Suspend(), Interrupt(), Quit())
