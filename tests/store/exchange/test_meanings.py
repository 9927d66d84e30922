"""What the codes of ACLED and UCDP mean here: dates, places, figures, actors, sources, crossings."""

from pathlib import Path
from random import Random

import pytest

from store.claims.ledger import contested
from store.exchange.imports.days import days_of, one_of, read_day, week_of, written_like
from store.records.model import Event
from store.store import Store
from tests.store.exchange.standins import (
    ACLED_2025,
    ACLED_OLD,
    UCDP_42,
    Manner,
    acled_row,
    empty_store,
    imported,
    planned,
    ucdp_row,
)


def acled_event(folder: Path, header: tuple[str, ...] = ACLED_OLD, **cells: str) -> tuple[Store, Event]:
    store = empty_store(folder)
    imported(store, Manner().bytes(header, [acled_row(1, Random(1)) | cells]))
    return store, store.event("acled-zzz1")


def ucdp_event(folder: Path, **cells: str) -> tuple[Store, Event]:
    store = empty_store(folder)
    imported(store, Manner().bytes(UCDP_42, [ucdp_row(1, Random(1)) | cells]))
    return store, store.event("ucdp-700001")


def test_acleds_columns_before_2016_and_with_blanks_in_their_names_are_known(tmp_path: Path) -> None:
    old = (
        "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,ACTOR2,FATALITIES"
        "\n501,7KEN,7,14/02/2011,1,Battle-Government regains territory,Hill Army,Plain Army,Coast Front,4\n"
    )
    spaced = (
        "Event ID Cnty,Event Date,Event Type,Sub Event Type,Actor1,Assoc Actor 1,Actor2,Fatalities"
        "\n7KEN,2011-02-14,Battles,Armed clash,Hill Army,Plain Army,Coast Front,4\n"
    )
    for number, text in enumerate((old, spaced)):
        (tmp_path / str(number)).mkdir()
        store = empty_store(tmp_path / str(number))
        plan = planned(store, text.encode())
        assert plan.layout.startswith("ACLED")
        imported(store, text.encode())
        event = store.event("acled-7ken")
        assert (event.type, event.date) == ("clash", "2011-02-14")
        assert [actor.who for actor in event.actors] == ["hill-army", "plain-army", "coast-front"]
        assert [claim.value for claim in event.claims] == [4]


def test_ucdps_columns_before_5_are_known(tmp_path: Path) -> None:
    text = (
        "event_id,type_of_violence,dyad_name,side_a,side_b,date_start,date_end,date_prec,deaths_civ,best_est,high_est,"
        "low_est\n9,1,Hill - Coast,Hill,Coast,14-Feb-01,15-Feb-01,2,1,4,6,2\n"
    )
    store = empty_store(tmp_path)
    imported(store, text.encode())
    event = store.event("ucdp-9")
    assert event.date == "[2001-02-14..2001-02-15]"
    assert {claim.id: claim.value for claim in event.claims} == {"best": 4, "range": "2..6", "civilians": 1}


@pytest.mark.parametrize(
    ("written", "precision", "edtf"),
    [
        ("04 November 2021", "1", "2021-11-04"),
        ("2 June 2023", "1", "2023-06-02"),
        ("2022-02-23", "2", "[2022-02-21..2022-02-27]"),
        ("2022-02-23", "3", "2022-02"),
        ("soon", "1", ""),
    ],
)
def test_acleds_time_precision_is_a_day_a_week_or_a_month(
    written: str, precision: str, edtf: str, tmp_path: Path
) -> None:
    _, event = acled_event(tmp_path, event_date=written, time_precision=precision)
    assert event.date == edtf
    assert event.date_text == ("" if edtf else written)


@pytest.mark.parametrize(
    ("start", "end", "precision", "edtf"),
    [
        ("2016-01-01", "2016-01-01", "1", "2016-01-01"),
        ("2016-01-01 00:00:00.000", "2016-01-01 00:00:00.000", "1", "2016-01-01"),
        ("2016-01-06", "2016-01-08", "2", "[2016-01-06..2016-01-08]"),
        ("2016-01-11", "2016-01-17", "3", "[2016-01-11..2016-01-17]"),
        ("2016-04-01", "2016-04-30", "4", "2016-04"),
        ("2016-01-11", "2016-01-25", "4", "[2016-01-11..2016-01-25]"),
        ("2016-01-01", "2016-12-31", "5", "2016"),
        ("2016-05-02", "2016-05-01", "1", ""),
    ],
)
def test_ucdps_date_precision_is_the_days_between_start_and_end(
    start: str, end: str, precision: str, edtf: str, tmp_path: Path
) -> None:
    _, event = ucdp_event(tmp_path, date_start=start, date_end=end, date_prec=precision)
    assert event.date == edtf


def test_ucdps_figures_are_one_best_and_one_range_by_the_data_set_and_no_contest(tmp_path: Path) -> None:
    store, event = ucdp_event(tmp_path, low="2", best="3", high="6", deaths_b="2")
    said = {claim.id: (claim.of, claim.value, claim.by, claim.mode) for claim in event.claims}
    assert said == {
        "best": ("", 3, "UCDP", "dataset coding"),
        "range": ("", "2..6", "UCDP", "dataset coding"),
        "deaths-b": (store.actors[event.actors[1].who].name, 2, "UCDP", "dataset coding"),
    }
    assert contested(event) == ()
    assert store.sources[event.claims[0].source].publisher == "UCDP"


def test_figures_out_of_order_are_kept_and_told(tmp_path: Path) -> None:
    data = Manner().bytes(UCDP_42, [ucdp_row(1, Random(1)) | {"low": "4", "best": "3", "high": "2", "deaths_b": "0"}])
    store = empty_store(tmp_path)
    plan = imported(store, data)
    assert [str(notice) for notice in plan.warnings] == [
        "line 2: low 4, best 3, high 2; expected them in this order; all three are kept as they are"
    ]
    claims = store.event("ucdp-700001").claims
    assert {claim.of: claim.value for claim in claims} == {"": 3, "low estimate": 4, "high estimate": 2}


def test_acleds_fatalities_are_a_claim_of_the_data_set(tmp_path: Path) -> None:
    _, event = acled_event(tmp_path, fatalities="12")
    assert [(claim.about, claim.value, claim.by, claim.mode) for claim in event.claims] == [
        ("killed", 12, "ACLED", "dataset coding")
    ]


@pytest.mark.parametrize(("code", "header"), [("1", ACLED_OLD), ("State forces", ACLED_2025)])
def test_the_interaction_code_tells_what_an_actor_is(code: str, header: tuple[str, ...], tmp_path: Path) -> None:
    store, event = acled_event(tmp_path, header, actor1="Border Guard (Iraq)", inter1=code)
    assert store.actors[event.actors[0].who].kind == "state forces"
    assert event.actors[0].who == "border-guard-iraq"


def test_each_publisher_is_one_source_and_known_again(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) | {"source": "River Post; Wire"} for number in (1, 2)]
    store = empty_store(tmp_path)
    store.add("sources", {"id": "the-wire", "publisher": "WIRE"})
    imported(store, Manner().bytes(ACLED_OLD, rows))
    assert store.event("acled-zzz1").sources == store.event("acled-zzz2").sources == ("river-post", "the-wire")


def test_articles_stand_with_the_figure_and_their_publisher_is_the_source(tmp_path: Path) -> None:
    store, event = ucdp_event(
        tmp_path, source_article='"Post,2016-05-01,One, two";"Wire,2016-05-02,Three"', source_original="police"
    )
    assert [store.sources[name].publisher for name in event.sources] == ["Post", "Wire"]
    assert event.claims[0].note == "after: police; Post, 2016-05-01, One, two; Wire, 2016-05-02, Three"


def test_free_text_of_older_rows_begins_with_its_publisher(tmp_path: Path) -> None:
    store, event = ucdp_event(tmp_path, source_article='Agency (1989-10-01): "A HEADLINE')
    assert [store.sources[name].publisher for name in event.sources] == ["Agency"]


def test_two_names_of_one_slug_are_two_records(tmp_path: Path) -> None:
    names = ("Guards of the Eastern River Gate (North)", "Guards of the Eastern River Gate (South)")
    rows = [acled_row(number, Random(1)) | {"actor1": name} for number, name in enumerate(names, 1)]
    store = empty_store(tmp_path)
    imported(store, Manner().bytes(ACLED_OLD, rows))
    ids = [store.event(f"acled-zzz{number}").actors[0].who for number in (1, 2)]
    assert ids == ["guards-eastern-river-gate", "guards-eastern-river-gate-2"]


QAIM = {
    "id": "al-qaim",
    "sides": [
        {"country": "IQ", "name": "al-Qaim"},
        {"country": "SY", "name": "Albu Kamal", "names": [{"value": "Abu Kamal"}]},
    ],
    "lat": 34.4,
    "lon": 40.97,
}


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"location": "Abu Kamal", "latitude": "34.5", "longitude": "40.9"}, "named: Abu Kamal"),
        ({"location": "Village of al Qa'im", "latitude": "", "longitude": ""}, "named: al-Qaim"),
        ({"location": "Elsewhere", "latitude": "34.4", "longitude": "41.1"}, "12 km E of al-Qaim"),
        ({"location": "Elsewhere", "latitude": "34.4", "longitude": "41.1", "geo_precision": "3"}, ""),
        ({"location": "Abu Kamal", "latitude": "30.0", "longitude": "31.0"}, ""),
        ({"location": "Elsewhere", "latitude": "34.9", "longitude": "41.1"}, ""),
    ],
)
def test_an_event_belongs_to_the_crossing_it_names_or_lies_near(
    cells: dict[str, str], why: str, tmp_path: Path
) -> None:
    store = empty_store(tmp_path)
    store.add("crossings", QAIM)
    plan = imported(store, Manner().bytes(ACLED_OLD, [acled_row(1, Random(1)) | {"geo_precision": "1"} | cells]))
    assert [tie.why for _, tie in plan.ties] == ([why] if why else [])
    assert store.rows["acled-zzz1"].crossings == (("al-qaim",) if why else ())
    assert not why or any(why in line for line in plan.lines())


def test_how_near_is_near_can_be_set(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.add("crossings", QAIM)
    row = acled_row(1, Random(1)) | {"location": "There", "latitude": "34.9", "longitude": "41.1", "geo_precision": "1"}
    data = Manner().bytes(ACLED_OLD, [row])
    assert planned(store, data, near_km=50.0).ties == ()
    assert [tie.why for _, tie in planned(store, data, near_km=60.0).ties] == ["57 km NNE of al-Qaim"]


@pytest.mark.parametrize(
    "written", ["04 November 2021", "4 November 2021", "2021-11-04", "4-Nov-2021", "2021-11-04T00:00"]
)
def test_a_day_is_written_as_its_neighbours_are(written: str) -> None:
    day = read_day(written)
    assert day is not None
    assert written_like(written, day) == written
    assert days_of(one_of(day, day)) == (day, day)


def test_a_week_is_one_of_its_seven_days() -> None:
    day = read_day("2022-02-23")
    assert day is not None
    days = days_of(week_of(day))
    assert days is not None
    assert (days.length, days.first.weekday()) == (7, 0)
