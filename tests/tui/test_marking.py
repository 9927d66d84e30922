"""Events are marked one by one or in a row, and then tagged, edited or merged together, in one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screenshots.scenes import typed
from tests.tui.conftest import app_of, screen_of

if TYPE_CHECKING:
    from tests.tui.conftest import Running


async def test_space_marks_and_moves_on_and_esc_takes_the_marks_away(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        rows = session.collection.rows
        await pilot.press("space", "space")
        assert session.marks == {rows[0].id, rows[1].id}
        assert session.cursor == rows[2].id
        await pilot.pause()
        assert any("2 marked" in line for line in screen_of(pilot))
        assert sum("✓" in line for line in screen_of(pilot)[1:]) == 2
        await pilot.press("up", "space", "escape")
        assert session.marks == frozenset()


async def test_a_range_is_marked_from_the_nearest_mark(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("v", "down", "down", "down", "v")
        assert session.marks == {row.id for row in session.collection.rows[:4]}


async def test_all_marked_events_are_tagged_in_one_step(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        first, second = (row.id for row in session.collection.rows[:2])
        await pilot.press("space", "space", "T", *typed("fuel"), "enter")
        assert "fuel" in session.store.event(first).tags
        assert "fuel" in session.store.event(second).tags
        await pilot.press("u")
        assert "fuel" not in (*session.store.event(first).tags, *session.store.event(second).tags)


async def test_a_field_of_all_marked_events_is_edited_in_one_step(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        first, second = (row.id for row in session.collection.rows[:2])
        before = [session.store.rows[event].type for event in (first, second)]
        await pilot.press("space", "space", "e", *"type", "enter", *"clash", "enter")
        assert [session.store.rows[event].type for event in (first, second)] == ["clash", "clash"]
        await pilot.press("u")
        assert [session.store.rows[event].type for event in (first, second)] == before


async def test_a_wrong_value_is_refused_for_all(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        before = app.session.collection.rows[0].date
        await pilot.press("space", "e", *"date", "enter", *"zanzibar", "enter")
        assert len(app.takers) == 1
        assert app.session.collection.rows[0].date == before


async def test_two_marked_events_become_one(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        first, second = (row.id for row in session.collection.rows[:2])
        await pilot.press("space", "space", "up", "M")
        assert second in session.store.rows
        assert first not in session.store.rows
        assert session.cursor == second
        await pilot.press("u")
        assert {first, second} <= set(session.store.rows)


async def test_a_merge_wants_two_marked_events(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("space", "M")
        assert session.notice == "Mark the two events that are one, with Space; then merge them."
        assert len(session.store.rows) == session.collection.total
