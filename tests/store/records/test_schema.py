"""The JSON Schema of the data file: files that are read without complaint fit it, and wrong ones do not."""

import json
import re
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from store.records.json_schema import EDTF, schema
from store.records.model import TABLES
from tests.store.dates import strategies

ORACLE = Draft202012Validator(schema())


def file_of(table: str = "events", **fields: Any) -> dict[str, Any]:
    return {"meta": {"1": {"format": 1}}, table: {"1": {"id": "x", **fields}}}


def claim(about: str, value: Any, **fields: Any) -> dict[str, Any]:
    return file_of(claims=[{"id": "a", "about": about, "value": value, **fields}])


def wrong_places(document: Any) -> list[str]:
    return ["/".join(map(str, error.absolute_path)) for error in ORACLE.iter_errors(document)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_sample_fits() -> None:
    sample = files("store.sample").joinpath("iraq-syria.json").read_text(encoding="utf-8")
    assert wrong_places(json.loads(sample)) == []


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"a table of others": {"1": {"anything": 1}}, "_default": {"1": {}}},
        file_of(a_key_of_ones_own={"deep": [1]}),
        file_of(type="a word of ones own", review="who knows"),
        file_of(status="open"),
        file_of(status={"state": "open", "modes": {"rail": "no"}, "direction": "IQ>SY"}),
        file_of(
            status=[{"state": "open", "direction": "gov>opp"}, {"permission": {"kind": "order", "modes": ["rail"]}}]
        ),
        file_of(control={"side": "SY", "by": "sna"}),
        file_of(control=[{"side": "SY", "by": "sna"}, {"side": "SY", "by": "turkey"}]),
        file_of(phase="planned", constraint="hostilities", impact={"people": "3+", "organisations": 4}),
        file_of(place={"text": "there", "lat": -90, "lon": 180.0}),
        file_of("crossings", sides=[{"id": "gov", "country": "SY", "names": [{"value": "x", "from": "2014"}]}]),
        claim("killed", "2..6", grade="C3"),
        claim("killed", {"low": 1, "best": 2, "high": 3}, grade="3"),
        claim("volume", {"count": 38, "of": "trucks", "per": "day", "direction": "TR>SY"}),
        claim("date", 2014),
        claim("control", {"by": "sna", "side": "SY"}),
        claim("a subject of ones own", [None, {"x": 1}]),
    ],
)
def test_what_is_read_without_complaint_fits(document: Any) -> None:
    assert wrong_places(document) == []


@pytest.mark.parametrize("date", ["", "2019-09-30?", "/2014", "../2014", "?2004-06-~11", "2019-09-30T12:30", "Y-17E7"])
def test_dates_in_edtf_fit(date: str) -> None:
    assert wrong_places(file_of(date=date)) == []


@given(strategies.EDTF)
def test_every_date_that_is_understood_fits(date: str) -> None:
    assert re.search(EDTF, date)


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ([], ""),
        ({"events": []}, "events"),
        ({"events": {"first": {}}}, "events"),
        ({"meta": {"1": {"stale_after": 0}}}, "meta/1/stale_after"),
        (file_of(title=7), "events/1/title"),
        (file_of(date="late august"), "events/1/date"),
        (file_of(status=7), "events/1/status"),
        (file_of(status={"direction": "from there"}), "events/1/status"),
        (file_of(place={"lat": 1e308}), "events/1/place"),
        (file_of("crossings", lon=-181), "crossings/1/lon"),
        (file_of("crossings", sides=[{"country": "IRQ"}]), "crossings/1/sides/0/country"),
        (file_of("sources", sha256="abc"), "sources/1/sha256"),
        (claim("killed", True), "events/1/claims/0/value"),
        (claim("volume", "38 trucks"), "events/1/claims/0/value"),
        (claim("date", "yesterday"), "events/1/claims/0/value"),
        (claim("killed", 1, grade="G9"), "events/1/claims/0/grade"),
    ],
)
def test_what_is_wrong_does_not_fit(document: Any, place: str) -> None:
    found = wrong_places(document)
    assert found
    assert all(each.startswith(place) for each in found)


def test_every_table_and_every_key_of_it_is_described() -> None:
    described = schema()
    assert set(described["properties"]) == {"meta", "imports", *TABLES}
    for kind in TABLES.values():
        assert set(described["$defs"][kind.__name__]["properties"]) == set(kind.__struct_encode_fields__)
