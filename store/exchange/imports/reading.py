"""From a file's bytes to rows with their data set's ids, in steps. Owns which rows are events and which are only kept.

Pure: looks at no store and writes nothing. What rows mean is the layout's business, what they change `plan.py`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange.imports import registry
from store.exchange.imports.layout import Layout, Notice
from store.exchange.sheets.encoding import UNSURE, decode

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from store.exchange.sheets.sheet import RawRow, Sheet
    from store.records.model import Document

STEP = 250
"""Rows between two reports of progress, each a chance to stop."""


class Item(NamedTuple):
    """A row that is a record: its line, the data set's id of it, its letters and content."""

    line: int
    own_id: str
    raw: str
    cells: Any


class Kept(NamedTuple):
    """A row that is no record, kept as it stands, and why. A blank or skipped one is not `odd`."""

    line: int
    raw: str
    why: str
    odd: bool

    def document(self) -> Document:
        """As the record of the import keeps it, in its place among the ids."""
        return {"line": self.line, "row": self.raw, "why": self.why}


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read. `order` holds its rows as they stand: records and those kept only."""

    file: str
    layout: Layout
    sheet: Sheet
    encoding: str
    bom: bool
    order: list[Item | Kept] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The rows that are records."""
        return [row for row in self.order if isinstance(row, Item)]


def reading_steps(data: bytes, file: str, mapping: Mapping[str, str] | None = None) -> Generator[float, None, Reading]:
    """Read a file; yields how much is done, from 0 to 1, and returns the reading. Raises ImportProblem.

    `mapping` gives columns of a plain CSV file by what they are, in place of the guess.
    """
    yield 0.0
    text = decode(data)
    sheet, layout = registry.recognised(text.letters, file, mapping)
    reading = Reading(file, layout, sheet, text.encoding, text.bom)
    if text.encoding in UNSURE:
        reading.warnings.append(Notice(0, f"not UTF-8; read as {text.encoding}, in which accents may be wrong"))
    total = len(text.letters) or 1
    done = 0
    lines: dict[str, int] = {}
    for number, row in enumerate(sheet.rows()):
        reading.order.append(_taken(row, layout, lines, reading.warnings))
        done += len(row.raw)
        if number % STEP == STEP - 1:
            yield done / total
    return reading


def finished(steps: Generator[float, None, Any]) -> Any:
    """What steps return, gone through at once."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


def _taken(row: RawRow, layout: Layout, lines: dict[str, int], warnings: list[Notice]) -> Item | Kept:
    if row.broken:
        return _kept(row, row.broken, warnings)
    skipped = layout.skipped(row.cells)
    if skipped:
        return Kept(row.line, row.raw, skipped, odd=False)
    own_id = layout.own_id(row.cells)
    if not own_id:
        return _kept(row, "no id", warnings)
    if own_id in lines:
        return _kept(row, f"id {own_id[:40]!r} stands on line {lines[own_id]} already", warnings)
    lines[own_id] = row.line
    return Item(row.line, own_id, row.raw, row.cells)


def _kept(row: RawRow, why: str, warnings: list[Notice]) -> Kept:
    odd = why != "blank"
    if odd:
        warnings.append(Notice(row.line, f"{why}; the row is kept and not imported"))
    return Kept(row.line, row.raw, why, odd)
