"""Three-way merge of tables of records: what either side changed is kept, and what excludes each other is a conflict.

No text of either side is dropped without standing in a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from store.file.merge_values import ABSENT, Absent, Clash, merge_values
from store.records.documents import with_value
from store.records.json_values import Document, Tables, encode, same
from store.records.references import references_in

CONFLICTS: Final = "conflicts"
"""The table in which conflicts wait for a decision, in any editor's sight."""
_SIDES: Final = ("base", "mine", "theirs")
_ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that exclude each other. The record holds mine; theirs waits beside it for a decision.

    ``path`` leads to the field within the record, empty for the record as a whole; what a side does not have is
    ABSENT.
    """

    table: str
    record: str
    path: tuple[str, ...]
    base: Any
    mine: Any
    theirs: Any

    def document(self) -> Document:
        """The conflict as a record of the file; a side that does not have the value has no such field."""
        document: Document = {"table": self.table, "record": self.record}
        if self.path:
            document["path"] = list(self.path)
        sides = {side: getattr(self, side) for side in _SIDES}
        return document | {side: value for side, value in sides.items() if value is not ABSENT}

    @classmethod
    def told_by(cls, document: Document) -> Conflict:
        """The conflict that a record tells of. Raises ValueError when it names no table and record."""
        table, record, path = document.get("table"), document.get("record"), document.get("path", [])
        if not isinstance(table, str) or not isinstance(record, str) or not isinstance(path, list):
            raise ValueError(f"conflict {encode(document)[:60]}: expected a table, a record and a path")
        sides: list[Any] = [document.get(side, ABSENT) for side in _SIDES]
        return cls(table, record, tuple(map(str, path)), *sides)


@dataclass(frozen=True, slots=True)
class Rest:
    """What else is in the file: a new name must be free there, too."""

    highest: Mapping[str, int] = field(default_factory=dict)  # document id of each table
    taken: Callable[[str], bool] = lambda slug: False


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged tables; a record that theirs has, too, stands under their document id."""

    tables: Tables
    conflicts: tuple[Conflict, ...]
    renumbered: Mapping[tuple[str, str], str]  # my (table, document id), to the one it has now
    renamed: Mapping[tuple[str, str], str]  # my (table, id), to the one it has now


@dataclass(frozen=True, slots=True)
class _Same:
    """The document ids of one record in base, mine and theirs; None where a side does not have it."""

    base: str | None
    mine: str | None
    theirs: str | None


def merge(base: Tables, mine: Tables, theirs: Tables, rest: Rest | None = None) -> Merged:
    """Merge both sides' changes since base. Records are matched by their ``id``, else by document id.

    What both added is kept twice: mine gets the next free document id, and ``-2`` behind a taken ``id``, which my
    side's references follow.
    """
    rest = rest or Rest()
    renamed = _collisions(base, mine, theirs, rest)
    mine = _follow(mine, renamed)
    tables: Tables = {}
    conflicts: list[Conflict] = []
    renumbered: dict[tuple[str, str], str] = {}
    for table in dict.fromkeys([*theirs, *mine]):
        was, ours, other = (side.get(table, {}) for side in (base, mine, theirs))
        merged, numbers, found = _merge_table(table, was, ours, other, rest.highest.get(table, 0))
        if merged or all(table in side for side in (mine, theirs)) or table not in base:
            tables[table] = merged
        conflicts += found
        renumbered |= {(table, old): new for old, new in numbers.items()}
    return Merged(tables, tuple(conflicts), renumbered, renamed)


def slug_of(record: Document) -> str | None:
    """The stable id that other records refer to, if the record has one."""
    slug = record.get("id")
    return slug if isinstance(slug, str) and slug else None


def _merge_table(
    table: str, base: Mapping[str, Document], mine: Mapping[str, Document], theirs: Mapping[str, Document], highest: int
) -> tuple[dict[str, Document], dict[str, str], list[Conflict]]:
    records = _same_records(base, mine, theirs)
    conflicts: list[Conflict] = []
    merged: dict[str, Document] = {}
    mine_alone: list[tuple[str, Document]] = []
    for ids in records:
        value = _merge_record(table, ids, base, mine, theirs, conflicts)
        if value is ABSENT:
            continue
        if ids.theirs is not None:
            merged[ids.theirs] = value
        elif ids.mine is not None:
            mine_alone.append((ids.mine, value))
    numbers: dict[str, str] = {}
    used = [int(doc_id) for side in (base, mine, theirs) for doc_id in side if doc_id.isdecimal()]
    following = max([highest, *used]) + 1
    for doc_id, value in mine_alone:
        place = doc_id
        if place in merged:
            place, following = str(following), following + 1
            numbers[doc_id] = place
        merged[place] = value
    return merged, numbers, conflicts


def _merge_record(
    table: str,
    ids: _Same,
    base: Mapping[str, Document],
    mine: Mapping[str, Document],
    theirs: Mapping[str, Document],
    conflicts: list[Conflict],
) -> Document | Absent:
    before, ours, other = (_get(base, ids.base), _get(mine, ids.mine), _get(theirs, ids.theirs))
    clashes: list[Clash] = []
    value: Document | Absent = merge_values(before, ours, other, (), clashes)
    if value is not ABSENT:
        name = slug_of(value) or ids.theirs or ids.mine or ""
        conflicts += [Conflict(table, name, *clash) for clash in clashes]
    return value


def _get(side: Mapping[str, Document], doc_id: str | None) -> Document | Absent:
    return ABSENT if doc_id is None else side.get(doc_id, ABSENT)


def _same_records(
    base: Mapping[str, Document], mine: Mapping[str, Document], theirs: Mapping[str, Document]
) -> list[_Same]:
    """Each record once, in theirs' order, then what only mine has."""
    in_mine, in_theirs = _continued(base, mine), _continued(base, theirs)
    old = {at: before for before, at in in_theirs.items()}
    new_mine = {doc_id: record for doc_id, record in mine.items() if doc_id not in set(in_mine.values())}
    twins = _twins({doc_id: record for doc_id, record in theirs.items() if doc_id not in old}, new_mine)
    records = [
        _Same(old.get(doc_id), in_mine.get(old[doc_id]) if doc_id in old else twins.get(doc_id), doc_id)
        for doc_id in theirs
    ]
    back = {at: before for before, at in in_mine.items()}
    met = {record.mine for record in records}
    records += [_Same(back.get(doc_id), doc_id, None) for doc_id in mine if doc_id not in met]
    return records


def _continued(base: Mapping[str, Document], side: Mapping[str, Document]) -> dict[str, str]:
    """Return for each record of base that the side still has its document id there."""
    slugs = _by_slug(side)
    found = {doc_id: slugs[slug] for slug, doc_id in _by_slug(base).items() if slug in slugs}
    taken = set(found.values())
    for doc_id, record in base.items():
        if doc_id in side and doc_id not in found and doc_id not in taken and alike(record, side[doc_id]):
            found[doc_id] = doc_id
    return found


def _by_slug(side: Mapping[str, Document]) -> dict[str, str]:
    """Document ids by ``id``, the first of each."""
    slugs: dict[str, str] = {}
    for doc_id, record in side.items():
        if slug := slug_of(record):
            slugs.setdefault(slug, doc_id)
    return slugs


def alike(before: Document, now: Document) -> bool:
    """Whether the record under a document id is still the one it was, and not a new one in its place."""
    if slug_of(before) == slug_of(now):
        return True
    shared = sum(name in now and same(value, now[name]) for name, value in before.items())
    return shared >= _ALIKE * len(before)


def _twins(theirs: Mapping[str, Document], mine: Mapping[str, Document]) -> dict[str, str]:
    """Return the records that both sides added, by their content or the ``id`` left to both: my document id by theirs.

    Two of one ``id`` differ by no more than my references to what got another ``id``: all else has got one, too.
    """
    found = {doc_id: doc_id for doc_id, record in theirs.items() if doc_id in mine and same(mine[doc_id], record)}
    slugs = _by_slug({doc_id: record for doc_id, record in mine.items() if doc_id not in found})
    for doc_id, record in theirs.items():
        candidate = slugs.get(slug_of(record) or "")
        if doc_id not in found and candidate:
            found[doc_id] = candidate
            del slugs[slug_of(record) or ""]
    return found


def _collisions(base: Tables, mine: Tables, theirs: Tables, rest: Rest) -> dict[tuple[str, str], str]:
    """Return the new ids for records of mine whose `id` theirs gave to another new record."""
    renamed: dict[tuple[str, str], str] = {}
    for table in mine.keys() & theirs.keys():
        old = _by_slug(base.get(table, {}))
        ours, other = _by_slug(mine[table]), _by_slug(theirs[table])
        taken = {*old, *ours, *other}
        for slug in sorted((ours.keys() & other.keys()) - old.keys()):
            if not same(mine[table][ours[slug]], theirs[table][other[slug]]):
                new = _free_slug(slug, taken, rest.taken)
                renamed[table, slug] = new
                taken.add(new)
    return renamed


def _free_slug(slug: str, taken: set[str], elsewhere: Callable[[str], bool]) -> str:
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(new for new in numbered if new not in taken and not elsewhere(new))


def _follow(mine: Tables, renamed: Mapping[tuple[str, str], str]) -> Tables:
    """Return my tables with the new ids, in the records themselves and in all references of my side to them."""
    if not renamed:
        return mine
    tables: Tables = {}
    for table, records in mine.items():
        tables[table] = {doc_id: _renamed(record, table, renamed) for doc_id, record in records.items()}
    return tables


def _renamed(record: Document, table: str, renamed: Mapping[tuple[str, str], str]) -> Document:
    pointed = record
    for path, key in references_in(table, record):
        if new := renamed.get(key):
            pointed = with_value(pointed, path, new)
    new = renamed.get((table, slug_of(record) or ""))
    return {**pointed, "id": new} if new else pointed
