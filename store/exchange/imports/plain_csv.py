"""A table of no known data set, by what its columns were taken for: events, a board of statuses, crossings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from store.exchange.imports.account import Taken
from store.exchange.imports.columns import Columns, column_names, digest
from store.exchange.imports.days import read_day
from store.exchange.imports.fields import BOARD, CROSSINGS, EVENTS, FIELDS, THINGS
from store.exchange.imports.guess import tells_what
from store.exchange.imports.layout import CellEdits, Warn
from store.exchange.imports.names import Names
from store.exchange.imports.places import countries_of
from store.exchange.imports.plain import (
    Fields,
    changed_crossing,
    changed_fields,
    crossing_of,
    event_of,
    with_both_countries,
    with_reporter,
)
from store.exchange.imports.values import read_number, said, said_status
from store.records.model import Document
from store.text.folding import fold

_TOTAL_WORDS = (
    *("total", "totals", "grand total", "subtotal", "sub total", "sum", "summe", "totaux", "toplam"),
    *("genel toplam", "total general", "total général", "итого", "всего", "всього"),
    *("المجموع", "الإجمالي", "مجموع", "المجموع الفرعي", "إجمالي", "المجموع الكلي", "جمع", "جمع کل"),
    *("gesamt", "gesamtsumme", "zwischensumme", "insgesamt", "totale", "subtotale", "somma", "soma", "somme"),
    *("sous-total", "suma", "total parcial", "totaal", "subtotaal", "ara toplam"),
    *("промежуточный итог", "сумма", "усього"),
    *("разом", "проміжний підсумок", "підсумок", "סה״כ", "סך הכל", "σύνολο", "koma giştî"),
)
_TOTALS = frozenset(map(fold, _TOTAL_WORDS))
_MAY_BE_PLACES = frozenset(("soma", "somma", "somme", "suma"))
_TOTAL_OF = tuple(f"{word} " for word in _TOTALS - _MAY_BE_PLACES)
_TOTALS_BEGIN = frozenset(word[0] for word in (*_TOTALS, *_TOTAL_WORDS))
_WHERE_TOTALS_STAND, _LONGEST_TOTAL, _FEW_COLUMNS = 3, 40, 3
A_NOTE = "a note on the table"
_NOTE = re.compile(
    r"\s*(?:\*|(?:notes?|sources?|nb|nota|notas|remarques?|fuentes?|fontes?|quellen?|not|kaynak|ملاحظة|ملاحظات|المصدر|"
    r"منبع|источники?|примечани[ея]|джерел[оа]|примітк[аи]|מקור)\s*[:：])",
    re.IGNORECASE,
)
_ALL = frozenset(("all", "all crossings", "all gates", "all points", "all borders", "overall", "tous", "todos"))
_THINGS = frozenset(THINGS)
_ONLY_WHERE_OR_WHEN = frozenset(("crossing", "place", "country", "date", "id"))
_WORDS = {
    EVENTS: "CSV by columns",
    BOARD: "a board of statuses by columns",
    CROSSINGS: "a list of crossings by columns",
}


def is_note(cell: str) -> bool:
    """Whether a cell begins as a line below a table does that tells of the table: "Source: …"."""
    return _NOTE.match(cell) is not None


def no_row(cells: Sequence[str], header: Sequence[str]) -> str:
    """Why a row tells nothing of its own: it is a line of sums, a note, or the header again; else empty."""
    for at, (cell, column) in enumerate(zip(cells[:_WHERE_TOTALS_STAND], header, strict=False)):
        if cell.strip()[:1].lower() in _TOTALS_BEGIN:
            words = fold(cell[:_LONGEST_TOTAL].strip(" :.*"))
            called = words in _TOTALS or (words.startswith(_TOTAL_OF) and not tells_what(column))
            is_first = words in _TOTALS and not any(map(said, cells[:at]))
            others = [other for other in map(said, (*cells[:at], *cells[at + 1 :])) if other] if called else []
            if is_first or (others and all(read_number(other) is not None or read_day(other) for other in others)):
                return f"a line of sums ({cell.strip()[:_LONGEST_TOTAL]!r})"
    if len(cells) >= _FEW_COLUMNS and is_note(cells[0]) and not any(map(str.strip, cells[1:])):
        return A_NOTE
    is_header = [*cells[:1]] == [*header[:1]] and [*map(str.strip, cells)] == [*map(str.strip, header)]
    return "the header again" if is_header else ""


class PlainCsv:
    """A table of a given header. `mapping` has the column of each field, `numbers` where that stands."""

    system = "CSV"
    global_ids = False

    def __init__(self, header: Sequence[str], mapping: Mapping[str, str | int], shape: str = EVENTS) -> None:
        self.header = tuple(header)
        self.columns = Columns(header)
        self.shape = shape
        self.table = "crossings" if shape == CROSSINGS else "events"
        names = column_names(header)
        index = {column: number for number, column in reversed([*enumerate(names), *enumerate(header)])}
        index = {column.strip().lower(): number for column, number in index.items()} | index
        self.numbers = {
            field: column if isinstance(column, int) else index.get(column, index.get(column.strip().lower(), 0))
            for field, column in mapping.items()
        }
        self.mapping = {field: names[number] for field, number in self.numbers.items()}
        self.manners: dict[int, str] = {}
        self.meanings = dict.fromkeys(FIELDS, "")

    @property
    def name(self) -> str:
        """The mapping, for it is what can be wrong."""
        return f"{_WORDS[self.shape]}: " + ", ".join(f"{field} = {column!r}" for field, column in self.mapping.items())

    @property
    def taken(self) -> dict[int, Taken]:
        """What each column is taken for, by its number."""
        return {number: Taken(field, FIELDS[field].kind) for field, number in self.numbers.items()}

    def own_id(self, cells: Sequence[str]) -> str:
        """The cell of its id column; without one a digest of the row, so that the same row is known again."""
        if "id" in self.numbers and (own := cells[self.numbers["id"]].strip()):
            return own
        if self.table == "crossings":
            return " ".join(
                cells[number].strip() for field, number in sorted(self.numbers.items()) if field != "summary"
            )
        return digest("\x1f".join(cells))

    def record_id(self, own_id: str, document: Document) -> str:
        """Its title and month, or its id where that is one in words; a crossing's name."""
        if self.table == "crossings":
            return str(document["sides"][0]["name"] or own_id)
        if "id" in self.numbers and not own_id.isdecimal():
            return own_id
        return f"{' '.join(str(document['title']).split()[:5])} {document.get('date', '')[:7]}"

    def skipped(self, cells: Sequence[str]) -> str:
        """A row without anything in its mapped columns is no record."""
        if self.table == "crossings" and not said(cells[self.numbers["crossing"]]):
            return "no name of a crossing"
        if why := no_row(cells, self.header):
            return why
        if (
            "crossing" in self.numbers
            and fold(cells[self.numbers["crossing"]]) in _ALL
            and not _THINGS.isdisjoint(self.numbers)
        ):
            return f"a line of sums ({cells[self.numbers['crossing']].strip()!r})"
        filled = [field for field, number in self.numbers.items() if said(cells[number])]
        if len(filled) == 1 and len(self.numbers) > 2 and filled[0] in _ONLY_WHERE_OR_WHEN and self.table == "events":
            return f"nothing but its {filled[0]}"
        return "" if filled else "nothing in the mapped columns"

    def countries(self, cells: Sequence[str]) -> frozenset[str]:
        """The countries that a row says it lies in or between."""
        return countries_of(self._fields(cells).get("country", ""))

    def document(self, cells: Sequence[str], names: Names, warn: Warn) -> Document:
        """The record that a row makes."""
        fields = self._fields(cells)
        return crossing_of(fields, warn) if self.table == "crossings" else event_of(fields, names, warn, self._manners)

    def edits(self, cells: Sequence[str], says: Document, held: Document, names: Names) -> CellEdits:
        """Each field goes back to its column."""
        fields = self._fields(cells)
        if self.table == "crossings":
            now = changed_crossing(fields, says, held)
        else:
            now = changed_fields(fields, says, held, names, self._manners)
        return {self.numbers[field]: cell for field, cell in now.items() if field in self.numbers}

    @property
    def _manners(self) -> dict[str, str]:
        return {field: self.manners[number] for field, number in self.numbers.items() if number in self.manners}

    def _fields(self, cells: Sequence[str]) -> Fields:
        fields = {
            field: said_status(cells[number]) if field == "status" else said(cells[number])
            for field, number in self.numbers.items()
        }
        return with_reporter(with_both_countries(fields), self.mapping.get("source", ""))
