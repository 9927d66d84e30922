"""One line to type in: Textual's own Input, driven by keys' names and drawn by the house's rule for what is shown.

What it adds to Input: a key moves over, and takes away, what is seen as one letter; control characters, marks that
turn the direction and lone surrogates are drawn as signs, while the text keeps them; `press` takes a key at once,
mounted or not, so that keys typed ahead need not wait for a screen; the colours are those of the look.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import accumulate
from typing import Any, Self

from textual import events
from textual.actions import parse
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.widgets.lines import Line, Piece, Row, draw
from tui.widgets.text import cells, graphemes, safe
from tui.widgets.themes import DARK, Look

LONGEST_PASTE = 100_000
"""Characters that a field of several lines takes of one paste."""
LONGEST_LINE = 2_000
"""Characters that a line takes of one paste; Textual's line measures all it holds at each key."""

_BETWEEN = " · "
"""Stands between the parts of a hint."""
_MOST_HINT = 4
"""So many times as wide as what always stays of a hint a line is."""


class TextLine(Input):
    """`moved` is called when the mouse has put the cursor elsewhere. `hint` stands at the right where there is room;
    the part of it that tells of Esc stays however long the text is, so that the mouse can leave. `hinted` is called
    with the part that was clicked.

    `instead` is drawn in place of the text while there is something else to say. Where it has two lines for each row of
    `broken`, it shows the text as a whole, and below each row what `under` says of it; else it scrolls.
    """

    DEFAULT_CSS = "TextLine, TextLine:focus { border: none; padding: 0; height: 1; }"
    virtual_size = reactive(Size(0, 0))  # a widget's own lays the whole screen out anew, here at each letter

    def __init__(
        self,
        value: str = "",
        hint: str = "",
        moved: Callable[[], None] = lambda: None,
        hinted: Callable[[str], None] = lambda part: None,
    ) -> None:
        self._first, self.hint = 0, hint
        super().__init__(value, select_on_focus=False)
        self.cursor_blink = False
        self.cursor_position = len(value)
        self.look = Look(DARK)
        self.moved, self._hinted = moved, hinted
        self.instead: Line = ()
        self.under: Sequence[Line] = ()
        self._is_dragging = False

    # keys

    def press(self, key: str) -> bool:
        """Take a key by its name; False where it means nothing here."""
        if len(key) == 1 or key == "space":
            self.write(" " if key == "space" else key)
        elif action := _actions().get(key):
            name, arguments = action
            with self.prevent(Input.Changed):
                getattr(self, f"action_{name}")(*arguments)
        else:
            return False
        self.refresh()
        return True

    def write(self, words: str) -> None:
        """Put words in place of what is selected, or at the cursor; line breaks of pasted text become spaces."""
        with self.prevent(Input.Changed):  # nobody hears it, and this would be painted a frame before what it changes
            self.replace(" ".join(words[:LONGEST_LINE].splitlines()), *sorted(self.selection))
        self.refresh()

    def put(self, value: str) -> None:
        """Another text, with the cursor at its end."""
        self.value = value
        self.cursor_position = len(value)
        self.refresh()

    def _beside(self, steps: int) -> int:
        """Return where the letter ends that stands before or behind the cursor, as letters are seen (graphemes)."""
        at = self.cursor_position
        if steps < 0:
            return max((start for start, _ in graphemes(self.value) if start < at), default=0)
        return min((end for _, end in graphemes(self.value) if end > at), default=len(self.value))

    def action_cursor_left(self, select: bool = False) -> None:
        """Move over a letter, or to the start of what is selected."""
        self._move(self._beside(-1) if select or self.selection.is_empty else min(self.selection), select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move over a letter, or to the end of what is selected."""
        self._move(self._beside(1) if select or self.selection.is_empty else max(self.selection), select)

    def _move(self, at: int, select: bool) -> None:
        self.selection = Selection(self.selection.start, at) if select else Selection.cursor(at)

    def action_delete_left(self) -> None:
        """Take away what is selected, or what is seen as one letter before the cursor."""
        if self.selection.is_empty:
            self.delete(self._beside(-1), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Take away what is selected, or what is seen as one letter behind the cursor."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, self._beside(1))
        else:
            self.delete_selection()

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor on the letter that was clicked; Input counts cells of the text as it is, not as it is seen."""
        event.prevent_default()
        hint = self._hint_beside(self.spans(self.size.width), self.size.width)
        if (x := event.x - self.size.width + cells(hint)) >= 0:
            ends = accumulate(cells(part + _BETWEEN) for part in hint.split(_BETWEEN))
            self._hinted(next(part.strip() for part, end in zip(hint.split(_BETWEEN), ends, strict=True) if x < end))
            return
        self._is_dragging = True
        self.capture_mouse()
        self._point(event.x, event.y, select=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the letter under the mouse."""
        event.prevent_default()
        if self._is_dragging:
            self._point(event.x, event.y, select=True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End selecting."""
        event.prevent_default()
        self._is_dragging = False
        self.capture_mouse(False)

    def _point(self, x: int, y: int, *, select: bool) -> None:
        rows = self._rows
        self._move(self._at_column(x, *rows[max(0, min(y // 2, len(rows) - 1))]), select)
        self.moved()
        self.refresh()

    def _at_column(self, x: int, first: int, last: int) -> int:
        for start, end in graphemes(self.value):
            if first <= start < last:
                x -= cells(safe(self.value[start:end]))
                if x < 0:
                    return start
        return max(first, self._beside(-1)) if last < len(self.value) else last

    # drawing

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Wait to be painted in one frame with the rows around it, after the keys that were read (`Lines.redraw`)."""
        paint = partial(super().refresh, *regions, repaint=repaint, layout=layout, recompose=recompose)
        if self.is_mounted:
            get_running_loop().call_soon(paint)
        else:
            paint()
        return self

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Do nothing: of a long text Textual would paint the line at each letter, and what it means a frame later."""

    def relook(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        super().refresh()

    def scroll_into_view(self, width: int) -> None:
        """Scroll so that the cursor is seen and no room is left empty where there is text to fill it."""
        width -= cells(self._least_hint(width))
        if cells(safe(self.value)) < width:
            self._first = 0
            return
        at = self.cursor_position
        under = max(1, cells(safe(self.value[at : self._beside(1)])))
        first = max(min(self._first, at), self._start_of(at, width - under))
        self._first = min(first, self._start_of(len(self.value), width - 1))

    def _start_of(self, end: int, room: int) -> int:
        """Where what fits into so many cells begins, of the text before a place."""
        first = end
        for start, stop in reversed(graphemes(self.value)):
            if stop <= end:
                room -= cells(safe(self.value[start:stop]))
                if room < 0:
                    break
                first = start
        return first

    @property
    def _rows(self) -> list[tuple[int, int]]:
        """What each row shows of the text."""
        rows = broken(self.value, self.size.width)
        return rows if 1 < self.size.height == 2 * len(rows) else [(self._first, len(self.value))]

    def is_scrolled(self, width: int) -> bool:
        """Whether in so many cells the beginning of the text is out of sight."""
        self.scroll_into_view(max(1, width))
        return self._first > 0

    def spans(self, width: int) -> Line:
        """Return what is seen of the text in so many cells, with the cursor and the selection standing out."""
        if self.instead:
            return self.instead
        self.scroll_into_view(width)
        return self._between(self._first, len(self.value))

    def _between(self, first: int, last: int) -> Line:
        """The text between two places, with the cursor and the selection standing out."""
        start, end = sorted(self.selection)
        if self.selection.is_empty:
            end = self._beside(1)
        text, start, end = self.value, max(first, min(start, last)), max(first, min(end, last))
        marked = text[start:end] or " " * (start == len(text))
        return (text[first:start], "text"), (marked, "cursor"), (text[end:last], "text")

    def render_line(self, y: int) -> Strip:
        """The line in the colours of the look; `draw` makes its text safe."""
        width, number = self.size.width, y // 2
        if y % 2:
            return draw(Piece(Row(self.under[number] if number < len(self.under) else ()), "focused"), width, self.look)
        rows = self._rows
        spans = self.spans(width) if len(rows) == 1 else self._between(*rows[min(number, len(rows) - 1)])
        return draw(
            Piece(Row(spans, ((self._hint_beside(spans, width), "muted"),), "field"), "field"), width, self.look
        )

    def _least_hint(self, width: int) -> str:
        """What of the hint no text covers: the part that leads out, where it leaves most of the room."""
        out = next((part.strip() for part in self.hint.split(_BETWEEN) if part.startswith("Esc")), "")
        return f" {out} " if out and _MOST_HINT * cells(out) < width else ""

    def _hint_beside(self, spans: Line, width: int) -> str:
        """As much of the hint as there is room for beside what is seen of the text."""
        used = sum(cells(safe(text)) for text, _ in spans)
        return self.hint if used + cells(self.hint) < width else self._least_hint(width)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's caret stands: at the cursor as it is drawn."""
        x, y, width, _ = self.region
        self.scroll_into_view(max(1, width))
        at = self.cursor_position
        rows = self._rows
        number = max(number for number, (first, _) in enumerate(rows) if number == 0 or first <= at)
        return Offset(x + cells(safe(self.value[rows[number][0] : at])), y + 2 * number)


def broken(words: str, width: int) -> list[tuple[int, int]]:
    """Where rows of so many cells begin and end that show all of a text, broken behind a blank where they can.

    Each leaves a cell to the cursor.
    """
    rows, start, blank, used = list[tuple[int, int]](), 0, 0, 0
    for first, end in graphemes(words) if cells(safe(words)) >= width else ():
        own = cells(safe(words[first:end]))
        while used + own >= width and first > start:
            stop = blank if blank > start else first
            rows.append((start, stop))
            start, used = stop, cells(safe(words[stop:first]))
        used += own
        blank = end if words[first:end].isspace() else blank
    return [*rows, (start, len(words))]


@cache
def _actions() -> dict[str, tuple[str, tuple[Any, ...]]]:
    """The action that each key has by Input's own bindings, with its arguments. Enter is the bar's or dialog's."""
    found = {}
    for binding in Binding.make_bindings(Input.BINDINGS):
        _, name, arguments = parse(binding.action)
        found[binding.key] = (name, arguments)
    del found["enter"]
    return found
