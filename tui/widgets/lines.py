"""The base of everything on screen: a widget that is a list of rows, with its own frame and scrolling.

A subclass says in `rows()` what stands in each line of its window. `redraw()` compares that with what was drawn last
and asks Textual to refresh the lines that differ, and no others. Every text passes through `tui/widgets/text.py` here.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets import text
from tui.widgets.defect import describe
from tui.widgets.themes import DARK, Look

Span = tuple[str, str]
"""Text and its role (see `tui/widgets/themes.py`)."""

Line = tuple[Span, ...]


class Row(NamedTuple):
    """One line of a window: what stands at its left and right, its ground ("" for the panel's own), the filling."""

    spans: Line = ()
    right: Line = ()
    ground: str = ""
    filler: Span = (" ", "text")


class Edges(NamedTuple):
    """The corners of a frame, and whether lines stand at its sides."""

    top: tuple[str, str] | None = ("╭", "╮")
    bottom: tuple[str, str] | None = ("╰", "╯")
    sides: bool = True


BOX = Edges()
RULE = Edges(("─", "─"), None, sides=False)
BARE = Edges(None, None, sides=False)
"""A frame, a rule with the titles above the rows, nothing."""

BLANK = Row()
_AROUND_FOOT = 6
"""Cells that the words in the lower border leave to the line."""
_CACHED = 4_000
_FRAME_SIGNS = frozenset("─│╭╮╰╯-|+")
_REVERSED = Style(reverse=True)
_FLAT = frozenset({"text", "muted", "accent"})
"""Roles whose spaces look alike on one ground."""

_MARKED = frozenset({"", "as of", "cursor", "link", "match"})
"""Roles of which even a space is seen; "" is the frame."""


class Piece(NamedTuple):
    """What a line of the widget is drawn from: a row, its ground, its frame's colour and edge ("" for none)."""

    row: Row
    ground: str
    side: str = ""
    edge: str = ""


class Lines(Widget, inherit_css=False):
    """A framed window of rows. Fields are plain attributes; call `redraw()` after changing them.

    Rows are asked for once before the screen is painted, however many keys came before.
    """

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"

    class Failed(Message):
        """A defect showed itself in a part of the screen, which says so in place of its rows."""

        def __init__(self, part: Lines, error: Exception) -> None:
            super().__init__()
            self.part = part
            self.error = error

    def __init__(self, name: str, edges: Edges = BOX) -> None:
        super().__init__(id=name)
        self.look = Look(DARK)
        self.edges = edges
        self.lit = False
        self._is_due = False
        self._failure = ""
        self._failed_at: type[events.Event] | None = None
        self._drawn_size: Size | None = None
        self._pieces: list[Piece] = []
        self._strips: list[Strip] = []
        self._drawn: dict[Piece, Strip] = {}

    # what a subclass says

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The rows of a window of this many cells inside the frame; fewer than `height` are filled with blanks."""
        raise NotImplementedError

    def heading(self) -> Line:
        """What stands in the top border."""
        return ()

    def foot(self, rows: Sequence[Row], room: int) -> Line:
        """What stands in the bottom border, at its right, below these rows: at most so many cells."""
        return ()

    def thumb(self, height: int) -> range:
        """Which lines of the window the scrollbar's thumb covers; empty where all is seen."""
        return range(0)

    def clicked(self, x: int, y: int) -> None:
        """A click on the cell (x, y) of the window inside the frame."""

    def heading_clicked(self, at: int) -> None:
        """A click on a cell of the words in the upper border."""

    def wheeled(self, steps: int) -> None:
        """The wheel was turned by so many steps, down where positive."""

    def high(self, width: int) -> int:
        """How many lines it takes at the foot of the screen."""
        return 1

    # what a defect leaves

    def fail(self, error: Exception) -> None:
        """Show a sentence in place of the rows, saying that this part failed, until `works` is called."""
        self._failure = describe(error, 1)
        self.post_message(self.Failed(self, error))
        self.redraw()

    @property
    def has_failed(self) -> bool:
        """Whether it says in place of its rows that it failed."""
        return bool(self._failure)

    def works(self) -> None:
        """Show the rows again, since what failed has succeeded."""
        self._failure, self._failed_at = "", None
        self.redraw()

    async def on_event(self, event: events.Event) -> None:
        """Take an event as Textual does; a defect in that ends this part's rows, and not the program."""
        try:
            await super().on_event(event)
        except Exception as error:
            self._failed_at = type(event)
            self.fail(error)
        else:
            if self._failed_at is type(event):
                self.works()

    # geometry

    @property
    def window_size(self) -> tuple[int, int]:
        """Width and height in cells inside the frame."""
        return self.inside(*self.size)

    def inside(self, width: int, height: int) -> tuple[int, int]:
        framed = 2 if self.edges.sides else 0
        return max(0, width - framed), max(0, height - bool(self.edges.top) - bool(self.edges.bottom))

    # drawing

    def redraw(self) -> None:
        """Have the lines that differ refreshed once all keys that have been read are dealt with."""
        if not self._is_due and self.is_mounted:
            self._is_due = True
            get_running_loop().call_soon(self._refresh_changed)

    @property
    def is_drawn(self) -> bool:
        """Whether it has been drawn at all."""
        return self._drawn_size is not None

    def relook(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        self._drawn.clear()
        self._pieces = []
        self.redraw()

    def _refresh_changed(self) -> None:
        """Draw the lines that differ and have Textual paint them."""
        self._is_due = False
        size = self.size
        if self._drawn_size != size:
            return  # it has not been drawn in this size yet: Textual paints all of it
        changed = self._draw(size)
        regions: list[Region] = []
        for y in changed:
            if regions and regions[-1].bottom == y:
                regions[-1] = regions[-1].grow((0, 0, 1, 0))
            else:
                regions.append(Region(0, y, size.width, 1))
        if regions:
            self.refresh(*regions)

    def _draw(self, size: Size) -> list[int]:
        """Draw the lines that differ from those drawn before; return their numbers."""
        before = self._pieces
        if self._drawn_size is None or self._drawn_size.width != size.width:
            self._drawn.clear()
        pieces = self._compose_pieces(*size)
        if self._drawn_size != size or len(pieces) != len(before):
            changed = list(range(len(pieces)))
            self._strips = [self._strip(piece, size.width) for piece in pieces]
        else:
            changed = [y for y, piece in enumerate(pieces) if piece is not before[y] and piece != before[y]]
            for y in changed:
                self._strips[y] = self._strip(pieces[y], size.width)
        self._drawn_size, self._pieces = size, pieces
        return changed

    def _compose_pieces(self, outer_width: int, outer_height: int) -> list[Piece]:
        width, height = self.inside(outer_width, outer_height)
        failure = self._failure
        if not failure:
            try:
                rows = self.rows(width, height)
                title = self.heading()
                in_rule = 0 if self.edges.sides else 2 + sum(text.cells(text.safe(span)) for span, _ in title)
                foot = self.foot(rows, width - _AROUND_FOOT - in_rule)
                return self._framed(rows, width, height, title, foot, self.thumb(height))[:outer_height]
            except Exception as error:
                failure = describe(error, 1)
                self.post_message(self.Failed(self, error))
        words = f"This part failed, by a defect of the program: {failure}"
        told = [Row(((line, "error"),)) for line in text.wrap(words, max(1, width))]
        return self._framed(told, width, height, (), (), range(0))[:outer_height]

    def _framed(
        self, rows: Sequence[Row], width: int, height: int, title: Line, foot: Line, thumb: range
    ) -> list[Piece]:
        rows = list(rows)[:height]
        rows.extend([BLANK] * (height - len(rows)))
        if not self.edges.top:
            return [Piece(row, row.ground or "ground") for row in rows]
        own = "focused" if self.lit else "panel"
        side = "border focused" if self.lit else "border"
        if not self.edges.sides:
            rule = self._upper_edge(title, width - 2, side, foot)
            return [Piece(rule, own, side), *(Piece(row, row.ground or own) for row in rows)]
        pieces = [Piece(self._upper_edge(title, width, side), own, side)]
        pieces += [Piece(row, row.ground or own, side, "┃" if y in thumb else "│") for y, row in enumerate(rows)]
        if self.edges.bottom:
            pieces.append(Piece(self._lower_edge(foot, width, side), own, side))
        return pieces

    def _upper_edge(self, title: Line, width: int, side: str, foot: Line = ()) -> Row:
        """The title in the line above; what else stands below, in the same line where there is none below."""
        left, right = self.edges.top or ("", "")
        if not title or width < 6:
            return Row(((left, side),), ((right, side),), filler=("─", side))
        spans = ((f"{left}─ " if self.edges.sides else f"{left} ", side), *clipped(title, width - 4), (" ", side))
        used = sum(text.cells(text.safe(span)) for span, _ in (*spans, *foot))
        told: Line = ((" ", side), *foot, (" ", side)) if foot and used + 3 <= width else ()
        return Row(spans, (*told, (f"─{right}", side)), filler=("─", side))

    def _lower_edge(self, words: Line, width: int, side: str) -> Row:
        left, right = self.edges.bottom or ("", "")
        length = sum(text.cells(text.safe(span)) for span, _ in words)
        if not words or length + _AROUND_FOOT > width:
            return Row(((left, side),), ((right, side),), filler=("─", side))
        return Row(((left, side),), ((" ", side), *words, (f" ─{right}", side)), filler=("─", side))

    def predraw(self, rows: Iterable[Row]) -> None:
        """Draw, in idle time, rows that are likely to be shown next."""
        own, side = ("focused", "border focused") if self.lit else ("panel", "border")
        width = self.size.width
        for row in rows:
            self._strip(Piece(row, row.ground or own, side, "│"), width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of the lines that Textual asks for."""
        size = self.size
        if self._drawn_size != size:
            self._draw(size)
        elif self._is_due:
            self._refresh_changed()
        strips = self._strips[crop.y : crop.bottom]
        if self.text_selection is not None:
            strips = [self._selected(strip, crop.y + y) for y, strip in enumerate(strips)]
        if crop.column_span != (0, size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _strip(self, piece: Piece, width: int) -> Strip:
        strip = self._drawn.get(piece)
        if strip is None:
            if len(self._drawn) > _CACHED:
                self._drawn.clear()
            strip = self._drawn[piece] = draw(piece, width, self.look)
        return strip

    # text selected by the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it is shown, without the frame, and what stands behind it."""
        lines = [
            self._strips[y].crop(*span).text.rstrip()
            for y in range(len(self._strips))
            if (span := self._span(selection, y)) is not None
        ]
        return ("\n".join(lines), "\n") if lines else None

    def _span(self, selection: Selection, y: int) -> tuple[int, int] | None:
        """The selected cells of a line, within the frame."""
        span = selection.get_span(y)
        inset = 1 if self.edges.top else 0
        last = self.size.height - bool(self.edges.bottom)
        if span is None or not inset <= y < last:
            return None
        start, end = span
        return max(inset, start), self.size.width - inset if end < 0 else min(end, self.size.width - inset)

    def _selected(self, strip: Strip, y: int) -> Strip:
        span = self._span(self.text_selection, y) if self.text_selection else None
        if span is None or span[0] >= span[1]:
            return strip
        before, within, after = (strip.crop(0, span[0]), strip.crop(*span), strip.crop(span[1]))
        return Strip.join([before, within.apply_style(_REVERSED), after])

    # the mouse

    def on_resize(self, event: events.Resize) -> None:
        """Draw what the new size changes."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Hand on a click inside the frame, or on words in its upper border; no row lies under a border."""
        if self.text_selection is not None:
            return  # the mouse was drawn over a text
        if self.took_click(event.x, event.y):
            self.pointed(twice=event.chain > 1)

    def pointed(self, *, twice: bool) -> None:
        """Ask for attention after a click, once or twice; a subclass posts what it means."""

    def took_click(self, x: int, y: int) -> bool:
        """Handle a click on a cell of the widget; return whether there was anything to click on."""
        inset = 1 if self.edges.top else 0
        width, height = self.window_size
        if 0 <= x - inset < width and 0 <= y - inset < height:
            self.clicked(x - inset, y - inset)
            return True
        if self.edges.top and y == 0:
            title = sum(text.cells(text.safe(span)) for span, _ in self.heading())
            if 2 <= x < 3 + title:
                self.heading_clicked(x - 3)
                return True
        return False

    def is_line_of_frame(self, x: int, y: int) -> bool:
        """Whether the frame is drawn in a cell, and no word stands in it."""
        strip = self._strips[y : y + 1]
        return bool(strip) and strip[0].crop(x, x + 1).text in _FRAME_SIGNS

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Hand on the wheel."""
        event.stop()
        self.wheeled(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Hand on the wheel."""
        event.stop()
        self.wheeled(-3)


def draw(piece: Piece, width: int, look: Look) -> Strip:
    """A line of exactly `width` cells; what stands at its right stays, what stands at its left is cut."""
    row, ground, side, edge = piece
    inner = max(0, width - 2) if edge else width
    right, right_width = _fill(row.right, inner)
    left, left_width = _fill(row.spans, inner - right_width)
    gap = inner - left_width - right_width
    filler, filler_role = row.filler
    shown = text.plain if look.ascii_only else str
    segments: list[Segment] = []
    before = ""
    # The bar lies within the frame, whose sides stand on the ground of the panel.
    beside = look.style(side, "focused" if side == "border focused" else "panel") if edge else None
    if beside is not None:
        segments.append(Segment(shown("│"), beside))
    for span, role in (*left, (filler * gap, filler_role), *right):
        if not span:
            continue
        style = look.style(role, ground)
        blank = role in _FLAT and before not in _MARKED and span.isspace()
        if segments and (segments[-1].style == style or blank):
            segments[-1] = Segment(segments[-1].text + shown(span), segments[-1].style)
            before = before or role
        else:
            segments.append(Segment(shown(span), style))
            before = role
    if beside is not None:
        segments.append(Segment(shown(edge), beside))
    return ShortStrip(segments if width > 1 else segments[:1], width)


def _fill(spans: Line, width: int) -> tuple[Line, int]:
    """Return as many of the spans as fit, made safe and the last one cut, and how many cells they take."""
    taken: list[Span] = []
    used = 0
    for raw, role in spans:
        span = text.safe(raw)
        length = text.cells(span)
        if used + length > width:
            part = text.head(span, width - used)
            return (*taken, (part, role)), used + text.cells(part)
        taken.append((span, role))
        used += length
    return tuple(taken), used


def clipped(spans: Line, width: int) -> Line:
    """The spans that fit so many cells, the last of them clipped."""
    taken: list[Span] = []
    for span, role in spans:
        part = text.clip(span, width)
        taken.append((part, role))
        width -= text.cells(part)
        if width <= 0:
            break
    return tuple(taken)


def wrapped(words: str, width: int, role: str, indent: int = 1) -> list[Row]:
    """Rows of words, wrapped, with so many blank cells at either side."""
    return [Row(((" " * indent, "text"), (line, role))) for line in text.wrap(words, max(4, width - 2 * indent))]


def empty(width: int, height: int, words: str) -> list[Row]:
    """The rows of an empty panel: one sentence, and nothing else that asks to be looked at."""
    lines = text.wrap(words, max(1, width - 2))[:height] if words else []
    above = max(0, min(height // 3, height - len(lines)))
    return [BLANK] * above + [Row(((line.center(width).rstrip(), "muted"),)) for line in lines]


def scrolled(top: int, cursor: int, height: int, count: int) -> int:
    """The first line of a window of `height` over `count` lines that keeps the cursor in sight, moved least."""
    top = max(min(top, cursor), cursor - height + 1)
    return max(0, min(top, count - height))


def thumb_of(top: int, height: int, count: int, above: int = 0) -> range:
    """The lines of a scrollbar's thumb in a window of `height`, whose first lines `above` do not scroll.

    Below these `count` lines are seen from `top` on.
    """
    height -= above
    if count <= height or height <= 0:
        return range(0)
    length = max(1, height * height // count)
    start = above + round(top * (height - length) / max(1, count - height))
    return range(start, start + length)


class ShortStrip(Strip):
    """A strip that says at each change of style only what changes, which makes a frame half as long.

    Textual says the whole style of each segment and takes it back behind it. A frame that is longer than a terminal's
    buffer waits for the terminal. All segments have a style.
    """

    __slots__ = ("_written",)

    _written: tuple[str | None, str]

    def render(self, console: Console) -> str:
        """Its characters with what the terminal needs to know of their style; made once."""
        system = console.color_system
        written = getattr(self, "_written", None)
        if written is None or written[0] != system:
            self._written = written = (system, "".join(self._pieces(COLOR_SYSTEMS.get(system or "", _ALL_COLOURS))))
        return written[1]

    def _pieces(self, system: ColorSystem) -> Iterator[str]:
        before = ("", "", "")
        for words, style, _ in self:
            assert style is not None
            codes = attributes, *colours = _codes(style, system)
            if attributes != before[0] or not all(colours):
                yield f"\x1b[{';'.join(('0', *filter(None, codes)))}m"
            elif codes != before:
                yield f"\x1b[{';'.join(code for code, old in zip(codes, before, strict=True) if code != old)}m"
            yield words
            before = codes
        yield "\x1b[0m"


_ALL_COLOURS = ColorSystem.TRUECOLOR


@lru_cache(maxsize=1_000)
def _codes(style: Style, system: ColorSystem) -> tuple[str, str, str]:
    """Return a style's terminal codes (SGR): attributes, colour, ground; empty where the style sets nothing."""
    attributes = style.without_color.render("x", color_system=system).partition("x")[0]
    colour = style.color.downgrade(system).get_ansi_codes() if style.color else ()
    ground = style.bgcolor.downgrade(system).get_ansi_codes(foreground=False) if style.bgcolor else ()
    return attributes[2:-1], ";".join(colour), ";".join(ground)
