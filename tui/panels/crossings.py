"""The crossings: both names, status by shape, letter and colour, since when, who holds each side, as of the date.

Owns the wording of a crossing in the list, and the tabs beside it. Must never derive a status: `Standing` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.records.model import Key
from store.words.names import crossing_name
from tui.panels.panel import Panel, hatch, scrolled, thumb_of
from tui.panels.standing_words import age_words, control_words
from tui.panels.tabs import ActorsList, SourcesList, Worklist
from tui.widgets.lines import BARE, BOX, Row
from tui.widgets.text import apart, cells, clip
from tui.work.session import Changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.checks.worklist import Task
    from store.records.model import Crossing
    from tui.panels.listing import Listing
    from tui.widgets.lines import Line
    from tui.work.session import Session

_LINES = 3
_ALL = 2
_MORE_CELLS = 2
"""Of the mark that there are more crossings than the bar shows."""
_EVERYTHING = (Row(((" ", "accent"), ("All crossings", "strong"))), Row())


class CrossingsPanel(Panel):
    """All crossings in the first row, then each in three lines; one line in all where the screen is narrow.

    Left and right change to the tabs beside them: sources, actors, the worklist.
    """

    name = "crossings"
    number = 1

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._top = 0
        self._made: dict[str, tuple[Row, ...]] = {}
        self.worklist = Worklist(session)
        self._tabs: tuple[Listing[Any], ...] = (SourcesList(session), ActorsList(session), self.worklist)
        self._tab: Listing[Any] | None = None
        self._put_on = ""
        self._narrowed = ""

    def show(self, session: Session, changed: Changed) -> None:
        """Draw anew where crossings, what holds there, or the narrowing to one changed."""
        if session.view.crossing != self._narrowed:
            self._narrowed, self._put_on = session.view.crossing, ""
        if changed & Changed.RECORDS and self._put_on:
            put_on = session.now_called(Key("crossings", self._put_on))
            self._put_on = put_on.id if put_on else ""
        if changed & (Changed.RECORDS | Changed.STANDING):
            self._made.clear()
        for tab in self._tabs:
            tab.changed(changed)
        if changed & (Changed.RECORDS | Changed.STANDING | Changed.ROWS | Changed.SELECTION):
            self.redraw()

    @property
    def task_here(self) -> Task | None:
        """What the worklist's cursor stands on, while that tab is shown."""
        return self.worklist.current if self._tab is self.worklist else None

    @property
    def ids(self) -> list[str]:
        """The crossings in the order of the list; "" stands for all of them."""
        return ["", *self.session.store.crossings]

    @property
    def index(self) -> int:
        """Where the bar is: where it was put, else on the crossing that the view is narrowed to."""
        crossing = self._put_on or self.session.view.crossing
        ids = self.ids
        return ids.index(crossing) if crossing in ids else 0

    # drawing

    def resized(self) -> None:
        """A single line has no frame."""
        self._made.clear()
        self.edges = BARE if self.size.height == 1 else BOX

    def heading(self) -> Line:
        """Number, name, count of the tab."""
        if self._tab is not None:
            return self.titled(self._tab.words, self._tab.count())
        return self.titled("Crossings", str(len(self.session.store.crossings)))

    def footing(self) -> Line:
        """The tabs at the left and at the right."""
        names = ["Crossings", *(tab.words for tab in self._tabs)]
        here = names.index(self._tab.words if self._tab else "Crossings")
        return ((f"← {names[here - 1]} · {names[(here + 1) % len(names)]} →", "muted"),)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The window's rows."""
        if height == 1:
            return [self._bar(width)]
        if self._tab is not None:
            if self._tab is self.worklist and self.worklist.gather():
                self.call_later(self.redraw)
            return self._tab.rows(width, height, lit=self.lit)
        if not self.session.store.crossings:
            words = "" if self.session.is_empty else "No crossings; A adds one."
            return [Row(((text, role),)) for text, role in hatch(width, height, words)]
        ids = self.ids
        chosen = self.index
        at = _ALL + (chosen - 1) * _LINES if chosen else 0
        self._top = scrolled(self._top, at + (_LINES - 1 if chosen else 0), height, _ALL + (len(ids) - 1) * _LINES)
        self._top = min(self._top, at)
        return [self._line(ids, line, chosen, width) for line in range(self._top, min(self._top + height, self._count))]

    @property
    def _count(self) -> int:
        return _ALL + _LINES * len(self.session.store.crossings)

    def _line(self, ids: list[str], line: int, chosen: int, width: int) -> Row:
        index, part = (0, line) if line < _ALL else divmod(line - _ALL + _LINES, _LINES)
        row = self._block(ids[index], width)[part]
        return self._chosen(row) if index == chosen and row.spans else row

    def _block(self, identifier: str, width: int) -> tuple[Row, ...]:
        block = self._made.get(identifier)
        if block is None:
            block = self._made[identifier] = self._crossing(identifier, width) if identifier else _EVERYTHING
        return block

    def _crossing(self, identifier: str, width: int) -> tuple[Row, ...]:
        crossing = self.session.store.crossings[identifier]
        standing = self.session.standing[identifier]
        role = standing.status.value
        mark = standing.status.hollow if standing.stale else standing.status.mark
        indent = ("     ", "muted")
        first = Row(
            (
                (" ", "accent"),
                (f"{mark} ", role),
                (f"{standing.status.letter} ", role),
                (self._name_apart(crossing, width - 6), "text"),
            )
        )
        second = Row((indent, (clip(age_words(standing, width - 6), width - 6), role)))
        third = Row((indent, (control_words(standing, crossing, self.session.store, width - 6), "muted")))
        return first, second, third

    def _name_apart(self, crossing: Crossing, width: int) -> str:
        return apart(crossing_name(crossing), map(crossing_name, self.session.store.crossings.values()), width)

    def _chosen(self, row: Row) -> Row:
        (bar, _), *rest = row.spans
        return row._replace(
            spans=(("▌", "accent"), (bar[1:], "text"), *rest), ground="selection" if self.lit else "idle"
        )

    def _bar(self, width: int) -> Row:
        """All crossings in one line, as many as fit from where the chosen one is still seen."""
        chosen = self.index
        entries = [self._bar_entry(identifier, number == chosen) for number, identifier in enumerate(self.ids)]
        lengths = [sum(cells(text) for text, _ in entry) for entry in entries]
        first = chosen
        room = width - 2 * _MORE_CELLS
        while first > 0 and sum(lengths[first - 1 : chosen + 1]) <= room:
            first -= 1
        spans: list[tuple[str, str]] = [(" …", "muted")] if first else []
        used = _MORE_CELLS if first else 0
        for number in range(first, len(entries)):
            used += lengths[number]
            if number > chosen and used + _MORE_CELLS > width and (number + 1 < len(entries) or used > width):
                spans.append((" …", "muted"))
                break
            spans.extend(entries[number])
        return Row(tuple(spans))

    def _bar_entry(self, identifier: str, is_chosen: bool) -> tuple[tuple[str, str], ...]:
        if not identifier:
            return ((" All ", "strong" if is_chosen else "muted"),)
        standing = self.session.standing[identifier]
        mark = standing.status.hollow if standing.stale else standing.status.mark
        role = standing.status.value
        name_role = "strong" if is_chosen else "text" if not self.session.view.crossing else "muted"
        return (
            (f"  {mark}{standing.status.letter} ", role),
            (short_name(self.session.store.crossings[identifier]), name_role),
        )

    def thumb(self, height: int) -> range:
        """Where the window is among all lines."""
        return self._tab.thumb(height) if self._tab else thumb_of(self._top, height, self._count)

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
        """Narrow to the last crossing, or show all."""
        if self._tab is not None:
            self.move(len(self._tab.entries()) if last else -len(self._tab.entries()))
            return
        self._narrow(self.ids[-1 if last else 0])

    @property
    def page(self) -> int:
        """How many crossings or entries a page moves."""
        return max(1, self.window_size[1] // (self._tab.height if self._tab else _LINES))

    def enter(self) -> str:
        """Go to the events of the crossing, or to the details of the entry."""
        if self._tab is None and self._put_on:
            self._narrow(self._put_on)
        return "timeline" if self._tab is None else "details"

    def sideways(self, steps: int) -> None:
        """Change to the tab at the left or right, and show what its cursor stands on."""
        tabs = (None, *self._tabs)
        self._tab = tabs[(tabs.index(self._tab) + steps) % len(tabs)]
        if self._tab is self.worklist:
            self.worklist.gather()
        if self._tab is not None:
            self._tab.move(0)
        self.session.tell(Changed.SELECTION)

    def wheeled(self, steps: int) -> None:
        """One crossing a notch."""
        self.move(1 if steps > 0 else -1)

    def footing_clicked(self, at: int) -> bool:
        """Show the tab whose name in the border was clicked."""
        self.sideways(-1 if at <= self.footing()[0][0].index("·") else 1)
        return True

    def clicked(self, x: int, y: int) -> None:
        """Narrow to the crossing that was clicked, or show the entry."""
        if self._tab is not None:
            self._tab.clicked(y)
            self.redraw()
            return
        line = self._top + y
        index = 0 if line < _ALL else 1 + (line - _ALL) // _LINES
        ids = self.ids
        if index < len(ids):
            self._narrow(ids[index])


def short_name(crossing: Crossing) -> str:
    """The name of a crossing on its first side."""
    return crossing.sides[0].name or crossing.id if crossing.sides else crossing.id
