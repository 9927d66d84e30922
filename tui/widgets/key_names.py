"""Keys by their names, as actions declare them and as people read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from textual.events import Key as Press
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

_UNSEEN_TEXT = frozenset("\u200c\u200d\u200e\u200f")
"""Characters that are written without being seen: what joins or parts letters and emoji, and hints of direction."""


def name_of(press: Press) -> str:
    """The name of a pressed key as actions write it: the character where it has one ("/", "A"), else "ctrl+r", "up"."""
    character = press.character
    if character is not None and character != " " and (character.isprintable() or character in _UNSEEN_TEXT):
        return character
    return press.key


_LAST_LETTER = 0x2100
"""Keyboards have letters of all alphabets and signs of currencies, but none of what comes behind them."""
_MODIFIERS = frozenset(("ctrl", "shift", "alt", "meta", "super", "hyper"))


def is_key(name: str) -> bool:
    """Whether a keyboard can have a key of this name: "f", "ctrl+f", "f11", "alt+slash"."""
    if len(name) == 1:
        return True
    modifiers, plus, last = name.rpartition("+") if not name.endswith("++") else (name[:-2], "+", "+")
    if plus and (not _MODIFIERS.issuperset(modifiers.split("+")) or (len(last) == 1 and last.isupper())):
        return False  # ctrl+U is pressed as ctrl+u
    if len(last) == 1 or last in {key.value.rpartition("+")[2] for key in Keys} | set(KEY_NAME_REPLACEMENTS.values()):
        return True
    signs = (unicodedata.name(chr(code), "") for code in range(0x20, _LAST_LETTER))
    return last in (re.sub("[ -]", "_", sign.lower()) for sign in signs if sign)


SENT_AS = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+[": "escape",
    "ctrl+left_square_bracket": "escape",
}
"""Keys that terminals tell by the same byte as another one, so that they are never seen."""


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


def pressed(words: str) -> str:
    """The name of a key from how it is written for people."""
    *modifiers, last = words.split("+") if len(words) > 1 else [words]
    names = {shown_as: key for key, shown_as in _SHOWN.items()}
    return "+".join([*modifiers, names.get(last, last.lower() if len(last) > 1 else last)])


def shown_keys(keys: Iterable[str]) -> str:
    """Several keys as they are written for people."""
    return " ".join(shown(key) for key in keys)
