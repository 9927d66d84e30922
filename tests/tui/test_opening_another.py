"""Opening another file from the dashboard: one that is not there is asked about there, and nothing nearby is run."""

import os
from pathlib import Path

import pytest

from tests.fault.terminal import Window, program
from tests.tui.conftest import Running, app_of, screen_of


async def test_a_file_that_is_not_there_is_asked_about_and_enter_alone_makes_none(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "gone.json"
    async with running() as pilot:
        await pilot.press("o", "ctrl+u", *str(path), "enter")
        await pilot.pause()
        assert "There is no such file" in "\n".join(screen_of(pilot))
        await pilot.press("enter")
        await pilot.pause()
        app = app_of(pilot)
        assert app.next_file is None
    assert not path.exists()


async def test_it_can_be_made(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running() as pilot:
        await pilot.press("o", "ctrl+u", *str(path), "enter", "e", "enter")
        await pilot.pause()
        assert app_of(pilot).next_file == path
    assert path.exists()


async def test_a_pipe_and_a_link_that_leads_nowhere_are_told_and_the_file_stays_open(
    running: Running, tmp_path: Path
) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "nowhere" / "x.json")
    for path, words in ((pipe, "expected a regular file"), (link, "leads nowhere")):
        async with running() as pilot:
            await pilot.press("o", "ctrl+u", *str(path), "enter")
            await pilot.pause()
            assert words in " ".join(screen_of(pilot))
            assert app_of(pilot).next_file is None


async def test_a_folder_that_is_not_there_is_told(running: Running, tmp_path: Path) -> None:
    async with running() as pilot:
        await pilot.press("o", "ctrl+u", *str(tmp_path / "a\0b" / "new.json").replace("\0", "?"), "enter", "escape")
        app = app_of(pilot)
        assert app.next_file is None
        assert app.defects == []


@pytest.mark.figure("folder", "6 names of modules: none is run")
@pytest.mark.parametrize("name", ["random", "json", "csv", "tui", "store", "textual"])
def test_no_code_of_the_current_folder_is_run(sample: Path, tmp_path: Path, name: str) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(sample.read_bytes())
    (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'was-run')!r}, 'w')\n")
    command = [program(sample)[0], "-P", "-m", "tui", str(sample)]
    with Window(command, folder=tmp_path, environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as window:
        assert window.shows("sample.json"), window.text
        window.press("o")
        window.settle(0.3)
        window.press("ctrl+u", str(other), "enter")
        assert window.shows("other.json   today"), window.text
        window.press("q")
        assert window.end_status() == 0
    assert not (tmp_path / "was-run").exists()
