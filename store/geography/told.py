"""Where a text tells a place: degrees in any form, UTM and MGRS, plus codes and geohashes.

Not what a text means is read, but whether it means a place that is known: the place is written in each way, and what
stands there is compared with it. So no form has to be told from numbers that are something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from math import atan2, atanh, cos, cosh, floor, hypot, radians, sin, sinh, sqrt

from store.geography.geodesy import Position, distance_km

Span = tuple[int, int]
NEAR_KM = 1.0
_LEAST_DECIMALS, _WIDEST, _ASIDE = 2, 32, 80
_PRECISE, _NAMED = re.compile(r"\d{1,3}[.,]\d{3,}"), re.compile(r"\b(?:lat|lon|lng|[NSEW]\b)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d!%])(?<!\d\.)\d{1,9}(?:(?:\.|,(?!\d+\.\d))\d{1,20})?(?!\d)")
_APART = re.compile(
    r"(?:%[0-9A-Fa-f]{2}|![34]d|\W|[NSEWdmsº_xy]|m?lat(?:itude)?|m?lon(?:g|gitude)?|lng|and|deg(?:rees?)?|"
    r"min(?:utes?)?|sec(?:onds?)?|north|south|east|west)*",
    re.IGNORECASE,
)
"""A number, but no mark of a map's address (!3d36.5!4d42.7) or code of a character; and what may stand between two.

A comma before a number with a point is none of decimals: `12,36.5551,42.7772` are three numbers.
"""

_GRID = re.compile(
    r"(?:(?<!\d)\d{1,2}[ \t]?[C-HJ-NP-X][ \t]?|(?<![A-Z]))([A-HJ-NP-Z]{2})[ \t]?(\d{2,5}[ \t]\d{2,5}|\d{4,10})(?!\d)"
)
_COLUMNS, _ROWS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR"), "ABCDEFGHJKLMNPQRSTUV"
_PLUS_DIGITS = "23456789CFGHJMPQRVWX"
_PLUS = re.compile(
    rf"(?<![A-Z0-9])([{_PLUS_DIGITS}]{{4,8}})(?:\+|%2B)([{_PLUS_DIGITS}]{{2,3}})?(?![A-Z0-9])", re.IGNORECASE
)
_HASH_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz"
_HASH = re.compile(rf"(?<![^\W_])[{_HASH_DIGITS}]{{6,12}}(?![^\W_])", re.IGNORECASE)
_ANYWHERE = re.compile(
    rf"(?<!\d)\d{{1,2}}[ \t]?[C-HJ-NP-X][ \t]?[A-HJ-NP-Z]{{2}}[ \t]?(?:\d{{2,5}}[ \t]\d{{2,5}}|\d{{4,10}})(?!\d)"
    r"|(?<!\d)\d{1,2}(?:[c-hj-np-x][a-hj-np-z]{2}\d{4,10}|[c-hj-np-x] [a-hj-np-z]{2} \d{4,5} \d{4,5})(?!\d)"
    rf"|(?i:(?<![A-Z0-9])[{_PLUS_DIGITS}]{{4,8}}(?:\+|%2B)[{_PLUS_DIGITS}]{{2,3}}(?![A-Z0-9]))"
    r"|(?<![\d.,])0?[1-9]\d{5}(?:\.\d+)?\s?(?:m?E)?[,;/]?\s{0,2}\d{7}(?:\.\d+)?(?![\d.,]\d)"
    rf"|(?<=geohash[ :=/])[{_HASH_DIGITS}]{{5,12}}(?![^\W_])|(?<=geohash\.org/)[{_HASH_DIGITS}]{{5,12}}"
)
_PARTS = ((1, 1), (2, 2), (3, 3), (2, 3), (3, 2))
_LEAST_METRES = 100_000
_MINUTES = r"\d{1,2}(?:[.,]\d{1,8})?"
_DEGREES = re.compile(
    rf"(?<![\d.])(?P<whole>\d{{1,3}})(?:(?:\.|,(?!\d+\.\d))(?P<decimals>\d{{2,20}})"
    rf"|\s?°\s?(?P<minutes>{_MINUTES})\s?['’′](?!['’′])(?:\s?(?P<seconds>{_MINUTES})\s?(?:[\"”″]|['’′]{{2}}))?)(?!\d)"
)
"""A number that may be degrees: 36.5551, 36,5551 or 36°33′18″."""
_LAT, _LON = (
    re.compile(rf"(?<![^\W\d_])(?:(?-i:[{letters}])(?![^\W\d_])|m?{word})", re.IGNORECASE)
    for letters, word in (("NS", "lat"), ("EW", "l(?:on|ng)"))
)
_MARK, _NO_DEGREES = 5, 999.0
"""How far a mark may stand before or behind its number; and more degrees than there are."""
UNREADABLE = re.compile(
    r"///[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+|(?:w3w\.co|what3words\.com|maps\.app\.goo\.gl|goo\.gl/maps|osm\.org/go)/[^\s\"'<>]+"
)
"""Places in words or as short links, of which only their publisher can tell which they are."""


def told(text: str, places: Sequence[Position]) -> Iterator[Span]:
    """Where the text tells any of the places, or one less than a kilometre off; of degrees in any hemisphere."""
    plain = _in_our_digits(text) if places else ""
    yield from _in_numbers(plain, places)
    yield from _in_squares(plain, places)
    yield from _in_codes(plain, places)


def anywhere(text: str) -> Iterator[Span]:
    """Where the text tells any place: in degrees, metres of UTM, squares of MGRS with their zone, codes."""
    plain = _in_our_digits(text)
    yield from (found.span() for found in _ANYWHERE.finditer(plain))
    yield from _between_marks(plain)
    for one, other in pairwise(_DEGREES.finditer(plain)):
        lower, higher = sorted(map(_said, (one, other)))
        if lower <= 90 and higher <= 180:
            if _follows(plain, one, other):
                yield one.start(), other.end()
            elif _are_named(plain, one, other):
                yield from (one.span(), other.span())


def _between_marks(text: str) -> Iterator[Span]:
    """Degrees in parts or packed, and metres, with a letter or word for each of the two: 36 32 10 N 42 48 04 E."""
    numbers = list(_NUMBER.finditer(text)) if _LAT.search(text) and _LON.search(text) else []
    for at in range(len(numbers)):
        run = _together(text, numbers[at : at + 6])
        for first, second in _PARTS if len(run) > 1 else ():
            if first + second <= len(run):
                start, end = run[0].start(), run[first + second - 1].end()
                marked = all(mark.search(text, max(0, start - _MARK), end + _MARK) for mark in (_LAT, _LON))
                if marked and (_are_degrees(run[:first], run[first : first + second]) or _are_metres(run[:2])):
                    yield start, end


def _are_degrees(*sides: list[re.Match[str]]) -> bool:
    """Whether some numbers, and some more, can be latitude and longitude in either order."""
    lower, higher = sorted(min(_degrees(side), default=_NO_DEGREES) for side in sides)
    return lower <= 90 and higher <= 180


def _are_metres(pair: list[re.Match[str]]) -> bool:
    """Whether two numbers can be easting and northing of UTM, in either order."""
    return sorted(len(number[0].partition(".")[0].lstrip("0")) for number in pair) == [6, 7]


def _are_named(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two numbers with three decimals are latitude and longitude by what stands between them."""
    is_aside = other.start() - one.end() <= _ASIDE and all(map(_PRECISE.fullmatch, (one[0], other[0])))
    return is_aside and _NAMED.search(text, one.end(), other.start()) is not None


def degrees_in(text: str) -> float | None:
    """The degrees that a text says; None where it says anything else."""
    found = _DEGREES.fullmatch(text)
    return _said(found) if found else None


def _said(found: re.Match[str]) -> float:
    """The degrees that a number says, without its sign."""
    if decimals := found["decimals"]:
        return float(f"{found['whole']}.{decimals}")
    minutes, seconds = ((found[part] or "0").replace(",", ".") for part in ("minutes", "seconds"))
    return int(found["whole"]) + float(minutes) / 60 + float(seconds) / 3600


def _in_our_digits(text: str) -> str:
    """The text with its digits as ours, each at its place."""
    if text.isascii():
        return text
    return "".join(
        "." if letter == "٫" else str(unicodedata.decimal(letter, letter)) if letter.isdecimal() else letter
        for letter in text
    )


def _in_numbers(text: str, places: Sequence[Position]) -> Iterator[Span]:
    """Degrees, with minutes and seconds or without, and metres of UTM in the zones around.

    Between two with three decimals, words may stand where the second is named: Lat 36.5551 (by the mill), Lon 42.7772.
    """
    numbers = list(_NUMBER.finditer(text))
    runs = {at: run for at in range(len(numbers) - 1) if len(run := _together(text, numbers[at : at + 6])) > 1}
    for place in places if runs else ():
        done = 0
        for at, run in runs.items():
            size = (_degrees_from(run, place) or _metres_from(run, place)) if at >= done else 0
            if size:
                done = at + size
                yield run[0].start(), run[size - 1].end()
    for one, other in pairwise(number for number in numbers if _PRECISE.fullmatch(number[0])):
        if _are_named(text, one, other):
            lat, lon = (float(number[0].replace(",", ".")) for number in (one, other))
            if any(_is_near(place, *way) for place in places for way in ((lat, lon), (lon, lat))):
                yield from (one.span(), other.span())


def _together(text: str, numbers: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first of some numbers, and those that follow one another behind it."""
    size = 1
    while size < len(numbers) and _follows(text, numbers[size - 1], numbers[size]):
        size += 1
    return numbers[:size]


def _degrees_from(numbers: list[re.Match[str]], place: Position) -> int:
    """How many of some numbers, from the first one on, tell a place in degrees; 0 where they do not."""
    for first, second in _PARTS:
        if first + second <= len(numbers):
            pairs = product(_degrees(numbers[:first]), _degrees(numbers[first : first + second]))
            if any(_is_near(place, lat, lon) or _is_near(place, lon, lat) for lat, lon in pairs):
                return first + second
    return 0


def _metres_from(numbers: list[re.Match[str]], place: Position) -> int:
    """Two, where the first two numbers are easting and northing of a place in some zone, in any order; else 0."""
    one, other = (float(number[0].replace(",", ".")) for number in numbers[:2])
    if max(one, other) < _LEAST_METRES:
        return 0
    metres = (_metres(place, zone) for zone in _zones(place))
    offs = (min(hypot(one - east, other - north), hypot(other - east, one - north)) for east, north in metres)
    return 2 if min(offs) < NEAR_KM * 1000 else 0


def _follows(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = other.start() - one.end()
    return between <= _WIDEST and _APART.fullmatch(text, one.end(), other.start()) is not None


def _degrees(parts: list[re.Match[str]]) -> list[float]:
    """The degrees that some numbers can mean: 36.55; 36 33.3; 36 33 18; and packed, 363318 or 3633.3."""
    figures = [part[0].replace(",", ".") for part in parts]
    if len(figures) > 1:
        values = [float(figure) for figure in figures]
        whole = all(value.is_integer() for value in values[:-1])
        return [_in_degrees(*values)] if whole and all(value < 60 for value in values[1:]) else []
    whole_part, _, decimals = figures[0].partition(".")
    found = [float(figures[0])] if len(whole_part) <= 3 and len(decimals) >= _LEAST_DECIMALS else []
    if len(whole_part) in (4, 5) and decimals:
        found.append(_in_degrees(float(whole_part[:-2]), float(f"{whole_part[-2:]}.{decimals}")))
    if len(whole_part) in (6, 7):
        seconds = float(f"{whole_part[-2:]}.{decimals or 0}")
        found.append(_in_degrees(float(whole_part[:-4]), float(whole_part[-4:-2]), seconds))
    return found


def _in_degrees(degrees: float, minutes: float = 0, seconds: float = 0) -> float:
    return degrees + minutes / 60 + seconds / 3600


def _is_near(place: Position, lat: float, lon: float) -> bool:
    """Whether degrees without a sign are a place's, in any hemisphere."""
    here = Position(abs(place.lat), abs(place.lon))
    return abs(lat - here.lat) < 0.1 and lon <= 180 and distance_km(Position(lat, lon), here) < NEAR_KM


def _zones(place: Position) -> range:
    """The zone of UTM in which a place lies, and those beside it, which people near their border use too."""
    zone = min(60, floor((place.lon + 180) / 6) + 1)
    return range(max(1, zone - 1), min(60, zone + 1) + 1)


@lru_cache(maxsize=1 << 10)
def _metres(place: Position, zone: int) -> tuple[float, float]:
    """Easting and northing of a place in a zone of UTM, by Krüger's series, within a metre."""
    flat = 1 / 298.257223563
    third = flat / (2 - flat)
    radius = 6378137 / (1 + third) * (1 + third**2 / 4)
    series = (
        third / 2 - 2 * third**2 / 3 + 5 * third**3 / 16,
        13 * third**2 / 48 - 3 * third**3 / 5,
        61 * third**3 / 240,
    )
    lat, lon = radians(place.lat), radians(place.lon - (zone * 6 - 183))
    bend = 2 * sqrt(third) / (1 + third)
    tangent = sinh(atanh(sin(lat)) - bend * atanh(bend * sin(lat)))
    north, east = atan2(tangent, cos(lon)), atanh(sin(lon) / sqrt(1 + tangent**2))
    easting = east + sum(part * cos(2 * at * north) * sinh(2 * at * east) for at, part in enumerate(series, 1))
    northing = north + sum(part * sin(2 * at * north) * cosh(2 * at * east) for at, part in enumerate(series, 1))
    return 500_000 + 0.9996 * radius * easting, (0 if place.lat >= 0 else 10_000_000) + 0.9996 * radius * northing


def _in_squares(text: str, places: Sequence[Position]) -> Iterator[Span]:
    """Squares of MGRS of a kilometre or less, with their zone or without."""
    for found in _GRID.finditer(text):
        digits = "".join(found[2].split())
        half = len(digits) // 2
        if len(digits) % 2 or not 2 <= half <= 5:
            continue
        size = 10 ** (5 - half)
        east, north = ((int(part) + 0.5) * size for part in (digits[:half], digits[half:]))
        inside = (square for place in places if (square := _squares(place).get(found[1])))
        if any(hypot(east - x, north - y) < NEAR_KM * 1000 + size / 2 for x, y in inside):
            yield found.span()


@lru_cache(maxsize=1 << 8)
def _squares(place: Position) -> dict[str, tuple[float, float]]:
    """By its letters each square of 100 km that a place is in or near, and the metres from its corner to the place."""
    squares: dict[str, tuple[float, float]] = {}
    for zone in _zones(place):
        east, north = _metres(place, zone)
        for aside, along in product((-1000, 0, 1000), repeat=2):
            column, row = floor((east + aside) / 100_000), floor((north + along) / 100_000)
            if 1 <= column <= 8:
                letters = _COLUMNS[zone % 3][column - 1] + _ROWS[(row + 5 * (zone % 2 == 0)) % 20]
                squares[letters] = east - column * 100_000, north - row * 100_000
    return squares


def _in_codes(text: str, places: Sequence[Position]) -> Iterator[Span]:
    """Plus codes, in full or without what the town before or behind them tells, and geohashes."""
    for found in _PLUS.finditer(text) if "+" in text or "%2B" in text else ():
        if found[2] or len(found[1]) == 8:
            end = (found[1] + (found[2] or "")).upper()
            codes = ((_plus_code(place)[: 8 - len(found[1])] + end, place) for place in places)
            if any(len(code) >= 8 and distance_km(_of_plus_code(code), place) < NEAR_KM for code, place in codes):
                yield found.span()
    for found in _HASH.finditer(text):
        here = _of_hash(found[0].lower())
        if any(abs(here.lat - place.lat) < 0.1 and distance_km(here, place) < NEAR_KM for place in places):
            yield found.span()


def _plus_code(place: Position) -> str:
    """The first eight digits of a place's plus code."""
    lat, lon = min(place.lat + 90, 179.999), (place.lon + 180) % 360
    digits = ""
    for size in (20, 1, 0.05, 0.0025):
        digits += _PLUS_DIGITS[int(lat // size)] + _PLUS_DIGITS[int(lon // size)]
        lat, lon = lat % size, lon % size
    return digits


def _of_plus_code(code: str) -> Position:
    """The middle of the square of a plus code."""
    lat, lon, size = -90.0, -180.0, 400.0
    for at in range(0, min(len(code), 10), 2):
        size /= 20
        lat += _PLUS_DIGITS.index(code[at]) * size
        lon += _PLUS_DIGITS.index(code[at + 1]) * size
    return Position(min(90.0, lat + size / 2), min(180.0, lon + size / 2))


@lru_cache(maxsize=1 << 12)
def _of_hash(code: str) -> Position:
    """The middle of the square of a geohash."""
    sides = [[-180.0, 180.0], [-90.0, 90.0]]
    bits = (_HASH_DIGITS.index(digit) >> shift & 1 for digit in code for shift in (4, 3, 2, 1, 0))
    for at, bit in enumerate(bits):
        side = sides[at % 2]
        side[1 - bit] = (side[0] + side[1]) / 2
    (west, east), (south, north) = sides
    return Position((south + north) / 2, (west + east) / 2)
