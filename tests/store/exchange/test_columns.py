"""Other people's tables: each column is looked at whole and decided once, and what was not taken is told."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from store.disclosure import Disclosed
from store.exchange.imports.account import Wanted
from store.exchange.imports.days import order_of, read_date, read_day
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.statuses import read_status
from store.exchange.imports.values import read_count, read_degrees, read_position, read_whole
from store.exchange.plan.plan import Plan
from store.exchange.sheets.json_sheet import JsonSheet
from store.records.model import StatusReport
from store.store import Store
from tests.store.exchange.standins import empty_store, given_back, imported, planned

FORD = {
    "id": "stone-ford",
    "sides": [{"country": "IQ", "name": "Stone Ford"}, {"country": "SY", "name": "Reed Bank"}],
    "lat": 35.0,
    "lon": 41.0,
}
MILL = {"id": "mill-gate", "sides": [{"country": "JO", "name": "Mill Gate"}], "lat": 32.5, "lon": 36.2}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = empty_store(tmp_path)
    found.add("crossings", FORD)
    found.add("crossings", MILL)
    return found


def table(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def made(plan: Plan) -> list[dict[str, Any]]:
    return [row.edit.after or {} for row in plan.added]


def dates_of(store: Store, *cells: str, **wanted: Any) -> list[str]:
    data = table("date;title", *(f"{cell};event {number}" for number, cell in enumerate(cells)))
    plan = planned(store, data, wanted=Wanted(**wanted))
    return [row.get("date", "") for row in made(plan)]


def test_one_cell_anywhere_decides_the_order_of_a_whole_column(store: Store) -> None:
    assert dates_of(store, "3/4/2020", "5/6/2020", "1/25/2020") == ["2020-03-04", "2020-05-06", "2020-01-25"]
    assert dates_of(store, "3.4.2020", "25.1.2020") == ["2020-04-03", "2020-01-25"]


def test_where_no_cell_decides_the_day_is_first_and_that_is_said(store: Store) -> None:
    plan = planned(store, table("date,title", "3/4/2020,a", "5/6/2020,b"))
    assert [row["date"] for row in made(plan)] == ["2020-04-03", "2020-06-05"]
    assert not plan.is_clean
    assert "'date'" in str(plan.warnings[0])
    assert dates_of(store, "3/4/2020", "5/6/2020", dates="mdy") == ["2020-03-04", "2020-05-06"]


def test_a_date_that_is_the_same_either_way_asks_nothing(store: Store) -> None:
    assert planned(store, table("date,title", "4/4/2020,a")).is_clean


def test_a_column_of_two_orders_leaves_what_can_be_both_as_either_day(store: Store) -> None:
    plan = planned(store, table("date,title", "25/1/2020,a", "1/25/2020,b", "3/4/2020,c"))
    assert [row["date"] for row in made(plan)] == ["2020-01-25", "2020-01-25", "[2020-03-04,2020-04-03]"]
    assert not plan.is_clean


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2020-01-05 to 2020-01-07", "2020-01-05/2020-01-07"),
        ("2020-01-05 & 2020-01-07", "{2020-01-05,2020-01-07}"),
        ("5/1/2020 - 27/1/2020", "2020-01-05/2020-01-27"),
        ("2020-01-05 the gate, 2020-01-07 the ford", None),
        ("Tuesday, 7 January 2020 14:30", "2020-01-07"),
        ("January 7th, 2020", "2020-01-07"),
        ("7-Jan-20", "2020-01-07"),
        ("20200107", "2020-01-07"),
        ("2020-01-07T23:10:00+03:00", "2020-01-07"),
        ("Jan 2020", "2020-01"),
        ("31/13/2020", None),
        ("43837", None),
    ],
)
def test_a_cell_with_several_days_never_becomes_the_first_of_them(cell: str, edtf: str | None) -> None:
    assert read_date(cell) == edtf


def test_two_digit_years_and_year_first(store: Store) -> None:
    assert order_of(["70-01-25"]).order == "ymd"
    assert read_day("69-02-03", "ymd") == date(2069, 2, 3)
    assert dates_of(store, "3-Feb-99") == ["1999-02-03"]


@pytest.mark.parametrize(
    ("cell", "whole"),
    [("2.0", 2), ("1,250", 1250), ("1 250", 1250), ("٣", 3), ("2.5", None), ("-1", None), ("2.000", None)],
)
def test_whole_numbers_are_read_as_programs_and_people_write_them(cell: str, whole: int | None) -> None:
    assert read_whole(cell) == whole


def test_a_count_keeps_its_words_and_two_and_a_half_is_none() -> None:
    assert (read_count("2..6"), read_count("at least 3"), read_count("4.0"), read_count("2.5")) == (
        "2..6",
        "at least 3",
        4,
        None,
    )


@pytest.mark.parametrize(
    ("cell", "degrees"),
    [("35,5", 35.5), ("35.5 N", 35.5), ("S35.5", -35.5), ("35°30'00\"N", 35.5), ("35 30 0 S", -35.5), ("x", None)],
)
def test_a_coordinate_has_a_comma_a_letter_or_minutes(cell: str, degrees: float | None) -> None:
    found = read_degrees(cell)
    assert (found.value if found else None) == degrees


def test_a_position_stands_in_one_cell() -> None:
    assert read_position("35.5, 41.25") == read_position("POINT(41.25 35.5)") == read_position("35.5 41.25 0 4.5")
    assert read_position("95.5, 41.25") is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Open (restricted)", "limited"),
        ("temporarily closed", "closed"),
        ("Closed due to snow", "closed"),
        ("Closed for security until 5 May", "closed"),
        ("Closed for security forces", None),
        ("Closed for covid patients", None),
        ("Closed for fighting vehicles", None),
        ("Closed for clashes between factions", "closed"),
        ("Closed public holidays", None),
        ("Closed (security)", "closed"),
        ("Closed - road works", "closed"),
        ("Closed (except Eid)", None),
        ("Closed on Fridays", None),
        ("Closed: 18:00-06:00", None),
        ("Open 08:00-16:00", "open"),
        ("Open on weekdays", None),
        ("Fully operational", "open"),
        ("Nevada", None),
        ("opening ceremony of a school", None),
    ],
)
def test_a_status_is_told_by_a_word_or_a_few(words: str, status: str | None) -> None:
    assert read_status(words) == status


@pytest.mark.parametrize(("source", "private"), [("Petra Lindner", True), ("Sana Haddad", True), ("Petra", False)])
def test_a_person_called_like_an_agency_is_private(store: Store, source: str, *, private: bool) -> None:
    plan = imported(store, f"date,title,reported by\n2024-05-01,one,{source}\n".encode())
    assert bool(plan.kept_private) is private


def test_a_second_publisher_of_one_url_is_told_and_not_lost_in_silence(store: Store) -> None:
    rows = "2024-05-01,one,Sarim Post,http://a.example/1\n2024-05-02,two,SARIM POST,http://a.example/1\n"
    last = "2024-05-03,three,Border Watch,http://a.example/1\n"
    plan = imported(store, f"date,title,source,url\n{rows}{last}".encode())
    (warning,) = plan.warnings
    assert "line 4" in str(warning)
    assert "'Border Watch': its URL is that of 'Sarim Post'" in str(warning)
    assert not imported(store, f"date,title,source,url\n{rows}".encode(), "other.csv").warnings


@pytest.mark.parametrize("word", ["NULL", "n/a", "-", "None", "unknown", "NaN"])
def test_words_that_say_nothing_make_no_source_no_claim_and_no_warning(word: str, store: Store) -> None:
    plan = planned(store, table("date,title,killed,injured,source,actor", f"2020-01-07,a,1,{word},{word},{word}"))
    assert plan.is_clean
    assert plan.made == ()
    assert [claim["about"] for claim in made(plan)[0]["claims"]] == ["killed"]


def test_every_column_is_in_the_account_with_what_was_dropped_of_it(store: Store) -> None:
    data = table(
        "Date,Title,Killed,Shoes,Shoes", "2020-01-07,a,2,red,blue", "2020-01-08,b,lots?,red,", "2020-01-09,c,x,,"
    )
    told = [column.document() for column in planned(store, data).columns]
    assert [(column["name"], column["taken_as"]) for column in told] == [
        ("Date", "date"),
        ("Title", "title"),
        ("Killed", "killed"),
        ("Shoes", None),
        ("Shoes", None),
    ]
    assert (told[2]["fitted"], told[2]["dropped"], told[2]["examples"]) == (1, 2, ["lots?", "x"])
    assert not planned(store, data).is_clean


def test_a_column_none_of_whose_cells_fits_is_not_taken_and_told_once(store: Store) -> None:
    plan = planned(store, table("date,title,state", "2020-01-07,a,Nevada", "2020-01-08,b,Utah", "2020-01-09,c,Ohio"))
    assert [str(notice) for notice in plan.warnings] == [
        "'state': none of its cells can be a status ('Nevada', 'Utah', 'Ohio'); the column is not taken"
    ]
    assert [row["title"] for row in made(plan)] == ["a", "b", "c"]


def test_a_table_without_a_date_is_asked_about_and_names_likely_columns(store: Store) -> None:
    data = table("Title,Killed,Entry made", "a,2,2020-01-07")
    plan = planned(store, data)
    assert plan.question is not None
    assert "'Entry made'" in plan.question.text
    assert planned(store, data, mapping={"date": ""}).question is None


@pytest.mark.parametrize(
    ("header", "field", "name"),
    [
        ("Date of the incident;What happened?;today", "date", "Date of the incident"),
        ("grp/Incident_date;grp/Crossing_name;grp/Number_killed", "killed", "grp/Number_killed"),
        ("Event date;Title;start;_submission_time", "date", "Event date"),
        ("#date +occurred;#event +name;#affected +f +killed", "killed", "#affected +f +killed"),
    ],
)
def test_words_within_a_longer_name_propose(header: str, field: str, name: str, store: Store) -> None:
    width = header.count(";") + 1
    plan = planned(store, table(header, ";".join(["2020-01-07", "Stone Ford", "2", "2020-01-09"][:width])))
    assert plan.mapping[field] == name


def test_titles_above_a_header_and_a_line_for_spreadsheets_are_no_rows(store: Store) -> None:
    data = table("sep=;", "Monitoring of gates;;", ";;", "Date;Title;Killed", "2020-01-07;Shut;3")
    plan = imported(store, data)
    assert [row["title"] for row in made(plan)] == ["Shut"]
    assert given_back(store, plan) == data


def test_quotes_with_a_backslash_are_read_as_they_were_meant(store: Store) -> None:
    data = table("date,title,notes", r'2020-01-07,a,"they said \"go\", twice"')
    plan = imported(store, data)
    assert made(plan)[0]["summary"] == 'they said "go", twice'
    store.edit(plan.added[0].edit.key, ("title",), "b")
    assert given_back(store, plan) == data.replace(b",a,", b",b,")


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1256", "اغلاق البوابة صباح اليوم"),
        ("cp1251", "Ворота закрыты утром"),
        ("cp1254", "Kapı kapalı, ışık yok, Şırnak"),
    ],
)
def test_old_encodings_are_told_with_a_sample_and_come_back(encoding: str, title: str, store: Store) -> None:
    data = f"date;title\n2020-01-07;{title}\n".encode(encoding)
    plan = imported(store, data)
    assert made(plan)[0]["title"] == title
    assert title.split()[0] in str(plan.warnings[0])
    assert given_back(store, plan) == data


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1255", "השער נסגר בבוקר ונפתח בערב"),
        ("cp1253", "Η πύλη έκλεισε το πρωί και άνοιξε το βράδυ"),
        ("iso8859-7", "Η πύλη έκλεισε το πρωί"),
        ("cp1250", "Brama zamknięta, ciężarówki czekają na śniegu"),
        ("iso8859-2", "Brama zamknięta, ciężarówki czekają na śniegu"),
        ("cp1250", "Brána uzavřena, řidiči čekají v dešti"),
        ("cp1257", "Vartai uždaryti, sunkvežimių eilė auga"),
        ("koi8-r", "Ворота закрыты утром"),
        ("cp866", "Ворота закрыты утром"),
        ("iso8859-6", "اغلاق البوابة صباح اليوم"),
        ("cp850", "Barrière fermée à la circulation, à côté"),
    ],
)
def test_letters_tell_the_encoding_of_many_languages(encoding: str, title: str, store: Store) -> None:
    data = f"date;title\n2020-01-07;{title}\n".encode(encoding)
    plan = imported(store, data)
    assert [row["title"] for row in made(plan)] == [title]
    assert plan.question is None
    assert given_back(store, plan) == data


@pytest.mark.parametrize(("encoding", "word"), [("cp1250", "Gęś"), ("cp1251", "Брест"), ("gb18030", "口岸关闭")])
def test_a_word_that_can_be_of_several_encodings_is_asked_about(encoding: str, word: str, store: Store) -> None:
    data = f"date,title\n2020-01-07,{word}\n".encode(encoding)
    question = planned(store, data).question
    assert question is not None
    assert "nothing shows which encoding" in question.text
    told = planned(store, data, wanted=Wanted(encoding=encoding))
    assert (told.question, [row["title"] for row in made(told)]) == (None, [word])


@pytest.mark.parametrize(
    ("header", "row", "mapping", "key", "field", "value"),
    [
        (
            "event_id_cnty,event_date,timestamp,event_type,actor1,notes,comment,fatalities",
            "ZZZ1,2020-01-07,2021-05-06,Battles,Hill,one,two,2",
            {"event_date": "timestamp", "notes": "comment"},
            "event_date",
            "date",
            "2021-05-06",
        ),
        (
            "id,type_of_violence,date_start,date_end,seen,side_a,side_b,best,low,high",
            "7,1,2020-01-07,2020-01-09,2020-01-07,A,B,2,2,2",
            {"end": "seen"},
            "date_end",
            "date",
            "2020-01-07",
        ),
    ],
)
def test_a_column_of_a_known_format_can_be_given_another_meaning(
    header: str, row: str, mapping: dict[str, str], key: str, field: str, value: str, store: Store
) -> None:
    data = table(header, row)
    plan = imported(store, data, mapping=mapping)
    assert plan.layout.startswith(("ACLED", "UCDP"))
    assert made(plan)[0][field] == value
    assert plan.mapping[key] in mapping.values()
    assert given_back(store, plan) == data
    assert planned(store, data).edits == ()


def test_a_meaning_that_a_known_format_has_not_makes_it_a_plain_table(store: Store) -> None:
    data = table("event_id_cnty,event_date,event_type,actor1,gate,fatalities", "ZZZ1,2020-01-07,Battles,Hill,Ford,2")
    assert planned(store, data, mapping={"crossing": "gate"}).layout.startswith("CSV by columns")
    undated = planned(store, data, mapping={"event_date": ""})
    assert undated.question is not None
    assert [row.get("date") for row in made(undated)] == [None]


def test_what_a_property_or_a_member_is_can_be_said_too(store: Store) -> None:
    lines = b'{"date":"2020-01-07","title":"a","killed":2,"hurt":3}\n{"date":"2020-01-08","title":"b"}\n'
    plan = planned(store, lines, mapping={"injured": "hurt", "killed": ""})
    assert [claim["about"] for claim in made(plan)[0]["claims"]] == ["injured"]
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [11.0, 12.0]}}
    feature = {**point, "properties": {"date": "2020-01-07", "seen": "2020-01-09", "title": "Shut"}}
    points = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    plan = planned(store, points, mapping={"date": "properties.seen"})
    assert made(plan)[0]["date"] == "2020-01-09"
    assert {column.name: column.open for column in plan.columns}["geometry.coordinates"] is False


def test_a_stray_byte_spoils_its_own_cell_alone(store: Store) -> None:
    data = "date,title,place\n2020-01-07,Kapı açıldı,Şırnak\n2020-01-08,x,".encode() + b"caf\xe9\n"
    plan = imported(store, data)
    assert [row["place"]["text"] for row in made(plan)] == ["Şırnak", "caf\ufffd"]
    assert "line 3" in str(plan.warnings[0])
    assert given_back(store, plan) == data


def test_a_wrong_encoding_is_refused_in_words(store: Store) -> None:
    with pytest.raises(ImportProblem, match="no encoding is called"):
        planned(store, table("date,title", "2020-01-07,a"), wanted=Wanted(encoding="utf-nine"))


def book(**sheets: list[list[Any]]) -> bytes:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    shown = workbook.add_format({"num_format": "mm/dd/yyyy"})
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell, shown if isinstance(cell, date) else None)
    workbook.close()
    return buffer.getvalue()


LOG: list[list[Any]] = [["Date", "Title", "Killed"], [date(2020, 3, 4), "Shut", 2]]


def test_a_book_of_sheets_is_read_by_its_cells_and_comes_back(store: Store) -> None:
    data = book(Notes=[["Made by the desk"]], Log=[["The log", "", ""], *LOG])
    plan = imported(store, data, "log.xlsx")
    assert (made(plan)[0]["date"], made(plan)[0]["claims"][0]["value"]) == ("2020-03-04", 2)
    assert given_back(store, plan) == data
    assert plan.summary()["encoding"] is None
    assert planned(store, data, "log.xlsx").edits == ()


def test_two_sheets_with_tables_are_asked_about_by_name(store: Store) -> None:
    data = book(March=LOG, April=LOG)
    with pytest.raises(ImportProblem, match="'March', 'April'"):
        planned(store, data, "log.xlsx")
    assert planned(store, data, "log.xlsx", wanted=Wanted(sheet="april")).added
    with pytest.raises(ImportProblem, match="no sheet is called 'May'; it has 'March', 'April'"):
        planned(store, data, "log.xlsx", wanted=Wanted(sheet="May"))
    with pytest.raises(ImportProblem, match="damaged"):
        planned(store, data[:600], "log.xlsx")


ACLED = {
    "event_id_cnty": "ZZZ7",
    "event_date": "2020-01-07",
    "event_type": "Battles",
    "actor1": "Gate Guard",
    "location": "Stone Ford",
    "latitude": "35.01",
    "longitude": 41,
    "fatalities": 3,
}


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"status": 200, "count": 1, "data": [ACLED]}).encode(),
        (json.dumps(ACLED) + "\n" + json.dumps({**ACLED, "event_id_cnty": "ZZZ8"}) + "\n").encode(),
        json.dumps([{name: str(value) for name, value in ACLED.items()}], indent=2).encode(),
    ],
    ids=["answer", "lines", "list"],
)
def test_objects_are_the_same_events_as_rows(data: bytes, store: Store) -> None:
    plan = imported(store, data, "acled.json")
    event = store.event("acled-zzz7")
    assert (event.date, event.claims[0].value, event.crossings) == ("2020-01-07", 3, ("stone-ford",))
    assert given_back(store, plan) == data
    store.edit(plan.added[0].edit.key, ("claims", 0, "value"), 4)
    assert given_back(store, plan) == data.replace(b'"fatalities": 3', b'"fatalities": 4', 1).replace(
        b'"fatalities": "3"', b'"fatalities": "4"'
    )


def test_sums_are_no_events(store: Store) -> None:
    with pytest.raises(ImportProblem, match="not events"):
        planned(store, table("Month,Country,Events,Fatalities", "2020-01,Iraq,3,5"))


def test_a_list_of_places_makes_crossings_and_none_twice(store: Store) -> None:
    data = table("No;Name of border crossing;Lat;Long", "1;Stone Ford;35,0;41,0", "2;Salt Pass;36,5;42,5")
    plan = imported(store, data)
    assert [row["sides"][0]["name"] for row in made(plan)] == ["Salt Pass"]
    assert len(store.crossings) == 3
    assert given_back(store, plan) == data


def test_a_board_is_a_status_a_row_with_what_passes(store: Store) -> None:
    data = table(
        "Crossing point,Cargo,Passengers,Last update", "Stone Ford,open,closed,25/01/2020", "Mill Gate,no,no,24/01/2020"
    )
    first, second = made(imported(store, data))
    assert first["status"] == {"state": "limited", "modes": {"passenger": "no", "commercial": "yes"}}
    assert (first["crossings"], first["date"]) == (["stone-ford"], "2020-01-25")
    event = store.event(second["id"])
    assert isinstance(event.status, StatusReport)
    assert event.status.state == "closed"


def test_several_crossings_in_a_cell_are_all_tied_and_an_unknown_one_is_told(store: Store) -> None:
    plan = planned(
        store, table("date,title,crossing", "2020-01-07,a,Stone Ford and Mill Gate", "2020-01-08,b,Mill Gate / Nowhere")
    )
    assert [row["crossings"] for row in made(plan)] == [["stone-ford", "mill-gate"], ["mill-gate"]]
    assert ["'Nowhere'" in str(notice) for notice in plan.warnings] == [True]


def test_a_name_is_no_tie_against_the_countries_or_the_distance(store: Store) -> None:
    data = table(
        "date,title,crossing,country,lat,lon",
        "2020-01-07,a,Mill Gate,Lebanon,,",
        "2020-01-08,b,Mill Gate,Jordan,,",
        "2020-01-09,c,Mill Gate,,10.0,10.0",
    )
    assert [row.get("crossings") for row in made(planned(store, data))] == [None, ["mill-gate"], None]


def test_swapped_coordinates_are_noticed_beside_the_crossing_that_is_named(store: Store) -> None:
    plan = planned(store, table("date,title,crossing,lat,lon", "2020-01-07,a,Mill Gate,36.2,32.5"))
    assert "swapped" in str(plan.warnings[0])
    assert made(plan)[0]["place"] == {"text": "Mill Gate"}


def test_one_post_that_says_when_it_was_built_makes_no_table_of_events(store: Store) -> None:
    posts = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": [44.0 + at, 36.0]}}
        for at, properties in enumerate(({"name": "East", "name:ar": "شرق"}, {"name": "West", "start_date": "1980"}))
    ]
    plan = planned(store, json.dumps({"type": "FeatureCollection", "features": posts}).encode(), "posts.geojson")
    assert {row.edit.key.table for row in plan.added} == {"crossings"}
    assert made(plan)[0]["sides"][0]["names"] == [{"value": "شرق", "lang": "ar"}]


def test_a_choice_of_columns_is_remembered_for_the_same_header(store: Store) -> None:
    data = table("Seen,Logged,Title", "2020-01-07,2020-02-07,a")
    imported(store, data, "one.csv", mapping={"date": "Seen"})
    later = planned(store, data.replace(b",a", b",b"), "two.csv")
    assert made(later)[0]["date"] == "2020-01-07"


@pytest.mark.parametrize("header", ["Logged,Title,Seen", "SEEN,title,logged", "title, Logged ,seen"])
def test_a_choice_of_columns_is_remembered_in_another_order_and_other_capitals(header: str, store: Store) -> None:
    imported(store, table("Seen,Logged,Title", "2020-01-07,2020-02-07,a"), "one.csv", mapping={"date": "Seen"})
    cells = {"seen": "2020-01-17", "logged": "2020-02-17", "title": "b"}
    row = ",".join(cells[name.strip().lower()] for name in header.split(","))
    assert made(planned(store, table(header, row), "two.csv"))[0]["date"] == "2020-01-17"


def test_a_choice_of_a_column_without_a_name_of_its_own_holds_in_its_place_alone(store: Store) -> None:
    row = "2020-01-07,2020-02-07,a"
    imported(store, table("Noted,Noted,Title", row), "one.csv", mapping={"date": "Noted (2)"})
    assert (
        made(planned(store, table("Noted,Noted,Title", "2020-01-17,2020-02-17,b"), "two.csv"))[0]["date"]
        == "2020-02-17"
    )
    other = planned(store, table("Noted,Title,Noted", "2020-01-17,b,2020-02-17"), "three.csv")
    assert other.chosen == {}


def a_point(**properties: str) -> bytes:
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": [41.0, 35.0]}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def test_a_choice_of_columns_is_remembered_for_objects_of_the_same_names_and_for_no_others(store: Store) -> None:
    def rows(title: str) -> bytes:
        return json.dumps([{"Seen": "2020-01-07", "Logged": "2020-02-07", "Title": title}]).encode()

    imported(store, rows("a"), "one.json", mapping={"date": "Seen"})
    assert made(planned(store, rows("b"), "two.json"))[0]["date"] == "2020-01-07"
    other = json.dumps([{"date": "2020-03-01", "title": "c", "crossing": "Stone Ford"}]).encode()
    assert made(planned(store, other, "other.json"))[0]["date"] == "2020-03-01"
    assert made(planned(store, a_point(date="2020-03-02", name="d"), "points.geojson"))[0]["date"] == "2020-03-02"


def test_a_choice_of_properties_is_remembered_for_points_that_have_them(store: Store) -> None:
    told = {"seen": "2020-01-07", "date": "2020-02-07", "name": "a"}
    imported(store, a_point(**told), "one.geojson", mapping={"date": "seen"})
    assert made(planned(store, a_point(**told | {"name": "b"}), "two.geojson"))[0]["date"] == "2020-01-07"
    assert made(planned(store, a_point(date="2020-02-08", name="c"), "three.geojson"))[0]["date"] == "2020-02-08"
    assert made(planned(store, table("date,title", "2020-02-09,d")))[0]["date"] == "2020-02-09"


def test_people_counted_at_a_point_are_a_volume_of_its_day(store: Store) -> None:
    plan = planned(store, table("survey_date,fmp_name,no_individuals", "2020-01-07,Stone Ford,120"))
    (row,) = made(plan)
    assert (row["type"], row["crossings"]) == ("movement", ["stone-ford"])
    assert row["claims"][0]["value"] == {"count": 120, "of": "people", "per": "day"}


def test_a_table_of_measures_is_movements_of_its_months(store: Store) -> None:
    plan = planned(store, table("Port Name,Date,Measure,Value", "Stone Ford,Jan 2020,Trucks,700"))
    assert made(plan)[0]["claims"][0]["value"] == {"count": 700, "of": "Trucks", "per": "month"}


def test_a_volume_is_told_by_the_day_or_month_only_where_its_row_is_of_one(store: Store) -> None:
    """Each period written is a word of the vocabulary; a year stands in the date alone."""
    data = table("Port Name,Date,Measure,Value", *(f"Stone Ford,{when},Trucks,7" for when in ("2020", "2020-02-03")))
    values = [row["claims"][0]["value"] for row in made(planned(store, data))]
    assert [(value["count"], value.get("per", "")) for value in values] == [(7, ""), (7, "day")]


@pytest.mark.parametrize(
    ("cells", "wanted", "written"),
    [
        (("3/4/2020", "1/25/2020"), {}, "month first, as '1/25/2020' shows"),
        (("3/4/2020", "25/1/2020"), {}, "day first, as '25/1/2020' shows"),
        (("3/4/2020",), {}, "day first, by default"),
        (("3/4/2020",), {"dates": "mdy"}, "month first, as asked"),
        (
            ("25/1/2020", "1/25/2020"),
            {},
            "day first in some, month first in others, as '25/1/2020' and '1/25/2020' show",
        ),
        (("2020-04-03",), {}, ""),
        (("3 April 2020",), {"dates": "mdy"}, ""),
    ],
)
def test_the_account_tells_which_order_was_decided_and_by_which_cell(
    store: Store, cells: tuple[str, ...], wanted: dict[str, Any], written: str
) -> None:
    data = table("date;title", *(f"{cell};event {number}" for number, cell in enumerate(cells)))
    (date_column, _) = planned(store, data, wanted=Wanted(**wanted)).columns
    assert date_column.written == written
    assert date_column.document()["written"] == (written or None)


def test_an_order_taken_from_another_column_is_told_as_such(store: Store) -> None:
    plan = planned(store, table("start date;end date;title", "3/4/2020;3/25/2020;a", "4/5/2020;4/6/2020;b"))
    assert [column.written for column in plan.columns] == [
        "month first, as the other dates of the file have it",
        "month first, as '3/25/2020' shows",
        "",
    ]
    assert plan.warnings == ()


def test_a_decimal_comma_is_told_with_the_cell_that_shows_it(store: Store) -> None:
    plan = planned(store, table("date;title;killed", "2020-01-01;a;2,0", "2020-01-02;b;3,0"))
    assert plan.columns[2].written == "decimal comma, as '2,0' shows"


def points(*properties: dict[str, Any]) -> bytes:
    where = {"type": "Point", "coordinates": [41.0, 35.0]}
    features = [{"type": "Feature", "geometry": where, "properties": each} for each in properties]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_points_are_read_column_by_column_as_tables_are(store: Store) -> None:
    plan = planned(store, points({"date": "3/4/2020", "title": "a"}, {"date": "5/6/2020", "title": "b"}), "p.geojson")
    assert [notice.option for notice in plan.warnings] == ["use --dates mdy if the month comes first"]
    plan = planned(store, points({"date": "3/4/2020", "title": "a"}, {"date": "1/25/2020", "title": "b"}), "p.geojson")
    assert [row["date"] for row in made(plan)] == ["2020-03-04", "2020-01-25"]
    (column,) = (column for column in plan.columns if column.name == "properties.date")
    assert (column.fitted, column.written) == (2, "month first, as '1/25/2020' shows")
    assert plan.is_clean


@pytest.mark.parametrize("cell", ["Stone Ford/Mill Gate", "Stone Ford + Mill Gate", "Stone Ford و Mill Gate"])
def test_crossings_in_one_cell_stand_apart_in_many_ways(store: Store, cell: str) -> None:
    plan = planned(store, table("date;title;crossing", f"2020-01-01;a;{cell}", "2020-01-02;b;Stone Ford (old)"))
    assert [row["crossings"] for row in made(plan)] == [["stone-ford", "mill-gate"], ["stone-ford"]]
    assert plan.is_clean


def test_a_list_of_crossings_may_tell_their_kind(store: Store) -> None:
    plan = planned(store, table("BCP name;Latitude;Longitude;Type", "Reed Post;36.5;42.5;road"))
    assert [row["sides"] for row in made(plan)] == [[{"name": "Reed Post"}]]


def test_coordinates_swapped_against_the_country_are_told_and_not_placed(store: Store) -> None:
    rows = (
        "2020-01-01;a;Iraq;44.4;33.3",
        "2020-01-02;b;Iraq;33.3;44.4",
        "2020-01-03;c;IQ;29.0;48.9",
        "2020-01-04;d;;44;33",
    )
    plan = planned(store, table("date;title;country;lat;lon", *rows))
    assert ["place" in row for row in made(plan)] == [False, True, True, True]
    (notice,) = plan.warnings
    assert "swapped: they lie in IQ" in notice.text
    header = "event_id_cnty,event_date,event_type,actor1,country,latitude,longitude,fatalities"
    acled = header + "\nIRQ7,2020-01-01,Battles,A,Iraq,{}\n"
    assert "swapped" in planned(store, acled.format("44.4,33.3,0").encode()).warnings[0].text
    assert planned(store, acled.format("33.3,44.4,0").encode()).warnings == ()


def test_a_board_may_have_a_column_for_each_status_word(store: Store) -> None:
    data = table(
        "Crossing point;Open;Partially open;Closed;Last update",
        "Stone Ford;x;;;25/01/2020",
        "Mill Gate;;;1;24/01/2020",
        "Mill Gate;yes;;yes;23/01/2020",
    )
    plan = planned(store, data)
    assert [row.get("status") for row in made(plan)] == ["open", "closed", None]
    assert [notice.text for notice in plan.warnings] == [
        "status open and closed in one row; expected one; it is left out"
    ]


def test_one_way_of_a_mode_is_not_taken_for_both(store: Store) -> None:
    data = table("Crossing,Date,Passengers in,Passengers out,Trucks", "Stone Ford,2020-01-25,open,closed,open")
    plan = planned(store, data)
    assert made(plan)[0]["status"] == {"state": "open", "modes": {"commercial": "yes"}}
    assert [told.name for told in plan.columns if not told.taken_as] == ["Passengers in", "Passengers out"]
    assert "none of its cells can be a number of people in ('open')" in plan.warnings[0].text


@pytest.mark.parametrize(
    ("header", "cells", "edtf"),
    [
        ("year,month,day,title", "2019,9,30,Gate shut", "2019-09-30"),
        ("Year,Month,Title", "2019,Sept,Gate shut", "2019-09"),
        ("Year,Title", "2019,Gate shut", "2019"),
        ("Year,Month,Day,Title", "2019,2,30,Gate shut", ""),
        ("Year,Month,Day,Title", "2021,,7,Gate shut", ""),
        ("Year,Month,Day,Title", "21,5,6,Gate shut", ""),
        ("Year,Month,Day,Title", "21,May,06,Gate shut", ""),
        ("event_date,year,title", "2019-09-30,2018,Gate shut", "2019-09-30"),
        ("Month,Crossing,Trucks", "Sep-19,Stone Ford,12", "2019-09"),
    ],
)
def test_a_date_may_stand_in_several_columns(header: str, cells: str, edtf: str, store: Store) -> None:
    assert made(planned(store, table(header, cells)))[0].get("date", "") == edtf


def test_years_first_are_told_by_dates_that_would_lie_ahead(store: Store) -> None:
    ahead = (date.today().year + 1) % 100
    assert dates_of(store, f"19/09/{ahead}", "18/01/02") == [f"2019-09-{ahead}", "2018-01-02"]
    assert dates_of(store, "19/09/18", "18/01/17") == ["2018-09-19", "2017-01-18"]


@pytest.mark.parametrize(
    "header",
    [
        "Date de l'incident;Poste frontière;Événement;Nombre de morts;Nombre de blessés",
        "Fecha;Paso fronterizo;Descripción;Muertos;Heridos",
        "Datum;Grenzübergang;Beschreibung;Tote;Verletzte",
        "Tarih;Sınır kapısı;Açıklama;Ölü;Yaralı",
        "Дата;Пункт пропуска;Описание;Погибшие;Раненые",
        "Дата;Пункт пропуску;Опис;Загинули;Поранені",
        "تاريخ الحادث;اسم المعبر;تفاصيل;عدد القتلى;عدد الجرحى",
        "تاریخ;گذرگاه;شرح;کشته;زخمی",
        "תאריך;מעבר גבול;כותרת;הרוגים;פצועים",
        "Data;Valico di frontiera;Descrizione;Morti;Feriti",
        "Data;Posto de fronteira;Descrição;Mortos;Feridos",
        "Datum;Grensovergang;Omschrijving;Doden;Gewonden",
    ],
)
def test_columns_are_known_in_other_languages(header: str, store: Store) -> None:
    plan = planned(store, table(header, "30/01/2020;Stone Ford;Shots;2;5"))
    assert all(told.taken_as for told in plan.columns)
    event = made(plan)[0]
    assert (event["date"], event["crossings"]) == ("2020-01-30", ["stone-ford"])
    assert [claim["value"] for claim in event["claims"]] == [2, 5]


def test_the_first_country_of_a_crossing_is_that_of_its_name(store: Store) -> None:
    data = table("Crossing,Lat,Long,Side A,Side B", "Salt Pass,33.5,38.2,Jordan,Iraq")
    assert made(planned(store, data))[0]["sides"] == [{"country": "JO", "name": "Salt Pass"}, {"country": "IQ"}]


def test_what_cells_merged_down_a_column_say_holds_for_each_row(store: Store) -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as writer:
        sheet = writer.add_worksheet("Log")
        for number, row in enumerate((["Crossing", "Date", "Event"], ["", "2020-01-25", "a"], ["", "2020-01-26", "b"])):
            sheet.write_row(number, 0, row)
        sheet.merge_range(1, 0, 2, 0, "Stone Ford")
    plan = imported(store, book.getvalue(), "log.xlsx")
    assert [row.get("crossings") for row in made(plan)] == [["stone-ford"], ["stone-ford"]]
    assert given_back(store, plan) == book.getvalue()


@pytest.mark.parametrize("figure", [4, "4", "at least 4"])
def test_a_figure_merged_over_rows_is_counted_once_and_merged_cells_below_do_no_harm(figure: Any, store: Store) -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as writer:
        sheet = writer.add_worksheet("Log")
        for number, row in enumerate((["Date", "Event", "Killed"], ["2020-01-25", "a", ""], ["2020-01-26", "b", ""])):
            sheet.write_row(number, 0, row)
        sheet.merge_range(1, 2, 2, 2, figure)
        sheet.merge_range(8, 0, 9, 0, "")
        sheet.merge_range(8, 7, 9, 7, "")
    counted = [[claim["value"] for claim in row.get("claims", ())] for row in made(planned(store, book.getvalue()))]
    assert counted == [[figure if isinstance(figure, str) and not figure.isdecimal() else 4], []]


def test_a_year_and_a_day_without_a_month_are_kept_as_words_and_told(store: Store) -> None:
    plan = planned(store, table("Year,Month,Day,Title", "2021,3,7,a", "2021,,7,b", "2021,أيار,7,c"))
    assert [(row.get("date"), row.get("date_text")) for row in made(plan)] == [
        ("2021-03-07", None),
        (None, "2021 7"),
        ("2021-05-07", None),
    ]
    assert any("'2021 7'" in warning.text for warning in plan.warnings)


@pytest.mark.parametrize("line", ["Total,,5", "المجموع,,5", "Date,Event,Killed"])
def test_a_line_of_sums_and_a_header_that_comes_again_are_no_events(line: str, store: Store) -> None:
    data = table("Date,Event,Killed", "2020-01-25,a,2", line, "2020-01-26,b,3")
    plan = imported(store, data)
    assert [row["title"] for row in made(plan)] == ["a", "b"]
    assert len(plan.skipped) == 1
    assert given_back(store, plan) == data


def test_an_apostrophe_within_a_word_does_not_make_an_encoding_doubtful(store: Store) -> None:
    data = table("Date;Événement;Lieu", "30/01/2020;Fermé à l’aube, rouvert à midi;Kobané").decode().encode("cp1252")
    plan = planned(store, data)
    assert plan.question is None
    assert made(plan)[0]["title"] == "Fermé à l’aube, rouvert à midi"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("closed for works; open to lorries", None),
        ("closed to civilians", None),
        ("closed to all traffic", "closed"),
        ("closed for everyone since May", "closed"),
        ("closed for buses", None),
        ("temporarily closed for lorries", None),
        ("closed again until June for returnees", None),
        ("closed to buses and all cargo", None),
        ("closed to heavy goods vehicles", None),
        ("closed to public transport", None),
        ("closed to all traffic but ambulances", None),
        ("closed for four days", "closed"),
        ("closed for bridge repairs", "closed"),
        ("closed for maintenance and repairs since May", "closed"),
        ("closed for Eid al-Adha", "closed"),
        ("closed to repair crews", None),
        ("closed for work permit holders", None),
        ("closed for holiday travellers", None),
        ("closed for day labourers", None),
        ("closed for first time visitors", None),
        ("closed for the time being", "closed"),
        ("closed national holidays", None),
        ("closed from Monday to Friday", None),
        ("closed from 8 am to 4 pm", None),
        ("closed from 12 May to 14 May", "closed"),
        ("closed 2 days a week", None),
        ("closed for a few hours daily", None),
        ("open 2 days a week", None),
        ("open 24 hours a day", "open"),
        ("open 24/7", "open"),
        ("open 8-16", "open"),
        ("open 12 May 2019", "open"),
        ("open 2 of 4 lanes", None),
        ("open 50%", None),
        ("open from time to time", None),
        ("open on alternate days", None),
        ("open on request", None),
        ("open to foot traffic", "limited"),
        ("not open 24 hours", None),
        ("not open from Monday to Friday", None),
        ("closed till further notice", "closed"),
        ("open on the Turkish side", None),
        ("open by order of the governor", "open"),
        ("closed due to heavy snow", "closed"),
        ("open to all except buses", None),
        ("open for everyone", "open"),
        ("open to buses and all cargo", "limited"),
        ("Re-opened", "open"),
        ("semi-closed", "limited"),
        ("not in use", "inactive"),
        ("закрыто", "closed"),
    ],
)
def test_words_of_two_statuses_or_for_some_alone_are_no_status(words: str, status: str | None) -> None:
    assert read_status(words) == status


@pytest.mark.parametrize(
    "name", ["معبر Stone Ford", "Stone Ford Kapısı", "Stone Ford – Reed Bank", "Stone Ford - Reed Bank"]
)
def test_a_crossing_is_named_with_the_word_for_it_or_by_both_sides(name: str, store: Store) -> None:
    plan = planned(store, table("date;title;crossing", f"2020-01-25;Shut;{name}"))
    assert made(plan)[0]["crossings"] == ["stone-ford"]
    assert plan.is_clean


def feature(at: list[float] | None, **properties: object) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": at} if at else None
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def features(*found: dict[str, object]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": found}).encode()


def test_an_event_among_points_may_have_no_place(store: Store) -> None:
    data = features(
        feature([41.0, 35.0], title="Shots", date="2020-01-25", killed=1),
        feature(None, title="Talks", date="2020-01-26", killed=0),
    )
    plan = planned(store, data, "a.geojson")
    assert [row["title"] for row in made(plan)] == ["Shots", "Talks"]
    assert plan.is_clean


def test_a_crossing_among_points_has_both_countries_and_is_not_placed_where_it_is_swapped(store: Store) -> None:
    first = feature([38.2, 33.5], name="Salt Pass", country_a="Jordan", country_b="Iraq")
    second = feature([34.4, 41.0], name="Dry Well", country_a="Iraq", country_b="")
    plan = planned(store, features(first, second), "a.geojson")
    one, other = made(plan)
    assert one["sides"] == [{"country": "JO", "name": "Salt Pass"}, {"country": "IQ"}]
    assert "lat" not in other
    assert "are swapped" in plan.warnings[0].text


@pytest.mark.parametrize(
    "header", ["Übergang,Zustand,Stand", "Poste,État,Depuis", "Puesto,Estado,Desde", "Kapı adı,Durumu,Güncelleme"]
)
def test_a_board_is_read_by_headers_of_several_languages(header: str, store: Store) -> None:
    plan = planned(store, table(header, "Stone Ford,fermée,25/01/2020"))
    assert [(row["crossings"], row["status"], row["date"]) for row in made(plan)] == [
        (["stone-ford"], "closed", "2020-01-25")
    ]
    assert plan.is_clean


def test_a_column_of_a_board_whose_cells_are_known_crossings_is_that_column_whatever_it_is_called(store: Store) -> None:
    plan = planned(store, table("Spot,Status,Date", "Mill Gate,open,2020-01-25", "Note: by phone,,"))
    assert [row["crossings"] for row in made(plan)] == [["mill-gate"]]
    assert [row.why for row in plan.skipped] == ["a note on the table"]


def test_areas_are_the_place_of_an_event_that_has_no_other(store: Store) -> None:
    plan = planned(store, table("Date,Incident,Governorate,District", "2020-01-25,Raid,Northmarch,Reedham"))
    assert made(plan)[0]["place"] == {"text": "Reedham, Northmarch", "precision": "district"}
    plan = planned(store, table("Date,Incident,Place,Province", "2020-01-25,Raid,Mudville,Northmarch"))
    assert made(plan)[0]["place"] == {"text": "Mudville"}


@pytest.mark.parametrize("date", ["1398/07/08", "13/02/1441", "30/09/2562", "1441-02"])
def test_years_of_other_calendars_are_no_dates(date: str) -> None:
    assert read_date(date) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("30 de septiembre de 2019", "2019-09-30"),
        ("12-ene-2019", "2019-01-12"),
        ("12 Şub 2019", "2019-02-12"),
        ("1 окт. 2019 г.", "2019-10-01"),
        ("12. März 2019", "2019-03-12"),
        ("3 Sept 2019", "2019-09-03"),
    ],
)
def test_months_are_read_by_their_names_in_several_languages(words: str, day: str) -> None:
    assert read_date(words) == day


def test_letters_that_begin_two_months_name_none() -> None:
    assert read_day("3 ju 2019") is None
    assert read_day("3 jui 2019") is None


def test_points_that_can_only_group_thousands_of_people_do_so(store: Store) -> None:
    def killed(*cells: str) -> list[object]:
        rows = (f"2020-01-25;{cell}" for cell in cells)
        plan = planned(store, table("date;killed;title", *(f"{row};t{at}" for at, row in enumerate(rows))))
        return [claim["value"] for row in made(plan) for claim in row.get("claims", ())]

    assert killed("1.250", "980") == [1250, 980]
    assert killed("2.000", "5") == [5]  # two, or two thousand
    assert killed("2.500", "3.000") == []  # a program may write all of them with three decimals


def test_a_count_may_be_a_word_of_another_language(store: Store) -> None:
    rows = ("2020-01-25;a;deux;twenty-two", "2020-01-26;b;ثلاثة;seven men")
    plan = planned(store, table("date;title;killed;injured", *rows))
    assert [[claim["value"] for claim in row.get("claims", ())] for row in made(plan)] == [[2, 22], [3]]
    assert [notice.line for notice in plan.warnings] == [3]


def test_columns_stand_below_the_cells_of_their_groups(store: Store) -> None:
    data = table(
        "Bulletin;;;;", "Date;Crossing;Casualties;;Source", ";;Killed;Injured;", "25.1.2020;Stone Ford;2;5;Post"
    )
    plan = imported(store, data)
    assert [told.name for told in plan.columns] == [
        "Date", "Crossing", "Casualties Killed", "Casualties Injured", "Source",
    ]  # fmt: skip
    assert [claim["value"] for claim in made(plan)[0]["claims"]] == [2, 5]
    assert given_back(store, plan) == data
    assert not planned(store, data).edits
    merged = book(
        Log=[
            ["Date", "Trucks", "", "Crossing"],
            ["Date", "In", "Out", "Crossing"],
            [date(2020, 1, 25), 7, 9, "Stone Ford"],
        ]
    )
    assert [told.taken_as for told in planned(store, merged, "a.xlsx").columns] == [
        "date",
        "trucks in",
        "trucks out",
        "crossing",
    ]


def test_one_way_of_a_mode_below_its_group_is_not_taken_for_both(store: Store) -> None:
    rows = ("Crossing,Passengers,,Cargo,,Date", ",In,Out,In,Out,", "Stone Ford,Open,Closed,Open,Open,2020-01-25")
    with pytest.raises(ImportProblem, match="Passengers In"):
        planned(store, table(*rows))


def test_a_first_row_of_cells_is_no_second_row_of_the_header(store: Store) -> None:
    plan = planned(store, table("Date,Event,,", "2020-01-25,Shots,killed,injured", "2020-01-26,Shots,,"))
    assert [row["date"] for row in made(plan)] == ["2020-01-25", "2020-01-26"]


def test_what_is_neither_open_nor_closed_is_told(store: Store) -> None:
    plan = planned(store, table("Gate,Open,Closed,Date", "Stone Ford,x,,2020-01-25", "Mill Gate,no,no,2020-01-25"))
    assert [row.get("status") for row in made(plan)] == ["open", None]
    assert [notice.line for notice in plan.warnings] == [3]
    form = table("group/Is_the_crossing_open,group/Gate,Date", "yes,Stone Ford,2020-01-25", "no,Mill Gate,2020-01-25")
    assert [row.get("status") for row in made(planned(store, form))] == ["open", None]


def test_a_name_or_an_id_within_an_object_is_that_of_the_object(store: Store) -> None:
    item = {
        "when": "2020-01-25",
        "what": "Shots",
        "where": {"name": "Stone Ford", "id": "b1"},
        "source": {"date": "2020-02-01"},
    }
    plan = planned(store, json.dumps([item]).encode(), "a.json")
    taken = {told.name: told.taken_as for told in plan.columns}
    assert (taken["what"], taken["where/name"], taken["where/id"], taken["source/date"]) == ("title", "place", "", "")


def test_events_at_one_place_without_ids_are_all_read(store: Store) -> None:
    here = [41.0, 35.0]
    days = ("2020-01-25", "2020-01-26", "2020-01-26")
    data = features(
        *(feature(here, date=day, notes="Shots") for day in days), feature(None, date="2020-01-27", notes="Talks")
    )
    plan = imported(store, data, "a.geojson")
    assert [row["date"] for row in made(plan)] == ["2020-01-25", "2020-01-26", "2020-01-27"]
    assert len(plan.warnings) == 1  # of the one that is there twice
    assert given_back(store, plan) == data


def test_no_position_is_zero_zero(store: Store) -> None:
    plan = planned(store, table("date,title,lat,lon", "2020-01-25,a,0,0.0"))
    assert "place" not in made(plan)[0]
    assert not plan.is_clean


def test_least_and_most_are_one_range_beside_the_best_figure(store: Store) -> None:
    plan = planned(store, table("date,title,Killed min,Killed max,Killed", "2020-01-25,a,2,5,3", "2020-01-26,b,6,4,"))
    values = [[claim["value"] for claim in row["claims"]] for row in made(plan)]
    assert values == [[3, "2..5"], ["at least 6", "at most 4"]]
    assert [notice.line for notice in plan.warnings] == [3]


def test_a_named_crossing_far_from_its_position_is_tied_to_none(store: Store) -> None:
    for column in ("crossing", "place"):
        plan = planned(store, table(f"date,title,{column},lat,lon", "2020-01-25,a,Mill Gate,35.0,41.0"))
        assert "crossings" not in made(plan)[0]
        assert "mill-gate, which lies far from" in str(plan.warnings[0])


@pytest.mark.parametrize(
    "line", ["Total: ,,9", "Total January,,9", ",Sub-total,9", "2020-01-31,Total,9", "All crossings,2020-01-31,9"]
)
def test_sums_are_told_from_rows_and_are_in_no_account(line: str, store: Store) -> None:
    header = "Crossing,Date,Trucks" if line.startswith("All") else "Date,Crossing,Trucks"
    row = "Mill Gate,2020-01-25,9" if line.startswith("All") else "2020-01-25,Mill Gate,9"
    plan = planned(store, table(header, row, line))
    assert len(plan.added) == 1
    assert "a line of sums" in plan.skipped[0].why
    assert plan.is_clean


def test_a_total_closure_is_no_line_of_sums(store: Store) -> None:
    plan = planned(store, table("Date,Crossing,Closure,Status", "2020-01-25,Mill Gate,Total,closed"))
    assert len(plan.added) == 1
    rows = ("2020-01-25,Total closure of the gate,0", "2020-01-26,Sum of two raids,3", "2020-01-27,Raid,1")
    plan = planned(store, table("Date,Event,Killed", *rows))
    assert len(plan.added) == 3


def test_a_formula_that_ends_in_an_error_is_told_as_dropped(store: Store) -> None:
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written)
    sheet = book.add_worksheet("A & B")
    for row, cells in enumerate([("Date", "Event", "Killed"), ("2020-01-25", "a"), ("2020-01-26", "b")]):
        sheet.write_row(row, 0, cells)
    sheet.write_formula("C2", "=1/0", None, "#DIV/0!")
    sheet.write_formula("C3", "=1+2", None, 3)
    book.close()
    plan = planned(store, written.getvalue(), "log.xlsx")
    assert [(each.name, each.fitted, each.examples) for each in plan.columns][2] == ("Killed", 1, ("#DIV/0!",))
    assert [notice.line for notice in plan.warnings] == [2]


def test_a_list_is_not_sought_in_each_of_many_named_rows() -> None:
    gates = {f"gate {number}": {"status": "open", "date": "2020-01-25"} for number in range(3000)}
    assert sum(1 for _ in JsonSheet.all_of(json.dumps(gates))) < 500


def test_a_column_of_those_who_did_it_or_suffered_it_gives_their_part_in_the_event(store: Store) -> None:
    rows = ("2020-01-25,Ambush,Hill Band,Gate Guards,2", "2020-01-26,Raid,Hill Band; Reed Band,,1")
    plan = imported(store, data := table("date,incident,perpetrator,victim,killed", *rows))
    assert [[(actor["who"], actor["role"]) for actor in row["actors"]] for row in made(plan)] == [
        [("hill-band", "perpetrator"), ("gate-guards", "victim")],
        [("hill-band", "perpetrator"), ("reed-band", "perpetrator")],
    ]
    store.edit(plan.added[0].edit.key, ("actors", 1, "who"), "Farm Guards")
    assert given_back(store, plan) == data.replace(b"Gate Guards", b"Farm Guards")


def test_a_victim_who_may_be_a_person_is_kept_private_and_the_account_says_so(store: Store) -> None:
    rows = (
        "2020-01-25,Ambush,Hill Band,Nadia Ferro; 3 Syrian civilians; border guards",
        "2020-01-26,Raid,,Hill Band; مدنيون; نادر فرو",
        "2020-01-27,Raid,Reed Band,Nadia Ferro, driver".replace("Ferro,", "Ferro"),
    )
    plan = imported(store, table("date,incident,perpetrator,victim names", *rows))
    private = [edit.after["name"] for edit in plan.made if edit.after and edit.after.get("private")]
    assert private == ["Nadia Ferro", "نادر فرو", "Nadia Ferro driver"]
    assert plan.summary()["private"] == [edit.key.id for edit in plan.kept_private]
    assert len([line for line in plan.lines() if "kept private" in line]) == 3
    assert Disclosed(store).actors.keys() == {"hill-band", "3-syrian-civilians", "border-guards", "mdniun", "reed-band"}


def test_a_target_that_is_called_like_a_person_is_kept_private(store: Store) -> None:
    rows = (
        "2020-01-25,Raid,Omar Ferro",
        "2020-01-26,Raid,Reed Hospital; market; SDF; UN convoy; Northern Army",
        "2020-01-27,Raid,سامي فرو; مستشفى الوادي",
    )
    plan = imported(store, table("date,incident,target", *rows))
    assert [edit.after["name"] for edit in plan.kept_private if edit.after] == ["Omar Ferro", "سامي فرو"]
    assert {"role": "target", "who": "omar-ferro"} in made(plan)[0]["actors"]


@pytest.mark.parametrize(
    "column",
    ["source", "Reported by", "fuente", "Informado por", "Rapporté par", "Quelle", "источник", "kaynak", "المصدر"],
)
def test_a_person_in_a_column_of_sources_is_a_private_source(column: str, store: Store) -> None:
    persons = (
        "Nadia Ferro",
        "Sheikh Omar",
        "سامي فرو",
        "Police officer Omar Ferro",
        "omar@mail.example",
        "OMAR FERRO",
        "Juan de la Cruz",
        "李伟",
        "Nadia Ferro, River Post",
        "General Omar Ferro (Gate Ministry)",
        "Nadia Ferro at Mill hospital",
        "+90 555 123 45 67",
        "WhatsApp: 0932 123 456",
        "nadia (0932) 123456",
    )
    bodies = (
        "Radio Free Valley",
        "شهود عيان",
        "The Guardian",
        "Facebook page",
        "River Post",
        "Gate Ministry",
        "BBC",
        "وكالة النهر",
        "Field team",
        "local residents",
        "Valley 24",
        "Gate Ministry, Mill",
        "River Post 2020-01-25",
    )
    rows = (f'2020-01-{at:02},Gate shut {at},"{each}"' for at, each in enumerate((*persons, *bodies), 5))
    plan = imported(store, table(f"date,title,{column}", *rows))
    assert [edit.after["publisher"] for edit in plan.kept_private if edit.after] == [*persons]
    assert {source.publisher for source in Disclosed(store).sources.values()} == {*bodies}
    assert "kept private, as a source who may be a person: nadia-ferro, Nadia Ferro" in "\n".join(plan.lines())


def test_who_reports_may_be_a_person_of_one_name(store: Store) -> None:
    rows = (
        "2020-01-25,Gate shut,omar",
        "2020-01-26,Gate shut,UNHCR",
        "2020-01-27,Gate shut,gate customs",
        '2020-01-28,Gate shut,"nadia, River Post"',
    )
    plan = imported(store, table("date,title,reported by", *rows))
    assert [edit.after["publisher"] for edit in plan.kept_private if edit.after] == ["omar", "nadia, River Post"]


def test_a_number_among_victims_names_nobody_and_goes_back_with_the_names(store: Store) -> None:
    data = table("date,title,victim", "2020-01-25,Raid,Nadia Ferro; 3; Farm Guards")
    plan = imported(store, data)
    assert [actor["who"] for actor in made(plan)[0]["actors"]] == ["nadia-ferro", "farm-guards"]
    assert "victim '3' is a number and names nobody" in str(plan.warnings[0])
    store.edit(plan.added[0].edit.key, ("actors", 1, "who"), "Gate Guards")
    assert given_back(store, plan) == data.replace(b"Nadia Ferro; 3; Farm Guards", b"3; Nadia Ferro; Gate Guards")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Nombre,Estado,Fecha", "Juan Ferro,detenido,2020-01-25"),
        ("Name,Status,Date", "Nadia Ferro,open,2020-01-25"),
        ("Name,Age,Date,Location", "Omar,23,2020-01-25,Mill Gate road"),
        ("الاسم,العمر,التاريخ", "سامي,23,2020-01-25"),
        ("Name,Sex,Latitude,Longitude", "Omar,m,36.2,32.5"),
        ("Title,Age,Date", "Nadia Ferro,23,2020-01-25"),
        ("Name,Date,Location,Cause", "Nadia Ferro,2020-01-25,Mill Gate,shot"),
        ("Name,Date,Country", "Nadia Ferro,2020-01-25,Syria"),
        ("who,date of birth,date,place", "Omar,1990-01-25,2020-01-25,Mill"),
    ],
)
def test_a_list_of_persons_is_asked_about_before_their_names_are_public(header: str, row: str, store: Store) -> None:
    plan = planned(store, table(header, row))
    name = header.partition(",")[0]
    assert name not in plan.mapping.values()  # what another column is said to be answers nothing
    assert f"say --mapping victim={name}, to keep them private" in str(plan.question)
    if "Latitude" not in header:
        plan = imported(store, table(header, row), mapping={"victim": name})
        assert plan.question is None
        assert "Ferro" not in made(plan)[0]["title"]
        assert [edit.after["name"] for edit in plan.kept_private if edit.after] == [row.partition(",")[0]]


def test_a_list_of_crossings_by_name_is_not_asked_about(store: Store) -> None:
    board = table("Name,Status,Date", "Mill Gate,open,2020-01-25", "Tell Ferro,closed,2020-01-26")
    assert planned(store, board).question is None
    assert planned(store, table("Name,Lat,Lon", "Bab Ferro,36.2,32.5")).question is None
    assert planned(store, table("Name,Date,Place", "Border clash,2020-01-25,Mill")).question is None


def test_persons_among_points_are_asked_about(store: Store) -> None:
    plan = planned(store, a_point(name="Omar Ferro", age="23"), "points.geojson")
    assert "'name' may be names of persons" in str(plan.question)


@pytest.mark.parametrize(
    "column",
    [
        "Detainee",
        "Name of the detainee",
        "missing person",
        "Killed person",
        "détenu",
        "desaparecido",
        "اسم الشهيد",
        "tutuklu",
    ],
)
def test_those_detained_killed_or_missing_are_victims_and_kept_private(store: Store, column: str) -> None:
    plan = imported(store, table(f"date,incident,{column}", "2020-01-25,Raid,Nadia Ferro"))
    assert [edit.after["name"] for edit in plan.kept_private if edit.after] == ["Nadia Ferro"]
    assert [actor["role"] for actor in made(plan)[0]["actors"]] == ["victim"]


@pytest.mark.parametrize("column", ["detainees,3", "missing person,1", "patients,12"])
def test_a_count_of_detainees_names_nobody(store: Store, column: str) -> None:
    name, cell = column.split(",")
    assert "actors" not in made(planned(store, table(f"date,incident,{name}", f"2020-01-25,Raid,{cell}")))[0]


def test_a_victim_who_is_already_known_stays_as_known(store: Store) -> None:
    first = table("date,incident,perpetrator,victim", "2020-01-25,Ambush,Hill Band,Reed Band")
    imported(store, first)
    second = table("date,incident,perpetrator,victim", "2020-01-27,Raid,Reed Band,Hill Band")
    assert imported(store, second).kept_private == ()
    assert [store.actors[name].private for name in ("hill-band", "reed-band")] == [False, True]


def test_who_only_took_part_by_the_record_stays_in_the_column_of_the_row(store: Store) -> None:
    rows = ("2020-01-25,Ambush,Hill Band,Gate Guards", "2020-01-26,Raid,Hill Band,")
    plan = imported(store, data := table("date,incident,perpetrator,victim", *rows))
    store.edit(plan.added[0].edit.key, ("actors", 0, "role"), "party")
    assert given_back(store, plan) == data
    store.edit(plan.added[0].edit.key, ("actors", 0, "who"), "Reed Band")
    assert given_back(store, plan) == data.replace(b"Ambush,Hill Band", b"Ambush,")


@pytest.mark.parametrize(
    "column",
    [
        "victims,3",
        "victims,3 killed",
        "target,1200",
        "perpetrator type,Unknown band",
        "auteur,Jeanne Doe",
        "fail,no",
        "objetivo,Mejorar el acceso",
        "Ziel,Bagdad",
        "hedef,Erişim",
    ],
)
def test_a_count_or_a_kind_a_writer_or_a_purpose_is_not_who_did_it_or_suffered_it(store: Store, column: str) -> None:
    name, cell = column.split(",")
    plan = planned(store, table(f"date,incident,{name}", f"2020-01-25,Ambush,{cell}"))
    assert "actors" not in made(plan)[0]
    assert not plan.columns[2].taken_as


def test_all_sources_of_a_row_are_kept_though_a_figure_names_one(store: Store) -> None:
    data = table("date,title,killed,source", "2020-01-26,Mine,2,Paper North; Radio B", "2020-01-27,Raid,1,Paper North")
    plan = imported(store, data)
    assert [row.get("sources") for row in made(plan)] == [["paper-north", "radio-b"], None]
    assert [row["claims"][0]["source"] for row in made(plan)] == ["paper-north", "paper-north"]
    store.edit(plan.added[0].edit.key, ("sources",), ["radio-b"])
    assert given_back(store, plan) == data.replace(b"Paper North; Radio B", b"Radio B")


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ("no,no", {"state": "closed", "modes": {"pedestrian": "no", "commercial": "no"}}),
        ("yes,yes", {"state": "open", "modes": {"pedestrian": "yes", "commercial": "yes"}}),
        ("no,", {"modes": {"pedestrian": "no"}}),
        ("yes,ask first", {"modes": {"pedestrian": "yes"}}),
        ("no,partially", {"state": "limited", "modes": {"pedestrian": "no", "commercial": "restricted"}}),
    ],
)
def test_a_board_whose_columns_do_not_all_tell_makes_no_status_of_those_that_do(
    store: Store, cells: str, status: dict[str, Any]
) -> None:
    rows = (f"2020-01-25,Stone Ford,{cells}", "2020-01-25,Mill Gate,yes,no")
    plan = planned(store, table("date,crossing,pedestrians,trucks", *rows))
    assert (made(plan)[0]["type"], made(plan)[0]["status"]) == ("status", status)
    told = status.get("state") or f"pedestrian {status['modes']['pedestrian']}"
    assert made(plan)[0]["title"] == f"Stone Ford: {told}"


def test_what_lies_deep_in_objects_is_read_and_goes_back_there(store: Store) -> None:
    item = {
        "headline": "Shots",
        "date": "2020-01-25",
        "place": {"name": "Ford Farm", "geo": {"lat": 35.2, "lng": 41.1}},
    }
    plan = imported(store, json.dumps([item]).encode(), "deep.json")
    assert made(plan)[0]["place"] == {"text": "Ford Farm", "lat": 35.2, "lon": 41.1}
    store.edit(plan.added[0].edit.key, ("place", "lat"), 35.25)
    item["place"] = {"name": "Ford Farm", "geo": {"lat": 35.25, "lng": 41.1}}
    assert json.loads(given_back(store, plan)) == [item]


def test_a_row_that_stands_twice_is_told_by_its_line_and_a_link_without_its_scheme_names_a_source(store: Store) -> None:
    row = "2020-01-25,Raid,paper.example/a"
    plan = planned(store, table("date,title,link", row, row))
    assert [notice.text.partition(";")[0] for notice in plan.warnings] == ["the same row stands on line 2 already"]
    assert made(plan)[0]["sources"] == ["paper-example"]


@pytest.mark.parametrize("dates", [("01/01/2024", "02/01/2024"), ("Jan-24", "Feb-24"), ("2019", "2020", "2021")])
def test_a_table_with_a_column_for_each_date_is_refused_as_what_it_is(store: Store, dates: tuple[str, ...]) -> None:
    lines = (",".join(("Crossing", *dates)), ",".join(("Mill Gate", *("7" for _ in dates))))
    with pytest.raises(ImportProblem, match=f"a column for each day, month or year .'{dates[0]}'.*a row for each"):
        planned(store, table(*lines))


@pytest.mark.parametrize(
    ("column", "cell", "taken"),
    [
        ("Status (open/closed)", "Closed", "status"),
        ("form/status", "closed", "status"),
        ("Killed/injured", "3", ""),
        ("dead / wounded", "3", ""),
        ("casualties/killed", "3", "killed"),
        ("PERP_GROUP", "Hill Band", "perpetrator"),
        ("Narrative", "They shot.", "summary"),
    ],
)
def test_a_slash_leads_to_a_column_of_a_group_only_where_there_is_one(
    store: Store, column: str, cell: str, taken: str
) -> None:
    plan = planned(store, table(f"Date,Crossing,Event,{column}", f"2020-01-25,Mill Gate,News,{cell}"))
    assert plan.columns[3].taken_as == taken


def test_no_date_is_asked_about_in_every_format(store: Store) -> None:
    points = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [41, 35]},
                "properties": {"title": "a", "killed": 2},
            }
        ],
    }
    undated = table("event_id_cnty,event_date,event_type,actor1,fatalities", "A1,soon,Battles,River Front,2")
    assert "no column is taken for the date" in str(planned(store, json.dumps(points).encode()).question)
    assert "no cell of 'event_date' is a date" in str(planned(store, undated).question)
    assert planned(store, json.dumps(points).encode(), mapping={"date": ""}).question is None


def test_a_hidden_sheet_of_choices_is_not_asked_about(store: Store) -> None:
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written)
    for name, rows in (
        ("Log", [("Date", "Event"), ("2020-01-25", "Gate shut")]),
        ("Lists", [("Type", "Status"), ("attack", "open"), ("clash", "closed")]),
    ):
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
    sheet.hide()
    book.close()
    assert [event["title"] for event in made(planned(store, written.getvalue(), "log.xlsx"))] == ["Gate shut"]


def test_letters_garbled_before_the_file_was_saved_are_told_and_kept(store: Store) -> None:
    plan = planned(store, table("date,title", "2020-01-25,Ã–ncÃ¼pÄ±nar shut", "2020-01-26,MÃ¼rÅŸitpÄ±nar shut"))
    assert made(plan)[0]["title"] == "Ã–ncÃ¼pÄ±nar shut"
    assert ["garbled" in str(notice) and "'Öncüpınar'" in str(notice) for notice in plan.warnings] == [True]
    marked = planned(store, "date,title\n2020-01-25,Ã–ncÃ¼pÄ±nar shut\n".encode("utf-8-sig"))
    assert ["garbled" in str(notice) for notice in marked.warnings] == [True]
    sound = table("date,title", "2020-01-25,São Tomé Öncüpınar Évron", "2020-01-26,Ã–ncÃ¼pÄ±nar shut")
    assert not planned(store, sound).warnings


def test_utf_32_is_read_by_its_mark(store: Store) -> None:
    assert made(planned(store, "date,title\n2020-01-25,Öncüpınar\n".encode("utf-32")))[0]["title"] == "Öncüpınar"


def test_a_note_below_a_table_may_be_shorter_than_its_rows(store: Store) -> None:
    plan = planned(store, table("date,title,killed", "2020-01-25,a,2", "Source: River Post", "Only this"))
    assert [(row.line, row.why) for row in plan.skipped] == [
        (3, "a note on the table"),
        (4, "1 cells where the header has 3"),
    ]
    assert len(plan.warnings) == 1


def test_a_district_called_like_a_crossing_is_not_the_crossing(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.add("crossings", FORD)
    header = (
        "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,date_prec,date_start,date_end,"
        "best,high,low"
    )
    places = ((3, "Stone Ford district"), (5, "Area by Stone Ford"), (3, "Stone Ford crossing"), (1, "Stone Ford town"))
    rows = (
        f"{number},1,River Front,Lake Army,{precision},{place},35.4,41.1,1,2021-05-04,2021-05-04,1,1,1"
        for number, (precision, place) in enumerate(places)
    )
    events = made(planned(store, table(header, *rows)))
    assert ["stone-ford" in event.get("crossings", ()) for event in events] == [False, False, True, True]


def test_chosen_columns_tell_the_header_below_titles_and_the_list_of_an_object(tmp_path: Path) -> None:
    chosen = {"date": "Visited", "title": "Words"}
    csv = b"Report,,\nof May,,\nVisited,Gate,Words\n2021-05-04,A,Shut\n"
    objects = b'{"meta": [{"x": 1}], "all": [{"Visited": "2021-05-04", "Gate": "A", "Words": "Shut"}]}'
    for data in (csv, objects):
        plan = planned(empty_store(tmp_path), data, mapping=chosen)
        assert [(row.edit.after or {}).get("date") for row in plan.added] == ["2021-05-04"]
        with pytest.raises(ImportProblem):
            planned(empty_store(tmp_path), data)


def test_a_number_of_killed_that_is_no_in_all_rows_is_none_and_with_a_yes_no_number(store: Store) -> None:
    rows = ("2020-01-25,Gate shut,no", "2020-01-26,Gate open,")
    assert made(planned(store, table("date,title,killed", *rows, "2020-01-27,Gate shut,no")))[0]["claims"]
    plan = planned(store, table("date,title,killed", *rows, "2020-01-27,Gate shut,yes"))
    assert not made(plan)[0].get("claims")
    assert any("'killed'" in str(notice) for notice in plan.warnings)


def test_what_cannot_be_read_of_a_record_of_another_data_file_is_told(store: Store) -> None:
    events = {"1": {"id": "a", "title": "A", "date": "2019-02-29"}, "2": {"id": "b", "title": 7}}
    sound = {"3": {"id": "c", "title": "C", "date": "2019-02-28"}}
    plan = planned(store, json.dumps({"meta": {"1": {"format": 1}}, "events": events | sound}).encode())
    assert [str(notice) for notice in plan.warnings] == [
        "events/a: date: '2019-02-29' is not EDTF at column 9: 2019-02 has no day 29; kept as it is",
        "events/b: title: expected a text, found a whole number; kept as it is",
    ]
    assert [event.get("date") for event in made(plan)] == ["2019-02-29", None, "2019-02-28"]


def test_words_cut_off_by_a_line_end_within_a_table_are_no_note_below_it(store: Store) -> None:
    plan = planned(
        store, table("date,title", "2020-01-25,Shelling.", "Note: 5 killed", "2020-01-26,Gate open", "* a desk")
    )
    assert [(row.line, row.odd) for row in plan.skipped] == [(3, True), (5, False)]
    assert [notice.line for notice in plan.warnings] == [3]


def test_names_below_merged_cells_are_joined_to_them_whatever_blanks_the_merged_ones_hold(store: Store) -> None:
    data = table(
        "Crossing,Date,Status, ,", "  ,,Passenger,Commercial,Remarks", "Stone Ford,2020-01-25,open,closed,by night"
    )
    (event,) = made(planned(store, data))
    assert event["status"] == {"state": "limited", "modes": {"passenger": "yes", "commercial": "no"}}
    assert event["summary"] == "by night"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("date,crossing,status,killed", "2020-01-25*,Stone Ford†,open¹,5*"),
        ("date,crossing,status,killed", "2020-01-25 ²,Stone Ford (*),Open *,5 (¹)"),
        ("date,crossing,status,killed", "\u200f25/01/2020\u200f,\u200eStone Ford\u200e,\u200fopen,\u200f٥\u200f"),
        ("\u200fdate,\u200ecrossing,status\u200f,killed", "2020-01-25,Stone Ford,open,5"),
    ],
)
def test_footnote_signs_and_marks_of_direction_change_no_cell(header: str, row: str, store: Store) -> None:
    (event,) = made(planned(store, table(header, row)))
    assert (event["date"], event["crossings"], event["status"]) == ("2020-01-25", ["stone-ford"], "open")
    assert event["claims"][0]["value"] == 5


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("Saturday, 25 January 2020", "2020-01-25"),
        ("сб 25.01.2020", "2020-01-25"),
        ("Sa. 25.01.2020", "2020-01-25"),
        ("Sunday, 25 January 2020", None),
        ("пн 25.01.2020", None),
        ("Mar 13 2021", "2021-03-13"),
    ],
)
def test_a_date_that_names_another_day_of_the_week_is_none(cell: str, date: str | None) -> None:
    assert (read_date(cell) or None) == date


@pytest.mark.parametrize(
    "names", ["from,to", "desde,hasta", "von,bis", "с,по", "من,إلى", "başlangıç,bitiş", "inicio,fin"]
)
def test_a_row_lasts_from_one_column_to_another_in_any_language(names: str, store: Store) -> None:
    plan = planned(store, table(f"crossing,status,{names}", "Stone Ford,closed,2020-01-25,2020-02-03"))
    assert made(plan)[0]["date"] == "2020-01-25/2020-02-03"


@pytest.mark.parametrize("name", ["Soma Gate", "Suma Bridge", "Somme crossing"])
def test_a_place_called_as_a_sum_is_in_another_language_is_a_row(name: str, store: Store) -> None:
    data = table("date,crossing,trucks", f"2020-01-25,{name},34", "2020-01-26,Total Mill,5")
    assert [row["date"] for row in made(planned(store, data))] == ["2020-01-25"]


@pytest.mark.parametrize(
    "word", ["Zwischensumme", "Gesamt", "Sous-total", "Ara toplam", "Промежуточный итог", "المجموع الفرعي"]
)
def test_a_line_of_sums_between_rows_is_no_movement(word: str, store: Store) -> None:
    data = table("date,crossing,trucks", "2020-01-25,Stone Ford,10", f"{word},,10", "2020-01-26,Mill Gate,5")
    assert len(made(planned(store, data))) == 2
