"""Distances and bearings, read as claims give them; what was said is never converted.

A distance is worded (`400 km (350 miles)`) or an object (`{"km": 400, "mi": 350, "approximate": true}`, `{"value":
400, "unit": "km"}`); the place it is measured from stands in the claim's `from`. A bearing is a compass point (`NW`,
`north-west`), a number of degrees, or relative (`further north`, `{"relative": "further north", "of": "al-qaim"}`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from store.geography.geodesy import KM_PER_MILE, bearing_of

KM_PER_UNIT = {"km": 1.0, "mi": KM_PER_MILE, "m": 0.001, "ft": 0.0003048, "nmi": 1.852, "yd": 0.0009144}

_SPELLINGS = {
    "km": ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"),
    "mi": ("mi", "mile", "miles"),
    "m": ("m", "metre", "metres", "meter", "meters"),
    "ft": ("ft", "foot", "feet"),
    "nmi": ("nmi", "nautical mile", "nautical miles"),
    "yd": ("yd", "yard", "yards"),
}
_UNITS = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings}
# Compiled when first used, which `re` remembers: most commands read no distance.
_LENGTH = r"(?i)(\d[\d,.\u00a0\u202f]*)[\s-]*(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b"
_JOINED = frozenset(
    ("or", "about", "approx", "approximately", "around", "circa", "c", "some", "roughly", "nearly", "i", "e")
)
_APPROXIMATE = r"(?i)~|≈|\b(?:approx\w*|about|around|circa|c\.|some|roughly|nearly|almost)"
_RELATIVE = r"(?i)\b(?:further|farther|more)\s+(?:to\s+the\s+)?"
_BEFORE = r"(?i)^(?:(?:lies|lying|located|to|the|due|just|directly|about|approximately)\s+)+"
_OF = r"(?i)\s+(?:of|from)\s+(.+)$"


class Length(NamedTuple):
    """One length as it was said; `km` is the same in kilometres."""

    number: float
    unit: str

    @property
    def km(self) -> float:
        """In kilometres."""
        return self.number * KM_PER_UNIT[self.unit]

    @property
    def text(self) -> str:
        """Number and unit: `400 km`."""
        return f"{self.number:g} {self.unit}" if self.number < 1e6 else f"{self.number:.0f} {self.unit}"


class Distance(NamedTuple):
    """A distance in as many units as the speaker gave it; the first is what it is compared by."""

    lengths: tuple[Length, ...]
    approximate: bool = False

    @property
    def km(self) -> float:
        """The first length in kilometres."""
        return self.lengths[0].km

    @property
    def text(self) -> str:
        """As shown: `about 400 km (350 mi)`."""
        first, *others = (length.text for length in self.lengths)
        also = f" ({', '.join(others)})" if others else ""
        return f"{'about ' if self.approximate else ''}{first}{also}"


class Direction(NamedTuple):
    """A direction in degrees from north, with the place it is said to lie that way of, if the value names one."""

    degrees: float
    words: str
    relative: bool = False
    of: str = ""


def read_distance(value: Any) -> Distance | None:
    """The distance a claim's value means; None where it names no length in a known unit."""
    if isinstance(value, str):
        return _worded_distance(value)
    if not isinstance(value, dict):
        return None
    lengths = tuple(_lengths(value))
    return Distance(lengths, bool(value.get("approximate"))) if lengths else None


@lru_cache(maxsize=4096)
def _worded_distance(text: str) -> Distance | None:
    lengths = tuple(_worded_lengths(text))
    return Distance(lengths, bool(re.search(_APPROXIMATE, text))) if lengths else None


def _worded_lengths(text: str) -> Iterator[Length]:
    """The first length, and those that say the same again: `(250 miles)`, `/ 250 mi`, `or about 250 miles`."""
    end = 0
    for found in re.finditer(_LENGTH, text):
        between = text[end : found.start()].strip().lower()
        if end and not (between and _JOINED.issuperset(re.findall(r"[^\W\d_]+", between))):
            return
        number = _number(found[1])
        if number is not None:
            end = found.end()
            yield Length(number, _UNITS[found[2].lower()])


def _lengths(value: dict[str, Any]) -> Iterator[Length]:
    unit = _UNITS.get(str(value.get("unit", "")).lower())
    pairs = [(value.get("value"), unit)] + [(number, _UNITS.get(name.lower())) for name, number in value.items()]
    for stated, unit in pairs:
        number = _number(stated)
        if unit and number is not None:
            yield Length(number, unit)


def _number(stated: Any) -> float | None:
    if isinstance(stated, bool):
        return None
    if isinstance(stated, int | float):
        return float(stated)
    if not isinstance(stated, str):
        return None
    plain = re.sub(r"[\s,\u00a0\u202f](?=\d{3}(?!\d))", "", stated).strip(" ,.~≈")
    return float(plain) if re.fullmatch(r"\d{1,12}(\.\d{1,9})?", plain) else None


def read_direction(value: Any) -> Direction | None:
    """The direction a claim's value means; None where it names none."""
    if isinstance(value, str):
        return _worded_direction(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Direction(float(value) % 360, f"{value:g}°")
    if not isinstance(value, dict):
        return None
    stated = next(
        (value[name] for name in ("relative", "degrees", "direction", "bearing", "value") if name in value), None
    )
    direction = None if isinstance(stated, dict) else read_direction(stated)
    of = value.get("of") or value.get("from")
    if direction and isinstance(of, str):
        direction = direction._replace(of=of)
    return direction._replace(relative=True) if direction and "relative" in value else direction


@lru_cache(maxsize=4096)
def _worded_direction(text: str) -> Direction | None:
    words = text.strip().rstrip(".")
    named = re.search(_OF, words)
    plain = re.sub(_OF, "", words)
    relative = bool(re.search(_RELATIVE, plain))
    degrees = bearing_of(re.sub(_BEFORE, "", re.sub(_RELATIVE, "", plain)))
    return None if degrees is None else Direction(degrees, plain, relative, named[1].strip() if named else "")
