"""Dates among the arguments: `--as-of` and `--as-known-then`, the events found by a day, the first day of a period."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.cli.exit_codes import RefusedError

if TYPE_CHECKING:
    from store.query import Query
    from store.records.interface import Records
    from store.records.model import EventRow
    from store.store import Store


def as_of_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two arguments to a sub-command."""
    parser.add_argument("--as-of", type=understood_day, metavar="DATE", help="look at that day (default: today)")
    parser.add_argument(
        "--as-known-then", action="store_true", help="use only what was said or published by the as-of date"
    )


def parsed(words: Iterable[str], records: Records) -> Query:
    """The query that the words are. Raises RefusedError where it is wrong."""
    from store.query import QueryError, parse  # a report asks nothing of events in this way

    try:
        return parse(" ".join(words), records)
    except QueryError as error:
        raise RefusedError(str(error)) from error


def events_found(store: Store, arguments: argparse.Namespace) -> tuple[Query, Sequence[EventRow]]:
    """The query that was typed, and the events that it finds by the day. Raises RefusedError for a wrong query."""
    from store.query.collection import Collection  # as above

    query = parsed(arguments.query, store)
    day = arguments.as_of or (date.today() if arguments.as_known_then else None)
    return query, Collection.of(store, query, as_of=day, known_then=arguments.as_known_then).rows


def understood_day(text: str) -> date:
    """The last day of a typed date: "late 2016" looks at 31 December 2016."""
    from store.dates import understand_day  # reading typed dates takes long to load; most runs are given none

    try:
        return understand_day(text, date.today())
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def first_day(text: str) -> date:
    """The first day of a typed date: "late 2016" begins on 1 September 2016."""
    from store.dates import earliest_ordinal, understand  # as above

    try:
        earliest = earliest_ordinal(understand(text, date.today()).edtf)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if earliest is None or not date.min.toordinal() <= earliest <= date.max.toordinal():
        raise argparse.ArgumentTypeError(f"{text!r} has no first day; expected a day, as in 2019-08-01")
    return date.fromordinal(int(earliest))
