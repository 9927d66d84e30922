"""Signals, crashes, odd terminals and storms of input: the terminal is given back as it was, and nothing is told."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.conftest import Measured
from tests.fault.breaking import PLANTED
from tests.fault.terminal import READY, ROOT, Window, opened, program

pytestmark = pytest.mark.figure("terminal")

ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
SIZES = ((80, 24), (40, 10), (20, 5), (5, 3), (2, 2), (1, 1), (500, 200), (3, 100), (300, 1), (100, 30))
TOGETHER = 5
"""Storms that one program has to live through."""

ENDS_OR_STOPS = bytes((0x11, 0x1A, 0x03, 0x1C))
"""Bytes that end or stop the program, as they should: ctrl+q, ctrl+z, ctrl+c, ctrl+\\."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file with a title that must not be seen outside the dashboard."""
    path = tmp_path / "db.json"
    events = {str(number): {"title": f"{PLANTED} {number}", "note": PLANTED} for number in range(1, 21)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    return path


def assert_gone_quietly(window: Window, status: int) -> None:
    assert window.end_status() == status, window.text
    assert window.left_on() == []
    assert "Traceback" not in window.said_after()
    assert PLANTED not in window.said_after()


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_ends_it_with_128_and_its_number_and_the_terminal_as_it_was(path: Path, name: str) -> None:
    before = path.read_bytes()
    with opened(path) as window:
        window.press("e", "typed before")
        window.settle(0.1)
        window.signal(getattr(signal, name))
        assert_gone_quietly(window, 128 + getattr(signal, name))
    assert path.read_bytes() == before
    with opened(path) as window:
        assert window.shows("typed before"), window.text


@pytest.mark.parametrize("rounds", [4, pytest.param(60, marks=pytest.mark.full)])
def test_a_signal_at_any_instant_from_the_first_byte_on_leaves_the_terminal_as_it_was(
    path: Path, measured: Measured, rounds: int
) -> None:
    chance = random.Random(rounds)
    for number in range(rounds):
        with Window(program(path)) as window:
            end = time.monotonic() + 20
            while b"\x1b[?1049h" not in window.written and time.monotonic() < end:
                window.wait_for_output(0.5)
            window.settle(10, chance.uniform(0.0, 0.3))
            name = ENDING[number % len(ENDING)]
            window.signal(getattr(signal, name))
            assert window.end_status() in (128 + getattr(signal, name), -getattr(signal, name))
            assert window.left_on() == []
    measured(f"{rounds} signals at any instant")


def test_it_can_be_stopped_and_goes_on(path: Path) -> None:
    with opened(path) as window:
        window.signal(signal.SIGTSTP)
        window.settle(0.3)
        assert window.left_on() == []
        window.signal(signal.SIGCONT)
        window.settle(0.3)
        window.press("down")
        window.settle()
        assert "Timeline" in window.text
        window.press("ctrl+q")
        assert_gone_quietly(window, 0)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (140, 40)])
@pytest.mark.parametrize("opener", [(), ("?",), ("e", "a title that is being typed")])
@pytest.mark.parametrize("stop", ["SIGTSTP", "SIGSTOP"])
def test_what_goes_on_is_painted_whole(
    path: Path, stop: str, opener: tuple[str, ...], columns: int, lines: int
) -> None:
    with opened(path, columns=columns, lines=lines) as window:
        assert window.shows("3 Incident")  # all panels are there, as late as they may come on a busy machine
        window.press(*opener)
        window.settle(0.5)
        before = window.text
        window.signal(getattr(signal, stop))
        assert_stopped(window)
        window.screen = Terminal(columns, lines)  # the other screen, which the shell had never been on, is empty
        window.signal(signal.SIGCONT)
        assert window.shows(re.escape(before)), window.text
        window.settle()
        assert window.text == before


def test_ctrl_z_stops_it_and_it_comes_back_painted_in_the_size_that_the_terminal_has_by_then(path: Path) -> None:
    with opened(path, columns=80, lines=24) as window:
        window.press("down", "ctrl+z")
        assert_stopped(window)
        assert window.left_on() == []
        window.resize(100, 30)
        window.signal(signal.SIGCONT)
        assert window.shows(READY), window.text
        window.settle()
        assert "Timeline" in window.text
        assert "Help" in window.text.splitlines()[29]
        window.press("ctrl+q")
        assert_gone_quietly(window, 0)


def assert_stopped(window: Window) -> None:
    end = time.monotonic() + 10
    while not (stopped := os.waitid(os.P_PID, window.process.pid, os.WSTOPPED | os.WNOHANG)):
        assert time.monotonic() < end, "it does not stop"
        window.wait_for_output(0.05)
    assert stopped.si_status == signal.SIGSTOP
    window.settle(0.1)


def broken(path: Path, place: str) -> Window:
    state = {"XDG_STATE_HOME": str(path.parent / "state")}
    return Window([sys.executable, str(ROOT / "tests" / "fault" / "breaking.py"), str(path), place], environment=state)


def logged(path: Path) -> str:
    return (path.parent / "state" / "bordertui" / "bordertui.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["opening", "textual", "draft"])
def test_a_defect_that_ends_it_gives_the_terminal_back_and_prints_no_value(path: Path, place: str) -> None:
    with broken(path, place) as window:
        if place == "draft":  # what is being typed cannot be kept
            assert window.shows(READY), window.text
            window.press("e", "new")
            window.settle(0.2)
            window.press("ctrl+q")
        assert_gone_quietly(window, 70)
        assert "stopped by an internal error" in window.said_after()
        assert "RuntimeError" in window.said_after()


KEYS = {"handler": "e", "taker": "ex", "rows": "", "telling": "\x1b[B", "mouse": "\x1b[<0;30;20M\x1b[<0;30;20m"}
"""What is typed to come to a defect."""


@pytest.mark.figure("defects", "7 places: told, logged without a value, alive")
@pytest.mark.parametrize("place", ["handler", "taker", "rows", "telling", "mouse", "worker", "timer"])
def test_after_a_defect_the_rest_lives_on_and_the_log_names_class_and_place_alone(path: Path, place: str) -> None:
    with broken(path, place) as window:
        assert window.shows(READY), window.text
        window.send(KEYS.get(place, "enew\r").encode())
        assert window.shows("RuntimeError") or place == "timer", window.text  # whose word the next key took away
        if place in ("rows", "telling", "mouse"):
            assert window.shows("This part failed"), window.text
            window.settle(0.3)  # the words are drawn before the log is written
            window.press("?", "escape")  # what is no concern of the part takes the words away no more
            window.settle(0.2)
            assert window.shows("This part failed"), window.text
        assert "cannot handle" not in window.text
        window.press("escape", "escape", "down", "ctrl+q")
        if place == "worker":
            window.settle(0.3)
            window.press("ctrl+q")  # what cannot be saved is told first
        assert_gone_quietly(window, 70 if place == "worker" else 0)
    assert "RuntimeError" in logged(path)
    assert "breaking.py" in logged(path)
    assert PLANTED not in logged(path)


def interruptible() -> None:
    """Take an interrupt, which a job in the background ignores."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_it_can_be_interrupted_while_it_is_loaded(path: Path) -> None:
    for hundredths in range(0, 40, 4):
        with Window(program(path), before=interruptible) as window:
            assert window.takes_over(signal.SIGINT)
            window.settle(hundredths / 100, hundredths / 100)
            window.signal(signal.SIGINT)
            assert window.end_status() in (128 + signal.SIGINT, -signal.SIGINT)
            assert window.left_on() == []


def test_it_lives_at_every_size(path: Path) -> None:
    with opened(path) as window:
        for columns, lines in SIZES:
            window.resize(columns, lines)
            window.settle(0.15, 3)
            window.press("down", "tab", "e", "x", "escape")
            window.settle(0.15, 3)
            assert window.is_alive, (columns, lines)
        assert window.shows("saved"), window.text
        window.press("ctrl+q")
        assert_gone_quietly(window, 0)


@pytest.mark.parametrize("opener", ["", "e", "a", "/", ":"])
def test_a_megabyte_can_be_pasted_anywhere(path: Path, opener: str) -> None:
    with opened(path) as window:
        if opener:
            window.press(opener)
        window.settle(0.2)
        window.send(b"\x1b[200~" + b"paste \xd9\x85 " * 110_000 + b"\x1b[201~")
        window.press("escape", "escape")
        window.press("ctrl+q")
        assert_gone_quietly(window, 0)


@pytest.mark.parametrize(
    ("storms", "seed"), [(3, 1), *(pytest.param(25, seed, marks=pytest.mark.full) for seed in range(1, 5))]
)
def test_random_bytes_on_its_input_do_not_end_it(
    path: Path, measured_in_part: Measured, storms: int, seed: int
) -> None:
    settings = path.parent / "bordertui" / "keys.toml"
    settings.parent.mkdir()
    settings.write_text("[keys]\nopen = []\n", encoding="utf-8")  # or chance leaves for another file at times
    surroundings = {"EDITOR": "true", "VISUAL": "true", "XDG_CONFIG_HOME": str(path.parent)}
    chance = random.Random(seed)
    left = 0
    for start in range(0, storms, TOGETHER):
        with opened(path, environment=surroundings, folder=path.parent) as window:
            for _ in range(min(TOGETHER, storms - start)):
                window.send(chance.randbytes(4000).translate(None, ENDS_OR_STOPS))
                window.settle(0.2, 10)
                assert b"Traceback" not in window.written
                assert "defect" not in window.said_after(), window.text
            alive = window.is_alive
            window.signal(signal.SIGTERM)
            # Chance may have chosen to quit, in the palette, and then it has ended as one who quits.
            assert_gone_quietly(window, 128 + signal.SIGTERM if alive else 0)
            left += not alive
        path.write_text(json.dumps({"events": {"1": {"title": PLANTED}}}), encoding="utf-8")
    measured_in_part(f"{storms} storms of random bytes, {left} of which chose to quit")


@pytest.mark.parametrize(
    "storm",
    [
        b"\x1b[1;1:3B",
        b"\x1b[106;1:1u",
        b"\x1b[99999999999u",
        b"\x1b[48;0;0;0;0t",
        b"\xff",
        b"\xc3",
        b"\xf0\x9f\x98",
        b"\x80\x81" * 50,
        b"\x00\x00",
        b"\x1b[999999999z",
    ],
)
def test_bytes_that_are_no_text_do_not_end_it(path: Path, storm: bytes) -> None:
    with opened(path) as window:
        window.send(storm)
        window.settle(0.2)
        window.press("down")
        window.settle(0.2)
        assert window.is_alive
        window.press("ctrl+q")
        assert_gone_quietly(window, 0)


ODD = {
    "dumb": {"TERM": "dumb", "COLORTERM": None},
    "no TERM": {"TERM": None, "COLORTERM": None},
    "linux": {"TERM": "linux", "COLORTERM": None},
    "no colour": {"NO_COLOR": "1"},
    "C locale": {"LC_ALL": "C", "LANG": "C"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
}


@pytest.mark.parametrize("name", ODD)
def test_odd_terminals_are_lived_with(path: Path, name: str) -> None:
    with opened(path, environment=ODD[name]) as window:
        window.press("down", "ctrl+q")
        assert_gone_quietly(window, 0)


@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, subprocess.PIPE])
def test_without_a_terminal_it_ends_at_once_and_says_so(path: Path, stdin: int) -> None:
    done = subprocess.run(program(path), stdin=stdin, capture_output=True, text=True, cwd=ROOT, timeout=20, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("bordertui: the dashboard needs a terminal")
    assert done.stdout == ""
