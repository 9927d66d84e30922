"""Every output tells of a crossing in the same words, by the names of the day it is told of."""

import csv
import io
import json
from datetime import UTC, date, datetime
from random import Random

import pytest
from msgspec.structs import astuple

from store.disclosure import Disclosed
from store.exchange.exports.formats import FORMATS
from store.exchange.exports.selection import Selection
from store.report.build import report
from store.report.statuses import spelt_out
from store.status.objects import Objects
from store.status.standing import Standing
from store.status.words import holders_words, passage_pieces, permit_pieces, plan_pieces
from store.words.names import crossing_name
from store.words.on_day import on_day
from tests.store.exchange.exports.opened import letters
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

DAY = date(2020, 2, 1)
BOARD = {"value": "Transit Board", "from": "2020-02-01"}
GIVEN = {"kind": "consent", "by": "board", "until": "2020-03-01", "modes": ["rail"]}
EVENTS = [
    {"id": "e", "date": "2020-01-01", "status": {"state": "open", "modes": {"rail": "yes"}, "hours": "08:00-12:00"}},
    {"id": "g", "date": "2020-01-01", "status": {"permission": GIVEN}},
    {"id": "h", "date": "2020-01-01", "control": {"side": "SY", "by": "board"}},
    {"id": "p", "date": "2020-05-01", "phase": "planned", "control": {"side": "IQ", "by": "board"}},
]
SIDES = [{"country": "IQ", "name": "East", "names": [{"value": "New East", "from": "2020-01"}]}, {"country": "SY"}]
RECORDS = InMemory(
    events=[{**event, "crossings": ["c"]} for event in EVENTS],
    crossings=[{"id": "c", "sides": SIDES}],
    actors=[{"id": "board", "name": "Trade Board", "names": [BOARD]}],
)


def pieces(day: date) -> list[str]:
    """All that is told of the crossing on the day, by the one wording."""
    named, found = on_day(RECORDS, day), Standing.of(RECORDS, day)["c"]
    crossing = named.crossings["c"]
    return [
        crossing_name(crossing),
        *passage_pieces(found, named),
        *permit_pieces(found, named),
        *plan_pieces(found, named),
        *(words.split(",")[0] for words in holders_words(found, crossing, named)),
    ]


def test_the_words_themselves_follow_the_day() -> None:
    assert pieces(DAY) == [
        "New East",
        "rail yes",
        "08:00-12:00",
        "consent by Transit Board until 1 Mar 2020, 29 d left",
        "planned: IQ held by Transit Board, 1 May 2020",
        "IQ unknown",
        "SY Transit Board",
    ]
    assert "SY Trade Board" in pieces(date(2020, 1, 31))


@pytest.mark.parametrize("name", ["markdown", "csv-crossings", "geojson"])
def test_an_export_tells_a_crossing_in_these_words(name: str) -> None:
    selection = Selection(Disclosed(RECORDS), datetime(2026, 1, 1, tzinfo=UTC), None, DAY)
    text = FORMATS[name].write(selection).decode()
    if name == "geojson":
        told = json.loads(text)["features"][0]["properties"]
        assert told["name"] == "New East"
        assert told["passage_words"] == "rail yes · 08:00-12:00"
        assert [plan["what"] for plan in told["plans"]] == ["IQ held by Transit Board"]
        return
    known = [piece.removeprefix("SY ") for piece in pieces(DAY) if not piece.endswith("unknown")]
    assert [piece for piece in known if piece not in text.replace("\\", "")] == []


def test_the_report_tells_it_in_these_words() -> None:
    (row,) = report(Disclosed(RECORDS), date(2020, 1, 1), DAY).statuses
    told = [row.name, *row.particulars, *row.plans, *(f"{holder.country} {holder.by}" for holder in row.holders)]
    assert [piece for piece in map(spelt_out, pieces(DAY)) if piece not in told and not piece.endswith("unknown")] == []


HINDERED = InMemory(
    events=[
        {
            "id": "stopped",
            "title": "Convoy stopped",
            "type": "humanitarian",
            "date": "2020-01-20",
            "crossings": ["c"],
            "constraint": "movement restrictions",
            "impact": {"people": "~1200", "organisations": ["board", "a local group"], "sectors": ["health"]},
        },
        {
            "id": "counted",
            "title": "Trucks counted",
            "type": "movement",
            "date": "2020-01-21",
            "crossings": ["c"],
            "claims": [
                {"id": "a", "about": "volume", "by": "board", "value": {"count": 7, "of": "trucks", "per": "day"}}
            ],
        },
    ],
    crossings=[{"id": "c", "sides": SIDES}],
    actors=[{"id": "board", "name": "Trade Board"}],
)
KEPT_FROM = (
    "restricted movement of agencies, staff or goods within the country; people ~1200; organisations Trade Board"
)


def test_what_kept_aid_away_and_whom_leaves_by_report_and_exports() -> None:
    told = report(HINDERED, date(2020, 1, 1), DAY)
    assert KEPT_FROM in str(told.others)
    selection = Selection(Disclosed(HINDERED), datetime(2026, 1, 1, tzinfo=UTC), None, DAY)
    markdown = FORMATS["markdown"].write(selection).decode().replace("\\", "")
    assert f"- Access: {KEPT_FROM}, a local group; sectors health\n" in markdown
    row, _ = csv.DictReader(line for line in FORMATS["csv"].write(selection).decode().splitlines() if line[:2] != '"#')
    assert (row["constraint"], row["impact_people"]) == ("movement restrictions", "~1200")
    assert (row["impact_organisations"], row["impact_sectors"]) == ("board; a local group", "health")


@pytest.mark.parametrize(("people", "told"), [({"low": 2, "high": 9}, "low 2, high 9"), (["~2", 9], "~2, 9"), ([], "")])
def test_people_kept_from_aid_in_several_parts_are_words_of_a_cell(people: object, told: str) -> None:
    records = InMemory(events=[{"id": "e", "date": "2020", "impact": {"people": people}}])
    selection = Selection(Disclosed(records), datetime(2026, 1, 1, tzinfo=UTC), None, DAY)
    lines = (line for line in FORMATS["csv"].write(selection).decode().splitlines() if line[:2] != '"#')
    assert [row["impact_people"] for row in csv.DictReader(lines)] == [told]
    assert FORMATS["xlsx"].write(selection)


def test_a_count_of_what_passed_is_told_once() -> None:
    told = report(HINDERED, date(2020, 1, 1), DAY)
    assert "Trucks counted" in str(told.volumes)
    assert "Trucks counted" not in str(told.others)


@pytest.mark.parametrize("name", ["csv", "markdown", "icalendar", "geojson"])
def test_what_an_event_says_of_status_passage_and_control_and_how_far_it_has_come_leaves(name: str) -> None:
    status = {"state": "limited", "modes": {"pedestrian": "yes"}, "direction": "IQ>SY", "hours": "07:11–15:13"}
    status |= {"permission": {"kind": "council", "basis": "resolution 2", "until": "2020-02-03"}}
    event = {
        "id": "e",
        "title": "Gate to open",
        "date": "2020-01-01",
        "phase": "announced",
        "status": status,
        "control": {"side": "SY", "by": "board", "state": "besieged"},
        "claims": [{"id": "a", "about": "killed", "value": 2, "grade": "C3"}],
    }
    records = InMemory(events=[event], actors=[{"id": "board", "name": "Trade Board"}])
    text = letters(FORMATS[name].write(Selection(Disclosed(records), datetime(2026, 1, 1, tzinfo=UTC))))
    told = ("announced", "limited", "pedestrian yes", "IQ>SY", "07:11–15:13", "council", "resolution 2", "2020-02-03")
    assert [words for words in (*told, "Trade Board besieged") if words not in text] == []
    assert "C3" in text or name == "csv"


@pytest.mark.parametrize(("phase", "status"), [("planned", "TENTATIVE"), ("cancelled", "CANCELLED"), ("", "")])
def test_a_calendar_does_not_show_as_sure_what_did_not_come(phase: str, status: str) -> None:
    records = InMemory(events=[{"id": "e", "title": "Shut", "date": "2020-01-01", "phase": phase}])
    text = letters(FORMATS["icalendar"].write(Selection(Disclosed(records), datetime(2026, 1, 1, tzinfo=UTC))))
    assert (f"STATUS:{status}\r\n" in text) == bool(status)
    assert ("STATUS" in text) == bool(status)
    assert f"SUMMARY:{phase}: Shut" in text or not phase


def test_an_attack_that_was_only_planned_is_no_incident_and_its_figures_count_for_nothing() -> None:
    foretold = {"title": "Raid foretold", "type": "attack", "date": "2020-01-22", "crossings": ["c"]}
    claims = [{"id": "a", "about": "killed", "value": 9}, {"id": "b", "about": "volume", "value": {"count": 5}}]
    for phase in ("planned", "announced", "cancelled"):
        event = {**foretold, "id": phase, "phase": phase, "claims": claims}
        told = report(InMemory(events=[event], crossings=[{"id": "c", "sides": SIDES}]), date(2020, 1, 1), DAY)
        assert told.incidents == ()
        assert told.volumes == ()
        assert "killed" not in told.overview
        assert [other.kind for other in told.others] == [f"{phase.capitalize()} attack"]


def days_of(name: str) -> list[date]:
    """Some days of a sample's years, always the same ones."""
    first, last = date(2012, 1, 1).toordinal(), date(2026, 1, 1).toordinal()
    return [date.fromordinal(Random(f"{name} {at}").randint(first, last)) for at in range(4)]


SAMPLE_DAYS = [(name, day) for name in ("iraq-syria", "north-west-syria") for day in days_of(name)]


@pytest.mark.parametrize(("name", "day"), SAMPLE_DAYS, ids=lambda value: str(value))
def test_all_outputs_of_a_sample_say_of_each_crossing_what_its_standing_does(name: str, day: date) -> None:
    records = shelf_of(SAMPLE.with_name(f"{name}.json"))
    named, standing = on_day(records, day), Standing.of(records, day)
    selection = Selection(Disclosed(records), datetime(2026, 1, 1, tzinfo=UTC), None, day)
    features = json.loads(FORMATS["geojson"].write(selection))["features"]
    mapped = {feature["id"]: feature["properties"] for feature in features}
    cells = list(csv.DictReader(io.StringIO(FORMATS["csv-crossings"].write(selection).decode("utf-8-sig"))))
    table = {row["id"]: " ".join(row.values()) for row in cells}
    reported = {row.id: row for row in report(Disclosed(records), day, day).statuses}
    for id_, crossing in named.crossings.items():
        found = standing[id_]
        rows = [Objects(records, id_).row(row) for row in found.passage]
        if crossing.lat is not None:
            mapped_here = mapped[f"crossings/{id_}"]
            assert mapped_here.get("passage", []) == rows
            assert (mapped_here.get("status", "unknown"), mapped_here.get("status_uncertain", False)) == (
                found.status.value,
                found.holding.uncertain,
            )
        told = [*passage_pieces(found, named), *permit_pieces(found, named), *plan_pieces(found, named)]
        assert [piece for piece in told if piece not in table[id_]] == []
        assert reported[id_].name == crossing_name(crossing)
        word = found.status.value + (" (uncertain)" if found.holding.uncertain else "")
        assert reported[id_].status == word
        assert [piece for piece in told if spelt_out(piece) not in " ".join(map(str, astuple(reported[id_])))] == []
