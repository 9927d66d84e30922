"""From the parts of a screen to the terminal: the lines that differ, right after what changed them.

Textual's compositor cuts every line of the screen at the edges of every widget, whatever differs, and waits for a
timer: that takes longer than drawing all panels. It lays out, and paints what has another place; what only differs is
painted here. Owns which cells of a line are seen. Must never know what a part shows.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from tui.screen.driver import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.geometry import Region
    from textual.strip import Strip

Stretch = tuple[int, int]
"""Cells of a line, from the first to before the second."""


class Part(Widget, inherit_css=False):
    """What lies on a painted screen and knows which of its lines differ from what is painted."""

    def take_changed(self) -> Sequence[tuple[int, Strip]]:
        """Its lines that have to be painted, by their number; they count as painted then."""
        raise NotImplementedError

    def paint_soon(self) -> None:
        """Have them painted before anything else is."""
        if isinstance(self.parent, PaintedScreen):
            self.parent.paint_soon()


class PaintedScreen(Screen[None]):
    """A screen whose children are parts, the later ones above the earlier."""

    _is_due = False

    def paint_soon(self) -> None:
        """Paint once all keys that have been read are dealt with."""
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._paint)

    def _paint(self) -> None:
        self._is_due = False
        if not self.is_current:
            return
        # In their order, for what one shows may be marked in a later one: the timeline's window in the ribbon.
        changed = [
            (region, part.take_changed())
            for part in self.children
            if isinstance(part, Part) and (region := part.region)
        ]
        above: list[Region] = []
        painted: list[str] = []
        for region, lines in reversed(changed):
            over = [other for other in above if other.overlaps(region)] if lines else ()
            for y, strip in lines:
                painted.extend(self._line(strip, region, y, over))
            above.append(region)
        terminal = self.app._driver  # Textual has no public way to the terminal
        if isinstance(terminal, Terminal) and painted:
            terminal.paint("".join(painted))
        self.app.post_display_hook()

    def _line(self, strip: Strip, region: Region, y: int, above: Sequence[Region]) -> Iterator[str]:
        """One line of a part, where no other part lies above it."""
        line = region.y + y
        for start, end in seen(line, (region.x, region.right), above):
            shown = strip if end - start == region.width else strip.crop(start - region.x, end - region.x)
            yield f"\x1b[{line + 1};{start + 1}H{shown.render(self.app.console)}"


def seen(y: int, stretch: Stretch, above: Sequence[Region]) -> list[Stretch]:
    """What is left to be seen of the cells of a line, with these regions above it."""
    stretches = [stretch]
    for region in above:
        if region.y <= y < region.bottom:
            cut = [
                piece
                for start, end in stretches
                for piece in ((start, min(end, region.x)), (max(start, region.right), end))
            ]
            stretches = [(start, end) for start, end in cut if start < end]
    return stretches
