"""What every dialog is: a framed list of rows over the dashboard that takes the keys until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from tui.lines import BOX, Lines

if TYPE_CHECKING:
    from collections.abc import Callable


class Dialog(Lines):
    """A subclass gives `rows`, `heading`, `take` and the size it wants; `leave` closes it."""

    wanted_width = 72
    wanted_height = 20

    def __init__(self, name: str, leave: Callable[[Dialog], None]) -> None:
        super().__init__(name, BOX)
        self.lit = True
        self._leave = leave

    def leave(self) -> None:
        """Close it."""
        self._leave(self)

    def place(self, width: int, height: int) -> Region:
        """Where it lies on a screen of this size: in the middle, a third from above."""
        own_width, own_height = min(self.wanted_width, width), min(self.wanted_height, height)
        return Region((width - own_width) // 2, (height - own_height) // 3, own_width, own_height)

    def take(self, key: str) -> None:
        """One key; Esc closes."""
        if key == "escape":
            self.leave()

    def paste(self, words: str) -> None:
        """Pasted text."""
