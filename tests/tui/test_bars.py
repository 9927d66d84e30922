"""Lines to type in: completions put in and taken back, earlier lines, days and tags understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenshots.scenes import typed
from store.dates import NotUnderstood
from store.records.model import Meta
from tests.tui.conftest import Running, app_of, screen_of
from tui.bars.as_of import understood_day
from tui.dialogs.bulk import retagged
from tui.panels.timeline import highlighted
from tui.work.remembering import MOST, Earlier

TODAY = date(2020, 1, 15)


def test_earlier_lines_come_back_the_latest_first_and_then_what_was_being_typed() -> None:
    earlier = Earlier(["one"])
    earlier.keep("two")
    assert [earlier.step(-1, "thr"), earlier.step(-1, "two"), earlier.step(-1, "one")] == ["two", "one", None]
    assert [earlier.step(1, "one"), earlier.step(1, "two"), earlier.step(1, "thr")] == ["two", "thr", None]


def test_a_line_kept_again_becomes_the_latest_and_an_empty_one_is_none() -> None:
    earlier = Earlier(["one", "two"])
    for line in ("one", "  ", *map(str, range(MOST - 2))):
        earlier.keep(line)
    assert earlier.lines[:2] == ["two", "one"]
    earlier.keep("last")
    assert len(earlier.lines) == MOST
    assert earlier.lines[0] == "one"


def test_typing_on_begins_again_at_the_latest() -> None:
    earlier = Earlier(["one", "two"])
    earlier.step(-1, "")
    earlier.step(-1, "")
    earlier.settle()
    assert earlier.step(-1, "typed") == "two"


def test_a_day_is_the_last_one_that_the_words_can_mean_and_is_told_with_its_weekday() -> None:
    day, echo = understood_day("late 2016", TODAY)
    assert day == date(2016, 12, 31)
    assert echo.startswith("Saturday 31 Dec 2016 · the last day of late 2016")
    assert understood_day("last week", TODAY)[0] == date(2020, 1, 12)
    assert understood_day("last week", TODAY, Meta(week_start="sunday"))[0] == date(2020, 1, 11)
    assert understood_day("9/10/2019", TODAY, Meta(day_first=False))[0] == date(2019, 9, 10)
    assert understood_day("28 sep 2019", TODAY)[1] == "Saturday 28 Sep 2019 · 2019-09-28"


def test_an_empty_day_is_today() -> None:
    assert understood_day("  ", TODAY) == (TODAY, "today, Wednesday 15 Jan 2020")


def test_words_that_are_no_day_are_refused() -> None:
    with pytest.raises(NotUnderstood):
        understood_day("zanzibar", TODAY)


def test_tags_are_added_and_taken_away() -> None:
    assert retagged(["drones", "old"], "#fuel, -old drones") == ["drones", "fuel"]
    assert retagged([], "") == []


@given(st.text(max_size=20), st.data())
def test_highlighting_changes_no_letter(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    places = list(zip(ends[::2], ends[1::2], strict=False))
    spans = highlighted(text, places, "text")
    assert "".join(part for part, _ in spans) == text
    assert "".join(part for part, role in spans if role == "match") == "".join(text[a:b] for a, b in places)


@pytest.mark.parametrize(
    ("keys", "hint", "kept"), [(("slash",), "Esc drops", False), (("slash",), "Enter keeps", True)]
)
async def test_the_keys_that_a_bar_tells_of_can_be_clicked(
    running: Running, keys: tuple[str, ...], hint: str, kept: bool
) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press(*keys, *typed("type:attack"))
        await pilot.pause()
        line = screen_of(pilot)[-2]
        await pilot.click(offset=(line.index(hint) + 1, 22))
        await pilot.pause()
        assert not app_of(pilot).takers
        assert bool(app_of(pilot).session.view.text) == kept


@pytest.mark.parametrize("keys", [("t",), ("=",), ("o",), (".",), ("2", "T")])
async def test_every_bar_can_be_left_by_the_mouse_alone(running: Running, keys: tuple[str, ...]) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("1", "down", *keys)
        await pilot.pause()
        assert app_of(pilot).takers
        line = screen_of(pilot)[-2]
        await pilot.click(offset=(line.rindex("Esc") + 1, 22))
        await pilot.pause()
        assert not app_of(pilot).takers
