"""Beside the PyPI packages `edtf` 5.0.2 and `edtf-validate` 2.0.0: where they agree, and where they are wrong.

They agree on plain, marked, negative and masked dates, and on intervals in plain order. What follows are the places
where they leave the standard; each is pinned, so that a better release of theirs is noticed.
"""

import contextlib
import io
import warnings
from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from store.dates import DateError, Edge, parse
from store.dates.calendar import Bound
from tests.store.dates.strategies import DAYS, negative_dates, plain_dates

with warnings.catch_warnings():
    # The package uses names that pyparsing has since renamed.
    warnings.simplefilter("ignore")
    from edtf_validate.valid_edtf import is_valid

pytestmark = pytest.mark.filterwarnings("ignore")

MARKED = st.builds("{}{}".format, plain_dates(), st.sampled_from(["", "?", "~", "%"]))
MASKED_YEARS = st.from_regex(r"-?[0-9][1-9]([0-9]|X)X", fullmatch=True)
MASKS = st.from_regex(r"[0-2X][09X][0-9X]{2}-[01X][0-9X](-[0-3X][0-9X])?", fullmatch=True)


@given(st.one_of(MARKED, negative_dates(), MASKED_YEARS))
def test_edtf_gives_the_same_bounds(text: str) -> None:
    edtf = parse(text)
    assert (fields(edtf.earliest), fields(edtf.latest)) == their_bounds(text)


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]))
def test_edtf_gives_the_same_bounds_of_intervals(one: date, other: date, cut: int) -> None:
    first, last = sorted([one, other])
    text = f"{first.isoformat()[:cut]}/{last.isoformat()[:cut]}"
    edtf = parse(text)
    assert (fields(edtf.earliest), fields(edtf.latest)) == their_bounds(text)


@given(st.one_of(MARKED, negative_dates(), MASKED_YEARS))
def test_edtf_validate_accepts_the_same(text: str) -> None:
    parse(text)
    assert is_valid(text)


@given(MASKS)
def test_edtf_validate_accepts_what_has_a_day_that_fits(text: str) -> None:
    if accepted(text):
        assert is_valid(text)


# Each with what the standard says and the package does not.
EDTF_BOUNDS_WRONG = {
    "2001-24": "the winter of a year ends with the year, for simplicity as it says",
    "1985/": "an unknown end is taken to lie ten years off",
    "/1985": "an unknown start is taken to lie ten years off",
    "1950S2": "the strict bounds of significant digits are the one year",
    "-000X": "the year 0 is taken for a negative one",
}
EDTF_REFUSES_WRONGLY = {
    "2004-?06?-11": "marks on both sides of a part",
    "[1984]": "a set of one",
    "..2004-06-01/2004-06-20": "an end that is itself open, of level 2",
    "2001-34~": "a quarter with a mark",
}
EDTF_ACCEPTS_WRONGLY = {
    " 2019": "spaces before",
    "2004/2003": "an interval that ends before it starts",
    "1950S9": "more significant digits than there are",
    "1950S0": "no significant digit",
    "-0001-02-29": "29 February of a year before the era that has none",
}
VALIDATE_REFUSES_WRONGLY = {
    "2004-06-11/2004-06": "an interval that ends within its month",
    "[1984]": "a set of one",
    "2001-34/..": "a quarter at an interval's end",
    "2004-06-11T10:00:60": "a leap second",
}
VALIDATE_ACCEPTS_WRONGLY = {
    "2004-06-11T24:00:00": "hour 24, gone since ISO 8601-1:2019",
    "[1672..1670]": "a range that ends before it starts",
    "1950S9": "more significant digits than there are",
    "-0001-02-29": "29 February of a year before the era that has none",
}


@pytest.mark.parametrize("text", EDTF_BOUNDS_WRONG)
def test_where_edtf_has_other_bounds(text: str) -> None:
    edtf = parse(text)
    assert (fields(edtf.earliest), fields(edtf.latest)) != their_bounds(text)


@pytest.mark.parametrize("text", ["1984-1X", "1984-X2", "1XXX-0X"])
def test_where_edtf_cannot_tell_the_bounds(text: str) -> None:
    assert accepted(text)
    with pytest.raises((ValueError, AttributeError)):
        their_bounds(text)


@pytest.mark.parametrize("text", EDTF_REFUSES_WRONGLY)
def test_where_edtf_refuses_what_is_right(text: str) -> None:
    assert accepted(text)
    assert not accepted_by_edtf(text)


@pytest.mark.parametrize("text", EDTF_ACCEPTS_WRONGLY)
def test_where_edtf_accepts_what_is_wrong(text: str) -> None:
    assert not accepted(text)
    assert accepted_by_edtf(text)


@pytest.mark.parametrize("text", VALIDATE_REFUSES_WRONGLY)
def test_where_edtf_validate_refuses_what_is_right(text: str) -> None:
    assert accepted(text)
    assert not is_valid(text)


@pytest.mark.parametrize("text", VALIDATE_ACCEPTS_WRONGLY)
def test_where_edtf_validate_accepts_what_is_wrong(text: str) -> None:
    assert not accepted(text)
    assert is_valid(text)


def fields(bound: Bound) -> tuple[int, ...] | Edge:
    return bound if isinstance(bound, Edge) else (bound.year, bound.month, bound.day)


def their_bounds(text: str) -> tuple[Any, Any]:
    theirs = parse_edtf(text)
    return tuple(theirs.lower_strict())[:3], tuple(theirs.upper_strict())[:3]


def accepted(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def accepted_by_edtf(text: str) -> bool:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            parse_edtf(text)
    except EDTFParseException:
        return False
    return True
