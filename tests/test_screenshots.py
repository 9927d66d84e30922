"""Pictures: that they show what a terminal draws, and that the script can take them of the real program."""

import asyncio
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Static

from screenshots.frame import Cell, Frame, Look, capture
from screenshots.glyphs import CELL_HEIGHT, CELL_WIDTH, shapes
from screenshots.make import shoot, write
from screenshots.png import rendered
from screenshots.scenes import SCENES, WIDE
from screenshots.svg import MARGIN, Moment, moving, picture
from screenshots.tour import STEPS, tour

LOOK = Look("#ffffff", "#000000")


class Toy(App[None]):
    """Some of each thing that a terminal draws."""

    CSS = "Static { border: round red; }"

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        yield Static(self.words)


def frame_of(*lines: str, look: Look = LOOK) -> Frame:
    rows = tuple(tuple(Cell(character, 1, look) for character in line) for line in lines)
    return Frame(max(map(len, lines)), rows, "#000000")


def toy_frame(words: str) -> Frame:
    async def run() -> Frame:
        app = Toy(words)
        async with app.run_test(size=(30, 5)) as pilot:
            await pilot.pause()
            return capture(app)

    return asyncio.run(run())


def texts(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))


def test_a_frame_holds_each_cell_of_the_screen() -> None:
    frame = toy_frame("Rabia")
    assert (frame.columns, len(frame.rows)) == (30, 5)
    assert all(sum(cell.width for cell in row) == 30 for row in frame.rows)
    assert frame.text.splitlines()[1].startswith("│Rabia")


def test_reverse_and_dim_are_resolved_into_colours() -> None:
    plain, reverse, dim = (
        next(cell.look for cell in toy_frame(words).rows[1] if cell.text == "x")
        for words in ("x", "[reverse]x", "[dim]x")
    )
    assert (reverse.ink, reverse.ground) == (plain.ground, plain.ink)
    assert dim.ground == plain.ground
    assert dim.ink not in (plain.ink, plain.ground)


def test_a_combining_mark_stays_with_its_letter() -> None:
    cells = toy_frame("a\u0301b").rows[1]
    assert [cell.text for cell in cells[1:3]] == ["a\u0301", "b"]


def test_letters_stand_on_the_grid_whatever_the_viewer_s_font() -> None:
    run, other = texts(picture(frame_of("ab cd", "xy")))
    assert (run.text, run.get("x"), run.get("textLength")) == ("ab cd", "0", str(5 * CELL_WIDTH))
    assert int(other.get("y", "")) - int(run.get("y", "")) == CELL_HEIGHT


def test_a_sign_gets_a_text_of_its_own() -> None:
    svg = picture(frame_of("ab⚑cd"))
    assert [(text.text, text.get("x")) for text in texts(svg)] == [("ab", "0"), ("⚑", "24"), ("cd", "36")]


def test_joined_script_is_one_run_so_that_its_letters_join() -> None:
    svg = picture(frame_of("معبر القائم"))
    (text,) = texts(svg)
    assert text.text == "معبر القائم"
    assert text.get("textLength") is None


def test_hostile_characters_leave_the_picture_well_formed() -> None:
    (text,) = texts(picture(frame_of('<&">')))
    assert text.text == '<&">'


def test_a_picture_refers_to_nothing_outside_itself() -> None:
    svg = picture(toy_frame("⚑ معبر ━ a")).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"http|@font-face|@import|url\(|href|<image", svg)


@pytest.mark.parametrize("character", ["─", "━", "┃", "╭", "┄", "╱", "█", "░", "▌", "▔", "⣿", "🮇"])
def test_lines_blocks_and_braille_are_shapes(character: str) -> None:
    assert shapes(character)
    assert not texts(picture(frame_of(character)))


@given(st.integers(0x2500, 0x259F).map(chr))
def test_each_line_and_block_is_drawn_one_way_or_the_other(character: str) -> None:
    assert bool(shapes(character)) != bool(texts(picture(frame_of(character))))


def test_a_raised_braille_dot_is_one_circle() -> None:
    assert [len(shapes(chr(0x2800 + bits))) for bits in (0, 1, 0b11, 0xFF)] == [0, 1, 2, 8]


@pytest.mark.parametrize("words", ["a", "ʿAyn", "معبر", "ڕابیعە", "⚑", "●", "⇄", "╔", "━", "⣿"])
def test_the_png_shows_every_script_and_sign_that_the_program_uses(words: str) -> None:
    assert rendered(picture(frame_of(words))) != rendered(picture(frame_of(" " * len(words))))


@pytest.mark.parametrize("change", ["bold", "italic", "underline", "strike"])
def test_the_png_tells_styles_apart(change: str) -> None:
    styled = Look("#ffffff", "#000000", **{change: True})
    assert rendered(picture(frame_of("ab", look=styled))) != rendered(picture(frame_of("ab")))


def test_a_png_is_as_large_as_its_cells() -> None:
    png = rendered(picture(frame_of("abcd", "efgh")))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    size = (int.from_bytes(png[16:20]), int.from_bytes(png[20:24]))
    assert size == (4 * CELL_WIDTH + 2 * MARGIN, 2 * CELL_HEIGHT + 2 * MARGIN)


def test_scenes_have_names_of_their_own() -> None:
    assert len({scene.stem for scene in SCENES}) == len(SCENES)


def test_the_script_takes_pictures_of_the_real_program(tmp_path: Path) -> None:
    scene = next(scene for scene in SCENES if scene.size == WIDE)
    frame = asyncio.run(shoot(scene))
    assert (frame.columns, len(frame.rows)) == WIDE
    assert "bordertui" in frame.text
    svg, png = write(frame, scene.stem, tmp_path)
    assert svg.stat().st_size > 0
    assert png.stat().st_size > 0


def test_a_moving_picture_shows_each_moment_in_turn_and_the_first_where_no_motion_is_wanted() -> None:
    svg = moving([Moment(frame_of("one"), "first & last", 1), Moment(frame_of("two"), "", 3)])
    assert {text.text for text in texts(svg)} == {"one", "first & last", "two", None}
    assert "@keyframes m1{0%{visibility:hidden}25.000%{visibility:visible}100.000%{visibility:hidden}}" in svg
    assert "#m0{visibility:visible;animation:m0 4s step-end infinite}" in svg
    assert "#m1{visibility:hidden;animation:m1 4s step-end infinite}" in svg
    assert "@media(prefers-reduced-motion:reduce){#m0,#m1{animation:none}}" in svg


def test_the_tour_takes_a_minute_and_its_words_fit_beneath_the_screen() -> None:
    svg = asyncio.run(tour())
    ElementTree.fromstring(svg)
    assert 45 <= sum(step.seconds for step in STEPS) <= 60
    assert [step.caption for step in STEPS if len(step.caption) > 80] == []
    for shown in ("3 figures", "Reopened al-qaim: open to trade and travellers", "1 of 34", "AS OF"):
        assert shown in svg
