"""The filter language: what is typed behind `/`, understood. Queries combine by &, | and ~, and describe themselves.

There are no regular expressions in it, so that no query can keep the program busy. Must never change a record.
"""

from store.query.fields import crossing_is
from store.query.parsing import parse
from store.query.reader import Reader
from store.query.terms import Query, Test
from store.query.values import FIELDS
from store.query.wrong import QueryError

__all__ = ["FIELDS", "Query", "QueryError", "Reader", "Test", "crossing_is", "parse"]
