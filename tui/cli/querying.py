"""The query among the arguments, and the events that it finds."""

import argparse
from collections.abc import Iterable, Sequence
from datetime import date

from store.query import Query, QueryError, parse
from store.query.collection import Collection
from store.records.interface import Records
from store.records.model import EventRow
from store.store import Store
from tui.cli.exit_codes import RefusedError


def parsed(words: Iterable[str], records: Records) -> Query:
    """The query that the words are. Raises RefusedError where it is wrong."""
    try:
        return parse(" ".join(words), records)
    except QueryError as error:
        raise RefusedError(str(error)) from error


def events_found(store: Store, arguments: argparse.Namespace) -> tuple[Query, Sequence[EventRow]]:
    """The query that was typed, and the events that it finds by the day. Raises RefusedError for a wrong query."""
    query = parsed(arguments.query, store)
    day = arguments.as_of or (date.today() if arguments.as_known_then else None)
    return query, Collection.of(store, query, as_of=day, known_then=arguments.as_known_then).rows
