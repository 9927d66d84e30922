"""A record's document from JSON text, as people write it. Owns what is told when it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.desk.decoding import decode_one
from store.records.json_values import WrongValue, decode
from store.records.model import TABLES
from tui.cli import written

if TYPE_CHECKING:
    from store.records.model import Document


class WrongDocumentError(ValueError):
    """Text that is no document of its table; the message says where, and what would be right."""


def standard_input() -> str:
    """All of standard input, in UTF-8 whatever the surroundings say. Raises WrongDocumentError for what is none."""
    content = written.standard_input()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise WrongDocumentError(f"standard input, line {line}: not UTF-8; expected text in UTF-8") from error


def value_of(text: str) -> Any:
    """Any JSON. Raises WrongDocumentError."""
    try:
        return decode(text.encode("utf-8", "surrogatepass"))
    except WrongValue as error:
        raise WrongDocumentError(str(error)) from error
    except ValueError as error:
        raise WrongDocumentError(f"not JSON: {error}") from error


def checked(table: str, document: Document) -> None:
    """See that each field has the kind of value it must have. Raises WrongDocumentError where one has not."""
    import json

    _, wrong = decode_one(table, "new", TABLES[table], json.dumps(document).encode())
    if wrong is not None:
        _, _, field = wrong.place.partition(": ")
        raise WrongDocumentError(f"{field}: {wrong.why}" if field else wrong.why)
