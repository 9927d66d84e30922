"""Editing in a real terminal: keys in one burst, a text that is there again after a signal, a person's own editor."""

import json
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench.program import Program


@pytest.fixture
def start(sample: Path, tmp_path: Path) -> Callable[..., Program]:
    """The program on the sample, with a state folder of its own, and further settings."""

    def start(**settings: str) -> Program:
        environment = {"XDG_STATE_HOME": str(tmp_path / "state"), **settings}
        return Program([sys.executable, "-m", "tui", str(sample)], columns=100, lines=30, environment=environment)

    return start


def newest(path: Path) -> dict[str, Any]:
    """The event on which the timeline's cursor stands at the start: the one of January 2020."""
    events = json.loads(path.read_text(encoding="utf-8"))["events"].values()
    found: dict[str, Any] = next(event for event in events if str(event.get("id")).startswith("yaarubiyah-un-ends"))
    return found


def test_one_burst_goes_into_the_editor_and_not_into_commands(start: Callable[..., Program], sample: Path) -> None:
    with start() as program:
        program.watch(until="UN authorisation")
        program.press("e", *" quit jX u", "enter", "ctrl+q")
        program.wait_for_end()
    assert newest(sample)["title"].endswith("ends quit jX u")


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
PERSIAN = "می\u200cرود"


def test_joiners_are_text_when_typed_and_one_backspace_takes_all_they_join(
    start: Callable[..., Program], sample: Path
) -> None:
    with start() as program:
        program.watch(until="UN authorisation")
        program.press("e", "ctrl+u", *f"A{FAMILY}B {PERSIAN} \u200e\u200f\u202e\u2066.{FAMILY}", "backspace")
        program.press("enter", "ctrl+q")
        program.wait_for_end()
    assert newest(sample)["title"] == f"A{FAMILY}B {PERSIAN} \u200e\u200f."


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_what_was_being_typed_for_the_next_start(
    start: Callable[..., Program], sample: Path, number: signal.Signals
) -> None:
    before = sample.read_bytes()
    with start() as program:
        program.watch(until="UN authorisation")
        program.press("e", *" unsaid")
        program.watch(until="unsaid")
        program._process.send_signal(number)
        program.wait_for_end()
    assert sample.read_bytes() == before
    with start() as program:
        program.watch(until="unsaid")
        program.press("enter")
        program.watch(until="Saved: ")
        program.press("ctrl+q")
        program.wait_for_end()
    assert newest(sample)["title"].endswith("ends unsaid")
    with start() as program:
        program.watch(until="UN authorisation")
        program.press("q")
        program.wait_for_end()


class TestOwnEditor:
    @pytest.fixture
    def editor(self, tmp_path: Path) -> Callable[[str], str]:
        """An editor that changes the file's text by a line of Python on `text`."""

        def make(change: str) -> str:
            path = tmp_path / "editor.py"
            start = "import sys, pathlib\np = pathlib.Path(sys.argv[1])\ntext = p.read_text()"
            code = f"{start}\n{change}\np.write_text(text)\n"
            path.write_text(code, encoding="utf-8")
            path.chmod(stat.S_IRWXU)
            return f"{sys.executable} {path}"

        return make

    def test_what_it_saves_is_in_the_record(
        self, start: Callable[..., Program], sample: Path, editor: Callable[[str], str]
    ) -> None:
        change = "text = text.replace('ends\"', 'ends, at last\"' * (p.name == 'events.json'))"
        with start(EDITOR=editor(change)) as program:
            program.watch(until="UN authorisation")
            program.press("E")
            program.watch(until="ends, at last")
            program.press("ctrl+q")
            program.wait_for_end()
        assert newest(sample)["title"].endswith("ends, at last")

    def test_a_mistake_comes_back_with_its_place_and_the_text(
        self, start: Callable[..., Program], sample: Path, editor: Callable[[str], str]
    ) -> None:
        before = sample.read_bytes()
        with start(EDITOR=editor("text = text.replace('\"title\":', '\"title\"')")) as program:
            program.watch(until="UN authorisation")
            program.press("E")
            program.watch(until="column")
            program.press("escape")
            program.watch(until="Esc again")
            program.press("escape")
            program.watch(until="e Edit")
            program.press("q")
            program.wait_for_end()
        assert sample.read_bytes() == before

    def test_an_editor_that_is_not_there_is_told(self, start: Callable[..., Program]) -> None:
        with start(EDITOR="no-such-editor-here") as program:
            program.watch(until="UN authorisation")
            program.press("E")
            program.watch(until="The editor could not be used")
            program.press("q")
            program.wait_for_end()

    def test_an_editor_that_puts_a_pipe_in_the_place_of_its_file_is_not_waited_for(
        self, start: Callable[..., Program], sample: Path, tmp_path: Path
    ) -> None:
        before = sample.read_bytes()
        script = tmp_path / "piping.py"
        script.write_text("import os, sys\nos.unlink(sys.argv[1])\nos.mkfifo(sys.argv[1])\n")
        with start(EDITOR=f"{sys.executable} {script}") as program:
            program.watch(until="UN authorisation")
            program.press("E")
            program.watch(until="expected a regular file")
            program.press("q")
            program.wait_for_end()
        assert sample.read_bytes() == before

    @pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
    def test_a_signal_ends_both_and_what_the_editor_had_saved_comes_back(
        self, start: Callable[..., Program], sample: Path, tmp_path: Path, number: signal.Signals
    ) -> None:
        before = sample.read_bytes()
        script = tmp_path / "waiting.py"
        change = "p.write_text(p.read_text().replace('ends\"', 'ends, at last\"'))"
        script.write_text(
            f"import pathlib, sys, time\np = pathlib.Path(sys.argv[1])\n{change}\nprint('is open', flush=True)\n"
            "time.sleep(60)\n"
        )
        with start(EDITOR=f"{sys.executable} {script}") as program:
            program.watch(until="UN authorisation")
            program.press("E")
            program.watch(until="is open")
            program._process.send_signal(number)
            assert program._process.wait(20) == 128 + number
        assert sample.read_bytes() == before
        with start() as program:
            program.watch(until="What you were typing is here again")
            program.press("\x1bOQ")  # F2 keeps it
            program.watch(until="ends, at last")
            program.press("ctrl+q")
            program.wait_for_end()
        assert newest(sample)["title"].endswith("ends, at last")
