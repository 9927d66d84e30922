"""Saving into a file that others change too: all of it is kept, and what excludes each other is said."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest

from store.file import conflicts, durable
from store.file.datafile import DataFile, DocChange, Outside
from store.file.durable import locked
from store.file.errors import FolderNotSynced, Gone, Newer, NotJson, NotSaved
from store.file.merge import Conflict

if TYPE_CHECKING:
    from pathlib import Path

START: dict[str, dict[str, dict[str, Any]]] = {
    "events": {
        "1": {"id": "one", "title": "first", "note": "n", "tags": ["a"]},
        "2": {"id": "two", "title": "second", "note": "n"},
        "3": {"id": "three", "title": "third", "note": "n"},
    }
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "db.json"
    path.write_text(json.dumps(START, indent=2))
    return path


@pytest.fixture
def file(path: Path) -> DataFile:
    file = DataFile(path)
    file.read()
    return file


def on_disk(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return found


def edit(file: DataFile, doc_id: str, **fields: object) -> DocChange:
    """A change of some fields of an event as the file's image has it."""
    before = file.image.document("events", doc_id)
    return DocChange("events", doc_id, before, {**before, **fields})


def outside(path: Path, doc_id: str | None, /, **fields: object) -> None:
    """Another program's change, in another layout, by a new file of the same name."""
    data = on_disk(path)
    if doc_id is not None:
        data["events"][doc_id] = {**data["events"].get(doc_id, {}), **fields}
    new = path.with_suffix(".new")
    new.write_text(json.dumps(data))
    new.replace(path)


def test_a_save_is_on_disk_and_in_the_image(file: DataFile, path: Path) -> None:
    saved = file.save([edit(file, "1", title="changed")])
    assert on_disk(path)["events"]["1"]["title"] == "changed"
    assert saved.image is file.image
    assert file.image.document("events", "1")["title"] == "changed"
    assert saved.outside == Outside()
    assert not file.changed_outside()


def test_a_held_image_stays_what_it_was(file: DataFile) -> None:
    held = file.image
    file.save([edit(file, "1", title="changed")])
    assert held.document("events", "1")["title"] == "first"


def test_a_new_file_appears_with_its_first_save_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    file = DataFile(path)
    assert file.read().empty
    assert not path.exists()
    file.save([DocChange("events", "1", None, {"id": "one"})])
    assert on_disk(path) == {"events": {"1": {"id": "one"}}}
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_path_without_a_folder_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Gone, match="folder"):
        DataFile(tmp_path / "none" / "db.json").read()
    assert not list(tmp_path.iterdir())


def test_an_outside_change_is_seen_and_told_record_by_record(file: DataFile, path: Path) -> None:
    outside(path, "2", title="theirs")
    assert file.changed_outside()
    found = file.refresh()
    assert found is not None
    before: dict[str, Any] = START["events"]["2"]
    assert found.changes == (DocChange("events", "2", before, {**before, "title": "theirs"}),)
    assert not file.changed_outside()
    assert file.refresh() is None


def test_a_touched_or_reformatted_file_is_no_change(file: DataFile, path: Path) -> None:
    os.utime(path)
    assert file.refresh() is None
    outside(path, None)
    assert file.refresh() is None


def test_a_write_within_one_tick_of_the_clock_and_of_the_same_size_is_seen(path: Path) -> None:
    status = path.stat()
    file = DataFile(path)
    file.read()
    raw = path.read_bytes().replace(b"second", b"SECOND")
    path.write_bytes(raw)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.changed_outside()
    saved = file.save([edit(file, "1", title="mine")])
    assert {on_disk(path)["events"][doc_id]["title"] for doc_id in "12"} == {"mine", "SECOND"}
    assert [change.doc_id for change in saved.outside.changes] == ["2"]


def test_a_save_keeps_what_others_changed_meanwhile(file: DataFile, path: Path) -> None:
    outside(path, "1", note="theirs")
    outside(path, "4", title="new")
    saved = file.save([edit(file, "1", title="mine")])
    assert on_disk(path)["events"]["1"] == {"id": "one", "title": "mine", "note": "theirs", "tags": ["a"]}
    assert on_disk(path)["events"]["4"] == {"title": "new"}
    assert {change.doc_id for change in saved.outside.changes} == {"1", "4"}
    assert not saved.conflicts


def test_what_excludes_each_other_keeps_mine_and_puts_theirs_beside_it_in_the_file(file: DataFile, path: Path) -> None:
    outside(path, "1", title="theirs")
    saved = file.save([edit(file, "1", title="mine")])
    assert saved.conflicts == (Conflict("events", "one", ("title",), "first", "mine", "theirs"),)
    assert on_disk(path)["events"]["1"]["title"] == "mine"
    (kept,) = on_disk(path)[conflicts.TABLE].values()
    assert conflicts.from_document(kept) == saved.conflicts[0]


def test_a_change_made_on_an_older_state_of_its_record_is_merged(file: DataFile, path: Path) -> None:
    late = edit(file, "1", title="late")
    file.save([edit(file, "1", note="early", tags=["a", "b"])])
    file.save([late])
    assert on_disk(path)["events"]["1"] == {"id": "one", "title": "late", "note": "early", "tags": ["a", "b"]}


def test_two_new_records_of_one_number_are_both_kept(file: DataFile, path: Path) -> None:
    outside(path, "4", id="theirs")
    saved = file.save([DocChange("events", "4", None, {"id": "mine"})])
    assert on_disk(path)["events"]["4"] == {"id": "theirs"}
    assert on_disk(path)["events"]["5"] == {"id": "mine"}
    assert saved.renumbered == ((("events", "4"), "5"),)


def test_two_windows_on_one_file_lose_nothing(path: Path) -> None:
    files = [DataFile(path), DataFile(path)]
    for file in files:
        file.read()

    def write(who: int) -> None:
        for count in range(20):
            file = files[who]
            file.save([DocChange("events", file.image.next_id("events"), None, {"title": f"{who}-{count}"})])

    threads = [threading.Thread(target=write, args=(who,)) for who in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    titles = [record["title"] for record in on_disk(path)["events"].values()]
    assert sorted(titles) == sorted(["first", "second", "third", *(f"{w}-{c}" for w in (0, 1) for c in range(20))])


# An editor that was open before our save knows nothing of it.


def test_an_editors_older_text_does_not_undo_our_save_and_its_own_changes_are_taken(file: DataFile, path: Path) -> None:
    buffer = on_disk(path)
    file.save([edit(file, "1", title="ours"), DocChange("events", "9", None, {"id": "new"})])
    buffer["events"]["1"]["note"] = "editor"
    buffer["events"]["2"]["title"] = "editor"
    path.write_text(json.dumps(buffer, indent=2))
    found = file.refresh()
    assert found is not None
    assert on_disk(path)["events"]["1"] == {"id": "one", "title": "ours", "note": "editor", "tags": ["a"]}
    assert on_disk(path)["events"]["2"]["title"] == "editor"
    assert on_disk(path)["events"]["9"] == {"id": "new"}
    assert {change.doc_id for change in found.kept} == {"1", "9"}
    assert not found.conflicts


def test_the_same_when_our_next_save_finds_it(file: DataFile, path: Path) -> None:
    buffer = on_disk(path)
    file.save([edit(file, "1", title="ours")])
    buffer["events"]["2"]["title"] = "editor"
    path.write_text(json.dumps(buffer, indent=2))
    saved = file.save([edit(file, "3", title="later")])
    titles = [on_disk(path)["events"][doc_id]["title"] for doc_id in "123"]
    assert titles == ["ours", "editor", "later"]
    assert [change.doc_id for change in saved.outside.kept] == ["1"]


def test_one_key_takes_theirs_where_ours_was_kept(file: DataFile, path: Path) -> None:
    buffer = on_disk(path)
    file.save([edit(file, "1", title="ours")])
    buffer["events"]["2"]["title"] = "editor"
    path.write_text(json.dumps(buffer, indent=2))
    found = file.refresh()
    assert found is not None
    (kept,) = found.kept
    file.save([DocChange(kept.table, kept.doc_id, kept.after, kept.before)])
    assert on_disk(path)["events"]["1"]["title"] == "first"


def test_a_whole_old_state_that_comes_back_is_shown_and_asked_about(file: DataFile, path: Path) -> None:
    old = path.read_bytes()
    file.save([edit(file, "1", title="ours")])
    path.write_bytes(old)
    found = file.refresh()
    assert found is not None
    assert path.read_bytes() == old
    assert file.image.document("events", "1")["title"] == "first"
    file.save(found.returned)
    assert on_disk(path)["events"]["1"]["title"] == "ours"


def test_an_old_state_that_undoes_nothing_of_ours_is_a_change_like_any_other(file: DataFile, path: Path) -> None:
    old = path.read_bytes()
    outside(path, "2", title="theirs")
    file.refresh()
    path.write_bytes(old)
    found = file.refresh()
    assert found is not None
    assert not found.returned
    assert file.image.document("events", "2")["title"] == "second"


def test_what_a_program_writes_into_a_file_we_replaced_is_not_lost(file: DataFile, path: Path) -> None:
    with path.open("r+") as stale:
        data = json.load(stale)
        file.save([edit(file, "1", title="ours")])
        data["events"]["2"]["title"] = "stale"
        stale.seek(0)
        stale.write(json.dumps(data))
        stale.truncate()
        stale.flush()
        assert file.changed_outside()
        found = file.refresh()
    assert found is not None
    assert [change.doc_id for change in found.changes] == ["2"]
    assert [on_disk(path)["events"][doc_id]["title"] for doc_id in "12"] == ["ours", "stale"]
    assert not file.changed_outside()


@pytest.mark.parametrize("in_place", [False, True])
def test_what_is_written_between_our_look_and_our_rename_is_kept(
    file: DataFile, path: Path, monkeypatch: pytest.MonkeyPatch, in_place: bool
) -> None:
    real = durable._write
    done: list[bool] = []

    def meanwhile(*arguments: Any) -> Any:
        stamp = real(*arguments)
        if not done:
            done.append(True)
            if in_place:
                path.write_bytes(path.read_bytes().replace(b"second", b"theirs"))
            else:
                outside(path, "2", title="theirs")
        return stamp

    monkeypatch.setattr("store.file.durable._write", meanwhile)
    saved = file.save([edit(file, "1", title="mine")])
    assert [on_disk(path)["events"][doc_id]["title"] for doc_id in "12"] == ["mine", "theirs"]
    assert [change.doc_id for change in saved.outside.changes] == ["2"]


def test_what_is_written_in_place_in_the_very_moment_of_our_rename_is_kept(
    file: DataFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace
    done: list[bool] = []

    def meanwhile(old: str, new: str) -> None:
        if not done:
            done.append(True)
            path.write_bytes(path.read_bytes().replace(b"second", b"theirs"))
        real(old, new)

    monkeypatch.setattr("os.replace", meanwhile)
    saved = file.save([edit(file, "1", title="mine")])
    assert [on_disk(path)["events"][doc_id]["title"] for doc_id in "12"] == ["mine", "theirs"]
    assert [change.doc_id for change in saved.outside.changes] == ["2"]
    assert not file.changed_outside()


def test_a_conflict_of_a_stale_change_is_said_once(file: DataFile, path: Path) -> None:
    late = edit(file, "1", title="late")
    file.save([edit(file, "1", title="early")])
    saved = file.save([late])
    assert saved.conflicts == (Conflict("events", "one", ("title",), "first", "late", "early"),)
    assert len(on_disk(path)[conflicts.TABLE]) == 1


def test_a_replaced_file_that_has_another_name_is_no_affair_of_ours(file: DataFile, path: Path) -> None:
    path.with_name("other.json").hardlink_to(path)
    file.save([edit(file, "1", title="mine")])
    path.with_name("other.json").write_text(json.dumps({"events": {}}))
    assert not file.changed_outside()
    assert on_disk(path)["events"]["1"]["title"] == "mine"


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_half_written_file_is_waited_for_and_never_written(file: DataFile, path: Path, share: float) -> None:
    whole = path.read_bytes()
    half = whole[: int(len(whole) * share)]
    path.write_bytes(half)
    with pytest.raises(NotJson):
        file.refresh()
    with pytest.raises(NotJson):
        file.save([edit(file, "1", title="mine")])
    assert path.read_bytes() == half
    path.write_bytes(whole)
    assert file.refresh() is None
    file.save([edit(file, "1", title="mine")])
    assert on_disk(path)["events"]["1"]["title"] == "mine"


def test_a_file_that_went_away_is_not_made_anew_and_is_picked_up_when_it_is_back(file: DataFile, path: Path) -> None:
    whole = path.read_bytes()
    path.unlink()
    assert file.changed_outside()
    with pytest.raises(Gone):
        file.refresh()
    with pytest.raises(Gone):
        file.save([edit(file, "1", title="mine")])
    assert not path.exists()
    path.write_bytes(whole)
    file.save([edit(file, "1", title="mine")])
    assert on_disk(path)["events"]["1"]["title"] == "mine"


def test_a_newer_format_is_read_and_never_written(path: Path) -> None:
    path.write_text('{\n"meta": {"1": {"format": 99}},\n"events": {"1": {"id": "a"}}}')
    before = path.read_bytes()
    file = DataFile(path)
    file.read()
    with pytest.raises(Newer, match=r":2:16: format 99 is newer"):
        file.save([DocChange("events", "1", {"id": "a"}, None)])
    assert path.read_bytes() == before


def test_a_lock_that_another_holds_ends_in_words_and_nothing_written(
    file: DataFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    with locked(str(path)):
        monkeypatch.setattr("store.file.durable.PATIENCE", 0.02)
        with pytest.raises(NotSaved, match="another program is saving"):
            file.save([edit(file, "1", title="mine")])
    assert path.read_bytes() == before


def test_a_save_of_which_only_the_folder_could_not_be_synced_can_be_repeated(
    file: DataFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = DocChange("events", "4", None, {"id": "four", "title": "new"})

    def broken(folder: str) -> None:
        raise OSError(5, "Input/output error", folder)

    with monkeypatch.context() as patch:
        patch.setattr("store.file.durable._sync_folder", broken)
        with pytest.raises(FolderNotSynced):
            file.save([change])
    saved = file.save([change])
    assert list(on_disk(path)["events"]) == ["1", "2", "3", "4"]
    assert saved.image.document("events", "4")["title"] == "new"


def test_a_record_that_theirs_broke_is_kept_as_it_is_beside_our_change(file: DataFile, path: Path) -> None:
    change = edit(file, "1", title="mine")
    broken = path.read_bytes().replace(b'"title": "first"', b'"title": "x", "title": "y"')
    path.write_bytes(broken)
    saved = file.save([change])
    text = path.read_bytes()
    assert b'"title": "x", "title": "y"' in text
    assert b'"title": "mine"' in text
    assert saved.renumbered == ((("events", "1"), "4"),)


def test_a_quarantined_twin_survives_our_saves(path: Path) -> None:
    path.write_bytes(b'{"events": {\n"1": {"id": "a"},\n"1": {"id": "b"}\n}}\n')
    file = DataFile(path)
    file.read()
    file.save([edit(file, "1", title="mine")])
    assert path.read_bytes() == b'{"events": {\n"1": {"id": "a", "title": "mine"},\n"1": {"id": "b"}\n}}\n'


def test_many_saves_in_a_row_read_back(file: DataFile, path: Path) -> None:
    for count in range(60):
        changes = [edit(file, "1", title=f"t{count}"), DocChange("events", str(10 + count), None, {"n": count})]
        file.save(changes)
    assert len(on_disk(path)["events"]) == 63
    assert on_disk(path)["events"]["1"]["title"] == "t59"
    assert len(list(path.parent.iterdir())) == 1


def test_the_second_of_two_equal_numbers_gets_the_next_free_one_in_its_place(path: Path) -> None:
    path.write_bytes(b'{"events": {\n"1": {"id": "a"},\n"1": {"id": "b", "n": 41.0},\n"2": {}\n}}\n')
    file = DataFile(path)
    (entry,) = file.read().quarantined
    saved = file.repair(entry, file.image.next_id("events"), {"id": "b-2", "n": 41.0})
    assert path.read_bytes() == b'{"events": {\n"1": {"id": "a"},\n"3": {"id": "b-2", "n": 41.0},\n"2": {}\n}}\n'
    assert not saved.image.quarantined


def test_a_record_that_is_wrong_inside_is_put_right_in_its_place(path: Path) -> None:
    path.write_bytes(b'{"events": {\n"1": {"x": 1},\n"2": [1, 2],\n"3": {}\n}}\n')
    file = DataFile(path)
    file.read()
    file.save([edit(file, "1", x=2)])
    wrong = file.image.wrong("events", "2")
    assert wrong is not None
    file.repair(wrong, "2", {"list": [1, 2]})
    assert on_disk(path)["events"] == {"1": {"x": 2}, "2": {"list": [1, 2]}, "3": {}}
    with pytest.raises(NotSaved, match="changed meanwhile"):
        file.repair(wrong, "2", {"list": []})
