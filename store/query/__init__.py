"""The filter language: what is typed behind `/`, understood. Queries combine by &, | and ~, and describe themselves.

There are no regular expressions in it, so that no query can keep the program busy. What
reads a typed query is imported with the first one, for a view without a filter needs none of it.
"""

from __future__ import annotations

from datetime import date

from store.query.reader import Reader
from store.query.terms import AtCrossing, Query, QueryError, Test
from store.records.interface import Records

__all__ = ["AtCrossing", "Query", "QueryError", "Reader", "Test", "parse"]


def parse(text: str, records: Records | None = None, today: date | None = None) -> Query:
    """Understand a query; QueryError where it is wrong. An empty one finds everything.

    With `records`, a crossing that nothing is called is an error. `today` is what "last week" is read against.
    """
    if not text.strip():
        return Query.everything()
    from store.query.parsing import parsed

    return parsed(text, records, today or date.today())
