"""The details: the selected record, of whatever kind, as lines that can be edited, followed and read.

Owns the cursor over its items and the place of an open editor. What the items say is `tui/panels/record.py`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lines import Row
from tui.panels.field_edit import FieldEdit, value_at
from tui.panels.panel import Panel, hatch, scrolled, thumb_of
from tui.panels.record import items_of, title_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Key
    from tui.app import BorderApp
    from tui.lines import Line
    from tui.panels.items import Item, Path
    from tui.session import Changed, Session

_TITLES = {"events": "Incident", "crossings": "Crossing", "sources": "Source", "actors": "Actor"}


class DetailsPanel(Panel):
    """One record. The cursor stops at fields and references; an open editor stands in its field's line."""

    name = "details"
    number = 3

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.editor: FieldEdit | None = None
        self._top = 0
        self._stop = 0
        self._key: Key | None = None
        self._items: list[Item] = []
        self._made_for: object = None
        self._rows: list[Row] = []
        self._first_row: list[int] = []
        self._stops: list[int] = []

    def show(self, session: Session, changed: Changed) -> None:
        """Forget what was made of a record that is shown no longer, or changed."""
        if session.selected != self._key:
            self._key = session.selected
            self._stop = self._top = 0
        if changed & changed.RECORDS | changed & changed.STANDING:
            self._made_for = None
        self.redraw()

    # drawing

    def heading(self) -> Line:
        """Number and kind; the way back where a reference was followed."""
        key = self.session.selected
        title = self.titled(_TITLES.get(key.table, "Details") if key else "Details")
        return (*title, (f" ‹ {len(self.session.trail)} back", "muted")) if self.session.trail else title

    def footing(self) -> Line:
        """The record's id."""
        key = self.session.selected
        return ((key.id, "muted"),) if key else ()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The window's rows; the cursor is seen while the panel has the focus."""
        if self.session.selected is None:
            return [Row(((text, role),)) for text, role in hatch(width, height, "Nothing is selected.")]
        self._make(width)
        if not self._stops or not (self.lit or self.editor):
            self._top = scrolled(self._top, self._top, height, len(self._rows))
            return self._rows[self._top : self._top + height]
        number = self._stops[min(self._stop, len(self._stops) - 1)]
        first, after = self._first_row[number], self._first_row[number + 1]
        self._top = min(scrolled(self._top, after - 1, height, len(self._rows)), first)
        if self._stop == 0:
            self._top = 0
        return [
            self._under_cursor(row, y - first, width) if first <= y < after else row
            for y, row in enumerate(self._rows[self._top : self._top + height], self._top)
        ]

    def _make(self, width: int) -> None:
        made_for = (self.session.selected, width)
        if made_for == self._made_for:
            return
        self._made_for = made_for
        self._items = items_of(self.session, made_for[0], width) if made_for[0] else []
        self._stops = [number for number, item in enumerate(self._items) if item.is_stop]
        self._rows, self._first_row = [], []
        for item in self._items:
            self._first_row.append(len(self._rows))
            self._rows.extend(item.rows)
        self._first_row.append(len(self._rows))

    def _under_cursor(self, row: Row, line: int, width: int) -> Row:
        if self.editor is not None:
            return self.editor.row(row, line, width)
        (bar, role), *rest = row.spans or ((" ", "accent"),)
        return row._replace(spans=(("▌" + bar[1:], role), *rest), ground="selection")

    def thumb(self, height: int) -> range:
        """Where the window is among all rows."""
        return thumb_of(self._top, height, len(self._rows))

    # moving

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self._items[self._stops[min(self._stop, len(self._stops) - 1)]] if self._stops else None

    @property
    def page(self) -> int:
        """How many stops a page moves, about."""
        return max(1, self.window_size[1] // 2)

    def move(self, steps: int) -> None:
        """Move the cursor by stops."""
        self._stop = max(0, min(self._stop + steps, len(self._stops) - 1))
        self.redraw()

    def move_to_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last stop."""
        self.move(len(self._stops) if last else -len(self._stops))

    def move_to(self, path: Path) -> None:
        """Put the cursor on a field, where it is there."""
        for stop, number in enumerate(self._stops):
            if self._items[number].path == path:
                self._stop = stop
        self.redraw()

    def wheeled(self, steps: int) -> None:
        """Scroll; the cursor comes along where the panel has the focus."""
        if self.lit:
            self.move(1 if steps > 0 else -1)
        else:
            self._top = max(0, self._top + steps)
            self.redraw()

    def clicked(self, x: int, y: int) -> None:
        """Put the cursor on the item that was clicked."""
        line = self._top + y
        for stop, number in enumerate(self._stops):
            if self._first_row[number] <= line < self._first_row[number + 1]:
                self._stop = stop
        self.redraw()

    def enter(self) -> str:
        """Follow the reference under the cursor; nothing is opened by a field, which is there to be edited."""
        item = self.current
        if item is None or item.link is None:
            return ""
        self.session.follow(item.link)
        return self.name

    # editing

    def edit(self, app: BorderApp) -> None:
        """Open an editor over the field under the cursor, or over the title while another panel has the focus."""
        key = self.session.selected
        if key is None:
            return
        path = self.current.path if self.lit and self.current and self.current.path else title_path(key)
        self.move_to(path)

        def leave() -> None:
            self.editor = None
            app.close(editor)
            self.redraw()

        editor = FieldEdit(
            value_at(self.session.store.document(key), path),
            keep=lambda value: self.session.edit(key, path, value),
            leave=leave,
            changed=self.redraw,
        )
        self.editor = editor
        app.open(editor)
        self.redraw()
