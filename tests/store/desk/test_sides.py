"""A side's new id goes to all that names the side by the old one, as one change; or it is refused with the reason."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.records.model import Key
from store.status.standing import Standing
from store.store import Store

LINE = {"id": "line", "sides": [{"id": "gov", "country": "SY"}, {"id": "opp", "country": "SY"}]}
GATE = {"id": "gate", "sides": [{"country": "IQ", "name": "East"}, {"country": "SY", "name": "West"}]}
TOLD = {
    "id": "told",
    "date": "2024-01-02",
    "crossings": ["line"],
    "status": [
        {"modes": {"commercial": "yes"}, "direction": "gov>opp"},
        {"state": "closed", "side": "opp"},
        {"modes": {"rail": "yes"}, "direction": "both"},
    ],
    "control": [{"side": "gov", "by": "army"}, {"side": "opp", "by": "gov"}],
    "claims": [
        {"id": "a", "about": "control", "value": {"side": "gov", "by": "army"}},
        {"id": "b", "about": "status", "of": "gov", "value": "open"},
        {"id": "c", "about": "volume", "value": {"count": 3, "of": "gov", "direction": "opp -> gov"}},
        {"id": "d", "about": "count", "of": "gov", "value": 3},
    ],
}


def opened(tmp_path: Path, *events: dict[str, Any], crossings: tuple[dict[str, Any], ...] = (LINE, GATE)) -> Store:
    tables = {"crossings": crossings, "events": events}
    file = {table: {str(number): one for number, one in enumerate(ones, 1)} for table, ones in tables.items()}
    path = tmp_path / "sides.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    return Store.open(path)


def test_all_that_names_a_side_goes_along_with_its_id_and_back_with_undo(tmp_path: Path) -> None:
    store = opened(tmp_path, TOLD)
    before = Standing.of(store, date(2024, 1, 3))["line"]
    store.edit(Key("crossings", "line"), ("sides", 0, "id"), "damascus")
    told = store.document(Key("events", "told"))
    assert [entry.get("direction") for entry in told["status"]] == ["damascus>opp", None, "both"]
    assert [entry["side"] for entry in told["control"]] == ["damascus", "opp"]
    assert told["control"][1]["by"] == "gov"
    values = [claim["value"] for claim in told["claims"]]
    assert values[0]["side"] == "damascus"
    assert values[2] == {"count": 3, "of": "gov", "direction": "opp>damascus"}
    assert [claim.get("of") for claim in told["claims"]] == [None, "damascus", None, "gov"]
    after = Standing.of(store, date(2024, 1, 3))["line"]
    assert after.holders["damascus"] == before.holders["gov"]
    assert [row.direction.replace("damascus", "gov") for row in after.passage] == [
        row.direction for row in before.passage
    ]
    store.undo()
    assert store.document(Key("events", "told")) == TOLD


def test_the_whole_record_written_anew_carries_them_too(tmp_path: Path) -> None:
    store = opened(tmp_path, TOLD)
    sides = [{"id": "north", "country": "SY"}, LINE["sides"][1]]
    store.replace(Key("crossings", "line"), {**LINE, "sides": sides})
    assert store.document(Key("events", "told"))["control"][0]["side"] == "north"


def test_a_first_id_leaves_words_that_still_mean_the_side_as_they_are(tmp_path: Path) -> None:
    told = {"id": "e", "date": "2024-01-02", "crossings": ["gate"], "control": {"side": "SY", "by": "army"}}
    store = opened(tmp_path, told)
    change = store.edit(Key("crossings", "gate"), ("sides", 1, "id"), "west")
    assert [edit.key.table for edit in change.edits] == ["crossings"]
    assert [held.by for held in Standing.of(store, date(2024, 1, 3))["gate"].holders["west"]] == ["army"]


def test_an_id_that_means_the_other_side_is_refused(tmp_path: Path) -> None:
    store = opened(tmp_path, TOLD)
    with pytest.raises(ValueError, match="“opp” already means the other side of line"):
        store.edit(Key("crossings", "line"), ("sides", 0, "id"), "opp")
    assert store.document(Key("crossings", "line")) == LINE


def test_taking_the_id_away_is_refused_where_the_side_could_not_be_told_apart(tmp_path: Path) -> None:
    store = opened(tmp_path, TOLD)
    with pytest.raises(ValueError, match="without an id it cannot be told from the other side"):
        store.edit(Key("crossings", "line"), ("sides", 0, "id"), None)
    assert store.document(Key("events", "told")) == TOLD


def test_it_is_refused_where_an_event_says_the_same_word_of_a_side_of_another_crossing(tmp_path: Path) -> None:
    other = {**LINE, "id": "other"}
    store = opened(tmp_path, {**TOLD, "crossings": ["line", "other"]}, crossings=(LINE, other))
    with pytest.raises(ValueError, match=r'the event "told" also uses “gov” for a side of other'):
        store.edit(Key("crossings", "line"), ("sides", 0, "id"), "damascus")
    assert store.document(Key("crossings", "line")) == LINE


def test_events_of_other_crossings_stay(tmp_path: Path) -> None:
    elsewhere = {**TOLD, "id": "elsewhere", "crossings": ["other"]}
    store = opened(tmp_path, TOLD, elsewhere, crossings=(LINE, {**LINE, "id": "other"}))
    store.edit(Key("crossings", "line"), ("sides", 0, "id"), "damascus")
    assert store.document(Key("events", "elsewhere")) == elsewhere


def test_sides_in_another_order_are_the_same_sides(tmp_path: Path) -> None:
    store = opened(tmp_path, TOLD)
    before = store.document(Key("events", "told"))
    store.edit(Key("crossings", "line"), ("sides",), list(reversed(LINE["sides"])))
    assert store.document(Key("events", "told")) == before


ODD: dict[str, dict[str, Any]] = {
    "a list of what a claim is about": {"claims": [{"id": "a", "about": ["status"], "of": "gov"}]},
    "an object that a claim is about": {"claims": [{"id": "a", "about": {"status": 1}, "of": "gov"}]},
    "claims that are an object": {"claims": {"a": {"about": "status", "of": "gov"}}},
    "a list among the crossings": {"crossings": ["line", ["other"], None, {"id": "other"}, 5]},
    "crossings that are a text": {"crossings": "line"},
    "no crossings": {"crossings": None},
    "crossings that are an object": {"crossings": {"line": ["x"]}},
    "a status that is a number": {"status": 5, "control": [None, ["gov"], "gov"]},
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_what_is_of_another_type_than_expected_keeps_no_side_from_another_id(
    tmp_path: Path, odd: dict[str, Any]
) -> None:
    store = opened(tmp_path, {**TOLD, **odd}, crossings=({**LINE, **odd}, {**LINE, "id": "other"}))
    before = [store.document(key) for key in (Key("crossings", "line"), Key("events", "told"))]
    store.edit(Key("crossings", "line"), ("sides", 0, "id"), "damascus")
    assert store.document(Key("crossings", "line"))["sides"][0]["id"] == "damascus"
    store.undo()
    assert [store.document(key) for key in (Key("crossings", "line"), Key("events", "told"))] == before
