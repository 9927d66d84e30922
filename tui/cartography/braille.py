"""A canvas of dots, two by four to a cell, drawn with lines and read as braille or as ASCII characters."""

import math
from collections.abc import Iterable
from itertools import groupby, pairwise

Point = tuple[float, float]
"""Right and down from the top left dot, in dots; whole numbers are the middles of dots."""

DOTS_ACROSS = 2
DOTS_DOWN = 4

# Unicode 15, 15.11 "Braille Patterns": the bit of each dot, by row and column within a cell.
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_UPPER = 0x01 | 0x08 | 0x02 | 0x10
_BLANK_BRAILLE = 0x2800


class Canvas:
    """Dots for a block of `width` by `height` cells, all clear at first."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._cells = bytearray(self.width * self.height)
        self._right = float(self.width * DOTS_ACROSS - 1)
        self._bottom = float(self.height * DOTS_DOWN - 1)

    def bits(self, column: int, row: int) -> int:
        """The dots of a cell as the low byte of its braille character; 0 is blank."""
        return self._cells[row * self.width + column]

    def polyline(self, points: Iterable[Point]) -> None:
        """A line through all points; what lies outside the canvas is cut off."""
        if not self._cells:
            return
        for a, b in pairwise(point for point, _ in groupby(points)):
            clipped = clip(a, b, self._right, self._bottom)
            if clipped:
                self._segment(*clipped)

    def _segment(self, a: Point, b: Point) -> None:
        steps = max(1, math.ceil(max(abs(b[0] - a[0]), abs(b[1] - a[1]))))
        dx, dy = (b[0] - a[0]) / steps, (b[1] - a[1]) / steps
        x, y = a[0] + 0.5, a[1] + 0.5
        cells, width = self._cells, self.width
        for step in range(steps + 1):
            dot_x, dot_y = int(x + dx * step), int(y + dy * step)
            cells[(dot_y >> 2) * width + (dot_x >> 1)] |= _BITS[dot_y & 3][dot_x & 1]


def clip(a: Point, b: Point, right: float, bottom: float) -> tuple[Point, Point] | None:
    """The part of a line within 0 to `right` and 0 to `bottom`, or None (Liang and Barsky)."""
    (ax, ay), (bx, by) = a, b
    if 0 <= ax <= right and 0 <= bx <= right and 0 <= ay <= bottom and 0 <= by <= bottom:
        return a, b
    dx, dy = bx - ax, by - ay
    enter, leave = 0.0, 1.0
    for towards, inside in ((-dx, ax), (dx, right - ax), (-dy, ay), (dy, bottom - ay)):
        if towards == 0:
            if inside < 0:
                return None
        elif towards < 0:
            enter = max(enter, inside / towards)
        else:
            leave = min(leave, inside / towards)
    if enter > leave:
        return None
    # The products are not exact: a cut end may come out a hair beyond the edge it was cut at.
    ends = ((ax + t * dx, ay + t * dy) for t in (enter, leave))
    first, last = ((min(right, max(0.0, x)), min(bottom, max(0.0, y))) for x, y in ends)
    return first, last


def braille(bits: int) -> str:
    """The braille character of a cell's dots; a space for none, since some fonts draw blank braille as rings."""
    return chr(_BLANK_BRAILLE + bits) if bits else " "


def ascii_dots(bits: int) -> str:
    """The nearest ASCII character: dots in the upper half, the lower half, or both."""
    if not bits:
        return " "
    upper, lower = bits & _UPPER, bits & ~_UPPER
    return ":" if upper and lower else "'" if upper else "."
