"""Files and folders stand where each system wants them, for their owner's eyes only."""

import os
from pathlib import Path

import pytest

from store import paths
from store.file.errors import NotSaved, Unreadable
from store.store import Store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", paths.VARIABLE):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_first_run_makes_the_default_file_of_the_sample() -> None:
    assert paths.first_run()
    assert not paths.first_run()
    assert paths.default_file().read_bytes() == paths.sample_bytes()
    assert paths.default_file().stat().st_mode & 0o777 == 0o600
    assert paths.data_folder().stat().st_mode & 0o777 == 0o700


def test_an_empty_file_opens_without_a_record(home: Path) -> None:
    paths.make_file(home / "new" / "mine.json", paths.EMPTY_FILE)
    store = Store.open(home / "new" / "mine.json")
    assert not store.rows
    assert not store.quarantined


def test_an_existing_file_is_not_overwritten(home: Path) -> None:
    (home / "mine.json").write_text("mine")
    with pytest.raises(FileExistsError, match=r"mine\.json"):
        paths.make_file(home / "mine.json", paths.EMPTY_FILE)
    assert (home / "mine.json").read_text() == "mine"


def test_the_file_is_the_one_named_else_the_environments_else_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.file_named(None) == paths.default_file()
    monkeypatch.setenv(paths.VARIABLE, "~/env.json")
    assert paths.file_named(None) == Path.home() / "env.json"
    assert paths.file_named("arg.json") == Path("arg.json")


def test_two_files_of_one_name_have_states_of_their_own(home: Path) -> None:
    assert paths.state_of(home / "a" / "x.json") != paths.state_of(home / "b" / "x.json")
    assert paths.state_of(home / "a" / "x.json") == paths.state_of(home / "b" / ".." / "a" / "x.json")


def test_a_file_is_to_be_made_where_nothing_is_and_one_could_be_saved(home: Path) -> None:
    (home / "dangling").symlink_to(home / "nowhere")
    assert paths.is_to_be_made(home / "new.json")
    assert not paths.is_to_be_made(home / "dangling")
    assert not paths.is_to_be_made(home)
    longest = os.pathconf(home, "PC_NAME_MAX")
    assert paths.is_to_be_made(home / ("n" * (longest - 18)))
    with pytest.raises(NotSaved, match=f"expected at most {longest - 18}"):
        paths.is_to_be_made(home / ("n" * (longest - 17)))
    with pytest.raises(Unreadable, match="File name too long"):
        paths.is_to_be_made(home / ("n" * (longest + 1)))
