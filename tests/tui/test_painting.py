"""Refreshing the lines that differ leaves the terminal as it would be had all lines been painted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.bench.bench import bordertui
from tests.bench.program import Program, SilentError
from tests.tui.conftest import screen_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Running

KEYS = {
    "moving": ("down", "down", "pagedown", "up", "end", "home"),
    "through the panels": ("tab", "down", "tab", "right", "tab", "down", "1", "down", "2", "down"),
    "under a dialog": ("?", "down", "down", "escape", "down"),
    "within a dialog": ("down", "?", "down"),
    "another size of a panel": ("w", "w", "down", "z", "down", "z", "down"),
    "another day": ("<", "<", "down"),
    "in a bar": ("t", "2", "0", "1", "4", "down"),
    "another theme": ("f9", "down"),
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
async def test_the_terminal_shows_what_a_whole_painting_would(
    running: Running, sample: Path, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    with Program(bordertui(sample), environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as program:
        program.watch(until="Crossings")
        for key in keys:
            program.press(key)
            with suppress(SilentError):  # a key may change nothing
                program.watch(limit=0.5)
        shown = program.terminal.text.splitlines()
    async with running() as pilot:
        await pilot.press(*["question_mark" if key == "?" else key for key in keys])
        await pilot.pause()
        assert [line.rstrip() for line in shown] == [line.rstrip() for line in screen_of(pilot)]
