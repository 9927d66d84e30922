"""Every colour of text can be read on every ground it stands on, in every theme that brings its own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tests.tui.conftest import Running, app_of
from tui.widgets.themes import DARK, GROUNDS, MONO, PALETTES, ROLES, Look, Palette, as_theme, palette_of

if TYPE_CHECKING:
    from pathlib import Path

OWN = [palette for palette in PALETTES.values() if not palette.ansi]
LEAST_CONTRAST = 4.5
NOT_TEXT = {"border", "border focused"}


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


@pytest.mark.parametrize("palette", OWN, ids=lambda palette: palette.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", sorted(ROLES.keys() - NOT_TEXT))
def test_text_stands_out_from_its_ground(palette: Palette, ground: str, role: str) -> None:
    text = getattr(palette, ROLES[role][0])
    assert contrast(text, getattr(palette, ground)) >= LEAST_CONTRAST


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
