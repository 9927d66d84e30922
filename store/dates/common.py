"""The shapes that nearly all dates of events have, read without the grammar: a large file has ten thousand of them.

Owns nothing that `grammar` does not say too, and says the same of each; what is not of these shapes it leaves alone.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from store.dates.calendar import last_day
from store.dates.record import Edtf, Form, Precision, Span

COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}
REMEMBERED = 8192


def read_common(text: str) -> Edtf | None:
    """A plain date, one with a mark, an interval or a one-of range of two plain dates; None for all else."""
    found = plain_date(text)
    if found or len(text) < 5:
        return found
    if text[-1] == "]":
        return _one_of(text)
    return _interval(text) if "/" in text else marked_date(text)


@lru_cache(REMEMBERED)
def plain_date(text: str) -> Edtf | None:
    """The commonest shapes by far, `2019-09-30`, `2019-09` and `2019`, by the standard library's own reader."""
    try:
        if len(text) == 10 and text[4] == "-" == text[7]:
            day = date.fromisoformat(text)
            return Edtf(text, 0, Precision.DAY, day, day)
        if len(text) == 7 and text[4] == "-":
            first = date.fromisoformat(text + "-01")
            return Edtf(text, 0, Precision.MONTH, first, first.replace(day=last_day(first.year, first.month)))
        if len(text) == 4:
            first = date.fromisoformat(text + "-01-01")
            return Edtf(text, 0, Precision.YEAR, first, first.replace(month=12, day=31))
    except ValueError:
        pass
    return None


def marked_date(text: str) -> Edtf | None:
    """A plain date with one mark for the whole, such as `2019-09~`; None for all else."""
    mark = text[-1:]
    whole = plain_date(text[:-1]) if mark and mark in "?~%" else None
    if whole is None:
        return None
    return Edtf(text, 1, *whole[2:5], approximate=mark != "?", uncertain=mark != "~")


def _interval(text: str) -> Edtf | None:
    start, _, end = text.partition("/")
    first, last = plain_date(start), plain_date(end)
    if first is None or last is None or not _in_order(first, last):
        return None
    precision = max(first.precision, last.precision, key=COARSENESS.__getitem__)
    return _stretch(text, 0, precision, Form.INTERVAL, first, last)


def _one_of(text: str) -> Edtf | None:
    start, dots, end = text[1:-1].partition("..")
    first, last = plain_date(start), plain_date(end) if dots and text[0] == "[" and start != end else None
    if first is None or last is None or first.precision is not last.precision or not _in_order(first, last):
        return None
    return _stretch(text, 2, first.precision, Form.ONE_OF, first, last)


def _in_order(first: Edtf, last: Edtf) -> bool:
    start, end = first.earliest, last.latest
    return isinstance(start, date) and isinstance(end, date) and start <= end


def _stretch(text: str, level: int, precision: Precision, form: Form, first: Edtf, last: Edtf) -> Edtf:
    span = Span(first, last, first.earliest, last.latest)
    return Edtf(text, level, precision, first.earliest, last.latest, form, spans=(span,))
