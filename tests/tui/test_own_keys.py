"""A person's own keys hold where they can be understood, and what cannot is told and left out."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import Running, app_of, screen_of
from tui.actions import ACTIONS
from tui.actions.own_keys import LAYOUTS, PRESETS, OwnKeys, foreign_letter, own_keys


def read(folder: Path, text: str) -> OwnKeys:
    """The keys of a file with this text."""
    path = folder / "keys.toml"
    path.write_text(text)
    return own_keys(path, ACTIONS)


@pytest.mark.parametrize("place", ["none.toml", "no-folder/none.toml", "file/none.toml"])
def test_without_a_file_the_usual_keys_hold_and_none_of_them_clash(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    keymap, trouble = own_keys(tmp_path / place, ACTIONS)
    assert trouble == ()
    assert keymap.clashes() == []


def test_an_own_key_replaces_the_usual_ones(tmp_path: Path) -> None:
    keymap, trouble = read(tmp_path, '[keys]\nundo = ["ctrl+y", "U"]\n')
    assert trouble == ()
    assert [action and action.id for key in ("ctrl+y", "U") if (action := keymap.meaning(key, "timeline"))] == [
        "undo"
    ] * 2
    assert keymap.meaning("u", "timeline") is None


def test_an_own_key_comes_before_the_usual_one_of_another_action_and_that_is_told(tmp_path: Path) -> None:
    keymap, trouble = read(tmp_path, '[keys]\nundo = "ctrl+z"\n')
    action = keymap.meaning("ctrl+z", "timeline")
    assert action is not None
    assert action.id == "undo"
    assert "means both Undo and Suspend" in trouble[0]


@pytest.mark.parametrize("name", ["edit", "undo", "help", "add"])
async def test_an_action_without_a_key_is_left_out_of_the_footer_and_stands_in_help_and_palette(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("tui.app.config_folder", lambda: tmp_path)
    (tmp_path / "keys.toml").write_text(f"[keys]\n{name} = []\n", "utf-8")
    words = next(action.words for action in ACTIONS if action.id == name)
    async with running() as pilot:
        assert words not in screen_of(pilot)[-1]
        await pilot.press("down", ":", *words.lower())
        await pilot.pause()
        assert words in "\n".join(screen_of(pilot)[:-1])


def fifo(path: Path) -> None:
    os.mkfifo(path)


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


def huge(path: Path) -> None:
    path.write_text("# filling\n" * 1_000_000)


def deep(path: Path) -> None:
    path.write_text("a = " + "[" * 50_000)


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.figure("settings", "keys: 5 kinds told, the default keys apply")
@pytest.mark.parametrize("made", [fifo, binary, huge, deep, a_folder])
def test_a_file_of_keys_that_is_none_is_told_and_the_usual_keys_hold(
    tmp_path: Path, made: Callable[[Path], None]
) -> None:
    path = tmp_path / "keys.toml"
    made(path)
    keymap, trouble = own_keys(path, ACTIONS)
    assert len(trouble) == 1
    assert "the default keys apply" in trouble[0]
    assert keymap.meaning("q", "timeline") is not None


async def test_what_is_wrong_is_told_at_once_and_in_full_by_help(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.config_folder", lambda: tmp_path)
    (tmp_path / "keys.toml").write_text('[keys]\nundo = "q"\n', "utf-8")
    async with running() as pilot:
        assert "keys.toml: the key q means both Undo and Quit; ? tells" in app_of(pilot).session.notice
        await pilot.press("?")
        assert "means both Undo and Quit" in "\n".join(screen_of(pilot))


def test_a_key_of_a_panel_set_over_a_general_one_is_told_and_the_footer_shows_what_it_means(tmp_path: Path) -> None:
    keymap, trouble = read(tmp_path, '[keys]\nsort = "e"\n')
    assert len(trouble) == 1
    assert "the key e means both Sort and Edit" in trouble[0]
    assert "edit" not in [action.id for action in keymap.footer("timeline")]
    assert "edit" in [action.id for action in keymap.footer("details")]
    for panel in ("timeline", "details"):
        assert all(keymap.meaning(keymap.keys_in(action, panel)[0], panel) is action for action in keymap.footer(panel))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_gives_keys_to_actions_that_there_are_and_clashes_with_none(tmp_path: Path, preset: str) -> None:
    assert set(PRESETS[preset]) <= {action.id for action in ACTIONS}
    assert read(tmp_path, f'preset = "{preset}"\n').trouble == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[keys\n", "the default keys apply"),
        ('preset = "dvorak"\n', "azerty or qwertz"),
        ('[keys]\nfly = "f"\n', "keys.fly: there is no such action"),
        ("[keys]\nundo = 3\n", "keys.undo: 3 is not a key"),
        ('[keys]\nhelp = "Ctrl+H"\n', "there is no key 'Ctrl+H'; expected a key such as f, F, ctrl+f"),
        ('[keys]\nhelp = ["f2", "esc"]\n', "there is no key 'esc'"),
        ('[keys]\nundo = "ctrl+U"\n', "there is no key 'ctrl+U'"),
        ('[keys]\nundo = "ctrl+i"\n', "terminals send Tab for ctrl+i"),
        ('[keys]\nundo = ["ctrl+y", "ctrl+m"]\n', "terminals send Enter for ctrl+m"),
        ('[keys]\nunod = "f6"\n', "expected undo"),
        ('keys = "f6"\n', "not a table"),
        ('preset = ["arabic"]\n', "azerty or qwertz"),
        ('colour = "red"\n', "'colour' is not a setting"),
        ('[keys]\nundo = "q"\n', "the key q means both"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    keymap, trouble = read(tmp_path, text)
    assert len(trouble) == 1
    assert told in trouble[0]
    assert str(tmp_path) in trouble[0]
    assert keymap.meaning("?", "timeline") is not None


@pytest.mark.parametrize(
    ("layout", "letters"),
    [("arabic", {"ع": "undo", "ش": "add", "أ": "history", "؟": "help", "٢": "timeline"}),
     ("persian", {"ع": "undo", "ش": "add", "؟": "help", "۲": "timeline"}),
     ("cyrillic", {"г": "undo", "ф": "add", "Ф": "new-record"}), ("greek", {"θ": "undo", "α": "add"})],
)  # fmt: skip
def test_a_letter_of_another_keyboard_means_what_the_key_in_its_place_means(
    tmp_path: Path, layout: str, letters: dict[str, str]
) -> None:
    keymap, trouble = read(tmp_path, f'preset = "{layout}"\n')
    assert trouble == ()
    known = {action.id for action in ACTIONS}
    for letter, id_ in letters.items():
        action = keymap.meaning(letter, "timeline")
        assert action is not None, letter
        assert action.id == id_ or id_ not in known
    assert keymap.meaning("u", "timeline") is not None


def test_every_layout_gives_each_letter_key_one_meaning_and_no_sign_another(tmp_path: Path) -> None:
    for layout, letters in LAYOUTS.items():
        keymap, trouble = read(tmp_path, f'preset = "{layout}"\n')
        assert (trouble, keymap.clashes()) == ((), [])
        assert all(not letter.isspace() for letter in letters.values())


def test_an_own_key_that_a_layout_gives_another_meaning_is_told(tmp_path: Path) -> None:
    _, trouble = read(tmp_path, 'preset = "cyrillic"\n[keys]\nedit = "г"\n')
    assert any("means both" in sentence for sentence in trouble)


def test_keys_taken_away_stay_away_under_a_layout(tmp_path: Path) -> None:
    keymap, trouble = read(tmp_path, 'preset = "cyrillic"\n[keys]\nundo = []\n')
    assert trouble == ()
    assert keymap.meaning("u", "timeline") is None
    assert keymap.meaning("г", "timeline") is None


def test_a_letter_whose_layout_is_chosen_already_is_not_told_to_choose_it(tmp_path: Path) -> None:
    keymap, _ = read(tmp_path, 'preset = "cyrillic"\n[keys]\nundo = []\n')
    assert "no action has that key" in foreign_letter("г", keymap)
    assert "preset" not in foreign_letter("г", keymap)
    assert "preset = greek" in foreign_letter("α", keymap)
    assert foreign_letter("é", keymap) == ""


def test_letters_and_digits_of_any_script_say_why_they_mean_nothing(tmp_path: Path) -> None:
    keymap, _ = read(tmp_path, "")
    assert "stands where 3 is" in foreign_letter("٣", keymap)
    assert "another script" in foreign_letter("ב", keymap)


def test_a_key_named_twice_is_no_clash_and_a_preset_is_known_in_capitals(tmp_path: Path) -> None:
    keymap, trouble = read(tmp_path, 'preset = "Cyrillic"\n[keys]\nundo = ["f6", "f6"]\n')
    assert trouble == ()
    assert keymap.meaning("ф", "timeline") is not None


async def test_a_letter_that_means_nothing_because_of_the_keyboard_says_so(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ф")
        await pilot.pause()
        assert "stands where a is" in "".join(screen_of(pilot)[-4:])


@pytest.mark.parametrize(
    "key", ["f", "ض", "ctrl+f", "f11", "shift+tab", "alt+slash", "ctrl+underscore", "less_than_sign"]
)
def test_names_of_keys(tmp_path: Path, key: str) -> None:
    keymap, trouble = read(tmp_path, f'[keys]\nhelp = "{key}"\n')
    assert not [words for words in trouble if "there is no key" in words]
    assert keymap.meaning(key, "timeline") is not None
