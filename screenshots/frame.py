"""What the screen shows, cell by cell, taken from a running Textual app.

Owns the way from the compositor's strips to a grid of cells with final colours (reverse and dim resolved, the themes'
and NO_COLOR's filters already applied by Textual). Must never draw or write a file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rich.cells import cell_len
from rich.color import Color, blend_rgb
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, TerminalTheme
from textual._context import visible_screen_stack
from textual.app import App
from textual.strip import Strip

DIM = 0.5
"""How far dim ink is drawn towards its ground, as terminals do."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is drawn; colours as `#rrggbb`."""

    ink: str
    ground: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One character with the marks that combine with it, one or two columns wide."""

    text: str
    width: int
    look: Look


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole screen: rows of cells; each row's widths add up to `columns`, unless the app drew it short."""

    columns: int
    rows: tuple[tuple[Cell, ...], ...]
    ground: str

    @property
    def text(self) -> str:
        """The characters alone, one line a row."""
        return "\n".join("".join(cell.text for cell in row).rstrip() for row in self.rows)


DARK_TERMINAL = TerminalTheme(
    (12, 12, 12),
    (204, 204, 204),
    [
        *((12, 12, 12), (197, 15, 31), (19, 161, 14), (193, 156, 0)),
        *((0, 55, 218), (136, 23, 152), (58, 150, 221), (204, 204, 204)),
    ],
    [
        *((118, 118, 118), (231, 72, 86), (22, 198, 12), (249, 241, 165)),
        *((59, 120, 255), (180, 0, 158), (97, 214, 214), (242, 242, 242)),
    ],
)
"""What a terminal's own colours are taken to be: those of a common one."""

TERMINALS = {"ansi-light": DEFAULT_TERMINAL_THEME}
"""By the theme that is meant for it, a terminal of another kind."""


def capture(app: App[Any], theme: TerminalTheme = DARK_TERMINAL) -> Frame:
    """The frame that a running app shows now in a terminal of some colours, screens behind a dialog included."""
    rows = tuple(tuple(_cells(strip, theme)) for strip in strips(app))
    return Frame(app.size.width, rows, _ground(rows))


def strips(app: App[Any]) -> list[Strip]:
    """The lines that a running app shows now, in the styles in which they are drawn."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def _ground(rows: Iterable[Iterable[Cell]]) -> str:
    """What most of the screen stands on."""
    return Counter(cell.look.ground for row in rows for cell in row).most_common(1)[0][0]


def _cells(segments: Iterable[Segment], theme: TerminalTheme) -> Iterator[Cell]:
    pending: Cell | None = None
    for text, style, control in segments:
        if control:
            continue
        look = resolve(style or Style.null(), theme)
        for character in text:
            width = cell_len(character)
            if width == 0 and pending is not None:
                pending = Cell(pending.text + character, pending.width, pending.look)
                continue
            if pending is not None:
                yield pending
            pending = Cell(character, width, look)
    if pending is not None:
        yield pending


@lru_cache(maxsize=4096)
def resolve(style: Style, theme: TerminalTheme) -> Look:
    """The final look of a style: named colours by the theme, reverse and dim applied."""
    ink = (style.color or Color.default()).get_truecolor(theme)
    ground = (style.bgcolor or Color.default()).get_truecolor(theme, foreground=False)
    if style.reverse:
        ink, ground = ground, ink
    if style.dim:
        ink = blend_rgb(ink, ground, DIM)
    return Look(
        ink.hex.lower(),
        ground.hex.lower(),
        bool(style.bold),
        bool(style.italic),
        bool(style.underline),
        bool(style.strike),
    )
