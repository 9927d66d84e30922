"""The states of the screen that are kept as text frames: every panel and dialog, by the keys that lead there."""

from __future__ import annotations

from screenshots.scenes import MEDIUM, NARROW, NOTED, STRIKE, TABLE, WIDE, Scene, typed

SIZES = (NARROW, MEDIUM, WIDE)

STATES: dict[str, tuple[str, ...]] = {
    "start": (),
    "strike": STRIKE,
    "crossing": ("1", "down"),
    "crossing-details": ("1", "down", "3", "down"),
    "sources": ("1", "right"),
    "actors": ("1", "right", "right"),
    "worklist": ("1", "left"),
    "ribbon": ("2", "tab"),
    "ribbon-zoomed-in": (*STRIKE, "tab", "plus", "plus", "z"),
    "map": ("4", "z"),
    "details-zoomed": (*STRIKE, "3", "z"),
    "details-end": (*STRIKE, "3", "end"),
    "edit-title": (*STRIKE, "e"),
    "edit-type": (*STRIKE, "3", "down", "e", "ctrl+u"),
    "edit-date": (*STRIKE, "3", "down", "down", "e", "ctrl+u", *typed("30.9.2019")),
    "edit-wrong": (*STRIKE, "3", "down", "down", "e", "ctrl+u", *typed("someday")),
    "edit-unknown-name": (*STRIKE, "3", *("down",) * 4, "e", "ctrl+u", *typed("somewhere")),
    "claim-added": (*STRIKE, "c"),
    "filter": ("slash", *typed("qaim killed:>1")),
    "filter-wrong": ("slash", *typed("type:atack")),
    "filter-nothing": ("slash", *typed("zanzibar"), "enter"),
    "as-of-bar": ("t", *typed("late 2016")),
    "as-of": ("t", *typed("late 2016"), "enter"),
    "as-known-then": ("t", *typed("28 sep 2019"), "enter", "K"),
    "quick-add": ("a", *typed(NOTED)),
    "quick-add-unsettled": ("a", *typed("yesterday closed rabia src localpaper")),
    "add-menu": ("A",),
    "marks": ("space", "space", "T"),
    "sort": ("s",),
    "help": ("?",),
    "help-found": ("?", *typed("undo")),
    "palette": ("colon",),
    "palette-found": ("colon", *typed("rabia")),
    "export": ("x",),
    "open": ("o",),
    "history": (*STRIKE, "e", "end", *typed(" again"), "enter", "H"),
    "undone": (*STRIKE, "e", "end", *typed(" again"), "enter", "u"),
    "views": ("V",),
    "views-saved": ("/", *typed("rabia"), "enter", "V", *typed("the north"), "enter", "V"),
    "confirm": ("1", "right", "X"),
    "import": ("I", *typed("~/desk.csv"), "enter"),
    "import-columns": ("I", *typed("~/desk.csv"), "enter", "end", *("down",) * 9, "right"),
    "import-path": ("I", *typed("~/de")),
    "import-distance": ("I", *typed("~/desk.csv"), "enter", "d"),
    "imported": ("I", *typed("~/desk.csv"), "enter", "enter"),
    "views-naming": ("/", *typed("rabia"), "enter", "V", *typed("the north")),
    "as-of-wrong": ("t", *typed("blurb")),
    "quick-add-completing": ("a", *typed("30 sep 2019 reopened al-q")),
    "quick-add-asks": ("a", *typed("yesterday closed rabia src localpaper"), "enter"),
    "edit-long-text": ("1", "right", "3", *("down",) * 10, "e", "end", "enter", *typed("a second line")),
    "bulk": ("space", "space", "e"),
    "bulk-field": ("space", "space", "e", *typed("rev"), "enter"),
    "help-key": ("?", "f1", "t"),
    "palette-nothing": ("colon", *typed("zanzibar")),
    "export-path": ("x", "enter"),
    "copied": (*STRIKE, "y"),
    "refused": ("S",),
}

BESIDE = {name: (("desk.csv", TABLE),) for name in STATES if name.startswith("import")}
"""Files that a state needs in the home folder."""

SCENES = tuple(Scene(name, size, keys, beside=BESIDE.get(name, ())) for name, keys in STATES.items() for size in SIZES)

THEMES = ("dark", "light", "high-contrast", "deuteranopia", "ansi-dark", "ansi-light", "no-colour")
