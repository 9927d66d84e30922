"""The one declaration of the fields: what follows from a field's line, and what is held against it."""

import json
from typing import get_type_hints

import msgspec
import pytest

from store.records.introspection import FIELDS, Field, Kind, claim_value, field_at, fields_of
from store.records.model import (
    ControlReport,
    Event,
    EventRow,
    Side,
    StatusReport,
    control_reports,
    status_reports,
)
from store.records.vocabulary import Mode, Status


def declared(table: str, *path: str) -> Field:
    field = field_at(table, path)
    assert field is not None
    return field


def test_a_row_of_a_list_has_the_types_and_defaults_that_the_event_declares() -> None:
    types, of_rows = get_type_hints(Event), get_type_hints(EventRow)
    assert {name: of_rows[name] for name in EventRow.__struct_fields__} == {
        name: types[name] for name in EventRow.__struct_fields__
    }
    row, event = EventRow(), Event()
    assert all(getattr(row, name) == getattr(event, name) for name in EventRow.__struct_fields__)


@pytest.mark.parametrize(
    ("table", "path", "kind"),
    [
        ("events", ("title",), Kind.TEXT),
        ("events", ("type",), Kind.WORD),
        ("events", ("date",), Kind.DATE),
        ("events", ("crossings",), Kind.REFERENCES),
        ("events", ("place",), Kind.PART),
        ("events", ("place", "lat"), Kind.LATITUDE),
        ("events", ("status",), Kind.PART),
        ("events", ("status", "modes"), Kind.WORDS_BY_NAME),
        ("events", ("status", "permission", "modes"), Kind.TEXTS),
        ("events", ("status", "permission", "renews"), Kind.REFERENCE),
        ("events", ("control",), Kind.PARTS),
        ("events", ("impact", "people"), Kind.COUNT),
        ("events", ("private",), Kind.FLAG),
        ("crossings", ("external_ids",), Kind.OPEN),
        ("actors", ("offices", "from"), Kind.DATE),
    ],
)
def test_the_kind_of_a_field_follows_from_its_line(table: str, path: tuple[str, ...], kind: Kind) -> None:
    assert declared(table, *path).kind is kind


def test_the_words_limits_and_references_of_a_field_stand_in_its_line() -> None:
    assert declared("events", "status", "permission", "modes").words is Mode
    assert declared("events", "status").words is Status
    assert declared("events", "place", "lon").limits == (-180, 180)
    assert declared("events", "status", "permission", "revokes").refers == "events"
    assert declared("events", "control", "by").free
    assert not declared("events", "sources").free


def test_what_has_no_label_is_known_and_not_shown() -> None:
    assert "origin" in Event.__struct_encode_fields__
    assert field_at("events", ("origin",)) is None
    assert all(fields[-1].kind is Kind.ID for fields in FIELDS.values())


def test_the_value_of_a_claim_is_what_the_claim_is_about() -> None:
    assert claim_value("volume").kind is Kind.PART
    assert [part.name for part in claim_value("volume").parts] == ["count", "of", "per", "direction"]
    assert claim_value("killed").kind is Kind.COUNT
    assert claim_value("mood").kind is Kind.OPEN
    assert claim_value(7).kind is Kind.OPEN


def test_sides_of_one_country_are_told_apart_by_ids() -> None:
    assert fields_of(Side)[0].name == "id"


@pytest.mark.parametrize(
    ("status", "states"),
    [
        ("", []),
        ("open", ["open"]),
        ({"state": "closed", "side": "IQ"}, ["closed"]),
        ([{"state": "open", "direction": "IQ>SY"}, {"state": "closed"}], ["open", "closed"]),
        ([], []),
    ],
)
def test_a_status_is_a_word_an_object_or_a_list(status: object, states: list[str]) -> None:
    event = msgspec.json.decode(json.dumps({"status": status}), type=Event)
    assert [report.state for report in status_reports(event.status)] == states
    assert all(isinstance(report, StatusReport) for report in status_reports(event.status))


def test_several_holders_are_read_from_one_object_or_a_list() -> None:
    one = ControlReport(side="SY", by="sna")
    assert control_reports(one) == control_reports((one,)) == (one,)


def test_a_permission_names_its_span_as_the_file_does() -> None:
    raw = '{"status": {"permission": {"kind": "consent", "from": "2023-02-13", "until": "2023-05-13"}}}'
    (report,) = status_reports(msgspec.json.decode(raw, type=Event).status)
    assert report.permission is not None
    assert (report.permission.since, report.permission.until) == ("2023-02-13", "2023-05-13")
