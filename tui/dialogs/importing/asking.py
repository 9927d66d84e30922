"""The two lines typed for an import: which files, and how near to a crossing an event belongs to it."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from store.paths import path_named
from tui.bars.bar import Bar
from tui.bars.path import PathBar, paths_beginning
from tui.desk import Desk
from tui.widgets.lines import Line

MOST_KM = 20_000.0
"""Half way round the earth."""


class ImportBar(PathBar):
    """One file or several; a path with spaces stands as it is where it is the only one, else in quotes."""

    def __init__(self, desk: Desk, taken: Callable[[Sequence[Path]], None]) -> None:
        self._all_taken = taken
        echo = "ACLED, UCDP, Open-Syria, CBP, GeoJSON, CSV, a data file; several: one after the other, or *.csv"
        super().__init__(desk, "Import", lambda _: "", echo=echo)

    def enter(self) -> None:
        try:
            paths = files_of(self.line.value)
        except ValueError as problem:
            self.problem = str(problem)
            return
        self.problem = next(filter(None, map(wrong_with, paths)), "") if paths else "Type the path of a file."
        if not self.problem:
            self.leave()
            self._all_taken(paths)

    def completions(self) -> tuple[int, tuple[str, ...]]:
        text = self.line.value[: self.line.cursor_position]
        start, offered = super().completions()
        if offered or " " not in text:
            return start, offered
        start = text.rindex(" ") + 1
        return start, tuple(shlex.quote(path) for path in paths_beginning(text[start:]))


def files_of(text: str) -> list[Path]:
    """The files that a line names. Raises ValueError for a quote that is not closed, or what is no path."""
    text = text.strip()
    if text and path_named(text).exists():
        return [path_named(text)]
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise ValueError(f"{error}; expected paths, in quotes where they have spaces") from error
    return [path for word in words for path in _found(path_named(word))]


def _found(path: Path) -> list[Path]:
    matching = sorted(path.parent.glob(path.name)) if any(sign in path.name for sign in "*?[") else []
    return matching or [path]


def wrong_with(path: Path) -> str:
    """Why a file cannot be read, as a sentence; empty where it can."""
    if path.is_dir():
        return f"{path}: this is a folder; expected a file"
    if not path.exists():
        return f"{path}: there is no such file"
    return "" if path.is_file() else f"{path}: expected a regular file"


class DistanceBar(Bar):
    """A distance in kilometres; Enter takes it."""

    prompt = "Km to a crossing"
    hint = "Enter · Esc"

    def __init__(self, desk: Desk, now: float, taken: Callable[[float], None]) -> None:
        self._taken = taken
        super().__init__("distance", desk, f"{now:g}")

    def typed(self) -> None:
        self.problem = ""

    def enter(self) -> None:
        try:
            km = float(self.line.value.strip().removesuffix("km"))
        except ValueError:
            km = -1.0
        if not 0 <= km <= MOST_KM:
            self.problem = "Expected a distance in kilometres, such as 25; 0 ties by name alone."
            return
        self.leave()
        self._taken(km)

    def echo(self, width: int) -> Line:
        return (("An event named after a crossing is its own at any distance.", "muted"),)
