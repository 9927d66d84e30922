"""Leaving waits for what is being written, and for what was changed meanwhile; what cannot be written is told first."""

import json
import sys
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from store.desk import saving
from store.file.errors import NotSaved
from store.records.model import Key
from tests.bench.program import Program
from tests.tui.conftest import Running, app_of
from tui.work.remembering import recent_files

STRIKE = Key("events", "qaim-drones-2019-08")


def titles(path: Path) -> dict[str, str]:
    """The titles in the file, by id."""
    return {record["id"]: record["title"] for record in json.loads(path.read_text("utf-8"))["events"].values()}


async def test_what_is_changed_while_a_save_is_under_way_is_on_disk_when_the_program_ends(
    running: Running, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = saving.write

    def slowly(*arguments: Any) -> Any:
        sleep(0.15)
        return write(*arguments)

    monkeypatch.setattr(saving, "write", slowly)
    async with running() as pilot:
        session = app_of(pilot).session
        session.store.edit(STRIKE, ("title",), "first")
        session.store.edit(STRIKE, ("title",), "second")
        await pilot.press("q")
        for _ in range(100):
            if app_of(pilot)._exit:
                break
            await pilot.pause(0.05)
    assert titles(sample)[STRIKE.id] == "second"


async def test_what_cannot_be_written_is_told_before_it_is_left_behind(
    running: Running, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> Any:
        raise NotSaved(str(sample), "no room on the disk")

    monkeypatch.setattr(saving, "write", full)
    async with running() as pilot:
        app = app_of(pilot)
        app.session.store.edit(STRIKE, ("title",), "unsaved")
        await pilot.pause(0.2)
        await pilot.press("q")
        assert "no room on the disk" in app.session.notice
        assert not app._exit
        await pilot.press("q")
        await pilot.pause(0.2)
        assert app._exit


def test_the_file_that_was_left_is_the_first_to_be_offered_again(sample: Path) -> None:
    with Program([sys.executable, "-m", "tui", str(sample)]) as program:
        program.watch(until="UN authorisation")
        program.press("q")
        program.wait_for_end()
    assert recent_files()[0] == str(sample)
