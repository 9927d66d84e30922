"""The columns of a plain table and what each is taken for, to be shown and corrected before anything is imported.

Owns neither the guess (`guess.py`) nor the reading; looks at the beginning of a file alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.exchange.imports import registry
from store.exchange.imports.guess import FIELDS, corrected, guessed
from store.exchange.sheets.csv_sheet import CsvSheet
from store.exchange.sheets.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOKED_AT = 1 << 16
"""Bytes of a file in which its header stands."""


class PlainTable(NamedTuple):
    """The header of a table of no known data set, and the column that each field is taken from."""

    header: tuple[str, ...]
    mapping: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """What a table can tell, in the order in which it is shown."""
        return tuple(FIELDS)


def plain_table(data: bytes, file: str, given: Mapping[str, str]) -> PlainTable | None:
    """The header and mapping of a file that is a plain table; None for any other. `given` corrects the guess.

    Raises ImportProblem where what is given names no such column.
    """
    letters = decode(_beginning(data)).letters
    if registry.is_json(letters):
        return None
    sheet = CsvSheet.of(letters)
    if registry.is_known(sheet.header):
        return None
    return PlainTable(tuple(sheet.header), corrected(guessed(sheet.header, sheet.tags), given, sheet.header, file))


def _beginning(data: bytes) -> bytes:
    """Whole lines; of UTF-16, which has NUL bytes, whole pairs of bytes."""
    if len(data) <= _LOOKED_AT:
        return data
    beginning = data[:_LOOKED_AT]
    return beginning if b"\0" in beginning[:64] else beginning[: beginning.rfind(b"\n") + 1] or beginning
