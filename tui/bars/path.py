"""A bar in which a file's path is typed, with completion from what is on the disk."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from store.file.durable import replace
from store.file.errors import FileProblem
from store.paths import path_named
from tui.bars.bar import Bar
from tui.desk import Desk
from tui.widgets.lines import Line
from tui.widgets.text import clip

_MOST = 40


class PathBar(Bar):
    """`taken` gets the path when Enter is pressed; what it gives back is what is wrong with it, "" where nothing is."""

    hint = "Tab completes · Enter · Esc"

    def __init__(
        self,
        desk: Desk,
        prompt: str,
        taken: Callable[[Path], str],
        *,
        text: str = "",
        recent: Sequence[str] = (),
        echo: str = "",
    ) -> None:
        self.prompt = prompt
        self._taken = taken
        self._recent = tuple(recent)
        self._echo = echo
        super().__init__("path", desk, text)

    def typed(self) -> None:
        """What was wrong with the path before may be right now."""
        self.problem = ""

    def enter(self) -> None:
        words = self.line.value.strip()
        if not words:
            self.problem = "Type the path of a file."
            return
        try:
            self.problem = self._taken(path_named(words))
        except ValueError as problem:
            self.problem = str(problem)
        if not self.problem:
            self.leave()

    def completions(self) -> tuple[int, tuple[str, ...]]:
        """Recent files while nothing is typed, else the files and folders that begin so."""
        text = self.line.value[: self.line.cursor_position]
        return 0, self._recent if not text else paths_beginning(text)

    def echo(self, width: int) -> Line:
        return ((clip(self._echo, width), "muted"),)


def why_not_new(path: Path) -> str:
    """That there is a file already, as a sentence; empty where there is none."""
    return f"{path}: there is already a file; type another name" if os.path.lexists(path) else ""


def write_new(path: Path, content: bytes) -> str:
    """Write a file that is not there yet; what is wrong, as a sentence, else nothing."""
    problem = why_not_new(path)
    try:
        if not problem:
            replace(str(path), [content])
    except FileProblem as error:
        problem = str(error)
    return problem


def paths_beginning(text: str) -> tuple[str, ...]:
    """The files and folders whose path begins so, as it was begun."""
    head, _, start = text.rpartition("/")
    try:
        folder = path_named(f"{head}/" if head or text.startswith("/") else ".")
        found = sorted(path for path in folder.iterdir() if path.name.startswith(start))
    except (OSError, ValueError):
        return ()
    shown = [path for path in found if start.startswith(".") or not path.name.startswith(".")][:_MOST]
    lead = f"{head}/" if "/" in text else ""
    return tuple(f"{lead}{path.name}{'/' if path.is_dir() else ''}" for path in shown)
