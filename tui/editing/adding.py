"""Something new while it is being filled in: a record, or an item of one such as a claim.

Nothing of it reaches the file before it stands, and what was typed of it then is one change.
"""

from __future__ import annotations

from typing import Any

from store.records.model import Document, Key, Path
from store.records.short_forms import title_path, value_of
from tui.desk import Desk

BEGINNINGS: dict[str, dict[str, Any]] = {
    "crossings": {"sides": [{"name": "New crossing"}, {}]},
    "sources": {"title": "New source"},
    "actors": {"name": "New actor"},
    "events": {"title": "New event", "type": "other"},
}
"""What a new record of each table begins with. The name only holds the place: the first one typed replaces it."""


def is_placeholder(key: Key, path: Path, text: str) -> bool:
    """Whether a field's text only holds the place for a name."""
    return path == title_path(key.table) and text == value_of(BEGINNINGS.get(key.table, {}), path)


class Adding:
    """A record or item that is being added: all changes until it is complete. Nothing is saved meanwhile."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._before = desk.session.selected
        self._done = len(desk.session.store.history.done)
        self._undone = list(desk.session.store.history.undone)
        desk.session.saver.wait()

    def finish(self, key: Key, path: Path) -> None:
        """Complete it: its changes become one, and are saved; a new record gets the focus and the bar."""
        session = self.desk.session
        is_record = path == title_path(key.table)
        title = session.title_of(key)
        session.store.history.combine(self._done, f"new {title}" if is_record else f"{_item(path)} of {title}")
        session.saver.go_on((title,))
        if is_record:
            self.desk.dashboard.show_new(key)

    def give_up(self) -> None:
        """Remove all of it, and show again what was shown before."""
        session = self.desk.session
        session.store.withdraw(self._done, self._undone)
        session.saver.go_on()
        if session.keeps and self._before is not None and self._before in session.store:
            session.select(self._before)


def stands(path: Path, document: Document) -> bool:
    """Return whether what is added says enough to be kept: of a claim, about what, which value, and who says so."""
    if path[:1] != ("claims",):
        return True
    claim = value_of(document, path[:2])
    return isinstance(claim, dict) and {"about", "value"} <= set(claim) and bool({"by", "source"} & set(claim))


def _item(path: Path) -> str:
    return {"claims": "a claim", "sides": "a side", "names": "a name"}.get(str(path[0]), str(path[0]))
