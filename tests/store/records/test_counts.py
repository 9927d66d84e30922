"""Counts as worded: what they say, what they never say, and what several of them say together."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.counts import Count, CountError, CountValue, hull, parse_count

FIGURES = st.integers(0, 10**6)
TYPED = st.one_of(
    FIGURES,
    FIGURES.map(str),
    st.tuples(FIGURES, FIGURES).map(lambda ends: f"{min(ends)}..{max(ends)}"),
    FIGURES.map("{}+".format),
    FIGURES.map("~{}".format),
    FIGURES.map("up to {}".format),
    st.sampled_from(["several", "dozens"]),
)
COUNTS: st.SearchStrategy[Count] = TYPED.map(parse_count)

SAID: list[tuple[CountValue, int | None, int | None, int | None]] = [
    (6, 6, 6, 6),
    (6.0, 6, 6, 6),
    ("6", 6, 6, 6),
    ("1,200", 1200, 1200, 1200),
    ("three", 3, 3, 3),
    ("none", 0, 0, 0),
    ("a dozen", 12, 12, 12),
    ("٦", 6, 6, 6),
    ("2..6", 2, 6, None),
    ("2-6", 2, 6, None),
    ("2 – 6", 2, 6, None),
    ("2 to 6", 2, 6, None),
    ("between 2 and 6", 2, 6, None),
    ("6..6", 6, 6, 6),
    ("3+", 3, None, None),
    ("at least 3", 3, None, None),
    ("3 or more", 3, None, None),
    ("more than 3", 4, None, None),
    ("up to 5", None, 5, None),
    ("no more than five", None, 5, None),
    ("fewer than 5", None, 4, None),
    ("several", None, None, None),
    ("Dozens", None, None, None),
]


@pytest.mark.parametrize(("value", "low", "high", "best"), SAID)
def test_a_count_says_its_ends_and_no_more(
    value: CountValue, low: int | None, high: int | None, best: int | None
) -> None:
    assert parse_count(value) == Count(str(value), low, high, best)


@pytest.mark.parametrize("value", ["~10", "about 10", "some 10", "c. 10", "10?"])
def test_an_approximate_count_has_a_best_figure_and_no_bounds(value: str) -> None:
    assert parse_count(value) == Count(value, None, None, 10, approximate=True)


@pytest.mark.parametrize(
    "value",
    [
        -1,
        6.5,
        True,
        None,
        [6],
        float("nan"),
        float("inf"),
        10**15,
        "",
        "x",
        "6..2",
        "1,2",
        "12-",
        "less than 0",
        "9" * 30,
        "²",
    ],
)
def test_what_is_no_count_is_refused_with_what_would_be_right(value: Any) -> None:
    with pytest.raises(CountError, match=r"is not a count: (write|the smaller number)") as caught:
        parse_count(value)
    assert caught.value.value is value


@given(st.text(max_size=12))
def test_any_text_is_read_as_typed_or_refused(text: str) -> None:
    try:
        count = parse_count(text)
    except CountError:
        return
    assert count.text == text


@given(COUNTS)
def test_the_least_is_never_above_the_most(count: Count) -> None:
    assert count.low is None or count.high is None or count.low <= count.high


@pytest.mark.parametrize(
    ("values", "text"),
    [([6, 2], "2..6"), ([6], "6"), ([6, "several"], "6"), (["3+", 2], "2+"), (["up to 5", 6], "up to 6"),
     (["~10", 4], "4..10"), (["2..3", "5+"], "2+"), (["3+", "up to 5"], "")],
)  # fmt: skip
def test_the_range_of_several_counts_names_the_ends_that_are_known(values: list[CountValue], text: str) -> None:
    together = hull(map(parse_count, values))
    assert together is not None
    assert together.text == text


def test_words_alone_have_no_range() -> None:
    assert hull(map(parse_count, ["several", "dozens"])) is None


@given(st.lists(COUNTS, min_size=1))
def test_the_range_of_several_counts_reads_back_and_holds_each(counts: list[Count]) -> None:
    together = hull(counts)
    if together is None or not together.text:
        return
    read = parse_count(together.text)
    assert (read.low, read.high) == (together.low, together.high)
    for count in counts:
        if count.best is not None:
            assert (read.low or 0) <= count.best
            assert read.high is None or count.best <= read.high
