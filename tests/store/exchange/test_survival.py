"""Files cut short, shuffled, re-encoded or senseless: each is taken in as far as it goes, or refused in words."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.exchange.exports import original
from store.exchange.imports.layout import ImportProblem
from store.exchange.plan.plan import Plan
from tests.store.exchange.standins import (
    ACLED_2023,
    ACLED_OLD,
    UCDP_42,
    Manner,
    acled_row,
    empty_store,
    imported,
    planned,
    ucdp_row,
)

WHOLE = {
    "acled": Manner(";", "spaced").bytes(ACLED_OLD, [acled_row(number, Random(number)) for number in range(1, 6)]),
    "ucdp": Manner(ends=("\r\n",)).bytes(UCDP_42, [ucdp_row(number, Random(number)) for number in range(1, 6)]),
    "plain": b'date,title,notes\n2019-09-30,Reopened,to trade\n2019-10-01,Closed,"again\nfor a day"\n',
    "status": b'[{"id": "a", "locationId": "x", "observedStatus": "active", "statusAsOf": "2026-03-09"}]',
    "places": b'[{"id": "a", "name": {"en": "Gate"}, "locationTypes": ["border_crossing"], "coordinates": null}]',
    "ports": b'[{"port_number": "1", "port_name": "P", "port_status": "Open", "passenger": {"standard": {}}}]',
    "points": b'{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, "properties": 3}]}',
}


def taken_in_or_refused(data: bytes) -> Plan | None:
    """Import, give back, import again: the bytes are the same and nothing more is to do; or a sentence says why not."""
    with TemporaryDirectory() as folder:
        store = empty_store(Path(folder))
        try:
            plan = imported(store, data, "it.csv")
        except ImportProblem as problem:
            refusal = str(problem)
            plan = None
        if plan is None:
            assert refusal.startswith("it.csv:")
            return None
        if plan.import_id:
            assert original.exported(store, plan.import_id).data == data
        assert planned(store, data, "it.csv").edits == ()
        assert not store.quarantined
        return plan


@given(st.sampled_from(tuple(WHOLE)), st.floats(min_value=0, max_value=1))
def test_a_file_cut_short_is_taken_as_far_as_it_goes(kind: str, share: float) -> None:
    data = WHOLE[kind]
    taken_in_or_refused(data[: int(len(data) * share)])


@given(st.sampled_from(tuple(WHOLE)), st.data())
def test_a_file_with_senseless_bytes_in_it_loses_none_of_them(kind: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    taken_in_or_refused(bytes(whole))


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet='",;\n\r#ad te1{}[]:', max_size=80).map(str.encode)))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"id,date,title\n")
@example(b'date,title\n"')
@example(b"\x00\x00\x00\x00")
@example(b"[]")
@example(b"{}")
@example(b'{"events": {"1": {"id": "a"}, "1": {"id": "b"}}}')
def test_any_bytes_are_taken_in_or_refused_in_words(data: bytes) -> None:
    taken_in_or_refused(data)


@given(st.permutations(ACLED_2023), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "windows-1252")))
def test_columns_in_another_order_and_encoding_make_the_same_events(order: list[str], encoding: str) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 4)]
    usual, other = (taken_in_or_refused(Manner(encoding=code).bytes(header, rows)) for code, header in (
        ("utf-8", ACLED_2023), (encoding, order),
    ))  # fmt: skip
    assert usual is not None
    assert other is not None
    plain = [[{**(row.edit.after or {}), "origin": None} for row in plan.added] for plan in (usual, other)]
    assert plain[0] == plain[1]


def test_a_stray_quote_takes_no_other_row_with_it() -> None:
    rows = [acled_row(number, Random(number)) | {"notes": f"Note {number}"} for number in range(1, 6)]
    data = Manner().bytes(ACLED_2023, rows).replace(b"Note 2", b'"Note 2')
    plan = taken_in_or_refused(data)
    assert plan is not None
    assert [row.own_id for row in plan.added] == ["ZZZ1", "ZZZ3", "ZZZ4", "ZZZ5"]
    assert str(plan.warnings[0]).startswith("line 3: ")


def test_rows_of_other_lengths_are_told_with_their_lines_and_stop_nothing() -> None:
    rows = [acled_row(number, Random(number)) | {"notes": "Plain."} for number in range(1, 4)]
    lines = Manner().bytes(ACLED_2023, rows).splitlines(keepends=True)
    data = b"".join((*lines[:2], b"a,b,c\n", b"\n", *lines[2:]))
    plan = taken_in_or_refused(data)
    assert plan is not None
    assert [row.own_id for row in plan.added] == ["ZZZ1", "ZZZ2", "ZZZ3"]
    assert [str(notice) for notice in plan.warnings] == [
        "line 3: 3 cells where the header has 31; the row is kept and not imported"
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no rows of cells"),
        (b"apples,pears\n1,2\n", "its columns fit no known layout ('apples', 'pears')"),
        (b'{"a": 1}', "it.csv: not a known list of objects (its objects have 'a')"),
        (b"[[1]]", "it.csv: not a known list of objects (line 1: not an object; expected one with fields)"),
        (b'[{"a": 1}]', "it.csv: not a known list of objects (its objects have 'a')"),
        (b'[{"a": 1, "a": 2}]', 'known list of objects (line 1: field "a" appears twice'),
        (b'[{"id": 1},\n {"id": nil}]', "it.csv:2:9: not valid JSON: "),
        (b'[{"id": 1,', "it.csv:1:11: not valid JSON: "),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "expected"),
    ],
)
def test_a_refusal_says_what_was_found_and_what_would_be_right(data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as problem:
        planned(empty_store(tmp_path), data, "it.csv")
    assert words in str(problem.value)
    assert str(problem.value).startswith("it.csv:")


def test_an_import_can_be_stopped_between_its_steps_and_changes_nothing(tmp_path: Path) -> None:
    from store.exchange.plan.compare import import_steps

    store = empty_store(tmp_path)
    rows = [acled_row(number, Random(number)) for number in range(1, 2500)]
    steps = import_steps(store, Manner().bytes(ACLED_2023, rows), "big.csv")
    shares = [next(steps) for _ in range(4)]
    steps.close()
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert not store.rows
    assert not store.dirty
