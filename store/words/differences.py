"""What differs between two states of a record, or of a whole file, in words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from store.records.json_values import encode
from store.records.model import Document

if TYPE_CHECKING:
    Tables = Mapping[str, Mapping[str, Document]]


class Difference(NamedTuple):
    """One field, or one object of a list, before and after; a dash where there was none."""

    field: str
    before: str
    after: str


class RecordDifference(NamedTuple):
    """A record that one file has and the other has not, or has otherwise; `sign` is +, - or ~."""

    sign: str
    table: str
    id: str
    title: str
    fields: tuple[Difference, ...]


def differences(
    before: Document | None, after: Document | None, words: Callable[[str, Any], str] | None = None
) -> list[Difference]:
    """Each field that differs; of a list of objects, each object.

    Values are in `words`, which gets the field's name and the value, where these differ too; else as JSON.
    """
    old, new = before or {}, after or {}
    found = []
    for name in dict.fromkeys((*old, *new)):
        label = name.replace("_", " ").capitalize()
        for pair in _pairs(old.get(name), new.get(name)):
            one, other = map(_text, pair)
            if one != other and words is not None:
                told = [_text(value if value is None else words(name, value)) for value in pair]
                one, other = told if told[0] != told[1] else (one, other)
            if one != other:
                found.append(Difference(label, one, other))
    return found


def file_differences(old: Tables, new: Tables) -> Iterator[RecordDifference]:
    """The records that differ between two files, known by their ids (by document number where they have none)."""
    for table in dict.fromkeys((*old, *new)):
        was, now = (_by_id(tables.get(table, {})) for tables in (old, new))
        for name in dict.fromkeys((*was, *now)):
            before, after = was.get(name), now.get(name)
            fields = differences(before, after)
            if fields:
                sign = "+" if before is None else "-" if after is None else "~"
                yield RecordDifference(sign, table, name, _title(after or before or {}), tuple(fields))


def _by_id(records: Mapping[str, Document]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for number, document in records.items():
        name = document.get("id")
        known = name if isinstance(name, str) and name and name not in found else f"#{number}"
        found[known] = document
    return found


def _title(document: Document) -> str:
    words = document.get("title") or document.get("name") or document.get("publisher")
    if words is None and isinstance(sides := document.get("sides"), list):
        words = " ⇄ ".join(str(side.get("name")) for side in sides if isinstance(side, dict) and side.get("name"))
    return words if isinstance(words, str) else ""


def _pairs(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    if not any(isinstance(value, list) and value and isinstance(value[0], dict) for value in (one, other)):
        yield one, other
        return
    ones, others = (value if isinstance(value, list) else [] for value in (one, other))
    before = [item for item in ones if item not in others]
    after = [item for item in others if item not in ones]
    yield from zip_longest(before, after)


def _text(value: Any) -> str:
    return "—" if value is None else value if isinstance(value, str) else encode(value)
