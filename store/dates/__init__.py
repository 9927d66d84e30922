"""Dates as sources give them: EDTF text, its bounds and order, what people type, and short words for the screen.

The one place where dates are understood. Must never guess in silence, nor know of records, files or screens.
"""

from store.dates.calendar import OPEN, UNKNOWN, BigDay, Bound, Day, Edge
from store.dates.edtf import (
    DateError,
    Edtf,
    Form,
    Precision,
    Span,
    earliest_ordinal,
    latest_ordinal,
    parse,
)
from store.dates.order import (
    OrderKey,
    could_be_same,
    order_key,
    overlaps,
    possibly_before,
    surely_before,
)
from store.dates.text import short, short_in_year, weekday

__all__ = [
    "OPEN",
    "UNKNOWN",
    "BigDay",
    "Bound",
    "DateError",
    "Day",
    "Edge",
    "Edtf",
    "Form",
    "OrderKey",
    "Precision",
    "Span",
    "could_be_same",
    "earliest_ordinal",
    "latest_ordinal",
    "order_key",
    "overlaps",
    "parse",
    "possibly_before",
    "short",
    "short_in_year",
    "surely_before",
    "weekday",
]
