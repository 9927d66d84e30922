"""Several windows of the real program on one file: no edit is lost, and where two exclude each other both stay."""

import json
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import Measured
from tests.fault.terminal import Window, opened


def seed_file(path: Path) -> None:
    events = {str(number): {"title": f"seed {number}"} for number in range(1, 21)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")


def quit_all(windows: list[Window]) -> None:
    for window in windows:
        window.press("ctrl+q")
        assert window.end_status(20) == 0


@pytest.mark.figure("together")
@pytest.mark.parametrize(
    ("count", "edits"),
    [(2, 8), pytest.param(2, 500, marks=pytest.mark.full(300)), pytest.param(3, 200, marks=pytest.mark.full(200))],
)
def test_what_several_windows_add_at_once_is_all_in_the_file(
    tmp_path: Path, measured: Measured, count: int, edits: int
) -> None:
    path = tmp_path / "db.json"
    seed_file(path)
    sent: list[str] = []
    with ExitStack() as stack:
        windows = [stack.enter_context(opened(path)) for _ in range(count)]
        for number in range(edits):
            tokens = [f"Window{place}n{number}x" for place in range(count)]
            for window, token in zip(windows, tokens, strict=True):
                window.press("a", f"undated {token} @none", "enter")
            for window, token in zip(windows, tokens, strict=True):
                assert window.shows(f"Saved: {token}", 20), window.text
            sent += tokens
        dead = sum(not window.is_alive for window in windows)
        quit_all(windows)
    titles = [event["title"] for event in json.loads(path.read_bytes())["events"].values()]
    lost = set(sent) - set(titles)
    measured(f"{count}×{edits}: {len(lost)} lost, {dead} dead")
    assert not lost
    assert not dead
    assert len(titles) == len(sent) + 20


@pytest.mark.figure("together")
@pytest.mark.parametrize("rounds", [3, pytest.param(50, marks=pytest.mark.full)])
def test_two_edits_of_one_field_at_once_are_both_kept_or_asked_about(
    tmp_path: Path, measured: Measured, rounds: int
) -> None:
    path = tmp_path / "db.json"
    seed_file(path)
    in_file = asked = 0
    with opened(path) as first, opened(path) as second:
        for number in range(rounds):
            for window, name in ((first, "one"), (second, "two")):
                window.press("e", "ctrl+u", f"from {name} {number}")
                assert window.shows(f"from {name} {number}")
            first.press("enter")
            second.press("enter")
            assert first.shows(f"Saved: from one {number}|someone made this"), first.text
            assert second.shows(f"Saved: from two {number}|someone made this"), second.text
            raw = path.read_text(encoding="utf-8")
            whole = f"from one {number}" in raw and f"from two {number}" in raw
            question = [window for window in (first, second) if "someone made this" in window.text]
            in_file += whole
            asked += bool(question) and not whole
            assert whole or question, raw
            for window in question:
                window.press("escape")
            for window in (first, second):
                window.settle(0.4, 2)
                window.press("home", "down", "down") if number % 2 else window.press("home")
                window.settle()
        quit_all([first, second])
    measured(f"{rounds} conflicts: {in_file} with both texts in the file, {asked} asked before")
