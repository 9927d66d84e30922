"""A line typed in a hurry becomes the event it means, with nothing lost and nothing guessed in silence."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.entry.event import Entry, Note, note
from store.records.introspection import FIELDS, field_at
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

SAMPLED = shelf_of(SAMPLE)
ANCHOR = date(2019, 10, 1)
PIECES = ["killed", "6", "2..6", "src", "k24", "C2", "by", "#x", "near", "al-qaim", "monday", "attack", "30/9/19", "é"]


def document(line: str) -> dict[str, Any]:
    """What a line is understood as, against the sample."""
    return dict(noted(line).document)


def noted(line: str, today: date = ANCHOR) -> Note:
    """What a line means, against the sample."""
    return note(line, SAMPLED, today)


def test_a_reopening_with_its_modes_source_and_grade() -> None:
    line = "30 sep 2019 reopened al-qaim: open to trade and travellers src k24-reopening C2"
    assert document(line) == {
        "title": "Reopened al-qaim: open to trade and travellers",
        "type": "status",
        "date": "2019-09-30",
        "date_text": "30 sep 2019",
        "crossings": ["al-qaim"],
        "status": {"state": "open", "modes": {"commercial": "yes", "passenger": "yes"}},
        "claims": [
            {
                "about": "status",
                "value": {"state": "open", "modes": {"commercial": "yes", "passenger": "yes"}},
                "source": "k24-reopening",
                "grade": "C2",
            }
        ],
    }


def test_an_attack_near_the_other_side_of_a_crossing() -> None:
    assert document("late august attack near albu kamal killed 2..6") == {
        "title": "Attack near albu kamal",
        "type": "attack",
        "date": "[2019-08-21..2019-08-31]",
        "date_text": "late august",
        "crossings": ["al-qaim"],
        "place": {"text": "near albu kamal", "precision": "near town"},
        "claims": [{"about": "killed", "value": "2..6"}],
    }


@pytest.mark.parametrize(
    ("typed", "title"), [("convoy halted", "Convoy halted"), ("b1 gate shelled", "b1 gate shelled")]
)
def test_a_title_begins_as_a_sentence_but_a_name_with_a_figure_is_kept(typed: str, title: str) -> None:
    assert document(f"1 oct 2019 {typed}")["title"] == title


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("yesterday rabia closed", "status", "closed"),
        ("yesterday rabia open, no pedestrians", "status", {"state": "open", "modes": {"pedestrian": "no"}}),
        (
            "may 2015 militia seized the iraqi side of al-walid",
            "control",
            {"side": "IQ", "by": "militia", "state": "held"},
        ),
        ("1 oct 2019 type:assessment visit to nasib", "type", "assessment"),
        ("1 oct 2019 something at nasib", "type", "other"),
        ("1 oct 2019 convoy at nasib #aid #un", "tags", ["aid", "un"]),
        ("29 aug 2019 convoy at nasib src k24-strike", "sources", ["k24-strike"]),
    ],
)
def test_what_the_words_tell(line: str, field: str, value: Any) -> None:
    assert document(line)[field] == value


def test_a_relative_date_counts_from_the_publication_of_the_source_and_says_so() -> None:
    understood = noted("friday talks on al-qaim src k24-reopening", date(2026, 1, 1))
    assert understood.document["date"] == "2019-09-27"
    assert "k24-reopening" in understood.note


def test_an_article_is_taken_where_it_can_tell_of_the_day_and_asked_about_where_several_can() -> None:
    assert document("30 sep 2019 visit to nasib src k24 C3")["claims"][0]["source"] == "k24-reopening"
    several = noted("visit to nasib src k24 C3").unsettled
    assert [point.about for point in several] == ["date", "source"]
    assert several[1].choices == ("k24-reopening", "k24-strike", "new")


def test_a_line_that_tells_of_nothing_is_asked_about() -> None:
    assert [point.about for point in noted("30 sep 2019").unsettled] == ["crossing", "event"]


def test_completion_follows_what_is_being_typed() -> None:
    assert Entry(SAMPLED).completions("30 sep closed al-q") == (14, ("al-qaim",))
    assert "k24-strike" in Entry(SAMPLED).completions("attack src k24")[1]
    assert Entry(SAMPLED).completions("attack type:cl") == (7, ("type:clash",))
    start, sources = Entry(SAMPLED).completions("attack src kurdistan 2")
    assert (start, "k24-strike" in sources) == (11, True)
    assert Entry(SAMPLED).completions("attack by kata'ib hezb") == (10, ("kataib-hezbollah",))


@pytest.mark.parametrize(
    "line",
    ["closed al-qaim", "attack @al-qaim", "attack near Albu Kamal", "attack src k24-strike", "by kataib-hezbollah"],
)
def test_a_word_that_is_complete_is_not_offered(line: str) -> None:
    assert Entry(SAMPLED).completions(line)[1] == ()


def test_beside_a_complete_name_the_longer_ones_are_offered() -> None:
    records = InMemory(crossings=[{"id": "rabia"}, {"id": "rabia-north"}])
    assert Entry(records).completions("closed rabia") == (7, ("rabia-north",))


@given(st.lists(st.sampled_from(PIECES)))
def test_any_line_gives_known_fields_alone(words: list[str]) -> None:
    made = document(" ".join(words))
    assert all(field_at("events", (name,)) for name in made)
    assert list(made) == [field.name for field in FIELDS["events"] if field.name in made]
