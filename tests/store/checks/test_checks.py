"""Each check finds its problem, says its arithmetic and place, and leaves what is right alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from store.checks import Finding, codes, run, run_on
from store.model import Key
from tests.store.records import SAMPLE, Shelf, shelf_of

if TYPE_CHECKING:
    from store.checks.registry import Path

CROSSING = {
    "id": "qaim",
    "sides": [{"country": "IQ", "name": "al-Qaim"}, {"country": "SY", "name": "Albu Kamal"}],
    "lat": 34.398,
    "lon": 40.976,
}
WALID = {
    "id": "walid",
    "sides": [{"country": "IQ", "name": "al-Walid"}, {"country": "SY", "name": "al-Tanf"}],
    "lat": 33.434,
    "lon": 38.921,
}
BAGHDAD = {"text": "Baghdad", "lat": 33.315, "lon": 44.366}
SOURCES = [
    {
        "id": "k24",
        "publisher": "Kurdistan 24",
        "published": "2019-09-30",
        "relations": [{"source": "strike", "kind": "links_to"}],
    },
    {"id": "strike", "publisher": "Kurdistan 24", "title": "Six dead", "published": "2019-08-25"},
]


def event(**fields: Any) -> dict[str, Any]:
    """An event at the first crossing."""
    return {"id": "e", "date": "2019-08-25", "crossings": ["qaim"], **fields}


def found(*events: dict[str, Any], crossings: list[dict[str, Any]] | None = None, **tables: Any) -> list[Finding]:
    """What the checks find in these records."""
    return run(
        Shelf(**{"crossings": crossings or [CROSSING, WALID], "sources": SOURCES, "events": list(events), **tables})
    )


def the_one(findings: list[Finding]) -> tuple[str, Path, str]:
    """Code, path and message of the only finding."""
    (finding,) = findings
    return finding.code, finding.path, finding.message


def claimed(*claims: dict[str, Any], **fields: Any) -> list[Finding]:
    """What the checks find in an event with these claims."""
    return found(event(claims=list(claims), **fields))


def at_walid(claim: dict[str, Any]) -> list[Finding]:
    """What the checks find in a claim about the second crossing."""
    return found(crossings=[CROSSING, {**WALID, "claims": [claim]}])


def test_the_sample_has_exactly_the_five_problems_of_the_founding_article() -> None:
    problems = [(finding.code, finding.key.id) for finding in run(shelf_of(SAMPLE))]
    assert sorted(problems) == [
        ("bearing", "al-walid"),
        ("rival-dates", "crossings-closed-2014"),
        ("rival-dates", "qaim-is-captures-2014"),
        ("speaker-differs", "qaim-drones-2019-08"),
        ("unit-arithmetic", "al-qaim"),
    ]


def test_codes_are_unique_and_may_be_typed() -> None:
    assert len(set(codes())) == len(codes())
    assert all(code.replace("-", "").isalpha() and code.islower() for code in codes())


@pytest.mark.parametrize(
    "value", [{"km": 400, "mi": 350}, "400 km (350 miles)", {"km": 400, "miles": "350", "approximate": True}]
)
def test_a_length_in_two_units_that_differ_is_found_with_its_arithmetic(value: Any) -> None:
    findings = at_walid({"about": "distance", "value": value, "from": BAGHDAD})
    assert the_one(findings) == (
        "unit-arithmetic",
        ("claims", 0, "value"),
        "400 km is 249 mi, not 350 mi; 350 mi is 563 km",
    )


@pytest.mark.parametrize(
    "value", [{"km": 300, "mi": 185}, "400 km (250 miles)", "5 km (3 miles)", "400 km", {"km": 400}]
)
def test_a_length_within_three_per_cent_or_rounding_is_right(value: Any) -> None:
    assert not at_walid({"about": "distance", "value": value, "from": BAGHDAD})


def test_one_length_in_two_claims_of_one_speaker_is_checked_too() -> None:
    said = [
        {"about": "distance", "value": value, "from": BAGHDAD, "source": "k24"} for value in ("400 km", "350 miles")
    ]
    rival = {**said[1], "source": "strike"}
    assert [(f.code, f.path) for f in found(crossings=[{**WALID, "claims": said}])] == [
        ("unit-arithmetic", ("claims", 1, "value"))
    ]
    assert not found(crossings=[{**WALID, "claims": [said[0], rival]}])


def test_a_direction_said_in_an_event_is_of_the_crossing_it_names_or_of_its_place() -> None:
    north = {"about": "bearing", "value": "further north", "from": {"text": "al-Qaim"}}
    assert [f.code for f in claimed({**north, "of": "al-Walid"})] == ["bearing"]
    assert [f.code for f in claimed(north, place={"text": "a camp", "lat": 33.0, "lon": 41.0})] == ["bearing"]
    assert not claimed(north, place={"text": "a camp", "lat": 35.0, "lon": 41.0})


def test_a_direction_that_the_coordinates_deny_is_found() -> None:
    code, path, message = the_one(at_walid({"about": "bearing", "value": "N", "from": {"text": "al-Qaim"}}))
    assert (code, path) == ("bearing", ("claims", 0, "value"))
    assert message == "al-Walid / al-Tanf lies WSW of al-Qaim (218 km, 241° WSW), not N"


@pytest.mark.parametrize(
    "claim",
    [
        {"value": "further north", "from": {"text": "al-Qaim", "lat": 34.398, "lon": 40.976}},
        {"value": {"relative": "further north", "of": "qaim"}},
        {"value": "further north of Albu Kamal"},
        {"value": "north", "hedge": "further north", "from": {"text": "the al-Qaim crossing"}},
        {"value": 0, "from": {"text": "Qaim"}},
        {"value": "further north", "of": "al-qaim"},
    ],
)
def test_further_north_of_what_lies_to_the_north_is_found_however_it_is_written(claim: dict[str, Any]) -> None:
    assert [finding.code for finding in at_walid({"about": "bearing", **claim})] == ["bearing"]


@pytest.mark.parametrize(
    "claim",
    [
        {"value": "WSW", "from": {"text": "al-Qaim"}},
        {"value": "SW", "from": {"text": "al-Qaim"}},
        {"value": "further south", "from": {"text": "al-Qaim"}},
        {"value": "further west", "from": {"text": "al-Qaim"}},
        {"value": "N", "from": {"text": "a place nobody knows"}},
        {"value": "N"},
        {"value": "over there", "from": {"text": "al-Qaim"}},
    ],
)
def test_a_direction_within_its_limits_or_from_nowhere_known_is_right(claim: dict[str, Any]) -> None:
    assert not at_walid({"about": "bearing", **claim})


def test_a_claim_said_before_what_it_tells_of_is_found() -> None:
    code, path, message = the_one(claimed({"about": "killed", "value": 6, "said": "2019-08-20"}))
    assert (code, path) == ("said-before", ("claims", 0, "said"))
    assert message == "said 20 Aug 2019, before what it tells of: 25 Aug 2019"


def test_a_claim_published_before_what_it_tells_of_is_found() -> None:
    findings = claimed({"about": "killed", "value": 6, "source": "strike"}, date="2019-09")
    assert the_one(findings)[:2] == ("said-before", ("claims", 0, "source"))


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": "hopes"},
        {"stance": "expects"},
        {"about": "authorisation"},
        {"about": "reopening"},
        {"hedge": "announced"},
        {"quote": "It will open."},
        {"likelihood": "likely"},
        {"said": "2019-08"},
        {"review": "superseded"},
        {"about": "date", "value": "2019-08-19"},
    ],
)
def test_hopes_authorisations_announcements_and_fuzzy_days_may_come_before(fields: dict[str, Any]) -> None:
    findings = claimed({"about": "status", "value": "open", "said": "2019-08-20", **fields})
    assert "said-before" not in [finding.code for finding in findings]


def test_an_authorisation_may_tell_of_a_later_day() -> None:
    assert not claimed({"about": "status", "value": "open", "said": "2019-08-20"}, type="authorisation")


def test_a_claim_said_after_its_source_was_published_is_found() -> None:
    findings = claimed({"about": "killed", "value": 6, "said": "2019-10", "source": "k24"})
    assert the_one(findings)[2] == "said Oct 2019, after its source was published: 30 Sep 2019"
    assert not claimed({"about": "killed", "value": 6, "said": "2019-09", "source": "k24"})


@pytest.mark.parametrize(
    ("date", "words", "message"),
    [
        ("2019-09-30", "on Friday", "30 Sep 2019 is a Monday, not a Friday (“on Friday”)"),
        ("2019-09-30", "Mon 30 September", None),
        ("2019-09-30", "late on Monday", None),
        ("[2019-09-26..2019-09-28]", "Monday", "between 26 and 28 Sep 2019 has no Monday (“Monday”)"),
        ("[2019-09-26..2019-09-28]", "Friday", None),
        ("2019-09", "one Friday", None),
        ("2019-09-30", "two days after Friday's raid, on Monday", None),
        ("2019-09-30", "the sun rose", None),
    ],
)
def test_a_weekday_that_the_date_is_not_is_found(date: str, words: str, message: str | None) -> None:
    findings = found(event(date=date, date_text=words))
    assert [finding.message for finding in findings] == ([message] if message else [])


def test_rival_dates_are_one_finding_that_names_who_says_what() -> None:
    rivals = [
        {"about": "date", "value": "2011", "by": "Garda"},
        {"about": "date", "value": "2013", "source": "k24"},
        {"about": "date", "value": "2013", "by": "someone"},
        {"about": "date", "value": "2014"},
    ]
    findings = claimed(*rivals, date="2014", type="authorisation")
    message = "2014 here; 2011 says Garda; 2013 says Kurdistan 24, someone"
    assert the_one(findings) == ("rival-dates", ("claims", 0, "value"), message)


def test_dates_that_can_both_be_true_are_no_rivals_nor_are_those_of_other_things() -> None:
    assert not claimed({"about": "date", "value": "2017-11-03"}, date="2017-11")
    assert not claimed({"about": "date", "of": "the blockade", "value": "2011"}, date="2017-11")


def test_rival_dates_of_another_thing_are_found_among_themselves() -> None:
    findings = claimed(
        *({"about": "date", "of": "the blockade", "value": year} for year in ("2011", "2012")), date="2017-11"
    )
    assert the_one(findings)[2] == (
        "2011 (of the blockade) says an unattributed claim; 2012 (of the blockade) says an unattributed claim"
    )


def test_rival_statuses_and_holders_are_found_and_rival_figures_are_no_errors() -> None:
    assert [f.code for f in claimed({"about": "status", "value": "closed"}, status="open")] == ["rival-statuses"]
    control = {"side": "IQ", "by": "army"}
    assert [f.code for f in claimed({"about": "control", "value": "rebels"}, control=control)] == ["rival-control"]
    assert not claimed({"about": "killed", "value": 6}, {"about": "killed", "value": 2})


def test_a_linked_story_that_words_the_speaker_otherwise_is_found() -> None:
    here = {"about": "killed", "value": 6, "by": "a military source", "source": "k24"}
    there = {"about": "killed", "value": 6, "by": "a security source", "source": "strike"}
    code, path, message = the_one(claimed(here, there))
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
    assert not claimed(here, {**here, "by": "a security source", "source": "strike", **change})


def test_a_best_value_outside_its_range_is_found() -> None:
    estimate = {"about": "killed", "value": {"low": 7, "best": 5, "high": 9}, "mode": "dataset coding"}
    assert the_one(claimed(estimate))[2] == "low 7 is above best 5"
    apart = [
        {"about": "killed", "value": number, "hedge": end} for end, number in (("low", 2), ("best", 9), ("high", 5))
    ]
    assert the_one(claimed(*apart))[2] == "best 9 is above high 5"
    assert not claimed({**estimate, "value": {"low": 2, "best": 5, "high": 9}})


def test_parts_above_their_total_are_found_with_the_sum() -> None:
    total, *parts = (
        {"about": "killed", "value": value, "of": of} for value, of in ((6, ""), (4, "civilians"), (3, "soldiers"))
    )
    assert the_one(claimed(total, *parts))[2] == "4 civilians + 3 soldiers = 7, not 6"
    assert not claimed(total, parts[0])
    assert not claimed(total, parts[0], {**parts[1], "by": "someone else"})


def test_parts_are_summed_against_the_best_of_several_estimates() -> None:
    shared = {"about": "killed", "mode": "dataset coding", "by": "UCDP"}
    estimates: list[dict[str, Any]] = [{**shared, "id": "best", "value": 5}, {**shared, "id": "range", "value": "2..9"}]
    parts: list[dict[str, Any]] = [
        {**shared, "of": of, "value": value} for of, value in (("civilians", 4), ("unknown", 2))
    ]
    assert the_one(claimed(*estimates, *parts))[2] == "4 civilians + 2 unknown = 6, not 5"
    assert not claimed(*estimates, parts[0], {**parts[1], "value": 1})


def test_parts_below_the_total_are_a_problem_only_where_the_parts_are_all() -> None:
    claims = [
        {"about": "killed", "value": value, "of": of} for value, of in ((9, ""), (4, "civilians"), (3, "soldiers"))
    ]
    assert not claimed(*claims)
    coded = [{**claim, "mode": "dataset coding"} for claim in claims]
    assert the_one(claimed(*coded))[2] == "4 civilians + 3 soldiers = 7, not 9"


def test_traffic_through_a_closed_crossing_is_found() -> None:
    closed = event(id="closed", date="2014-01-01", status="closed")
    passing = event(id="trade", type="movement", date="2014-05")
    code, path, message = the_one(found(closed, passing))
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
    ],
)
def test_traffic_through_what_may_have_been_open_is_right(closed: dict[str, Any], passing: dict[str, Any]) -> None:
    shut = event(**{"id": "closed", "date": "2014-01-01", "status": "closed", **closed})
    assert not found(shut, event(**{"id": "trade", "type": "movement", "date": "2014-05", **passing}))


def test_two_statuses_on_one_day_are_found_at_the_second() -> None:
    events = [event(id="one", status="open"), event(id="two", status="closed")]
    assert the_one(found(*events)) == (
        "two-statuses",
        ("status",),
        "qaim is closed here and open in one on 25 Aug 2019",
    )
    assert not found(events[0], {**events[1], "status": "open"})
    assert not found(events[0], {**events[1], "date": "2019-08-26"})
    assert not found(events[0], {**events[1], "review": "superseded"})
    assert not found(events[0], {**events[1], "crossings": ["walid"]})


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({"crossings": ["qiam"]}, ("crossings", 0), "there is no crossing “qiam”; did you mean “qaim”?"),
        ({"sources": ["nowhere"]}, ("sources", 0), "there is no source “nowhere”"),
        ({"related": ["ambush"]}, ("related", 0), "there is no event “ambush”"),
        ({"claims": [{"source": "k42"}]}, ("claims", 0, "source"), "there is no source “k42”; did you mean “k24”?"),
        ({"claims": [{"via": "nowhere"}]}, ("claims", 0, "via"), "there is no source “nowhere”"),
        ({"control": {"side": "TR"}}, ("control", "side"), "“TR” is no side of qaim; its sides are IQ, SY"),
        ({"status": {"side": "TR"}}, ("status", "side"), "“TR” is no side of qaim; its sides are IQ, SY"),
        ({"titel": "A"}, ("titel",), "“titel” is no known key; it is kept; did you mean “title”?"),
        ({"place": {"lat": 95}}, ("place", "lat"), "lat 95 is not between -90 and 90"),
        ({"claims": [{"grade": "G9"}]}, ("claims", 0, "grade"), "“G9” is no grade; write A–F, 1–6, or both, as in C3"),
        (
            {"claims": [{"likelihood": "likely", "confidence": "high"}]},
            ("claims", 0, "confidence"),
            "“likely” and “high confidence” in one claim; keep one, or make two claims",
        ),
        (
            {"claims": [{"about": "killed", "value": "a lot"}]},
            ("claims", 0, "value"),
            "“a lot” is no count; write a number, 2..6, 3+, ~10 or several",
        ),
    ],
)
def test_what_does_not_belong_is_marked_where_it_stands(fields: dict[str, Any], path: Path, message: str) -> None:
    assert the_one(found(event(**fields)))[1:] == (path, message)


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "atack"}, ("type",)),
        ({"status": "opne"}, ("status",)),
        ({"status": {"state": "opne"}}, ("status", "state")),
        ({"status": {"modes": {"boat": "yes"}}}, ("status", "modes", "boat")),
        ({"status": {"modes": {"rail": "perhaps"}}}, ("status", "modes", "rail")),
        ({"control": [{"side": "IQ", "state": "taken"}]}, ("control", 0, "state")),
        ({"claims": [{"mode": "shouted"}]}, ("claims", 0, "mode")),
        ({"actors": [{"who": "x", "role": "bystander"}]}, ("actors", 0, "role")),
    ],
)
def test_a_word_outside_its_vocabulary_is_marked(fields: dict[str, Any], path: Path) -> None:
    assert the_one(found(event(**fields)))[:2] == ("unknown-value", path)


def test_the_nearest_word_is_offered() -> None:
    assert "did you mean “attack”?" in the_one(found(event(type="atack")))[2]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"date": "last autumn"}, ("date",)),
        ({"claims": [{"said": "Friday"}]}, ("claims", 0, "said")),
        ({"claims": [{"about": "date", "value": "in May"}]}, ("claims", 0, "value")),
    ],
)
def test_what_is_no_date_is_marked(fields: dict[str, Any], path: Path) -> None:
    code, where, message = the_one(found(event(**fields)))
    assert (code, where) == ("not-a-date", path)
    assert "is not EDTF" in message


def test_two_events_that_may_be_one_are_noted_unless_told_apart() -> None:
    one, two = (event(id=id_, title="Shots fired", type="attack") for id_ in ("one", "two"))
    assert the_one(found(one, two))[0] == "possible-duplicate"
    assert not found(one, {**two, "related": ["one"]})
    assert not found({**one, "origin": {"system": "acled"}}, {**two, "origin": {"system": "acled"}})
    assert not found(one, {**two, "summary": "At night."})


def test_one_record_can_be_checked_alone() -> None:
    records = Shelf(crossings=[CROSSING], events=[event(type="atack"), event(id="other", type="atack")])
    assert {finding.key for finding in run_on(records, Key("events", "e"))} == {Key("events", "e")}


def test_a_superseded_event_is_left_alone() -> None:
    assert not claimed({"about": "status", "value": "closed"}, status="open", review="superseded")


def test_records_of_every_table_are_checked() -> None:
    tables: dict[str, Any] = {
        "sources": [{"id": "s", "kind": "rumour", "relations": [{"source": "gone", "kind": "quotes"}]}],
        "actors": [{"id": "a", "kind": "ghost", "offices": [{"from": "then"}]}],
    }
    places = {(finding.key.table, finding.path[0]) for finding in found(**tables)}
    assert places == {("sources", "kind"), ("sources", "relations"), ("actors", "kind"), ("actors", "offices")}
