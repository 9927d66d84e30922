"""Records for tests: a plain object that fulfils `store.records.Documents`, built from the documents of a file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from store.records.model import Actor, Crossing, Event, EventRow, Key, Meta, Source

SAMPLE = Path(__file__).parents[2] / "store" / "sample" / "iraq-syria.json"


class InMemory:
    """The records of a few documents, by table."""

    def __init__(self, **tables: list[dict[str, Any]]) -> None:
        self.documents = {
            Key(table, document["id"]): document for table, documents in tables.items() for document in documents
        }
        self.meta = msgspec.convert(next(iter(tables.get("meta", [])), {}), Meta)
        self.crossings: dict[str, Crossing] = self._table("crossings", Crossing)
        self.sources: dict[str, Source] = self._table("sources", Source)
        self.actors: dict[str, Actor] = self._table("actors", Actor)
        self.rows: Mapping[str, EventRow] = self._table("events", EventRow)
        self._events: dict[str, Event] = self._table("events", Event)

    def _table(self, table: str, kind: type[Any]) -> dict[str, Any]:
        return {key.id: msgspec.convert(doc, kind) for key, doc in self.documents.items() if key.table == table}

    def event(self, event_id: str, /) -> Event:
        """One event, whole."""
        return self._events[event_id]

    def document(self, key: Key, /) -> dict[str, Any]:
        """The document as it stands."""
        return self.documents[key]


def shelf_of(path: Path) -> InMemory:
    """The records of a data file."""
    tables = json.loads(path.read_text("utf-8"))
    meta = [{"id": "meta", **next(iter(tables.get("meta", {}).values()), {})}]
    return InMemory(**{name: list(rows.values()) for name, rows in tables.items() if name != "meta"}, meta=meta)
