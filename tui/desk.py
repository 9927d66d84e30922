"""The port between the program and what a person does with it: actions, bars, dialogs and editors.

`Desk` is all that these may ask of the program; `tui/app.py` fulfils it, and tests may with less. An `Action` is one
thing a person can do at the desk, and a `Keymap` says which key means which action.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from tui.work.remembering import Earlier

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from textual.geometry import Size

    from tui.screen.dashboard import Dashboard
    from tui.widgets.dialog import Dialog
    from tui.work.between_keys import BetweenKeys
    from tui.work.drafts import DraftKeeper
    from tui.work.session import Session

T = TypeVar("T")


class Taker(Protocol):
    """What takes the keys while it is open: an editor, a dialog, the filter line."""

    def take(self, key: str) -> None:
        """Take one key, by its name ("a", "ctrl+r", "up")."""

    def paste(self, words: str) -> None:
        """Take pasted text, as it came."""


class Desk(Protocol):
    """The program as its actions, bars, dialogs and editors see it."""

    session: Session
    dashboard: Dashboard
    between_keys: BetweenKeys

    @property
    def keymap(self) -> Keymap:
        """Which key means which action."""

    @property
    def key_trouble(self) -> Sequence[str]:
        """What is wrong with a person's own keys, a sentence each."""

    @property
    def drafts(self) -> DraftKeeper:
        """What keeps the text of an open editor."""

    @property
    def earlier_queries(self) -> Earlier:
        """The queries that were kept, for the filter bar."""

    @property
    def size(self) -> Size:
        """The size of the screen in cells."""

    def perform(self, action: Action) -> None:
        """Do what an action does, or say why it cannot be done now."""

    def guard(self, work: Callable[[], object]) -> None:
        """Do something, as from a timer or a message of Textual's, in which a defect ends nothing else."""

    def in_background(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Do something off the screen's thread, so that no key waits for it, and hand back on it what came of it."""

    def open(self, taker: Taker) -> None:
        """Let something take the keys from the next one on."""

    def show_over(self, dialog: Dialog) -> None:
        """Show a dialog over the dashboard and let it take the keys."""

    def close(self, taker: Taker) -> None:
        """Let what was open before take the keys again; a dialog goes from the screen."""

    def leave_layer(self) -> None:
        """Leave the innermost layer that is open."""

    def next_theme(self) -> None:
        """Take the next theme."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to the terminal's clipboard."""

    @property
    def can_suspend(self) -> bool:
        """Whether the program can be stopped and go on, as by ctrl+z in a shell."""

    def action_suspend_process(self) -> None:
        """Stop the program until the shell has it go on."""

    @property
    def selected_text(self) -> str:
        """The text that the mouse has selected; empty where none is."""

    def suspend(self) -> AbstractContextManager[None]:
        """Give the terminal to another program for a while."""

    def open_next(self, path: Path) -> None:
        """Leave for another data file."""

    def quit(self) -> None:
        """Leave as soon as everything is on disk."""

    def leave(self, status: int) -> None:
        """End with this exit status as soon as all is on disk; at once where it cannot be."""


class Action:
    """One thing a person can do: binding, footer, help, palette and the table in docs come from it.

    `id` names it in the key settings, `keys` are its usual keys, `words` what the footer and the palette call it,
    `help` says what it does in a sentence or two (no docstring: Python leaves those out where it is asked to optimise).
    `panels` are those that must have the focus for its keys to mean it (all, where empty). `rank` is its place among
    the seven of the footer, 0 for none; in an empty file it has those that `begins`. `pair` is the id of an action
    whose key the footer tells beside its own, and the words for both. What only moves a cursor is not `in_palette`.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    help: str
    panels: tuple[str, ...] = ()
    rank = 0
    begins = False
    pair: tuple[str, str] | None = None
    in_palette = True

    def refused(self, desk: Desk) -> str:
        """Why it cannot be done now, as a sentence; empty where it can."""
        return ""

    def run(self, desk: Desk) -> None:
        """Do it."""
        raise NotImplementedError


class Keymap:
    """Which action a key means in which panel, in force now: the usual keys, replaced by a person's own."""

    def __init__(
        self,
        actions: Sequence[Action],
        own: Mapping[str, Sequence[str]] | None = None,
        usual: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """`own` are a person's keys by the actions' ids, `usual` what holds for the others instead of theirs."""
        own, usual = own or {}, usual or {}
        self._own = frozenset(own)
        self.actions = tuple(actions)
        self._keys = {action.id: tuple(own.get(action.id, usual.get(action.id, action.keys))) for action in actions}
        self._meanings: dict[str, list[Action]] = {}
        for action in sorted(actions, key=lambda action: action.id not in own):  # a person's own come first
            for key in self._keys[action.id]:
                self._meanings.setdefault(key, []).append(action)

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """The keys in force for an action."""
        return self._keys[action.id]

    def meaning(self, key: str, panel: str) -> Action | None:
        """The action of a key while a panel has the focus; one declared for the panel comes before a general one."""
        candidates = self._meanings.get(key)
        if candidates is None:
            return None
        if len(candidates) == 1 and not candidates[0].panels:
            return candidates[0]
        for action in candidates:
            if panel in action.panels:
                return action
        return next((action for action in candidates if not action.panels), None)

    def keys_in(self, action: Action, panel: str) -> list[str]:
        """The keys that mean an action while a panel has the focus: none that means another there."""
        return [key for key in self.keys_of(action) if self.meaning(key, panel) is action]

    def told(self, action: Action, panel: str) -> tuple[list[str], str]:
        """The key of an action that the footer tells while a panel has the focus, that of its pair, and their words."""
        keys = self.keys_in(action, panel)[:1]
        other = next((one for one in self.actions if action.pair and one.id == action.pair[0]), None)
        also = self.keys_in(other, panel)[:1] if other else []
        return [*keys, *also], action.pair[1] if action.pair and also else action.words

    def footer(self, panel: str, *, beginning: bool = False) -> list[Action]:
        """The actions that the footer shows as far as there is room, the first ones first; the last, help, always.

        In an empty file they are those that something can begin with.
        """
        shown = (action for action in self.actions if (action.begins if beginning else action.rank))
        return sorted((action for action in shown if self.keys_in(action, panel)), key=lambda action: action.rank or 50)

    def clashes(self) -> list[tuple[str, Action, Action]]:
        """Keys that mean two things at once, as (key, one action, the other).

        That a panel's own action comes before a general one is meant so where both keys are the usual ones; where a
        person set one of them, it is told.
        """
        return [
            (key, one, other)
            for key, actions in self._meanings.items()
            for number, one in enumerate(actions)
            for other in actions[number + 1 :]
            if one.panels == other.panels
            or set(one.panels) & set(other.panels)
            or (not (one.panels and other.panels) and self._own & {one.id, other.id})
        ]


def why_not_written(desk: Desk) -> str:
    """Why nothing can be changed in the open file, as a sentence; empty where it can."""
    reason = desk.session.store.read_only
    return f"This file is read-only: {reason}" if reason else ""
