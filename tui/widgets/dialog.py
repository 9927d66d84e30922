"""What opens over the dashboard: a modal screen with a framed box of rows, and widgets of Textual's over the rows.

The keys come from the app's gate by `take`, so that a dialog has those typed ahead before it is mounted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.color import Color
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.widgets.lines import BOX, Edges, Line, Lines, Row, scrolled, thumb_of
from tui.widgets.text_line import TextLine
from tui.widgets.themes import Look

WIDTH = 92
"""Cells of every dialog, where the screen has as many."""
_PLACE = 8
"""What part of the screen's height every dialog leaves above itself, where there is room."""
_FRAME = 2
_RIM = 8
"""Cells at both sides together in which nothing under a dialog could be read: it covers them too."""
_LEAST = 8
"""Lines of a screen that has room for a dialog and its keys below it."""
_HIGH = 36
"""Lines of a screen that is so high that every dialog begins at the same one."""
_DIMMED = 0.55
"""How much of what is behind is covered by the look's own ground."""

Keys = tuple[tuple[str, str], ...]
"""What keys do, as (key, words)."""


class Dialog(ModalScreen[None]):
    """A subclass gives `rows`, `heading`, `keys`, `take` and the most room it wants; `leave` closes it.

    `line` is the line that is typed in, where there is one; its letters and its keys are `take_text`'s.
    """

    DEFAULT_CSS = "Dialog { overflow: hidden hidden; background: transparent; }"
    wanted_width = WIDTH
    wanted_height = 20
    edges: ClassVar[Edges] = BOX
    dims: ClassVar[bool] = True
    line: TextLine | None = None
    top = 0
    """The first of the rows that scroll which is seen."""

    def __init__(self, name: str, leave: Callable[[Dialog], None]) -> None:
        super().__init__(id=name)
        self.box = Box(self)
        self.foot: Lines | None = None
        self._leave = leave
        self._scrolls = (0, 0)
        self._arrangement = _Arrangement()

    # what a subclass says

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The rows of a window of this many cells inside the frame."""
        raise NotImplementedError

    def heading(self) -> Line:
        """What stands in the top border."""
        return ()

    def keys(self) -> Keys:
        """What the keys do here, for the last line of the screen."""
        return (("Esc", "Close"),)

    def thumb(self, height: int) -> range:
        """Which lines of the window the scrollbar's thumb covers; empty where all is seen."""
        above, count = self._scrolls
        return thumb_of(self.top, height, count, above)

    def needed(self, width: int) -> int:
        """How many rows show all of it at a width inside the frame; as many as it wants where it does not say."""
        return self.wanted_height - _FRAME

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        """The widgets over the rows, each with its place on the screen; `window` is what is inside the frame."""
        return ()

    def clicked(self, x: int, y: int) -> None:
        """A click on the cell (x, y) of the window inside the frame."""

    def wheeled(self, steps: int) -> None:
        """The wheel was turned by so many steps, down where positive: scroll."""
        self.top = max(0, self.top + steps)
        self.redraw()

    def take(self, key: str) -> None:
        """One key; Esc closes."""
        if key == "escape":
            self.leave()

    def paste(self, words: str) -> None:
        """Pasted text, as if typed."""
        if self.line is not None:
            self.line.write(words)
            self.typed()
            self.redraw()

    def typed(self) -> None:
        """The text of the line has changed."""

    # scrolling

    def window(self, height: int, above: int, count: int, cursor: int | None = None) -> slice:
        """Which of `count` rows are seen in a window of `height` whose first rows `above` stay.

        They are those from `top` on, or around the cursor where there is one.
        """
        self._scrolls = above, count
        self.top = scrolled(self.top, self.top if cursor is None else cursor, max(0, height - above), count)
        return slice(self.top, self.top + max(0, height - above))

    def steps(self, key: str) -> int:
        """How many rows a key moves or scrolls, down where positive; 0 where it means something else."""
        page = max(1, self.window_size[1] - self._scrolls[0] - 1)
        return {"down": 1, "up": -1, "pagedown": page, "pageup": -page}.get(key, 0)

    # where it lies

    def place(self, width: int, height: int) -> Region:
        """Where it lies on a screen of this size: in the middle, near the top, no higher than what it shows.

        The first line of the screen stays in sight where there is room for it, and the last, with the keys.
        """
        own_width = self.wanted_width if width > self.wanted_width + _RIM else width
        above = height // _PLACE
        most = min(self.wanted_height, height - (height >= _LEAST) - (above if height >= _HIGH else 0))
        own_height = min(most, self.needed(max(1, own_width - _FRAME)) + _FRAME)
        top = max(above, min(1, height - own_height))
        return Region((width - own_width) // 2, min(top, max(0, height - 1 - own_height)), own_width, own_height)

    @property
    def layout(self) -> Layout:
        """Where the box and the widgets over it lie."""
        return self._arrangement

    @property
    def window_size(self) -> tuple[int, int]:
        """Width and height in cells inside the frame, as they will be where it is not yet on screen."""
        return self.box.inside(*self.place(*self.app.size).size)

    def placed(self, size: Size) -> list[tuple[Widget, Region]]:
        """Each widget with its place on a screen of this size, the ones above last."""
        region = self.place(*size)
        window = Region(region.x + 1, region.y + 1, *self.box.inside(*region.size)) if self.edges.top else region
        placed: list[tuple[Widget, Region]] = [(self.box, region), *self.parts(window)]
        if self.foot is not None and self.edges.top:
            high = self.foot.high(size.width) if size.height >= _LEAST else 0
            placed.append((self.foot, Region(0, size.height - high, size.width, high)))
        return placed

    def compose(self) -> Iterable[Widget]:
        """The box, what lies over it, and the keys."""
        return [widget for widget, _ in self.placed(self.app.size)]

    # drawing

    def show(self, look: Look, foot: Lines | None) -> None:
        """Take on a look, and the last line of the screen where this has keys to tell."""
        self.foot = foot
        self.relook(look)

    def relook(self, look: Look) -> None:
        """Take on another look."""
        self.styles.background = cover_of(look) if self.dims else "transparent"
        for part, _ in self.placed(self.app.size):
            if isinstance(part, Lines | TextLine):
                part.relook(look)
        self.refresh()  # what is behind looks different too

    def vanish(self) -> None:
        """Hide, while another dialog is still open over this one."""
        self.styles.background = "transparent"
        for part, _ in self.placed(self.app.size):
            part.display = False

    def redraw(self) -> None:
        """Draw the lines that differ; where a part wants another place, lay the dialog out again."""
        self.box.redraw()
        if self.line is not None:
            self.line.refresh()
        if self.foot is not None:
            self.foot.redraw()
        if self.is_mounted and any(part.display and part.region != place for part, place in self.placed(self.app.size)):
            self.box.refresh(layout=True)  # of the screen itself Textual would take the arrangement from its cache

    def leave(self) -> None:
        """Close it."""
        self._leave(self)


def cover_of(look: Look) -> Color:
    """Return the half transparent colour that dims the screen behind a dialog; none in a terminal's own colours."""
    ansi, ground = look.palette.ansi, look.palette.ground
    return Color(0, 0, 0, 0) if ansi else Color.parse(ground).with_alpha(_DIMMED)


class Box(Lines):
    """The framed rows of a dialog."""

    def __init__(self, dialog: Dialog) -> None:
        super().__init__("box", dialog.edges)
        self.lit = True
        self._dialog = dialog
        self.rows, self.heading, self.thumb = dialog.rows, dialog.heading, dialog.thumb  # type: ignore[method-assign]
        self.clicked, self.wheeled = dialog.clicked, dialog.wheeled  # type: ignore[method-assign]


class _Arrangement(Layout):
    """Lays the parts of a dialog where it says itself."""

    name = "dialog"

    def arrange(self, parent: Widget, children: Iterable[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """The placement of each part."""
        assert isinstance(parent, Dialog)
        there = set(children)
        return [
            WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, widget, order)
            for order, (widget, region) in enumerate(parent.placed(size))
            if widget in there
        ]
