"""Every colour of text can be read on every ground it stands on, in every theme, with all colours, 256 or 16."""

from pathlib import Path
from typing import NamedTuple

import pytest
from rich.color import Color
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.theme import BUILTIN_THEMES, Theme

from tests.tui.conftest import Running, app_of
from tui.widgets.themes import (
    ANSI_DARK,
    ANSI_LIGHT,
    DARK,
    GROUNDS,
    MONO,
    PALETTES,
    ROLES,
    Depth,
    Look,
    Palette,
    as_theme,
    at_depth,
    palette_of,
)

OWN = [palette for palette in PALETTES.values() if not palette.ansi]
LEAST_CONTRAST = 4.5
LEAST_OF_LINES = 1.6
NOT_TEXT = {"border", "border focused", *(role for role in ROLES if role.endswith(" since"))}

Rgb = tuple[int, int, int]


class Sixteen(NamedTuple):
    """What a terminal's 16 colours are, the dark ones first."""

    colours: list[Rgb]

    def on(self, *, dark: bool) -> TerminalTheme:
        """The terminal with a ground and an ink of its own that suit a dark look, or a light one."""
        ground, ink = ((0, 0, 0), self.colours[7]) if dark else ((255, 255, 255), (0, 0, 0))
        return TerminalTheme(ground, ink, self.colours[:8], self.colours[8:])


def mixed(low: int, high: int) -> list[Rgb]:
    """The eight colours that two strengths make, in the order of a terminal."""
    one = (low, high)
    return [(one[n & 1], one[n >> 1 & 1], one[n >> 2 & 1]) for n in range(8)]


VGA = Sixteen([*mixed(0, 170), *mixed(85, 255)])
_DIM, _BRIGHT = mixed(0, 205), mixed(0, 255)
_DIM[4], _DIM[7], _BRIGHT[0], _BRIGHT[4] = (0, 0, 238), (229, 229, 229), (127, 127, 127), (92, 92, 255)
XTERM = Sixteen([*_DIM, *_BRIGHT])


def drawn(style: Style, palette: Palette, terminal: Sixteen) -> float:
    """How far an ink stands out from its ground in a terminal whose own ground suits the palette."""
    theme = terminal.on(dark=palette.dark)
    ink = (style.color or Color.default()).get_truecolor(theme)
    ground = (style.bgcolor or Color.default()).get_truecolor(theme, foreground=False)
    return contrast(ink.hex, ground.hex)


@pytest.mark.parametrize("terminal", [VGA, XTERM], ids=["vga", "xterm"])
@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("palette", [*OWN, ANSI_DARK, ANSI_LIGHT], ids=lambda palette: palette.name)
def test_text_is_read_on_every_ground_in_every_terminal(palette: Palette, depth: Depth, terminal: Sixteen) -> None:
    look = Look(palette, depth=depth)
    for role in ROLES:
        for ground in GROUNDS:
            least = LEAST_OF_LINES if role in NOT_TEXT else LEAST_CONTRAST
            on_bar = ground in ("selection", "idle", "field")
            if role not in ("border", "border focused") or not on_bar:  # a frame's sides stand on no bar
                assert drawn(look.style(role, ground), palette, terminal) >= least, (role, ground)


@pytest.mark.parametrize("theme", [*BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_a_theme_of_textuals_is_read_at_256_colours_too(theme: Theme) -> None:
    palette = palette_of(theme)
    look = Look(palette, depth=Depth.MANY)
    if not palette.ansi:
        for role in ROLES.keys() - NOT_TEXT:
            for ground in GROUNDS:
                assert drawn(look.style(role, ground), palette, XTERM) >= LEAST_CONTRAST, (role, ground)


def test_in_256_colours_none_is_taken_that_a_terminal_may_have_set_otherwise() -> None:
    for palette in OWN:
        look = Look(palette, depth=Depth.MANY)
        for style in (look.style(role, ground) for role in ROLES for ground in GROUNDS):
            for colour in (style.color, style.bgcolor):
                assert colour is not None
                assert colour.number is not None
                assert colour.number >= 16


def test_with_16_colours_a_bar_has_one_ink_and_the_bar_without_the_focus_is_told_by_bold() -> None:
    for palette in (*OWN, ANSI_DARK, ANSI_LIGHT):
        look = Look(palette, depth=Depth.SIXTEEN)
        assert len({look.style(role, "selection").color for role in ROLES}) == 1
        assert look.style("text", "idle").bold
        assert not look.style("text", "panel").bold


@pytest.mark.parametrize("palette", [palette for palette in PALETTES.values() if palette is not MONO])
def test_black_on_a_bar_is_never_bold_which_terminals_draw_in_grey(palette: Palette) -> None:
    look = Look(palette, depth=Depth.SIXTEEN)
    for role in ROLES:
        for ground in ("selection", "field"):
            style = look.style(role, ground)
            assert not (style.bold and style.color and style.color.name == "black"), (role, ground)


def test_what_nobody_reported_since_has_a_weaker_ink_at_every_depth() -> None:
    for palette in OWN:
        for depth in Depth:
            look = Look(palette, depth=depth)
            for status in ("open", "limited", "closed"):
                assert look.style(status, "panel").color != look.style(f"{status} since", "panel").color


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, Depth.TRUE),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, Depth.MANY),
        ({"COLORTERM": "", "TERM": "screen-256color"}, Depth.MANY),
        ({"COLORTERM": "", "TERM": "xterm"}, Depth.SIXTEEN),
        ({"COLORTERM": "", "TERM": "linux"}, Depth.SIXTEEN),
    ],
)
async def test_the_program_takes_the_palette_of_the_terminal_it_runs_in(
    running: Running, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], depth: Depth
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    async with running() as pilot:
        app = app_of(pilot)
        assert app.look.depth is depth
        app.take_theme("light")
        assert app.look.palette == at_depth(PALETTES["light"], depth)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = Color.parse(colour).get_truecolor()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Contrast as WCAG 2.1 defines it, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_every_role_has_a_style_on_every_ground(palette: Palette) -> None:
    look = Look(palette)
    for role in ROLES:
        for ground in GROUNDS:
            look.style(role, ground)


def test_without_colour_no_style_has_one() -> None:
    look = Look(MONO)
    styles = [look.style(role, ground) for role in ROLES for ground in GROUNDS]
    assert all(style.color is None and style.bgcolor is None for style in styles)


@pytest.mark.parametrize("palette", [*OWN, MONO], ids=lambda palette: palette.name)
def test_the_selection_differs_from_the_panel(palette: Palette) -> None:
    look = Look(palette)
    assert len({look.style("text", ground) for ground in ("panel", "selection")}) == 2


@pytest.mark.parametrize("palette", OWN, ids=lambda palette: palette.name)
def test_statuses_have_colours_of_their_own(palette: Palette) -> None:
    assert len({palette.open, palette.limited, palette.closed, palette.grey}) == 4


def test_without_colour_nothing_is_dim_on_the_selection() -> None:
    look = Look(MONO)
    assert look.style("muted", "panel").dim
    assert not any(look.style(role, ground).dim for role in ROLES for ground in ("selection", "idle"))


def test_without_colour_the_cursor_is_stronger_where_the_focus_is() -> None:
    look = Look(MONO)
    assert look.style("text", "selection").reverse
    assert not look.style("text", "idle").reverse
    assert look.style("text", "idle") != look.style("text", "panel")


TEXTUALS = [theme for name, theme in BUILTIN_THEMES.items() if not theme.ansi]


@pytest.mark.parametrize("theme", TEXTUALS, ids=lambda theme: theme.name)
def test_every_text_can_be_read_in_a_theme_of_textuals(theme: Theme) -> None:
    palette = palette_of(theme)
    for ground in GROUNDS:
        for ink, _ in ROLES.values():
            if ink != "border":
                assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5, ink


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_a_theme_made_of_a_palette_means_that_palette(palette: Palette) -> None:
    assert palette_of(as_theme(palette)) == palette


async def test_what_textual_is_told_to_take_is_drawn(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        app.theme = "nord"
        await pilot.pause()
        assert app.look.palette.ground == "#2E3440"
        await pilot.press("f9")
        assert app.theme == app.look.palette.name != "nord"


async def test_no_color_leaves_nothing_to_choose(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as pilot:
        await pilot.press("f9")
        assert "NO_COLOR" in app_of(pilot).session.notice
        assert app_of(pilot).look.palette is MONO


async def test_a_theme_of_ones_own_comes_from_a_file(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.config_folder", lambda: tmp_path)
    (tmp_path / "themes.toml").write_text('[midnight]\nbase = "dark"\naccent = "#ffcc00"\n', "utf-8")
    async with running() as pilot:
        app = app_of(pilot)
        app.take_theme("own-midnight")
        assert app.look.palette.accent == "#FFCC00"
        assert app.look.palette.ground.lower() == DARK.ground


@pytest.mark.parametrize(
    "text",
    [
        "midnight = 1",
        '[midnight]\nbase = "neon"',
        '[midnight]\naccent = "red; background: url(x)"',
        "[midnight]\naccent = 7",
        '[midnight]\nglow = "#ffffff"',
        "[midnight",
        '["[bold]\\u001b]0;x"]\nink = 1',
    ],
)
async def test_a_wrong_file_of_themes_is_told_and_the_usual_ones_hold(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("tui.app.config_folder", lambda: tmp_path)
    (tmp_path / "themes.toml").write_text(text, "utf-8")
    async with running() as pilot:
        assert "themes.toml" in app_of(pilot).session.notice
        assert app_of(pilot).look.palette == DARK
