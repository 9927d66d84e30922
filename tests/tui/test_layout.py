"""Where the parts of the screen lie at every size: within it, apart from each other, the focused panel always seen."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from tui.screen.layout import Wanted, arrange, shape

PANELS = frozenset({"crossings", "timeline", "details", "ribbon", "map"})
MORE = st.dictionaries(st.sampled_from(sorted(PANELS)), st.integers(-60, 60)).map(lambda more: frozenset(more.items()))
WANTED = st.builds(Wanted, st.just(PANELS), st.sampled_from(sorted(PANELS)), st.booleans(), MORE)


@given(st.integers(1, 300), st.integers(1, 120), WANTED)
def test_parts_lie_within_the_screen_and_apart(width: int, height: int, wanted: Wanted) -> None:
    places = arrange(width, height, wanted)
    assert all(Region(0, 0, width, height).contains_region(place) for place in places.values())
    assert not any(one.overlaps(other) for one, other in combinations(places.values(), 2))


@given(st.integers(1, 300), st.integers(1, 120), WANTED)
def test_the_focused_panel_is_always_seen(width: int, height: int, wanted: Wanted) -> None:
    assert arrange(width, height, wanted)[wanted.focused].area > 0


@given(st.integers(20, 300), st.integers(6, 120), WANTED)
def test_no_cell_is_left_over(width: int, height: int, wanted: Wanted) -> None:
    assert sum(place.area for place in arrange(width, height, wanted).values()) == width * height


@pytest.mark.parametrize(
    ("width", "design"), [(80, "narrow"), (89, "narrow"), (90, "medium"), (129, "medium"), (130, "wide")]
)
def test_the_design_goes_by_the_width(width: int, design: str) -> None:
    assert shape(width) == design


def test_at_80x24_the_crossings_take_one_line() -> None:
    assert arrange(80, 24, Wanted(PANELS))["crossings"].height == 1


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
def test_a_panel_that_was_given_more_room_has_it(size: tuple[int, int]) -> None:
    usual = arrange(*size, Wanted(PANELS))["details"]
    wider = arrange(*size, Wanted(PANELS, more=frozenset({("details", 4)})))["details"]
    assert wider.area > usual.area


def test_a_zoomed_panel_has_all_between_header_and_footer() -> None:
    assert arrange(100, 30, Wanted(PANELS, "details", zoomed=True))["details"] == Region(0, 1, 100, 28)
