"""What an action is, and which key means which. Owns the rules of keys; holds no action and no domain logic."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.events import Key as Press

    from tui.app import BorderApp


class Action:
    """One thing a person can do. Its docstring is its help; binding, footer, palette and README table come from it.

    `id` names it in the key settings, `keys` are its usual keys, `words` what the footer and the palette call it.
    `panels` are those that must have the focus for its keys to mean it (all, where empty). `rank` is its place among
    the seven of the footer, 0 for none. What only moves a cursor is not `in_palette`.
    """

    id: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]
    words: ClassVar[str]
    panels: ClassVar[tuple[str, ...]] = ()
    rank: ClassVar[int] = 0
    in_palette: ClassVar[bool] = True

    @property
    def help(self) -> str:
        """What it does, in a sentence or two."""
        return inspect.getdoc(type(self)) or ""

    def refused(self, app: BorderApp) -> str:
        """Why it cannot be done now, as a sentence; empty where it can."""
        return ""

    def run(self, app: BorderApp) -> None:
        """Do it."""
        raise NotImplementedError


class Keymap:
    """Which action a key means in which panel, in force now: the usual keys, replaced by a person's own."""

    def __init__(self, actions: Sequence[Action], own: Mapping[str, Sequence[str]] | None = None) -> None:
        own = own or {}
        self.actions = tuple(actions)
        self._keys = {action.id: tuple(own.get(action.id, action.keys)) for action in actions}
        self._meanings: dict[str, list[Action]] = {}
        for action in actions:
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

    def footer(self, panel: str, most: int = 7) -> list[Action]:
        """The actions that the footer shows, at most seven; the one of the last rank, which is help, always."""
        ranked = [action for action in self.actions if action.rank and (not action.panels or panel in action.panels)]
        ranked.sort(key=lambda action: action.rank)
        return [*ranked[: most - 1], *ranked[most - 1 :][-1:]]

    def clashes(self) -> list[tuple[str, Action, Action]]:
        """Keys that mean two things at once, as (key, one action, the other)."""
        return [
            (key, one, other)
            for key, actions in self._meanings.items()
            for number, one in enumerate(actions)
            for other in actions[number + 1 :]
            if one.panels == other.panels or set(one.panels) & set(other.panels)
        ]


def why_not_written(app: BorderApp) -> str:
    """Why nothing can be changed in the open file, as a sentence; empty where it can."""
    reason = app.session.store.read_only
    return f"This file is read-only: {reason}" if reason else ""


def name_of(press: Press) -> str:
    """The name of a pressed key as actions write it: the character where it has one ("/", "A"), else "ctrl+r", "up"."""
    character = press.character
    if character is not None and character != " " and character.isprintable():
        return character
    return press.key


def is_text(key: str) -> bool:
    """Whether a key, by its name, is one of those that a text is typed with."""
    return len(key) == 1 or key in ("space", "enter", "tab", "backspace")


_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "delete": "Delete",
    "home": "Home",
    "end": "End",
}


def shown(key: str) -> str:
    """A key as it is written for people."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _SHOWN.get(last, last)])


def shown_keys(keys: Iterable[str]) -> str:
    """Several keys as they are written for people."""
    return " ".join(shown(key) for key in keys)
