"""Text can be selected by the mouse, and what is copied is what is seen, without the frame around it."""

import pytest
from textual.events import MouseDown, MouseMove, MouseUp
from textual.pilot import Pilot

from tests.tui.conftest import Running, app_of, screen_of
from tui.app import BorderApp


async def draw_over(pilot: Pilot[int], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the button at a cell, move to another, let go."""
    app = app_of(pilot)
    for kind, (x, y) in ((MouseDown, start), (MouseMove, end), (MouseUp, end)):
        app.post_message(kind(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y))
        await pilot.pause()


async def test_ctrl_c_copies_what_the_mouse_was_drawn_over(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("tui.app.BorderApp.copy_to_clipboard", lambda _, text: copied.append(text))
    async with running() as pilot:
        app = app_of(pilot)
        region = app.dashboard.details.region
        line = screen_of(pilot)[region.y + 1]
        before = app.session.cursor
        await draw_over(pilot, (region.x + 2, region.y + 1), (region.x + 10, region.y + 1))
        await pilot.press("ctrl+c")
        assert copied == [line[region.x + 2 : region.x + 11]]
        await draw_over(pilot, (region.x + 2, region.y + 1), (region.right - 1, region.y + 4))
        await pilot.press("ctrl+c")
        assert len(copied[-1].splitlines()) == 4
        assert "│" not in copied[-1]
        assert app.session.cursor == before


async def test_what_is_selected_is_seen(running: Running) -> None:
    async with running() as pilot:
        app: BorderApp = app_of(pilot)
        details = app.dashboard.details
        await draw_over(
            pilot, (details.region.x + 2, details.region.y + 1), (details.region.x + 10, details.region.y + 1)
        )
        strip = details.render_lines(details.size.region)[1]
        reversed_text = "".join(text for text, style, _ in strip if style is not None and style.reverse)
        assert reversed_text == strip.text[2:11]
