"""Opening another data file: a recent one, or any by its path. Owns the question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.file.errors import FileProblem
from store.paths import EMPTY_FILE, make_file, sample_bytes
from tui.bars.path import PathBar
from tui.dialogs.chooser import Choice, Chooser
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
    if path.exists():
        desk.open_next(path.absolute())
    else:
        desk.show_over(Chooser("make-file", desk, f"There is no file {path}", _ways(desk, path.absolute())))
    return ""


def _ways(desk: Desk, path: Path) -> list[Choice]:
    """What can be done where there is no file; the first leaves all as it is."""
    ways = [Choice("Stay with this file", lambda: None)]
    if not desk.session.store.only_to_look:
        ways.append(Choice("Make it empty and open it", partial(_make, desk, path, EMPTY_FILE)))
        ways.append(Choice("Make it from the sample and open it", lambda: _make(desk, path, sample_bytes())))
    return ways


def _make(desk: Desk, path: Path, content: bytes) -> None:
    try:
        make_file(path, content)
    except FileProblem as problem:
        desk.session.say(str(problem))
    except OSError as error:
        desk.session.say(f"{path}: cannot be made: {error.strerror}")
    else:
        desk.open_next(path)
