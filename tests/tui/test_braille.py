"""The canvas of dots."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cartography.braille import Canvas, ascii_dots, braille, clip

coordinates = st.floats(-1e6, 1e6)
points = st.tuples(coordinates, coordinates)
sizes = st.tuples(st.integers(0, 60), st.integers(0, 30))


def drawn(width: int, height: int, *line: tuple[float, float]) -> Canvas:
    canvas = Canvas(width, height)
    canvas.polyline(line)
    return canvas


def dots(canvas: Canvas) -> set[tuple[int, int]]:
    """Every dot set, as right and down from the top left."""
    bits = {
        0x01: (0, 0),
        0x08: (1, 0),
        0x02: (0, 1),
        0x10: (1, 1),
        0x04: (0, 2),
        0x20: (1, 2),
        0x40: (0, 3),
        0x80: (1, 3),
    }
    return {
        (2 * column + x, 4 * row + y)
        for row in range(canvas.height)
        for column in range(canvas.width)
        for bit, (x, y) in bits.items()
        if canvas.bits(column, row) & bit
    }


@given(sizes, st.lists(points, max_size=12))
def test_no_dot_falls_outside_the_canvas(size: tuple[int, int], line: list[tuple[float, float]]) -> None:
    width, height = size
    assert all(0 <= x < 2 * width and 0 <= y < 4 * height for x, y in dots(drawn(width, height, *line)))


@given(points, points, st.integers(1, 100), st.integers(1, 100))
def test_a_clipped_line_lies_within_the_edges_and_on_the_line(
    a: tuple[float, float], b: tuple[float, float], right: int, bottom: int
) -> None:
    clipped = clip(a, b, right, bottom)
    if clipped is None:
        return
    length = math.dist(a, b)
    for x, y in clipped:
        assert 0 <= x <= right
        assert 0 <= y <= bottom
        area = abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]))
        assert area <= 1e-6 * length * max(1.0, length)


@given(points, points, st.floats(0, 1), st.integers(1, 100), st.integers(1, 100))
def test_a_line_with_a_point_inside_is_never_clipped_away(
    a: tuple[float, float], b: tuple[float, float], along: float, right: int, bottom: int
) -> None:
    x, y = a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])
    if 0.01 < x < right - 0.01 and 0.01 < y < bottom - 0.01:
        assert clip(a, b, right, bottom) is not None


@given(
    st.tuples(st.integers(0, 39), st.integers(0, 39)),
    st.tuples(st.integers(0, 39), st.integers(0, 39)),
)
def test_a_line_inside_has_no_gaps_and_reaches_both_ends(a: tuple[int, int], b: tuple[int, int]) -> None:
    found = dots(drawn(20, 10, a, b))
    if a == b:
        assert found == set()
        return
    assert {a, b} <= found
    assert len(found) == max(abs(a[0] - b[0]), abs(a[1] - b[1])) + 1


def test_a_line_that_passes_by_leaves_no_dot() -> None:
    assert not dots(drawn(10, 5, (-5, -5), (30, -1)))
    assert not dots(drawn(10, 5, (-30, 10), (10, -30)))


def test_each_dot_of_a_cell_has_its_own_bit() -> None:
    canvas = Canvas(1, 1)
    canvas.polyline([(0, 0), (0, 3)])
    assert braille(canvas.bits(0, 0)) == "⡇"
    canvas.polyline([(1, 0), (1, 3)])
    assert braille(canvas.bits(0, 0)) == "⣿"
    assert dots(canvas) == {(x, y) for x in range(2) for y in range(4)}


def test_a_cell_without_dots_is_a_space() -> None:
    assert braille(0) == ascii_dots(0) == " "


@pytest.mark.parametrize(
    ("line", "character"), [([(0, 0), (1, 1)], "'"), ([(0, 2), (1, 3)], "."), ([(0, 0), (0, 3)], ":")]
)
def test_ascii_tells_the_upper_from_the_lower_half(line: list[tuple[float, float]], character: str) -> None:
    assert ascii_dots(drawn(1, 1, *line).bits(0, 0)) == character


@given(st.integers(0, 255))
def test_every_cell_is_one_character_and_ascii_where_asked(bits: int) -> None:
    assert len(braille(bits)) == len(ascii_dots(bits)) == 1
    assert ascii_dots(bits).isascii()
