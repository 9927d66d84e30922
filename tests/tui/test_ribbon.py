"""The ribbon of several crossings: a few lanes first, then who held their sides, the chosen lane before the others."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Running, app_of, screen_of


def lanes(lines: list[str]) -> list[str]:
    """What stands before each lane, from the ribbon's frame on a screen of all panels."""
    first = next(number for number, line in enumerate(lines) if "Status and control" in line)
    column = lines[first].index("Status and control") - 3
    last = next(n for n, line in enumerate(lines[first + 1 :], first + 1) if line[column] == "╰")
    return [line[column + 1 : column + 12].strip(" ▌") for line in lines[first + 3 : last]]


@pytest.mark.parametrize("size", [(100, 30), (140, 40)])
async def test_with_all_crossings_the_holders_of_some_are_shown(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as pilot:
        await pilot.pause()
        names = lanes(screen_of(pilot))
        assert names[:3] == ["al-Qaim", "IQ", "SY"]
        assert {"Rabia", "al-Walid"} <= set(names)


async def test_the_chosen_lane_shows_its_holders_before_others(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        app.dashboard.focus_panel("ribbon")
        await pilot.press("down")
        assert lanes(screen_of(pilot)) == ["al-Qaim", "Rabia", "IQ", "SY", "al-Walid"]
        await pilot.press("down")
        assert lanes(screen_of(pilot)) == ["al-Qaim", "Rabia", "al-Walid", "IQ", "SY"]


async def test_where_there_is_no_room_for_holders_there_are_lanes_alone(running: Running) -> None:
    async with running((100, 26)) as pilot:
        await pilot.pause()
        assert lanes(screen_of(pilot)) == ["al-Qaim", "Rabia", "al-Walid", "Nasib"]


async def test_every_lane_can_be_chosen_and_is_seen_whole(running: Running) -> None:
    async with running((100, 30)) as pilot:
        ribbon = app_of(pilot).dashboard.panels["ribbon"]
        app_of(pilot).dashboard.focus_panel("ribbon")
        for _ in range(6):
            await pilot.press("down")
            rows = ribbon.rows(*ribbon.window_size)
            chosen = [number for number, row in enumerate(rows) if row.spans and row.spans[0][0] == "▌"]
            assert chosen
            assert chosen[-1] < ribbon.window_size[1]
