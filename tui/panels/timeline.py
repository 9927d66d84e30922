"""The timeline: one row an event on a fixed grid, under rules for months and years. A virtual list: only what is seen
is looked at. Owns its window and the wording of a row; must never filter or sort.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.dates import DateError, Edge, parse, short, short_in_year
from store.file.errors import NotJson
from store.records.model import Key
from store.records.vocabulary import EventType
from tui.panels.panel import Panel, hatch, thumb_of
from tui.widgets.legend import CONTESTED, CURSOR, MARKED, STRAY, VIOLENT, WRONG
from tui.widgets.lines import Row
from tui.widgets.text import clip, fit, middle
from tui.work.session import Changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.records.model import EventRow
    from tui.widgets.lines import Line, Span
    from tui.work.session import Session

_DATE = 12
_NARROWEST_TITLE = 24


BEGINNING = (
    "Nothing is in this file yet. A adds a first crossing, I imports a file, o with a new name makes the sample."
)
"""The ways on from an empty file, told here alone."""


class Backing(NamedTuple):
    """What stands behind an event: how many sources tell of it, and what must be seen of it at once.

    `flag` tells that the record is wrong, else that its claims contradict each other.
    """

    flag: Span = (" ", "contested")
    sources: int = 0


class TimelinePanel(Panel):
    """The events of the view. The cursor is an event's `id`, so it stays where it is whatever comes or goes."""

    name = "timeline"
    number = 2

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._top = 0
        self._made: dict[str, Row] = {}
        self._backing: dict[str, Backing] = {}
        self._complete = False
        self._made_for: tuple[int, object] = (0, None)

    def show(self, session: Session, changed: Changed) -> None:
        """Forget the rows of the records that changed, and draw."""
        if changed & Changed.RECORDS:
            for key in session.changed_keys:
                self._made.pop(key.id, None)
                self._backing.pop(key.id, None)
        if changed & ~(Changed.WINDOW | Changed.NOTICE | Changed.SAVING):
            self.redraw()

    def prepare(self, key: Key) -> None:
        """Draw the row of an event as it will stand under the cursor, and those that come into sight with it."""
        collection, cursor = self.session.collection, self.session.cursor
        width, height = self.window_size
        at, here = collection.index_of(key.id), collection.index_of(cursor)
        if at is None or here is None or self._made_for != (width, self.session.view.query):
            return
        rows = collection.rows[max(here, at - height) : at + 1] if at > here else collection.rows[at : at + height]
        self.predraw([self._row(row, width, cursor) for row in rows if row.id not in self._made])
        self.predraw([self._row(collection.rows[at], width, key.id)])

    def complete(self) -> None:
        """Show what stands behind the events, too: it takes more of the program than the first painting waits for."""
        self._complete = True
        self._made.clear()
        self.redraw()

    # drawing

    def heading(self) -> Line:
        """Number, name, how many of how many."""
        collection = self.session.collection
        count = f"{collection.count:,}"
        if collection.count != collection.total:
            count += f" of {collection.total:,}"
        return self.titled("Timeline", count + ("" if collection.complete else "…")) + self._marked()

    def _marked(self) -> Line:
        marks = len(self.session.marks)
        return ((f" · {marks:,} marked", "key"),) if marks else ()

    def footing(self) -> Line:
        """The order."""
        return ((self.session.view.sort.words(), "muted"),)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The window's rows, rules between them."""
        collection = self.session.collection
        if not collection.count:
            return [Row(((text, role),)) for text, role in hatch(width, height, self._nothing())]
        made_for = (width, self.session.view.query)
        if self._made_for != made_for:
            self._made_for = made_for
            self._made.clear()
        cursor = self.session.cursor
        self._keep_in_sight(height)
        window = self._window(self._top, height)
        self.session.saw([collection.rows[line] for line in window if isinstance(line, int)])
        return [
            _rule(line, width) if isinstance(line, str) else self._row(collection.rows[line], width, cursor)
            for line in window
        ]

    def _nothing(self) -> str:
        if self.session.collection.total:
            return "No event matches; Esc shows all again."
        if isinstance(self.session.store.problem, NotJson):
            return "This file cannot be read; F2 shows where."
        if self.session.is_empty:
            return BEGINNING
        return "No events yet; a adds one."

    def _window(self, top: int, height: int) -> list[int | str]:
        """The lines of a window from row `top`: row numbers, and the words of the rules between them."""
        rows = self.session.collection.rows
        lines: list[int | str] = []
        rule = ""
        for index in range(top, min(len(rows), top + height)):
            words = rule_words(rows[index].date)
            if words != rule:
                rule = words
                lines.append(words)
            lines.append(index)
        return lines[:height]

    def _keep_in_sight(self, height: int) -> None:
        """Scroll as little as shows the cursor's row under its rule."""
        collection = self.session.collection
        self._top = max(0, min(self._top, collection.count - 1))
        index = collection.index_of(self.session.cursor)
        if index is None:
            return
        self._top = min(self._top, index)
        if index - self._top >= height or index not in self._window(self._top, height):
            self._top = self._lowest_top(index, height)

    def _lowest_top(self, index: int, height: int) -> int:
        rows = self.session.collection.rows
        used = 2
        while index > 0:
            used += 1 + (rule_words(rows[index].date) != rule_words(rows[index - 1].date))
            if used > height:
                break
            index -= 1
        return index

    def _row(self, row: EventRow, width: int, cursor: str) -> Row:
        made = self._made.get(row.id)
        if made is None:
            made = self._made[row.id] = self._make(row, width)
        is_cursor = row.id == cursor
        sign = self._sign(row.id) or (CURSOR.span if is_cursor else None)
        if sign is None:
            return made
        ground = ("selection" if self.lit else "idle") if is_cursor else ""
        return made._replace(spans=(sign, *made.spans[1:]), ground=ground)

    def _sign(self, event: str) -> Span | None:
        """Before a row: that it is marked, or that an edit took it out of the filter."""
        if event in self.session.marks:
            return MARKED.span
        return STRAY.span if event in self.session.collection.strays else None

    def _make(self, row: EventRow, width: int) -> Row:
        kind = EventType.find(row.type)
        backing = self._behind(row.id)
        crossing_width = 11 if width >= 60 else 9
        title_width = width - _DATE - 4 - 5
        spans: list[tuple[str, str]] = [
            (" ", "accent"),
            (fit(date_words(row.date), _DATE), "text"),
            (f"{kind.letter if kind else '?'}  ", "death" if row.type in VIOLENT else "accent"),
        ]
        if title_width - crossing_width >= _NARROWEST_TITLE:
            spans.append((fit(self._crossing_words(row, crossing_width - 1), crossing_width), "muted"))
            title_width -= crossing_width
        title = clip(row.title or row.id, title_width)
        spans += highlighted(title, self.session.view.query.highlights(title), "text" if row.title else "muted")
        sources = f"{backing.sources:>2} " if backing.sources else "   "
        return Row(tuple(spans), (backing.flag, (sources, "muted")))

    def _behind(self, event_id: str) -> Backing:
        if not self._complete:
            return Backing()
        known = self._backing.get(event_id)
        if known is None:
            from store.claims import contested
            from store.entry.json_text import wrong_of

            event = self.session.store.event(event_id)
            sources = {claim.source for claim in event.claims if claim.source} | set(event.sources)
            wrong = wrong_of(self.session.store, Key("events", event_id)) is not None
            flag = WRONG.span if wrong else (CONTESTED.sign if contested(event) else " ", "contested")
            known = self._backing[event_id] = Backing(flag, len(sources))
        return known

    def _crossing_words(self, row: EventRow, width: int) -> str:
        if not row.crossings:
            return "—"
        crossing = self.session.store.crossings.get(row.crossings[0])
        name = crossing.sides[0].name if crossing and crossing.sides else row.crossings[0]
        more = f" +{len(row.crossings) - 1}" if len(row.crossings) > 1 else ""
        return middle(name, width - len(more)) + more

    def thumb(self, height: int) -> range:
        """Where the window is among all rows."""
        return thumb_of(self._top, height, self.session.collection.count)

    # moving

    def under_bar(self) -> Key | None:
        """The event of the row under the bar."""
        return self.session.event_under_cursor()

    def put_bar_on(self, key: Key) -> bool:
        """Put the bar on an event that is in view."""
        if key.table != "events" or self.session.collection.index_of(key.id) is None:
            return False
        self.session.cursor_to(key.id)
        return True

    def move(self, steps: int) -> None:
        """Move the cursor by rows."""
        collection = self.session.collection
        if collection.count:
            index = collection.index_of(self.session.cursor)
            at = 0 if index is None else index + steps
            self.session.cursor_to(collection.rows[max(0, min(at, collection.count - 1))].id)

    def move_to_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.move(self.session.collection.count if last else -self.session.collection.count)

    def enter(self) -> str:
        """Go to the details of the event."""
        return "details" if self.session.cursor else self.name

    def clicked(self, x: int, y: int) -> None:
        """Put the cursor on the row that was clicked."""
        lines = self._window(self._top, self.window_size[1])
        if 0 <= y < len(lines) and isinstance(line := lines[y], int):
            self.session.cursor_to(self.session.collection.rows[line].id)


def highlighted(text: str, places: Iterable[tuple[int, int]], role: str) -> list[Span]:
    """A text in which the places that were sought stand out."""
    spans: list[Span] = []
    at = 0
    for start, end in places:
        spans += [(text[at:start], role), (text[start:end], "match")]
        at = end
    return [span for span in (*spans, (text[at:], role)) if span[0]]


def _rule(words: str, width: int) -> Row:
    label = f" {words} "
    before = max(0, (width - len(label)) // 2)
    return Row((("─" * before, "border"), (label, "muted")), filler=("─", "border"))


@lru_cache(maxsize=20_000)
def rule_words(date: str) -> str:
    """The month or year under whose rule a date stands, by its earliest day."""
    if not date:
        return "no date"
    try:
        edtf = parse(date)
    except DateError:
        return "no date"
    first = edtf.earliest
    if isinstance(first, Edge):
        return short(edtf)
    if len(date.lstrip("[{").split("..")[0].split("/")[0]) < 7:
        return str(first.year)
    return f"{_FULL[first.month]} {first.year}"


_FULL = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=20_000)
def date_words(date: str) -> str:
    """A date as short as it stands under its rule; words that are no date stay as they are."""
    if not date:
        return "—"
    try:
        return short_in_year(date)
    except DateError:
        return f"?{date}"
