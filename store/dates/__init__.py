"""Dates as sources give them: EDTF text, its bounds and order, what people type, and short words for the screen.

All dates of the program are understood here, EDTF in `edtf/` and what people type in `typed/`, which is loaded when
first asked for: most runs of the program read no typing. Whatever has to be assumed is told with the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.dates.calendar import OPEN, UNKNOWN, BigDay, Bound, Day, Edge
from store.dates.edtf.parsing import (
    DateError,
    Edtf,
    Form,
    Precision,
    Span,
    date_in,
    earliest_ordinal,
    latest_ordinal,
    parse,
)
from store.dates.order import (
    OrderKey,
    could_be_same,
    days_of,
    falling_order_key,
    order_key,
    surely_before,
)
from store.dates.text import date_words, short, short_in_year, weekday

if TYPE_CHECKING:
    from store.dates.typed.phrases import Ambiguous, NotUnderstood, Understood, last_day_of, understand, understand_day

__all__ = [
    "OPEN",
    "UNKNOWN",
    "Ambiguous",
    "BigDay",
    "Bound",
    "DateError",
    "Day",
    "Edge",
    "Edtf",
    "Form",
    "NotUnderstood",
    "OrderKey",
    "Precision",
    "Span",
    "Understood",
    "could_be_same",
    "date_in",
    "date_words",
    "days_of",
    "earliest_ordinal",
    "falling_order_key",
    "last_day_of",
    "latest_ordinal",
    "order_key",
    "parse",
    "short",
    "short_in_year",
    "surely_before",
    "understand",
    "understand_day",
    "weekday",
]

TYPED = frozenset(("Ambiguous", "NotUnderstood", "Understood", "last_day_of", "understand", "understand_day"))


def __getattr__(name: str) -> object:
    if name not in TYPED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from store.dates.typed import phrases

    return getattr(phrases, name)
