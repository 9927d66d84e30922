"""The range of a figure, who holds its ends, and when there is a best value."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.claims.figures import Figure, figures
from store.records.model import Event
from tests.store.claims.test_ledger import claim


def figure(*claims: Any) -> Figure:
    """The one figure that these claims give."""
    (found,) = figures(Event(claims=claims))
    return found


def test_the_ends_of_a_range_name_their_speakers() -> None:
    found = figure(claim(value=6, by="one"), claim(value=2, by="two"), claim(value=6, by="three"))
    assert (found.low, found.high, found.contested) == (2, 6, True)
    assert [speaker.by for speaker in found.low_by] == ["two"]
    assert [speaker.by for speaker in found.high_by] == ["one", "three"]


def test_what_lies_between_the_ends_names_its_speakers_too() -> None:
    found = figure(*(claim(value=value, by=by) for by, value in (("a", 6), ("b", 2), ("c", 1), ("d", 2), ("e", "3+"))))
    assert [(number, [said.by for said in by]) for number, by in found.between] == [(2, ["b", "d"]), (6, ["a"])]
    assert figure(claim(value=6), claim(value=1), claim(value="2..4")).between == ()


def test_no_bound_is_made_up() -> None:
    assert figure(claim(value="several"))[1:4] == (None, None, None)
    assert figure(claim(value=2), claim(value="3+"))[1:3] == (2, None)
    assert figure(claim(value=6), claim(value="several"))[1:3] == (6, 6)


def test_an_estimate_with_one_end_has_no_other() -> None:
    assert figure(claim(value={"low": 2, "best": 3}))[1:3] == (2, None)
    assert figure(claim(value={"best": 3, "high": 5}))[1:3] == (None, 5)


def test_an_estimate_without_ends_is_no_figure_between_others() -> None:
    found = figure(claim(value=2), claim(value={"best": 4}, by="data set"), claim(value=5), claim(value=9))
    assert [number for number, _ in found.between] == [5]


def test_what_is_no_count_in_one_claim_has_no_figure() -> None:
    assert figures(Event(claims=(claim(about="wagons", value=3), claim(about="wagons", value="a long train")))) == ()


def test_a_doubt_widens_the_range_and_contests_nothing() -> None:
    found = figure(claim(value=6), claim(value=10, stance="doubts"))
    assert (found.low, found.high, found.contested, found.best) == (6, 10, False, None)


def test_a_denial_contests_a_figure_and_moves_no_end() -> None:
    found = figure(claim(value=6), claim(value=6, stance="denies"))
    assert (found.low, found.high, found.contested) == (6, 6, True)


def test_hopes_and_superseded_claims_are_no_part_of_a_figure() -> None:
    assert figures(Event(claims=(claim(value=6, stance="hopes"), claim(value=7, review="superseded")))) == ()


def test_the_best_value_is_the_one_graded_best_by_credibility_first() -> None:
    assert figure(claim(value=6, grade="A4"), claim(value=2, grade="D2")).best == 2
    assert figure(claim(value=6, grade="B2"), claim(value=2, grade="C2")).best == 6
    assert figure(claim(value=6, grade="C"), claim(value=2)).best == 6


def test_without_a_grade_a_data_set_is_best_and_without_that_nothing_is() -> None:
    coded = claim(value={"low": 2, "best": 5, "high": 9}, mode="dataset coding")
    assert figure(claim(value=6), coded).best == 5
    assert figure(claim(value=6), claim(value=2)).best is None
    assert figure(claim(value=6, grade="F6"), coded).best == 5


def test_equally_graded_claims_that_differ_give_no_best_value_and_never_an_average() -> None:
    assert figure(claim(value=6, grade="B2"), claim(value=2, grade="B2")).best is None
    assert figure(claim(value=6, grade="B2"), claim(value=6, grade="B2")).best == 6


def test_counts_of_different_things_are_different_figures() -> None:
    found = figures(Event(claims=(claim(value=6), claim("injured", 1), claim("count", 2, of="vehicles"))))
    assert [(one.topic.about, one.topic.of) for one in found] == [
        ("killed", ""),
        ("injured", ""),
        ("count", "vehicles"),
    ]


@given(st.lists(st.integers(0, 99), min_size=1, max_size=6))
def test_a_range_holds_every_figure_and_its_ends_are_someones(counts: list[int]) -> None:
    found = figure(*(claim(value=count) for count in counts))
    assert (found.low, found.high) == (min(counts), max(counts))
    assert all(speaker.value == found.low for speaker in found.low_by)
    assert len(found.low_by) == counts.count(min(counts))
    assert found.contested == (len(set(counts)) > 1)
