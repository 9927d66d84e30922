"""Whatever stands in the file, what reaches the screen cannot act there, and is as wide as it is said to be."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.text import cells, clip, fit, fit_right, head, middle, plain, safe, tail, wrap

ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\x1b\x07\x00\x9b\x9d\u202e\u2066\u2069\u200f\ufeff\ud800\udfff\n\t\r[]\\"),
        st.characters(blacklist_categories=()),
    ),
    max_size=60,
)
WIDTHS = st.integers(0, 80)


@given(HOSTILE)
def test_nothing_that_a_terminal_acts_on_gets_through(text: str) -> None:
    assert not ACTIVE.search(safe(text))


@given(HOSTILE)
def test_making_safe_twice_is_making_safe_once(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(HOSTILE)
def test_a_safe_text_can_be_written_as_utf_8(text: str) -> None:
    safe(text).encode()


@pytest.mark.parametrize(
    "text", ["al-Qaim", "القائم", "بوکەمال", "[bold]x[/]", "[/]", "می‌خواهم", "e\u0301", "ḥ Ġ ş", "‘quoted’ – dash…"]
)
def test_ordinary_text_of_any_script_is_left_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m", "a␛[31m"),
        ("a\nb", "a↵b"),
        ("abc\u202edef", "abc⟨202E⟩def"),
        ("\ud800", "⟨D800⟩"),
        ("\x9b", "⟨009B⟩"),
    ],
)
def test_what_could_act_is_shown_instead(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_hints_of_direction_are_left_out() -> None:
    assert safe("a\u200fb\u200ec") == "abc"


@given(HOSTILE, WIDTHS)
def test_cut_text_is_never_wider_than_asked(text: str, width: int) -> None:
    for cut in (head, tail, clip, middle):
        assert cell_len(cut(text, width)) <= width


@given(HOSTILE, WIDTHS)
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cells(fit(text, width)) == cells(fit_right(text, width)) == width


@given(HOSTILE, WIDTHS)
def test_text_that_fits_is_not_cut(text: str, width: int) -> None:
    if cells(safe(text)) <= width:
        assert clip(text, width) == middle(text, width) == safe(text)


@pytest.mark.parametrize(
    ("width", "clipped"),
    [
        (40, "Drones strike militia vehicles"),
        (22, "Drones strike militia…"),
        (20, "Drones strike milit…"),
        (18, "Drones strike…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_a_long_title_is_cut_within_a_word_unless_little_of_it_would_be_seen(width: int, clipped: str) -> None:
    assert clip("Drones strike militia vehicles", width) == clipped


def test_one_long_word_is_cut_within() -> None:
    assert clip("Donaudampfschifffahrt", 10) == "Donaudamp…"


def test_a_name_too_long_loses_its_middle() -> None:
    assert middle("iraq-syria-crossings-2019.json", 16) == "iraq-syr…19.json"


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(map(safe, re.split("\r\n|\n", text))).split())


@given(HOSTILE)
def test_plain_text_is_ascii_of_the_same_width(text: str) -> None:
    shown = plain(safe(text))
    assert shown.isascii()
    assert len(shown) == sum(cell_len(character) for character in safe(text))


def test_a_hundred_thousand_letters_are_cut_to_the_width() -> None:
    assert clip("x" * 100_000, 20) == "x" * 19 + "…"
    assert len(middle("x" * 100_000, 20)) == 20


@given(st.text(alphabet="abç–…⇄→│█⣿“ Åø", max_size=30))
def test_text_without_wide_letters_is_as_wide_by_its_length_as_by_the_tables(text: str) -> None:
    assert cells(text) == cell_len(text) == len(text)


@given(st.text(max_size=30))
def test_text_of_any_script_is_as_wide_as_the_tables_say(text: str) -> None:
    assert cells(safe(text)) == cell_len(safe(text))


@pytest.mark.parametrize(("sign", "ascii_sign"), [("›", ">"), ("‹", "<"), ("−", "-"), ("⚑", "!"), ("▸", ">")])
def test_each_sign_of_our_own_has_its_counterpart_in_ascii(sign: str, ascii_sign: str) -> None:
    assert plain(sign) == ascii_sign
