"""The status ribbon: a lane a crossing over the years, with who held each side, above the timeline.

Owns which days are seen (zoom and pan) and which crossings have lanes; how a lane looks is `tui/panels/lanes.py`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.dates import DateError, parse
from store.dates.edtf import earliest_ordinal, latest_ordinal
from store.records.model import Key
from store.status.reports import members
from store.status.sides import side_keys
from store.words.names import names_of
from tui.panels.crossings import short_name
from tui.panels.lanes import Marks, Scale, axis, changes, holder_signs, pointer, reach, seen_from, status_signs
from tui.panels.panel import Panel, hatch
from tui.widgets.lines import Row
from tui.widgets.text import apart, cells, fit
from tui.work.session import Changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.records.model import Crossing
    from tui.widgets.lines import Line
    from tui.widgets.lines import Span as Sign
    from tui.work.session import Session

_MARGIN = 0.03  # of the days, on either side
_FEWEST_DAYS = 60.0
_ZOOM = 0.6
_MOST_LANES = 2_000
_FEW_LANES = 3
"""As many lanes are seen before any of them shows who held its sides."""


class RibbonPanel(Panel):
    """Crossings' lanes. Up and down choose a lane, left and right pan, + and - zoom, Enter narrows to the crossing."""

    name = "ribbon"
    number = 0

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._scale: Scale | None = None
        self._columns = 0
        self._lane = 0
        self._top = 0
        self._heights: list[int] = []
        self._lanes: dict[tuple[str, str, date | None], tuple[Sign, ...]] = {}
        self._stack: list[Row] = []
        self._stack_for: object = None
        self._labels: dict[int, int] = {}
        self._order: list[str] | None = None

    def show(self, session: Session, changed: Changed) -> None:
        """Forget the lanes where records changed; another day has lanes of its own, and else only the marks move."""
        if changed & Changed.RECORDS or len(self._lanes) > _MOST_LANES:
            self._lanes.clear()
            self._order = None
        if changed & (Changed.RECORDS | Changed.STANDING | Changed.ROWS):
            self._stack_for = None
            self._labels.clear()
        if changed & ~(Changed.NOTICE | Changed.SAVING | Changed.MARKS):
            self.redraw()

    # what is seen

    @property
    def crossings(self) -> list[str]:
        """The crossings that have lanes: the one selected, else all that have a history, the liveliest first."""
        chosen = self.session.view.crossing
        if chosen:
            return [chosen]
        if self._order is None:
            self._order = self._liveliest()
        return self._order

    def _liveliest(self) -> list[str]:
        standing = self.session.standing
        turns = {
            id_: changes(standing.history(id_)) + sum(map(changes, standing.control_history(id_).values()))
            for id_ in self.session.store.crossings
            if standing.history(id_) or any(standing.control_history(id_).values())
        }
        return sorted(turns, key=lambda id_: -turns[id_])

    def scale(self, columns: int) -> Scale:
        """The days of the columns: as zoomed and panned, else all that the lanes tell of."""
        if self._scale is None or self._columns != columns:
            self._lanes.clear()
            self._columns = columns
            self._scale = self._scale.stretched(columns) if self._scale else self._whole(columns)
        return self._scale

    def _whole(self, columns: int) -> Scale:
        standing, as_of = self.session.standing, float(self.session.view.as_of.toordinal())
        histories = [standing.history(id_) for id_ in self.session.store.crossings]
        sides = [spans for id_ in self.session.store.crossings for spans in standing.control_history(id_).values()]
        reached = [days for spans in (*histories, *sides) if (days := reach(spans))]
        first = min((days[0] for days in reached), default=as_of - _FEWEST_DAYS)
        last = max(as_of, *(days[1] for days in reached)) if reached else as_of
        room = max(_FEWEST_DAYS, last - first) * _MARGIN
        return Scale.fit(first - room, last + room, columns)

    # drawing

    def heading(self) -> Line:
        """What the lanes show."""
        return (("Status and control", "title" if self.lit else "muted"),)

    def footing(self) -> Line:
        """The keys of zoom, while they work here."""
        return (("+ − zoom · ← → pan · 0 all", "muted"),) if self.lit else ()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """Years, marks, and the lanes that fit; as many as possible with their holders."""
        ids = self.crossings
        if not ids:
            words = "" if self.session.is_empty else "No status is reported yet."
            return [Row(((text, role),)) for text, role in hatch(width, height, words)]
        label = self._label(width)
        scale = self.scale(max(1, width - label - 1))
        above = [
            Row(((" " * label, "muted"), (axis(scale), "muted"))),
            Row(((" " * label, "muted"), *pointer(scale, self._marks()))),
        ]
        self._lane = min(self._lane, len(ids) - 1)
        stack_for = (scale, label, height, self._lane, self.lit)
        if stack_for != self._stack_for:
            self._stack_for = stack_for
            self._stack = self._stacked(ids, scale, label, height - len(above))
        return above + self._stack

    def _label(self, width: int) -> int:
        """The cells of the longest name of a lane and a blank on either side, as far as there is room."""
        if width not in self._labels:
            names = [*map(self._called, self._order or ()), *map(self._called, self.crossings)]
            self._labels[width] = min(2 + max(map(cells, names)), max(11 if width >= 50 else 8, width // 6))
        return self._labels[width]

    def _called(self, id_: str) -> str:
        crossing = self.session.store.crossings.get(id_)
        return short_name(crossing) if crossing else id_

    def _stacked(self, ids: Sequence[str], scale: Scale, label: int, room: int) -> list[Row]:
        """The lanes that fit, the chosen one among them; they stay as they are while only the marks move."""
        self._top = min(self._top, self._lane)
        held = self._with_holders(ids, room)
        while self._top < self._lane and self._height(held) > room:
            self._top += 1
            held = self._with_holders(ids, room)
        self._heights = []
        rows: list[Row] = []
        for number, id_ in enumerate(ids[self._top :], self._top):
            if len(rows) >= room:
                break
            lane = self._crossing(id_, scale, label, held.get(number, []), chosen=self.lit and number == self._lane)
            self._heights.append(len(lane))
            rows.extend(lane)
        return rows

    def _with_holders(self, ids: Sequence[str], room: int) -> dict[int, list[tuple[int, str]]]:
        """The sides that are drawn below lanes: of the chosen one first, where a few lanes in all have room besides."""
        seen = range(self._top, min(len(ids), self._top + max(0, room)))
        spare = room - min(_FEW_LANES, len(seen))
        found: dict[int, list[tuple[int, str]]] = {}
        for number in sorted(seen, key=lambda number: not (self.lit and number == self._lane)):
            held = self._memory(ids[number])
            if len(held) > spare:
                break
            found[number] = held
            spare -= len(held)
        return found

    def _height(self, held: Mapping[int, Sequence[tuple[int, str]]]) -> int:
        """The rows from the first lane seen to the chosen one."""
        return sum(1 + len(held.get(number, ())) for number in range(self._top, self._lane + 1))

    def _memory(self, id_: str) -> list[tuple[int, str]]:
        """The sides of a crossing of which it is told who held them, by their number."""
        crossing = self.session.store.crossings.get(id_)
        held = self.session.standing.control_history(id_)
        countries = enumerate(_side_keys(crossing), 1) if crossing else ()
        return [(number, country) for number, country in countries if held.get(country)]

    def _crossing(
        self, id_: str, scale: Scale, label: int, held: Sequence[tuple[int, str]], *, chosen: bool
    ) -> list[Row]:
        mark = ("▌", "accent") if chosen else (" ", "accent")
        role = "strong" if chosen else "text"
        name = apart(self._called(id_), map(self._called, self.crossings), label - 2)
        rows = [Row((mark, (fit(name, label - 1), role), *self._status(id_, scale)))]
        rows.extend(
            Row((mark, (fit(f" {country}", label - 1), "muted"), *self._holders(id_, country, number, scale)))
            for number, country in held
        )
        return rows

    def _status(self, id_: str, scale: Scale) -> Line:
        session = self.session
        spans, today = session.standing.history(id_), self._last_day
        key = (id_, "", session.view.as_of if session.view.known_then else None)
        if key not in self._lanes:
            self._lanes[key] = status_signs(spans, scale, today)
        holding = session.standing.holding(id_)
        reported = earliest_ordinal(holding.reported) if holding.reported else None
        stale_from = reported + session.store.meta.stale_after if reported is not None else None
        return seen_from(self._lanes[key], spans, scale, today=today, as_of=self._as_of, stale_from=stale_from)

    def _holders(self, id_: str, country: str, number: int, scale: Scale) -> Line:
        view = self.session.view
        key = (id_, country, view.as_of if view.known_then else None)
        if key not in self._lanes:
            spans, role = self.session.standing.control_history(id_).get(country, ()), f"side {min(number, 2)}"
            self._lanes[key] = holder_signs(spans, scale, role, today=self._last_day, names=self._names)
        return seen_from(self._lanes[key], (), scale, today=self._last_day, as_of=self._as_of, stale_from=None)

    @property
    def _as_of(self) -> float:
        return float(self.session.view.as_of.toordinal())

    @property
    def _last_day(self) -> float:
        """Up to when lanes are drawn: today; as known then, the as-of day, for nothing was known beyond it."""
        view = self.session.view
        return float((view.as_of if view.known_then else self.session.today).toordinal())

    def _names(self, holder: str) -> Sequence[str]:
        """The names of a holder, the fullest first; of several the names they are called by, then the first of them."""
        several = members(holder)
        if len(several) > 1:
            called = [self._names(one)[0] for one in several]
            return " + ".join(called), f"{called[0]} +{len(called) - 1}", *self._names(several[0])
        actor = self.session.store.actors.get(holder)
        return (*names_of(actor), holder) if actor else (holder,)

    def _marks(self) -> Marks:
        session = self.session
        selected = session.selected
        event = selected.id if selected and selected.table == "events" else session.cursor
        row = session.store.rows.get(event)
        return Marks(
            window=_days_of([row.date for row in session.in_sight]),
            selected=_days_of([row.date]) if row else None,
            as_of=self._as_of,
        )

    # keys

    def under_bar(self) -> Key | None:
        """The crossing of the lane chosen."""
        ids = self.crossings
        return Key("crossings", ids[min(self._lane, len(ids) - 1)]) if ids else None

    def move(self, steps: int) -> None:
        """Choose another lane."""
        self._lane = max(0, min(self._lane + steps, len(self.crossings) - 1))
        self.session.tell(Changed.SELECTION)

    def move_to_end(self, *, last: bool) -> None:
        """Choose the first or the last lane."""
        self.move(len(self.crossings) if last else -len(self.crossings))

    def sideways(self, steps: int) -> None:
        """Pan in time, a tenth of what is seen a step."""
        if not self._columns:
            return
        self._rescale(self.scale(self._columns).panned(steps * max(1, self._columns // 10)))

    def zoom(self, steps: int) -> None:
        """Closer where positive, about the selected event, else the middle."""
        if not self._columns:
            return
        scale = self.scale(self._columns)
        selected = self._marks().selected
        about = sum(selected) / 2 if selected else (scale.first + scale.last) / 2
        if not scale.first <= about <= scale.last:
            about = (scale.first + scale.last) / 2
        self._rescale(scale.zoomed(_ZOOM**steps, about))

    def zoom_out_whole(self) -> None:
        """Show all that is known again."""
        self._rescale(None)

    def _rescale(self, scale: Scale | None) -> None:
        self._scale = scale and scale.within(self._whole(self._columns))
        self._stack_for = None
        self._lanes.clear()
        self.redraw()

    def enter(self) -> str:
        """Narrow the view to the lane's crossing, or to all again."""
        chosen = self.session.view.crossing
        ids = self.crossings
        self.session.narrow("" if chosen or not ids else ids[self._lane])
        return self.name

    def clicked(self, x: int, y: int) -> None:
        """Choose the lane that was clicked."""
        line = y - 2
        for number, height in enumerate(self._heights, self._top):
            if 0 <= line < height:
                self.move(number - self._lane)
                return
            line -= height


def _side_keys(crossing: Crossing) -> list[str]:
    return [key for key in side_keys(crossing) if key][:2]


def _days_of(dates: Sequence[str]) -> tuple[float, float] | None:
    """The first and last day that some dates can mean; None where none of them has days."""
    days: list[int] = []
    for text in dates:
        try:
            edtf = parse(text)
        except DateError:
            continue
        days.extend(day for day in (earliest_ordinal(edtf), latest_ordinal(edtf)) if day is not None)
    return (float(min(days)), float(max(days))) if days else None
