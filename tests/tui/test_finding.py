"""The filter narrows while it is typed; what is wrong is told and the last good result stays; views have names."""

import pytest
from textual.pilot import Pilot

from screenshots.scenes import typed
from store.records.model import Key
from tests.tui.conftest import Running, app_of, screen_of
from tui.dialogs.views import ViewsDialog
from tui.work.session import Session

STRIKE = "qaim-drones-2019-08"


def shown(pilot: Pilot[int]) -> str:
    """The whole screen."""
    return "\n".join(screen_of(pilot))


async def test_the_timeline_narrows_with_every_letter_and_marks_what_was_sought(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("slash", *"dron")
        assert [row.id for row in session.collection.rows] == [STRIKE]
        await pilot.pause()
        row = next(line for line in app_of(pilot).dashboard.timeline.rows(60, 10) if "Dron" in str(line.spans))
        assert ("Dron", "match") in row.spans
        await pilot.press("enter")
        assert app_of(pilot).takers == []
        assert session.view.text == "dron"


async def test_esc_drops_back_to_the_query_and_the_event_of_before(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        session.cursor_to("qaim-reopens-2019-09")
        await pilot.press("slash", *"dron", "escape")
        assert session.view.text == ""
        assert session.cursor == "qaim-reopens-2019-09"


async def test_a_wrong_query_says_where_and_what_would_be_right_and_keeps_what_is_right_of_it(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("slash", *typed("type:attack killed:x"), "enter")
        await pilot.pause()
        assert len(app.takers) == 1
        assert [row.id for row in app.session.collection.rows] == [STRIKE]
        assert '"x" is not a count; expected a count such as >2' in shown(pilot)


@pytest.mark.parametrize("query", ["hezbolah", "actor:hezbolah", "crossing:nazib", "type:status nazib"])
async def test_where_nothing_is_found_names_spelt_nearly_so_are_offered_and_tab_puts_one_in(
    running: Running, query: str
) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("slash", *typed(query))
        await pilot.pause(0.1)
        assert "did you mean" in shown(pilot)
        await pilot.press("tab")
        await pilot.pause(0.1)
        near = {"hezbolah": "kataib-hezbollah", "nazib": "nasib"}[query.rpartition(":")[2].split()[-1]]
        assert app.session.view.text.endswith(near)


async def test_tab_completes_fields_and_values_and_up_brings_earlier_queries(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("slash", "t", "y", "tab", *"att", "tab", "enter")
        assert session.view.text == "type:attack"
        await pilot.press("slash", "ctrl+u", *"reopen", "enter", "slash", "up", "up", "enter")
        assert session.view.text == "type:attack"
        await pilot.press("escape")
        assert session.collection.count == session.collection.total


async def test_a_row_that_an_edit_takes_out_of_the_filter_stays_until_it_is_applied_again(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("slash", *typed("type:attack"), "enter")
        app.session.store.edit(Key("events", STRIKE), ("type",), "other")
        await pilot.pause()
        assert app.session.collection.strays == {STRIKE}
        assert any("×" in line and "Drones" in line for line in screen_of(pilot))
        await pilot.press("slash", "enter")
        assert app.session.collection.count == 0


async def test_the_contested_are_visited_one_after_the_other(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        while not session.contested.is_complete:  # they are counted while nobody types
            await pilot.pause(0.05)
        await pilot.press("n")
        assert session.cursor == STRIKE
        assert session.notice == "Contested 1 of 3"
        await pilot.press("n", "N")
        assert session.cursor == STRIKE
        await pilot.press("N")
        assert session.notice == "No contested event above this one; 2 below, n goes there."


async def test_a_view_is_saved_by_name_chosen_and_let_go(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("slash", *typed("type:attack"), "enter")
        await pilot.press("V", "enter", *"strikes", "enter", "escape")
        assert app.session.view.text == ""
        await pilot.press("V", "enter")
        assert app.session.view.text == "type:attack"
        await pilot.press("V", "delete", "escape", "V")
        dialog = app.takers[-1]
        assert isinstance(dialog, ViewsDialog)
        assert [choice.words for choice, _ in dialog.found] == ["Save this view by a name"]


async def test_a_click_takes_a_completion(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("slash", *"sta")
        await pilot.pause()
        column = screen_of(pilot)[-1].index("status:")
        await pilot.click(offset=(column + 1, 23))
        await pilot.press(*"open", "enter")
        assert app_of(pilot).session.view.text == "status:open"


@pytest.mark.parametrize("size", [(20, 6), (30, 10), (250, 80)])
async def test_every_bar_and_dialog_is_drawn_at_any_size(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as pilot:
        for keys in (("slash", *"ty"), ("t", *"2016"), ("a", *"late"), ("A",), ("V",), ("space", "T", "x"), ("e",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert all(len(line) <= size[0] * 2 for line in screen_of(pilot))
            while app_of(pilot).takers:
                await pilot.press("escape")


def test_a_view_that_narrows_bit_by_bit_comes_to_the_same_rows(session: Session) -> None:
    from store.query import parse

    session.look(query=parse("qaim"), text="qaim")
    narrowed = [row.id for row in session.collection.rows]
    assert narrowed == [row.id for row in session.collection.applied().rows]
    assert session.collection.complete
