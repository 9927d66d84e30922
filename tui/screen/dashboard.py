"""The main screen: the panels, where they lie, which has the focus.

The timeline is painted first; the other panels, which need far more of the program, are loaded right after that.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.errors import NoWidget
from textual.geometry import NULL_OFFSET, NULL_SPACING, Offset, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from store.records.model import Key
from tui import panels
from tui.panels.panel import Panel
from tui.panels.timeline import TimelinePanel
from tui.screen.header import Footer, FooterKeys, Header
from tui.screen.layout import Edge, Wanted, arrange, edge_at, shape
from tui.widgets.lines import BLANK, BOX, Lines, Piece, draw
from tui.widgets.themes import Look
from tui.work.session import Changed, Session

if TYPE_CHECKING:
    from tui.panels.board import BoardPanel
    from tui.panels.details import DetailsPanel

_MOST_EXTRA = 60
CHECK_SECONDS = 0.15
"""A record that is shown for so long is checked."""
_IN_PASSING = Changed.NOTICE | Changed.SAVING
"""Changes that a part takes in without having to show anything else than before."""
ORDER = ("crossings", "timeline", "details", "map")
"""The order in which Tab visits the panels."""


def load_panels(session: Session) -> tuple[BoardPanel, DetailsPanel, *tuple[Panel, ...]]:
    """The panels besides the timeline, loaded after it is painted. To add one: here, in `ORDER`, and in `layout.py`."""
    return panels.board.BoardPanel(session), panels.details.DetailsPanel(session), panels.map.MapPanel(session)


class Arrangement(Layout):
    """Lays the parts of the dashboard where `layout.py` says."""

    name = "arrangement"

    def arrange(self, parent: Widget, children: Iterable[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """The placement of each child that is seen."""
        assert isinstance(parent, Dashboard)
        places = arrange(size.width, size.height, parent.wanted)
        parent.frame(narrow=shape(size.width) == "narrow")
        return [
            WidgetPlacement(places[child.id], NULL_OFFSET, NULL_SPACING, child, int(child.id == "footer"))
            for child in children
            if child.id in places
        ]


class Dashboard(Screen[None]):
    """The screen that is always there."""

    DEFAULT_CSS = "Dashboard { overflow: hidden hidden; }"
    AUTO_FOCUS = ""
    BLANK = True

    def __init__(self, session: Session, load_keys: Callable[[], FooterKeys], look: Look) -> None:
        super().__init__()
        self.session = session
        self.zoomed = False
        self.focused_name = "timeline"
        self.extra: dict[str, int] = {}
        self.header = Header(session)
        self.footer = Footer(session)
        self._load_keys = load_keys
        self.timeline = TimelinePanel(session)
        self.panels: dict[str, Panel] = {"timeline": self.timeline}
        self.parts: dict[str, Lines] = {"header": self.header, "footer": self.footer, "timeline": self.timeline}
        self.look = look
        self._arrangement = Arrangement()
        self._prepared_for: object = None
        self._begun_at, self._has_moved = "", False
        self._to_prepare: list[tuple[Panel, Key]] = []
        self._drawn: tuple[Edge, Offset] | None = None
        self._missed: dict[Lines, Changed] = {}
        self._began_empty = session.is_empty
        self._light()
        for part in self.parts.values():
            part.look = look
        session.listeners.append(self._tell)

    def compose(self) -> Iterable[Lines]:
        """The parts that are painted first."""
        yield from self.parts.values()

    @property
    def is_complete(self) -> bool:
        """Whether all panels are there."""
        return len(self.panels) > 1

    def complete(self) -> None:
        """Add the panels that are not there yet; done once, before the first key if one comes that early."""
        if self.is_complete:
            return
        self.board, self.details, *_ = others = load_panels(self.session)
        for panel in others:
            panel.look = self.look
            self.panels[panel.name] = self.parts[panel.name] = panel
        self.mount(*others)
        self.footer.keys = self._load_keys()
        self.footer.redraw()
        self.header.is_complete = True
        self.header.redraw()
        self.timeline.complete()
        if self.session.keeps and self.session.selected:
            self.go_to(self.session.selected)

    def prepare(self) -> bool:
        """Draw part of what the next key may show, once for each cursor position; return whether more is left."""
        session = self.session
        if session.derive_foreseen():
            return True
        prepared_for = (session.cursor, self.size, id(session.collection), session.is_derived)
        if self._prepared_for != prepared_for:
            keys = session.neighbours(self.timeline.page)
            self._begun_at = self._begun_at or session.cursor
            self._has_moved |= session.cursor != self._begun_at
            if not self._has_moved:
                keys = keys[:1]  # the pages are for one who moves; one who only looks is spared their memory
            self._prepared_for = prepared_for
            self._to_prepare = [(panel, key) for key in keys for panel in self.panels.values()]
        if self._to_prepare:
            panel, key = self._to_prepare.pop(0)  # so that one that fails is not taken again
            if panel.prepare(key):
                self._to_prepare.insert(0, (panel, key))
            return True
        self._check_soon()
        return False

    def _check_soon(self) -> None:
        """Check the record that is shown once it is being read; the checks are too slow for a cursor key's frame."""
        key = self.details.key
        if key is not None and not self.session.findings.is_current(key):
            get_running_loop().call_later(CHECK_SECONDS, self.session.at_rest, partial(self.details.look_closer, key))

    @property
    def layout(self) -> Layout:
        """Where the parts lie."""
        return self._arrangement

    def frame(self, *, narrow: bool) -> None:
        """Give the panels frames or, where the screen is narrow, only a rule with their titles."""
        for panel in self.panels.values():
            panel.edges = panel.narrow_edges if narrow else BOX

    @property
    def wanted(self) -> Wanted:
        """What the layout goes by."""
        foot = self.footer.high(self.size.width)
        if self.session.is_empty:
            return Wanted(zoomed=True, foot=foot)  # how to begin, and no panels that would show nothing
        more = frozenset(self.extra.items())
        if "crossings" not in self.panels:
            return Wanted(self.focused_name, self.zoomed, foot=foot, more=more)
        return Wanted(self.focused_name, self.zoomed, self.board.listed_rows, self.board.most_unfolded, more, foot)

    def _tell(self, session: Session, changed: Changed) -> None:
        if session.keeps and self.focused_panel.has_bar and self.is_complete:
            self.focus_panel("details")  # what is shown is never another record than the bar stands on
        parts: tuple[Header | Footer | Panel, ...] = (self.header, self.footer, *self.panels.values())
        for part in parts:
            missed = self._missed.pop(part, None)
            told = changed if missed is None else changed | missed
            try:
                part.show(session, told)
            except Exception as error:
                self._missed[part] = told  # it is told again with the next change
                part.fail(error)  # the other parts are told all the same
            else:
                if part.has_failed and (missed is not None or told & ~_IN_PASSING):
                    part.works()
        if changed == Changed.SELECTION and self.focused_name == "crossings":
            self.footer.redraw()  # of its tabs only the board has a scale
        if (changed & Changed.STANDING or (changed & Changed.RECORDS and self._began_empty)) and self._moves():
            self._lay_out()  # all reports are read: the board knows by now how many crossings it lists
        self._began_empty = session.is_empty

    def render_lines(self, crop: Region) -> list[Strip]:
        """What no part covers, while only the first of them are there: blank, on the look's own ground."""
        return [draw(Piece(BLANK, "ground"), crop.width, self.look)] * crop.height

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What lies at a cell of the screen, and the cell of it, by which Textual knows the text that is selected."""
        if self._edge_at(Offset(x, y)) is not None:
            return None, None
        try:
            widget, region = self.get_widget_at(x, y)
        except NoWidget:
            return None, None
        return widget, Offset(x - region.x, y - region.y)

    # sizes by the mouse

    def _edge_at(self, at: Offset) -> Edge | None:
        """The line between panels at a cell, where no word stands in it."""
        edge = edge_at({name: part.region for name, part in self.parts.items() if part.region}, *at)
        found = edge and any(
            part.region.contains_point(at) and part.is_line_of_frame(*(at - part.region.offset))
            for part in self.panels.values()
        )
        return edge if found else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the line between two panels."""
        edge = self._edge_at(event.screen_offset) if event.button == 1 else None
        self._drawn = (edge, event.screen_offset) if edge else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Give a panel as many cells as its line was drawn by, and no more than there are."""
        if self._drawn is None or event.button != 1:
            self._drawn = None
            return
        edge, start = self._drawn
        by = event.screen_offset - start
        if steps := by.x if edge.columns else by.y:
            self.grow(edge.panel, steps)
            self._drawn = edge, event.screen_offset

    def on_mouse_up(self) -> None:
        """Let go of it."""
        self._drawn = None

    def grow(self, name: str, cells: int) -> bool:
        """Give a panel so many cells more, or fewer where negative; return whether there were any to give."""
        before, had = arrange(*self.size, self.wanted), self.extra.get(name, 0)
        self.extra[name] = max(-_MOST_EXTRA, min(_MOST_EXTRA, had + cells))
        if arrange(*self.size, self.wanted) == before:
            self.extra[name] = had
            return False
        self._lay_out()
        return True

    # focus

    @property
    def focused_panel(self) -> Panel:
        """The panel that takes the keys."""
        return self.panels[self.focused_name]

    def focus_panel(self, name: str) -> None:
        """Give a panel the focus; what the layout shows may depend on it."""
        if name == self.focused_name:
            return
        before = self.focused_panel
        self.focused_name = name
        self._light()
        self.session.focus(self.focused_panel.under_bar if self.focused_panel.has_bar else None)
        before.redraw()
        self.focused_panel.redraw()
        self.footer.redraw()
        if self.zoomed or self._moves():
            self._lay_out()

    def go_to(self, key: Key) -> None:
        """Give a record the focus, the bar and the selection: in the panel that lists it, else in the details."""
        for panel in self.panels.values():
            if panel.put_bar_on(key):
                self.focus_panel(panel.name)
                self.session.tell(Changed.SELECTION)
                return
        self.session.select(key)
        self.focus_panel("details")

    def show_new(self, key: Key) -> None:
        """Go to a record that was added or restored; say so where the filter of the timeline leaves it out."""
        session = self.session
        if key.table == "events" and session.collection.index_of(key.id) is None:
            looked_for = f"what is looked for ({session.looked_for})" if session.looked_for else ""
            why = " or ".join(part for part in (looked_for, "the as-of day" if session.is_past else "") if part)
            session.say_too(f"It is left out of the timeline by {why or 'the filter'}.")
        self.go_to(key)

    def step_focus(self, steps: int) -> None:
        """Give the focus to the panel so many places on."""
        names = [name for name in ORDER if name in self.panels]
        self.focus_panel(names[(names.index(self.focused_name) + steps) % len(names)])

    def enter(self) -> bool:
        """Open what the focused panel's cursor stands on; False where there is nothing to open."""
        name = self.focused_panel.enter()
        if name:
            self.focus_panel(name)
        return bool(name)

    def on_panel_pointed(self, message: Panel.Pointed) -> None:
        """Give the focus to the panel that the mouse pointed at."""
        self.focus_panel(message.panel.name)

    def zoom(self) -> None:
        """Give the focused panel the whole screen, or take it back."""
        self.zoomed = not self.zoomed
        self._lay_out()

    def _lay_out(self) -> None:
        # What a screen has laid out it keeps, unless one of its children asks.
        self.header.refresh(layout=True)
        self.timeline.redraw()  # which tells again what is in sight

    def on_board_panel_unfolded(self) -> None:
        """Give the board the rows of what unfolds now, where it can have them."""
        if self._moves():
            self._lay_out()

    def widen(self, cells: int) -> None:
        """Give the focused panel so many cells more, or less where negative; say so where there are none to give."""
        if not self.grow(self.focused_name, cells):
            self.session.say(f"This panel cannot be {'wider' if cells > 0 else 'narrower'} here.")

    def _moves(self) -> bool:
        places = arrange(*self.size, self.wanted)
        return any(part.region != places.get(name, Region()) for name, part in self.parts.items())

    def _light(self) -> None:
        for name, panel in self.panels.items():
            panel.lit = name == self.focused_name
        self.footer.panel = self.focused_name

    def relook(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        for part in self.parts.values():
            part.relook(look)
