"""Where each part of the screen lies, as a pure function of its size: three designs, wide, medium and narrow.

Four questions have four quarters: which crossings, and since when; where; when; who says so.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.geometry import Region

WIDE = 120
MEDIUM = 90
_SHORT = 14


class Wanted(NamedTuple):
    """What the layout goes by besides the size: which panel has the focus, and whether it has all.

    `board` is how many rows would list all crossings, `unfolded` how many one of them takes below its own, `foot` how
    many the footer takes. `more` tells how many cells a panel has been given beyond its usual share, as (panel, cells).
    """

    focused: str = "timeline"
    zoomed: bool = False
    board: int = 4
    unfolded: int = 4
    more: frozenset[tuple[str, int]] = frozenset()
    foot: int = 1

    def extra(self, panel: str) -> int:
        """The cells beyond its usual share."""
        return dict(self.more).get(panel, 0)


def shape(width: int) -> str:
    """Which design a width gets: "wide", "medium" or "narrow"."""
    return "wide" if width >= WIDE else "medium" if width >= MEDIUM else "narrow"


def arrange(width: int, height: int, wanted: Wanted) -> dict[str, Region]:
    """The region of each part that is seen; a part that is not in it is hidden.

    Regions never overlap, but that a footer of more lines than one covers what is above it: a notice moves nothing.
    """
    if height < 3:
        return {wanted.focused: Region(0, 0, width, height)}
    foot = min(wanted.foot, max(1, height // 3))
    places = {"header": Region(0, 0, width, 1), "footer": Region(0, height - foot, width, foot)}
    body = Region(0, 1, width, height - 2)
    if wanted.zoomed or body.height < _SHORT:
        return {**places, wanted.focused: body}
    design = {"wide": _wide, "medium": _medium, "narrow": _narrow}[shape(width)]
    return {**places, **design(body, wanted)}


def _between(least: int, value: float, most: int) -> int:
    return max(least, min(most, int(value)))


def _board_height(body: Region, wanted: Wanted, framed: int) -> int:
    """As high as all crossings take, half of the screen at most."""
    rows = wanted.board + wanted.unfolded
    return _between(6, rows + framed + wanted.extra("crossings"), body.height // 2)


def _wide(body: Region, wanted: Wanted) -> dict[str, Region]:
    more = wanted.extra("timeline") - wanted.extra("details") - wanted.extra("map")
    left, right = body.split_vertical(_between(70, body.width * 0.625 + more, body.width - 40))
    height = _board_height(body, wanted, 2)
    board, timeline = left.split_horizontal(height)
    where, details = right.split_horizontal(_between(10, height, body.height - 8))
    return {"crossings": board, "timeline": timeline, "map": where, "details": details}


def _medium(body: Region, wanted: Wanted) -> dict[str, Region]:
    if wanted.focused == "map":
        return {"map": body}
    board, below = body.split_horizontal(_board_height(body, wanted, 2))
    more = wanted.extra("timeline") - wanted.extra("details")
    timeline, details = below.split_vertical(_between(40, below.width * 0.6 + more, below.width - 34))
    return {"crossings": board, "timeline": timeline, "details": details}


def _narrow(body: Region, wanted: Wanted) -> dict[str, Region]:
    if wanted.focused == "map":
        return {"map": body}
    if wanted.focused == "crossings":
        usual = body.height * 0.6 + wanted.extra("crossings")
        board, details = body.split_horizontal(_between(6, usual, body.height - 5))
        return {"crossings": board, "details": details}
    most = _between(3, body.height * 0.37, 9)
    board, rest = body.split_horizontal(_between(3, wanted.board - 1 + wanted.extra("crossings"), most))
    usual = rest.height * (0.35 if wanted.focused == "details" else 0.48)
    timeline, details = rest.split_horizontal(
        _between(4, usual + wanted.extra("timeline") - wanted.extra("details"), rest.height - 4)
    )
    return {"crossings": board, "timeline": timeline, "details": details}


class Edge(NamedTuple):
    """A line between panels: which panel gets the cells as it is drawn, and whether they are columns."""

    panel: str
    columns: bool


def edge_at(places: dict[str, Region], x: int, y: int) -> Edge | None:
    """The line between panels at a cell of the screen; None where there is none."""
    panels = {name: region for name, region in places.items() if name not in ("header", "footer")}
    for name in ("timeline", "details", "map"):
        region = panels.get(name)
        if region is None:
            continue
        above = next((other for other, place in panels.items() if place.bottom == region.y), "")
        if above and y in (region.y, region.y - 1) and region.x <= x < region.right:
            return Edge("timeline" if above == "timeline" else "crossings", columns=False)
        if region.x > 0 and x in (region.x, region.x - 1) and region.y <= y < region.bottom:
            return Edge("timeline", columns=True)
    return None
