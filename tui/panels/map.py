"""The map: borders in dots, crossings by the shape, letter and colour of their status as of the date.

The view (zoom and pan) fits all crossings until it is moved. `tui/cartography/` draws it, and is loaded when a map is
first seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.geography.geodesy import Position, distance_km, on_earth
from store.records.model import Event, Key
from store.records.vocabulary import Status
from store.words.names import short_name
from tui.cartography.drawing import Picture, Place, Run, draw, place_at
from tui.cartography.view import Size, View, fit
from tui.panels.panel import READING, Panel
from tui.widgets.legend import PLANNED
from tui.widgets.lines import Line, Row, empty
from tui.widgets.text import cells
from tui.widgets.themes import ROLES
from tui.work.session import Changed, Session

_ZOOM = 1.4
_SELECTED = "here"
_MOST_WORDED = 1_000
"""Rows that are kept over the days; then the map is drawn anew."""
_USUAL = Size(80, 20)
_AROUND = 24  # cells of the border that the words around the names leave


def _role(run: Run) -> str:
    """The role of a piece of the map: what belongs to the selected place is bold."""
    if not run.selected:
        return run.role
    strong = f"{run.role} strong"
    return strong if strong in ROLES else "strong"


class MapPanel(Panel):
    """Cursor keys pan, + and - zoom, 0 shows all again; Enter narrows to the crossing nearest the middle."""

    name = "map"
    number = 4
    has_bar = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._view: View | None = None
        self._moved = False
        self._places: list[Place] | None = None
        self._unplaced: list[str] = []
        self._picture: Picture | None = None
        self._drawn_for: object = None
        self._fitted_to: Size | None = None
        self._worded: dict[tuple[Run, ...], Row] = {}
        self._selecting: dict[str | None, list[Row]] = {}

    def show(self, session: Session, changed: Changed) -> None:
        """Look again at what the map shows of it; a cursor key moves the mark at most."""
        if changed & Changed.RECORDS and not self._moved:
            self._fitted_to = None
        if changed & (Changed.RECORDS | Changed.STANDING):
            self._places = None
        if changed & (Changed.RECORDS | Changed.STANDING | Changed.SELECTION):
            self.redraw()

    @property
    def has_scale(self) -> bool:
        """Always."""
        return True

    def heading(self) -> Line:
        return self.titled("Map")

    def footing(self) -> Line:
        """Which crossings have no place to be drawn at; the keys, while they work here."""
        if not self.session.is_derived:
            return ()
        self._known_places()
        keys = "+ − zoom · 0 all" if self.lit else ""
        absent = ", ".join(self._unplaced)
        if absent and cells(absent) + cells(keys) + _AROUND > self.window_size[0]:
            absent = f"{len(self._unplaced):,} crossings" if len(self._unplaced) > 1 else "1 crossing"
        told = " · ".join(filter(None, (f"not placed: {absent}" if absent else "", keys)))
        return ((told, "muted"),) if told else ()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The map in this window; the same rows while nothing on it changed."""
        if not self.session.is_derived:
            return empty(width, height, READING)
        size = Size(width, height)
        view = self._seen(size)
        if view is None:
            words = "" if self.session.is_empty else "No crossing has coordinates yet."
            return empty(width, height, words)
        own = self._event_place()
        if own:
            return self._rows(draw(view, size, [*own, *self._known_places()], _SELECTED, self.look.ascii_only))
        places = self._known_places()
        drawn_for = (view, size, self.look.ascii_only)
        picture = self._picture if drawn_for == self._drawn_for else None
        if picture is None or picture.places != places:  # on most days no status is another than the day before
            if picture is None or not picture.turned(places) or len(self._worded) > _MOST_WORDED:
                picture = Picture(view, size, places, self.look.ascii_only)
                self._worded.clear()
            self._picture, self._drawn_for = picture, drawn_for
            self._selecting.clear()
        return self._with(picture, self._chosen())

    def prepare(self, key: Key) -> bool:
        """Draw the map as it will be with this event's crossing set apart."""
        event = self.session.store.event(key.id)
        if self._picture is not None and event.place is None and event.crossings:
            self.predraw(self._with(self._picture, event.crossings[0]))
        return False

    def _with(self, picture: Picture, selected: str | None) -> list[Row]:
        """The rows of the picture with a place set apart; most are the same as with any other."""
        rows = self._selecting.get(selected)
        if rows is None:
            rows = self._selecting[selected] = self._rows(picture.selecting(selected))
        return rows

    def _rows(self, drawn: list[list[Run]]) -> list[Row]:
        rows = []
        for line in drawn:
            key = tuple(line)
            row = self._worded.get(key)
            if row is None:
                row = self._worded[key] = Row(tuple((run.text, _role(run)) for run in line))
            rows.append(row)
        return rows

    def _seen(self, size: Size) -> View | None:
        """One that fits all places, else the view as moved, which shows no more and no less in another size."""
        if min(size) <= 0:
            return self._view
        if not self._moved and size != self._fitted_to:
            self._view = fit([place.position for place in self._known_places()], size)
        elif self._view is not None and self._fitted_to is not None and size != self._fitted_to:
            self._view = self._view.resized(self._fitted_to, size)
        self._fitted_to = size
        return self._view

    # places

    def _known_places(self) -> list[Place]:
        if self._places is None:
            self._places = self._crossings()
        return self._places

    def _crossings(self) -> list[Place]:
        standing = self.session.standing
        found = []
        self._unplaced = []
        for id_, crossing in self.session.named.crossings.items():
            position = on_earth(crossing.lat, crossing.lon)
            if position is None:
                self._unplaced.append(short_name(crossing))
                continue
            held = standing.holding(id_)
            status = Status.find(held.word) or Status.UNKNOWN
            mark = status.hollow if held.stale else status.mark
            planned = PLANNED.sign if id_ in standing.planned and standing[id_].plans else ""
            found.append(Place(id_, *position, planned, mark, status.value, short_name(crossing)))
        return found

    def _event_place(self) -> list[Place]:
        """The place of the selected event, where it has coordinates of its own."""
        event = self._event()
        place = event.place if event else None
        position = on_earth(place.lat, place.lon) if place else None
        if place is None or position is None:
            return []
        return [Place(_SELECTED, *position, "", "×", "accent", place.text)]

    def _event(self) -> Event | None:
        key = self.session.selected
        if key is None or key.table != "events" or key not in self.session.store:
            return None
        return self.session.store.event(key.id)

    def _chosen(self) -> str | None:
        """The place to set apart: the event's own, else its crossing, else the crossing selected."""
        key = self.session.selected
        if key is not None and key.table == "crossings":
            return key.id
        if self._event_place():
            return _SELECTED
        event = self._event()
        return event.crossings[0] if event and event.crossings else self.session.view.crossing or None

    # keys

    def move(self, steps: int) -> None:
        """Pan north or south."""
        self._pan(0, steps)

    def sideways(self, steps: int) -> None:
        """Pan west or east."""
        self._pan(2 * steps, 0)

    def _pan(self, columns: int, rows: int) -> None:
        if view := self._view_now():
            self._move_to(view.panned(columns, rows))

    def _view_now(self) -> View | None:
        """The view; for keys typed ahead of its first drawing, one of the usual size."""
        return self._view or self._seen(_USUAL)

    def zoom(self, steps: int) -> None:
        """Closer where positive, about the selected place, else the middle."""
        view = self._view_now()
        if view is None:
            return
        chosen = self._chosen()
        known = [*self._event_place(), *self._known_places()]
        about = next((place.position for place in known if place.id == chosen), None)
        self._move_to(view.zoomed(_ZOOM**steps, about))

    def zoom_out_whole(self) -> None:
        self._moved, self._fitted_to = False, None
        self.redraw()

    def _move_to(self, view: View) -> None:
        self._view, self._moved = view, True
        self.redraw()

    @property
    def page(self) -> int:
        return max(1, self.window_size[1] // 2)

    def move_to_end(self, *, last: bool) -> None:
        self.zoom_out_whole()

    def enter(self) -> str:
        """Narrow the timeline to the crossing nearest the middle of the map."""
        if view := self._view_now():
            middle = Position(view.lat, view.lon)
            near = min(self._crossings(), key=lambda place: distance_km(place.position, middle), default=None)
            if near is not None:
                self.session.narrow(near.id)
        return self.name

    def clicked(self, x: int, y: int) -> None:
        """Narrow the timeline to the crossing that was clicked."""
        if self._view is not None:
            place = place_at(self._view, Size(*self.window_size), x, y, self._crossings())
            if place is not None:
                self.session.narrow(place.id)

    def wheeled(self, steps: int) -> None:
        """Zoom with the wheel."""
        self.zoom(-1 if steps > 0 else 1)
