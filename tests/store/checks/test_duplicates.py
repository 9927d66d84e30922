"""Events of two data sets that may be one are offered, at the edges of day, place and figures; a person merges them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.checks.worklist import Why, tasks
from store.records.model import Key
from store.status.standing import Standing
from store.store import Store

IMPORTS = {"1": {"id": "acled-1", "system": "ACLED"}, "2": {"id": "ucdp-1", "system": "UCDP GED"}}
FIVE_KM = 5 / 111.195
"""Degrees of latitude."""


def event(id_: str, system: str, day: str = "2022-05-03", killed: object = 3, **more: Any) -> dict[str, Any]:
    claims = [] if killed is None else [{"id": "a", "about": "killed", "value": killed, "by": system}]
    origin = {"origin": {"import": f"{system}-1", "id": f"{id_}-there", "row": "x"}} if system else {}
    place = {"text": "Depot", "lat": 36.2, "lon": 36.6}
    return {"id": id_, "type": "attack", "title": id_, "date": day, "place": place, "claims": claims, **origin, **more}


def opened(folder: Path, *events: dict[str, Any]) -> Store:
    path = folder / "data.json"
    crossings = {"1": {"id": "c", "sides": [{"name": "Here"}]}, "2": {"id": "d", "lat": 36.2, "lon": 36.6}}
    numbered = {str(number): event for number, event in enumerate(events, 1)}
    path.write_text(json.dumps({"crossings": crossings, "imports": IMPORTS, "events": numbered}))
    return Store.open(path)


def offered(store: Store) -> list[tuple[str, str]]:
    found = tasks(store, Standing.of(store, as_of=date(2022, 6, 1)))
    return [(task.key.id, task.other.id) for task in found if task and task.why is Why.DUPLICATE and task.other]


BOTH = [("a", "b"), ("b", "a")]
A = event("a", "acled")


@pytest.mark.parametrize(
    ("other", "pairs"),
    [
        (event("b", "ucdp"), BOTH),
        (event("b", "ucdp", "2022-05-04"), BOTH),
        (event("b", "ucdp", "2022-05-02"), BOTH),
        (event("b", "ucdp", "2022-05-05"), []),
        (event("b", "ucdp", "2022-05-04/2022-05-06"), BOTH),
        (event("b", "ucdp", "2022-05"), []),
        (event("b", "ucdp", killed="2..6"), BOTH),
        (event("b", "ucdp", killed="3+"), BOTH),
        (event("b", "ucdp", killed=4), []),
        (event("b", "ucdp", killed=None), []),
        (event("b", "ucdp", place={"lat": 36.2 + FIVE_KM * 0.99, "lon": 36.6}), BOTH),
        (event("b", "ucdp", place={"lat": 36.2 + FIVE_KM * 1.01, "lon": 36.6}), []),
        (event("b", "ucdp", place=None, crossings=["d"]), BOTH),
        (event("b", "ucdp", place={"lat": 36.2, "lon": 36.6, "precision": "country"}), []),
        (event("b", "acled"), []),
        (event("b", ""), BOTH),
        (event("b", "ucdp", related=["a"]), []),
        (event("b", "ucdp", review="superseded"), []),
        (event("b", "ucdp", phase="planned"), []),
        (event("b", "", external_ids={"ucdp ged": "7"}), BOTH),
        (event("b", "", external_ids={"acled": "7"}), []),
    ],
)
def test_two_are_offered_where_day_place_and_figures_fit_and_the_data_sets_differ(
    tmp_path: Path, other: dict[str, Any], pairs: list[tuple[str, str]]
) -> None:
    assert offered(opened(tmp_path, A, other)) == pairs
    assert sorted(offered(opened(tmp_path, other, A))) == pairs


def test_two_of_the_desk_are_none_of_two_data_sets(tmp_path: Path) -> None:
    assert offered(opened(tmp_path, event("a", ""), event("b", ""))) == []


def test_crossings_of_which_nobody_knows_where_they_are_count_as_one_place(tmp_path: Path) -> None:
    nowhere: dict[str, Any] = {"place": None, "crossings": ["c"]}
    assert offered(opened(tmp_path, event("a", "acled", **nowhere), event("b", "ucdp", **nowhere))) == BOTH


def test_across_the_date_line_and_at_the_pole_near_is_near(tmp_path: Path) -> None:
    for one, other in (((0, 179.99), (0, -179.99)), ((89.99, 0), (89.99, 180))):
        places: list[dict[str, Any]] = [{"place": {"lat": lat, "lon": lon}} for lat, lon in (one, other)]
        assert offered(opened(tmp_path, event("a", "acled", **places[0]), event("b", "ucdp", **places[1]))) == BOTH


def test_of_several_the_likeliest_is_offered(tmp_path: Path) -> None:
    store = opened(tmp_path, A, event("late", "ucdp", "2022-05-04"), event("same", "ucdp"))
    assert offered(store)[:2] == [("a", "same"), ("same", "a")]


def test_a_merge_keeps_the_claims_sources_and_ids_of_both_and_is_one_step_to_undo(tmp_path: Path) -> None:
    one = {**A, "sources": ["s"], "external_ids": {"acled": "SYR1"}}
    other = event("b", "ucdp", "2022-05-04", 2, sources=["t"], external_ids={"ucdp": "9", "acled": "SYR1"})
    store = opened(tmp_path, one, other)
    before = [store.document(Key("events", id_)) for id_ in ("a", "b")]
    store.merge_events(Key("events", "a"), Key("events", "b"))
    (kept,) = [store.document(Key("events", id_)) for id_ in store.rows]
    assert [claim["by"] for claim in kept["claims"] if claim["about"] == "killed"] == ["acled", "ucdp"]
    assert kept["sources"] == ["s", "t"]
    assert kept["external_ids"] == {"ucdp": "9", "acled": "SYR1"}
    assert kept["origin"]["id"] == "a-there"
    assert kept["origin"]["merged"]["b"]["origin"] == other["origin"]
    assert {"about": "date", "value": "2022-05-04"}.items() <= kept["claims"][-1].items()
    store.undo()
    assert [store.document(Key("events", id_)) for id_ in ("a", "b")] == before
    assert store.undo() is None


def test_what_was_merged_is_offered_with_no_other_of_the_same_data_sets(tmp_path: Path) -> None:
    store = opened(tmp_path, A, event("b", "ucdp"), event("c", "ucdp"))
    store.merge_events(Key("events", "a"), Key("events", "b"))
    assert offered(store) == []


def test_an_event_of_the_desk_stays_the_desks_and_keeps_the_ids_of_all_that_were_merged_into_it(tmp_path: Path) -> None:
    store = opened(tmp_path, event("mine", ""), A, event("b", "ucdp"))
    for other in ("a", "b"):
        store.merge_events(Key("events", "mine"), Key("events", other))
    origin = store.document(Key("events", "mine"))["origin"]
    assert "import" not in origin
    assert [merged["origin"]["id"] for merged in origin["merged"].values()] == ["a-there", "b-there"]


def test_what_had_another_merged_into_it_takes_that_along_into_a_third(tmp_path: Path) -> None:
    store = opened(tmp_path, event("mine", ""), A, event("b", "ucdp"))
    store.merge_events(Key("events", "a"), Key("events", "b"))
    store.merge_events(Key("events", "mine"), Key("events", "a"))
    merged = store.document(Key("events", "mine"))["origin"]["merged"]
    assert {other["origin"]["id"] for other in merged.values()} == {"a-there", "b-there"}
