"""Which fields refer to other records, and where. Owns that list; changes nothing.

A reference is an `id` of another table. Where a field may hold words instead, words that are an id are a reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.documents import texts
from store.model import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import Document, Path

_CLAIM: dict[tuple[str, ...], str] = {
    ("claims", "source"): "sources",
    ("claims", "via"): "sources",
    ("claims", "by"): "actors",
}

REFERENCES: dict[str, dict[tuple[str, ...], str]] = {
    "crossings": {**_CLAIM, ("sides", "authority"): "actors"},
    "events": {
        **_CLAIM,
        ("crossings",): "crossings",
        ("actors", "who"): "actors",
        ("control", "by"): "actors",
        ("sources",): "sources",
        ("related",): "events",
    },
    "sources": {**_CLAIM, ("relations", "source"): "sources"},
    "actors": {**_CLAIM, ("part_of",): "actors", ("backed_by",): "actors"},
}
"""For each table the fields that refer, list positions left out, and the table they refer to."""

_ACTORS_IN_CLAIMS = frozenset(
    ("perpetrator", "target", "control", "users", "backed_by", "part_of", "authorisation", "use")
)


def references_in(table: str, document: Document) -> Iterator[tuple[Path, Key]]:
    """Every reference that a document makes, with its path."""
    fields = REFERENCES[table]
    for path, text in texts(document):
        names = tuple(step for step in path if isinstance(step, str))
        if names in fields:
            yield path, Key(fields[names], text)
        elif names[:2] == ("claims", "value") and _tells_an_actor(document, path):
            yield path, Key("actors", text)


def _tells_an_actor(document: Document, path: Path) -> bool:
    claim: Any = document["claims"][path[1]]
    inner = path[-1] if isinstance(path[-1], str) else ""
    return claim.get("about") in _ACTORS_IN_CLAIMS and inner in ("value", "by")
