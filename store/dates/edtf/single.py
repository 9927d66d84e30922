"""One date of EDTF without a time: year, month and day with marks and unspecified digits, seasons, long years.

Intervals and sets are made of these. The choices the standard leaves are told in `grammar.py`.
"""

from __future__ import annotations

from store.dates.calendar import Bound, day_of, last_day
from store.dates.edtf.common import marked_date, plain_date
from store.dates.edtf.masks import first_day_of, fitting, fitting_years, last_day_of
from store.dates.edtf.record import Edtf, Precision
from store.dates.edtf.scanner import APPROXIMATE, UNCERTAIN, Scanner
from store.dates.edtf.years import read_long_year, significant_years, years_precision

FOUR = "a year takes four digits, each 0 to 9 or X"
TWO = "a {} takes two digits, each 0 to 9 or X"

# First and last month of each sub-year grouping; a last month of 14 is February of the next year.
SEASONS = {
    **dict.fromkeys((21, 25, 31), (3, 5)),
    **dict.fromkeys((22, 26, 32), (6, 8)),
    **dict.fromkeys((23, 27, 29), (9, 11)),
    **dict.fromkeys((24, 28, 30), (12, 14)),
    **{33 + n: (1 + 3 * n, 3 + 3 * n) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4 + 4 * n) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6 + 6 * n) for n in range(2)},
}


def read_date(text: str, at: int, end: int) -> Edtf:
    """Read `text[at:end]` as one date; DateError, with its column in the whole text, when it is none."""
    return plain_date(text[at:end]) or marked_date(text[at:end]) or scanned_date(Scanner(text, at, end))


def scanned_date(scan: Scanner) -> Edtf:
    """Read all that the scanner holds as one date, part by part."""
    if scan.take("Y"):
        return read_long_year(scan)
    bits = scan.mark()
    year = _year(scan)
    if scan.take("S"):
        return significant_years(scan, year, bits)
    parts = [year]
    bits |= scan.mark()
    for name, before in (("month", "year"), ("day", "month")):
        if scan.done:
            break
        if not scan.take("-"):
            scan.fail(f"after the {before} comes a hyphen and the {name}")
        bits |= scan.mark()
        parts.append(scan.digits(2, TWO.format(name)))
        _check(scan, parts)
        bits |= scan.mark()
    if not scan.done:
        scan.fail("nothing may follow the day")
    return _dated(scan.written, parts, bits)


def _year(scan: Scanner) -> str:
    start = scan.at
    negative = scan.take("-")
    digits = scan.digits(4, FOUR)
    if negative and digits == "0000":
        scan.fail("the year 1 BC is 0000, the year before it -0001", at=start)
    if scan.at < scan.end and scan.text[scan.at].isdigit():
        scan.fail("a hyphen comes between year and month; a year of five digits or more begins with Y: Y12345")
    return scan.text[start : scan.at]


def _check(scan: Scanner, parts: list[str]) -> None:
    """Refuse a month or day, just read, that no calendar has."""
    start = scan.at - 2
    if len(parts) == 2:
        if not fitting(parts[1], 12) and _season(parts) is None:
            scan.fail("a month is 01 to 12, a season or part of a year 21 to 41", at=start)
    elif _season(parts):
        scan.fail("a season has no days", at=start)
    elif first_day_of(*parts) is None:
        scan.fail(f"{'-'.join(parts[:2])} has no day {parts[2]}", at=start)


def _season(parts: list[str]) -> int | None:
    """The code of the season or part of the year, if the second part is one."""
    if len(parts) < 2 or "X" in parts[1]:
        return None
    code = int(parts[1])
    return code if code in SEASONS else None


def _dated(text: str, parts: list[str], bits: int) -> Edtf:
    season = _season(parts)
    earliest, latest = _season_bounds(parts[0], season) if season else _bounds(parts)
    return Edtf(
        text,
        _level(text, parts, season),
        _precision(parts, season),
        earliest,
        latest,
        approximate=bool(bits & APPROXIMATE),
        uncertain=bool(bits & UNCERTAIN),
    )


def _bounds(parts: list[str]) -> tuple[Bound, Bound]:
    earliest, latest = first_day_of(*parts), last_day_of(*parts)
    assert earliest is not None
    assert latest is not None
    return earliest, latest


def _season_bounds(year: str, season: int) -> tuple[Bound, Bound]:
    first, last = SEASONS[season]
    start, end = (next(fitting_years(year, latest=latest)) for latest in (False, True))
    end += last > 12
    month = (last - 1) % 12 + 1
    return day_of(start, first, 1), day_of(end, month, last_day(end, month))


def _level(text: str, parts: list[str], season: int | None) -> int:
    """Level 1 has one mark, at the end; a mark on a part is of level 2, even where it says no more."""
    unmarked = "-".join(parts)
    if text.rstrip("?~%") != unmarked or (season or 0) > 24:
        return 2
    if "X" in text:
        return 1 if _masked_from_the_right(parts) else 2
    return 1 if text != unmarked or season or text[0] == "-" else 0


def _masked_from_the_right(parts: list[str]) -> bool:
    """The few shapes that level 1 has: 201X, 20XX, 2004-XX, 1985-04-XX, 1985-XX-XX."""
    year, *rest = parts
    year = year.removeprefix("-")
    if "X" in year:
        return not rest and "X" not in year[:2] and year[3] == "X"
    masks = [part for part in rest if "X" in part]
    return all(mask == "XX" for mask in masks) and masks == rest[len(rest) - len(masks) :]


def _precision(parts: list[str], season: int | None) -> Precision:
    if season:
        kinds = (Precision.SEASON, Precision.QUARTER, Precision.QUADRIMESTER, Precision.SEMESTER)
        return kinds[(season > 32) + (season > 36) + (season > 39)]
    if len(parts) > 1:
        return Precision.DAY if len(parts) == 3 else Precision.MONTH
    return years_precision(len(parts[0]) - len(parts[0].rstrip("X")))
