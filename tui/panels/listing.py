"""A tab of the first panel that is a list of entries of one or more rows: its cursor, its window, its clicks.

A subclass says which entries there are and how one is drawn. Must never know the panel it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from tui.panels.panel import hatch, scrolled, thumb_of
from tui.widgets.lines import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def entries(self) -> Sequence[E]:
        """What is listed, in order."""
        raise NotImplementedError

    def entry_rows(self, entry: E, width: int) -> Sequence[Row]:
        """The rows of one entry: `height` of them, each beginning with one blank cell."""
        raise NotImplementedError

    def chosen(self, entry: E) -> None:
        """The cursor has come to an entry: show it in the details."""
        raise NotImplementedError

    def changed(self, changed: Changed) -> None:
        """Take in what changed in the session."""

    def count(self) -> str:
        """What the heading says of how many there are."""
        return str(len(self.entries()))

    def rows(self, width: int, height: int, *, lit: bool) -> Sequence[Row]:
        """The window's rows."""
        entries = self.entries()
        if not entries:
            return [Row(((text, role),)) for text, role in hatch(width, height, self.empty)]
        self.at = max(0, min(self.at, len(entries) - 1))
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
        """Move the cursor by entries, and show what it stands on."""
        entries = self.entries()
        if entries:
            self.at = max(0, min(self.at + steps, len(entries) - 1))
            self.chosen(entries[self.at])

    @property
    def current(self) -> E | None:
        """What the cursor stands on."""
        entries = self.entries()
        return entries[min(self.at, len(entries) - 1)] if entries else None

    def show_chosen(self) -> None:
        """Show what the cursor stands on."""
        self.move(0)

    def clicked(self, y: int) -> None:
        """Put the cursor on the entry that was clicked."""
        self.move(self._top + y // self.height - self.at)


def _under_cursor(row: Row, lit: bool) -> Row:
    (bar, _), *rest = row.spans
    return row._replace(spans=(("▌", "accent"), (bar[1:], "text"), *rest), ground="selection" if lit else "idle")
