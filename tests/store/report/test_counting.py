"""Events counted by cells: sums as ranges, dates that span two cells in a row of their own, plans left out."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.model import Event
from store.report.counting import Count, Range, counted


def event(**fields: Any) -> Event:
    return msgspec.convert({"type": "attack", "date": "2022-05-03", **fields}, Event)


def killed(*values: object, **more: object) -> list[dict[str, object]]:
    return [{"about": "killed", "value": value, **more} for value in values]


def by(ways: str, *events: Event, week_start: str = "monday") -> dict[tuple[str | None, ...], Count]:
    return {row.cells: row for row in counted(events, ways.split(), week_start)}


def test_rival_figures_widen_the_sum_and_are_counted_as_contested() -> None:
    rows = by("type", event(claims=killed(6, 2)), event(claims=killed(3)))
    assert rows["attack",].killed == Range(5, 9)
    assert rows["attack",].contested == 1


def test_a_figure_that_leaves_its_end_open_leaves_the_sum_open() -> None:
    assert by("type", event(claims=killed("3+")), event(claims=killed(2)))["attack",].killed == Range(5, None)


def test_denials_and_doubts_move_no_end() -> None:
    claims = killed(4) + killed(0, stance="denies") + killed(90, stance="doubts")
    assert by("type", event(claims=claims))["attack",].killed == Range(4, 4)


def test_of_a_total_and_its_parts_the_total_is_counted() -> None:
    claims = killed(6) + killed(2, of="civilians")
    assert by("type", event(claims=claims))["attack",].killed == Range(6, 6)


@pytest.mark.parametrize(
    ("way", "date", "cell"),
    [
        ("month", "2022-05-03", "2022-05"),
        ("month", "[2022-05-03..2022-05-09]", "2022-05"),
        ("month", "2022-04-30/2022-05-02", None),
        ("quarter", "2022-04-30/2022-05-02", "2022-Q2"),
        ("year", "2022", "2022"),
        ("month", "2022", None),
        ("week", "2022-05-08", "2022-05-02"),
        ("month", "../2022-05", None),
        ("year", "", None),
        ("year", "someday", None),
    ],
)
def test_a_date_counts_in_its_cell_only_where_both_its_ends_lie_there(way: str, date: str, cell: str | None) -> None:
    assert list(by(way, event(date=date))) == [(cell,)]


def test_weeks_begin_as_the_file_says() -> None:
    assert list(by("week", event(date="2022-05-08"), week_start="sunday")) == [("2022-05-08",)]


def test_what_is_planned_announced_or_cancelled_is_not_counted() -> None:
    plans = [event(phase=phase) for phase in ("planned", "announced", "cancelled")]
    assert by("type", *plans, event())["attack",].events == 1


def test_an_event_at_two_crossings_is_counted_at_each_and_one_at_none_apart() -> None:
    rows = by("crossing type", event(crossings=["ford", "bridge"]), event())
    assert {cells: row.events for cells, row in rows.items()} == {
        ("bridge", "attack"): 1,
        ("ford", "attack"): 1,
        (None, "attack"): 1,
    }


def test_attributions_are_the_words_of_the_file() -> None:
    denied = [{"about": "perpetrator", "value": "x", "by": "x", "stance": "denies"}]
    suspected = [{"about": "perpetrator", "value": "x", "by": "someone"}]
    rows = by("attribution", event(claims=denied), event(claims=suspected), event())
    assert {cells[0]: row.events for cells, row in rows.items()} == {"denied": 1, "suspected": 1, "unknown": 1}


@given(
    st.lists(st.sampled_from(["2022-05-03", "2022-05-31", "2022-05/2022-06", "2022", "", "[2022-06-01..2022-06-04]"]))
)
def test_no_event_is_counted_twice_or_lost_by_its_date(dates: list[str]) -> None:
    for way in ("year", "quarter", "month", "week"):
        assert sum(row.events for row in counted((event(date=day) for day in dates), [way])) == len(dates)
