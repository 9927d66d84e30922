"""Wrong records put right in place, drafts that are there again, texts of any length."""

import json
from pathlib import Path as FilePath
from typing import Any

import pytest

from store.file.drafts import Drafts
from store.paths import state_of
from store.records.model import Key
from tests.tui.conftest import Running, app_of, screen_of
from tests.tui.editing_steps import STRIKE, at_strike, editing_of, reach
from tests.tui.test_app import type_ahead, wait_until
from tui.dialogs.removing import delete_here
from tui.editing.editing import Editing, open_editor
from tui.editing.opening import add_record


async def wrong_file(tmp_path: FilePath) -> FilePath:
    path = tmp_path / "wrong.json"
    events = {"1": {"id": "a", "title": 3, "date": "2019-09-30"}, "2": {"id": "b", "title": "B"}, "3": {"id": "b"}}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    return path


async def test_a_wrong_record_is_shown_with_its_reason_and_put_right(running: Running, tmp_path: FilePath) -> None:
    async with running(path=await wrong_file(tmp_path)) as pilot:
        app = app_of(pilot)
        app.session.select(Key("events", "a"))
        app.dashboard.focus_panel("details")
        await pilot.pause()
        assert "expected a text, found" in " ".join(
            "".join(line.rpartition("││")[2][1:-1] for line in screen_of(pilot)).split()
        )
        app.dashboard.details.move_to(())
        await pilot.press("e")
        editing = editing_of(app)
        editing.editor.set(editing.editor.text.replace("3,", '"Put right",'))
        await pilot.press("f2")
        assert app.session.store.rows["a"].title == "Put right"
        assert [wrong.key.id for wrong in app.session.store.quarantined] == ["#3"]


async def test_a_record_whose_id_is_taken_is_offered_a_free_one(running: Running, tmp_path: FilePath) -> None:
    async with running(path=await wrong_file(tmp_path)) as pilot:
        app = app_of(pilot)
        app.session.select(Key("events", "#3"))
        app.dashboard.focus_panel("details")
        app.dashboard.details.move_to(("id",))
        await pilot.press("e")
        assert editing_of(app).editor.text == "b-2"
        await pilot.press("enter")
        assert app.session.store.document(Key("events", "b-2"))["id"] == "b-2"


@pytest.mark.parametrize(
    ("events", "shown"),
    [
        ('{"1": {"id": "a", "title": "A", "title": "B"}}', '{"id": "a", "title": "A", "title": "B"}'),
        ('{"01": {"id": "a", "title": "A"}}', '{"id": "a", "title": "A"}'),
        ('{"1": ["a", "A"]}', '["a", "A"]'),
    ],
)
async def test_a_record_that_cannot_be_read_is_repaired_as_a_whole(
    running: Running, tmp_path: FilePath, events: str, shown: str
) -> None:
    path = tmp_path / "unreadable.json"
    path.write_text(f'{{"events": {events}}}', encoding="utf-8")
    async with running(path=path) as pilot:
        app = app_of(pilot)
        app.session.store.examine(60)
        (wrong,) = app.session.store.quarantined
        app.session.select(wrong.key)
        app.dashboard.focus_panel("details")
        await pilot.pause()
        assert any("This record is wrong" in line for line in screen_of(pilot))
        app.dashboard.details.move_to(())
        await pilot.press("e")
        editing = editing_of(app)
        assert editing.editor.text == shown
        editing.editor.set('{"id": "a", "title": "A or B"}')
        await pilot.press("f2")
        assert app.takers == []
        assert app.session.store.rows["a"].title == "A or B"
    assert list(json.loads(path.read_text(encoding="utf-8"))["events"].values()) == [{"id": "a", "title": "A or B"}]


async def test_a_draft_finds_its_claim_though_the_list_changed(running: Running, sample: FilePath) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 3)
        claim = app.session.store.document(STRIKE)["claims"][3]
        reach(app, ("claims", 3, "note"))
        await type_ahead(pilot, " and more")
        await pilot.press("ctrl+q")
    file = json.loads(sample.read_text(encoding="utf-8"))
    strike = next(event for event in file["events"].values() if event["id"] == STRIKE.id)
    del strike["claims"][0]
    sample.write_text(json.dumps(file), encoding="utf-8")
    async with running() as pilot:
        app = app_of(pilot)
        await wait_until(lambda: bool(app.takers))
        assert editing_of(app).path == ("claims", 2, "note")
        await pilot.press("f2")
        assert app.session.store.document(STRIKE)["claims"][2]["id"] == claim["id"]
        assert app.session.store.document(STRIKE)["claims"][2]["note"].endswith(" and more")


@pytest.mark.parametrize("size", [(20, 6), (1, 1), (30, 3), (250, 80)])
async def test_an_editor_is_drawn_in_any_size(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as pilot:
        for path in (("type",), ("summary",), ("claims", 12)):
            app = await at_strike(pilot, *path)
            app.take("e")
            await pilot.pause()
            app.take("x")
            await pilot.pause()
            app.take("escape")
            app.take("escape")


async def test_a_very_long_text_is_pasted_and_kept(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        reach(app, ("summary",))
        editing_of(app).paste("word " * 20_000)
        await pilot.pause()
        await pilot.press("f2")
        assert app.session.store.document(STRIKE)["summary"].count("word") == 20_000


async def test_what_was_being_typed_is_there_at_the_next_start(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        await pilot.press("e", *"xyz", "ctrl+q")
    async with running() as pilot:
        app = app_of(pilot)
        await wait_until(lambda: bool(app.takers))
        assert editing_of(app).editor.text.endswith("xyz")
        await pilot.press("enter")
        assert app.session.store.rows[STRIKE.id].title.endswith("xyz")
        await wait_until(lambda: not app.drafts.left())
        assert not app.session.store.dirty


async def test_a_text_is_a_draft_on_disk_while_it_is_typed(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        await pilot.press("e", "x")
        await wait_until(lambda: bool(app.drafts.left()))
        await pilot.press("escape")
        await wait_until(lambda: not app.drafts.left())


async def test_a_dropped_text_that_means_nothing_is_there_again_after_an_undo(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "date")
        before = app.session.store.document(STRIKE)
        await pilot.press("e", "ctrl+u", *"someday", "escape")
        assert app.session.store.document(STRIKE) == before
        assert "Undo brings it back" in app.session.notice
        await pilot.press("u")
        assert editing_of(app).path == ("date",)
        assert editing_of(app).editor.text == "someday"
        await pilot.press("ctrl+u", *"2019-08-22", "enter", "u")
        assert app.takers == []
        assert app.session.store.document(STRIKE) == before


async def test_a_dropped_text_waits_until_the_changes_after_it_are_undone(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "id")
        await pilot.press("e", "ctrl+u", *"no such id", "escape", "up", "e", "end", "!", "enter")
        changed = app.session.store.document(STRIKE)
        await pilot.press("u")
        assert app.takers == []
        assert app.session.store.document(STRIKE) != changed
        await pilot.press("u")
        assert editing_of(app).editor.text == "no such id"


@pytest.mark.parametrize("whole", [False, True], ids=["a field", "a whole record"])
async def test_a_text_that_an_undo_brought_back_and_that_is_dropped_again_is_in_no_undos_way(
    running: Running, whole: bool
) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "date")
        before = app.session.store.document(STRIKE)
        app.session.store.edit(STRIKE, ("title",), "Changed before")
        if whole:
            open_editor(app, STRIKE, (), "details")
            await pilot.press("x", "escape", "escape", "u", "escape", "escape")
        else:
            await pilot.press("e", "ctrl+u", *"someday", "escape", "u", "escape")
        assert app.takers == []
        await pilot.press("u")
        assert app.takers == []
        assert app.session.store.document(STRIKE) == before


async def test_a_text_that_was_brought_back_and_typed_on_comes_back_too(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "date")
        await pilot.press("e", "ctrl+u", *"someday", "escape", "u", "!", "escape", "u")
        assert editing_of(app).editor.text == "someday!"


async def test_a_draft_of_an_earlier_session_is_gone_once_its_text_is_kept(running: Running, sample: FilePath) -> None:
    place = ("events", STRIKE.id, '["title"]')
    left = Drafts(state_of(sample), sample).keep(*place, "Typed before")
    left.path.rename(left.path.with_name("of-another-program.json"))
    async with running() as pilot:
        app = app_of(pilot)
        await wait_until(lambda: bool(app.takers))
        await pilot.press("!", "enter")
        assert app.session.store.rows[STRIKE.id].title == "Typed before!"
        await wait_until(lambda: not app.session.store.dirty)
        await pilot.press("ctrl+q")
    assert Drafts(state_of(sample), sample).list() == []


async def test_a_whole_record_that_was_dropped_is_there_again_after_an_undo(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot)
        open_editor(app, STRIKE, (), "details")
        await pilot.press("x", "escape", "escape")
        assert app.takers == []
        await pilot.press("u")
        assert editing_of(app).path == ()
        assert "x" in editing_of(app).editor.text[-2:]


async def test_what_was_typed_into_a_claim_that_someone_removed_stays_a_draft(running: Running) -> None:
    async with running() as pilot:
        app = await at_strike(pilot, "claims", 3)
        claim = app.session.store.document(STRIKE)["claims"][3]
        reach(app, ("claims", 3, "note"))
        await type_ahead(pilot, "seen")
        app.session.store.edit(STRIKE, ("claims", 3), None)
        await pilot.press("f2", "escape")
        assert app.takers == []
        app.drafts.finish()
        app.session.store.edit(STRIKE, ("claims", 3), claim)
        await wait_until(lambda: not app.session.store.dirty)
        assert [draft.text[-4:] for draft in app.drafts.left()] == ["seen"]
    async with running() as pilot:
        app = app_of(pilot)
        await wait_until(lambda: bool(app.takers))
        assert editing_of(app).editor.text.endswith("seen")


SIDED: dict[str, Any] = {
    "meta": {"1": {"format": 1}},
    "crossings": {"1": {"id": "line", "sides": [{"id": "gov", "country": "SY"}, {"id": "opp", "country": "SY"}]}},
    "events": {"1": {"id": "e", "date": "2020-01-02", "crossings": ["line"], "control": {"side": "gov", "by": "mi"}}},
}
LINE = Key("crossings", "line")


@pytest.fixture
def sided(tmp_path: FilePath) -> FilePath:
    path = tmp_path / "sided.json"
    path.write_text(json.dumps(SIDED), encoding="utf-8")
    return path


async def test_a_dropped_text_that_could_not_be_kept_is_brought_back_by_undo(running: Running, sided: FilePath) -> None:
    async with running(path=sided) as pilot:
        app = app_of(pilot)
        app.session.select(LINE)
        open_editor(app, LINE, ("sides", 0, "id"), "details")
        app.take("ctrl+u")
        for key in ("o", "p", "p", "escape"):
            app.take(key)
        assert not any(isinstance(taker, Editing) for taker in app.takers)
        assert "Undo brings it back" in app.session.notice
        assert app.session.store.document(LINE) == SIDED["crossings"]["1"]
        await pilot.press("u")
        assert (editing_of(app).path, editing_of(app).editor.text) == (("sides", 0, "id"), "opp")


async def test_a_side_id_that_events_need_is_not_deleted_and_the_reason_is_told(
    running: Running, sided: FilePath
) -> None:
    async with running(path=sided) as pilot:
        app = app_of(pilot)
        app.session.select(LINE)
        app.dashboard.focus_panel("details")
        open_editor(app, LINE, ("sides", 0, "id"), "details")
        app.take("escape")
        app.dashboard.details.move_to(("sides", 0, "id"))
        await pilot.pause()
        assert app.dashboard.details.current is not None
        assert app.dashboard.details.current.path == ("sides", 0, "id")
        delete_here(app)
        assert "cannot be told from the other side" in app.session.notice
        assert app.session.store.document(LINE) == SIDED["crossings"]["1"]


async def test_a_claim_is_added_to_a_wrong_record_and_saved(running: Running, tmp_path: FilePath) -> None:
    path = tmp_path / "wrong.json"
    wrong = {"id": "a", "title": "A", "related": ["a"], "actors": [{}, {"who": None}]}
    path.write_text(json.dumps({"events": {"1": wrong}}), encoding="utf-8")
    async with running(path=path) as pilot:
        app = app_of(pilot)
        app.session.cursor_to("a")
        await pilot.press("c")
        for text in ("killed", "4", "somebody"):
            await type_ahead(pilot, text)
            await pilot.press("tab")
        await pilot.press("escape")
        await pilot.pause()
        claims = app.session.store.document(Key("events", "a"))["claims"]
        assert [(claim["about"], claim["value"]) for claim in claims] == [("killed", 4)]
        assert not app.session.saver.waits
    assert json.loads(path.read_text("utf-8"))["events"]["1"]["claims"][0]["value"] == 4


async def test_what_is_being_added_is_given_up_where_no_editor_can_be_opened(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as pilot:
        app = app_of(pilot)

        def fails(*_: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(Editing, "show", fails)
        with pytest.raises(RuntimeError):
            add_record(app, "events")
        assert not app.session.saver.waits
        assert not [key for key in app.session.store.rows if key.startswith("new-")]
