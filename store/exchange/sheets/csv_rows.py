"""The rows of a CSV text, each with its own letters. Owns where a row begins and ends; must never lose a letter.

The rows' letters, joined, are the text. A row that a stray quote made swallow others is given up after its first line,
and reading goes on with the next line.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DELIMITERS = (",", ";", "\t", "|")
_HEAD_LINES = 5


class Row(NamedTuple):
    """One row: the number of its first line in the file, its letters with their line end, its cells.

    `broken` is why it cannot be read in cells, empty where it can.
    """

    line: int
    raw: str
    cells: list[str]
    broken: str = ""


def lines_of(text: str) -> list[str]:
    """The lines with their ends: CRLF, LF or a bare CR."""
    return list(io.StringIO(text, newline=""))


def rows(lines: Sequence[str], delimiter: str, width: int, start: int = 0) -> Iterator[Row]:
    """The rows from a line on. `width` is the number of cells that a row over several lines must have."""
    at = start
    while at < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=delimiter)
        begin = at
        try:
            for cells in reader:
                end = begin + reader.line_num
                if end == at + 1:
                    yield Row(at + 1, lines[at], cells)
                elif len(cells) != width and width:
                    break
                else:
                    yield Row(at + 1, "".join(lines[at:end]), cells)
                at = end
            else:
                return
        except csv.Error:
            pass
        yield Row(at + 1, lines[at], [], "a quote is opened and not closed")
        at += 1


def cells_of(raw: str, delimiter: str) -> list[str]:
    """The cells of one row's letters."""
    return next(csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter), [])


def sniffed(lines: Sequence[str]) -> str:
    """The delimiter that makes most cells of the first line that has any; a comma where none does."""
    first = next((line for line in lines[:_HEAD_LINES] if line.strip()), "")
    return max(DELIMITERS, key=lambda delimiter: (_count(first, delimiter), -DELIMITERS.index(delimiter)))


def _count(line: str, delimiter: str) -> int:
    try:
        return len(cells_of(line, delimiter))
    except csv.Error:
        return 0
