"""The JSON Schema (2020-12) of a data file, made from the declaration of the fields.

It says what a file must be for every record to be read and every value to be understood. Words that no vocabulary has
and keys that the format does not have are kept by the program, so the schema allows them; the known words are listed
so that an editor can offer them.
"""

from __future__ import annotations

import inspect
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

from store.records import vocabulary as words
from store.records.introspection import spec_of, struct_in
from store.records.model import CLAIM_VALUES, TABLES, Claim, Import, Meta, Struct
from store.records.spec import Kind, Spec

Schema = dict[str, Any]

_PART = r"[?~%]?[0-9X]{2}[?~%]?"
_TIME = r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
_DATE = rf"[?~%]?(Y-?[0-9]+(E[0-9]+)?|-?[0-9X]{{2,4}})(S[0-9]+)?[?~%]?(-{_PART}){{0,2}}({_TIME})?"
_SPAN = rf"((\.\.)?{_DATE}(\.\.)?|\.\.)?"
EDTF = rf"^({_SPAN}(/{_SPAN})?|[\[{{][0-9XYES?~%.,-]+[\]}}])?$"
"""What EDTF looks like; whether the day is in the calendar, `bordertui check` tells."""
_COUNT: Schema = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "examples": ["2..6", "3+", "~10", "several"]},
        {"type": "object", "properties": {end: {"type": "integer", "minimum": 0} for end in ("low", "best", "high")}},
    ]
}
_OF_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def schema() -> Schema:
    """The schema of a whole data file."""
    kinds: dict[str, type[Struct]] = {"meta": Meta, **TABLES, "imports": Import}
    definitions: dict[str, Schema] = {}
    for kind in kinds.values():
        _define(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A data file of bordertui",
        "description": "Tables of records by document id. Records refer to each other by `id`, never by that number.",
        "type": "object",
        "properties": {
            table: {
                "type": "object",
                "propertyNames": {"pattern": "^(0|[1-9][0-9]*)$"},
                "additionalProperties": _reference(kind),
            }
            for table, kind in kinds.items()
        },
        "$defs": dict(sorted(definitions.items())),
    }


def _define(kind: type[Struct], definitions: dict[str, Schema]) -> None:
    """Add a struct and all that it holds to the definitions."""
    if kind.__name__ in definitions:
        return
    definitions[kind.__name__] = {}
    hints = get_type_hints(kind, include_extras=True)
    properties = {
        name: _property(hints[own], definitions)
        for own, name in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    }
    made: Schema = {"type": "object", "description": inspect.getdoc(kind), "properties": properties}
    if kind is Claim:
        made["allOf"] = [
            {
                "if": {"properties": {"about": {"const": about.value}}, "required": ["about"]},
                "then": {"properties": {"value": _property(hint, definitions)}},
            }
            for about, hint in CLAIM_VALUES.items()
        ]
    definitions[kind.__name__] = made


def _property(hint: Any, definitions: dict[str, Schema]) -> Schema:
    """One field: its type, and what its line says besides."""
    hint, spec = spec_of(hint)
    inner = struct_in(hint)
    if inner is not None:
        _define(inner, definitions)
    made = dict(_COUNT) if spec and spec.kind is Kind.COUNT else _typed(hint, spec)
    if spec is None:
        return made
    return {"title": spec.label, **({"description": spec.hint} if spec.hint else {}), **made}


def _typed(hint: Any, spec: Spec | None) -> Schema:
    if hint is Any:
        return _suggested(spec.words) if spec and spec.words else {}
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [_typed(each, spec) for each in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _typed(get_args(hint)[0], spec)}
    if get_origin(hint) is dict:
        named: Schema = {"propertyNames": _suggested(words.Mode)} if spec and spec.words else {}
        return {"type": "object", "additionalProperties": _typed(get_args(hint)[1], spec), **named}
    if struct_in(hint):
        return _reference(hint)
    made: Schema = {"type": _OF_TYPES[hint]}
    if spec and hint is str:
        made |= _text(spec)
    if spec and spec.limits and hint in (int, float):
        made |= {"minimum": spec.limits[0], "maximum": spec.limits[1]}
    return made


def _text(spec: Spec) -> Schema:
    """What a text has to look like, or the words it may be."""
    if spec.kind is Kind.DATE:
        return {"pattern": EDTF}
    if spec.pattern:
        return {"pattern": f"^({spec.pattern.expression})?$"}
    return _suggested(spec.words) if spec.words else {}


def _suggested(vocabulary: type[words.Word]) -> Schema:
    """Words to offer; any other is allowed."""
    return {"anyOf": [{"enum": list(vocabulary.words())}, {}]}


def _reference(kind: type[Struct]) -> Schema:
    return {"$ref": f"#/$defs/{kind.__name__}"}
