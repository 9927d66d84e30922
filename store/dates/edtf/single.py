"""One date of EDTF without a time: year, month and day with marks and unspecified digits, seasons, long years.

Intervals and sets are made of these. The choices the standard leaves are told in `grammar.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from store.dates.calendar import Bound, Day, day_of, last_day
from store.dates.edtf.common import marked_date, plain_date
from store.dates.edtf.record import Edtf, Precision
from store.dates.edtf.scanner import APPROXIMATE, UNCERTAIN, Scanner

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


DIGITS = "0123456789"
SOME_LEAP_YEAR = 2000


def first_day_of(year: str, month: str | None = None, day: str | None = None) -> Day | None:
    """The first day that fits; None when the calendar has none."""
    return _extreme(year, month, day, latest=False)


def last_day_of(year: str, month: str | None = None, day: str | None = None) -> Day | None:
    """The last day that fits; None when the calendar has none."""
    return _extreme(year, month, day, latest=True)


@lru_cache(1024)
def fitting(mask: str, top: int) -> Sequence[int]:
    """The numbers from 1 to `top` whose two digits fit the mask, in order."""
    tens, ones = mask[0], mask[1]
    return tuple(n for n in range(1, top + 1) if tens in ("X", DIGITS[n // 10]) and ones in ("X", DIGITS[n % 10]))


def _extreme(year: str, month: str | None, day: str | None, *, latest: bool) -> Day | None:
    if _in_year(SOME_LEAP_YEAR, month, day, latest=latest) is None:
        return None
    days = (_in_year(number, month, day, latest=latest) for number in fitting_years(year, latest=latest))
    return next((found for found in days if found), None)


def _in_year(year: int, month: str | None, day: str | None, *, latest: bool) -> Day | None:
    months = fitting(month, 12) if month else (1, 12)
    for which in reversed(months) if latest else months:
        longest = last_day(year, which)
        days = fitting(day, longest) if day else (1, longest)
        if days:
            return day_of(year, which, days[-1 if latest else 0])
    return None


def fitting_years(mask: str, *, latest: bool) -> Iterator[int]:
    """The years that fit, from the end that is asked for; a negative one is never the year 0."""
    if "X" not in mask:
        yield int(mask)
        return
    if mask[0] == "-":
        yield from (-year for year in fitting_years(mask[1:], latest=not latest) if year)
        return
    order = DIGITS[::-1] if latest else DIGITS
    for digits in product(*(order if char == "X" else char for char in mask)):
        yield int("".join(digits))


LONGEST = 1000
PLAIN = 4


def read_long_year(scan: Scanner) -> Edtf:
    """Read what stands after the Y; DateError when it is no year of five digits or more."""
    sign = "-" if scan.take("-") else ""
    start = scan.at
    digits = scan.number("after Y comes a year of five digits or more")
    level = 1
    if scan.take("E"):
        digits += "0" * _exponent(scan)
        level = 2
    if len(digits) <= PLAIN:
        scan.fail(f"a year of four digits is written without Y: {sign}{digits:0>4}", at=start)
    if len(digits) > LONGEST:
        scan.fail(f"a year has at most {LONGEST} digits here", at=start)
    if scan.take("S"):
        return _finish(scan, sign, digits, _significant(scan, len(digits)))
    return _finish(scan, sign, digits, None, level=level)


def significant_years(scan: Scanner, year: str, mark: int) -> Edtf:
    """Read what stands after `1950S`; DateError when it is no number of digits that a plain year can have."""
    if "X" in year:
        scan.fail("a year has unspecified or significant digits, not both", at=scan.at - 1)
    sign = "-" if year[0] == "-" else ""
    return _finish(scan, sign, year.removeprefix("-"), _significant(scan, PLAIN), mark)


def years_precision(open_digits: int) -> Precision:
    """The precision of a year whose last digits are unspecified or not significant."""
    kinds = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
    return kinds[min(open_digits, 3)]


def _exponent(scan: Scanner) -> int:
    start = scan.at
    exponent = scan.number("after E comes the number of zeros")
    if len(exponent) > PLAIN or int(exponent) > LONGEST:
        scan.fail(f"a year has at most {LONGEST} digits here", at=start)
    return int(exponent)


def _significant(scan: Scanner, most: int) -> int:
    start = scan.at
    count = scan.number("after S comes the number of significant digits")
    if len(count) > PLAIN or int(count) > most:
        scan.fail(f"the year has {most} digits; no more can be significant", at=start)
    return int(count)


def _finish(scan: Scanner, sign: str, digits: str, significant: int | None, mark: int = 0, level: int = 2) -> Edtf:
    """The record of such a year, with the mark that may close it."""
    mark |= scan.mark()
    if not scan.done:
        scan.fail("nothing may follow a year of this kind")
    kept = digits[:significant]
    open_digits = len(digits) - len(kept)
    low, high = int(sign + kept + "0" * open_digits), int(sign + kept + "9" * open_digits)
    return Edtf(
        scan.written,
        level,
        years_precision(open_digits),
        day_of(min(low, high), 1, 1),
        day_of(max(low, high), 12, 31),
        approximate=bool(mark & APPROXIMATE),
        uncertain=bool(mark & UNCERTAIN),
    )
