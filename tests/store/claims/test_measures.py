"""Lengths and directions as claims give them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.claims.measures import read_direction, read_distance


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"km": 400, "mi": 350, "approximate": True}, "about 400 km (350 mi)"),
        ({"value": 400, "unit": "km"}, "400 km"),
        ({"miles": "1,200"}, "1200 mi"),
        ("400 km (350 miles)", "400 km (350 mi)"),
        ("approximately 400 kilometres", "about 400 km"),
        ("some 1,200 km", "about 1200 km"),
        ("3.5-mile", "3.5 mi"),
        ("400 km, or about 250 miles", "about 400 km (250 mi)"),
        ("300 km/185 mi", "300 km (185 mi)"),
        ("30-40 km (19-25 miles)", "40 km (25 mi)"),
        ("12 miles from the border and 400 km from Baghdad", "12 mi"),
        ("5 km 300 m", "5 km"),
    ],
)
def test_a_distance_is_read_in_every_unit_it_is_given_in(value: Any, text: str) -> None:
    distance = read_distance(value)
    assert distance is not None
    assert distance.text == text


@pytest.mark.parametrize("value", ["far away", "400", 400, {}, {"km": True}, {"km": {}}, {"unit": "km"}, [400], None])
def test_what_names_no_unit_is_no_distance(value: Any) -> None:
    assert read_distance(value) is None


@pytest.mark.parametrize(
    ("value", "degrees", "relative", "of"),
    [
        ("NW", 315, False, ""),
        ("northwest", 315, False, ""),
        ("to the north-west of Baghdad", 315, False, "Baghdad"),
        ("further north", 0, True, ""),
        ("farther to the south", 180, True, ""),
        ({"relative": "further north", "of": "al-qaim"}, 0, True, "al-qaim"),
        ({"relative": "north", "of": "al-qaim"}, 0, True, "al-qaim"),
        ({"degrees": 292}, 292, False, ""),
        (292, 292, False, ""),
    ],
)
def test_a_direction_is_read_with_what_it_is_relative_to(value: Any, degrees: float, relative: bool, of: str) -> None:
    direction = read_direction(value)
    assert direction is not None
    assert (direction.degrees, direction.relative, direction.of) == (degrees, relative, of)


@pytest.mark.parametrize("value", ["upwards", "", None, {}, {"relative": {}}, [], True])
def test_what_names_no_direction_is_none(value: Any) -> None:
    assert read_direction(value) is None


@given(
    st.text() | st.dictionaries(st.sampled_from(["km", "unit", "value", "relative", "of"]), st.text() | st.integers())
)
def test_reading_never_fails(value: Any) -> None:
    read_distance(value)
    read_direction(value)
