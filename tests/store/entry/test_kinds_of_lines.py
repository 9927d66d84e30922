"""Each kind of sentence gives the event that it means, or is asked about; each kind once or twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from store.entry.event import Entry, Note
from tests.store.in_memory import InMemory

TODAY = date(2024, 6, 1)
RECORDS = InMemory(
    meta=[{"id": "meta", "week_start": "sunday"}],
    crossings=[
        {"id": "sarim", "sides": [{"country": "SY", "name": "Sarim"}, {"country": "TR", "name": "Dere"}]},
        {"id": "nahr", "sides": [{"country": "SY", "name": "Bab an-Nahr"}, {"country": "TR", "name": "Suyolu"}]},
    ],
    actors=[
        {"id": "army", "name": "Northern Army", "kind": "state forces"},
        {"id": "isd", "name": "Inner Shield", "names": [{"value": "IS"}], "kind": "rebel"},
        {"id": "watch", "name": "Border Watch", "kind": "organisation"},
    ],
    sources=[
        {"id": "post-2019", "publisher": "The Post", "title": "Old news", "published": "2019-02-03"},
        {"id": "post-2021", "publisher": "The Post", "title": "Newer news", "published": "2021-05-05"},
    ],
    events=[],
)
ENTRY = Entry(RECORDS)


def read(line: str) -> Note:
    return ENTRY.note(line, TODAY)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("sarim is closed", "closed"),
        ("sarim closed to all but aid", {"state": "limited", "modes": {"humanitarian": "yes"}}),
        ("sarim closed except for aid", {"state": "limited", "modes": {"humanitarian": "yes"}}),
        ("sarim shut to passengers, trade continues", {"modes": {"passenger": "no", "commercial": "yes"}}),
        ("sarim closed to pedestrians except students", {"modes": {"pedestrian": "restricted"}, "who": "students"}),
        ("reopened sarim for trade", {"state": "open", "modes": {"commercial": "yes"}}),
        ("sarim open for trade only", {"state": "open", "modes": {"commercial": "yes"}}),
        ("turkish side of sarim closed", {"state": "closed", "side": "TR"}),
        ("sarim open from turkey to syria only", {"state": "open", "direction": "TR>SY"}),
        ("sarim opens 9-15", {"state": "open", "hours": "9-15"}),
        ("sarim closed after shelling", "closed"),
        ("sarim closed for two days", "closed"),
        ("planned: sarim reopens", "open"),
        ("sarim kapandı", "closed"),
        ("sarim fermé", "closed"),
        ("sarim مغلق", "closed"),
    ],
)
def test_a_status_is_that_of_the_crossing_or_of_the_modes_that_it_is_said_of(line: str, status: Any) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert note.document["status"] == status


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("sarim not open", "status"),
        ("sarim to close", "status"),
        ("officials promise to open sarim", "status"),
        ("gossip that sarim closed", "status"),
        ("sarim closed?", "status"),
        ("road near sarim closed", "status"),
        ("shops at sarim closed", "status"),
        ("queues at sarim as border closed", "status"),
        ("sarim closed, nahr open", "status"),
        ("sarim opened, closed an hour later", "status"),
        ("sarim closed to journalists", "mode"),
        ("sarim open from jordan to syria", "direction"),
        ("sarim seized by IS", "side"),
        ("sarym closed", "crossing"),
        ("gatetown closed", "crossing"),
        ("closed to trade", "crossing"),
        ("5 killed or injured at sarim", "figure"),
        ("attack at sarim killed 2 guards, 3 civilians", "figure"),
        ("attack at sarim, 2 killed 3", "figure"),
        ("3 people and a child were killed at sarim", "figure"),
        ("5 casualties at sarim", "figure"),
        ("blast at sarim killed 6 by Northern Army", "speaker"),
        ("sarim closed src the post of monday", None),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_and_not_written(line: str, about: str | None) -> None:
    note = read(f"4 may 2021 {line}")
    assert [point.about for point in note.unsettled] == ([about] if about else [])
    assert about != "status" or "status" not in note.document
    assert about != "figure" or "claims" not in note.document


@pytest.mark.parametrize(
    ("line", "actors", "speaker"),
    [
        ("strike by the Northern Army near sarim killed 2", [("army", "perpetrator")], ""),
        ("Northern Army shells sarim, 2 killed", [("army", "perpetrator")], ""),
        ("2 guards killed by IS at sarim", [("isd", "perpetrator")], ""),
        ("2 killed at sarim by a landmine", [], ""),
        ("2 killed at sarim by an air strike, Border Watch says", [], "watch"),
        ("attack at sarim killed 2 by Border Watch", [], "watch"),
        ("2 killed at sarim, according to Border Watch", [], "watch"),
        ("Border Watch: 2 killed at sarim", [], "watch"),
        ("2 killed at sarim, the health ministry said", [], "the health ministry"),
        ("clash between IS and Northern Army at sarim, 2 killed", [("isd", "party"), ("army", "party")], ""),
    ],
)
def test_who_did_it_and_who_says_it_are_told_apart(line: str, actors: list[tuple[str, str]], speaker: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert [(actor["who"], actor["role"]) for actor in note.document.get("actors", [])] == actors
    assert [claim.get("by", "") for claim in note.document["claims"]] == [speaker]


def test_who_holds_a_side_is_control_and_the_speaker_is_kept() -> None:
    held = {"side": "SY", "by": "army", "state": "held"}
    assert read("4 may 2021 sarim captured by the Northern Army on SY side").document["control"] == held
    note = read("4 may 2021 Northern Army took control of the syrian side of sarim, says Border Watch")
    assert (note.document["control"], note.document["claims"][0]["by"]) == (held, "watch")


def test_a_denial_is_a_statement_with_its_stance_and_no_status() -> None:
    document = read("4 may 2021 Northern Army denies that sarim is closed").document
    assert (document["type"], "status" in document) == ("statement", False)
    assert document["claims"][0]["stance"] == "denies"
    assert document["title"] == "Northern Army denies that sarim is closed"


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("sarim closed from 3 to 5 may 2021", "2021-05-03/2021-05-05"),
        ("3 may 2021 sarim closed until 5 may 2021", "2021-05-03/2021-05-05"),
        ("sarim closed at 14:30 on 3 may 2021", "2021-05-03T14:30:00"),
        ("sarim closed since june 2021", "2021-06/.."),
        ("last week sarim closed", "[2024-05-19..2024-05-25]"),
        ("undated sarim closed", None),
    ],
)
def test_the_date_stands_anywhere(line: str, dated: str | None) -> None:
    note = read(line)
    assert note.unsettled == ()
    assert note.document.get("date") == dated
    assert note.document["title"].startswith("Sarim closed")


@pytest.mark.parametrize(
    "line", ["sarim closed", "sarim closed until 5 may 2021", "12:30 sarim closed", "31 apr 2021 sarim closed"]
)
def test_a_date_that_is_missing_or_none_is_asked(line: str) -> None:
    note = read(line)
    assert [point.about for point in note.unsettled] == ["date"]
    assert "date" not in note.document


def test_an_article_that_is_older_than_the_event_is_not_its_source() -> None:
    assert read("4 may 2021 sarim closed src the post").document["claims"][0]["source"] == "post-2021"
    note = read("4 may 2023 sarim closed src the post C2")
    assert note.made == (("sources", {"id": "post", "publisher": "The Post"}),)
    assert note.document["claims"][0]["grade"] == "C2"
    assert [point.about for point in read("4 may 2023 sarim closed src post-2019").unsettled] == ["source"]


def test_private_anywhere_makes_the_event_private() -> None:
    document = read("4 may 2021 sarim closed #fuel, private: heard at the gate").document
    assert (document["private"], document["tags"], document["title"]) == (
        True,
        ["fuel"],
        "Sarim closed, heard at the gate",
    )


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("12 trucks crossed at sarim", {"about": "count", "of": "trucks", "value": 12}),
        (
            "12 trucks a day crossed sarim TR>SY",
            {"about": "volume", "value": {"count": 12, "of": "trucks", "per": "day", "direction": "TR>SY"}},
        ),
    ],
)
def test_what_crossed_is_a_claim_and_no_status(line: str, claim: dict[str, Any]) -> None:
    document = read(f"4 may 2021 {line}").document
    assert (document["type"], document["claims"]) == ("movement", [claim])
    assert "status" not in document
