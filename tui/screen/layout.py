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
    """What the layout goes by besides the size: the panels there are, which has the focus, whether it has all.

    `more` tells how many cells a panel has been given beyond its usual share, as (panel, cells).
    """

    panels: frozenset[str]
    focused: str = "timeline"
    zoomed: bool = False
    more: frozenset[tuple[str, int]] = frozenset()

    def extra(self, panel: str) -> int:
        """The cells beyond its usual share."""
        return dict(self.more).get(panel, 0)


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
    usual = _between(32, body.width * 0.23, 46)
    left_width = _between(24, usual + wanted.extra("crossings"), body.width // 2 - 20)
    left, rest = body.split_vertical(left_width)
    usual = _between(40, body.width * 0.285, 64)
    right_width = _between(30, usual + wanted.extra("details") - wanted.extra("timeline"), rest.width - 40)
    centre, right = rest.split_vertical(-right_width)
    return {
        **_left(left, wanted),
        **_timeline(centre, wanted),
        "details": right,
    }


def _medium(body: Region, wanted: Wanted) -> dict[str, Region]:
    usual = _between(32, body.width * 0.32, 38)
    left, right = body.split_vertical(_between(24, usual + wanted.extra("crossings"), body.width // 2))
    usual = body.height // 2 + (4 if "ribbon" in wanted.panels else 0)
    upper, lower = right.split_horizontal(_shared(usual, body.height, wanted))
    return {**_left(left, wanted), **_timeline(upper, wanted), "details": lower}


def _narrow(body: Region, wanted: Wanted) -> dict[str, Region]:
    if wanted.focused in ("map", "ribbon"):
        return {wanted.focused: body}
    bar, rest = body.split_horizontal(1)
    usual = rest.height // 3 if wanted.focused == "details" else rest.height // 2
    upper, lower = rest.split_horizontal(_shared(usual, rest.height, wanted))
    if wanted.focused == "crossings":
        return {
            "crossings": body.split_horizontal(body.height // 2)[0],
            "details": body.split_horizontal(body.height // 2)[1],
        }
    return {"crossings": bar, "timeline": upper, "details": lower}


def _shared(usual: int, height: int, wanted: Wanted) -> int:
    """The height of the timeline's part above the details: each is given what it has beyond its share."""
    return _between(4, usual + wanted.extra("timeline") - wanted.extra("details"), height - 4)


def _left(column: Region, wanted: Wanted) -> dict[str, Region]:
    if "map" not in wanted.panels or column.height < 24:
        return {"crossings": column} if wanted.focused != "map" else {"map": column}
    usual = _between(10, column.height * 0.4, column.width // 2)
    map_height = _between(6, usual + wanted.extra("map"), column.height - 10)
    upper, lower = column.split_horizontal(column.height - map_height)
    return {"crossings": upper, "map": lower}


def _timeline(column: Region, wanted: Wanted) -> dict[str, Region]:
    if "ribbon" not in wanted.panels or column.height < 16:
        return {"timeline": column} if wanted.focused != "ribbon" else {"ribbon": column}
    usual = _between(7, column.height * 0.38, 16) if column.height >= 24 else _between(7, column.height // 2, 9)
    upper, lower = column.split_horizontal(_between(5, usual + wanted.extra("ribbon"), column.height - 7))
    return {"ribbon": upper, "timeline": lower}
