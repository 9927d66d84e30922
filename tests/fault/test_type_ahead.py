"""Keys that come in one burst, faster than the screen: each lands where a person meant it."""

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from store.paths import sample_bytes
from tests.conftest import Measured
from tests.fault.terminal import READY, ROOT, Window, opened

LETTERS = "abcdefghijklmnopqrstuvwxyz /?:,.-q"
AT_ONCE = 8
"""Bursts that are sent before the screen is looked at again."""

CAUGHT_UP = 300
"""Seconds, at most, in which a busy machine comes to the last key."""


PARTS = [pytest.param(250, seed, marks=pytest.mark.full) for seed in range(1, 5)]
"""The thousand bursts, as four tests."""


def words_of(chance: random.Random, number: int) -> str:
    """Letters that would all do something if they ran as commands; the number makes each text another."""
    return "w" + "".join(chance.choices(LETTERS, k=chance.randrange(1, 40))).strip() + f" {number}"


def opened_with_a_copy(path: Path) -> Window:
    """The program on a file, once the version copy of the file as it was opened is taken."""
    state = path.parent / "state"
    window = opened(path, environment={"XDG_STATE_HOME": str(state)})
    for _ in range(100):
        if list(state.rglob("copies/*/*.json")):
            return window
        window.settle(0.1, 0.1)
    window.kill()
    raise AssertionError("no version copy was taken")


@pytest.mark.figure("bursts")
@pytest.mark.parametrize(("bursts", "seed"), [(60, 1), *PARTS])
def test_an_editor_opened_by_the_first_key_of_a_burst_gets_all_the_others(
    tmp_path: Path, measured_in_part: Measured, bursts: int, seed: int
) -> None:
    path = tmp_path / "db.json"
    events = {str(number): {"title": f"seed {number}", "note": "n"} for number in range(1, bursts + 1)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    chance = random.Random(seed)
    expected = []
    with opened(path) as window:
        for number in range(bursts):
            text = words_of(chance, number)
            expected.append(text)
            window.press("e", "ctrl+u", text, "enter", "down")
            if number % AT_ONCE == AT_ONCE - 1:
                window.settle(0.05)
        window.press("ctrl+q")  # taken behind all that was typed before
        assert window.end_status(CAUGHT_UP) == 0
    found = [event["title"] for event in json.loads(path.read_bytes())["events"].values()][::-1]
    wrong = [(meant, was) for meant, was in zip(expected, found, strict=True) if meant != was]
    characters = sum(map(len, expected))
    measured_in_part(f"{bursts:,} bursts, {characters:,} characters: {len(wrong)} bursts not as typed")
    assert not wrong
    assert [{**event, "title": ""} for event in json.loads(path.read_bytes())["events"].values()] == [
        {"title": "", "note": "n"} for _ in range(bursts)
    ]


DIALOGS = ("palette", "add menu", "confirm", "versions", "filter")


def keys_through(dialog: str, number: int, text: str) -> tuple[str, ...]:
    """One write that opens a dialog, fills it, and types a text into the editor behind it."""
    return {
        "palette": (":", f"quince{number:04}", *["up"] * 4, "enter", "e", "ctrl+u", text, "enter"),
        "add menu": ("A", "up", "down", "down", "enter", "ctrl+u", text, "enter"),
        "confirm": (":", f"quince{number:04}", "enter", "X", "d", "elete", "enter"),
        "versions": ("R", text, *["down"] * 3, "enter", "ctrl+u", *["down"] * 3, "enter", "down", "enter", "u"),
        "filter": ("/", f"quince{number:04}", "enter", "e", "ctrl+u", text, "enter", "/", "ctrl+u", "enter"),
    }[dialog]


@pytest.mark.figure("bursts")
@pytest.mark.parametrize(("bursts", "seed"), [(40, 1), *PARTS])
def test_a_burst_that_goes_through_a_dialog_does_what_slow_keys_would(
    tmp_path: Path, measured_in_part: Measured, bursts: int, seed: int
) -> None:
    path = tmp_path / "db.json"
    events: dict[str, dict[str, Any]] = {
        str(number): {"id": f"e{number}", "title": f"quince{number:04} here"} for number in range(bursts)
    }
    each = [f"e{number}" for number in range(bursts)]
    events[str(bursts)] = {"id": "all", "title": "refers to each", "related": each}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    chance = random.Random(seed)
    titles = {event["id"]: event["title"] for event in events.values()}
    actors = []
    with opened_with_a_copy(path) as window:
        for number in range(bursts):
            dialog, text = chance.choice(DIALOGS), words_of(chance, number)
            window.press("2", *keys_through(dialog, number, text))
            if dialog == "add menu":
                actors.append(text)
            elif dialog == "confirm":
                del titles[f"e{number}"]
            elif dialog == "versions":
                pass  # what was brought back has been taken back
            else:
                titles[f"e{number}"] = text
            window.settle(0.05)
        window.press("ctrl+q")  # taken behind all that was typed before
        assert window.end_status(CAUGHT_UP) == 0
    tables = json.loads(path.read_bytes())
    found = {event["id"]: event["title"] for event in tables["events"].values()}
    wrong = [id_ for id_ in titles.keys() | found.keys() if titles.get(id_) != found.get(id_)]
    wrong += set(actors) ^ {actor["name"] for actor in tables.get("actors", {}).values()}
    measured_in_part(f"{bursts:,} bursts through dialogs: {len(wrong)} not as typed")
    assert not wrong, [(id_, titles.get(id_), found.get(id_)) for id_ in wrong]


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ((":", "theme", *["down"] * 40, *["up"] * 40, "enter"), "Theme: "),
        (("A", "up", "enter"), "New crossing"),
        (("A", "pagedown", "enter"), "New event"),
        (("x", *["down"] * 30, "enter"), "Export to"),
        (("x", "pageup", "pagedown", "pagedown", "enter"), "Export to"),
        ((":", "zanzibar", "down", "pagedown", "enter"), "Nothing has this name"),
    ],
)
def test_the_cursor_of_a_list_stays_within_it_in_one_write(tmp_path: Path, keys: tuple[str, ...], seen: str) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(sample_bytes())
    with opened(path) as window:
        window.press(*keys)
        assert window.shows(seen), window.text


@pytest.mark.parametrize("moves", [("down",), ("up",), ("down",) * 30, ("pagedown", "end")])
@pytest.mark.parametrize("waits", [False, True], ids=["in one write", "slowly"])
def test_the_one_earlier_version_is_chosen_wherever_the_cursor_was_sent(
    tmp_path: Path, moves: tuple[str, ...], waits: bool
) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(sample_bytes())
    with opened_with_a_copy(path) as window:
        window.press("R", *moves, "enter")
        assert window.shows("nothing to restore"), window.text
        window.press("e", "ctrl+u", "Another title", "enter")
        assert window.shows("Saved: Another"), window.text
        for keys in ((key,) for key in ("R", *moves, "enter")) if waits else (("R", *moves, "enter"),):
            window.press(*keys)
            window.settle(0.1)
        assert window.shows("1 record would change"), window.text
        window.press("enter", "ctrl+q")
        assert window.end_status() == 0
    assert path.read_bytes() == sample_bytes()


def test_a_burst_for_a_version_that_is_not_there_runs_no_commands(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"events": {"1": {"title": "seed"}}}), encoding="utf-8")
    (tmp_path / "state").write_text("where no copy can be taken", encoding="utf-8")
    with opened(path, environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as window:
        window.press("R", "Xquit, e or delete")
        assert window.shows("no earlier version"), window.text
        assert window.is_alive


def test_a_burst_into_quick_add_the_filter_and_the_palette_goes_there(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    events = {str(number): {"title": f"seed {number}"} for number in range(1, 30)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    with opened(path) as window:
        for number in range(10):
            window.press("a", f"undated Quince{number} jqzd @none", "enter", "/", f"quince{number}", "enter")
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
        assert "format 99" in "".join(window.text.splitlines()[-3:-1]), "the reason stays above the keys"


def test_a_burst_after_a_key_that_fails_runs_no_commands(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"events": {"1": {"title": "seed"}}}), encoding="utf-8")
    program = [sys.executable, str(ROOT / "tests" / "fault" / "breaking.py"), str(path), "handler"]
    with Window(program, environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as window:
        assert window.shows(READY), window.text
        window.press("e", "to quit, delete?", "enter")
        assert window.shows("A defect of the program"), window.text
        window.settle()
        assert window.is_alive
        assert "A defect of the program" in window.text.splitlines()[-1], "nothing else was opened or said"


@pytest.mark.parametrize("behind", ["2", "tab", "home", ""])
def test_escape_in_a_burst_is_escape_whatever_is_typed_behind_it(tmp_path: Path, behind: str) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"events": {"1": {"id": "one", "title": "quince"}}}), encoding="utf-8")
    with opened(path) as window:
        window.press("/", "no such", "escape", *filter(None, [behind]), "2", "e", "ctrl+u", "typed ahead", "enter")
        assert window.shows("typed ahead")
        window.press("a", "kept for later", "escape", "e", "ctrl+u", "qXu behind", "enter", "ctrl+q")
        assert window.end_status() == 0
    assert [event["title"] for event in json.loads(path.read_bytes())["events"].values()] == ["qXu behind"]


@pytest.mark.parametrize("cut", [b"\x1b", b"\x1b[", b"\x1b[20", b"\x1b[201"])
def test_an_escape_within_what_is_pasted_is_no_key_wherever_reading_it_pauses(tmp_path: Path, cut: bytes) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"events": {"1": {"id": "one", "title": "quince"}}}), encoding="utf-8")
    with opened(path) as window:
        window.press("e", "ctrl+u")
        window.send(b"\x1b[20")
        window.settle(0.02)
        window.send(b"0~before\x1bX")
        window.settle(0.3)
        window.send(b"behind" + cut)
        window.settle(0.3)
        window.send(b"\x1b[201~".removeprefix(cut) + b" typed\r")
        window.press("ctrl+q")
        assert window.end_status() == 0
    (event,) = json.loads(path.read_bytes())["events"].values()
    assert event["title"] == "before\u241bXbehind typed"


def test_alt_that_is_kept_down_is_no_escape(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"events": {"1": {"id": "one", "title": "quince pear fig"}}}), encoding="utf-8")
    with opened(path) as window:
        window.press("e", "end")
        assert window.shows("Enter Keep"), window.text
        window.settle()
        window.send(b"\x1bb\x1bb")  # as Alt and the left arrow come from some terminals
        assert window.wait_for_output()
        window.settle()
        window.press("ripe ", "enter", "ctrl+q")
        assert window.end_status() == 0
    (event,) = json.loads(path.read_bytes())["events"].values()
    assert event["title"] == "quince ripe pear fig"


def test_a_burst_into_a_map_that_was_not_drawn_yet_acts_on_its_crossing(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    gate = {"id": "gate", "sides": [{"name": "Gate", "country": "IQ"}], "lat": 34.4, "lon": 40.9}
    events = {"1": {"id": "one", "title": "quince"}}
    path.write_text(json.dumps({"crossings": {"1": gate}, "events": events}), encoding="utf-8")
    with opened(path, columns=80, lines=24) as window:
        window.settle(1.0)
        window.press("m", "+", "enter", "e", "ctrl+u", "Typed ahead", "enter", "ctrl+q")
        assert window.end_status() == 0
    tables = json.loads(path.read_bytes())
    assert tables["crossings"]["1"]["sides"][0]["name"] == "Typed ahead"
    assert tables["events"] == events
