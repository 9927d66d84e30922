"""Themes and their colours: which colour each role of text has on each ground, in each theme.

One accent hue (focus, keys), one selection, statuses in green, amber, red and grey, red otherwise for deaths and errors
alone. Every colour of text reaches a contrast of 4.5 to 1 on every ground it can stand on; a test computes it. A status
is never told by colour alone: its letter and shape stand beside it.

A theme has a palette of its own for terminals of 256 and of 16 colours, as over ssh: the nearest colours of a rich one
would lose its grounds. With 16 the bars have one ink, for no other can be read on them in every terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from rich.color import Color as RichColor
from rich.color import ColorParseError
from rich.style import Style
from textual.color import Color
from textual.theme import Theme


class Depth(IntEnum):
    """How many colours a terminal has."""

    SIXTEEN = 16
    MANY = 256
    TRUE = 2**24


def depth_of(color_system: str | None) -> Depth:
    """The depth that Rich's name for a terminal's colours means."""
    return {"standard": Depth.SIXTEEN, "windows": Depth.SIXTEEN, "256": Depth.MANY}.get(color_system or "", Depth.TRUE)


class Palette(NamedTuple):
    """The colours of one theme, as Rich names them; "default" is the terminal's own.

    `ansi` ones are made of a terminal's 16 colours: `on_selection` and `on_field` are the one ink on those grounds.
    """

    name: str
    label: str
    dark: bool = True
    ground: str = "default"
    panel: str = "default"
    focused: str = "default"
    selection: str = "default"
    idle: str = "default"
    field: str = "default"
    text: str = "default"
    bright: str = "default"
    muted: str = "default"
    accent: str = "default"
    border: str = "default"
    open: str = "default"
    limited: str = "default"
    closed: str = "default"
    grey: str = "default"
    red: str = "default"
    ansi: bool = False
    on_selection: str = ""
    on_field: str = ""


GROUNDS = ("ground", "panel", "focused", "selection", "idle", "field")
INKS = ("text", "bright", "muted", "accent", "border", "open", "limited", "closed", "grey", "red")


def _in(palette: Palette, grounds: str, inks: str) -> Palette:
    """Return the palette with these colours in place of its own, in the order of GROUNDS and INKS."""
    colours = zip((*GROUNDS, *INKS), (*grounds.split(), *inks.split()), strict=True)
    return palette._replace(**dict(colours))  # type: ignore[arg-type]


# ground  panel   focused selection idle  field
# text    bright  muted   accent  border  open    limited closed  grey    red
DARK = _in(
    Palette("dark", "Dark"),
    "#11141a #161a22 #1b202a #1f3a63 #161a22 #0c1f3a",
    "#d5dae3 #ffffff #a0aabb #7cb7ff #3b4454 #74d196 #e8bd62 #ff968c #a9b1bf #ff968c",
)
LIGHT = _in(
    Palette("light", "Light", dark=False),
    "#e6e9ee #f2f4f7 #ffffff #cfe0fa #f2f4f7 #fff7d6",
    "#1f2733 #000000 #4b5666 #0b4fa8 #aeb6c4 #0c5f33 #6e4700 #a3161a #4b5462 #a3161a",
)
CONTRAST = _in(
    Palette("high-contrast", "High contrast"),
    "#000000 #000000 #000000 #003a8c #000000 #00224d",
    "#ffffff #ffffff #dddddd #ffe14d #999999 #6dff9e #ffd24a #ffaaa5 #dddddd #ffaaa5",
)
DEUTERANOPIA = _in(
    Palette("deuteranopia", "Safe for red-green blindness"),
    "#11141a #161a22 #1b202a #3c3a55 #161a22 #2b2740",
    "#d5dae3 #ffffff #a2abba #c9b8ff #3b4454 #6cbcff #f2d45c #ffa05c #aeb5c2 #ffa05c",
)
ANSI_DARK = _in(
    Palette("ansi-dark", "The terminal's colours, dark", ansi=True, on_selection="black", on_field="bright_white"),
    "default default default white default blue",
    "bright_white bright_white white bright_cyan bright_black bright_green bright_yellow bright_red white bright_red",
)
ANSI_LIGHT = _in(
    Palette(
        "ansi-light",
        "The terminal's colours, light",
        dark=False,
        ansi=True,
        on_selection="bright_white",
        on_field="black",
    ),
    "default default default blue default bright_yellow",
    "black black black blue bright_black black black red black red",
)
MONO = Palette("no-colour", "No colour", ansi=True)

PALETTES: Mapping[str, Palette] = {
    palette.name: palette for palette in (DARK, LIGHT, CONTRAST, DEUTERANOPIA, ANSI_DARK, ANSI_LIGHT, MONO)
}

# The same themes in the colours 16 to 255 of a terminal that has no more; those of its own setting are not counted on.
MANY: Mapping[str, Palette] = {
    palette.name: palette
    for palette in (
        _in(
            DARK,
            "#121212 #1c1c1c #262626 #00005f #1c1c1c #00005f",
            "#dadada #ffffff #b2b2b2 #87afff #4e4e4e #87d787 #ffd75f #ff8787 #b2b2b2 #ff8787",
        ),
        _in(
            LIGHT,
            "#e4e4e4 #eeeeee #ffffff #d7d7ff #eeeeee #ffffd7",
            "#262626 #000000 #585858 #005f87 #a8a8a8 #005f00 #5f5f00 #af0000 #585858 #af0000",
        ),
        _in(
            CONTRAST,
            "#000000 #000000 #000000 #000087 #000000 #00005f",
            "#ffffff #ffffff #dadada #ffff5f #949494 #5fff87 #ffd75f #ffafaf #dadada #ffafaf",
        ),
        _in(
            DEUTERANOPIA,
            "#121212 #1c1c1c #262626 #00005f #1c1c1c #00005f",
            "#dadada #ffffff #b2b2b2 #d7afff #4e4e4e #87afff #ffd75f #ffaf5f #b2b2b2 #ffaf5f",
        ),
    )
}

_ON_BLACK = ANSI_DARK._replace(ground="black", panel="black", focused="black")
_ON_WHITE = ANSI_LIGHT._replace(ground="bright_white", panel="bright_white", focused="bright_white")

SIXTEEN: Mapping[str, Palette] = {
    palette.name: palette
    for palette in (
        _ON_BLACK._replace(name=DARK.name, label=DARK.label),
        _ON_WHITE._replace(name=LIGHT.name, label=LIGHT.label),
        _ON_BLACK._replace(
            name=CONTRAST.name,
            label=CONTRAST.label,
            muted="bright_white",
            accent="bright_yellow",
            border="white",
            grey="bright_white",
        ),
        _ON_BLACK._replace(
            name=DEUTERANOPIA.name,
            label=DEUTERANOPIA.label,
            open="bright_cyan",
            closed="bright_yellow",
            red="bright_yellow",
            limited="bright_white",
            accent="bright_magenta",
        ),
    )
}
"""The same themes in the 16 colours that every terminal has, on a ground of their own."""

_FADE = 0.5
"""How far the ink of what nobody reported since goes towards its ground."""

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
    "open": ("open", ""),
    "limited": ("limited", ""),
    "sporadic": ("limited", ""),
    "closed": ("closed", ""),
    "inactive": ("grey", ""),
    "unknown": ("grey", ""),
    "open strong": ("open", "bold"),
    "limited strong": ("limited", "bold"),
    "sporadic strong": ("limited", "bold"),
    "closed strong": ("closed", "bold"),
    "inactive strong": ("grey", "bold"),
    "unknown strong": ("grey", "bold"),
    "open since": ("open", "dim"),
    "limited since": ("limited", "dim"),
    "sporadic since": ("limited", "dim"),
    "closed since": ("closed", "dim"),
    "inactive since": ("grey", "dim"),
    "unknown since": ("grey", "dim"),
}

# Without colour, grounds and statuses are told by attributes; letters and shapes carry the rest.
_MONO_GROUNDS = {"selection": "reverse bold", "idle": "bold", "field": "underline"}
_MONO_ROLES = {"border": "dim", "closed": "bold", "muted": "dim", "border focused": "bold"}


def at_depth(palette: Palette, depth: Depth) -> Palette:
    """The palette of the same theme for a terminal of so many colours."""
    if palette.ansi or depth is Depth.TRUE:
        return palette
    if depth is Depth.SIXTEEN:
        other = SIXTEEN[DARK.name if palette.dark else LIGHT.name]
        return SIXTEEN.get(palette.name, other._replace(name=palette.name, label=palette.label))
    return MANY.get(palette.name) or _nearest_of(palette)


def _nearest_of(palette: Palette) -> Palette:
    """A person's own theme, or one of Textual's, in 256 colours, each text such that it is read on every ground."""
    asked = {name: Color.parse(getattr(palette, name)) for name in COLOURS}
    found = {name: XTERM[nearest(asked[name].rgb)] for name in (*GROUNDS, "border")}
    paper = tuple(found[name] for name in GROUNDS)
    found |= {name: XTERM[nearest(ink.rgb, paper)] for name, ink in asked.items() if name not in found}
    return palette._replace(**{name: Color(*rgb).hex6 for name, rgb in found.items()})  # type: ignore[arg-type]


Rgb = tuple[int, int, int]
XTERM: Mapping[int, Rgb] = {number: (*RichColor.from_ansi(number).get_truecolor(),) for number in range(16, 256)}
"""The colours 16 to 255, which are the same in every terminal that has them."""
_NUMBERS = {rgb: number for number, rgb in XTERM.items()}


@lru_cache(maxsize=2_000)
def nearest(rgb: Rgb, paper: tuple[Rgb, ...] = ()) -> int:
    """The number of the nearest of 256 colours, of those that are read on each ground; black or white where none is."""
    if not paper and rgb in _NUMBERS:
        return _NUMBERS[rgb]
    red, green, blue = rgb

    def distance(number: int) -> int:
        r, g, b = XTERM[number]
        return 3 * (r - red) ** 2 + 4 * (g - green) ** 2 + 2 * (b - blue) ** 2  # green is seen best, blue least

    grounds = [Color(*ground) for ground in paper]
    legible = [n for n in XTERM if all(contrast(Color(*XTERM[n]), ground) >= _CONTRAST for ground in grounds)]
    return min(legible or (16, 231), key=distance)


_BARS = {"selection": "on_selection", "field": "on_field"}
_FADED = {"black": "bright_black", "white": "bright_black", "red": "bright_red"}


def _faded(ink: str, ground: str) -> str:
    """Return a colour half way to its ground; in 16 colours, the darker one of the same hue, or the lighter."""
    if ink.startswith("#") and ground.startswith("#"):
        return Color.parse(ink).blend(Color.parse(ground), _FADE).hex6
    return ink.removeprefix("bright_") if ink.startswith("bright_") else _FADED.get(ink, ink)


class Look:
    """The styles of one theme in a terminal of so many colours: role and ground give a style, made once."""

    def __init__(self, palette: Palette, ascii_only: bool = False, depth: Depth = Depth.TRUE) -> None:
        self.palette = at_depth(palette, depth)
        self.depth = depth
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
            own = f"{attributes} {own}".replace("dim", "" if "bold" in under else "dim")
            return Style.parse(f"{own} {under}".strip() or "none")
        palette = self.palette
        foreground, background = getattr(palette, colour), getattr(palette, ground)
        attributes += " bold" * (ground == "idle")
        if palette.ansi and ground in _BARS:
            foreground, attributes = getattr(palette, _BARS[ground]), attributes.replace("dim", "")
            if foreground == "black":  # which many terminals, xterm among them, draw in grey where it is bold
                attributes = attributes.replace("bold", "")
        elif palette.ansi and ground == "idle":
            background, attributes = palette.panel, attributes.replace("dim", "")
        elif "dim" in attributes:
            foreground, attributes = _faded(foreground, background), attributes.replace("dim", "")
        return Style.parse(f"{attributes} {self._named(foreground)} on {self._named(background)}".strip())

    def _named(self, colour: str) -> str:
        """Return a colour as Rich takes it: of 256 by its number, since Rich would choose the nearest by itself."""
        is_one_of_many = self.depth is Depth.MANY and colour.startswith("#")
        return f"color({nearest(Color.parse(colour).rgb)})" if is_one_of_many else colour


# Themes of Textual

_PREFIX = "bordertui-"
OWN = "own-"
"""What the name of a person's own theme begins with, so that it hides none of ours or of Textual's."""

COLOURS = (*GROUNDS, *INKS)
"""The colours of a palette, by the name of the field; a theme of Textual has them as variables."""

_CONTRAST = 4.5


def as_theme(palette: Palette) -> Theme:
    """A palette as a theme of Textual, whose own widgets then fit; our colours are among its variables."""
    ground, text = palette.ground, palette.text
    if palette.ansi:
        ground, text = ("#000000", "#ffffff") if palette.dark else ("#ffffff", "#000000")
    own = {} if palette.ansi else {f"{_PREFIX}{name}": getattr(palette, name) for name in COLOURS}
    plain = palette if not palette.ansi else DARK if palette.dark else LIGHT
    return Theme(
        name=palette.name,
        primary=plain.accent,
        secondary=plain.selection,
        accent=plain.accent,
        warning=plain.limited,
        error=plain.red,
        success=plain.open,
        foreground=text,
        background=ground,
        surface=plain.panel,
        panel=plain.focused,
        dark=palette.dark,
        variables=own,
    )


def palette_of(theme: Theme) -> Palette:
    """The palette that a theme of Textual means: ours where it is one of them, else derived from its colours.

    Derived colours of text are moved towards black or white until each can be read on every ground.
    """
    if theme.name in PALETTES:
        return PALETTES[theme.name]
    if theme.ansi:
        return (ANSI_DARK if theme.dark else ANSI_LIGHT)._replace(name=theme.name, label=theme.name)
    found = theme.to_color_system().generate()

    def colour(name: str, other: str) -> Color:
        try:
            return Color.parse(theme.variables.get(f"{_PREFIX}{name}") or found[other])
        except (ValueError, KeyError):
            return Color.parse(getattr(DARK if theme.dark else LIGHT, name))

    grounds = {
        name: colour(name, other)
        for name, other in (("ground", "background"), ("panel", "surface"), ("focused", "surface"), ("field", "panel"))
    }
    accent = colour("accent", "primary")
    for name, share in (("selection", 0.25), ("idle", 0)):
        given = theme.variables.get(f"{_PREFIX}{name}")
        grounds[name] = Color.parse(given) if given else grounds["panel"].blend(accent, share)
    inks = {
        name: _legible(colour(name, other), tuple(grounds.values()), dark=theme.dark)
        for name, other in (
            *(("text", "foreground"), ("bright", "foreground"), ("muted", "foreground"), ("accent", "primary")),
            *(
                ("open", "success"),
                ("limited", "warning"),
                ("closed", "error"),
                ("grey", "foreground"),
                ("red", "error"),
            ),
        )
    }
    colours = grounds | inks | {"border": grounds["panel"].blend(inks["text"], 0.3)}
    label = theme.name.removeprefix(OWN).replace("-", " ").capitalize()
    made = Palette(theme.name, label, theme.dark)
    return made._replace(**{name: each.hex6 for name, each in colours.items()})  # type: ignore[arg-type]


def _legible(ink: Color, grounds: tuple[Color, ...], *, dark: bool) -> Color:
    """The colour, as far towards white or black as it must go to be read on each ground."""
    end = Color(255, 255, 255) if dark else Color(0, 0, 0)
    for step in range(21):
        tried = ink.blend(end, step / 20)
        if all(contrast(tried, ground) >= _CONTRAST for ground in grounds):
            return tried
    return end


def contrast(one: Color, other: Color) -> float:
    """How well one colour is read on the other, as WCAG 2 has it: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def own_themes(settings: dict[str, Any], path: Path) -> tuple[list[Theme], list[str]]:
    """The themes of a person's `themes.toml`, and what is wrong in it, a sentence each.

    [midnight]                 # a theme by its name
    base = "dark"              # one of ours, whose other colours hold
    accent = "#ffcc00"
    """
    made, trouble = [], []
    for name, given in settings.items():
        if not isinstance(given, dict):
            trouble.append(f"{path}: {name} is not a theme; expected a table of colours, [{name}]")
            continue
        base = PALETTES.get(str(given.get("base", DARK.name)), None)
        if base is None or base.ansi:
            ours = ", ".join(palette.name for palette in PALETTES.values() if not palette.ansi)
            trouble.append(f"{path}: {name}.base: expected one of {ours}")
            continue
        colours = dict(_colours(name, given, path, trouble))
        named = base._replace(name=f"{OWN}{name}")
        theme = as_theme(named._replace(**colours))  # type: ignore[arg-type]
        made.append(theme)
    return made, trouble


def _colours(name: str, given: dict[str, Any], path: Path, trouble: list[str]) -> Iterator[tuple[str, str]]:
    for field, value in given.items():
        if field == "base":
            continue
        if field not in COLOURS:
            trouble.append(f"{path}: {name}.{field} is not a colour of a theme; expected one of {', '.join(COLOURS)}")
        elif not isinstance(value, str) or not _is_hex(value):
            trouble.append(f"{path}: {name}.{field}: expected a colour as #rrggbb")
        else:
            yield field, value


def _is_hex(value: str) -> bool:
    try:
        return value.startswith("#") and RichColor.parse(value).triplet is not None
    except ColorParseError:
        return False
