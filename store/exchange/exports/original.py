"""Giving an imported file back as it came: the same bytes, but for the cells that were edited. Changes no record.

A row whose record still holds what the row says is given back letter for letter; so is one whose record follows
another import, but for what the desk itself changed. Records that were deleted leave their row out, and those that the
desk made are in no import. The crossings to which the import tied an event are no part of its row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.names import Names
from store.exchange.plan.compare import HERE_ALREADY, joined
from store.exchange.plan.earlier import ImportedRecord, imported_records, opener, order_of
from store.exchange.sheets.encoding import encode
from store.exchange.sheets.xlsx_sheet import all_words, is_book
from store.file.merge_values import merge_values
from store.records.json_values import same
from store.records.model import Document, Key
from store.records.vocabulary import Review
from store.store import Store

_OF_RECORDS = frozenset(("id", "origin"))
_Path = tuple[str, ...]


class Original(NamedTuple):
    """A file's bytes, their letters, and what records hold that no cell could be made to say."""

    data: bytes
    letters: str
    unwritten: tuple[Unwritten, ...]

    def words(self) -> str:
        """All text of the file. Raises ImportProblem where it is a book in an old form, whose notes cannot be read."""
        return all_words(self.data) if is_book(self.data) else self.letters


def exported(store: Store, import_id: str) -> Original:
    """The bytes of an imported file with the edits since, and what could not be put in them.

    Raises KeyError when there is no such import, ImportProblem where an edit cannot be written in its encoding.
    """
    imported = store.document(Key("imports", import_id))
    rows = _Rows(store, import_id)
    letters = rows.sheet.joined(rows.of(imported))
    encoding = imported.get("encoding", "utf-8")
    try:
        data = encode(letters, str(encoding), bom=imported.get("bom") is True)
    except ValueError as problem:
        raise ImportProblem(f"{import_id}: {problem}; expected letters that it has") from None
    return Original(data, letters, tuple(rows.unwritten))


class _Rows:
    """The rows of one import, as its records make them."""

    def __init__(self, store: Store, import_id: str) -> None:
        self._store, self._import_id = store, import_id
        self._opened = opener(store)
        self.sheet, self.layout = self._opened(import_id)
        self._names = Names(store)
        rows = reversed(imported_records(store, self.layout.system, self.layout.table))
        self._by_row_id = {row.origin.id: row for row in rows if import_id in row.origin.rows}
        self.unwritten: list[Unwritten] = []
        self._kept: dict[str, list[str]] = {}

    def of(self, imported: Document) -> Iterator[str]:
        """The letters of each row, in the file's order."""
        for row in order_of(imported):
            if isinstance(row, dict):
                self._kept.setdefault(str(row.get("why")), []).append(str(row.get("row", "")))
        for row in order_of(imported):
            if isinstance(row, dict):
                yield str(row.get("row", ""))
            elif record := self._by_row_id.get(row):
                yield self._row(record)

    def _row(self, record: ImportedRecord) -> str:
        raw = record.origin.rows[self._import_id]
        if record.was_merged:  # with an event of another data set, whose words do not belong into this one
            return raw
        says = self._says(self._import_id, raw)
        for other in self._kept.get(HERE_ALREADY.format(record.key.id), ()):
            says = joined(says, self._says(self._import_id, other))
        holds = self._held_by(record, says)
        if same(says, holds):
            return raw
        changed = self.layout.edits(self.sheet.cells(raw), says, holds, self._names)
        written = self.sheet.edited(raw, changed) if changed else raw
        fields = unwritten(*map(self._in_words, (says, holds, self._says(self._import_id, written))))
        self.unwritten += [Unwritten(record.key.id, field, was_said) for field, was_said in fields]
        return written

    def _held_by(self, record: ImportedRecord, says: Document) -> Document:
        """What the record holds of such things as its row tells, with what the desk added."""
        holds = {name: value for name, value in self._store.document(record.key).items() if name not in _OF_RECORDS}
        if record.origin.gone and holds.get("review") == Review.SUPERSEDED.value:
            del holds["review"]
        if record.origin.import_id != self._import_id:
            followed = self._says(record.origin.import_id, record.origin.row)
            holds = merge_values(followed, holds, says, (), [])
        if "crossings" not in says:
            holds.pop("crossings", None)
        return holds

    def _in_words(self, document: Document) -> Document:
        """A document with actors and sources by their names, as cells have them, and a status in its long form."""
        named: Document = {
            "actors": [
                {**actor, "who": self._names.actor_words(str(actor.get("who", "")))}
                for actor in document.get("actors") or ()
            ],
            "sources": [self._names.source_words(source)[0] or source for source in document.get("sources") or ()],
        }
        if isinstance(status := document.get("status"), str):
            named["status"] = {"state": status}
        return document | {name: words for name, words in named.items() if name in document}

    def _says(self, import_id: str, raw: str) -> Document:
        sheet, layout = self._opened(import_id)
        return layout.document(sheet.cells(raw), self._names, lambda _: None)


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
