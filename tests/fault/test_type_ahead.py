"""Keys that come in one burst, faster than the screen: each lands where a person meant it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from tests.fault.terminal import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyz /?:,.-q"
AT_ONCE = 8
"""Bursts that are sent before the screen is looked at again."""


def words_of(chance: random.Random, number: int) -> str:
    """Letters that would all do something if they ran as commands; the number makes each text another."""
    return "w" + "".join(chance.choices(LETTERS, k=chance.randrange(1, 40))).strip() + f" {number}"


@pytest.mark.figure("bursts")
@pytest.mark.parametrize("bursts", [60, pytest.param(1000, marks=pytest.mark.full)])
def test_an_editor_opened_by_the_first_key_of_a_burst_gets_all_the_others(
    tmp_path: Path, measured: Callable[[str], None], bursts: int
) -> None:
    path = tmp_path / "db.json"
    events = {str(number): {"title": f"seed {number}", "note": "n"} for number in range(1, bursts + 1)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    chance = random.Random(bursts)
    expected = []
    with opened(path) as window:
        for number in range(bursts):
            text = words_of(chance, number)
            expected.append(text)
            window.press("e", "ctrl+u", text, "enter", "down")
            if number % AT_ONCE == AT_ONCE - 1:
                window.settle(0.05)
        window.settle(0.5, 10)
        window.press("ctrl+q")
        assert window.end_status(20) == 0
    found = [event["title"] for event in json.loads(path.read_bytes())["events"].values()][::-1]
    wrong = [(meant, was) for meant, was in zip(expected, found, strict=True) if meant != was]
    characters = sum(map(len, expected))
    measured(f"{bursts:,} bursts, {characters:,} characters: {len(wrong)} bursts not as typed")
    assert not wrong
    assert [{**event, "title": ""} for event in json.loads(path.read_bytes())["events"].values()] == [
        {"title": "", "note": "n"} for _ in range(bursts)
    ]


def test_a_burst_into_quick_add_the_filter_and_the_palette_goes_there(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    events = {str(number): {"title": f"seed {number}"} for number in range(1, 30)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    with opened(path) as window:
        for number in range(10):
            window.press("a", f"Quince{number} jqzd", "enter", "/", f"quince{number}", "enter")
            assert window.shows(rf"Timeline 1 of {30 + number} "), window.text
            window.press("escape", "escape")
        window.press("ctrl+q")
        assert window.end_status() == 0
    titles = [event["title"] for event in json.loads(path.read_bytes())["events"].values()]
    assert titles[29:] == [f"Quince{number} jqzd" for number in range(10)]


def test_a_burst_after_a_key_that_is_refused_runs_no_commands(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"meta": {"1": {"format": 99}}, "events": {"1": {"title": "seed"}}}), encoding="utf-8")
    with opened(path) as window:
        window.press("a", "open or quit, delete?", "enter")
        assert window.shows("format 99"), window.text
        window.settle()
        assert window.is_alive
        assert "format 99" in window.text.splitlines()[-1], "the reason stays, and nothing was opened"
