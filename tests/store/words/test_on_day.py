"""Names with dates: what a crossing, its sides and an actor are called on a day, and in every output as of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from store.records.interface import Records
from store.words.names import crossing_name, names_of, short_name
from store.words.on_day import on_day
from tests.store.in_memory import InMemory

FRONT = [{"value": "The Front", "to": "2016-07-27"}, {"value": "The League", "from": "2016-07-28", "to": "2017-01"}]


def records(names: list[dict[str, Any]], side_names: list[dict[str, Any]], own: list[dict[str, Any]]) -> InMemory:
    sides = [{"country": "IQ", "name": "East gate", "names": side_names}, {"country": "SY", "name": "West gate"}]
    return InMemory(
        crossings=[{"id": "gate", "sides": sides, "names": own}],
        actors=[{"id": "body", "name": "The Body", "names": names}],
    )


def on(day: str, names: Sequence[dict[str, Any]] = (), own: Sequence[dict[str, Any]] = ()) -> Records:
    return on_day(records([*names], [*names], [*own]), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "called"),
    [
        ("2016-07-27", "The Front"),
        ("2016-07-28", "The League"),
        ("2017-01-31", "The League"),
        ("2017-02-01", "The Body"),
    ],
)
def test_an_actor_is_called_by_the_name_of_the_day_up_to_its_last(day: str, called: str) -> None:
    assert on(day, FRONT).actors["body"].name == called


def test_a_side_is_called_so_too_and_the_other_side_keeps_its_name() -> None:
    crossing = on("2016-01-01", FRONT).crossings["gate"]
    assert (crossing_name(crossing), short_name(crossing)) == ("The Front ⇄ West gate", "The Front")
    assert crossing_name(on("2018-01-01", FRONT).crossings["gate"]) == "East gate ⇄ West gate"


def test_a_crossing_may_go_by_a_name_of_its_own_for_a_time() -> None:
    own = [{"value": "Friendship Bridge", "kind": "official", "from": "2016", "to": "2016"}]
    assert crossing_name(on("2016-12-31", own=own).crossings["gate"]) == "Friendship Bridge"
    assert short_name(on("2016-01-01", own=own).crossings["gate"]) == "Friendship Bridge"
    assert crossing_name(on("2017-01-01", own=own).crossings["gate"]) == "East gate ⇄ West gate"


@pytest.mark.parametrize(
    "beside",
    [
        {"value": "TF", "kind": "alias", "from": "2010"},
        {"value": "Al-Jabha", "kind": "transliteration", "from": "2010"},
        {"value": "الجبهة", "lang": "ar", "from": "2010"},
        {"value": "The Old Body"},
    ],
)
def test_an_alias_a_name_in_another_script_and_one_without_dates_stand_beside_the_name(beside: dict[str, str]) -> None:
    actor = on("2016-01-01", [beside]).actors["body"]
    assert actor.name == "The Body"
    assert beside["value"] in names_of(actor)


def test_of_several_the_one_that_began_last_holds_and_names_of_other_times_are_left_out() -> None:
    names = [
        {"value": "First", "from": "2010"},
        {"value": "Second", "from": "2014"},
        {"value": "Third", "from": "2020"},
    ]
    actor = on("2016-01-01", names).actors["body"]
    assert names_of(actor) == ("Second", "First")


def test_an_edge_that_is_no_date_bounds_nothing() -> None:
    assert on("2016-01-01", [{"value": "Other", "from": "in spring"}]).actors["body"].name == "Other"


def test_records_without_dated_names_are_the_same() -> None:
    whole = records([{"value": "B"}], [], [])
    named = on_day(whole, date(2016, 1, 1))
    assert named.actors["body"] is whole.actors["body"]
    assert named.crossings["gate"] is whole.crossings["gate"]
