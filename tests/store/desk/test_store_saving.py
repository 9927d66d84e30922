"""What is changed reaches the file, and what others change reaches us; neither is lost."""

from pathlib import Path

import pytest
from tinydb import TinyDB

from store.file.errors import FileProblem
from store.records.model import Key
from tests.store.making import STRIKE, border, on_disk, store_of, write

STRUCK = Key("events", "strike")


def test_what_is_saved_is_read_by_stock_tinydb(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("title",), "القائم again")
    key = store.add("events", {"title": "New"})
    store.delete([Key("events", "closing")])
    store.save()
    assert not store.dirty
    with TinyDB(store.path) as database:
        titles = {document["id"]: document["title"] for document in database.table("events")}
    assert titles == {"strike": "القائم again", "reopening": "Reopened", key.id: "New"}


def test_saving_touches_the_changed_lines_alone(tmp_path: Path) -> None:
    store = border(tmp_path)
    before = store.path.read_text().splitlines()
    store.edit(STRUCK, ("title",), "Another title")
    store.save()
    after = store.path.read_text().splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ('      "title": "Drones strike near al-Qa\'im",', '      "title": "Another title",')
    ]


def test_edits_made_while_a_save_is_on_its_way_are_saved_next(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("title",), "First")
    work = store.begin_save()
    assert work
    assert store.begin_save() is None
    store.edit(STRUCK, ("title",), "Second")
    store.edit(Key("events", "closing"), ("title",), "Shut")
    store.finish_save(work())
    assert store.dirty
    assert on_disk(store)["events"]["1"]["title"] == "First"
    assert store.rows["strike"].title == "Second"
    store.save()
    assert [record["title"] for record in on_disk(store)["events"].values()] == ["Second", "Reopened", "Shut"]


def test_an_edit_taken_back_while_it_is_saved_is_taken_back_in_the_file_too(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("title",), "First")
    work = store.begin_save()
    assert work
    store.undo()
    store.finish_save(work())
    assert store.dirty
    store.save()
    assert on_disk(store)["events"]["1"] == STRIKE


def test_a_save_that_fails_loses_nothing_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("title",), "First")
    with monkeypatch.context() as full:

        def no_room(*_: object) -> None:
            raise OSError(28, "No space left on device")

        full.setattr("os.fsync", no_room)
        with pytest.raises(FileProblem, match="room"):
            store.save()
    assert store.dirty
    assert on_disk(store)["events"]["1"] == STRIKE
    store.save()
    assert on_disk(store)["events"]["1"]["title"] == "First"


def test_unknown_tables_and_fields_are_carried_through(tmp_path: Path) -> None:
    store = store_of(tmp_path, _default=[{"x": 1}], events=[{**STRIKE, "ours": {"deep": [1]}}])
    store.edit(STRUCK, ("title",), "x")
    store.save()
    kept = on_disk(store)
    assert kept["_default"] == {"1": {"x": 1}}
    assert kept["events"]["1"]["ours"] == {"deep": [1]}


def test_what_others_do_is_taken_in_and_told(tmp_path: Path) -> None:
    store = border(tmp_path)
    content = on_disk(store)
    content["events"]["1"]["summary"] = "theirs"
    content["events"]["9"] = {"id": "theirs", "title": "Added"}
    del content["events"]["3"]
    write(store.path, **content)
    store.edit(STRUCK, ("title",), "Mine")
    assert store.poll()
    outside = store.refresh()
    assert outside.added == (Key("events", "theirs"),)
    assert outside.changed == (STRUCK,)
    assert outside.removed == (Key("events", "closing"),)
    assert "Added" in outside.notice
    assert (store.event("strike").title, store.event("strike").summary) == ("Mine", "theirs")
    store.save()
    assert on_disk(store)["events"]["1"] == {**STRIKE, "title": "Mine", "summary": "theirs"}


def test_an_undo_leaves_what_someone_else_changed_since(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("title",), "Mine")
    store.edit(STRUCK, ("means",), "drone")
    store.save()
    content = on_disk(store)
    content["events"]["1"]["title"] = "Theirs"
    write(store.path, **content)
    store.refresh()
    store.undo()
    assert store.document(STRUCK) == {**STRIKE, "title": "Theirs"}
    store.undo()
    assert store.document(STRUCK) == {**STRIKE, "title": "Theirs"}
    store.redo()
    store.redo()
    assert store.document(STRUCK) == {**STRIKE, "title": "Theirs", "means": "drone"}


def test_a_record_someone_else_deleted_is_not_brought_back_by_undoing_an_edit(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("title",), "Mine")
    store.save()
    content = on_disk(store)
    del content["events"]["1"]
    write(store.path, **content)
    store.refresh()
    store.undo()
    assert "strike" not in store.rows


def test_a_deleted_record_comes_back_even_when_its_number_was_taken(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.delete([STRUCK])
    store.save()
    content = on_disk(store)
    content["events"]["1"] = {"id": "theirs", "title": "Took the number"}
    write(store.path, **content)
    store.refresh()
    store.undo()
    store.save()
    titles = {record["id"]: record["title"] for record in on_disk(store)["events"].values()}
    assert titles["strike"] == STRIKE["title"]
    assert titles["theirs"] == "Took the number"


def test_both_sides_new_records_are_kept_when_their_numbers_meet(tmp_path: Path) -> None:
    store = border(tmp_path)
    key = store.add("events", {"title": "Mine"})
    content = on_disk(store)
    content["events"]["4"] = {"id": "theirs", "title": "Theirs"}
    write(store.path, **content)
    store.save()
    titles = [record["title"] for record in on_disk(store)["events"].values()]
    assert sorted(titles[-2:]) == ["Mine", "Theirs"]
    assert store.rows[key.id].title == "Mine"
    assert store.rows["theirs"].title == "Theirs"
    store.undo()
    assert key.id not in store.rows
    assert "theirs" in store.rows


def test_a_record_added_during_a_save_moves_aside_for_one_that_came_in(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("title",), "Mine")
    work = store.begin_save()
    assert work
    content = on_disk(store)
    content["events"]["4"] = {"id": "theirs", "title": "Theirs"}
    write(store.path, **content)
    saved = work()
    key = store.add("events", {"title": "Late"})
    store.finish_save(saved)
    assert {row.title for row in store.rows.values()} >= {"Theirs", "Late"}
    store.save()
    assert {record["title"] for record in on_disk(store)["events"].values()} >= {"Theirs", "Late", "Mine"}
    store.undo()
    assert key.id not in store.rows
    assert "theirs" in store.rows
