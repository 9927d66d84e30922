"""What we give out we can read again: into an empty file the same records, into the same file no change."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import hxl
import icalendar
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from store.disclosure import Disclosed
from store.exchange.exports.formats import FORMATS
from store.exchange.exports.selection import Selection
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.reading import finished
from store.exchange.plan.compare import import_steps
from store.records.interface import Documents, table_of
from store.records.introspection import FIELDS, Field, Kind, claim_value, fields_of
from store.records.json_values import writable
from store.records.model import TABLES, Claim, Key
from store.records.vocabulary import About, Mode
from store.store import Store
from tests.store.exchange.exports.opened import MADE, written
from tests.store.exchange.exports.test_any_file import ODD, value_of
from tests.store.exchange.standins import empty_store, imported, planned
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

FORMATS_OF_ALL = ("json", "xlsx", "geojson", "csv csv-crossings csv-claims")
HARD_WORDS = (
    *("=1+1", "'=x", "+5", "@x", "007", "1e5", "NULL", "-", "a; b", 'a "b"', "", " led", "\u202edesrever", "a\u2028b"),
    *(
        "ü\x85",
        "u\u0308",
        "\x00\x1b",
        "_x0041_",
        "]]>",
        "<r>a</r>",
        "\\u0041",
        "🇮🇶 عين ٣",
        "\ufffe\ufeff",
        "x" * 40_000,
    ),
)
WORDS = st.text(max_size=12) | st.sampled_from(HARD_WORDS)
FIGURES = st.sampled_from(["1, 2 or 6", "2..6", "3+", "~10", "several", "<5", "dozens"]) | st.integers(0, 99)
ESTIMATES = FIGURES | st.fixed_dictionaries({"low": st.integers(0, 3), "best": st.integers(3, 6), "high": FIGURES})
IDS = {"crossings": ("gate", "ford"), "events": ("e0", "e1", "007"), "sources": ("paper",), "actors": ("=band", "عين")}


def told(field: Field) -> st.SearchStrategy[Any]:
    """A value that stands rightly in a field, in one of its forms; now and then, one that does not."""
    if field.name == "claims":
        return st.lists(st.sampled_from(About).flatmap(claim_about), max_size=3)
    right: st.SearchStrategy[Any]
    if field.parts:
        part = parts_of(field.parts)
        right = st.lists(part, max_size=2) if field.kind is Kind.PARTS or field.listable else part
        right = right | part if field.listable else right
        right = right | st.sampled_from(field.words.words()) if field.words else right
    elif field.kind is Kind.WORDS_BY_NAME and field.words:
        right = st.dictionaries(st.sampled_from(Mode.words()), st.sampled_from(field.words.words()), max_size=3)
    elif field.kind is Kind.COUNT:
        right = ESTIMATES
    elif field.kind in (Kind.REFERENCE, Kind.REFERENCES) and field.refers:
        right = st.sampled_from([*IDS[field.refers], "nobody"])
        right = st.lists(right, max_size=3) if field.kind is Kind.REFERENCES else right
    elif field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.OPEN) and not field.words:
        right = WORDS | st.sampled_from(["IQ>SY", "both", "08:00–16:00", "Sun–Thu 07–15", "C3", "ar"])
    else:
        right = value_of(field)
    return st.one_of(*[right] * 9, ODD) if field.kind is not Kind.FLAG else right


def parts_of(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with any of its fields, and one that the program does not know."""
    known = {field.name: told(field) for field in fields if field.name != "id"}
    return st.fixed_dictionaries({}, optional={**known, "x-own": ODD})


def claim_about(about: About) -> st.SearchStrategy[dict[str, Any]]:
    fields = tuple(field for field in fields_of(Claim) if field.name not in ("about", "value"))
    said = {"about": st.just(about.value), "value": told(claim_value(about)) | ESTIMATES}
    return st.builds(dict.__or__, parts_of(fields), st.fixed_dictionaries(said))


def records_of(table: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    # In CSV sources and actors stand beside an event.
    several = st.lists(parts_of(FIELDS[table]), min_size=table == "events", max_size=len(IDS[table]))
    return several.map(lambda found: [{"id": name, **each} for name, each in zip(IDS[table], found, strict=False)])


LOGBOOKS = st.fixed_dictionaries({table: records_of(table) for table in TABLES})


def documents_of(records: Documents) -> dict[Key, dict[str, Any]]:
    shown = Disclosed(records)
    return {
        key: shown.document(key) for table in TABLES for name in table_of(records, table) if (key := Key(table, name))
    }


def read_into(store: Store, records: Documents, formats: str) -> None:
    for name in formats.split():
        imported(store, written(name, records), f"own{FORMATS[name].suffix}")


@pytest.mark.parametrize("formats", FORMATS_OF_ALL)
def test_the_sample_comes_back_whole_and_changes_nothing_at_home(formats: str, tmp_path: Path) -> None:
    sample = shelf_of(SAMPLE)
    store = empty_store(tmp_path)
    read_into(store, sample, formats)
    assert documents_of(store) == documents_of(sample)
    assert store.meta == sample.meta
    for name in formats.split():
        plan = planned(store, written(name, store), f"again{FORMATS[name].suffix}")
        assert (plan.edits, plan.is_clean) == ((), True)


@pytest.mark.parametrize("formats", FORMATS_OF_ALL)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables=LOGBOOKS)
def test_any_logbook_comes_back_and_changes_nothing_at_home(
    formats: str, tables: dict[str, list[dict[str, Any]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("own")
    path = folder / "home.json"
    path.write_text(json.dumps(writable({table: dict(enumerate(each, 1)) for table, each in tables.items()})))
    home = Store.open(path)
    store = empty_store(folder)
    read_into(store, home, formats)
    assert documents_of(store) == documents_of(home)
    for name in formats.split():
        plan = planned(home, written(name, home), f"again{FORMATS[name].suffix}")
        assert (plan.edits, plan.is_clean) == ((), True)


@pytest.mark.parametrize("formats", [*FORMATS_OF_ALL, "csv-crossings csv"])
def test_what_holds_for_the_whole_file_is_taken_into_an_empty_one_alone(formats: str, tmp_path: Path) -> None:
    theirs = {"id": "meta", "title": "Their log", "week_start": "sunday", "stale_after": 30, "day_first": False}
    gate = {"id": "gate", "sides": [{"name": "Gate"}]}
    records = InMemory(meta=[theirs], crossings=[gate], events=[{"id": "a", "title": "Shut"}])
    store = empty_store(tmp_path)
    read_into(store, records, formats)
    assert (store.meta.title, store.meta.week_start, store.meta.stale_after) == ("Their log", "sunday", 30)
    assert store.meta.day_first is False
    (tmp_path / "ours").mkdir()
    ours = empty_store(tmp_path / "ours")
    ours.add("events", {"id": "b", "title": "Here before"})
    before = ours.meta
    read_into(ours, records, formats)
    assert ours.meta == before


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("title", 5, "expected a text"),
        ("week_start", "nope", "monday, sunday"),
        ("stale_after", "abc", "expected a whole number"),
        ("stale_after", 0, "between 1 and 100000"),
        ("day_first", "yes", "expected true or false"),
    ],
)
def test_a_setting_that_is_none_is_left_out_with_a_warning_and_the_others_are_taken(
    name: str, value: Any, right: str, tmp_path: Path
) -> None:
    theirs = {"title": "Their log", "week_start": "sunday", "stale_after": 30, "own": "kept"} | {name: value}
    gate = {"id": "gate", "sides": [{"name": "Gate"}]}
    meta = {"format": 1} | theirs
    data = json.dumps({"meta": {"1": meta}, "crossings": {"1": gate}}).encode()
    store = empty_store(tmp_path)
    plan = imported(store, data, "theirs.json")
    assert [str(warning) for warning in plan.warnings if name in str(warning) and right in str(warning)]
    assert len(plan.warnings) == 1
    _, document = next(store.documents("meta"))
    assert document == {"format": 1} | {key: said for key, said in theirs.items() if key != name}


def test_a_cell_that_a_person_changed_is_taken_from_there(tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut", "date": "2020-01-07"}])
    changed = written("csv", records).replace(b'"Shut"', b'"Shut again"', 1)
    store = empty_store(tmp_path)
    imported(store, changed, "own.csv")
    assert store.event("a").title == "Shut again"


def with_date(data: bytes, cell: str) -> bytes:
    """Our table of one event with another cell for its date."""
    header, tags, row = csv.reader(io.StringIO(data.decode(), newline=""))
    row[header.index("date")] = cell
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, tags, row])
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("day", "cell"), [("2020-01-07", "1/7/2020"), ("2020-01-07", "07.01.2020"), ("2020-01", "Jan-20"), ("2020", "2020")]
)
def test_a_date_that_a_spreadsheet_only_shows_otherwise_is_no_change(day: str, cell: str, tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut", "date": day}])
    saved = with_date(written("csv", records), cell)
    store = empty_store(tmp_path)
    imported(store, saved, "own.csv")
    assert store.event("a").date == day


def test_a_table_without_its_row_of_tags_or_below_a_title_is_still_ours(tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut", "date": "2020-01-07"}])
    header, tags, *rows = written("csv", records).splitlines(keepends=True)
    store = empty_store(tmp_path)
    imported(store, b"".join((header, tags, *rows)), "own.csv")
    for saved in ((header, *rows), (b"sep=,\r\n", header, tags, *rows), (b"The log\r\n", header.upper(), *rows)):
        assert not planned(store, b"".join(saved), "own.csv").edits


@pytest.mark.parametrize(
    ("was", "cell"),
    [
        *(("007", "7"), ("1e5", "100000"), ("1234567890123456789", "1.23456789012346E+018"), ("1,50", "1.5")),
        *(("12:30", "12:30:00 PM"), ("00:00", "12:00:00 AM"), ("1/2/2020", "01/02/2020"), ("1/2/2020", "2020-01-02")),
    ],
)
def test_a_text_that_a_spreadsheet_only_shows_as_a_number_day_or_time_is_no_change(
    was: str, cell: str, tmp_path: Path
) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut", "date_text": was, "tags": [was]}])
    saved = written("csv", records).replace(f',"{was}"'.encode(), f',"{cell}"'.encode())
    assert saved != written("csv", records)
    store = empty_store(tmp_path)
    assert imported(store, saved, "own.csv").warnings == ()
    assert store.event("a").date_text == was


@pytest.mark.parametrize(("was", "cell"), [("007", "8"), ("1/2/2020", "2/1/2020"), ("12:30", "12:30 AM"), ("3", "3+")])
def test_another_number_day_or_time_is_a_change(was: str, cell: str, tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut", "date_text": was}])
    store = empty_store(tmp_path)
    imported(store, written("csv", records).replace(f',"{was}"'.encode(), f',"{cell}"'.encode()), "own.csv")
    assert store.event("a").date_text == cell


def test_the_row_that_has_all_other_sources_is_read_however_long_it_is(tmp_path: Path) -> None:
    sources = [{"id": f"s{at}", "title": "A paper that no event names", "notes": "x" * 100} for at in range(1000)]
    records = InMemory(events=[{"id": "a", "title": "Shut"}], sources=sources)
    store = empty_store(tmp_path)
    imported(store, written("csv", records), "own.csv")
    assert documents_of(store) == documents_of(records)


def test_a_table_of_ours_without_any_row_is_no_table_of_others(tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut"}])
    store = empty_store(tmp_path)
    read_into(store, records, "csv csv-claims csv-crossings")
    assert list(store.imports) == []


def sheet_as_csv(records: Documents, name: str) -> bytes:
    """A sheet of our workbook, as a spreadsheet writes it alone."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("xlsx", records)))
    saved = io.StringIO(newline="")
    csv.writer(saved).writerows(book.get_sheet_by_name(name).to_python())
    return saved.getvalue().encode()


def test_the_sheet_of_records_is_read_again_by_itself(tmp_path: Path) -> None:
    sample = shelf_of(SAMPLE)
    store = empty_store(tmp_path)
    imported(store, sheet_as_csv(sample, "Records"), "records.csv")
    assert documents_of(store) == documents_of(sample)


@pytest.mark.parametrize("name", ["Events", "Crossings", "Claims"])
def test_another_sheet_by_itself_is_refused_for_half_of_it_would_be_guessed(name: str, tmp_path: Path) -> None:
    saved = sheet_as_csv(shelf_of(SAMPLE), name)
    with pytest.raises(ImportProblem, match=r"without its column 'record'.*the workbook as it was made"):
        planned(empty_store(tmp_path), saved, "sheet.csv")
    mapping = {"id": "event" if name == "Claims" else "id"}
    chosen = finished(import_steps(empty_store(tmp_path), saved, "sheet.csv", mapping=mapping))
    assert f"id = '{mapping['id']}'" in chosen.layout


def test_a_changed_figure_beside_its_record_is_told_and_not_taken(tmp_path: Path) -> None:
    claims = [{"id": "k", "about": "killed", "value": 6}]
    records = InMemory(events=[{"id": "a", "title": "Shut", "claims": claims, "place": {"text": "Mill", "lat": 35.5}}])
    header, tags, row = csv.reader(io.StringIO(written("csv", records).decode(), newline=""))
    for cell, warned in (("9", 1), ("6.0", 0), ("6", 0)):
        changed = [cell if name == "killed_low" else each for name, each in zip(header, row, strict=True)]
        saved = io.StringIO(newline="")
        csv.writer(saved).writerows((header, tags, changed))
        plan = planned(empty_store(tmp_path), saved.getvalue().encode(), "own.csv")
        assert [notice.line for notice in plan.warnings] == [3] * warned


def test_a_date_that_can_be_either_of_two_days_is_asked_about(tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut", "date": "2020-01-07"}])
    saved = with_date(written("csv", records), "2/3/2020")
    with pytest.raises(ImportProblem, match="row 3: date '2/3/2020'"):
        planned(empty_store(tmp_path), saved, "own.csv")


def test_our_table_saved_as_a_book_is_read_as_ours(tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "title": "Shut", "date": "2020-01"}, {"id": "b", "date": "2020-01-07"}])
    header, tags, *rows = csv.reader(io.StringIO(written("csv", records).decode(), newline=""))
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("own")
    for number, cells in enumerate((header, tags, *rows)):
        for at, cell in enumerate(cells):
            if header[at] == "date" and number > 1:
                day = date.fromisoformat(f"{cell}-01"[:10])
                sheet.write_datetime(number, at, day, book.add_format({"num_format": "mmm-yy"}))
            else:
                sheet.write_string(number, at, cell)
    book.close()
    store = empty_store(tmp_path)
    imported(store, made.getvalue(), "own.xlsx")
    assert documents_of(store) == documents_of(records)
    assert planned(store, made.getvalue(), "own.xlsx").edits == ()


@pytest.mark.parametrize("above", ["record", "Events; as of 1 May; of 3, 4 and 5 posts", "Our record"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_our_csv_below_a_title_is_read_whatever_the_title_says(tmp_path: Path, above: str, delimiter: str) -> None:
    records = InMemory(events=[{"id": "a", "title": "A, b; c, d", "summary": "record, of, trucks", "tags": ["record"]}])
    rows = list(csv.reader(io.StringIO(written("csv", records).decode(), newline="")))
    saved = io.StringIO(newline="")
    csv.writer(saved, delimiter=delimiter).writerows([[above], [], rows[0], *rows[2:]])
    store = empty_store(tmp_path)
    imported(store, saved.getvalue().encode(), "own.csv")
    assert documents_of(store) == documents_of(records)


def test_claims_without_their_events_are_refused_with_what_to_send(tmp_path: Path) -> None:
    records = InMemory(events=[{"id": "a", "claims": [{"id": "a", "about": "killed", "value": 2}]}])
    with pytest.raises(ImportProblem, match="export csv"):
        planned(empty_store(tmp_path), written("csv-claims", records), "claims.csv")


@pytest.mark.parametrize("name", ["csv", "csv-claims", "csv-crossings"])
def test_the_tags_are_accepted_by_a_validator_of_hxl(name: str) -> None:
    content = written(name, shelf_of(SAMPLE))
    source = hxl.data(io.BytesIO(content), hxl.InputOptions(allow_local=True))
    errors: list[str] = []
    schema = hxl.schema(None, lambda problem: errors.append(str(problem)) if problem.rule.severity == "error" else None)
    schema.validate(source)
    assert errors == []


def test_a_book_has_its_sheets_real_days_and_no_formula() -> None:
    records = InMemory(events=[{"id": "a", "title": "=HYPERLINK(1)", "date": "2020-01-07", "summary": "x"}])
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("xlsx", records)))
    assert book.sheet_names == ["Read me", "Events", "Crossings", "Claims", "Sources", "Actors", "Records"]
    header, _, row = book.get_sheet_by_name("Events").to_python()
    told = dict(zip(header, row, strict=True))
    assert (told["title"], str(told["date_earliest"]), told["date"]) == ("'=HYPERLINK(1)", "2020-01-07", "2020-01-07")


def test_lines_of_any_kind_end_and_never_join() -> None:
    summary = "killed: 1\u20282 injured; 3\x0b4; 5\x856\x0c7"
    records = InMemory(events=[{"id": "a", "title": "t", "date": "2020-01-07", "summary": summary}])
    for name in ("csv", "markdown", "icalendar", "geojson", "xlsx"):
        content = written(name, records)
        assert not any(joined in content for joined in (b": 12", b" 34", b" 56", b"67;"))


def test_a_calendar_tells_what_it_leaves_out_and_opens_elsewhere() -> None:
    dates = ("2020-01-07", "", "9999-12-31", "2019-02-29")
    records = InMemory(events=[{"id": f"e{at}", "title": "t", "date": date} for at, date in enumerate(dates)])
    selection = Selection(Disclosed(records), MADE)
    words = FORMATS["icalendar"].left_out(selection)
    assert words.startswith("3 of 4 events are left out")
    assert all(name in words for name in ("e1", "e2", "e3"))
    calendar = icalendar.Calendar.from_ical(FORMATS["icalendar"].write(selection))
    assert len(calendar.walk("VEVENT")) == 1
    assert FORMATS["json"].left_out(selection) == ""


def test_whom_a_crossing_is_open_to_stands_in_cells() -> None:
    permission = {"kind": "council", "basis": "resolution 1", "until": "2021-07-10", "modes": ["humanitarian"]}
    status = {
        "state": "open",
        "modes": {"commercial": "yes"},
        "direction": "IQ>SY",
        "hours": "08–16",
        "permission": permission,
    }
    content = written("csv", InMemory(events=[{"id": "a", "title": "t", "status": status}])).decode()
    cells = content.split("\r\n")[2].partition('"{')[0]
    assert all(word in cells for word in ("commercial yes", "IQ>SY", "08–16", "2021-07-10", "resolution 1"))
