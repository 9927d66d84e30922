"""What every dialog is: a framed list of rows over the dashboard that takes the keys until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from tui.widgets.lines import BOX, Lines

if TYPE_CHECKING:
    from collections.abc import Callable


_FRAME = 2
_RIM = 8
"""Cells at both sides together in which nothing under a dialog could be read: it covers them too."""


class Dialog(Lines):
    """A subclass gives `rows`, `heading`, `take` and the most room it wants; `leave` closes it."""

    wanted_width = 72
    wanted_height = 20

    def __init__(self, name: str, leave: Callable[[Dialog], None]) -> None:
        super().__init__(name, BOX)
        self.lit = True
        self._leave = leave
        self._is_left = False

    def leave(self) -> None:
        """Close it."""
        self._is_left = True
        self._leave(self)

    def place(self, width: int, height: int) -> Region:
        """Where it lies on a screen of this size: in the middle, a third from above, no higher than what it shows.

        The first line of the screen stays in sight where there is room for it.
        """
        own_width = self.wanted_width if width > self.wanted_width + _RIM else width
        most = min(self.wanted_height, height)
        own_height = min(most, self.needed(max(1, own_width - _FRAME)) + _FRAME)
        top = max((height - most) // 3, min(1, height - own_height))
        return Region((width - own_width) // 2, top, own_width, own_height)

    def needed(self, width: int) -> int:
        """How many rows show all of it at a width inside the frame; as many as it wants where it does not say."""
        return self.wanted_height - _FRAME

    def redraw(self) -> None:
        """Draw what differs; where more or fewer rows are needed now, lie anew."""
        super().redraw()
        if self.is_drawn and not self._is_left and self.size != self.place(*self.app.size).size:
            self.refresh(layout=True)

    def take(self, key: str) -> None:
        """One key; Esc closes."""
        if key == "escape":
            self.leave()

    def paste(self, words: str) -> None:
        """Pasted text."""
