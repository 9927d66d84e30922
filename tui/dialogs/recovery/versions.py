"""Earlier versions of the file: one is chosen by its date, what would change is shown, Enter brings it back.

These are the two dialogs; the store keeps the copies and brings one back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from store.desk.changes import title_of
from store.desk.history import Change, Edit
from store.file.errors import FileProblem, NotJson
from store.words.differences import differences
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row
from tui.widgets.text import cells, clip

if TYPE_CHECKING:
    from store.file.earlier_copies import Copy

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
    except (FileProblem, OSError) as problem:
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
        except (FileProblem, OSError) as problem:
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
