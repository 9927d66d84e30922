"""What a change is undone to are the record's own bytes, however a person or another program had laid them out."""

import json
from pathlib import Path

import pytest

from store.records.model import Key
from store.store import Store

BY_HAND = """{
  "meta": {"1": {"format": 1}},
  "events": {
    "1": {
      "id": "one", "title": "The first of them", "type": "other", "date": "2020-01-01",
      "actors": [
        {"id": "g"}],   "related": ["three", "two"],
      "tags": ["x"]
    },
    "2": {
      "id": "two", "title": "The second", "type": "other", "date": "2020-01-01",
      "actors": [{"id": "g", "role": "target"}, {"id": "k", "role": "party"}, {"id": "l", "role": "witness"}]
    },
    "3": {"id": "three", "title": "The third", "type": "other", "date": "2019-01-01", "related": ["two"]}
  }
}
"""
IN_ONE_LINE = json.dumps(json.loads(BY_HAND))
ONE, TWO = Key("events", "one"), Key("events", "two")


@pytest.mark.parametrize("content", [BY_HAND, IN_ONE_LINE], ids=["by hand", "in one line"])
@pytest.mark.parametrize(("keep", "gone"), [(ONE, TWO), (TWO, ONE)])
def test_a_merge_and_its_undo_give_the_same_bytes(tmp_path: Path, content: str, keep: Key, gone: Key) -> None:
    path = tmp_path / "file.json"
    path.write_text(content, encoding="utf-8")
    store = Store.open(path)
    store.merge_events(keep, gone)
    store.save()
    store.undo()
    store.save()
    assert path.read_text(encoding="utf-8") == content


def test_deleting_renaming_and_editing_and_their_undo_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(BY_HAND, encoding="utf-8")
    store = Store.open(path)
    store.delete([TWO])
    store.save()
    store.rename(ONE, "other")
    store.save()
    store.edit(Key("events", "other"), ("actors",), None)
    store.save()
    for _ in range(3):
        store.undo()
        store.save()
    assert path.read_text(encoding="utf-8") == BY_HAND
    store.redo()
    store.save()
    assert "two" not in {event["id"] for event in json.loads(path.read_text())["events"].values()}


def test_an_undo_beside_what_someone_else_changed_keeps_theirs(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(BY_HAND, encoding="utf-8")
    store = Store.open(path)
    store.edit(ONE, ("title",), "Another title")
    store.save()
    path.write_text(path.read_text(encoding="utf-8").replace("The third", "By another hand"), encoding="utf-8")
    store.refresh()
    store.undo()
    store.save()
    assert path.read_text(encoding="utf-8") == BY_HAND.replace("The third", "By another hand")


@pytest.mark.parametrize(
    "content",
    ["{}", BY_HAND, IN_ONE_LINE, '{"sources": {}}\n'],
    ids=["nothing", "by hand", "in one line", "empty table"],
)
@pytest.mark.parametrize("changes", [1, 60])
def test_undoing_what_needed_a_table_of_its_own_gives_the_same_bytes(
    tmp_path: Path, content: str, changes: int
) -> None:
    path = tmp_path / "file.json"
    path.write_text(content, encoding="utf-8")
    store = Store.open(path)
    for number in range(changes):
        store.add("sources" if number % 2 else "actors", {"name": f"n{number}"})
        store.save()
    while store.undo():
        store.save()
    assert path.read_text(encoding="utf-8") == content


def test_many_changes_of_many_records_are_undone_to_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(IN_ONE_LINE, encoding="utf-8")
    store = Store.open(path)
    for number in range(60):  # more than are remembered one by one
        store.edit((ONE, TWO)[number % 2], ("title",), f"Title {number}")
        store.save()
    store.delete([Key("events", "three")])
    store.save()
    while store.undo():
        store.save()
    assert path.read_text(encoding="utf-8") == IN_ONE_LINE


def test_a_table_that_an_undo_leaves_empty_stays_where_someone_else_put_a_record_into_it(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(BY_HAND, encoding="utf-8")
    store = Store.open(path)
    store.add("sources", {"id": "ours", "name": "n"})
    store.save()
    file = json.loads(path.read_text(encoding="utf-8"))
    file["sources"]["7"] = {"id": "theirs", "name": "m"}
    path.write_text(json.dumps(file), encoding="utf-8")
    store.undo()
    store.save()
    assert json.loads(path.read_text(encoding="utf-8"))["sources"] == {"7": {"id": "theirs", "name": "m"}}


def test_what_someone_else_changed_between_our_saves_survives_undoing_all_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    events = {str(number): {"id": f"e{number}", "title": f"t{number}"} for number in (1, 2)}
    path.write_text(json.dumps({"events": events}, indent=1), encoding="utf-8")
    store = Store.open(path)
    store.edit(Key("events", "e1"), ("title",), "first")
    store.save()
    path.write_text(path.read_text("utf-8").replace('"t2"', '"of another"'), encoding="utf-8")
    store.refresh()
    for number in range(60):
        store.edit(Key("events", "e1"), ("title",), f"edit {number}")
        store.save()
    while store.history.done:
        store.undo()
    store.save()
    titles = [event["title"] for event in json.loads(path.read_text("utf-8"))["events"].values()]
    assert titles == ["t1", "of another"]
