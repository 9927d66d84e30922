"""Which part of the earth a map shows."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.geography.geodesy import Position
from tui.cartography.view import CLOSEST, FARTHEST, Size, View, fit, wrapped

views = st.builds(View, st.floats(-75, 75), st.floats(-180, 179.9), st.floats(CLOSEST, 1.0))
sizes = st.builds(Size, st.integers(1, 250), st.integers(1, 80))
inhabited = st.builds(Position, st.floats(-60, 75), st.floats(-180, 180))


def position(view: View, column: float, row: float, size: Size) -> Position:
    """The position at a point of the map; the inverse of `View.cell`."""
    lat = view.lat - (row - size.height / 2) * view.degrees
    lon = view.lon + (column - size.width / 2) * view.degrees_across
    return Position(min(90.0, max(-90.0, lat)), wrapped(lon))


def apart(a: float, b: float) -> float:
    """Degrees between two meridians."""
    return abs(wrapped(a - b))


@given(views, sizes, st.floats(0, 1), st.floats(0, 1))
def test_a_cell_and_its_position_are_inverse(view: View, size: Size, across: float, down: float) -> None:
    column, row = across * size.width, down * size.height
    assume(abs(view.lat) + size.height / 2 * view.degrees < 90)
    assume(size.width * view.degrees_across < 350)
    assert view.cell(position(view, column, row, size), size) == pytest.approx((column, row), abs=1e-4)


@given(views, sizes)
def test_the_middle_of_the_map_is_the_middle_of_the_view(view: View, size: Size) -> None:
    assert view.cell(Position(view.lat, view.lon), size) == (size.width / 2, size.height / 2)


def test_north_is_up_east_is_right_and_both_are_to_scale() -> None:
    view, size = View(60, 20, 0.5), Size(40, 20)
    assert view.cell(Position(61, 20), size) == pytest.approx((20, 8))
    # At 60 degrees a meridian's degree is half as wide; a cell is half as wide as high.
    assert view.cell(Position(60, 21), size) == pytest.approx((22, 10))


@given(st.lists(inhabited, min_size=1, max_size=12), st.builds(Size, st.integers(8, 250), st.integers(4, 80)))
def test_a_fitted_view_shows_every_place(places: list[Position], size: Size) -> None:
    view = fit(places, size)
    assert view is not None
    assume(view.degrees < FARTHEST)
    for place in places:
        column, row = view.cell(place, size)
        assert 0 <= column < size.width
        assert 0 <= row < size.height


def test_nothing_to_show_has_no_view() -> None:
    assert fit([], Size(40, 14)) is None


def test_a_single_place_is_shown_in_the_middle_with_land_around_it() -> None:
    view = fit([Position(34.398, 40.976)], Size(40, 14))
    assert view is not None
    assert (view.lat, view.lon) == pytest.approx((34.398, 40.976))
    assert 2 < view.degrees * 14 < 5


def test_places_on_both_sides_of_the_antimeridian_are_shown_together_and_close() -> None:
    view = fit([Position(-17, 178), Position(-14, -171)], Size(60, 20))
    assert view is not None
    assert apart(view.lon, -176.5) < 1e-6
    assert view.degrees_across * 60 < 30


@given(views, st.floats(0.1, 10), st.builds(Position, st.floats(-75, 75), st.floats(-180, 180)))
def test_zooming_about_a_place_keeps_its_height_on_the_map(view: View, factor: float, about: Position) -> None:
    size = Size(60, 20)
    zoomed = view.zoomed(factor, about)
    assume(abs(zoomed.lat) <= 90)
    assert zoomed.cell(about, size)[1] == pytest.approx(view.cell(about, size)[1], abs=1e-6)


@given(views, st.floats(0.5, 2))
def test_zooming_in_and_out_again_comes_back(view: View, factor: float) -> None:
    assume(CLOSEST < view.degrees / factor < FARTHEST)
    back = view.zoomed(factor).zoomed(1 / factor)
    assert (back.lat, back.lon) == (view.lat, view.lon)
    assert back.degrees == pytest.approx(view.degrees)


def test_zoom_stops_at_the_closest_and_the_farthest() -> None:
    assert View(0, 0, 1).zoomed(1e9).degrees == CLOSEST
    assert View(0, 0, 1).zoomed(1e-9).degrees == FARTHEST


@given(views, st.floats(-500, 500), st.floats(-500, 500))
def test_panning_stays_on_the_earth(view: View, columns: float, rows: float) -> None:
    moved = view.panned(columns, rows)
    assert -90 <= moved.lat <= 90
    assert -180 <= moved.lon < 180


def test_panning_right_moves_east_and_down_moves_south() -> None:
    moved = View(30, 179.5, 0.5).panned(10, 4)
    assert moved.lat == 28
    assert -179 < moved.lon < -177


@given(views, sizes, sizes, st.floats(0, 1), st.floats(0, 1))
def test_another_size_still_shows_all_that_was_seen(
    view: View, before: Size, after: Size, across: float, down: float
) -> None:
    resized = view.resized(before, after)
    assume(CLOSEST < resized.degrees < FARTHEST)
    place = position(view, across * before.width, down * before.height, before)
    assume(abs(place.lat) < 89 and before.width * view.degrees_across < 180)
    column, row = resized.cell(place, after)
    assert -1e-4 <= column <= after.width + 1e-4
    assert -1e-4 <= row <= after.height + 1e-4
