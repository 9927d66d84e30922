"""Where a record refers to other records. Changes nothing; `introspection.py` says which fields refer to what.

A reference is an `id` of another table. Where a field may hold words instead, words that are an id are a reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from store.records.documents import texts, value_at
from store.records.introspection import FIELDS, Field, Kind, claim_value
from store.records.model import Document, Key, Path

_NARROWED = ("claims", "of")
"""What a claim about a status or control is narrowed to: a crossing, or other words."""


def references_in(table: str, document: Document) -> Iterator[tuple[Path, Key]]:
    """Yield every text of a document that may be a reference, with its path and the key it would refer to."""
    fields = _referring(table)
    first = _first_names(table)
    for path, text in texts({name: value for name, value in document.items() if name in first}):
        names = tuple([step for step in path if type(step) is str])
        if names in fields:
            yield path, Key(fields[names], text)
        elif names[:2] == ("claims", "value") and _may_tell_an_actor(document, path):
            yield path, Key("actors", text)


@cache
def _referring(table: str) -> dict[tuple[str, ...], str]:
    """The fields of a table that refer, list positions left out, and the tables they refer to."""
    return {**dict(_referring_fields(FIELDS.get(table, ()), ())), _NARROWED: "crossings"}


@cache
def _first_names(table: str) -> frozenset[str]:
    """The fields of a record in which anything refers: of others no text is looked at."""
    return frozenset(names[0] for names in _referring(table))


def _referring_fields(fields: tuple[Field, ...], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for field in fields:
        if field.refers:
            yield (*above, field.name), field.refers
        yield from _referring_fields(field.parts, (*above, field.name))


def _may_tell_an_actor(document: Document, path: Path) -> bool:
    claim = value_at(document, path[:2])
    about = claim.get("about") if isinstance(claim, dict) else None
    return isinstance(about, str) and claim_value(about).kind in (Kind.REFERENCE, Kind.OPEN)
