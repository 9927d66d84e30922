"""What `model.py` declares of each field, as the rest of the program asks for it.

The fields are read from the structs when they are first asked for, so that starting the program does not wait for it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from msgspec.structs import asdict

from store.records.model import CLAIM_VALUES, TABLES, Path, Struct
from store.records.spec import Kind, Spec
from store.records.vocabulary import About

__all__ = ["FIELDS", "Field", "Kind", "claim_value", "field_at", "field_of", "fields_of", "struct_in"]


class Field(Spec, frozen=True, kw_only=True):
    """One field: what its `Spec` says, with what follows from its type and name.

    `parts` are the fields of the object, or of each object, that it holds; where it is `listable`, both
    one object and a list of them may stand there.
    """

    name: str
    kind: Kind = Kind.TEXT
    parts: tuple[Field, ...] = ()
    listable: bool = False


_HINTS = {
    Kind.DATE: "30 sep 2019, late august, 2014?, before 2014, aug 2014 to nov 2017, or EDTF",
    Kind.COUNT: "6, 2..6, 3+, ~10, several",
}


@cache
def fields_of(kind: type[Struct]) -> tuple[Field, ...]:
    """Return the declared fields of a struct in their order, the record's id last, since it is filled in last."""
    hints = get_type_hints(kind, include_extras=True)
    names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    found = [field for own, name in names if (field := _declared(name, hints[own]))]
    return tuple(sorted(found, key=lambda field: field.kind is Kind.ID))


def _declared(name: str, hint: Any) -> Field | None:
    """A field by its annotation; None where that has no `Spec`."""
    base, spec = spec_of(hint)
    if spec is None:
        return None
    inner = struct_in(base)
    kind = spec.kind or _kind(base, spec)
    said = asdict(spec) | {"kind": kind, "hint": spec.hint or _hint(kind, spec), "header": spec.header or name}
    listable = bool(inner) and len(_alternatives(base)) > 1 and _several(base)
    return Field(**said, name=name, parts=fields_of(inner) if inner else (), listable=listable)


def spec_of(hint: Any) -> tuple[Any, Spec | None]:
    """The type of an annotation, and what its `Spec` says, where it has one."""
    if get_origin(hint) is not Annotated:
        return hint, None
    base, *said = get_args(hint)
    return base, next((each for each in said if isinstance(each, Spec)), None)


def _kind(base: Any, spec: Spec) -> Kind:
    """The kind of a field by its type, as far as `Spec` does not give it."""
    types_ = _alternatives(base)
    several = _several(base)
    if struct_in(base):
        return Kind.PARTS if several and str not in types_ else Kind.PART
    if spec.refers:
        return Kind.REFERENCES if several else Kind.REFERENCE
    if several:
        return Kind.TEXTS
    if spec.words:
        return Kind.WORDS_BY_NAME if get_origin(base) is dict else Kind.WORD
    return {str: Kind.TEXT, bool: Kind.FLAG, int: Kind.NUMBER, float: Kind.NUMBER}.get(types_[0], Kind.OPEN)


def _several(base: Any) -> bool:
    return any(get_origin(each) is tuple for each in _alternatives(base))


def _alternatives(base: Any) -> tuple[Any, ...]:
    return get_args(base) if get_origin(base) in (Union, types.UnionType) else (base,)


def struct_in(hint: Any) -> type[Struct] | None:
    """The struct that a type is, or holds one or several of; None for any other type."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint
    if get_origin(hint) in (Union, types.UnionType, tuple, Annotated):
        return next((inner for argument in get_args(hint) if (inner := struct_in(argument))), None)
    return None


def _hint(kind: Kind, spec: Spec) -> str:
    if spec.refers:
        words = ", or words" * spec.free
        return (
            f"the id of one of the {spec.refers}{words}"
            if kind is Kind.REFERENCE
            else f"ids of {spec.refers}{words}, with commas between"
        )
    if spec.pattern:
        return spec.pattern.expected
    return " · ".join(spec.words.words()) if spec.words else _HINTS.get(kind, "")


class _Fields(Mapping[str, tuple[Field, ...]]):
    """The fields of each table's records."""

    def __getitem__(self, table: str) -> tuple[Field, ...]:
        return fields_of(TABLES[table])

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


FIELDS: Mapping[str, tuple[Field, ...]] = _Fields()


@cache
def claim_value(about: object) -> Field:
    """The field of a claim's value, which depends on what the claim is about."""
    known = about if isinstance(about, About) else About.find(about)
    return (known and _declared("value", CLAIM_VALUES.get(known))) or Field("Value", name="value", kind=Kind.OPEN)


def field_of(fields: tuple[Field, ...], name: str | int) -> Field | None:
    """The field of this name, None where the format has none."""
    return next((field for field in fields if field.name == name), None)


def field_at(table: str, path: Path) -> Field | None:
    """The field that a path of a record leads to; a number leads into a list. None where the format has none."""
    fields, found = FIELDS.get(table, ()), None
    for step in path:
        if isinstance(step, int):
            continue
        found = field_of(fields, step)
        if found is None:
            return None
        fields = found.parts
    return found
