"""A line told to the terminal in few bytes looks as the same line told in many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.bench.terminal import Terminal
from tui.widgets.lines import ShortStrip
from tui.widgets.themes import GROUNDS, PALETTES, ROLES, Look, depth_of

SPANS = st.lists(
    st.tuples(st.text("ab é", min_size=1, max_size=4), st.sampled_from(sorted(ROLES)), st.sampled_from(GROUNDS))
)


def painted(strip: Strip, console: Console) -> object:
    terminal = Terminal(80, 2)
    terminal.feed(f"\x1b[1;31m\x1b[1;1H\x1b[0m{strip.render(console)}x".encode())
    return terminal.picture


@pytest.mark.parametrize("system", ["truecolor", "256", "standard"])
@pytest.mark.parametrize("theme", PALETTES)
@given(spans=SPANS)
def test_a_line_looks_the_same_in_fewer_bytes(theme: str, system: str, spans: list[tuple[str, str, str]]) -> None:
    Style.parse.cache_clear()  # Rich keeps in a style what it wrote for the first terminal
    look = Look(PALETTES[theme], depth=depth_of(system))
    console = Console(color_system=system, force_terminal=True)  # type: ignore[arg-type]
    segments = [Segment(text, look.style(role, ground)) for text, role, ground in spans]
    assert painted(ShortStrip(segments), console) == painted(Strip(segments), console)
