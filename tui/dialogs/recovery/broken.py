"""A file that cannot be parsed, read-only: what is wrong, where, and the lines around the place with the column marked.

Its keys lead to the editor at that line, to an earlier version, or to another file. It closes by itself once the file
can be read, and never writes into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.geometry import Region

from store.file.errors import FileProblem, NotJson
from store.file.reader import Excerpt, excerpt
from tui.cli.external import editor_words
from tui.desk import Desk
from tui.dialogs.open_file import open_file
from tui.dialogs.recovery.versions import choose_version
from tui.editing.external import run_editor
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row, wrapped
from tui.widgets.text import cells, head, safe
from tui.work.session import Changed, Session

_HELD = "Nothing is written to the file while it is so. Once it can be read, it opens by itself."
_BY_COLON = frozenset({"hx", "helix", "subl", "micro", "zed"})
_BY_OPTION = {"code": "--goto", "codium": "--goto"}


class BrokenFile(Dialog):
    """Shows what is wrong, over all but the first and the last line of the screen."""

    def __init__(self, desk: Desk, problem: FileProblem) -> None:
        super().__init__("broken", desk.close)
        self.desk = desk
        self.session = desk.session
        self.problem = problem
        self._excerpt = self._read()
        self.session.listeners.append(self._told)

    def _read(self) -> Excerpt:
        try:
            return excerpt(self.session.store.path, self.problem.line, self.problem.column)
        except OSError:
            return Excerpt()

    def _told(self, session: Session, changed: Changed) -> None:
        """The file is another one now: right, or wrong in another place."""
        problem = session.store.problem
        if not isinstance(problem, NotJson):
            self.leave()
            session.say("The file can be read again.")
        elif problem is not self.problem:
            self.problem = problem
            self._excerpt = self._read()
            self.redraw()

    def leave(self) -> None:
        self.session.listeners.remove(self._told)
        super().leave()

    # keys

    def take(self, key: str) -> None:
        if key == "escape":
            self.leave()
        elif key in ("E", "e"):
            edit_file(self.desk, self.problem.line, self.problem.column)
        elif key in ("R", "r"):
            choose_version(self.desk)
        elif key == "o":
            self.desk.show_over(open_file(self.desk))
        elif key == "q":
            self.desk.quit()

    # drawing

    def place(self, width: int, height: int) -> Region:
        """All but the first and the last line, where there are more."""
        return Region(0, 1, width, height - 2) if height > 4 else Region(0, 0, width, height)

    def heading(self) -> Line:
        return (("This file cannot be read", "title"),)

    def keys(self) -> Keys:
        return ("E", "Editor at this line"), ("R", "Earlier version"), ("o", "Another file"), ("q", "Quit")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What is wrong, the place in the text, and that nothing is lost."""
        place = f"{self.problem.path}:{self.problem.line}:{self.problem.column}"
        top = [
            *wrapped(place, width, "strong"),
            *wrapped(self.problem.message, width, "error"),
            *wrapped(_HELD, width, "muted"),
            Row(),
        ]
        return [*top, *self._text(width, height - len(top))]

    def _text(self, width: int, height: int) -> list[Row]:
        """The lines, the wrong one in the middle, its column marked in it and below it."""
        at = self.problem.line - self._excerpt.first
        first = max(0, at - max(0, height - 2) // 2)
        lines = self._excerpt.lines[first : first + max(0, height - 1)]
        gutter = len(str(self._excerpt.first + first + len(lines))) + 3
        room = max(1, width - gutter - 1)
        column = max(0, self.problem.column - 1 - self._excerpt.start)
        shift = 0 if column < room - 2 else column - room // 2
        rows = []
        for number, line in enumerate(lines, first):
            wrong = number == at
            label = f"{self._excerpt.first + number:>{gutter - 2}} "
            lead: Line = (("▸" if wrong else " ", "error"), (label, "key" if wrong else "muted"))
            rows.append(Row((*lead, *_spans(line[shift:], column - shift if wrong else None, room))))
            if wrong:
                under = cells(safe(line[shift : shift + column - shift]))
                rows.append(Row(((" " * (gutter + under), "text"), ("^", "error"))))
        return rows


def _spans(line: str, column: int | None, room: int) -> Line:
    """A line of text; the character at the column stands out, a blank one where the line ends there."""
    if column is None:
        return ((head(line, room), "muted"),)
    before, here, after = line[:column], line[column : column + 1] or " ", line[column + 1 :]
    used = cells(safe(before)) + cells(safe(here))
    return ((safe(before), "text"), (safe(here), "cursor"), (head(after, room - used), "text"))


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
    ending = 0
    try:
        command = at_line(editor_words(), desk.session.store.path, line, column)
        with desk.suspend():
            failure, ending = run_editor(command)
    except (OSError, ValueError, SuspendNotSupported) as error:
        failure = str(error)
    if failure:
        desk.session.say(f"The editor could not be used: {failure}")
    desk.session.saver.poll()
    if ending:
        desk.leave(128 + ending)
