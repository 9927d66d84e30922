"""How queries combine by and, or and not, and the free word; the fields are in `conditions.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from store.query.reader import LEAST_WITHIN, Reader, actors_in, pieces_of
from store.records.interface import Records
from store.records.model import EventRow
from store.text.folding import Needle, Span, find

Test = Callable[[EventRow], bool]


class QueryError(ValueError):
    """What is wrong with a query: `column` counts from 0, `right` tells what would be right there."""

    def __init__(self, column: int, message: str, right: str) -> None:
        super().__init__(f"{message}; {right}")
        self.column = column
        self.message = message
        self.right = right


class Query(Struct, frozen=True):
    """A question that each event answers with yes or no."""

    @staticmethod
    def everything() -> Query:
        """The query that every event meets."""
        return Both(())

    def test(self, reader: Reader) -> Test:
        """What answers for one event after the other."""
        raise NotImplementedError

    def words(self) -> str:
        """The query as a person would say it."""
        raise NotImplementedError

    @property
    def looks_inside(self) -> bool:
        """Whether it needs more of an event than its row, and so takes longer."""
        return True

    def needles(self) -> Iterator[str]:
        """The words to be highlighted where they stand."""
        return iter(())

    def offered(self, reader: Reader) -> Iterator[str]:
        """Names that are spelt nearly as those that were sought: to be offered where nothing was found."""
        return iter(())

    def parts(self) -> tuple[Query, ...]:
        """The queries that must all be met."""
        return (self,)

    def goes_on(self, wider: Query) -> bool:
        """Whether what this one finds is surely among what the wider one finds."""
        return all(any(part.narrows(other) for part in self.parts()) for other in wider.parts())

    def narrows(self, other: Query) -> bool:
        """Whether what this part finds is surely among what another part finds."""
        return self == other

    def matches(self, row: EventRow, records: Records) -> bool:
        """Whether one event is found. For many events take `test`."""
        return self.test(Reader(records))(row)

    def highlights(self, text: str) -> tuple[Span, ...]:
        """Where the words that were sought stand in a text, first to last, none overlapping."""
        spans = sorted(span for needle in self.needles() for span in find(needle, text))
        apart: list[Span] = []
        for start, end in spans:
            if apart and start < apart[-1][1]:
                apart[-1] = apart[-1][0], max(end, apart[-1][1])
            else:
                apart.append((start, end))
        return tuple(apart)

    def __and__(self, other: Query) -> Query:
        parts = dict.fromkeys((*self.parts(), *other.parts()))
        return next(iter(parts)) if len(parts) == 1 else Both(tuple(parts))

    def __or__(self, other: Query) -> Query:
        choices = dict.fromkeys((*_choices(self), *_choices(other)))
        return next(iter(choices)) if len(choices) == 1 else Either(tuple(choices))

    def __invert__(self) -> Query:
        return self.query if isinstance(self, Not) else Not(self)


class RowQuery(Query, frozen=True):
    """A query that the row alone answers, and so quickly."""

    @property
    def looks_inside(self) -> bool:
        return False


class _Several(Query, frozen=True):
    """Some queries together. The quick ones are asked first."""

    queries: tuple[Query, ...]

    def _tests(self, reader: Reader) -> list[Test]:
        return [query.test(reader) for query in sorted(self.queries, key=lambda query: query.looks_inside)]

    @property
    def looks_inside(self) -> bool:
        return any(query.looks_inside for query in self.queries)

    def offered(self, reader: Reader) -> Iterator[str]:
        return (name for query in self.queries for name in query.offered(reader))

    def needles(self) -> Iterator[str]:
        return (needle for query in self.queries for needle in query.needles())


class Both(_Several, frozen=True):
    """All of some queries; everything where there is none."""

    def test(self, reader: Reader) -> Test:
        tests = self._tests(reader)
        return lambda row: all(test(row) for test in tests)

    def words(self) -> str:
        return ", ".join(query.words() for query in self.queries) or "all events"

    def parts(self) -> tuple[Query, ...]:
        return self.queries


class Either(_Several, frozen=True):
    """Any of some queries."""

    def test(self, reader: Reader) -> Test:
        tests = self._tests(reader)
        return lambda row: any(test(row) for test in tests)

    def words(self) -> str:
        return " or ".join(_bracketed(query) for query in self.queries)


class Not(Query, frozen=True):
    """What another query does not find."""

    query: Query

    def test(self, reader: Reader) -> Test:
        test = self.query.test(reader)
        return lambda row: not test(row)

    def words(self) -> str:
        return f"not {_bracketed(self.query)}"

    @property
    def looks_inside(self) -> bool:
        return self.query.looks_inside


class Word(Query, frozen=True):
    """A word or phrase, anywhere in an event, or in any name of its crossings and actors."""

    text: str
    field: str = ""
    """The field that it is the name of, as in `contested:yes`: to be offered."""

    def test(self, reader: Reader) -> Test:
        needle = Needle(self.text)
        crossings, actors = reader.called("crossings", self.text), reader.called("actors", self.text)
        pieces = pieces_of(needle, actors)

        def test(row: EventRow) -> bool:
            if not crossings.isdisjoint(row.crossings):
                return True
            return reader.may_hold(row, pieces) and (
                needle.is_in(row.title)
                or (bool(actors) and not actors.isdisjoint(actors_in(reader.event(row))))
                or needle.is_in(reader.text(row))
            )

        return test

    def offered(self, reader: Reader) -> Iterator[str]:
        if self.field:
            yield self.field
        elif not (reader.called("crossings", self.text) or reader.called("actors", self.text)):
            if reader.called("sources", self.text):
                yield f"source:{self.text}"
            yield from reader.near("crossings", self.text)
            yield from reader.near("actors", self.text)
            yield from reader.near_tags(self.text)

    def words(self) -> str:
        return f"“{self.text}”"

    def needles(self) -> Iterator[str]:
        return iter((self.text,))

    def narrows(self, other: Query) -> bool:
        if self == other or not isinstance(other, Word):
            return self == other
        shorter = Needle(other.text)  # of a name a short word finds less than the word that goes on
        return len(shorter.folded) >= LEAST_WITHIN and Needle(self.text).goes_on(shorter)


class AtCrossing(RowQuery, frozen=True):
    """Events at the crossings called so; with an empty name, events at none."""

    name: str

    def test(self, reader: Reader) -> Test:
        if not self.name:
            return lambda row: not row.crossings
        meant = reader.meant("crossings", self.name) | {self.name}
        return lambda row: not meant.isdisjoint(row.crossings)

    def words(self) -> str:
        return f"at {self.name}" if self.name else "at no crossing"


def _choices(query: Query) -> tuple[Query, ...]:
    return query.queries if isinstance(query, Either) else (query,)


def _bracketed(query: Query) -> str:
    return f"({query.words()})" if isinstance(query, _Several) and len(query.queries) > 1 else query.words()
