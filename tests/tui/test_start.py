"""How the program ends: with the status that it was left with."""

import gc
import os
from pathlib import Path

import pytest

import tui.app
from tui import start


class Ended(BaseException):
    """Stands for the end of the process, which a test outlives."""


@pytest.mark.parametrize(("left_with", "status"), [(0, 0), (143, 143), (None, start.INTERRUPTED)])
def test_it_ends_with_the_status_it_was_left_with_or_as_interrupted(
    sample: Path, monkeypatch: pytest.MonkeyPatch, left_with: int | None, status: int
) -> None:
    def run(app: tui.app.BorderApp) -> None:
        # Without a status, an interrupt has come while the loop ran and the program did not take signals yet.
        if left_with is not None:
            app.exit(left_with, return_code=left_with)

    def end(code: int) -> None:
        ended.append(code)
        raise Ended

    ended: list[int] = []
    monkeypatch.setattr(tui.app.BorderApp, "run", run)
    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    with pytest.raises(Ended):
        start._run(sample, "")
    assert ended == [status]
