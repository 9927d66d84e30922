"""Back to a good file: what is wrong with one that cannot be read, and its earlier versions, of which one is restored.

These are the dialogs; the store keeps the copies and brings one back.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.geometry import Region

from store.desk.changes import title_of
from store.desk.history import Change, Edit
from store.file.earlier_copies import Copy
from store.file.errors import FileProblem, NotJson
from store.file.reader import Excerpt, excerpt
from store.words.differences import differences
from tui.cli.external import editor_words
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.dialogs.open_file import open_file
from tui.editing.external import run_editor
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row, wrapped
from tui.widgets.text import cells, clip, head, safe
from tui.work.session import Changed, Session

NONE_YET = "There is no earlier version yet: copies are taken when a file is opened, and while it changes."
_ARROW = " → "
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def choose_version(desk: Desk, title: str = "Restore an earlier version") -> None:
    """Offer the version copies, the newest first."""
    now = datetime.now(UTC)
    copies = desk.session.store.copies()
    if not copies:
        desk.session.say(NONE_YET)
        return
    choices = [
        Choice(f"{copy.taken:%d %b %Y %H:%M} UTC", partial(_preview, desk, copy), f"{age(copy, now)} · {size(copy)}")
        for copy in copies
    ]
    desk.show_over(Chooser("versions", desk, title, choices))


def age(copy: Copy, now: datetime) -> str:
    """How long ago a copy was taken, roughly."""
    seconds = (now - copy.taken).total_seconds()
    for length, word in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        number = int(seconds // length)
        if number:
            return f"{number} {word}{'s' * (number != 1)} ago"
    return "just now"


def size(copy: Copy) -> str:
    """How long its text is."""
    return f"{max(1, round(copy.size / 1024)):,} KB"


def _preview(desk: Desk, copy: Copy) -> None:
    store = desk.session.store
    try:
        change = None if isinstance(store.problem, NotJson) else store.restoring(copy)
    except OSError as problem:
        desk.session.say(f"This copy cannot be used: {problem}")
        return
    if change is not None and not change.edits:
        desk.session.say("The file is just as it was then: nothing to restore.")
        return
    desk.show_over(Restore(desk, copy, change))


class Restore(Dialog):
    """What would change; Enter does it, as one undo step. Without a `change` the file's text is replaced as a whole."""

    def __init__(self, desk: Desk, copy: Copy, change: Change | None) -> None:
        super().__init__("restore", desk.close)
        self.desk = desk
        self.copy = copy
        self._lines = [line for edit in change.edits for line in _told(edit)] if change else _WHOLE
        self._count = len(change.edits) if change else 0
        self.wanted_height = min(24, len(self._lines) + 5)

    def take(self, key: str) -> None:
        if key == "escape":
            self.leave()
        elif key == "enter":
            self.leave()
            self._restore()
        elif steps := self.steps({"j": "down", "k": "up"}.get(key, key)):
            self.wheeled(steps)

    def _restore(self) -> None:
        session = self.desk.session
        try:
            change = session.store.restore(self.copy)
        except OSError as problem:
            session.say(f"Not restored: {problem}")
            return
        session.say(f"Restored {change.words}. Undo takes it back." if change else "Restored the file from its copy.")

    def heading(self) -> Line:
        return (("Restore ", "title"), (f"{self.copy.taken:%d %b %Y %H:%M} UTC", "title"))

    def keys(self) -> Keys:
        return ("Enter", "Restore"), ("↑ ↓", "Look"), ("Esc", "Leave all as it is")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        words = f"{self._count} record{'s' * (self._count != 1)} would change:" if self._count else ""
        top = [Row(((" ", "text"), (words, "strong"))), Row()] if words else []
        seen = self.window(height, len(top), len(self._lines))
        return [*top, *(Row(_cut(line, width)) for line in self._lines[seen])]


_WHOLE = [
    (("The copy takes the place of the file, which cannot be read.", "text"),),
    (("The text that cannot be read is set aside beside the copies.", "muted"),),
]


def _cut(line: Line, width: int) -> Line:
    """The spans within the window; what was and what would be share what the rest leaves."""
    values = [text for text, role in line if role in ("muted", "text") and text != _ARROW]
    share = max(4, (width - 2 - sum(cells(text) for text, _ in line) + sum(map(cells, values))) // len(values))
    return ((" ", "text"), *((clip(text, share) if text in values else text, role) for text, role in line))


def _told(edit: Edit) -> Iterator[Line]:
    """What becomes of one record."""
    title = title_of(edit.key.table, edit.after or edit.before or {})
    if edit.before is None:
        yield ("comes back  ", "open"), (title, "text")
    elif edit.after is None:
        yield ("goes  ", "limited"), (title, "text")
    else:
        yield (("changes  ", "label"), (title, "text"))
        for name, before, after in differences(edit.before, edit.after):
            yield (f"    {name.lower()}  ", "label"), (before, "muted"), (_ARROW, "muted"), (after, "text")


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
