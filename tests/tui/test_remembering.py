"""A file is looked at again as it was left, as far as that is still there; and always as of today."""

import os
from datetime import date
from pathlib import Path

import pytest

from store.paths import state_folder, state_of
from store.query.collection import Sort
from store.records.model import Key
from tui.app import make_app


async def test_filter_order_crossing_selection_theme_and_sizes_come_back_but_not_the_day(sample: Path) -> None:
    app = make_app(sample)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("/", *"type:attack", "enter", "s", *"oldest", "enter", "f9", "3", "w")
        app.session.narrow("al-qaim")
        app.session.cursor_to("qaim-drones-2019-08")
        app.session.look(as_of=date(2019, 9, 28))
        await pilot.press("q")
    again = make_app(sample)
    view = again.session.view
    assert (view.text, view.sort, view.crossing) == ("type:attack", Sort("date", descending=False), "al-qaim")
    assert view.as_of == date.today()
    assert again.session.selected == Key("events", "qaim-drones-2019-08")
    assert again.look.palette.name == app.look.palette.name != "dark"
    assert again.dashboard.extra == {"details": 2}
    assert again.earlier_queries.lines == ["type:attack"]


async def test_no_color_holds_against_a_remembered_theme_which_is_there_again_without_it(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(sample).run_test(size=(80, 24)) as pilot:
        await pilot.press("f9", "q")
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(sample)
    assert app.look.palette.name == "no-colour"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
    monkeypatch.delenv("NO_COLOR")
    assert make_app(sample).look.palette.name == "light"


@pytest.mark.parametrize(
    "remembered",
    [
        b"",
        b"[]",
        b'{"text": 5}',
        b"\xff",
        b'{"text":"type:(","sort":"luck","crossing":"atlantis","selected":["events","no"]}',
    ],
)
def test_what_is_remembered_wrongly_or_is_no_longer_there_is_let_be(sample: Path, remembered: bytes) -> None:
    state = state_of(sample)
    state.mkdir(parents=True)
    (state / "look.json").write_bytes(remembered)
    session = make_app(sample).session
    assert session.view.text == ""
    assert session.view.crossing == ""
    assert session.selected is not None


@pytest.mark.figure("settings", "state: pipes not waited for")
@pytest.mark.parametrize("name", ["look.json", "recent.json", "views.json"])
async def test_a_pipe_in_the_place_of_what_is_remembered_is_not_waited_for(sample: Path, name: str) -> None:
    state = state_of(sample)
    state.mkdir(parents=True)
    for folder in (state, state_folder()):
        (folder / name).unlink(missing_ok=True)  # a test before may have remembered something there
        os.mkfifo(folder / name)
    try:
        app = make_app(sample)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("V", "escape", "o", "escape", "down")
            assert app.defects == []
    finally:
        (state_folder() / name).unlink()
