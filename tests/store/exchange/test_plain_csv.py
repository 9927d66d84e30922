"""Plain CSV by a mapping that is guessed, shown, and can be corrected."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest

from store.exchange.imports import formats
from store.exchange.imports.account import UNSAID
from store.exchange.imports.guess import guessed
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.values import read_position
from store.records.model import Key
from store.text.slug import slug
from tests.store.exchange.standins import empty_store, given_back, imported, planned

DESK = (
    b"Date;Event;Border crossing;Status;Killed;Source;Link\r\n"
    b"30/9/19;Reopened to trade;al-Qaim;open;;River Post;https://example.org/a\r\n"
    b"late august 2019;Drone strike;al-Qaim;;2..6;;\r\n"
    b";;;;;;\r\n"
)


@pytest.mark.parametrize(
    ("header", "tags", "mapping"),
    [
        (("Date", "Title", "Lat", "Long"), (), {"date": "Date", "title": "Title", "lat": "Lat", "lon": "Long"}),
        (("event_date", "Description"), (), {"date": "event_date", "summary": "Description"}),
        (("Jour", "Quoi"), ("#date+start", "#event"), {"date": "Jour", "title": "Quoi"}),
        (("apples", "pears"), (), {}),
    ],
)
def test_columns_are_guessed_by_name_and_hxl_tag(
    header: tuple[str, ...], tags: tuple[str, ...], mapping: dict[str, str]
) -> None:
    assert {field: header[number] for field, number in guessed(header, tags).items()} == mapping


def test_a_desks_own_table_comes_in_and_goes_out_as_it_was(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.add("crossings", {"id": "al-qaim", "sides": [{"name": "al-Qaim"}, {"name": "Albu Kamal"}]})
    plan = imported(store, DESK, "desk.csv")
    first, second = (store.event(row.edit.key.id) for row in plan.added)
    assert (first.date, first.date_text, first.type, first.status) == ("2019-09-30", "30/9/19", "status", "open")
    assert (first.crossings, second.crossings) == (("al-qaim",), ("al-qaim",))
    assert (second.date, second.claims[0].value) == ("[2019-08-21..2019-08-31]", "2..6")
    assert store.sources[first.sources[0]].url == "https://example.org/a"
    assert "title = 'Event'" in plan.layout
    assert given_back(store, plan) == DESK
    assert planned(store, DESK, "desk.csv").edits == ()


@pytest.mark.parametrize(
    ("cell", "crossings"),
    [
        ("al-Qaim (old road)", ("qaim",)),
        ("Reed Post [closed]   ;  al-Qaim", ("qaim", "reed-post")),
        ("al-Qaim   and   Reed Post", ("qaim", "reed-post")),
        ("al-Qaim (old road", ("qaim",)),
        ("(" * 20_000, ()),
        ("al-Qaim" + " " * 20_000 + "x", ("qaim",)),
        ("al-Qaim" + " " * 20_000 + "& Reed Post", ("qaim", "reed-post")),
    ],
)
def test_a_cell_names_crossings_with_and_without_brackets_and_is_read_in_little_time(
    cell: str, crossings: tuple[str, ...], tmp_path: Path
) -> None:
    store = empty_store(tmp_path)
    for name in ("al-Qaim", "Reed Post"):
        store.add("crossings", {"id": slug(name), "sides": [{"name": name}]})
    started = process_time()
    plan = imported(store, f"Date,Event,Border crossing\n2019-09-30,Shut,{cell}\n".encode(), "desk.csv")
    assert process_time() - started < 1
    assert tuple(sorted(store.event(plan.added[0].edit.key.id).crossings)) == crossings


@pytest.mark.parametrize("cell", [" " * 20_000 + "x", "1" * 20_000, "POINT(" * 4_000, "1 " * 10_000])
def test_a_long_cell_is_no_position_and_is_read_in_little_time(cell: str) -> None:
    started = process_time()
    assert read_position(cell) is None
    assert process_time() - started < 0.5


def test_an_edit_of_a_plain_row_reaches_its_cells(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    plan = imported(store, DESK, "desk.csv")
    key = plan.added[1].edit.key
    store.edit(key, ("title",), "Drones; two")
    store.edit(key, ("claims", 0, "value"), 4)
    assert given_back(store, plan) == DESK.replace(b"Drone strike", b'"Drones; two"').replace(b"2..6", b"4")


PLAIN_EDITS: list[tuple[tuple[str | int, ...], Any, bytes, bytes]] = [
    (("crossings",), ["rabia"], b",al-Qaim,", b",rabia,"),
    (
        ("actors",),
        [{"who": "Border Guard"}, {"who": "Third, of three"}],
        b",Border Guard; Militia,",
        b',"Border Guard; Third, of three",',
    ),
    (("actors", 1, "who"), "The Militia", b"; Militia,", b"; The Militia,"),
    (("tags",), ["far"], b",near; night,", b",far,"),
    (("type",), "attack", b",shooting\n", b",attack\n"),
    (("date",), "2019-10-04", b"30/09/2019", b"04/10/2019"),
    (("date",), "2019-10", b"30/09/2019", b"2019-10"),
]


@pytest.mark.parametrize(("path", "value", "before", "after"), PLAIN_EDITS)
def test_an_edit_of_what_a_plain_cell_lists_or_names_reaches_that_cell_alone(
    path: tuple[str | int, ...], value: Any, before: bytes, after: bytes, tmp_path: Path
) -> None:
    data = (
        b"date,title,crossing,actors,tags,type\n30/09/2019,Shots,al-Qaim,Border Guard; Militia,near; night,shooting\n"
    )
    store = empty_store(tmp_path)
    for crossing in ("al-qaim", "rabia"):
        store.add("crossings", {"id": crossing, "sides": [{"name": crossing.replace("-q", "-Q")}]})
    plan = imported(store, data)
    store.edit(plan.added[0].edit.key, path, value)
    assert given_back(store, plan) == data.replace(before, after)


def test_the_guess_can_be_corrected_column_by_column(tmp_path: Path) -> None:
    data = b"Date,Name,When\n2019-01-01,First,2020-02-02\n"
    plan = planned(empty_store(tmp_path), data, mapping={"date": "When", "title": "", "summary": "name"})
    after = plan.added[0].edit.after or {}
    assert (after["date"], after["summary"], after["title"]) == ("2020-02-02", "First", "First")


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"when": "Date"}, "mapping 'when'; expected one of id, date"),
        ({"date": "Day"}, "no column 'Day'; it has 'Date'"),
    ],
)
def test_a_wrong_correction_is_refused_in_words(mapping: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as problem:
        planned(empty_store(tmp_path), b"Date,Title\n2019,x\n", mapping=mapping)
    assert words in str(problem.value)


def numbered(*rows: tuple[str, str, str]) -> bytes:
    return "".join(f"{','.join(row)}\n" for row in (("id", "date", "title"), *rows)).encode()


def test_the_numbers_of_two_tables_are_not_taken_for_each_other(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    august = numbered(("1", "2019-08-02", "Shots"), ("2", "2019-08-25", "Drones"))
    september = numbered(("1", "2019-09-01", "Calm"), ("2", "2019-09-30", "Reopened"))
    one, other = imported(store, august, "august.csv"), imported(store, september, "september.csv")
    assert (len(other.added), other.changed, other.vanished) == (2, (), ())
    assert (given_back(store, one), given_back(store, other)) == (august, september)


def test_a_newer_version_of_a_numbered_table_updates_it(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    imported(store, numbered(("1", "2019-08-02", "Shots"), ("2", "2019-08-25", "Drones")), "august.csv")
    plan = planned(store, numbered(("2", "2019-08-25", "Drone strike"), ("1", "2019-08-02", "Shots")), "august-2.csv")
    assert ([row.own_id for row in plan.changed], plan.added, plan.vanished) == (["2"], (), ())


def test_what_is_not_understood_is_told_and_stays_in_the_row(tmp_path: Path) -> None:
    data = b"date,title,status,killed\nsome day,A,ajar,a lot\n2019-09-30,B,open,2\n"
    store = empty_store(tmp_path)
    plan = imported(store, data)
    told = "\n".join(map(str, plan.warnings))
    assert all(words in told for words in ("line 2: date 'some day'", "status 'ajar'", "killed 'a lot'"))
    assert store.event(plan.added[0].edit.key.id).date_text == "some day"
    assert given_back(store, plan) == data
    store.edit(Key("events", plan.added[0].edit.key.id), ("date",), "2019-01-02")
    assert given_back(store, plan) == data.replace(b"some day", b"2019-01-02")


def test_while_columns_are_understood_their_share_is_told_to_the_end() -> None:
    rows = "".join(f"2019-{number % 12 + 1:02}-03,Shelling {number},{number}\n" for number in range(12_000))
    sheet = formats.opened(f"date,title,killed\n{rows}".encode(), UNSAID).sheet
    shares: list[float] = []
    formats.settle(sheet, [*sheet.rows()], UNSAID, lambda _: False, shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(set(shares)) > 2 + 3  # the rows looked at for sums, and each column
