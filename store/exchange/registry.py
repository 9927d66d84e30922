"""Which layout a file has, told by its content: the header's cells, or the keys of its objects; never by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.acled import Acled
from store.exchange.csv_sheet import CsvSheet
from store.exchange.layout import ImportProblem, Layout
from store.exchange.ucdp import Ucdp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.sheet import Sheet
    from store.history import Document

_TABLES = (Acled, Ucdp)


def recognised(letters: str, file: str, mapping: Mapping[str, str] | None = None) -> tuple[Sheet, Layout]:
    """The rows of a file and the layout they are in. Raises ImportProblem where there is none."""
    sheet = CsvSheet.of(letters)
    return sheet, csv_layout(sheet.header, file, mapping)


def csv_layout(header: Sequence[str], file: str, mapping: Mapping[str, str] | None = None) -> Layout:
    """The layout of a CSV file with this header."""
    for kind in _TABLES:
        if not mapping and kind.fits(header):
            return kind(header)
    raise ImportProblem(f"{file}: unknown")


def reopened(imported: Document) -> tuple[Sheet, Layout]:
    """Sheet and layout of a file imported before, from what its record keeps."""
    sheet = CsvSheet(imported)
    return sheet, csv_layout(sheet.header, str(imported.get("file")))
