"""Saved views: a filter and a sort by name, for one data file and one person.

They are kept in the state folder, and not in the data file, which is shared.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from store.file.durable import make_folder, replace
from store.file.errors import FileProblem, Gone
from store.file.reader import read_bytes

FILE = "views.json"


class SavedView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A query as it was typed, and how its events are sorted."""

    name: str
    query: str = ""
    sort: str = "date"
    descending: bool = True


def saved_views(state: Path) -> tuple[SavedView, ...]:
    """The views of a file, in the order in which they were first saved. Raises FileProblem where unreadable."""
    try:
        return msgspec.json.decode(read_bytes(str(state / FILE))[0], type=tuple[SavedView, ...])
    except Gone:
        return ()
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FileProblem(str(state / FILE), f"no list of views ({error}); expected one, or no such file") from None


def save_view(state: Path, view: SavedView) -> None:
    """Keep a view; one of the same name is replaced in its place."""
    views = {known.name: known for known in saved_views(state)} | {view.name: view}
    _write(state, tuple(views.values()))


def forget_view(state: Path, name: str) -> None:
    """Let a view go."""
    _write(state, tuple(view for view in saved_views(state) if view.name != name))


def _write(state: Path, views: tuple[SavedView, ...]) -> None:
    make_folder(state)
    replace(str(state / FILE), [msgspec.json.format(msgspec.json.encode(views), indent=2) + b"\n"])
