"""The board: every crossing in one row, with its status now, how old that is, and its whole history as a waveform.

Where there is room, each has a line of who may cross and by whose leave beneath it; where not for all, those left out
end their age in an ellipsis. The crossing under the bar, or that of the selected event, unfolds: that in full, and who
holds each side and since when. Crossings of which nothing was ever reported share one line. Status and ages are the
store's words; how a history looks is told in `lanes.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from store.dates import date_in, short
from store.dates.edtf.parsing import Edtf, earliest_ordinal, latest_ordinal
from store.records.model import Key
from store.records.vocabulary import Status
from store.status.comparing import Change, differences
from store.status.reports import members
from store.status.sides import Sides, side_keys
from store.status.standing import CrossingStanding, Standing
from store.status.words import ago, date_note, glance_wordings, passage_words, passing_since, permit_pieces, plan_words
from store.text.folding import fold
from store.words.names import names_of, short_name
from tui.panels.lanes import BEYOND, Marks, Scale, axis, holder_signs, pointer, reach, seen_from, wave, with_plans
from tui.panels.panel import READING, Panel
from tui.panels.standing_words import otherwise, side_words
from tui.panels.tabs import ActorsList, Listing, SourcesList, Worklist
from tui.widgets.legend import AS_OF, COMPARED, CONTESTED, CURSOR, IDLE, PLANNED, SELECTED_DAY
from tui.widgets.lines import BARE, Line, Row, empty, thumb_of
from tui.widgets.lines import Span as Sign
from tui.widgets.text import apart, cells, cut, fit, wrap
from tui.work.looking import FILE_ORDER, View
from tui.work.session import Changed, Session

if TYPE_CHECKING:
    from store.checks.worklist import Task

_STATUSES = {status.value: place for place, status in enumerate(Status)}
_FEWEST_DAYS = 60.0
_ZOOM = 0.6
_MOST_LANES = 2_000
_LONGEST_NAME, _SHORTEST_NAME = 22, 11
_STATUS = 10
"""Cells of the longest status word, a sign of doubt and a blank."""
_WIDE = 100
"""From so many cells on there is room for the words of an age; below, for its figure and unit."""
_HEADED = 4
"""In so many rows there is one for the heads of the columns."""
_SHORT_AGE, _LONG_AGE = 7, 11
"""Cells of a figure, its unit and a flag; and with the word "ago"."""
_USUALLY_UNFOLDED = 4
"""Rows below a crossing: who may cross, by whose leave, and who holds each side."""
_MOST_LINES = 4
"""Lines of who may cross, and of permissions; what is left out is said to be."""
_MOST_GLANCED = 16
"""Of so many crossings at most each has its line of who may cross: more would hardly leave it room."""
_MOST_AHEAD = 731.0
"""Days beyond the last one for which the scale still shows what is planned."""
_MORE = " more in the details"
LEGEND = "low closed · high open · line no news"


class Grid(NamedTuple):
    """Where the columns lie: cells of the name, of the age, of what was otherwise, and where the history begins."""

    width: int
    name: int
    age: int
    then: int = 0

    @property
    def left(self) -> int:
        """The cells before the history."""
        return 3 + self.name + 1 + _STATUS + self.age + 1 + (self.then + 1 if self.then else 0)

    @property
    def columns(self) -> int:
        """The cells of the history."""
        return max(1, self.width - self.left - 1)


class BoardPanel(Panel):
    """Up and down move the bar and narrow the view, Enter goes to the crossing's events, + and - zoom in time.

    Left and right pan while it is zoomed in; else they change to the tabs beside it: sources, actors, the worklist.
    """

    class Unfolded(Message):
        """A crossing took more rows below its own than any did before."""

    name = "crossings"
    number = 1
    signs = (SELECTED_DAY, AS_OF, COMPARED, PLANNED, CONTESTED)
    footing_first = True
    narrow_edges = BARE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._top = 0
        self.worklist = Worklist(session)
        self._tabs: tuple[Listing[Any], ...] = (SourcesList(session), ActorsList(session), self.worklist)
        self._tab: Listing[Any] | None = None
        self._put_on = ""
        self._narrowed = ""
        self._zoomed: Scale | None = None
        self._columns = 0
        self._waves: dict[tuple[object, ...], tuple[Sign, ...]] = {}
        self._made: dict[object, list[Row]] = {}
        self._grids: dict[int, Grid] = {}
        self._ids: tuple[list[str], list[str]] | None = None
        self._known_days: tuple[object, list[tuple[float, float]]] | None = None
        self._lines: list[str] = []
        self._then: Standing | None = None
        self._looked = _looked(session.view)
        self.most_unfolded = _USUALLY_UNFOLDED
        """The rows that a chosen crossing has taken at most below its own, so that the layout stays as it is after."""

    def show(self, session: Session, changed: Changed) -> None:
        """Forget what changed; of a cursor key the marks move, and another crossing may unfold."""
        if session.view.crossing != self._narrowed:
            self._narrowed, self._put_on = session.view.crossing, ""
        if changed & Changed.RECORDS and self._put_on:
            put_on = session.now_called(Key("crossings", self._put_on))
            self._put_on = put_on.id if put_on else ""
        if changed & Changed.RECORDS or len(self._waves) > _MOST_LANES:
            self._waves.clear()
            self._ids = self._known_days = None
        looked = _looked(session.view)
        if changed & (Changed.RECORDS | Changed.STANDING) or looked != self._looked:
            self._made.clear()
            self._grids.clear()
            self._then = None
            if looked != (None, FILE_ORDER, None) or looked != self._looked:
                self._ids = None  # else neither the order nor what was ever reported depends on the day
            self._looked = looked
        for tab in self._tabs:
            tab.changed(changed)
        if changed & ~(Changed.NOTICE | Changed.SAVING | Changed.MARKS):
            self.redraw()

    @property
    def task_here(self) -> Task | None:
        """What the worklist's cursor stands on, while that tab is shown."""
        return self.worklist.current if self._tab is self.worklist else None

    @property
    def has_scale(self) -> bool:
        """Only the crossings have a scale of time, not the lists beside them."""
        return self._tab is None

    # which crossings

    @property
    def _parted(self) -> tuple[list[str], list[str]]:
        """The crossings of which a status was ever reported or planned, in the order of the file, and the others."""
        if not self.session.is_derived:
            return [*self.session.store.crossings], []
        if self._ids is None:
            standing, order = self.session.standing, self.session.view.board
            told: list[str] = []
            untold: list[str] = []
            for id_ in self.session.store.crossings:
                known = standing.history(id_) or id_ in standing.planned or self._differences(id_)
                (told if known else untold).append(id_)
            for ids in (told, untold) if order != FILE_ORDER else ():
                ids.sort(key=partial(self._rank, order=order))
            self._ids = told, untold
        return self._ids

    def _rank(self, id_: str, order: str) -> tuple[float, str]:
        """Where a crossing stands in an order; those alike in it stand by their names."""
        found = self.session.standing.holding(id_)
        by = {"status": _STATUSES.get(found.word, len(_STATUSES)), "age": found.age_days}.get(order, 0)
        return float("inf") if by is None else by, fold(self._called(id_))

    def _differences(self, id_: str) -> Sequence[Change]:
        """What differs between the as-of day and the one it is compared with, the earlier of them first."""
        view = self.session.view
        if view.compared is None:
            return ()
        if self._then is None:
            self._then = self.session.standing.at(view.compared, known_then=view.known_then)
        days = (self._then[id_], self.session.standing[id_])
        before, after = days[::-1] if self._is_later else days
        return tuple(differences(before, after, Sides(self.session.store.crossings[id_]).directions))

    @property
    def _is_later(self) -> bool:
        """Whether the day that is compared with comes after the one that is looked at."""
        view = self.session.view
        return view.compared is not None and view.compared > view.as_of

    @property
    def ids(self) -> list[str]:
        """The crossings in the order of the board; "" stands for all of them."""
        told, untold = self._parted
        return ["", *told, *untold]

    @property
    def index(self) -> int:
        """Where the bar is: where it was put, else on the crossing that the view is narrowed to."""
        crossing = self._put_on or self.session.view.crossing
        ids = self.ids
        return ids.index(crossing) if crossing in ids else 0

    @property
    def _unfolded(self) -> str:
        """The crossing that is shown at length: the one under the bar, else the one of the selected event."""
        if chosen := self.ids[self.index]:
            return chosen
        selected = self.session.selected
        row = self.session.store.rows.get(selected.id) if selected and selected.table == "events" else None
        known = self.session.store.crossings
        return next((id_ for id_ in row.crossings if id_ in known), "") if row else ""

    @property
    def listed_rows(self) -> int:
        """The rows that would list all crossings, for the layout."""
        told, untold = self._parted
        return 2 + len(told) + len(self._glanced) + bool(untold)

    def prepare(self, key: Key) -> bool:
        """Draw the crossing that unfolds when this event is selected, after those around it, one at a time."""
        row = self.session.store.rows.get(key.id) if key.table == "events" else None
        width, height = self.window_size
        if row and row.crossings and self._tab is None and width and self.edges.sides and self.session.is_derived:
            known = row.crossings[0]
            if known in self.session.store.crossings:
                grid = self._grid(width)
                scale, told = self.scale(grid.columns), self._parted[0]
                at = told.index(known) if known in told else 0
                for id_ in told[max(0, at - height) : at + height]:
                    if (id_, grid, scale, False) not in self._made:
                        self._row(id_, grid, scale)
                        return True
                self._unfold(known, grid, scale)
        return False

    # drawing

    def heading(self) -> Line:
        """Number, the tabs, and the count of the one that is shown, which stands out."""
        number, (words, _), *count = self._titled()
        here: Line = ((words, "title"), *count)
        tabs: list[Sign] = []
        for tab in (None, *self._tabs):
            tabs += [(" · ", "muted")] if tabs else []
            tabs += here if tab is self._tab else [(_words_of(tab), "muted")]
        return (number, *tabs)

    def _titled(self) -> Line:
        """Number, name and count of the tab that is shown."""
        count = self._tab.count() if self._tab else str(len(self.session.store.crossings))
        return self.titled(_words_of(self._tab), count)

    def heading_clicked(self, at: int) -> None:
        by_name = {_words_of(tab): tab for tab in (None, *self._tabs)}
        for words, _ in self.heading():
            if 0 <= at < len(words) and words in by_name:
                self._show(by_name[words])
            at -= len(words)

    def footing(self) -> Line:
        """How to read it, or how to move in time or to the other tabs."""
        if self._tab is not None:
            return (("← → other lists", "muted"),) if self.lit else ()
        if self._zoomed and self.lit:
            return (("← → pan · + − zoom · 0 all", "muted"),)
        return ((LEGEND, "muted"),)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The years, the marks, then the crossings that fit, the unfolded one among them."""
        if self._tab is not None:
            if self._tab is self.worklist and self.worklist.gather():
                self.call_later(self.redraw)
            title = [] if self.edges.sides else [self._rule(self.heading(), width)]
            return [*title, *self._tab.rows(width, height - len(title), lit=self.lit)]
        if not self.session.store.crossings or not self.session.is_derived:
            words = READING if self.session.store.crossings else "No crossings; A adds one."
            words = "" if self.session.is_empty else words
            return empty(width, height, words)
        grid = self._grid(width)
        scale = self.scale(grid.columns)
        above = self._above(grid, scale, height)
        body = self._body(grid, scale, height - len(above))
        self._lines = [*[""] * len(above), *(id_ for id_, _ in body)]
        return [*above, *(row for _, row in body)]

    def _grid(self, width: int) -> Grid:
        """The columns in so many cells; kept, since each key asks for them and the names of all crossings count."""
        if width not in self._grids:
            longest = max((cells(self._called(id_)) for id_ in self.session.store.crossings), default=_SHORTEST_NAME)
            name = max(_SHORTEST_NAME, min(longest, _LONGEST_NAME, width // 5))
            then = max(12, min(width // 4, 26)) if self.session.view.compared is not None else 0
            is_short = then or width < _WIDE - 20
            self._grids[width] = Grid(width, name, _SHORT_AGE if is_short else _LONG_AGE, then)
        return self._grids[width]

    def _called(self, id_: str) -> str:
        crossing = self.session.named.crossings.get(id_)
        return short_name(crossing) if crossing else id_

    def _above(self, grid: Grid, scale: Scale, height: int) -> list[Row]:
        """The years, and below them the heads of the columns, or the row of all crossings where the bar is on it."""
        years = (axis(scale), "muted")
        if self.edges.sides:
            first = Row(((" " * grid.left, "muted"), years))
        else:
            then = () if self.lit and height >= _HEADED else self._then_head(grid)  # a row of heads below says it
            rule = self._rule(self._titled(), grid.left - 1 - sum(cells(text) for text, _ in then))
            first = Row((*rule.spans, (" ", "muted"), *then, years))
        if height < _HEADED or not (self.edges.sides or self.lit):
            return [first]
        if self.lit and self.index == 0:
            then = self._then_head(grid)
            room = grid.left - 1 - sum(cells(text) for text, _ in then)
            bar = (CURSOR.span, (fit(f"all {len(self.session.store.crossings)} crossings", room), "strong"))
            return [first, Row((*bar, *then, *pointer(scale, self._marks())), ground="selection")]
        head = (
            (f" {fit('crossing', grid.name + 2)} ", "muted"),
            (fit("then" if self.session.is_past else "now", _STATUS), "muted"),
            (fit("last report" if grid.age > _SHORT_AGE else "age", grid.age + 1), "muted"),
            *self._then_head(grid),
        )
        return [first, Row((*head, *pointer(scale, self._marks())))]

    def _rule(self, title: Line, width: int) -> Row:
        """The title of a board without a frame, in a line of so many cells."""
        side = "border focused" if self.lit else "border"
        rest = width - 3 - sum(cells(text) for text, _ in title)
        return Row((("─ ", side), *title, (" " + "─" * rest, side)))

    def _then_head(self, grid: Grid) -> Line:
        compared = self.session.view.compared
        if compared is None:
            return ()
        day, lead, more = short(compared.isoformat()), "on ", " +more"
        words = lead + day if cells(lead + day) <= grid.then else cut(day, grid.then)
        room = grid.then + 1 - cells(words)
        return (words, "key"), (fit(more if cells(more) < room else "", room), "muted")

    def _then_cell(self, id_: str, grid: Grid) -> Line:
        """How it was on the day that is compared with, where it was otherwise; and how much more was."""
        if not grid.then:
            return ()
        changes = self._differences(id_)
        if not changes:
            return ((fit("the same", grid.then + 1), "muted"),)
        words, role = otherwise(changes[0], self.session.named, later=self._is_later)
        more = f" +{len(changes) - 1}" if len(changes) > 1 else ""
        words = cut(words, grid.then - len(more))
        return (words, role), (fit(more, grid.then + 1 - cells(words)), "muted")

    def _body(self, grid: Grid, scale: Scale, height: int) -> list[tuple[str, Row]]:
        """The rows that fit, each with the crossing that it is of."""
        told, untold = self._parted
        chosen, bar = self._unfolded, self.ids[self.index]
        shown = [*told, *([chosen] if chosen in untold else [])]
        rest = [id_ for id_ in untold if id_ != chosen]
        below = self._unfold(chosen, grid, scale) if chosen and self._unfolds(bar) else []
        if len(below) > self.most_unfolded:
            self.most_unfolded = len(below)
            self.post_message(self.Unfolded())
        below = below[: max(0, height - 1)]
        total = len(shown) + len(below) + bool(rest)
        glanced = [id_ for id_ in self._glanced if id_ != chosen or not below]
        left_out: Sequence[str] = ()
        if total + len(glanced) > height:
            fit_in = 0 if below else max(0, height - total)  # below a bar that moves they would come and go
            glanced, left_out = glanced[:fit_in], glanced[fit_in:] if fit_in else ()
        at = shown.index(chosen) if chosen in shown else 0
        self._top = max(0, min(self._top, at, total + len(glanced) - height))
        self._top = max(self._top, at + len(below) - height + 1)
        lines: list[tuple[str, Row]] = []
        for id_ in shown[self._top : self._top + height]:
            row = self._row(id_, grid, scale, more=id_ in left_out)
            if id_ == chosen:
                mark, (name, _) = row.spans[1:3]
                row = row._replace(spans=(IDLE.span, mark, (name, "strong"), *row.spans[3:]))
                lines += [(id_, self._ground(one, id_ == bar)) for one in (row, *below)]
            else:
                lines.append((id_, row))
            if id_ in glanced:
                lines.append((id_, self._glance(id_, grid, scale)))
        if rest:
            lines.append((rest[0], self._untold(rest, grid.width)))
        return lines[:height]

    @property
    def _glanced(self) -> list[str]:
        """The crossings that have a line of who may cross and by whose leave, where there is room for all of them."""
        told = self._parted[0]
        few = self.session.is_derived and len(told) <= _MOST_GLANCED
        return [id_ for id_ in told if self.session.standing[id_].passage] if few else []

    def _glance(self, id_: str, grid: Grid, scale: Scale) -> Row:
        """That line. What it leaves out is said to be: it may be a no."""
        key = ("glance", id_, grid, scale)
        if key not in self._made:
            wordings = glance_wordings(self.session.standing[id_], self.session.named)
            indent = " " * (2 if self.edges.sides else 1)
            width = grid.width - 2 - len(indent)
            line = next((words for words in wordings if cells(words) <= width), cut(wordings[-1], width))
            self._made[key] = [self._below(((indent, "text"), (line, "text")), grid, scale)]
        return self._made[key][0]

    def _below(self, words: Line, grid: Grid, scale: Scale) -> Row:
        """Words below a crossing, and behind them the line of a past day that is looked at, unless they reach it."""
        line: Line = ((" ", "accent"), *words)
        column = scale.column(self._as_of)
        gap = grid.left + column - sum(cells(text) for text, _ in line)
        if self.session.is_past and 0 <= column < scale.columns and gap > 0:
            line = (*line, (" " * gap, "text"), AS_OF.span)
        return Row(line)

    def _unfolds(self, bar: str) -> bool:
        """Whether there is room to show a crossing at length: on a narrow screen only under the bar, in the focus."""
        return self.edges.sides or (self.lit and bool(bar))

    def _ground(self, row: Row, under_bar: bool) -> Row:
        """A row of the unfolded crossing: under the bar, else only marked."""
        bar, ground = (CURSOR, "selection") if self.lit and under_bar else (IDLE, "")
        return row._replace(spans=(bar.span, *row.spans[1:]), ground=ground)

    def _row(self, id_: str, grid: Grid, scale: Scale, *, more: bool = False) -> Row:
        """One crossing: shape, name, word, age, history. `more` is said where its line of who may cross is left out."""
        key = (id_, grid, scale, more)
        if key not in self._made:
            found = self.session.standing.holding(id_)
            status = Status.find(found.word) or Status.UNKNOWN
            role = status.value
            mark = status.hollow if found.stale else status.mark
            word = f"{found.word or 'unknown'}{'?' if found.uncertain else ''}"
            spans = (
                (" ", "accent"),
                (f"{mark} ", role),
                (fit(apart(self._called(id_), map(self._called, self._parted[0]), grid.name), grid.name + 1), "text"),
                (fit(word, _STATUS), (role if found.stale else f"{role} strong") if found.word else "muted"),
                *self._age(id_, grid, more=more),
                *self._then_cell(id_, grid),
                *self._wave(id_, scale),
            )
            self._made[key] = [Row(spans)]
        return self._made[key][0]

    def _age(self, id_: str, grid: Grid, *, more: bool) -> Line:
        """How old the last report is, and that the day since when it is so is contested; then a blank."""
        session, found = self.session, self.session.standing.holding(id_)
        age = ago(found)
        shorter = age.removesuffix(" ago").replace("that day", "0 d")
        note = date_note(found, id_, session.named, session.standing.known_on)
        flag, rest = CONTESTED.sign * bool(note), "…" * more
        ages = (age, shorter) if grid.age > _SHORT_AGE else (shorter,)
        for gap, words in product((" ", ""), ages):
            told: Line = (words, "muted"), (flag and gap + flag, CONTESTED.role), (rest and gap + rest, "muted")
            if (room := grid.age + 1 - sum(cells(text) for text, _ in told)) > 0:
                break
        return (*told, (" " * room, "muted"))

    def _untold(self, ids: Sequence[str], width: int) -> Row:
        """The crossings of which nothing was reported, in one line; one without a frame tells there how to read it."""
        words = f"· {len(ids)} more, status not reported"
        if not (self.edges.sides or self.lit) and cells(f" {words}  {LEGEND} ") <= width:
            return Row(((" ", "accent"), (words, "muted")), ((f"{LEGEND} ", "muted"),))
        names = " · ".join(map(self._called, ids))
        return Row(((" ", "accent"), (cut(f"{words}: {names}", width - 2), "muted")))

    def _unfold(self, id_: str, grid: Grid, scale: Scale) -> list[Row]:
        """Who may cross, by whose leave, and who held each side, as far as anything is known."""
        key = ("unfolded", id_, grid, scale)
        if key not in self._made:
            session = self.session
            standing = session.standing[id_]
            room = grid.width - 4
            passage = passage_words(standing, session.named)
            lines = _lines(passage + passing_since(standing), room) if passage else []
            permits = " · ".join(permit_pieces(standing, session.named))
            lines += _lines(permits, room) if permits else []
            for plan in standing.plans:
                lines += _lines(f"{PLANNED.sign} {plan_words(plan, session.named)}", room)
            told = [*(((line, "text"),) for line in lines), *self._changes(id_, room)]
            rows = [self._below((("   ", "text"), *line), grid, scale) for line in told]
            is_held = any(session.standing.control_history(id_).values())
            rows += self._sides(id_, standing, grid, scale) if is_held else []
            if not (passage and is_held):
                unsaid = [*([] if passage else ["who may cross"]), *([] if is_held else ["who holds each side"])]
                words = f"   {' and '.join(unsaid)}: not reported"
                rows.insert(len(rows) if passage else 0, self._below(((words, "muted"),), grid, scale))
            self._made[key] = rows
        return self._made[key]

    def _changes(self, id_: str, room: int) -> list[Line]:
        """All that differs between the two days, in lines, the first of which says which days."""
        changes, view = self._differences(id_), self.session.view
        if not changes or view.compared is None:
            return []
        from store.report.changing import change_words  # only a comparison needs it

        first, last = sorted((view.compared, view.as_of))
        days = f"{short(first.isoformat())} → {short(last.isoformat())}  "
        words = " · ".join(change_words(change, self.session.named) for change in changes)
        lines = _lines(words, room - len(days))
        return [
            ((days if number == 0 else " " * len(days), "accent"), (line, "text")) for number, line in enumerate(lines)
        ]

    def _sides(self, id_: str, standing: CrossingStanding, grid: Grid, scale: Scale) -> list[Row]:
        crossing = self.session.store.crossings[id_]
        rows = []
        for side in side_keys(crossing):
            held = standing.holders.get(side, ())
            label = f"{side:<3.3} "
            room = grid.left - 4 - len(label)
            words = side_words(held, self.session.named, room)
            head = ((" ", "accent"), ("   ", "text"), (label, "muted"), (fit(words, room), "text" if held else "muted"))
            rows.append(Row((*head, *self._holders(id_, side, scale))))
        return rows

    def _wave(self, id_: str, scale: Scale) -> Line:
        session = self.session
        key = (id_, "", session.standing.known_on, scale)
        if key not in self._waves:
            standing, fresh = session.standing, float(session.store.meta.stale_after)
            self._waves[key] = wave(
                standing.history(id_), standing.reported(id_), scale, today=self._last_day, fresh=fresh
            )
        seen = seen_from(self._waves[key], scale, self._as_of, is_past=session.is_past)
        plans = session.standing[id_].plans if id_ in session.standing.planned else ()
        return with_plans(seen, [days for plan in plans if (days := _days(plan.date))], scale)

    def _holders(self, id_: str, side: str, scale: Scale) -> Line:
        spans = self.session.standing.control_history(id_).get(side, ())
        holders = dict.fromkeys(span.word for span in spans)
        names = tuple(self._names(holder)[0] for holder in holders)  # on another day they may be called otherwise
        key = (id_, side, self.session.standing.known_on, names, scale)
        if key not in self._waves:
            self._waves[key] = holder_signs(spans, scale, today=self._last_day, names=self._names)
        return seen_from(self._waves[key], scale, self._as_of, is_past=self.session.is_past)

    def _names(self, holder: str) -> Sequence[str]:
        """The names of a holder, the fullest first; of several the names they are called by, then the first of them."""
        several = members(holder)
        if len(several) > 1:
            called = [self._names(one)[0] for one in several]
            return " + ".join(called), f"{called[0]} +{len(called) - 1}", *self._names(several[0])
        actor = self.session.named.actors.get(holder)
        return (*names_of(actor), holder) if actor else (holder,)

    def thumb(self, height: int) -> range:
        if self._tab is not None:
            return self._tab.thumb(height)
        return thumb_of(self._top, height, self.listed_rows + self.most_unfolded - 2, above=2)

    # time

    @property
    def _as_of(self) -> float:
        return float(self.session.view.as_of.toordinal())

    @property
    def _last_day(self) -> float:
        """Up to when histories are drawn: today; as known at the time, the as-of day, for nothing was known after."""
        view = self.session.view
        return float((view.as_of if view.known_then else self.session.today).toordinal())

    def scale(self, columns: int) -> Scale:
        """The days of the columns: as zoomed and panned, else all that is known, each year on a whole column."""
        if self._columns != columns:
            self._zoomed = self._zoomed and self._zoomed.stretched(columns)
            self._columns = columns
        return self._zoomed or self._whole(columns)

    def _whole(self, columns: int) -> Scale:
        reached = self._days_known()
        last = max([self._last_day, *(days[1] for days in reached)])
        first = min([last - _FEWEST_DAYS, *(days[0] for days in reached)])
        return Scale.of_years(first, last, max(1, columns))

    def _days_known(self) -> list[tuple[float, float]]:
        """The first and last days of what is reported and of what is planned; kept, since each key asks for them."""
        standing = self.session.standing
        if self._known_days is None or self._known_days[0] != standing.known_on:
            told = self._parted[0]
            sides = [spans for id_ in told for spans in standing.control_history(id_).values()]
            reached = [days for spans in sides if (days := reach(spans))]
            reached += [days for id_ in told for days in standing.reported(id_) if max(map(abs, days)) < BEYOND]
            known = [(min(days[0] for days in reached), max(days[1] for days in reached))] if reached else []
            rows = self.session.store.rows
            if ahead := _days_of([rows[event].date for id_ in told for event in standing.planned.get(id_, ())]):
                known.append((ahead[0], min(ahead[1], self._last_day + _MOST_AHEAD)))
            self._known_days = standing.known_on, known
        return self._known_days[1]

    def _marks(self) -> Marks:
        session = self.session
        selected = session.selected
        row = session.store.rows.get(selected.id) if selected and selected.table == "events" else None
        return Marks(
            selected=_days_of([row.date]) if row else None,
            as_of=self._as_of,
            compared=float(session.view.compared.toordinal()) if session.view.compared else None,
        )

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
        self._rescale(None)

    def _rescale(self, scale: Scale | None) -> None:
        whole = self._whole(self._columns)
        scale = scale and scale.within(whole)
        self._zoomed = scale if scale and scale.days < whole.days else None
        self._waves.clear()
        self._made.clear()
        self.redraw()

    # moving

    def under_bar(self) -> Key | None:
        """The crossing, or the record of the tab's entry; None where the bar stands on all crossings."""
        if self._tab is not None:
            return self._tab.under_bar()
        crossing = self.ids[self.index]
        return Key("crossings", crossing) if crossing else None

    def put_bar_on(self, key: Key) -> bool:
        """Put the bar on a crossing, or show the tab that lists the record; the timeline stays as it is."""
        if key.table == "crossings":
            self._tab = None
            self._put_on = key.id if key.id in self.session.store.crossings else ""
            self.redraw()
            return bool(self._put_on)
        tab = next((tab for tab in self._tabs if tab is not self.worklist and tab.put_bar_on(key)), None)
        if tab is not None:
            self._tab = tab
            self.redraw()
        return tab is not None

    def move(self, steps: int) -> None:
        """Narrow to the crossing so many places on, or show another entry of the tab."""
        if self._tab is not None:
            self._tab.move(steps)
            self.redraw()
            return
        ids = self.ids
        self._narrow(ids[max(0, min(self.index + steps, len(ids) - 1))])

    def _narrow(self, crossing: str) -> None:
        self._put_on = ""
        self.session.narrow(crossing)

    def move_to_end(self, *, last: bool) -> None:
        if self._tab is not None:
            self.move(len(self._tab.entries()) if last else -len(self._tab.entries()))
            return
        self._narrow(self.ids[-1 if last else 0])

    @property
    def page(self) -> int:
        return max(1, self.window_size[1] // self._tab.height if self._tab else self.window_size[1] - 2)

    def enter(self) -> str:
        """Go to the events of the crossing, or to the details of the entry."""
        if self._tab is None and self._put_on:
            self._narrow(self._put_on)
        return "timeline" if self._tab is None else "details"

    def sideways(self, steps: int) -> None:
        """Pan in time while it is zoomed in; else change to the tab at the left or right."""
        if self._tab is None and self._zoomed:
            self._rescale(self.scale(self._columns).panned(steps * max(1, self._columns // 10)))
            return
        tabs = (None, *self._tabs)
        self._show(tabs[(tabs.index(self._tab) + steps) % len(tabs)])

    def leave_tab(self) -> bool:
        """Show the crossings; False where they are shown already."""
        is_tab = self._tab is not None
        if is_tab:
            self._show(None)
        return is_tab

    def show_worklist(self) -> None:
        """Show what waits for somebody."""
        self._show(self.worklist)

    def _show(self, tab: Listing[Any] | None) -> None:
        self._tab = tab
        if tab is self.worklist:
            self.worklist.gather()
        if tab is not None:
            tab.move(0)
        self.session.tell(Changed.SELECTION)

    def wheeled(self, steps: int) -> None:
        """One crossing a notch."""
        self.move(1 if steps > 0 else -1)

    def clicked(self, x: int, y: int) -> None:
        """Narrow to the crossing that was clicked, or show the entry."""
        if not self.edges.sides and y == 0:
            self.heading_clicked(x - 2)
        elif self._tab is not None:
            self._tab.clicked(y - (not self.edges.sides))
            self.redraw()
        elif 0 <= y < len(self._lines) and (self._lines[y] or y == 1):
            self._narrow(self._lines[y])


def _looked(view: View) -> tuple[date | None, str, date | None]:
    """What the order of the crossings goes by: the day compared with, the order chosen, the day whose knowledge counts.

    The last is None where all that is known today does.
    """
    return view.compared, view.board, view.as_of if view.known_then else None


def _words_of(tab: Listing[Any] | None) -> str:
    return tab.words if tab else "Crossings"


def _days_of(dates: Sequence[str]) -> tuple[float, float] | None:
    """The first and last day that some dates can mean; None where none of them has days."""
    days: list[float] = []
    for text in dates:
        date = date_in(text)
        days.extend((date and _days(date)) or ())
    return (min(days), max(days)) if days else None


def _days(date: Edtf) -> tuple[float, float] | None:
    """The first and last day that a date can mean; None where it has no days."""
    days = [float(day) for day in (earliest_ordinal(date), latest_ordinal(date)) if day is not None]
    return (days[0], days[-1]) if days else None


def _lines(words: str, room: int) -> list[str]:
    """Words in lines; where they are too many, the last line says so: what is left out may be a no."""
    lines = wrap(words, room)
    if len(lines) <= _MOST_LINES:
        return lines
    return [
        *lines[: _MOST_LINES - 1],
        cut(f"{lines[_MOST_LINES - 1]} {lines[_MOST_LINES]}", room - cells(_MORE)) + _MORE,
    ]
