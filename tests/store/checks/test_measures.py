"""Lengths and directions that arithmetic or the map denies."""

from typing import Any

import pytest

from tests.store.checks.finding import BAGHDAD, WALID, check, the_one


@pytest.mark.parametrize(
    "value", [{"km": 400, "mi": 350}, "400 km (350 miles)", {"km": 400, "miles": "350", "approximate": True}]
)
def test_a_length_in_two_units_that_differ_is_found_with_its_arithmetic(value: Any) -> None:
    findings = check("unit-arithmetic").at_walid({"about": "distance", "value": value, "from": BAGHDAD})
    assert the_one(findings) == (
        "unit-arithmetic",
        ("claims", 0, "value"),
        "400 km is 249 mi, not 350 mi; 350 mi is 563 km",
    )


@pytest.mark.parametrize(
    "value", [{"km": 300, "mi": 185}, "400 km (250 miles)", "5 km (3 miles)", "400 km", {"km": 400}]
)
def test_a_length_within_three_per_cent_or_rounding_is_right(value: Any) -> None:
    assert not check("unit-arithmetic").at_walid({"about": "distance", "value": value, "from": BAGHDAD})


def test_one_length_in_two_claims_of_one_speaker_is_checked_too() -> None:
    said = [
        {"about": "distance", "value": value, "from": BAGHDAD, "source": "k24"} for value in ("400 km", "350 miles")
    ]
    rival = {**said[1], "source": "strike"}
    assert [(f.code, f.path) for f in check("unit-arithmetic").found(crossings=[{**WALID, "claims": said}])] == [
        ("unit-arithmetic", ("claims", 1, "value"))
    ]
    assert not check("unit-arithmetic").found(crossings=[{**WALID, "claims": [said[0], rival]}])


def test_a_direction_said_in_an_event_is_of_the_crossing_it_names_or_of_its_place() -> None:
    north = {"about": "bearing", "value": "further north", "from": {"text": "al-Qaim"}}
    assert [f.code for f in check("bearing").claimed({**north, "of": "al-Walid"})] == ["bearing"]
    assert [f.code for f in check("bearing").claimed(north, place={"text": "a camp", "lat": 33.0, "lon": 41.0})] == [
        "bearing"
    ]
    assert not check("bearing").claimed(north, place={"text": "a camp", "lat": 35.0, "lon": 41.0})


def test_a_direction_that_the_coordinates_deny_is_found() -> None:
    code, path, message = the_one(
        check("bearing").at_walid({"about": "bearing", "value": "N", "from": {"text": "al-Qaim"}})
    )
    assert (code, path) == ("bearing", ("claims", 0, "value"))
    assert message == "al-Walid ⇄ al-Tanf lies WSW of al-Qaim (218 km, 241° WSW), not N"


@pytest.mark.parametrize(
    "claim",
    [
        {"value": "further north", "from": {"text": "al-Qaim", "lat": 34.398, "lon": 40.976}},
        {"value": {"relative": "further north", "of": "qaim"}},
        {"value": "further north of Albu Kamal"},
        {"value": "north", "hedge": "further north", "from": {"text": "the al-Qaim crossing"}},
        {"value": 0, "from": {"text": "Qaim"}},
        {"value": "further north", "of": "al-qaim"},
    ],
)
def test_further_north_of_what_lies_to_the_north_is_found_however_it_is_written(claim: dict[str, Any]) -> None:
    assert [finding.code for finding in check("bearing").at_walid({"about": "bearing", **claim})] == ["bearing"]


@pytest.mark.parametrize(
    "claim",
    [
        {"value": "WSW", "from": {"text": "al-Qaim"}},
        {"value": "SW", "from": {"text": "al-Qaim"}},
        {"value": "further south", "from": {"text": "al-Qaim"}},
        {"value": "further west", "from": {"text": "al-Qaim"}},
        {"value": "N", "from": {"text": "a place nobody knows"}},
        {"value": "N"},
        {"value": "over there", "from": {"text": "al-Qaim"}},
    ],
)
def test_a_direction_within_its_limits_or_from_nowhere_known_is_right(claim: dict[str, Any]) -> None:
    assert not check("bearing").at_walid({"about": "bearing", **claim})
