"""Values of JSON that anyone may have written, and lists of objects that are tables under another form.

What is of another type than expected is taken for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.exchange.imports.layout import CellEdits, Layout, Warn
    from store.exchange.imports.names import Names
    from store.records.model import Document


def text(value: Any) -> str:
    """The words of a text, of a whole number its digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def items(value: Any) -> list[Any]:
    """The items of a list."""
    return value if isinstance(value, list) else []


def members(value: Any) -> dict[str, Any]:
    """The members of an object."""
    return value if isinstance(value, dict) else {}


def header_of(objects: Iterable[Mapping[str, Any]]) -> list[str]:
    """The names of all objects of a list, as the header of the table that it is."""
    return list(dict.fromkeys(name for each in objects for name in each))


def cells_of(item: Mapping[str, Any], header: Sequence[str]) -> list[str]:
    """An object as the row of a table; numbers as texts, lists with semicolons."""
    return [_cell(item.get(name)) for name in header]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else "" if isinstance(value, dict) else str(value)


class Objects:
    """A list of objects that is read by the layout of a table: the answer of an interface, JSON lines."""

    def __init__(self, table: Layout, header: Sequence[str]) -> None:
        self.inner = table
        self.header = list(header)
        self.system, self.table, self.global_ids = table.system, table.table, table.global_ids
        self.meanings: Mapping[str, str] = getattr(table, "meanings", {})

    @property
    def name(self) -> str:
        """The layout of the table, and that it came as objects."""
        return f"{self.inner.name}, as JSON"

    def own_id(self, item: Mapping[str, Any]) -> str:
        """The table's id of a row."""
        return self.inner.own_id(cells_of(item, self.header))

    def record_id(self, own_id: str, document: Document) -> str:
        """As the table has it."""
        return self.inner.record_id(own_id, document)

    def skipped(self, item: Mapping[str, Any]) -> str:
        """As the table has it."""
        return self.inner.skipped(cells_of(item, self.header))

    def countries(self, item: Mapping[str, Any]) -> frozenset[str]:
        """As the table has it."""
        told = getattr(self.inner, "countries", None)
        found: frozenset[str] = told(cells_of(item, self.header)) if told else frozenset()
        return found

    def document(self, item: Mapping[str, Any], names: Names, warn: Warn) -> Document:
        """The record that an object makes."""
        return self.inner.document(cells_of(item, self.header), names, warn)

    def edits(self, item: Mapping[str, Any], says: Document, held: Document, names: Names) -> CellEdits:
        """Each changed cell goes back to its name, as a number where it was one."""
        changed = self.inner.edits(cells_of(item, self.header), says, held, names)
        return {(self.header[at],): _value_like(item.get(self.header[at]), cell) for at, cell in changed.items()}


def _value_like(before: Any, cell: str) -> Any:
    if isinstance(before, bool) or not isinstance(before, int | float):
        return cell
    try:
        return int(cell) if cell.lstrip("-").isdecimal() else float(cell)
    except ValueError:
        return cell or None
