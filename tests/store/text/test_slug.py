"""Ids that a person can type."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from store.text.slug import free, free_letters, slug


def test_a_slug_is_the_first_words_and_the_month() -> None:
    assert (
        slug("Drones strike militia vehicles near al-Qaim", "[2019-08-21..2019-08-31]")
        == "drones-strike-militia-vehicles-2019-08"
    )
    assert slug("Closed", "2014-XX") == "closed-2014"
    assert slug("Öncüpınar", "about then") == "oncupinar"
    assert slug("القائم") == "qaim"
    assert slug("IS", otherwise="actor") == "is"
    assert slug("∎", "../2014", otherwise="event") == "event-2014"


@given(st.text(), st.text())
def test_a_slug_is_typed_with_any_keyboard(words: str, date: str) -> None:
    made = slug(words, date)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) <= 50
    assert not made.startswith("-")


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])))
def test_a_free_id_is_not_taken(taken: list[str]) -> None:
    assert free("a", taken) not in taken
    assert free("c", taken) == "c"


def test_letters_go_on_after_z() -> None:
    letters = list(islice(free_letters({"b"}), 27))
    assert letters[:2] == ["a", "c"]
    assert letters[-3:] == ["z", "aa", "ab"]
