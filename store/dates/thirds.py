"""Early, middle and late: the thirds of a month, a year and a decade.

Both the readers and the writers of dates use these bounds. A month's thirds are the
1st to 10th, 11th to 20th and 21st to its end; a year's January to April, May to August, September to December; a
decade's the years 0 to 3, 4 to 6 and 7 to 9.
"""

from __future__ import annotations

from store.dates.calendar import Edge
from store.dates.edtf.parsing import Edtf, Precision, parse

THIRDS = ("early", "mid", "late")
DECADE_YEARS = ((0, 3), (4, 6), (7, 9))
YEAR_MONTHS = ((1, 4), (5, 8), (9, 12))
TENTH, TWENTIETH = 10, 20


def can_be_parted(whole: Edtf) -> bool:
    """Whether the date is a plain month, year or decade."""
    if whole.precision is Precision.DECADE:
        return len(whole.text) == 4 and whole.text[:3].isdigit()
    return whole.precision in (Precision.MONTH, Precision.YEAR) and whole.level == 0


def third_of(whole: Edtf, which: str) -> Edtf:
    """One day, month or year in the early, mid or late third: `[2019-08-21..2019-08-31]` of late `2019-08`.

    The whole must be one that `can_be_parted`.
    """
    number = THIRDS.index(which)
    if whole.precision is Precision.DECADE:
        ends = [f"{whole.text[:3]}{year}" for year in DECADE_YEARS[number]]
    elif whole.precision is Precision.YEAR:
        ends = [f"{whole.text}-{month:02}" for month in YEAR_MONTHS[number]]
    else:
        assert not isinstance(whole.latest, Edge)
        days = ((1, TENTH), (TENTH + 1, TWENTIETH), (TWENTIETH + 1, whole.latest.day))[number]
        ends = [f"{whole.text}-{day:02}" for day in days]
    return parse(f"[{ends[0]}..{ends[1]}]")


def named_third(first: Edtf, last: Edtf) -> tuple[str, Edtf] | None:
    """The inverse of `third_of`: the word and the whole, when a range between two dates is such a third."""
    if first.precision is Precision.YEAR and first.level == 0:
        whole = parse(first.text[:3] + "X")
    elif first.precision in (Precision.DAY, Precision.MONTH) and first.level == 0:
        whole = parse(first.text[:-3])
    else:
        return None
    written = f"[{first.text}..{last.text}]"
    return next(((which, whole) for which in THIRDS if third_of(whole, which).text == written), None)
