"""JSON: the records as they stand in the data file, by table and document number.

Beside the cells that people read, each row of a table carries its record as JSON (`Carried`), and the sources and
actors that are first named there: so an export of ours is read again exactly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from store.exchange.exports.plain import plain
from store.records.json_values import compact, in_lines
from store.records.model import TABLES, Document, Key
from store.records.references import references_in

if TYPE_CHECKING:
    from store.exchange.exports.selection import Selection


def write(selection: Selection) -> bytes:
    """The records in the data file's own layout; the program and stock TinyDB open it again."""
    tables: dict[str, dict[str, Any]] = {"meta": {"1": meta_of(selection)}}
    for table in TABLES:
        keys = [key for key in selection.keys if key.table == table]
        tables[table] = {str(number): selection.records.document(key) for number, key in enumerate(keys, 1)}
    return in_lines(tables) + b"\n"


_OPENED, _CLOSED = len("[\n  ["), len("\n  ]\n]")
"""What stands before and behind a part that is laid out within two lists, as deep as in the whole."""


def with_parts(whole: Document, name: str, parts: Iterable[Any]) -> bytes:
    """The whole as `write` lays it out, and as its last field the parts, of which only the texts are kept."""
    pieces = [in_lines({**whole, name: []}).removesuffix(b"]\n}")]
    for part in parts:
        pieces += (b"," if len(pieces) > 1 else b""), in_lines([[part]])[_OPENED:-_CLOSED]
    pieces.append(b"\n  ]\n}\n" if len(pieces) > 1 else b"]\n}\n")
    return b"".join(pieces)


def meta_of(selection: Selection) -> Document:
    """What holds for the whole file, as its own document."""
    meta = selection.records.meta
    return {"format": meta.format, **msgspec.to_builtins(meta)}


HEADER = "record"
TAG = "#meta+record"
"""The column that has the record; behind the tag stands of which table, as in `#meta+record+events`."""

_BESIDE = ("sources", "actors")


class Carried:
    """The records of an export, each given once, with the row that first names it."""

    def __init__(self, selection: Selection) -> None:
        self._records = selection.records
        self._meta = meta_of(selection)
        self._left = dict.fromkeys(key for key in selection.keys if key.table in _BESIDE)

    def row(self, key: Key) -> str:
        """A record, and the sources and actors that it names and that no row before it had."""
        return self._written({key.table: [self._records.document(key)]}, self._reached(key))

    def claim(self, event_id: str, number: int) -> str:
        """One claim of an event, by its place there."""
        claims = self._records.document(Key("events", event_id)).get("claims") or []
        found = claims[number] if isinstance(claims, list) and number < len(claims) else {}
        return self._written({"claims": [{"event": event_id, "claim": found}]}, [])

    def with_rest(self, written: str) -> str:
        """A row's records, with the sources and actors that no row named, and what holds for the whole file."""
        left, self._left = list(self._left), {}
        return self._written({**json.loads(written), "meta": [self._meta]}, left)

    def with_meta(self, written: str) -> str:
        """A row's records, with what holds for the whole file."""
        return self._written({**json.loads(written), "meta": [self._meta]}, [])

    def _reached(self, key: Key) -> list[Key]:
        found: list[Key] = []
        ahead = [key]
        while ahead and self._left:
            at = ahead.pop()
            for _, other in references_in(at.table, self._records.document(at)):
                if other in self._left:
                    del self._left[other]
                    found.append(other)
                    ahead.append(other)
        return found

    def _written(self, tables: dict[str, list[Any]], others: list[Key]) -> str:
        for other in others:
            tables.setdefault(other.table, []).append(self._records.document(other))
        return written(tables)


def written(value: Any) -> str:
    """A record as JSON on one line; what would steer a terminal, or end a line, stands as its number."""
    text = compact(value)
    return text if plain(text) == text else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    return letter if plain(letter) == letter else f"\\u{ord(letter):04x}"
