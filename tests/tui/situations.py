"""The states of the screen that keys alone do not lead to: other files, and what happens to a file or a disk meanwhile.

Each is what the program finds at its start, the keys, what happens then, and more keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from screenshots.scenes import ARABIC, CONFLICT, NOTED, STRIKE, typed
from tests.tui.beginnings import (
    BROKEN,
    DATES,
    EMPTY,
    EVENT,
    NEWER,
    NEWER_FORMAT,
    OLDER,
    QAIM,
    REMOVED,
    TAKEN,
    TITLES,
    WRONG,
    after_a_crash,
    after_a_crash_in_quick_add,
    ascii_alone,
    at,
    beside,
    conflicting,
    disk_full,
    first_time,
    half_read,
    mistaken,
    older_text,
    on,
    on_the_sample,
    removed,
    retitled,
    slow_disk,
    still_gathering,
    still_looking,
    timeline_alone,
    with_a_copy,
    with_own_keys,
    with_recent_files,
    without_copies,
    written_outside,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.beginnings import Begin
    from tui.app import BorderApp

IMPORTED = ("I", *typed("older.csv"), "enter")


class Situation(NamedTuple):
    """One state. `begin` opens the program on the file, `then` is what happens after the keys; `more` keys follow."""

    keys: tuple[str, ...] = ()
    begin: Begin = on_the_sample
    then: Callable[[BorderApp], None] | None = None
    more: tuple[str, ...] = ()


SITUATIONS: dict[str, Situation] = {
    "empty-file": Situation(begin=on(EMPTY)),
    "empty-sources": Situation(("1", "right"), on(EMPTY)),
    "empty-actors": Situation(("1", "right", "right"), on(EMPTY)),
    "empty-worklist": Situation(("1", "left"), on(EMPTY)),
    "empty-map": Situation(("4", "z"), on(EMPTY)),
    "broken-file": Situation(begin=on(BROKEN)),
    "broken-file-left": Situation(("escape", "a"), on(BROKEN)),
    "broken-file-restored-from": Situation(("R", "enter"), with_a_copy(BROKEN.encode())),
    "blank-file": Situation(begin=with_a_copy(b"")),
    "newer-format": Situation(("e",), on(NEWER_FORMAT)),
    "wrong-record": Situation(("1", "left"), on(WRONG)),
    "wrong-record-opened": Situation(("1", "left", "enter", "end", "e"), on(WRONG)),
    "wrong-record-field": Situation(("1", "left", "enter", "home", "e"), on(WRONG)),
    "id-taken": Situation(("1", "left", "enter", "e"), on(TAKEN)),
    "arabic": Situation(begin=on(ARABIC)),
    "conflict-waits": Situation(begin=on(CONFLICT)),
    "conflict": Situation(("!",), on(CONFLICT)),
    "conflict-of-dates": Situation(("!",), on(conflicting(DATES))),
    "conflict-both": Situation(("!", "down", "down"), on(conflicting(DATES))),
    "conflict-decided": Situation(("!", "down", "down", "enter"), on(conflicting(DATES))),
    "conflict-second": Situation(("!", "tab", "down"), on(conflicting(TITLES, DATES))),
    "conflict-removed": Situation(("!",), on(conflicting(REMOVED))),
    "older-text": Situation(then=older_text("the older text"), more=("!",)),
    "ours-again": Situation(then=older_text("ours again"), more=("!", "down")),
    "editor-mistake": Situation((*STRIKE, "E"), mistaken),
    "versions": Situation(("R",), with_a_copy()),
    "restore": Situation(("R", "enter"), with_a_copy()),
    "no-versions": Situation(("R",), without_copies),
    "first-start": Situation(begin=first_time),
    "first-start-gone": Situation(("down",), first_time),
    "first-painting": Situation(begin=timeline_alone),
    "draft": Situation(begin=after_a_crash),
    "draft-of-an-event": Situation(("a",), after_a_crash_in_quick_add),
    "own-keys-wrong": Situation(begin=with_own_keys),
    "own-keys-help": Situation(("?",), with_own_keys),
    "open-recent": Situation(("o",), with_recent_files),
    "not-saved": Situation((*STRIKE, "e", "end", *typed(" again"), "enter"), disk_full),
    "not-saved-leaving": Situation((*STRIKE, "e", "end", *typed(" again"), "enter", "q"), disk_full),
    "saving": Situation((*STRIKE, "e", "end", *typed(" again"), "enter"), slow_disk),
    "saved": Situation((*STRIKE, "e", "end", *typed(" again"), "enter")),
    "edit-coordinates": Situation(then=at(QAIM, "lat"), more=("e", "ctrl+u", *typed("34.4 N, 41"))),
    "edit-coordinates-wrong": Situation(then=at(QAIM, "lat"), more=("e", "ctrl+u", *typed("91"), "enter")),
    "edit-reference": Situation(then=at(EVENT, "crossings", 0), more=("e", "r")),
    "edit-related": Situation(then=at(EVENT, "related"), more=("e", *typed("qaim-r"), "down")),
    "edit-tags": Situation(then=at(EVENT, "tags"), more=("e", *typed("drones, mil"))),
    "edit-id": Situation(then=at(EVENT, "id"), more=("e", "ctrl+u", *typed("qaim-reopens-2019-09"), "enter")),
    "file-gone": Situation(STRIKE, then=lambda app: written_outside(app, None)),
    "file-gone-edit": Situation(STRIKE, then=lambda app: written_outside(app, None), more=("e",)),
    "file-broken": Situation(STRIKE, then=lambda app: written_outside(app, BROKEN.encode())),
    "changed-elsewhere": Situation(STRIKE, then=retitled),
    "edit-meanwhile": Situation((*STRIKE, "e", "end", "x"), then=retitled, more=("enter",)),
    "edit-removed": Situation((*STRIKE, "e", "end", "x"), then=removed, more=("enter",)),
    "still-looking": Situation(("slash", *typed("qaim")), still_looking),
    "worklist-gathering": Situation(("1", "left"), still_gathering),
    "import-bar": Situation(("I",), beside(older=OLDER)),
    "import-bar-wrong": Situation(("I", *typed("newer.csv"), "enter"), beside(older=OLDER)),
    "import-reading": Situation(IMPORTED, half_read),
    "import-lines": Situation((*IMPORTED, "right", "down"), beside(older=OLDER)),
    "import-distance-wrong": Situation((*IMPORTED, "d", *typed("x"), "enter"), beside(older=OLDER)),
    "import-again": Situation((*IMPORTED, "enter", *IMPORTED), beside(older=OLDER)),
    "import-newer": Situation(
        (*IMPORTED, "enter", "I", *typed("newer.csv"), "enter", "down", "right"), beside(older=OLDER, newer=NEWER)
    ),
    "import-several": Situation(("I", *typed("*.csv"), "enter"), beside(older=OLDER, newer=NEWER)),
    "import-problem": Situation((*IMPORTED,), beside(older=b"a,b\n2019-09-30,Trade resumes\n")),
    "import-column": Situation((*IMPORTED, "right", "down", "enter"), beside(older=b"a,b\n2019-09-30,Trade resumes\n")),
    "ascii": Situation(STRIKE, ascii_alone),
    "ascii-map": Situation(("4", "z"), ascii_alone),
    "ascii-quick-add": Situation(("a", *typed(NOTED)), ascii_alone),
}
