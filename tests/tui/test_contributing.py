"""CONTRIBUTING.md tells the truth: its examples work as they are written, and its map names the rooms there are."""

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from store.checks import runner
from tests.store.checks.finding import check, event
from tests.tui.conftest import Running, app_of, screen_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def example(heading: str) -> dict[str, Any]:
    """The names that the example under a heading defines."""
    _, _, section = PAGE.partition(f"### {heading}\n")
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    assert code is not None
    names: dict[str, Any] = {"__name__": "example"}
    exec(code[1], names)
    return names


def test_the_check_speaks_of_an_attack_without_a_place_and_of_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "of_records", dict(runner.of_records))
    example("A check")
    nowhere = event(id="nowhere", type="attack", crossings=[])
    placed = event(id="placed", type="attack", crossings=[], place={"text": "a road"})
    findings = check("attack-without-place").found(nowhere, placed, event(id="at-a-crossing", type="attack"))
    assert [each.key.id for each in findings if each.code == "attack-without-place"] == ["nowhere"]


async def test_the_action_does_what_it_says_by_its_key(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    actions = import_module("tui.actions")
    monkeypatch.setattr(actions, "ACTIONS", (*actions.ACTIONS, example("An action and its key")["HowMany"]()))
    async with running() as pilot:
        await pilot.press("space", "%")
        app = app_of(pilot)
        assert app.session.notice == f"{len(app.session.collection.rows)} events in view, 1 marked."


async def test_the_panel_shows_its_rows(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    dashboard = import_module("tui.screen.dashboard")
    tally, usual = example("A panel")["TallyPanel"], dashboard.load_panels
    monkeypatch.setattr(dashboard, "load_panels", lambda session: (*usual(session), tally(session)))
    monkeypatch.setattr(dashboard, "ORDER", (*dashboard.ORDER, "tally"))
    async with running() as pilot:
        app = app_of(pilot)
        app.dashboard.focus_panel("tally")
        app.dashboard.zoom()
        await pilot.pause()
        screen = screen_of(pilot)
        assert "5 Tally" in screen[1]
        assert sum("statement" in line for line in screen) == 1
        await pilot.press("/", *"type:attack", "enter")
        await pilot.pause()
        assert not any("statement" in line for line in screen_of(pilot))


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/formats.md"])
def test_the_examples_are_typed_as_the_checks_demand(page: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    functions = [each for block in blocks for each in ast.walk(ast.parse(block)) if isinstance(each, ast.FunctionDef)]
    assert functions
    untyped = [each.name for each in functions if each.returns is None or not all(map(is_typed, each.args.args))]
    assert untyped == []


def is_typed(argument: ast.arg) -> bool:
    return argument.arg == "self" or argument.annotation is not None


@pytest.mark.parametrize("wing", ["store", "tui"])
def test_every_room_is_on_the_map_and_every_place_that_it_names_is_there(wing: str) -> None:
    rooms = {path.name for path in (ROOT / wing).iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert {room for room in rooms if not any(f"`{room}/`" in row for row in rows)} == set()
    named = set(re.findall(rf"`({wing}/[\w/.-]+|tests/[\w/.-]+|docs/[\w/.-]+)", PAGE))
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()
