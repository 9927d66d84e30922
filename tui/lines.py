"""The base of everything on screen: a widget that is a list of rows, with its own frame and scrolling.

A subclass says in `rows()` what stands in each line of its window; `redraw()` compares that with what is painted and
repaints the lines that differ, in the same turn. Owns the frame, its titles, the scrollbar, the cache of strips and the
way of every text through `tui/text.py`. Must never know a record, the session or a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui import text
from tui.themes import DARK, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

Span = tuple[str, str]
"""Text and its role (see `tui/themes.py`)."""

Line = tuple[Span, ...]


class Row(NamedTuple):
    """One line of a window: what stands at its left and right, its ground ("" for the panel's own), the filling."""

    spans: Line = ()
    right: Line = ()
    ground: str = ""
    filler: Span = (" ", "text")


class Edges(NamedTuple):
    """How a frame is drawn; a panel that stands on another one has no `bottom`, the one below joins it."""

    top: str = "╭╮"
    bottom: str = "╰╯"


BOX = Edges()
UPPER = Edges(bottom="")
LOWER = Edges(top="├┤")
BARE = Edges("", "")

BLANK = Row()
_CACHED = 4_000


class Lines(Widget, inherit_css=False):
    """A framed window of rows. Fields are plain attributes; call `redraw()` after changing them."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"

    def __init__(self, name: str, edges: Edges = BOX) -> None:
        super().__init__(id=name)
        self.look = Look(DARK)
        self.edges = edges
        self.lit = False
        self._painted: list[Row] = []
        self._strips: dict[tuple[Row, str, int], Strip] = {}

    # what a subclass says

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The rows of a window of this many cells inside the frame; fewer than `height` are filled with blanks."""
        raise NotImplementedError

    def heading(self) -> Line:
        """What stands in the top border."""
        return ()

    def footing(self) -> Line:
        """What stands in the bottom border, at its right."""
        return ()

    def thumb(self, height: int) -> range:
        """Which lines of the window the scrollbar's thumb covers; empty where all is seen."""
        return range(0)

    def clicked(self, x: int, y: int) -> None:
        """A click on the cell (x, y) of the window inside the frame."""

    def wheeled(self, steps: int) -> None:
        """The wheel was turned by so many steps, down where positive."""

    # geometry

    @property
    def window_size(self) -> tuple[int, int]:
        """Width and height in cells inside the frame."""
        width, height = self.size
        framed = 2 if self.edges.top else 0
        return max(0, width - framed), max(0, height - bool(self.edges.top) - bool(self.edges.bottom))

    # drawing

    def redraw(self) -> None:
        """Find what differs from what is painted, and have these lines painted."""
        if not self.size:
            return
        rows = self._framed()
        painted = self._painted
        self._painted = rows
        if len(rows) != len(painted):
            self.refresh()
            return
        regions = [
            Region(0, first, self.size.width, last - first)
            for first, last in _runs([y for y, row in enumerate(rows) if row is not painted[y] and row != painted[y]])
        ]
        if regions:
            self.refresh(*regions)

    def relook(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        self._strips.clear()
        self._painted = []
        self.redraw()

    def _framed(self) -> list[Row]:
        width, height = self.window_size
        rows = list(self.rows(width, height))[:height]
        rows.extend([BLANK] * (height - len(rows)))
        if not self.edges.top:
            return rows
        side = "border focused" if self.lit else "border"
        thumb = self.thumb(height)
        framed = [self._upper_edge(width, side)]
        framed.extend(
            row._replace(spans=(("│", side), *row.spans), right=(*row.right, ("┃" if y in thumb else "│", side)))
            for y, row in enumerate(rows)
        )
        if self.edges.bottom:
            framed.append(self._lower_edge(width, side))
        return framed[: self.size.height]

    def _upper_edge(self, width: int, side: str) -> Row:
        title = self.heading()
        left, right = self.edges.top
        if not title or width < 6:
            return Row(((left, side),), ((right, side),), filler=("─", side))
        spans = ((f"{left}─ ", side), *_cut(title, width - 4), (" ", side))
        return Row(spans, ((f"─{right}", side),), filler=("─", side))

    def _lower_edge(self, width: int, side: str) -> Row:
        words = self.footing()
        left, right = self.edges.bottom
        length = sum(text.cells(text.safe(span)) for span, _ in words)
        if not words or length + 6 > width:
            return Row(((left, side),), ((right, side),), filler=("─", side))
        return Row(((left, side),), ((" ", side), *words, (f" ─{right}", side)), filler=("─", side))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of the lines that are asked for, from the cache where they were drawn before."""
        if len(self._painted) != self.size.height:
            self._painted = self._framed()
        width = self.size.width
        strips = [self._strip(self._painted[y] if y < len(self._painted) else BLANK, width) for y in crop.line_range]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _strip(self, row: Row, width: int) -> Strip:
        ground = row.ground or ("focused" if self.lit else "panel" if self.edges.top else "ground")
        key = (row, ground, width)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > _CACHED:
                self._strips.clear()
            strip = self._strips[key] = draw(row, ground, width, self.look)
        return strip

    # the mouse

    def on_resize(self, event: events.Resize) -> None:
        """Draw anew in the new size."""
        self._strips.clear()
        self.resized()
        self.redraw()

    def resized(self) -> None:
        """The window has another size; a subclass keeps its cursor in sight here."""

    def on_click(self, event: events.Click) -> None:
        """Hand on a click inside the frame."""
        inset = 1 if self.edges.top else 0
        self.clicked(event.x - inset, event.y - inset)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Hand on the wheel."""
        event.stop()
        self.wheeled(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Hand on the wheel."""
        event.stop()
        self.wheeled(-3)


def draw(row: Row, ground: str, width: int, look: Look) -> Strip:
    """A row as a strip of exactly `width` cells; what stands at its right stays, what stands at its left is cut."""
    right, right_width = _fill(row.right, width)
    left, left_width = _fill(row.spans, width - right_width)
    gap = width - left_width - right_width
    filler, role = row.filler
    shown = text.plain if look.ascii_only else str
    spans = (*left, (filler * gap, role), *right)
    return Strip([Segment(shown(span), look.style(role, ground)) for span, role in spans if span], width)


def _fill(spans: Line, width: int) -> tuple[list[Span], int]:
    """As many of the spans as fit, made safe, the last one cut, and the cells they take."""
    taken: list[Span] = []
    used = 0
    for raw, role in spans:
        span = text.safe(raw)
        length = text.cells(span)
        if used + length > width:
            part = text.head(span, width - used)
            return [*taken, (part, role)], used + text.cells(part)
        taken.append((span, role))
        used += length
    return taken, used


def _cut(spans: Line, width: int) -> list[Span]:
    taken: list[Span] = []
    for span, role in spans:
        part = text.clip(span, width)
        taken.append((part, role))
        width -= text.cells(part)
        if width <= 0:
            break
    return taken


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers as half-open ranges."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs
