"""A file in rows, whatever holds them: lines of CSV or items of a JSON list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from store.records.model import Document


class RawRow(NamedTuple):
    """One row: its first line, its own letters, its content, and why that cannot be read (empty where it can)."""

    line: int
    raw: str
    cells: Any
    broken: str = ""


class Sheet(Protocol):
    """What holds rows. Its head and the rows' letters together are the file, letter for letter."""

    head: Document
    """All of the file but its rows, as the record of the import keeps it."""
    header: list[str]
    tags: list[str]
    """The names of the columns and their HXL tags; none where the rows are objects, which name their values."""

    def rows(self) -> Iterator[RawRow]:
        """The rows as they stand."""

    def cells(self, raw: str, /) -> Any:
        """The content of a row's letters."""

    def edited(self, raw: str, changed: Mapping[Any, Any], /) -> str:
        """A row's letters with some of its content changed."""

    def joined(self, rows: Iterable[str], /) -> str:
        """The letters of a file with this head and these rows."""
