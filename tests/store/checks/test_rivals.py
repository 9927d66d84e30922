"""Rival dates, statuses and holders, and speakers worded otherwise."""

from typing import Any

import pytest

from tests.store.checks.finding import check, the_one


def test_rival_dates_are_one_finding_that_names_who_says_what() -> None:
    rivals = [
        {"about": "date", "value": "2011", "by": "Garda"},
        {"about": "date", "value": "2013", "source": "k24"},
        {"about": "date", "value": "2013", "by": "someone"},
        {"about": "date", "value": "2014"},
    ]
    findings = check("rival-dates").claimed(*rivals, date="2014", type="authorisation")
    message = "2014 here; 2011 says Garda; 2013 says Kurdistan 24, someone"
    assert the_one(findings) == ("rival-dates", ("claims", 0, "value"), message)


def test_dates_that_can_both_be_true_are_no_rivals_nor_are_those_of_other_things() -> None:
    assert not check("rival-dates").claimed({"about": "date", "value": "2017-11-03"}, date="2017-11")
    assert not check("rival-dates").claimed({"about": "date", "of": "the blockade", "value": "2011"}, date="2017-11")


def test_rival_dates_of_another_thing_are_found_among_themselves() -> None:
    findings = check("rival-dates").claimed(
        *({"about": "date", "of": "the blockade", "value": year} for year in ("2011", "2012")), date="2017-11"
    )
    assert the_one(findings)[2] == (
        "2011 (of the blockade) says an unattributed claim; 2012 (of the blockade) says an unattributed claim"
    )


def test_rival_statuses_and_holders_are_found_and_rival_figures_are_no_errors() -> None:
    assert [
        f.code
        for f in check("rival-statuses", "rival-control").claimed({"about": "status", "value": "closed"}, status="open")
    ] == ["rival-statuses"]
    control = {"side": "IQ", "by": "army"}
    assert [
        f.code
        for f in check("rival-statuses", "rival-control").claimed(
            {"about": "control", "value": "rebels"}, control=control
        )
    ] == ["rival-control"]
    assert not check("rival-statuses", "rival-control").claimed(
        {"about": "killed", "value": 6}, {"about": "killed", "value": 2}
    )


LIMITED = {"state": "limited", "modes": {"commercial": "yes", "pedestrian": "no"}}


@pytest.mark.parametrize(
    ("held", "claim", "message"),
    [
        (LIMITED, {"of": "commercial", "value": "open"}, None),
        (LIMITED, {"of": "commercial", "value": "closed"}, "limited, trade yes, on foot no here; "
         "closed (of trade) says an unattributed claim"),
        ({"state": "closed", "side": "SY"}, {"of": "IQ", "value": "open"}, None),
        ({"state": "closed", "side": "SY"}, {"of": "SY", "value": "closed", "stance": "denies"},
         "closed, side SY here; not closed (of SY) says an unattributed claim"),
        ({"state": "closed", "side": "SY"}, {"of": "IQ", "value": "closed", "stance": "denies"}, None),
        ("open", {"of": "walid", "value": "closed"}, None),
        ("open", {"of": "qaim", "value": "closed"}, "open here; closed (of qaim) says an unattributed claim"),
        ("open", {"of": "Albu Kamal", "value": "limited"},
         "open here; limited (of Albu Kamal) says an unattributed claim"),
    ],
)  # fmt: skip
def test_a_claim_of_one_mode_side_or_crossing_is_compared_with_the_same(
    held: Any, claim: dict[str, Any], message: str | None
) -> None:
    findings = check("rival-statuses").claimed({"about": "status", **claim}, status=held)
    assert [finding.message for finding in findings] == ([message] if message else [])


def test_a_holder_of_one_side_says_nothing_of_the_other() -> None:
    control = {"side": "IQ", "by": "army"}
    assert not check("rival-control").claimed({"about": "control", "of": "SY", "value": "rebels"}, control=control)
    assert the_one(
        check("rival-control").claimed({"about": "control", "of": "IQ", "value": "rebels"}, control=control)
    )[2] == ("side IQ, by army here; rebels (of IQ) says an unattributed claim")


def test_a_linked_story_that_words_the_speaker_otherwise_is_found() -> None:
    here = {"about": "killed", "value": 6, "by": "a military source", "source": "k24"}
    there = {"about": "killed", "value": 6, "by": "a security source", "source": "strike"}
    code, path, message = the_one(check("speaker-differs").claimed(here, there))
    assert (code, path) == ("speaker-differs", ("claims", 0, "by"))
    assert message == (
        "6 killed: “a military source” in Kurdistan 24 is “a security source” in “Six dead”, which it links to"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"by": "Military source"},
        {"by": ""},
        {"value": 2},
        {"source": ""},
        {"about": "injured"},
        {"review": "superseded"},
    ],
)
def test_the_same_speaker_another_figure_or_an_unrelated_source_is_no_such_problem(change: dict[str, Any]) -> None:
    here = {"about": "killed", "value": 6, "by": "a military source", "source": "k24"}
    assert not check("speaker-differs").claimed(here, {**here, "by": "a security source", "source": "strike", **change})


@pytest.mark.parametrize("values", [3, 10_000])
@pytest.mark.timeout(60)  # each compared with each would take minutes
def test_thousands_of_claims_of_linked_stories_are_not_compared_each_with_each(values: int) -> None:
    said = [
        {"about": "killed", "value": number % values, "by": f"{source} {number % 7}", "source": source}
        for number in range(2_000)
        for source in ("k24", "strike")
    ]
    assert len(check("speaker-differs").claimed(*said)) == min(values, 2_000)


def test_a_figure_is_compared_with_each_range_of_the_linked_story_that_it_fits() -> None:
    there = {"about": "killed", "by": "a driver", "source": "strike"}
    here = {"about": "killed", "value": "4..6", "by": "a guard", "source": "k24"}
    ranges = [{**there, "value": value} for value in ("9+", "1..3", "6..8")]
    assert "“a guard” in Kurdistan 24 is “a driver”" in the_one(check("speaker-differs").claimed(here, *ranges))[2]
    assert not check("speaker-differs").claimed(here, *ranges[:2])
    assert not check("speaker-differs").claimed(here, *ranges, {**there, "value": "2+", "by": "the guard"})
