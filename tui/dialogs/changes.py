"""A dialog that shows what changed in a record since the program was started: each change with its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.words.differences import differences
from tui.panels.panel import scrolled, thumb_of
from tui.widgets.dialog import Dialog
from tui.widgets.lines import Row
from tui.widgets.text import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.desk.history import Change
    from store.records.model import Key
    from tui.desk import Desk
    from tui.widgets.dialog import Keys
    from tui.widgets.lines import Line


class Changes(Dialog):
    """The newest change first; arrows scroll, Esc or Enter closes."""

    wanted_width = 76
    wanted_height = 22

    def __init__(self, desk: Desk, key: Key) -> None:
        super().__init__("changes", desk.close)
        self._record = desk.session.title_of(key)
        self._changes = desk.session.store.history.of(key)[::-1]
        self._key = key
        self._top = 0
        self._count = 0

    def take(self, key: str) -> None:
        """Scroll, or close."""
        page = max(1, self.window_size[1] - 1)
        steps = {"down": 1, "up": -1, "j": 1, "k": -1, "pagedown": page, "pageup": -page}
        if key in ("escape", "enter", "H", "q"):
            self.leave()
        elif key in steps:
            self._top += steps[key]
            self.redraw()

    def heading(self) -> Line:
        """The record's title."""
        return (("What changed in ", "muted"), (self._record, "title"))

    def keys(self) -> Keys:
        """What the keys do."""
        return ("↑ ↓", "Scroll"), ("Esc", "Close")

    def needed(self, width: int) -> int:
        """All changes."""
        return len(self._all_rows(width))

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The changes with their fields."""
        rows = self._all_rows(width)
        self._count = len(rows)
        self._top = scrolled(self._top, max(0, self._top), height, len(rows))
        return rows[self._top : self._top + height]

    def thumb(self, height: int) -> range:
        """Where the window is among all rows."""
        return thumb_of(self._top, height, self._count)

    def _all_rows(self, width: int) -> list[Row]:
        rows = [row for change in self._changes for row in self._told(change, width)]
        return rows or [Row(((" Nothing was changed here since the program was started.", "muted"),))]

    def _told(self, change: Change, width: int) -> Iterator[Row]:
        yield Row(((" ", "text"), (change.words, "strong")))
        for edit in change.edits:
            if edit.key.table == self._key.table and self._key.id in _ids(edit.key, edit.before, edit.after):
                for name, before, after in differences(edit.before, edit.after):
                    yield from _lines(name, "was ", before, width)
                    yield from _lines("", "now ", after, width)


def _ids(key: Key, *documents: dict[str, Any] | None) -> set[str]:
    return {key.id} | {str(document.get("id")) for document in documents if document}


def _lines(name: str, what: str, value: str, width: int) -> Iterator[Row]:
    indent = 14
    for number, line in enumerate(wrap(value, max(8, width - indent - 6))):
        label = f"   {name}" if number == 0 else ""
        role = "muted" if what.startswith("was") else "text"
        yield Row(((label[:indent].ljust(indent), "label"), (what if number == 0 else "    ", "muted"), (line, role)))
