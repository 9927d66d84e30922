"""What differs between two days, and every change in between: nothing lost, nothing twice, each by its event."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.report.changing import change_words
from store.status.comparing import (
    Change,
    HolderChange,
    PassageChange,
    PermissionChange,
    StatusChange,
    TermsChange,
    Walk,
    day_before,
    differences,
)
from store.status.permissions import PermissionState
from store.status.standing import Standing
from store.status.windows import dated
from tests.store.in_memory import InMemory

FORD = {"id": "ford", "sides": [{"country": "IQ", "name": "West"}, {"country": "SY", "name": "East"}]}
WAYS = ("IQ>SY", "SY>IQ")
FIRST = date(2022, 1, 1)


def told(name: str, day: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "type": "status", "title": name, "date": day, "crossings": ["ford"], **fields}


def standing_of(*events: dict[str, Any], last: date = date(2022, 12, 31)) -> Standing:
    return Standing.of(InMemory(events=list(events), crossings=[FORD]), last, today=date(2030, 1, 1))


def walk(standing: Standing, after: date = FIRST, until: date = date(2022, 12, 31)) -> list[Change]:
    return [change for _, change in Walk(standing, "ford", after, until, WAYS).changes()]


def words(changes: list[Change]) -> list[tuple[object, ...]]:
    return [tuple(change[:-1]) for change in changes]


def test_a_stop_and_a_restart_within_the_period_are_both_told_and_the_two_ends_do_not_differ() -> None:
    standing = standing_of(
        told("begins", "2021-12-01", status={"state": "open", "modes": {"humanitarian": "yes"}}),
        told("stops", "2022-03-01", status={"modes": {"humanitarian": "no"}}),
        told("restarts", "2022-03-09", status={"modes": {"humanitarian": "yes"}}),
    )
    changes = [change for change in walk(standing) if isinstance(change, PassageChange)]
    assert [(one.mode, one.direction, one.before, one.after, one.event) for one in changes] == [
        ("humanitarian", "both", "yes", "no", "stops"),
        ("humanitarian", "both", "no", "yes", "restarts"),
    ]
    assert not list(differences(standing.at(FIRST)["ford"], standing["ford"], WAYS))


def test_a_status_is_told_by_the_first_event_of_its_run() -> None:
    standing = standing_of(
        told("shuts", "2022-02-01", status="closed"),
        told("still shut", "2022-04-01", status="closed"),
        told("opens", "2022-06-01", status="open"),
    )
    changes = [change for change in walk(standing) if isinstance(change, StatusChange)]
    assert [(one.before, one.after, one.event) for one in changes] == [
        ("unknown", "closed", "shuts"),
        ("closed", "open", "opens"),
    ]


def test_a_status_that_was_contested_is_told_as_uncertain_when_it_ends() -> None:
    rival = {"source": "border-watch", "about": "status", "value": "limited"}
    standing = standing_of(
        told("opens", "2022-02-01", status="open", claims=[rival]),
        told("shuts", "2022-04-01", status="closed"),
        told("opens again", "2022-06-01", status="open"),
    )
    changes = [change for change in walk(standing) if isinstance(change, StatusChange)]
    assert [change_words(change, InMemory()) for change in changes] == [
        "status: open, no earlier report (uncertain)",
        "status: open (uncertain) → closed",
        "status: closed → open",
    ]


def test_one_way_traffic_is_told_by_its_direction() -> None:
    standing = standing_of(
        told("both", "2021-12-01", status={"state": "open", "modes": {"commercial": "yes"}}),
        told("one way", "2022-05-01", status={"state": "open", "modes": {"commercial": "yes"}, "direction": "IQ>SY"}),
    )
    changes = [change for change in walk(standing) if isinstance(change, PassageChange)]
    assert [(one.direction, one.before, one.event) for one in changes] == [("SY>IQ", "yes", "one way")]


def test_several_who_hold_a_side_are_told_together() -> None:
    standing = standing_of(
        told("alone", "2021-06-01", control={"side": "SY", "by": "army"}),
        told("shared", "2022-06-01", control=[{"side": "SY", "by": "army"}, {"side": "SY", "by": "militia"}]),
    )
    changes = [change for change in walk(standing) if isinstance(change, HolderChange)]
    assert [(one.side, one.before, one.after, one.event) for one in changes] == [
        ("SY", ("army",), ("army", "militia"), "shared")
    ]


def test_a_permission_that_is_renewed_in_time_does_not_lapse_and_one_that_is_not_does() -> None:
    def consent(name: str, since: str, until: str, **more: str) -> dict[str, Any]:
        return told(name, since, status={"permission": {"kind": "consent", "by": "x", "until": until, **more}})

    standing = standing_of(
        consent("first", "2022-01-10", "2022-03-10"), consent("second", "2022-03-09", "2022-06-10", renews="first")
    )
    states = [(change.permission, change.after) for change in walk(standing) if isinstance(change, PermissionChange)]
    assert ("first", PermissionState.LAPSED) not in states
    assert states[-1] == ("second", PermissionState.LAPSED)


DAYS = st.dates(date(2022, 1, 2), date(2022, 2, 20)).map(date.isoformat)
DATES = st.one_of(DAYS, st.tuples(DAYS, DAYS).map(lambda pair: f"[{min(pair)}..{max(pair)}]"), st.just("2022-01"))
SAID = st.one_of(
    st.sampled_from(["open", "closed", "limited"]).map(lambda word: {"status": word}),
    st.tuples(st.sampled_from(["yes", "no"]), st.sampled_from(["both", "IQ>SY"])).map(
        lambda pair: {"status": {"state": "open", "modes": {"pedestrian": pair[0]}, "direction": pair[1]}}
    ),
    st.sampled_from(["army", "militia"]).map(lambda by: {"control": {"side": "SY", "by": by}}),
    DAYS.map(lambda until: {"status": {"permission": {"kind": "consent", "by": "x", "until": until}}}),
)


@given(st.lists(st.tuples(DATES, SAID), max_size=6))
def test_walking_finds_what_looking_at_every_single_day_finds(said: list[tuple[str, dict[str, Any]]]) -> None:
    until = date(2022, 3, 1)
    standing = standing_of(*(told(f"e{at}", day, **fields) for at, (day, fields) in enumerate(said)), last=until)
    assume(not standing.several_a_day("ford"))  # told step by step
    day_by_day = []
    for number in range((until - FIRST).days):
        before, after = (standing.at(FIRST + timedelta(number + later))["ford"] for later in (0, 1))
        day_by_day += [(FIRST + timedelta(number + 1), change) for change in differences(before, after, WAYS)]
    found = list(Walk(standing, "ford", FIRST, until, WAYS).changes())
    assert [(day, type(change), change[:3]) for day, change in found] == [
        (day, type(change), change[:3]) for day, change in day_by_day
    ]


FEAST = told("feast", "2022-04-10/2022-04-14", status="closed")
BEFORE = (
    told("opens", "2020-05-01", status={"state": "open", "modes": {"pedestrian": "yes"}, "hours": "08-14"}),
    told("lorries", "2021-02-01", status={"modes": {"commercial": "yes"}, "direction": "IQ>SY"}),
)


def test_what_holds_again_after_a_closing_that_ended_is_told_by_the_closing() -> None:
    standing = standing_of(*BEFORE, FEAST)
    after = [
        change for day, change in Walk(standing, "ford", FIRST, date(2022, 12, 31), WAYS).changes() if day.day == 15
    ]
    assert {type(change).__name__ for change in after} == {"StatusChange", "PassageChange", "TermsChange"}
    assert {change.event for change in after} == {"feast"}
    ends = list(differences(standing.at(date(2022, 4, 12))["ford"], standing.at(date(2022, 5, 12))["ford"], WAYS))
    assert [(type(change), change.event) for change in after] == [(type(change), change.event) for change in ends]


def test_what_resumes_after_a_closing_that_ended_is_told_by_the_report_that_says_so() -> None:
    again = told("again", "2022-04-15", status={"state": "open", "modes": {"pedestrian": "yes"}, "hours": "09-12"})
    standing = standing_of(*BEFORE, FEAST, again)
    walk_ = [
        change for day, change in Walk(standing, "ford", FIRST, date(2022, 12, 31), WAYS).changes() if day.day == 15
    ]
    ends = differences(standing.at(date(2022, 4, 12))["ford"], standing.at(date(2022, 5, 12))["ford"], WAYS)
    for changes in (walk_, list(ends)):
        assert {change.event for change in changes} == {"again"}


def test_a_closing_that_ended_with_nothing_before_it_leaves_the_status_unknown_by_itself() -> None:
    changes = [change for change in walk(standing_of(FEAST)) if isinstance(change, StatusChange)]
    assert [(one.after, one.event) for one in changes] == [("closed", "feast"), ("unknown", "feast")]


def test_who_holds_a_side_again_after_a_stretch_that_ended_is_told_by_the_stretch() -> None:
    standing = standing_of(
        told("army", "2017-06-01", control={"side": "SY", "by": "army"}),
        told("raid", "2022-03-01/2022-03-05", control={"side": "SY", "by": "militia"}),
    )
    changes = [change for change in walk(standing) if isinstance(change, HolderChange)]
    assert [(one.after, one.event) for one in changes] == [(("militia",), "raid"), (("army",), "raid")]


STRETCHES = st.one_of(DAYS, st.tuples(DAYS, DAYS).map(lambda pair: f"{min(pair)}/{max(pair)}"))


WORDS = st.sampled_from(["open", "closed", "limited"])
OF_SIDES = st.tuples(DAYS, WORDS, st.sampled_from(["", "IQ", "SY"]))


@given(st.one_of(st.lists(st.tuples(STRETCHES, WORDS, st.just("")), max_size=6), st.lists(OF_SIDES, max_size=6)))
def test_each_change_is_told_by_an_event_that_began_on_its_day_or_ended_the_day_before(
    said: list[tuple[str, str, str]],
) -> None:
    dates = {f"e{at}": day.split("/") for at, (day, _, _) in enumerate(said)}
    reports = [
        {"state": word, "side": side, "modes": {"rail": "no" if word == "closed" else "yes"}} for _, word, side in said
    ]
    standing = standing_of(*(told(f"e{at}", said[at][0], status=report) for at, report in enumerate(reports)))
    for day, change in Walk(standing, "ford", FIRST, date(2022, 3, 1), WAYS).changes():
        first, last = dates[change.event][0], dates[change.event][-1]
        ended = "/" in said[int(change.event[1:])][0] and date.fromisoformat(last) + timedelta(1) == day
        assert date.fromisoformat(first) == day or ended


def test_a_closing_and_a_reopening_on_one_day_are_both_told_in_their_order() -> None:
    standing = standing_of(
        told("began", "2021-12-01", status={"state": "open", "modes": {"commercial": "yes"}}),
        told("z shut", "2022-03-05T07:00", status="closed"),
        told("opened", "2022-03-05T16:00", status="open"),
    )
    found = [one for one in walk(standing) if isinstance(one, StatusChange)]
    assert [(*one[:3], one.holding.uncertain) for one in found] == [
        ("open", "closed", "z shut", False),
        ("closed", "open", "opened", False),
    ]


def test_only_the_first_of_two_steps_on_one_day_begins_where_it_was_contested() -> None:
    rival = {"source": "border-watch", "about": "status", "value": "limited"}
    standing = standing_of(
        told("began", "2022-01-01", status="open", claims=[rival]),
        told("shut", "2022-03-05T07:00", status="closed"),
        told("opened", "2022-03-05T16:00", status="open"),
    )
    found = [one for one in walk(standing) if isinstance(one, StatusChange) and one.event != "began"]
    assert [change_words(change, InMemory()) for change in found] == [
        "status: open (uncertain) → closed",
        "status: closed → open",
    ]


def test_hours_that_are_the_same_for_all_modes_name_none_of_them() -> None:
    def hours(words: str) -> dict[str, Any]:
        return {"state": "open", "modes": {"rail": "yes", "commercial": "yes"}, "hours": words}

    standing = standing_of(
        told("began", "2022-01-01", status=hours("08-14")), told("later", "2022-03-01", status=hours("09-15"))
    )
    found = [one for one in walk(standing) if isinstance(one, TermsChange)]
    assert found == [TermsChange("hours", "08-14", "09-15", "later")]


def test_of_two_on_one_day_without_an_hour_it_is_unsure_which_came_last() -> None:
    standing = standing_of(told("a", "2022-03-05", status="closed"), told("b", "2022-03-05", status="open"))
    found = [one for one in walk(standing) if isinstance(one, StatusChange)]
    assert [(*one[:3], one.holding.uncertain) for one in found] == [
        ("unknown", "closed", "a", True),
        ("closed", "open", "b", True),
    ]


def test_what_held_before_is_told_too_where_nothing_tells_whether_it_came_last() -> None:
    began = told("began", "2021-12-01", status={"state": "open", "modes": {"rail": "yes"}})
    standing = standing_of(
        began,
        told("a", "2022-03-05", status={"state": "open", "modes": {"rail": "yes"}}),
        told("b", "2022-03-05", status={"state": "limited", "modes": {"rail": "no"}}),
        told("c", "2022-04-05T10:00", status="limited"),
        told("d", "2022-04-05T11:00", status="closed"),
    )
    told_of = [(change.before, change.after, change.event) for change in walk(standing)]
    assert told_of == [
        ("open", "open", "a"),
        ("yes", "yes", "a"),
        ("open", "limited", "b"),
        ("yes", "no", "b"),
        ("limited", "closed", "d"),
    ]


def test_two_changes_of_one_side_on_one_day_are_told_by_what_the_sides_come_to() -> None:
    standing = standing_of(
        told("west", "2021-12-01", status={"state": "open", "side": "IQ", "modes": {"rail": "yes"}}),
        told("east", "2021-12-02", status={"state": "limited", "side": "SY"}),
        told("a", "2022-03-05T07:00", status={"state": "closed", "side": "IQ"}),
        told("b", "2022-03-05T16:00", status={"state": "open", "side": "IQ", "modes": {"rail": "yes"}}),
        told("c", "2022-03-09T07:00", status={"modes": {"rail": "no"}}),
        told("d", "2022-03-09T16:00", status={"modes": {"rail": "yes"}}),
    )
    assert [(change.before, change.after, change.event) for change in walk(standing)] == [
        ("limited", "closed", "a"),
        ("closed", "limited", "b"),
        ("yes", "no", "c"),
        ("no", "yes", "d"),
    ]


def test_a_mode_and_a_holder_that_change_twice_a_day_are_told_twice() -> None:
    standing = standing_of(
        told("began", "2021-12-01", status={"modes": {"rail": "yes"}}, control={"side": "SY", "by": "army"}),
        told("a", "2022-03-05T07:00", status={"modes": {"rail": "no"}}, control={"side": "SY", "by": "militia"}),
        told("b", "2022-03-05T16:00", status={"modes": {"rail": "yes"}}, control={"side": "SY", "by": "army"}),
    )
    found = [(one[:5] if isinstance(one, PassageChange) else one[:4]) for one in walk(standing)]
    assert sorted(found[:2]) == [("SY", ("army",), ("militia",), "a"), ("rail", "both", "yes", "no", "a")]
    assert sorted(found[2:]) == [("SY", ("militia",), ("army",), "b"), ("rail", "both", "no", "yes", "b")]


def test_what_stops_because_a_permission_is_revoked_is_told_by_the_event_that_revokes_it() -> None:
    consent = {"kind": "consent", "by": "x", "modes": ["rail"]}
    standing = standing_of(
        told("given", "2021-12-01", status={"modes": {"rail": "yes"}, "permission": consent}),
        told("taken", "2022-03-05", status={"permission": {"revokes": "given"}}),
    )
    (stop,) = (change for change in walk(standing) if isinstance(change, PassageChange))
    assert (stop.before, stop.after, stop.event) == ("yes", "no", "taken")


def test_what_nothing_is_known_of_any_more_is_told_by_the_event_that_is_over_a_lapse_within_it_or_not() -> None:
    consent = {"by": "x", "until": "2022-02-02"}
    standing = standing_of(
        told("e", "2022-01-07/2022-03-06", status={"modes": {"rail": "yes"}, "permission": consent}),
    )
    found = [(one.after, one.event) for one in walk(standing) if isinstance(one, PassageChange)]
    assert found == [("yes", "e"), ("no", "e"), (None, "e")]


def test_who_may_cross_in_each_direction_is_told_by_the_event_that_says_so() -> None:
    ways = [{"modes": {"pedestrian": "restricted"}, "direction": way, "who": way[:2]} for way in WAYS]
    found = [one for one in walk(standing_of(told("e", "2022-02-23", status=ways))) if isinstance(one, TermsChange)]
    assert [(one.after, one.event) for one in found] == [("IQ, SY", "e")]


def test_a_permission_that_is_given_and_taken_back_on_one_day_is_told_twice() -> None:
    def found(taken: str, given: str = "2022-03-05", **more: str) -> list[tuple[str, str]]:
        standing = standing_of(
            told("given", given, status={"permission": {"kind": "consent", "by": "x", "modes": ["rail"], **more}}),
            told("taken", taken, status={"permission": {"revokes": "given"}}),
        )
        return [(one.after.value, one.event) for one in walk(standing) if isinstance(one, PermissionChange)]

    assert found("2022-03-05") == [("in force", "given"), ("revoked", "taken")]
    assert found("2022-03-06") == [("in force", "given"), ("revoked", "taken")]
    assert found("2022-03-05", **{"from": "2022-04-01"}) == [("revoked", "taken")]
    assert found("2022-03-05", "2022-03-10", **{"from": "2022-03-02"}) == [("revoked", "taken")], "told of too late"


def test_how_firmly_a_side_is_held_is_a_change_by_the_first_event_that_says_so() -> None:
    def held(name: str, day: str, state: str) -> dict[str, Any]:
        return told(name, day, control={"side": "SY", "by": "army", "state": state})

    standing = standing_of(
        held("a", "2021-12-01", "held"), held("b", "2022-02-01", "contested"), held("c", "2022-03-01", "contested")
    )
    found = [one for one in walk(standing) if isinstance(one, HolderChange)]
    assert [(one[:4], one.was[0].state.value, one.controls[0].state.value) for one in found] == [
        (("SY", ("army",), ("army",), "b"), "held", "contested")
    ]
    ends = differences(standing.at(FIRST)["ford"], standing["ford"], WAYS)
    assert [change.event for change in ends] == ["b"]
    assert not walk(
        standing_of(held("a", "2021-12-01", "held"), told("b", "2022-02-01", control=held("", "", "")["control"]))
    )


def test_new_hours_within_a_run_are_told_by_the_report_that_has_them() -> None:
    standing = standing_of(*BEFORE[:1], told("shorter", "2022-06-14", status={"state": "open", "hours": "10-13"}))
    assert [(one.event, one.before, one.after) for one in walk(standing) if isinstance(one, TermsChange)] == [
        ("shorter", "08-14", "10-13")
    ]


def test_new_hours_are_told_by_their_event_though_another_one_says_who_may_cross() -> None:
    standing = standing_of(
        told("opens", "2021-12-01", status={"state": "open", "hours": "08-14", "who": "drivers with a permit"}),
        told("shorter", "2022-06-14", status={"state": "open", "hours": "10-13"}),
    )
    changes = differences(standing.at(FIRST)["ford"], standing["ford"], WAYS)
    assert [(one.about, one.event) for one in changes if isinstance(one, TermsChange)] == [("hours", "shorter")]


def test_two_holders_on_one_day_of_a_side_that_the_crossing_has_not_are_no_change_of_it() -> None:
    standing = standing_of(
        told("one", "2022-05-02", control=[{"side": "XX", "by": "army"}]),
        told("other", "2022-05-02", control=[{"side": "XX", "by": "militia"}]),
        told("opens", "2022-05-02", status="open"),
    )
    assert [type(change) for change in walk(standing)] == [StatusChange]


def test_hours_of_all_that_hold_again_after_a_stretch_of_other_hours_by_mode_are_told_by_the_stretch() -> None:
    by_mode = [{"modes": {"rail": "yes"}, "hours": "10-11"}, {"modes": {"pedestrian": "yes"}, "hours": "09-12"}]
    standing = standing_of(
        told("opens", "2021-12-01", status={"state": "open", "hours": "08-14"}),
        told("feast", "2022-03-01/2022-03-05", status=by_mode),
    )
    found = [one for one in walk(standing) if isinstance(one, TermsChange)]
    assert [(one.after, one.event) for one in found] == [("09-12", "feast"), ("10-11", "feast"), ("08-14", "feast")]


def test_what_is_only_claimed_or_of_an_uncertain_day_makes_no_two_reports_of_one_day() -> None:
    shut, opened = told("a", "2022-03-31", status="closed"), told("b", "2022-03-31", status="open")
    claimed = told("b", "2022-03-31", claims=[{"id": "a", "about": "status", "value": "open"}])
    assert standing_of(shut, opened).several_a_day("ford")
    assert not standing_of(shut, claimed).several_a_day("ford")
    assert not standing_of(shut, {**opened, "date": "2022-03"}).several_a_day("ford")
    assert not standing_of(shut, {**opened, "date": "[..2022-03-31]"}).several_a_day("ford")
    assert not standing_of(shut, {**opened, "date": "[2022-03-31..]"}).several_a_day("ford")


def test_before_the_first_day_of_all_there_is_none() -> None:
    assert day_before(date(2022, 3, 1)) == date(2022, 2, 28)
    assert day_before(date.min) == date.min


def test_who_may_cross_is_told_by_the_event_that_says_it_though_a_later_one_tells_the_mode_anew() -> None:
    standing = standing_of(
        told("opens", "2021-12-01", status={"state": "open", "modes": {"commercial": "yes"}}),
        told("narrows", "2022-02-16", status={"modes": {"commercial": "yes"}, "who": "drivers with a permit"}),
        told("again", "2022-02-22", status={"modes": {"commercial": "yes"}}),
    )
    changes = list(differences(standing.at(FIRST)["ford"], standing["ford"], WAYS))
    assert [(change.about, change.event) for change in changes if isinstance(change, TermsChange)] == [
        ("who", "narrows")
    ]


def test_hours_of_the_crossing_are_not_told_anew_for_a_mode_of_which_something_is_said_later() -> None:
    standing = standing_of(
        told("opens", "2021-12-01", status={"state": "open", "modes": {"commercial": "yes"}, "hours": "08-16"}),
        told("rail", "2022-03-01", status={"modes": {"rail": "no"}}),
    )
    assert [type(change) for change in walk(standing)] == [PassageChange]


def test_a_mode_that_passed_each_way_since_another_day_stops_and_resumes_both_ways_on_one_day() -> None:
    standing = standing_of(
        told("one", "2021-11-01", status={"modes": {"rail": "yes"}, "direction": "IQ>SY"}),
        told("other", "2021-12-01", status={"modes": {"rail": "yes"}, "direction": "SY>IQ"}),
        told("a", "2022-03-05T07:00", status={"modes": {"rail": "no"}}),
        told("b", "2022-03-05T16:00", status={"modes": {"rail": "yes"}}),
    )
    found = [one for one in walk(standing) if isinstance(one, PassageChange)]
    assert [one[:5] for one in found] == [("rail", "both", "yes", "no", "a"), ("rail", "both", "no", "yes", "b")]


def test_what_stops_and_resumes_in_one_direction_on_a_day_is_told_of_that_direction() -> None:
    def out(word: str) -> dict[str, Any]:
        return {"modes": {"rail": word}, "direction": "IQ>SY"}

    standing = standing_of(
        told("began", "2021-12-01", status=[out("yes"), {"modes": {"rail": "no"}, "direction": "SY>IQ"}]),
        told("a", "2022-03-05T07:00", status=out("no")),
        told("b", "2022-03-05T16:00", status=out("yes")),
    )
    found = [one for one in walk(standing) if isinstance(one, PassageChange)]
    assert [one[:5] for one in found] == [("rail", "IQ>SY", "yes", "no", "a"), ("rail", "IQ>SY", "no", "yes", "b")]
    assert [one.row.direction for one in found if one.row] == ["IQ>SY", "IQ>SY"]


def test_that_nobody_is_known_to_hold_a_side_is_no_step_where_nobody_was_before() -> None:
    standing = standing_of(
        told("a", "2022-03-05", control={"side": "SY", "state": "unknown"}),
        told("b", "2022-03-05", control={"side": "SY", "by": "army"}),
    )
    found = [one for one in walk(standing) if isinstance(one, HolderChange)]
    assert [one[:4] for one in found] == [("SY", (), ("army",), "b")]


def test_who_took_one_side_on_a_day_that_nobody_tells_is_what_that_event_changed() -> None:
    standing = standing_of(told("seized", "2022-03", control={"side": "SY", "by": "militia"}))
    when = dated("2022-03")
    assert when is not None
    found = list(Walk(standing, "ford", date(2022, 2, 28), date(2022, 12, 31), WAYS).perhaps("seized", when.begin))
    assert [one[:4] for one in found if isinstance(one, HolderChange)] == [("SY", (), ("militia",), "seized")]
    assert len(found) == 1


def test_that_nothing_is_said_of_the_other_way_is_nothing_that_an_event_of_one_way_changed() -> None:
    standing = standing_of(
        told("began", "2021-12-01", status={"modes": {"rail": "yes"}}),
        told("stop", "2022-03", status={"modes": {"rail": "no"}, "direction": "IQ>SY"}),
    )
    when = dated("2022-03")
    assert when is not None
    found = Walk(standing, "ford", date(2022, 2, 28), date(2022, 12, 31), WAYS).perhaps("stop", when.begin)
    assert [one[:5] for one in found if isinstance(one, PassageChange)] == [("rail", "IQ>SY", "yes", "no", "stop")]


@pytest.mark.parametrize("earlier", [(), (told("old", "2022-03-05", status="closed"),)], ids=["alone", "after another"])
def test_what_already_holds_on_the_first_day_is_news_by_an_event_of_no_told_day_only_where_it_alone_says_so(
    earlier: tuple[dict[str, Any], ...],
) -> None:
    opened, shut = told("began", "2021-12-01", status="open"), told("shut", "2022-03", status="closed")
    when = dated("2022-03")
    assert when is not None
    walk_ = Walk(
        standing_of(*(earlier and (opened, *earlier)), shut), "ford", date(2022, 3, 10), date(2022, 12, 31), WAYS
    )
    found = [one.event for one in walk_.perhaps("shut", when.begin) if isinstance(one, StatusChange)]
    assert found == ([] if earlier else ["shut"])


def test_two_modes_that_stop_and_resume_on_one_day_are_each_told_twice() -> None:
    def both(word: str) -> dict[str, Any]:
        return {"modes": {"rail": word, "commercial": word}}

    standing = standing_of(
        told("began", "2021-12-01", status=both("yes")),
        told("a", "2022-03-05T07:00", status=both("no")),
        told("b", "2022-03-05T16:00", status=both("yes")),
    )
    found = [one for one in walk(standing) if isinstance(one, PassageChange)]
    steps = (("both", "no", "yes", "b"), ("both", "yes", "no", "a"))
    assert sorted(one[:5] for one in found) == [(mode, *step) for mode in ("commercial", "rail") for step in steps]


def test_a_side_that_shuts_and_opens_on_one_day_is_told_once_and_not_for_itself_too() -> None:
    standing = standing_of(
        told("west", "2021-12-01", status={"state": "open", "side": "IQ"}),
        told("east", "2021-12-01", status={"state": "open", "side": "SY"}),
        told("a", "2022-03-05T07:00", status={"state": "closed", "side": "IQ"}),
        told("b", "2022-03-05T16:00", status={"state": "open", "side": "IQ"}),
    )
    found = [tuple(one[:3]) for one in walk(standing) if isinstance(one, StatusChange)]
    assert found == [("open", "closed", "a"), ("closed", "open", "b")]


@pytest.mark.parametrize("began", [["2021-12-01"], []])
def test_what_holds_again_is_told_by_the_stretch_where_it_was_said_on_the_first_day_of_that(began: list[str]) -> None:
    standing = standing_of(
        *(told(f"e{number}", day, status="open") for number, day in enumerate([*began, "2022-04-10"])),
        told("feast", "2022-04-10/2022-04-14", status="closed"),
    )
    changes = [
        change for day, change in Walk(standing, "ford", FIRST, date(2022, 12, 31), WAYS).changes() if day.day == 15
    ]
    assert [(change.before, change.after, change.event) for change in changes] == [("closed", "open", "feast")]


def test_new_hours_of_one_mode_are_told_by_its_own_event_though_another_mode_has_had_them_longer() -> None:
    both = [{"modes": {mode: "yes"}, "hours": hours} for mode, hours in (("pedestrian", "08-12"), ("rail", "10-12"))]
    standing = standing_of(
        told("began", "2021-12-01", status=both),
        told("longer", "2022-03-01", status={"modes": {"rail": "yes"}, "hours": "08-12"}),
    )
    found = [one for one in walk(standing) if isinstance(one, TermsChange)]
    assert [(one.before, one.after, one.event) for one in found] == [("10-12", "08-12", "longer")]


def test_a_mode_that_stops_and_resumes_on_the_day_on_which_the_crossing_shuts_has_stopped_by_the_closing() -> None:
    standing = standing_of(
        told("began", "2021-12-01", status={"modes": {"rail": "yes"}}),
        told("a", "2022-03-05T07:00", status={"modes": {"rail": "no"}}),
        told("b", "2022-03-05T16:00", status={"modes": {"rail": "yes"}}),
        told("shut", "2022-03-05T20:00", status="closed"),
    )
    found = [one for one in walk(standing) if isinstance(one, PassageChange)]
    assert found[-1][:5] == ("rail", "both", "yes", "no", "shut")


def test_new_hours_of_the_crossing_and_of_one_mode_are_each_told_by_their_own_event() -> None:
    two = {"modes": {"pedestrian": "yes", "rail": "yes"}}
    standing = standing_of(
        told("began", "2021-12-01", status={"state": "open", **two, "hours": "08-14"}),
        told("shorter", "2022-03-01", status={"state": "open", "hours": "09-12"}),
        told(
            "trains",
            "2022-03-05",
            status=[{"modes": {"rail": "yes"}, "hours": "10-11"}, {"modes": {"pedestrian": "yes"}}],
        ),
    )
    changes = differences(standing.at(FIRST)["ford"], standing["ford"], WAYS)
    assert [(one.after, one.event, one.modes) for one in changes if isinstance(one, TermsChange)] == [
        ("09-12", "shorter", ("pedestrian",)),
        ("10-11", "trains", ("rail",)),
    ]
