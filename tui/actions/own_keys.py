"""A person's own keys: `keys.toml` in the configuration folder, and presets for other keyboards.

    preset = "azerty"          # or qwertz, arabic, persian, cyrillic, greek
    [keys]
    filter = "ctrl+f"          # one key, or a list; an action's name is what the help and docs/keys.md call it
    "zoom" = ["z", "f11"]

What cannot be understood is left out and told, the rest holds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from store.file.errors import FileProblem
from store.text.near import near
from tui.desk import Action, Keymap
from tui.widgets.key_names import SENT_AS, is_key, shown
from tui.work.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


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
    "qwertz": {"filter": ("/", "ctrl+f", "#"), "event-before": ("<", ","), "help": ("?", "f1", "ß")},
}


# What keyboards of other scripts type where a US keyboard has these keys. Left out: keys that type a sign which is
# another key there, or two letters.
LAYOUTS: Mapping[str, Mapping[str, str]] = {
    "arabic": dict(
        zip(
            "qwertyuiop[]asdfghjkl;'zxcvnm,./QWERUIASXZHKN?01234",
            "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ\u064e\u064b\u064f\u064c\u2018÷\u0650\u064d\u0652~أ،آ؟٠١٢٣٤",
            strict=True,
        )
    ),
    "persian": dict(
        zip(
            "qwertyuiop[]asdfghjkl;'zxcvbnmASDFGHJKLZCMWERTIXVN?01234",
            "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپؤئيإأآة»«كژء\u064c\u064d\u064b\u064f\u0651\u0653\u0670\u0654؟۰۱۲۳۴",
            strict=True,
        )
    ),
    "cyrillic": dict(zip("qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю", strict=True))
    | dict(zip('QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>', "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", strict=True)),
    "greek": dict(zip("wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ", strict=True))
    | dict(zip("ERTYUIOPASDFGHJKLZXCVBNM", "ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", strict=True)),
}
_SCRIPTS = {"ARABIC": "arabic or persian", "CYRILLIC": "cyrillic", "GREEK": "greek"}


def by_position(actions: Sequence[Action], layout: str) -> dict[str, tuple[str, ...]]:
    """The usual keys of the actions, and beside each the letter that a keyboard of another script has in its place."""
    there = {latin: letter for latin, letter in LAYOUTS[layout].items() if not letter.isascii()}
    return {action.id: (*action.keys, *(there[key] for key in action.keys if key in there)) for action in actions}


def _script(key: str) -> str:
    """The script of a key that is a letter or digit of another one than Latin, as far as there is a preset of it."""
    name = unicodedata.name(key, "") if len(key) == 1 and not key.isascii() else ""
    return next((script for script in _SCRIPTS if script in name), "")


def foreign_letter(key: str, keymap: Keymap) -> str:
    """Why a key that is a letter of another script means nothing; empty where it is none."""
    script = _script(key)
    if not script and len(key) == 1 and key.isalpha() and "LATIN" not in unicodedata.name(key, "LATIN"):
        right = "[keys] in keys.toml gives its letters a meaning"
        return f"“{key}” means nothing here: the keyboard types another script; {right}."
    if not script:
        return ""
    latin = next((one for letters in LAYOUTS.values() for one, other in letters.items() if other == key), "")
    meant = f" (it stands where {latin} is)" if latin else ""
    if any(_script(other) == script for action in keymap.actions for other in keymap.keys_of(action)):
        return f"“{key}” means nothing here{meant}: no action has that key; ? lists all keys."
    layout = f"preset = {_SCRIPTS[script]} in keys.toml gives these letters the meaning of their places"
    return f"“{key}” means nothing here{meant}; {layout}."


class OwnKeys(NamedTuple):
    """The keymap in force, and what is wrong with the file, a sentence each."""

    keymap: Keymap
    trouble: tuple[str, ...]


def own_keys(path: Path, actions: Sequence[Action]) -> OwnKeys:
    """The keys of a file, over the usual ones; the usual ones alone where there is no file."""
    try:
        settings = read_settings(path)
    except FileProblem as problem:
        return OwnKeys(Keymap(actions), (f"{problem}; the default keys apply",))
    if settings is None:
        return OwnKeys(Keymap(actions), ())
    keys, trouble = _read(path, settings, {action.id for action in actions})
    layout = _preset(settings)
    keymap = Keymap(actions, keys, by_position(actions, layout) if layout in LAYOUTS else None)
    clashes = [
        f"{path}: the key {shown(key)} means both {one.words} and {other.words}; expected one of them"
        for key, one, other in keymap.clashes()
    ]
    return OwnKeys(keymap, (*trouble, *clashes))


def _preset(settings: dict[str, Any]) -> str:
    """The preset that a file names, in small letters."""
    return str(settings.get("preset", "")).lower()


def _read(path: Path, settings: dict[str, Any], known: set[str]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    trouble = [
        f"{path}: {name!r} is not a setting; expected preset or [keys]"
        for name in settings
        if name not in ("preset", "keys")
    ]
    preset = _preset(settings)
    if preset and preset not in PRESETS and preset not in LAYOUTS:
        trouble.append(f"{path}: preset {preset!r} is not known; expected {' or '.join((*PRESETS, *LAYOUTS))}")
    keys = {id_: keys for id_, keys in PRESETS.get(preset, {}).items() if id_ in known} if preset in PRESETS else {}
    own = settings.get("keys", {})
    if not isinstance(own, dict):
        trouble.append(f"{path}: keys: {own!r} is not a table; expected [keys], and a line for each action below it")
    for name, value in own.items() if isinstance(own, dict) else ():
        chosen = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
        if name not in known:
            meant = " or ".join(near(name, ((id_, id_) for id_ in known))) or "one of those that help lists"
            trouble.append(f"{path}: keys.{name}: there is no such action; expected {meant}")
        elif not all(isinstance(key, str) and key for key in chosen) or (not chosen and value != []):
            trouble.append(f"{path}: keys.{name}: {value!r} is not a key; expected a text or a list of texts")
        elif wrong := next((key for key in chosen if not is_key(key)), ""):
            right = "expected a key such as f, F, ctrl+f, f11, escape or pageup"
            trouble.append(f"{path}: keys.{name}: there is no key {wrong!r}; {right}; its default keys apply")
        elif wrong := next((key for key in chosen if key in SENT_AS), ""):
            same = f"terminals send {shown(SENT_AS[wrong])} for {wrong}"
            trouble.append(f"{path}: keys.{name}: {same}; expected another key; its default keys apply")
        else:
            keys[name] = tuple(dict.fromkeys("space" if key == " " else key for key in chosen))
    return keys, trouble
