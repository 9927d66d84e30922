"""Random keys, in bursts as over a slow line: the program goes on, the file stays valid, and undoing all leads back."""

import json
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.paths import sample_bytes
from tests.conftest import Measured
from tests.fault.odd_files import ODD, odd_file
from tests.fault.terminal import READY, Window, opened

WORDS = (
    *("attack", "rabia", "late march 2021", "2021", "open", "closed", "TR", "[/]", "[@click=app.quit]z[/]", "القائم"),
    *("killed 1..4", "by a guard", "#tag", "B3", "2014/2017", "..", "4+", "several", '"', "\\", "{", "-1", "9" * 12),
    *("private", "yes", "36.8", "nan", "1e308", "=2+2", "o\u0308", "\U0001f469", "type:", "contested:yes", "%", "0"),
)
MOVES = (
    "j",
    "k",
    "h",
    "l",
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
    "tab",
    "1",
    "2",
    "3",
    "4",
)
LISTS = (":", "R", "A", "x", "V", "s", "o", "!", "I", "?")
DEFECT = r"internal error|Traceback \(most recent"
SESSIONS = [("sample", seed) for seed in range(1, 4)] + [(name, seed) for name in ODD for seed in (1, 2)]
KEYS, FEW_KEYS = 2_000, 150
"""Of a session; all sessions together press 40,000 and more."""
PATIENCE = 300
"""Seconds, at most, in which a busy machine takes all changes back."""


def actions(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """What a hurried person may do, an action each, without end."""

    def text() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, 4)))

    def some(key: str, most: int) -> list[str]:
        return [key] * chance.randint(0, most)

    def end() -> str:
        return chance.choice(("enter", "enter", "escape", "tab"))

    makers: list[tuple[int, Callable[[], list[str]]]] = [
        (26, lambda: chance.choices(MOVES, k=chance.randint(1, 8))),
        (12, lambda: ["3", *some("down", 15), "e", *some("ctrl+u", 1), text(), end()]),
        (12, lambda: [chance.choice(LISTS), *some("down", 40), end()]),
        (8, lambda: [chance.choice(LISTS), text(), chance.choice(("up", "down", "pagedown", "end")), end()]),
        (6, lambda: ["a", text(), end()]),
        (7, lambda: ["3", *some("down", 12), chance.choice(("X", "delete")), chance.choice(("enter", "escape"))]),
        (6, lambda: some("u", 4)),
        (4, lambda: some("ctrl+r", 3)),
        (
            5,
            lambda: [
                "2",
                *some("down", 3),
                "space",
                "down",
                "space",
                chance.choice(("M", "T", "e", "X")),
                text(),
                end(),
            ],
        ),
        (4, lambda: ["2", *some("down", 3), chance.choice(("D", "X", "v"))]),
        (6, lambda: [chance.choice(("t", "/")), text(), end()]),
        (5, lambda: ["3", *some("down", 12), "+", text(), "tab", text(), end()]),
        (4, lambda: ["c", text(), "tab", text(), "tab", text(), end()]),
        (3, lambda: ["3", *some("down", 20), chance.choice(("r", "S", ".")), text(), "enter"]),
        (4, lambda: ["A", *some("down", 4), "enter", text(), end()]),
        (
            4,
            lambda: [chance.choice(("!", "f2", "K", "<", ">", "n", "N", "z", "w", "W", "f9", "0", "_", "+", "y", "H"))],
        ),
        (3, lambda: ["escape"] * chance.randint(1, 3)),
    ]
    while True:
        (make,) = chance.choices([make for _, make in makers], [weight for weight, _ in makers])
        yield tuple(make())


def is_valid(path: Path) -> bool:
    """Whether the file holds JSON."""
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


def play(window: Window, chance: random.Random, path: Path, most: int) -> int:
    """Press so many keys, unless the program leaves by one of them; how many were pressed."""
    pressed = 0
    for keys in actions(chance):
        pressed += len(keys)
        if chance.random() < 0.4:
            window.press(*keys)
        else:
            for key in keys:
                window.press(key)
                window.settle(0.005, 0.05)
        window.settle(0.03, 0.3)
        assert is_valid(path), f"not valid after {pressed} keys"
        assert not re.search(DEFECT, window.text), window.text
        if pressed >= most or not window.is_alive:
            return pressed
    raise AssertionError("actions never end")


def leave_all(window: Window) -> None:
    """Close whatever is open, one layer after the other."""
    for _ in range(40):
        window.press("escape")
        window.settle(0.2, 2)
        if window.shows(r"a Add +(e Edit|A Add)", 0.3):
            return
    raise AssertionError(f"something stays open: {window.text}")


@pytest.mark.figure("monkey")
@pytest.mark.parametrize(
    ("name", "seed", "keys"),
    [
        ("sample", 1, FEW_KEYS),
        *(pytest.param(name, seed, KEYS, marks=pytest.mark.full) for name, seed in SESSIONS),
    ],
)
def test_random_keys_neither_end_the_program_nor_spoil_the_file(
    name: str, seed: int, keys: int, tmp_path: Path, measured_in_part: Measured
) -> None:
    path = tmp_path / "desk.json"
    path.write_bytes(sample_bytes() if name == "sample" else odd_file(name))
    chance = random.Random(f"{seed} {name}")
    pressed = 0
    surroundings = {"EDITOR": "true", "HOME": str(tmp_path)}
    while pressed < keys:
        began_with = path.read_bytes()
        with opened(path, environment=surroundings, folder=tmp_path, columns=120, lines=35) as window:
            pressed += play(window, chance, path, keys - pressed)
            if not window.is_alive:  # a key outside a text was the one that leaves
                assert window.end_status() in (0, 2), window.said_after()
                continue
            leave_all(window)
            if [other for other in tmp_path.iterdir() if other.is_file() and other != path]:
                window.signal(signal.SIGTERM)  # another file was opened, in which nothing of this one can be undone
                continue
            undo_all(window)
            assert window.shows(READY, 10), window.text
            window.settle(0.5, 5)
            assert path.read_bytes() == began_with, "undoing everything leads back to the same bytes"
            window.signal(signal.SIGTERM)
            assert window.end_status(20) == 128 + signal.SIGTERM
            assert window.left_on() == []
    done = subprocess.run([sys.executable, "-m", "tui", "check", "--file", str(path)], capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    measured_in_part(f"{pressed:,} keys")


def undo_all(window: Window) -> None:
    """Press the key that undoes until nothing is left to be undone."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        window.press("u")
        window.wait_for_output(2)
        window.settle(0.05, 2)
        if re.search("(Enter|F2) Keep", window.text):  # an edit that was dropped came back; it is let go of
            window.press("escape")
            window.settle(0.2, 1)
            window.press("escape")
            window.settle(0.2, 1)
        if "nothing to undo" in window.text:
            return
    raise AssertionError(f"still something to undo: {window.text}")
