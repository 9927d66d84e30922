"""One declaration of each action feeds keys, footer, help and palette; so the declarations must be whole."""

import pytest
from textual.events import Key

from tui.actions import ACTIONS
from tui.desk import Action, Keymap
from tui.screen.dashboard import ORDER
from tui.widgets.key_names import name_of, shown_keys


class One(Action):
    """One."""

    id, keys, words, rank = "one", ("x",), "One", 1


class Here(Action):
    """Here."""

    id, keys, words, panels = "here", ("x",), "Here", ("map",)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_each_action_says_what_it_is_for(action: Action) -> None:
    assert action.keys
    assert action.words
    assert action.help.endswith(".")
    assert set(action.panels) <= set(ORDER)


def test_no_two_actions_have_one_id() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_no_key_means_two_things_in_one_panel() -> None:
    assert [(key, one.id, other.id) for key, one, other in Keymap(ACTIONS).clashes()] == []


@pytest.mark.parametrize("panel", ORDER)
def test_the_footer_ends_with_help_and_no_two_keys_claim_one_place(panel: str) -> None:
    footer = Keymap(ACTIONS).footer(panel)
    assert footer[-1].id == "help"
    assert len({action.rank for action in footer}) == len(footer) >= 7


def test_an_action_of_the_panel_comes_before_a_general_one() -> None:
    keymap = Keymap([One(), Here()])
    assert isinstance(keymap.meaning("x", "map"), Here)
    assert isinstance(keymap.meaning("x", "timeline"), One)
    assert keymap.meaning("y", "map") is None


def test_a_persons_own_keys_replace_the_usual_ones() -> None:
    keymap = Keymap([One()], {"one": ("ctrl+o",)})
    assert keymap.meaning("x", "map") is None
    assert isinstance(keymap.meaning("ctrl+o", "map"), One)


def test_two_general_meanings_of_a_key_clash_and_a_panels_own_where_a_person_set_it() -> None:
    assert Keymap([One(), Here()]).clashes() == []
    assert [key for key, _, _ in Keymap([One(), Here()], {"one": ("x",)}).clashes()] == ["x"]
    other = type("Other", (One,), {"id": "other"})
    assert [key for key, _, _ in Keymap([One(), other()]).clashes()] == ["x"]


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [("slash", "/", "/"), ("A", "A", "A"), ("space", " ", "space"), ("ctrl+r", "\x12", "ctrl+r"), ("up", None, "up")],
)
def test_a_key_is_named_by_its_character_where_it_has_one(key: str, character: str | None, name: str) -> None:
    assert name_of(Key(key, character)) == name


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("zero_width_non_joiner", "\u200c", "\u200c"),
        ("zero_width_joiner", "\u200d", "\u200d"),
        ("left_to_right_mark", "\u200e", "\u200e"),
        ("right_to_left_mark", "\u200f", "\u200f"),
        ("zero_width_space", "\u200b", "zero_width_space"),
        ("right_to_left_override", "\u202e", "right_to_left_override"),
        ("left_to_right_isolate", "\u2066", "left_to_right_isolate"),
        ("soft_hyphen", "\u00ad", "soft_hyphen"),
        ("ctrl+g", "\x07", "ctrl+g"),
    ],
)
def test_what_joins_or_parts_letters_is_text_and_what_turns_their_direction_is_not(
    key: str, character: str, name: str
) -> None:
    assert name_of(Key(key, character)) == name


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown_keys(("up", "ctrl+r", "+", "enter")) == "↑ ctrl+r + Enter"
