"""Opening another data file: a recent one, or any by its path. Owns the question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.bars.path import PathBar
from tui.work.recent import recent_files

if TYPE_CHECKING:
    from pathlib import Path

    from tui.desk import Desk


def open_file(desk: Desk) -> PathBar:
    """The bar that asks for the file; recent ones are offered first."""
    here = str(desk.session.store.path.absolute())
    recent = [path for path in recent_files() if path != here]
    echo = "All is saved first; a file that is not there can be made."
    return PathBar(desk, "Open", partial(_open, desk), recent=recent, echo=echo)


def _open(desk: Desk, path: Path) -> str:
    if path.is_dir():
        return f"{path}: this is a folder; expected a data file"
    desk.open_next(path.absolute())
    return ""
