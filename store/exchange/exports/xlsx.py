"""A book of sheets (XLSX): a cover, events, crossings, claims, sources and actors, and the records that are read again.

Days stand as days that a spreadsheet can sort, beside EDTF; no cell is a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from store.exchange.exports.csv_tables import CLAIMS, CROSSINGS, EVENTS, Column, declared
from store.exchange.exports.json_records import TAG, meta_of, written
from store.exchange.exports.plain import Cell, neutral
from store.exchange.exports.selection import Selection
from store.exchange.imports.own import RECORDS
from store.records.interface import Records
from store.records.introspection import FIELDS
from store.records.model import Key

_LONGEST_CELL = 32_000
_LARGEST = 10**15
_WIDEST, _NARROWEST = 60, 8
_LOOKED_AT = 200
_MOST_ROWS = 1_048_000
_FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets disagree on what a day's number is."""


def write(selection: Selection) -> bytes:
    """The selection as a book of sheets."""
    import xlsxwriter  # a writer of one format, loaded when it is asked for

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": selection.made.replace(tzinfo=None)})
        sheets = _Sheets(book)
        records = selection.records
        standing = selection.standing
        chosen = [records.crossings[key.id] for key in selection.keys if key.table == "crossings"]
        claims = [(event, claim) for event in selection.events for claim in event.claims]
        sheets.cover(selection, len(chosen), len(claims))
        sheets.add("Events", EVENTS, selection.events, selection)
        sheets.add("Crossings", CROSSINGS, [(crossing, standing[crossing.id]) for crossing in chosen], selection)
        sheets.add("Claims", CLAIMS, claims, selection)
        for table in ("sources", "actors"):
            rows = [getattr(records, table)[key.id] for key in selection.keys if key.table == table]
            sheets.add(table.capitalize(), tuple(declared(FIELDS[table])) or _named(table), rows, selection)
        sheets.records(selection)
    return buffer.getvalue()


def _named(table: str) -> tuple[Column, ...]:
    """The plain fields of a table whose fields declare no columns."""
    names = [field.name for field in FIELDS[table] if not field.parts][:12]
    return tuple(Column(name, f"#meta+{name}", partial(_cell, name)) for name in names)


def _cell(name: str, record: object, _records: Records) -> Cell:
    value = getattr(record, name, "")
    if isinstance(value, tuple):
        return "; ".join(str(part) for part in value if isinstance(part, str))
    return value if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


class _Sheets:
    """The sheets of a book as they are written."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "text_wrap": True})
        self._grey = book.add_format({"font_color": "#808080"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})

    def cover(self, selection: Selection, crossings: int, claims: int) -> None:
        """What is in the book, as of when, and what was left out."""
        sheet = self._book.add_worksheet("Read me")
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 70)
        rows: tuple[tuple[str, Cell], ...] = (
            ("Title", selection.records.meta.title or "Border crossings"),
            *((("Note", selection.records.meta.note),) if selection.records.meta.note else ()),
            ("Made", selection.made.strftime("%Y-%m-%d %H:%M UTC")),
            ("Status as of", selection.day.isoformat()),
            ("Events", len(selection.events)),
            ("Crossings", crossings),
            ("Claims", claims),
            ("Left out", f"{selection.records.withheld} records marked private, in whole or in part"),
            ("Dates", "EDTF (ISO 8601-2) in `date`; earliest and latest day beside it"),
            ("Sheet Records", "what bordertui reads again; leave it as it is"),
        )
        for at, (name, words) in enumerate(rows):
            sheet.write(at, 0, name, self._bold)
            self._write(sheet, at, 1, neutral(words))

    def add(self, name: str, columns: Sequence[Column], subjects: Iterable[object], selection: Selection) -> None:
        """One table, with its tags in the second row and a filter over it."""
        sheet = self._book.add_worksheet(name)
        widths = [len(column.header) for column in columns]
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.header, self._bold)
            sheet.write_string(1, at, column.tag, self._grey)
        row, named = 1, selection.named
        places = [(at, column.cell, column.tag.startswith("#date")) for at, column in enumerate(columns)]
        for row, subject in enumerate(subjects, 2):
            if row > _MOST_ROWS:
                break
            for at, told, is_day in places:
                cell = told(subject, named)
                if cell is None or cell == "":  # most cells of a wide table
                    continue
                cell = neutral(cell)
                self._write(sheet, row, at, cell, is_day=is_day)
                if row < _LOOKED_AT and isinstance(cell, str):
                    widths[at] = max(widths[at], min(len(cell), _WIDEST))
        for at, width in enumerate(widths):
            sheet.set_column(at, at, max(_NARROWEST, min(width + 1, _WIDEST)))
        sheet.freeze_panes(2, 1)
        if columns:
            sheet.autofilter(1, 0, max(row, 2), len(columns) - 1)

    def records(self, selection: Selection) -> None:
        """The records, each in as many cells as its letters need."""
        sheet = self._book.add_worksheet(RECORDS)
        for at, (header, tag) in enumerate((("table", "#meta+table"), ("id", "#meta+id"), ("record", TAG))):
            sheet.write_string(0, at, header, self._bold)
            sheet.write_string(1, at, tag, self._grey)
        row = 2
        documents = ((key, selection.records.document(key)) for key in selection.keys)
        for (table, name), document in ((Key("meta", "1"), meta_of(selection)), *documents):
            text = written(document)
            for start in range(0, len(text), _LONGEST_CELL):
                sheet.write_string(row, 0, table)
                sheet.write_string(row, 1, str(neutral(name)))
                piece = f"'{text[start : start + _LONGEST_CELL]}"
                sheet.write_string(row, 2, _encodable(piece))
                row += 1
        sheet.hide()

    def _write(self, sheet: Any, row: int, column: int, cell: Cell, *, is_day: bool = False) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, int | float):
            if abs(cell) < _LARGEST:
                sheet.write_number(row, column, cell)
            else:
                sheet.write_string(row, column, str(cell))
            return
        day = _day_of(cell) if is_day else None
        if day is not None and day >= _FIRST_DAY:
            sheet.write_datetime(row, column, day, self._day)
        else:
            sheet.write_string(row, column, _encodable(cell)[:_LONGEST_CELL])


def _encodable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _day_of(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
