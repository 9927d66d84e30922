"""Values of JSON that anyone may have written, and lists of objects that are tables under another form.

What is of another type than expected is taken for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from store.exchange.imports.layout import CellEdits, Layout, Warn
from store.exchange.imports.names import Names
from store.records.model import Document

_DEEPEST = 8
"""So many objects within each other are told apart; what lies deeper is one cell."""


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
    """The names of all objects of a list, as the header of the table that it is; `place/town/name` is within."""
    return list(dict.fromkeys(name for each in objects for name in _names_of(each)))


def _names_of(item: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in item.items():
        if isinstance(value, dict) and value and not _point(value) and before.count("/") < _DEEPEST:
            yield from _names_of(value, f"{before}{name}/")
        else:
            yield f"{before}{name}"


def cells_of(item: Mapping[str, Any], header: Sequence[str]) -> list[str]:
    """An object as the row of a table; numbers as texts, lists with semicolons."""
    return [_cell(value_at(item, path_of(item, name))) for name in header]


def path_of(item: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Where the value of a column stands in an object: under its name, or within the object before a slash."""
    if name in item:
        return (name,)
    cuts = (name[:at] for at, letter in enumerate(name) if letter == "/")
    outer = next((outer for outer in cuts if isinstance(item.get(outer), dict)), None)
    return (name,) if outer is None else (outer, *path_of(item[outer], name[len(outer) + 1 :]))


def value_at(item: Mapping[str, Any], path: Sequence[str]) -> Any:
    """The value that stands there; None for none."""
    return item.get(path[0]) if len(path) == 1 else value_at(members(item.get(path[0])), path[1:])


def _point(value: Mapping[str, Any]) -> str:
    """A point of GeoJSON as text that says which of its numbers is which; empty for anything else."""
    at = items(value.get("coordinates"))
    return f"POINT ({at[0]} {at[1]})" if value.get("type") == "Point" and len(at) > 1 else ""


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else _point(value) if isinstance(value, dict) else str(value)


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
        return self.inner.own_id(cells_of(item, self.header))

    def record_id(self, own_id: str, document: Document) -> str:
        return self.inner.record_id(own_id, document)

    def skipped(self, item: Mapping[str, Any]) -> str:
        return self.inner.skipped(cells_of(item, self.header))

    def countries(self, item: Mapping[str, Any]) -> frozenset[str]:
        told = getattr(self.inner, "countries", None)
        found: frozenset[str] = told(cells_of(item, self.header)) if told else frozenset()
        return found

    def document(self, item: Mapping[str, Any], names: Names, warn: Warn) -> Document:
        return self.inner.document(cells_of(item, self.header), names, warn)

    def edits(self, item: Mapping[str, Any], says: Document, held: Document, names: Names) -> CellEdits:
        """Each changed cell goes back to its name, as a number where it was one."""
        changed = self.inner.edits(cells_of(item, self.header), says, held, names)
        paths = {path_of(item, self.header[at]): cell for at, cell in changed.items()}
        return {path: value_like(value_at(item, path), cell) for path, cell in paths.items()}


def value_like(before: Any, cell: str) -> Any:
    """A cell as a value of the kind that was there: a number, which goes where there are no words, else a text."""
    if isinstance(before, bool) or not isinstance(before, int | float):
        return cell
    try:
        return int(cell) if cell.lstrip("-").isdecimal() else float(cell)
    except ValueError:
        return cell or None
