"""CSV for spreadsheets: nothing in it runs, numbers are numbers, and each figure stands with who says it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.exports.csv_tables import CLAIMS, CROSSINGS, EVENTS
from store.exchange.exports.plain import neutral, table
from tests.store.exchange.exports.opened import csv_rows, written
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

RUNS = "=+-@\t\r\n＝＋－＠"


@given(st.text(max_size=20).map(lambda text: "=" + text) | st.text(alphabet=RUNS + " \u200ba1,;\"'", max_size=12))
def test_no_cell_begins_with_what_a_spreadsheet_runs(text: str) -> None:
    rows = list(csv.reader(io.StringIO(table(["h"], ["#t"], [[text]]).decode(), newline="")))
    shown = rows[2][0]
    assert shown[:1] not in set(RUNS)
    assert shown.lstrip(" \u200b")[:1] not in set(RUNS)


@pytest.mark.parametrize("start", [*RUNS, "﹦", "﹢", "﹣", "﹫", " \r", "\u2003=", "\xad+", "\u180e@"])
def test_a_text_that_would_run_gets_a_quote(start: str) -> None:
    shown = neutral(f"{start}HYPERLINK(1)")
    assert isinstance(shown, str)
    assert shown.startswith("'")
    assert shown.endswith("HYPERLINK(1)")


def test_other_texts_stay_as_they_are() -> None:
    assert neutral("a = b, al-Qaim, 'so'") == "a = b, al-Qaim, 'so'"
    assert neutral("") == ""


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_numbers(number: float) -> None:
    line = table(["h"], ["#t"], [[number]]).decode().split("\r\n")[2]
    assert type(number)(line) == number


def test_negative_positions_are_numbers_and_no_texts() -> None:
    records = InMemory(events=[{"id": "x", "title": "-1", "place": {"lat": -3.5, "lon": -70.25}}])
    line = written("csv", records).decode().split("\r\n")[2]
    assert ",-3.5,-70.25," in line
    assert '"\'-1"' in line


def test_formulas_anywhere_in_a_record_are_neutral() -> None:
    bad = "=cmd|' /C calc'!A0"
    event = {
        "id": bad, "type": bad, "title": bad, "date": bad, "date_text": bad, "summary": bad, "means": bad,
        "crossings": [bad], "place": {"text": bad}, "actors": [{"who": bad}], "status": bad, "tags": [bad],
        "control": {"side": bad, "by": bad}, "sources": [bad], "review": bad,
        "claims": [dict.fromkeys(("id", "about", "of", "value", "by", "quote", "source", "note"), bad)],
    }  # fmt: skip
    crossing = {"id": bad, "sides": [{"country": bad, "name": bad}, {"name": bad}], "kind": bad, "notes": bad}
    records = InMemory(events=[event], crossings=[crossing])
    for name in ("csv", "csv-claims", "csv-crossings"):
        rows = csv_rows(written(name, records))
        assert rows
        assert not [cell for row in rows for cell in row.values() if cell[:1] in set(RUNS)]


def test_each_end_of_a_figure_stands_beside_who_says_it() -> None:
    rows = {row["id"]: row for row in csv_rows(written("csv", shelf_of(SAMPLE)))}
    row = rows["qaim-drones-2019-08"]
    assert (row["killed_low"], row["killed_low_by"]) == ("1", "two officials (anonymous)")
    assert row["killed_high"] == "6"
    assert "a military source (anonymous)" in row["killed_high_by"]
    assert row["contested"] == "killed"
    assert (row["date_earliest"], row["date_latest"]) == ("2019-08-21", "2019-08-31")


def test_every_claim_has_a_row_with_its_speaker_and_source() -> None:
    records = shelf_of(SAMPLE)
    rows = csv_rows(written("csv-claims", records))
    assert len(rows) == sum(len(records.event(name).claims) for name in records.rows)
    said = next(row for row in rows if (row["event"], row["claim"]) == ("qaim-drones-2019-08", "b"))
    assert (said["value"], said["speaker"], said["publisher"]) == ("2", "Kata'ib Hezbollah", "Kurdistan 24")


def test_a_crossing_has_its_status_as_of_the_day_of_the_export() -> None:
    rows = {row["id"]: row for row in csv_rows(written("csv-crossings", shelf_of(SAMPLE)))}
    assert (rows["al-qaim"]["status"], rows["al-qaim"]["side1_held_by"]) == ("open", "Iraqi government")
    assert rows["al-qaim"]["status_age_days"] == "1"


def test_every_column_has_a_header_and_a_tag_of_its_own() -> None:
    for columns in (EVENTS, CLAIMS, CROSSINGS):
        assert len({column.header for column in columns}) == len(columns)
        assert len({column.tag for column in columns}) == len(columns)
