"""How a file was looked at last: filter, order, crossing, selection, theme and panel sizes, kept for the next time.

It is kept in the state folder. The as-of day is not among it: who opens the program looks at today.
What cannot be read or written is let be, for it is a convenience alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from store.file.durable import make_folder, replace
from store.file.errors import FileProblem
from store.file.reader import read_bytes
from store.query import Query, QueryError, parse
from store.query.collection import SORTS, Sort
from store.records.model import Key
from tui.work.looking import BOARD_ORDERS, FILE_ORDER
from tui.work.session import Session

FILE = "look.json"
_QUERIES = 20


class LastLook(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered. `selected` is a table and an id, `extra` the cells of panels beyond their usual share.

    `queries` are the latest that were kept, the latest last.
    """

    text: str = ""
    sort: str = "date"
    descending: bool = True
    crossing: str = ""
    selected: tuple[str, str] | None = None
    theme: str = ""
    extra: dict[str, int] = {}
    queries: tuple[str, ...] = ()
    board: str = FILE_ORDER


def last_look(state: Path | None) -> LastLook | None:
    """What was remembered for a data file's state folder; None where nothing was, or it cannot be read."""
    try:
        return msgspec.json.decode(read_bytes(str(state / FILE))[0], type=LastLook) if state else None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def remember(session: Session, theme: str, extra: Mapping[str, int], queries: Sequence[str]) -> None:
    """Write down how the file is looked at now; `extra` are the cells of panels beyond their usual share."""
    state = session.store.state
    if state is None:
        return
    view = session.view
    look = LastLook(
        text=view.text,
        sort=view.sort.by,
        descending=view.sort.descending,
        crossing=view.crossing,
        selected=(session.selected.table, session.selected.id) if session.selected else None,
        theme=theme,
        extra=dict(extra),
        queries=tuple(queries[-_QUERIES:]),
        board=view.board,
    )
    if look == (last_look(state) or LastLook(selected=look.selected)):
        return
    try:
        make_folder(state)
        replace(str(state / FILE), [msgspec.json.encode(look)])
    except (FileProblem, OSError, ValueError):
        return


def restore(session: Session, look: LastLook) -> None:
    """Look at the file as it was looked at, as far as that is still there."""
    try:
        query = parse(look.text, session.store) if look.text else Query.everything()
    except QueryError:
        query = Query.everything()
    session.look(
        query=query,
        text=look.text if query != Query.everything() else "",
        sort=Sort(look.sort, look.descending) if look.sort in SORTS else Sort(),
        crossing=look.crossing if look.crossing in session.store.crossings else "",
        board=look.board if look.board in BOARD_ORDERS else FILE_ORDER,
    )
    key = Key(*look.selected) if look.selected else None
    if key is not None and key in session.store:
        if session.collection.index_of(key.id) is not None and key.table == "events":
            session.cursor_to(key.id)
        else:
            session.select(key)
