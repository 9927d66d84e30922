"""Conflicted copies of a syncing folder: noticed by their names, merged on request, and nothing of either side lost."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from store.file.errors import FileProblem, NotSaved
from store.store import Store

FILE: dict[str, Any] = {
    "meta": {"1": {"format": 1, "title": "Desk"}},
    "crossings": {"1": {"id": "ford", "sides": [{"country": "IQ", "name": "Tall"}, {"country": "SY", "name": "Low"}]}},
    "events": {
        "1": {"id": "a", "title": "First", "claims": [{"id": "a", "about": "killed", "value": 3, "by": "a guard"}]},
        "2": {"id": "b", "title": "Second"},
        "3": {"title": "Without an id", "date": "2020", "type": "other"},
    },
}


def written(path: Path, file: dict[str, Any]) -> Path:
    path.write_text(json.dumps(file, indent=1), encoding="utf-8")
    return path


def taken_in(folder: Path, here: dict[str, Any], there: dict[str, Any]) -> dict[str, Any]:
    """The file after a conflicted copy of it was merged and saved."""
    path = written(folder / "desk.json", here)
    beside = written(folder / "desk (Ana's conflicted copy 2026-11-01).json", there)
    store = Store.open(path, state=folder / "state")
    store.take_in(beside)
    store.save()
    assert not beside.exists()
    assert [json.loads(kept.read_bytes()) for kept in (folder / "state").rglob("*.unreadable")] == [there]
    merged: dict[str, Any] = json.loads(path.read_bytes())
    store.undo()
    store.save()
    assert json.loads(path.read_bytes()) == here
    return merged


@pytest.mark.parametrize(
    "name",
    [
        "desk (Ana's conflicted copy 2026-11-01).json", "desk (conflicted copy 2026-11-01 101010).json",
        "desk.sync-conflict-20261101-101010-ABCDEFG.json", "desk (SFConflict ana 2026-11-01-10-10-10).json",
        "desk_conflict-20261101-101010.json", "desk [conflicted].json", "desk (Copie en conflit d'Ana).json",
        "desk (Anas in Konflikt stehende Kopie).json", "desk (Copia en conflicto de Ana).json",
    ],
)  # fmt: skip
def test_a_conflicted_copy_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "desk.json", FILE)
    written(tmp_path / name, FILE)
    assert Store.open(path).conflicted_copies() == [tmp_path / name]


@pytest.mark.parametrize(
    "name",
    ["other (conflicted copy).json", "desk.json.bak", "desk-2.json", "desk (conflicted copy).txt", "conflict.json"],
)
def test_another_file_is_no_conflicted_copy(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "desk.json", FILE)
    written(tmp_path / name, FILE)
    (tmp_path / "desk (conflicted copy) folder.json").mkdir()
    assert Store.open(path).conflicted_copies() == []


def test_what_only_one_of_the_two_has_is_kept(tmp_path: Path) -> None:
    here, there = copy.deepcopy(FILE), copy.deepcopy(FILE)
    here["events"]["4"] = {"id": "here", "title": "Only here"}
    there["events"]["4"] = {"id": "there", "title": "Only there"}
    there["events"]["1"]["claims"].append({"id": "b", "about": "killed", "value": 4, "by": "a driver"})
    del there["events"]["2"]
    there["crossings"]["1"]["notes"] = "Muddy"
    merged = taken_in(tmp_path, here, there)
    titles = sorted(event["title"] for event in merged["events"].values())
    assert titles == ["First", "Only here", "Only there", "Second", "Without an id"]
    assert [claim["value"] for claim in merged["events"]["1"]["claims"]] == [3, 4]
    assert merged["crossings"]["1"] == {**FILE["crossings"]["1"], "notes": "Muddy"}
    assert "conflicts" not in merged


def test_what_both_say_differently_waits_for_a_decision(tmp_path: Path) -> None:
    here, there = copy.deepcopy(FILE), copy.deepcopy(FILE)
    here["events"]["2"]["title"] = "Second, here"
    there["events"]["2"]["title"] = "Second, there"
    there["events"]["1"]["claims"][0]["value"] = 5
    merged = taken_in(tmp_path, here, there)
    asked = {tuple(each["path"]): {each["mine"], each["theirs"]} for each in merged["conflicts"].values()}
    assert asked == {("title",): {"Second, here", "Second, there"}, ("claims", "a", "value"): {3, 5}}
    assert len(merged["events"]) == 3


def test_two_records_of_one_number_without_an_id_are_one_only_where_they_are_alike(tmp_path: Path) -> None:
    here, there = copy.deepcopy(FILE), copy.deepcopy(FILE)
    there["events"]["3"] = {"title": "Another thing altogether", "date": "2011", "type": "attack"}
    merged = taken_in(tmp_path, here, there)
    assert len(merged["events"]) == 4
    assert "conflicts" not in merged


def test_a_copy_that_says_nothing_else_changes_nothing(tmp_path: Path) -> None:
    assert taken_in(tmp_path, FILE, FILE) == FILE


@pytest.mark.parametrize("content", ["{", '{"meta": {"1": {"format": 99}}}', '{"events": {"1": 1, "1": 2}}'])
def test_a_copy_that_cannot_be_read_whole_stays_where_it_is(tmp_path: Path, content: str) -> None:
    path = written(tmp_path / "desk.json", FILE)
    beside = tmp_path / "desk (conflicted copy).json"
    beside.write_text(content, encoding="utf-8")
    store = Store.open(path, state=tmp_path / "state")
    with pytest.raises(FileProblem):
        store.take_in(beside)
    assert beside.read_text(encoding="utf-8") == content
    assert not store.dirty


@pytest.mark.parametrize(
    "mark",
    [
        " (conflicted copy)", " (Case Conflict)", " (Case Conflict 1)", " (Ana's conflicted copy 2026-11-01 (1))",
        " (conflict)", " (Conflicted copy 2026-11-01 for ana)", " (DESKTOP-1 conflict 2026-11-01)",
        "_conflict-20261101-101010",
        ".sync-conflict-20261101-101010-ABCDEFG.sync-conflict-20261102-101010-ABCDEFG",
        "_Ana-PC_Jan-03-0901-2026_Conflict",
        " (Anas in Konflikt stehende Kopie) (1)",
    ],
)  # fmt: skip
def test_a_copy_belongs_to_the_file_with_the_longest_name_that_fits(tmp_path: Path, mark: str) -> None:
    names = ("desk", "desk-north", "desk (draft)")
    files = [written(tmp_path / f"{name}.json", FILE) for name in names]
    copies = [written(tmp_path / f"{name}{mark}.json", FILE) for name in names]
    assert [Store.open(file).conflicted_copies() for file in files] == [[each] for each in copies]


@pytest.mark.parametrize(
    "name",
    [
        "desk-north (conflicted copy)", "desk-north.sync-conflict-20261101-101010-ABCDEFG", "desk-conflicts-2023",
        "desk_conflict-2023", "desk_conflict-zones", "desk (conflict zones)", "desk (conflicts 2023)",
        "desk2_conflict-20261101-101010",
        "desk (draft) (conflicted copy)", "desk conflicted copy notes", "desk (conflicted copy) notes", "desk conflict",
        "desk (armed conflict)", "desk.sync-conflict-notes",
    ],
)  # fmt: skip
def test_a_file_of_another_name_or_about_a_conflict_is_no_copy(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "desk.json", FILE)
    written(tmp_path / f"{name}.json", FILE)
    assert Store.open(path).conflicted_copies() == []


def test_a_copy_of_a_copy_belongs_to_the_copy_while_that_is_there(tmp_path: Path) -> None:
    path = written(tmp_path / "desk.json", FILE)
    first = written(tmp_path / "desk (conflicted copy).json", FILE)
    second = written(tmp_path / "desk (conflicted copy) (Case Conflict).json", FILE)
    assert Store.open(path).conflicted_copies() == [first]
    assert Store.open(first).conflicted_copies() == [second]
    first.unlink()
    assert Store.open(path).conflicted_copies() == [second]


def test_a_copy_goes_only_once_what_it_changed_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = copy.deepcopy(FILE)
    there["events"]["4"] = {"id": "there", "title": "Only there"}
    path = written(tmp_path / "desk.json", FILE)
    beside = written(tmp_path / "desk (conflicted copy).json", there)
    store = Store.open(path, state=tmp_path / "state")
    store.take_in(beside)
    assert beside.exists()
    assert store.conflicted_copies() == [], "it is not offered a second time"

    def full(*_: object) -> None:
        raise NotSaved(str(path), "the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("store.file.durable.replace", full)
        with pytest.raises(NotSaved):
            store.save()
    assert json.loads(beside.read_bytes()) == there
    store.save()
    assert not beside.exists()
    assert "there" in store.rows


def test_a_copy_that_was_written_again_before_the_save_stays_and_is_offered(tmp_path: Path) -> None:
    there, later = copy.deepcopy(FILE), copy.deepcopy(FILE)
    there["events"]["4"] = {"id": "there", "title": "Only there"}
    later["events"]["4"] = {"id": "later", "title": "Only later, and longer"}
    path = written(tmp_path / "desk.json", FILE)
    beside = written(tmp_path / "desk (conflicted copy).json", there)
    store = Store.open(path, state=tmp_path / "state")
    store.take_in(beside)
    written(beside, later)
    store.save()
    assert store.conflicted_copies() == [beside]


def test_a_copy_whose_text_cannot_be_kept_changes_nothing_and_stays(tmp_path: Path) -> None:
    path = written(tmp_path / "desk.json", {})
    beside = written(tmp_path / "desk (conflicted copy).json", FILE)
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    store = Store.open(path, state=tmp_path / "state")
    with pytest.raises((FileProblem, OSError)):
        store.take_in(beside)
    assert beside.exists()
    assert not store.dirty


def test_two_copies_taken_in_within_a_second_are_both_kept_aside(tmp_path: Path) -> None:
    path = written(tmp_path / "desk.json", FILE)
    store = Store.open(path, state=tmp_path / "state")
    texts = []
    for number in range(3):
        there = copy.deepcopy(FILE)
        there["events"]["4"] = {"id": f"there-{number}", "title": "Only there"}
        beside = written(tmp_path / f"desk (conflicted copy {number}).json", there)
        texts.append(beside.read_bytes())
        store.take_in(beside)
        store.save()
    assert sorted(kept.read_bytes() for kept in (tmp_path / "state").rglob("*.unreadable")) == texts


RECORD = '{"id": "b", "title": "B there"}'
UNREADABLE = {
    "a number that is none": '"x": {"id": "b", "title": "B"}',
    "a number that appears twice": '"1": {"id": "b", "title": "B"}',
    "a field that appears twice": '"2": {"id": "b", "title": "B", "title": "B"}',
}


@pytest.mark.parametrize("unreadable", UNREADABLE.values(), ids=UNREADABLE.keys())
@pytest.mark.parametrize("is_ours", [True, False], ids=["ours", "the copy's"])
def test_an_id_of_an_unreadable_record_never_comes_to_stand_twice(
    tmp_path: Path, unreadable: str, is_ours: bool
) -> None:
    texts = [f'{{"events": {{"1": {{"id": "a"}}, {more}}}}}' for more in (unreadable, f'"2": {RECORD}')]
    mine, theirs = texts if is_ours else texts[::-1]
    path, beside = tmp_path / "desk.json", tmp_path / "desk (conflicted copy).json"
    path.write_text(mine, encoding="utf-8")
    beside.write_text(theirs, encoding="utf-8")
    store = Store.open(path, state=tmp_path / "state")
    with pytest.raises(FileProblem, match=r"events: .*expected"):
        store.take_in(beside)
    store.save()
    assert (path.read_text(encoding="utf-8"), beside.read_text(encoding="utf-8")) == (mine, theirs)


def test_an_unreadable_record_of_ours_keeps_no_other_record_of_a_copy_out(tmp_path: Path) -> None:
    path, beside = tmp_path / "desk.json", tmp_path / "desk (conflicted copy).json"
    path.write_text('{"events": {"1": {"id": "a"}, "x": {"id": "b"}}}', encoding="utf-8")
    beside.write_text('{"events": {"1": {"id": "a"}, "2": {"id": "c"}, "3": {"id": ["c"]}}}', encoding="utf-8")
    store = Store.open(path, state=tmp_path / "state")
    store.take_in(beside)
    assert "c" in store.rows
