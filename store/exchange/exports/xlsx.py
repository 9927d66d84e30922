"""A book of sheets (XLSX): a cover, events, crossings, claims, sources and actors, and the records that are read again.

Days stand as days that a spreadsheet can sort, beside EDTF; no cell is a formula.

XlsxWriter makes the book: the cover, headers, formats, filters, and all parts of the archive. The rows are put into its
sheets as text (ECMA-376, part 1, 18.3.1.73): a large file has millions of cells, XlsxWriter takes for each ten times as
long as its text does, and it keeps them all in memory, or in temporary files that a killed program leaves behind.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from string import ascii_uppercase
from typing import Any, NamedTuple, TypeAlias
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from store.exchange.exports.csv_tables import CLAIMS, CROSSINGS, EVENTS, Column, declared, in_stretches
from store.exchange.exports.json_records import TAG, meta_of, written
from store.exchange.exports.plain import Cell, Forms, neutral
from store.exchange.exports.selection import Selection
from store.exchange.imports.own import RECORDS
from store.records.interface import Records
from store.records.introspection import FIELDS
from store.records.model import Key

Rows: TypeAlias = Iterable[str]
_LONGEST_CELL = 32_000
"""In units of UTF-16, of which a letter has at most two."""
_PIECE = _LONGEST_CELL // 2 - 1
_LARGEST = 10**15
_WIDEST, _NARROWEST = 60, 8
_LOOKED_AT = 198
_FIRST_ROW = 3
_MOST_ROWS = 1_048_576 - _FIRST_ROW + 1
_FIRST_DAY, _DAY_ZERO = date(1900, 3, 1), date(1899, 12, 30)
"""Before the first, spreadsheets disagree on what a day's number is."""
_LEVEL = 3
"""How hard the archive is compressed: the usual 6 takes twice as long for an eighth less."""
_LARGE = 1 << 28
"""From so many letters of records on, a sheet may be larger than 2 GiB, for which an archive has other fields."""
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML cannot hold, and what would be read as a code for such a letter."""
_NO_LETTERS = {code: f"\\u{code:04x}" for code in (0xFFFE, 0xFFFF)}
"""What XML cannot hold, as JSON has it; not every reader knows the codes of ECMA-376 for it."""
_LETTERS = tuple(first + last for first in ("", *ascii_uppercase) for last in ascii_uppercase)
_LAST = re.compile(r'<row [^>]*><c r="[A-Z]+[0-9]+"( s="[0-9]+")/></row>(?=</sheetData>)')


class _Table(NamedTuple):
    """A sheet for people: its columns, and what has a row."""

    name: str
    columns: tuple[Column, ...]
    subjects: Sequence[object]


def write(selection: Selection) -> bytes:
    """The selection as a book of sheets."""
    import xlsxwriter  # a writer of one format, loaded when it is asked for

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": selection.made.replace(tzinfo=None)})
        sheets, tables = _Sheets(book), _tables(selection)
        sheets.cover(selection, {table.name: len(table.subjects) for table in tables})
        for table in tables:
            sheets.add(table, selection.named)
        sheets.records(_pieces(selection))
    return sheets.filled(buffer)


def left_out(selection: Selection) -> str:
    """The rows for which a sheet has no room."""
    counts = {table.name: len(table.subjects) for table in _tables(selection)}
    if len(selection.keys) > _MOST_ROWS // 2:
        counts[RECORDS] = len(_pieces(selection))
    words = (f"{count - _MOST_ROWS:,} of {count:,} ({name})" for name, count in counts.items() if count > _MOST_ROWS)
    told = ", ".join(words)
    return f"rows are left out, for a sheet has room for {_MOST_ROWS:,}: {told}" if told else ""


def _tables(selection: Selection) -> list[_Table]:
    records, standing = selection.records, selection.standing
    chosen = {
        table: [getattr(records, table)[key.id] for key in selection.keys if key.table == table]
        for table in ("crossings", "sources", "actors")
    }
    return [
        _Table("Events", EVENTS, selection.events),
        _Table("Crossings", CROSSINGS, [(crossing, standing[crossing.id]) for crossing in chosen.pop("crossings")]),
        _Table("Claims", CLAIMS, [(event, claim) for event in selection.events for claim in event.claims]),
        *(
            _Table(table.capitalize(), tuple(declared(FIELDS[table])) or _named(table), rows)
            for table, rows in chosen.items()
        ),
    ]


def _pieces(selection: Selection) -> list[tuple[str, str, str]]:
    """The records, each as many times its table and id as its letters need cells, beside them."""
    documents = ((key, selection.records.document(key)) for key in selection.keys)
    return [
        (table, str(neutral(name)), f"'{text[start : start + _PIECE]}")
        for (table, name), document in ((Key("meta", "1"), meta_of(selection)), *documents)
        for text in (_in_letters(written(document)),)
        for start in range(0, len(text), _PIECE)
    ]


def _in_letters(text: str) -> str:
    return text if text.isprintable() else text.translate(_NO_LETTERS)


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
    """The sheets of a book: their heads, as XlsxWriter writes them, and the rows that are put below."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "text_wrap": True})
        self._grey = book.add_format({"font_color": "#808080"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._rows: dict[str, Callable[[str], Rows]] = {}
        """By the part of the archive that has the sheet: its rows, given how the book names the look of a day."""
        self._is_large = False

    def cover(self, selection: Selection, counts: dict[str, int]) -> None:
        """What is in the book, as of when, and what was left out."""
        sheet = self._book.add_worksheet("Read me")
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 70)
        rows: tuple[tuple[str, str | int], ...] = (
            ("Title", selection.records.meta.title or "Border crossings"),
            *((("Note", selection.records.meta.note),) if selection.records.meta.note else ()),
            ("Made", selection.made.strftime("%Y-%m-%d %H:%M UTC")),
            ("Status as of", selection.day.isoformat()),
            *((name, counts[name]) for name in ("Events", "Crossings", "Claims")),
            ("Left out", f"{selection.records.withheld} records marked private, in whole or in part"),
            ("Dates", "EDTF (ISO 8601-2) in `date`; earliest and latest day beside it"),
            ("Sheet Records", "what bordertui reads again; leave it as it is"),
        )
        for at, (name, words) in enumerate(rows):
            sheet.write_string(at, 0, name, self._bold)
            if isinstance(words, int):
                sheet.write_number(at, 1, words)
            else:
                told = _shortened(str(neutral(words)))
                # XlsxWriter would take a text in such a tag for XML of its own.
                sheet.write_string(at, 1, f"'{told}" if told.startswith("<r>") else told)

    def add(self, table: _Table, records: Records) -> None:
        """One table, with its tags in the second row and a filter over it."""
        columns, subjects = table.columns, table.subjects[:_MOST_ROWS]
        heads = [(column.header, column.tag) for column in columns]
        sheet = self._headed(table.name, heads, len(subjects), partial(_rows, columns, subjects, records))
        first = next(in_stretches(columns, subjects[:_LOOKED_AT], records), [])
        for at, column in enumerate(columns):
            found = (neutral(cell) for cell in first[at]) if first else ()
            widest = max((len(cell) for cell in found if isinstance(cell, str)), default=0)
            sheet.set_column(at, at, max(_NARROWEST, min(max(widest, len(column.header)) + 1, _WIDEST)))
        sheet.freeze_panes(2, 1)
        if columns:
            sheet.autofilter(1, 0, max(len(subjects) + 1, 2), len(columns) - 1)

    def records(self, pieces: list[tuple[str, str, str]]) -> None:
        """The records, on a sheet that is not shown."""
        heads = (("table", "#meta+table"), ("id", "#meta+id"), ("record", TAG))
        kept = pieces[:_MOST_ROWS]
        self._is_large = sum(len(text) for _, _, text in kept) >= _LARGE
        self._headed(RECORDS, heads, len(kept), lambda _: _rows_of_texts(kept)).hide()

    def _headed(self, name: str, heads: Sequence[tuple[str, str]], number: int, rows: Callable[[str], Rows]) -> Any:
        """A sheet with its headers and tags; an empty day in its last place tells how large it is, and days look."""
        sheet = self._book.add_worksheet(name)
        for at, (header, tag) in enumerate(heads):
            sheet.write_string(0, at, header, self._bold)
            sheet.write_string(1, at, tag, self._grey)
        if number and heads:
            sheet.write_blank(number + 1, len(heads) - 1, None, self._day)
            self._rows[f"xl/worksheets/sheet{len(self._book.worksheets())}.xml"] = rows
        return sheet

    def filled(self, book: io.BytesIO) -> bytes:
        """The book that XlsxWriter made, with all rows in it.

        Raises ValueError where a version of XlsxWriter writes a sheet so that the place of the rows is not found.
        """
        whole = io.BytesIO()
        with ZipFile(book) as parts, ZipFile(whole, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as into:
            for name in parts.namelist():
                content = parts.read(name).decode()
                file = into.open(name, "w", force_zip64=self._is_large)
                with io.TextIOWrapper(file, "utf-8", "replace", newline="") as part:
                    if name in self._rows:
                        last = _LAST.search(content)
                        if last is None:
                            raise ValueError(f"{name} as XlsxWriter wrote it has no place for the rows")
                        part.write(content[: last.start()])
                        part.writelines(self._rows[name](last[1]))
                        content = content[last.end() :]
                    part.write(content)
        return whole.getvalue()


def _rows(columns: Sequence[Column], subjects: Iterable[object], records: Records, day: str) -> Iterator[str]:
    """A row a subject, without its empty cells: most cells of a wide table."""
    texts, days = Forms(_form).__getitem__, Forms(partial(_form_of_day, day)).__getitem__
    forms = [days if column.tag.startswith("#date") else texts for column in columns]
    number = _FIRST_ROW
    for cells in in_stretches(columns, subjects, records):
        told = [(letters, [*map(form, column)]) for letters, form, column in zip(_LETTERS, forms, cells, strict=False)]
        seen = [(f'<c r="{letters}', column) for letters, column in told if any(column) or letters == _LETTERS[0]]
        starts = [start for start, _ in seen]
        for row in zip(*(column for _, column in seen), strict=True):
            filled = [f"{start}{number}{form}" for start, form in zip(starts, row, strict=True) if form]
            yield f'<row r="{number}">{"".join(filled)}</row>'
            number += 1


def _form(cell: Cell) -> str:
    """What stands behind the place of a cell."""
    if cell is None or cell == "":
        return ""
    if not isinstance(cell, str):
        return f'"><v>{cell:.16G}</v></c>' if abs(cell) < _LARGEST else _text(str(cell))
    return _text(cell)


def _form_of_day(look: str, cell: Cell) -> str:
    """As `_form`, where texts may be days; `look` is how the book names the look of a day."""
    day = _day_of(cell) if isinstance(cell, str) else None
    return f'"{look}><v>{(day - _DAY_ZERO).days}</v></c>' if day and day >= _FIRST_DAY else _form(cell)


def _rows_of_texts(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(rows, _FIRST_ROW):
        cells = [f'<c r="{letters}{number}{_text(text)}' for letters, text in zip(_LETTERS, row, strict=False)]
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _text(text: str) -> str:
    """A text as it stands behind the place of its cell."""
    told = _shortened(text)
    if "_x" in told or not told.isprintable():  # which few are
        told = _CODED.sub(lambda letter: f"_x{ord(letter[0]):04X}_", told)
    space = ' xml:space="preserve"' if told != told.strip() else ""
    return f'" t="inlineStr"><is><t{space}>{escape(told)}</t></is></c>'


def _shortened(text: str) -> str:
    """As much of a text as a cell can hold."""
    if len(text) <= _LONGEST_CELL // 2:
        return text
    return text.encode("utf-16-le", "replace")[: 2 * _LONGEST_CELL].decode("utf-16-le", "ignore")


def _day_of(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
