"""What an edited record holds that its row cannot be made to say. Compares documents alone; knows no layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from store.records.model import Document

_Path = tuple[str, ...]


class Unwritten(NamedTuple):
    """A field of a record, by its path with dots, that no cell holds; `was_said` where the row says another thing."""

    record: str
    field: str
    was_said: bool


def unwritten(says: Document, holds: Document, written: Document) -> list[tuple[str, bool]]:
    """The fields that were edited and that the row, written and read again, still does not say.

    Each with whether the row says anything of it; what is there as a whole or not at all is one field. A claim goes by
    its id, as in `claims.killed.note`, any other item of a list by its number, as in `actors.0.role`.
    """
    before, now, after = (dict(_leaves(document)) for document in (says, holds, written))
    said, held = _beginnings(before), _beginnings(now)
    found: dict[_Path, bool] = {}
    for path in dict.fromkeys((*now, *before)):
        value = now.get(path)
        if value not in (before.get(path), after.get(path)):
            steps = (path[:length] for length in range(1, len(path) + 1))
            field = next((begun for begun in steps if begun not in said or begun not in held), path)
            found[field] = field in said
    return [(".".join(path), was_said) for path, was_said in found.items()]


def _leaves(value: Any, path: _Path = ()) -> Iterator[tuple[_Path, Any]]:
    """Every value that is no object and no list of them, by its path; a claim's is one whole, what is empty none."""
    if isinstance(value, dict) and path[-1:] != ("value",):
        for name, part in value.items():
            yield from _leaves(part, (*path, name))
    elif isinstance(value, list) and path[-1:] != ("value",) and any(isinstance(part, dict) for part in value):
        for number, part in enumerate(value):
            own_id = part.get("id") if isinstance(part, dict) else None
            yield from _leaves(part, (*path, own_id if isinstance(own_id, str) else str(number)))
    elif value not in ("", [], {}, None):
        yield path, value


def _beginnings(leaves: dict[_Path, Any]) -> set[_Path]:
    return {path[:length] for path in leaves for length in range(1, len(path) + 1)}
