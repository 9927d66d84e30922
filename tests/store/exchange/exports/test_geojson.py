"""GeoJSON by RFC 7946, and JSON that the program opens again."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disclosure import Disclosed
from store.exchange.exports.geojson import write
from store.exchange.exports.selection import Selection
from store.records.model import TABLES, Key
from store.store import Store
from tests.store.exchange.exports.opened import written
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

NUMBERS = st.none() | st.floats(-400, 400) | st.integers(-400, 400)


def features(records: InMemory) -> dict[str, dict[str, Any]]:
    whole = json.loads(written("geojson", records), parse_constant=pytest.fail)
    assert whole["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in whole["features"]}


def assert_valid(feature: dict[str, Any]) -> None:
    assert feature["type"] == "Feature"
    assert isinstance(feature["properties"], dict)
    geometry = feature["geometry"]
    if geometry is None:
        return
    points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
    assert geometry["type"] in ("Point", "MultiPoint")
    for lon, lat in points:
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


def test_every_feature_of_the_sample_is_valid() -> None:
    records = shelf_of(SAMPLE)
    found = features(records)
    assert len(found) == len(records.crossings) + len(records.rows)
    for feature in found.values():
        assert_valid(feature)


def test_positions_are_longitude_first() -> None:
    assert features(shelf_of(SAMPLE))["crossings/al-qaim"]["geometry"]["coordinates"] == [40.976, 34.398]


@given(NUMBERS, NUMBERS)
def test_no_place_makes_an_invalid_feature(lat: float | None, lon: float | None) -> None:
    place = {name: value for name, value in (("lat", lat), ("lon", lon)) if value is not None}
    crossing = {"id": "c", "sides": [{"name": "C"}], **place}
    for feature in features(InMemory(events=[{"id": "e", "place": place}], crossings=[crossing])).values():
        assert_valid(feature)


def test_an_event_without_a_place_lies_at_its_crossings_and_says_so() -> None:
    found = features(shelf_of(SAMPLE))["events/crossings-closed-2014"]
    assert found["geometry"]["type"] == "MultiPoint"
    assert len(found["geometry"]["coordinates"]) == 3
    assert found["properties"]["located_by"] == "crossings"


def test_each_end_of_a_figure_names_its_speakers() -> None:
    killed = features(shelf_of(SAMPLE))["events/qaim-drones-2019-08"]["properties"]["figures"][0]
    assert (killed["low"], killed["low_by"]) == (1, ["two officials (anonymous)"])


def test_json_holds_the_records_as_they_stand_and_opens_again(tmp_path: Path) -> None:
    records = shelf_of(SAMPLE)
    path = tmp_path / "again.json"
    path.write_bytes(written("json", records))
    store = Store.open(path)
    assert store.problem is None
    for key, document in records.documents.items():
        if key.table in TABLES:
            assert store.document(key) == document


def test_json_of_some_events_holds_them_and_what_they_refer_to() -> None:
    tables = json.loads(written("json", shelf_of(SAMPLE), {"qaim-drones-2019-08"}))
    ids = {table: {record["id"] for record in records.values()} for table, records in tables.items() if table != "meta"}
    assert ids["events"] == {"qaim-drones-2019-08"}
    assert ids["crossings"] == {"al-qaim"}
    assert {"israel", "kataib-hezbollah"} <= ids["actors"]
    assert "k24-strike" in ids["sources"]
    assert "bab-al-hawa" not in ids["crossings"]


def test_a_number_that_no_double_holds_is_text_in_json() -> None:
    records = InMemory(events=[{"id": "e", "odd": float("inf")}])
    assert json.loads(written("json", records), parse_constant=pytest.fail)["events"]["1"]["odd"] == "inf"
    assert records.document(Key("events", "e"))["odd"] == float("inf")


def test_a_crossing_tells_who_passes_and_by_whose_leave_as_of_the_day_asked_for() -> None:
    given = {"kind": "order", "by": "the governor", "until": "2020-03-01", "modes": ["rail"]}
    events = [
        {"id": "e", "date": "2020-01-01", "crossings": ["c"], "status": {"state": "open", "modes": {"rail": "yes"}}},
        {"id": "p", "date": "2020-01-01", "crossings": ["c"], "status": {"permission": given}},
    ]
    records = InMemory(events=events, crossings=[{"id": "c", "sides": [{"country": "IQ"}, {"country": "SY"}]}])
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    told = {}
    for day in (date(2020, 2, 1), date(2020, 3, 2)):
        first, *_ = json.loads(write(Selection(Disclosed(records), moment, None, day)))["features"]
        (row,), (permit,) = first["properties"]["passage"], first["properties"]["permissions"]
        told[day.month] = (row["value"], row["event"], permit["state"], permit["days_left"])
    assert told == {2: ("yes", "e", "in force", 29), 3: ("no", "p", "lapsed", None)}
