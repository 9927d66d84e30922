"""Edits of one record's document, by path: setting and removing a value, and the ids of new claims.

A path is a tuple of field names and list positions, as in ("claims", 0, "value"). Documents are never changed in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from store.records.model import Document, Path
from store.text.slug import free_letters


class PathError(ValueError):
    """A path that leads through something that is no list or object, or to a position that a list has not."""


def value_at(document: Document, path: Path) -> Any:
    """The value at a path, None where there is none."""
    value: Any = document
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def with_value(document: Document, path: Path, value: Any) -> Document:
    """The document with the value set; None removes it, and with it what it leaves empty.

    What the path leads through is made where it is missing; the position behind a list's last adds to the list.
    """
    if not path:
        raise PathError("a path must name at least one field; replace the record to change all of it")
    changed: Document = _removed(document, path) if value is None else _set(document, path, value)
    return changed


def _set(holder: Any, path: Path, value: Any) -> Any:
    step, rest = path[0], path[1:]
    if holder is None:
        holder = {} if isinstance(step, str) else []
    if isinstance(step, str) and isinstance(holder, dict):
        return {**holder, step: _set(holder.get(step), rest, value) if rest else value}
    if isinstance(step, int) and isinstance(holder, list) and 0 <= step <= len(holder):
        old = holder[step] if step < len(holder) else None
        return [*holder[:step], _set(old, rest, value) if rest else value, *holder[step + 1 :]]
    raise PathError(_no_way(holder, step))


def _removed(holder: Any, path: Path) -> Any:
    step, rest = path[0], path[1:]
    held = value_at(holder, (step,))
    if held is None and not (isinstance(holder, dict) and step in holder):
        return holder
    left = _removed(held, rest) if rest else None
    emptied = left is None or (left != held and left in ({}, []))
    if isinstance(holder, list):
        assert isinstance(step, int)
        return [*holder[:step], *([] if emptied else [left]), *holder[step + 1 :]]
    if emptied:
        return {name: value for name, value in holder.items() if name != step}
    return {**holder, step: left}


def _no_way(holder: Any, step: str | int) -> str:
    if isinstance(holder, list):
        return f"no item {step!r} in a list of {len(holder)}; expected 0 to {len(holder)}"
    return f"no {step!r} in {holder!r:.40}; expected a list or an object there"


def with_claim_ids(before: Document | None, after: Document) -> Document:
    """The document with a short id (a, b, c …) for each claim that is new or changed and has none."""
    claims = after.get("claims")
    if not isinstance(claims, list):
        return after
    old = before.get("claims") if before else None
    known = old if isinstance(old, list) else []
    letters = free_letters({str(claim.get("id")) for claim in claims if isinstance(claim, dict)})
    named = [
        {"id": next(letters), **claim}
        if isinstance(claim, dict) and not claim.get("id") and claim not in known
        else claim
        for claim in claims
    ]
    return after if named == claims else {**after, "claims": named}


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in a value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))


def with_each(document: Document, paths: list[Path], change: Callable[[Any], Any]) -> Document:
    """The document with the values at some paths changed."""
    for path in paths:
        document = _set(document, path, change(value_at(document, path)))
    return document
