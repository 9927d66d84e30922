"""Text for files that others open, Markdown and CSV too: without what steers a terminal or turns a line of writing.

A spreadsheet runs a cell that begins with = + - @, a tab or a line break as a formula, and one with their full-width
forms after it has made them plain. A quote before it makes it text (OWASP, "CSV Injection"). Numbers stay numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain, takewhile
from string import ascii_letters, digits
from typing import TypeAlias
from unicodedata import category, normalize

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKS = re.compile(r"[\\`*_\[\]<>|~&:.](?:(?<![:.])|(?<=:)(?=//)|(?<=[wW]{3}\.))")
"""The marks of Markdown, and of an address what GFM alone would make a link of: `:` before `//`, `.` behind `www`."""
_BEGINNING = re.compile(r"([#+=:-])|(\d{1,9})([.)])")
_LINK = re.compile(r"https?://[^\s<>\"'\\]+")


def plain(text: str) -> str:
    """The text without control characters, but for tabs and line breaks of any kind, all of them line feeds."""
    return text if text.isprintable() else _STEERING.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The plain text with every run of blanks and line breaks as one space."""
    return " ".join(plain(text).split())


def encoded(text: str) -> bytes:
    """The text in UTF-8; half a surrogate pair, which no file may hold, becomes a question mark."""
    return text.encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text on one line of Markdown, where nothing in it is taken for a mark, a picture or HTML."""
    marked = _MARKS.sub(_marked, one_line(text))
    if not (first := _BEGINNING.match(marked)):
        return marked
    return f"\\{marked}" if first[1] else f"{first[2]}\\{marked[first.start(3) :]}"


def _marked(found: re.Match[str]) -> str:
    return ":\\" if found[0] == ":" else f"\\{found[0]}"


def link(url: str) -> str:
    """An address as a link of Markdown where it is one that a browser opens, else as escaped text."""
    return f"<{url}>" if _LINK.fullmatch(url) and url.isprintable() else escaped(url)


Cell: TypeAlias = str | int | float | None
_OPENERS = frozenset("=+-@")
_HARMLESS = frozenset((*ascii_letters, *digits, *"{[(<#"))
"""What a text may begin with that no spreadsheet runs; nearly all cells are seen to be harmless by it."""
_BREAKS = frozenset("\t\r\n")
_QUOTE = '"'
_MANY, _SHORT = 1 << 16, 300


def neutral(cell: Cell) -> Cell:
    """The cell as a spreadsheet may have it: a text that it could run gets a leading quote, a number stays."""
    if not cell or not isinstance(cell, str) or (cell[0] in _HARMLESS and cell.isprintable()):
        return cell
    text = plain(cell)
    return f"'{text}" if text and (_opens(cell) or _opens(text) or _opens(text.lstrip("'"))) else text


def given(text: str) -> str:
    """The text from which `neutral` made a cell."""
    return text[1:] if text.startswith("'") and _opens(text.lstrip("'")) else text


def _opens(text: str) -> bool:
    """Whether a spreadsheet may run a text: by its first letter that is seen, in any width, and what is before it."""
    unseen = "".join(takewhile(lambda letter: category(letter)[0] in "ZC", text))
    seen = text[len(unseen) : len(unseen) + 1] or " "
    return not _BREAKS.isdisjoint(unseen) or normalize("NFKC", seen)[0] in _OPENERS


class Forms(dict[Cell, str]):
    """How each cell is written, by the cell; many cells of a table hold the same text."""

    def __init__(self, form: Callable[[Cell], str]) -> None:
        """`form` gives what is written of a cell that no spreadsheet runs."""
        self._form = form

    def __missing__(self, cell: Cell) -> str:
        form = self._form(neutral(cell))
        if len(form) < _SHORT and (cell is None or isinstance(cell, str)):  # as keys, 1 and 1.0 are one
            if len(self) >= _MANY:
                self.clear()
            self[cell] = form
        return form


def table(header: Iterable[str], tags: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A CSV file (RFC 4180, UTF-8) with a row of HXL tags under its header. Texts stand in quotes, numbers do not."""
    form = Forms(_in_csv).__getitem__
    return encoded("".join(f"{','.join(map(form, row))}\r\n" for row in chain((header, tags), rows)))


def _in_csv(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return f'"{(cell or "").replace(_QUOTE, _QUOTE * 2)}"'
    return str(cell)
