"""A frame as it is kept: its characters, then the ink and the ground of each cell, each by a letter.

A letter stands for how a role looks in all themes at once: a cell has it only where it is drawn so in every one of
them. `looks.txt` says what that is, theme by theme, so that a colour that changes changes one file.
"""

from collections.abc import Sequence
from functools import cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

from screenshots.frame import strips
from tui.app import BorderApp
from tui.widgets.dialog import cover_of
from tui.widgets.themes import PALETTES, Depth, Look

INKS = {
    "text": " ",
    "strong": "S",
    "title": "S",
    "muted": "m",
    "label": "l",
    "accent": "a",
    "key": "k",
    "link": "L",
    "match": "M",
    "error": "e",
    "death": "e",
    "contested": "c",
    "cursor": "C",
    "as of": "A",
    "border": "b",
    "border focused": "B",
    "open": "o",
    "limited": "i",
    "sporadic": "i",
    "closed": "x",
    "inactive": "u",
    "unknown": "u",
    "open strong": "O",
    "limited strong": "I",
    "sporadic strong": "I",
    "closed strong": "X",
    "inactive strong": "U",
    "unknown strong": "U",
    "open since": "p",
    "limited since": "j",
    "sporadic since": "j",
    "closed since": "y",
    "inactive since": "v",
    "unknown since": "v",
}
"""The letter of each role. Roles that look alike on every ground in every theme share one."""

PAPERS = {"panel": " ", "ground": "g", "focused": "f", "selection": "s", "idle": "i", "field": "F"}
"""The letter of each ground."""

DIMMED = "."
"""The letter of every ground behind a dialog."""

_SEEN_IN_BLANKS = frozenset("LMCA")
"""Inks with a line or a ground of their own: all others show nothing where the character is a blank."""


Cell = tuple[str, "Style | None"]
"""What stands in a column, and its style; nothing stands in the second column of a wide character."""


def in_every_theme(app: BorderApp) -> str:
    """What a running program shows now, in each theme in turn, as one text. Raises AssertionError where it may not be.

    The characters have to be the same in every theme, and each cell has to look as one role does on one ground.
    """
    drawn = [in_theme(app, theme) for theme in PALETTES]
    lines = [_line(row, app.look.depth) for row in zip(*drawn, strict=True)]
    texts, inks, papers = zip(*lines, strict=True)
    return "\n".join((*texts, "-- ink", *inks, "-- ground", *papers, ""))


def in_theme(app: BorderApp, theme: str) -> list[list[Cell]]:
    """The columns of each line that a running program shows once a person has chosen this theme."""
    app.take_theme(theme)
    return columns(app)


def columns(app: BorderApp) -> list[list[Cell]]:
    """The columns of each line that a running program shows now."""
    return [_columns(strip) for strip in strips(app)]


def _columns(strip: Strip) -> list[Cell]:
    cells: list[Cell] = []
    for text, style, _ in strip:
        for character in text:
            width = cell_len(character)
            if not width and cells:
                place = -1 if cells[-1][0] else -2
                cells[place] = (cells[place][0] + character, cells[place][1])
            cells.extend([(character, style), ("", style)][:width])
    return cells


def _line(drawn: Sequence[Sequence[Cell]], depth: Depth) -> tuple[str, str, str]:
    """A line's characters, inks and grounds, from how it is drawn in each theme."""
    texts = ["".join(text for text, _ in cells) for cells in drawn]
    assert len(set(texts)) == 1, "other characters in another theme: " + "\n".join(("", *dict.fromkeys(texts)))
    letters = [_letters(tuple(style for _, style in cell), depth) for cell in zip(*drawn, strict=True)]
    inks = (
        " " if text == " " and ink not in _SEEN_IN_BLANKS else ink
        for (text, _), (ink, _) in zip(drawn[0], letters, strict=True)
    )
    return texts[0].rstrip(), "".join(inks).rstrip(), _ending_once("".join(paper for _, paper in letters))


def _ending_once(papers: str) -> str:
    """The last ground goes on to the end of the line, and so does the panel's where a line of letters ends in it."""
    return (papers.rstrip(papers[-1:]) + papers[-1:]).rstrip()


def _letters(styles: tuple[Style | None, ...], depth: Depth) -> tuple[str, str]:
    found = _known(depth).get(tuple(map(_without_default, styles)))
    assert found, f"no role looks so on any ground: {', '.join(map(str, styles))}"
    return found


def _without_default(style: Style | None) -> Style | None:
    """A style that does not name the terminal's own colours, which are those that hold where none is named."""
    if style is None:
        return None
    colours = (None if colour is None or colour.is_default else colour for colour in (style.color, style.bgcolor))
    return Style.from_color(*colours) + style.without_color


@cache
def _known(depth: Depth) -> dict[tuple[Style | None, ...], tuple[str, str]]:
    """The letters of each look, by its style in each theme; of two that are alike in all, those of the first."""
    looks_of = [Look(palette, depth=depth) for palette in PALETTES.values()]
    known: dict[tuple[Style | None, ...], tuple[str, str]] = {}
    for role, ink in INKS.items():
        for ground, paper in PAPERS.items():
            styles = [look.style(role, ground) for look in looks_of]
            known.setdefault(tuple(map(_without_default, styles)), (ink, paper))
            for _ in ("behind a dialog", "behind two"):
                styles = list(map(_dimmed, looks_of, styles))
                known.setdefault(tuple(map(_without_default, styles)), (ink, DIMMED))
    return known


def _dimmed(look: Look, style: Style) -> Style:
    """A style as it is behind a dialog."""
    cover = cover_of(look)
    if not cover.a:
        return style
    (segment,) = BackgroundScreen.process_segments([Segment(" ", style)], cover)
    return segment.style or style


def looks(depth: Depth) -> str:
    """How each ink looks on each ground in each theme, in a terminal of so many colours, one a line."""
    lines = []
    for theme, palette in PALETTES.items():
        look = Look(palette, depth=depth)
        for ink in dict.fromkeys(INKS.values()):
            roles = [role for role in INKS if INKS[role] == ink]
            for ground, paper in PAPERS.items():
                (style,) = {look.style(role, ground) for role in roles}
                lines.append(f"{theme:<13}  [{ink}{paper}]  {style!s:<36}  {', '.join(roles)} on {ground}")
    return "\n".join((*lines, ""))
