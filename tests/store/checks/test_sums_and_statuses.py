"""Figures that do not add up, and statuses against each other and what passed."""

from typing import Any

import pytest

from tests.store.checks.finding import check, event, the_one


def test_a_best_value_outside_its_range_is_found() -> None:
    estimate = {"about": "killed", "value": {"low": 7, "best": 5, "high": 9}, "mode": "dataset coding"}
    assert the_one(check("best-outside-range").claimed(estimate))[2] == "low 7 is above best 5"
    apart = [
        {"about": "killed", "value": number, "hedge": end} for end, number in (("low", 2), ("best", 9), ("high", 5))
    ]
    assert the_one(check("best-outside-range").claimed(*apart))[2] == "best 9 is above high 5"
    assert not check("best-outside-range").claimed({**estimate, "value": {"low": 2, "best": 5, "high": 9}})


def test_parts_above_their_total_are_found_with_the_sum() -> None:
    total, *parts = (
        {"about": "killed", "value": value, "of": of} for value, of in ((6, ""), (4, "civilians"), (3, "soldiers"))
    )
    assert the_one(check("sum-of-parts").claimed(total, *parts))[2] == "4 civilians + 3 soldiers = 7, not 6"
    assert not check("sum-of-parts").claimed(total, parts[0])
    assert not check("sum-of-parts").claimed(total, parts[0], {**parts[1], "of": "soldiers among them"})
    assert not check("sum-of-parts").claimed(total, parts[0], {**parts[1], "by": "someone else"})


def test_parts_are_summed_against_the_best_of_several_estimates() -> None:
    shared = {"about": "killed", "mode": "dataset coding", "by": "UCDP"}
    estimates: list[dict[str, Any]] = [{**shared, "id": "best", "value": 5}, {**shared, "id": "range", "value": "2..9"}]
    parts: list[dict[str, Any]] = [
        {**shared, "of": of, "value": value} for of, value in (("civilians", 4), ("unknown", 2))
    ]
    assert the_one(check("sum-of-parts").claimed(*estimates, *parts))[2] == "4 civilians + 2 unknown = 6, not 5"
    assert not check("sum-of-parts").claimed(*estimates, parts[0], {**parts[1], "value": 1})


def test_parts_below_the_total_are_a_problem_only_where_the_parts_are_all() -> None:
    claims = [
        {"about": "killed", "value": value, "of": of} for value, of in ((9, ""), (4, "civilians"), (3, "soldiers"))
    ]
    assert not check("sum-of-parts").claimed(*claims)
    coded = [{**claim, "mode": "dataset coding"} for claim in claims]
    assert the_one(check("sum-of-parts").claimed(*coded))[2] == "4 civilians + 3 soldiers = 7, not 9"


def test_traffic_through_a_closed_crossing_is_found() -> None:
    closed = event(id="closed", date="2014-01-01", status="closed")
    passing = event(id="trade", type="movement", date="2014-05")
    code, path, message = the_one(check("closed-but-traffic").found(closed, passing))
    assert (code, path) == ("closed-but-traffic", ("date",))
    assert message == "traffic at qaim May 2014, but qaim is closed since 1 Jan 2014 (closed)"


@pytest.mark.parametrize(
    ("closed", "passing"),
    [
        ({"status": "open"}, {}),
        ({"date": "2014-05-10"}, {}),
        ({"date": "2014"}, {}),
        ({"status": {"state": "closed", "modes": {"humanitarian": "yes"}}}, {}),
        ({}, {"type": "attack"}),
        ({"crossings": ["walid"]}, {}),
        ({}, {"claims": [{"about": "count", "of": "trucks", "value": 0}]}),
    ],
)
def test_traffic_through_what_may_have_been_open_is_right(closed: dict[str, Any], passing: dict[str, Any]) -> None:
    shut = event(**{"id": "closed", "date": "2014-01-01", "status": "closed", **closed})
    assert not check("closed-but-traffic").found(
        shut, event(**{"id": "trade", "type": "movement", "date": "2014-05", **passing})
    )


@pytest.mark.parametrize(
    ("of", "value", "passed"),
    [
        ("people who crossed", 200, True),
        ("returnees", "~200", True),
        ("people waiting to cross", 200, False),
        ("families who could not return: none crossed", 200, False),
        ("trucks stranded at the crossing", 200, False),
        ("people who crossed", 0, False),
        ("food parcels", 200, False),
    ],
)
def test_aid_is_traffic_where_it_counts_those_who_passed(of: str, value: Any, passed: bool) -> None:
    closed = event(id="closed", date="2014-01-01", status="closed")
    aid = event(type="humanitarian", date="2014-05", claims=[{"about": "count", "of": of, "value": value}])
    assert [finding.code for finding in check("closed-but-traffic").found(closed, aid)] == [
        "closed-but-traffic"
    ] * passed


@pytest.mark.parametrize(
    ("date", "other", "clash"),
    [
        ("2019-08-25", "open", True),
        ("2019-08-25?", "open", True),
        ("2019-08-25T08:00:00", "open", True),
        ("2019-08-25~", "open", False),
        ("2019-08-XX", "open", False),
        ("2019-08", "open", False),
        ("2019-08-25", "unknown", False),
    ],
)
def test_two_statuses_clash_on_one_certain_day_or_moment(date: str, other: str, clash: bool) -> None:
    events = [event(id="one", date=date, status=other), event(id="two", date=date, status="closed")]
    assert [finding.code for finding in check("two-statuses").found(*events)] == ["two-statuses"] * clash


def test_two_statuses_on_one_day_are_found_at_the_second() -> None:
    events = [event(id="one", status="open"), event(id="two", status="closed")]
    assert the_one(check("two-statuses").found(*events)) == (
        "two-statuses",
        ("status",),
        "qaim is closed here and open in one on 25 Aug 2019",
    )
    assert not check("two-statuses").found(events[0], {**events[1], "status": "open"})
    assert not check("two-statuses").found(events[0], {**events[1], "date": "2019-08-26"})
    assert not check("two-statuses").found(events[0], {**events[1], "review": "superseded"})
    assert not check("two-statuses").found(events[0], {**events[1], "crossings": ["walid"]})


def test_two_hours_on_one_day_clash_unless_a_mode_or_a_time_tells_them_apart() -> None:
    def found(**other: Any) -> list[str]:
        one = event(id="one", status={"state": "open", "hours": "08:00-12:00"})
        two = event(**{"id": "two", "status": {"state": "open", "hours": "10:00-16:00"}, **other})
        return [finding.message for finding in check("two-statuses").found(one, two)]

    assert found() == ["qaim has the hours 10:00-16:00 here and 08:00-12:00 in one on 25 Aug 2019"]
    assert not found(date="2019-08-25T14:00")
    assert not found(status={"state": "open", "hours": "10:00-16:00", "modes": {"commercial": "yes"}})
    assert not found(status={"state": "open", "hours": "08:00-12:00"})
    assert not found(status={"state": "open", "hours": "8 – 12"}), "written in another way"
    assert found(status={"state": "open", "hours": "08:30-12"})
    assert not found(status={"state": "open", "hours": "10:00-16:00", "who": "lorries"}), "of some alone"


@pytest.mark.parametrize(
    ("status", "path"),
    [
        ({"hours": "08:00-12:00"}, ("status", "hours")),
        ([{"state": "open"}, {"side": "IQ", "who": "patients"}], ("status", 1, "who")),
        ({"state": "open", "hours": "08:00-12:00"}, None),
        ({"modes": {"pedestrian": "yes"}, "who": "patients"}, None),
        ("open", None),
    ],
)
def test_hours_and_who_may_cross_without_a_status_or_a_mode_are_told(status: Any, path: Any) -> None:
    found = check("hours-alone").found(event(status=status))
    assert [finding.path for finding in found] == [path] * (path is not None)


def test_two_events_that_may_be_one_are_noted_unless_told_apart() -> None:
    one, two = (event(id=id_, title="Shots fired", type="attack") for id_ in ("one", "two"))
    assert the_one(check("possible-duplicate").found(one, two))[0] == "possible-duplicate"
    assert not check("possible-duplicate").found(one, {**two, "related": ["one"]})
    assert not check("possible-duplicate").found(
        {**one, "origin": {"system": "acled"}}, {**two, "origin": {"system": "acled"}}
    )
    assert not check("possible-duplicate").found(one, {**two, "summary": "At night."})
