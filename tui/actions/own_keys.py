"""A person's own keys: `keys.toml` in the configuration folder, and presets for other keyboards.

    preset = "azerty"          # or "qwertz"
    [keys]
    filter = "ctrl+f"          # one key, or a list; an action's name is what `bordertui` help and the README call it
    "zoom" = ["z", "f11"]

What cannot be understood is left out and told, the rest holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store.file.errors import FileProblem
from tui.desk import Keymap
from tui.widgets.keys import shown
from tui.work.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.desk import Action

# Digits need shift on AZERTY, and some signs need AltGr there and on QWERTZ: other ways to the same action.
PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "azerty": {
        "crossings": ("1", "&"),
        "timeline": ("2", "é"),
        "details": ("3", '"'),
        "map": ("4", "'", "m"),
        "filter": ("/", "ctrl+f"),
        "event-before": ("<", ","),
        "event-after": (">", ";"),
    },
    "qwertz": {
        "filter": ("/", "ctrl+f", "#"),
        "event-before": ("<", ","),
        "help": ("?", "f1", "ß"),
    },
}


class OwnKeys(NamedTuple):
    """The keymap in force, and what is wrong with the file, a sentence each."""

    keymap: Keymap
    trouble: tuple[str, ...]


def own_keys(path: Path, actions: Sequence[Action]) -> OwnKeys:
    """The keys of a file, over the usual ones; the usual ones alone where there is no file."""
    try:
        settings = read_settings(path)
    except FileProblem as problem:
        return OwnKeys(Keymap(actions), (f"{problem}; the usual keys hold",))
    if settings is None:
        return OwnKeys(Keymap(actions), ())
    keys, trouble = _read(path, settings, {action.id for action in actions})
    keymap = Keymap(actions, keys)
    clashes = [
        f"{path}: the key {shown(key)} means both {one.words} and {other.words}; expected one of them"
        for key, one, other in keymap.clashes()
    ]
    return OwnKeys(keymap, (*trouble, *clashes))


def _read(path: Path, settings: dict[str, Any], known: set[str]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    trouble = [
        f"{path}: {name!r} is no setting; expected preset or [keys]"
        for name in settings
        if name not in ("preset", "keys")
    ]
    preset = settings.get("preset", "")
    if preset and preset not in PRESETS:
        trouble.append(f"{path}: preset {preset!r} is not known; expected {' or '.join(PRESETS)}")
    keys = {id_: keys for id_, keys in PRESETS.get(preset, {}).items() if id_ in known} if preset in PRESETS else {}
    own = settings.get("keys", {})
    for name, value in own.items() if isinstance(own, dict) else ():
        chosen = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
        if name not in known:
            trouble.append(f"{path}: keys.{name}: there is no such action; expected one of those that help lists")
        elif not all(isinstance(key, str) and key for key in chosen) or (not chosen and value != []):
            trouble.append(f"{path}: keys.{name}: {value!r} is no key; expected a text or a list of texts")
        else:
            keys[name] = chosen
    return keys, trouble
