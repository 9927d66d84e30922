"""The bundled sample is a file as the program itself would write it, and in words of its own."""

from __future__ import annotations

import json
import re
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tinydb import TinyDB

from store.file.form import Style, form_record
from store.model import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = files("store") / "sample" / "iraq-syria.json"
ARTICLE = Path(__file__).parents[2].parent / "shared" / "seed" / "article.txt"
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
    with as_file(SAMPLE) as path, TinyDB(path, encoding="utf-8", access_mode="r") as database:
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


def test_it_takes_no_sentence_from_the_story() -> None:
    if not ARTICLE.exists():
        pytest.skip("the founding story is not beside this checkout")
    story = runs(ARTICLE.read_text(encoding="utf-8"), 5)
    titles = {row["title"] for row in DATA["sources"].values() if "title" in row}
    taken = [text for _, row in RECORDS for text in words(row) if text not in titles and runs(text, 5) & story]
    assert taken == []
