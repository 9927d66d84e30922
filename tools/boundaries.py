"""Makes the boundary files of `store/geography/` from Natural Earth, as the npm package `world-atlas` carries it.

    npm pack world-atlas@2 i18n-iso-countries@7      # and unpack both
    python -m tools.boundaries world-atlas/package/countries-10m.json i18n-iso-countries/package/codes.json

Natural Earth is in the public domain. Only lines and names are kept, simplified to one file for each scale; the same
input gives the same bytes. Runs on a developer's machine; the program must never import it.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from store.geography.boundaries import COUNTRIES_FILE, ArcKind, Scale
from store.geography.boundary_file import LONGEST_STEP, UNITS_PER_DEGREE, Arcs, empty, pack

Point = tuple[float, float]
"""Longitude, latitude, in degrees."""

# Names that have changed since the release of Natural Earth which world-atlas 2 carries.
RENAMED = {"Macedonia": "North Macedonia", "eSwatini": "Eswatini"}
# Not in ISO 3166-1, but reserved there for users and used by everyone for this country.
UNOFFICIAL_CODES = {"Kosovo": "XK"}


class Line(NamedTuple):
    """A stretch of boundary and the rows of the countries on its sides."""

    kind: ArcKind
    countries: tuple[int, int]
    points: list[Point]


def decoded_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised TopoJSON topology, in degrees (TopoJSON 1.0, section 2.1.3)."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        xs = accumulate(step[0] for step in arc)
        ys = accumulate(step[1] for step in arc)
        decoded.append([(x * kx + tx, y * ky + ty) for x, y in zip(xs, ys, strict=True)])
    return decoded


def arc_numbers(nested: Any) -> Iterator[int]:
    """The arcs of a TopoJSON geometry, whichever way each is walked (`~n` is arc *n* backwards)."""
    if isinstance(nested, int):
        yield nested if nested >= 0 else ~nested
        return
    for part in nested:
        yield from arc_numbers(part)


def owners(geometries: Sequence[dict[str, Any]]) -> dict[int, list[int]]:
    """Arc number to the rows of the countries that it bounds."""
    owning: dict[int, list[int]] = {}
    for row, geometry in enumerate(geometries):
        for number in arc_numbers(geometry.get("arcs", [])):
            owning.setdefault(number, []).append(row)
    return owning


def lines(topology: dict[str, Any]) -> list[Line]:
    """Every boundary once, cut at the antimeridian, where seams close the outlines of the countries that span it."""
    found = []
    crossings: dict[int, list[float]] = {}
    owning = owners(topology["objects"]["countries"]["geometries"])
    for number, points in enumerate(decoded_arcs(topology)):
        countries = owning.get(number, [])
        # An arc that one country walks twice is a cut inside it: drawn by nobody, and without effect on inside.
        if not countries or (len(countries) == 2 and countries[0] == countries[1]):
            continue
        kind = ArcKind.BORDER if len(countries) == 2 else ArcKind.COAST
        pieces, lats = cut_at_antimeridian(points)
        for country in set(countries):
            crossings.setdefault(country, []).extend(lats)
        for piece in pieces:
            found += [
                Line(ArcKind.SEAM if seam else kind, (countries[0], countries[-1]), part)
                for seam, part in _cut_at_seams(piece)
            ]
    return found + [seam for country, lats in crossings.items() for seam in _seams(country, lats)]


def cut_at_antimeridian(points: list[Point]) -> tuple[list[list[Point]], list[float]]:
    """Pieces that stay within -180 to 180 degrees, and the latitudes at which the line passes from one to the next."""
    pieces, lats = [[points[0]]], []
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(bx - ax) > 180:
            before, after = 180 - abs(ax), 180 - abs(bx)
            lat = ay + (by - ay) * before / (before + after) if before + after else ay
            pieces[-1].append((math.copysign(180, ax), lat))
            pieces.append([(math.copysign(180, bx), lat)])
            lats.append(lat)
        pieces[-1].append((bx, by))
    return pieces, lats


def _seams(country: int, lats: list[float]) -> Iterator[Line]:
    """Both sides of the antimeridian between the latitudes where a country's outline passes it, pair by pair."""
    # Around the pole the outline passes it an odd number of times: Antarctica goes on to the south.
    ends = sorted(lats if len(lats) % 2 == 0 else [*lats, -90.0])
    for south, north in zip(ends[::2], ends[1::2], strict=True):
        for lon in (-180.0, 180.0):
            yield Line(ArcKind.SEAM, (country, country), [(lon, south), (lon, north)])


def _cut_at_seams(points: list[Point]) -> Iterator[tuple[bool, list[Point]]]:
    """Stretches along the antimeridian, where polygons were cut and not joined again, apart from the others."""
    piece = [points[0]]
    on_seam = False
    for a, b in pairwise(points):
        seam = abs(a[0]) > 179.99 and abs(b[0]) > 179.99
        if seam != on_seam:
            if len(piece) > 1:
                yield on_seam, piece
            piece, on_seam = [a], seam
        piece.append(b)
    yield on_seam, piece


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Those points that keep the line within `tolerance` degrees of itself (Ramer, Douglas and Peucker)."""
    shrink = math.cos(math.radians(sum(y for _, y in points) / len(points)))
    flat = [(x * shrink, y) for x, y in points]
    keep = {0, len(points) - 1}
    pending = [(0, len(points) - 1)]
    while pending:
        first, last = pending.pop()
        farthest, distance = _farthest(flat, first, last)
        if distance > tolerance:
            keep.add(farthest)
            pending += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(keep)]


def _farthest(points: list[Point], first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    best, best_square = first, -1.0
    for i in range(first + 1, last):
        px, py = points[i][0] - ax, points[i][1] - ay
        along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
        square = (px - along * dx) ** 2 + (py - along * dy) ** 2
        if square > best_square:
            best, best_square = i, square
    return best, math.sqrt(max(best_square, 0.0))


def is_speck(points: list[Point], tolerance: float) -> bool:
    """Whether a closed line is too small to be seen at this tolerance."""
    xs, ys = zip(*points, strict=True)
    return points[0] == points[-1] and max(max(xs) - min(xs), max(ys) - min(ys)) < 2 * tolerance


def quantised(points: list[Point]) -> list[tuple[int, int]]:
    """In units, without repeated points, and with long steps halved until they fit a delta."""
    units = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in points]
    kept = [units[0]]
    for target in units[1:]:
        if target != kept[-1]:
            kept += _short_steps(kept[-1], target)
    return kept


def _short_steps(a: tuple[int, int], b: tuple[int, int]) -> list[tuple[int, int]]:
    if max(abs(b[0] - a[0]), abs(b[1] - a[1])) <= LONGEST_STEP:
        return [b]
    middle = ((a[0] + b[0]) // 2, (a[1] + b[1]) // 2)
    return _short_steps(a, middle) + _short_steps(middle, b)


def arcs(kept: Sequence[tuple[Line, list[tuple[int, int]]]]) -> Arcs:
    """The columns of a boundary file."""
    made = empty()
    for line, points in kept:
        xs, ys = zip(*points, strict=True)
        made.kinds.append(line.kind)
        made.left.append(line.countries[0])
        made.right.append(line.countries[1])
        made.wests.append(min(xs))
        made.souths.append(min(ys))
        made.easts.append(max(xs))
        made.norths.append(max(ys))
        made.start_xs.append(xs[0])
        made.start_ys.append(ys[0])
        made.end_xs.append(xs[-1])
        made.end_ys.append(ys[-1])
        made.steps.append(len(points) - 1)
        made.dxs.extend(b - a for a, b in pairwise(xs))
        made.dys.extend(b - a for a, b in pairwise(ys))
    return made


def at_scale(all_lines: Sequence[Line], scale: Scale) -> Arcs:
    """The lines simplified for a scale, specks and points left out."""
    kept = []
    for line in all_lines:
        tolerance = scale.border_tolerance if line.kind is ArcKind.BORDER else scale.coast_tolerance
        points = quantised(simplified(line.points, tolerance))
        if len(points) > 1 and not is_speck(line.points, tolerance):
            kept.append((line, points))
    return arcs(kept)


def countries(topology: dict[str, Any], codes: Sequence[Sequence[str]]) -> list[list[str]]:
    """Name and ISO 3166-1 alpha-2 code of each country, in the order of its rows; no code is an empty string."""
    alpha2 = {numeric: two for two, _, numeric, *_ in codes}
    rows = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = alpha2.get(geometry.get("id", ""), "") or UNOFFICIAL_CODES.get(name, "")
        rows.append([RENAMED.get(name, name), code])
    return rows


def main(topology_path: str, codes_path: str) -> None:
    """Writes the countries and one boundary file for each scale beside the module that reads them."""
    topology = json.loads(Path(topology_path).read_text(encoding="utf-8"))
    codes = json.loads(Path(codes_path).read_text(encoding="utf-8"))
    rows = (json.dumps(row, ensure_ascii=False) for row in countries(topology, codes))
    COUNTRIES_FILE.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")
    all_lines = lines(topology)
    for scale in Scale:
        scale.file.write_bytes(pack(at_scale(all_lines, scale)))


if __name__ == "__main__":
    main(*sys.argv[1:])
