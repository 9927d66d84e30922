"""Asking for dates and counts, which may be fuzzy: what could be so is found, or only what must be."""

from __future__ import annotations

from store.dates import DateError, Edtf, earliest_ordinal, latest_ordinal, parse, short
from store.query.reader import Reader
from store.query.terms import Query, RowQuery, Test
from store.records.model import EventRow

UNLIMITED = float("inf")


class Dated(RowQuery, frozen=True):
    """Events with a date that is EDTF."""

    def test(self, reader: Reader) -> Test:
        """By the row alone."""
        return lambda row: read_date(row.date) is not None

    def words(self) -> str:
        """One word."""
        return "dated"


class Between(RowQuery, frozen=True):
    """Events on a day from `first` to before `end`, ordinals as `date.toordinal` counts; None where there is no limit.

    A fuzzy date is found where it could be one of these days; when `sure` only where it cannot be another one.
    """

    said: str
    first: int | None
    end: int | None
    sure: bool = False

    def test(self, reader: Reader) -> Test:
        """Each distinct date is looked at once."""
        known: dict[str, bool] = {}

        def test(row: EventRow) -> bool:
            found = known.get(row.date)
            if found is None:
                found = known[row.date] = self._holds(row.date)
            return found

        return test

    def _holds(self, text: str) -> bool:
        date = read_date(text)
        if date is None:
            return False
        low, high = _ends(date)
        first = -UNLIMITED if self.first is None else self.first
        last = UNLIMITED if self.end is None else self.end - 1
        return first <= low and high <= last if self.sure else low <= last and first <= high

    def words(self) -> str:
        """Such as "before 2020"."""
        return f"surely {self.said}" if self.sure else self.said


class Counted(Query, frozen=True):
    """Events whose count of something lies from `low` to `high`; could lie there, or must when `sure`."""

    about: str
    said: str
    low: int
    high: int | None
    sure: bool = False

    def test(self, reader: Reader) -> Test:
        """By the range that the claims give together."""
        from store.claims import figures

        told = (self.about.encode(),)
        return lambda row: (
            reader.may_hold(row, told)
            and any(
                self._holds(figure.low, figure.high)
                for figure in figures(reader.event(row))
                if figure.topic.about == self.about
            )
        )

    def _holds(self, low: int | None, high: int | None) -> bool:
        least, most = low or 0, UNLIMITED if high is None else high
        top = UNLIMITED if self.high is None else self.high
        return self.low <= least and most <= top if self.sure else least <= top and self.low <= most

    def words(self) -> str:
        """Such as "more than 2 killed"."""
        return f"surely {self.said} {self.about}" if self.sure else f"{self.said} {self.about}"


def read_date(text: str) -> Edtf | None:
    """A record's date, None where there is none or it is no EDTF."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def between(said: str, dates: tuple[Edtf | None, Edtf | None], sure: bool) -> Between:
    """From the first day of one date to before the first day of another."""
    first, end = (None if date is None else earliest_ordinal(date) for date in dates)
    return Between(said, first, end, sure)


def within(date: Edtf, sure: bool) -> Between:
    """On one of the days that a date can mean."""
    last = latest_ordinal(date)
    return Between(_when(date), earliest_ordinal(date), None if last is None else last + 1, sure)


def _when(date: Edtf) -> str:
    words = short(date)
    if words.startswith(("between", "before", "after")):
        return words
    return f"{'on' if date.earliest == date.latest else 'in'} {words}"


def _ends(date: Edtf) -> tuple[float, float]:
    """Open and unknown ends could be any day."""
    low, high = earliest_ordinal(date), latest_ordinal(date)
    return -UNLIMITED if low is None else low, UNLIMITED if high is None else high
