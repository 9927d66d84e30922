"""The one door: open, read, change, undo, save."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from store.documents import PathError
from store.file.errors import FileProblem, Gone, Newer, NotRegular
from store.file.values import WrongValue
from store.model import Key
from store.store import Store
from tests.store.making import CLOSING, STRIKE, border, on_disk, store_of, write

if TYPE_CHECKING:
    from pathlib import Path

STRUCK = Key("events", "strike")


def test_records_are_read_by_id(tmp_path: Path) -> None:
    store = border(tmp_path)
    assert list(store.rows) == ["strike", "reopening", "closing"]
    assert store.rows["strike"].crossings == ("al-qaim",)
    assert store.event("strike").claims[1].grade == "C3"
    assert store.crossings["rabia"].sides[1].name == "Yaarubiyah"
    assert store.record(Key("actors", "kataib-hezbollah")).id == "kataib-hezbollah"
    assert STRUCK in store
    assert Key("events", "nothing") not in store


def test_a_title_alone_is_a_record(tmp_path: Path) -> None:
    store = store_of(tmp_path, events={"12": {"title": "A note"}})
    assert store.rows["#12"].title == "A note"
    assert store.event("#12").id == "#12"
    store.edit(Key("events", "#12"), ("date",), "2019")
    assert store.document(Key("events", "#12")) == {"title": "A note", "date": "2019"}
    assert not store.quarantined


def test_a_document_is_a_fresh_copy(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.document(STRUCK)["claims"].clear()
    assert len(store.event("strike").claims) == 2
    assert store.document(STRUCK) == STRIKE


def test_an_edit_is_seen_everywhere_at_once_and_told(tmp_path: Path) -> None:
    store = border(tmp_path)
    told: list[frozenset[Key]] = []
    store.listeners.append(told.append)
    change = store.edit(STRUCK, ("title",), "Another title")
    assert change.words == "title of Drones strike near al-Qa'im"
    assert store.rows["strike"].title == store.event("strike").title == "Another title"
    assert told == [frozenset({STRUCK})]
    assert store.dirty


def test_editing_leaves_an_earlier_view_of_the_rows_as_it_was(tmp_path: Path) -> None:
    store = border(tmp_path)
    before = store.rows
    store.edit(STRUCK, ("title",), "Another title")
    assert before["strike"].title == "Drones strike near al-Qa'im"


def test_a_field_is_removed_and_what_it_leaves_empty_with_it(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("tags", 0), None)
    assert "tags" not in store.document(STRUCK)
    store.edit(STRUCK, ("place", "text"), "outside the town")
    assert store.document(STRUCK)["place"] == {"text": "outside the town"}


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    store = border(tmp_path)
    with pytest.raises(PathError, match="0 to 2"):
        store.edit(STRUCK, ("claims", 7, "value"), 1)
    assert not store.dirty


def test_new_claims_get_short_ids_and_old_ones_keep_theirs(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("claims", 2), {"about": "injured", "value": 1})
    assert [claim["id"] for claim in store.document(STRUCK)["claims"]] == ["a", "b", "c"]


def test_claims_written_by_hand_without_an_id_are_left_alone(tmp_path: Path) -> None:
    store = store_of(tmp_path, events=[{"id": "e", "claims": [{"about": "killed", "value": 1}]}])
    store.edit(Key("events", "e"), ("title",), "A title")
    assert store.document(Key("events", "e"))["claims"] == [{"about": "killed", "value": 1}]


def test_a_new_record_gets_an_id_that_can_be_typed(tmp_path: Path) -> None:
    store = border(tmp_path)
    key = store.add("events", {"title": "Market reopens at Rabia", "date": "2020-05"})
    again = store.add("events", {"title": "Market reopens at Rabia", "date": "2020-05"})
    assert key.id == "market-reopens-rabia-2020-05"
    assert again.id == "market-reopens-rabia-2020-05-2"
    assert store.add("sources", {"publisher": "INA"}).id == "ina"
    assert store.add("crossings", {"sides": [{"name": "Nasib"}, {"name": "Jaber"}]}).id == "nasib-jaber"


def test_many_records_are_added_as_one_change(tmp_path: Path) -> None:
    store = border(tmp_path)
    change = store.add_many("events", [{"title": "One"}, {"title": "One"}, {"id": "strike"}])
    assert [edit.key.id for edit in change.edits] == ["one", "one-2", "strike-2"]
    store.undo()
    assert len(store.rows) == 3


def test_deleting_duplicating_and_bulk_edits_are_one_undo_step_each(tmp_path: Path) -> None:
    store = border(tmp_path)
    copy = store.duplicate(STRUCK)
    assert copy.id == "strike-2"
    store.edit_many([STRUCK, copy], ("review",), "accepted")
    store.delete([STRUCK, copy])
    assert set(store.rows) == {"reopening", "closing"}
    assert store.undo()
    assert store.event("strike-2").review == "accepted"
    assert store.undo()
    assert store.event("strike").review == ""
    assert store.undo()
    assert list(store.rows) == ["strike", "reopening", "closing"]
    assert store.undo() is None
    assert not store.dirty


def test_a_dropped_edit_comes_back_by_undo(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.keep_dropped(STRUCK, ("title",), "What I typed")
    assert store.rows["strike"].title == "Drones strike near al-Qa'im"
    change = store.undo()
    assert change
    assert change.words.startswith("dropped edit")
    assert store.rows["strike"].title == "What I typed"
    store.redo()
    assert store.rows["strike"].title == "Drones strike near al-Qa'im"


def test_references_are_found_in_all_tables(tmp_path: Path) -> None:
    store = border(tmp_path)
    assert store.references(Key("crossings", "al-qaim")) == [
        (STRUCK, ("crossings", 0)),
        (Key("events", "reopening"), ("crossings", 0)),
    ]
    assert store.references(Key("actors", "kataib-hezbollah")) == [
        (STRUCK, ("actors", 0, "who")),
        (STRUCK, ("claims", 1, "by")),
    ]
    assert store.references(Key("sources", "k24")) == [
        (STRUCK, ("claims", 0, "source")),
        (STRUCK, ("claims", 1, "source")),
    ]


def test_a_rename_reaches_every_reference_and_is_one_change(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("id",), "drones-2019")
    assert "strike" not in store.rows
    assert store.event("reopening").related == ("drones-2019",)
    store.rename(Key("crossings", "al-qaim"), "qaim")
    assert {row.crossings for row in store.rows.values()} == {("qaim",), ("rabia",)}
    store.undo()
    store.undo()
    assert not store.dirty


def test_an_id_that_is_taken_is_refused_with_the_next_free_one(tmp_path: Path) -> None:
    store = border(tmp_path)
    with pytest.raises(ValueError, match='free is "closing-2"'):
        store.rename(STRUCK, "closing")


def test_merging_two_events_keeps_all_claims_and_what_was_told_differently(tmp_path: Path) -> None:
    other = {
        **STRIKE,
        "id": "copy",
        "title": "Vehicles hit",
        "date": "2019-08-25",
        "means": "drone",
        "claims": [STRIKE["claims"][0], {"id": "a", "about": "injured", "value": 1, "source": "k24"}],
    }
    store = store_of(tmp_path, events=[STRIKE, other, {"id": "later", "related": ["copy"]}])
    store.merge_events(STRUCK, Key("events", "copy"))
    merged = store.event("strike")
    assert [(claim.id, claim.about, claim.value) for claim in merged.claims] == [
        ("a", "killed", 6),
        ("b", "killed", 2),
        ("c", "injured", 1),
        ("d", "date", "2019-08-25"),
    ]
    assert merged.means == "drone"
    assert merged.origin == {"merged": {"copy": {"title": "Vehicles hit"}}}
    assert "copy" not in store.rows
    assert store.event("later").related == ("strike",)
    store.undo()
    assert store.document(Key("events", "copy")) == other
    assert not store.dirty


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


def test_settings_are_read_from_the_file(tmp_path: Path) -> None:
    store = store_of(tmp_path, meta=[{"title": "Border", "week_start": "sunday"}])
    assert (store.meta.title, store.meta.week_start, store.meta.stale_after) == ("Border", "sunday", 90)


def test_unknown_tables_and_fields_are_carried_through(tmp_path: Path) -> None:
    store = store_of(tmp_path, _default=[{"x": 1}], events=[{**STRIKE, "ours": {"deep": [1]}}])
    store.edit(STRUCK, ("title",), "x")
    store.save()
    kept = on_disk(store)
    assert kept["_default"] == {"1": {"x": 1}}
    assert kept["events"]["1"]["ours"] == {"deep": [1]}


def test_where_a_record_stands(tmp_path: Path) -> None:
    store = border(tmp_path)
    line, column = store.place(STRUCK)
    assert store.path.read_text().splitlines()[line - 1][column - 1 :].startswith("{")


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
