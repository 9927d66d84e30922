"""The file changed by something else while the real program is open: seen within a second, and both sides kept."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import Measured
from tests.fault.terminal import Window, opened

SEEN_WITHIN = 1.0
ROUNDS = [2, pytest.param(50, marks=pytest.mark.full)]


def in_place(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def by_rename(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(path)


def slowly(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        for start in range(0, len(content), len(content) // 6):
            file.write(content[start : start + len(content) // 6])
            file.flush()
            time.sleep(0.1)


def by_an_editor(path: Path, content: bytes) -> None:
    """As vim does: the old file becomes the backup, a new one takes its name."""
    path.replace(path.with_name(path.name + "~"))
    path.write_bytes(content)


def by_git(path: Path, content: bytes) -> None:
    """A commit is made of it without touching the file, then checked out."""

    def git(*words: str, text: bytes | None = None) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false", *words]
        done = subprocess.run(command, cwd=path.parent, input=text, capture_output=True, check=True)
        return done.stdout.decode().strip()

    if not (path.parent / ".git").exists():
        git("init", "-q")
    git("add", path.name)
    git("commit", "-q", "--allow-empty", "-m", "as it is")
    blob = git("hash-object", "-w", "--stdin", text=content)
    tree = git("mktree", text=f"100644 blob {blob}\t{path.name}\n".encode())
    git("checkout", "-q", git("commit-tree", tree, "-p", "HEAD", "-m", "another"))


WAYS = {"in place": in_place, "rename": by_rename, "slowly": slowly, "editor": by_an_editor, "git": by_git}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file of a few events, all on screen."""
    path = tmp_path / "db.json"
    events = {str(number): {"title": f"seed {number}", "note": "n" * 80} for number in range(1, 5)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    return path


def with_title(path: Path, title: str) -> bytes:
    content = json.loads(path.read_bytes())
    content["events"]["1"]["title"] = title
    return json.dumps(content, indent=1).encode()


def add(window: Window, title: str) -> None:
    window.press("a", f"undated {title} @none", "enter")
    assert window.shows(f"Saved: {title}"), window.text


def assert_seen(waited: list[float], way: str, measured: Measured) -> None:
    """See that it was seen in time: as a rule, since now and then a busy machine lets any program wait."""
    measured(f"{way} {len(waited)}×: {median(waited):.1f} s, once {max(waited):.1f} s")
    assert median(waited) <= SEEN_WITHIN


@pytest.mark.figure("outside")
@pytest.mark.parametrize("rounds", ROUNDS)
@pytest.mark.parametrize("way", WAYS)
def test_a_change_from_outside_is_seen_and_both_sides_are_kept(
    path: Path, measured: Measured, way: str, rounds: int
) -> None:
    if way == "git" and not shutil.which("git"):
        pytest.skip("needs git")
    waited = []
    with opened(path) as window:
        window.press("end")  # the oldest, which the outside changes, stays in sight
        for number in range(rounds):
            title = f"outside {number}."
            WAYS[way](path, with_title(path, title))
            began = time.monotonic()
            assert window.shows(title, 20), window.text
            waited.append(time.monotonic() - began)
            add(window, f"Inside{number}x")
            events = json.loads(path.read_bytes())["events"].values()
            assert {title, *(f"Inside{done}x" for done in range(number + 1))} <= {event["title"] for event in events}
            window.press("end")
            window.settle(0.05, 2)
        window.press("ctrl+q")
        assert window.end_status() == 0
    assert_seen(waited, way, measured)


@pytest.mark.figure("outside")
@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_file_that_went_away_is_said_to_be_gone_and_is_not_made_anew(
    path: Path, measured: Measured, rounds: int
) -> None:
    waited = []
    with opened(path) as window:
        for number in range(rounds):
            away = path.with_suffix(".away")
            path.rename(away)
            began = time.monotonic()
            assert window.shows("READ-ONLY"), window.text
            waited.append(time.monotonic() - began)
            window.press("a", "undated nothing @none", "enter")
            window.settle(0.1)
            assert not path.exists()
            away.rename(path)
            assert window.shows("✓ saved"), window.text
            window.press("escape", "escape")
            add(window, f"Inside{number}x")
        window.press("ctrl+q")
        assert window.end_status() == 0
    assert_seen(waited, "deleted", measured)
    assert "nothing" not in path.read_text(encoding="utf-8").lower()


@pytest.mark.figure("outside")
@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_broken_file_is_told_with_its_place_never_written_and_taken_up_again_when_repaired(
    path: Path, measured: Measured, rounds: int
) -> None:
    waited = []
    with opened(path, columns=140) as window:
        for number in range(rounds):
            good = path.read_bytes()
            half = good[: len(good) // 2]
            path.write_bytes(half)
            began = time.monotonic()
            assert window.shows("READ-ONLY"), window.text
            waited.append(time.monotonic() - began)
            window.press("a", "undated nothing @none", "enter")
            window.settle(0.1)
            assert path.read_bytes() == half
            path.write_bytes(good)
            assert window.shows("✓ saved"), window.text
            window.press("escape", "escape")
            add(window, f"Inside{number}x")
        window.press("ctrl+q")
        assert window.end_status() == 0
    assert_seen(waited, "broken", measured)


@pytest.mark.figure("outside")
@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_touched_file_is_no_change_and_is_saved_into(path: Path, measured: Measured, rounds: int) -> None:
    with opened(path) as window:
        for number in range(rounds):
            path.touch()
            window.settle(0.4, 1)
            assert "elsewhere" not in window.text
            add(window, f"Inside{number}x")
        window.press("ctrl+q")
        assert window.end_status() == 0
    measured(f"touched {rounds}×: nothing said")


@pytest.mark.figure("odd places")
def test_a_file_of_two_gigabytes_in_its_place_is_told_within_a_second_and_keys_are_taken(
    path: Path, measured: Measured
) -> None:
    content = path.read_bytes()
    waited = []
    with opened(path, columns=140) as window:
        beside = path.with_suffix(".new")
        for _ in range(3):  # judged by the median, as the other changes from outside
            with beside.open("wb") as huge:
                huge.truncate(2 << 30)
            beside.replace(path)
            began = time.monotonic()
            assert window.shows("READ-ONLY"), window.text
            waited.append(time.monotonic() - began)
            window.press("/", "two")
            assert window.shows("two", SEEN_WITHIN), window.text
            window.press("escape")
            path.write_bytes(content)
            assert window.shows("✓ saved"), window.text
        add(window, "Later")
        window.press("ctrl+q")
        assert window.end_status() == 0
    measured(f"2 GB in the dashboard: told after {median(waited):.1f} s, once {max(waited):.1f} s")
    assert median(waited) <= SEEN_WITHIN


def test_what_a_script_writes_late_into_the_file_that_we_replaced_is_kept_when_we_quit(path: Path) -> None:
    with opened(path) as window, path.open("r+b") as held:
        add(window, "Inside")
        content = with_title(path, "written late")
        held.write(content)
        held.truncate(len(content))
        held.flush()
        os.fsync(held.fileno())
        window.press("ctrl+q")
        assert window.end_status() == 0
    assert {"Inside", "written late"} <= {event["title"] for event in json.loads(path.read_bytes())["events"].values()}
