"""The states of the screen that keys alone do not lead to: other files, and what happens to a file or a disk meanwhile.

Each is what the program finds at its start, the keys, what happens then, and more keys.
"""

from collections.abc import Callable
from typing import NamedTuple

from screenshots.scenes import ARABIC, CONFLICT, MEDIUM, NARROW, STRIKE, WIDE, typed
from tests.tui.beginnings import (
    BROKEN,
    DATES,
    EMPTY,
    EVENT,
    NEWER,
    NEWER_FORMAT,
    OLDER,
    QAIM,
    THOUSAND,
    WRONG,
    Begin,
    after_a_crash,
    ascii_alone,
    at,
    beside,
    conflicting,
    disk_full,
    first_time,
    in_a_repository,
    older_text,
    on,
    on_the_sample,
    retitled,
    still_looking,
    timeline_alone,
    with_a_copy,
    with_own_keys,
    with_recent_files,
    written_outside,
)
from tests.tui.scenes import SIZES
from tui.app import BorderApp

IMPORTED = ("I", *typed("older.csv"), "enter")


class Situation(NamedTuple):
    """One state. `begin` opens the program on the file, `then` is what happens after the keys; `more` keys follow."""

    keys: tuple[str, ...] = ()
    begin: Begin = on_the_sample
    then: Callable[[BorderApp], None] | None = None
    more: tuple[str, ...] = ()
    sizes: tuple[tuple[int, int], ...] = (NARROW,)


SITUATIONS: dict[str, Situation] = {
    "empty-file": Situation(begin=on(EMPTY), sizes=SIZES),
    "empty-worklist": Situation(("1", "left"), on(EMPTY)),
    "broken-file": Situation(begin=on(BROKEN)),
    "blank-file": Situation(begin=with_a_copy(b"")),
    "newer-format": Situation(("e",), on(NEWER_FORMAT)),
    "wrong-record": Situation(("1", "left"), on(WRONG)),
    "wrong-record-opened": Situation(("1", "left", "enter", "end", "e"), on(WRONG)),
    "thousand": Situation(("1", "end", *("up",) * 20), on(THOUSAND), sizes=(NARROW, WIDE)),
    "arabic": Situation(begin=on(ARABIC), sizes=SIZES),
    "conflict-waits": Situation(begin=on(CONFLICT), sizes=(MEDIUM,)),
    "conflict": Situation(("!",), on(CONFLICT)),
    "conflict-both": Situation(("!", "down", "down"), on(conflicting(DATES)), sizes=(WIDE,)),
    "older-text": Situation(then=older_text("the older version"), more=("!",)),
    "ours-again": Situation(then=older_text("ours again"), more=("!", "down")),
    "history": Situation((*STRIKE, "H"), in_a_repository),
    "versions": Situation(("R",), with_a_copy()),
    "first-start": Situation(begin=first_time),
    "first-painting": Situation(begin=timeline_alone),
    "draft": Situation(begin=after_a_crash),
    "own-keys-help": Situation(("?",), with_own_keys),
    "open-recent": Situation(("o",), with_recent_files),
    "not-saved": Situation((*STRIKE, "e", "end", *typed(" again"), "enter"), disk_full),
    "edit-coordinates-wrong": Situation(then=at(QAIM, "lat"), more=("e", "ctrl+u", *typed("91"), "enter")),
    "edit-reference": Situation(then=at(EVENT, "crossings", 0), more=("e", "r")),
    "file-gone": Situation(STRIKE, then=lambda app: written_outside(app, None)),
    "file-broken": Situation(STRIKE, then=lambda app: written_outside(app, BROKEN.encode())),
    "changed-elsewhere": Situation(STRIKE, then=retitled),
    "edit-meanwhile": Situation((*STRIKE, "e", "end", "x"), then=retitled, more=("enter",)),
    "still-looking": Situation(("slash", *typed("qaim")), still_looking),
    "import-lines": Situation((*IMPORTED, "right", "down"), beside(older=OLDER)),
    "import-newer": Situation(
        (*IMPORTED, "enter", "I", *typed("newer.csv"), "enter", "down", "down", "right"),
        beside(older=OLDER, newer=NEWER),
    ),
    "import-several": Situation(("I", *typed("*.csv"), "enter"), beside(older=OLDER, newer=NEWER)),
    "import-column": Situation(
        (*IMPORTED, "right", "down", "enter"), beside(older=b"a,b\n2019-09-30,Trade resumes\n"), sizes=(WIDE,)
    ),
    "ascii": Situation(STRIKE, ascii_alone, sizes=(WIDE,)),
    "ascii-map": Situation(("4", "z"), ascii_alone),
}
