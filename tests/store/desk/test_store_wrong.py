"""Wrong records are told, shown and put right; a file that cannot be read or written is left alone."""

import json
from pathlib import Path

import pytest

from store.file.errors import FileProblem, Gone, Newer, NotRegular
from store.records.json_values import WrongValue
from store.records.model import Key
from store.store import Store
from tests.store.making import CLOSING, STRIKE, border, on_disk, store_of

STRUCK = Key("events", "strike")


def test_a_wrong_record_is_told_and_shown_and_the_rest_works(tmp_path: Path) -> None:
    store = store_of(tmp_path, events={"12": {"id": "wrong", "title": 5, "date": "2019"}, "13": STRIKE})
    (wrong,) = store.quarantined
    assert str(wrong) == "events/12: title: expected a text, found a whole number"
    assert wrong.key == Key("events", "wrong")
    assert store.rows["wrong"].date == "2019"
    assert store.event("wrong").title == ""
    store.edit(wrong.key, ("title",), "Right")
    assert not store.quarantined
    assert store.rows["wrong"].title == "Right"


def test_one_wrong_record_among_very_many_moves_none_of_the_others(tmp_path: Path) -> None:
    events: dict[str, dict[str, object]] = {
        str(2 * number): {"id": f"e{number}", "title": f"Event {number}"} for number in range(1, 701)
    }
    events["600"] = {"id": "e300", "title": 5}
    store = store_of(tmp_path, events=events)
    (wrong,) = store.quarantined
    assert (wrong.key, wrong.doc_id) == (Key("events", "e300"), "600")
    assert [*store.rows] == [f"e{number}" for number in range(1, 701)]
    for name in ("e1", "e256", "e257", "e299", "e300", "e301", "e512", "e513", "e700"):
        assert store.record_map.doc_id(name) == str(2 * int(name[1:]))
        assert json.loads(store.event_bytes(name))["id"] == store.rows[name].id == name


def test_a_record_without_a_number_of_its_own_moves_no_other(tmp_path: Path) -> None:
    path = tmp_path / "aside.json"
    events = '{"1": {"id": "one"}, "01": {"id": "aside"}, "3": {"id": "three"}, "1": {"id": "again"}}'
    path.write_text(f'{{"events": {events}}}')
    store = Store.open(path)
    assert [*store.rows] == ["one", "three"]
    assert [store.record_map.doc_id(name) for name in store.rows] == ["1", "3"]
    assert json.loads(store.event_bytes("three"))["id"] == "three"
    assert [wrong.doc_id for wrong in store.quarantined] == ["01", "1"]


def test_rows_share_the_words_that_very_many_have(tmp_path: Path) -> None:
    events = [{"id": f"e{number}", "type": "attack", "crossings": ["al-qaim", "rabia"]} for number in range(600)]
    rows = [*store_of(tmp_path, events=events).rows.values()]
    assert {row.crossings for row in rows} == {("al-qaim", "rabia")}
    assert len({id(row.crossings) for row in rows}) == len({id(row.type) for row in rows}) == 1


def test_a_record_that_is_wrong_deep_inside_is_found_when_looked_at_or_when_idle(tmp_path: Path) -> None:
    store = store_of(tmp_path, events=[{**STRIKE, "claims": [{"about": "killed", "value": 1, "by": 7}]}, CLOSING])
    assert not store.quarantined
    assert store.event("strike").title == STRIKE["title"]
    assert [wrong.why for wrong in store.quarantined] == ["expected a text, found a whole number"]
    another = Store.open(store.path)
    told: list[frozenset[Key]] = []
    another.listeners.append(told.append)
    while not another.examine(1):
        pass
    assert [wrong.place for wrong in another.quarantined] == ["events/1: claims[0].by"]
    assert told == [frozenset({STRUCK})]


def test_an_id_that_stands_twice_is_told_with_the_next_free_one(tmp_path: Path) -> None:
    store = store_of(tmp_path, events=[STRIKE, {**STRIKE, "title": "The copy"}])
    (wrong,) = store.quarantined
    assert wrong.key == Key("events", "#2")
    assert wrong.offer == "strike-2"
    assert store.rows["#2"].title == "The copy"
    store.edit(wrong.key, ("id",), wrong.offer)
    assert not store.quarantined
    assert store.rows["strike-2"].title == "The copy"


def test_the_second_of_two_gets_the_id_when_the_first_lets_go_of_it(tmp_path: Path) -> None:
    store = store_of(tmp_path, events=[STRIKE, {**STRIKE, "title": "The copy"}])
    store.delete([STRUCK])
    assert store.rows["strike"].title == "The copy"
    assert "#2" not in store.rows
    assert not store.quarantined
    store.undo()
    assert len(store.rows) == 2


def test_a_number_that_stands_twice_is_repaired_under_the_next_free_one(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('{"events": {"1": {"id": "a", "title": "One"}, "1": {"id": "b", "title": "Two"}}}')
    store = Store.open(path)
    (wrong,) = store.quarantined
    assert wrong.unreadable
    assert json.loads(wrong.raw) == {"id": "b", "title": "Two"}
    store.repair(wrong, json.loads(wrong.raw))
    assert not store.quarantined
    assert store.rows["b"].title == "Two"
    assert on_disk(store)["events"] == {"1": {"id": "a", "title": "One"}, "2": {"id": "b", "title": "Two"}}


def test_a_record_that_cannot_be_read_is_carried_through_and_put_right_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('{"events": {"1": {"id": "a", "title": "One", "title": "Two"}}}')
    store = Store.open(path)
    assert store.text(Key("events", "a")) == '{"id": "a", "title": "One", "title": "Two"}'
    with pytest.raises(WrongValue, match="twice"):
        store.edit(Key("events", "a"), ("date",), "2019")
    store.examine(9)
    (wrong,) = store.quarantined
    assert wrong.unreadable
    store.repair(wrong, {"id": "a", "title": "Three"})
    assert store.rows["a"].title == "Three"
    assert not store.quarantined
    assert on_disk(store) == {"events": {"1": {"id": "a", "title": "Three"}}}


def test_a_number_too_great_to_reckon_with_hides_nothing_else_of_its_record(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('{"events": {"1": {"id": "a", "title": "One", "place": {"text": "Qaim", "lat": 1e999}}}}')
    store = Store.open(path)
    event = store.event("a")
    assert (event.title, event.place.text if event.place else "", event.place and event.place.lat) == (
        "One",
        "Qaim",
        None,
    )
    (wrong,) = store.quarantined
    assert wrong.key == Key("events", "a")
    store.edit(wrong.key, ("title",), "Two")
    store.save()
    assert '"lat": 1e999' in path.read_text()


def test_each_of_two_wrong_records_of_one_text_is_repaired_in_its_own_place(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('{"events": {"1": {"a": 1, "a": 2}, "02": {"a": 1, "a": 2}}}')
    store = Store.open(path)
    store.examine(9)
    aside, inside = store.quarantined
    store.repair(inside, {"title": "One"})
    assert [wrong.doc_id for wrong in store.quarantined] == ["02"]
    store.repair(aside, {"title": "Two"})
    assert not store.quarantined
    assert on_disk(store) == {"events": {"1": {"title": "One"}, "3": {"title": "Two"}}}


@pytest.mark.parametrize(
    ("table", "wrong", "right"),
    [
        ("meta", '"x"', {"format": 1, "title": "Qaim"}),
        ("meta", '{"title": 5}', {"title": "Qaim"}),
        ("imports", "[]", {"id": "acled", "system": "acled"}),
        ("conflicts", '{"table": "events"}', {"table": "events", "record": "x"}),
        ("_default", "3", {"of": "others"}),
    ],
)
def test_a_wrong_document_of_any_table_is_found_when_idle_and_repaired_in_its_place(
    tmp_path: Path, table: str, wrong: str, right: dict[str, object]
) -> None:
    path = tmp_path / "file.json"
    path.write_text(f'{{"events": {{"1": {{"id": "a"}}}},\n"{table}": {{"1": {wrong}}}}}')
    store = Store.open(path)
    store.examine(9)
    (found,) = store.quarantined
    assert (found.key, found.line) == (Key(table, "#1"), 2)
    assert found.raw == wrong
    assert not store.is_readable(found.key)
    store.repair(found, right)
    assert not store.quarantined
    assert on_disk(store) == {"events": {"1": {"id": "a"}}, table: {"1": right}}
    if table == "meta":
        assert store.meta.title == "Qaim"


def test_a_file_that_cannot_be_parsed_opens_read_only_until_it_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('{"events": {\n  "1": {"title": "a" "b"}}}')
    store = Store.open(path)
    assert str(store.problem).startswith(f"{path}:2:")
    assert not store.rows
    with pytest.raises(FileProblem):
        store.add("events", {"title": "x"})
    assert path.read_text() == '{"events": {\n  "1": {"title": "a" "b"}}}'
    path.write_text('{"events": {"1": {"id": "a", "title": "b"}}}')
    assert store.poll()
    assert store.refresh().added == (Key("events", "a"),)
    assert store.problem is None
    store.edit(Key("events", "a"), ("title",), "c")
    store.save()
    assert on_disk(store)["events"]["1"]["title"] == "c"


def test_a_file_that_goes_bad_while_open_is_waited_for(tmp_path: Path) -> None:
    store = border(tmp_path)
    good = store.path.read_text()
    store.path.write_text(good[:50])
    assert store.poll()
    assert store.refresh().notice == ""
    assert store.problem is None
    assert store.poll()
    assert "file.json:" in store.refresh().notice
    assert store.read_only
    assert not store.poll()
    store.path.write_text(good)
    assert store.poll()
    store.refresh()
    assert not store.read_only
    assert len(store.rows) == 3


def test_a_file_that_is_gone_is_read_only_until_it_is_back(tmp_path: Path) -> None:
    store = border(tmp_path)
    aside = store.path.rename(tmp_path / "aside.json")
    assert store.poll()
    assert "no such file" in store.refresh().notice
    with pytest.raises(Gone):
        store.edit(STRUCK, ("title",), "x")
    aside.rename(store.path)
    assert store.poll()
    store.refresh()
    store.edit(STRUCK, ("title",), "x")


def test_files_that_cannot_be_opened_say_why(tmp_path: Path) -> None:
    with pytest.raises(Gone, match=r"nothing\.json"):
        Store.open(tmp_path / "nothing.json")
    with pytest.raises(NotRegular):
        Store.open(tmp_path)


def test_a_newer_file_is_read_and_never_written(tmp_path: Path) -> None:
    store = store_of(tmp_path, meta=[{"format": 99}], events=[STRIKE])
    assert store.rows["strike"].type == "attack"
    with pytest.raises(Newer, match="99"):
        store.edit(STRUCK, ("title",), "x")


def test_a_record_nested_too_deep_is_set_apart_and_the_rest_works(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    deep = "[" * 100_000 + "]" * 100_000
    path.write_text(f'{{"events": {{"1": {{"title": "a", "note": {deep}}}, "2": {{"id": "b", "title": "B"}}}}}}')
    store = Store.open(path)
    assert [wrong.why for wrong in store.quarantined] == ["nested deeper than 64 levels; expected fewer"]
    assert store.rows["b"].title == "B"


@pytest.mark.parametrize("value", ["null", "5", "[]", '"text"'])
def test_what_is_no_object_is_a_wrong_record_and_no_document(tmp_path: Path, value: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(f'{{"events": {{"1": {value}}}}}')
    store = Store.open(path)
    assert len(store.quarantined) == 1
    with pytest.raises(WrongValue, match="expected an object"):
        store.document(Key("events", "#1"))


def test_half_a_surrogate_pair_where_a_part_should_stand_hides_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text('{"events": {"1": {"id": "a", "title": "One", "place": "before\\udfffafter"}}}', encoding="utf-8")
    store = Store.open(path)
    assert store.event("a").title == "One"
    assert store.event("a").place is None
