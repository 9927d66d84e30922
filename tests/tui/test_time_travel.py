"""Looking at another day: typed, or from event to event; the header says so, and edits still change the record."""

from datetime import date

from screenshots.scenes import typed
from store.records.model import Key
from tests.tui.conftest import Running, app_of, screen_of


async def test_a_typed_day_is_echoed_and_then_looked_at_by_every_panel(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("t", *typed("late 2016"))
        await pilot.pause()
        assert "Saturday 31 Dec 2016 · the last day of late 2016" in screen_of(pilot)[-1]
        await pilot.press("enter")
        await pilot.pause()
        assert session.view.as_of == session.standing.as_of == date(2016, 12, 31)
        assert "AS OF 31 Dec 2016" in screen_of(pilot)[0]
        assert session.collection.rows[0].date < "2017"


async def test_words_that_are_no_day_change_nothing(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("t", *typed("zanzibar"), "enter")
        assert len(app.takers) == 1
        assert not app.session.is_past


async def test_an_empty_day_is_today_and_so_is_esc_on_the_dashboard(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("t", *"2016", "enter", "t")
        await pilot.pause()
        assert "Esc stays on 31 Dec 2016" in screen_of(pilot)[-1]
        await pilot.press("escape")
        assert session.view.as_of == date(2016, 12, 31)
        await pilot.press("t", "enter")
        assert not session.is_past
        await pilot.press("t", *"2016", "enter", "escape")
        assert not session.is_past


async def test_steps_go_from_event_to_event_and_back_to_today(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("slash", *typed("crossing:al-qaim"), "enter")
        await pilot.press("less_than_sign")
        assert session.view.as_of == date(2019, 9, 30)
        assert session.cursor == "qaim-reopens-2019-09"
        await pilot.press("less_than_sign", "greater_than_sign")
        assert session.view.as_of == date(2019, 9, 30)
        await pilot.press("greater_than_sign")
        assert session.view.as_of == session.today


async def test_before_the_first_event_there_is_none(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("t", *typed("1990"), "enter", "less_than_sign")
        assert session.notice == "No event in view begins earlier."
        assert session.view.as_of == date(1990, 12, 31)


async def test_only_what_was_known_then_is_used_and_the_header_says_so(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("t", *typed("28 sep 2019"), "enter", "K")
        await pilot.pause()
        assert session.standing.known_then
        assert "AS OF 28 Sep 2019 · as known at the time" in screen_of(pilot)[0]
        await pilot.press("K")
        assert not session.standing.known_then


async def test_the_day_is_told_in_any_width_before_anything_else(running: Running) -> None:
    async with running((24, 8)) as pilot:
        await pilot.press("t", *typed("28 sep 2019"), "enter")
        await pilot.pause()
        assert "AS OF 28 Sep 2019" in screen_of(pilot)[0]


async def test_an_edit_in_the_past_changes_the_record_itself_and_says_so(running: Running) -> None:
    async with running((140, 40)) as pilot:
        session = app_of(pilot).session
        await pilot.press("t", *typed("28 sep 2019"), "enter")
        key = Key("events", session.cursor)
        session.store.edit(key, ("title",), "Another title")
        await pilot.pause(0.3)
        assert session.store.document(key)["title"] == "Another title"
        assert "the record itself, whatever day is in view" in session.notice


async def test_who_may_cross_is_told_again_when_the_look_comes_back_to_today(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.pause()
        before = screen_of(pilot)
        await pilot.press("t", *"2014", "enter")
        await pilot.pause()
        await pilot.press("t", "enter", "escape")
        await pilot.pause()
        assert screen_of(pilot)[1:9] == before[1:9]


async def test_back_on_today_the_bar_is_on_the_event_it_was_on(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("down", "down")
        before = session.cursor
        await pilot.press("t", *typed("1 june 2016"), "enter")
        there = session.cursor
        assert there != before
        await pilot.press("t", *typed("1 june 2015"), "enter", "escape")
        assert session.cursor == before
        await pilot.press("t", *typed("1 june 2016"), "enter", "t", "enter")
        assert session.cursor == before


async def test_a_bar_that_was_moved_on_a_past_day_stays_where_it_was_moved_to(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("t", *typed("1 june 2016"), "enter", "down")
        chosen = session.cursor
        await pilot.press("escape")
        assert session.cursor == chosen


async def test_an_event_that_was_changed_or_is_read_on_a_past_day_keeps_the_bar(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("t", *typed("1 june 2016"), "enter", "enter")
        read = session.selected
        await pilot.press("escape")
        assert (session.is_past, session.selected) == (False, read)
        await pilot.press("2", "home", "t", *typed("1 june 2016"), "enter")
        changed = session.cursor
        session.store.edit(Key("events", changed), ("title",), "Another title")
        await pilot.press("escape")
        assert session.cursor == changed


async def test_the_details_go_back_to_the_event_they_were_open_on(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("down", "down", "3")
        before = session.selected
        await pilot.press("t", *typed("1 june 2016"), "enter")
        assert session.selected != before
        await pilot.press("escape")
        assert session.selected == before == session.event_under_cursor()


async def test_an_event_that_was_read_on_a_past_day_keeps_the_bar_on_later_days_too(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("down", "down", "t", *typed("1 june 2016"), "enter", "enter")
        read = session.selected
        await pilot.press("escape", "2", "t", *typed("1 jan 2020"), "enter")
        assert session.selected == read


async def test_a_filter_that_is_left_leaves_the_bar_on_what_it_found(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("slash", *typed("type:attack"), "enter")
        found = session.cursor
        await pilot.press("escape")
        assert session.cursor == found
