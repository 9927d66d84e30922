"""Claims, lists and records: added, graded, deleted, copied, and what changed in them."""

from pathlib import Path as FilePath

import pytest

from store.records.model import Key, Path
from tests.tui.conftest import Running, app_of, screen_of
from tests.tui.editing_steps import STRIKE, at_strike, editing_of, type_into
from tests.tui.test_app import type_ahead


async def test_a_claim_is_added_with_tab_from_what_to_where(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        app.session.cursor_to(STRIKE.id)
        count = len(app.session.store.document(STRIKE)["claims"])
        await pilot.press("c")
        for text in ("killed", "4", "kataib-hezbollah", "k24-reopening"):
            await type_ahead(pilot, text)
            await pilot.press("tab")
        claims = app.session.store.document(STRIKE)["claims"]
        assert len(claims) == count + 1
        said = {name: claims[-1][name] for name in ("about", "value", "by", "source")}
        assert said == {"about": "killed", "value": 4, "by": "kataib-hezbollah", "source": "k24-reopening"}


@pytest.mark.parametrize("place", [("means",), ("claims", 1), ("title",)])
async def test_after_an_added_claim_is_undone_the_cursor_is_where_it_was(running: Running, place: Path) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, *place)
        before = app.session.store.document(STRIKE)
        await pilot.press("c")
        for text in ("killed", "4"):
            await type_ahead(pilot, text)
            await pilot.press("tab")
        await pilot.press("escape")
        while app.session.store.document(STRIKE) != before:
            await pilot.press("u")
        await pilot.pause()
        assert app.dashboard.details.current is not None
        assert app.dashboard.details.current.path == place


async def test_where_a_claim_goes_from_under_the_cursor_the_one_before_has_it(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 12)
        assert app.dashboard.details.current is not None
        last = len(app.session.store.document(STRIKE)["claims"]) - 1
        app.dashboard.details.move_to(("claims", last))
        await pilot.press("X")
        assert app.dashboard.details.current.path == ("claims", last - 1)


async def test_a_claim_that_is_left_empty_is_none(running: Running, sample: FilePath) -> None:
    before = sample.read_bytes()
    async with running() as pilot:
        app = app_of(pilot)
        await pilot.press("c", "escape")
        assert app.dashboard.details.opened == set()
        assert not app.session.store.dirty
    assert sample.read_bytes() == before


async def test_a_claim_is_graded_and_set_aside_by_one_key_each(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 1)
        await pilot.press("r", "ctrl+u")
        await type_ahead(pilot, "b2\nS")
        claim = app.session.store.document(STRIKE)["claims"][1]
        assert (claim["grade"], claim["review"]) == ("B2", "superseded")
        await pilot.press("S")
        assert "review" not in app.session.store.document(STRIKE)["claims"][1]


async def test_grading_needs_a_claim(running: Running) -> None:
    async with running() as pilot:
        await at_strike(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "Move to a claim" in screen_of(pilot)[-1]


async def test_enter_opens_a_claim_and_left_closes_it(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 0)
        await pilot.press("enter", "down")
        assert app.dashboard.details.current is not None
        assert app.dashboard.details.current.path == ("claims", 0, "about")
        await pilot.press("left")
        assert app.dashboard.details.opened == set()


async def test_one_more_of_the_list_under_the_cursor(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "actors", 0)
        await pilot.press("+")
        await type_ahead(pilot, "a smuggler\n")
        assert app.session.store.document(STRIKE)["actors"][-1] == {"who": "a smuggler"}


async def test_deleting_takes_what_the_cursor_stands_on(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 0)
        store = app.session.store
        claims = store.document(STRIKE)["claims"]
        await pilot.press("X")
        assert store.document(STRIKE)["claims"] == claims[1:]
        app.dashboard.details.move_to(("means",))
        await pilot.press("delete")
        assert "means" not in store.document(STRIKE)
        await pilot.press("u", "u")
        assert store.document(STRIKE)["claims"] == claims


async def test_a_record_is_deleted_from_the_timeline_and_comes_back(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        key = app.session.selected
        assert key is not None
        document = app.session.store.document(key)
        await pilot.press("X")
        if app.takers:
            await type_ahead(pilot, "delete\n")
        assert key not in app.session.store
        await pilot.press("u")
        assert app.session.store.document(key) == document


async def test_a_source_in_use_goes_only_with_a_word(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        source = Key("sources", "k24-reopening")
        app.session.select(source)
        await pilot.press("X", "enter")
        assert source in app.session.store
        await pilot.pause()
        assert any("Type delete" in line for line in screen_of(pilot))
        await pilot.press("escape", "X")
        await type_ahead(pilot, "delete\n")
        assert source not in app.session.store


async def test_a_copy_is_selected(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        await pilot.press("D")
        assert app.session.selected == Key("events", f"{STRIKE.id}-2")


async def test_what_changed_in_this_record_is_told(running: Running) -> None:
    async with running() as pilot:
        await at_strike(pilot, "means")
        await pilot.press("e", "s", "enter", "H")
        await pilot.pause()
        screen = "\n".join(screen_of(pilot))
        assert "means of Drones strike" in screen
        assert "was drone" in screen
        assert "now drones" in screen


async def test_a_claim_that_is_edited_begins_with_what_it_says(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        app.dashboard.go_to(STRIKE)
        await pilot.press("3", *("down",) * 4)
        await pilot.pause()
        await pilot.press("e")
        editing = editing_of(app)
        assert editing.path == ("claims", 1, "value")
        type_into(app, "7")
        claim = app.session.store.document(STRIKE)["claims"][1]
        assert (claim["about"], claim["value"], claim["by"]) == ("killed", 7, "kataib-hezbollah")
