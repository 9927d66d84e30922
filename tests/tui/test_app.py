"""The program as it runs: keys reach what takes them, in order; every size and every text is drawn; it ends well."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.conftest import Running, app_of, screen_of
from tui.widgets.defect import describe

ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


async def type_ahead(pilot: Pilot[int], text: str) -> None:
    """Everything at once, as it comes when the program was busy: nothing is waited for in between."""
    for character in text:
        named = {"\n": "enter", " ": "space", "\x1b": "escape"}.get(character)
        pilot.app.post_message(events.Key(named or character, None if named else character))
    await pilot.pause()


async def test_the_three_panels_are_there(running: Running) -> None:
    async with running() as pilot:
        screen = "\n".join(screen_of(pilot))
        assert "1 Crossings" in screen
        assert "2 Timeline" in screen
        assert "3 Incident" in screen
        assert "○ al-Qaim" in screen


async def test_moving_shows_the_event_under_the_cursor(running: Running) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        for key, place in (("down", 1), ("j", 2), ("k", 1), ("end", session.collection.count - 1), ("home", 0)):
            await pilot.press(key)
            assert session.cursor == session.collection.rows[place].id
            assert session.selected is not None
            assert session.selected.id == session.cursor
        title = session.collection.rows[0].title
        assert any(title[:20] in line[60:] for line in screen_of(pilot))


async def test_a_crossing_narrows_the_timeline_and_escape_widens_it(running: Running) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        await pilot.press("1", "down")
        assert session.view.crossing == next(iter(session.store.crossings))
        assert f"of {session.collection.total}" in "\n".join(screen_of(pilot))
        await pilot.press("escape")
        assert session.view.crossing == ""


async def test_tab_visits_every_panel_and_comes_back(running: Running) -> None:
    async with running() as pilot:
        dashboard = app_of(pilot).dashboard
        seen = []
        for _ in dashboard.panels:
            seen.append(dashboard.focused_name)
            await pilot.press("tab")
        assert sorted(seen) == sorted(dashboard.panels)
        assert dashboard.focused_name == "timeline"
        await pilot.press("shift+tab")
        assert dashboard.focused_name == seen[-1]


async def test_zoom_gives_a_panel_the_whole_screen_and_takes_it_back(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("z")
        await pilot.pause()
        assert app_of(pilot).dashboard.timeline.region.height == 22
        await pilot.press("escape")
        await pilot.pause()
        assert app_of(pilot).dashboard.timeline.region.height < 22


async def test_a_click_gives_the_focus_and_puts_the_cursor_there(running: Running) -> None:
    async with running() as pilot:
        session, dashboard = app_of(pilot).session, app_of(pilot).dashboard
        timeline = dashboard.timeline.region
        await pilot.press("1")
        await pilot.click(offset=(timeline.x + 8, timeline.y + 3))
        await pilot.pause()
        assert dashboard.focused_name == "timeline"
        assert session.cursor == session.collection.rows[1].id


async def test_the_wheel_moves_the_cursor(running: Running) -> None:
    async with running() as pilot:
        session, timeline = app_of(pilot).session, app_of(pilot).dashboard.timeline
        wheel = events.MouseScrollDown(timeline, 5, 5, 0, 1, 0, False, False, False)
        timeline.post_message(wheel)
        await pilot.pause()
        assert session.cursor == session.collection.rows[3].id


async def test_a_title_edited_in_place_is_saved_and_can_be_undone(running: Running, sample: Path) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        title = session.collection.rows[0].title
        await pilot.press("e", "!", "enter")
        await pilot.app.workers.wait_for_complete()
        await wait_until(lambda: session.saver.state == "" and not session.store.dirty)
        assert f"{title}!" in sample.read_text(encoding="utf-8")
        assert f"Saved: {title}!" in screen_of(pilot)[-1]
        await pilot.press("u")
        await wait_until(lambda: session.saver.state == "" and not session.store.dirty)
        assert f"{title}!" not in sample.read_text(encoding="utf-8")


async def wait_until(holds: Callable[[], bool]) -> None:
    """Until something holds, however long the disk takes."""
    while not holds():
        await asyncio.sleep(0.01)


async def test_an_edit_left_with_escape_changes_nothing(running: Running, sample: Path) -> None:
    before = sample.read_bytes()
    async with running() as pilot:
        await pilot.press("e", "x", "y", "escape")
        assert not app_of(pilot).session.store.dirty
        assert app_of(pilot).takers == []
    assert sample.read_bytes() == before


async def test_keys_typed_ahead_go_into_the_editor_and_then_to_commands(running: Running) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        await type_ahead(pilot, "e quit jz u\njj")
        assert session.store.rows[session.collection.rows[0].id].title.endswith(" quit jz u")
        assert session.cursor == session.collection.rows[2].id


async def test_an_action_that_cannot_be_done_says_why(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("backspace")
        await pilot.pause()
        assert "There is no record to go back to." in screen_of(pilot)[-1]
        await pilot.press("down")
        await pilot.pause()
        assert "go back" not in screen_of(pilot)[-1]


async def test_a_broken_file_is_shown_read_only_with_its_place(running: Running, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"events":\n  {"1": oops}}', encoding="utf-8")
    async with running(path=broken) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "READ-ONLY" in screen_of(pilot)[0]
    assert broken.read_text(encoding="utf-8") == '{"events":\n  {"1": oops}}'


async def test_an_empty_file_takes_the_keys_and_says_how_to_begin(running: Running, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text("{}", encoding="utf-8")
    async with running(path=empty) as pilot:
        for key in ("1", "down", "up", "2", "down", "end", "3", "down", "enter", "e"):
            await pilot.press(key)
        await pilot.pause()
        screen = "\n".join(screen_of(pilot))
        assert "An empty file." in screen


@pytest.mark.parametrize("keys", ["2", "1", "3", "z"])
async def test_every_size_is_drawn_whole(running: Running, keys: str) -> None:
    async with running() as pilot:
        await pilot.press(keys)
        for width, height in ((80, 24), (20, 6), (5, 3), (2, 2), (1, 1), (250, 80), (100, 30), (129, 20), (140, 40)):
            await pilot.resize_terminal(width, height)
            await pilot.press("down")
            await pilot.pause()
            lines = pilot.app.screen._compositor.render_strips()
            assert len(lines) == height
            assert {line.cell_length for line in lines} == {width}


HOSTILE = (
    *("[bold]x[/bold]", "[/]", "[@click=app.quit]x[/]", "[link=file:///etc/passwd]x[/link]", "\\[b]", "[x=(]"),
    *("\x1b]52;c;UFdO\x07", "\x1b[2J", "\x9b31m", "\x00", "a\rb", "a\tb", "a\nb", "\x7f", "\u202edef", "\u2066a\u2069"),
    *("\u2028x", "\ufeff", "\ud800", "e" + "\u0301" * 200, "表" * 60, "👩‍👩‍👧‍👦" * 20, "مرحبا بالعالم", "x" * 20_000),
)


async def test_hostile_text_in_any_field_is_only_text(running: Running, tmp_path: Path) -> None:
    def record(text: str, number: int) -> dict[str, object]:
        claim = {"about": "killed", "value": text, "by": text, "source": "s", "hedge": text, "note": text}
        fields = ("title", "summary", "date", "type", "means", "date_text", text)
        return {
            **dict.fromkeys(fields, text),
            "id": f"e{number}",
            "crossings": ["c"],
            "claims": [claim],
            "tags": [text],
        }

    path = tmp_path / "hostile.json"
    sides = [{"country": "IQ", "name": HOSTILE[6], "town": HOSTILE[17]}, {"country": HOSTILE[7], "name": HOSTILE[2]}]
    tables = {
        "crossings": {"1": {"id": "c", "sides": sides, "notes": HOSTILE[10]}},
        "events": {str(number): record(text, number) for number, text in enumerate(HOSTILE, 1)},
    }
    path.write_text(json.dumps(tables), encoding="utf-8")
    async with running((120, 36), path) as pilot:
        for key in (*["down"] * len(HOSTILE), "1", "down", "e", "escape"):
            await pilot.press(key)
            await pilot.pause()
            strips = pilot.app.screen._compositor.render_strips()
            assert not [strip.text for strip in strips if ACTIVE.search(strip.text)]
            assert {strip.cell_length for strip in strips} == {120}
            assert not [segment for strip in strips for segment in strip if segment.style and segment.style.meta]
            assert not [segment for strip in strips for segment in strip if segment.style and segment.style.link]


async def test_every_theme_is_taken_in_turn(running: Running) -> None:
    async with running((80, 24)) as pilot:
        app = app_of(pilot)
        first = app.look.palette.name
        names: list[str] = []
        while not names or app.look.palette.name != first:
            await pilot.press("f9")
            await pilot.pause()
            names.append(app.look.palette.name)
            assert all(strip.cell_length == 80 for strip in pilot.app.screen._compositor.render_strips())
        assert len(names) == len(set(names)) > 4


async def test_the_ascii_switch_leaves_no_other_character_of_our_own(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BORDERTUI_ASCII", "1")
    async with running() as pilot:
        assert "".join(screen_of(pilot)).isascii()


async def test_without_colour_nothing_is_coloured(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as pilot:
        segments = [segment for strip in pilot.app.screen._compositor.render_strips() for segment in strip]
        assert not [segment for segment in segments if segment.style and (segment.style.color or segment.style.bgcolor)]


async def test_quitting_ends_the_program_with_success(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app_of(pilot).return_code == 0


async def test_a_signal_ends_it_with_128_and_its_number(running: Running) -> None:
    async with running((80, 24)) as pilot:
        app_of(pilot).leave(143)
        await pilot.pause()
    assert app_of(pilot).return_code == 143


@pytest.mark.parametrize("work", ["show", "clicked"])
async def test_a_part_says_that_it_failed_until_it_works_again(
    running: Running, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    async with running() as pilot:
        app = app_of(pilot)
        panel = app.dashboard.timeline
        title = app.session.collection.rows[1].title[:20]
        with monkeypatch.context() as patch:
            patch.setattr(type(panel), work, fails)
            if work == "show":
                await pilot.press("down", "?", "escape")
            else:
                await pilot.click(panel, offset=(20, 3))
                await pilot.press("?", "escape")
            await pilot.pause()
            assert "This part failed" in "\n".join(screen_of(pilot))
            app.session.say("a word about something else")
            await pilot.pause()
            assert "This part failed" in "\n".join(screen_of(pilot))
        if work == "show":
            app.session.say("")  # it is told again what it missed
        else:
            await pilot.click(panel, offset=(20, 3))
        await pilot.pause()
        screen = "\n".join(screen_of(pilot))
        assert "This part failed" not in screen
        assert title in screen
        app.defects.clear()


async def test_a_part_that_the_mouse_made_fail_works_again_with_the_next_change_that_it_shows(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    async with running() as pilot:
        app = app_of(pilot)
        monkeypatch.setattr(type(app.dashboard.timeline), "clicked", fails)
        await pilot.click(app.dashboard.timeline, offset=(20, 3))
        assert "This part failed" in "\n".join(screen_of(pilot))
        await pilot.press("down")
        await pilot.pause()
        assert "This part failed" not in "\n".join(screen_of(pilot))
        app.defects.clear()


def test_a_defect_is_described_without_any_value() -> None:
    def fails(secret: str) -> None:
        raise ValueError(secret)

    with pytest.raises(ValueError) as caught:
        fails("the name of a witness")
    words = describe(caught.value)
    assert words.startswith("ValueError < test_app.py:")
    assert "witness" not in words
