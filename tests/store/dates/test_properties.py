"""What holds of every EDTF date: its text reads back, its bounds hold it, its order is total, its shapes agree."""

from datetime import date, timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st

from store.dates import (
    DateError,
    Edge,
    Form,
    could_be_same,
    earliest_ordinal,
    latest_ordinal,
    order_key,
    parse,
    short,
    short_in_year,
    surely_before,
)
from store.dates.calendar import day_at, ordinal
from store.dates.edtf.common import read_common
from store.dates.edtf.grammar import read
from store.dates.edtf.scanner import Scanner
from store.dates.edtf.single import scanned_date
from tests.store.dates.strategies import DAYS, EDTF, EDTF_ALPHABET, SINGLE, masked_days, plain_dates


@given(EDTF)
def test_the_canonical_text_reads_back_as_the_same_date(text: str) -> None:
    edtf = parse(text)
    assert edtf.text == text
    assert parse(edtf.text) == edtf
    assert read(edtf.text) == edtf


@given(EDTF)
def test_the_earliest_day_never_comes_after_the_latest(text: str) -> None:
    earliest, latest = earliest_ordinal(parse(text)), latest_ordinal(parse(text))
    assert earliest is None or latest is None or earliest <= latest


@given(EDTF)
def test_only_intervals_have_unknown_ends(text: str) -> None:
    edtf = parse(text)
    if Edge.UNKNOWN in (edtf.earliest, edtf.latest):
        assert edtf.form is Form.INTERVAL


@given(EDTF)
def test_the_bounds_of_a_compound_hold_those_of_its_parts(text: str) -> None:
    edtf = parse(text)
    for span in edtf.spans:
        for part in (span.first, span.last):
            if part:
                assert not surely_before(part, edtf) or edtf.earliest is Edge.OPEN
                assert not surely_before(edtf, part)


@given(DAYS, st.data())
def test_a_day_lies_within_the_bounds_of_every_date_it_fits(day: date, data: st.DataObject) -> None:
    mask = [data.draw(st.sampled_from([digit, "X"])) if digit != "-" else "-" for digit in day.isoformat()]
    for length in (10, 7, 4):
        edtf = parse("".join(mask[:length]))
        earliest, latest = earliest_ordinal(edtf), latest_ordinal(edtf)
        assert earliest is not None
        assert latest is not None
        assert earliest <= day.toordinal() <= latest


@given(masked_days())
@example("XXXX-02-29")
@example("19XX-02-29")
def test_the_bounds_of_a_masked_date_fit_its_mask(text: str) -> None:
    edtf = parse(text)
    for bound in (edtf.earliest, edtf.latest):
        assert not isinstance(bound, Edge)
        sign = "-" if bound.year < 0 else ""
        written = f"{sign}{abs(bound.year):04}-{bound.month:02}-{bound.day:02}"[: len(text)]
        assert all(mask in ("X", digit) for mask, digit in zip(text, written, strict=True))


@given(st.one_of(EDTF, st.none(), EDTF_ALPHABET), st.one_of(EDTF, st.none(), EDTF_ALPHABET), st.one_of(EDTF, st.text()))
def test_order_is_total(a: str | None, b: str | None, c: str | None) -> None:
    first, second, third = sorted([a, b, c], key=order_key)
    assert order_key(first) <= order_key(second) <= order_key(third)
    assert order_key(first) <= order_key(third)
    assert (order_key(a) == order_key(b)) == (_same(a) == _same(b))


def _same(text: str | None) -> str:
    try:
        return parse(text).text if text else ""
    except DateError:
        return text or ""


@given(EDTF, EDTF)
def test_what_surely_comes_first_sorts_first(a: str, b: str) -> None:
    if surely_before(parse(a), parse(b)):
        assert order_key(a) < order_key(b)
        assert not surely_before(parse(b), parse(a))
        assert not could_be_same(parse(a), parse(b)) or "~" in a + b or "%" in a + b


@given(EDTF, EDTF)
def test_could_be_same_is_mutual_and_true_of_itself(a: str, b: str) -> None:
    one, other = parse(a), parse(b)
    assert could_be_same(one, one)
    assert could_be_same(one, other) == could_be_same(other, one)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An expression with one character replaced."""
    text = draw(EDTF)
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from("0123456789-X?~%/.,[]{}TYESZ:+ é")) + text[at + 1 :]


@given(st.one_of(EDTF_ALPHABET, st.text(max_size=12), EDTF, damaged()))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    refusal = _refusal(text)
    if refusal:
        assert refusal.text == text
        assert 0 <= refusal.position <= len(text)
        assert f"column {refusal.position + 1}" in str(refusal)


def _refusal(text: str) -> DateError | None:
    try:
        parse(text)
    except DateError as error:
        return error
    return None


@given(st.one_of(EDTF, EDTF_ALPHABET, st.text(max_size=12), st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True)))
def test_the_quick_reader_says_what_the_grammar_says(text: str) -> None:
    found = read_common(text)
    if found:
        long_way = read(text) if found.spans else scanned_date(Scanner(text, 0, len(text)))
        assert found == long_way


@given(st.integers(-3_000_000, 5_000_000))
def test_ordinals_and_days_are_inverse_in_any_year(number: int) -> None:
    assert ordinal(day_at(number)) == number


@given(DAYS)
def test_ordinals_are_those_of_the_standard_library(day: date) -> None:
    assert ordinal(day) == earliest_ordinal(parse(day.isoformat())) == day.toordinal()


@given(plain_dates())
def test_a_date_ends_the_day_before_the_next_one_begins(text: str) -> None:
    edtf = parse(text)
    latest = latest_ordinal(edtf)
    assume(latest is not None and latest < date.max.toordinal())
    assert isinstance(edtf.latest, date)
    following = edtf.latest + timedelta(1)
    assert parse(following.isoformat()[: len(text)]) != edtf
    assert parse(edtf.latest.isoformat()[: len(text)]) == edtf


@given(EDTF)
def test_every_date_has_short_words_that_fit_their_cells(text: str) -> None:
    assert short(text).strip()
    assert 0 < len(short_in_year(text)) <= 11


@given(SINGLE)
def test_marks_and_words_say_the_same_of_certainty(text: str) -> None:
    edtf = parse(text)
    assert short(edtf).startswith("c. ") == edtf.approximate
    assert short(edtf).endswith("?") == edtf.uncertain
