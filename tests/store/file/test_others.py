"""Saving into a file that others change too: all of it is kept, and what excludes each other is said."""

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from store.file import durable
from store.file.base import Stamp
from store.file.datafile import DataFile, DocChange
from store.file.merge import CONFLICTS, Conflict
from tests.store.file.three_events import START, edit, on_disk, outside


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


def in_place(path: Path, old: bytes, new: bytes) -> None:
    """Change the file in place, in its size, and give it the time that it had."""
    status = path.stat()
    raw = path.read_bytes()
    assert len(old) == len(new)
    assert old in raw
    with path.open("r+b") as file:
        file.write(raw.replace(old, new))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.figure("same stamp", "by the time of the status; by the bytes under the lock; both kept")
def test_a_change_that_leaves_inode_size_and_time_is_seen_and_kept(file: DataFile, path: Path) -> None:
    file.save([edit(file, "3", note="a save of ours, which dates the file exactly")])
    time.sleep(0.05)
    assert not file.changed_outside()
    in_place(path, b"second", b"SECOND")
    assert file.changed_outside()
    saved = file.save([edit(file, "1", title="mine")])
    assert {on_disk(path)["events"][doc_id]["title"] for doc_id in "12"} == {"mine", "SECOND"}
    assert [change.doc_id for change in saved.outside.changes] == ["2"]


@pytest.mark.figure("same stamp", "by the time of the status; by the bytes under the lock; both kept")
def test_a_save_sees_by_the_bytes_what_no_time_tells(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a stick whose clock knows two seconds, and no change of the status."""

    def coarse(status: os.stat_result) -> Stamp:
        seconds = status.st_mtime_ns // 2_000_000_000 * 2_000_000_000
        return Stamp(status.st_ino, status.st_size, seconds, seconds)

    monkeypatch.setattr(Stamp, "of", coarse)
    os.utime(path, (1_500_000_000, 1_500_000_000))
    file = DataFile(path)
    file.read()
    in_place(path, b"second", b"SECOND")
    assert not file.changed_outside(), "the stamp is the same, and long past"
    file.save([edit(file, "1", title="mine")])
    assert {on_disk(path)["events"][doc_id]["title"] for doc_id in "12"} == {"mine", "SECOND"}


@pytest.mark.figure("same stamp", "by the bytes while a coarse clock stands")
def test_where_a_clock_is_coarse_the_bytes_are_looked_at_until_it_has_moved_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def coarse(status: os.stat_result) -> Stamp:
        return Stamp(status.st_ino, status.st_size, *[int(time.time()) * 1_000_000_000] * 2)

    file = DataFile(path)
    with monkeypatch.context() as patched:
        patched.setattr(time, "time", lambda: 1_600_000_000.5)
        patched.setattr(time, "time_ns", lambda: 1_600_000_000_500_000_000)
        patched.setattr(Stamp, "of", coarse)
        file.read()
        in_place(path, b"second", b"SECOND")
        assert file.changed_outside()


def test_a_file_that_only_changed_its_mode_is_no_change(file: DataFile, path: Path) -> None:
    path.chmod(0o640)
    assert file.refresh() is None
    assert file.save([edit(file, "1", title="mine")]).outside.changes == ()


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
    (kept,) = on_disk(path)[CONFLICTS].values()
    assert Conflict.told_by(kept) == saved.conflicts[0]


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


def test_a_replaced_file_that_has_another_name_is_no_affair_of_ours(file: DataFile, path: Path) -> None:
    path.with_name("other.json").hardlink_to(path)
    file.save([edit(file, "1", title="mine")])
    path.with_name("other.json").write_text(json.dumps({"events": {}}))
    assert not file.changed_outside()
    assert on_disk(path)["events"]["1"]["title"] == "mine"


def test_a_record_that_theirs_broke_is_kept_as_it_is_beside_our_change(file: DataFile, path: Path) -> None:
    change = edit(file, "1", title="mine")
    broken = path.read_bytes().replace(b'"title": "first"', b'"title": "x", "title": "y"')
    path.write_bytes(broken)
    saved = file.save([change])
    text = path.read_bytes()
    assert b'"title": "x", "title": "y"' in text
    assert b'"title": "mine"' in text
    assert saved.renumbered == ((("events", "1"), "4"),)
