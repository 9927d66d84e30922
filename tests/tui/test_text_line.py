"""Typing in one line: what each key does, that nothing typed is lost or drawn outside, and where a click goes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.events import Key
from textual.message import Message
from textual.screen import Screen

from tests.tui.conftest import Running, app_of
from tests.tui.editing_steps import at_strike, reach
from tui.bars.bar import Choices
from tui.editing.editing import Editing
from tui.widgets.text import cells, safe
from tui.widgets.text_line import TextLine, broken

MOVES = st.sampled_from(
    ["left", "right", "home", "end", "ctrl+left", "ctrl+right", "shift+left", "shift+right", "shift+home"]
)
TYPED = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@asynccontextmanager
async def an_app() -> AsyncIterator[App[None]]:
    """Textual's widgets can be driven while an app runs, whether they are mounted or not."""
    app: App[None] = App()
    async with app.run_test(size=(20, 3)):
        yield app


async def test_what_is_typed_stands_there() -> None:
    @given(st.text(TYPED, max_size=30))
    def holds(text: str) -> None:
        line = TextLine()
        for character in text:
            line.press("space" if character == " " else character)
        assert line.value == text

    async with an_app():
        holds()


async def test_moving_and_selecting_changes_no_text_and_stays_within() -> None:
    @given(st.text(TYPED, max_size=30), st.lists(MOVES, max_size=20))
    def holds(text: str, moves: list[str]) -> None:
        line = TextLine(text)
        for move in moves:
            assert line.press(move)
        assert line.value == text
        assert 0 <= line.cursor_position <= len(text)

    async with an_app():
        holds()


async def test_what_is_seen_is_never_wider_than_its_room_but_holds_the_cursor() -> None:
    @given(st.text(max_size=40), st.lists(MOVES, max_size=12), st.integers(3, 30))
    def holds(text: str, moves: list[str], width: int) -> None:
        line = TextLine(text)
        for move in moves:
            line.press(move)
            spans = line.spans(width)
        line.press("right")  # nothing is selected any more
        spans = line.spans(width)
        before, under, _ = (cells(safe(span)) for span, _ in spans)
        assert [role for _, role in spans] == ["text", "cursor", "text"]
        assert before + under <= max(width, under)

    async with an_app():
        holds()


@pytest.mark.parametrize(
    ("keys", "text", "at"),
    [
        (["backspace"], "al-Qaim cros", 12),
        (["home", "delete"], "l-Qaim cross", 0),
        (["ctrl+w"], "al-Qaim ", 8),
        (["ctrl+u"], "", 0),
        (["home", "right", "right", "ctrl+k"], "al", 2),
        (["ctrl+left", "X"], "al-Qaim Xcross", 9),
        (["home", "backspace"], "al-Qaim cross", 0),
        (["delete"], "al-Qaim cross", 13),
        (["shift+left", "shift+left", "X"], "al-Qaim croX", 12),
        (["shift+home", "backspace"], "", 0),
    ],
)
async def test_keys_that_change_the_line(keys: list[str], text: str, at: int) -> None:
    async with an_app():
        line = TextLine("al-Qaim cross")
        for key in keys:
            assert line.press(key)
        assert (line.value, line.cursor_position) == (text, at)


@pytest.mark.parametrize("letter", ["e\u0301", FAMILY, "\x00", "\u202e", "\ud800", "漢", "نَ"])
async def test_what_is_seen_as_one_letter_goes_at_one_key(letter: str) -> None:
    async with an_app():
        line = TextLine(f"a{letter}b")
        line.press("left")
        line.press("backspace")
        assert line.value == "ab"
        line.write(letter)
        line.press("left")
        assert line.cursor_position == 1
        line.press("delete")
        assert line.value == "ab"


async def test_pasted_lines_become_one() -> None:
    async with an_app():
        line = TextLine("ab")
        line.press("left")
        line.write("1\n2\r\n3")
        assert line.value == "a1 2 3b"


async def test_a_key_it_does_not_know_is_left_to_others() -> None:
    async with an_app():
        assert not TextLine("a").press("f5")
        assert not TextLine("a").press("enter")


@pytest.mark.parametrize(
    ("text", "column", "before"),
    [
        ("type:attack after:2019 killed:>3", 4, "type:attack after:20"),
        ("type:attack after:2019 killed:>3", 0, "type:attack afte"),
        ("漢字漢 and 漢", 7, "漢字漢 "),
        ("ab\x00\u202ecd", 10, "ab\x00\u202ec"),
        ("ab", 9, "ab"),
    ],
)
async def test_a_click_goes_to_the_letter_under_it(text: str, column: int, before: str) -> None:
    app: App[None] = App()
    async with app.run_test(size=(17, 3)) as pilot:
        line = TextLine(text)
        await app.mount(line)
        await pilot.pause()
        await pilot.click(TextLine, offset=(column, 0))
        assert text[: line.cursor_position] == before


LINE = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8)
"""What a line holds: no line breaks."""


async def test_tab_puts_one_completion_after_the_other_in() -> None:
    async with an_app():
        line, choices = TextLine("qaim ty"), Choices()
        choices.offer(5, ("type:", "tyre:"))
        found = []
        for steps in (1, 1, 1, -1):
            assert choices.step(line, steps)
            found.append(line.value)
        assert found == ["qaim type:", "qaim tyre:", "qaim type:", "qaim tyre:"]


async def test_what_was_typed_comes_back_in_place_of_a_completion() -> None:
    async with an_app():
        line, choices = TextLine("ty"), Choices()
        assert not choices.step(line, 1)
        choices.offer(0, ("type:",))
        assert not choices.take_back(line)
        choices.step(line, 1)
        assert choices.take_back(line)
        assert line.value == "ty"


async def test_taking_back_undoes_any_number_of_steps() -> None:
    @given(LINE, LINE, st.lists(LINE.filter(bool), min_size=1), st.data())
    def holds(before: str, after: str, words: list[str], data: st.DataObject) -> None:
        line, choices = TextLine(before + after), Choices()
        line.cursor_position = len(before)
        choices.offer(data.draw(st.integers(0, len(before))), tuple(words))
        for step in data.draw(st.lists(st.sampled_from([1, -1]), min_size=1, max_size=5)):
            choices.step(line, step)
        choices.take_back(line)
        assert (line.value, line.cursor_position) == (before + after, len(before))

    async with an_app():
        holds()


@pytest.mark.parametrize("opener", ["/", "a", ":", "t", "?", "e", "summary"])
async def test_joiners_are_text_in_everything_that_is_typed_in(running: Running, opener: str) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        if opener == "summary":
            await at_strike(pilot)
            reach(app, ("summary",))
        else:
            app.take(opener)
        await pilot.pause()
        app.take("ctrl+u")
        for character in f"می\u200cرود {FAMILY}{FAMILY}\u202e":
            app.post_message(Key("space" if character == " " else "by_its_name", character))
        app.post_message(Key("backspace", None))
        await pilot.pause()
        lines = [line.value for line in app.screen.query(TextLine)]
        taker = app.takers[-1]
        typed = [taker.editor.text] if isinstance(taker, Editing) else lines
        assert f"می\u200cرود {FAMILY}" in typed


async def test_a_letter_of_a_text_longer_than_the_line_is_painted_once() -> None:
    seen: list[str] = []

    class Listening(Screen[None]):
        def post_message(self, message: Message) -> bool:
            seen.append(type(message).__name__)
            return super().post_message(message)

    async with an_app() as app:
        line = TextLine("x" * 60)
        screen = Listening()
        await app.push_screen(screen)
        await screen.mount(line)
        await asyncio.sleep(0.2)
        seen.clear()
        line.press("y")
        await asyncio.sleep(0.2)
        assert seen.count("Update") == 1


@given(st.text("ab é\u0301世", max_size=80), st.integers(4, 30))
def test_a_broken_line_shows_every_letter_once_and_has_room_for_the_cursor(words: str, width: int) -> None:
    rows = broken(words, width)
    assert "".join(words[first:last] for first, last in rows) == words
    assert all(cells(safe(words[first:last])) < width for first, last in rows)
