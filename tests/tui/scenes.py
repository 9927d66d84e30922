"""The states of the screen that are kept as text frames: each panel and dialog, by the keys that lead there.

About a hundred frames in all: more would be rewritten without being read.
"""

from typing import NamedTuple

from screenshots.scenes import MEDIUM, NARROW, NOTED, STRIKE, TABLE, WIDE, Scene, typed

SIZES = (NARROW, MEDIUM, WIDE)
TYPE = 9
"""How many lines below its title the details of the strike have its type: its figures stand before it."""


class State(NamedTuple):
    """The keys that lead to a state, and the sizes and the depth of colours at which something can go wrong with it."""

    keys: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...] = (NARROW,)
    colours: int = 0


STATES: dict[str, State] = {
    "start": State((), SIZES),
    "strike": State(STRIKE, SIZES),
    "crossing-details": State(("1", "down", "3", "down"), SIZES),
    "sources": State(("1", "right")),
    "actors": State(("1", "right", "right"), (MEDIUM,)),
    "worklist": State(("1", "left")),
    "board-zoomed-in": State((*STRIKE, "1", "plus", "plus", "z"), (WIDE,)),
    "colours-256": State(STRIKE, (NARROW, WIDE), 256),
    "colours-16": State(STRIKE, (NARROW, WIDE), 16),
    "board": State(("1", "down")),
    "compared": State(("=", *typed("2017"), "enter", "1", "down"), (NARROW, WIDE)),
    "map": State(("4", "z")),
    "details-end": State((*STRIKE, "3", "end"), (WIDE,)),
    "edit-title": State((*STRIKE, "e")),
    "edit-type": State((*STRIKE, "3", *("down",) * TYPE, "e", "ctrl+u")),
    "edit-date": State((*STRIKE, "3", *("down",) * (TYPE + 1), "e", "ctrl+u", *typed("30.9.2019"))),
    "edit-wrong": State((*STRIKE, "3", *("down",) * (TYPE + 1), "e", "ctrl+u", *typed("someday"))),
    "edit-unknown-name": State((*STRIKE, "3", *("down",) * (TYPE + 3), "e", "ctrl+u", *typed("somewhere"))),
    "filter": State(("slash", *typed("qaim killed:>1"))),
    "filter-wrong": State(("slash", *typed("type:atack"))),
    "as-of-bar": State(("t", *typed("late 2016"))),
    "as-of": State(("t", *typed("late 2016"), "enter"), SIZES),
    "quick-add": State(("a", *typed(NOTED)), SIZES),
    "quick-add-unsettled": State(("a", *typed("rabbia may close oddly "))),
    "add-menu": State(("A",)),
    "marks": State(("space", "space", "T")),
    "sort": State(("s",)),
    "help": State(("?",)),
    "palette": State(("colon",)),
    "palette-found": State(("colon", *typed("rabia"))),
    "count": State(("C", "right", "right"), (NARROW,)),
    "count-killed": State(("C", "tab"), (WIDE,)),
    "confirm": State(("1", "right", "X")),
    "import": State(("I", *typed("~/desk.csv"), "enter")),
    "import-columns": State(("I", *typed("~/desk.csv"), "enter", "right", "down"), (WIDE,)),
    "imported": State(("I", *typed("~/desk.csv"), "enter", "enter")),
    "quick-add-asks": State(("a", *typed("yesterday opened rabbia to aid "), "tab")),
    "edit-long-text": State(("1", "right", "3", *("down",) * 10, "e", "end", "enter", *typed("a second line"))),
    "bulk-field": State(("space", "space", "e", *typed("rev"), "enter")),
    "export-path": State(("x", "enter")),
    "briefing": State(("p",)),
    "briefing-layout": State(("p", "tab", *typed("qaim"), "tab", "right", "pagedown"), (WIDE,)),
    "map-closer": State((*STRIKE, "4", "z", "plus", "plus"), (MEDIUM,)),
    "merged": State((*STRIKE, "space", "space", "M")),
    "stray": State(
        ("slash", *typed("type:attack"), "enter", "3", *("down",) * TYPE, "e", "ctrl+u", *typed("other"), "enter")
    ),
    "followed": State((*STRIKE, "3", *("down",) * 4, "enter"), (WIDE,)),
    "claim-opened": State((*STRIKE, "3", *("down",) * 11, "right", *("down",) * 4)),
    "claim-value": State((*STRIKE, "c", *typed("killed"), "tab", *typed("2.."))),
    "claim-graded": State((*STRIKE, "3", *("down",) * 12, "r", *typed("c"))),
    "edit-in-a-part": State(("3", *("down",) * 4, "e", "end", *typed(" and")), (MEDIUM,)),
    "one-more": State(("1", "down", "3", *("down",) * 7, "plus")),
    "as-of-map": State(("t", *typed("late 2016"), "enter", "4", "z"), (WIDE,)),
    "quick-add-empty": State(("a",)),
}


BESIDE = {name: (("desk.csv", TABLE),) for name in STATES if name.startswith("import")}
"""Files that a state needs in the home folder."""

SCENES = tuple(
    Scene(name, size, state.keys, beside=BESIDE.get(name, ()), colours=state.colours)
    for name, state in STATES.items()
    for size in state.sizes
)
