"""Lines, blocks and braille as shapes on the cell's exact grid, as terminals draw them themselves.

A font's own glyphs for these leave gaps between cells and differ between machines. Double lines are left to the font.
Must never know colours or styles.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

CELL_WIDTH = 12
CELL_HEIGHT = 26
"""Pixels of one cell; even, so that a line two pixels wide sits on whole pixels in its middle."""

LIGHT, HEAVY = 2, 4
_MIDDLE_X, _MIDDLE_Y = CELL_WIDTH // 2, CELL_HEIGHT // 2
_DOT = 1.7


@dataclass(frozen=True, slots=True)
class Shape:
    """A path from x, y of its cell in relative steps: filled, or stroked where `stroke` is not 0."""

    x: float
    y: float
    steps: str
    stroke: int = 0
    opacity: float = 1.0


@cache
def shapes(character: str) -> tuple[Shape, ...]:
    """What to draw for a character, or nothing when the font is to draw it."""
    code = ord(character[0])
    if 0x2500 <= code <= 0x257F:
        return tuple(_line(character[0]))
    if 0x2580 <= code <= 0x259F or 0x1FB82 <= code <= 0x1FB8B:
        return tuple(_block(code))
    if 0x2800 < code <= 0x28FF:
        return tuple(_braille(code - 0x2800))
    return ()


def _rectangle(left: float, top: float, right: float, bottom: float, opacity: float = 1.0) -> Shape:
    """A filled rectangle; its edges are told in parts of the cell."""
    x, y = round(left * CELL_WIDTH), round(top * CELL_HEIGHT)
    width, height = round(right * CELL_WIDTH) - x, round(bottom * CELL_HEIGHT) - y
    return Shape(x, y, f"h{width}v{height}h{-width}z", opacity=opacity)


def _line(character: str) -> Iterator[Shape]:
    name = unicodedata.name(character).removeprefix("BOX DRAWINGS ")
    if "DIAGONAL" in name:
        yield from _diagonals(name)
    elif "ARC" in name:
        yield _arc(name)
    elif "DASH" in name:
        yield from _dashes(name)
    elif "DOUBLE" not in name:
        for direction, weight in _arms(name):
            yield _arm(direction, weight)


def _arms(name: str) -> Iterator[tuple[str, int]]:
    """The arms that a character's Unicode name tells of: "DOWN LIGHT AND RIGHT HEAVY"."""
    weight = LIGHT
    for part in name.split(" AND "):
        words = part.split()
        weight = HEAVY if "HEAVY" in words else LIGHT if "LIGHT" in words else weight
        for word in words:
            match word:
                case "HORIZONTAL":
                    yield from (("LEFT", weight), ("RIGHT", weight))
                case "VERTICAL":
                    yield from (("UP", weight), ("DOWN", weight))
                case "LEFT" | "RIGHT" | "UP" | "DOWN":
                    yield word, weight


def _arm(direction: str, weight: int) -> Shape:
    """From the cell's edge to its middle and as far beyond as a corner needs to be filled."""
    half = weight // 2
    across, down = (half / CELL_WIDTH, half / CELL_HEIGHT)
    match direction:
        case "LEFT":
            return _rectangle(0, 0.5 - down, 0.5 + LIGHT / 2 / CELL_WIDTH, 0.5 + down)
        case "RIGHT":
            return _rectangle(0.5 - LIGHT / 2 / CELL_WIDTH, 0.5 - down, 1, 0.5 + down)
        case "UP":
            return _rectangle(0.5 - across, 0, 0.5 + across, 0.5 + LIGHT / 2 / CELL_HEIGHT)
        case _:
            return _rectangle(0.5 - across, 0.5 - LIGHT / 2 / CELL_HEIGHT, 0.5 + across, 1)


def _arc(name: str) -> Shape:
    down = 1 if "DOWN" in name else -1
    right = 1 if "RIGHT" in name else -1
    straight = _MIDDLE_Y - _MIDDLE_X
    steps = f"v{-down * straight}q0 {-down * _MIDDLE_X} {right * _MIDDLE_X} {-down * _MIDDLE_X}"
    return Shape(_MIDDLE_X, CELL_HEIGHT if down > 0 else 0, steps, LIGHT)


def _dashes(name: str) -> Iterator[Shape]:
    words = name.split()
    count = next(number for word, number in (("DOUBLE", 2), ("TRIPLE", 3), ("QUADRUPLE", 4)) if word in words)
    half = (HEAVY if "HEAVY" in words else LIGHT) // 2
    for index in range(count):
        start, end = (index + 0.2) / count, (index + 0.8) / count
        if "HORIZONTAL" in words:
            yield _rectangle(start, 0.5 - half / CELL_HEIGHT, end, 0.5 + half / CELL_HEIGHT)
        else:
            yield _rectangle(0.5 - half / CELL_WIDTH, start, 0.5 + half / CELL_WIDTH, end)


def _diagonals(name: str) -> Iterator[Shape]:
    if "UPPER RIGHT TO LOWER LEFT" in name or "CROSS" in name:
        yield Shape(CELL_WIDTH, 0, f"l{-CELL_WIDTH} {CELL_HEIGHT}", LIGHT)
    if "UPPER LEFT TO LOWER RIGHT" in name or "CROSS" in name:
        yield Shape(0, 0, f"l{CELL_WIDTH} {CELL_HEIGHT}", LIGHT)


_QUADRANTS = ("c", "d", "a", "acd", "ad", "abc", "abd", "b", "bc", "bcd")  # of U+2596 and the nine after it
_QUADRANT = {"a": (0, 0, 0.5, 0.5), "b": (0.5, 0, 1, 0.5), "c": (0, 0.5, 0.5, 1), "d": (0.5, 0.5, 1, 1)}
_LEGACY_EIGHTHS = (2, 3, 5, 6, 7)


def _block(code: int) -> Iterator[Shape]:
    if code == 0x2580:
        yield _rectangle(0, 0, 1, 0.5)
    elif code <= 0x2588:
        yield _rectangle(0, 1 - (code - 0x2580) / 8, 1, 1)
    elif code <= 0x258F:
        yield _rectangle(0, 0, (0x2590 - code) / 8, 1)
    elif code == 0x2590:
        yield _rectangle(0.5, 0, 1, 1)
    elif code <= 0x2593:
        yield _rectangle(0, 0, 1, 1, opacity=(code - 0x2590) / 4)
    elif code == 0x2594:
        yield _rectangle(0, 0, 1, 1 / 8)
    elif code == 0x2595:
        yield _rectangle(7 / 8, 0, 1, 1)
    elif code <= 0x259F:
        yield from (_rectangle(*_QUADRANT[part]) for part in _QUADRANTS[code - 0x2596])
    elif code <= 0x1FB86:
        yield _rectangle(0, 0, 1, _LEGACY_EIGHTHS[code - 0x1FB82] / 8)
    else:
        yield _rectangle(1 - _LEGACY_EIGHTHS[code - 0x1FB87] / 8, 0, 1, 1)


_BRAILLE_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))


def _braille(bits: int) -> Iterator[Shape]:
    """One small circle for each raised dot; the bits are numbered as in Unicode's block."""
    half = f"a{_DOT} {_DOT} 0 1 0"
    for bit, (column, row) in enumerate(_BRAILLE_DOTS):
        if bits >> bit & 1:
            x, y = CELL_WIDTH * (2 * column + 1) / 4, CELL_HEIGHT * (2 * row + 1) / 8
            yield Shape(x - _DOT, y, f"{half} {2 * _DOT:g} 0{half} {-2 * _DOT:g} 0z")
