"""The program itself: quit, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions.action import Action

if TYPE_CHECKING:
    from tui.app import BorderApp


class Theme(Action):
    """Change to the next theme."""

    id, keys, words = "theme", ("f9",), "Theme"

    def run(self, app: BorderApp) -> None:
        app.next_theme()


class Quit(Action):
    """Leave the program. All is saved; what is being typed is kept as a draft."""

    id, keys, words = "quit", ("q", "ctrl+q"), "Quit"

    def run(self, app: BorderApp) -> None:
        app.quit()


ACTIONS: tuple[Action, ...] = (Theme(), Quit())
