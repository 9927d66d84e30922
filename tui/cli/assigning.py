"""`FIELD=VALUE` and `FIELD:=JSON`: fields set from the command line.

A field is named by its path with dots: `title`, `place.lat`, `claims.a.value`, where an item of a list goes by its `id`
or by its position from 0. An empty value removes the field.
"""

from collections.abc import Iterable
from typing import Any

from store.entry.errors import EntryError
from store.entry.field import WORDS_BESIDE, Context, read_entry
from store.records.documents import PathError, value_at, with_value
from store.records.introspection import FIELDS, Field, claim_value, field_at
from store.records.json_values import MAX_DEPTH
from store.records.model import Document, Path
from tui.cli.exit_codes import RefusedError
from tui.cli.input import refuse_numbers, value_of


def is_assignment(word: str) -> bool:
    """Whether the word sets a field."""
    name, equals, _ = word.partition("=")
    return bool(equals) and all(part.replace("_", "a").isalnum() for part in name.removesuffix(":").split("."))


def assigned(table: str, document: Document, assignments: Iterable[str], context: Context) -> Document:
    """The document with the fields set. Raises RefusedError, with nothing set."""
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals or not name:
            raise RefusedError(f"{assignment}: expected FIELD=VALUE or FIELD:=JSON")
        try:
            document = _assigned(table, document, name, text, context)
        except (EntryError, PathError) as error:
            raise RefusedError(f"{name.removesuffix(':')}: {error}") from error
    return document


def _assigned(table: str, document: Document, name: str, text: str, context: Context) -> Document:
    path = path_of(document, name.removesuffix(":"))
    if name.endswith(":"):
        try:
            document = with_value(document, path, value_of(text))
        except RefusedError as error:
            raise EntryError(f"{error}; expected JSON") from error
        refuse_numbers(table, document, path)
        return document
    entry = read_entry(_field(table, document, path), text, context)
    document = with_value(document, path, entry.value)
    beside = WORDS_BESIDE.get(str(path[-1]))
    return with_value(document, (*path[:-1], beside), entry.words) if beside and entry.words else document


def path_of(document: Document, name: str) -> Path:
    """The path that a dotted name means in a document. Raises EntryError where a list has no such item."""
    path: Path = ()
    steps = name.split(".")
    if len(steps) > MAX_DEPTH:
        raise EntryError(f"nested deeper than {MAX_DEPTH} levels; expected fewer")
    for step in steps:
        holder = value_at(document, path) if path else document
        path = (*path, _position(holder, step) if isinstance(holder, list) else int(step) if step.isdigit() else step)
    return path


def _position(items: list[Any], step: str) -> int:
    ids = [str(item.get("id", "")) for item in items if isinstance(item, dict)]
    if step in ids:
        return ids.index(step)
    if step.isdigit() and int(step) <= len(items):
        return int(step)
    raise EntryError(f"no item {step!r}; expected {', '.join(filter(None, ids)) or 'none'}, or 0 to {len(items)}")


def _field(table: str, document: Document, path: Path) -> Field:
    if len(path) == 3 and path[0] == "claims" and path[2] == "value":
        claim = value_at(document, path[:2])
        return claim_value(claim.get("about") if isinstance(claim, dict) else None)
    field = field_at(table, path)
    if field is None:
        known = ", ".join(each.name for each in FIELDS[table])
        raise EntryError(f"no such field of {table}; expected one of {known}, or FIELD:=JSON for a key of your own")
    return field
