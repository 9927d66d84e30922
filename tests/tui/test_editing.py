"""Editing on the real screen: every field of every kind of record, what is kept, dropped, found again, deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from store.field_places import title_path, value_of
from store.fields import FIELDS, Field, Kind, claim_value
from store.model import Key
from tests.tui.conftest import Running, app_of, screen_of
from tests.tui.test_app import type_ahead, wait_until
from tui.editing.editing import Editing
from tui.panels.parts import CLAIM_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from textual.pilot import Pilot

    from store.fields import Path
    from tui.app import BorderApp

STRIKE = Key("events", "qaim-drones-2019-08")


# every field

_TYPED: dict[Kind, tuple[str, Any]] = {
    Kind.TEXT: ("some words", "some words"),
    Kind.LONG_TEXT: ("one\ntwo", "one\ntwo"),
    Kind.ID: ("quite-new", "quite-new"),
    Kind.DATE: ("30 sep 2019", "2019-09-30"),
    Kind.COUNT: ("3+", "3+"),
    Kind.LATITUDE: ("34.5", 34.5),
    Kind.LONGITUDE: ("41.25 E", 41.25),
    Kind.FLAG: ("yes", True),
    Kind.TEXTS: ("a, b", ["a", "b"]),
    Kind.WORDS_BY_NAME: ("commercial yes, rail no", {"commercial": "yes", "rail": "no"}),
    Kind.OPEN: ('{"iso": "x"}', {"iso": "x"}),
}
_BY_NAME = {"grade": ("c3", "C3"), "country": ("jo", "JO"), "about": ("killed", "killed")}
_IDS = {"actors": "kataib-hezbollah", "crossings": "rabia", "sources": "k24-reopening", "events": STRIKE.id}


def to_type(field: Field) -> tuple[str, Any]:
    """What a test types into a field, and what must stand in the document then."""
    if field.name in _BY_NAME:
        return _BY_NAME[field.name]
    if field.kind is Kind.WORD:
        assert field.vocabulary is not None
        word = field.vocabulary.words()[-1]
        return word, word
    if field.kind in (Kind.REFERENCE, Kind.REFERENCES):
        name = _IDS[field.table]
        return name, name if field.kind is Kind.REFERENCE else [name]
    return _TYPED[field.kind]


def leaves(fields: tuple[Field, ...], path: Path = ()) -> Iterator[tuple[Path, Field]]:
    """Every field that holds a value of its own, those of the first item of each list too; `id` as the last."""
    for field in sorted(fields, key=lambda field: field.kind is Kind.ID):
        place = (*path, field.name)
        if field.kind is Kind.PARTS:
            parts = CLAIM_FIELDS if field.name == "claims" else field.parts
            yield from leaves(parts, (*place, 0))
        elif field.kind is Kind.PART:
            yield from leaves(field.parts, place)
        elif field.name == "value" and path[:1] == ("claims",):
            yield place, claim_value("killed")
        else:
            yield place, field


def editing_of(app: BorderApp) -> Editing:
    editing = app.takers[-1]
    assert isinstance(editing, Editing)
    return editing


def reach(app: BorderApp, path: Path) -> Editing:
    """Open the editor of a field as a person does: to its line, or to the part around it and on with Tab."""
    details = app.dashboard.details
    for length in range(len(path), 0, -1):
        details.move_to(path[:length])
        if details.current is not None and details.current.path == path[:length]:
            break
    app.take("e")
    for _ in range(40):
        if editing_of(app).path == path:
            break
        app.take("tab")
    assert editing_of(app).path == path
    return editing_of(app)


def type_into(app: BorderApp, text: str) -> None:
    app.take("ctrl+u")
    for character in text:
        app.take({"\n": "enter"}.get(character, character))
    app.take("f2")


@pytest.mark.parametrize("table", FIELDS)
async def test_every_field_of_every_kind_of_record_is_edited_where_it_stands(running: Running, table: str) -> None:
    async with running() as pilot:
        app, details = app_of(pilot), app_of(pilot).dashboard.details
        store = app.session.store
        key = store.add(table, {"title": "New", "name": "New"} if table != "crossings" else {})
        app.session.select(key)
        app.dashboard.focus_panel("details")
        for path, field in leaves(FIELDS[table]):
            reach(app, path)
            text, value = to_type(field)
            type_into(app, text)
            assert app.takers == [], f"{path}: {editing_of(app).editor.problem}"
            key = key._replace(id=value) if path == ("id",) else key
            assert value_of(store.document(key), path) == value, path
            assert details.key == key
        await pilot.pause()
        assert json.loads(json.dumps(store.document(key)))["id"] == "quite-new"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (40, 12)])
async def test_an_editor_is_seen_whole_with_what_it_offers(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as pilot:
        app = app_of(pilot)
        app.session.cursor_to(STRIKE.id)
        app.dashboard.focus_panel("details")
        app.dashboard.details.move_to(("type",))
        await pilot.press("e", "down")
        await pilot.pause()
        screen = "\n".join(screen_of(pilot))
        assert "attack" in screen
        assert "▸clash" in screen


# keeping and dropping


async def at_strike(pilot: Pilot[int], *path: str | int) -> BorderApp:
    """The strike's details, with the cursor on a field."""
    app = app_of(pilot)
    app.session.cursor_to(STRIKE.id)
    app.dashboard.focus_panel("details")
    app.dashboard.details.move_to(path or title_path("events"))
    await pilot.pause()
    return app


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
        await pilot.press("e")
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
        await pilot.pause()
        line = next(y for y, text in enumerate(screen_of(pilot)) if "│ Means" in text)
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
        for key in ("e", "c", "X", "D", "E"):
            await pilot.press(key)
            await pilot.pause()
            assert "read-only" in screen_of(pilot)[-1]
        assert app_of(pilot).takers == []


# claims, lists, deleting


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


# the editor of one's own, wrong records, drafts


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
        assert "expected a text, found" in " ".join(screen_of(pilot)).replace("│", "").replace("  ", " ")
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
