"""Dialogs find by typing, choose by Enter, and Esc closes the innermost layer alone."""

import json
from functools import partial
from pathlib import Path

import pytest

from store.query.collection import Sort
from store.text.folding import fold
from tests.tui.conftest import screen_of
from tui.actions import ACTIONS
from tui.app import BorderApp, make_app
from tui.desk import Keymap
from tui.dialogs.chooser import Chooser
from tui.dialogs.help import Help
from tui.screen.dashboard import ORDER
from tui.widgets.dialog import Dialog
from tui.widgets.legend import legend

PRIVATE = {
    "meta": {"1": {"format": 1}},
    "actors": {"1": {"id": "guide", "name": "Tamar Ferrand", "kind": "person", "private": True}},
    "events": {
        "1": {"id": "met", "title": "A meeting with the Tamar Ferrands", "date": "2019-05-03"},
        "2": {"id": "told", "title": "Tamar Ferrand was told", "date": "2019-05-04"},
    },
}


@pytest.fixture
def app(sample: Path) -> BorderApp:
    """The program on the sample."""
    return make_app(sample)


async def test_the_palette_finds_a_crossing_by_an_arabic_name_and_narrows_to_it(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(":", *"القائم", "enter")
        assert app.session.view.crossing == "al-qaim"
        assert app.takers == []


async def test_the_palette_runs_an_action_and_says_why_one_is_refused(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"next theme", "enter")
        assert app.look.palette.name != "dark"
        await pilot.press(":", *"back", "enter")
        assert app.takers == []


async def test_help_is_found_by_words_and_by_key_and_esc_undoes_that_before_it_closes(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("?", *"undo")
        dialog = app.takers[-1]
        assert isinstance(dialog, Help)
        assert "undo" in {action.id for action in dialog.found}
        await pilot.press("f1", "/")
        assert [action.id for action in dialog.found] == ["filter"]
        await pilot.press("escape")
        assert app.takers == [dialog]
        await pilot.press("escape")
        assert app.takers == []


async def test_the_sort_menu_turns_the_order_round(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"oldest", "enter")
        assert app.session.view.sort == Sort("date", descending=False)


async def test_copying_gives_the_terminal_the_citation_of_what_is_selected(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.cursor_to("qaim-drones-2019-08")
        await pilot.press("y")
        assert app.clipboard.startswith("Drones strike militia vehicles")


async def test_what_is_copied_names_no_other_record_that_is_private(tmp_path: Path) -> None:
    """The record pointed at is asked for by name; the people and sources behind it are not."""
    claim = {"id": "a", "about": "killed", "value": 2, "by": "guide", "source": "letters", "quote": "I saw it"}
    event = {"id": "tamar-ferrand-tells", "title": "The Ferrands, Tamar among them, tell", "private": True}
    source = {"id": "letters", "title": "Harvest Letters", "private": True}
    tables = {**PRIVATE, "events": {"1": {**event, "claims": [claim]}}, "sources": {"1": source}}
    (tmp_path / "own.json").write_text(json.dumps(tables))
    app = make_app(tmp_path / "own.json")
    async with app.run_test(size=(100, 30)) as pilot:
        for keys in (("y",), ("3", *["down"] * 4, "y")):
            await pilot.press(*keys)
            assert app.clipboard
            assert not {"Ferrand", "Harvest", "saw"} & set(app.clipboard.replace(",", " ").split())
            assert "Copied without what is private" in app.session.notice


async def test_an_export_asks_for_format_and_file_and_overwrites_nothing(
    app: BorderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sample.md").write_text("mine")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", *"markdown", "enter", "enter")
        assert (tmp_path / "sample.md").read_text() == "mine"
        await pilot.press("2", "enter")
        assert app.takers == []
    assert "Drones strike" in (tmp_path / "sample.md2").read_text()


async def test_an_export_asks_about_texts_near_a_private_name_and_says_what_it_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.json").write_text(json.dumps(PRIVATE))
    app = make_app(tmp_path / "own.json")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("x", *"markdown", "enter", "enter")
        assert "Ferrands… events/met, near" in "\n".join(screen_of(pilot))
        await pilot.press("escape")
        assert (app.takers, list(tmp_path.glob("*.md"))) == ([], [])
        await pilot.press("x", *"markdown", "enter", "enter", "enter")
        assert app.takers == []
        assert "1 text near a private name withheld" in app.session.notice
        assert "3 records left out" in app.session.notice
    written = (tmp_path / "own.md").read_text()
    assert "A meeting with the" in written
    assert "errand" not in written


async def test_an_event_whose_id_has_a_private_name_in_it_is_exported_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = {"1": {"id": "lucie-ferrand-1", "title": "Gate shut"}, "2": {"id": "lucie-ferrand", "private": True}}
    actors = {"1": {"id": "s", "name": "Lucie Ferrand", "kind": "person", "private": True}}
    (tmp_path / "own.json").write_text(json.dumps({"meta": {"1": {"format": 1}}, "events": events, "actors": actors}))
    app = make_app(tmp_path / "own.json")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("x", *"markdown", "enter", "enter")
        assert "Exported 1 event to" in app.session.notice
    assert "Gate shut" in (tmp_path / "own.md").read_text()


async def test_of_the_texts_near_a_private_name_single_ones_are_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = {
        "1": {"id": "met", "title": "A meeting with the Ferrands"},
        "2": {"id": "left", "title": "Departure of the Ferrands"},
    }
    actors = {"1": {"id": "s", "name": "Lucie Ferrand", "kind": "person", "private": True}}
    (tmp_path / "own.json").write_text(json.dumps({"meta": {"1": {"format": 1}}, "events": events, "actors": actors}))
    app = make_app(tmp_path / "own.json")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("x", *"markdown", "enter", "enter", "down", "space")
        shown = "\n".join(screen_of(pilot))
        assert "withheld  …A meeting" in shown
        assert "goes      …Departure" in shown
        await pilot.press("enter")
        assert "1 text near a private name withheld, 1 let through" in app.session.notice
    written = (tmp_path / "own.md").read_text()
    assert "Departure of the Ferrands" in written
    assert "A meeting with the" in written
    assert "meeting with the Ferrands" not in written


async def test_an_export_with_nothing_near_a_private_name_asks_nothing_and_says_what_its_format_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = {"1": {"id": "a", "title": "Gate shut", "date": "2019-05-03"}, "2": {"id": "b", "title": "Gate open"}}
    (tmp_path / "own.json").write_text(json.dumps({"meta": {"1": {"format": 1}}, "events": events}))
    app = make_app(tmp_path / "own.json")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("x", *"icalendar", "enter", "enter")
        assert app.takers == []
        assert "Exported 2 events" in app.session.notice
        assert "1 undated (b)" in app.session.notice
    assert "Gate shut" in (tmp_path / "own.ics").read_text()


async def test_opening_another_file_leaves_for_it_after_a_folder_was_refused(app: BorderApp, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", *str(tmp_path), "enter")
        assert app.next_file is None
        await pilot.press(*"/other.json", "enter", *"yes", "enter")
    assert [app.next_file] == [path for path in tmp_path.iterdir() if path.name == "other.json"]


@pytest.mark.parametrize("answer", [["enter"], ["escape"], [*"no", "enter"], [*"q", "enter"], [*"delete", "enter"]])
async def test_a_path_at_which_nothing_is_leads_back_to_the_file_after_anything_but_yes(
    app: BorderApp, tmp_path: Path, answer: list[str]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", *str(tmp_path / "nothing.json"), "enter", *answer)
        assert app.takers == []
        assert app.is_running
        await pilot.press("down")
    assert app.next_file is None
    assert not (tmp_path / "nothing.json").exists()


async def test_a_list_of_thousands_is_narrowed_and_moved_in_without_leaving_its_window(app: BorderApp) -> None:
    from tui.dialogs.chooser import Choice

    chosen: list[int] = []
    choices = [Choice(f"event {number}", partial(chosen.append, number)) for number in range(5_000)]
    async with app.run_test(size=(20, 6)) as pilot:
        dialog = Chooser("many", app, "Many", choices)
        app.show_over(dialog)
        await pilot.press("pagedown", "pagedown", "up", *"4999", "enter")
    assert chosen == [4999]


async def test_a_dialog_is_no_higher_than_what_it_shows_and_grows_back(app: BorderApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press(":")
        await pilot.pause()
        dialog = app.takers[-1]
        assert isinstance(dialog, Chooser)
        whole = dialog.box.size.height
        await pilot.press(*"rabia")
        await pilot.pause()
        assert dialog.box.size.height == len(dialog.found) + 3 < whole
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert dialog.box.size.height == whole


async def test_a_list_in_which_nothing_is_found_says_so(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(":", *"zanzibar", "enter")
        assert isinstance(app.takers[-1], Chooser)
        assert "Nothing has this name." in "\n".join(screen_of(pilot))


async def test_a_name_that_no_view_has_saves_the_view_by_it(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("/", *"rabia", "enter", "V", *"the north", "enter")
        assert app.session.notice == "Saved the view “the north”."
        await pilot.press("escape", "V", *"the n", "enter")
        assert app.session.view.text == "rabia"


@pytest.mark.parametrize("panel", ORDER)
def test_the_footer_shows_help_in_every_panel(panel: str) -> None:
    assert Keymap(ACTIONS).footer(panel)[-1].id == "help"


def dialog_of(app: BorderApp) -> Dialog:
    """The dialog that is open."""
    dialog = app.takers[-1]
    assert isinstance(dialog, Dialog)
    return dialog


@pytest.mark.parametrize("key", [":", "H", "?", "x"])
async def test_a_dialog_leaves_no_rim_that_shows_nothing_and_the_first_line_in_sight(app: BorderApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key, *("zanzibar" if key != "H" else ""))
        await pilot.pause()
        region = dialog_of(app).box.region
        assert (region.x, region.width) == (0, 80)
        assert region.y >= 1


@pytest.mark.parametrize("key", [":", "?", "x", "a", "A", "C", "s"])
async def test_all_dialogs_have_one_width_and_begin_at_one_place(app: BorderApp, key: str) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        region = dialog_of(app).box.region
        assert (region.x, region.width) == (24, 92)
        assert region.y == 5


@pytest.mark.parametrize("words", ["legend", "symbols", "letters", "colours"])
async def test_help_finds_what_every_sign_letter_and_colour_means(app: BorderApp, words: str) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("?", *words)
        dialog = app.takers[-1]
        assert isinstance(dialog, Help)
        shown = "\n".join("".join(text for text, _ in row.spans) for row in dialog.rows(90, 200))
    for section in legend():
        assert section.title in shown
        assert all(sign.sign.split()[0] in shown for sign in section.signs)


async def test_help_finds_one_sign_by_what_it_means(app: BorderApp) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("?", *("space" if letter == " " else letter for letter in "cannot all be true"))
        assert any("⚑" in line for line in screen_of(pilot))


@pytest.mark.parametrize(
    ("words", "found"),
    [("kaim", "al-Qaim ⇄ Albu Kamal"), ("drnoe", "Drones strike militia vehicles near al-Qaim"), ("undoo", "Undo")],
)
async def test_the_palette_finds_what_is_spelt_nearly_so_and_marks_it(app: BorderApp, words: str, found: str) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(":", *words)
        dialog = app.takers[-1]
        assert isinstance(dialog, Chooser)
        number = [choice.words for choice, _ in dialog.found].index(found)
        assert "match" in [role for _, role in dialog.entry(number, 90).spans]


async def test_the_palette_has_the_very_letters_above_what_is_spelt_nearly_so(app: BorderApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(":", *"rabia")
        dialog = app.takers[-1]
        assert isinstance(dialog, Chooser)
        exact = ["rabia" in fold(f"{choice.words} {choice.also}") for choice, _ in dialog.found]
        assert exact == sorted(exact, reverse=True)


@pytest.mark.parametrize(
    ("keys", "words"), [(":", "Enter Choose"), ("?", "F1"), ("a", "Enter Add"), ("A", "Esc Close")]
)
async def test_the_last_line_has_the_keys_of_an_open_dialog(app: BorderApp, keys: str, words: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(keys)
        await pilot.pause()
        last = screen_of(pilot)[-1]
        assert words in last
        assert "Filter" not in last


async def test_a_click_beside_a_dialog_does_nothing(app: BorderApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press(":")
        await pilot.pause()
        before = app.session.selected, app.dashboard.focused_name
        await pilot.click(offset=(5, 8))
        await pilot.click(offset=(60, 35))
        assert (app.session.selected, app.dashboard.focused_name) == before
        assert isinstance(app.takers[-1], Chooser)


async def test_a_click_on_an_option_chooses_it(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        y = next(number for number, line in enumerate(screen_of(pilot)) if "by title" in line)
        await pilot.click(offset=(8, y))
        await pilot.pause()
        assert app.takers == []
        assert app.session.view.sort.by == "title"


async def test_what_stands_beside_short_words_is_seen_whole_at_80_columns(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert any("json" in line and "the records as they stand in the data file" in line for line in screen_of(pilot))
        await pilot.press("escape", "A")
        await pilot.pause()
        assert any("as in al-Qaim IQ / Albu Kamal SY 34.38, 40.98" in line for line in screen_of(pilot))


async def test_help_has_the_words_of_every_key_whole_at_80_columns(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("?")
        await pilot.pause()
        assert not [line for line in screen_of(pilot) if "…" in line]


async def test_zooming_is_offered_only_where_there_is_a_scale(app: BorderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert "+ - Zoom in, out" in screen_of(pilot)[-1]
        await pilot.press("right")
        await pilot.pause()
        assert "Zoom" not in screen_of(pilot)[-1]
        await pilot.press("left", "+")
        await pilot.pause()
        assert "+ - Zoom in, out" in screen_of(pilot)[-1]
