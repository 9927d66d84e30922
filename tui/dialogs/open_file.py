"""Opening another data file: a recent one, or any by its path; one that is not there is made only after a yes."""

import os
from functools import partial
from pathlib import Path

from store.file.errors import FileProblem
from store.file.reader import open_regular
from store.paths import EMPTY_FILE, is_to_be_made, make_file, sample_bytes
from tui.bars.path import PathBar
from tui.desk import Desk
from tui.dialogs.confirm import Confirm
from tui.widgets.dialog import Keys
from tui.widgets.lines import Line
from tui.work.remembering import recent_files

_EMPTY = ("yes", "y", "empty", "e")
_SAMPLE = ("sample", "s")


def open_file(desk: Desk) -> PathBar:
    """The bar that asks for the file; recent ones are offered first."""
    here = str(desk.session.store.path.absolute())
    recent = [path for path in recent_files() if path != here]
    echo = "All is saved first; a file that is not there can be made."
    return PathBar(desk, "Open", partial(_open, desk), recent=recent, echo=echo)


def _open(desk: Desk, path: Path) -> str:
    """Leave for the file, or ask whether it is made; why neither can be, as a sentence, else nothing."""
    path = path.absolute()
    if path.is_dir():
        return f"{path}: this is a folder; expected a data file"
    try:
        is_missing = is_to_be_made(path)
        if not is_missing:
            os.close(open_regular(str(path)))  # a pipe or a device is refused here, not once this file is left
    except FileProblem as problem:
        return str(problem)
    if not is_missing:
        desk.open_next(path)
    elif desk.session.store.only_to_look:
        return f"{path}: there is no such file"
    else:
        desk.show_over(MakeFile(desk, path))
    return ""


class MakeFile(Confirm):
    """Whether a file that is not there is made; any other answer than those asked for leads back to the open one."""

    def __init__(self, desk: Desk, path: Path) -> None:
        self._desk, self._path = desk, path
        words = "There is no such file. Type yes to create an empty one, or sample for a copy of the sample."
        super().__init__(desk, words, [str(path)], "yes or sample", lambda: None)

    def take(self, key: str) -> None:
        if key not in ("enter", "escape"):
            super().take(key)
            return
        self.leave()
        answer = self.line.value.strip().lower() if key == "enter" else ""
        if answer not in (*_EMPTY, *_SAMPLE):
            self._desk.session.say(f"No file was made; this is still {self._desk.session.store.path.name}.")
            return
        try:
            make_file(self._path, sample_bytes() if answer in _SAMPLE else EMPTY_FILE)
        except OSError as problem:
            self._desk.session.say(f"{self._path}: could not be created: {getattr(problem, 'strerror', '') or problem}")
        else:
            self._desk.open_next(self._path)

    def heading(self) -> Line:
        return (("Make a file", "title"),)

    def keys(self) -> Keys:
        return ("Enter", "Answer"), ("Esc", "Back to the file")
