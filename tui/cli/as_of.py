"""`--as-of` and `--as-known-then` of the sub-commands that look at a past date."""

from __future__ import annotations

import argparse
from datetime import date


def as_of_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two arguments to a sub-command."""
    parser.add_argument("--as-of", type=understood_day, metavar="DATE", help="look at that day (default: today)")
    parser.add_argument(
        "--as-known-then", action="store_true", help="use only what was said or published by the as-of date"
    )


def understood_day(text: str) -> date:
    """The last day of a typed date: "late 2016" looks at 31 December 2016."""
    from store.dates import understand_day

    try:
        return understand_day(text, date.today())
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
