"""The map as rows of text."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.geography.geodesy import Position
from tui.cartography.drawing import Picture, Place, Run, draw, place_at
from tui.cartography.view import CLOSEST, FARTHEST, Size, View, fit
from tui.widgets import text
from tui.widgets.themes import ROLES

AL_QAIM = Place("al-qaim", 34.398, 40.976, "O", "●", "open", "al-Qaim")
AL_WALID = Place("al-walid", 33.434, 38.921, "C", "○", "closed", "al-Walid")
RABIA = Place("rabia", 36.806, 42.076, "C", "○", "closed", "Rabia")
FOUNDING = [AL_QAIM, AL_WALID, RABIA]

SIZES = [Size(30, 10), Size(40, 14), Size(60, 20), Size(120, 35)]

sizes = st.builds(Size, st.integers(0, 70), st.integers(0, 24))
views = st.builds(View, st.floats(-90, 90), st.floats(-180, 180), st.floats(CLOSEST, FARTHEST))
labels = st.one_of(st.text(max_size=20), st.sampled_from(["القائم", "Tel Koçer", "口岸検問所", "\x1b[31mred", "a\nb"]))
places = st.lists(
    st.builds(
        Place,
        st.uuids().map(str),
        st.floats(-90, 90),
        st.floats(-180, 180),
        st.sampled_from(["O", "C", ""]),
        st.sampled_from("●○▲"),
        st.just("open"),
        labels,
    ),
    max_size=8,
)


def fitted(shown: Sequence[Place], size: Size) -> View:
    view = fit([place.position for place in shown], size)
    assert view is not None
    return view


def lines(rows: list[list[Run]]) -> list[str]:
    return ["".join(run.text for run in row) for row in rows]


def is_braille(character: str) -> bool:
    return "\u2801" <= character <= "\u28ff"


@settings(max_examples=40)
@given(views, sizes, places, st.integers(0, 8), st.booleans())
def test_a_map_is_exactly_as_large_as_asked_for(
    view: View, size: Size, shown: list[Place], chosen: int, ascii_only: bool
) -> None:
    selected = shown[chosen].id if chosen < len(shown) else None
    rows = draw(view, size, shown, selected, ascii_only)
    assert len(rows) == size.height
    assert [sum(text.cells(run.text) for run in row) for row in rows] == [size.width] * size.height


@settings(max_examples=40)
@given(views, sizes, places)
def test_only_ascii_is_drawn_where_only_ascii_is_wanted(view: View, size: Size, shown: list[Place]) -> None:
    assert all(line.isascii() for line in lines(draw(view, size, shown, None, True)))


@settings(max_examples=40)
@given(views, places, st.booleans())
def test_nothing_that_a_terminal_acts_on_is_drawn_and_every_role_is_known(
    view: View, shown: list[Place], ascii_only: bool
) -> None:
    for row in draw(view, Size(60, 20), shown, None, ascii_only):
        assert all(text.safe(run.text) == run.text and run.role in ROLES for run in row)


@pytest.mark.parametrize("size", SIZES)
def test_the_founding_crossings_stand_on_the_map_with_mark_letter_and_name(size: Size) -> None:
    drawn = "\n".join(lines(draw(fitted(FOUNDING, size), size, FOUNDING, None, False)))
    assert "●O al-Qaim" in drawn
    assert "○C al-Walid" in drawn
    assert "○C Rabia" in drawn


@pytest.mark.parametrize("size", SIZES)
def test_countries_are_named_in_capitals_inside_their_borders(size: Size) -> None:
    view = fitted(FOUNDING, size)
    rows = lines(draw(view, size, FOUNDING, None, False))
    for name, east_of_al_qaim in (("SYRIA", False), ("IRAQ", True)):
        row = next(y for y, line in enumerate(rows) if name in line)
        middle = rows[row].index(name) + len(name) / 2
        assert (middle > view.cell(AL_QAIM.position, size)[0]) is east_of_al_qaim


@pytest.mark.parametrize("ascii_only", [False, True])
def test_crossings_lie_on_the_drawn_border(ascii_only: bool) -> None:
    size = Size(60, 20)
    view = fitted(FOUNDING, size)
    borders = {
        (x, y)
        for y, row in enumerate(draw(view, size, [], None, ascii_only))
        for x, role in enumerate([run.role for run in row for _ in run.text])
        if role == "muted"
    }
    for crossing in FOUNDING:
        column, line = (int(edge) for edge in view.cell(crossing.position, size))
        assert {(x, y) for x in (column - 1, column, column + 1) for y in (line - 1, line, line + 1)} & borders


def test_only_the_selected_place_is_emphasised_and_its_mark_alone_has_the_ink_of_its_status() -> None:
    size = Size(60, 20)
    rows = draw(fitted(FOUNDING, size), size, FOUNDING, "al-walid", False)
    assert [run for row in rows for run in row if run.selected] == [
        Run("○", "closed", True),
        Run("C al-Walid", "text", True),
    ]


def test_a_name_covers_neither_another_name_nor_a_mark() -> None:
    size = Size(40, 14)
    close = [Place(str(i), 34 + i / 10, 41 + i / 10, "O", "●", "open", f"Crossing {i}") for i in range(4)]
    drawn = "".join(lines(draw(View(34.15, 41.15, 0.1), size, close, None, False)))
    assert drawn.count("●") == 4
    assert all(f"Crossing {i}" in drawn for i in range(4))


def test_places_in_one_cell_are_counted_and_the_selected_one_is_shown() -> None:
    size = Size(40, 14)
    twins = [AL_QAIM, AL_QAIM._replace(id="husaybah", label="Husaybah")]
    assert "O al-Qaim +1" in "".join(lines(draw(fitted(twins, size), size, twins, None, False)))
    assert "O Husaybah +1" in "".join(lines(draw(fitted(twins, size), size, twins, "husaybah", False)))


def test_a_selected_name_without_room_is_cut_and_another_left_out() -> None:
    size = Size(14, 5)
    long = AL_QAIM._replace(label="al-Qaim and Albu Kamal")
    view = fitted([long], size)
    assert "al" not in "".join(lines(draw(view, size, [long], None, False)))
    assert "●O" in "".join(lines(draw(view, size, [long], None, False)))
    assert "●O al…" in "".join(lines(draw(view, size, [long], "al-qaim", False)))


def test_the_map_goes_on_across_the_antimeridian() -> None:
    size = Size(60, 12)
    fiji = [
        Place("west", -17.8, 177.9, "O", "●", "open", "Viti Levu"),
        Place("east", -16.8, -179.9, "O", "●", "open", "Taveuni"),
    ]
    drawn = lines(draw(fitted(fiji, size), size, fiji, None, False))
    assert "Viti Levu" in "".join(drawn)
    assert "Taveuni" in "".join(drawn)
    around = lines(draw(View(66.5, 180, 0.5), Size(60, 20), [], None, False))
    assert any(map(is_braille, "".join(line[:28] for line in around)))
    assert any(map(is_braille, "".join(line[32:] for line in around)))
    assert "RUSSIA" in "".join(around)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    size = Size(80, 24)
    view = View(34, 41, 0.2)
    bottom = lines(draw(view, size, [], None, False))[-1]
    bar = bottom[bottom.index("├") : bottom.index("┤") + 1]
    km = int(bottom[bottom.index("┤") + 1 :].split()[0])
    assert len(bar) * view.degrees_across * 111.195 * 0.829 == pytest.approx(km, rel=0.06)


def test_a_click_on_a_mark_or_beside_it_finds_the_place() -> None:
    size = Size(60, 20)
    view = fitted(FOUNDING, size)
    column, row = (int(edge) for edge in view.cell(AL_QAIM.position, size))
    assert place_at(view, size, column, row, FOUNDING) == AL_QAIM
    assert place_at(view, size, column + 1, row, FOUNDING) == AL_QAIM
    assert place_at(view, size, column + 12, row, FOUNDING) is None
    assert place_at(view, size, column, row, []) is None


def test_a_map_farther_out_than_the_world_is_still_drawn() -> None:
    drawn = "".join(lines(draw(View(0, 0, FARTHEST), Size(250, 80), [], None, False)))
    assert sum(map(is_braille, drawn)) > 100


def test_a_place_off_the_map_is_not_drawn() -> None:
    off = Place("x", -40.0, 41.0, "O", "●", "open", "Elsewhere")
    assert "Elsewhere" not in "".join(lines(draw(View(34, 41, 0.2), Size(60, 20), [off], "x", False)))
    assert off.position == Position(-40.0, 41.0)


@given(st.integers(20, 90), st.integers(6, 40), st.booleans())
def test_a_picture_sets_a_place_apart_as_drawing_anew_does_where_its_name_stands(
    width: int, height: int, ascii_only: bool
) -> None:
    size = Size(width, height)
    view = fitted(FOUNDING, size)
    picture = Picture(view, size, FOUNDING, ascii_only)
    assert picture.selecting(None) == draw(view, size, FOUNDING, None, ascii_only)
    for place in FOUNDING:
        rows = picture.selecting(place.id)
        emphasised = [run for row in rows for run in row if run.selected]
        anew = [run for row in draw(view, size, FOUNDING, place.id, ascii_only) for run in row if run.selected]
        assert [run.text for run in emphasised] == [run.text for run in anew]
        assert ["".join(run.text for run in row) for row in rows if row] != []


@settings(max_examples=60)
@given(st.sampled_from(SIZES), places, st.booleans(), st.data())
def test_a_picture_turned_to_another_day_is_what_drawing_that_day_anew_gives(
    size: Size, others: list[Place], ascii_only: bool, data: st.DataObject
) -> None:
    shown = [*FOUNDING, *data.draw(st.lists(st.sampled_from(others), unique=True))] if others else FOUNDING
    view = fitted(FOUNDING if data.draw(st.booleans()) else shown, size)
    picture = Picture(view, size, shown, ascii_only)
    for _ in range(3):
        marks = st.sampled_from([("●", "open"), ("○", "closed"), ("·", "unknown")])
        day = [place._replace(mark=mark, role=role) for place in shown for mark, role in [data.draw(marks)]]
        assert picture.turned(day)
        assert picture.selecting(None) == draw(view, size, day, None, ascii_only)


def test_a_picture_turns_to_no_day_on_which_more_than_a_mark_is_another() -> None:
    size = SIZES[2]
    view = fitted(FOUNDING, size)
    picture = Picture(view, size, FOUNDING, ascii_only=False)
    before = picture.selecting(None)
    for other in (
        [AL_QAIM._replace(letter="⇢"), *FOUNDING[1:]],
        [AL_QAIM._replace(label="Qaim"), *FOUNDING[1:]],
        [RABIA],
    ):
        assert not picture.turned(other)
        assert picture.selecting(None) == before
