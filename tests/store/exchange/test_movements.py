"""Tables of movements: how many of what passed where, in a day, a week or a month; and tables that tell nothing."""

import json
from pathlib import Path

import pytest

from store.exchange.imports.layout import ImportProblem
from store.exchange.plan.plan import Plan
from tests.store.exchange.standins import empty_store, planned

_BTS = "Port Name,State,Port Code,Border,Date,Measure,Value\n"


def _plan(tmp_path: Path, text: str, name: str = "counts.csv") -> Plan:
    return planned(empty_store(tmp_path), text.encode(), name)


def _volumes(plan: Plan) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """Of each event its date, and what was counted, of what, and in which time."""
    found = []
    for row in plan.added:
        event = row.edit.after or {}
        values = [claim["value"] for claim in event["claims"]]
        found.append((event["date"], [(value["count"], value["of"], value.get("per", "")) for value in values]))
    return found


def _taken(plan: Plan) -> dict[str, str]:
    return {column.name: column.taken_as for column in plan.columns}


@pytest.mark.parametrize(
    ("header", "cells", "told"),
    [
        ("Date,Gate,Trucks,People", "2021-03-04,Old Bridge,12,300", [(300, "people", "day"), (12, "trucks", "day")]),
        (
            "day,gate,trucks_in,trucks_out",
            "2021-03-04,Old Bridge,12,7",
            [(12, "trucks in", "day"), (7, "trucks out", "day")],
        ),
        (
            "Survey date,FMP,Inflow,Outflow",
            "04.03.2021,Old Bridge,5,6",
            [(5, "arrivals", "day"), (6, "departures", "day")],
        ),
        ("Date,Gate,Individuals,Flow", "2021-03-04,Old Bridge,9,Exit", [(9, "people, Exit", "day")]),
        ("Date,Gate,Vehicle type,Number", "2021-03-04,Old Bridge,Bus,3", [(3, "Bus", "day")]),
    ],
)
def test_each_column_that_counts_what_passes_is_a_volume(
    tmp_path: Path, header: str, cells: str, told: list[tuple[int, str, str]]
) -> None:
    assert _volumes(_plan(tmp_path, f"{header}\n{cells}\n")) == [("2021-03-04", told)]


@pytest.mark.parametrize(
    ("column", "cell", "date", "per"),
    [
        ("Week of", "2021-03-01", "2021-03-01/2021-03-07", "week"),
        ("Week", "2021-W09", "2021-03-01/2021-03-07", "week"),
        ("Month", "Mar 2021", "2021-03", "month"),
        ("Month", "2021-03-01", "2021-03", "month"),
    ],
)
def test_a_count_of_a_week_or_a_month_is_not_one_of_its_first_day(
    tmp_path: Path, column: str, cell: str, date: str, per: str
) -> None:
    plan = _plan(tmp_path, f"{column},Gate,Returnees\n{cell},Old Bridge,40\n")
    assert _volumes(plan) == [(date, [(40, "returnees", per)])]


def test_what_an_incident_counts_is_no_volume(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "Date,Title,Killed,Vehicles\n2021-03-04,Shots at a convoy,1,2\n")
    assert _taken(plan)["Vehicles"] == ""
    assert [claim["id"] for claim in (plan.added[0].edit.after or {})["claims"]] == ["killed"]


def test_a_number_of_nothing_that_is_named_is_not_taken(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "Date,Gate,Title,Total\n2021-03-04,Old Bridge,Queue,40\n")
    assert _taken(plan)["Total"] == ""


@pytest.mark.parametrize("header", ["Date,Gate", "Date,Gate,Northern side,Southern side"])
def test_a_table_in_which_nothing_tells_what_happened_makes_no_events(tmp_path: Path, header: str) -> None:
    cells = ",".join(["2021-03-04", "Old Bridge", "Open", "Shut"][: header.count(",") + 1])
    with pytest.raises(ImportProblem, match="no column tells what happened"):
        _plan(tmp_path, f"{header}\n{cells}\n")


@pytest.mark.parametrize("date", ["Mar 2021", "03/01/2021 12:00:00 AM", "2021-03-01T00:00:00.000"])
def test_a_count_of_the_bureau_of_transportation_is_one_of_a_month_and_a_way(tmp_path: Path, date: str) -> None:
    plan = _plan(tmp_path, f'{_BTS}Lone Pass,Nowhere,9999,US-Mexico Border,{date},Trucks,"1,240"\n')
    assert plan.is_clean
    assert _volumes(plan) == [("2021-03", [(1240, "Trucks", "month")])]
    claim = (plan.added[0].edit.after or {})["claims"][0]
    assert (claim["value"]["direction"], claim["by"]) == ("MX>US", "US BTS")


def test_another_count_of_the_same_is_not_told_as_the_same_row(tmp_path: Path) -> None:
    row = "Lone Pass,Nowhere,9999,US-Mexico Border,Mar 2021,Trucks"
    plan = _plan(tmp_path, f"{_BTS}{row},12\n{row},90\n{row},12")
    told = [(notice.line, notice.text.partition(";")[0]) for notice in plan.warnings]
    assert told[0][0] == 3
    assert told[0][1].startswith("id ")
    assert told[1] == (4, "the same row stands on line 2 already")


def test_sums_of_the_dead_by_month_and_country_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="sums by country, month, year"):
        _plan(tmp_path, "Country,Month,Year,Fatalities\nIraq,March,2021,30\n")


def test_a_figure_of_a_part_is_not_taken_for_all_of_it(tmp_path: Path) -> None:
    tags = "#date+occurred,#loc+name,#affected+killed+f,#affected+killed,#affected+injured+children"
    plan = _plan(tmp_path, f"When,Where,Women,All,Small\n{tags}\n2021-03-04,Old Bridge,1,3,2\n")
    taken = _taken(plan)
    assert (taken["Women"], taken["All"], taken["Small"]) == ("", "killed", "")


def test_days_counted_by_a_spreadsheet_are_dates_where_all_cells_of_the_column_are(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "Date,Title\n44259,One\n44260.5,Two\n")
    assert [(row.edit.after or {})["date"] for row in plan.added] == ["2021-03-04", "2021-03-05"]
    assert plan.columns[0].written == "days as a spreadsheet counts them, as '44259' shows"
    mixed = _plan(tmp_path, "Date,Title\n44259,One\n2021-03-05,Two\n")
    assert mixed.columns[0].examples == ("44259",)


def test_what_a_form_writes_of_itself_is_neither_status_nor_summary(tmp_path: Path) -> None:
    header = "_uuid,Date_of_event,crossing,killed,remarks,_notes,_tags,_status,_validation_status"
    plan = _plan(tmp_path, f"{header}\nab,2021-03-04,Old Bridge,1,Shots,,,submitted_via_web,\n")
    taken = _taken(plan)
    assert taken["remarks"] == "summary"
    assert [taken[name] for name in ("_notes", "_tags", "_status", "_validation_status")] == ["", "", "", ""]


def test_one_page_of_an_answer_says_that_there_are_more(tmp_path: Path) -> None:
    rows = [{"date": "2021-03-04", "title": "Shots", "place": {"town": "Old Bridge", "lat": 34.1, "lon": 40.2}}]
    plan = _plan(tmp_path, json.dumps({"next": "https://api.example/2", "results": rows}), "a.json")
    assert [notice.text for notice in plan.warnings] == [
        "one page of several: the rest is at https://api.example/2; import it, too"
    ]
    assert (plan.added[0].edit.after or {})["place"] == {"text": "Old Bridge", "lat": 34.1, "lon": 40.2}
    assert _plan(tmp_path, json.dumps({"next": None, "results": rows}), "a.json").warnings == ()


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ({"TotalCount": 40, "NextPageUrl": "", "PreviousPageUrl": "https://a.example/0"}, "the one before is at https"),
        ({"count": 1, "total": 40, "page": 2}, "1 of 40 rows: one page of several"),
        ({"page": 3, "count": 1}, "one page of several; import the others"),
        ({"exceededTransferLimit": True}, "one page of several; import the others"),
        ({"total": 1, "page": 1, "next": "", "previous": None}, ""),
    ],
)
def test_a_later_page_of_an_answer_is_no_whole_answer(beside: dict[str, object], told: str, tmp_path: Path) -> None:
    rows = [{"date": "2021-03-04", "title": "Shots"}]
    notices = [notice.text for notice in _plan(tmp_path, json.dumps({**beside, "data": rows}), "a.json").warnings]
    assert len(notices) == bool(told)
    assert not told or told in notices[0]


def _sides(plan: Plan) -> object:
    return (plan.added[0].edit.after or {})["sides"]


def test_a_list_of_crossings_may_have_two_countries_and_names_in_several_languages(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "name_en,name_ar,lat,lon,country_a,country_b\nOld Bridge,الجسر,34.1,40.2,Iraq,Syria\n")
    side = {"country": "IQ", "name": "Old Bridge", "names": [{"value": "الجسر", "lang": "ar"}]}
    assert _sides(plan) == [side, {"country": "SY"}]


def test_many_rows_of_one_title_have_ids_of_their_own_in_time(tmp_path: Path) -> None:
    rows = "".join(f"{number},2021-03-04,Shots at the gate\n" for number in range(3_000))
    plan = _plan(tmp_path, f"id,date,title\n{rows}")
    ids = [row.edit.key.id for row in plan.added]
    assert (len(set(ids)), ids[:2], ids[-1]) == (
        3_000,
        ["shots-at-the-gate-2021-03", "shots-at-the-gate-2021-03-2"],
        "shots-at-the-gate-2021-03-3000",
    )


def test_the_second_of_two_columns_with_one_name_can_be_chosen_and_is_read_so_ever_after(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    text = b"id,date,title,killed,killed\nA,2021-03-04,Shots,1,2\n"
    plan = planned(store, text, "t.csv", mapping={"killed": "killed (2)"})
    assert [(column.name, column.taken_as) for column in plan.columns][3:] == [("killed", ""), ("killed", "killed")]
    store.apply(plan.change())
    newer = planned(store, text.replace(b"1,2", b"1,5"), "t.csv")
    assert [str(cell) for cell in newer.changed[0].cells] == ["killed 2 → 5"]
    assert (newer.changed[0].edit.after or {})["claims"][0]["value"] == 5


def test_a_table_of_entries_saved_again_in_another_country_is_read_as_the_first_of_months(tmp_path: Path) -> None:
    rows = ("01/02/2021;Trucks;200.123", "02/01/2021;Buses;850", "01/02/2021;Trains;2.5")
    text = _BTS.replace(",", ";") + "".join(f"Old Ford;Nowhere;99;US-Mexico Border;{row}\n" for row in rows)
    plan = _plan(tmp_path, text)
    events = [row.edit.after or {} for row in plan.added]
    counts = [claim["value"]["count"] for event in events for claim in event.get("claims", ())]
    assert ([event["date"] for event in events], counts) == (["2021-02"] * 3, [850])
    assert not plan.is_clean
    plan = _plan(tmp_path, text.replace("2.5", "7"))
    assert [claim["value"]["count"] for row in plan.added for claim in (row.edit.after or {})["claims"]] == [
        200123,
        850,
        7,
    ]


@pytest.mark.parametrize(
    ("header", "time", "date", "per"),
    [
        ("Period", "1-7 Sep 2021", "2021-09-01/2021-09-07", "week"),
        ("Period", "1-10 Sep 2021", "2021-09-01/2021-09-10", ""),
        ("Month", "01/09/2021", "2021-09", "month"),
        ("Year,Week", "2021,5", "2021-02-01/2021-02-07", "week"),
    ],
)
def test_the_time_that_a_row_counts_over_is_as_long_as_its_date(
    header: str, time: str, date: str, per: str, tmp_path: Path
) -> None:
    plan = _plan(tmp_path, f"{header},Gate,Trucks\n{time},Old Bridge,12\n")
    assert _volumes(plan) == [(date, [(12, "trucks", per)])]


def test_arrivals_and_departures_are_counted_in_other_languages(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "Date,Point de passage,Entrées,Sorties\n2021-03-04,Old Bridge,12,7\n")
    assert _volumes(plan) == [("2021-03-04", [(12, "arrivals", "day"), (7, "departures", "day")])]
