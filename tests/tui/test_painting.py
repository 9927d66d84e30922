"""What is painted past Textual: the cells that are seen, and the whole screen as if Textual had painted all of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from tests.bench.bench import bordertui
from tests.bench.program import Program, SilentError
from tests.tui.conftest import screen_of
from tui.screen.driver import Terminal
from tui.widgets.painting import seen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Running

REGIONS = st.builds(Region, *[st.integers(0, 12)] * 4)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.lists(REGIONS, max_size=4))
def test_a_cell_is_seen_where_nothing_lies_above_it(y: int, start: int, length: int, above: list[Region]) -> None:
    stretches = seen(y, (start, start + length), above)
    shown = [x for first, after in stretches for x in range(first, after)]
    assert shown == sorted(shown)
    assert set(shown) == {x for x in range(start, start + length) if not any(other.contains(x, y) for other in above)}


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
async def test_the_terminal_shows_what_textual_would_have_painted(
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


def test_nothing_is_painted_on_a_terminal_that_is_not_ours_yet_or_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(Terminal, "write", lambda _, data: written.append(data))
    Terminal.__new__(Terminal).paint("a frame that was due")
    assert written == []
