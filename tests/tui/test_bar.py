"""What has the focus and the bar is what the details show, and what each key acts on; the data file says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.conftest import app_of, screen_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store.records.model import Key
    from tests.tui.conftest import Running

SIZES = ((140, 40), (80, 24))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A file of two crossings, three events that were at both, two sources and an actor."""
    crossings = {
        "1": {"id": "gate", "sides": [{"name": "Gate", "country": "IQ"}, {"name": "Gate South", "country": "SY"}]},
        "2": {"id": "ford", "sides": [{"name": "Ford", "country": "IQ"}, {"name": "Ford South", "country": "SY"}]},
    }
    days = {"fire": "2021-05-03", "raid": "2021-05-02", "visit": "2021-05-01"}
    events = {
        str(number): {"id": name, "title": f"The {name}", "type": "other", "date": day, "crossings": ["gate", "ford"]}
        for number, (name, day) in enumerate(days.items(), 1)
    }
    events["3"]["related"] = ["fire"]
    sources = {"1": {"id": "wire", "title": "The wire"}, "2": {"id": "radio", "title": "The radio"}}
    file = {"crossings": crossings, "events": events, "sources": sources, "actors": {"1": {"id": "g", "name": "Guard"}}}
    path = tmp_path / "desk.json"
    path.write_text(json.dumps(file, indent=1), encoding="utf-8")
    return path


def text(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def saved(pilot: Pilot[int]) -> dict[str, dict[str, Any]]:
    """The tables of the data file by id, once all is on disk."""
    store = app_of(pilot).session.store
    while store.dirty:
        await pilot.pause(0.02)
    tables = json.loads(store.path.read_text(encoding="utf-8"))
    return {table: {record["id"]: record for record in tables[table].values()} for table in tables if table != "meta"}


def selected(pilot: Pilot[int]) -> Key | None:
    return app_of(pilot).session.selected


@pytest.mark.parametrize("size", SIZES)
async def test_giving_a_panel_the_focus_shows_what_its_bar_stands_on(
    running: Running, desk: Path, size: tuple[int, int]
) -> None:
    async with running(size, desk) as pilot:
        await press(pilot, "1", "down")
        assert selected(pilot) == ("crossings", "gate")
        await press(pilot, "2")
        assert selected(pilot) == ("events", "fire")
        await press(pilot, "down", "1")
        assert selected(pilot) == ("crossings", "gate")
        await press(pilot, "2")
        assert selected(pilot) == ("events", "raid")
        assert any("The raid" in line for line in screen_of(pilot))


async def test_an_edit_goes_to_the_event_under_the_bar_after_a_crossing_was_shown(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "2", "e", "ctrl+u", *text("Better"), "enter")
        tables = await saved(pilot)
        assert tables["events"]["fire"]["title"] == "Better"
        assert tables["crossings"]["gate"]["sides"][0]["name"] == "Gate"


async def test_a_claim_goes_to_the_event_under_the_bar(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "2", "down", "c", *text("killed"), "tab", "3", "tab", *text("a guard"), "enter")
        tables = await saved(pilot)
        assert [claim["value"] for claim in tables["events"]["raid"]["claims"]] == [3]
        assert "claims" not in tables["crossings"]["gate"]


@pytest.mark.parametrize("kind", ["crossing", "source", "actor"])
async def test_deleting_after_adding_another_kind_takes_the_event_under_the_bar(
    running: Running, desk: Path, kind: str
) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", "A", *kind, "enter", "ctrl+u", *text("Novel"), "enter", "2", "X")
        tables = await saved(pilot)
        assert set(tables["events"]) == {"fire", "visit"}
        assert len(tables[f"{kind}s"]) == {"crossing": 3, "source": 3, "actor": 2}[kind]


async def test_leaving_the_details_selects_what_the_bar_stands_on_again(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", "down", "3")
        while (item := app_of(pilot).dashboard.details.current) and not (item.link and item.link.id == "fire"):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert selected(pilot) == ("events", "fire")
        await press(pilot, "2")
        assert selected(pilot) == ("events", "visit")
        await press(pilot, "X")
        assert set((await saved(pilot))["events"]) == {"fire", "raid"}


async def test_the_bar_of_a_tab_is_what_is_deleted(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "right", "down", "2", "1")
        assert selected(pilot) == ("sources", "radio")
        await press(pilot, "X")
        assert set((await saved(pilot))["sources"]) == {"wire"}
        assert selected(pilot) == ("sources", "wire")


async def test_the_bar_of_all_crossings_stands_on_no_record(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "X")
        assert selected(pilot) is None
        assert "Nothing is selected" in screen_of(pilot)[-1]


async def test_undoing_a_deletion_puts_the_bar_on_what_came_back(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", "X", "down", "u")
        assert selected(pilot) == ("events", "raid")
        assert app_of(pilot).session.cursor == "raid"
        await press(pilot, "1", "right", "down", "X", "2", "u")
        assert selected(pilot) == ("sources", "radio")
        assert app_of(pilot).dashboard.focused_name == "crossings"


async def test_a_copy_has_the_bar(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "down", "D")
        assert selected(pilot) == ("crossings", "ford-2")
        await press(pilot, "X")
        assert set((await saved(pilot))["crossings"]) == {"gate", "ford"}


async def test_a_marked_or_selected_event_renamed_by_another_window_stays_marked_and_selected(
    running: Running, desk: Path
) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "space", "up")
        desk.write_text(desk.read_text(encoding="utf-8").replace('"fire"', '"blaze"'), encoding="utf-8")
        app_of(pilot).session.saver.poll()
        await pilot.pause()
        assert app_of(pilot).session.marks == {"blaze"}
        assert selected(pilot) == ("events", "blaze")
