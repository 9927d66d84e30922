"""Who passes, which way, by whose leave: the rules one by one."""

from datetime import date
from typing import Any

import msgspec
import pytest

from store.records.model import Crossing, Key
from store.status.again import row_again
from store.status.objects import Objects
from store.status.permissions import PermissionState
from store.status.reading import followed, places_of
from store.status.sides import Sides, side_keys
from store.status.standing import CrossingStanding, Standing
from store.status.words import passage_words, permit_words, plan_words
from tests.store.in_memory import InMemory

TODAY = date(2026, 1, 1)
GATE = {"id": "gate", "sides": [{"country": "IQ", "name": "East gate"}, {"country": "SY", "name": "West gate"}]}
LINE = {
    "id": "line",
    "sides": [{"id": "north", "country": "SY", "name": "North"}, {"id": "south", "country": "SY", "name": "South"}],
}
NAMELESS = {"id": "nameless", "sides": [{"country": "SY", "name": "Mill"}, {"country": "SY", "name": "Bridge"}]}
SOURCES = [{"id": "board", "published": "2020-05-05"}]
ACTORS = [{"id": "council", "name": "UN Security Council"}]


def told(*events: dict[str, Any]) -> InMemory:
    documents = [{"id": f"e{number}", "crossings": ["gate"], **event} for number, event in enumerate(events)]
    return InMemory(events=documents, crossings=[GATE, LINE, NAMELESS], sources=SOURCES, actors=ACTORS)


def on(day: str, *events: dict[str, Any], crossing: str = "gate", known_then: bool = False) -> CrossingStanding:
    """How a crossing stands on a day of 2020, given as month and day."""
    asked = date.fromisoformat(day if len(day) > 5 else f"2020-{day}")
    return Standing.of(told(*events), asked, known_then=known_then, today=TODAY)[crossing]


def at(day: str, status: Any, **more: Any) -> dict[str, Any]:
    return {"date": day if len(day) > 5 else f"2020-{day}", "status": status, **more}


def modes(*directions: str, **passages: str) -> dict[str, Any]:
    return {"modes": passages, **({"direction": directions[0]} if directions else {})}


def rows(found: CrossingStanding) -> dict[tuple[str, str], str]:
    """Each row's value, with a question mark where it is uncertain."""
    return {(row.mode, row.direction): row.holding.word + "?" * row.holding.uncertain for row in found.passage}


def test_what_is_said_without_a_direction_holds_both_ways() -> None:
    assert rows(on("02-01", at("01-10", modes(rail="yes")))) == {("rail", "both"): "yes"}


def test_a_no_for_one_direction_leaves_the_other_as_it_was() -> None:
    found = on("02-01", at("01-10", modes(rail="yes")), at("01-20", modes("IQ>SY", rail="no")))
    assert rows(found) == {("rail", "IQ>SY"): "no", ("rail", "SY>IQ"): "yes"}


def test_a_yes_for_one_direction_after_one_for_both_is_for_that_way_only() -> None:
    found = on("02-01", at("01-10", modes(rail="yes")), at("01-20", modes("IQ>SY", rail="restricted")))
    assert rows(found) == {("rail", "IQ>SY"): "restricted", ("rail", "SY>IQ"): "no?"}
    assert found.passage[1].holding.event == "e1"


def test_a_crossing_told_to_be_still_shut_did_not_shut_before_a_yes_for_one_direction() -> None:
    shut = at("01-10", {"state": "closed", **modes(rail="yes")})
    again = at("01-20", {"state": "closed", **modes("IQ>SY", rail="yes")})
    apart = (at("01-15", "closed"), at("01-20", modes("IQ>SY", rail="yes")))
    narrowed = {("rail", "IQ>SY"): "yes", ("rail", "SY>IQ"): "no?"}
    assert rows(on("02-01", shut, again)) == rows(on("02-01", shut, *apart)) == narrowed
    reopened = (at("01-12", "open"), again)
    assert rows(on("02-01", shut, *reopened)) == {("rail", "IQ>SY"): "yes", ("rail", "SY>IQ"): "no"}


def test_a_yes_for_one_direction_leaves_what_was_said_of_the_other_direction_alone() -> None:
    first, second = at("01-10", modes("IQ>SY", rail="yes")), at("01-20", modes("SY>IQ", rail="yes"))
    assert rows(on("02-01", first, second)) == {("rail", "IQ>SY"): "yes", ("rail", "SY>IQ"): "yes"}
    assert rows(on("02-01", first)) == {("rail", "IQ>SY"): "yes"}


def test_a_directed_yes_after_a_no_for_both_leaves_the_other_way_shut_by_the_first_report() -> None:
    found = on("02-01", at("01-10", modes(rail="no")), at("01-20", modes("IQ>SY", rail="yes")))
    assert rows(found) == {("rail", "IQ>SY"): "yes", ("rail", "SY>IQ"): "no"}
    assert found.passage[1].holding.event == "e0"


def test_entries_of_one_event_hold_each_for_its_direction_with_its_own_hours_and_people() -> None:
    entries = [
        {"state": "limited", **modes("IQ>SY", rail="yes"), "hours": "08-12"},
        {"state": "limited", **modes("SY>IQ", rail="restricted"), "hours": "13-15", "who": "patients"},
    ]
    found = on("02-01", at("01-10", entries))
    assert [(row.direction, row.holding.word, row.hours, row.who) for row in found.passage] == [
        ("IQ>SY", "yes", "08-12", ""),
        ("SY>IQ", "restricted", "13-15", "patients"),
    ]
    assert found.holding.word == "limited"


def test_what_one_event_opens_one_way_and_closes_the_other_is_limited() -> None:
    entries = [
        {"state": "open", **modes("IQ>SY", rail="yes", pedestrian="yes")},
        {"state": "closed", "direction": "SY>IQ"},
    ]
    found = on("02-01", at("01-10", entries))
    assert (found.holding.word, found.holding.uncertain) == ("limited", False)
    assert rows(found)["rail", "SY>IQ"] == rows(found)["pedestrian", "SY>IQ"] == "no"
    assert rows(found)["rail", "IQ>SY"] == "yes"


def test_two_words_of_one_event_that_no_direction_tells_apart_are_uncertain() -> None:
    assert on("02-01", at("01-10", [{"state": "open"}, {"state": "closed"}])).holding.uncertain


def test_a_closing_shuts_every_mode_and_direction_and_a_reopening_says_which() -> None:
    opened, shut = at("01-10", {"state": "open", **modes("IQ>SY", rail="yes")}), at("01-20", "closed")
    closed = on("01-25", opened, shut)
    assert rows(closed) == {("rail", "both"): "no"}
    assert closed.passage[0].holding.event == "e1"
    assert rows(on("02-01", opened, shut, at("01-30", "open"))) == {}
    again = at("01-30", {"state": "open", **modes(pedestrian="yes")})
    assert rows(on("02-01", opened, shut, again)) == {("pedestrian", "both"): "yes"}


def test_a_closing_that_lasts_tells_its_last_day_and_leaves_passage_uncertain_after_it() -> None:
    opened, shut = at("01-10", {"state": "open", **modes(rail="yes")}), at("2020-02-01/2020-02-05", "closed")
    assert on("02-03", opened, shut).passage[0].until == "2020-02-05"
    assert rows(on("02-06", opened, shut)) == {("rail", "both"): "yes?"}
    assert rows(on("03-01", opened, shut, at("02-20", modes(rail="yes")))) == {("rail", "both"): "yes"}


def test_a_closing_that_may_have_come_makes_passage_uncertain() -> None:
    opened = at("01-10", {"state": "open", **modes(rail="yes")})
    assert rows(on("02-10", opened, at("[2020-02-01..2020-02-20]", "closed"))) == {("rail", "both"): "yes?"}
    rival = {"claims": [{"id": "a", "about": "status", "value": "closed", "source": "board"}]}
    assert rows(on("02-10", {**opened, **rival})) == {("rail", "both"): "yes?"}


def test_a_closing_that_is_only_claimed_ends_no_passage_once_the_crossing_is_told_to_be_open_still() -> None:
    opened = at("01-10", {"state": "open", **modes(rail="yes")})
    claimed = {"date": "2020-02-01", "type": "statement", **claim()}
    assert rows(on("02-10", opened, claimed)) == {("rail", "both"): "yes?"}
    assert rows(on("03-10", opened, claimed, at("03-01", "open"))) == {("rail", "both"): "yes"}
    perhaps_later = {**claimed, "date": "[2020-01-05..2020-01-20]"}
    assert rows(on("02-10", opened, perhaps_later)) == {("rail", "both"): "yes?"}
    assert rows(on("03-10", opened, perhaps_later, at("03-01", "open"))) == {("rail", "both"): "yes"}


def test_a_denial_that_it_closed_leaves_passage_sure() -> None:
    denied = {"claims": [{"id": "a", "about": "status", "value": "closed", "stance": "denies"}]}
    opened = at("01-10", {"state": "open", **modes(rail="yes")}, **denied)
    assert rows(on("02-10", opened)) == {("rail", "both"): "yes"}


def test_a_mode_passes_since_it_was_told_and_not_since_both_sides_opened() -> None:
    sides = [at("01-10", {"state": "open", "side": side}) for side in ("IQ", "SY")]
    (row,) = on("03-01", *sides, at("02-10", {"side": "IQ", **modes(rail="yes")})).passage
    assert row.holding.since is not None
    assert (row.holding.word, row.holding.since.text) == ("yes", "2020-02-10")


def test_a_mode_that_does_not_pass_under_a_permission_ends_with_no_permission() -> None:
    permission = {"kind": "consent", "by": "capital", "until": "2020-06-30", "modes": ["rail"]}
    given = at("01-10", {**modes(rail="yes"), "permission": permission})
    assert [row.until for row in on("02-01", given).passage] == ["2020-06-30"]
    assert [row.until for row in on("02-10", given, at("02-10", modes(rail="no"))).passage] == [""]


def test_a_denied_closing_shuts_only_uncertainly_and_what_was_shut_before_stays_shut() -> None:
    denied = {"claims": [{"id": "a", "about": "status", "value": "closed", "stance": "denies"}]}
    opened = at("01-10", {"state": "open", **modes(rail="yes", pedestrian="no")})
    found = on("02-10", opened, at("02-01", "closed", **denied))
    assert rows(found) == {("pedestrian", "both"): "no", ("rail", "both"): "no?"}


def test_a_side_that_closes_shuts_both_ways() -> None:
    opened = at("01-10", {"state": "open", **modes("north>south", commercial="yes")}, crossings=["line"])
    shut = at("01-20", {"state": "closed", "side": "south"}, crossings=["line"])
    found = on("02-01", opened, shut, crossing="line")
    assert (found.holding.word, found.side_status["south"].word) == ("closed", "closed")
    assert rows(found) == {("commercial", "both"): "no"}
    assert found.passage[0].holding.event == "e1"


def test_a_country_with_two_sides_tells_of_neither_plainly() -> None:
    held = {"date": "2020-01-01", "crossings": ["nameless"], "control": {"side": "SY", "by": "army"}}
    found = on("02-01", held, crossing="nameless")
    assert [(control.by, control.holding.uncertain) for control in found.sides.values()] == [
        ("army", True),
        ("army", True),
    ]
    by_name = {**held, "control": {"side": "Bridge", "by": "army"}}
    found = on("02-01", by_name, crossing="nameless")
    assert [(control.by, control.holding.uncertain) for control in found.sides.values()] == [
        ("", False),
        ("army", False),
    ]


# Phases.


@pytest.mark.parametrize("phase", ["planned", "announced", "cancelled"])
def test_what_did_not_come_into_force_reports_nothing_and_confirms_nothing(phase: str) -> None:
    opened = at("01-10", {"state": "open", **modes(rail="yes")})
    shut = at("02-01", "closed", phase=phase)
    found = on("03-01", opened, shut)
    assert (found.holding.word, found.holding.uncertain, rows(found)) == ("open", False, {("rail", "both"): "yes"})
    again = on("03-01", opened, at("02-01", "open", phase=phase))
    assert again.holding.age_days == 51


def test_what_lies_ahead_of_today_cannot_have_been_reported() -> None:
    shut = at("2027-01-10", "closed")
    found = on("2027-02-01", at("01-10", "open"), shut)
    assert (found.holding.word, found.holding.uncertain, found.holding.alternatives) == ("open", True, ("closed",))
    assert on("2027-02-01", shut).holding.uncertain


# Permissions.


def grant(day: str, until: str, **more: Any) -> dict[str, Any]:
    given = {"kind": "consent", "by": "capital", "until": until, "modes": ["humanitarian"], **more}
    return at(day, {"permission": given})


def states(found: CrossingStanding) -> list[tuple[str, str]]:
    return [(permit.event, permit.state.value) for permit in found.permissions]


def test_a_permission_runs_to_the_end_of_its_last_day() -> None:
    granted = grant("01-10", "2020-02-10")
    (permit,) = on("02-10", granted).permissions
    assert (permit.state, permit.days_left) == (PermissionState.IN_FORCE, 0)
    (permit,) = on("02-11", granted).permissions
    assert (permit.state, permit.days_left) == (PermissionState.LAPSED, None)
    assert on("01-09", granted).permissions == ()


def test_one_that_begins_later_is_planned_until_then() -> None:
    later = grant("01-10", "2020-03-01", **{"from": "2020-02-01"})
    assert states(on("01-31", later)) == [("e0", "planned")]
    assert states(on("02-01", later)) == [("e0", "in force")]


@pytest.mark.parametrize(("begins", "state"), [("02-10", "renewed"), ("02-11", "renewed"), ("02-12", "lapsed")])
def test_one_by_the_same_that_leaves_no_day_between_renews_it(begins: str, state: str) -> None:
    found = on("02-20", grant("01-10", "2020-02-10"), grant(begins, "2020-05-01"))
    assert states(found) == [("e0", state), ("e1", "in force")]
    assert found.permissions[0].renewed_by == ("e1" if state == "renewed" else "")


@pytest.mark.parametrize(("begins", "uncertain"), [("2020-02-11", False), ("[2020-02-11..2020-02-25]", True)])
def test_where_a_renewal_may_not_have_begun_it_is_uncertain_that_one_lapsed(begins: str, uncertain: bool) -> None:
    again = grant("02-05", "2020-05-01", renews="e0", **{"from": begins})
    found = on("02-15", grant("01-10", "2020-02-10"), again).permissions[0]
    assert (found.state is PermissionState.LAPSED, found.uncertain) == (uncertain, uncertain)


def test_before_its_own_days_are_over_one_is_in_force_and_not_renewed() -> None:
    found = on("02-10", grant("01-10", "2020-02-10"), grant("02-01", "2020-05-01"))
    assert [(permit.state.value, permit.renewed_by) for permit in found.permissions] == [("in force", "")] * 2


@pytest.mark.parametrize("more", [{"by": "governor"}, {"modes": ["rail"]}, {"until": "2020-02-05"}])
def test_one_by_another_for_other_modes_or_that_ends_no_later_renews_nothing(more: dict[str, Any]) -> None:
    later = grant("02-01", **{"until": "2020-05-01", **more})
    assert states(on("02-20", grant("01-10", "2020-02-10"), later))[0] == ("e0", "lapsed")


def test_one_that_says_so_renews_it_across_a_gap_and_by_another() -> None:
    again = grant("03-01", "2020-05-01", renews="e0", by="governor")
    assert states(on("02-20", grant("01-10", "2020-02-10"), again)) == [("e0", "lapsed")]
    assert states(on("03-02", grant("01-10", "2020-02-10"), again))[0] == ("e0", "renewed")


def test_a_revocation_ends_it_that_day_and_gives_nothing_itself() -> None:
    granted, taken = grant("01-10", "2020-05-01"), at("02-10", {"permission": {"by": "capital", "revokes": "e0"}})
    assert states(on("02-09", granted, taken)) == [("e0", "in force")]
    assert states(on("02-10", granted, taken)) == [("e0", "revoked")]
    assert states(on("06-01", granted, taken)) == [("e0", "revoked")]
    assert states(on("06-01", granted, {**taken, "date": "2020-05-20"})) == [("e0", "lapsed")]


def test_one_that_is_revoked_before_it_begins_is_planned_no_more() -> None:
    granted = at("01-10", {"permission": {"by": "capital", "modes": ["rail"], "from": "2020-03-01"}})
    taken = at("02-10", {"permission": {"by": "capital", "revokes": "e0"}})
    assert states(on("02-09", granted, taken)) == [("e0", "planned")]
    assert states(on("02-10", granted, taken)) == [("e0", "revoked")]
    assert states(on("03-02", granted, taken)) == [("e0", "revoked")]


def test_one_without_an_end_can_be_revoked() -> None:
    granted = at("01-10", {"permission": {"by": "council", "modes": ["humanitarian"]}})
    taken = at("02-10", {"permission": {"by": "capital", "revokes": "e0"}})
    found = on("02-10", granted, taken)
    assert states(found) == [("e0", "revoked")]
    assert found.permissions[0].days_left is None
    assert states(on("02-09", granted, taken)) == [("e0", "in force")]


@pytest.mark.timeout(60)  # each compared with each, on each day, would take minutes
def test_a_thousand_permissions_of_one_crossing_are_not_compared_each_with_each() -> None:
    days = [f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)] * 4
    given = [grant(day, f"2020-{day}", by=f"office {number}") for number, day in enumerate(days)]
    assert {state for _, state in states(on("12-31", *given))} == {"lapsed"}


def test_the_older_form_is_the_councils_unless_its_event_names_another_authority() -> None:
    first = at("01-10", {"un_authorised": {"resolution": "1", "until": "2020-02-10"}})
    named = [{"who": "council", "role": "authority"}]
    second = at("02-09", {"un_authorised": {"resolution": "2", "until": "2020-05-10"}}, actors=named)
    third = at("05-01", {"un_authorised": {"resolution": "letter"}}, actors=[{"who": "capital", "role": "authority"}])
    found = on("05-20", first, second, third)
    assert states(found) == [("e0", "renewed"), ("e1", "lapsed"), ("e2", "in force")]
    assert [permit.of_council for permit in found.permissions] == [True, True, False]
    assert all(permit.covers("humanitarian") and not permit.covers("rail") for permit in found.permissions)
    unnamed = on("02-01", at("01-10", {"permission": {"kind": "authorisation", "until": "2020-06-30"}}))
    assert [permit.of_council for permit in unnamed.permissions] == [False]


AID = at("01-15", {"state": "open", **modes(humanitarian="yes", rail="yes")})


def test_passage_names_the_permission_it_rests_on_and_its_last_day() -> None:
    found = on("02-01", grant("01-10", "2020-02-10"), AID)
    assert {row.mode: (row.permission, row.until) for row in found.passage} == {
        "humanitarian": ("e0", "2020-02-10"),
        "rail": ("", ""),
    }


def test_a_mode_whose_permission_lapsed_is_no_more_until_something_newer_is_said() -> None:
    granted = grant("01-10", "2020-02-10")
    found = on("02-11", granted, AID)
    assert rows(found) == {("humanitarian", "both"): "no", ("rail", "both"): "yes"}
    row = found.passage[0]
    assert (row.holding.event, row.holding.since and row.holding.since.text) == ("e0", "2020-02-10")
    assert (row.holding.age_days, row.lapsed) == (1, PermissionState.LAPSED)
    again = on("03-01", granted, AID, at("02-20", modes(humanitarian="yes")))
    assert (rows(again)["humanitarian", "both"], again.passage[0].holding.since_event) == ("yes", "e2")


def test_a_confirmation_after_the_lapse_is_something_newer() -> None:
    said = {"about": "status", "of": "humanitarian", "value": "yes", "said": "2020-02-20"}
    confirmed = {**AID, "claims": [{"id": "a", **said}]}
    assert rows(on("02-19", grant("01-10", "2020-02-10"), confirmed))["humanitarian", "both"] == "no"
    found = on("02-20", grant("01-10", "2020-02-10"), confirmed)
    assert rows(found)["humanitarian", "both"] == "yes"
    assert found.passage[0].holding.since is not None
    assert found.passage[0].holding.since.text == "2020-02-20"


def test_under_a_new_permission_after_a_gap_passage_is_uncertain_and_under_a_renewed_one_it_is_not() -> None:
    renewed = on("03-01", grant("01-10", "2020-02-10"), AID, grant("02-11", "2020-05-01"))
    assert rows(renewed)["humanitarian", "both"] == "yes"
    gap = on("03-01", grant("01-10", "2020-02-10"), AID, grant("02-12", "2020-05-01"))
    assert rows(gap)["humanitarian", "both"] == "yes?"


def test_a_revoked_permission_ends_the_passage_that_day() -> None:
    taken = at("02-10", {"permission": {"by": "capital", "revokes": "e0"}})
    granted = grant("01-10", "2020-05-01")
    assert rows(on("02-09", granted, AID, taken))["humanitarian", "both"] == "yes"
    found = on("02-10", granted, AID, taken)
    assert rows(found)["humanitarian", "both"] == "no"
    assert found.passage[0].lapsed is PermissionState.REVOKED


def test_while_a_fuzzy_last_day_is_near_passage_is_uncertain() -> None:
    granted = grant("01-10", "2020-02")
    assert [rows(on(day, granted, AID))["humanitarian", "both"] for day in ("02-01", "02-10", "03-01")] == [
        "yes",
        "yes?",
        "no",
    ]


def test_what_was_not_known_then_neither_permits_nor_confirms() -> None:
    granted = {**grant("01-10", "2020-02-10"), "sources": ["board"]}
    assert on("02-01", granted, known_then=True).permissions == ()
    assert len(on("05-05", granted, known_then=True).permissions) == 1


# Confirmations.


def claim(**fields: Any) -> dict[str, Any]:
    return {"claims": [{"id": "a", "about": "status", "value": "closed", **fields}]}


def test_a_claim_said_later_refreshes_the_age_and_leaves_the_since() -> None:
    shut = at("01-10", "closed", **claim(said="2020-03-01"))
    assert on("02-29", shut).holding.age_days == 50
    found = on("03-05", shut)
    assert (found.holding.age_days, found.holding.since and found.holding.since.text) == (4, "2020-01-10")
    assert found.holding.reported is not None
    assert found.holding.reported.text == "2020-03-01"


def test_where_nothing_tells_when_it_was_said_the_day_of_its_source_counts() -> None:
    assert on("05-10", at("01-10", "closed", **claim(source="board"))).holding.age_days == 5


@pytest.mark.parametrize(
    "fields", [{"stance": "denies"}, {"stance": "hopes"}, {"mode": "denial"}, {"value": "open"}, {"of": "IQ"}]
)
def test_a_claim_that_does_not_assert_the_same_of_the_whole_renews_nothing(fields: dict[str, Any]) -> None:
    assert on("03-05", at("01-10", "closed", **claim(said="2020-03-01", **fields))).holding.age_days == 55


def test_a_confirmation_of_what_was_over_by_then_counts_for_nothing() -> None:
    shut = at("01-10", "closed", **claim(said="2020-03-01"))
    found = on("03-05", shut, at("02-01", "open"))
    assert (found.holding.word, found.holding.uncertain, found.holding.age_days) == ("open", False, 33)


def test_a_confirmation_after_a_stretch_that_ended_settles_that_the_report_before_holds_again() -> None:
    again = {"claims": [{"id": "a", "about": "status", "value": "open", "said": "2020-02-20"}]}
    opened, shut = at("01-10", "open", **again), at("2020-02-01/2020-02-05", "closed")
    assert on("02-19", opened, shut).holding.uncertain
    assert not on("02-20", opened, shut).holding.uncertain


def test_each_mode_has_its_own_age() -> None:
    said = {"claims": [{"id": "a", "about": "status", "of": "rail", "value": "open", "said": "2020-03-01"}]}
    found = on("03-05", at("01-10", {"state": "open", **modes(rail="yes", pedestrian="yes")}, **said))
    assert {row.mode: row.holding.age_days for row in found.passage} == {"rail": 4, "pedestrian": 55}
    assert found.holding.age_days == 55


# Holders.


def hold(day: str, *controls: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"date": f"2020-{day}", "control": list(controls), **more}


def test_those_whom_one_event_names_hold_a_side_together_each_since_its_own_day() -> None:
    alone = hold("01-01", {"side": "SY", "by": "militia"})
    shared = hold("02-01", {"side": "SY", "by": "militia", "state": "shared"}, {"side": "SY", "by": "army"})
    held = on("03-01", alone, shared).holders["SY"]
    assert [
        (one.by, one.state.value, one.holding.since and one.holding.since.text, one.holding.uncertain) for one in held
    ] == [
        ("militia", "shared", "2020-01-01", False),
        ("army", "held", "2020-02-01", False),
    ]
    assert on("03-01", alone, shared).holders["IQ"] == ()


def test_a_claim_of_one_of_them_renews_that_one_alone() -> None:
    said = [{"id": "a", "about": "control", "of": "SY", "value": "army", "said": "2020-02-20"}]
    shared = hold("02-01", {"side": "SY", "by": "militia"}, {"side": "SY", "by": "army"}, claims=said)
    held = on("03-01", shared).holders["SY"]
    assert {one.by: one.holding.age_days for one in held} == {"militia": 29, "army": 10}
    assert not any(one.holding.uncertain for one in held)


def test_an_actor_held_before_others_came_and_went_again_is_a_new_run() -> None:
    events = [hold(day, {"side": "SY", "by": by}) for day, by in (("01-01", "army"), ("02-01", "rebels"))]
    (held,) = on("04-01", *events, hold("03-01", {"side": "SY", "by": "army"})).holders["SY"]
    assert held.holding.since is not None
    assert held.holding.since.text == "2020-03-01"


# Where a permission is revoked or renewed, and when it was confirmed.

TAKEN = {"permission": {"by": "council", "revokes": "given"}}


def given(**permission: Any) -> dict[str, Any]:
    whole = {"kind": "order", "by": "council", "until": "2020-06-30", **permission}
    return at("01-01", {"permission": whole}, id="given", crossings=["gate", "line"])


def at_both(day: str, *events: dict[str, Any]) -> tuple[str, ...]:
    """The state of the first permission, at each of two crossings."""
    return tuple(on(day, *events, crossing=crossing).permissions[0].state.value for crossing in ("gate", "line"))


def test_a_revocation_acts_at_the_crossings_that_its_event_names() -> None:
    assert at_both("03-01", given(), at("02-01", TAKEN, crossings=["line"])) == ("in force", "revoked")


def test_one_that_names_no_crossing_acts_wherever_the_permission_holds() -> None:
    assert at_both("03-01", given(), at("02-01", TAKEN, crossings=[])) == ("revoked", "revoked")


def test_a_renewal_that_names_no_crossing_carries_on_at_all_of_them() -> None:
    renewal = {"permission": {"kind": "order", "by": "parliament", "until": "2020-12-31", "renews": "given"}}
    events = (
        given(),
        at("06-01", renewal, id="more", crossings=[]),
        at("07-01", TAKEN | {"permission": {"revokes": "more"}}, crossings=[]),
    )
    for crossing in ("gate", "line"):
        assert [(one.event, one.state.value) for one in on("06-30", *events, crossing=crossing).permissions] == [
            ("given", "in force"),
            ("more", "in force"),
        ]
        assert [one.state.value for one in on("07-01", *events, crossing=crossing).permissions] == [
            "renewed",
            "revoked",
        ]


def test_an_event_without_crossings_tells_only_of_the_permission_there() -> None:
    assert on("03-01", given(), at("02-01", TAKEN | {"state": "closed"}, crossings=[])).holding.word == ""


def test_events_that_refer_to_each_other_and_name_no_crossing_are_at_none() -> None:
    ring = [
        at("01-01", {"permission": {"by": "council", "renews": other}}, id=own, crossings=[])
        for own, other in (("a", "b"), ("b", "a"))
    ]
    assert on("02-01", *ring).permissions == ()


def test_a_changed_place_of_a_permission_moves_its_revocation_too() -> None:
    taken = at("02-01", TAKEN, id="taken", crossings=[])
    before = Standing.of(told(given(), taken), date(2020, 3, 1), today=TODAY)
    assert before["gate"].permissions[0].state is PermissionState.REVOKED
    after = told({**given(), "crossings": ["line"]}, taken)
    changed, fresh = (
        before.with_change(after, [Key("events", "given")]),
        Standing.of(after, date(2020, 3, 1), today=TODAY),
    )
    for crossing in ("gate", "line"):
        assert changed[crossing] == fresh[crossing]
    assert changed["gate"].permissions == ()


@pytest.mark.parametrize(
    ("day", "age", "words"),
    [
        ("02-09", 39, "order by the governor until 30 Jun 2020, 142 d left"),
        ("02-12", 2, "order by the governor until 30 Jun 2020, 139 d left, confirmed 2 d ago"),
    ],
)
def test_a_claim_that_it_is_in_force_confirms_a_permission(day: str, age: int, words: str) -> None:
    again = {"about": "authorisation", "value": "in force", "said": "2020-02-10"}
    (permit,) = on(day, given(by="the governor") | {"claims": [again]}).permissions
    assert permit.age_days == age
    assert permit_words(permit, told()) == words


@pytest.mark.parametrize(
    "claim",
    [
        {"value": "in force", "said": "2020-02-10", "stance": "denies"},
        {"value": "not renewed", "said": "2020-02-10"},
        {"value": "in force", "said": "2019-12-31"},
        {"value": "in force", "said": "2020-02-10", "of": "elsewhere"},
    ],
)
def test_no_other_claim_confirms_it(claim: dict[str, str]) -> None:
    (permit,) = on("03-01", given() | {"claims": [{"about": "authorisation", **claim}]}).permissions
    assert (permit.confirmed, permit.age_days) == (None, 60)


@pytest.mark.parametrize(("day", "row"), [("02-19", "yes"), ("02-20", "yes?"), ("03-01", "yes?")])
def test_under_a_permission_that_is_denied_passage_is_uncertain_from_the_day_of_the_denial(day: str, row: str) -> None:
    denial = {"about": "authorisation", "value": "given", "said": "2020-02-20", "stance": "denies"}
    found = on(day, at("01-01", modes(humanitarian="yes")), given(modes=["humanitarian"]) | {"claims": [denial]})
    assert rows(found) == {("humanitarian", "both"): row}
    assert [permit.uncertain for permit in found.permissions] == [row == "yes?"]


def test_that_a_denied_permission_is_over_is_sure() -> None:
    denial = {"about": "authorisation", "value": "in force", "said": "2020-02-20", "stance": "denies"}
    (permit,) = on("04-02", given(until="2020-03-31") | {"claims": [denial]}).permissions
    assert (permit.state, permit.uncertain) == (PermissionState.LAPSED, False)


@pytest.mark.parametrize(("day", "row"), [("03-31", "yes"), ("04-10", "yes?"), ("05-10", "yes?"), ("05-12", "yes")])
def test_a_renewal_of_an_untold_day_may_have_come_too_late(day: str, row: str) -> None:
    first = {"kind": "consent", "by": "x", "modes": ["rail"], "until": "2020-03-31"}
    found = on(
        day,
        at("01-01", modes(rail="yes")),
        at("01-02", {"permission": first}),
        at("2020-04-XX", {"permission": {**first, "until": "2020-09-30"}}),
        at("05-12", modes(rail="yes")),
    )
    assert rows(found) == {("rail", "both"): row}


def test_what_may_have_been_said_after_a_permission_lapsed_leaves_open_that_it_goes_on() -> None:
    lapsing = at("01-02", {"permission": {"kind": "consent", "by": "x", "modes": ["rail"], "until": "2020-02-05"}})
    said = at("01-03", modes(rail="yes")), lapsing, at("[2020-02-04..2020-02-09]", modes(rail="yes"))
    found = on("02-07", *said)
    assert rows(found) == {("rail", "both"): "no?"}
    assert found.passage[0].holding.alternatives == ("yes",)


def test_a_side_that_reopens_without_saying_who_passes_leaves_passage_uncertain() -> None:
    began = at("01-10", {"state": "open", **modes(rail="yes")})
    shut, opened = (at(day, {"state": word, "side": "SY"}) for day, word in (("02-01", "closed"), ("02-05", "open")))
    assert rows(on("02-03", began, shut, opened)) == {("rail", "both"): "no"}
    assert rows(on("02-06", began, shut, opened)) == {("rail", "both"): "yes?"}
    assert rows(on("02-09", began, shut, opened, at("02-08", modes(rail="yes")))) == {("rail", "both"): "yes"}


def test_a_claim_that_a_mode_passes_opens_no_crossing_that_is_shut() -> None:
    claim = {"about": "status", "of": "rail", "value": "yes", "by": "a driver"}
    found = on("03-01", at("01-10", "closed"), {"type": "statement", "date": "2020-02-01", "claims": [claim]})
    assert rows(found) == {("rail", "both"): "no?"}
    assert found.passage[0].holding.alternatives == ("yes",)


def test_after_a_status_is_told_to_be_unknown_nothing_said_before_passes_for_certain() -> None:
    open_ = at("01-10", {"state": "open", **modes(rail="yes")})
    assert rows(on("03-01", open_, at("02-01", "unknown"))) == {("rail", "both"): "yes?"}
    again = at("02-10", modes(rail="yes"))
    assert rows(on("03-01", open_, at("02-01", "unknown"), again)) == {("rail", "both"): "yes"}


def test_many_modes_that_do_not_pass_are_told_in_one() -> None:
    records = told(at("01-10", {"state": "limited", **modes(humanitarian="yes", pedestrian="no", rail="no")}))
    apart = Standing.of(records, date(2020, 2, 1), today=TODAY)["gate"]
    assert passage_words(apart, records) == "on foot no · aid yes · rail no"
    records = told(
        at("01-10", {"state": "limited", **modes(humanitarian="yes", pedestrian="no", passenger="no", rail="no")})
    )
    together = Standing.of(records, date(2020, 2, 1), today=TODAY)["gate"]
    assert passage_words(together, records) == "aid yes · on foot, vehicles, rail no"


# Plans.


def planned(day: str, *events: dict[str, Any]) -> list[str]:
    records = told(*events)
    return [plan_words(plan, records) for plan in on(day, *events).plans]


CLOSING = "planned: closed, 10 Feb 2020"
OVERDUE = f"{CLOSING}, not confirmed"


@pytest.mark.parametrize(
    ("day", "told_"), [("02-01", [CLOSING]), ("02-10", [CLOSING]), ("02-20", [OVERDUE]), ("03-05", [])]
)
def test_a_plan_is_told_until_a_report_is_newer_than_its_day(day: str, told_: list[str]) -> None:
    assert planned(day, at("01-10", "open"), at("02-10", "closed", phase="planned"), at("03-01", "open")) == told_


def test_a_plan_is_told_no_more_from_the_report_of_its_own_day_on() -> None:
    events = (at("01-10", "open"), at("02-10", "closed", phase="announced"))
    assert planned("02-10", *events, at("02-10", "closed")) == []
    assert planned("02-10", *events) == ["announced: closed, 10 Feb 2020"]


def test_a_report_that_may_be_older_than_the_planned_day_settles_nothing() -> None:
    late = {**at("02-01", "open"), "date": "2020-02"}
    assert planned("03-05", at("02-10", "closed", phase="planned"), late) == [OVERDUE]


def test_that_it_was_still_open_later_settles_a_planned_closing() -> None:
    again = {"about": "status", "value": "open", "said": "2020-02-12"}
    events = (at("01-10", "open", claims=[again]), at("02-10", "closed", phase="planned"))
    assert planned("02-11", *events) == [OVERDUE]
    assert planned("02-12", *events) == []


def test_a_report_of_holders_settles_no_planned_closing_and_one_of_passage_does() -> None:
    plan = at("02-10", "closed", phase="planned")
    assert planned("03-05", plan, hold("03-01", {"side": "SY", "by": "army"})) == [OVERDUE]
    assert planned("03-05", plan, at("03-01", {"modes": {"rail": "yes"}})) == []


def test_a_planned_change_of_holders_waits_for_a_report_of_holders() -> None:
    plan = {**hold("02-10", {"side": "SY", "by": "army"}), "phase": "planned"}
    told_ = ["planned: SY held by army, 10 Feb 2020, not confirmed"]
    assert planned("03-05", plan, at("03-01", "open")) == told_
    assert planned("03-05", plan, hold("03-01", {"side": "SY", "by": "rebels"})) == []


@pytest.mark.parametrize("more", [{"phase": "cancelled"}, {"phase": "planned", "review": "superseded"}])
def test_what_is_cancelled_or_superseded_is_no_plan(more: dict[str, str]) -> None:
    assert planned("01-01", at("02-10", "closed", **more)) == []


@pytest.mark.parametrize(
    ("links", "names"), [(900, ("renews",)), (400, ("renews", "revokes")), (3, ("revokes",))], ids=str
)
def test_a_chain_of_renewals_leads_to_the_crossing_however_long_and_from_a_ring_too(
    links: int, names: tuple[str, ...]
) -> None:
    first = grant("01-10", "") | {"id": "e0"}
    chain = [
        {
            "id": f"e{number}",
            "date": "2020-02-01",
            "crossings": [],
            "status": {"permission": {"by": "capital", **dict.fromkeys(names, f"e{number - 1}")}},
        }
        for number in range(1, links + 1)
    ]
    ring = [
        at("02-02", {"permission": {"renews": f"e{links + 2}", "revokes": "e1"}}, crossings=[]),
        at("02-02", {"permission": {"renews": f"e{links + 1}", "revokes": f"e{links + 2}"}}, crossings=[]),
    ]
    records = told(first, *chain, *ring)
    places = places_of({row.id: followed(row) for row in records.rows.values() if row.id != "e0"}, records)
    assert places == {f"e{number}": ("gate",) for number in range(1, links + 3)}
    assert on("03-01", first, *chain, *ring).permissions


@pytest.mark.parametrize(
    "more",
    [{}, {"kind": "order", "by": "army"}, {"kind": "order", "by": "army", "basis": "letter 9"}, {"from": "2020-02-08"}],
    ids=str,
)
def test_a_revocation_grants_nothing_whatever_it_says_of_who_took_it_back_and_why(more: dict[str, str]) -> None:
    opened = at("01-10", {"state": "open", "modes": {"commercial": "yes", "passenger": "yes"}})
    granted = at("01-11", {"permission": {"kind": "agreement", "by": "capital", "modes": ["commercial", "passenger"]}})
    found = on("02-12", opened, granted, at("02-10", {"permission": {"revokes": "e1", **more}}))
    assert [(one.event, one.state, one.revoked_by) for one in found.permissions] == [
        ("e1", PermissionState.REVOKED, "e2")
    ]
    assert set(rows(found).values()) == {"no"}
    assert {(row.permission, row.lapsed) for row in found.passage} == {("e1", PermissionState.REVOKED)}


@pytest.mark.parametrize("own", [{"modes": ["passenger"]}, {"until": "2020-03-01"}], ids=str)
def test_a_revocation_with_modes_or_a_last_day_of_its_own_gives_that_instead(own: dict[str, Any]) -> None:
    granted = at("01-11", {"permission": {"kind": "agreement", "by": "capital"}})
    found = on("02-12", granted, at("02-10", {"permission": {"kind": "order", "by": "army", "revokes": "e0", **own}}))
    assert [(one.event, one.state) for one in found.permissions] == [
        ("e0", PermissionState.REVOKED),
        ("e1", PermissionState.IN_FORCE),
    ]


def test_one_way_said_at_a_time_that_may_be_later_than_both_ways_leaves_the_other_way_open_to_no() -> None:
    found = on("02-01", at("[2020-01-05..2020-01-20]", modes("IQ>SY", rail="yes")), at("01-10", modes(rail="yes")))
    assert rows(found)["rail", "SY>IQ"] == "yes?"
    found = on("02-01", at("[2020-01-05..2020-01-09]", modes("IQ>SY", rail="yes")), at("01-10", modes(rail="yes")))
    assert rows(found)["rail", "SY>IQ"] == "yes"


def test_one_way_each_leaves_the_other_way_alone_whichever_may_be_later() -> None:
    found = on(
        "02-01", at("[2020-01-05..2020-01-20]", modes("IQ>SY", rail="yes")), at("01-10", modes("SY>IQ", rail="yes"))
    )
    assert rows(found)["rail", "SY>IQ"] == "yes"


def test_a_report_that_may_be_later_and_does_not_shut_leaves_what_passes_sure() -> None:
    passes = at("01-10", modes(rail="yes"))
    assert rows(on("02-01", at("[2020-01-05..2020-01-20]", "open"), passes)) == {("rail", "both"): "yes"}
    assert rows(on("02-01", at("[2020-01-05..2020-01-20]", "closed"), passes)) == {("rail", "both"): "yes?"}


@pytest.mark.parametrize("side", ["", "SY"])
def test_a_claim_on_a_mode_rivals_what_is_said_of_the_whole_whichever_side_it_is_of(side: str) -> None:
    value = {"modes": {"rail": "no"}} | ({"side": side} if side else {})
    rival = {"about": "status", "value": value, "source": "board"}
    assert rows(on("02-01", at("01-10", modes(rail="yes"), claims=[rival])))["rail", "both"] == "yes?"


@pytest.mark.parametrize(("state", "word"), [("limited", "yes?"), ("closed", "yes")])
def test_a_claim_that_it_was_closed_rivals_what_passes_unless_the_report_says_closed_too(state: str, word: str) -> None:
    rival = {"about": "status", "value": "closed", "source": "board"}
    found = on("02-01", at("01-10", {"state": state, **modes(humanitarian="yes")}, claims=[rival]))
    assert rows(found)["humanitarian", "both"] == word


def test_hours_said_with_modes_are_of_all_and_who_may_cross_of_those_modes_alone() -> None:
    trade, people = modes(commercial="yes"), {**modes(pedestrian="yes"), "hours": "08-14", "who": "residents"}
    found = on("02-01", at("01-10", {"state": "open", **trade}), at("01-11", {"state": "open", **people}))
    assert found.hours == "08-14"
    assert {row.mode: (row.hours, row.who) for row in found.passage} == {
        "commercial": ("08-14", ""),
        "pedestrian": ("08-14", "residents"),
    }


def test_a_side_of_which_nobody_says_anything_does_not_hide_since_when_the_other_lets_a_mode_through() -> None:
    (row,) = on("02-01", at("../2020-05-01", {"side": "SY", **modes(rail="yes")})).passage
    assert row.holding.since is not None
    assert (row.holding.since.text, row.holding.since_event) == ("../2020-05-01", "e0")


def test_the_days_of_change_are_those_after_the_first_up_to_the_last() -> None:
    standing = Standing.of(told(at("01-10", "closed"), at("01-20", "open")), date(2020, 2, 1), today=TODAY)

    def days(after: int, until: int) -> list[int]:
        found = standing.walk("gate", date(2020, 1, after), date(2020, 1, until))
        return [day.day for day, _ in found][1:]

    assert days(9, 20) == [10, 20]
    assert days(10, 19) == []


def test_a_mode_passes_since_the_crossing_reopened_and_not_since_before_it_was_shut() -> None:
    opened, shut = {"state": "open", "modes": {"commercial": "yes"}}, at("01-20", "closed")
    story = at("01-10", opened), shut, at("02-10", opened), at("02-20", opened)
    (row,) = on("03-01", *story).passage
    assert row.holding.since is not None
    assert (row.holding.since.text, row.holding.since_event, row.holding.event) == ("2020-02-10", "e2", "e3")
    exempt = at("01-20", {"state": "closed", "modes": {"commercial": "yes"}})
    (row,) = on("03-01", at("01-10", opened), exempt, at("02-10", opened)).passage
    assert row.holding.since_event == "e0"


def test_what_is_said_on_the_first_day_without_a_permission_went_on() -> None:
    granted = at("01-10", {"permission": {"by": "capital", "until": "2020-02-09"}, **modes(rail="yes")})
    again, later = (on("03-01", granted, at(day, modes(rail="yes"))).passage[0].holding for day in ("02-10", "02-11"))
    assert (again.since_event, later.since_event) == ("e0", "e1")


def side(word: str, of: str, *rest: str) -> dict[str, Any]:
    return {"state": word, "side": of, **({"modes": {"rail": rest[0]}} if rest else {})}


@pytest.mark.parametrize(
    ("story", "word", "since", "event"),
    [
        ("01-01 open IQ, 01-03 closed SY, 02-10 open SY", "open", "2020-02-10", "e2"),
        ("01-01 closed IQ, 01-03 closed SY", "closed", "2020-01-01", "e1"),
        ("01-01 limited IQ, 01-03 closed SY, 02-10 open SY", "limited", "2020-02-10", "e0"),
        ("01-01 open SY, 02-10 limited SY, 02-20 limited IQ", "limited", "2020-02-10", "e2"),
    ],
)
def test_the_whole_is_so_since_the_last_change_on_a_side_that_made_it_so(
    story: str, word: str, since: str, event: str
) -> None:
    passing = {"open": "yes", "limited": "restricted", "closed": "no"}
    reports = (report.split() for report in story.split(", "))
    found = on("03-01", *(at(day, side(state, of, passing[state])) for day, state, of in reports))
    assert found.holding.since is not None
    assert (found.holding.word, found.holding.since.text, found.holding.event) == (word, since, event)
    (row,) = found.passage
    assert row.holding.since is not None
    assert (row.holding.word, row.holding.since.text) == (passing[word], since)


def test_what_a_side_may_be_leaves_the_whole_open_unless_another_is_surely_shut() -> None:
    rival = {"claims": [{"about": "status", "of": "SY", "value": "closed"}]}
    doubtful = at("01-20", side("open", "SY"), **rival)
    for word in ("open", "limited"):
        found = on("03-01", at("02-01", side(word, "IQ")), doubtful).holding
        assert (found.word, found.uncertain, found.alternatives) == (word, True, ("closed",))
    shut = on("03-01", at("02-01", side("closed", "IQ")), doubtful).holding
    assert (shut.word, shut.uncertain, shut.alternatives) == ("closed", False, ())


def test_a_line_tells_the_sides_where_they_differ_and_a_direction_where_one_alone_is_known() -> None:
    shut = on("03-01", at("01-10", side("open", "IQ")), at("01-20", side("closed", "SY")))
    assert passage_words(shut, told()) == "IQ side open, SY side closed"
    both = on("03-01", at("01-10", side("open", "IQ")), at("01-20", side("open", "SY")))
    assert passage_words(both, told()) == ""
    one_way = on("03-01", at("01-10", modes("IQ>SY", rail="no")))
    assert passage_words(one_way, told()).startswith("rail IQ>SY no")
    narrowed = on("03-01", at("01-10", modes(rail="yes")), at("01-20", modes("IQ>SY", rail="yes")))
    assert passage_words(narrowed, told()).startswith("rail IQ>SY yes (41 d ago), SY>IQ no?")


def test_a_permission_that_may_have_ended_at_any_time_before_a_day_leaves_it_open() -> None:
    granted = at("01-10", {"permission": {"by": "capital", "until": "/2020-01-20"}, **modes(rail="yes")})
    assert rows(on("03-01", granted)) == {("rail", "both"): "yes?"}


def test_a_permission_renewed_for_one_of_two_modes_lapsed_for_the_other() -> None:
    both = {"by": "capital", "until": "2020-02-10", "modes": ["humanitarian", "commercial"]}
    one = {"by": "capital", "until": "2020-06-01", "modes": ["humanitarian"], "renews": "e0"}
    story = (
        at("01-10", {"permission": both, **modes(humanitarian="yes", commercial="yes")}),
        at("02-09", {"permission": one}),
    )
    found = on("03-01", *story)
    assert {row.mode: row.lapsed for row in found.passage} == {
        "commercial": PermissionState.LAPSED,
        "humanitarian": None,
    }
    assert "trade no since 10 Feb 2020 (permission by capital lapsed)" in passage_words(found, told(*story))


def test_hours_that_differ_stand_beside_the_mode_that_has_them() -> None:
    out, back = (
        {**modes(way, **{mode: "yes"}), "hours": hours}
        for way, mode, hours in (("IQ>SY", "commercial", "08-12"), ("SY>IQ", "pedestrian", "12-16"))
    )
    assert passage_words(on("01-10", at("01-10", [out, back])), told()) == (
        "on foot SY>IQ yes (12-16) (that day) · trade IQ>SY yes (08-12) (that day)"
    )
    same = on("01-10", at("01-10", [out, {**back, "hours": "08-12"}]))
    assert passage_words(same, told()).endswith("yes (that day) · 08-12")


# Claims said later, and what is not told yet.


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ({"about": "status", "value": "open", "stance": "denies"}, ("open", "yes")),
        ({"about": "status", "value": "closed"}, ("open", "yes")),
        ({"about": "status", "of": "rail", "value": "no"}, ("open", "yes")),
        ({"about": "control", "value": {"side": "IQ", "by": "rebels"}}, ("open", "yes")),
    ],
)
def test_a_claim_against_a_report_counts_like_one_for_it_from_the_day_it_was_said(
    claim: dict[str, Any], words: tuple[str, str]
) -> None:
    told = at("01-10", {"state": "open", **modes(rail="yes")}, control={"side": "IQ", "by": "army"})
    later = {**told, "claims": [{"id": "a", **claim, "said": "2020-02-05"}]}

    def open_(found: CrossingStanding) -> bool:
        held = [found.holding, *(row.holding for row in found.passage), found.sides["IQ"].holding]
        assert (found.holding.word, found.passage[0].holding.word) == words
        return any(one.uncertain for one in held)

    assert [open_(on(day, later)) for day in ("01-10", "02-04", "02-05", "06-01")] == [False, False, True, True]
    published = {**told, "claims": [{"id": "a", **claim, "source": "board"}]}
    assert open_(on("01-10", published))


def test_what_else_may_hold_is_never_an_empty_word_in_json() -> None:
    denied = {"claims": [{"id": "a", "about": "status", "value": "open", "stance": "denies"}]}
    found = on("02-01", at("01-10", "open", **denied))
    assert found.holding.uncertain
    assert Objects(InMemory(), "gate").age(found.holding)["alternatives"] == []


def test_the_status_of_a_side_is_not_told_before_anyone_speaks_of_it() -> None:
    opened = at("01-10", "open", crossings=["line"])
    shut = at("01-20", {"state": "closed", "side": "south"}, crossings=["line"])
    assert on("01-15", opened, shut, crossing="line").side_status == {}
    assert {side: held.word for side, held in on("01-20", opened, shut, crossing="line").side_status.items()} == {
        "south": "closed"
    }


@pytest.mark.parametrize(
    ("day", "left", "words"),
    [
        ("01-22", 10, "consent by capital until Feb 2020, at least 10 d left"),
        ("02-01", 0, "consent by capital until Feb 2020, may end any day"),
        ("02-10", None, "consent by capital until Feb 2020?, may end any day"),
    ],
)
def test_a_permission_until_a_month_counts_the_days_it_surely_has(day: str, left: int | None, words: str) -> None:
    found = on(day, grant("01-10", "2020-02"))
    assert found.permissions[0].days_left == left
    assert permit_words(found.permissions[0], told()) == words


def test_passage_taken_up_under_a_new_permission_is_what_the_stricter_side_lets_through() -> None:
    first, again = grant("01-01", "2020-01-05"), grant("02-01", "2020-03-01", by="ministry")
    aid, side = at("01-02", modes("SY>IQ", humanitarian="yes")), {**modes(humanitarian="restricted"), "side": "IQ"}
    found = on("02-10", first, aid, at("01-03", side), again)
    assert rows(found) == {("humanitarian", "both"): "restricted?"}


@pytest.mark.parametrize(
    ("later", "who"),
    [
        (modes(pedestrian="restricted"), "patients"),
        (modes(rail="yes"), "patients"),
        (modes(pedestrian="yes"), ""),
        ({**modes(pedestrian="restricted"), "who": "pupils"}, "pupils"),
        ({"state": "limited", "who": "residents"}, "residents"),
    ],
)
def test_who_may_cross_by_a_mode_lasts_until_the_mode_or_those_who_may_are_told_anew(
    later: dict[str, Any], who: str
) -> None:
    first = at("01-10", {"state": "limited", **modes(pedestrian="restricted"), "who": "patients"})
    found = on("02-10", first, at("02-01", later))
    assert {row.mode: row.who for row in found.passage}["pedestrian"] == who
    shut, again = at("01-20", "closed"), at("01-25", {"state": "limited", **modes(pedestrian="restricted")})
    assert on("02-10", first, shut, again).passage[0].who == ""


@pytest.mark.parametrize(
    ("state", "day", "told"),
    [
        ("open", "02-13", ("closed", False, "2020-02-10/2020-02-14", "2020-02-14")),
        ("open", "02-15", ("open", True, "2020-01-10", "")),
        ("closed", "02-11", ("closed", False, "2020-02-10/2020-02-14", "2020-02-14")),
        ("closed", "02-13", ("closed", False, "2020-02-10", "")),
        ("closed", "02-15", ("closed", False, "2020-02-10", "")),
    ],
)
def test_a_report_of_one_side_within_a_closing_of_all_neither_opens_nor_ends_it(
    state: str, day: str, told: tuple[str, bool, str, str]
) -> None:
    opened = at("01-10", {"state": "open", **modes(rail="yes")})
    shut = at("2020-02-10/2020-02-14", "closed")
    found = on(day, opened, shut, at("02-12", {"state": state, "side": "SY"}))
    assert found.holding.since is not None
    (row,) = found.passage
    assert (found.holding.word, found.holding.uncertain, found.holding.since.text, row.until) == told


def test_a_permission_of_the_council_without_a_resolution_is_told_by_kind_and_giver() -> None:
    (permit,) = on("02-01", grant("01-10", "2020-05-01", by="council")).permissions
    assert permit_words(permit, told()).startswith("consent by the UN Security Council until 1 May 2020")


def test_a_revocation_told_for_a_later_day_is_told_before_it_and_ends_the_permission_on_it() -> None:
    granted = grant("01-10", "2020-06-01")
    taken = at("02-01", {"permission": {"by": "capital", "revokes": "e0", "from": "2020-03-01"}})
    aid = at("01-11", modes(humanitarian="yes"))
    before = on("02-21", granted, taken, aid)
    assert permit_words(before.permissions[0], told()) == (
        "consent by capital until 1 Jun 2020, revoked from 1 Mar 2020, 8 d left"
    )
    assert (rows(before), before.passage[0].until) == ({("humanitarian", "both"): "yes"}, "")
    after = on("03-01", granted, taken, aid)
    assert (states(after), rows(after)) == ([("e0", "revoked")], {("humanitarian", "both"): "no"})
    assert permit_words(on("01-31", granted, taken).permissions[0], told()).endswith("122 d left")


def test_who_may_cross_told_with_a_mode_that_does_not_is_told_of_the_crossing() -> None:
    found = on("02-01", at("01-10", {"state": "limited", **modes(commercial="no"), "who": "residents"}))
    assert passage_words(found, told()) == "trade no · residents"


def test_a_mode_told_of_one_side_within_a_closing_passes_since_the_closing_ended() -> None:
    shut, within = at("01-10", "closed"), at("01-12", {"side": "IQ", **modes(rail="yes")})
    (row,) = on("01-20", shut, within, at("01-14", "open")).passage
    assert row.holding.since is not None
    assert (row.holding.word, row.holding.since.text) == ("yes", "2020-01-14")


def test_a_permission_that_was_revoked_before_every_day_there_is_ends_nothing() -> None:
    never = at("2020-02-01", {"permission": {"by": "capital", "kind": "consent", "revokes": "e0"}})
    never["date"] = "../2020-02-01"
    assert on("03-01", never, at("01-11", modes(humanitarian="yes"))).passage


def test_a_mode_may_not_pass_where_a_side_of_which_nothing_is_said_may_be_shut_by_then() -> None:
    opened, passes = at("01-02", "open"), at("01-01", modes(rail="yes"))
    (row,) = on("01-02", opened, passes, at("[2020-01-01..2020-01-02]", {"state": "closed", "side": "IQ"})).passage
    assert (row.holding.word, row.holding.uncertain, row.holding.alternatives) == ("yes", True, ("no",))


def test_a_mode_may_be_an_exemption_where_a_closing_of_an_uncertain_day_may_come_before_it() -> None:
    passes, shut = at("01-01", modes(rail="yes")), at("01-02", "closed")
    (row,) = on("01-02", shut, passes, at("[2020-01-01..2020-01-03]", "closed")).passage
    assert (row.holding.word, row.holding.uncertain, row.holding.alternatives) == ("no", True, ("yes",))


def test_a_claim_of_one_direction_renews_that_direction_alone() -> None:
    again = {"about": "status", "value": {"modes": {"rail": "yes"}, "direction": "IQ>SY"}, "said": "2020-03-01"}
    found = on("03-10", at("01-10", modes(rail="yes"), claims=[{"id": "a", **again}]))
    assert [(row.direction, row.holding.age_days) for row in found.passage] == [("IQ>SY", 9), ("SY>IQ", 60)]


@pytest.mark.parametrize("against", [{"stance": "denies"}, {"stance": "doubts"}, {"value": "no"}])
def test_a_claim_against_one_direction_leaves_the_other_one_sure(against: dict[str, str]) -> None:
    word = against.get("value", "yes")
    value = {"modes": {"rail": word}, "direction": "SY>IQ"}
    claim = {"id": "a", "about": "status", **against, "value": value}
    found = on("03-10", at("01-10", modes(rail="yes"), claims=[claim]))
    assert rows(found) == {("rail", "IQ>SY"): "yes", ("rail", "SY>IQ"): "yes?"}


def test_a_claim_of_a_mode_on_one_side_speaks_neither_of_the_other_side_nor_again_of_the_whole() -> None:
    claim = {"about": "status", "value": {"modes": {"rail": "yes"}, "side": "SY"}, "said": "2020-03-01"}
    both = [{"side": "IQ", **modes(rail="yes")}, {"side": "SY", **modes(rail="yes")}]
    whole = on("03-10", at("01-10", modes(rail="yes"), claims=[{"id": "a", **claim}]))
    assert whole.passage[0].holding.age_days == 60
    denied = {"id": "a", **claim, "stance": "denies"}
    sided = on("03-10", at("01-10", both[0], claims=[denied]))
    assert rows(sided) == {("rail", "both"): "yes"}


def test_a_consent_in_the_older_form_without_an_authority_is_never_called_the_united_nations() -> None:
    given = {"un_authorised": {"resolution": "consent of Jordan", "until": "2020-06-01"}}
    (permit,) = on("02-01", at("01-10", given)).permissions
    assert permit_words(permit, told()) == "consent of Jordan until 1 Jun 2020, 121 d left"


def test_a_plan_for_the_status_and_a_holder_is_settled_by_a_report_of_either() -> None:
    plan = at("02-10", "closed", phase="planned", control={"side": "SY", "by": "army"})
    assert len(planned("03-05", plan)) == 1
    assert planned("03-05", plan, hold("03-01", {"side": "SY", "by": "rebels"})) == []
    assert planned("03-05", plan, at("03-01", "open")) == []


def test_a_row_in_json_names_the_permission_that_it_passes_under() -> None:
    granted = {"modes": {"humanitarian": "yes"}, "permission": {"kind": "consent", "by": "council"}}
    found = on("02-01", at("01-10", granted), at("01-11", {"modes": {"rail": "yes"}}))
    made = [Objects(told(), "gate").row(row) for row in found.passage]
    assert {one["mode"]: one["permission"] for one in made} == {"humanitarian": "e0", "rail": "e0"}


def test_what_is_still_so_of_a_mode_is_said_of_the_mode_or_of_what_shut_it() -> None:
    said, shut = at("01-10", {"state": "open", **modes(rail="yes")}), at("01-20", "closed")
    records = told(said, shut)
    found = on("01-15", said, shut)
    again = row_again(found, found.passage[0], records)
    assert again is not None
    assert again[:2] == ("e0", {"about": "status", "value": {"modes": {"rail": "yes"}}})
    found = on("01-25", said, shut)
    assert row_again(found, found.passage[0], records) == ("e1", {"about": "status", "value": "closed"}, "closed")


def test_a_direction_that_leads_from_or_to_no_side_stays_as_it_is_worded() -> None:
    sides = Sides(msgspec.convert(GATE, Crossing))
    assert sides.direction("iq > sy") == "IQ>SY"
    for word in ("iq > mars", "mars > sy", "iq > iq"):
        assert sides.direction(word) == word


def test_how_firmly_a_side_is_held_again_after_a_stretch_that_ended_is_said_by_the_new_report() -> None:
    first = {**hold("01-01", {"side": "SY", "by": "army", "state": "shared"}), "date": "2020-01-01/2020-01-10"}
    again = hold("02-10", {"side": "SY", "by": "army", "state": "shared"})
    assert [one.stated_by for one in on("03-01", first, again).holders["SY"]] == ["e1"]


def test_a_closing_of_an_untold_day_leaves_a_mode_that_does_not_pass_anyhow_sure() -> None:
    closing = {**at("02-01", "closed"), "date": "2020-02"}
    assert rows(on("03-05", closing, at("02-10", modes(rail="no")))) == {("rail", "both"): "no"}
    assert rows(on("03-05", closing, at("02-10", modes(rail="yes")))) == {("rail", "both"): "yes?"}


def test_a_word_names_a_side_by_its_key_its_country_or_its_name() -> None:
    sides = Sides(msgspec.convert(GATE, Crossing))
    assert [sides.names(word) for word in ("IQ", "sy", "East gate", "Mars")] == [True, True, True, False]


def test_a_plan_without_a_first_day_is_told_until_its_last() -> None:
    plan = {**at("02-10", "closed", phase="planned"), "date": "../2020-02-10"}
    assert [len(planned(day, plan)) for day in ("02-01", "02-10", "02-11")] == [1, 1, 0]


def test_a_mode_at_a_crossing_of_no_known_sides_passes_both_ways() -> None:
    records = InMemory(
        events=[{"id": "e", "crossings": ["post"], **at("01-10", modes(rail="yes"))}], crossings=[{"id": "post"}]
    )
    assert rows(Standing.of(records, date(2020, 2, 1), today=TODAY)["post"]) == {("rail", "both"): "yes"}


def test_a_confirmation_before_the_lapse_is_nothing_newer() -> None:
    granted = {**modes(humanitarian="yes"), "permission": {"kind": "consent", "by": "council", "until": "2020-02-01"}}
    again = {"about": "status", "value": modes(humanitarian="yes"), "said": "2020-01-20"}
    found = on("02-10", at("01-10", granted, claims=[again]))
    assert rows(found) == {("humanitarian", "both"): "no"}


@pytest.mark.parametrize("stance", ["denies", "doubts", "hopes", "expects"])
def test_a_claim_that_does_not_assert_another_word_of_a_mode_is_no_rival_of_what_passes(stance: str) -> None:
    claim = {"id": "a", "about": "status", "stance": stance, "value": modes(rail="no")}
    assert rows(on("02-01", at("01-10", modes(rail="yes"), claims=[claim]))) == {("rail", "both"): "yes"}


def test_a_denial_that_it_was_open_leaves_open_whether_anything_passes() -> None:
    denied = {"id": "a", "about": "status", "value": "open", "stance": "denies"}
    opened = at("01-10", {"state": "open", **modes(rail="yes")}, claims=[denied])
    assert rows(on("02-01", opened)) == {("rail", "both"): "yes?"}


def test_what_an_event_says_of_a_mode_is_sure_though_it_tells_the_status_to_be_unknown() -> None:
    said = at("01-10", {"state": "unknown", **modes(rail="yes")})
    assert rows(on("02-01", said)) == {("rail", "both"): "yes"}
    assert rows(on("02-01", said, at("01-11", "unknown"))) == {("rail", "both"): "yes?"}


@pytest.mark.parametrize(
    ("shut", "back"),
    [("2020-01-05/2020-01-10", "yes"), ("2020-01/2020-02-10", "yes?")],
)
def test_one_way_after_a_closing_narrows_nothing_unless_the_closing_may_have_come_later(shut: str, back: str) -> None:
    again = {"id": "a", "about": "status", "value": modes(rail="yes"), "said": "2020-02-20"}
    story = (
        at("2019-12-20", {"state": "open", **modes(rail="yes")}, claims=[again]),
        at("2019-12-25", "open"),
        at(shut, "closed"),
        at("01-15", modes("IQ>SY", rail="yes")),
    )
    assert rows(on("03-01", *story)).get(("rail", "SY>IQ"), "none") == back


def test_an_exemption_stays_sure_where_a_report_that_does_not_shut_may_have_followed_it() -> None:
    opened, shut = at("[2020-01-01..2020-03-01]", "open"), at("01-10", "closed")
    assert rows(on("03-05", opened, shut, at("02-01", modes(rail="yes")))) == {("rail", "both"): "yes"}


def test_a_renewal_that_has_not_begun_leaves_it_sure_that_a_permission_lapsed() -> None:
    given = grant("01-10", "2020-02-10"), grant("02-01", "2020-05-01", renews="e0", **{"from": "2020-02-20"})
    permits = [on(day, *given).permissions[0] for day in ("02-19", "02-20")]
    assert [(one.state.value, one.uncertain) for one in permits] == [("lapsed", False), ("renewed", False)]


def test_a_renewal_of_a_permission_that_was_not_known_then_is_at_no_crossing_yet() -> None:
    granted = {**grant("01-10", "2020-06-01"), "sources": ["board"]}
    again = {**grant("01-20", "2020-07-01", renews="e0"), "crossings": []}
    found = [on(day, granted, again, known_then=True).permissions for day in ("05-04", "05-05")]
    assert [[one.event for one in permits] for permits in found] == [[], ["e0", "e1"]]


def test_a_crossing_that_is_changed_along_with_an_event_of_it_is_read_anew_as_a_whole() -> None:
    events = at("01-10", {"state": "closed", "side": "Old gate"}), at("01-20", {"state": "open", "side": "SY"})
    before = told(*events)
    standing = Standing.of(before, date(2020, 2, 1), today=TODAY)
    assert set(standing["gate"].side_status) == {"Old gate", "SY"}
    sides = [{"country": "IQ", "name": "Old gate"}, {"country": "SY", "name": "West gate"}]
    documents = [dict(before.documents[Key("events", name)]) for name in ("e0", "e1")]
    documents[1]["status"] = {"state": "limited", "side": "SY"}
    after = InMemory(events=documents, crossings=[{**GATE, "sides": sides}, LINE, NAMELESS])
    changed = standing.with_change(after, [Key("crossings", "gate"), Key("events", "e1")])["gate"]
    assert {name: held.word for name, held in changed.side_status.items()} == {"IQ": "closed", "SY": "limited"}


def test_the_second_side_of_a_country_goes_by_the_country_and_its_number() -> None:
    assert side_keys(msgspec.convert(NAMELESS, Crossing)) == ("SY", "SY 2")


@pytest.mark.parametrize(("day", "uncertain"), [("2026-01-01", False), ("2026-01-02", True)])
def test_what_is_of_today_was_reported_and_what_is_of_tomorrow_cannot_have_been(day: str, uncertain: bool) -> None:
    found = on("2026-01-02", at(day, "closed")).holding
    assert (found.word, found.uncertain) == ("closed", uncertain)


@pytest.mark.parametrize(("by", "uncertain"), [("army", False), ("militia", False), ("police", True)])
def test_a_later_event_that_only_claims_one_of_those_who_hold_a_side_together_agrees(by: str, uncertain: bool) -> None:
    claimed = {"about": "control", "value": {"side": "SY", "by": by}}
    shared = hold("01-10", {"side": "SY", "by": "army"}, {"side": "SY", "by": "militia"})
    found = on("02-10", shared, {"date": "2020-02-01", "type": "statement", "claims": [{"id": "a", **claimed}]})
    assert {one.holding.uncertain for one in found.holders["SY"]} == {uncertain}


@pytest.mark.parametrize(("shut", "expected"), [("SY", "yes"), ("IQ", "yes?"), ("", "yes?")])
def test_a_claimed_closing_of_the_other_side_leaves_a_sides_passage_sure(shut: str, expected: str) -> None:
    said = {"about": "status", "value": {"state": "closed", **({"side": shut} if shut else {})}, "by": "someone"}
    side = {"state": "open", "side": "IQ", "modes": {"rail": "yes"}}
    assert rows(on("02-01", at("01-10", side, claims=[said])))["rail", "both"] == expected


@pytest.mark.parametrize("word", ["no", "yes"])
def test_of_two_sides_that_say_the_same_the_stricter_certainty_is_the_wholes(word: str) -> None:
    rival = {"about": "status", "value": {"side": "IQ", "modes": {"rail": "yes" if word == "no" else "no"}}, "by": "x"}
    doubtful = at("01-10", {"side": "IQ", "modes": {"rail": word}}, claims=[rival])
    sure = at("01-11", {"side": "SY", "modes": {"rail": word}})
    assert rows(on("02-01", sure, doubtful))["rail", "both"] == {"no": "no", "yes": "yes?"}[word]
