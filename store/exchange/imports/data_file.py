"""Another data file of bordertui taken in: its records under their own ids, beside those that are there.

Of a record that both files have, fields that only one has are taken, lists are joined, and where both say something
else ours stays, and this is told. Nothing tells here which of two is the newer. What holds for the whole file, as its
title and after how many days a report is stale, is taken where there is no record here yet.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Generator
from itertools import count
from typing import Any

import msgspec

from store.checks.unknown_words import unknown_settings
from store.desk.decoding import numbered, why_not
from store.desk.history import Edit
from store.exchange.imports.layout import ImportProblem, Notice
from store.exchange.imports.sound import unreadable_in
from store.exchange.plan.plan import Added, CellChange, Changed, Plan
from store.file.errors import FileProblem, Newer
from store.file.image import Image, refuse_newer
from store.file.merge_values import Clash, merge_values
from store.file.reader import parse
from store.records.json_values import WrongValue, encode, same
from store.records.model import TABLES, Document, Key, Meta
from store.store import Store

_TAKEN = ("sources", "actors", "crossings", "imports", "events")
"""The tables in the order in which they are taken, so that what is referred to comes first."""

_STEP = 200


def opened(data: bytes) -> Image | None:
    """The data file that these bytes are, None where they are something else.

    Raises ImportProblem for one of a later format: what its records mean there is not known.
    """
    if data.removeprefix(BOM_UTF8).lstrip()[:1] != b"{":
        return None  # where and why a table is no JSON takes long to find, and nobody asks
    try:
        image = parse(data, "")
    except FileProblem:
        return None
    if not TABLES.keys() & image.tables.keys():
        return None
    try:
        refuse_newer(image)
    except Newer as newer:
        message, _, right = newer.message.partition("; it is read only")
        raise ImportProblem(f"{message}; nothing was imported{right}") from None
    return image


def planning_steps(store: Store, image: Image, file: str) -> Generator[float, None, Plan]:
    """Compare another data file with a store; yields how much is done, and returns the plan."""
    joining = _Joining(store)
    joining.take_meta(image)
    total = sum(len(image.tables.get(table, ())) for table in _TAKEN)
    done = 0
    for table in _TAKEN:
        for doc_id in image.tables.get(table, ()):
            joining.take(table, doc_id, image)
            done += 1
            if done % _STEP == 0:
                yield done / total
    yield 1.0
    return Plan(
        file=file,
        layout="a data file of bordertui",
        import_id="",
        rows=total,
        added=tuple(joining.added),
        changed=tuple(joining.changed),
        unchanged=joining.unchanged,
        warnings=tuple(joining.warnings),
    )


class _Joining:
    """The records of another file, one by one beside ours."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._numbers = {table: count(int(store.free_doc_id(table))) for table in _TAKEN}
        self._taken: set[Key] = set()
        self.added: list[Added] = []
        self.changed: list[Changed] = []
        self.warnings: list[Notice] = []
        self.unchanged = 0

    def take_meta(self, image: Image) -> None:
        """Let hold here what holds for the whole of the other file, where nothing is here yet."""
        if any(map(len, (self._store.rows, self._store.crossings, self._store.sources, self._store.actors))):
            return
        try:
            theirs = next((image.document("meta", doc_id) for doc_id in image.tables.get("meta", ())), {})
        except WrongValue as problem:
            self._warn(f"meta: {problem}; left out")
            return
        doc_id, mine = next(self._store.documents("meta"), ("1", {}))
        after = {**mine, **{name: value for name, value in theirs.items() if self._is_setting(name, value)}}
        if not same(mine, after):
            edit = Edit(Key("meta", numbered(doc_id)), doc_id, mine or None, after)
            self.changed.append(Changed(0, "meta", edit, tuple(_differences(mine, after))))

    def _is_setting(self, name: str, value: Any) -> bool:
        """Whether a setting of the other file may hold here; one that is not as `Meta` declares it is warned about.

        A key that the format does not have is kept as everywhere, and the number of the format is each file's own.
        """
        if name == "format":
            return False
        try:
            found = next(unknown_settings(msgspec.convert({name: value}, Meta)), None)
            problem = found.message.replace("; it is kept.", ".") if found else ""
        except msgspec.ValidationError as error:
            problem = why_not(error)
        if problem:
            self._warn(f"meta: {name} {_told(value)[:40]!r}: {problem}; left out")
        return not problem

    def take(self, table: str, doc_id: str, image: Image) -> None:
        """Compare one record."""
        try:
            theirs = image.document(table, doc_id)
        except WrongValue as problem:
            self._warn(f"{table}/{doc_id}: {problem}; left out")
            return
        name = theirs.get("id")
        if not isinstance(name, str) or not name:
            self._warn(f"{table}/{doc_id}: no id; expected one such as al-qaim; left out")
        elif (key := Key(table, name)) in self._taken:
            self._warn(f"{table}/{doc_id}: id {name[:40]!r} appears twice; the second is left out")
        elif key in self._store:
            self._taken.add(key)
            self._join(key, theirs)
        else:
            self._taken.add(key)
            self._tell_wrong(key, theirs)
            self.added.append(Added(0, f"{table}/{name}", Edit(key, str(next(self._numbers[table])), None, theirs)))

    def _join(self, key: Key, theirs: Document) -> None:
        try:
            mine = self._store.document(key)
        except WrongValue as problem:
            self._warn(f"{key.table}/{key.id}: yours cannot be read: {problem}; it stays as it is")
            return
        clashes: list[Clash] = []
        merged = merge_values({}, mine, theirs, (), clashes)
        kept = tuple(dict.fromkeys(clash.path[0] for clash in clashes))
        if kept:
            self._warn(f"{key.table}/{key.id}: {', '.join(kept)} differ in both files; yours stays")
        if same(merged, mine):
            self.unchanged += 1
            return
        self._tell_wrong(key, merged)
        cells = tuple(_differences(mine, merged))
        self.changed.append(Changed(0, f"{key.table}/{key.id}", Edit(key, "", mine, merged), cells, kept))

    def _tell_wrong(self, key: Key, document: Document) -> None:
        """Warn about what cannot be read of a record that is taken: it is kept as it is."""
        if key.table not in TABLES:
            return
        for problem in unreadable_in(key, document):
            self._warn(f"{key.table}/{key.id}: {problem}; kept as it is")

    def _warn(self, text: str) -> None:
        self.warnings.append(Notice(0, text))


def _differences(before: Document, after: Document) -> list[CellChange]:
    return [
        CellChange(name, _told(before.get(name)), _told(value))
        for name, value in after.items()
        if name not in before or not same(before[name], value)
    ]


def _told(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else encode(value)
