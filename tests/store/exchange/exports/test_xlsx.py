"""Books of sheets: the rows that are put into what XlsxWriter makes, as another program reads them."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from store.disclosure import Disclosed
from store.exchange.exports import xlsx
from store.exchange.exports.plain import neutral
from store.exchange.exports.selection import Selection
from store.exchange.imports.layout import ImportProblem
from store.exchange.sheets.xlsx_sheet import all_words
from tests.store.exchange.exports.opened import MADE, written
from tests.store.exchange.exports.test_own_again import documents_of
from tests.store.exchange.standins import empty_store, imported
from tests.store.in_memory import SAMPLE, InMemory, shelf_of


def cells(book: bytes, sheet: str) -> list[list[Any]]:
    """The cells of a sheet, as the reader of imports has them."""
    return CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name(sheet).to_python()


def parts(book: bytes) -> dict[str, bytes]:
    """The parts of a book, each of which is XML that can be read."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    for content in found.values():
        ElementTree.fromstring(content)
    return found


@given(st.lists(st.text(max_size=12) | st.sampled_from(["<r>&</r>", "a_x0041_x0042_", " a ", "\ufffe\uffff]]>"])))
def test_a_text_stands_in_its_cell_as_it_is_neutral(titles: list[str]) -> None:
    events = [{"id": f"e{at}", "title": title} for at, title in enumerate(titles)]
    book = written("xlsx", InMemory(events=events))
    assert parts(book)
    header, _, *rows = cells(book, "Events")
    wanted = [str(neutral(title)).encode("utf-8", "replace").decode() for title in titles]
    # What no XML can hold stands as its code, which the reader leaves as it is.
    told = [row[header.index("title")].replace("_xFFFE_", "\ufffe").replace("_xFFFF_", "\uffff") for row in rows]
    assert told == wanted


@pytest.mark.parametrize("title", ["<r>Nasib & Jaber</r>", "<r><t>x</t></r>", "=1", "𝕏" * 40_000])
def test_a_title_is_a_text_of_the_cover(title: str) -> None:
    book = written("xlsx", InMemory(meta=[{"id": "1", "title": title}]))
    assert parts(book)
    told = cells(book, "Read me")[0][1]
    assert told.removeprefix("'") == title[:16_000]


def test_days_and_numbers_are_cells_of_their_own_kind() -> None:
    events: list[dict[str, Any]] = [
        {"id": "a", "title": "t", "date": "2020-01-07", "claims": [{"id": "c", "about": "killed", "value": 7}]},
        {"id": "b", "title": "2020-01-07", "date": "1899-05-06"},
    ]
    header, _, second, first = cells(written("xlsx", InMemory(events=events)), "Events")
    told = [dict(zip(header, row, strict=True)) for row in (first, second)]
    assert [(str(row["date_earliest"]), type(row["date_earliest"]).__name__) for row in told] == [
        ("2020-01-07", "date"),
        ("1899-05-06", "str"),
    ]
    assert told[1]["title"] == "2020-01-07"
    assert told[0]["killed_low"] == 7.0


def test_each_sheet_says_where_it_ends() -> None:
    for name, content in parts(written("xlsx", shelf_of(SAMPLE))).items():
        if name.startswith("xl/worksheets/") and (rows := re.findall(rb'<row r="(\d+)"', content)):
            size = re.search(rb'<dimension ref="[A-Z]+1:[A-Z]+(\d+)"', content)
            assert size
            assert rows == sorted(set(rows), key=int)
            assert size[1] == rows[-1]


@pytest.mark.parametrize("summary", ["𝕏" * 40_000, "\ufffe and \uffff", "_xFFFE_", "<r>x</r>"])
def test_a_record_is_read_again_whatever_letters_it_has(tmp_path: Path, summary: str) -> None:
    records = InMemory(events=[{"id": "a", "title": "t", "summary": summary}])
    book = written("xlsx", records)
    widest = max(len(str(cell).encode("utf-16-le")) // 2 for row in cells(book, "Records") for cell in row)
    assert widest <= 32_767
    store = empty_store(tmp_path)
    imported(store, book, "own.xlsx")
    assert documents_of(store) == documents_of(records)


def test_rows_for_which_a_sheet_has_no_room_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [{"id": "a", "about": "killed", "value": 1}, {"id": "b", "about": "injured", "value": 2}]
    selection = Selection(Disclosed(InMemory(events=[{"id": name, "claims": claims} for name in "pq"])), MADE)
    assert xlsx.left_out(selection) == ""
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 2)
    assert (
        xlsx.left_out(selection) == "rows are left out, for a sheet has room for 2: 2 of 4 (Claims), 1 of 3 (Records)"
    )
    assert len(cells(xlsx.write(selection), "Claims")) == 4


def test_a_sheet_larger_than_an_archive_holds_in_its_usual_fields_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [{"id": f"e{at}", "title": f"Event {at}", "summary": "a" * 1_000} for at in range(200)]
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100_000)
    monkeypatch.setattr(xlsx, "_LARGE", 1_000)
    book = written("xlsx", InMemory(events=events))
    assert len(parts(book)) > 1
    assert len(cells(book, "Events")) == 202


def test_rows_are_never_lost_where_their_place_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_LAST", re.compile("a sheet as another version writes it"))
    with pytest.raises(ValueError, match="no place for the rows"):
        written("xlsx", InMemory(events=[{"id": "e", "title": "A convoy crosses"}]))


def test_of_a_workbook_with_parts_that_cannot_be_read_no_words_are_taken_for_all() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("Tin Gate").write("A1", "a cell")
    whole = made.getvalue()
    with zipfile.ZipFile(made, "a") as added:
        added.writestr("xl/drawings/vmlDrawing1.vml", "<xml><br>told by a guide</xml>")
        added.writestr("xl/printerSettings/printerSettings1.bin", b"\0")
    assert {"told", "cell", "Tin"} <= set(all_words(made.getvalue()).replace("<br>", " ").split())
    assert "told" not in all_words(whole)
    with zipfile.ZipFile(made, "a") as added:
        added.writestr("xl/comments1.bin", b"\0")
    with pytest.raises(ImportProblem, match="cannot be read"):
        all_words(made.getvalue())
