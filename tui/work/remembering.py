"""What is remembered for the next time, in the state folder and not in the data file, which is shared.

How a file was looked at last (filter, order, crossing, selection, theme and panel sizes; not the as-of day, for who
opens the program looks at today), the queries typed before, the views saved by a name, the files opened last. Views
apart, what cannot be read or written is let be, for it is a convenience alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from store.file.durable import make_folder, replace
from store.file.errors import FileProblem, Gone
from store.file.reader import read_bytes
from store.paths import state_folder
from store.query import Query, QueryError, parse
from store.query.collection import SORTS, Sort
from store.records.model import Key
from tui.work.looking import BOARD_ORDERS, FILE_ORDER
from tui.work.session import Session

T = TypeVar("T")
LOOK = "look.json"
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
    return _read(state / LOOK, LastLook) if state else None


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
    with suppress(OSError, ValueError):
        _write(state / LOOK, msgspec.json.encode(look))


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


MOST = 100


class Earlier:
    """A list of lines, the latest last, and a place in it while one is looked for."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.lines: list[str] = list(lines)[-MOST:]
        self._place: int | None = None
        self._typed = ""

    def keep(self, line: str) -> None:
        """Note a line as the latest; an empty one is none."""
        self._place = None
        if line.strip():
            self.lines = [*(other for other in self.lines if other != line), line][-MOST:]

    def step(self, steps: int, typed: str) -> str | None:
        """Return the line so many steps on (back where negative), at last what was being typed; None at either end."""
        if self._place is None:
            self._place, self._typed = len(self.lines), typed
        place = self._place + steps
        if not 0 <= place <= len(self.lines):
            return None
        self._place = place
        return self.lines[place] if place < len(self.lines) else self._typed

    def settle(self) -> None:
        """Take what is in the line as being typed: the next step counts from the latest line again."""
        self._place = None


VIEWS = "views.json"


class SavedView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A query as it was typed, and how its events are sorted."""

    name: str
    query: str = ""
    sort: str = "date"
    descending: bool = True


def saved_views(state: Path) -> tuple[SavedView, ...]:
    """The views of a file, in the order in which they were first saved. Raises FileProblem where unreadable."""
    try:
        return msgspec.json.decode(read_bytes(str(state / VIEWS))[0], type=tuple[SavedView, ...])
    except Gone:
        return ()
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FileProblem(str(state / VIEWS), f"no list of views ({error}); expected one, or no such file") from None


def save_view(state: Path, view: SavedView) -> None:
    """Keep a view; one of the same name is replaced in its place."""
    views = {known.name: known for known in saved_views(state)} | {view.name: view}
    _write_views(state, views.values())


def forget_view(state: Path, name: str) -> None:
    """Let a view go."""
    _write_views(state, (view for view in saved_views(state) if view.name != name))


def _write_views(state: Path, views: Iterable[SavedView]) -> None:
    _write(state / VIEWS, msgspec.json.format(msgspec.json.encode(tuple(views)), indent=2) + b"\n")


RECENT = "recent.json"
_MOST_RECENT = 20


def recent_files() -> tuple[str, ...]:
    """The paths, the last opened first; none where the list cannot be read, for it is a convenience alone."""
    return _read(state_folder() / RECENT, tuple[str, ...]) or ()


def remember_file(path: Path) -> None:
    """Put a file first in the list; a list that cannot be written is let be."""
    own = str(path.absolute())
    paths = (own, *(other for other in recent_files() if other != own))[:_MOST_RECENT]
    with suppress(OSError, ValueError):
        _write(state_folder() / RECENT, msgspec.json.encode(paths))


def _read(path: Path, kind: type[T]) -> T | None:
    """What a file says; None where there is none, or it cannot be read."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return msgspec.json.decode(read_bytes(str(path))[0], type=kind)
    return None


def _write(path: Path, content: bytes) -> None:
    make_folder(path.parent)
    replace(str(path), [content])
