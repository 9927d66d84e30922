"""What has the focus and the bar is what the details show, and what each key acts on; the data file says so."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from store.records.model import Key
from tests.tui.conftest import Running, app_of, screen_of

SIZES = ((140, 40), (80, 24))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A file of two crossings, three events that were at both, two sources and an actor."""
    crossings = {
        "1": {"id": "gate", "sides": [{"name": "Gate", "country": "IQ"}, {"name": "Gate South", "country": "SY"}]},
        "2": {"id": "ford", "sides": [{"name": "Ford", "country": "IQ"}, {"name": "Ford South", "country": "SY"}]},
    }
    days = {"fire": "2021-05-03", "raid": "2021-05-02", "visit": "2021-05-01"}
    events = {
        str(number): {"id": name, "title": f"The {name}", "type": "other", "date": day, "crossings": ["gate", "ford"]}
        for number, (name, day) in enumerate(days.items(), 1)
    }
    events["3"]["related"] = ["fire"]
    sources = {"1": {"id": "wire", "title": "The wire"}, "2": {"id": "radio", "title": "The radio"}}
    file = {"crossings": crossings, "events": events, "sources": sources, "actors": {"1": {"id": "g", "name": "Guard"}}}
    path = tmp_path / "desk.json"
    path.write_text(json.dumps(file, indent=1), encoding="utf-8")
    return path


def text(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def saved(pilot: Pilot[int]) -> dict[str, dict[str, Any]]:
    """The tables of the data file by id, once all is on disk."""
    store = app_of(pilot).session.store
    while store.dirty:
        await pilot.pause(0.02)
    tables = json.loads(store.path.read_text(encoding="utf-8"))
    return {table: {record["id"]: record for record in tables[table].values()} for table in tables if table != "meta"}


def selected(pilot: Pilot[int]) -> Key | None:
    return app_of(pilot).session.selected


@pytest.mark.parametrize("size", SIZES)
async def test_giving_a_panel_the_focus_shows_what_its_bar_stands_on(
    running: Running, desk: Path, size: tuple[int, int]
) -> None:
    async with running(size, desk) as pilot:
        await press(pilot, "1", "down")
        assert selected(pilot) == ("crossings", "gate")
        await press(pilot, "2")
        assert selected(pilot) == ("events", "fire")
        await press(pilot, "down", "1")
        assert selected(pilot) == ("crossings", "gate")
        await press(pilot, "2")
        assert selected(pilot) == ("events", "raid")
        assert any("The raid" in line for line in screen_of(pilot))


async def test_an_edit_goes_to_the_event_under_the_bar_after_a_crossing_was_shown(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "2", "e", "ctrl+u", *text("Better"), "enter")
        tables = await saved(pilot)
        assert tables["events"]["fire"]["title"] == "Better"
        assert tables["crossings"]["gate"]["sides"][0]["name"] == "Gate"


async def test_a_claim_goes_to_the_event_under_the_bar(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "2", "down", "c", *text("killed"), "tab", "3", "tab", *text("a guard"), "enter")
        tables = await saved(pilot)
        assert [claim["value"] for claim in tables["events"]["raid"]["claims"]] == [3]
        assert "claims" not in tables["crossings"]["gate"]


@pytest.mark.parametrize("kind", ["crossing", "source", "actor"])
async def test_deleting_after_adding_another_kind_takes_the_event_under_the_bar(
    running: Running, desk: Path, kind: str
) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", "A", *kind, "enter", "ctrl+u", *text("Novel"), "enter", "2", "X")
        tables = await saved(pilot)
        assert set(tables["events"]) == {"fire", "visit"}
        assert len(tables[f"{kind}s"]) == {"crossing": 3, "source": 3, "actor": 2}[kind]


async def test_leaving_the_details_selects_what_the_bar_stands_on_again(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", "down", "3")
        while (item := app_of(pilot).dashboard.details.current) and not (item.link and item.link.id == "fire"):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert selected(pilot) == ("events", "fire")
        await press(pilot, "2")
        assert selected(pilot) == ("events", "visit")
        await press(pilot, "X")
        assert set((await saved(pilot))["events"]) == {"fire", "raid"}


async def test_the_bar_of_a_tab_is_what_is_deleted(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "right", "down", "2", "shift+tab")
        assert selected(pilot) == ("sources", "radio")
        await press(pilot, "X")
        assert set((await saved(pilot))["sources"]) == {"wire"}
        assert selected(pilot) == ("sources", "wire")


async def test_the_bar_of_all_crossings_stands_on_no_record(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "X")
        assert selected(pilot) is None
        assert "Nothing is selected" in screen_of(pilot)[-1]


async def test_undoing_a_deletion_puts_the_bar_on_what_came_back(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", "X", "down", "u")
        assert selected(pilot) == ("events", "raid")
        assert app_of(pilot).session.cursor == "raid"
        await press(pilot, "1", "right", "down", "X", "2", "u")
        assert selected(pilot) == ("sources", "radio")
        assert app_of(pilot).dashboard.focused_name == "crossings"


async def test_a_copy_has_the_bar(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "down", "D")
        assert selected(pilot) == ("crossings", "ford-2")
        await press(pilot, "X")
        assert set((await saved(pilot))["crossings"]) == {"gate", "ford"}


async def test_a_marked_or_selected_event_renamed_by_another_window_stays_marked_and_selected(
    running: Running, desk: Path
) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "space", "up")
        desk.write_text(desk.read_text(encoding="utf-8").replace('"fire"', '"blaze"'), encoding="utf-8")
        app_of(pilot).session.saver.poll()
        await pilot.pause()
        assert app_of(pilot).session.marks == {"blaze"}
        assert selected(pilot) == ("events", "blaze")


# what is being added


async def test_typing_takes_the_place_of_the_words_that_hold_it_and_the_id_follows(
    running: Running, desk: Path
) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "A", *"crossing", "enter", *text("High Pass"), "enter")
        tables = await saved(pilot)
        assert tables["crossings"]["high-pass"]["sides"][0]["name"] == "High Pass"
        assert selected(pilot) == ("crossings", "high-pass")
        assert app_of(pilot).dashboard.focused_name == "crossings"
        await press(pilot, "u")
        assert set((await saved(pilot))["crossings"]) == {"gate", "ford"}


async def test_a_new_crossing_takes_four_keys_and_a_line_with_both_sides_and_the_place(
    running: Running, desk: Path
) -> None:
    async with running((220, 40), path=desk) as pilot:
        await press(pilot, "A", *"c", "enter", *text("High Pass TR / Yüksek (SY) 36.9, 41.25"))
        assert "TR High Pass · SY Yüksek · 36.9" in "\n".join(screen_of(pilot))
        await press(pilot, "enter")
        made = (await saved(pilot))["crossings"]["high-pass-yuksek"]
        assert made["sides"] == [{"name": "High Pass", "country": "TR"}, {"country": "SY", "name": "Yüksek"}]
        assert (made["lat"], made["lon"]) == (36.9, 41.25)
        await press(pilot, "u")
        assert set((await saved(pilot))["crossings"]) == {"gate", "ford"}


async def test_of_a_new_crossing_what_is_not_said_is_told_and_what_cannot_be_is_refused(
    running: Running, desk: Path
) -> None:
    async with running((220, 40), path=desk) as pilot:
        await press(pilot, "A", *"c", "enter", *text("One / Two SY"))
        assert "no country for One" in "\n".join(screen_of(pilot))
        await press(pilot, "ctrl+u", *text("One / Two SY 96, 41"), "enter")
        assert "90" in "\n".join(screen_of(pilot))
        await press(pilot, "ctrl+u", *text("One / "), "enter")
        assert "expected two sides" in "\n".join(screen_of(pilot))
        await press(pilot, "escape", "escape")
        assert set((await saved(pilot))["crossings"]) == {"gate", "ford"}


async def test_an_id_that_someone_set_does_not_follow_the_name(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "e", "ctrl+u", *text("Arch"), "enter")
        assert (await saved(pilot))["crossings"]["gate"]["sides"][0]["name"] == "Arch"


@pytest.mark.parametrize("before", ["1", "2", "3"])
async def test_leaving_a_new_record_unnamed_or_half_named_leaves_nothing_and_goes_back(
    running: Running, desk: Path, before: str
) -> None:
    content = desk.read_bytes()
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", before)
        shown = selected(pilot)
        await press(pilot, "A", *"actor", "enter", *text("Nob"), "escape")
        assert selected(pilot) == shown
        await press(pilot, "A", *"source", "enter", "enter", "escape")
        assert selected(pilot) == shown
        await saved(pilot)
        assert desk.read_bytes() == content


async def test_escape_in_a_claim_leaves_nothing_and_undo_is_a_key_again(running: Running, desk: Path) -> None:
    content = desk.read_bytes()
    async with running(path=desk) as pilot:
        await press(pilot, "2", "down", "c", *text("killed"), "tab", "5", "escape", "u", "u")
        await saved(pilot)
        assert not app_of(pilot).takers
        assert desk.read_bytes() == content


async def test_a_claim_that_says_enough_stays_when_the_next_field_is_left(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        keys = ("c", *text("killed"), "tab", "5", "tab", *text("a guard"), "tab", "escape")
        await press(pilot, "2", *keys)
        assert [claim["by"] for claim in (await saved(pilot))["events"]["fire"]["claims"]] == ["a guard"]
        await press(pilot, "u")
        assert "claims" not in (await saved(pilot))["events"]["fire"]


async def test_what_could_be_redone_before_a_dropped_addition_still_can(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "e", "ctrl+u", *text("Other"), "enter", "u", "A", *"actor", "enter", "escape", "ctrl+r")
        assert (await saved(pilot))["events"]["fire"]["title"] == "Other"


# the next field


async def test_the_next_field_is_the_one_that_stood_below(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "3")
        app_of(pilot).dashboard.details.move_to(("lat",))
        await press(pilot, "enter", *text("36.8"), "tab", *text("38.1"), "enter")
        gate = (await saved(pilot))["crossings"]["gate"]
        assert (gate["lat"], gate["lon"]) == (36.8, 38.1)


async def test_back_goes_to_the_field_that_stood_above(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down", "3")
        app_of(pilot).dashboard.details.move_to(("lon",))
        await press(pilot, "enter", *text("38.1"), "shift+tab", *text("36.8"), "enter")
        gate = (await saved(pilot))["crossings"]["gate"]
        assert (gate["lat"], gate["lon"]) == (36.8, 38.1)


# looked up anew


async def test_an_event_that_a_merge_gave_its_id_back_is_edited(running: Running, desk: Path) -> None:
    file = json.loads(desk.read_text(encoding="utf-8"))
    file["events"]["2"]["id"] = file["events"]["1"]["id"]  # two records with one id: the second goes by its number
    desk.write_text(json.dumps(file), encoding="utf-8")
    async with running(path=desk) as pilot:
        session = app_of(pilot).session
        await press(pilot, "2", "space", "space", "up", "up")
        while session.cursor != "#2":
            await press(pilot, "down")
        session.mark({"fire", "#2"})
        await press(pilot, "M")
        assert selected(pilot) == ("events", "fire")
        await press(pilot, "e", "ctrl+u", *text("One"), "enter")
        assert (await saved(pilot))["events"]["fire"]["title"] == "One"


async def test_what_another_window_removed_while_its_deletion_was_confirmed_is_told(
    running: Running, desk: Path
) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "2", "X")  # another event refers to it, so a word is asked for
        file = json.loads(desk.read_text(encoding="utf-8"))
        del file["events"]["1"]
        desk.write_text(json.dumps(file), encoding="utf-8")
        app_of(pilot).session.saver.poll()
        await press(pilot, "y", "enter")
        assert app_of(pilot).is_running
        assert set((await saved(pilot))["events"]) == {"raid", "visit"}


# nothing to move, nowhere on earth


@pytest.mark.parametrize("key", ["left", "right", "plus", "minus", "0", "down", "end", "enter"])
async def test_a_board_without_reports_takes_its_keys(running: Running, tmp_path: Path, key: str) -> None:
    path = tmp_path / "new.json"
    path.write_text("{}", encoding="utf-8")
    async with running(path=path) as pilot:
        app_of(pilot).dashboard.focus_panel("crossings")
        await press(pilot, key, key)
        assert "failed" not in "\n".join(screen_of(pilot))


@pytest.mark.parametrize("lat", [1e308, -91.0, 4000.0])
async def test_a_place_on_no_earth_is_not_drawn(running: Running, desk: Path, lat: float) -> None:
    file = json.loads(desk.read_text(encoding="utf-8"))
    file["crossings"]["1"] |= {"lat": lat, "lon": 40.0}
    file["crossings"]["2"] |= {"lat": 36.0, "lon": 40.0}
    file["events"]["1"]["place"] = {"lat": 36.0, "lon": -lat}
    desk.write_text(json.dumps(file), encoding="utf-8")
    async with running(path=desk) as pilot:
        await press(pilot, "4", "plus", "minus")
        lines = "\n".join(screen_of(pilot))
        assert "· Ford" in lines
        assert "failed" not in lines


# the mouse, sizes, the footer


def place_of(pilot: Pilot[int], words: str) -> tuple[int, int]:
    """Where some words begin on the screen, from the top left corner."""
    return next((line.index(words), y) for y, line in enumerate(screen_of(pilot)) if words in line)


async def click(pilot: Pilot[int], words: str, times: int = 1) -> None:
    x, y = place_of(pilot, words)
    await pilot.click(offset=(x + 1, y), times=times)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_on_a_key_of_the_footer_presses_it(running: Running, desk: Path, size: tuple[int, int]) -> None:
    async with running(size, desk) as pilot:
        app = app_of(pilot)
        await click(pilot, "e Edit")
        assert len(app.takers) == 1
        await click(pilot, "Esc Drop")
        assert len(app.takers) == 0
        await click(pilot, "? Help")
        assert len(app.takers) == 1


async def test_a_click_on_the_name_of_a_tab_shows_it(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, "1", "down")
        await click(pilot, "Sources ·")
        assert any("1 Crossings · Sources 2 · Actors · Worklist" in line for line in screen_of(pilot))
        assert app_of(pilot).session.view.crossing == "gate"
        await click(pilot, "Crossings ·")
        assert any("1 Crossings 2 · Sources" in line for line in screen_of(pilot))


async def test_on_a_narrow_screen_the_names_of_the_tabs_stand_above_a_list(running: Running, desk: Path) -> None:
    async with running((80, 24), desk) as pilot:
        await press(pilot, "1", "right")
        assert "1 Crossings · Sources 2 · Actors · Worklist" in screen_of(pilot)[1]
        await click(pilot, "Crossings ·")
        assert "1 Crossings 2 ─" in screen_of(pilot)[1]


async def test_a_click_on_a_border_selects_nothing(running: Running, desk: Path) -> None:
    async with running((80, 24), desk) as pilot:
        panel = app_of(pilot).dashboard.timeline
        before = selected(pilot)
        for y in (panel.region.y, panel.region.bottom - 1):
            await pilot.click(offset=(30, y))
            await pilot.pause()
            assert selected(pilot) == before


async def test_a_double_click_opens_an_event(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await click(pilot, "The visit", times=2)
        assert app_of(pilot).dashboard.focused_name == "details"
        assert selected(pilot) == ("events", "visit")


@pytest.mark.parametrize("panel", ["crossings", "timeline", "details", "map"])
@pytest.mark.parametrize("key", ["w", "W"])
async def test_another_size_is_seen_at_once_in_every_panel(running: Running, desk: Path, panel: str, key: str) -> None:
    async with running(path=desk) as pilot:
        dashboard = app_of(pilot).dashboard
        dashboard.focus_panel(panel)
        await pilot.pause()
        before = dashboard.panels[panel].region
        await press(pilot, key)
        assert dashboard.panels[panel].region != before


async def test_no_notice_hides_undo_and_help_and_a_long_one_is_read_above_them(running: Running, desk: Path) -> None:
    async with running((80, 24), desk) as pilot:
        before = screen_of(pilot)[:-2]
        app_of(pilot).session.say("The file could not be written, since its folder is gone; make it again and press u.")
        await pilot.pause()
        assert screen_of(pilot)[:-3] == before[:-1]
        told = " ".join(screen_of(pilot)[-3:-1])
        assert " ".join(told.split()).endswith(
            "The file could not be written, since its folder is gone; make it again and press u."
        )
        assert "u Undo" in screen_of(pilot)[-1]
        app_of(pilot).session.say("Welcome. " * 90)
        await pilot.pause()
        assert "? Help" in screen_of(pilot)[-1]
        assert "Welcome" in screen_of(pilot)[-2]
        assert "Welcome" not in screen_of(pilot)[-5]
        await click(pilot, "? Help")
        assert app_of(pilot).takers


@pytest.mark.parametrize("width", [30, 80])
async def test_what_is_open_always_shows_that_esc_leaves_it(running: Running, desk: Path, width: int) -> None:
    async with running((width, 24), desk) as pilot:
        await press(pilot, "a")
        app_of(pilot).session.say("Only the beginning of what was pasted is here. " * 3)
        await pilot.pause()
        assert "Esc Close" in screen_of(pilot)[-1]


@pytest.mark.parametrize(("high", "rows"), [(5, 1), (6, 2), (8, 2)])
async def test_a_long_notice_on_a_low_screen_ends_in_a_sign_that_there_is_more(
    running: Running, desk: Path, high: int, rows: int
) -> None:
    async with running((80, high), desk) as pilot:
        app_of(pilot).session.say("Welcome to the desk, all of you. " * 20)
        await pilot.pause()
        told = screen_of(pilot)[-rows:]
        assert "Welcome" in told[0]
        assert "…" in told[0]
        assert "? Help" in told[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_file_tells_in_one_place_how_to_begin(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "new.json"
    path.write_text("{}", encoding="utf-8")
    async with running(size, path) as pilot:
        words = "\n".join(screen_of(pilot))
        for way in ("A  first crossing", "   first source", "a  first event", "I  import", "the sample"):
            assert words.count(way) == 1
        assert not any(words.count(other) for other in ("Crossings", "Map", "Details", "Edit", "Undo"))
        await press(pilot, "A", *"crossing", "enter", *text("High Pass"), "enter")
        words = "\n".join(screen_of(pilot))
        assert "1 Crossings 1" in words
        await press(pilot, "2")
        words = "\n".join(screen_of(pilot))
        assert "✓  first crossing" in words
        assert "A  first source" in words
        assert set((await saved(pilot))["crossings"]) == {"high-pass"}


async def test_names_and_holders_that_begin_alike_are_told_apart(running: Running, desk: Path) -> None:
    file = json.loads(desk.read_text(encoding="utf-8"))
    file["actors"] = {
        "1": {"id": "rebels", "name": "Northern provincial rebels"},
        "2": {"id": "army", "name": "Northern provincial army"},
    }
    for number, (name, by) in enumerate({"gate": "rebels", "ford": "army"}.items(), 1):
        control = [{"of": country, "by": by} for country in ("IQ", "SY")]
        event = {"id": f"held-{name}", "type": "control", "title": name, "date": "2021-01-01", "crossings": [name]}
        file["events"][str(10 + number)] = event | {"control": control, "status": "open"}
        sides = file["crossings"][str(number)]["sides"]
        sides[0]["name"] = f"The old stone bridge of {name} on the way to the hills"
    desk.write_text(json.dumps(file), encoding="utf-8")
    async with running(path=desk) as pilot:
        app = app_of(pilot)
        rows = [line[: app.dashboard.panels["crossings"].region.right] for line in screen_of(pilot)]
        held: list[str] = []
        for _ in range(2):
            await press(pilot, *(["1"] if not held else []), "down")
            held.append(next(line for line in screen_of(pilot) if "│    IQ " in line or "│▌   IQ " in line))
        names = [row for row in rows if "…gate" in row or "…ford" in row]
        assert len(set(names)) == 2
        assert len(set(held)) == 2


async def test_a_stretch_that_began_before_what_is_seen_is_marked_so(running: Running, desk: Path) -> None:
    file = json.loads(desk.read_text(encoding="utf-8"))
    event = {"type": "status", "title": "Shut", "crossings": ["gate"], "status": "closed", "date": "2015-01-01"}
    file["events"]["10"] = event | {"id": "shut", "control": [{"of": "IQ", "by": "g"}]}
    desk.write_text(json.dumps(file), encoding="utf-8")
    async with running(path=desk) as pilot:
        board = app_of(pilot).dashboard.panels["crossings"]

        def marks() -> int:
            return sum(line.count("‹") for line in screen_of(pilot)[board.region.y : board.region.bottom])

        await press(pilot, "1", "down", "0")
        assert marks() == 0
        await press(pilot, *["plus"] * 4, *["right"] * 8)
        assert marks() >= 2
        await press(pilot, "0")
        assert marks() == 0


async def drag(pilot: Pilot[int], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw the mouse from one cell to another."""
    moved = (end[0] - start[0], end[1] - start[1])
    await pilot.mouse_down(offset=start)
    app_of(pilot).post_message(events.MouseMove(None, *end, *moved, 1, False, False, False, *end))
    await pilot.pause()
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_the_lines_between_panels_are_drawn_by_the_mouse(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        panels = app_of(pilot).dashboard.panels
        timeline = panels["timeline"].region
        await drag(pilot, (timeline.right, timeline.y + 5), (timeline.right - 6, timeline.y + 5))
        assert panels["timeline"].region.width == timeline.width - 6
        board = panels["crossings"].region
        await drag(pilot, (board.right - 3, board.bottom), (board.right - 3, board.bottom + 2))
        assert panels["crossings"].region.height == board.height + 2
        assert app_of(pilot).selected_text == ""


async def test_at_80_columns_the_rules_are_drawn_by_the_mouse(running: Running, desk: Path) -> None:
    async with running((80, 24), desk) as pilot:
        panels = app_of(pilot).dashboard.panels
        details = panels["details"].region
        await drag(pilot, (40, details.y), (40, details.y - 2))
        assert panels["details"].region.height == details.height + 2


async def test_a_line_is_drawn_no_farther_than_there_is_room_and_nothing_is_drawn_within_a_panel(
    running: Running, desk: Path
) -> None:
    async with running(path=desk) as pilot:
        dashboard = app_of(pilot).dashboard
        timeline = dashboard.timeline.region
        await drag(pilot, (timeline.right, timeline.y + 5), (1, timeline.y + 5))
        assert dashboard.timeline.region.width >= 40
        before = dict(dashboard.extra)
        await drag(pilot, (20, timeline.y + 2), (40, timeline.y + 4))
        assert dashboard.extra == before


async def test_a_click_on_a_title_gives_the_focus(running: Running, desk: Path) -> None:
    async with running(path=desk) as pilot:
        await click(pilot, "4 Map")
        assert app_of(pilot).dashboard.focused_name == "map"


@pytest.mark.parametrize(("words", "dialog"), [("today", "AsOfBar"), ("desk.json", "PathBar"), ("bordertui", "Help")])
async def test_a_click_in_the_header_does_what_it_is_about(
    running: Running, desk: Path, words: str, dialog: str
) -> None:
    async with running(path=desk) as pilot:
        x, _ = place_of(pilot, words)
        await pilot.click(offset=(x + 1, 0))
        await pilot.pause()
        assert type(app_of(pilot).takers[-1]).__name__ == dialog


async def test_a_key_typed_ahead_for_an_event_that_is_still_looked_for_waits_until_it_is_found(
    running: Running, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.work.looking._AT_ONCE", 0)  # as on a busy machine: nothing is found at once
    async with running(path=desk) as pilot:
        monkeypatch.setattr(app_of(pilot).session.looking, "_later", lambda step: None)
        await press(pilot, "/", *text("visit"), "enter", "e", "ctrl+u", *text("A call"), "enter")
        assert (await saved(pilot))["events"]["visit"]["title"] == "A call"


async def test_where_nothing_is_found_the_key_says_so(
    running: Running, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.work.looking._AT_ONCE", 0)
    async with running(path=desk) as pilot:
        monkeypatch.setattr(app_of(pilot).session.looking, "_later", lambda step: None)
        await press(pilot, "/", *text("quagmire"), "enter", "e")
        assert app_of(pilot).session.notice
        assert not app_of(pilot).takers


@pytest.mark.parametrize("opener", ["/", "t"])
async def test_a_line_longer_than_the_screen_can_be_left_by_the_mouse(
    running: Running, desk: Path, opener: str
) -> None:
    async with running(path=desk) as pilot:
        await press(pilot, opener, *text("x" * 200))
        line = screen_of(pilot)[-2]
        assert re.search(r"xx {2,3}Esc( drops)? *$", line), line
        await pilot.click(offset=(line.rindex("Esc") + 1, len(screen_of(pilot)) - 2))
        await pilot.pause()
        assert not app_of(pilot).takers
