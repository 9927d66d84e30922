"""A data file of our own: saved, read back, waited for, and put right where it is wrong."""

from pathlib import Path

import pytest

from store.file.datafile import DataFile, DocChange, Outside
from store.file.durable import locked
from store.file.errors import FolderNotSynced, Gone, Newer, NotJson, NotSaved
from store.file.merge import CONFLICTS, Conflict
from tests.store.file.three_events import edit, on_disk


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


def test_a_change_made_on_an_older_state_of_its_record_is_merged(file: DataFile, path: Path) -> None:
    late = edit(file, "1", title="late")
    file.save([edit(file, "1", note="early", tags=["a", "b"])])
    file.save([late])
    assert on_disk(path)["events"]["1"] == {"id": "one", "title": "late", "note": "early", "tags": ["a", "b"]}


def test_a_conflict_of_a_stale_change_is_said_once(file: DataFile, path: Path) -> None:
    late = edit(file, "1", title="late")
    file.save([edit(file, "1", title="early")])
    saved = file.save([late])
    assert saved.conflicts == (Conflict("events", "one", ("title",), "first", "late", "early"),)
    assert len(on_disk(path)[CONFLICTS]) == 1


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
