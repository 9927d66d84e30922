"""The history of a record: what was changed since the start, then what git or the version copies tell, bit by bit."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.file.earlier_copies import Copy
from store.paths import sample_bytes
from store.store import Store
from tests.tui.conftest import Running, app_of
from tests.tui.editing_steps import at_strike
from tui.app import BorderApp
from tui.dialogs.changes import Changes


def history_of(pilot: Pilot[int]) -> Changes:
    """The dialog that is open."""
    dialog = app_of(pilot).takers[-1]
    assert isinstance(dialog, Changes)
    return dialog


def dialog_text(dialog: Changes) -> str:
    """All that it shows, also below its window."""
    return "\n".join("".join(text for text, _ in row.spans) for row in dialog.rows(70, 1_000))


async def test_what_earlier_versions_tell_is_read_without_keeping_a_key_waiting(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = [f"Title {number}".encode() for number in range(40)]
    copies = []
    for number, title in enumerate(reversed(titles)):
        path = tmp_path / f"{number}.copy"
        path.write_bytes(sample_bytes().replace(b"Drones strike militia vehicles near al-Qaim", title))
        copies.append(Copy(path, datetime(2026, 3, 1, tzinfo=UTC) - timedelta(days=number), 0))
    monkeypatch.setattr(Store, "copies", lambda store: copies)
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(BorderApp, "in_background", lambda app, work, done: waiting.append(lambda: done(work())))
    async with running() as pilot:
        await at_strike(pilot)
        await pilot.press("H")
        dialog = history_of(pilot)
        assert "Reading earlier versions" in dialog_text(dialog)
        while waiting:
            waiting.pop(0)()
        first_rows = dialog.needed(70)
        assert "From the version copies of the file" in dialog_text(dialog)
        assert "Title 39" in dialog_text(dialog)
        while "no older version is kept" not in dialog_text(dialog):
            await pilot.press("end")
            while waiting:
                waiting.pop(0)()
        assert dialog.needed(70) > first_rows
        await pilot.press("H")
        assert not app_of(pilot).takers


async def test_the_history_is_as_high_as_what_came_of_it_needs(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "means")
        await pilot.press("e", "s", "enter", "H")
        dialog = history_of(pilot)
        while "Reading" in dialog_text(dialog):
            await pilot.pause(0.01)
        await pilot.pause()
        assert dialog.box.region == dialog.place(*app.size)
        assert len(dialog.rows(70, 1_000)) > 3


async def test_a_file_that_went_is_told_and_ends_nothing(running: Running, sample: Path) -> None:
    async with running() as pilot:
        await at_strike(pilot)
        sample.unlink()
        await pilot.press("H")
        dialog = history_of(pilot)
        while "Reading" in dialog_text(dialog):
            await pilot.pause(0.01)
        assert "Earlier versions cannot be read: No such file" in dialog_text(dialog)


async def test_what_was_changed_since_the_start_is_told_once_and_in_words(running: Running) -> None:
    async with running() as pilot:
        await at_strike(pilot, "means")
        await pilot.press("e", "s", "enter")
        while app_of(pilot).session.store.dirty:
            await pilot.pause(0.02)
        await pilot.press("H")
        dialog = history_of(pilot)
        while "Reading" in dialog_text(dialog):
            await pilot.pause(0.01)
        words = dialog_text(dialog)
        assert words.count("was drone") == 1
        assert '"who"' not in words
        assert "Kata'ib Hezbollah · target" in words
        assert "6 killed, a military source (anonymous) told Kurdistan 24" in " ".join(words.split())
