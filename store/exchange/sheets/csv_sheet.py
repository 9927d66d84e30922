"""A CSV file as rows: its header, the titles above it, the row of HXL tags under it, its delimiter and quoting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from store.exchange.sheets.csv_rows import cells_of, is_escaped, lines_of, rows, sniffed
from store.exchange.sheets.dialect import Dialect, dialect_of, with_cells
from store.exchange.sheets.encoding import shown
from store.exchange.sheets.sheet import RawRow, Sheet
from store.records.model import Document

_SAMPLE = 120
_WORDS = 1 << 16
_ABOVE = 40
"""So many rows at most stand above a header."""

_SEP = re.compile(r"sep=(.)\s*", re.IGNORECASE)


class CsvSheet(Sheet):
    """The head of a CSV file and, while it is being read, its lines. `header` are the cells of the header."""

    def __init__(self, head: Document, lines: Sequence[str] = (), start: int = 0) -> None:
        self.head = head
        self.dialect = Dialect(head["delimiter"], head["quoting"], head.get("escaped") is True)
        delimiter = self.dialect.delimiter
        raw = head["header"]
        found = [row.cells for row in rows(lines_of(raw), delimiter, 0, escaped=self.dialect.escaped)]
        number = head.get("titles")
        cells = found[number] if isinstance(number, int) else next((cells for cells in found if cells), [])
        self.header = list(map(shown, grouped(cells, found[-1]) if head.get("grouped") is True else cells))
        self.tags = [shown(cell) for cell in cells_of(head["hxl"], delimiter)] if "hxl" in head else []
        if not self.tags and is_hxl(self.header):
            self.tags = self.header
        self._lines = lines
        self._start = start

    @classmethod
    def of(cls, letters: str, known: Callable[[Sequence[str]], int] = lambda _: 0) -> CsvSheet:
        """The sheet of a file's letters; `known` tells how many columns a header has that are understood.

        A file without any cell has an empty header.
        """
        lines = lines_of(letters)
        sep = _SEP.fullmatch(lines[0]) if lines else None
        delimiter = sep[1] if sep else sniffed(lines)
        escaped = is_escaped(lines, delimiter)
        front = list(islice(rows(lines, delimiter, 0, escaped=escaped), _ABOVE))
        at = header_row([[] if sep and not number else row.cells for number, row in enumerate(front)], known)
        below = front[at + 1].cells if at + 1 < len(front) else []
        is_grouped = at < len(front) and has_groups(front[at].cells, below, known)
        above = front[: at + 1 + is_grouped]
        start = sum(len(lines_of(row.raw)) for row in above)
        header = above[-1].cells if above else []
        head: Document = {"delimiter": delimiter, "quoting": "", "header": "".join(row.raw for row in above)}
        if any(row.cells for row in above[:-1]):
            head["titles"] = at
        if is_grouped:
            head["grouped"] = True
        if escaped:
            head["escaped"] = True
        tags = next(iter(rows(lines, delimiter, len(header), start, escaped=escaped)), None)
        if tags and is_hxl(tags.cells) and not is_hxl(header):
            head["hxl"] = tags.raw
            start += len(lines_of(tags.raw))
        sample = islice(rows(lines, delimiter, len(header), start, escaped=escaped), _SAMPLE)
        told = ((row.raw, row.cells) for row in sample if row.cells)
        head["quoting"] = dialect_of(delimiter, told, escaped=escaped).quoting
        return cls(head, lines, start)

    def rows(self) -> Iterator[RawRow]:
        """The rows below the header and its tags; a row with other than the header's number of cells is broken."""
        width = len(self.header)
        known: dict[str, str] = {}  # a word that stands in many cells is kept once
        for row in rows(self._lines, self.dialect.delimiter, width, self._start, escaped=self.dialect.escaped):
            if row.broken:
                yield row
            elif not row.cells or (not any(row.cells) and len(row.cells) <= width):
                yield RawRow(row.line, row.raw, [], "blank")
            elif len(row.cells) == width:
                if len(known) > _WORDS:
                    known.clear()
                cells = self._shown(row.raw, row.cells)
                row.cells[:] = map(known.setdefault, cells, cells)
                yield row
            else:
                why = f"{len(row.cells)} cells where the header has {width}"
                yield RawRow(row.line, row.raw, row.cells, why)

    def cells(self, raw: str) -> list[str]:
        return self._shown(raw, cells_of(raw, self.dialect.delimiter, escaped=self.dialect.escaped))

    @staticmethod
    def _shown(raw: str, cells: list[str]) -> list[str]:
        return cells if raw.isascii() else list(map(shown, cells))

    def edited(self, raw: str, changed: Mapping[int, str]) -> str:
        return with_cells(raw, changed, self.dialect)

    def joined(self, rows: Iterable[str]) -> str:
        return "".join([self.head["header"], self.head.get("hxl", ""), *rows])


def is_hxl(cells: Sequence[str]) -> bool:
    """Whether a row is one of HXL tags."""
    tags = [cell.strip() for cell in cells if cell.strip()]
    return bool(tags) and all(tag.startswith("#") and tag[1:2].isalpha() for tag in tags)


def has_groups(header: Sequence[str], below: Sequence[str], known: Callable[[Sequence[str]], int]) -> bool:
    """Whether a header goes on in the row below: under cells that stand for several columns are the columns' names.

    So more columns are understood, or as many where the names come again: In, Out, In, Out.
    """
    header, below = ([cell.strip() for cell in cells] for cells in (header, below))
    names = [cell for cell in below if cell]
    are_names = 0 < len(header) == len(below) and all(
        cell in ("", name) or ("" in (name, right) and not any(map(str.isdigit, cell)))
        for cell, name, right in zip(below, header, [*header[1:], "."], strict=True)
    )
    return are_names and bool(names) and known(grouped(header, below)) > known(header) - (len({*names}) < len(names))


def grouped(header: Sequence[str], below: Sequence[str]) -> list[str]:
    """The names of columns that stand below those of their groups: Killed below Casualties is Casualties Killed."""
    names, group = [], ""
    for cell, name in zip(map(str.strip, header), map(str.strip, below), strict=True):
        group = cell or (group if name else "")
        names.append(f"{group} {name}".strip() if name and name != cell else cell)
    return names


def header_row(front: Sequence[Sequence[str]], known: Callable[[Sequence[str]], int]) -> int:
    """Which of a table's first rows is its header; the last that was looked at where none is.

    Above a header may stand titles and empty rows: rows with a cell or two where the table has more. Of several rows
    that can be it, the first is taken whose columns are understood best.
    """
    filled = [sum(1 for cell in cells if cell.strip()) for cells in front]
    usual = Counter(number for number in filled if number > 1)
    width = max(usual, key=lambda number: (usual[number], number), default=1)
    least = max(1, min(width, max(filled, default=1)) // 2) if width > 1 else 1
    likely = [at for at, number in enumerate(filled) if number >= max(1, least)]
    if not likely:
        return max(0, len(front) - 1)
    # One cell alone that begins like a tag, in a table of more columns, is a cell.
    if tagged := next((at for at in likely if filled[at] > 1 or width == 1 if is_hxl(front[at])), None):
        before = [at for at in likely if at < tagged]
        return before[-1] if before else tagged
    scores: dict[int, int] = {}
    for at in likely:
        scores[at] = known(front[at])
        if scores[at] > len(front[at]):
            return at  # a known format's own header: no row below it is one
    best = max(scores.values())
    return next(at for at in likely if scores[at] == best) if best > 1 else likely[0]
