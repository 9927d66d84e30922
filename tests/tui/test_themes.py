"""Every colour of text can be read on every ground it stands on, in every theme that brings its own colours."""

from __future__ import annotations

import pytest
from rich.color import Color

from tui.widgets.themes import GROUNDS, MONO, PALETTES, ROLES, Look, Palette

OWN = [palette for palette in PALETTES.values() if not palette.ansi]
LEAST_CONTRAST = 4.5
NOT_TEXT = {"border", "border focused", "hatch"}


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
