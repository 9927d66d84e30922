"""The second bundled sample: crossings of north-west Syria to Türkiye, and by whose leave aid passed."""

import json
from datetime import date
from typing import Any

import pytest

from store import checks
from store.records.model import TABLES
from store.status.standing import CrossingStanding, Standing
from store.status.words import standing_lines
from tests.store.in_memory import SAMPLE, shelf_of
from tests.store.test_sample import rewritten

FILE = SAMPLE.with_name("north-west-syria.json")
RECORDS = shelf_of(FILE)
DATA: dict[str, dict[str, dict[str, Any]]] = json.loads(FILE.read_text(encoding="utf-8"))


def on(day: str, crossing: str) -> CrossingStanding:
    return Standing.of(RECORDS, date.fromisoformat(day))[crossing]


def test_it_stands_in_our_own_form_and_the_checks_find_nothing_in_it() -> None:
    assert "{" + ",".join(rewritten(*table) for table in DATA.items()) + "\n}\n" == FILE.read_text(encoding="utf-8")
    assert list(checks.themes.run(RECORDS)) == []


def test_it_says_plainly_that_it_is_an_exercise_and_not_to_be_cited() -> None:
    assert DATA["meta"]["1"]["title"].startswith("Exercise: ")
    assert "Not to be cited" in DATA["meta"]["1"]["note"]
    assert {row["review"] for row in DATA["events"].values()} == {"work needed"}


def test_each_resolution_is_its_own_source_by_its_number() -> None:
    given = [row for row in DATA["events"].values() if row["id"].startswith("resolution-")]
    assert len(given) == 11
    for row in given:
        number, year = row["status"]["permission"]["basis"].replace("(", "").replace(")", "").split()
        [source] = [one for one in DATA["sources"].values() if one["id"] in row["sources"]]
        assert (source["title"], source["published"]) == (f"Resolution {number} ({year})", row["date"])


def test_every_event_says_who_says_so() -> None:
    events = DATA["events"].values()
    assert all(row.get("sources") or all("source" in one for one in row.get("claims", [{}])) for row in events)
    assert set(DATA) - {"meta"} == set(TABLES)


@pytest.mark.parametrize(
    ("day", "crossing", "aid", "leave"),
    [
        ("2021-01-01", "bab-al-hawa", {"TR>SY": "yes"}, "UN 2533 until 10 Jul 2021, 190 d left"),
        ("2021-01-01", "bab-al-salam", {"TR>SY": "no"}, "UN 2504 lapsed 10 Jul 2020"),
        ("2023-02-08", "bab-al-hawa", {"TR>SY": "no"}, "UN 2672 until 10 Jul 2023, 152 d left"),
        ("2023-02-20", "bab-al-hawa", {"TR>SY": "yes"}, "UN 2672 until 10 Jul 2023, 140 d left"),
        ("2023-02-20", "bab-al-salam", {"TR>SY": "yes"}, "until 13 May 2023, 82 d left"),
        ("2023-07-09", "bab-al-hawa", {"TR>SY": "yes"}, "UN 2672 until 10 Jul 2023, 1 d left"),
        ("2023-07-12", "bab-al-hawa", {"TR>SY": "no"}, "UN 2672 lapsed 10 Jul 2023"),
        ("2023-07-12", "bab-al-salam", {"TR>SY": "yes"}, "until 13 Aug 2023, 32 d left"),
        ("2023-07-31", "bab-al-hawa", {"TR>SY": "no"}, "UN 2672 lapsed 10 Jul 2023"),
        ("2023-09-20", "bab-al-hawa", {"TR>SY": "yes"}, "until 13 Jan 2024, 115 d left"),
    ],
)
def test_aid_passes_or_not_by_whose_leave(day: str, crossing: str, aid: dict[str, str], leave: str) -> None:
    found = on(day, crossing)
    rows = {row.direction: row.holding for row in found.passage if row.mode == "humanitarian"}
    assert {way: holding.word for way, holding in rows.items()} == aid
    assert not any(holding.uncertain for holding in rows.values())
    assert leave in standing_lines(found, RECORDS)[-1]


def test_of_a_crossing_without_reports_nothing_is_said_but_who_holds_it() -> None:
    found = on("2023-07-12", "jarablus")
    assert (found.passage, found.permissions, found.holding.word) == ((), (), "")
    assert [control.by for control in found.holders["SY"]] == ["turkey", "sna"]
