"""The program itself: quit, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import Action

if TYPE_CHECKING:
    from tui.desk import Desk


class Theme(Action):
    """Change to the next theme."""

    id, keys, words = "theme", ("f9",), "Theme"

    def run(self, desk: Desk) -> None:
        desk.next_theme()


class Quit(Action):
    """Leave the program. All is saved; what is being typed is kept as a draft."""

    id, keys, words = "quit", ("q", "ctrl+q"), "Quit"

    def run(self, desk: Desk) -> None:
        desk.quit()


ACTIONS: tuple[Action, ...] = (Theme(), Quit())
