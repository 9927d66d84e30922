"""Conflicts that wait in the file for a decision: changes that exclude each other, and what deciding does."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from store.desk.changes import title_of
from store.desk.decoding import numbered
from store.desk.history import Change, Edit
from store.file.merge import CONFLICTS, Conflict
from store.file.merge_values import ABSENT, step_of
from store.records.documents import value_at, with_claim_ids, with_value
from store.records.interface import Records
from store.records.introspection import Field
from store.records.json_values import identities
from store.records.model import Document, Key, Path
from store.records.short_forms import field_for
from store.words.names import actor_name
from store.words.values import value_words

if TYPE_CHECKING:
    from store.desk.memory import Memory

_CLAIMED = ("date", "status")

DECIDED_BY = "; press ! in the dashboard to decide"
"""How a sentence on what a merge left open ends, for who has the program before him."""


class Choice(Enum):
    """The possible decisions of a conflict."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both as claims"


class Dispute(NamedTuple):
    """One value that two sides set differently. The record holds `mine`; a side that has none is None.

    `path` leads to the value in the record as it stands, empty for the record as a whole.
    """

    doc_id: str
    key: Key
    path: Path
    mine: Any
    theirs: Any

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The decisions that are possible here; `BOTH` only where both values can stand as claims."""
        claimed = self.key.table == "events" and (
            (self.path[0] in _CLAIMED and isinstance(self.theirs, str))
            if len(self.path) == 1
            else len(self.path) > 2 and self.path[0] == "claims" and self.theirs is not None
        )
        return tuple(Choice) if claimed else (Choice.MINE, Choice.THEIRS)

    def words(self) -> str:
        """Which value, such as "title of qaim-drones-2019-08"."""
        names = [step for step in self.path if isinstance(step, str)]
        return f"{' '.join(names)} of {self.key.id}" if names else self.key.id


def disputes(memory: Memory) -> tuple[Dispute, ...]:
    """Return the conflicts that wait for a decision. A conflict record that cannot be understood is left as it is."""
    found = []
    for doc_id, document in memory.documents(CONFLICTS):
        try:
            found.append(_dispute(memory, doc_id, Conflict.told_by(document)))
        except ValueError:
            continue
    return tuple(found)


def undecided_words(dispute: Dispute, document: Document, records: Records, *, values: bool = True) -> str:
    """One sentence on what a merge left open: of which record, which value, what each side has, and what decides.

    `document` is the record as it stands, empty where it is removed; without `values` none of either side is told.
    """
    title = title_of(dispute.key.table, document) if document else dispute.key.id
    if not dispute.path:
        what, shown = "one side removed it, the other changed it", ""
    else:
        field = field_for(dispute.key.table, document, dispute.path)
        mine, theirs = (
            "nothing" if value is None else value_words(records, field, value)
            for value in (dispute.mine, dispute.theirs)
        )
        what = _named(dispute.path, document, field, records)
        shown = f": {mine} (mine) or {theirs} (theirs)" if values else ", changed by both sides"
    return f"Undecided after a merge: {title} ({dispute.key.id}), {what}{shown}{DECIDED_BY}."


def _named(path: Path, document: Document, field: Field, records: Records) -> str:
    """Which value it is: "date"; of a claim what it is about and who says so: "killed, as a nurse says"."""
    name = (field.label or str(path[-1])).lower()
    claim = value_at(document, path[:2]) if path[0] == "claims" else None
    if not isinstance(claim, dict):
        return name
    by = actor_name(str(claim.get("by") or ""), records)
    about = f"{claim.get('about') or 'a claim'}{f', as {by} says' if by else ''}"
    return about if path[2:] == ("value",) else f"{name} of the claim on {about}"


def decided(memory: Memory, dispute: Dispute, choice: Choice) -> Change:
    """The change that sets the record as decided and removes the conflict."""
    waiting = memory.reading(CONFLICTS, dispute.doc_id)
    edits = [Edit(Key(CONFLICTS, numbered(dispute.doc_id)), dispute.doc_id, waiting, None)]
    doc_id = memory.record_map(dispute.key.table).doc_id(dispute.key.id)
    before = None if doc_id is None else memory.reading(dispute.key.table, doc_id)
    after = _decided(before, dispute, choice)
    if after != before:
        edits.append(Edit(dispute.key, doc_id or memory.free_doc_id(dispute.key.table), before, after))
    title = title_of(dispute.key.table, after or before or {})
    return Change(f"decided for {choice.value}: {title}", tuple(edits))


def _dispute(memory: Memory, doc_id: str, conflict: Conflict) -> Dispute:
    if conflict.table not in memory.tables:
        raise ValueError(f"no table {conflict.table!r}")
    record_map = memory.record_map(conflict.table)
    key = Key(conflict.table, conflict.record if conflict.record in record_map else numbered(conflict.record))
    if key.id not in record_map:
        key = Key(conflict.table, conflict.record)
    standing = record_map.doc_id(key.id)
    document = memory.reading(conflict.table, standing) if standing else None
    sides = (None if side is ABSENT else side for side in (conflict.mine, conflict.theirs))
    return Dispute(doc_id, key, _located(document, conflict.path), *sides)


def _located(document: Document | None, steps: tuple[str, ...]) -> Path:
    """Return the path in the record as it is now; a list item that is gone gets the position behind the last."""
    value: Any = document
    path: list[str | int] = []
    for step in steps:
        if isinstance(value, list):
            names = [step_of(name) for name in identities(value)]
            path.append(names.index(step) if step in names else len(value))
        else:
            path.append(step)
        value = value_at({"": value}, ("", path[-1]))
    return tuple(path)


def _decided(before: Document | None, dispute: Dispute, choice: Choice) -> Document | None:
    if choice is Choice.BOTH and before is not None:
        return with_claim_ids(before, _with_claim(before, dispute))
    value = dispute.mine if choice is Choice.MINE else dispute.theirs
    if not dispute.path:
        return value if value is None or isinstance(value, dict) else before
    return None if before is None else with_value(before, dispute.path, value)


def _with_claim(before: Document, dispute: Dispute) -> Document:
    if len(dispute.path) == 1:
        claim = {"about": dispute.path[0], "value": dispute.theirs}
    else:
        claim = with_value(value_at(before, dispute.path[:2]), dispute.path[2:], dispute.theirs)
        claim = {name: value for name, value in claim.items() if name != "id"}
    return with_value(before, ("claims", len(before.get("claims") or ())), claim)
