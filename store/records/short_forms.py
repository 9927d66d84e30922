"""Where a field stands in a record's document, and what keeping a value there changes.

A record may hold a short form: a status that is a word alone, control of one side that is one object instead of a list.
Paths here always name the long form; this module reads the short one by it, and writes what the format wants.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from store.records.documents import value_at, with_value
from store.records.introspection import FIELDS, Field, Kind, claim_value, field_at, field_of
from store.records.model import Document, Path

TITLE_FIELD = {"events": "title", "sources": "title", "actors": "name"}
"""The field that a record is called by; a crossing is called by its sides' names."""

_ITEM_KINDS = {Kind.REFERENCES: Kind.REFERENCE, Kind.TEXTS: Kind.TEXT}
_HOLDERS = {
    Kind.PART: (dict,),
    Kind.PARTS: (list, dict),
    Kind.WORDS_BY_NAME: (dict,),
    Kind.TEXTS: (list,),
    Kind.REFERENCES: (list,),
    Kind.OPEN: (dict, list),
}


def title_path(table: str) -> Path:
    """The field that a record is called by; all of it where the table is none of the field's."""
    if table not in FIELDS:
        return ()
    return (TITLE_FIELD[table],) if table in TITLE_FIELD else ("sides", 0, "name")


def value_of(document: Document, path: Path) -> Any:
    """The value of a field, None where it is not filled in."""
    if path[:1] in (("status",), ("control",)) and len(path) > 1:
        name = str(path[0])
        document = {**document, name: _long_form(document, name)}
    return value_at(document, path)


def _long_form(document: Document, name: str) -> Any:
    value = document.get(name)
    if name == "status":
        return {"state": value} if isinstance(value, str) and value else value
    return [value] if isinstance(value, dict) else value


def field_for(table: str, document: Document, path: Path) -> Field:
    """How a field is edited. A value of another shape than its field declares is edited as JSON."""
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    field = _declared(table, document, path) or Field(name.replace("_", " ").capitalize(), name=name, kind=Kind.OPEN)
    if path and isinstance(path[-1], int):
        kind = _ITEM_KINDS.get(field.kind, field.kind)
        hint = "" if kind is not field.kind else field.hint
        field = replace(field, kind=kind, hint=hint)
    value = value_of(document, path)
    if field.listable and field.kind is Kind.PART and isinstance(value, list):
        return replace(field, kind=Kind.PARTS)
    if isinstance(value, dict | list) and not isinstance(value, _HOLDERS.get(field.kind, ())):
        field = replace(field, kind=Kind.OPEN)
    return field


def _declared(table: str, document: Document, path: Path) -> Field | None:
    """The declared field that a path leads to; what a claim's value is, its `about` tells."""
    if path[:1] != ("claims",) or path[2:3] != ("value",):
        return field_at(table, path)
    claim = value_at(document, path[:2])
    field: Field | None = claim_value(claim.get("about") if isinstance(claim, dict) else None)
    for step in path[3:]:
        field = field_of(field.parts, step) if field else None
    return field


def is_holder(field: Field) -> bool:
    """Return whether a field is opened to show fields of its own rather than edited as one text."""
    return field.kind in (Kind.PART, Kind.PARTS) and bool(field.parts)


def changes(document: Document, path: Path, value: Any) -> dict[Path, Any]:
    """Return what keeping a value changes: each path with its value, the field's own first; None removes."""
    head = path[:1]
    if head == ("status",) and len(path) > 1:
        return {head: _status(document, path, value)}
    if head == ("control",) and len(path) > 1 and isinstance(document.get("control"), dict):
        return {head: _control(document, path, value)}
    return {path: value}


def _status(document: Document, path: Path, value: Any) -> Any:
    """Set a value within a status and return it; one that holds nothing but its word stays a plain word."""
    held = _long_form(document, "status")
    if isinstance(held, list):
        return with_value({"status": held}, path, value).get("status")
    long = with_value({"status": held if isinstance(held, dict) else {}}, path, value).get("status")
    if isinstance(document.get("status"), dict):
        return long or None
    return long.get("state") if isinstance(long, dict) and set(long) <= {"state"} else long


def _control(document: Document, path: Path, value: Any) -> Any:
    """Set a value within control that is one object and return it; it stays one object until a second side is added."""
    after = with_value({"control": [document["control"]]}, path, value).get("control")
    return after[0] if isinstance(after, list) and len(after) == 1 else after


def listed(document: Document, path: Path) -> list[Any]:
    """Return the items of a list in its long form; empty where there is no list."""
    value = _long_form(document, "control") if path == ("control",) else value_of(document, path)
    return value if isinstance(value, list) else []


def list_around(path: Path) -> Path | None:
    """The innermost list that a path leads into, None where it leads into none."""
    number = next((place for place in reversed(range(len(path))) if isinstance(path[place], int)), None)
    return None if number is None else path[:number]


def named(document: Document, path: Path) -> list[Any]:
    """The path of a field for a later session: a list's item that has an id is named by it, not by its position."""
    steps: list[Any] = []
    for number, step in enumerate(path):
        item = value_of(document, path[: number + 1]) if isinstance(step, int) else None
        own = item.get("id") if isinstance(item, dict) else None
        steps.append({"id": own} if own else step)
    return steps


def path_of(document: Document, steps: list[Any]) -> Path | None:
    """The path that `named` wrote so; None where the item is no longer there, or `named` never wrote it."""
    path: Path = ()
    for step in steps:
        if isinstance(step, dict):
            ids = [item.get("id") if isinstance(item, dict) else None for item in listed(document, path)]
            place = ids.index(step.get("id")) if step.get("id") in ids else None
            if place is None:
                return None
            path = (*path, place)
        elif isinstance(step, int | str):
            path = (*path, step)
        else:
            return None
    return path


def found_again(then: Document, now: Document, path: Path) -> Path | None:
    """The same field in a document that has become another; None where its list item is no longer there.

    An item is known again by its `id`, else by being equal. Without this an edit could reach a neighbour, when someone
    else added or removed an item meanwhile.
    """
    new: Path = ()
    for number, step in enumerate(path):
        if isinstance(step, int):
            place = _item_again(value_of(then, path[:number]), value_of(now, new), step)
            if place is None:
                return None
            new = (*new, place)
        else:
            new = (*new, step)
    return new


def _item_again(then: Any, now: Any, step: int) -> int | None:
    before = then if isinstance(then, list) else []
    after = now if isinstance(now, list) else []
    if step >= len(before):
        return len(after)
    if step < len(after) and _same_item(before[step], after[step]):
        return step
    return next((place for place, item in enumerate(after) if _same_item(before[step], item)), None)


def _same_item(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict) and one.get("id"):
        return bool(one["id"] == other.get("id"))
    return bool(one == other)


def published_source(document: Document, path: Path) -> str:
    """The source whose day of publication a date in this field counts from: the claim's own, else the first."""
    claims = document.get("claims")
    listed = [claim for claim in claims if isinstance(claim, dict)] if isinstance(claims, list) else []
    if path[0] == "claims" and len(path) > 1:
        own = value_at(document, path[:2])
        listed = [own] if isinstance(own, dict) else []
    sources = document.get("sources") if path[0] != "claims" else None
    named = [claim.get("source") for claim in listed] + (sources if isinstance(sources, list) else [])
    return next((name for name in named if isinstance(name, str) and name), "")
