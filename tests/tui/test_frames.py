"""The screen stays as it was looked at: every state at three sizes as a text frame, every theme with its colours.

A frame that differs on purpose is written anew with BORDERTUI_FRAMES=write; the difference is then read in the commit.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui.app
import tui.session
from screenshots.make import shoot
from screenshots.scenes import MEDIUM, NARROW, STRIKE, WIDE, Scene
from store.file.copies import Copy
from store.paths import sample_bytes
from store.store import Store
from tests.tui.scenes import SCENES, THEMES
from tui.editing import external
from tui.recovery import versions

if TYPE_CHECKING:
    from screenshots.frame import Cell, Frame

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


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.stem)
async def test_each_state_is_drawn_as_it_was_looked_at(scene: Scene) -> None:
    frame = await shoot(scene)
    assert frame.columns == scene.size[0]
    assert frame.text + "\n" == kept(scene.stem, frame.text + "\n")


OTHER_FILES = {
    "empty-file": b"{}\n",
    "broken-file": b'{"events": {"1": {"title": "One"},\n  "2": {"title": "Two" "date": "2019"}}}\n',
    "wrong-record": b'{"events": {"1": {"id": "a", "title": 7}, "2": {"id": "b", "title": "Right"}}}\n',
    "conflict": b'{"events": {"1": {"id": "a", "title": "Mine", "date": "2019-08"}}, "conflicts": {"1": '
    b'{"table": "events", "record": "a", "path": ["title"], "base": "Old", "mine": "Mine", "theirs": "Theirs"}}}\n',
    "arabic": (
        '{"events": {"1": {"title": "فتح معبر القائم", "crossings": ["c"], "date": "2019-09-30"}}, '
        '"crossings": {"1": {"id": "c", "sides": [{"country": "IQ", "name": "القائم"}, '
        '{"country": "SY", "name": "البوكمال"}]}}}\n'
    ).encode(),
}
KEYS = {"conflict": ("exclamation_mark",), "wrong-record": ("1", "left")}


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
@pytest.mark.parametrize("name", OTHER_FILES)
async def test_files_that_are_not_as_they_should_be_are_drawn_as_they_were_looked_at(
    name: str, size: tuple[int, int]
) -> None:
    def on_other_file(path: Path) -> tui.app.BorderApp:
        path.write_bytes(OTHER_FILES[name])
        return tui.app.make_app(path)

    scene = Scene(name, size, KEYS.get(name, ()))
    frame = await shoot(scene, on_other_file)
    shown = re.sub(r"\S*bordertui-picture-\w+", "FOLDER", frame.text) + "\n"
    assert shown == kept(scene.stem, shown)


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
async def test_a_mistake_comes_back_from_the_text_editor_with_its_text(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "_edited", lambda app, key, text: text.replace('"title": ', '"title"; '))
    scene = Scene("editor-mistake", size, (*STRIKE, "E"))
    frame = await shoot(scene)
    assert frame.text + "\n" == kept(scene.stem, frame.text + "\n")


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
    scene = Scene("versions" if len(keys) == 1 else "restore", size, keys)
    frame = await shoot(scene)
    assert frame.text + "\n" == kept(scene.stem, frame.text + "\n")


def styled(frame: Frame) -> str:
    """A frame with the look of each run of cells: ink, ground, attributes."""
    lines: list[str] = []
    for row in frame.rows:
        lines.append("".join(cell.text for cell in row).rstrip())
        lines.extend(f"    {''.join(cell.text for cell in run)!r} {look}" for look, run in _runs(row))
    return "\n".join(lines) + "\n"


def _runs(row: tuple[Cell, ...]) -> list[tuple[str, list[Cell]]]:
    return [(look, list(run)) for look, run in groupby(row, key=_look)]


def _look(cell: Cell) -> str:
    look = cell.look
    attributes = [name for name in ("bold", "italic", "underline", "strike") if getattr(look, name)]
    return " ".join([look.ink, "on", look.ground, *attributes])


@pytest.mark.parametrize("theme", THEMES)
async def test_each_theme_gives_the_screen_its_colours(theme: str) -> None:
    frame = await shoot(Scene(f"theme-{theme}", NARROW, STRIKE, theme=theme))
    assert styled(frame) == kept(f"theme-{theme}", styled(frame))


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
