"""The map drawn: boundaries, country names, places, and a bar for the scale, as rows of text with roles.

It decides what covers what, and knows no widget, colour or record.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from math import log10, radians
from typing import NamedTuple

from store.geography.boundaries import ArcKind, Country, boundaries, countries, scale_for
from store.geography.boundary_file import UNITS_PER_DEGREE
from store.geography.geodesy import EARTH_RADIUS_KM, Position
from tui.cartography.braille import DOTS_ACROSS, DOTS_DOWN, Canvas, ascii_dots, braille
from tui.cartography.labels import FreeCells, Room, Spot, country_names, rooms
from tui.cartography.view import CELL_ASPECT, Size, View
from tui.widgets.text import cells, clip, plain, safe


class Run(NamedTuple):
    """A piece of one row: text, its role, and whether it belongs to the selected place."""

    text: str
    role: str
    selected: bool = False


class Place(NamedTuple):
    """Something to show at a position. `mark` is one cell wide; `letter` too, or empty; `label` may be empty."""

    id: str
    lat: float
    lon: float
    letter: str
    mark: str
    role: str
    label: str

    @property
    def position(self) -> Position:
        """Where it is."""
        return Position(self.lat, self.lon)


_BLANK = Run(" ", "text")
_COUNTRY = "label"
"""The role of countries' names alone."""
_REACH = 2.0
"""How many columns, or twice as many rows, a click may lie beside a mark."""
Grid = list[list[Run]]
"""A run for each cell."""


def draw(view: View, size: Size, places: Sequence[Place], selected: str | None, ascii_only: bool) -> list[list[Run]]:
    """The map in exactly `size.height` rows of `size.width` cells each.

    Earlier places win over later ones; the one whose id is `selected` over all.
    """
    if size.width <= 0 or size.height <= 0:
        return [[] for _ in range(max(0, size.height))]
    grid = [list(row) for row in _outline(view, size, ascii_only)]
    free = FreeCells(*size)
    _draw_places(grid, free, _markers(view, size, places, selected, ascii_only), ascii_only)
    _draw_scale(grid, free, view, ascii_only)
    for spot, name in country_names(_titles(ascii_only), _rooms(view, size), free):
        _write(grid, spot, Run(name, _COUNTRY))
        _set_apart(grid, spot, len(name), free)
    return [_runs(row) for row in grid]


def place_at(view: View, size: Size, column: int, row: int, places: Sequence[Place]) -> Place | None:
    """The place whose mark is nearest to a cell, within two columns or one row; None if none is."""

    def away(place: Place) -> float:
        x, y = view.cell(place.position, size)
        return max(abs(x - column - 0.5), 2 * abs(y - row - 0.5))

    nearest = min(places, key=away, default=None)
    return nearest if nearest and away(nearest) <= _REACH else None


@cache
def _titles(ascii_only: bool) -> tuple[Country, ...]:
    """The countries with their names in capitals."""
    shown = plain if ascii_only else str
    return tuple(Country(shown(country.name.upper()), country.code) for country in countries())


@lru_cache(maxsize=8)
def _outline(view: View, size: Size, ascii_only: bool) -> Grid:
    """Boundaries alone; kept for a few views, since a selection or a date moves no border."""
    coasts, borders = _boundary_dots(view, size)
    glyph: Callable[[int], str] = ascii_dots if ascii_only else braille
    grid = [[_BLANK] * size.width for _ in range(size.height)]
    for y, row in enumerate(grid):
        for x in range(size.width):
            border, coast = borders.bits(x, y), coasts.bits(x, y)
            if border or coast:
                row[x] = Run(glyph(border | coast), "muted" if border else "border")
    return grid


def _boundary_dots(view: View, size: Size) -> tuple[Canvas, Canvas]:
    """Coasts and land borders."""
    coasts, borders = Canvas(*size), Canvas(*size)
    box = view.box(size)
    dot = view.degrees / DOTS_DOWN
    across, down = view.degrees_across / DOTS_ACROSS * UNITS_PER_DEGREE, dot * UNITS_PER_DEGREE
    west, north = box.west * UNITS_PER_DEGREE, box.north * UNITS_PER_DEGREE
    for line in boundaries(scale_for(dot)).lines(box, smallest=dot):
        canvas = borders if line.kind is ArcKind.BORDER else coasts
        # Whole dots, so that the many points of a line that fall on one dot are drawn once.
        canvas.polyline([((x - west) // across, (north - y) // down) for x, y in zip(line.xs, line.ys, strict=True)])
    return coasts, borders


@lru_cache(maxsize=8)
def _rooms(view: View, size: Size) -> list[Room]:
    box = view.box(size)
    lats = [box.south + (row + 0.5) * view.degrees for row in range(size.height)]
    found = boundaries(scale_for(view.degrees / DOTS_DOWN)).interiors(box, lats)
    return rooms(found, box.west, view.degrees_across, size.width)


class _Marker(NamedTuple):
    spot: Spot
    mark: str
    letter: str
    label: str
    role: str
    selected: bool
    hidden: int = 0
    """How many other places share its cell."""


def _markers(view: View, size: Size, places: Sequence[Place], selected: str | None, ascii_only: bool) -> list[_Marker]:
    """One marker for each cell with a place in it, the selected one first."""
    found: dict[Spot, _Marker] = {}
    for place in sorted(places, key=lambda place: place.id != selected):
        x, y = view.cell(place.position, size)
        spot = Spot(int(x // 1), int(y // 1))
        if spot in found:
            found[spot] = found[spot]._replace(hidden=found[spot].hidden + 1)
        elif 0 <= spot.column < size.width and 0 <= spot.row < size.height:
            label = plain(safe(place.label)) if ascii_only else safe(place.label)
            mark = plain(place.mark) if ascii_only else place.mark
            found[spot] = _Marker(spot, mark, place.letter, label, place.role, place.id == selected)
    return list(found.values())


def _draw_places(grid: Grid, free: FreeCells, markers: Sequence[_Marker], ascii_only: bool) -> None:
    for marker in markers:
        free.take(marker.spot, 1)
        _write(grid, marker.spot, Run(marker.mark, marker.role, marker.selected))
    for marker in markers:
        # A name is no status: shape and colour of the mark tell that, so that the map stays calm.
        role = "muted" if marker.role == "unknown" else "text"
        for spot, text in _namings(marker, free.width):
            shown = plain(text) if ascii_only else text
            if shown and free.is_free(spot, cells(shown)):
                free.take(spot, cells(shown))
                _write(grid, spot, Run(shown, role, marker.selected))
                _set_apart(grid, spot, cells(shown), free)
                break


def _namings(marker: _Marker, width: int) -> list[tuple[Spot, str]]:
    """Letter and name right of a mark, or left of it; the selected one's cut short; the letter alone."""
    column, row = marker.spot
    label = f"{marker.label} +{marker.hidden}" if marker.hidden else marker.label
    right, left = f"{marker.letter} {label}".rstrip(), f"{label} {marker.letter}".lstrip()
    namings = [(Spot(column + 1, row), right), (Spot(column - cells(left), row), left)]
    if marker.selected:
        namings.append((Spot(column + 1, row), clip(right, width - column - 1)))
    return [*namings, (Spot(column + 1, row), marker.letter)]


def _draw_scale(grid: Grid, free: FreeCells, view: View, ascii_only: bool) -> None:
    """A bar of a round number of kilometres in a free bottom corner, where the map is large enough to spare it."""
    if free.width < 24 or free.height < 6:
        return
    column_km = radians(view.degrees) * EARTH_RADIUS_KM / CELL_ASPECT
    km = _round_number(column_km * free.width / 4)
    inner = max(0, round(km / column_km) - 2)
    bar = f"|{'-' * inner}| {km} km" if ascii_only else f"├{'─' * inner}┤ {km} km"
    for column in (1, free.width - len(bar) - 1):
        spot = Spot(column, free.height - 1)
        if free.is_free(spot, len(bar)):
            free.take(spot, len(bar))
            _write(grid, spot, Run(bar, "muted"))
            _set_apart(grid, spot, len(bar), free)
            return


def _round_number(most: float) -> int:
    """The largest of 1, 2, 5, 10, 20, … that is not above `most`; at least 1."""
    power: int = 10 ** int(log10(max(1.0, most)))
    return max(step * power for step in (1, 2, 5) if step * power <= max(1.0, most))


def _write(grid: Grid, spot: Spot, run: Run) -> None:
    """Put in a text that fits: after a wide character comes an empty cell, a combining one joins the last."""
    row, column = grid[spot.row], spot.column
    for character in run.text:
        width = cells(character)
        if width == 0:
            last = max(spot.column, column - 1)
            row[last] = row[last]._replace(text=row[last].text + character)
            continue
        row[column : column + width] = [run._replace(text=text) for text in (character, "")[:width]]
        column += width


def _set_apart(grid: Grid, spot: Spot, width: int, free: FreeCells) -> None:
    """Clear the boundary dots that touch a text's ends."""
    for column in (spot.column - 1, spot.column + width):
        if free.is_free(Spot(column, spot.row), 1):
            grid[spot.row][column] = _BLANK


def _runs(row: Sequence[Run]) -> list[Run]:
    return [
        Run("".join(cell.text for cell in alike), *look)
        for look, alike in groupby(row, key=lambda cell: (cell.role, cell.selected))
    ]


def _unmarked(place: Place) -> Place:
    """What of a place no day changes."""
    return place._replace(mark="", role="")


class Picture:
    """A map without a selection, drawn once, that sets any one of its places apart by drawing one row anew."""

    def __init__(self, view: View, size: Size, places: Sequence[Place], ascii_only: bool) -> None:
        self._view, self._size, self._ascii_only = view, size, ascii_only
        self._plain = draw(view, size, places, None, ascii_only)
        self._place(places)

    def _place(self, places: Sequence[Place]) -> None:
        self.places = places
        self._rows: dict[int, list[Place]] = {}
        for place in places:
            row = int(self._view.cell(place.position, self._size)[1] // 1)
            if 0 <= row < self._size.height:
                self._rows.setdefault(row, []).append(place)

    def turned(self, places: Sequence[Place]) -> bool:
        """Show places on another day, by drawing the rows anew in which a mark is another.

        Return False, and change nothing, where more than marks is: that takes another picture.
        """
        if list(map(_unmarked, places)) != list(map(_unmarked, self.places)):
            return False
        before = self._rows
        self._place(places)
        for row, placed in self._rows.items():
            if placed != before[row]:
                self._plain[row] = self._redrawn(row, placed, None)
        return True

    def selecting(self, selected: str | None) -> list[list[Run]]:
        """The map with this place set apart; a name lies in the row of its mark, so the other rows stay."""
        for row, places in self._rows.items():
            if any(place.id == selected for place in places):
                return [*self._plain[:row], self._redrawn(row, places, selected), *self._plain[row + 1 :]]
        return self._plain

    def _redrawn(self, row: int, places: Sequence[Place], selected: str | None) -> list[Run]:
        grid = list(_outline(self._view, self._size, self._ascii_only))
        grid[row] = list(grid[row])
        free = FreeCells(*self._size)
        _draw_places(grid, free, _markers(self._view, self._size, places, selected, self._ascii_only), self._ascii_only)
        if row == self._size.height - 1:
            _draw_scale(grid, free, self._view, self._ascii_only)
        column = 0
        for run in self._plain[row]:
            width = cells(run.text)
            if run.role == _COUNTRY and free.is_free(Spot(column, row), width):
                _write(grid, Spot(column, row), run)
                _set_apart(grid, Spot(column, row), width, free)
            column += width
        return _runs(grid[row])
