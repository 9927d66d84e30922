"""Whether a record that comes in is one: that it can be read, and that its dates are dates and its words known ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.checks.unknown_words import wrong_dates, wrong_values
from store.desk.decoding import decode_one
from store.exchange.imports.formats import is_of_another
from store.exchange.imports.layout import ImportProblem, Layout
from store.records.json_values import WrongValue, encode
from store.records.model import TABLES, Document, Key


def unreadable_in(key: Key, document: Document) -> Iterator[str]:
    """What cannot be read of a record: a value of another type than its field's, or else each date that is none."""
    _, wrong = decode_one(key.table, key.id, TABLES[key.table], encode(document).encode())
    if wrong:
        yield f"{wrong.place.rpartition(': ')[2]}: {wrong.why}"
        return
    yield from (f"{'/'.join(map(str, found.path))}: {found.message}" for found in wrong_dates(key, document))


def refuse_wrong(layout: Layout, key: Key, document: Any, line: int) -> None:
    """Raises ImportProblem where the format of another package made a record that is none of ours."""
    if not is_of_another(layout):
        return
    try:
        wrong = next(_wrong_in(key, document), "")
    except (WrongValue, TypeError, ValueError, RecursionError) as problem:
        wrong = str(problem) or repr(problem)
    if wrong:
        made = f"the format {layout.name!r} of the package {type(layout).__module__} makes a wrong record"
        where = f" of line {line}" if line else ""
        raise ImportProblem(f"{made}{where}: {wrong}; expected it mended, or the package uninstalled")


def _wrong_in(key: Key, document: Any) -> Iterator[str]:
    if not isinstance(document, dict) or not all(isinstance(name, str) for name in document):
        yield f"{document!r:.60}; expected the JSON object of a record"
        return
    yield from unreadable_in(key, document)
    yield from (f"{'/'.join(map(str, found.path))}: {found.message}" for found in wrong_values(key, document))
