"""Counting in the dashboard: what is in view, by one thing after the other, as bars, and from a bar to its events."""

import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.paths import sample_bytes
from store.report.counting import WAYS
from tests.tui.conftest import Running, app_of
from tui.dialogs.counting import CountDialog


def attack(number: int, date: str, *killed: object, **more: Any) -> dict[str, Any]:
    claims = [{"about": "killed", "value": value, "by": f"speaker {at}"} for at, value in enumerate(killed)]
    return {"id": f"e{number}", "type": "attack", "title": f"Event {number}", "date": date, "claims": claims, **more}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of some events of which two months have any, one event lies in either, and one was only planned."""
    events = [
        attack(1, "2022-03-04", 2, 6),
        attack(2, "2022-03-30", "3+"),
        attack(3, "2022-06-01", 1, type="clash"),
        attack(4, "2022-03-31/2022-04-01", 9),
        attack(5, "2022-07-01", phase="planned"),
    ]
    path = tmp_path / "counted.json"
    path.write_text(json.dumps({"events": {str(number): event for number, event in enumerate(events, 1)}}))
    return path


def dialog_of(pilot: Pilot[int]) -> CountDialog:
    dialog = app_of(pilot).takers[-1]
    assert isinstance(dialog, CountDialog)
    return dialog


def shown(dialog: CountDialog, width: int = 76) -> list[str]:
    return ["".join(text for text, _ in dialog.entry(number, width).spans) for number in range(len(dialog.found))]


def heading(dialog: CountDialog) -> str:
    return "".join(text for text, _ in dialog.heading())


async def test_months_stand_in_order_with_what_lies_between_and_what_cannot_be_told_apart(
    running: Running, file: Path
) -> None:
    async with running((80, 24), file) as pilot:
        await pilot.press("C")
        rows = [row.split() for row in shown(dialog_of(pilot))]
        assert [row[:3] for row in rows[1:3]] == [["2", "months", "without"], ["Jun", "2022", "1"]]
        assert rows[0][1:4] == ["Mar", "2022", "2"]
        assert rows[0][-2:] == ["5+", "1"], "at least two and three were killed, and one event is contested"
        assert rows[3][:5] == ["in", "no", "single", "month", "1"]
        assert "4 events in view · 1 planned, cancelled or set aside" in heading(dialog_of(pilot))


async def test_a_bar_of_the_killed_is_full_to_the_least_light_to_the_most_and_open_where_nobody_ends_it(
    running: Running, file: Path
) -> None:
    async with running((80, 24), file) as pilot:
        await pilot.press("C", "left", "left", "tab")
        (row,) = shown(dialog_of(pilot))
        assert "▇→" in row
        app_of(pilot).session.find("on:2022-03-04")
        (row,) = [row for row in shown(dialog_of(pilot)) if "▇" in row]
        assert row.count("░") == pytest.approx(2 * row.count("▇"), abs=1)


async def test_types_stand_by_their_size_and_enter_looks_at_the_events_of_one(running: Running, file: Path) -> None:
    async with running((80, 24), file) as pilot:
        session = app_of(pilot).session
        await pilot.press("C", "right", "right")
        assert [row.removeprefix("▌").split()[0] for row in shown(dialog_of(pilot))] == ["attack", "clash"]
        await pilot.press("down", "enter")
        assert [row.id for row in session.collection.rows] == ["e3"]
        await pilot.press("C", "enter")
        assert session.view.text == '(type:"clash") sure:on:2022-06'


async def test_marked_events_are_counted_alone(running: Running, file: Path) -> None:
    async with running((80, 24), file) as pilot:
        await pilot.press("2", "home", "j", "space", "C")
        assert "Count by month  1 marked events" in heading(dialog_of(pilot))


async def test_what_changes_meanwhile_is_counted_anew(running: Running, file: Path) -> None:
    async with running((80, 24), file) as pilot:
        await pilot.press("C")
        app_of(pilot).session.find("type:clash")
        assert [row.split()[1:4] for row in shown(dialog_of(pilot))] == [["Jun", "2022", "1"]]


async def test_sources_with_long_names_that_differ_at_the_end_are_told_apart(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "north-west-syria.json"
    path.write_bytes(sample_bytes("north-west-syria"))
    titles = [source.get("title", "") for source in json.loads(path.read_bytes())["sources"].values()]
    async with running((80, 24), path) as pilot:
        await pilot.press("C")
        while dialog_of(pilot).way != "source":
            await pilot.press("right")
        names = [row[2:].split("  ")[0] for row in shown(dialog_of(pilot))]
        resolutions = {name for name in names if name[-5:-1].isdecimal()}
        assert len(resolutions) == sum("Resolution" in each for each in titles) > 1
        assert len(heading(dialog_of(pilot))) <= 76


async def test_every_way_of_counting_can_be_gone_through(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("C")
        dialog = dialog_of(pilot)
        seen = set()
        for _ in WAYS:
            seen.add(dialog.way)
            assert shown(dialog), dialog.way
            choice = dialog.found[0].choice
            counted = int(shown(dialog, 200)[0].removeprefix("▌").removeprefix(f" {choice.words}").split()[0])
            await pilot.press("enter")
            found = len(app_of(pilot).session.collection.rows)
            # An actor is found where it took control, too; an act without any actor is counted as of unknown doers.
            assert choice.refused or found == counted or dialog.way in ("actor", "attribution"), dialog.way
            app_of(pilot).session.find("")
            await pilot.press("C")
            while dialog_of(pilot).way != dialog.way:
                await pilot.press("right")
            await pilot.press("right")
            dialog = dialog_of(pilot)
        assert seen == set(WAYS)


async def test_sources_that_are_called_alike_are_told_apart_by_their_ids(running: Running, tmp_path: Path) -> None:
    sources = {str(at): {"id": id_, "publisher": who} for at, (id_, who) in enumerate(_SOURCES.items(), 1)}
    events = [attack(at, "2022-03-04", sources=[id_]) for at, id_ in enumerate(_SOURCES, 1)]
    path = tmp_path / "alike.json"
    path.write_text(json.dumps({"events": {str(at): one for at, one in enumerate(events, 1)}, "sources": sources}))
    async with running((80, 24), path) as pilot:
        await pilot.press("C", *["right"] * (list(WAYS).index("source") - list(WAYS).index("month")))
        rows = shown(dialog_of(pilot))
        assert [any(words in row for row in rows) for words in ("Wire (w1)", "Wire (w2)", "Radio (")] == [
            True,
            True,
            False,
        ]


_SOURCES = {"w1": "Wire", "w2": "Wire", "r": "Radio"}
