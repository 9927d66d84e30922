"""The pictures of a report as SVG within the page: the map, the board, what passed by week.

They are read without colour: a status is a shape and a word, a figure a height and a number, old news is hollow.
Every text is escaped; what runs from right to left is set apart with its direction. Nothing is fetched or referred to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import cos, radians

from store.geography.boundaries import ArcKind, Box, boundaries, countries, scale_for
from store.geography.boundary_file import UNITS_PER_DEGREE
from store.geography.geodesy import Position, distance_km, on_earth
from store.records.vocabulary import Status
from store.report.headings import MONTHS, called, week_words
from store.report.marking import attribute, set_apart
from store.report.model import CrossingStatus, Report, Stretch, Weekly

WIDTH, _MAP_HEIGHT = 720, 400
_LETTER, _LINE = 6.2, 14
"""Pixels that a letter of the pictures takes on average, and a line of them."""
_HALO = 'stroke="#fff" stroke-width="3" fill="#fff"'
"""What stands behind a name, so that no line of the map runs through it."""
_LEAST_DEGREES, _ROOM = 1.2, 0.22
"""The least height of a map, and the share of it left free round the crossings."""
_ROW, _HEIGHT, _NAMES, _AGES = 30, 18, 150, 150
_LEVELS = {Status.OPEN: 18, Status.LIMITED: 11, Status.SPORADIC: 8, Status.CLOSED: 3, Status.INACTIVE: 3}
"""How high a status stands in the board, as on the screen: the more open, the higher."""
_SHAPES: dict[Status, Callable[[float, float], str]] = {
    Status.OPEN: lambda x, y: f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"',
    Status.LIMITED: lambda x, y: _polygon((x, y - 5), (x + 5, y + 4), (x - 5, y + 4)),
    Status.SPORADIC: lambda x, y: _polygon((x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)),
    Status.CLOSED: lambda x, y: f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"',
    Status.INACTIVE: lambda x, y: f'<rect x="{x - 5:.1f}" y="{y - 2:.1f}" width="10" height="4"',
    Status.UNKNOWN: lambda x, y: f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2"',
}


def _polygon(*points: tuple[float, float]) -> str:
    return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"'


def _svg(height: float, label: str, inside: Iterable[str]) -> Iterator[str]:
    """A picture with the words that stand for it where it is not seen."""
    words = attribute(label)
    yield f'<svg viewBox="0 0 {WIDTH} {height:.0f}" width="100%" role="img" aria-label="{words}"><title>{words}</title>'
    yield from inside
    yield "</svg>"


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}"{f" {more}" if more else ""}>{set_apart(words, "tspan")}</text>'


def _mark(row: CrossingStatus, x: float, y: float) -> str:
    """A crossing's shape: filled where the news of it is fresh, hollow where it is old."""
    status = Status.find(row.status.removesuffix(" (uncertain)")) or Status.UNKNOWN
    fill = "#fff" if row.stale else "#111"
    return f'{_SHAPES[status](x, y)} fill="{fill}" stroke="#111" stroke-width="1.5"/>'


# The map.


@dataclass
class _Frame:
    """Which part of the earth is shown, where a position falls on it, and which places of it are taken by words.

    `numbered` are the crossings for whose names there is no room.
    """

    box: Box
    height: float
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)
    numbered: list[tuple[int, str]] = field(default_factory=list)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the left and from above."""
        box = self.box
        x = (lon - box.west) / (box.east - box.west) * WIDTH
        return x, (box.north - lat) / (box.north - box.south) * self.height

    def take(self, x: float, y: float, width: float, height: float) -> bool:
        """Take a place where nothing stands yet and that is wholly within; whether it could be had."""
        free = all(
            x + width <= left or left + wide <= x or y + height <= top or top + high <= y
            for left, top, wide, high in self.taken
        )
        is_free = free and x >= 0 and y >= 0 and x + width <= WIDTH and y + height <= self.height
        if is_free:
            self.taken.append((x, y, width, height))
        return is_free


def map_svg(report: Report) -> Iterator[str]:
    """The crossings on the map, each with its shape, name and status; nothing where none has coordinates."""
    placed = [(row, here) for row in report.statuses if (here := on_earth(row.lat, row.lon))]
    if not placed:
        return
    frame = _fitted([here for _, here in placed])
    label = "Map of the crossings. " + "; ".join(f"{row.short}: {row.shown}" for row, _ in placed)
    yield "<figure>"
    yield from _svg(frame.height, label, _map(frame, placed))
    numbered = [f"{number} {words}" for number, words in frame.numbered]
    key = f" Numbers: {'; '.join(numbered)}." if numbered else ""
    missing = [row.short for row in report.statuses if not on_earth(row.lat, row.lon)]
    unplaced = f" Without coordinates: {', '.join(missing)}." if missing else ""
    yield f"<figcaption>{set_apart(f'{_SIGNS}{key}{unplaced} {_BOUNDARIES}', 'bdi')}</figcaption></figure>"


_SIGNS = "Filled: reported lately; hollow: the report is old."
_BOUNDARIES = "Boundaries: Natural Earth, as held in fact, which is no judgement on any claim."


def _fitted(places: Sequence[Position]) -> _Frame:
    """The frame that shows all places with room for their names."""
    west, across = _narrowest([place.lon for place in places])
    south, north = min(place.lat for place in places), max(place.lat for place in places)
    lat, lon = (south + north) / 2, west + across / 2
    squeezed = max(0.1, cos(radians(lat)))
    high = max(_LEAST_DEGREES, (north - south) * (1 + 2 * _ROOM), across * squeezed * (1 + 2 * _ROOM) / 1.8)
    high = min(high, 170.0)
    wide = min(360.0, high * WIDTH / _MAP_HEIGHT / squeezed)
    return _Frame(Box(lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2), _MAP_HEIGHT)


def _narrowest(lons: Sequence[float]) -> tuple[float, float]:
    """The western edge and the width of the narrowest band with all longitudes: what the widest gap leaves."""
    around = sorted({(lon + 180.0) % 360.0 - 180.0 for lon in lons})
    gap, west = max((after - before, after) for before, after in pairwise([*around, around[0] + 360.0]))
    return (west + 180.0) % 360.0 - 180.0, 360.0 - gap


def _map(frame: _Frame, placed: Sequence[tuple[CrossingStatus, Position]]) -> Iterator[str]:
    yield f'<rect width="{WIDTH}" height="{frame.height:.0f}" fill="#fff"/>'
    degrees = (frame.box.east - frame.box.west) / WIDTH
    for kind, style in ((ArcKind.COAST, 'stroke="#888"'), (ArcKind.BORDER, 'stroke="#444" stroke-dasharray="6 2"')):
        path = "".join(_paths(frame, kind, degrees))
        if path:
            yield f'<path d="{path}" fill="none" stroke-width="1" {style}/>'
    marks = [(row, *frame.at(*_turned(frame, here))) for row, here in placed]
    frame.taken += [(x - 6, y - 6, 12.0, 12.0) for _, x, y in marks]
    yield from _scale_bar(frame)
    names = [_name(frame, number, row, x, y) for number, (row, x, y) in enumerate(marks, 1)]
    yield from _country_names(frame)
    yield from (_mark(row, x, y) for row, x, y in marks)
    yield from names
    yield f'<rect x="1" y="1" width="{WIDTH - 2}" height="{frame.height - 2:.0f}" fill="none" stroke="#111"/>'


def _turned(frame: _Frame, here: Position) -> tuple[float, float]:
    """A position in the turn of the world that the frame shows."""
    return frame.box.west + (here.lon - frame.box.west) % 360.0, here.lat


def _paths(frame: _Frame, kind: ArcKind, degrees: float) -> Iterator[str]:
    """The lines of one kind, without what lies wholly beside the frame."""
    box = frame.box
    for line in boundaries(scale_for(2 * degrees)).lines(box, 2 * degrees):
        if line.kind is not kind:
            continue
        points = [(x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE) for x, y in zip(line.xs, line.ys, strict=True)]
        drawn: tuple[float, float] | None = None
        for one, other in pairwise(points):
            if not (
                max(one[0], other[0]) < box.west
                or min(one[0], other[0]) > box.east
                or max(one[1], other[1]) < box.south
                or min(one[1], other[1]) > box.north
            ):
                if drawn != one:
                    yield "M{:.1f} {:.1f}".format(*frame.at(*one))
                yield "L{:.1f} {:.1f}".format(*frame.at(*other))
                drawn = other


def _name(frame: _Frame, number: int, row: CrossingStatus, x: float, y: float) -> str:
    """Name and status beside the mark where there is room, else its number, which the key below explains."""
    for words in (f"{row.short}: {row.shown}", row.short, ""):
        shown = words or str(number)
        width = _width(shown)
        for left, top in ((x + 9, y - 7), (x - 9 - width, y - 7), (x - width / 2, y - 22), (x - width / 2, y + 8)):
            if frame.take(left, top, width, _LINE):
                if not words:
                    frame.numbered.append((number, f"{row.short}: {row.shown}"))
                return _text(left, top + 11, shown, _HALO) + _text(left, top + 11, shown)
    frame.numbered.append((number, f"{row.short}: {row.shown}"))
    return ""


def _country_names(frame: _Frame) -> Iterator[str]:
    """The name of each country, where it has the most room around it."""
    box, rows = frame.box, 25
    lats = [box.south + (row + 0.5) * (box.north - box.south) / rows for row in range(rows)]
    for country, spans in boundaries(scale_for((box.east - box.west) / 100)).interiors(box, lats).items():
        name = called(countries()[country])
        width = _width(name) * 1.4
        places: list[tuple[float, float, float]] = []
        for lat, row in zip(lats, spans, strict=True):
            for west, east in row:
                (left, y), (right, _) = frame.at(west, lat), frame.at(east, lat)
                if right - left > width:
                    room = min(y, frame.height - y, (right - left - width) / 2 + _LINE)
                    places.append((room, (left + right) / 2, y))
        for _, x, y in sorted(places, reverse=True)[:12]:
            if frame.take(x - width / 2, y - 7, width, _LINE):
                yield _text(x, y + 4, name, 'text-anchor="middle" fill="#555" letter-spacing="2"')
                break


def _scale_bar(frame: _Frame) -> Iterator[str]:
    middle = (frame.box.south + frame.box.north) / 2
    across = distance_km(Position(middle, frame.box.west), Position(middle, frame.box.west + 1e-3)) * 1e3
    a_pixel = across * (frame.box.east - frame.box.west) / WIDTH
    sizes = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    km = next((size for size in reversed(sizes) if size / a_pixel <= WIDTH / 5), sizes[0])
    left, low, width = 12.0, frame.height - 12, km / a_pixel
    words = f"{km:,} km"
    frame.take(left - 4, low - 8, width + 12 + _width(words), 16)
    yield f'<path d="M{left:.1f} {low - 5:.1f}v5h{width:.1f}v-5" fill="none" stroke="#111"/>'
    yield _text(left + width + 6, low, words, _HALO) + _text(left + width + 6, low, words)


def _width(words: str) -> float:
    return len(words) * _LETTER


# The board.


def board_svg(report: Report) -> Iterator[str]:
    """A row for each crossing: shape, name, status, age, and its status over the period, higher the more open."""
    if not report.statuses:
        return
    words = [f"{row.short}: {row.shown}{f', last reported {row.age}' if row.age else ''}" for row in report.statuses]
    height = 22 + _ROW * len(report.statuses)
    yield "<figure>"
    yield from _svg(height, f"Status of the crossings over the period. {'; '.join(words)}", _board(report, height))
    yield (
        "<figcaption>Height: how open. Solid: reported lately; a line: no news since; dashed: uncertain; "
        "nothing: not reported.</figcaption></figure>"
    )


def _board(report: Report, height: float) -> Iterator[str]:
    first, after = report.since.toordinal(), report.as_of.toordinal() + 1
    left = _NAMES + _AGES

    def at(ordinal: float) -> float:
        return left + (ordinal - first) / (after - first) * (WIDTH - left)

    for day, words in _ticks(report.since, report.as_of, (after - first) / (WIDTH - left) * 34):
        x = at(day.toordinal())
        yield f'<path d="M{x:.1f} 14V{height:.0f}" stroke="#ccc"/>'
        yield _text(x + 2, 11, words, 'fill="#444"')
    for number, row in enumerate(report.statuses):
        low = 22 + _ROW * (number + 1) - 8
        yield f'<path d="M0 {low + 6:.0f}H{WIDTH}" stroke="#ddd"/>'
        yield _mark(row, 8, low - 7)
        yield _text(20, low - 3, _cut(row.short, _NAMES - 24))
        status = row.shown.replace(" (uncertain)", "?")
        yield _text(_NAMES, low - 3, _cut(f"{status}{f' · {row.age}' if row.age else ''}", _AGES - 6))
        yield from _wave(row.history, at, low)


def _wave(history: Sequence[Stretch], at: Callable[[float], float], low: float) -> Iterator[str]:
    ended, told = float("-inf"), ""
    for stretch in history:
        left, right = at(stretch.begins.toordinal()), at(stretch.ends.toordinal() + 1)
        level = _LEVELS.get(Status.find(stretch.status) or Status.UNKNOWN, 6)
        if stretch.reported and not stretch.uncertain:
            yield (
                f'<rect x="{left:.1f}" y="{low - level:.1f}" width="{right - left:.1f}" height="{level}" fill="#555"/>'
            )
        else:
            dash = ' stroke-dasharray="2 3"' if stretch.uncertain else ""
            yield f'<path d="M{left:.1f} {low - level:.1f}H{right:.1f}" stroke="#111" stroke-width="1.5"{dash}/>'
        if stretch.status != told and left >= ended and right - left > _width(stretch.status) + 6:
            on_dark = stretch.reported and not stretch.uncertain and level > _LINE
            y = low - 4 if level > _LINE else low - level - 3
            yield _text(left + 3, y, stretch.status, f'fill="{"#fff" if on_dark else "#111"}"')
            ended, told = left + _width(stretch.status) + 6, stretch.status


def _ticks(since: date, as_of: date, least_days: float) -> Iterator[tuple[date, str]]:
    """The first days of months, or of years, at least so many days apart, each with its name."""
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if step * 30 >= least_days), 240)
    month = since.year * 12 + since.month - 1
    while month <= as_of.year * 12 + as_of.month - 1:
        year, of_year = divmod(month, 12)
        day = max(since, date(year, of_year + 1, 1))
        if month % step == 0 or day == since:
            is_year = of_year == 0 or day == since or step >= len(MONTHS)
            yield day, f"{MONTHS[of_year][:3]}{f' {year}' if is_year else ''}" if step < len(MONTHS) else str(year)
        month += step - month % step


def _cut(words: str, width: float) -> str:
    most = int(width / _LETTER)
    return words if len(words) <= most else f"{words[: most - 1]}…"


# What passed by week.


def bars_svg(weekly: Weekly) -> Iterator[str]:
    """A bar a week: solid up to the least that is said, hollow up to the most; a dot where nothing is reported."""
    told = [f"week of {week.begins}: {week.words}" for week in weekly.weeks if week.events]
    yield from _svg(120, f"{week_words(weekly)}. {'; '.join(told)}", _bars(weekly))


def _bars(weekly: Weekly) -> Iterator[str]:
    weeks, low, high = weekly.weeks, 98, 76
    top = max((max(week.most or 0, week.least or 0) for week in weeks), default=0) or 1
    wide, free = WIDTH / max(1, len(weeks)), float("-inf")
    named = float("-inf")
    for number, week in enumerate(weeks):
        x = number * wide
        if week.begins.day <= 7 and x >= named:
            yield _text(x, low + 16, f"{MONTHS[week.begins.month - 1][:3]} {week.begins.year}", 'fill="#444"')
            named = x + 9 * _LETTER
        if not week.events:
            yield f'<circle cx="{x + wide / 2:.1f}" cy="{low - 2}" r="0.8" fill="#444"/>'
            continue
        least, most = ((end or 0) / top * high for end in (week.least, week.most))
        inner = max(1.0, wide * 0.7)
        start = x + (wide - inner) / 2
        yield f'<rect x="{start:.1f}" y="{low - least:.1f}" width="{inner:.1f}" height="{least:.1f}" fill="#555"/>'
        if most > least:
            yield (
                f'<rect x="{start:.1f}" y="{low - most:.1f}" width="{inner:.1f}" height="{most - least:.1f}" '
                'fill="#fff" stroke="#111" stroke-dasharray="2 2"/>'
            )
        words = f"{week.least or 0:,}+" if week.most is None else week.words
        left = min(WIDTH - _width(words), max(0.0, x + wide / 2 - _width(words) / 2))
        if left >= free:
            yield _text(left, low - max(least, most) - 4, words)
            free = left + _width(words) + 4
    yield f'<path d="M0 {low}H{WIDTH}" stroke="#111"/>'
