"""The looks: which colour each role of text has on each ground, in each theme. Knows no panel and draws nothing.

One accent hue (focus, keys), one selection, statuses in green, amber, red and grey, red otherwise for deaths and errors
alone. Every colour of text reaches a contrast of 4.5 to 1 on every ground it can stand on; a test computes it. A status
is never told by colour alone: its letter and shape stand beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping


class Palette(NamedTuple):
    """The colours of one theme, as Rich names them; an empty one is the terminal's own."""

    name: str
    label: str
    dark: bool = True
    ground: str = ""
    panel: str = ""
    focused: str = ""
    selection: str = ""
    idle: str = ""
    field: str = ""
    text: str = ""
    bright: str = ""
    muted: str = ""
    accent: str = ""
    border: str = ""
    open: str = ""
    limited: str = ""
    closed: str = ""
    grey: str = ""
    red: str = ""
    ansi: bool = False


DARK = Palette(
    "dark",
    "Dark",
    ground="#11141a",
    panel="#161a22",
    focused="#1b202a",
    selection="#1f3a63",
    idle="#292f3b",
    field="#0c1f3a",
    text="#d5dae3",
    bright="#ffffff",
    muted="#a0aabb",
    accent="#7cb7ff",
    border="#3b4454",
    open="#74d196",
    limited="#e8bd62",
    closed="#ff968c",
    grey="#a9b1bf",
    red="#ff968c",
)
LIGHT = Palette(
    "light",
    "Light",
    dark=False,
    ground="#e6e9ee",
    panel="#f2f4f7",
    focused="#ffffff",
    selection="#cfe0fa",
    idle="#dfe3ea",
    field="#fff7d6",
    text="#1f2733",
    bright="#000000",
    muted="#4b5666",
    accent="#0b4fa8",
    border="#b4bcc9",
    open="#0c5f33",
    limited="#6e4700",
    closed="#a3161a",
    grey="#4b5462",
    red="#a3161a",
)
CONTRAST = Palette(
    "high-contrast",
    "High contrast",
    ground="#000000",
    panel="#000000",
    focused="#000000",
    selection="#003a8c",
    idle="#333333",
    field="#00224d",
    text="#ffffff",
    bright="#ffffff",
    muted="#dddddd",
    accent="#ffe14d",
    border="#999999",
    open="#6dff9e",
    limited="#ffd24a",
    closed="#ffaaa5",
    grey="#dddddd",
    red="#ffaaa5",
)
DEUTERANOPIA = Palette(
    "deuteranopia",
    "Safe for red-green blindness",
    ground="#11141a",
    panel="#161a22",
    focused="#1b202a",
    selection="#3c3a55",
    idle="#292f3b",
    field="#2b2740",
    text="#d5dae3",
    bright="#ffffff",
    muted="#a2abba",
    accent="#c9b8ff",
    border="#3b4454",
    open="#6cbcff",
    limited="#f2d45c",
    closed="#ffa05c",
    grey="#aeb5c2",
    red="#ffa05c",
)
ANSI_DARK = Palette(
    "ansi-dark",
    "The terminal's colours, dark",
    selection="blue",
    idle="bright_black",
    field="blue",
    text="white",
    bright="bright_white",
    muted="white",
    accent="bright_cyan",
    border="bright_black",
    open="bright_green",
    limited="bright_yellow",
    closed="bright_red",
    grey="white",
    red="bright_red",
    ansi=True,
)
ANSI_LIGHT = Palette(
    "ansi-light",
    "The terminal's colours, light",
    dark=False,
    selection="bright_cyan",
    idle="white",
    field="bright_yellow",
    text="black",
    bright="black",
    muted="black",
    accent="blue",
    border="bright_black",
    open="black",
    limited="black",
    closed="red",
    grey="black",
    red="red",
    ansi=True,
)
MONO = Palette("no-colour", "No colour", ansi=True)

PALETTES: Mapping[str, Palette] = {
    palette.name: palette for palette in (DARK, LIGHT, CONTRAST, DEUTERANOPIA, ANSI_DARK, ANSI_LIGHT, MONO)
}

GROUNDS = ("ground", "panel", "focused", "selection", "idle", "field")

# Role -> (colour of the palette, attributes). A role is what a span of text is, never how it looks.
ROLES: Mapping[str, tuple[str, str]] = {
    "text": ("text", ""),
    "strong": ("bright", "bold"),
    "title": ("bright", "bold"),
    "muted": ("muted", ""),
    "label": ("muted", ""),
    "accent": ("accent", ""),
    "key": ("accent", "bold"),
    "link": ("accent", "underline"),
    "match": ("accent", "bold underline"),
    "error": ("red", "bold"),
    "death": ("red", "bold"),
    "contested": ("limited", "bold"),
    "cursor": ("text", "reverse"),
    "as of": ("limited", "bold reverse"),
    "border": ("border", ""),
    "border focused": ("accent", ""),
    "hatch": ("border", ""),
    "open": ("open", ""),
    "limited": ("limited", ""),
    "sporadic": ("limited", ""),
    "closed": ("closed", ""),
    "inactive": ("grey", ""),
    "unknown": ("grey", ""),
    "side 1": ("accent", ""),
    "side 2": ("text", ""),
}

# Without colour, grounds and statuses are told by attributes; letters and shapes carry the rest.
_MONO_GROUNDS = {"selection": "reverse bold", "idle": "bold", "field": "underline"}
_MONO_ROLES = {"border": "dim", "hatch": "dim", "closed": "bold", "muted": "dim", "border focused": "bold"}


class Look:
    """The styles of one theme: role and ground give a style, made once."""

    def __init__(self, palette: Palette, ascii_only: bool = False) -> None:
        self.palette = palette
        self.ascii_only = ascii_only
        self._styles: dict[tuple[str, str], Style] = {}

    def style(self, role: str, ground: str) -> Style:
        """The style of a role on a ground; an unknown role is a programming error (KeyError)."""
        made = self._styles.get((role, ground))
        if made is None:
            made = self._styles[(role, ground)] = self._make(role, ground)
        return made

    def _make(self, role: str, ground: str) -> Style:
        colour, attributes = ROLES[role]
        if self.palette is MONO:
            own, under = _MONO_ROLES.get(role, ""), _MONO_GROUNDS.get(ground, "")
            # Bold or reversed, few terminals show dim legibly.
            own = "" if own == "dim" and "bold" in under else own
            return Style.parse(f"{attributes} {own} {under}".strip() or "none")
        foreground = getattr(self.palette, colour) or "default"
        background = getattr(self.palette, ground) or "default"
        return Style.parse(f"{attributes} {foreground} on {background}".strip())
