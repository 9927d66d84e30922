"""Distances, bearings and country boundaries."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.geography.boundaries import ArcKind, Box, Scale, boundaries, countries, scale_for
from store.geography.boundary_file import UNITS_PER_DEGREE, BoundaryFileError, pack, unpack
from store.geography.geodesy import (
    COMPASS_POINTS,
    EARTH_RADIUS_KM,
    Position,
    angle_between,
    bearing_of,
    compass_point,
    direction_text,
    distance_km,
    initial_bearing,
)

BAGHDAD = Position(33.315, 44.366)
AL_QAIM = Position(34.398, 40.976)
AL_WALID = Position(33.434, 38.921)
RABIA = Position(36.806, 42.076)

positions = st.builds(Position, st.floats(-90, 90), st.floats(-180, 180))


def numbers_by_code() -> dict[str, int]:
    return {country.code: number for number, country in enumerate(countries()) if country.code}


def countries_at(place: Position, scale: Scale = Scale.REGION) -> set[str]:
    box = Box(place.lon - 0.5, place.lat - 0.5, place.lon + 0.5, place.lat + 0.5)
    found = boundaries(scale).interiors(box, [place.lat])
    return {
        countries()[number].code or countries()[number].name
        for number, rows in found.items()
        if any(west <= place.lon <= east for west, east in rows[0])
    }


def test_al_qaim_lies_335_km_west_north_west_of_baghdad() -> None:
    assert distance_km(BAGHDAD, AL_QAIM) == pytest.approx(335, abs=1)
    assert initial_bearing(BAGHDAD, AL_QAIM) == pytest.approx(292, abs=0.5)
    assert direction_text(BAGHDAD, AL_QAIM) == "335 km, 292° WNW"


def test_al_walid_lies_south_of_al_qaim_and_rabia_north() -> None:
    assert angle_between(initial_bearing(AL_QAIM, AL_WALID), 180) < 90
    assert angle_between(initial_bearing(AL_QAIM, RABIA), 0) < 45


@given(positions, positions)
def test_distance_is_the_same_both_ways_and_at_most_half_round_the_earth(a: Position, b: Position) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= distance_km(a, b) <= 3.1416 * EARTH_RADIUS_KM


def test_a_degree_of_latitude_is_111_km_and_a_nautical_mile_a_minute() -> None:
    assert distance_km(Position(10, 20), Position(11, 20)) == pytest.approx(111.195, abs=0.001)
    assert distance_km(Position(0, 179.5), Position(0, -179.5)) == pytest.approx(111.195, abs=0.001)


@given(positions, positions)
def test_a_bearing_is_at_least_0_and_below_360(a: Position, b: Position) -> None:
    assert 0 <= initial_bearing(a, b) < 360


@given(st.floats(-90 + 1, 90 - 1), st.floats(-180, 180), st.floats(0.001, 0.5))
def test_a_place_to_the_north_is_at_bearing_0_and_to_the_south_at_180(lat: float, lon: float, step: float) -> None:
    assert angle_between(initial_bearing(Position(lat, lon), Position(lat + step, lon)), 0) < 1e-6
    assert angle_between(initial_bearing(Position(lat, lon), Position(lat - step, lon)), 180) < 1e-6


@given(st.floats(-720, 720), st.floats(-720, 720))
def test_the_angle_between_bearings_is_symmetric_and_at_most_180(a: float, b: float) -> None:
    assert angle_between(a, b) == pytest.approx(angle_between(b, a), abs=1e-9)
    assert 0 <= angle_between(a, b) <= 180


@pytest.mark.parametrize(
    ("bearing", "point"), [(0, "N"), (359, "N"), (292, "WNW"), (315, "NW"), (180, "S"), (45, "NE")]
)
def test_a_bearing_has_its_nearest_compass_point(bearing: float, point: str) -> None:
    assert compass_point(bearing) == point


@given(st.sampled_from(COMPASS_POINTS))
def test_letters_and_words_of_a_compass_point_are_read_as_the_bearing_whose_point_it_is(point: str) -> None:
    bearing = bearing_of(point)
    assert bearing is not None
    assert compass_point(bearing) == point
    words = [{"N": "north", "E": "east", "S": "south", "W": "west"}[letter] for letter in point]
    assert bearing_of("-".join(words)) == bearing_of("".join(words)) == bearing


@pytest.mark.parametrize("words", ["northwest", "North-West", "north western", "nw", "NW "])
def test_ways_of_writing_north_west_mean_the_same(words: str) -> None:
    assert bearing_of(words) == 315


@pytest.mark.parametrize("words", ["", "further north", "upwards", "north-south", "newts"])
def test_words_that_are_no_compass_point_have_no_bearing(words: str) -> None:
    assert bearing_of(words) is None


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (BAGHDAD, "IQ"),
        (Position(33.513, 36.292), "SY"),
        (Position(39.93, 32.86), "TR"),
        (Position(31.95, 35.93), "JO"),
        (Position(-33.87, 151.0), "AU"),
        (Position(66.5, -175.0), "RU"),
        (Position(67.0, 178.0), "RU"),
        (Position(-89.0, 12.0), "AQ"),
        (Position(41.9033, 12.4534), "IT"),
    ],
)
def test_a_city_lies_inside_its_country(place: Position, code: str) -> None:
    assert countries_at(place) == {code}


def test_no_country_lies_in_the_middle_of_an_ocean() -> None:
    assert countries_at(Position(0, -30)) == set()
    assert countries_at(Position(45, 179.9)) == set()


@pytest.mark.parametrize("scale", list(Scale))
@given(st.floats(-89.5, 89.5), st.floats(-180, 180))
def test_a_place_is_inside_at_most_one_country_wherever_the_box_is_cut(scale: Scale, lat: float, lon: float) -> None:
    narrow = boundaries(scale).interiors(Box(lon - 1, -90, lon + 1, 90), [lat])
    wide = boundaries(scale).interiors(Box(lon - 170, -90, lon + 170, 90), [lat])

    def holders(found: dict[int, list[list[tuple[float, float]]]]) -> set[int]:
        return {number for number, rows in found.items() if any(a < lon < b for a, b in rows[0])}

    assert holders(narrow) == holders(wide)


@given(st.lists(st.floats(-89, 89), min_size=1, max_size=8).map(sorted), st.floats(-180, 180))
def test_spans_are_in_order_apart_and_within_the_box(lats: list[float], west: float) -> None:
    box = Box(west, -90, west + 60, 90)
    for rows in boundaries(Scale.GLOBE).interiors(box, lats).values():
        assert len(rows) == len(lats)
        for spans in rows:
            ends = [end for span in spans for end in span]
            assert ends == sorted(ends)
            assert all(box.west - 0.001 <= end <= box.east + 0.001 for end in ends)


@pytest.mark.parametrize("crossing", [AL_QAIM, AL_WALID, RABIA])
def test_the_border_of_iraq_and_syria_passes_within_5_km_of_its_crossings(crossing: Position) -> None:
    box = Box(crossing.lon - 0.3, crossing.lat - 0.3, crossing.lon + 0.3, crossing.lat + 0.3)
    points = [
        Position(y / UNITS_PER_DEGREE, x / UNITS_PER_DEGREE)
        for line in boundaries(Scale.REGION).lines(box)
        if line.kind is ArcKind.BORDER
        for (ax, ay), (bx, by) in pairwise(zip(line.xs, line.ys, strict=True))
        for x, y in ((ax + (bx - ax) * t / 50, ay + (by - ay) * t / 50) for t in range(51))
    ]
    assert min(distance_km(crossing, point) for point in points) < 5


def test_lines_of_a_box_across_the_antimeridian_continue_to_the_east_of_it() -> None:
    xs = [x for line in boundaries(Scale.WORLD).lines(Box(175, 60, 195, 75)) for x in line.xs]
    assert min(xs) < 180_000 < max(xs)
    steps = [
        abs(b - a) for line in boundaries(Scale.REGION).lines(Box(-180, -90, 180, 90)) for a, b in pairwise(line.xs)
    ]
    assert max(steps) < 30_000, "no line runs back across the whole map"


def test_a_seam_is_never_among_the_lines() -> None:
    kinds = {line.kind for line in boundaries(Scale.GLOBE).lines(Box(-180, -90, 180, 90))}
    assert kinds == {ArcKind.COAST, ArcKind.BORDER}


def test_lines_smaller_than_asked_for_are_left_out() -> None:
    box = Box(-180, -90, 180, 90)
    all_lines = list(boundaries(Scale.WORLD).lines(box))
    large = list(boundaries(Scale.WORLD).lines(box, smallest=5.0))
    assert 0 < len(large) < len(all_lines)
    assert all(max(max(line.xs) - min(line.xs), max(line.ys) - min(line.ys)) >= 5000 for line in large)


def test_the_countries_of_the_sample_are_known_by_their_codes() -> None:
    known = countries()
    assert {code: known[number].name for code, number in numbers_by_code().items() if code in "IQ SY TR JO"} == {
        "IQ": "Iraq",
        "SY": "Syria",
        "TR": "Turkey",
        "JO": "Jordan",
    }


def test_no_code_stands_for_two_countries() -> None:
    codes = [country.code for country in countries() if country.code]
    assert len(codes) > 200
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("resolution", "scale"), [(0.001, Scale.REGION), (0.29, Scale.REGION), (0.3, Scale.WORLD), (5, Scale.GLOBE)]
)
def test_the_scale_is_the_lightest_that_is_fine_enough(resolution: float, scale: Scale) -> None:
    assert scale_for(resolution) is scale


def test_the_files_together_stay_small() -> None:
    assert sum(scale.file.stat().st_size for scale in Scale) < 400_000


@pytest.mark.parametrize("scale", list(Scale))
def test_a_boundary_file_is_read_and_written_back_as_it_was(scale: Scale) -> None:
    packed = scale.file.read_bytes()
    again = unpack(pack(unpack(packed)))
    assert all(getattr(again, name) == getattr(unpack(packed), name) for name in again.__slots__)


def test_bytes_that_are_no_boundary_file_are_refused_in_words() -> None:
    with pytest.raises(BoundaryFileError, match="starts with"):
        unpack(b"PK\x03\x04 something else")
