"""Refreshing the lines that differ leaves the terminal as it would be had all lines been painted."""

import asyncio
import re
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot

from store.records.model import Key
from tests.bench.bench import bordertui
from tests.bench.program import Program, SilentError
from tests.tui.conftest import Running, app_of, screen_of

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


COUNTED = r"⚑ \d+ contested"


async def settled(pilot: Pilot[int]) -> None:
    """Wait until what is done at rest is on the screen: the contested are counted, the record in sight is checked."""
    app = app_of(pilot)
    for _ in range(200):
        key = app.dashboard.details.key
        checked = key is None or app.session.findings.is_current(key)
        if checked and re.search(COUNTED, screen_of(pilot)[0]):
            break
        await asyncio.sleep(0.05)
    await pilot.pause()


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
async def test_the_terminal_shows_what_a_whole_painting_would(
    running: Running, sample: Path, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    with Program(bordertui(sample), environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as program:
        program.watch(until=COUNTED)
        for key in keys:
            program.press(key)
            with suppress(SilentError):  # a key may change nothing
                program.watch(limit=0.5)
        shown = program.terminal.text.splitlines()
    async with running() as pilot:
        await settled(pilot)
        await pilot.press(*["question_mark" if key == "?" else key for key in keys])
        await pilot.pause()
        assert [line.rstrip() for line in shown] == [line.rstrip() for line in screen_of(pilot)]


WALKS = (
    ("less_than_sign",),
    ("less_than_sign",),
    ("less_than_sign", "less_than_sign"),
    ("greater_than_sign",),
    ("K",),
    ("down",),
    ("1", "plus", "2"),
    ("1", "down", "2"),
    ("4", "minus", "2"),
)


@pytest.mark.parametrize("seed", range(5))
async def test_after_steps_through_time_zooms_and_edits_the_screen_is_that_of_a_program_just_started(
    running: Running, sample: Path, seed: int
) -> None:
    random = Random(seed)
    async with running() as pilot:
        app = app_of(pilot)
        session = app.session
        for _ in range(5):
            for keys in random.choices(WALKS, k=4):
                await pilot.press(*keys)
                await asyncio.sleep(random.choice((0, 0.1)))  # long enough to prepare for the next key, or not
            crossing = random.choice(list(session.store.crossings))
            telling = [row.id for row in session.store.rows.values() if row.type == "status" and row.crossings]
            session.store.edit(
                Key("events", random.choice(telling)), ("status",), random.choice(["open", "closed", "limited"])
            )
            session.store.edit(Key("crossings", crossing), ("lat",), random.uniform(33, 37))
        for panel in app.dashboard.panels.values():
            panel.zoom_out_whole()
        app.dashboard.focus_panel("timeline")
        day = date(2016, 6, 1) + timedelta(random.randrange(1_500))
        session.look(as_of=day, known_then=random.random() < 0.5, crossing="")
        app.dashboard.on_board_panel_unfolded()  # the panels keep their sizes until something asks for others
        await pilot.press("home", "down")
        await settled(pilot)
        view, unfolded, lines = session.view, app.dashboard.board.most_unfolded, screen_of(pilot)
    async with running() as pilot:
        app = app_of(pilot)
        app.session.look(as_of=view.as_of, known_then=view.known_then)
        app.dashboard.board.most_unfolded = unfolded
        app.dashboard.on_board_panel_unfolded()
        await pilot.press("home", "down")
        await settled(pilot)
        assert screen_of(pilot)[:-1] == lines[:-1]
