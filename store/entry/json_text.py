"""All of a record as a text: its JSON as it stands, and back, a mistake told by line and column. Changes nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from store.desk.decoding import Quarantined, decode_one, wrong_elsewhere
from store.entry.errors import EntryError
from store.records.json_values import WrongValue, decode
from store.records.model import TABLES, Key

if TYPE_CHECKING:
    from store.store import Store


def wrong_of(store: Store, key: Key) -> Quarantined | None:
    """Why a record is set apart, None where it is not."""
    return next((wrong for wrong in store.quarantined if wrong.key == key), None)


def raw_text(store: Store, key: Key, wrong: Quarantined | None = None) -> str:
    """The record's JSON as it stands in the file, without the indentation that it has there; of a wrong one as well."""
    text = wrong.raw if wrong is not None and wrong.unreadable else store.text(key)
    lines = text.replace("\r\n", "\n").split("\n")
    inner = [len(line) - len(line.lstrip(" \t")) for line in lines[1:] if line.strip()]
    cut = min(inner, default=0)
    return "\n".join([lines[0], *(line[cut:] for line in lines[1:])])


def document_of(table: str, text: str) -> dict[str, Any]:
    """The document that a text holds. Raises EntryError with line and column, or with the field that is wrong."""
    try:
        value = decode(text.encode())
    except json.JSONDecodeError as error:
        raise EntryError(f"line {error.lineno}, column {error.colno}: {error.msg}; expected JSON", error.pos) from error
    except (WrongValue, ValueError) as error:
        raise EntryError(str(error)) from error
    if not isinstance(value, dict):
        raise EntryError("expected an object of fields, in braces")
    _refuse_wrong_fields(table, text)
    return value


def _refuse_wrong_fields(table: str, text: str) -> None:
    raw = text.encode()
    wrong = decode_one(table, "", TABLES[table], raw)[1] if table in TABLES else wrong_elsewhere(table, "", raw)
    if wrong is not None:
        raise EntryError(re.sub(rf"^{table}/(: )?", "", str(wrong)))
