"""Where each part of the screen lies, as a pure function of its size: three designs, wide, medium and narrow.

Must never know what a part shows.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.geometry import Region

WIDE = 130
MEDIUM = 90
_SHORT = 14


class Wanted(NamedTuple):
    """What the layout goes by besides the size: the panels there are, which has the focus, whether it has all."""

    panels: frozenset[str]
    focused: str = "timeline"
    zoomed: bool = False


def shape(width: int) -> str:
    """Which design a width gets: "wide", "medium" or "narrow"."""
    return "wide" if width >= WIDE else "medium" if width >= MEDIUM else "narrow"


def arrange(width: int, height: int, wanted: Wanted) -> dict[str, Region]:
    """The region of each part that is seen; a part that is not in it is hidden. Regions never overlap."""
    if height < 3:
        return {wanted.focused: Region(0, 0, width, height)}
    places = {"header": Region(0, 0, width, 1), "footer": Region(0, height - 1, width, 1)}
    body = Region(0, 1, width, height - 2)
    if wanted.zoomed or body.height < _SHORT:
        return {**places, wanted.focused: body}
    design = {"wide": _wide, "medium": _medium, "narrow": _narrow}[shape(width)]
    return {**places, **design(body, wanted)}


def _between(least: int, value: float, most: int) -> int:
    return max(least, min(most, int(value)))


def _wide(body: Region, wanted: Wanted) -> dict[str, Region]:
    left, rest = body.split_vertical(_between(34, body.width * 0.25, 46))
    centre, right = rest.split_vertical(-_between(42, body.width * 0.29, 64))
    return {
        **_left(left, wanted),
        **_timeline(centre, wanted),
        "details": right,
    }


def _medium(body: Region, wanted: Wanted) -> dict[str, Region]:
    left, right = body.split_vertical(_between(32, body.width * 0.32, 38))
    upper, lower = right.split_horizontal(body.height // 2 + (3 if "ribbon" in wanted.panels else 0))
    return {**_left(left, wanted), **_timeline(upper, wanted), "details": lower}


def _narrow(body: Region, wanted: Wanted) -> dict[str, Region]:
    if wanted.focused in ("map", "ribbon"):
        return {wanted.focused: body}
    bar, rest = body.split_horizontal(1)
    upper, lower = rest.split_horizontal(rest.height // 3 if wanted.focused == "details" else rest.height // 2)
    if wanted.focused == "crossings":
        return {
            "crossings": body.split_horizontal(body.height // 2)[0],
            "details": body.split_horizontal(body.height // 2)[1],
        }
    return {"crossings": bar, "timeline": upper, "details": lower}


def _left(column: Region, wanted: Wanted) -> dict[str, Region]:
    if "map" not in wanted.panels or column.height < 24:
        return {"crossings": column} if wanted.focused != "map" else {"map": column}
    upper, lower = column.split_horizontal(column.height - _between(10, column.height * 0.4, column.width // 2))
    return {"crossings": upper, "map": lower}


def _timeline(column: Region, wanted: Wanted) -> dict[str, Region]:
    if "ribbon" not in wanted.panels or column.height < 16:
        return {"timeline": column} if wanted.focused != "ribbon" else {"ribbon": column}
    upper, lower = column.split_horizontal(_between(7, column.height * 0.38, 16))
    return {"ribbon": upper, "timeline": lower}
