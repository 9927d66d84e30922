"""Which layout a file has, told by its content: the header's cells, or the keys of its objects; never by its name."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from store.exchange.imports.acled import Acled
from store.exchange.imports.cbp import WaitTimes
from store.exchange.imports.geojson import Points
from store.exchange.imports.guess import corrected, guessed, tells_events, unknown
from store.exchange.imports.layout import ImportProblem, Layout
from store.exchange.imports.opensyria import Locations, Snapshots
from store.exchange.imports.plain_csv import PlainCsv
from store.exchange.imports.ucdp import Ucdp
from store.exchange.sheets.csv_sheet import CsvSheet
from store.exchange.sheets.json_sheet import JsonSheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.sheets.sheet import Sheet
    from store.records.model import Document

_TABLES: tuple[type[Acled | Ucdp], ...] = (Acled, Ucdp)
_LISTS: tuple[type[Locations | Snapshots | WaitTimes], ...] = (Locations, Snapshots, WaitTimes)
_LOOKED_AT = 1000


def is_json(letters: str) -> bool:
    """Whether a file's letters are meant as JSON."""
    return letters.lstrip()[:1] in ("{", "[")


def is_known(header: Sequence[str]) -> bool:
    """Whether a table is one of a known data set, by its header."""
    return any(kind.fits(header) for kind in _TABLES)


def recognised(letters: str, file: str, mapping: Mapping[str, str] | None = None) -> tuple[Sheet, Layout]:
    """The rows of a file and the layout they are in. Raises ImportProblem where there is none."""
    if is_json(letters):
        return _json_recognised(letters, file)
    table = CsvSheet.of(letters)
    return table, _csv_layout(table, file, mapping or {})


def reopened(imported: Document) -> tuple[Sheet, Layout]:
    """Sheet and layout of a file imported before, from what its record keeps. Raises ImportProblem as `recognised`."""
    file = str(imported.get("id"))
    mapping = imported.get("mapping")
    if "head" in imported:
        known: dict[str, Layout] = {kind.name: kind() for kind in _LISTS}
        layout = known.get(str(imported.get("layout"))) or Points(mapping if isinstance(mapping, dict) else {})
        return JsonSheet(imported), layout
    if not isinstance(imported.get("header"), str):
        raise ImportProblem(f"{file}: no header is kept; expected the record of the import as it was made")
    table = CsvSheet(imported)
    if isinstance(mapping, dict):
        return table, PlainCsv(table.header, mapping)
    return table, _csv_layout(table, file, {})


def _csv_layout(table: CsvSheet, file: str, given: Mapping[str, str]) -> Layout:
    for kind in _TABLES:
        if not given and kind.fits(table.header):
            return kind(table.header)
    mapping = corrected(guessed(table.header, table.tags), given, table.header, file)
    if not tells_events(mapping):
        raise unknown(table.header, file)
    return PlainCsv(table.header, mapping)


def _json_recognised(letters: str, file: str) -> tuple[Sheet, Layout]:
    """The first list of a JSON file that a layout knows."""
    first: Mapping[str, Any] = {}
    wrong = ""
    for sheet in JsonSheet.all_of(letters, file):
        rows = list(islice(sheet.rows(), _LOOKED_AT))
        items = [row.cells for row in rows if not row.broken]
        if (layout := _json_layout(items)) is not None:
            return sheet, layout
        first = first or next(iter(items), {})
        wrong = wrong or next((f"line {row.line}: {row.broken}" for row in rows if row.broken), "")
    found = f"its objects have {', '.join(repr(key) for key in list(first)[:12])}" if first else wrong or "no objects"
    raise ImportProblem(
        f"{file}: no list of objects that is known ({found}); expected Open-Syria locations or status snapshots, "
        "US CBP wait times, GeoJSON points or a file of bordertui"
    )


def _json_layout(items: Sequence[Mapping[str, Any]]) -> Layout | None:
    for item in items:
        for kind in _LISTS:
            if kind.fits(item):
                return kind()
        if Points.fits(item):
            return Points.of(items)
    return None
