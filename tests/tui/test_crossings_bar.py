"""Where the screen is narrow the crossings are one line; the chosen one is always seen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import app_of, screen_of
from tui.panels.crossings import short_name

if TYPE_CHECKING:
    from tests.tui.conftest import Running


@pytest.mark.parametrize("width", [80, 60, 40])
async def test_the_chosen_crossing_is_seen_in_the_bar_wherever_it_stands(running: Running, width: int) -> None:
    async with running(size=(width, 24)) as pilot:
        session = app_of(pilot).session
        for identifier, crossing in session.store.crossings.items():
            session.narrow(identifier)
            await pilot.pause()
            bar = screen_of(pilot)[1]
            assert short_name(crossing) in bar
            assert len(bar.rstrip()) <= width


async def test_the_bar_tells_that_there_are_more_on_either_side(running: Running) -> None:
    async with running(size=(60, 24)) as pilot:
        session = app_of(pilot).session
        bars = []
        for identifier in ("", list(session.store.crossings)[-1]):
            session.narrow(identifier)
            await pilot.pause()
            bars.append(screen_of(pilot)[1].rstrip())
        assert bars[0].startswith(" All")
        assert bars[0].endswith("…")
        assert bars[1].startswith(" …")
        assert not bars[1].endswith("…")
