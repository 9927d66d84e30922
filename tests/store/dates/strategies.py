"""EDTF expressions made up at random, of every level and feature."""

from calendar import monthrange
from datetime import date

from hypothesis import strategies as st

MARKS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def masked_digits(draw: st.DrawFn, digits: str) -> str:
    """The same digits, some of them unspecified."""
    return "".join(draw(st.sampled_from([digit, digit, "X"])) for digit in digits)


@st.composite
def qualified_days(draw: st.DrawFn) -> str:
    """A day with marks on any part."""
    day = draw(DAYS).isoformat().split("-")
    first = draw(MARKS) + day[0] + draw(MARKS)
    return first + "".join(f"-{draw(MARKS)}{part}{draw(MARKS)}" for part in day[1:])


@st.composite
def masked_days(draw: st.DrawFn) -> str:
    """A day, month or year with unspecified digits, before the year 0 too; some day fits it."""
    year, month, day = draw(DAYS).isoformat().split("-")
    parts = [draw(masked_digits(year)), draw(masked_digits(month)), draw(masked_digits(day))]
    return draw(st.sampled_from(["", "-"])) + "-".join(parts[: draw(st.integers(1, 3))])


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    """A day, month or year of level 0."""
    return draw(DAYS).isoformat()[: draw(st.sampled_from([4, 7, 10]))]


@st.composite
def moments(draw: st.DrawFn) -> str:
    """A date-time."""
    clock = draw(st.times()).replace(microsecond=0).isoformat()
    return f"{draw(DAYS).isoformat()}T{clock}{draw(st.sampled_from(['', 'Z', '+03', '-04:30', '+14:00']))}"


@st.composite
def negative_dates(draw: st.DrawFn) -> str:
    """A date before the year 0."""
    year, month = draw(st.integers(1, 9999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, monthrange(400 - year % 400, month)[1]))
    return f"-{year:04}-{month:02}-{day:02}"[: draw(st.sampled_from([5, 8, 11]))]


@st.composite
def seasons(draw: st.DrawFn) -> str:
    """A season or other part of a year."""
    return f"{draw(st.integers(0, 9999)):04}-{draw(st.integers(21, 41))}{draw(MARKS)}"


@st.composite
def long_years(draw: st.DrawFn) -> str:
    """A year of five digits or more, with zeros or significant digits told."""
    sign = draw(st.sampled_from(["", "-"]))
    number = draw(st.integers(10_000, 10**12))
    exponent = draw(st.sampled_from(["", "E1", "E7"]))
    significant = draw(st.sampled_from(["", "S1", "S3"]))
    return f"Y{sign}{number}{exponent}{significant}{draw(MARKS)}"


def significant_years() -> st.SearchStrategy[str]:
    """A year of four digits, of which some are significant."""
    return st.builds("{:04}S{}".format, st.integers(0, 9999), st.integers(1, 4))


SINGLE = st.one_of(
    plain_dates(), qualified_days(), masked_days(), negative_dates(), seasons(), long_years(), significant_years()
)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """An interval: two ends in order, or one with an open or unknown other."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    cut = draw(st.sampled_from([4, 7, 10]))
    return draw(
        st.sampled_from(
            [
                f"{first}{draw(MARKS)}/{last.isoformat()[:cut]}{draw(MARKS)}",
                f"{draw(SINGLE)}/..",
                f"../{draw(SINGLE)}",
                f"{draw(SINGLE)}/",
                f"/{draw(SINGLE)}",
                f"..{first}/{last}..",
            ]
        )
    )


@st.composite
def sets(draw: st.DrawFn) -> str:
    """A one-of or all-of set with single dates, ranges and open ends."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    cut = draw(st.sampled_from([4, 7, 10]))
    middle = [*draw(st.lists(SINGLE, max_size=2)), f"{first.isoformat()[:cut]}..{last.isoformat()[:cut]}"]
    start, end = draw(st.sampled_from(["", f"..{first},"])), draw(st.sampled_from(["", f",{last}.."]))
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    return f"{opening}{start}{','.join(middle)}{end}{closing}"


EDTF = st.one_of(SINGLE, moments(), intervals(), sets())
EDTF_ALPHABET = st.text("0123456789-X?~%/.,[]{}TYESZ:+", max_size=24)
