"""Going to another day gives what filtering anew by that day gives, for every order and every kind of date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query import parse
from store.query.collection import SORTS, Collection, Sort
from store.query.matching import Days, Matching, Stretch
from store.records.model import EventRow
from store.store import Store
from tests.store.making import store_of

DATES = ["2014", "2016-03", "2016-03-05", "[2016-03-01..2016-03-09]", "/2016-03", "../2015", "2016/..", "", "no date"]
FIRST, DAYS = date(2013, 12, 1), 1_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    events = [
        {"id": f"e{number}", "title": f"Event {number}", "date": text, "type": "attack" if number % 2 else "status"}
        for number, text in enumerate(DATES * 3)
    ]
    return store_of(tmp_path_factory.mktemp("matching"), events=events)


SORTED = st.builds(Sort, st.sampled_from(list(SORTS)), st.booleans())


@given(sort=SORTED, steps=st.lists(st.integers(0, DAYS), min_size=1, max_size=4), text=st.sampled_from(["", "attack"]))
def test_turning_from_day_to_day_gives_what_looking_anew_gives(
    store: Store, sort: Sort, steps: list[int], text: str
) -> None:
    query = parse(text)
    view = Collection.of(store, query, sort)
    for step in steps:
        day = FIRST + timedelta(step)
        view = view.turned(day, False)
        assert view.complete
        assert list(view.rows) == list(Collection.of(store, query, sort, as_of=day).rows)
    assert list(view.turned(None, False).rows) == list(Collection.of(store, query, sort).rows)


def test_what_was_known_then_has_to_be_looked_for(store: Store) -> None:
    view = Collection.of(store).turned(date(2016, 3, 4), True)
    assert not view.complete
    assert view.applied().known_then


def test_no_day_gives_all_rows() -> None:
    rows = [EventRow(id="a", date="2016"), EventRow(id="b", date="2014")]
    assert Matching(rows, by_date=False, descending=True).until(None) == rows
    assert Matching(rows, by_date=False, descending=True).until(date(2015, 1, 1)) == rows[1:]


ROWS = [EventRow(id=text, date=text) for text in DATES]


def test_the_next_day_is_the_first_on_which_a_passing_event_can_begin() -> None:
    days = Days(ROWS)
    found = days.next(date(2014, 1, 1).toordinal(), 1, lambda row: True)
    assert found is not None
    assert date.fromordinal(found[0]) == date(2016, 1, 1)
    only_march = days.next(date(2014, 1, 1).toordinal(), 1, lambda row: row.date.startswith("2016-03-05"))
    assert only_march is not None
    assert only_march[1].date == "2016-03-05"


def test_beyond_the_last_day_there_is_none() -> None:
    days = Days(ROWS)
    assert days.next(date(2016, 3, 5).toordinal(), 1, lambda row: True) is None
    assert days.next(date(2014, 1, 1).toordinal(), -1, lambda row: True) is None


@given(day=st.integers(FIRST.toordinal(), FIRST.toordinal() + DAYS))
def test_a_step_back_and_forth_comes_to_no_earlier_day(day: int) -> None:
    days = Days(ROWS)
    before = days.next(day, -1, lambda row: True)
    if before is not None:
        again = days.next(before[0], 1, lambda row: True)
        assert before[0] < day
        assert again is None or again[0] >= day


@given(
    before=st.lists(st.integers(), max_size=3),
    within=st.lists(st.integers(), max_size=6),
    behind=st.lists(st.integers(), max_size=3),
    data=st.data(),
)
def test_a_stretch_of_rows_is_what_a_list_of_them_would_be(
    before: list[int], within: list[int], behind: list[int], data: st.DataObject
) -> None:
    before_rows, rows, behind_rows = ([EventRow(id=str(one)) for one in part] for part in (before, within, behind))
    first = data.draw(st.integers(0, len(rows)))
    end = data.draw(st.integers(first, len(rows)))
    stretch = Stretch(rows, first, end, before_rows, behind_rows)
    copied = [*before_rows, *rows[first:end], *behind_rows]
    assert len(stretch) == len(copied)
    assert list(stretch) == copied
    assert [stretch[place] for place in range(-len(copied), len(copied))] == [*copied, *copied]
    part = data.draw(st.slices(len(copied)))
    assert stretch[part] == copied[part]
    with pytest.raises(IndexError):
        stretch[len(copied)]
