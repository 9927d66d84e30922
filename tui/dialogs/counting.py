"""Counting from the dashboard: events and figures by month, type, crossing and so on, as bars.

What is counted is what is marked, else what is in view; very many events are counted bit by bit, between keys.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, partial
from time import perf_counter
from typing import ClassVar

from textual.geometry import Region
from textual.widget import Widget

from store.dates import short
from store.query import QueryError
from store.records.model import EventRow, Key
from store.report.counting import WAYS, Count, Counting, Range, Toll, without
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.widgets.dialog import Keys
from tui.widgets.legend import ASSERTED, AT_MOST, CONTESTED, OR_MORE
from tui.widgets.lines import Line, Row
from tui.widgets.text import cells, clip, middle
from tui.work.session import Changed, Session

_AT_ONCE, _BETWEEN_KEYS = 0.02, 0.015
"""Seconds for which events are counted when that is asked for, and then between keys."""
_TABLES = {"crossing": "crossings", "actor": "actors", "source": "sources"}
"""Ways of counting whose cells are the ids of records, with their tables."""
_NONE = "none"
_LEAST = 8
"""Cells of the narrowest name, and of the narrowest bar."""
_BETWEEN = 2 + 1 + 2 + 3 * 2 + 1
"""Cells of what stands between the columns."""


class CountDialog(Chooser):
    """Left and right count by something else, Tab draws other figures, typing finds a cell, Enter looks at its events.

    Cells of the calendar stand in its order, with a word where some have no event; all others by their size.
    """

    most = 2_000
    nothing = "Nothing is counted."
    drawn: ClassVar[tuple[str, ...]] = ("events", "killed", "injured")

    def __init__(self, desk: Desk) -> None:
        self.session = desk.session
        self._ways = tuple(WAYS)
        self._way = self._ways.index("month")
        self._figure = 0
        self._counts: dict[str, Count] = {}
        self._left: Iterator[EventRow] = iter(())
        self._total = self._seen = 0
        self._tolls: dict[str, Toll | None] = {}
        self._counting = Counting((self.way,))
        super().__init__("count", desk, "", (), hint="type to find one")
        self.session.listeners.append(self._told)
        self._begin()

    @property
    def way(self) -> str:
        """By what it counts."""
        return self._ways[self._way]

    # counting

    def _told(self, session: Session, changed: Changed) -> None:
        """What is in view may be other events now, or say something else."""
        if changed & Changed.RECORDS:
            self._tolls = {}
        if changed & (Changed.ROWS | Changed.MARKS):
            self._begin()
            self.redraw()

    def _begin(self) -> None:
        """Count anew; what the filter has not found yet is waited for."""
        session = self.session
        rows: Sequence[EventRow] = session.collection.rows if session.collection.complete else ()
        if session.marks:
            rows = [row for event in session.marks if (row := session.store.rows.get(event))]
        self._left, self._total, self._seen = iter(rows), len(rows), 0
        self._counting = Counting((self.way,), session.store.meta.week_start, self._tolls)
        self.offer(())
        if self._step(self._counting, _AT_ONCE):
            self.desk.between_keys(partial(self._step, self._counting, _BETWEEN_KEYS))

    def _step(self, counting: Counting, seconds: float) -> bool:
        """Count some more events; whether there are more to count."""
        if counting is not self._counting:
            return False
        end = perf_counter() + seconds
        for row in self._left:
            counting.add_row(self.session.store, row)
            self._seen += 1
            if perf_counter() > end:
                self.box.redraw()
                return True
        self._list()
        self.redraw()
        return False

    def _list(self) -> None:
        rows = self._counting.rows()
        if self.way not in CALENDAR:
            rows.sort(key=lambda row: (row.cells == (None,), -row.events))
        vars(self).pop("_most", None)
        vars(self).pop("_widest", None)
        self._counts = {row.cells[0] or _NONE: row for row in rows}
        self._called = Counter(self._named(row.cells[0]) for row in rows if row.cells[0])
        choices: list[Choice] = []
        before: Count | None = None
        for row in rows:
            gap = self._gap(before, row)
            if gap:
                words = f"{gap:,} {self.way}{'s' * (gap != 1)} without an event"
                choices.append(Choice(words, lambda: None, refused="Nothing was counted there."))
            choices.append(self._choice(row.cells[0]))
            before = row
        self.offer(choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Let another list be chosen from, as high as the screen allows."""
        super().offer(choices)
        self.wanted_height = min(len(choices) + 5, self.desk.size.height - 2)

    def _gap(self, before: Count | None, row: Count) -> int:
        """How many cells of the calendar lie between two rows."""
        ends = [each.cells[0] if each else None for each in (before, row)]
        numbers = [CALENDAR[self.way](end) for end in ends if end is not None and self.way in CALENDAR]
        return max(0, numbers[1] - numbers[0] - 1) if len(numbers) == len(ends) else 0

    def _choice(self, cell: str | None) -> Choice:
        """A cell by its name, with what finds its events."""
        if cell is None:
            words = f"in no single {self.way}" if self.way in CALENDAR else without(self.way)
            return Choice(words, lambda: None, also=_NONE, refused="No filter selects only these.")
        name = self._named(cell)
        return Choice(f"{name} ({cell})" if self._called[name] > 1 else name, partial(self._look, cell), also=cell)

    def _named(self, cell: str) -> str:
        if self.way in _TABLES:
            key = Key(_TABLES[self.way], cell)
            return self.session.title_of(key) if key in self.session.store else cell
        if self.way == "week":
            return f"from {short(cell)}"
        return short(cell) if self.way == "month" else cell

    def _look(self, cell: str) -> None:
        """Narrow the view to the events of a cell."""
        wanted = f"sure:on:{SPANS[self.way](cell)}" if self.way in CALENDAR else f'{self.way}:"{cell}"'
        text = self.session.view.text
        try:
            self.session.find(f"({text}) {wanted}" if text else wanted)
        except QueryError as error:
            self.session.say(str(error))

    # keys

    def take(self, key: str) -> None:
        """One key: another way of counting, other bars, else the list's."""
        if key in ("left", "right") and not self.line.value:
            self._way = (self._way + (1 if key == "right" else -1)) % len(self._ways)
            self._begin()
            self.redraw()
        elif key in ("tab", "shift+tab"):
            self._figure = (self._figure + (1 if key == "tab" else -1)) % len(self.drawn)
            vars(self).pop("_most", None)
            self.options.refresh()
            self.redraw()
        else:
            super().take(key)

    def leave(self) -> None:
        self.session.listeners.remove(self._told)
        self._counting = Counting(())
        super().leave()

    def keys(self) -> Keys:
        after = self.drawn[(self._figure + 1) % len(self.drawn)]
        return ("← →", "Count by another"), ("Tab", f"Bars of {after}"), ("Enter", "Look at these"), ("Esc", "Close")

    # drawing

    def heading(self) -> Line:
        """By what is counted, how many events, and how many are not counted."""
        what = "marked events" if self.session.marks else "events in view"
        if self._seen < self._total or not (self.session.marks or self.session.collection.complete):
            about = f"  counting … {self._seen:,} of {self._total:,} {what}"
        else:
            left_out = self._total - self._counting.counted
            about = f"  {self._counting.counted:,} {what}"
            about += f" · {left_out:,} planned, cancelled or set aside" if left_out else ""
            about += " · one with several counts in each" if self.way in _TABLES else ""
        return ("Count by ", "muted"), (self.way, "title"), (about, "muted")

    def needed(self, width: int) -> int:
        return 1 + super().needed(width)

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        (line, place), (options, rest) = super().parts(window)
        return (line, place), (options, rest.split_horizontal(1)[1] if rest else rest)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What is left of the line, and the heads of the columns."""
        line, nothing = super().rows(width, height)
        if not self.found:
            return [line, nothing if self._seen == self._total else Row()]
        name, events, bar, *figures = self._columns(width)
        head = f"  {'':{name}} {'events':>{events}}  {self._bar_head(bar):{bar}}"
        heads = zip(("killed", "injured", CONTESTED.sign), figures, strict=True)
        tail = "".join(f"  {words:>{room}}" for words, room in heads)
        return [line, Row(((head + tail, "label"),))]

    def _bar_head(self, room: int) -> str:
        words = f"{self.drawn[self._figure]}: {ASSERTED.sign} least {AT_MOST.sign} most"
        return clip(words, room) if self._figure else ""

    @cached_property
    def _widest(self) -> tuple[int, int, int, int, int]:
        """The cells that name, events, killed, injured and contested take, as they are widest, heads included."""
        names = [cells(choice.words) for choice, _ in self._choices if choice.also in self._counts]
        rows = self._counts.values()
        return (
            max(names, default=1),
            max((6, *(len(f"{row.events:,}") for row in rows))),
            max((6, *(len(_words(row.killed)) for row in rows))),
            max((7, *(len(_words(row.injured)) for row in rows))),
            max((1, *(len(str(row.contested)) for row in rows))),
        )

    def _columns(self, width: int) -> tuple[int, ...]:
        """The cells of each column: name, events, bar, killed, injured, contested."""
        name, *figures = self._widest
        free = width - sum(figures) - _BETWEEN
        name = max(_LEAST, min(name, free - _LEAST))
        return name, figures[0], max(_LEAST, free - name), *figures[1:]

    def entry(self, number: int, width: int) -> Row:
        count = self._counts.get(self.found[number].choice.also) if number < len(self.found) else None
        if count is None:
            return super().entry(number, width)
        name, events, bar, killed, injured, disputed = self._columns(width)
        choice = self.found[number].choice
        chosen = number == self.options.highlighted
        words = middle(choice.words, name)
        figures = f"  {_words(count.killed):>{killed}}  {_words(count.injured):>{injured}}"
        return Row(
            (
                ("▌ " if chosen else "  ", "accent"),
                (words + " " * (name - cells(words)), "muted" if choice.refused else "text"),
                (f" {count.events:>{events},}  ", "strong"),
                *self._bar(count, bar),
                (figures, "text"),
                (f"  {count.contested or '':>{disputed}}", "contested"),
            ),
            ground="selection" if chosen else "",
        )

    def _bar(self, count: Count, room: int) -> Sequence[tuple[str, str]]:
        """Full as far as the least, light as far as the most that anyone asserts, open where nobody gives an end."""
        figure = self._drawn(count)
        least, end = (round((room - 1) * number / self._most) for number in (figure.min or 0, _end(figure)))
        least, end = max(least, int(bool(figure.min))), max(end, int(bool(_end(figure))))
        open_end = OR_MORE.sign if figure.max is None else ""
        role = "muted" if self._figure == 0 else "death"
        bar = ASSERTED.sign * least, AT_MOST.sign * (end - least) + open_end
        return (bar[0], role), (bar[1], role), (" " * (room - len("".join(bar))), "text")

    @cached_property
    def _most(self) -> int:
        """What the longest bar stands for."""
        return max((_end(self._drawn(each)) for each in self._counts.values()), default=0) or 1

    def _drawn(self, count: Count) -> Range:
        return (Range(count.events, count.events), count.killed, count.injured)[self._figure]


def _end(figure: Range) -> int:
    """The most; where that is open, the least."""
    return (figure.max if figure.max is not None else figure.min) or 0


def _words(figure: Range) -> str:
    return "" if figure == (0, 0) else figure.short()


def _quarter(cell: str) -> str:
    first = int(cell[-1]) * 3 - 2
    return f"{cell[:4]}-{first:02}/{cell[:4]}-{first + 2:02}"


CALENDAR: Mapping[str, Callable[[str], int]] = {
    "year": int,
    "quarter": lambda cell: int(cell[:4]) * 4 + int(cell[-1]),
    "month": lambda cell: int(cell[:4]) * 12 + int(cell[5:]),
    "week": lambda cell: date.fromisoformat(cell).toordinal() // 7,
}
"""Cells of the calendar by number, one after the other."""

SPANS: Mapping[str, Callable[[str], str]] = {
    "year": str,
    "quarter": _quarter,
    "month": str,
    "week": lambda cell: f"{cell}/{date.fromisoformat(cell) + timedelta(days=6)}",
}
"""The days of a cell of the calendar as the filter takes them."""
