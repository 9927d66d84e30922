"""The bundled sample is a file as the program itself would write it, and in words of its own."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from store import checks
from store.claims.attribution import attribution
from store.claims.figures import figures
from store.file.form import Style, form_record
from store.records.model import TABLES
from store.records.vocabulary import Attribution
from store.status.standing import Standing
from tests.store.in_memory import SAMPLE, shelf_of

SHELF = shelf_of(SAMPLE)
TEXT = SAMPLE.read_text(encoding="utf-8")
DATA: dict[str, dict[str, dict[str, Any]]] = json.loads(TEXT)
RECORDS = [(table, row) for table in TABLES for row in DATA[table].values()]


def rewritten(table: str, rows: dict[str, dict[str, Any]]) -> str:
    """A table as our own form has it."""
    lead = "\n" + " " * 4
    records = (f'{lead}"{number}": {form_record(row, Style(), lead)}' for number, row in rows.items())
    return f'\n  "{table}": {{' + ",".join(records) + "\n  }"


def words(value: object) -> Iterator[str]:
    """Every text in a record's document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words(part)
    elif isinstance(value, list):
        for part in value:
            yield from words(part)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    spoken = re.findall(r"\w+", text.casefold())
    return {tuple(spoken[at : at + length]) for at in range(len(spoken) - length + 1)}


def test_it_stands_in_our_own_form() -> None:
    assert "{" + ",".join(rewritten(*table) for table in DATA.items()) + "\n}\n" == TEXT


def test_stock_tinydb_reads_every_record() -> None:
    with TinyDB(SAMPLE, encoding="utf-8", access_mode="r") as database:
        assert {name: len(database.table(name)) for name in database.tables()} == {
            name: len(rows) for name, rows in DATA.items()
        }


@pytest.mark.parametrize(("table", "row"), RECORDS, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_a_record_has_only_fields_that_the_model_knows(table: str, row: dict[str, Any]) -> None:
    record = msgspec.convert(row, TABLES[table])
    assert json.loads(msgspec.json.encode(record)) == row


def test_a_reference_leads_to_a_record() -> None:
    ids = {table: {row["id"] for row in DATA[table].values()} for table in TABLES}
    for table, row in RECORDS:
        claims = row.get("claims", [])
        named = {claim[field] for claim in claims for field in ("source", "via") if field in claim}
        assert named | {relation["source"] for relation in row.get("relations", [])} <= ids["sources"]
        if table == "events":
            assert set(row["crossings"]) <= ids["crossings"]
            assert set(row.get("sources", [])) <= ids["sources"]
            assert set(row.get("related", [])) <= ids["events"]


def test_every_event_says_who_says_so() -> None:
    silent = [
        row["id"]
        for row in DATA["events"].values()
        if not row.get("sources") and not all("source" in claim for claim in row.get("claims", [{}]))
    ]
    assert silent == []


def test_it_takes_no_sentence_from_the_story(shared: Path) -> None:
    story = runs((shared / "seed" / "article.txt").read_text(encoding="utf-8"), 5)
    titles = {row["title"] for row in DATA["sources"].values() if "title" in row}
    taken = [text for _, row in RECORDS for text in words(row) if text not in titles and runs(text, 5) & story]
    assert taken == []


def test_the_dead_of_the_late_august_strike_are_contested_from_one_to_six() -> None:
    killed, *_ = figures(SHELF.event("qaim-drones-2019-08"))
    assert (killed.topic.about, killed.low, killed.high, killed.contested) == ("killed", 1, 6, True)
    assert [claim.by for claim in killed.low_by] == ["two officials"]
    assert [claim.by for claim in killed.high_by] == ["a military source", "a security source", ""]
    assert {claim.value: claim.by for claim in killed.claims}[2] == "kataib-hezbollah"


def test_the_strike_is_only_suspected_to_be_who_it_is_believed_to_be() -> None:
    assert attribution(SHELF.event("qaim-drones-2019-08")) is Attribution.SUSPECTED


@pytest.mark.parametrize(
    ("crossing", "status", "since", "holders"),
    [
        ("al-qaim", "open", "2019-09-30", ["iraq-government", "syria-government"]),
        ("al-walid", "closed", "2014", ["iraq-government", "us-forces"]),
        ("rabia", "closed", "2014", ["iraq-government", "sdf"]),
    ],
)
def test_the_three_crossings_stand_as_last_reported(crossing: str, status: str, since: str, holders: list[str]) -> None:
    standing = Standing.of(SHELF, date(2026, 1, 1))[crossing]
    assert standing.holding.since is not None
    assert (standing.holding.word, standing.holding.since.text, standing.holding.uncertain) == (status, since, False)
    assert [control.by for control in standing.sides.values()] == holders


def test_what_could_be_known_two_days_before_the_reopening_is_a_closed_crossing_back_in_iraqi_hands() -> None:
    standing = Standing.of(SHELF, date(2019, 9, 28), known_then=True)["al-qaim"]
    assert standing.holding.word == "closed"
    assert standing.sides["IQ"].by == "iraq-government"


@pytest.mark.parametrize(("day", "authorised"), [((2014, 7, 13), False), ((2014, 7, 14), True), ((2020, 1, 11), False)])
def test_yaarubiyah_is_authorised_for_aid_from_2014_until_january_2020(
    day: tuple[int, int, int], authorised: bool
) -> None:
    assert any(permit.runs for permit in Standing.of(SHELF, date(*day))["rabia"].permissions) is authorised


def test_the_checks_find_the_five_problems_of_the_story_and_nothing_else() -> None:
    assert sorted((finding.code, finding.key.id) for finding in checks.themes.run(SHELF)) == [
        ("bearing", "al-walid"),
        ("rival-dates", "crossings-closed-2014"),
        ("rival-dates", "qaim-is-captures-2014"),
        ("speaker-differs", "qaim-drones-2019-08"),
        ("unit-arithmetic", "al-qaim"),
    ]
