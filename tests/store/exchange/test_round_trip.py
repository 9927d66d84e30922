"""An imported file comes back byte for byte; after an edit only the edited cells differ."""

import itertools
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.exchange.exports import original
from store.records.model import Key
from store.store import Store
from tests.store.exchange.standins import (
    ACLED_2023,
    ACLED_2025,
    ACLED_OLD,
    UCDP_42,
    Manner,
    acled_row,
    empty_store,
    given_back,
    imported,
    planned,
    table,
    ucdp_row,
)

REAL = (
    ("acled_Ghana_1980-2021.csv", 1276, 0),
    ("ucdp_hdx_conflict_data_BGD.csv", 601, 1),
    ("ucdp_ged231_sample1000.csv", 1000, 13),
    ("opensyria_locations.json", 30, 0),
)
DIALECTS = [
    Manner(),
    Manner(";", "spaced"),
    Manner(ends=("\r\n",), bom=True),
    Manner("\t", "all"),
    Manner(quoted="all", ends=("\r\n", "\n"), last_end=False),
    Manner(ends=("\r",)),
    Manner(encoding="utf-16"),
    Manner(encoding="utf-16-le"),
    Manner(encoding="windows-1252"),
]
HXL = {"event_date": "#date", "date_start": "#date+start", "latitude": "#geo+lat", "best": "#affected+killed"}


@pytest.mark.parametrize(("name", "records", "warnings"), REAL)
def test_a_real_file_comes_back_byte_for_byte(
    name: str, records: int, warnings: int, shared: Path, tmp_path: Path
) -> None:
    data = (shared / "data" / name).read_bytes()
    store = empty_store(tmp_path)
    plan = imported(store, data, name)
    assert (len(plan.added), len(plan.warnings)) == (records, warnings)
    assert given_back(store, plan) == data


@pytest.mark.parametrize("manner", DIALECTS, ids=str)
@pytest.mark.parametrize("hxl", [False, True], ids=["plain", "hxl"])
@pytest.mark.parametrize("header", [ACLED_OLD, ACLED_2023, ACLED_2025, UCDP_42], ids=["old", "2023", "2025", "ucdp"])
def test_a_file_of_any_dialect_comes_back_byte_for_byte(
    manner: Manner, hxl: bool, header: tuple[str, ...], tmp_path: Path
) -> None:
    random = Random(7)
    make = ucdp_row if header is UCDP_42 else acled_row
    tags = [[HXL.get(name, "") for name in header]] if hxl else []
    data = manner.bytes(header, [*tags, *(make(number, random) for number in range(1, 25))])
    store = empty_store(tmp_path)
    plan = imported(store, data)
    assert len(plan.added) == 24
    assert given_back(store, plan) == data
    assert planned(store, data).edits == ()


@settings(max_examples=40)
@example([["0"], ["#A"]], ",", "needed", ["\n"])  # one cell is no row of HXL tags
@given(
    st.lists(st.lists(st.text(max_size=9), min_size=1, max_size=5), max_size=6),
    st.sampled_from((",", ";", "\t")),
    st.sampled_from(("needed", "all")),
    st.lists(st.sampled_from(("\n", "\r\n")), min_size=1, max_size=3),
)
def test_any_cells_in_a_plain_table_come_back_byte_for_byte(
    rows: list[list[str]], delimiter: str, quoted: str, ends: list[str]
) -> None:
    manner = Manner(delimiter, quoted, tuple(ends), encoding="utf-8")
    data = manner.bytes(("date", "title", "notes"), rows)
    with TemporaryDirectory() as folder:
        store = empty_store(Path(folder))
        plan = imported(store, data)
        assert original.exported(store, plan.import_id).data == data


EDITS: list[tuple[tuple[str | int, ...], Any, dict[str, str]]] = [
    (("summary",), 'A "new" note; short', {"notes": 'A "new" note; short'}),
    (("place", "text"), "Al-Waleed", {"location": "Al-Waleed"}),
    (("place", "lat"), 33.5, {"latitude": "33.5"}),
    (("place", "lon"), 41.123456789, {"longitude": "41.123456789"}),
    (("date",), "2022-01-02", {"event_date": "02 January 2022", "year": "2022"}),
    (("claims", 0, "value"), 44, {"fatalities": "44"}),
    (("title",), "Another title", {}),
    (("crossings",), ["al-qaim"], {}),
]


@pytest.mark.parametrize("manner", [Manner(), Manner(";", "spaced"), Manner(quoted="all", ends=("\r\n",))], ids=str)
@pytest.mark.parametrize(("path", "value", "cells"), EDITS)
def test_after_an_edit_only_the_edited_cells_differ(
    manner: Manner, path: tuple[str | int, ...], value: Any, cells: dict[str, str], tmp_path: Path
) -> None:
    random = Random(3)
    rows = [acled_row(number, random) | {"time_precision": "1"} for number in range(1, 8)]
    data = manner.bytes(ACLED_OLD, rows)
    store = empty_store(tmp_path)
    plan = imported(store, data)
    store.edit(Key("events", "acled-zzz4"), path, value)
    rows[3] |= cells
    assert given_back(store, plan) == manner.bytes(ACLED_OLD, rows)


def test_edits_of_ucdp_figures_and_dates_reach_their_cells(tmp_path: Path) -> None:
    random = Random(5)
    row = ucdp_row(1, random) | {"low": "1", "best": "3", "high": "4"}
    store = empty_store(tmp_path)
    plan = imported(store, Manner().bytes(UCDP_42, [row]))
    key = Key("events", "ucdp-700001")
    store.edit(key, ("claims", 0, "value"), 2)
    store.edit(key, ("claims", 1, "value"), "2..9")
    store.edit(key, ("date",), "2016-06")
    now = {"best": "2", "low": "2", "high": "9", "date_start": "2016-06-01", "date_end": "2016-06-30", "date_prec": "4"}
    assert given_back(store, plan) == Manner().bytes(UCDP_42, [row | now])


def test_a_figure_without_a_range_stands_in_all_three_columns(tmp_path: Path) -> None:
    row = ucdp_row(1, Random(5)) | {"low": "3", "best": "3", "high": "3"}
    store = empty_store(tmp_path)
    plan = imported(store, Manner().bytes(UCDP_42, [row]))
    store.edit(Key("events", "ucdp-700001"), ("claims", 0, "value"), 5)
    assert given_back(store, plan) == Manner().bytes(UCDP_42, [row | {"low": "5", "best": "5", "high": "5"}])


@pytest.mark.parametrize("figure", ["2..6", "~10", "several", "3+"])
def test_a_figure_that_is_no_whole_number_changes_no_column_of_them_and_is_told(figure: str, tmp_path: Path) -> None:
    for header, row, key, claim in (
        (ACLED_OLD, acled_row(1, Random(1)), Key("events", "acled-zzz1"), "killed"),
        (UCDP_42, ucdp_row(1, Random(5)), Key("events", "ucdp-700001"), "best"),
    ):
        data = Manner().bytes(header, [row])
        (tmp_path / claim).mkdir()
        store = empty_store(tmp_path / claim)
        plan = imported(store, data)
        store.edit(key, ("claims", 0, "value"), figure)
        exported = original.exported(store, plan.import_id)
        assert exported.data == data
        assert exported.unwritten == ((key.id, f"claims.{claim}.value", True),)


def test_a_deleted_event_leaves_its_row_out(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 6)]
    store = empty_store(tmp_path)
    plan = imported(store, Manner().bytes(ACLED_OLD, rows))
    store.delete([Key("events", "acled-zzz2")])
    assert given_back(store, plan) == Manner().bytes(ACLED_OLD, [row for row in rows if row["event_id_cnty"] != "ZZZ2"])


def test_names_that_the_desk_gives_actors_and_sources_change_no_cell(tmp_path: Path) -> None:
    data = Manner().bytes(ACLED_OLD, [acled_row(number, Random(number)) for number in range(1, 6)])
    store = empty_store(tmp_path)
    plan = imported(store, data)
    for table_name, field in (("actors", "name"), ("sources", "publisher")):
        for name in list(getattr(store, table_name)):
            store.edit(Key(table_name, name), (field,), f"The desk's name of {name}")
            store.rename(Key(table_name, name), f"desk-{name}")
    assert given_back(store, plan) == data


def test_another_actor_or_source_is_written_by_its_name(tmp_path: Path) -> None:
    row = acled_row(1, Random(1)) | {"actor1": "One", "assoc_actor_1": "", "actor2": "Two", "source": "Post; Wire"}
    store = empty_store(tmp_path)
    plan = imported(store, Manner().bytes(ACLED_OLD, [row]))
    store.add("actors", {"id": "third", "name": "Third, of three"})
    key = Key("events", "acled-zzz1")
    store.edit(key, ("actors", 1, "who"), "third")
    store.edit(key, ("sources",), ["wire"])
    now = {"actor2": "Third, of three", "source": "Wire"}
    assert given_back(store, plan) == Manner().bytes(ACLED_OLD, [row | now])


def test_an_edit_that_no_column_holds_is_told(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    plan = imported(store, Manner().bytes(ACLED_OLD, [acled_row(1, Random(1))]))
    store.edit(Key("events", "acled-zzz1"), ("title",), "A better title")
    assert original.exported(store, plan.import_id).unwritten == (("acled-zzz1", "title", True),)


UNWRITTEN: list[tuple[tuple[str | int, ...], Any, list[tuple[str, bool]]]] = [
    (("type",), "humanitarian", [("type", True)]),
    (("actors", 0, "role"), "other", [("actors.0.role", True)]),
    (("actors", 0, "note"), "Seen there.", [("actors.0.note", False)]),
    (("claims", 0, "note"), "By telephone.", [("claims.killed.note", False)]),
    (("claims", 0, "by"), "A clerk", [("claims.killed.by", True)]),
    (("claims", 1), {"id": "a", "about": "injured", "value": 2}, [("claims.a", False)]),
    (("place", "precision"), "country", [("place.precision", True)]),
    (("date",), "2021-05-06?", [("date", True)]),
    (("date",), "2021", [("date", True)]),
    (("review",), "accepted", [("review", False)]),
    (("actors", 0, "who"), "Some Other Group", []),
    (("sources",), ["Another Paper"], []),
    (("place", "text"), "Elsewhere", []),
    (("crossings",), ["al-qaim"], []),
    (("summary",), "", []),
]


@pytest.mark.parametrize(("path", "value", "fields"), UNWRITTEN)
def test_what_of_an_edit_no_cell_holds_is_told_by_its_field(
    path: tuple[str | int, ...], value: Any, fields: list[tuple[str, bool]], tmp_path: Path
) -> None:
    row = acled_row(1, Random(1)) | {"actor1": "One", "actor2": "", "assoc_actor_1": "", "time_precision": "1"}
    store = empty_store(tmp_path)
    plan = imported(store, Manner().bytes(ACLED_OLD, [row]))
    store.edit(Key("events", "acled-zzz1"), path, value)
    told = original.exported(store, plan.import_id).unwritten
    assert [(field, was_said) for _, field, was_said in told] == fields


def test_actors_whose_names_differ_in_their_case_alone_are_still_those_of_their_rows(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(1)) | {"actor1": name} for number, name in ((1, "Home Guard"), (2, "HOME GUARD"))]
    data = Manner().bytes(ACLED_OLD, rows)
    store = empty_store(tmp_path)
    plan = imported(store, data)
    assert given_back(store, plan) == data
    assert original.exported(Store.open(store.path), plan.import_id).unwritten == ()


def test_a_letter_that_the_files_encoding_lacks_is_refused_in_words(tmp_path: Path) -> None:
    rows = [acled_row(1, Random(1)) | {"notes": "Café"}]
    store = empty_store(tmp_path)
    plan = imported(store, Manner(encoding="windows-1252").bytes(ACLED_OLD, rows))
    store.edit(Key("events", "acled-zzz1"), ("summary",), "القائم")
    with pytest.raises(Exception, match="cannot be written in windows-1252"):
        original.exported(store, plan.import_id)


def test_the_cells_that_a_stand_in_is_made_of_are_those_that_are_read() -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 9)]
    for manner in itertools.islice(DIALECTS, 2):
        read = table(manner.bytes(ACLED_OLD, rows), manner.delimiter)
        assert read[1:] == [[row.get(name, "") for name in ACLED_OLD] for row in rows]
