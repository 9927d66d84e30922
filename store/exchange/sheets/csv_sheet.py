"""A CSV file as rows: its header, the row of HXL tags under it, its delimiter and quoting."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from store.exchange.sheets.csv_rows import Row, cells_of, lines_of, rows, sniffed
from store.exchange.sheets.dialect import Dialect, dialect_of, with_cells
from store.exchange.sheets.sheet import RawRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from store.records.model import Document

_SAMPLE = 120


class CsvSheet:
    """The head of a CSV file and, while it is being read, its lines. `header` are the cells of the header."""

    def __init__(self, head: Document, lines: Sequence[str] = (), start: int = 0) -> None:
        self.head = head
        self.dialect = Dialect(head["delimiter"], head["quoting"])
        raw = head["header"]
        self.header = next((row.cells for row in rows(lines_of(raw), self.dialect.delimiter, 0) if row.cells), [])
        self.tags = cells_of(head["hxl"], self.dialect.delimiter) if "hxl" in head else []
        self._lines = lines
        self._start = start

    @classmethod
    def of(cls, letters: str) -> CsvSheet:
        """The sheet of a file's letters. A file without any cell has an empty header."""
        lines = lines_of(letters)
        delimiter = sniffed(lines)
        front: list[Row] = []
        for row in rows(lines, delimiter, 0):
            front.append(row)
            if row.cells:
                break
        start = sum(len(lines_of(row.raw)) for row in front)
        header = front[-1].cells if front else []
        tags = next(iter(rows(lines, delimiter, len(header), start)), None)
        head: Document = {"delimiter": delimiter, "quoting": "", "header": "".join(row.raw for row in front)}
        if tags and _is_hxl(tags.cells):
            head["hxl"] = tags.raw
            start += len(lines_of(tags.raw))
        sample = islice(rows(lines, delimiter, len(header), start), _SAMPLE)
        head["quoting"] = dialect_of(delimiter, ((row.raw, row.cells) for row in sample if row.cells)).quoting
        return cls(head, lines, start)

    def rows(self) -> Iterator[RawRow]:
        """The rows below the header and its tags; a row with other than the header's number of cells is broken."""
        width = len(self.header)
        for row in rows(self._lines, self.dialect.delimiter, width, self._start):
            if len(row.cells) == width or row.broken:
                yield RawRow(*row)
            elif not row.cells:
                yield RawRow(row.line, row.raw, [], "blank")
            else:
                why = f"{len(row.cells)} cells where the header has {width}"
                yield RawRow(row.line, row.raw, row.cells, why)

    def cells(self, raw: str) -> list[str]:
        """The cells of a row's letters."""
        return cells_of(raw, self.dialect.delimiter)

    def edited(self, raw: str, changed: Mapping[int, str]) -> str:
        """A row's letters with some cells changed."""
        return with_cells(raw, changed, self.dialect)

    def joined(self, rows: Iterable[str]) -> str:
        """The letters of the file with these rows."""
        return "".join([self.head["header"], self.head.get("hxl", ""), *rows])


def _is_hxl(cells: Sequence[str]) -> bool:
    tags = [cell.strip() for cell in cells if cell.strip()]
    return bool(tags) and all(tag.startswith("#") for tag in tags)
