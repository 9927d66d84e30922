"""Our own exports read again: the records that each row or feature carries, put together as a data file.

What a person changed in the plain cells beside a record, its title, date or summary, is taken from there; what is only
worked out of the record is not, and this is told.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import isclose
from typing import Any

from store.dates import date_in
from store.desk.decoding import decode_one
from store.exchange.exports.csv_tables import EVENTS, Column, in_stretches
from store.exchange.exports.json_records import HEADER, TAG
from store.exchange.exports.plain import given, plain
from store.exchange.imports.days import DMY, MDY, read_date, read_month
from store.exchange.imports.layout import ImportProblem, Notice
from store.exchange.imports.values import COMMA, read_number
from store.exchange.sheets.encoding import decode
from store.exchange.sheets.xlsx_sheet import book_of, is_book
from store.records.model import TABLES, Document, Event, Key
from store.store import Store

_Tables = dict[str, dict[str, dict[str, Any]]]
_CELLS = ("title", "type", "date", "date_text", "summary", "means", "review")
"""The plain columns of events whose cell is the field, letter for letter."""

_FIGURES = {f"{about}_{end}" for about in ("killed", "injured") for end in ("low", "best", "high")}
_WORKED_OUT = {"crossings", "place", "lat", "lon", "status", "sources", "tags", *_FIGURES}
"""The columns of events in whose cells a change goes nowhere, and which take no names of other records."""

_HEAD, _ABOVE = 1 << 14, 10
_BETWEEN = re.compile(r'[,;\t"\s]+')
_CARRIED = re.compile(rb'\{""(?:events|crossings|sources|actors|claims)"":\s?\[')
_BARE = frozenset(("#event+attribution", "#meta+claim+id", "#status+age+days"))
"""Tags that only tables of ours have, of events, claims and crossings."""
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00)?(?:\s?([AaPp][Mm]))?")
_POWER = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,20})?[eE][+-]?\d{1,3}")
_AS_SHOWN = 1e-14
"""Spreadsheets keep fifteen digits of a number."""
RECORDS = "Records"
"""The sheet of a book that has the records."""


def carries_claims(data: bytes) -> bool:
    """Whether a file is our table of claims, which is read after the events that they belong to."""
    return f"{TAG}+claims".encode() in data[:_HEAD]


def as_data_file(data: bytes, store: Store, *, as_any: bool = False) -> tuple[bytes, list[Notice]]:
    """The data file that an export of ours makes, with what of it is not taken; any other file as it is.

    Raises ImportProblem, also for a table of ours without its records, unless it is to be read as any other table.
    """
    odd: list[Notice] = []
    rows = _rows(data, store, odd)
    if rows is None:
        if not as_any and not _BARE.isdisjoint(_tags(data)):
            raise ImportProblem(_NO_RECORDS)
        return data, []
    tables: _Tables = {}
    meta: Document = {}
    for table, document in rows:
        if table == "claims":
            _add_claim(tables, document, store)
        elif table == "meta":
            meta = document
        elif table in TABLES and isinstance(document.get("id"), str):
            tables.setdefault(table, {})[document["id"]] = document
    numbered = {table: dict(enumerate(tables.get(table, {}).values(), 1)) for table in TABLES}
    whole = json.dumps({"meta": {"1": {"format": 1, **meta}}, **numbered}, ensure_ascii=False)
    return whole.encode("utf-8", "replace"), odd


_NO_RECORDS = (
    f"a table of bordertui without its column {HEADER!r} or sheet {RECORDS!r}, from which alone it is read again; "
    "expected the export or the workbook as it was made; --mapping reads it as any other table"
)


def _tags(data: bytes) -> Iterator[str]:
    """The words of the second row of each table, where tags stand."""
    if is_book(data):
        yield from chain(*(row for sheet in book_of(data).sheets.values() for row in sheet[1:2]))
    else:
        lines = data[:_HEAD].replace(b"\0", b"").splitlines()[1:2]
        yield from (cell for line in lines for cell in _BETWEEN.split(line.decode(errors="replace")))


def _rows(data: bytes, store: Store, odd: list[Notice]) -> list[tuple[str, Document]] | None:
    """Each record with its table."""
    if is_book(data):
        sheets = book_of(data).sheets
        cells = sheets.get(RECORDS)
        if cells and len(cells) > 1 and cells[1][-1:] == [TAG]:
            return _of_pieces(cells[2:])
        saved = next(
            (each for each in sheets.values() if any(tag.startswith(TAG) for tag in (each[1:2] or [[]])[0])), None
        )
        return _of_table(iter(saved), store, odd, of_book=True) if saved else None
    head = data[:_HEAD].replace(b"\0", b"")
    if TAG.encode() in head or _CARRIED.search(head):
        letters = decode(data).letters
        # The last row has all sources and actors that no other named: its cell is longer than Python's limit for one.
        csv.field_size_limit(max(csv.field_size_limit(), len(letters)))
        front = islice(io.StringIO(letters), _ABOVE)
        named = (line for line in front if HEADER in _BETWEEN.split(line.lower()) and set(line) & set(",;\t"))
        delimiter = max(",;\t", key=next(named, "").count)
        return _of_table(csv.reader(io.StringIO(letters, newline=""), delimiter=delimiter), store, odd)
    if b'"bordertui"' in head and b"FeatureCollection" in head:
        return _of_features(data)
    return None


def _of_table(
    lines: Iterator[list[str]], store: Store, odd: list[Notice], *, of_book: bool = False
) -> list[tuple[str, Document]]:
    """The records of our CSV, or of a book that a spreadsheet made of it: there a month may be its first day.

    Titles may stand above the header, and the row of tags may have been taken out.
    """
    first = list(islice(lines, _ABOVE))
    front = [[cell.strip().lower() for cell in cells] for cells in first]
    named = (number for number, cells in enumerate(front) if HEADER in cells)
    top = max(named, key=lambda number: sum(map(bool, front[number])), default=len(front))
    header, tags = (front[number] if number < len(front) else [] for number in (top, top + 1))
    at = header.index(HEADER) if header else -1
    is_tagged = any(tag.startswith(TAG) for tag in tags)
    if at < 0 or (is_tagged and not "".join(tags[at : at + 1]).startswith(TAG)):
        raise ImportProblem(f"an export of bordertui whose column {HEADER!r} has moved; expected it as it was made")
    worked_out = [
        (header.index(name), column) for column in EVENTS if (name := column.header) in _WORKED_OUT & {*header}
    ]
    found: list[tuple[str, Document]] = []
    start = top + 1 + is_tagged
    if tags[at : at + 1] == [TAG]:
        return _of_pieces(chain(first[start:], lines))
    for number, cells in enumerate(chain(first[start:], lines), start + 1):
        if len(cells) <= at or not cells[at]:
            continue
        records = _records(given(cells[at]), f", row {number}")
        if of_book and "date" in header:
            day = header.index("date")
            cells[day] = _day_of_book(cells[day], records)
        _take_cells(records, header, cells, f", row {number}")
        odd += (Notice(number, words) for words in _not_taken(records, worked_out, cells, store))
        found += [(table, document) for table, documents in records.items() for document in documents]
    return found


def _records(text: str, where: str) -> dict[str, list[Document]]:
    try:
        found = json.loads(text)
        return {table: [dict(document) for document in documents] for table, documents in found.items()}
    except (ValueError, AttributeError, TypeError) as problem:
        raise ImportProblem(f"its record is not JSON ({problem}); expected the export unchanged", place=where) from None


def _take_cells(records: Mapping[str, list[Document]], header: Sequence[str], cells: Sequence[str], where: str) -> None:
    """Cells that a person changed, of the one event of a row."""
    for event in records.get("events", ())[:1]:
        for name in _CELLS:
            at = header.index(name) if name in header else len(cells)
            was = event.get(name, "")
            cell = given(cells[at]).strip() if at < len(cells) else ""
            if at < len(cells) and isinstance(was, str) and cell != plain(was).strip() and not _is_shown(cell, was):
                event[name] = _day(cell, was, where) if name == "date" else cell


def _is_shown(cell: str, was: str) -> bool:
    """Whether a cell is what a spreadsheet makes of a text like a number, day or time: 7 of 007, 12:30 PM of 12:30.

    Of a day before its first it makes a time alone.
    """
    is_time = _TIME.fullmatch(cell) is not None and date_in(was) is not None
    is_day = any(
        day is not None and day == read_date(was, order) for order in (DMY, MDY) if (day := read_date(cell, order))
    )
    return is_time or is_day or _is_same(_number(cell), _number(was)) or _is_same(_minutes(cell), _minutes(was))


def _minutes(words: str) -> float | None:
    """The time of day that a cell says, in minutes."""
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    hour = int(found[1]) % 12 + 12 * (found[3].upper() == "PM") if found[3] else int(found[1])
    return hour * 60 + int(found[2])


def _is_same(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and isclose(one, other, rel_tol=_AS_SHOWN)


def _number(words: str) -> float | None:
    """The number of a cell, whichever decimal sign it has, or with an exponent."""
    found = read_number(words)
    if found is None and _POWER.fullmatch(words):
        found = float(words.replace(",", "."))
    return read_number(words, COMMA) if found is None else found


def _not_taken(
    records: Mapping[str, list[Document]], columns: Sequence[tuple[int, Column]], cells: Sequence[str], store: Store
) -> Iterator[str]:
    """The cells that a person changed, of the one event of a row, though they are worked out of its record."""
    for document in records.get("events", ())[:1]:
        event, _ = decode_one("events", str(document.get("id")), Event, json.dumps(document).encode())
        found = next(in_stretches([column for _, column in columns], [event], store))
        for (at, column), (value,) in zip(columns, found, strict=True):
            told = "" if value is None else str(value)
            if at >= len(cells) or cells[at] == told:
                continue
            cell, words = " ".join(given(cells[at]).split()), " ".join(plain(told).split())
            is_number = isinstance(value, int | float) and value in (read_number(cell), read_number(cell, COMMA))
            if cell != words and not is_number and not _is_shown(cell, words):
                yield f"{column.header} {cell[:40]!r}, where its record has {words[:40]!r}; it is not taken from here"


def _day_of_book(cell: str, records: Mapping[str, list[Document]]) -> str:
    """The date of the one event of a row where the day in a cell is what a book has for it: of a month its first.

    A book has no time of day beside a day.
    """
    was = next((str(event.get("date", "")) for event in records.get("events", ())), "")
    is_month = re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", was) and cell == f"{was}-01"
    return was if is_month or (cell and was.startswith(f"{cell}T")) else cell


def _day(cell: str, was: str, where: str) -> str:
    """The date that a cell says. A spreadsheet shows 2019-09-30 as 9/30/2019, and 2019-09 as Sep-19.

    Raises ImportProblem for what is no date.
    """
    read = [read_date(cell, DMY), read_date(cell, MDY), read_month(cell)]
    if was in read or cell == f"{was}:00":
        return was
    if not cell or date_in(cell):
        return cell
    if read[0] is None or read[0] != read[1]:
        raise ImportProblem(f"date {cell[:40]!r}; expected EDTF such as 2019-09-30", place=where)
    return read[0]


def _of_features(data: bytes) -> list[tuple[str, Document]] | None:
    try:
        whole = json.loads(decode(data).letters)
        beside: Iterable[tuple[str, Document]] = [
            (table, document) for table, documents in whole["bordertui"].items() for document in documents
        ]
        named = [(str(each["id"]).partition("/")[0], each["record"]) for each in whole["features"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return [*beside, *named]


def _of_pieces(rows: Iterable[Sequence[str]]) -> list[tuple[str, Document]]:
    """The records of a book, each in as many cells as its letters need."""
    texts: dict[tuple[str, str], str] = {}
    for table, name, piece, *_ in (row for row in rows if len(row) > 2 and row[0]):
        texts[table, name] = texts.get((table, name), "") + piece[1:]
    found = ((table, _records(f'{{"a":[{text}]}}', f", {table}")["a"]) for (table, _), text in texts.items())
    return [(table, document) for table, documents in found for document in documents]


def _add_claim(tables: _Tables, row: Document, store: Store) -> None:
    event = str(row.get("event", ""))
    if event not in tables.get("events", {}):
        if Key("events", event) not in store:
            raise ImportProblem(
                f"claims of {event}, which is not an event here; "
                "import the events with them: `export csv`, then import both"
            )
        tables.setdefault("events", {})[event] = {"id": event, "claims": []}
    if isinstance(claim := row.get("claim"), dict):
        tables["events"][event].setdefault("claims", []).append(claim)
