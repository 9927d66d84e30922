"""A text of several lines being typed: nothing of it is lost by wrapping, and the cursor moves by what is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.editing.long_text import LongText
from tui.widgets.text import cells, safe

TEXTS = st.text(st.sampled_from("ab \n القائم漢e\u0301"), max_size=60)


@given(TEXTS, st.integers(2, 20))
def test_the_rows_together_are_the_text(text: str, width: int) -> None:
    pieces = LongText(text).pieces(width)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)
    assert "".join(text[start:end] for start, end in pieces) == text.replace("\n", "")


@given(TEXTS, st.integers(2, 20))
def test_no_row_is_wider_than_the_window_but_for_the_blank_it_ends_with(text: str, width: int) -> None:
    assert all(cells(safe(text[start:end].removesuffix(" "))) <= width for start, end in LongText(text).pieces(width))


@given(TEXTS, st.lists(st.sampled_from(["up", "down", "left", "right", "home", "end", "ctrl+home", "ctrl+end"])))
def test_moving_never_leaves_the_text_nor_changes_it(text: str, keys: list[str]) -> None:
    line = LongText(text)
    for key in keys:
        assert line.press(key)
        assert 0 <= line.at <= len(text)
        line.window(12, 4)
    assert line.text == text


@given(TEXTS, st.integers(1, 6))
def test_the_cursor_is_always_seen_once(text: str, height: int) -> None:
    line = LongText(text)
    rows = line.window(10, height)
    assert len(rows) <= height
    assert sum(role == "cursor" for row in rows for _, role in row) == 1


def test_enter_breaks_the_line_and_arrows_cross_rows() -> None:
    line = LongText()
    for key in ("a", "b", "enter", "c", "d", "up", "x"):
        line.press(key)
    assert line.text == "abx\ncd"
    line.press("end")
    line.press("down")
    line.press("home")
    line.press("y")
    assert line.text == "abx\nycd"


def test_pasted_lines_stay_lines() -> None:
    line = LongText("a")
    line.insert("b\r\nc\rd")
    assert line.text == "ab\nc\nd"


@pytest.mark.parametrize("letter", ["e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u202e", "\n"])
def test_what_is_seen_as_one_letter_goes_at_one_key(letter: str) -> None:
    line = LongText(f"a{letter}b")
    line.press("left")
    line.press("backspace")
    assert line.text == "ab"
    line.insert(letter)
    line.press("left")
    line.press("delete")
    assert line.text == "ab"


def test_the_caret_is_the_cell_behind_what_is_seen_before_the_cursor() -> None:
    line = LongText("ab\n漢e\u0301c")
    line.press("left")
    line.window(12, 4)
    assert line.caret == (3, 1)
