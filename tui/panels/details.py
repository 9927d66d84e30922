"""The details: the selected record, of whatever kind, as lines that can be edited, followed and read.

The panel keeps the cursor over its items, which parts are open, and the place of an open editor.
`tui/panels/record.py` says what the items are, `tui/editing/` what an editor does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.geometry import Offset

from store.records.model import Key, Path
from store.records.short_forms import value_of
from tui.panels.items import Item
from tui.panels.ledger import ANONYMOUS_BELOW
from tui.panels.panel import Panel
from tui.panels.record import items_of
from tui.panels.remarks import MARK
from tui.widgets.legend import ACCOUNT, ANONYMOUS, BEST_ACCOUNT, PART_CLOSED, WRONG
from tui.widgets.lines import Line, Row, empty, scrolled, thumb_of
from tui.work.session import Changed, Session

_TITLES = {"events": "Incident", "crossings": "Crossing", "sources": "Source", "actors": "Actor"}
_REMEMBERED = 64


class Editor(Protocol):
    """What stands in place of a field's line while it is edited."""

    key: Key
    path: Path

    @property
    def caret(self) -> tuple[int, int]:
        """Column and row, among the rows drawn last, of the cell where the next letter goes."""

    def rows(self, label: str | None, width: int, height: int) -> Sequence[Row]:
        """Its rows; `label` is what stands before the field, None where the field has no line of its own."""


class DetailsPanel(Panel):
    """One record. The cursor stops at fields and references; an open editor stands in its field's line."""

    name = "details"
    number = 3
    has_bar = False
    signs = (ACCOUNT, BEST_ACCOUNT, WRONG, ANONYMOUS, PART_CLOSED)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.editor: Editor | None = None
        self.opened: set[Path] = set()
        self._top = 0
        self._stop = 0
        self._key: Key | None = session.selected
        self._came_from: tuple[Path, Path | None] = ((), None)
        self._made_for: object = None
        self._items_of: Key | None = None
        self._made: dict[tuple[Key, int, bool], list[Item]] = {}
        self._items: list[Item] = []
        self._rows: list[Row] = []
        self._first_row: list[int] = []
        self._stops: list[int] = []

    def show(self, session: Session, changed: Changed) -> None:
        """Forget the drawn rows of records that are no longer shown or have changed."""
        if changed & changed.RECORDS:
            if self.editor is not None:
                self.editor.key = session.now_called(self.editor.key) or self.editor.key
            self._key = session.now_called(self._key) if self._key else None
        if self.key != self._key:
            self._key = self.key
            self._stop = self._top = 0
            self._came_from = ((), None)
            self.opened = set()
        if changed & (changed.RECORDS | changed.STANDING | changed.MENTIONS):
            if self.editor is None:
                self.close_unfilled()
            self._forget_items()
        if changed & (changed.RECORDS | changed.STANDING | changed.MENTIONS | changed.SELECTION | changed.ROWS):
            self.redraw()

    def prepare(self, key: Key) -> bool:
        """Word and draw, in idle time, a record that may be selected next."""
        width, height = self.window_size
        if not self.opened and self.editor is None and width and (key, width, self._is_brief) not in self._made:
            self.predraw([row for item in self._items_for(key, width) for row in item.rows][:height])
        return False

    def look_closer(self, key: Key) -> bool:
        """Check a record that is still shown, and show what is found in it; False: nothing more is to be done."""
        findings = self.session.findings
        if key == self.key and not findings.is_current(key) and findings.look(key):
            self._made = {made: items for made, items in self._made.items() if made[0] != key}
            self._made_for = None
            self.redraw()
        return False

    @property
    def key(self) -> Key | None:
        """The record that is shown: the one being edited, else the selected one."""
        return self.editor.key if self.editor else self.session.selected

    # drawing

    def heading(self) -> Line:
        """Number and kind; the way back where a reference was followed."""
        title = self.titled(_TITLES.get(self.key.table, "Details") if self.key else "Details")
        return (*title, (f" ‹ {len(self.session.trail)} back", "muted")) if self.session.trail else title

    def foot(self, rows: Sequence[Row], room: int) -> Line:
        """The signs in sight; the anonymous, whose own line comes behind all figures; how much is below."""
        is_below = self.key is not None and ANONYMOUS_BELOW in self._rows
        return super().foot([*rows, ANONYMOUS_BELOW] if is_below else rows, room)

    def footing(self) -> Line:
        if self.key is None:
            return ()
        has_thumb = self.edges.sides or self.editor is not None
        below = 0 if has_thumb else len(self._rows) - self._top - self.window_size[1]
        return ((f"↓ {below} more" if below > 0 else self.key.id, "muted"),)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The window's rows; the cursor is seen while the panel has the focus."""
        if self.key is None:
            words = "" if self.session.is_empty else "Nothing is selected: ↑ ↓ move the bar to a record."
            return empty(width, height, words)
        self._make(width)
        if self.editor is not None:
            return self._rows_with(self.editor, width, height)
        if not self._stops or not self.lit:
            self._top = scrolled(self._top, self._top, height, len(self._rows))
            return self._rows[self._top : self._top + height]
        number = self._stops[self._stop]
        first, after = self._first_row[number], self._first_row[number + 1]
        self._top = min(scrolled(self._top, after - 1, height, len(self._rows)), first)
        if self._stop == 0:
            self._top = 0
        return [
            _marked(row) if first <= y < after else row
            for y, row in enumerate(self._rows[self._top : self._top + height], self._top)
        ]

    def _rows_with(self, editor: Editor, width: int, height: int) -> Sequence[Row]:
        """The rows with an editor over its field; below the part that it belongs to, where the field has no line."""
        number = self._host(editor.path)
        first, after = self._first_row[number], self._first_row[number + 1]
        own = self._items[number].path == editor.path
        label = (
            "".join(text for text, role in self._rows[first].spans if role == "label" or text == MARK) if own else None
        )
        start = first if own else after
        edited = editor.rows(label, width, height)
        rows = [*self._rows[:start], *edited, *self._rows[after:]]
        self._top = min(scrolled(self._top, start + len(edited) - 1, height, len(rows)), first if own else start)
        x, y = editor.caret
        # Input methods and braille displays follow the terminal's own caret.
        self.app.cursor_position = self.region.offset + Offset(1 + x, 1 + start - self._top + y)
        return rows[self._top : self._top + height]

    def _host(self, path: Path) -> int:
        """The item of a field, else of the closest part around it."""
        paths = [item.path for item in self._items]
        for length in range(len(path), 0, -1):
            if path[:length] in paths:
                return paths.index(path[:length])
        return paths.index(path) if path in paths else 0

    def _make(self, width: int) -> None:
        made_for = (self.key, width, self._is_brief)
        if made_for == self._made_for or self.key is None:
            return
        before = self._under_cursor if self._items_of == self.key else None
        self._items = self._items_for(self.key, width)
        self._items_of = self.key
        self._made_for = made_for
        self._stops = [number for number, item in enumerate(self._items) if item.is_stop]
        self._rows, self._first_row = [], []
        for item in self._items:
            self._first_row.append(len(self._rows))
            self._rows.extend(item.rows)
        self._first_row.append(len(self._rows))
        self._stop = max(0, min(self._stop, len(self._stops) - 1))
        if before is not None and before.path is not None and not self._stop_at(before.path, adds=before.adds):
            self._stop_near(before.path)

    def _items_for(self, key: Key, width: int) -> list[Item]:
        if self.opened:
            return items_of(self.session, key, width, self.opened)
        made_for = (key, width, self._is_brief)
        if made_for not in self._made:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            self._made[made_for] = items_of(self.session, key, width, brief=self._is_brief)
        return self._made[made_for]

    @property
    def _is_brief(self) -> bool:
        """Return whether the record is shown for reading: the empty fields then share one line."""
        return not self.lit and self.editor is None

    def _forget_items(self) -> None:
        self._made.clear()
        self._made_for = None

    def thumb(self, height: int) -> range:
        return thumb_of(self._top, height, len(self._rows)) if self.key else range(0)

    # moving

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        self._make(self.window_size[0])
        return self._under_cursor

    @property
    def _under_cursor(self) -> Item | None:
        return self._items[self._stops[min(self._stop, len(self._stops) - 1)]] if self._stops else None

    @property
    def page(self) -> int:
        return max(1, self.window_size[1] // 2)

    def move(self, steps: int) -> None:
        self._make(self.window_size[0])
        self._stop = max(0, min(self._stop + steps, len(self._stops) - 1))
        self.redraw()

    def move_to_end(self, *, last: bool) -> None:
        self._make(self.window_size[0])
        self.move(len(self._stops) if last else -len(self._stops))

    def move_to(self, path: Path) -> None:
        """Put the cursor on a field, where it is there."""
        self._make(self.window_size[0])
        self._stop_at(path)
        self.redraw()

    def _stop_at(self, path: Path, *, adds: bool | None = None) -> bool:
        """Put the cursor on a field; `adds` chooses the line that adds an item where a path means both."""
        for stop, number in enumerate(self._stops):
            item = self._items[number]
            if item.path == path and adds in (None, item.adds):
                self._stop = stop
                return True
        return False

    def _stop_near(self, path: Path) -> None:
        """Put the cursor near a field that is gone: on its part, where it was added from, or the item before."""
        around = [path[:length] for length in range(len(path) - 1, 1, -1)]
        before = [
            (*path[: length - 1], place)
            for length in range(len(path), 0, -1)
            if isinstance(last := path[length - 1], int)
            for place in range(last - 1, -1, -1)
        ]
        added, came_from = self._came_from
        was_added = bool(added) and path[: len(added)] == added
        if any(self._stop_at(place, adds=False) for place in around):
            return
        if was_added and came_from is not None and self._stop_at(came_from):
            return
        any(self._stop_at(place, adds=False) for place in before)

    def fields(self, path: Path = ()) -> list[Path]:
        """The fields in the order in which they stand, with the one at `path` whatever it is."""
        self._make(self.window_size[0])
        return [item.path for item in self._items if item.path is not None and (item.is_field or item.path == path)]

    def first_field(self, path: Path) -> Path | None:
        """The first field of an open part."""
        self._make(self.window_size[0])
        inside = (item.path for item in self._items if item.is_field and item.path and item.path[: len(path)] == path)
        return next(inside, None)

    def wheeled(self, steps: int) -> None:
        if self.lit:
            self.move(1 if steps > 0 else -1)
        else:
            self._top = max(0, self._top + steps)
            self.redraw()

    def clicked(self, x: int, y: int) -> None:
        """Put the cursor on the item that was clicked, unless an editor stands between the items."""
        if self.editor is not None:
            return
        line = self._top + y
        for stop, number in enumerate(self._stops):
            if self._first_row[number] <= line < self._first_row[number + 1]:
                self._stop = stop
        self.redraw()

    # opening

    def enter(self) -> str:
        """Follow the reference under the cursor, or open the part; a field is there to be edited ("")."""
        item = self.current
        if item is None:
            return ""
        if item.link is not None:
            self.session.follow(item.link)
            if item.at:
                self.move_to(item.at)
            return self.name
        if item.query:
            self.session.look(crossing="")
            self.session.find(item.query)
            if self.session.collection.count:
                self.session.cursor_to(self.session.collection.rows[0].id)
            return "timeline"
        if item.opens and item.path is not None and item.path[-1:] and self.holds(item.path):
            self.turn(item.path, open_=item.path not in self.opened)
            return self.name
        return ""

    def holds(self, path: Path) -> bool:
        """Whether there is already something to see in a part."""
        try:
            return self.key is not None and value_of(self.session.store.document(self.key), path) is not None
        except (KeyError, ValueError):
            return False

    def sideways(self, steps: int) -> None:
        """Open the part under the cursor (right), or close it, or the one around the cursor (left)."""
        item = self.current
        if item is None or not item.path:
            return
        if steps > 0 and item.opens and self.holds(item.path):
            self.turn(item.path, open_=True)
        elif steps < 0:
            around = [
                item.path[:length] for length in range(len(item.path), 0, -1) if item.path[:length] in self.opened
            ]
            if around:
                self.turn(around[0], open_=False)

    def close_unfilled(self) -> None:
        """Close the parts that were opened to be filled in and stayed empty."""
        self.opened = {path for path in self.opened if self.holds(path)}
        self._made_for = None

    def turn(self, path: Path, *, open_: bool) -> None:
        """Show or hide the fields of a part; the cursor stands on it."""
        if open_:
            if not self.holds(path):
                self._came_from = (path, self.current.path if self.current else None)
            self.opened.add(path)
        else:
            self.opened = {other for other in self.opened if other[: len(path)] != path}
        self._made_for = None
        self.move_to(path)


def _marked(row: Row) -> Row:
    (bar, role), *rest = row.spans or ((" ", "accent"),)
    return row._replace(spans=(("▌" + bar[1:], role), *rest), ground="selection")
