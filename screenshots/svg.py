"""A frame as an SVG picture: what a terminal would draw, on its exact grid.

Owns the drawing alone. The picture names fonts, carries none, and refers to nothing outside itself; lines, blocks and
braille are shapes, so that only letters and a few signs depend on the viewer's fonts.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from screenshots.frame import Cell, Frame, Look
from screenshots.glyphs import CELL_HEIGHT, CELL_WIDTH, Shape, shapes

FONT_SIZE = 20
"""Pixels; the cell is 0.6 of it wide, as in nearly every programming font."""

MARGIN = CELL_WIDTH
BASELINE = 19
_LETTERS = "'JetBrains Mono NL','JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace"
_SIGNS = "'DejaVu Sans Mono',Menlo,Consolas,monospace"
_LETTER_BLOCKS = (range(0x250), range(0x370, 0x500), range(0x2010, 0x2028))
"""Latin, Greek, Cyrillic, dashes and quotes: every programming font has them, all of one width."""

_STYLE = (
    f"text{{font-family:{_LETTERS};font-size:{FONT_SIZE}px;white-space:pre}}"
    f".s{{font-family:{_SIGNS}}}.b{{font-weight:700}}.i{{font-style:italic}}"
)
_CAPTION = ".c{fill:#e0af68;font-weight:700}"


@dataclass(frozen=True, slots=True)
class _Run:
    """Cells of one row that one text element draws."""

    column: int
    width: int
    text: str
    look: Look
    kind: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A frame of a moving picture: what stands beneath it, and for how many seconds."""

    frame: Frame
    caption: str
    seconds: float


def picture(frame: Frame) -> str:
    """The SVG of a frame, with a margin of one cell's width in the frame's ground."""
    return _svg(frame, 0, _STYLE, [f'<g transform="translate({MARGIN} {MARGIN})">', *_cells(frame), "</g>"])


def moving(moments: Sequence[Moment]) -> str:
    """The SVG that shows one frame after the other, again and again; the first alone where a viewer wants no motion."""
    whole = sum(moment.seconds for moment in moments)
    begun, style, parts = 0.0, [_STYLE, _CAPTION], []
    for number, moment in enumerate(moments):
        since, until = (f"{100 * at / whole:.3f}%" for at in (begun, begun + moment.seconds))
        begun += moment.seconds
        first = "hidden" if number else "visible"
        style.append(
            f"@keyframes m{number}{{0%{{visibility:hidden}}{since}{{visibility:visible}}{until}{{visibility:hidden}}}}"
            f"#m{number}{{visibility:{first};animation:m{number} {whole:g}s step-end infinite}}"
        )
        below = len(moment.frame.rows) * CELL_HEIGHT + 2 * BASELINE
        parts += [
            f'<g id="m{number}" transform="translate({MARGIN} {MARGIN})">',
            *_cells(moment.frame),
            f'<text class="c" x="0" y="{below}">{escape(moment.caption)}</text>',
            "</g>",
        ]
    style.append(
        f"@media(prefers-reduced-motion:reduce){{{','.join(f'#m{n}' for n in range(len(moments)))}{{animation:none}}}}"
    )
    return _svg(moments[0].frame, 2 * CELL_HEIGHT, "".join(style), parts)


def _svg(frame: Frame, below: int, style: str, parts: Sequence[str]) -> str:
    """The picture around its parts, of the frame's size and so many pixels more below."""
    width = frame.columns * CELL_WIDTH + 2 * MARGIN
    height = len(frame.rows) * CELL_HEIGHT + 2 * MARGIN + below
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" xml:space="preserve">'
    )
    ground = f'<rect width="{width}" height="{height}" fill="{frame.ground}"/>'
    return "\n".join((head, f"<style>{style}</style>", ground, *parts, "</svg>\n"))


def _cells(frame: Frame) -> Iterator[str]:
    yield from _grounds(frame)
    yield from _drawn(frame)
    yield from _written(frame)


def _grounds(frame: Frame) -> Iterator[str]:
    """What the cells stand on. The first and the last row's grounds, a header's and a footer's, go on in the margin."""
    yield from _edge(frame, 0, -MARGIN)
    yield from _edge(frame, len(frame.rows) - 1, 0)
    for y, row in enumerate(frame.rows):
        column = 0
        for ground, cells in groupby(row, lambda cell: cell.look.ground):
            width = sum(cell.width for cell in cells)
            if ground != frame.ground:
                yield (
                    f'<rect x="{column * CELL_WIDTH}" y="{y * CELL_HEIGHT}" width="{width * CELL_WIDTH}"'
                    f' height="{CELL_HEIGHT}" fill="{ground}" shape-rendering="crispEdges"/>'
                )
            column += width


def _edge(frame: Frame, y: int, rise: int) -> Iterator[str]:
    ground = frame.rows[y][0].look.ground
    if ground != frame.ground:
        yield (
            f'<rect x="{-MARGIN}" y="{y * CELL_HEIGHT + rise}" width="{frame.columns * CELL_WIDTH + 2 * MARGIN}"'
            f' height="{CELL_HEIGHT + MARGIN}" fill="{ground}"/>'
        )


def _placed(row: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        yield column, cell
        column += cell.width


def _drawn(frame: Frame) -> Iterator[str]:
    """Lines, blocks, braille, underlines: one path for each colour, stroke and opacity."""
    paths: dict[tuple[str, int, float], list[str]] = defaultdict(list)
    for y, row in enumerate(frame.rows):
        for column, cell in _placed(row):
            for shape in (*shapes(cell.text), *_rules(cell)):
                start = f"M{column * CELL_WIDTH + shape.x:g} {y * CELL_HEIGHT + shape.y:g}"
                paths[cell.look.ink, shape.stroke, shape.opacity].append(start + shape.steps)
    for (ink, stroke, opacity), steps in paths.items():
        paint = f'fill="none" stroke="{ink}" stroke-width="{stroke}"' if stroke else f'fill="{ink}"'
        faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
        yield f'<path {paint}{faint} d="{"".join(steps)}"/>'


def _rules(cell: Cell) -> Iterator[Shape]:
    width = cell.width * CELL_WIDTH
    bar = f"h{width}v2h{-width}z"
    if cell.look.underline:
        yield Shape(0, BASELINE + 3, bar)
    if cell.look.strike:
        yield Shape(0, BASELINE - 6, bar)


def _written(frame: Frame) -> Iterator[str]:
    for y, row in enumerate(frame.rows):
        for run in _runs(row):
            yield _text(run, y)


def _text(run: _Run, y: int) -> str:
    classes = [name for name, on in (("s", run.kind != "letters"), ("b", run.look.bold), ("i", run.look.italic)) if on]
    named = f' class="{" ".join(classes)}"' if classes else ""
    # A right-to-left run keeps its letters' own widths: stretching would tear joined letters apart.
    fitted = f' textLength="{run.width * CELL_WIDTH}" lengthAdjust="spacingAndGlyphs"'
    return (
        f'<text x="{run.column * CELL_WIDTH}" y="{y * CELL_HEIGHT + BASELINE}" fill="{run.look.ink}"'
        f"{named}{fitted if run.kind == 'letters' else ''}>{escape(run.text)}</text>"
    )


def _runs(row: tuple[Cell, ...]) -> Iterator[_Run]:
    """Neighbouring cells of one kind and pen; a sign or a wide character stands alone on its own cell."""
    kinds = _kinds(row)

    def pen(item: tuple[int, Cell]) -> tuple[object, ...]:
        column, cell = item
        kind = kinds[column]
        return kind, column if kind == "sign" else -1, cell.look.ink, cell.look.bold, cell.look.italic

    for (kind, *_), group in groupby(_placed(row), pen):
        cells = list(group)
        while cells and cells[-1][1].text == " ":
            cells.pop()
        if kind and cells:
            text = "".join(cell.text for _, cell in cells)
            width = sum(cell.width for _, cell in cells)
            yield _Run(cells[0][0], width, text, cells[0][1].look, str(kind))


def _kinds(row: tuple[Cell, ...]) -> dict[int, str]:
    """By column: letters, sign, joined (right-to-left) or nothing; a space goes with what precedes it."""
    kinds: dict[int, str] = {}
    before = ""
    for column, cell in _placed(row):
        kind = _kind(cell, before)
        kinds[column] = before = kind
    return kinds


def _kind(cell: Cell, before: str) -> str:
    character = cell.text[0]
    if character == " ":
        return "" if before == "sign" else before
    if shapes(character):
        return ""
    direction = unicodedata.bidirectional(character)
    if direction in ("R", "AL", "AN") or (before == "joined" and direction != "L"):
        return "joined"
    return "letters" if any(ord(character) in block for block in _LETTER_BLOCKS) else "sign"
