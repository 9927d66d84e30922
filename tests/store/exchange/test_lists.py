"""JSON lists: Open-Syria's places and statuses, CBP's waiting times, GeoJSON points, other data files."""

import json
from pathlib import Path
from typing import Any

import pytest

from store.exchange.exports import original
from store.records.model import Key, StatusReport
from tests.store.exchange.standins import empty_store, given_back, imported, planned

GATE: dict[str, Any] = {
    "id": "sy-gate-border-crossing",
    "name": {"en": "Gate Border Crossing", "ar": "بوابة"},
    "aliases": [{"value": "The Gate", "language": "en", "type": "transliteration"}],
    "locationTypes": ["border_crossing"],
    "transportModes": ["border", "road"],
    "coordinates": {"latitude": 36.5, "longitude": 37.25},
    "administrativeLocation": {"localityName": {"en": "Gatetown"}},
    "externalIds": {"wikidata": "Q0"},
    "notes": "Made up.",
}
STATION = {**GATE, "id": "sy-station", "name": {"en": "Station"}, "locationTypes": ["rail_terminal"]}
SEEN = {
    "id": "sy-gate-2026-03-09",
    "locationId": GATE["id"],
    "observedStatus": "limited",
    "statusAsOf": "2026-03-09",
    "sourceNames": ["Gate", "Other Gate"],
    "statusNote": "On foot only.",
    "sourceIds": ["cluster-access-2026-03-09"],
}
LANES = {"update_time": "At 9:00 am", "operational_status": "delay", "delay_minutes": "25", "lanes_open": "2"}
PORT = {
    "port_number": "250401",
    "border": "Mexican Border",
    "port_name": "San Example",
    "crossing_name": "Bridge",
    "hours": "24 hrs/day",
    "date": "11/5/2025",
    "time": "09:00:00",
    "port_status": "Open",
    "construction_notice": "",
    "commercial_vehicle_lanes": {
        "maximum_lanes": "4",
        "standard_lanes": {**LANES, "operational_status": "Lanes Closed", "delay_minutes": ""},
        "FAST_lanes": {**LANES, "operational_status": "N/A", "delay_minutes": ""},
    },
    "passenger_vehicle_lanes": {"standard_lanes": LANES, "NEXUS_SENTRI_lanes": {**LANES, "delay_minutes": "5"}},
    "pedestrian_lanes": {"ready_lanes": {**LANES, "operational_status": "no delay", "delay_minutes": "0"}},
}


POST: dict[str, Any] = {
    "type": "node",
    "id": 11,
    "lat": 36.5,
    "lon": 37.25,
    "tags": {"barrier": "border_control", "name": "Reed Post", "name:ar": "مخفر", "start_date": "1975"},
}
LINE = {
    "type": "way",
    "id": 11,
    "center": {"lat": 36.75, "lon": 37.5},
    "nodes": [12],
    "tags": {"barrier": "border_control", "name": "Mill Post"},
}
CORNER = {"type": "node", "id": 12, "lat": 36.7, "lon": 37.4}


def written(items: Any, **how: Any) -> bytes:
    return json.dumps(items, ensure_ascii=False, **how).encode() + b"\n"


def feature(name: str, lon: float, lat: float, **properties: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": {"name": name, **properties}}


def collection(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=1).encode()


LISTS = {
    "places": written([GATE, STATION], indent=2),
    "statuses": written([SEEN], indent="\t"),
    "ports": written([PORT, {**PORT, "port_number": "250402", "crossing_name": "Ferry"}], indent=4),
    "one line": written([SEEN, {**SEEN, "id": "b"}]),
    "by port": written({"250401": PORT, "250402": {**PORT, "port_number": "250402"}}, indent=2),
    "deep": written({"made": ["x"], "data": {"count": 1, "ports": [PORT]}, "more": [{"a": 1}]}),
    "alone": written(GATE, indent=2),
    "events": collection(feature("Shots", 41.0, 34.4, date="2019-08-25"), feature("Calm", 41.1, 34.4, date="2019-08")),
    "posts of OpenStreetMap": written({"version": 0.6, "elements": [POST, LINE, CORNER]}, indent=2),
    "crossings": collection(feature("North Gate", 41.0, 34.4), feature("South Gate", 41.0, 33.4)),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_comes_back_byte_for_byte_and_again_changes_nothing(kind: str, tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    plan = imported(store, LISTS[kind], "list.json")
    assert plan.added
    assert given_back(store, plan) == LISTS[kind]
    assert planned(store, LISTS[kind], "again.json").edits == ()


@pytest.mark.parametrize("how", [{}, {"indent": 1}], ids=["one line", "lines"])
def test_an_object_that_stands_twice_is_one_record_and_told(how: dict[str, Any], tmp_path: Path) -> None:
    data = written([SEEN, PORT, {**SEEN, "statusNote": "Again."}], **how)
    store = empty_store(tmp_path)
    plan = imported(store, data, "list.json")
    assert len(plan.added) == 1
    assert any(f"id '{SEEN['id']}' stands on line" in str(warning) for warning in plan.warnings)
    assert given_back(store, plan) == data
    assert planned(store, data, "list.json").edits == ()


def test_a_border_crossing_is_taken_and_another_place_is_only_kept(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    plan = imported(store, LISTS["places"])
    assert [row.why for row in plan.skipped] == ["no border crossing: rail terminal"]
    crossing = store.crossings["gate"]
    assert (crossing.lat, crossing.lon, crossing.kind) == (36.5, 37.25, "road")
    assert crossing.external_ids == {"opensyria": GATE["id"], "wikidata": "Q0"}
    side = crossing.sides[0]
    assert (side.country, side.name, side.town) == ("SY", "Gate", "Gatetown")
    assert [name.value for name in side.names] == ["بوابة", "The Gate"]


def test_a_place_that_the_desk_has_already_only_gives_it_names(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    mine = {
        "id": "mine",
        "sides": [{"country": "SY", "name": "the gate"}, {"country": "TR"}],
        "lat": 36.5,
        "lon": 37.26,
    }
    store.add("crossings", mine)
    plan = imported(store, LISTS["places"])
    assert plan.added == ()
    assert list(store.crossings) == ["mine"]
    assert [name.value for name in store.crossings["mine"].sides[0].names] == ["Gate", "بوابة"]
    assert "new" in str(plan.changed[0].cells[0])
    assert original.exported(store, plan.import_id).data == LISTS["places"]
    assert planned(store, LISTS["places"]).edits == ()


def test_a_snapshot_is_a_status_at_the_crossing_of_its_location(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    imported(store, LISTS["places"])
    imported(store, LISTS["statuses"])
    event = store.event("gate-status-2026-03-09")
    assert (event.type, event.status, event.date, event.crossings) == ("status", "limited", "2026-03-09", ("gate",))
    assert event.summary == "On foot only."
    assert store.sources[event.sources[0]].published == "2026-03-09"


def test_a_snapshot_of_an_unknown_crossing_is_kept_and_told(tmp_path: Path) -> None:
    plan = imported(
        empty_store(tmp_path), written([SEEN, {**SEEN, "id": "x", "locationId": "sy-gate-border-crossing"}])
    )
    assert "import the locations first" in str(plan.warnings[0])
    assert len(plan.added) == 2


def test_a_changed_status_is_written_back_alone(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    plan = imported(store, LISTS["one line"])
    key = Key("events", "gate-other-gate-status-2026-03-09")
    store.edit(key, ("status",), "open")
    store.edit(key, ("summary",), "For all.")
    now = [{**SEEN, "observedStatus": "active", "statusNote": "For all."}, {**SEEN, "id": "b"}]
    assert given_back(store, plan) == written(now)


def test_a_port_is_a_status_with_its_modes_and_waits(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    imported(store, LISTS["ports"])
    event = store.event("san-example-bridge-2025-11-05-09-00-00")
    assert event.date == "2025-11-05"
    assert isinstance(event.status, StatusReport)
    assert event.status.modes == {"commercial": "no", "passenger": "yes", "pedestrian": "yes"}
    assert (event.status.state, event.status.hours) == ("open", "24 hrs/day")
    waits = {claim.id: claim.value for claim in event.claims}
    assert waits == {"passenger-standard": 25, "passenger-nexus-sentri": 5, "pedestrian-ready": 0}
    assert {claim.by for claim in event.claims} == {"US CBP"}
    crossing = store.crossings[event.crossings[0]]
    assert [side.country for side in crossing.sides] == ["US", "MX"]


def test_a_later_report_of_a_port_is_another_event_at_the_same_crossing(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    imported(store, written([PORT]))
    plan = imported(store, written([{**PORT, "time": "10:00:00", "port_status": "Closed"}]))
    assert (len(plan.added), len(plan.vanished), len(store.crossings)) == (1, 0, 1)


def test_a_changed_wait_is_written_back_alone(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    plan = imported(store, written([PORT], indent=2))
    store.edit(Key("events", "san-example-bridge-2025-11-05-09-00-00"), ("claims", 0, "value"), 40)
    before, after = written([PORT], indent=2), given_back(store, plan)
    assert after == before.replace(b'"delay_minutes": "25"', b'"delay_minutes": "40"')


@pytest.mark.parametrize("at", [0, 1])
def test_a_deleted_event_leaves_its_object_out(at: int, tmp_path: Path) -> None:
    both = [SEEN, {**SEEN, "id": "b"}]
    store = empty_store(tmp_path)
    plan = imported(store, written(both, indent=2))
    store.delete([plan.added[at].edit.key])
    assert given_back(store, plan) == written(both[1 - at : 2 - at], indent=2)


POINT_EDITS: list[tuple[tuple[str | int, ...], Any, tuple[str, ...], Any]] = [
    (("claims", 0, "value"), 7, ("properties", "killed"), 7),
    (("claims", 0, "value"), "3+", ("properties", "killed"), "3+"),
    (("tags",), ["far"], ("properties", "tags"), ["far"]),
    (("place", "lat"), 35.25, ("geometry", "coordinates"), [41.0, 35.25]),
    (("place", "lat"), None, ("geometry", "coordinates"), [41.0, 34.4]),
    (("title",), "Other shots", ("properties", "name"), "Other shots"),
]


@pytest.mark.parametrize(("path", "value", "where", "now"), POINT_EDITS)
def test_an_edit_of_a_point_reaches_its_property_as_the_kind_of_value_it_was(
    path: tuple[str | int, ...], value: Any, where: tuple[str, str], now: Any, tmp_path: Path
) -> None:
    point = feature("Shots", 41.0, 34.4, date="2019-08-25", killed=6, tags=["near", "night"])
    store = empty_store(tmp_path)
    plan = imported(store, collection(point), "points.json")
    store.edit(plan.added[0].edit.key, path, value)
    point[where[0]][where[1]] = now
    assert json.loads(given_back(store, plan)) == json.loads(collection(point))


@pytest.mark.parametrize("how", [{}, {"indent": 2}], ids=["one line", "lines"])
def test_a_changed_port_among_ports_by_number_is_written_back_alone(how: dict[str, Any], tmp_path: Path) -> None:
    ports = {number: {**PORT, "port_number": number} for number in ("250401", "250402")}
    store = empty_store(tmp_path)
    plan = imported(store, written(ports, **how), "ports.json")
    store.edit(plan.added[1].edit.key, ("summary",), "Ramp closed.")
    store.edit(plan.added[1].edit.key, ("date",), "2025-11-06")
    ports["250402"] |= {"construction_notice": "Ramp closed.", "date": "11/06/2025"}
    assert given_back(store, plan) == written(ports, **how)


def test_a_wait_tells_how_many_lanes_of_its_kind_there_are_or_else_of_its_group(tmp_path: Path) -> None:
    lanes = {"maximum_lanes": 9, "standard": {**LANES, "maximum_lanes": 4}, "ready": LANES}
    plan = imported(empty_store(tmp_path), written([{**PORT, "passenger": lanes}]))
    notes = {claim["id"]: claim["note"] for claim in (plan.added[0].edit.after or {})["claims"]}
    assert notes["passenger-standard"].endswith("2 of 4 lanes open")
    assert notes["passenger-ready"].endswith("2 of 9 lanes open")


def test_points_with_dates_are_events_and_others_are_crossings(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    imported(store, LISTS["crossings"], "gates.json")
    imported(store, LISTS["events"], "events.json")
    assert list(store.crossings) == ["north-gate", "south-gate"]
    assert [(row.title, row.date, row.crossings) for row in store.rows.values()] == [
        ("Shots", "2019-08-25", ("north-gate",)),
        ("Calm", "2019-08", ("north-gate",)),
    ]


def test_another_data_file_gives_its_records_under_their_own_ids(tmp_path: Path) -> None:
    theirs = empty_store(tmp_path)
    plan = imported(theirs, LISTS["places"])
    theirs.add("events", {"id": "shared", "title": "Theirs", "tags": ["b"], "summary": "Said there."})
    theirs.save()
    data = theirs.path.read_bytes()
    (tmp_path / "mine").mkdir()
    store = empty_store(tmp_path / "mine")
    store.add("events", {"id": "shared", "title": "Mine", "tags": ["a"]})
    joined = imported(store, data, "theirs.json")
    shared = store.event("shared")
    assert (shared.title, set(shared.tags), shared.summary) == ("Mine", {"a", "b"}, "Said there.")
    assert "title differ" in str(joined.warnings[0])
    assert original.exported(store, plan.import_id).data == LISTS["places"]
    assert planned(store, data, "theirs.json").edits == ()


def test_elements_of_openstreetmap_are_crossings_where_they_have_tags(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    data = written({"elements": [POST, LINE, CORNER]}, indent=1)
    plan = imported(store, data, "overpass.json")
    assert [row.own_id for row in plan.added] == ["node/11", "way/11"]
    assert [row.why for row in plan.skipped] == ["no tags"]
    crossing = store.crossings["mill-post"]
    assert (crossing.lat, crossing.lon) == (36.75, 37.5)
    assert [name.value for name in store.crossings["reed-post"].sides[0].names] == ["مخفر"]
    store.edit(Key("crossings", "mill-post"), ("lat",), 36.5)
    changed = LINE | {"center": {"lat": 36.5, "lon": 37.5}}
    assert json.loads(given_back(store, plan)) == {"elements": [POST, changed, CORNER]}


def test_a_crossing_that_stands_twice_in_a_list_is_made_once(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    lines = ("Name,Name (Arabic),Lat,Lon", "Mud Gate,,33.5,38.2", "Mud Gate,طين,33.51,38.2", "Mud Gate,,50.5,8.2")
    data = "\n".join(lines).encode()
    plan = imported(store, data)
    names = [side.get("names", []) for row in plan.added for side in (row.edit.after or {})["sides"]]
    assert [[name["value"] for name in each] for each in names] == [["طين"], []]
    assert [row.line for row in plan.skipped] == [3]
    assert not planned(store, data).edits
    assert given_back(store, plan) == data
    assert original.exported(store, plan.import_id).unwritten == ()


def test_the_names_that_objects_stand_under_are_told_and_read(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.add("crossings", {"id": "mud-gate", "sides": [{"country": "IQ", "name": "Mud Gate"}]})
    data = b'{"Mud Gate": {"status": "open", "date": "2020-01-25"}}'
    plan = imported(store, data, "board.json")
    after = plan.added[0].edit.after or {}
    assert (after["crossings"], plan.columns[0].taken_as) == (["mud-gate"], "crossing")
    assert given_back(store, plan) == data
    store.edit(plan.added[0].edit.key, ("status",), "closed")
    assert given_back(store, plan) == data.replace(b"open", b"closed")


def test_a_list_of_crossings_may_have_countries_in_place_of_positions(tmp_path: Path) -> None:
    plan = planned(empty_store(tmp_path), b"Name,Country A,Country B,Type\nMud Gate,Jordan,Iraq,road\n")
    sides = [side["country"] for side in (plan.added[0].edit.after or {})["sides"]]
    assert (plan.added[0].edit.key.table, sides) == ("crossings", ["JO", "IQ"])
