"""Reading strictly: what is taken, what is refused and where, what is set aside."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.file.base import place_fields, place_records
from store.file.errors import BadShape, FileProblem, Gone, NotJson, NotRegular
from store.file.image import Image
from store.file.reader import parse, read_image
from store.file.scan import Places, Scanner, place
from store.records.json_values import same
from store.records.model import LISTED
from tests.store.file import strategies

DEEP = 100_000


def documents(image: Image) -> dict[str, dict[str, Any]]:
    return {table: {doc_id: image.document(table, doc_id) for doc_id in image.tables[table]} for table in image.tables}


@given(data=strategies.tables, manner=strategies.manners())
def test_a_file_of_tables_reads_as_any_json_reader_reads_it_and_its_bytes_come_back(
    data: dict[str, dict[str, dict[str, Any]]], manner: dict[str, Any]
) -> None:
    raw = strategies.written(data, manner)
    image = parse(raw, "db.json")
    assert same(documents(image), data)
    assert image.content() == raw
    assert not image.quarantined


@pytest.mark.parametrize("value", ["Rosemary", "0790555123", "-Rosemary"])
def test_no_value_that_may_be_private_is_told_of_a_bad_file(value: str) -> None:
    with pytest.raises(NotJson) as caught:
        parse(f'{{"a": {{"1": {{"phone": {value}}}}}}}'.encode(), "db.json")
    assert "field phone" in str(caught.value)
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b'{"a": {"1": {}},}', "1:16", "comma before a closing bracket"),
        (b'{"a": {"1": {}}', "1:16", "ends too early"),
        (b'{"a": {\n  "1": {"x": NaN}}}', "2:14", "NaN is not JSON"),
        (b'{"a": {\n  "1": {"x": -Infinity}}}', "2:14", "not JSON"),
        (b'{"a": {"1": {"x": 01}}}', "1:19", "not a JSON number"),
        (b'{"a": {"1": {"x": +1}}}', "1:19", "not a JSON number"),
        (b'{"a": {"1": {"x": 1.}}}', "1:19", "field x is not a JSON number"),
        (b"{'a': {}}", "1:2", "double quotes"),
        (b'{"a": {"1": {"x": "\t"}}}', "1:20", "control character 0x09"),
        (b'{"a": {"1": {"x": "\\q"}}}', "1:20", "wrong escape"),
        (b'{"a": {"1": {"x": "\\u12"}}}', "1:20", "wrong escape"),
        (b'{"a": {"1": {"x": "abc\n"}}}', "1:23", "the end of the line"),
        (b'{"a": {"1": {"x": "abc', "1:19", "closing quote"),
        (b'{"a" {}}', "1:6", "colon"),
        (b'{"a": {} "b": {}}', "1:10", "comma or }"),
        (b'{"a": {}} {}', "1:11", "nothing more"),
        (b'{"a": {}} // note', "1:11", "nothing more"),
        (b'{"a": {"1": {"x": tru}}}', "1:19", "field x is a word without quotes, not JSON"),
        (b'{"a": {"1": {}}}\n<<<<<<< ours\n', "2:1", "conflict markers"),
        (b'{"a": {"1": {"x": "\xff"}}}', "1:20", "byte 0xff is not UTF-8"),
        (b'{"a": {"1": {"x": "\xc3"', "1:20", "not UTF-8"),
        ("{}".encode("utf-16"), "1:1", "expected UTF-8"),
        ("{}".encode("utf-16-be"), "1:1", "expected UTF-8"),
        (b"\0" * 512, "1:1", "NUL"),
        (b'{"a": \0{}}', "1:7", "NUL"),
        (b"[]", "1:1", "expected an object of tables"),
        (b"3", "1:1", "expected an object of tables"),
        (b'"text"', "1:1", "expected an object of tables"),
        (b'{"a": 3}', "1:7", "table 'a' is a number; expected an object of records"),
        (b'{"a": {},\n "a": {"1": {}}}', "2:7", "table 'a' appears twice"),
        (b"[" * DEEP, f"1:{DEEP + 1}", "ends too early"),
        (b'{"a":' * DEEP, f"1:{5 * DEEP + 1}", "ends too early"),
        ('{"ä": {"1": {"ö": x}}}'.encode(), "1:19", "field ö is a word without quotes, not JSON"),
        (b'\xef\xbb\xbf{"a": ]}', "1:7", "expected a value"),
    ],
)
def test_a_bad_file_is_refused_with_the_place_and_what_would_be_right(raw: bytes, place: str, words: str) -> None:
    with pytest.raises(NotJson) as caught:
        parse(raw, "db.json")
    assert str(caught.value).startswith(f"db.json:{place}: ")
    assert words in str(caught.value)


@given(st.binary(max_size=60) | st.text('{}[]":,\\u0d8tfn1-. \n', max_size=60).map(str.encode))
@example(b'{"a":{"1":"\\ud800"}}')
def test_no_bytes_crash_the_reader_and_what_it_takes_is_what_json_takes(raw: bytes) -> None:
    try:
        image = parse(raw, "db.json")
    except FileProblem:
        assert not _is_good(raw)
    else:
        assert image.empty or _is_good(raw)


def _is_good(raw: bytes) -> bool:
    """Strict JSON, its top level an object of objects, no table twice."""

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    def object_of(pairs: list[tuple[str, Any]]) -> Any:
        return tuple(pairs)

    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_constant=refuse, object_pairs_hook=object_of)
    except (ValueError, RecursionError):
        return False
    pairs = isinstance(data, tuple)
    return pairs and all(isinstance(table, tuple) for _, table in data) and len(dict(data)) == len(data)


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_file_without_content_is_an_empty_one_and_says_so(raw: bytes) -> None:
    image = parse(raw, "db.json")
    assert image.empty
    assert not image.tables


def test_an_empty_object_is_no_empty_file() -> None:
    assert not parse(b"{}", "db.json").empty


@pytest.mark.parametrize("indent", [None, 2])
def test_a_record_with_a_wrong_number_is_set_aside_and_the_others_work(indent: int | None) -> None:
    raw = json.dumps(
        {"events": {"1": {"x": 1}, "01": {"x": 2}, "two": {"x": 3}, "3": {"x": 4}}}, indent=indent
    ).encode()
    image = parse(raw, "db.json")
    assert documents(image) == {"events": {"1": {"x": 1}, "3": {"x": 4}}}
    assert [(entry.table, entry.doc_id) for entry in image.quarantined] == [("events", "01"), ("events", "two")]
    assert all("expected digits" in entry.why for entry in image.quarantined)
    changed = image.with_changes({("events", "3"): {"x": 5}, ("events", "4"): {"x": 6}})
    assert json.loads(changed.content())["events"] == {
        "1": {"x": 1}, "01": {"x": 2}, "two": {"x": 3}, "3": {"x": 5}, "4": {"x": 6},
    }  # fmt: skip


def test_the_second_of_two_equal_numbers_is_set_aside_with_its_place_and_kept() -> None:
    raw = b'{"events": {\n  "1": {"x": 1},\n  "1": {"x": 2},\n  "2": {"x": 3}\n}}'
    image = parse(raw, "db.json")
    assert documents(image) == {"events": {"1": {"x": 1}, "2": {"x": 3}}}
    (second,) = image.quarantined
    assert (second.line, second.column, second.raw) == (3, 8, b'{"x": 2}')
    assert "twice" in second.why
    assert b'"1": {"x": 2}' in image.with_changes({("events", "1"): {"x": 9}}).content()
    assert image.next_id("events") == "3"


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ('{"x": 1, "x": 2}', "twice"),
        ('{"x": {"y": 1, "\\u0079": 2}}', "twice"),
        ('{"x": "\\ud800"}', "surrogate"),
        ("7", "expected an object of fields"),
        ("[" * 70 + "]" * 70, "nested deeper"),
        ('{"x": ' + "[" * DEEP + "]" * DEEP + "}", "nested deeper"),
    ],
)
def test_a_record_that_is_wrong_inside_is_named_with_its_place_and_carried_through(record: str, words: str) -> None:
    raw = f'{{"events": {{\n"1": {{"x": 1}},\n"2": {record},\n"3": {{}}}}}}'.encode()
    image = parse(raw, "db.json")
    (wrong,) = [entry for entry in image.check() if entry]
    assert (wrong.doc_id, wrong.line, wrong.column) == ("2", 3, 6)
    assert words in wrong.why
    assert image.find("events", "2") is None
    assert image.find("events", "3") == {}
    assert record.encode() in image.with_changes({("events", "1"): {"x": 2}, ("events", "3"): None}).content()


@pytest.mark.parametrize("number", ["1e400", "-1e400", "9007199254740993", "41.0", "1E+2", "-0", "9" * 5000])
def test_numbers_keep_their_text_when_another_field_changes(number: str) -> None:
    raw = f'{{"events": {{"1": {{"n": {number}, "x": 1, "list": [{number}, 2]}}}}}}'.encode()
    image = parse(raw, "db.json")
    record = image.document("events", "1")
    record["x"] = 2
    changed = image.with_changes({("events", "1"): record}).content()
    assert f'"n": {number}'.encode() in changed
    assert b'"x": 2' in changed


def test_records_are_found_whatever_stands_between_them() -> None:
    records = {str(number): {"x": "y" * number} for number in range(1, 30)}
    even = json.dumps({"events": records}, indent=2).encode()
    uneven = even.replace(b'    "7":', b'\n    "7":')
    made_up_for = uneven.replace(b'    "9":', b'   "9":')
    for raw in (even, uneven, made_up_for):
        table = parse(raw, "db.json").base.tables["events"]
        assert {doc_id: json.loads(record) for doc_id, record in table.items()} == records
        assert {doc_id: json.loads(table[doc_id]) for doc_id in table} == records


@pytest.mark.parametrize("order", [["1", "2", "3"], ["3", "1", "2"], ["10", "9", "0"]])
def test_a_record_is_found_by_its_number_alone(order: list[str]) -> None:
    table = parse(json.dumps({"events": {doc_id: {"x": doc_id} for doc_id in order}}).encode(), "db.json").base.tables
    assert list(table["events"]) == order
    assert [table["events"].index(doc_id) for doc_id in order] == [0, 1, 2]
    assert [table["events"].get(wrong) for wrong in ("01", "4", "-1", "", "x", "٣", "1" * 30)] == [None] * 7


@pytest.mark.parametrize(
    "record",
    [
        '{"a": 1, "b": {"a": [1, {"b": 2}]}, "c": "}, \\"d\\": "}',
        '{ "a" :1 ,\n"\\u0062": 2,"c":[] }',
        "{}",
        '{"a":1e999}',
        '{"\\"": 1, "é": "\\ud83d"}',
    ],
)
def test_the_fields_of_a_record_are_found_quickly_as_by_reading_it_all(record: str) -> None:
    quick, exact = place_fields(record.encode()), Scanner(record.encode(), "").members(0)
    assert [*map(list, quick[2:])] == [*map(list, exact[2:])]
    assert quick[:2] == exact[:2]


LIKE_WHAT_STANDS_BETWEEN: list[dict[str, Any]] = [
    {
        "events": {"1": {"a": {"7": {"x": 1}, "8": {"y": 2}}}, "2": {"t": '}, "9": {'}, "3": {}},
        "meta": {"1": {"k": [1]}},
    },
    {"events": {"1": {"a": {"b": {}}, "c": {"d": {"e": {}}, "f": {}}}, "2": {}}, "meta": {"1": {"k": {}}}},
    {"events": {"1": {"a": '}}, "actors": {'}, "2": {"b": "}}"}}, "actors": {"1": {}}},
    {"meta": {}, "": {"1": {"x": 1}, "2": {"y": 2}, "3": {"z": 3}}, "events": {"1": {"x": 1}, "2": {"y": 2}}},
    {"events": {str(number): {"title": "é" * number} for number in range(1, 40)}, "actors": {"5": {}, "4": {}}},
]


@pytest.mark.parametrize("tables", LIKE_WHAT_STANDS_BETWEEN)
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_record_may_hold_what_looks_like_the_end_of_a_record_or_of_a_table(
    tables: dict[str, Any], indent: int | None, mark: str
) -> None:
    raw = (mark + json.dumps(tables, ensure_ascii=False, indent=indent)).encode()
    image = parse(raw, "db.json")
    assert documents(image) == tables
    assert not image.quarantined


@pytest.mark.parametrize("kinds", [{}, LISTED])
@pytest.mark.parametrize(
    "text",
    [
        '{"events": {"1": {"x": 1}, "2": {"x": 1}, "3": {"x": 3}, "1": {"x": 4}}, "meta": {}}',
        '{"events": {"1": {"x": 1}, "02": {"x": 1}, "3": {"x": 3}, "4": {"x": 4}}}',
        '{"events": {"1": {"x": 1}, "\\u0032": {"x": 1}, "3": {"x": 3}}}',
        '{"events": {"1": {"x": 1}, "2": {"x": NaN}, "3": {"x": 3}, "4": {"x": 4}}}',
        '{"events": {"1": {"x": 1}, "2": {"x": 01}, "3": {"x": 3}, "4": {"x": 4}}',
        '{"events": {"1": {"x": 1}, "2": {"x": 2}}, "events": {"3": {"x": 3}, "4": {"x": 4}}}',
        '{"events": {"1": {"x": 1}, "2": {"x": 2}, "3": {"x": 3}, "4": {"x": ',
        '{"events": {"1": {"x": 1}}, "2": {"x": 2}, "3": {"x": 3}, "4": {"x": 4}}}',
        '["events": {"1": {"x": 1}}}',
        '{"events": ["1": {"x": 1}, "2": {"x": 2}}}',
        '{"actors": 7}, "events": {"1": {"x": 1}}}',
        '{"events": {"1": {"title": 1, "x": NaN}, "2": {"x": 2}}}',
        '{"events": {"1": {"title": 1}, "2": {"title": "\\ud800"}, "3": {"title": "a\\u0020b"}}}',
        '{"events": {"1": {"x": 1}, "2": "a\tb", "3": {"x": "\\ud800"}, "4": 5}, "actors": 7}',
        '{"events": {"1": {"x": 1}, "2": ' + "[" * 3000 + "]" * 3000 + ', "3": {"x": 3}}}',
    ],
)
def test_what_is_wrong_is_told_alike_quickly_or_slowly(
    text: str, kinds: dict[str, type], monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> object:
        try:
            image = parse(text.encode(), "db.json", kinds=kinds)
        except FileProblem as problem:
            return str(problem)
        return image.quarantined, [*image.tables["events"].items()]

    with monkeypatch.context() as slowly:
        slowly.setattr(Scanner, "record_end", Scanner.value_end)
        slowly.setattr("store.file.reader._quick", lambda raw, kinds: None)
        expected = told()
    assert told() == expected


@pytest.mark.parametrize(
    ("records", "made"),
    [
        ({"1": {"id": "a", "title": "A"}, "2": {"id": "b", "x": {"y": {}}}}, ["a", "b"]),
        ({"1": {"id": "a", "title": "A"}, "2": {"id": "b", "title": 7}, "3": {"id": "c"}}, ["a", None, "c"]),
        ({"1": {"id": "a", "title": "A"}, "02": {"id": "b"}}, None),
    ],
)
def test_records_made_while_reading_are_all_the_table_has_but_for_wrong_ones_and_are_given_away_once(
    records: dict[str, Any], made: list[str | None] | None
) -> None:
    table = parse(json.dumps({"events": records}).encode(), "db.json", kinds=LISTED).base.tables["events"]
    taken = table.take_decoded()
    assert (taken and [row and row.id for row in taken]) == made
    assert table.take_decoded() is None


def test_a_number_too_long_for_a_record_is_set_aside() -> None:
    image = parse(b'{"events": {"1": {}, "1234567890123456789": {"x": 1}}}', "db.json")
    assert list(image.tables["events"]) == ["1"]
    assert [(wrong.doc_id, wrong.raw) for wrong in image.quarantined] == [("1234567890123456789", b'{"x": 1}')]
    assert image.next_id("events") == "2"


def test_a_missing_file_a_folder_a_pipe_and_a_dangling_link_are_told_apart(tmp_path: Path) -> None:
    import os

    with pytest.raises(Gone):
        read_image(tmp_path / "none.json")
    with pytest.raises(NotRegular, match="folder"):
        read_image(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegular, match="pipe"):
        read_image(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(NotRegular, match="leads nowhere"):
        read_image(tmp_path / "link")


def test_bad_shape_is_told_apart_from_bad_json() -> None:
    with pytest.raises(BadShape):
        parse(b'{"a": []}', "db.json")
    with pytest.raises(NotJson) as caught:
        parse(b'{"a": [}', "db.json")
    assert not isinstance(caught.value, BadShape)


@given(st.lists(st.text("aé\n\ufeff", max_size=9), max_size=9), st.randoms(use_true_random=False))
def test_many_places_are_told_as_one_is_in_any_order(texts: list[str], random: Random) -> None:
    raw = "".join(texts).encode() + b"\n" * (random.randrange(3) * 65_535)
    offsets = [len("".join(texts[:count]).encode()) for count in range(len(texts) + 1)] + [len(raw)]
    random.shuffle(offsets)
    places = Places(raw)
    assert [places(offset) for offset in offsets] == [place(raw, offset) for offset in offsets]


def test_the_lines_of_a_text_are_counted_once_however_many_tables_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[bytes] = []

    class Counted(Places):
        def __init__(self, raw: bytes) -> None:
            counted.append(raw)
            super().__init__(raw)

    monkeypatch.setattr("store.file.reader.Places", Counted)
    image = parse(b"{" + b",".join(b'"t%d":{"x":{}}' % number for number in range(9)) + b"}", "many.json")
    assert (len(image.quarantined), len(counted)) == (9, 1)


@pytest.mark.parametrize("gap", ["", "\n    "])
def test_records_that_end_with_an_object_are_found_by_what_stands_between_them(gap: str) -> None:
    record = f'{{"id": "a",{gap}"origin": {{"row": "1"}}{gap}}}'
    raw = f'{{"actors": {{{gap}"1": {record},{gap}"2": {record}}}, "events": {{"1": {record}}}}}'.encode()
    found = place_records(raw, raw.index(b"{", 1))
    assert found is not None
    assert dict(found) == {"1": record.encode(), "2": record.encode()}
    assert {name: list(records) for name, records in parse(raw, "desk.json", None).tables.items()} == {
        "actors": ["1", "2"],
        "events": ["1"],
    }


def test_a_table_whose_name_is_a_number_is_found_by_reading_every_byte() -> None:
    raw = b'{"actors": {"1": {"origin": {"row": "1"}}}, "2": {"1": {}}}'
    tables = parse(raw, "desk.json", None).tables
    assert {name: list(records.items()) for name, records in tables.items()} == {
        "actors": [("1", b'{"origin": {"row": "1"}}')],
        "2": [("1", b"{}")],
    }
