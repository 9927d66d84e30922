"""What people do first, as the first page tells it: played in the real program at 80 by 24, and the keys counted."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fault.terminal import Window, opened
from tui.cli import main
from tui.cli.exit_codes import Exit


def told(root: Path, words: str) -> list[str]:
    """What the row of the first page that has these words says to do: keys and texts, a text as one."""
    (row,) = re.findall(
        rf"^\| .*{words}.* \| (.*) \|$", (root / "README.md").read_text("utf-8").partition("![")[0], re.M
    )
    return [code or "enter" for code in re.findall(r"`([^`]+)`|Enter", row)]


@pytest.fixture
def window(sample: Path) -> Iterator[Window]:
    with opened(sample, columns=80, lines=24, environment={"XDG_STATE_HOME": str(sample.parent / "state")}) as window:
        yield window


def press(window: Window, *strokes: str) -> int:
    """Press and type one after the other, each once the last is answered; how many keys that were."""
    for stroke in strokes:
        window.press(stroke)
        window.settle(0.3, 5)
    return sum(1 if stroke == "enter" else len(stroke) for stroke in strokes)


def events_of(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text("utf-8"))["events"].values())


def test_both_accounts_of_the_dead_of_the_august_strike(root: Path, window: Window) -> None:
    assert press(window, *told(root, "the August strike")) <= 8
    assert window.shows("▌Drones strike militia vehicles near al-Qaim"), window.text
    assert window.shows("6 a military source"), window.text
    assert window.shows("2 Kata'ib Hezbollah"), window.text


def test_a_reopening_noted_with_its_source(root: Path, window: Window, sample: Path) -> None:
    opener, text, end = told(root, "has reopened")
    assert len((opener, end)) <= 3
    press(window, opener, text, end)
    assert window.shows("Saved: Rabia reopened"), window.text
    [noted] = [event for event in events_of(sample) if event.get("date") == "2019-09-20"]
    assert (noted["crossings"], noted["type"]) == (["rabia"], "status")
    assert "k24-reopening" in json.dumps(noted)


def test_all_crossings_on_a_day_of_the_past(root: Path, window: Window) -> None:
    assert press(window, *told(root, "on a past day")) <= 14
    assert window.shows("AS OF 1 Jun 2016"), window.text
    rows = [line.split()[1:3] for line in window.text.splitlines()[2:7]]
    assert rows == [[name, "closed"] for name in ("al-Qaim", "al-Walid", "Rabia", "Nasib", "Trebil")]


def test_a_title_corrected_and_the_correction_undone(root: Path, window: Window, sample: Path) -> None:
    before = events_of(sample)
    opener, clear, end, undo = told(root, "correct a title")
    assert len((opener, clear, end)) <= 4
    press(window, opener, clear, "The Council ends it", end)
    assert window.shows("Saved: "), window.text
    changed = [event["title"] for event in events_of(sample) if event not in before]
    assert changed == ["The Council ends it"]
    press(window, undo)
    assert window.shows("Undid: "), window.text
    assert window.shows("✓ saved"), window.text
    assert events_of(sample) == before


def test_the_report_of_a_month_by_one_command(root: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (command,) = told(root, "monthly situation report")
    program, *words = shlex.split(command)
    assert program == "bordertui"
    assert main([*words, "--file", str(sample)]) == Exit.GOOD
    out = capsys.readouterr().out
    assert "September 2019; period since 1 September 2019" in out.splitlines()[1]
    assert "al-Qaim" in out
