"""What claims, status and checks read: typed records in plain mappings.

`Store` fulfils this interface, and so does any object with these attributes, so that tests need no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from store.records.model import TABLES, Actor, Crossing, Event, EventRow, Key, Meta, Source


class Records(Protocol):
    """The records of one file, by table and `id`."""

    @property
    def meta(self) -> Meta:
        """What holds for the whole file."""

    @property
    def rows(self) -> Mapping[str, EventRow]:
        """Every event as a list needs it, in the order of the file."""

    @property
    def crossings(self) -> Mapping[str, Crossing]:
        """The crossings by `id`."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by `id`."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by `id`."""

    def event(self, event_id: str, /) -> Event:
        """One event, whole."""


def table_of(records: Records, table: str) -> Mapping[str, Any]:
    """The records of a table by `id`, of the events their rows; none where the table is not one of the four."""
    tables: dict[str, Mapping[str, Any]] = {
        "crossings": records.crossings,
        "events": records.rows,
        "sources": records.sources,
        "actors": records.actors,
    }
    return tables.get(table, {})


def keys_of(records: Records) -> Iterator[Key]:
    """The key of every record, table by table, in the order of the file."""
    return (Key(table, id_) for table in TABLES for id_ in table_of(records, table))


class Documents(Records, Protocol):
    """Records whose documents, as they stand in the file, can be had too."""

    def document(self, key: Key, /) -> dict[str, Any]:
        """The record's JSON object, with whatever keys it has."""
