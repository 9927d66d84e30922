"""What people do most, at 80 by 24, in as few keys as promised: the keys are counted, what is typed as text is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from screenshots.make import press
from screenshots.scenes import NARROW, typed
from tests.tui.conftest import screen_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.conftest import Running


async def go(pilot: Pilot[int], *keys: str, text: str = "", then: tuple[str, ...] = ()) -> tuple[int, str]:
    """Press keys, type a text, press more keys; how many keys that were beside the text, and the screen."""
    await press(pilot, (*keys, *typed(text), *then))
    await pilot.pause(0.3)
    return len(keys) + len(then), "\n".join(screen_of(pilot))


def events_of(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text("utf-8"))["events"].values())


async def test_both_accounts_of_the_dead_of_the_august_strike(running: Running) -> None:
    async with running(NARROW) as pilot:
        keys, screen = await go(pilot, "n", "3", "z")
        assert keys <= 8
        assert "Drones strike militia vehicles near al-Qaim" in screen
        assert "6 a military source" in screen
        assert "2 Kata'ib Hezbollah" in screen


async def test_a_reopening_noted_with_its_source(running: Running, sample: Path) -> None:
    async with running(NARROW, path=sample) as pilot:
        keys, _ = await go(pilot, "a", text="rabia reopened 20 sep 2019 src k24-reopening", then=("enter",))
        assert keys <= 3
        [noted] = [event for event in events_of(sample) if event.get("date") == "2019-09-20"]
        assert (noted["crossings"], noted["type"]) == (["rabia"], "status")
        assert "k24-reopening" in json.dumps(noted)


async def test_all_crossings_on_a_day_of_the_past(running: Running) -> None:
    async with running(NARROW) as pilot:
        keys, screen = await go(pilot, "t", *typed("2016-06-01"), "enter")
        assert keys <= 14
        assert "AS OF 1 Jun 2016" in screen
        told = {line.split()[1]: line.split()[2] for line in screen.splitlines()[2:7]}
        assert told == {
            "al-Qaim": "closed",
            "al-Walid": "closed",
            "Rabia": "closed",
            "Nasib": "closed",
            "Trebil": "closed",
        }


async def test_a_title_corrected_and_the_correction_undone(running: Running, sample: Path) -> None:
    async with running(NARROW, path=sample) as pilot:
        before = events_of(sample)
        keys, _ = await go(pilot, "e", text=" at last", then=("enter",))
        assert keys <= 4
        changed = [event["title"] for event in events_of(sample) if event not in before]
        assert changed == ["UN authorisation for Yaarubiyah ends at last"]
        keys, _ = await go(pilot, "u")
        assert keys == 1
        assert events_of(sample) == before
