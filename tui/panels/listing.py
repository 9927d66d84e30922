"""A tab of the first panel that is a list of entries of one or more rows: its cursor, its window, its clicks.

A subclass says which entries there are and how one is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from store.records.model import Key
from tui.widgets.legend import CURSOR, IDLE
from tui.widgets.lines import Row, empty, scrolled, thumb_of
from tui.work.session import Changed, Session

E = TypeVar("E")


class Listing(Generic[E]):
    """Entries under one cursor. `words` is the tab's name; each entry takes `height` rows."""

    words = ""
    height = 1
    empty = ""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.at = 0
        self._top = 0
        self._on: Key | None = None

    def entries(self) -> Sequence[E]:
        """What is listed, in order."""
        raise NotImplementedError

    def entry_rows(self, entry: E, width: int) -> Sequence[Row]:
        """The rows of one entry: `height` of them, each beginning with one blank cell."""
        raise NotImplementedError

    def key_of(self, entry: E) -> Key:
        """The record of an entry."""
        raise NotImplementedError

    def came_to(self, entry: E) -> None:
        """The bar has come to an entry: what else shows it may follow."""

    def changed(self, changed: Changed) -> None:
        """Stay on the entry under the bar where records were added, renamed or removed."""
        if changed & Changed.RECORDS and self._on is not None:
            key = self.session.now_called(self._on)
            if key is None or not self.put_bar_on(key):
                self._note()

    def count(self) -> str:
        """What the heading says of how many there are."""
        return str(len(self.entries()))

    def rows(self, width: int, height: int, *, lit: bool) -> Sequence[Row]:
        """The window's rows."""
        entries = self.entries()
        if not entries:
            return empty(width, height, self.empty)
        self.at = max(0, min(self.at, len(entries) - 1))
        self._note()
        shown = max(1, height // self.height)
        self._top = scrolled(self._top, self.at, shown, len(entries))
        rows: list[Row] = []
        for number in range(self._top, min(self._top + shown, len(entries))):
            made = self.entry_rows(entries[number], width)
            rows.extend(_under_cursor(row, lit) if number == self.at else row for row in made)
        return rows

    def thumb(self, height: int) -> range:
        """Where the window is among all entries."""
        return thumb_of(self._top * self.height, height, len(self.entries()) * self.height)

    def move(self, steps: int) -> None:
        """Move the bar by entries; the details show what it stands on."""
        entries = self.entries()
        if entries:
            self.at = max(0, min(self.at + steps, len(entries) - 1))
            self._note()
            self.came_to(entries[self.at])
        self.session.tell(Changed.SELECTION)

    @property
    def current(self) -> E | None:
        """What the bar stands on."""
        entries = self.entries()
        return entries[min(self.at, len(entries) - 1)] if entries else None

    def under_bar(self) -> Key | None:
        """The record of the entry under the bar."""
        entry = self.current
        return None if entry is None else self.key_of(entry)

    def put_bar_on(self, key: Key) -> bool:
        """Put the bar on a record; False where it is not listed."""
        places = [place for place, entry in enumerate(self.entries()) if self.key_of(entry) == key]
        if places and self.at not in places:
            self.at = places[0]
        if places:
            self._note()
        return bool(places)

    def _note(self) -> None:
        self._on = self.under_bar()

    def clicked(self, y: int) -> None:
        """Put the cursor on the entry that was clicked."""
        self.move(self._top + y // self.height - self.at)


def _under_cursor(row: Row, lit: bool) -> Row:
    (bar, _), *rest = row.spans
    sign = CURSOR if lit else IDLE
    return row._replace(spans=(sign.span, (bar[1:], "text"), *rest), ground="selection" if lit else "idle")
