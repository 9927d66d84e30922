"""The order of dates, and which can or must come first."""

import pytest

from store.dates import could_be_same, order_key, parse, surely_before

IN_ORDER = [
    "../2013",
    "[..2014-06-01]",
    "Y-170000002",
    "-0001",
    "0000",
    "2014-01-01",
    "2014-01",
    "2014-01-XX",
    "2014",
    "2014/",
    "2014/2015",
    "2014/..",
    "2014-06-20",
    "2014-06-20T02:00:00+03:00",
    "2014-06-20T01:00:00",
    "2014-06-20T02:00:00Z",
    "2014-06-20T02:00:00-01",
    "/2017-11-03",
    "2017-11-03",
    "2017-11-04",
    "Y170000002",
    None,
    "2017-13",
    "soon",
]


def test_dates_sort_by_earliest_then_latest_then_time_and_the_undated_come_last() -> None:
    backwards = IN_ORDER[::-1]
    assert sorted(backwards, key=order_key) == IN_ORDER


def test_an_empty_date_is_undated() -> None:
    assert order_key("") == order_key(None)


@pytest.mark.parametrize(
    ("a", "b", "surely"),
    [
        ("2014-06", "2014-08", True),
        ("2014-08", "2014-06", False),
        ("2014", "2014-06", False),
        ("2014-06", "2014-06", False),
        ("2014-06-20", "2014-06-20", False),
        ("2014/", "2016", False),
        ("../2013", "2014", True),
        ("[2015..]", "2014", False),
    ],
)
def test_surely_before_is_of_every_day_that_both_can_mean(a: str, b: str, surely: bool) -> None:
    assert surely_before(parse(a), parse(b)) is surely


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2019-08-25", "[2019-08-21..2019-08-31]", True),
        ("2014-08", "2014-06", False),
        ("2014-08", "[2014-06-20..2014-06-21]", False),
        ("2017-11", "2017-11-03", True),
        ("[1667,1670]", "1668", False),
        ("2014~", "2015", True),
        ("2014~", "2017", False),
        ("2014~", "2012-12-31", False),
        ("2014~", "2013-01-01", True),
        ("2014~", "2015-12-31", True),
        ("2014~", "2016-01-01", False),
        ("2014?", "2015", False),
        ("../2013", "2010", True),
        ("2014/", "2030", True),
    ],
)
def test_could_be_same_minds_gaps_and_lets_approximate_dates_reach_as_far_again(a: str, b: str, same: bool) -> None:
    assert could_be_same(parse(a), parse(b)) is same


@pytest.mark.parametrize(
    ("time", "seconds"), [("10:20:07", 37_207), ("10:20:40Z", 37_240), ("10:20:40+05:30", 17_440), ("00:00:59", 59)]
)
def test_a_time_of_day_sorts_to_the_second(time: str, seconds: int) -> None:
    assert order_key(f"2019-09-30T{time}")[2] == seconds
