"""LibreOffice, where it is installed: a spreadsheet that it writes goes in, and one of ours opens there."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.store.exchange.exports.opened import written
from tests.store.exchange.standins import empty_store, planned
from tests.store.in_memory import SAMPLE, shelf_of

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")

TABLE = (
    "Date,Title,Crossing,Killed,Latitude\n"
    "2019-09-30,معبر الفاو مفتوح,Stone Ford,,34.5\n"
    '2019-10-02,"Shots; ""two"" heard",Mill Gate,2,\n'
)


def converted(path: Path, to: str, *how: str) -> Path:
    """The one file that LibreOffice makes of another, in a profile of its own."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [OFFICE, profile, "--headless", *how, "--convert-to", to, "--outdir", str(path.parent / "out"), str(path)]
    ran = subprocess.run(command, capture_output=True, timeout=180, check=False)
    made = [*(path.parent / "out").glob("*")]
    assert len(made) == 1, ran.stderr.decode(errors="replace")
    return made[0]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_spreadsheet_of_libreoffice_goes_in_as_its_table(kind: str, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text(TABLE, "utf-8")
    book = converted(table, kind, "--infilter=CSV:44,34,76,1")
    plan = planned(empty_store(tmp_path), book.read_bytes(), book.name)
    told = {column.name: (column.taken_as, column.fitted, column.dropped) for column in plan.columns}
    assert told == {
        "Date": ("date", 2, 0),
        "Title": ("title", 2, 0),
        "Crossing": ("crossing", 2, 0),
        "Killed": ("killed", 1, 0),
        "Latitude": ("lat", 1, 0),
    }
    first, second = ((row.edit.after or {}) for row in plan.added)
    assert (first["date"], first["title"]) == ("2019-09-30", "معبر الفاو مفتوح")
    assert (second["date"], second["title"]) == ("2019-10-02", 'Shots; "two" heard')
    assert [claim["value"] for claim in second["claims"]] == [2]


def test_our_book_opens_in_libreoffice_with_every_event(tmp_path: Path) -> None:
    sample = shelf_of(SAMPLE)
    book = tmp_path / "own.xlsx"
    book.write_bytes(written("xlsx", sample))
    # The second sheet, in UTF-8: the token of the filter is separator, quote, encoding, first line, then the sheet.
    sheet = converted(book, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2")
    header, _, *rows = csv.reader(io.StringIO(sheet.read_text("utf-8")))
    assert {row[header.index("id")] for row in rows} == set(sample.rows)
    assert {row[header.index("title")] for row in rows} == {row.title for row in sample.rows.values()}
