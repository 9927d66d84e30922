"""The events in view: filtered, sorted, counted, and kept up with changes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query import parse
from store.query.collection import SORTS, Collection, Sort
from store.records.model import Key
from store.store import Store
from tests.store.making import border, store_of

STRUCK = Key("events", "strike")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return border(tmp_path)


def ids(view: Collection) -> list[str]:
    return [row.id for row in view.rows]


def test_the_newest_come_first_unless_asked_otherwise(store: Store) -> None:
    assert ids(Collection.of(store)) == ["reopening", "strike", "closing"]
    assert ids(Collection.of(store, sort=Sort(descending=False))) == ["closing", "strike", "reopening"]
    assert ids(Collection.of(store, sort=Sort("title", descending=False))) == ["closing", "strike", "reopening"]
    assert ids(Collection.of(store, sort=Sort("type", descending=False))) == ["strike", "closing", "reopening"]


def test_events_of_one_day_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    same = {"date": "2019-09-30"}
    store = store_of(tmp_path, events={"7": {"id": "a", **same}, "2": {"id": "b", **same}, "11": {"id": "c", **same}})
    assert ids(Collection.of(store, sort=Sort(descending=False))) == ["b", "a", "c"]
    assert ids(Collection.of(store)) == ["c", "a", "b"]


@pytest.mark.parametrize("descending", [True, False])
def test_an_undated_event_is_listed_last(tmp_path: Path, descending: bool) -> None:
    store = store_of(tmp_path, events=[{"id": "a"}, {"id": "b", "date": "2019"}, {"id": "c", "date": "one day"}])
    view = Collection.of(store, sort=Sort(descending=descending))
    assert ids(view)[0] == "b"
    assert set(ids(view)) == {"a", "b", "c"}
    assert set(ids(Collection.of(store, as_of=date(2018, 1, 1), sort=Sort(descending=descending)))) == {"a", "c"}
    store.apply(store.edit(Key("events", "a"), ("date",), "2020"))
    assert set(ids(view.with_change([Key("events", "a")]))[:2]) == {"a", "b"}


def test_as_of_a_day_what_came_later_is_left_out(store: Store) -> None:
    assert ids(Collection.of(store, as_of=date(2019, 9, 29))) == ["strike", "closing"]
    assert ids(Collection.of(store, as_of=date(2019, 8, 21))) == ["strike", "closing"]
    assert ids(Collection.of(store, as_of=date(2019, 8, 20))) == ["closing"]


def test_as_known_then_what_was_told_later_is_left_out_too(store: Store) -> None:
    assert ids(Collection.of(store, as_of=date(2019, 9, 29), known_then=True)) == ["closing"]
    assert ids(Collection.of(store, as_of=date(2019, 9, 30), known_then=True)) == ["reopening", "strike", "closing"]


def test_the_view_counts_and_describes_itself(store: Store) -> None:
    view = Collection.of(store, parse("crossing:al-qaim"))
    assert (view.count, view.total) == (2, 3)
    assert view.query.words() == "at al-qaim"
    assert view.types == {"attack": 1, "status": 1}
    assert view.crossings == {"al-qaim": 2}
    assert view.years == {"2019": 2}
    assert [Sort(name).words() for name in SORTS] == [
        "newest first",
        "by crossing, backwards",
        "by type, backwards",
        "by title, backwards",
    ]


def test_an_event_is_found_by_its_id(store: Store) -> None:
    view = Collection.of(store, parse("crossing:al-qaim"))
    assert [view.index_of(name) for name in ("reopening", "strike", "closing", "nothing")] == [0, 1, None, None]


def test_the_next_event_of_a_kind_is_found_in_both_directions(store: Store) -> None:
    view = Collection.of(store)
    status = parse("type:status")
    assert view.next_found(status, "reopening", 1) == "closing"
    assert view.next_found(status, "closing", -1) == "reopening"
    assert view.next_found(status, "closing", 1) is None
    assert view.next_found(parse("contested:yes"), "reopening", 1) == "strike"


def test_a_row_that_an_edit_takes_out_stays_until_the_filter_is_applied_again(store: Store) -> None:
    view = Collection.of(store, parse("type:attack"))
    store.edit(STRUCK, ("type",), "clash")
    after = view.with_change([STRUCK])
    assert ids(after) == ["strike"]
    assert after.strays == {"strike"}
    assert after.rows[0].type == "clash"
    assert ids(after.applied()) == []
    store.undo()
    assert after.with_change([STRUCK]).strays == frozenset()
    assert ids(view) == ["strike"]
    assert view.rows[0].type == "attack"


def test_a_row_moves_to_its_new_place_in_time(store: Store) -> None:
    view = Collection.of(store)
    store.edit(STRUCK, ("date",), "2010")
    assert ids(view.with_change([STRUCK])) == ["reopening", "closing", "strike"]


def test_a_new_name_of_a_crossing_is_found_at_once(store: Store) -> None:
    view = Collection.of(store, parse("husaybah"))
    assert not view.count
    key = Key("crossings", "al-qaim")
    store.edit(key, ("sides", 0, "town"), "Husaybah")
    assert ids(view.with_change([key])) == ["reopening", "strike"]


@given(
    st.lists(
        st.sampled_from(["d", "dr", "drones", "drones qaim", "c", "closed", "type:attack", ""]), min_size=1, max_size=5
    )
)
def test_narrowing_bit_by_bit_gives_what_filtering_anew_gives(
    tmp_path_factory: pytest.TempPathFactory, typed: list[str]
) -> None:
    store = border(tmp_path_factory.mktemp("narrowing"))
    view = Collection.of(store)
    for text in typed:
        query = parse(text)
        narrowing = view.narrowing(query)
        view = narrowing.step(0)
        while not narrowing.complete:
            view = narrowing.step(1)
        assert ids(view) == ids(Collection.of(store, query))
        assert view.complete


def test_a_first_screenful_is_there_before_all_is_looked_at(tmp_path: Path) -> None:
    store = store_of(tmp_path, events=[{"id": f"e{at}", "title": "drone"} for at in range(500)])
    narrowing = Collection.of(store).narrowing(parse("drone"))
    first = narrowing.step(60, screenful=40)
    assert 40 <= first.count < 500
    assert not first.complete
    assert first.index_of(first.rows[7].id) == 7
    assert narrowing.step(60).count == 500
    assert narrowing.complete
