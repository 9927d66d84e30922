"""The screen stays as it was looked at: every state at three sizes as a text frame, with its colours in every theme.

A frame that differs on purpose is written anew with BORDERTUI_FRAMES=write; the difference is then read in the commit.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING

import pytest

import tui.app
import tui.session
from screenshots.frame import DARK_TERMINAL, TERMINALS, capture
from screenshots.make import played, program, shoot
from screenshots.scenes import MEDIUM, NARROW, STRIKE, WIDE, Scene
from store.file.copies import Copy
from store.file.drafts import Drafts
from store.paths import sample_bytes, state_of
from store.store import Store
from tests.tui.scenes import SCENES, THEMES
from tests.tui.test_app import wait_until
from tui.editing import external
from tui.recovery import versions
from tui.start import greeting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from screenshots.frame import Frame, Look
    from screenshots.make import Factory

FRAMES = Path(__file__).parent / "frames"
WRITE = os.environ.get("BORDERTUI_FRAMES") == "write"


class Today(date):
    """A day that does not move on, for the ages of reports."""

    @classmethod
    def today(cls) -> Today:
        """The day on which the frames are taken."""
        return cls(2026, 11, 24)


@pytest.fixture(autouse=True)
def a_day_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program believes that it is that day."""
    monkeypatch.setattr(tui.session, "date", Today)


def kept(name: str, text: str) -> str:
    """The frame as it was kept; written first where that is asked for."""
    path = FRAMES / f"{name}.txt"
    if WRITE:
        path.write_text(text, "utf-8")
    return path.read_text("utf-8")


def _at_once(app: tui.app.BorderApp) -> bool:
    return True


async def in_themes(
    scene: Scene, factory: Factory = program, is_there: Callable[[tui.app.BorderApp], bool] = _at_once
) -> dict[str, Frame]:
    """A scene in each theme, by the theme's name, taken as a person takes one who tries them all."""
    frames: dict[str, Frame] = {}
    async with played(scene, factory) as app:
        assert isinstance(app, tui.app.BorderApp)
        await wait_until(lambda: is_there(app))
        for theme in THEMES:
            app.take_theme(theme)
            await asyncio.sleep(0)
            frames[theme] = capture(app, TERMINALS.get(theme, DARK_TERMINAL))
    return frames


async def assert_as_looked_at(
    scene: Scene, factory: Factory = program, is_there: Callable[[tui.app.BorderApp], bool] = _at_once
) -> None:
    """A scene has the letters that were kept, the same in all themes, and the looks that were kept of each."""
    frames = await in_themes(scene, factory, is_there)
    assert {frame.columns for frame in frames.values()} == {scene.size[0]}
    texts = {re.sub(r"\S*bordertui-picture-\w+", "FOLDER", frame.text) + "\n" for frame in frames.values()}
    assert texts == {kept(scene.stem, min(texts))}
    looks = looks_of(frames)
    assert looks == kept(f"looks/{scene.stem}", looks)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.stem)
async def test_each_state_is_drawn_as_it_was_looked_at(scene: Scene) -> None:
    await assert_as_looked_at(scene)


OTHER_FILES = {
    "empty-file": b"{}\n",
    "broken-file": b'{"events": {"1": {"title": "One"},\n  "2": {"title": "Two" "date": "2019"}}}\n',
    "wrong-record": b'{"events": {"1": {"id": "a", "title": 7}, "2": {"id": "b", "title": "Right"}}}\n',
    "conflict": b'{"events": {"1": {"id": "a", "title": "Mine", "date": "2019-08"}}, "conflicts": {"1": '
    b'{"table": "events", "record": "a", "path": ["title"], "base": "Old", "mine": "Mine", "theirs": "Theirs"}}}\n',
    "conflict-of-dates": b'{"events": {"1": {"id": "a", "title": "Reopened", "date": "2019-08"}}, "conflicts": {"1": '
    b'{"table": "events", "record": "a", "path": ["date"], "base": "2019", "mine": "2019-08", "theirs": "2019-09"}}}\n',
    "arabic": (
        '{"events": {"1": {"title": "فتح معبر القائم", "crossings": ["c"], "date": "2019-09-30"}}, '
        '"crossings": {"1": {"id": "c", "sides": [{"country": "IQ", "name": "القائم"}, '
        '{"country": "SY", "name": "البوكمال"}]}}}\n'
    ).encode(),
}
KEYS = {"conflict": ("exclamation_mark",), "conflict-of-dates": ("exclamation_mark",), "wrong-record": ("1", "left")}


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
@pytest.mark.parametrize("name", OTHER_FILES)
async def test_files_that_are_not_as_they_should_be_are_drawn_as_they_were_looked_at(
    name: str, size: tuple[int, int]
) -> None:
    def on_other_file(path: Path) -> tui.app.BorderApp:
        path.write_bytes(OTHER_FILES[name])
        return tui.app.make_app(path)

    await assert_as_looked_at(Scene(name, size, KEYS.get(name, ())), on_other_file)


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
async def test_a_mistake_comes_back_from_the_text_editor_with_its_text(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "_edited", lambda app, key, text: text.replace('"title": ', '"title"; '))
    await assert_as_looked_at(Scene("editor-mistake", size, (*STRIKE, "E")))


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
async def test_what_was_being_typed_when_the_program_was_killed_is_drawn_as_it_was_looked_at(
    size: tuple[int, int],
) -> None:
    def with_draft(path: Path) -> tui.app.BorderApp:
        Drafts(state_of(path), path).keep("events", "qaim-drones-2019-08", '["title"]', "Drones strike again")
        return tui.app.make_app(path)

    await assert_as_looked_at(Scene("draft", size), with_draft, lambda app: bool(app.takers))


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
async def test_the_first_start_tells_where_the_sample_lies(size: tuple[int, int]) -> None:
    def first_time(path: Path) -> tui.app.BorderApp:
        app = tui.app.make_app(path)
        app.session.say_too(greeting(path))
        return app

    await assert_as_looked_at(Scene("first-start", size), first_time)


@pytest.mark.parametrize("keys", [("R",), ("R", "enter")], ids=["versions", "restore"])
@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
async def test_earlier_versions_are_drawn_as_they_were_looked_at(
    size: tuple[int, int], keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "copy.json"
    path.write_bytes(sample_bytes().replace(b"Drones strike", b"Drones hit"))
    copy = Copy(path, datetime(2026, 11, 23, 17, 30, tzinfo=UTC), path.stat().st_size)
    monkeypatch.setattr(Store, "copies", lambda store: [copy])
    monkeypatch.setattr(versions, "age", lambda copy, now: "12 hours ago")
    await assert_as_looked_at(Scene("versions" if len(keys) == 1 else "restore", size, keys))


def looks_of(frames: Mapping[str, Frame]) -> str:
    """Which cells look alike, as a letter each ("." the commonest look), and what each letter is in each theme.

    Cells of one letter look alike in all themes: what two themes tell apart differently has letters of its own.
    """
    grids = [[[cell.look for cell in row for _ in cell.text] for row in frame.rows] for frame in frames.values()]
    cells = [[tuple(looks) for looks in zip(*rows, strict=True)] for rows in zip(*grids, strict=True)]
    common = Counter(looks for row in cells for looks in row).most_common(1)[0][0]
    found = dict.fromkeys((common, *(looks for row in cells for looks in row)))
    letters = dict(zip(found, f".{ascii_letters}{digits}"[: len(found)], strict=True))
    shape = ["".join(letters[looks] for looks in row).rstrip(".") for row in cells]
    legend = [
        f"{letter}  {theme}: {_words(look)}"
        for looks, letter in letters.items()
        for theme, look in zip(frames, looks, strict=True)
    ]
    return "\n".join((*shape, "", *legend)) + "\n"


def _words(look: Look) -> str:
    attributes = [name for name in ("bold", "italic", "underline", "strike") if getattr(look, name)]
    return " ".join([look.ink, "on", look.ground, *attributes])


@pytest.mark.parametrize("theme", THEMES)
async def test_a_theme_taken_at_the_start_looks_as_one_taken_later(theme: str) -> None:
    frame = await shoot(Scene("theme", NARROW, STRIKE, theme=theme))
    assert frame.rows == (await in_themes(Scene("theme", NARROW, STRIKE)))[theme].rows


async def test_no_color_looks_as_the_theme_without_colour() -> None:
    frame = await shoot(Scene("theme", NARROW, STRIKE, colour=False))
    assert frame.rows == (await in_themes(Scene("theme", NARROW, STRIKE)))["no-colour"].rows


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (250, 80), (500, 200), (1, 1)])
async def test_any_size_is_filled_to_its_edges(size: tuple[int, int]) -> None:
    frame = await shoot(Scene("size", size, STRIKE))
    assert len(frame.rows) == size[1]
    assert {sum(cell.width for cell in row) for row in frame.rows} == {size[0]}


async def test_the_ascii_switch_draws_ascii_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene("ascii", WIDE, STRIKE)

    def ascii_program(path: Path) -> tui.app.BorderApp:
        monkeypatch.setenv("BORDERTUI_ASCII", "1")
        return tui.app.make_app(path)

    frame = await shoot(scene, ascii_program)
    assert frame.text.isascii()
    assert frame.text + "\n" == kept(scene.stem, frame.text + "\n")
