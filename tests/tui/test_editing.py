"""Editing on the real screen: what is kept, dropped, found again, and who else wrote meanwhile."""

from pathlib import Path as FilePath

from store.records.model import Key
from tests.tui.conftest import Running, app_of, screen_of
from tests.tui.editing_steps import STRIKE, at_strike, editing_of, reach, type_into
from tests.tui.test_app import type_ahead


async def test_a_date_in_words_keeps_its_words_as_one_step(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "date")
        await pilot.press("e", "ctrl+u")
        await type_ahead(pilot, "27 aug 2019")
        assert "Tuesday" in "\n".join(screen_of(pilot))
        await pilot.press("enter")
        document = app.session.store.document(STRIKE)
        assert (document["date"], document["date_text"]) == ("2019-08-27", "27 aug 2019")
        await pilot.press("u")
        assert app.session.store.document(STRIKE)["date_text"] == "in late August"


async def test_a_relative_date_counts_from_the_claims_source(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 0)
        editing = reach(app, ("claims", 0, "said"))
        for character in "2 days ago":
            app.take("space" if character == " " else character)
        source = app.session.store.sources[app.session.store.document(STRIKE)["claims"][0]["source"]]
        assert source.published == "2019-09-30"
        assert editing.editor.text.endswith("2 days ago")
        app.take("ctrl+u")
        for character in "2 days ago":
            app.take("space" if character == " " else character)
        assert editing.editor.entry is not None
        assert editing.editor.entry.value == "2019-09-28"


async def test_a_pair_of_coordinates_fills_both_fields_as_one_step(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        before = app.session.store.document(STRIKE)["place"]
        reach(app, ("place", "lat"))
        type_into(app, "34.42, 41.05")
        place = app.session.store.document(STRIKE)["place"]
        assert (place["lat"], place["lon"]) == (34.42, 41.05)
        await pilot.press("u")
        assert app.session.store.document(STRIKE)["place"] == before


async def test_tab_keeps_and_goes_on_and_shift_tab_goes_back(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "date_text")
        await pilot.press("e", "!", "tab")
        assert app.session.store.document(STRIKE)["date_text"] == "in late August!"
        assert editing_of(app).path == ("crossings", 0)
        await pilot.press("shift+tab")
        assert editing_of(app).path == ("date_text",)
        await pilot.press("escape")
        assert app.takers == []
        assert app.dashboard.focused_name == "details"


async def test_a_dropped_edit_comes_back_with_undo(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        title = app.session.store.rows[STRIKE.id].title
        await pilot.press("e", "!", "escape")
        assert app.session.store.rows[STRIKE.id].title == title
        await pilot.press("u")
        assert app.session.store.rows[STRIKE.id].title == f"{title}!"


async def test_the_panel_that_had_the_focus_has_it_again(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        await pilot.press("e", "x", "enter")
        assert app.dashboard.focused_name == "timeline"


async def test_a_field_that_is_clicked_twice_is_edited(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        app.dashboard.details.look_closer(STRIKE)
        app.dashboard.details.move_to(("means",))
        await pilot.pause()
        line = next(y for y, text in enumerate(screen_of(pilot)) if "Means  " in text)
        await pilot.click(offset=(app.dashboard.details.region.x + 14, line), times=2)
        await pilot.pause()
        assert editing_of(app).path == ("means",)


async def test_an_edit_finds_its_claim_again_when_others_change_the_list(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 3)
        claim = app.session.store.document(STRIKE)["claims"][3]
        reach(app, ("claims", 3, "note"))
        app.session.store.edit(STRIKE, ("claims", 0), None)
        type_into(app, "seen")
        claims = app.session.store.document(STRIKE)["claims"]
        assert [each["id"] for each in claims if each.get("note") == "seen"] == [claim["id"]]


async def test_an_edit_of_what_someone_removed_keeps_its_text(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 3)
        reach(app, ("claims", 3, "note"))
        app.session.store.edit(STRIKE, ("claims", 3), None)
        type_into(app, "seen")
        assert editing_of(app).editor.text == "seen"
        assert "no longer there" in editing_of(app).editor.problem


async def test_what_someone_else_wrote_meanwhile_is_shown_before_it_is_replaced(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        await pilot.press("e", "!")
        app.session.store.edit(STRIKE, ("title",), "Theirs")
        await pilot.press("enter")
        assert "Theirs" in editing_of(app).editor.problem
        await pilot.press("enter")
        assert app.session.store.rows[STRIKE.id].title.endswith("!")


async def test_an_unknown_source_is_made_and_referred_to(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 0)
        reach(app, ("claims", 0, "via"))
        await type_ahead(pilot, "Harbour Gazette\n\n")
        via = app.session.store.document(STRIKE)["claims"][0]["via"]
        assert app.session.store.sources[via].title == "Harbour Gazette"


async def test_a_new_id_reaches_all_that_refers_to_it(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        app.session.select(Key("crossings", "al-qaim"))
        app.dashboard.focus_panel("details")
        app.dashboard.details.move_to(("id",))
        await pilot.press("e", "ctrl+u")
        await type_ahead(pilot, "al-qaim-gate\n")
        assert app.session.selected == Key("crossings", "al-qaim-gate")
        assert "al-qaim-gate" in app.session.store.document(STRIKE)["crossings"]


async def test_a_read_only_file_is_not_edited_and_says_why(running: Running, tmp_path: FilePath) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"events": oops}', encoding="utf-8")
    async with running(path=broken) as pilot:
        await pilot.press("escape")  # what is wrong with the file
        for key in ("e", "c", "X", "D"):
            await pilot.press(key)
            await pilot.pause()
            assert "read-only" in screen_of(pilot)[-1]
        assert app_of(pilot).takers == []
