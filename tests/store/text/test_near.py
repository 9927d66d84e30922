"""A name that is nearly spelt as one that is known is offered, and one that is not is left alone."""

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.near import edits, most_alike, near

PLACES = ("harbour", "checkpoint", "bridge", "old-road", "river", "market", "customs")
NAMES = [
    ("qaim", "al-Qaim"),
    ("qaim", "Husaybah"),
    ("jarablus", "Jarablus"),
    ("tanf", "At-Tanf"),
    ("hezbollah", "Kata'ib Hezbollah"),
    ("k24", "Kurdistan 24"),
    ("hawa", "Bab al-Hawa"),
    ("salam", "Bab al-Salam"),
    ("karkamis", "Karkamış"),
    ("arabic", "البوكمال"),
]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("jarabulus", "jarablus"),
        ("qiam", "qaim"),
        ("kaim", "qaim"),
        ("husayba", "qaim"),
        ("Tamf", "tanf"),
        ("hizbollah", "hezbollah"),
        ("kurdistan24", "k24"),
        ("bab el hawwa", "hawa"),
        ("karkamish", "karkamis"),
        ("bukamal", "arabic"),
        ("Carchemish", "karkamis"),
    ],
)
def test_near_spellings_are_found(typed: str, nearest: str) -> None:
    assert near(typed, NAMES)[0] == nearest


@pytest.mark.parametrize("typed", ["", "x", "ghazawiyet", "semalka", "tan", "erbil"])
def test_what_is_spelt_otherwise_is_not(typed: str) -> None:
    assert near(typed, [pair for pair in NAMES if pair[0] != "tanf"]) == ()


def test_a_beginning_is_near_and_the_same_letters_are_nearer() -> None:
    assert near("bab", NAMES) == ("hawa", "salam")
    assert near("babalsalam", [*NAMES, ("other", "babalsalan")]) == ("salam",)


@given(st.text("abcde", max_size=8), st.text("abcde", max_size=8), st.integers(0, 3))
def test_distances_are_symmetric_and_bounded(one: str, other: str, most: int) -> None:
    found = edits(one, other, most)
    assert found == edits(other, one, most)
    assert (found == 0) is (one == other)
    assert found is None or abs(len(one) - len(other)) <= found <= most


@pytest.mark.parametrize(("one", "other", "far"), [("qaim", "qiam", 1), ("nasib", "nazib", 1), ("ab", "abcd", 2)])
def test_letters_too_many_exchanged_and_swapped_each_count_one(one: str, other: str, far: int) -> None:
    assert edits(one, other, far) == far
    assert edits(one, other, far - 1) is None


@pytest.mark.timeout(60)
def test_the_near_ones_of_many_names_are_found() -> None:
    many = [(number, f"{PLACES[number % 7]}-{PLACES[number % 5]}-{number}") for number in range(20_000)]
    assert not near("husaybah-777", many)
    swapped = many[777][1].replace("r", "rr", 1)
    assert "777" in str(near(swapped, many))


@given(st.text("abc-1", min_size=1, max_size=9), st.sets(st.text("abc-1", min_size=1, max_size=9), max_size=9))
def test_the_most_alike_is_the_one_that_difflib_finds(word: str, known: set[str]) -> None:
    assert most_alike(word, tuple(known)) == next(iter(get_close_matches(word, known, 1)), "")
