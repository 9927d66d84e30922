"""Changing a file in place: what did not change keeps its bytes, whoever wrote it, and what did reads back as meant."""

import difflib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.file.reader import parse
from store.records.json_values import same
from tests.store.file import strategies

EVENT = {
    "id": "bridge-closed",
    "title": "The bridge is closed",
    "date": "2015-07",
    "tags": ["bridge", "river"],
    "place": {"text": "by the river", "lat": 36.5, "lon": 41.0},
    "claims": [{"id": "a", "about": "status", "value": "closed"}, {"id": "b", "about": "killed", "value": "2..6"}],
}


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """The lines a diff without context shows."""
    lines = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def events(count: int, **options: Any) -> bytes:
    """A file of alike events."""
    data = {"events": {str(number): {**EVENT, "id": f"event-{number}"} for number in range(1, count + 1)}}
    return json.dumps(data, ensure_ascii=False, **options).encode()


@given(st.data(), strategies.tables, strategies.manners())
def test_any_changes_read_back_as_meant_and_touch_no_other_record(
    data: st.DataObject, tables: dict[str, dict[str, dict[str, Any]]], manner: dict[str, Any]
) -> None:
    first = image = parse(strategies.written(tables, manner), "db.json")
    expected = {table: dict(records) for table, records in tables.items()}
    for _ in range(data.draw(st.integers(1, 3))):
        changes = data.draw(random_changes(expected))
        image = image.with_changes(changes)
        for (table, doc_id), after in changes.items():
            expected.setdefault(table, {})[doc_id] = after or {}
            if after is None:
                del expected[table][doc_id]
    assert same(json.loads(image.content().decode("utf-8-sig")), expected)
    assert image.content().startswith(b"\xef\xbb\xbf") == manner["bom"]
    again = parse(image.content(), "db.json")
    for table, doc_id in [(name, doc_id) for name, records in again.tables.items() for doc_id in records]:
        touched = doc_id in image.written.get(table, {})
        assert again.raw(table, doc_id) == (image if touched else first).raw(table, doc_id)


@st.composite
def random_changes(draw: st.DrawFn, tables: dict[str, dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any] | None]:
    """Some records set anew, changed in a few fields, or removed."""
    changes: dict[tuple[str, str], dict[str, Any] | None] = {}
    for _ in range(draw(st.integers(0, 3))):
        table = draw(st.sampled_from([*tables, "new table"]))
        doc_id = draw(st.sampled_from([*tables.get(table, {}), "7", "41"]))
        new = draw(st.none() | strategies.records)
        kept = draw(st.sampled_from([{}, tables.get(table, {}).get(doc_id, {})]))
        changes[table, doc_id] = None if new is None else {**kept, **new}
    return changes


@pytest.mark.parametrize("options", [{"indent": 2}, {"indent": 4}, {"indent": "\t"}, {"indent": 1}])
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_diff_of_one_changed_field_shows_that_field_alone(options: dict[str, Any], eol: str) -> None:
    before = events(3, **options).replace(b"\n", eol.encode())
    image = parse(before, "db.json")
    record = image.document("events", "2")
    record["title"] = "The bridge is open"
    after = image.with_changes({("events", "2"): record}).content()
    assert [line.strip() for line in changed_lines(before, after)] == [
        '-' + before.decode().splitlines()[_line(before, 2, "title")],
        '+' + before.decode().splitlines()[_line(before, 2, "title")].replace("closed", "open"),
    ]  # fmt: skip
    assert after.count(b"\r\n") == before.count(b"\r\n")


def _line(raw: bytes, number: int, name: str) -> int:
    lines = raw.decode().splitlines()
    start = next(at for at, line in enumerate(lines) if f'"event-{number}"' in line)
    return next(at for at, line in enumerate(lines[start:], start) if f'"{name}"' in line)


def test_a_diff_of_one_nested_value_shows_its_line_alone() -> None:
    before = events(2, indent=2)
    image = parse(before, "db.json")
    record = image.document("events", "1")
    record["claims"][1]["value"] = "3..6"
    record["place"]["lat"] = 36.25
    after = image.with_changes({("events", "1"): record}).content()
    assert [line.strip("+- ,") for line in changed_lines(before, after)] == [
        '"lat": 36.5', '"lat": 36.25', '"value": "2..6"', '"value": "3..6"',
    ]  # fmt: skip


def test_what_is_new_takes_its_neighbours_manner() -> None:
    raw = b'{"events": {\n\t"1": {\n\t\t"id" : "a",\n\t\t"tags" : ["x"],\n\t\t"note" : "n"\n\t}\n}}\n'
    image = parse(raw, "db.json")
    record = {"id": "a", "place": {"text": "t"}, "tags": ["x", "y"], "note": "n"}
    changed = image.with_changes({("events", "1"): record, ("events", "2"): {"id": "b"}}).content()
    assert changed == (
        b'{"events": {\n\t"1": {\n\t\t"id" : "a",\n\t\t"place" : {"text": "t"},\n\t\t"tags" : ["x", "y"],'
        b'\n\t\t"note" : "n"\n\t},\n\t"2": {\n\t\t"id": "b"\n\t}\n}}\n'
    )


def test_a_record_on_one_line_of_its_own_stays_so() -> None:
    raw = b'{"events": {\n"1": {"id": "a", "title": "x"},\n"2": {"id": "b", "title": "y"}\n}}\n'
    image = parse(raw, "db.json").with_changes({("events", "2"): {"id": "b", "title": "z", "note": "n"}})
    assert image.content() == raw.replace(b'"y"}', b'"z", "note": "n"}')


def test_a_file_in_one_line_gets_our_form_record_by_record() -> None:
    raw = json.dumps({"events": {"1": {"id": "a", "note": "é"}, "2": {"id": "b", "note": "é"}}}).encode()
    image = parse(raw, "db.json").with_changes({("events", "2"): {"id": "b", "note": "è"}})
    assert image.content().decode() == (
        '{"events": {"1": {"id": "a", "note": "\\u00e9"},\n    "2": {\n      "id": "b",\n      "note": "è"\n    }}}'
    )
    image = image.with_changes({("events", "2"): {"id": "b", "note": "ô"}, ("events", "1"): None})
    assert json.loads(image.content()) == {"events": {"2": {"id": "b", "note": "ô"}}}


def test_an_empty_file_becomes_one_in_our_form() -> None:
    image = parse(b"", "db.json").with_changes({("meta", "1"): {"format": 1}, ("events", "1"): {"id": "a"}})
    assert image.content().decode() == (
        '{\n  "meta": {\n    "1": {\n      "format": 1\n    }\n  },\n'
        '  "events": {\n    "1": {\n      "id": "a"\n    }\n  }\n}\n'
    )
    assert not image.empty


def test_a_document_is_a_fresh_copy_each_time() -> None:
    image = parse(events(1), "db.json")
    image.document("events", "1")["tags"].append("changed")
    assert image.document("events", "1")["tags"] == ["bridge", "river"]


def test_an_image_does_not_change_when_another_is_made_from_it() -> None:
    image = parse(events(2, indent=2), "db.json")
    before = image.content()
    image.with_changes({("events", "1"): None, ("events", "9"): {"x": 1}})
    assert image.content() == before
    assert list(image.tables["events"]) == ["1", "2"]


def test_unchanged_stretches_are_views_of_what_was_read() -> None:
    image = parse(events(200, indent=2), "db.json")
    chunks = image.with_changes({("events", "100"): {"id": "new"}}).chunks()
    assert [type(chunk) for chunk in chunks] == [memoryview, bytes, memoryview]
    assert all(chunk.obj is image.base.raw for chunk in chunks if isinstance(chunk, memoryview))


def test_tables_can_be_made_and_dropped() -> None:
    image = parse(b'{\n  "a": {\n    "1": {}\n  },\n  "b": {}\n}\n', "db.json")
    assert json.loads(image.with_tables(["b", "c"]).content()) == {"b": {}, "c": {}}
    assert json.loads(image.with_tables([]).content()) == {}
    back = image.with_tables(["b"]).with_changes({("a", "2"): {"x": 1}})
    assert json.loads(back.content()) == {"b": {}, "a": {"2": {"x": 1}}}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([1, 2, 3], [1, 3]),
        ([1, 2, 3], [3, 2, 1]),
        (["a"], ["b"]),
        (["a", "b"], ["a", "x", "b", "c"]),
        ([{"id": "a", "v": 1}, {"id": "b", "v": 1}], [{"id": "b", "v": 2}, {"id": "c"}]),
        ([], [1]),
        ([[1], [2]], [[1, 2], [2]]),
        ([1, 1, 1], [1, 1]),
        ({"x": [1]}, {"x": {"y": 1}}),
        ({}, {"x": 1}),
        ("text", ["text"]),
        (True, 1),
        (1, 1.0),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_every_kind_of_change_within_a_value_reads_back(before: object, after: object, indent: int | None) -> None:
    raw = json.dumps({"t": {"1": {"v": before, "z": 1}}}, indent=indent).encode()
    image = parse(raw, "db.json").with_changes({("t", "1"): {"v": after, "z": 1}})
    assert same(json.loads(image.content()), {"t": {"1": {"v": after, "z": 1}}})
