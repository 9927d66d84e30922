"""EDTF dates (ISO 8601-2:2019, annex A; Library of Congress, February 2019), read once per distinct string.

`parse` reads the common shapes by `common`, all others by `grammar`, and remembers the answers. A string is EDTF as the
standard has it, or it is refused with the place where it stops being so.
"""

from __future__ import annotations

from functools import cache

from store.dates.calendar import ordinal_or_none
from store.dates.edtf.common import plain_date, read_common
from store.dates.edtf.record import DateError, Edtf, Form, Precision, Span

__all__ = [
    "DateError",
    "Edtf",
    "Form",
    "Precision",
    "Span",
    "date_in",
    "earliest_ordinal",
    "forget",
    "latest_ordinal",
    "parse",
]


@cache
def parse(text: str) -> Edtf:
    """Understand an EDTF expression; DateError says where it stops being one.

    Every distinct string is read once and remembered, for events repeat their dates.
    """
    found = read_common(text)
    if found:
        return found
    from store.dates.edtf.grammar import read  # most files have common shapes alone, which need no grammar

    return read(text)


def date_in(text: str) -> Edtf | None:
    """The date that a text is; None where it is empty or no EDTF."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def forget() -> None:
    """Drop what is remembered, so that a measurement starts cold."""
    parse.cache_clear()
    plain_date.cache_clear()


def earliest_ordinal(edtf: Edtf) -> int | None:
    """The first possible day as `date.toordinal` counts, beyond its years too; None when open or unknown."""
    return ordinal_or_none(edtf.earliest)


def latest_ordinal(edtf: Edtf) -> int | None:
    """The last possible day as `date.toordinal` counts, beyond its years too; None when open or unknown."""
    return ordinal_or_none(edtf.latest)
