"""The screen stays as it was looked at: every state at three sizes and in every theme, as text.

A frame that differs on purpose is written anew with BORDERTUI_FRAMES=write; the difference is then read in the commit.
"""

import os
from datetime import date
from pathlib import Path
from typing import Self

import pytest

import tui.screen.dashboard
import tui.work.session
from screenshots.make import AT_REST, played, press, shoot
from screenshots.scenes import NARROW, STRIKE, Scene
from tests.tui.conftest import app_of
from tests.tui.kept_frames import columns, in_every_theme, in_theme, looks
from tests.tui.scenes import SCENES
from tests.tui.situations import SITUATIONS
from tui.app import BorderApp
from tui.widgets.themes import PALETTES, Depth

FRAMES = Path(__file__).parent / "frames"
MOST_FRAMES = 110
LOOKS = {"looks": Depth.TRUE, "looks-256": Depth.MANY, "looks-16": Depth.SIXTEEN}
WRITE = os.environ.get("BORDERTUI_FRAMES") == "write"


class Today(date):
    """A day that does not move on, for the ages of reports."""

    @classmethod
    def today(cls) -> Self:
        """The day on which the frames are taken."""
        return cls(2026, 11, 24)


@pytest.fixture(autouse=True)
def a_time_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program believes that it is that day, and checks no record while keys are pressed, however long they take."""
    monkeypatch.setattr(tui.work.session, "date", Today)
    monkeypatch.setattr(tui.screen.dashboard, "CHECK_SECONDS", 3_600)


def shown(app: BorderApp) -> str:
    """What it shows, once the record in the details has been checked."""
    if app.dashboard.is_complete and app.dashboard.details.key is not None:
        app.dashboard.details.look_closer(app.dashboard.details.key)
    return in_every_theme(app)


def kept(name: str, text: str) -> str:
    """The frame as it was kept; written first where that is asked for."""
    path = FRAMES / f"{name}.txt"
    if WRITE:
        path.write_text(text, "utf-8")
    return path.read_text("utf-8")


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.stem)
async def test_each_state_is_drawn_in_every_theme_as_it_was_looked_at(scene: Scene) -> None:
    async with played(scene) as pilot:
        frame = shown(app_of(pilot))
    assert frame == kept(scene.stem, frame)


@pytest.mark.parametrize(
    ("name", "size"), [(name, size) for name, situation in SITUATIONS.items() for size in situation.sizes]
)
async def test_each_situation_is_drawn_in_every_theme_as_it_was_looked_at(
    name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    situation = SITUATIONS[name]

    def begun(path: Path) -> BorderApp:
        monkeypatch.chdir(path.parent)
        return situation.begin(Path(path.name), monkeypatch)

    scene = Scene(name, size, situation.keys)
    async with played(scene, begun) as pilot:
        if situation.then is not None:
            situation.then(app_of(pilot))
            await press(pilot, situation.more)
            await pilot.pause(AT_REST)
        while app_of(pilot).session.saver.is_writing:  # on a busy machine it takes longer
            await pilot.pause(AT_REST)
        frame = shown(app_of(pilot))
        monkeypatch.undo()
    assert frame == kept(scene.stem, frame)


def test_no_frame_is_kept_that_no_state_leads_to_and_no_more_than_can_be_read() -> None:
    situations = (Scene(name, size).stem for name, situation in SITUATIONS.items() for size in situation.sizes)
    kept_for = {*LOOKS, *(scene.stem for scene in SCENES), *situations}
    assert {path.stem for path in FRAMES.glob("*.txt")} == kept_for
    assert len(kept_for) <= MOST_FRAMES


@pytest.mark.parametrize(("name", "depth"), LOOKS.items())
def test_each_ink_looks_on_each_ground_as_it_was_looked_at(name: str, depth: Depth) -> None:
    assert looks(depth) == kept(name, looks(depth))


@pytest.mark.parametrize("theme", PALETTES)
async def test_a_theme_chosen_at_work_looks_as_one_chosen_at_the_start(theme: str) -> None:
    async with played(Scene("start", NARROW, STRIKE, theme=theme)) as pilot:
        begun_in_it = columns(app_of(pilot))
    async with played(Scene("start", NARROW, STRIKE)) as pilot:
        assert in_theme(app_of(pilot), theme) == begun_in_it


async def test_no_colour_at_work_looks_as_no_color_in_the_environment() -> None:
    async with played(Scene("start", NARROW, STRIKE, colour=False)) as pilot:
        begun_so = columns(app_of(pilot))
    async with played(Scene("start", NARROW, STRIKE)) as pilot:
        assert in_theme(app_of(pilot), "no-colour") == begun_so


async def test_a_dialog_takes_on_another_theme_with_the_panels() -> None:
    async with played(Scene("help", NARROW, ("?",), theme="light")) as pilot:
        begun_in_it = columns(app_of(pilot))
    async with played(Scene("help", NARROW, ("?",))) as pilot:
        assert in_theme(app_of(pilot), "light") == begun_in_it


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (250, 80), (500, 200), (1, 1)])
async def test_any_size_is_filled_to_its_edges(size: tuple[int, int]) -> None:
    frame = await shoot(Scene("size", size, STRIKE))
    assert len(frame.rows) == size[1]
    assert {sum(cell.width for cell in row) for row in frame.rows} == {size[0]}


@pytest.mark.parametrize("name", [name for name in SITUATIONS if name.startswith("ascii")])
def test_the_ascii_switch_draws_ascii_alone(name: str) -> None:
    for columns_, rows in SITUATIONS[name].sizes:
        assert (FRAMES / f"{name}-{columns_}x{rows}.txt").read_text("utf-8").isascii()
