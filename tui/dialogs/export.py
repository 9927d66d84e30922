"""Exporting from the dashboard: the format, then the file, then what to do with texts near a private name."""

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
    desk.show_over(Chooser("export", desk, f"Export {_counted(len(_chosen(desk)), 'event')} as", choices))


def _chosen(desk: Desk) -> frozenset[str]:
    session = desk.session
    return frozenset(session.marks) or frozenset(row.id for row in session.collection.rows)


def _ask_path(desk: Desk, found: Format) -> None:
    from tui.bars.path import PathBar

    name = f"{desk.session.store.path.stem}{found.suffix}"
    echo = "What is private stays out; what comes near it is asked about. No file is overwritten."
    desk.show_over(PathBar(desk, "Export to", partial(_write, desk, found), text=name, echo=echo))


def _write(desk: Desk, found: Format, path: Path) -> str:
    """Write the export, or first ask about texts near a private name; what is wrong, as a sentence, else nothing."""
    if path.exists() or path.is_symlink():
        return f"{path}: there is already a file; type another name"
    shown = Disclosed(desk.session.store)
    if not shown.near:
        return _written(desk, found, path, shown)
    from tui.dialogs.confirm import Confirm

    words = (
        f"{_counted(len(shown.near), 'text')} of the file {'comes' if len(shown.near) == 1 else 'come'} near the name "
        f"of what is private. Their words can be withheld; `bordertui export --accept` lets single ones go."
    )
    texts = [f"…{near.words}… in {near.key.table}/{near.key.id}, near {near.private.id}" for near in shown.near]
    desk.show_over(Confirm(desk, words, texts, "withhold", partial(_write_without, desk, found, path, len(texts))))
    return ""


def _write_without(desk: Desk, found: Format, path: Path, near: int) -> None:
    """Write the export without what comes near a private name, which a person has agreed to."""
    shown = Disclosed(desk.session.store, withhold_near=True)
    told = f"{_counted(near, 'text')} near a private name withheld"
    there = path.exists() or path.is_symlink()
    problem = f"{path}: there is already a file" if there else _written(desk, found, path, shown, told)
    if problem:
        desk.session.say(problem)


def _written(desk: Desk, found: Format, path: Path, shown: Disclosed, near: str = "") -> str:
    """Write the export and tell what is not in it; what is wrong, as a sentence, else nothing."""
    view = desk.session.view
    selection = Selection(shown, datetime.now(UTC), _chosen(desk), view.as_of, view.known_then)
    try:
        replace(str(path), [found.write(selection)])
    except FileProblem as problem:
        return str(problem)
    private = f"private: {_counted(shown.withheld, 'record')} left out, in whole or in part" if shown.withheld else ""
    unreadable = f"{_counted(shown.unreadable, 'record')} cannot be read, left out" if shown.unreadable else ""
    told = [f"Exported {_counted(len(selection.events), 'event')} to {path}", near, private, unreadable]
    desk.session.say("; ".join(filter(None, [*told, found.left_out(selection)])))
    return ""


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"
