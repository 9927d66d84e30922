"""Verbs with their frames, deeds with whose they are, nations as parties, and who says it: a row for each kind."""

from typing import Any

import pytest

from tests.store.entry.test_kinds_of_lines import read


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("sarim closed since 2016, reopens 4 may 2021", "status", "open"),
        ("sarim closed since 2016, reopens 4 may 2021", "date", "2021-05-04"),
        ("4 may 2021 clashes halt trade at sarim", "status", {"modes": {"commercial": "no"}}),
        ("4 may 2021 sarim shut pending repairs", "status", "closed"),
        ("4 may 2021 aid suspended at sarim pending review", "status", {"modes": {"humanitarian": "no"}}),
        ("4 may 2021 sarim shut on the orders of the mayor", "actors", [{"who": "the mayor", "role": "agent"}]),
        ("4 may 2021 sarim shut by order of IS", "actors", [{"who": "isd", "role": "agent"}]),
        (
            "4 may 2021 sarim shut by order of IS and the governor",
            "actors",
            [{"who": "isd", "role": "agent"}, {"who": "the governor", "role": "agent"}],
        ),
        (
            "4 may 2021 pax can cross at sarim, trucks not yet",
            "status",
            {"modes": {"passenger": "yes", "commercial": "no"}},
        ),
        ("4 may 2021 israeli drone downed near sarim", "actors", [{"who": "Israel", "role": "target"}]),
        ("4 may 2021 attack on us outpost near sarim", "actors", [{"who": "United States", "role": "target"}]),
        (
            "4 may 2021 attack on US and syrian troops near sarim",
            "actors",
            [{"who": "United States", "role": "target"}, {"who": "Syria", "role": "target"}],
        ),
        ("4 may 2021 IS returns sarim SY to Northern Army", "control", {"side": "SY", "by": "army"}),
        (
            "4 may 2021 sarim shut by order of IS and the mayor",
            "actors",
            [{"who": "isd", "role": "agent"}, {"who": "the mayor", "role": "agent"}],
        ),
        ("4 may 2021 us jets bomb sarim", "actors", [{"who": "United States", "role": "perpetrator"}]),
        (
            "4 may 2021 syrian, russian jets bomb sarim",
            "actors",
            [{"who": "Russia", "role": "perpetrator"}, {"who": "Syria", "role": "perpetrator"}],
        ),
        ("4 may 2021 IS hands syrian side of sarim to Northern Army", "control", {"side": "SY", "by": "army"}),
        ("4 may 2021 IS loses sarim SY to Northern Army", "control", {"side": "SY", "by": "army"}),
        ("4 may 2021 IS hands sarim SY to Northern Army", "actors", [{"who": "isd", "role": "agent"}]),
        (
            "4 may 2021 The Security Council renews mandate for sarim until 3 june 2022",
            "actors",
            [{"who": "The Security Council", "role": "authority"}],
        ),
        ("4 may 2021 closure of sarim extended to 9 may 2021", "date", "2021-05-04/2021-05-09"),
        ("4 may 2021 sarim open on the turkish side only", "status", {"state": "open", "side": "TR"}),
        (
            "4 may 2021 clashes between IS and Northern Army close sarim",
            "actors",
            [{"who": "isd", "role": "party"}, {"who": "army", "role": "party"}],
        ),
        ("4 may 2021 attack by IS shuts sarim", "status", "closed"),
        ("sarim open sunday to thursday 8-16, 2-4 may 2021", "date", "2021-05-02/2021-05-04"),
        (
            "sarim open sunday to thursday 8-16, 2-4 may 2021",
            "status",
            {"state": "open", "hours": "sunday to thursday 8-16"},
        ),
        (
            "4 may 2021 sarim open every day except sunday",
            "status",
            {"state": "open", "hours": "every day except sunday"},
        ),
        ("4 may 2021 attack on iraqi forces post near sarim", "actors", [{"who": "Iraq", "role": "target"}]),
        ("4 may 2021 humanitarian cargo allowed at sarim", "status", {"modes": {"humanitarian": "yes"}}),
    ],
)
def test_what_a_verb_and_its_frame_tell_is_written(line: str, field: str, value: Any) -> None:
    note = read(line)
    assert note.unsettled == ()
    told = note.document[field]
    assert (told | {"state": "held"} == value | {"state": "held"}) if field == "control" else told == value


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("death toll of strike on sarim rises to 9", [("killed", 9, None)]),
        ("toll from blast at sarim now 4 dead", [("killed", 4, None)]),
        ("death toll in sarim attack climbs to 7, 3 hurt", [("killed", 7, None), ("injured", 3, None)]),
        ("says Border Watch: strike near sarim, 2 killed", [("killed", 2, "watch")]),
        ("says a driver: 3 killed in strike at sarim", [("killed", 3, "a driver")]),
        ("sarim bombed, ministry confirms, 6 dead", [("killed", 6, None), ("occurrence", None, "ministry")]),
        (
            "spoke to guard at sarim: 30 trucks a day cross",
            [("volume", {"count": 30, "of": "trucks", "per": "day"}, "guard")],
        ),
        ("spoke to a driver about sarim: 30 trucks crossed", [("count", 30, "a driver")]),
        ("some 1.2 million tonnes crossed sarim", [("count", "~1200000", None)]),
        ("half a million litres of fuel entered via sarim", [("count", 500000, None)]),
        ("a woman with her two children killed at sarim", [("killed", 3, None)]),
        ("11 returnees killed by landmine after crossing at sarim", [("killed", 11, None)]),
    ],
)
def test_what_is_counted_and_who_says_it_are_written(line: str, claims: list[tuple[str, Any, str | None]]) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert [(one["about"], one.get("value"), one.get("by")) for one in note.document["claims"]] == claims


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("Border Watch and IS say 3 killed at sarim", "speaker"),
        ("reopening of sarim pending approval", "status"),
        ("governor orders closure of sarim", "status"),
        ("queue of 20 cars on turkish side. sarim open", "side"),
        ("guards now turning back syrians at sarim", "status"),
        ("sarim ok for trucks", "status"),
        ("jordan lets in 50 trucks at sarim, turns back 9", "figure"),
        ("hours cut at sarim to 4 a day", "status"),
        ("sarim opens mondays to aid, other days trade", "status"),
        ("hours at sarim now 7am-midnight", "status"),
        ("soldiers wounded by mine at sarim", "figure"),
        ("mandate for sarim extended for 3 months", "date"),
        ("sarim closed for trade 2 days a week", "status"),
        ("sarim open on weekdays to trade, on saturdays to passengers", "status"),
        ("sarim open 3 days a week to trade, 2 days a week to passengers", "status"),
        ("sarim open weekdays to trade, 9-12 to passengers", "status"),
        ("turkey extends hours at sarim to 8pm", "status"),
        ("The Security Council may extend mandate for sarim to 3 june 2022", "status"),
        ("The Security Council did not extend its sarim mandate", "status"),
        ("turkey to extend consent for sarim until 3 june 2022", "status"),
        ("une femme et ses deux enfants tués à sarim", "figure"),
        ("مقتل امرأة وطفليها في قصف على sarim", "figure"),
        ("Northern Army says 2 killed at sarim, Border Watch says at least 4", "figure"),
        ("no us jets bomb sarim", "event"),
        ("no IS attack at sarim", "event"),
        ("no turkish or us jets bomb sarim", "event"),
        ("neither us nor turkish jets bombed sarim", "event"),
        ("none of the jets bombed sarim", "event"),
        ("no one attacked sarim", "event"),
        ("none of the 12 soldiers was killed at sarim", "figure"),
        ("neither of the 2 trucks crossed sarim", "figure"),
        ("not one of their 12 trucks crossed sarim", "figure"),
        ("3 of the 12 trucks crossed sarim", "figure"),
        ("at least 3 and possibly 7 killed at sarim", "figure"),
        ("sarim closed by order of", "actor"),
    ],
)
def test_what_a_frame_leaves_open_is_asked(line: str, about: str) -> None:
    assert [point.about for point in read(f"4 may 2021 {line}").unsettled] == [about]


def test_those_who_suffer_what_is_reported_say_nothing() -> None:
    note = read("4 may 2021 12 incidents reported around sarim")
    assert "by" not in str(note.document.get("claims"))
