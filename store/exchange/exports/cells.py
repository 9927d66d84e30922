"""CSV cells that a spreadsheet takes as text and never runs as a formula.

A spreadsheet runs a cell that begins with = + - @, a tab or a line break as a formula, and one with their full-width
forms after it has made them plain. A quote before it makes it text (OWASP, "CSV Injection"). Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import takewhile
from string import ascii_letters, digits
from typing import TypeAlias
from unicodedata import category, normalize

from store.exchange.exports.plain import encoded, plain

Cell: TypeAlias = str | int | float | None
_OPENERS = frozenset("=+-@")
_HARMLESS = frozenset((*ascii_letters, *digits))
_BREAKS = frozenset("\t\r\n")


def neutral(cell: Cell) -> Cell:
    """The cell as a spreadsheet may have it: a text that it could run gets a leading quote, a number stays."""
    if not cell or not isinstance(cell, str) or (cell[0] in _HARMLESS and cell.isprintable()):
        return cell
    text = plain(cell)
    return f"'{text}" if text and (_opens(cell) or _opens(text) or _opens(text.lstrip("'"))) else text


def given(text: str) -> str:
    """The text that a neutral cell was made of."""
    return text[1:] if text.startswith("'") and _opens(text.lstrip("'")) else text


def _opens(text: str) -> bool:
    """Whether a spreadsheet may run a text: by its first letter that is seen, in any width, and what is before it."""
    unseen = "".join(takewhile(lambda letter: category(letter)[0] in "ZC", text))
    seen = text[len(unseen) : len(unseen) + 1] or " "
    return not _BREAKS.isdisjoint(unseen) or normalize("NFKC", seen)[0] in _OPENERS


def table(header: Iterable[str], tags: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A CSV file (RFC 4180, UTF-8) with a row of HXL tags under its header. Texts stand in quotes, numbers do not."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(header)
    writer.writerow(tags)
    writer.writerows(map(neutral, row) for row in rows)
    return encoded(buffer.getvalue())
