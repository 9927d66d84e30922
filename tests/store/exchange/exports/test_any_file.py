"""Whatever a file holds, each export and report is written, and readers take it."""

import json
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.disclosure import Disclosed
from store.exchange.exports.formats import FORMATS
from store.records.introspection import FIELDS, Field, Kind
from store.records.model import TABLES, Key, Meta
from store.report.build import report
from store.report.layouts import LAYOUTS, laid_out
from tests.store.exchange.exports.opened import MADE, calendar, csv_rows, letters, written

ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
IDS = st.sampled_from(["a", "b", "c", "=d", "e f", "عين"])
DATES = st.sampled_from(
    [
        "2019",
        "2019-09-30",
        "[2019-08-21..2019-08-31]",
        "../2014",
        "2014-08/..",
        "2014~",
        "2014-XX",
        "201X",
        "2004-06~-11",
        "2019-21",
        "{2019-01,2019-03}",
        "2014-08/",
        "2019-09-30T08:00",
        "-0044",
        "Y17E7",
        "",
        "someday",
    ]
)


def value_of(field: Field) -> st.SearchStrategy[Any]:
    """A value that a field could hold, mostly right."""
    right: st.SearchStrategy[Any]
    if field.parts:
        part = document_of(field.parts)
        right = st.lists(part, max_size=3) if field.kind is Kind.PARTS else part
    elif field.words is not None:
        right = st.sampled_from(field.words.words())
    else:
        kinds: dict[Kind, st.SearchStrategy[Any]] = {
            Kind.DATE: DATES,
            Kind.COUNT: st.integers(0, 99) | st.sampled_from(["2..6", "3+", "several"]),
            Kind.LATITUDE: st.floats(-90, 90),
            Kind.LONGITUDE: st.floats(-180, 180),
            Kind.REFERENCE: IDS,
            Kind.REFERENCES: st.lists(IDS, max_size=3),
            Kind.TEXTS: st.lists(st.text(max_size=5), max_size=3),
            Kind.ID: IDS,
            Kind.FLAG: st.just(False),
        }
        right = kinds.get(field.kind, st.text(max_size=12))
    return st.one_of(right, right, right, ODD) if field.kind is not Kind.FLAG else right


def document_of(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={field.name: value_of(field) for field in fields})


class Loose:
    """Records of any shape, as the store has them when a file was written by hand."""

    meta = Meta()

    def __init__(self, tables: dict[str, list[dict[str, Any]]]) -> None:
        self._documents = {
            Key(table, f"#{number}"): document
            for table, documents in tables.items()
            for number, document in enumerate(documents, 1)
        }

    def __getattr__(self, name: str) -> dict[str, Any]:
        table = {"rows": "events"}.get(name, name)
        return {key.id: None for key in self._documents if key.table == table}

    def event(self, event_id: str, /) -> Any:
        raise AssertionError("what is disclosed is read from the documents")

    def document(self, key: Key, /) -> dict[str, Any]:
        return self._documents[key]


FILES = st.fixed_dictionaries({table: st.lists(document_of(FIELDS[table]), max_size=3) for table in TABLES}).map(Loose)


@given(FILES)
@settings(max_examples=150)
def test_every_format_is_written_and_read(records: Loose) -> None:
    for name in FORMATS:
        content = written(name, records)
        letters(content)
        if name in ("json", "geojson"):
            json.loads(content, parse_constant=pytest.fail)
        elif name.startswith("csv"):
            csv_rows(content)
        elif name == "icalendar":
            calendar(content)


@given(FILES)
@settings(max_examples=150)
def test_every_report_is_written(records: Loose) -> None:
    shown = Disclosed(records)
    for known_then in (False, True):
        found = report(shown, date(2010, 1, 1), MADE.date(), known_then=known_then)
        words = {name: laid_out(found, name) for name in LAYOUTS}
        assert all(words.values())
        ET.fromstring(words["html"])
