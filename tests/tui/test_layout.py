"""Where the parts of the screen lie at every size: within it, apart from each other, the focused panel always seen."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from tui.screen.layout import Wanted, arrange, shape

PANELS = ("crossings", "timeline", "details", "map")
MORE = st.dictionaries(st.sampled_from(sorted(PANELS)), st.integers(-60, 60)).map(lambda more: frozenset(more.items()))
WANTED = st.builds(
    Wanted, st.sampled_from(PANELS), st.booleans(), st.integers(0, 2_000), st.integers(0, 12), MORE, st.just(1)
)


@given(st.integers(1, 300), st.integers(1, 120), WANTED)
def test_parts_lie_within_the_screen_and_apart(width: int, height: int, wanted: Wanted) -> None:
    places = arrange(width, height, wanted)
    assert all(Region(0, 0, width, height).contains_region(place) for place in places.values())
    assert not any(one.overlaps(other) for one, other in combinations(places.values(), 2))


@given(st.integers(1, 300), st.integers(1, 120), WANTED)
def test_the_focused_panel_is_always_seen(width: int, height: int, wanted: Wanted) -> None:
    assert arrange(width, height, wanted)[wanted.focused].area > 0


@given(st.integers(20, 300), st.integers(14, 120), WANTED, st.integers(2, 4))
def test_a_higher_footer_covers_what_is_above_it_and_moves_nothing(
    width: int, height: int, wanted: Wanted, foot: int
) -> None:
    usual, places = arrange(width, height, wanted), arrange(width, height, wanted._replace(foot=foot))
    assert places.pop("footer") == Region(0, height - foot, width, foot)
    assert all(usual[name] == place for name, place in places.items())


@given(st.integers(20, 300), st.integers(6, 120), WANTED)
def test_no_cell_is_left_over(width: int, height: int, wanted: Wanted) -> None:
    assert sum(place.area for place in arrange(width, height, wanted).values()) == width * height


@pytest.mark.parametrize(
    ("width", "design"), [(80, "narrow"), (89, "narrow"), (90, "medium"), (119, "medium"), (120, "wide")]
)
def test_the_design_goes_by_the_width(width: int, design: str) -> None:
    assert shape(width) == design


def test_at_80x24_eight_crossings_of_which_three_are_unreported_are_all_seen() -> None:
    assert arrange(80, 24, Wanted(board=8))["crossings"].height == 7


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
def test_a_panel_that_was_given_more_room_has_it(size: tuple[int, int]) -> None:
    usual = arrange(*size, Wanted())["details"]
    wider = arrange(*size, Wanted(more=frozenset({("details", 4)})))["details"]
    assert wider.area > usual.area


def test_a_zoomed_panel_has_all_between_header_and_footer() -> None:
    assert arrange(100, 30, Wanted("details", zoomed=True))["details"] == Region(0, 1, 100, 28)
