"""A date once it is understood, and the error of text that is none."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from store.dates.calendar import Bound


class Precision(Enum):
    """How fine a date is stated, by its smallest stated part; the value is its name on screen.

    `2004-XX` has the precision of a month, as the standard says, though nobody knows which. A year whose last
    digits are unspecified (`201X`) or not significant (`1950S2`) is read as a decade, century or millennium, the
    coarsest, which is also that of an interval without any date (`../..`).
    """

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class Form(Enum):
    """The four shapes of an EDTF expression."""

    DATE = "date"
    INTERVAL = "interval"
    ONE_OF = "one of"
    ALL_OF = "all of"


class Span(NamedTuple):
    """An interval's two ends, or one element of a set; an end without a date is None.

    Whether such an end is open or unknown, or a dated end is only the limit of an open one (`..2004-06-01/2005`),
    is told by the bounds: `earliest` and `latest`, which for an interval are those of the date itself.
    """

    first: Edtf | None
    last: Edtf | None
    earliest: Bound
    latest: Bound


class Edtf(NamedTuple):
    """One EDTF expression, understood. Equal when the texts are; order by `order_key`, never by `<`.

    The bounds are the first and last day the expression can mean, in the proleptic Gregorian calendar. Qualifiers do
    not move them: `1985~` is bounded by the year that is written. A time of day does not move them either, and no
    shift from UTC changes the day.
    """

    text: str
    level: int
    precision: Precision
    earliest: Bound
    latest: Bound
    form: Form = Form.DATE
    approximate: bool = False
    uncertain: bool = False
    time: str | None = None
    spans: tuple[Span, ...] = ()

    @property
    def is_interval(self) -> bool:
        """Lasting from one date to another."""
        return self.form is Form.INTERVAL

    @property
    def is_set(self) -> bool:
        """One date among several, nobody knows which."""
        return self.form is Form.ONE_OF

    @property
    def is_list(self) -> bool:
        """All of several dates."""
        return self.form is Form.ALL_OF


class DateError(ValueError):
    """Text that is not EDTF.

    `text` is what was given, `position` the 0-based column where it stops being EDTF, `reason` what is wrong there
    and what would be right.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "..."
        super().__init__(f"{shown!r} is not EDTF at column {position + 1}: {reason}")
        self.text = text
        self.position = position
        self.reason = reason
