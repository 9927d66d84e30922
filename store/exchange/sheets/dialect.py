"""How a CSV file quotes its cells, and changing single cells of a row without touching the others.

A quoting rule is one that a file's own rows follow, so that a changed cell looks like its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from store.exchange.sheets.csv_rows import cells_of

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_SAMPLE = 120
_SPACED = re.compile(r'["\n\r\t \\]')
_END = re.compile(r"(?:\r\n|\n|\r)\Z")

Rule = Callable[[str, str], bool]


class Dialect(NamedTuple):
    r"""The delimiter of a file, the name of its quoting rule, and whether it writes a quote as `\"`."""

    delimiter: str
    quoting: str
    escaped: bool = False


def _where_needed(cell: str, delimiter: str) -> bool:
    return delimiter in cell or '"' in cell or "\n" in cell or "\r" in cell


RULES: Mapping[str, Rule] = {
    "needed": _where_needed,
    "spaced": lambda cell, delimiter: delimiter in cell or _SPACED.search(cell) is not None,
    "all": lambda _cell, _delimiter: True,
    "all but empty": lambda cell, _delimiter: cell != "",
    "all but numbers": lambda cell, _delimiter: not _NUMBER.fullmatch(cell),
    "text": lambda cell, _delimiter: cell != "" and not _NUMBER.fullmatch(cell),
}
"""When a cell is quoted. `spaced` is what ACLED's semicolon files follow: a space, tab or backslash is quoted, too."""


def dialect_of(delimiter: str, sample: Iterable[tuple[str, list[str]]], *, escaped: bool = False) -> Dialect:
    """The rule that most of the sample's rows, given as letters and cells, follow."""
    followed = {Dialect(delimiter, name, escaped): 0 for name in RULES}
    for raw, cells in islice(sample, _SAMPLE):
        pieces = _pieces(_END.sub("", raw), Dialect(delimiter, "", escaped))
        for dialect in followed if len(pieces) == len(cells) else ():
            followed[dialect] += all(quoted(cell, dialect) == piece for cell, piece in zip(cells, pieces, strict=True))
    return max(followed, key=lambda dialect: followed[dialect])


def quoted(cell: str, dialect: Dialect) -> str:
    """A cell as the dialect writes it."""
    if not RULES[dialect.quoting](cell, dialect.delimiter) and not _where_needed(cell, dialect.delimiter):
        return cell
    if dialect.escaped:
        return '"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '"' + cell.replace('"', '""') + '"'


def with_cells(raw: str, changed: Mapping[int, str], dialect: Dialect) -> str:
    """A row's letters with some cells changed, by their number; all others keep their letters."""
    end = _END.search(raw)
    body, ending = (raw[: end.start()], end[0]) if end else (raw, "")
    pieces = _pieces(body, dialect)
    cells = cells_of(raw, dialect.delimiter, escaped=dialect.escaped)
    if len(pieces) != len(cells):
        pieces = [quoted(cell, dialect) for cell in cells]
    for number, cell in changed.items():
        pieces[number] = quoted(cell, dialect)
    return dialect.delimiter.join(pieces) + ending


def _pieces(body: str, dialect: Dialect) -> list[str]:
    """The letters of each cell. A quote opens only at the start of a cell, as the csv module has it."""
    pieces: list[str] = []
    begin = at = 0
    while at <= len(body):
        at = _past_quotes(body, at, escaped=dialect.escaped) if body.startswith('"', at) else at
        found = body.find(dialect.delimiter, at)
        at = len(body) if found < 0 else found
        pieces.append(body[begin:at])
        at += 1
        begin = at
    return pieces


def _past_quotes(body: str, at: int, *, escaped: bool) -> int:
    """Behind the quote that closes the one at `at`; two quotes in a row stand for one letter."""
    at += 1
    while (close := body.find('"', at)) >= 0:
        backslashes = len(body[at:close]) - len(body[at:close].rstrip("\\"))
        if escaped and backslashes % 2:
            at = close + 1
            continue
        if not body.startswith('"', close + 1):
            return close + 1
        at = close + 2
    return len(body)
