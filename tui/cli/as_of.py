"""Dates among the arguments: `--as-of` and `--as-known-then`, and the first day of a period.

What reads a typed date is loaded by `dates` when one is given: most runs are given none.
"""

import argparse
from datetime import date

from store import dates


def as_of_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two arguments to a sub-command."""
    parser.add_argument("--as-of", type=understood_day, metavar="DATE", help="as of that day (default: today)")
    parser.add_argument(
        "--as-known-then", action="store_true", help="use only what was said or published by the as-of date"
    )


def understood_day(text: str) -> date:
    """The last day of a typed date: "late 2016" looks at 31 December 2016."""
    try:
        return dates.understand_day(text, date.today())
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def first_day(text: str) -> date:
    """The first day of a typed date: "late 2016" begins on 1 September 2016."""
    try:
        earliest = dates.earliest_ordinal(dates.understand(text, date.today()).edtf)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if earliest is None or not date.min.toordinal() <= earliest <= date.max.toordinal():
        raise argparse.ArgumentTypeError(f"{text!r} has no first day; expected a day, as in 2019-08-01")
    return date.fromordinal(int(earliest))
