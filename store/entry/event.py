"""A line noted in a hurry, with the records that it names and the file has not: all in one change.

Owns what a source or crossing is made of its name alone. What a line means is `store/entry/line.py`'s.
"""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from store.entry.line import QuickEvent, understand_line
from store.records.model import Crossing, Source
from store.text.slug import free, slug

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.records.interface import Records
    from store.records.model import Document

_ONE = {"crossings": "crossing", "sources": "source", "actors": "actor"}


class Note(NamedTuple):
    """An event as its line is understood, and the records that are to be made for it, each with its table."""

    event: QuickEvent
    made: tuple[tuple[str, Document], ...] = ()

    @property
    def documents(self) -> tuple[tuple[str, Document], ...]:
        """All that is written, what is referred to first."""
        return (*self.made, ("events", self.event.document))

    @property
    def choice(self) -> str:
        """What has to be told apart before it can be kept, else empty."""
        open_ones = (one for one in self.event.unsettled if one.choices)
        return next((str(one) for one in open_ones if one.table != "crossings" or one.name.startswith("@")), "")


class _With:
    """Records, and over them some that are not made yet."""

    def __init__(self, records: Records, made: Iterable[tuple[str, Document]]) -> None:
        made = list(made)
        self.meta, self.rows, self.actors, self.event = records.meta, records.rows, records.actors, records.event
        sources = {new["id"]: msgspec.convert(new, Source) for table, new in made if table == "sources"}
        crossings = {new["id"]: msgspec.convert(new, Crossing) for table, new in made if table == "crossings"}
        self.sources = ChainMap(sources, dict(records.sources))
        self.crossings = ChainMap(crossings, dict(records.crossings))


def note(line: str, records: Records, anchor: date) -> Note:
    """What a line means, names that no record has being taken as new records."""
    event = understand_line(line, records, anchor)
    missing = [one for one in event.unsettled if not one.choices]
    if not missing:
        return Note(event)
    made = tuple((one.table, _document(records, one.table, one.name)) for one in missing)
    return Note(understand_line(line, _With(records, made), anchor), made)


def words_of(table: str, document: Document) -> str:
    """A record to be made, in words: `new source reuters`."""
    return f"new {_ONE.get(table, 'record')} {document['id']}"


def _document(records: Records, table: str, name: str) -> dict[str, Any]:
    taken = records.crossings if table == "crossings" else records.sources
    id_ = free(slug(name, otherwise=_ONE[table]), taken)
    return {"id": id_, "sides": [{"name": name}]} if table == "crossings" else {"id": id_, "publisher": name}
