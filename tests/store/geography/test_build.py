"""The making of the boundary files from a topology."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.geography.boundaries import ArcKind, Boundaries, Box, Scale
from store.geography.boundary_file import LONGEST_STEP
from tools.boundaries import at_scale, countries, cut_at_antimeridian, decoded_arcs, lines, quantised, simplified

# Two squares of ten degrees side by side, sharing the meridian of 10 degrees, on a grid of whole degrees.
SQUARES: dict[str, Any] = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"id": "368", "properties": {"name": "Westland"}, "arcs": [[0, 1]]},
                {"properties": {"name": "Kosovo"}, "arcs": [[[2, -1]]]},
            ]
        }
    },
}

degrees = st.floats(-179, 179).map(lambda x: round(x, 3))
paths = st.lists(st.tuples(degrees, st.floats(-80, 80).map(lambda y: round(y, 3))), min_size=2, max_size=30)


def test_deltas_become_degrees() -> None:
    assert decoded_arcs(SQUARES)[1] == [(10, 10), (0, 10), (0, 0), (10, 0)]


def test_a_line_that_two_countries_share_is_kept_once_as_their_border() -> None:
    borders = [line for line in lines(SQUARES) if line.kind is ArcKind.BORDER]
    assert [(line.countries, line.points) for line in borders] == [((0, 1), [(10, 0), (10, 10)])]


def test_the_inside_of_each_country_is_what_its_outline_encloses() -> None:
    made = Boundaries(at_scale(lines(SQUARES), Scale.REGION))
    assert made.interiors(Box(-5, -5, 30, 15), [5.0]) == {0: [[(0, 10)]], 1: [[(10, 20)]]}
    assert made.interiors(Box(5, -5, 12, 15), [5.0]) == {0: [[(5, 10)]], 1: [[(10, 12)]]}
    assert made.interiors(Box(12, -5, 15, 15), [5.0]) == {1: [[(12, 15)]]}
    assert made.interiors(Box(-5, -5, 30, 15), [-2.0, 12.0]) == {}


def test_codes_come_from_numbers_and_the_reserved_one_from_the_name() -> None:
    assert countries(SQUARES, [["IQ", "IRQ", "368"]]) == [["Westland", "IQ"], ["Kosovo", "XK"]]


def test_a_line_across_the_antimeridian_is_cut_where_it_meets_it() -> None:
    pieces, lats = cut_at_antimeridian([(178.0, 10.0), (-178.0, 20.0)])
    assert pieces == [[(178, 10), (180, 15)], [(-180, 15), (-178, 20)]]
    assert lats == [15]


def test_a_country_across_the_antimeridian_is_whole_on_both_sides_of_it() -> None:
    ring = [[175, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    ring[1:] = [[10 - 360, 0], [0, 10], [350, 0], [0, -10]]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [ring],
        "objects": {"countries": {"geometries": [{"properties": {"name": "Farland"}, "arcs": [[0]]}]}},
    }
    made = Boundaries(at_scale(lines(topology), Scale.REGION))
    assert made.interiors(Box(-180, -5, 180, 15), [5.0]) == {0: [[(-180, -175), (175, 180)]]}
    assert made.interiors(Box(160, -5, 200, 15), [5.0]) == {0: [[(175, 185)]]}


@given(paths, st.floats(0.001, 5))
def test_simplifying_keeps_the_ends_and_only_points_of_the_line(
    points: list[tuple[float, float]], tolerance: float
) -> None:
    kept = simplified(points, tolerance)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    remaining = iter(points)
    assert all(point in remaining for point in kept), "in their order"


def test_simplifying_drops_what_deviates_less_than_the_tolerance() -> None:
    bent = [(0.0, 0.0), (1.0, 0.05), (2.0, 0.0), (3.0, 1.0), (4.0, 0.0)]
    assert simplified(bent, 0.1) == [(0, 0), (2, 0), (3, 1), (4, 0)]


@given(paths)
def test_quantised_steps_fit_the_layout_and_pass_through_every_point(points: list[tuple[float, float]]) -> None:
    units = quantised(points)
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(units)]
    assert all(max(abs(dx), abs(dy)) <= LONGEST_STEP and (dx, dy) != (0, 0) for dx, dy in steps)
    assert {(round(x * 1000), round(y * 1000)) for x, y in points} <= set(units)


def test_the_same_input_makes_the_same_arcs() -> None:
    first, second = (at_scale(lines(SQUARES), Scale.GLOBE) for _ in range(2))
    assert all(getattr(first, name) == getattr(second, name) for name in first.__slots__)
    assert len(first) == pytest.approx(3)
