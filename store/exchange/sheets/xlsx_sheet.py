"""A sheet of an Excel book (XLSX, XLS, ODS) as rows of texts; dates as ISO 8601, whatever form they are shown in.

The book itself is kept with the import, so that it is given back byte for byte; a cell of it is not written.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.values import read_count, read_number
from store.exchange.sheets.csv_sheet import grouped, has_groups, header_row, is_hxl
from store.exchange.sheets.sheet import RawRow, Sheet
from store.records.model import Document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ABOVE = 40
_SHEETS, _TARGETS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LOOKS = ("theme1.xml", "xl/styles.xml", "[Content_Types].xml")
_PARAGRAPHS = ("}si", "}is", "}text", "}p")
"""Parts of a book that hold no words of people; and the elements whose text may be cut up by how it looks."""
_CELLS = re.compile(r"(?:\$?[A-Z]{1,3}\$?\d+[:, ]?)+|[\d.:]+")
_ERROR = re.compile(
    rb'<c (?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>(?:(?!</c>).)*?<v>(#[^<]{2,20})</v>', re.DOTALL
)


class Book(NamedTuple):
    """A book's bytes, the cells of each of its sheets, as texts, and which sheets are not shown."""

    data: bytes
    sheets: Mapping[str, list[list[str]]]
    hidden: frozenset[str] = frozenset()


def is_book(data: bytes) -> bool:
    """Whether a file is a book of sheets: a ZIP archive, or an old compound file."""
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def book_of(data: bytes) -> Book:
    """All sheets of a book. Raises ImportProblem where it is damaged, or no book at all."""
    from python_calamine import (
        CalamineWorkbook,
        SheetVisibleEnum,
    )  # a compiled reader, loaded for the files that need it

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {name: _cells_of(book.get_sheet_by_name(name)) for name in book.sheet_names}
        hidden = frozenset(each.name for each in book.sheets_metadata if each.visible != SheetVisibleEnum.Visible)
        for name, at, error in _errors(data) if data.startswith(b"PK") else ():
            _put(sheets.get(name, []), at, error)
    except Exception as problem:  # the reader has its own kinds for each form of damage
        words = " ".join(str(problem).split())[:120]
        raise ImportProblem(f"a damaged workbook ({words}); expected one that Excel opens, or a CSV file") from None
    return Book(data, sheets, hidden)


def _cells_of(sheet: Any) -> list[list[str]]:
    """All cells of a sheet as texts; words merged down a column hold for each of their rows, figures for the first.

    A figure said of two rows together would be counted twice.
    """
    cells = [[text_of(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        words = cells[top][left] if top < len(cells) and left == right and left < len(cells[top]) else ""
        is_figure = read_number(words) is not None or read_count(words) is not None
        for row in cells[top + 1 : bottom + 1] if words and not is_figure else ():
            row[left] = words
    return cells


def _errors(data: bytes) -> Iterator[tuple[str, str, str]]:
    """The cells whose formula ends in an error, as sheet, place and words; the reader has them empty."""
    from xml.etree import ElementTree  # loaded, as ZipFile, for the files that need it
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as book:
        parts = frozenset(book.namelist())
        if not {_SHEETS, _TARGETS} <= parts:
            return
        targets = {each.get("Id"): str(each.get("Target")) for each in ElementTree.fromstring(book.read(_TARGETS))}
        for sheet in ElementTree.fromstring(book.read(_SHEETS)).iterfind(".//{*}sheet"):
            own = next((value for name, value in sheet.items() if name.endswith("}id")), "")
            path = f"xl/{targets.get(own, '').removeprefix('/xl/')}"
            for at, error in _ERROR.findall(book.read(path)) if path in parts else ():
                yield str(sheet.get("name")), at.decode(), error.decode()


def all_words(data: bytes) -> str:
    """Every text in a book: its cells, the names of its sheets, comments, headings, links, and who wrote it.

    Raises ImportProblem where it is an XLS or XLSB, of which only cells can be read.
    """
    from xml.etree import ElementTree
    from zipfile import ZipFile

    book = book_of(data)
    words = [*book.sheets, *(cell for rows in book.sheets.values() for row in rows for cell in row)]
    names: list[str] = []
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            for name in names:
                if name.endswith((".xml", ".rels", ".vml")) and not name.endswith(_LOOKS):
                    try:
                        words += _words_in(ElementTree.fromstring(parts.read(name)))
                    except ElementTree.ParseError:  # as Excel writes notes, at times
                        words.append(parts.read(name).decode("utf-8", "replace"))
    if not names or any(re.search(r"(?:sheet|workbook|comments)\d*\.bin$", name) for name in names):
        raise ImportProblem("comments and headings of such a workbook cannot be read; expected XLSX or ODS")
    return "\n".join(filter(None, words))


def _words_in(root: Element) -> Iterator[str]:
    """The texts and attributes in a part of a book, but for places of cells."""
    for part in root.iter():
        yield from (value for name, value in part.items() if name != "Type" and not _CELLS.fullmatch(value))
        yield "".join(part.itertext()) if part.tag.endswith(_PARAGRAPHS) else part.text or ""
        yield part.tail or ""


def _put(cells: list[list[str]], at: str, words: str) -> None:
    """Write words into the empty cell at a place such as C3."""
    column = 0
    for letter in at.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if row <= len(cells) and column <= len(cells[row - 1]) and not cells[row - 1][column - 1]:
        cells[row - 1][column - 1] = words


def text_of(cell: Any) -> str:
    """A cell as a text: a day as ISO, a whole number without a point."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(cell)
    return str(cell)


class XlsxSheet(Sheet):
    """One sheet: its header, and its rows, each kept as a JSON list of its cells."""

    def __init__(self, head: Document, cells: Sequence[Sequence[str]] = (), start: int = 0) -> None:
        self.head = head
        self.header = list(head["header_cells"])
        self.tags = list(head.get("tags") or ())
        self._cells = cells
        self._start = start

    @classmethod
    def of(cls, book: Book, name: str, known: Callable[[Sequence[str]], int]) -> XlsxSheet:
        """A sheet of a book, by its name."""
        cells = book.sheets[name]
        at = header_row(cells[:_ABOVE], known) if cells else 0
        header = list(cells[at]) if cells else []
        head: Document = {"sheet": name, "header_cells": header}
        head["book"] = base64.b64encode(zlib.compress(book.data, 1)).decode()
        start = at + 1
        if start < len(cells) and has_groups(header, cells[start], known):
            head["header_cells"] = header = grouped(header, cells[start])
            start += 1
        if is_hxl(header):
            head["tags"] = header
        elif start < len(cells) and is_hxl(cells[start]):
            head["tags"] = list(cells[start])
            start += 1
        return cls(head, cells, start)

    def rows(self) -> Iterator[RawRow]:
        """The rows below the header; empty ones are blank."""
        for number, cells in enumerate(self._cells[self._start :], self._start + 1):
            raw = json.dumps(cells, ensure_ascii=False)
            yield RawRow(number, raw, list(cells)) if any(map(str.strip, cells)) else RawRow(number, raw, [], "blank")

    def cells(self, raw: str) -> list[str]:
        found: list[str] = json.loads(raw)
        return found

    def edited(self, raw: str, _changed: Mapping[int, str]) -> str:
        """The row as it was: a book is given back as it came, and what was edited is told."""
        return raw

    def joined(self, rows: Iterable[str]) -> str:
        """The book, as letters of one byte each."""
        for _ in rows:
            pass
        return zlib.decompress(base64.b64decode(self.head["book"])).decode("latin-1")


def chosen(book: Book, given: str, known: Callable[[Sequence[str]], int]) -> str:
    """The name of the sheet that has the table: the one that was given, the only one, or the only one understood.

    A hidden sheet has the lists that the shown ones choose from; it is looked at where no shown one has a table.

    Raises ImportProblem, naming the sheets, where that does not settle it.
    """
    names = list(book.sheets)
    if given:
        found = [name for name in names if name == given] or [name for name in names if name.lower() == given.lower()]
        if not found:
            raise ImportProblem(f"no sheet is called {given!r}; it has {', '.join(map(repr, names))}")
        return found[0]
    filled = [name for name, cells in book.sheets.items() if sum(any(map(str.strip, row)) for row in cells) > 1]
    if len(filled) <= 1:
        return (filled or names)[0] if names else ""
    understood = [name for name in filled if any(known(row) > 1 for row in book.sheets[name][:_ABOVE])]
    understood = [name for name in understood if name not in book.hidden] or understood
    if len(understood) == 1:
        return understood[0]
    raise ImportProblem(
        f"{len(understood or filled)} sheets have tables: {', '.join(map(repr, understood or filled))}",
        option="give one of them as in --sheet NAME",
    )
