"""Every action is done once by its key in the running program, and what it does is seen."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from screenshots.scenes import CONFLICT, STRIKE
from tests.tui.conftest import Running, app_of, screen_of
from tui.actions import ACTIONS
from tui.app import BorderApp
from tui.desk import Action
from tui.panels.board import BoardPanel
from tui.panels.map import MapPanel


class Case(NamedTuple):
    """The keys before an action's own, and what holds after it; `data` is the file where it is not the sample."""

    before: tuple[str, ...]
    holds: Callable[[BorderApp], object]
    data: bytes = b""


def opened(name: str) -> Callable[[BorderApp], bool]:
    """A dialog, bar or editor of this class has the keys."""
    return lambda app: type(app.takers[-1]).__name__ == name


def told(words: str) -> Callable[[BorderApp], bool]:
    """The footer says these words."""
    return lambda app: words in app.session.notice


def focused(name: str) -> Callable[[BorderApp], bool]:
    """A panel has the focus."""
    return lambda app: app.dashboard.focused_name == name


def undoes(words: str) -> Callable[[BorderApp], bool]:
    """An undo would take back a change of these words."""

    def holds(app: BorderApp) -> bool:
        change = app.session.store.history.next_undo()
        return change is not None and words in change.words

    return holds


def at(number: int) -> Callable[[BorderApp], bool]:
    """The timeline's cursor stands on this row; counted from the end where negative."""
    return lambda app: app.session.cursor == app.session.collection.rows[number].id


def is_moved(app: BorderApp) -> bool:
    """Whether the map shows another part of the earth than the one that fits all crossings."""
    panel = app.dashboard.panels["map"]
    assert isinstance(panel, MapPanel)
    return panel._moved


RETITLED = (*STRIKE, "e", "end", "s", "enter")
ON_A_CLAIM = (*STRIKE, "3", "down", "down")
MARKED = ("space", "space")

CASES = {
    "edit": Case(STRIKE, opened("Editing")),
    "another": Case((*STRIKE, "3", *("down",) * 7), opened("Editing")),
    "duplicate": Case(STRIKE, lambda app: app.session.cursor == "qaim-drones-2019-08-2"),
    "delete": Case(STRIKE, undoes("delete")),
    "external": Case(STRIKE, told("The editor could not be used")),
    "changes": Case(RETITLED, opened("Changes")),
    "count": Case((), opened("CountDialog")),
    "undo": Case(RETITLED, told("Undid: title")),
    "redo": Case((*RETITLED, "u"), told("Did again: title")),
    "claim": Case(STRIKE, opened("Editing")),
    "grade": Case(ON_A_CLAIM, opened("Editing")),
    "still-so": Case(("1", "down"), opened("StillBar")),
    "supersede": Case(ON_A_CLAIM, undoes("review")),
    "add": Case((), opened("QuickAdd")),
    "add-menu": Case((), opened("Chooser")),
    "filter": Case((), opened("FilterBar")),
    "views": Case((), opened("ViewsDialog")),
    "next-contested": Case((), at(7)),
    "previous-contested": Case(("end",), lambda app: app.session.cursor != app.session.collection.rows[-1].id),
    "mark": Case((), lambda app: len(app.session.marks) == 1),
    "mark-range": Case(("space", "down", "down"), lambda app: len(app.session.marks) == 4),
    "tag": Case(MARKED, opened("TagBar")),
    "merge": Case(MARKED, undoes("merged")),
    "as-of": Case((), opened("AsOfBar")),
    "compare": Case((), opened("CompareBar")),
    "event-before": Case((), lambda app: app.session.is_past),
    "event-after": Case(("<", "<"), lambda app: app.session.view.as_of.isoformat() == "2020-01-10"),
    "known-then": Case((), lambda app: app.session.view.known_then),
    "escape": Case(("/", *"rabia", "enter"), lambda app: not app.session.view.text),
    "closer": Case(("4",), is_moved),
    "farther": Case(("4",), is_moved),
    "everything": Case(("4", "+"), lambda app: not is_moved(app)),
    "help": Case((), opened("Help")),
    "palette": Case((), opened("Chooser")),
    "sort": Case((), opened("Chooser")),
    "sort-board": Case(("1",), opened("Chooser")),
    "copy": Case(STRIKE, told("Copied: ")),
    "open": Case((), opened("PathBar")),
    "export": Case((), opened("Chooser")),
    "briefing": Case((), opened("Briefing")),
    "import": Case((), opened("ImportBar")),
    "decide": Case((), opened("Decide"), CONFLICT),
    "merge-copies": Case((), lambda app: "No conflicted copy" in app.session.notice),
    "restore": Case((), lambda app: app.takers or app.session.notice),
    "broken": Case(("escape",), opened("BrokenFile"), b"{"),
    "worklist": Case((), lambda app: "Worklist', 'title" in str(app.dashboard.panels["crossings"].heading())),
    "down": Case((), at(1)),
    "up": Case(("down", "down"), at(1)),
    "page-down": Case((), lambda app: app.session.cursor != app.session.collection.rows[0].id),
    "page-up": Case(("pagedown",), at(0)),
    "first": Case(("end",), at(0)),
    "last": Case((), at(-1)),
    "left": Case(("1",), lambda app: "Worklist', 'title" in str(app.dashboard.panels["crossings"].heading())),
    "right": Case(("1",), lambda app: "Sources', 'title" in str(app.dashboard.panels["crossings"].heading())),
    "enter": Case((), focused("details")),
    "back": Case((*STRIKE, "3", *("down",) * 4, "enter"), lambda app: not app.session.trail),
    "next-panel": Case((), focused("details")),
    "previous-panel": Case((), focused("crossings")),
    "crossings": Case((), focused("crossings")),
    "timeline": Case(("1",), focused("timeline")),
    "details": Case((), focused("details")),
    "map": Case((), focused("map")),
    "zoom": Case((), lambda app: app.dashboard.zoomed),
    "wider": Case((), lambda app: app.dashboard.extra == {"timeline": 2}),
    "narrower": Case((), lambda app: app.dashboard.extra == {"timeline": -2}),
    "theme": Case((), told("Theme: ")),
    "suspend": Case((), told("u undoes, q quits")),
    "interrupt": Case((), told("q quits, y copies")),
    "quit": Case((), lambda app: app.return_code == 0),
}


def test_there_is_a_case_for_each_action() -> None:
    assert set(CASES) == {action.id for action in ACTIONS}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
async def test_each_action_does_what_it_says_by_its_first_key(
    action: Action, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", str(tmp_path / "no such editor"))
    case = CASES[action.id]
    path = tmp_path / "sample.json"
    if case.data:
        path.write_bytes(case.data)
    async with running(path=path) as pilot:
        await pilot.press(*case.before, action.keys[0])
        app = app_of(pilot)
        assert case.holds(app), (app.session.notice, screen_of(pilot))


async def test_plus_comes_closer_on_the_map_and_minus_goes_away(running: Running) -> None:
    async with running() as pilot:
        panel = app_of(pilot).dashboard.panels["map"]
        assert isinstance(panel, MapPanel)
        await pilot.press("4")
        seen = []
        for key in ("0", "+", "+", "-", "-", "-"):
            await pilot.press(key)
            await pilot.pause()
            assert panel._view is not None
            seen.append(panel._view.degrees)
        whole, close, closest, *_, far = seen
        assert closest < close < whole < far


async def test_plus_shows_fewer_days_on_the_board_and_minus_no_more_than_all(running: Running) -> None:
    async with running() as pilot:
        panel = app_of(pilot).dashboard.panels["crossings"]
        assert isinstance(panel, BoardPanel)
        await pilot.press("1")
        whole = panel.scale(panel._columns).days
        await pilot.press("+", "+")
        assert panel.scale(panel._columns).days < whole
        await pilot.press(*"-----")
        assert panel.scale(panel._columns).days == pytest.approx(whole)
