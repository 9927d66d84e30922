"""The data file itself in the person's own text editor, at a line; each editor has its own way to be told one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import SuspendNotSupported

from tui.desk import Desk
from tui.editing.external import editor_words, run_editor

_BY_COLON = frozenset({"hx", "helix", "subl", "micro", "zed"})
_BY_OPTION = {"code": "--goto", "codium": "--goto"}


def at_line(command: Sequence[str], path: Path, line: int, column: int) -> list[str]:
    """The command with the file at a line: `+LINE FILE`, as vi and nano have it, or as the editor's name wants it."""
    name = Path(command[0]).name
    if name in _BY_OPTION:
        return [*command, _BY_OPTION[name], f"{path}:{line}:{column}"]
    if name in _BY_COLON:
        return [*command, f"{path}:{line}:{column}"]
    return [*command, f"+{line}", str(path)]


def edit_file(desk: Desk, line: int, column: int) -> None:
    """Open the data file at a place; what is made of it is taken in at once."""
    try:
        command = at_line(editor_words(), desk.session.store.path, line, column)
        with desk.suspend():
            failure = run_editor(desk, command)
    except (OSError, ValueError, SuspendNotSupported) as error:
        failure = str(error)
    if failure:
        desk.session.say(f"The editor could not be used: {failure}")
    desk.session.saver.poll()
