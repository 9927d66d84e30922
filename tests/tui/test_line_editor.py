"""Typing in one line: what each key does, and that nothing typed is lost or drawn outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.line_editor import LineEditor

MOVES = st.sampled_from(["left", "right", "home", "end", "ctrl+left", "ctrl+right"])
TYPED = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))


@given(st.text(TYPED, max_size=30))
def test_what_is_typed_stands_there(text: str) -> None:
    line = LineEditor()
    for character in text:
        line.press("space" if character == " " else character)
    assert line.text == text


@given(st.text(TYPED, max_size=30), st.lists(MOVES, max_size=20))
def test_moving_changes_no_text_and_stays_within(text: str, moves: list[str]) -> None:
    line = LineEditor(text)
    for move in moves:
        line.press(move)
    assert line.text == text
    assert 0 <= line.at <= len(text)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(1, 30))
def test_what_is_seen_is_never_wider_than_its_room_but_holds_the_cursor(text: str, at: int, width: int) -> None:
    line = LineEditor(text, min(at, len(text)))
    spans = line.spans(width)
    assert "cursor" in [role for _, role in spans]
    under = next(cell_len(span) for span, role in spans if role == "cursor")
    assert sum(cell_len(span) for span, _ in spans) <= max(width, under)


@pytest.mark.parametrize(
    ("keys", "text", "at"),
    [
        (["backspace"], "al-Qaim cros", 12),
        (["home", "delete"], "l-Qaim cross", 0),
        (["ctrl+w"], "al-Qaim ", 8),
        (["ctrl+u"], "", 0),
        (["home", "ctrl+right", "ctrl+k"], "al-Qaim", 7),
        (["ctrl+left", "X"], "al-Qaim Xcross", 9),
        (["home", "backspace"], "al-Qaim cross", 0),
        (["delete"], "al-Qaim cross", 13),
    ],
)
def test_keys_that_change_the_line(keys: list[str], text: str, at: int) -> None:
    line = LineEditor("al-Qaim cross")
    for key in keys:
        assert line.press(key)
    assert (line.text, line.at) == (text, at)


def test_pasted_lines_become_one() -> None:
    line = LineEditor("ab", 1)
    line.insert("1\n2\r\n3")
    assert line.text == "a1 2 3b"


def test_a_key_it_does_not_know_is_left_to_others() -> None:
    assert not LineEditor("a").press("f5")
