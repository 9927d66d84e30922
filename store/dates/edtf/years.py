"""Years beyond four digits, and years known to a number of significant digits: `Y-17E7`, `1950S2`, `Y3388E2S3`."""

from __future__ import annotations

from store.dates.calendar import day_of
from store.dates.edtf.record import Edtf, Precision
from store.dates.edtf.scanner import APPROXIMATE, UNCERTAIN, Scanner

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
    exponent = scan.number("after E comes how many zeros follow")
    if len(exponent) > PLAIN or int(exponent) > LONGEST:
        scan.fail(f"a year has at most {LONGEST} digits here", at=start)
    return int(exponent)


def _significant(scan: Scanner, most: int) -> int:
    start = scan.at
    count = scan.number("after S comes how many digits are significant")
    if len(count) > PLAIN or int(count) > most:
        scan.fail(f"the year has {most} digits; as many at most are significant", at=start)
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
