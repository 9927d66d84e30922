"""What the tests of editing do: reach a field as a person does, type into it, look at its open editor."""

from textual.pilot import Pilot

from store.records.model import Key, Path
from store.records.short_forms import title_path
from tests.tui.conftest import app_of
from tui.app import BorderApp
from tui.editing.editing import Editing

STRIKE = Key("events", "qaim-drones-2019-08")


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


async def at_strike(pilot: Pilot[int], *path: str | int) -> BorderApp:
    """The strike's details, with the cursor on a field."""
    app = app_of(pilot)
    app.session.cursor_to(STRIKE.id)
    app.dashboard.focus_panel("details")
    app.dashboard.details.move_to(path or title_path("events"))
    await pilot.pause()
    return app
