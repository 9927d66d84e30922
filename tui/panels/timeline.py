"""The timeline: one row an event on a fixed grid, with years and months once in its margin.

It is a virtual list: only the events that are seen are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.dates import DateError, Edge, parse, short, short_in_year
from store.file.errors import NotJson
from store.query.collection import Sort
from store.records.model import EventRow, Key
from store.words.names import short_name
from tui.panels.panel import Panel
from tui.widgets.legend import CONTESTED, CURSOR, IDLE, MARKED, STRAY, WRONG, type_span
from tui.widgets.lines import Line, Row, Span, empty, scrolled, thumb_of
from tui.widgets.text import cells, clip, fit, fit_right
from tui.work.session import Changed, Session

_DAY = 7
_MARGIN = 4 + 1 + 3 + 1 + _DAY
"""Cells of year, month and day."""
_TYPE = 10
_CROSSING, _NARROW_CROSSING, _WIDEST_CROSSING = 11, 13, 15
"""Cells of the names of crossings and a blank: at least, and at most in a narrow panel and in one of `_WIDE` cells."""
_NARROWEST_TITLE = 20
_HIGH = 6
"""In so many rows one has room for the heads of the columns; without sides they stand in the line of the title."""
_FOOT = 38
"""Cells of that line that are left to what stands at its right."""
_WIDE, _WIDEST = 82, 100
"""From so many cells on there is room for longer names of crossings, and for that there are more of them."""
_MEASURED = 100
"""Of so many crossings at most the names are measured; some of more will be long."""
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Margin(NamedTuple):
    """Where an event stands in time: its year and month, each shown where it is another than the row above has.

    `words` are of a date that stands under none of them, as in "before 2014".
    """

    year: str = ""
    month: str = ""
    day: str = ""
    words: str = ""


class Step(NamedTuple):
    """A way on from a file without events: the key, what it does, how or for what; the table that it begins."""

    key: str
    words: str
    how: str
    table: str = ""


PLAN = (
    Step("A", "first crossing", "al-Qaim IQ / Albu Kamal SY 34.38, 40.98", "crossings"),
    Step("A", "first source", "who published what, and when", "sources"),
    Step("a", "first event", "30 sep 2019 reopened al-qaim: open to trade"),
    Step("I", "import", "a table, a feed, or another data file"),
    Step("o", "open", "another file; a new name makes the sample"),
)
"""How to begin, told here alone; what is done already is ticked off."""
_HOW = 22
"""Where the third column of the plan begins."""


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
    signs = (CONTESTED, WRONG, STRAY)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._top = 0
        self._made: dict[str, Row] = {}
        self._head = Row()
        self._backing: dict[str, Backing] = {}
        self._complete = False
        self._made_for: tuple[int, int, object] = (0, 0, None)
        self._wanted = 0

    def show(self, session: Session, changed: Changed) -> None:
        """Forget the rows of the records that changed, and draw."""
        if changed & Changed.RECORDS:
            for key in session.changed_keys:
                self._made.pop(key.id, None)
                self._backing.pop(key.id, None)
        if changed & Changed.STANDING:  # on another day crossings may be called otherwise
            self._made.clear()
        if changed & (Changed.RECORDS | Changed.STANDING):
            self._wanted = 0
        if changed & ~(Changed.NOTICE | Changed.SAVING):
            self.redraw()

    def prepare(self, key: Key) -> bool:
        """Draw the row of an event as it will stand under the cursor, and those that come into sight with it."""
        collection, cursor = self.session.collection, self.session.cursor
        width, height = self.window_size
        at, here = collection.index_of(key.id), collection.index_of(cursor)
        if at is None or here is None or self._made_for != self._grid(width):
            return False
        seen = range(max(here, at - height), at + 1) if at > here else range(at, min(at + height, collection.count))
        unmade = [index for index in seen if collection.rows[index].id not in self._made]
        self.predraw([self._row(index, width, cursor) for index in unmade])
        self.predraw([self._row(at, width, key.id)])
        return False

    def complete(self) -> None:
        """Show what stands behind the events from now on; its code is loaded after the first painting."""
        self._complete = True
        self._made.clear()
        self.redraw()

    # drawing

    def heading(self) -> Line:
        collection = self.session.collection
        count = f"{collection.count:,}"
        if collection.count != collection.total:
            count += f" of {collection.total:,}"
        if self.session.is_empty:
            return self.titled("Begin")
        marks = len(self.session.marks)
        marked: Line = ((f" · {marks:,} marked", "key"),) if marks else ()
        title = [*self.titled("Timeline", count + ("" if collection.complete else "…")), *marked]
        if self.edges.sides or not collection.count:
            return tuple(title)
        width, at = self.window_size[0], 2 + sum(cells(text) for text, _ in title)
        for column, word in self._heads(width):
            if at + 3 <= column and column + len(word) + _FOOT <= width:
                title += [(f" {'─' * (column - at - 2)} ", "border focused" if self.lit else "border"), (word, "muted")]
                at = column + len(word)
        return tuple(title)

    def _heads(self, width: int) -> list[tuple[int, str]]:
        """Where each column after the dates begins, and what is called so."""
        gap, place, _ = self._columns(width)
        kind = 1 + _MARGIN + gap
        return [(kind, "type"), *([(kind + _TYPE, "crossing")] if place else []), (kind + _TYPE + place, "title")]

    def _columns(self, width: int) -> tuple[int, int, int]:
        """The cells between date and type, of the crossing (none where there is no room), of a title without a flag."""
        gap, place = 2 if width >= _WIDE else 1, self._place_width(width)
        title = width - 1 - _MARGIN - gap - _TYPE - 3
        return (gap, place, title - place) if title - place >= _NARROWEST_TITLE else (gap, 0, title)

    @property
    def _above(self) -> int:
        """How many rows the heads of the columns take."""
        return int(self.edges.sides and self.window_size[1] >= _HIGH and bool(self.session.collection.count))

    def footing(self) -> Line:
        if not self.session.collection.count:
            return ()
        if self.session.hint and self.session.view.sort == Sort():
            return ((self.session.hint, "accent"),)
        sources = "" if self.edges.sides else " · sources"
        return ((self.session.view.sort.words() + sources, "muted"),)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        collection = self.session.collection
        if not collection.count:
            words = self._nothing()
            if not words:
                return self._plan(width, height)
            return empty(width, height, words)
        made_for = self._grid(width)
        if self._made_for != made_for:
            self._made_for = made_for
            self._made.clear()
            head = fit(" date", self._heads(width)[0][0])
            for column, word in self._heads(width):
                head = fit(head, column) + word
            self._head = Row(((head, "muted"),), (("sources ", "muted"),))
        cursor = self.session.cursor
        height -= self._above
        self._keep_in_sight(height)
        window = range(self._top, min(self._top + height, collection.count))
        rows = [self._row(index, width, cursor, first=index == self._top) for index in window]
        return [self._head, *rows] if self._above else rows

    def _nothing(self) -> str:
        if self.session.collection.total:
            return "No event matches; Esc shows all again."
        if isinstance(self.session.store.problem, NotJson):
            return "This file cannot be read; F2 shows where."
        return ""

    def _plan(self, width: int, height: int) -> list[Row]:
        """How to begin, one line a step, in the middle of the panel."""
        wide = _HOW + max(cells(step.how) for step in PLAN)
        indent = " " * max(1, (width - wide) // 2)
        title = "No events yet. What comes next:"
        if self.session.is_empty:
            title = "An empty file. Begin with any of these:"
        lines: list[Line] = [((indent + title, "strong"),), ()]
        before = ""
        for step in PLAN:
            done = step.table and bool(getattr(self.session.store, step.table))
            first = ("✓", "muted") if done else (" " if step.key == before else step.key, "key")
            before = "" if done else step.key
            words = (fit(f"  {step.words}", _HOW - 1), "muted" if done else "text")
            how = clip(step.how, width - cells(indent) - _HOW)
            lines += [()] if step.key == "I" else []
            lines.append(((indent, "text"), first, words, (how, "muted")))
        above = max(0, (height - len(lines)) // 3)
        return [*[Row()] * above, *map(Row, lines)][:height]

    def _keep_in_sight(self, height: int) -> None:
        """Scroll as little as shows the row under the bar."""
        collection = self.session.collection
        index = collection.index_of(self.session.cursor)
        at = self._top if index is None else index
        self._top = scrolled(self._top, at, height, collection.count)

    def _row(self, index: int, width: int, cursor: str, *, first: bool = False) -> Row:
        """Return the row of an event; the first one in sight always shows its year and month."""
        rows = self.session.collection.rows
        row = rows[index]
        made = self._made.get(row.id)
        if made is None:
            made = self._made[row.id] = self._make(row, width)
        above = Margin() if first or index == 0 else margin(rows[index - 1].date)
        is_cursor = row.id == cursor
        bar = CURSOR if self.lit else IDLE
        sign = self._sign(row.id) or (bar.span if is_cursor else (" ", "accent"))
        ground = ("selection" if self.lit else "idle") if is_cursor else ""
        return made._replace(spans=(sign, *_margin_spans(margin(row.date), above), *made.spans), ground=ground)

    def _sign(self, event: str) -> Span | None:
        """Return the sign before a row: that it is marked, or that an edit took it out of the filter."""
        if event in self.session.marks:
            return MARKED.span
        return STRAY.span if event in self.session.collection.strays else None

    def _make(self, row: EventRow, width: int) -> Row:
        backing = self._behind(row.id)
        flag: Line = (backing.flag,) if backing.flag[0].strip() else ()  # else the title has its cell
        gap, place, title_width = self._columns(width)
        spans: list[tuple[str, str]] = [(" " * gap, "text"), type_span(row.type, row.phase, _TYPE)]
        if place:
            spans.append((fit(self._crossing_words(row, place - 1), place), "muted"))
        title = clip(row.title or row.id, title_width - 2 * len(flag))
        spans += highlighted(title, self.session.view.query.highlights(title), "text" if row.title else "muted")
        sources = f"{backing.sources:>2} " if backing.sources else "   "
        return Row(tuple(spans), (*flag, (sources, "muted")))

    def _grid(self, width: int) -> tuple[int, int, object]:
        """What all rows were made for: other ones are made where it is another."""
        return width, self._place_width(width), self.session.view.query

    def _place_width(self, width: int) -> int:
        """The cells of the names of crossings: as many as they want in a wide panel, and a blank."""
        if not self._wanted:
            crossings = self.session.named.crossings
            names = map(short_name, crossings.values()) if len(crossings) <= _MEASURED else ["x" * _WIDEST_CROSSING]
            self._wanted = 1 + max(map(cells, names), default=0)
        if width >= _WIDEST:
            return max(_CROSSING, min(_WIDEST_CROSSING, self._wanted) + 3)
        return max(_CROSSING, min(_WIDEST_CROSSING if width >= _WIDE else _NARROW_CROSSING, self._wanted))

    def _behind(self, event_id: str) -> Backing:
        if not self._complete:
            return Backing()
        known = self._backing.get(event_id)
        if known is None:
            # The first frame does without the claims.
            from store.claims.ledger import contested
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
        crossing = self.session.named.crossings.get(row.crossings[0])
        name = short_name(crossing) if crossing else row.crossings[0]
        more = f" +{len(row.crossings) - 1}" if len(row.crossings) > 1 else ""
        return clip(name, width - len(more)) + more

    def thumb(self, height: int) -> range:
        return thumb_of(self._top, height, self.session.collection.count, self._above)

    # moving

    def under_bar(self) -> Key | None:
        return self.session.event_under_cursor()

    def put_bar_on(self, key: Key) -> bool:
        if key.table != "events" or self.session.collection.index_of(key.id) is None:
            return False
        self.session.cursor_to(key.id)
        return True

    @property
    def page(self) -> int:
        return max(1, self.window_size[1] - self._above - 1)

    def move(self, steps: int) -> None:
        collection = self.session.collection
        if collection.count:
            index = collection.index_of(self.session.cursor)
            at = 0 if index is None else index + steps
            self.session.cursor_to(collection.rows[max(0, min(at, collection.count - 1))].id)

    def move_to_end(self, *, last: bool) -> None:
        self.move(self.session.collection.count if last else -self.session.collection.count)

    def enter(self) -> str:
        return "details" if self.session.cursor else self.name

    def clicked(self, x: int, y: int) -> None:
        rows = self.session.collection.rows
        if self._above <= y and self._top + y - self._above < len(rows):
            self.session.cursor_to(rows[self._top + y - self._above].id)


def highlighted(text: str, places: Iterable[tuple[int, int]], role: str) -> list[Span]:
    """A text in which the places that were sought stand out."""
    spans: list[Span] = []
    at = 0
    for start, end in places:
        spans += [(text[at:start], role), (text[start:end], "match")]
        at = end
    return [span for span in (*spans, (text[at:], role)) if span[0]]


def _margin_spans(here: Margin, above: Margin) -> tuple[Span, ...]:
    if here.words:
        return ((fit_right(here.words, _MARGIN), "text"),)
    # A month or a day that is not known must not read as that of the row above: the year or the month is said again.
    year = "" if here.year == above.year and (here.month or not above.month) else here.year
    month = "" if here[:2] == above[:2] and (here.day or not above.day) else here.month
    return (f"{year:4} ", "strong"), (f"{month:3} ", "text"), (fit_right(here.day, _DAY), "text")


@lru_cache(maxsize=20_000)
def margin(date: str) -> Margin:
    """Return the place of a date in the margin, by its earliest day. Text that is no date is shown as it is."""
    if not date:
        return Margin(words="undated")
    try:
        edtf = parse(date)
        words = short_in_year(date)
    except DateError:
        return Margin(words=f"?{date}")
    first = edtf.earliest
    if isinstance(first, Edge) or first.year < 0 or first.year > 9999:
        return Margin(words=short(edtf))
    year = f"{first.year:04}"
    begins = date.lstrip("[{").split("..")[0].split("/")[0]
    if "X" in begins[:4]:
        return Margin(words=words)
    month = _MONTHS[first.month] if "01" <= begins[5:7] <= "12" else ""
    if words == date and "X" in begins:  # some days of a month, which have no words
        words = f"{begins[8]}0s" if month and begins[8].isdigit() else "a day"
    day = " ".join(words.replace(month or year, "", 1).split()).replace(" ?", "?")
    return Margin(year, month, f"…{day.lstrip('– ').replace(' ’', '’')}" if day.startswith("–") else day)
