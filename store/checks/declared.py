"""The values of a record's document, each with the field that it is declared as."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_type_hints

from store.records.interface import Documents
from store.records.introspection import Field, claim_value, fields_of, struct_in
from store.records.model import CLAIM_VALUES, TABLES, Claim, Key, Path, Record, Struct
from store.records.vocabulary import About


class Declared:
    """A value within a document, and the declared field it stands in; None for a key that the format does not have."""

    __slots__ = ("field", "names", "path", "value")

    def __init__(self, path: Path, value: Any, field: Field | None, names: frozenset[str]) -> None:
        self.path, self.value, self.field, self.names = path, value, field, names


def declared_values(kind: type[Struct], document: Any, path: Path = ()) -> Iterator[Declared]:
    """Yield every value of an object and, as far as its parts are declared, of the objects within it."""
    if isinstance(document, list):
        for index, element in enumerate(document):
            yield from declared_values(kind, element, (*path, index))
    elif isinstance(document, dict):
        names, fields, inner = _declared(kind)
        for name, value in document.items():
            within, field = inner.get(name), fields.get(name)
            if kind is Claim and name == "value":
                about = About.find(document.get("about"))
                field, within = claim_value(about), struct_in(CLAIM_VALUES.get(about)) if about else None
            if name not in names or field is not None:
                yield Declared((*path, name), value, field, names)
            if within is not None:
                yield from declared_values(within, value, (*path, name))


@cache
def _declared(kind: type[Struct]) -> tuple[frozenset[str], dict[str, Field], dict[str, type[Struct]]]:
    """The keys of a struct, the declared fields among them, and the structs that they hold."""
    hints = dict(zip(kind.__struct_encode_fields__, map(get_type_hints(kind).get, kind.__struct_fields__), strict=True))
    found = {name: inner for name, hint in hints.items() if (inner := struct_in(hint))}
    return frozenset(hints), {field.name: field for field in fields_of(kind)}, found


_last: tuple[Record, Documents, tuple[Declared, ...]] | None = None


def values_of(records: Documents, key: Key, record: Record) -> tuple[Declared, ...]:
    """Return every declared value of a record. Several checks ask for the same one in turn, so the last is kept."""
    global _last
    if _last is None or _last[0] is not record or _last[1] is not records:
        _last = record, records, tuple(declared_values(TABLES[key.table], records.document(key)))
    return _last[2]
