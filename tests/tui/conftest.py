"""What the tests of the screen share: a copy of the sample, the program running on it, its screen as text."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.paths import sample_bytes
from store.store import Store
from tui.app import BorderApp, make_app
from tui.work.session import Session

TODAY = date(2020, 1, 15)


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of all colours, whatever the tests are started in; one that wants fewer says so itself."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


Running = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A data file of one's own with the sample in it."""
    path = tmp_path / "sample.json"
    path.write_bytes(sample_bytes())
    return path


@pytest.fixture
def session(sample: Path) -> Session:
    """A session on the sample, without a screen, on a day of its own."""
    return Session(Store.open(sample), today=TODAY)


@pytest.fixture
def running(sample: Path) -> Running:
    """The program running on the sample in a terminal of a size."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (140, 40), path: Path = sample) -> AsyncIterator[Pilot[int]]:
        app = make_app(path)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot
        assert app.defects == [], "a defect of the program, which lived on"

    return run


def app_of(pilot: Pilot[int]) -> BorderApp:
    """The program that a pilot steers."""
    assert isinstance(pilot.app, BorderApp)
    return pilot.app


def screen_of(pilot: Pilot[int]) -> list[str]:
    """The lines of the screen as they are drawn."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]
