"""Exporting from the dashboard: the format, then the file. Owns the two questions; the formats are the store's."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from store.disclosure import Disclosed
from store.exchange.exports.registry import FORMATS
from store.exchange.exports.selection import Selection
from store.file.durable import replace
from store.file.errors import FileProblem
from tui.dialogs.chooser import Choice, Chooser

if TYPE_CHECKING:
    from pathlib import Path

    from store.exchange.exports.registry import Format
    from tui.desk import Desk


def choose_format(desk: Desk) -> None:
    """Ask for the format; the events exported are the marked ones, else those in view."""
    choices = [Choice(found.name, partial(_ask_path, desk, found), found.words) for found in FORMATS.values()]
    count = len(_chosen(desk))
    desk.show_over(Chooser("export", desk, f"Export {count:,} event{'s' * (count != 1)} as", choices))


def _chosen(desk: Desk) -> frozenset[str]:
    session = desk.session
    return frozenset(session.marks) or frozenset(row.id for row in session.collection.rows)


def _ask_path(desk: Desk, found: Format) -> None:
    from tui.bars.path import PathBar

    name = f"{desk.session.store.path.stem}{found.suffix}"
    echo = "What is private, or comes near it, stays out; no file is overwritten."
    desk.show_over(PathBar(desk, "Export to", partial(_write, desk, found), text=name, echo=echo))


def _write(desk: Desk, found: Format, path: Path) -> str:
    """Write the export; what is wrong, as a sentence, else nothing."""
    if path.exists() or path.is_symlink():
        return f"{path}: there is already a file; type another name"
    view, shown = desk.session.view, Disclosed(desk.session.store, withhold_near=True)
    selection = Selection(shown, datetime.now(UTC), _chosen(desk), view.as_of, view.known_then)
    try:
        replace(str(path), [found.write(selection)])
    except FileProblem as problem:
        return str(problem)
    desk.session.say(f"Exported {len(selection.events):,} events to {path}")
    return ""
