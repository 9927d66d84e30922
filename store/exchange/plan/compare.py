"""Comparing a file's rows with the records of a store: what is added, changed, and vanished.

A row is known by its data set's own id alone. Where a row changed, three sides meet field by field: what the earlier
row said, what the newer one says, and the record as the desk has it; what the desk changed stays.
Of a figure that both changed, the desk's stays, and the export's stands beside it as a claim of its own, which follows
later exports and goes once they say the same. A crossing that the desk has already is given names it did not have.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, count
from typing import Any

import msgspec

from store.desk.history import Edit
from store.exchange.imports import data_file
from store.exchange.imports.account import UNSAID, Wanted
from store.exchange.imports.columns import claim
from store.exchange.imports.formats import defects_told, has_columns_of, kept
from store.exchange.imports.layout import Layout, Notice, Warn, problems_of
from store.exchange.imports.names import Names, referred
from store.exchange.imports.own import as_data_file as own_export
from store.exchange.imports.places import NEAR_KM, Places, Tie
from store.exchange.imports.reading import STEP, Item, Kept, Reading, reading_steps
from store.exchange.imports.sound import refuse_wrong
from store.exchange.plan.earlier import Earlier, ImportedRecord, imported_records, originating
from store.exchange.plan.plan import Added, CellChange, Changed, Plan, Vanished
from store.exchange.sheets.xlsx_sheet import is_book
from store.file.merge_values import ABSENT, Clash, merge_values
from store.records.json_values import same
from store.records.model import Crossing, Document, Key
from store.records.vocabulary import Review
from store.store import Store
from store.text.folding import fold
from store.text.slug import FreeIds, free

_OF_ROWS = frozenset({"import", "id", "row", "also", "gone"})
_READ_SHARE = 0.4
HERE_ALREADY = "is the crossing {}, which is here already"
"""Why a row of a list makes no record of its own: its names went to that crossing."""
CHANGED_SINCE = " (the record here was changed since)"
"""Behind what is odd about a row that was imported before, where its record no longer is as the row made it."""
BESIDE = "-newer"
"""Behind a claim's id: what a newer export says instead of it."""
_LONGEST_SLUG = 80
_NOT_A_SLUG = re.compile(r"[^a-z0-9]+")


def import_steps(
    store: Store,
    data: bytes,
    file: str,
    near_km: float = NEAR_KM,
    mapping: Mapping[str, str] | None = None,
    wanted: Wanted = UNSAID,
) -> Generator[float, None, Plan]:
    """Read a file and compare it; yields how much is done, from 0 to 1, and returns the plan. Changes nothing.

    To stop, close the generator. Raises ImportProblem for a file that cannot be taken in.
    """
    with problems_of(file), defects_told():
        own, odd = own_export(data, store, as_any=bool(mapping or wanted.columns))
        if (image := data_file.opened(own)) is not None:
            plan: Plan = yield from data_file.planning_steps(store, image, file)
            return replace(plan, warnings=(*odd, *plan.warnings), encoding="" if is_book(data) else plan.encoding)
        places = Places(store.crossings, near_km)
        wanted = wanted._replace(columns=mapping) if mapping else wanted
        steps = reading_steps(
            data, file, wanted, partial(_remembered, store), lambda name: places.known_as(name) is not None
        )
        planning = planning_steps(store, (yield from _scaled(steps, 0.0, _READ_SHARE)), near_km)
        plan = yield from _scaled(planning, _READ_SHARE, 1.0 - _READ_SHARE)
        return replace(plan, encoding="") if is_book(data) else plan


def _remembered(store: Store, header: Sequence[str]) -> Mapping[str, str]:
    """The columns that a person chose for the newest import of this header; empty where nobody did."""
    for name in reversed(list(store.imports)):
        imported = store.document(Key("imports", name))
        chosen = imported.get("chosen")
        if isinstance(chosen, dict) and has_columns_of(imported, header):
            return {str(field): str(column) for field, column in chosen.items()}
    return {}


def planning_steps(store: Store, reading: Reading, near_km: float = NEAR_KM) -> Generator[float, None, Plan]:
    """Compare a reading with a store; yields how much is done, and returns the plan."""
    rows = [*reading.order]
    comparison = _Comparison(store, replace(reading, order=rows), near_km)
    del reading  # the cells of a large file are most of what it takes: they are let go of row by row
    for number, row in enumerate(rows):
        if isinstance(row, Item):
            comparison.take(row)
            rows[number] = Item(row.line, row.own_id, row.raw, None)
        if number % STEP == STEP - 1:
            comparison.form()
            yield number / len(rows)
    return comparison.plan()


def _scaled(steps: Generator[float, None, Any], start: float, share: float) -> Generator[float, None, Any]:
    while True:
        try:
            yield start + share * next(steps)
        except StopIteration as end:
            return end.value


@dataclass
class _Comparison:
    """One reading beside one store, row by row."""

    store: Store
    reading: Reading
    near_km: float
    added: list[Added] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    silent: list[Edit] = field(default_factory=list)
    joined: dict[str, Kept] = field(default_factory=dict)
    deleted: list[Kept] = field(default_factory=list)
    unchanged: int = 0
    _formed: int = 0

    def __post_init__(self) -> None:
        self.layout = self.reading.layout
        self.table = self.layout.table
        self.names = Names(self.store)
        self.places = Places(self.store.crossings, self.near_km)
        self.warnings = list(self.reading.warnings)
        self._before = Earlier(self.store, self.reading)
        rows = imported_records(self.store, self.layout.system, self.table)
        self.earlier = self._before.newest(rows)
        self.held = {
            row.origin.id: row
            for row in reversed(rows)
            if self.layout.global_ids or row.origin.import_id == self.earlier
        }
        replaces = self._before.is_replaced(self.earlier)
        self.import_id = self.earlier if replaces else self._new_import_id()
        self._deleted = self._before.deleted(self.earlier, self.held) if replaces else frozenset()
        self._ids = FreeIds({*(self.store.rows if self.table == "events" else self.store.crossings)})
        self._listed: dict[str, int] = {}
        self._numbers = count(int(self.store.free_doc_id(self.table)))

    def take(self, item: Item) -> None:
        """Compare one row."""
        known = self.held.get(item.own_id)
        if item.own_id in self._deleted:
            self._leave(item, f"{item.own_id} was deleted here, and stays so")
        elif known is None and (crossing := self._crossing_of(item)):
            self._take_joined(item, crossing)
        elif known is None:
            self.added.append(self._added(item))
        elif self._is_unchanged(item, known):
            self.unchanged += 1
            self._tell_again(item, known.key)
        elif known.was_merged:
            merged = f"{item.own_id} was merged into {known.key.id} here"
            self._leave(item, f"{merged}; what the row says anew is left to a person")
        else:
            self._take_changed(item, known)

    def form(self) -> None:
        """Keep the records added since as their texts, which take half the memory.

        Some hundred at once: to make a document and its text in turn takes a sixth longer.
        """
        formed = self.store.former(self.table)
        for at in range(self._formed, len(self.added)):
            line, own_id, (key, doc_id, _, after), ties = self.added[at]
            text = formed(after) if isinstance(after, dict) else after
            self.added[at] = Added(line, own_id, Edit(key, doc_id, None, text), ties)
        self._formed = len(self.added)

    def plan(self) -> Plan:
        """All that was found, once every row was taken."""
        self.form()
        vanished = tuple(self._vanished()) if self.earlier else ()
        made = self._made()
        for edit in made:
            refuse_wrong(self.layout, edit.key, edit.after, 0)
        imported = self._imported()
        return Plan(
            file=self.reading.file,
            layout=self.layout.name,
            import_id=self.import_id,
            rows=sum(not isinstance(row, Kept) or row.why != "blank" for row in self.reading.order),
            added=tuple(self.added),
            changed=tuple(self.changed),
            vanished=vanished,
            unchanged=self.unchanged,
            kept=(*(row for row in self._order() if isinstance(row, Kept)), *self.deleted),
            warnings=tuple(sorted(self.warnings)),
            made=made,
            silent=(*self.silent, *((imported,) if imported else ())),
            near_km=self.near_km,
            encoding=self.reading.encoding,
            columns=self.reading.columns,
            question=self.reading.question,
            meanings=getattr(self.layout, "meanings", {}),
            chosen=self.reading.chosen,
        )

    def _is_unchanged(self, item: Item, known: ImportedRecord) -> bool:
        gone = known.origin.gone and known.origin.import_id == self.import_id
        return known.origin.rows.get(self.import_id) == item.raw and not gone

    def _new_import_id(self) -> str:
        stem = self.reading.file.rpartition("/")[2].rpartition(".")[0] or self.reading.file
        name, system = self._slug(stem), self._slug(self.layout.system)
        return free(name if name.startswith(system) else f"{system}-{name}", self.store.imports)

    def _added(self, item: Item) -> Added:
        document, ties = self._mapped(item.cells, item.line)
        name = self._ids.take(self._slug(str(self.layout.record_id(item.own_id, document))))
        after = {"id": name, **document, "origin": originating(self.import_id, item.own_id, item.raw)}
        if self.table == "crossings":
            where = {name: after.get(name) for name in ("lat", "lon")}
            self.places.add(name, msgspec.convert({"sides": after["sides"], **where}, Crossing))
            self._listed[name] = len(self.added)
        return Added(item.line, item.own_id, Edit(Key(self.table, name), str(next(self._numbers)), None, after), ties)

    def _slug(self, words: str) -> str:
        """Letters and digits of some words, such as `acled-gha1295`."""
        return _NOT_A_SLUG.sub("-", fold(words)).strip("-")[:_LONGEST_SLUG].rstrip("-") or "record"

    def _mapped(self, cells: Any, line: int) -> tuple[Document, tuple[Tie, ...]]:
        """The record that a row makes, with the crossings it belongs to."""
        document = self._says(self.layout, cells, lambda text: self.warnings.append(Notice(line, text)), line)
        return self._tied(document, self._countries(cells))

    def _says(self, layout: Layout, cells: Any, warn: Warn, line: int = 0) -> Document:
        """The record that a row makes; one that a format of another package makes wrong is refused."""
        document = layout.document(cells, self.names, warn)
        refuse_wrong(layout, Key(self.table, ""), document, line)
        return document

    def _countries(self, cells: Any) -> frozenset[str]:
        """The countries that a row says it lies in, where its layout tells."""
        told = getattr(self.layout, "countries", None)
        found: frozenset[str] = told(cells) if told else frozenset()
        return found

    def _tied(self, document: Document, countries: frozenset[str]) -> tuple[Document, tuple[Tie, ...]]:
        if self.table != "events" or "crossings" in document:
            return document, ()
        ties = self.places.ties(document.get("place"), countries)
        if not ties:
            return document, ()
        fields = list(document.items())
        at = next((number for number, (name, _) in enumerate(fields) if name == "place"), len(fields))
        fields.insert(at, ("crossings", list(dict.fromkeys(tie.crossing for tie in ties))))
        return dict(fields), ties

    def _crossing_of(self, item: Item) -> str:
        """The crossing that the desk has already, where the row is one of the same name at the same place."""
        if self.table != "crossings":
            return ""
        return self.places.same_as(self._says(self.layout, item.cells, lambda _: None, item.line)) or ""

    def _tell_again(self, item: Item, key: Key) -> None:
        """What is odd about a row whose record is here already, and whether that is still as the row made it."""
        odd: list[str] = []
        says = self._says(self.layout, item.cells, odd.append, item.line)
        if odd:
            before = self.store.document(key)
            held = {name: value for name, value in before.items() if name not in ("id", "origin", "crossings")}
            says.pop("crossings", None)
            since = "" if same(held, says) else CHANGED_SINCE
            self.warnings += [Notice(item.line, f"{text}{since}") for text in odd]

    def _leave(self, item: Item, why: str) -> None:
        self.deleted.append(Kept(item.line, item.raw, why, odd=True))
        self.warnings.append(Notice(item.line, why))

    def _take_joined(self, item: Item, crossing: str) -> None:
        """The row gives its names to the crossing that is there; the row itself is only kept."""
        key = Key("crossings", crossing)
        document, _ = self._mapped(item.cells, item.line)
        why = HERE_ALREADY.format(crossing)
        self.joined[item.own_id] = Kept(item.line, item.raw, why, odd=False)
        if (number := self._listed.get(crossing)) is not None:
            row = self.added[number]
            after = joined(row.edit.after or {}, document)
            self.added[number] = row._replace(edit=row.edit._replace(becomes=after))
            return
        before = self.store.document(key)
        after = joined(before, document)
        if not same(before, after):
            cells = tuple(CellChange("new", "", words) for words in news(before, after))
            self.changed.append(Changed(item.line, item.own_id, Edit(key, "", before, after), cells))

    def _take_changed(self, item: Item, known: ImportedRecord) -> None:
        origin = known.origin
        followed = self.import_id if self.import_id in origin.rows else origin.import_id
        sheet, layout = self._before.opened(followed)
        cells_before = sheet.cells(origin.rows[followed])
        said = self._says(layout, cells_before, lambda _: None)
        base, _ = self._tied(said, self._countries(cells_before) if layout.name == self.layout.name else frozenset())
        theirs, ties = self._mapped(item.cells, item.line)
        before = self.store.document(known.key)
        mine = {name: value for name, value in before.items() if name not in ("id", "origin")}
        if origin.gone and mine.get("review") == Review.SUPERSEDED.value:
            del mine["review"]
        clashes: list[Clash] = []
        merged = updated(base, mine, theirs, clashes)
        cells = self._before.differences(followed, origin.rows[followed], item)
        told = bool(cells) or origin.gone
        kept_origin = {name: value for name, value in before["origin"].items() if name not in _OF_ROWS}
        came = origin.with_row(self.import_id, item.raw, followed=told)
        after = {"id": before.get("id", known.key.id), **merged, "origin": came | kept_origin}
        edit = Edit(known.key, "", before, after)
        if not told:
            self.silent.append(edit)
            self.unchanged += 1
            return
        stays = tuple(dict.fromkeys(clash.path[0] for clash in clashes if clash.mine is not ABSENT))
        new_ties = ties if merged.get("crossings") != mine.get("crossings") else ()
        self.changed.append(Changed(item.line, item.own_id, edit, cells, stays, new_ties))
        if stays:
            words = f"{item.own_id}: the newer export changes {', '.join(stays)}, and so did you; yours is kept"
            self.warnings.append(Notice(item.line, words))
        if back := dict.fromkeys(".".join(clash.path) for clash in clashes if clash.mine is ABSENT):
            words = f"{item.own_id}: the newer export changes {', '.join(back)}, which you took out; it is back"
            self.warnings.append(Notice(item.line, words))

    def _vanished(self) -> list[Vanished]:
        gone = []
        for own_id, row in reversed(self.held.items()):
            stands = row.origin.import_id == self.earlier and not (row.origin.gone or row.was_merged)
            if stands and own_id not in self._before.places:
                before = self.store.document(row.key)
                after = {"review": Review.SUPERSEDED.value, **before, "origin": {**before["origin"], "gone": True}}
                gone.append(Vanished(own_id, Edit(row.key, "", before, _in_order(before, after))))
        return gone

    def _made(self) -> tuple[Edit, ...]:
        """The new actors, sources and crossings that the records name, in the order in which they were first named."""
        edits = chain((row.edit for row in chain[Added | Changed](self.added, self.changed)), self.silent)
        is_newer = self.changed or self.silent or self.unchanged
        wanted = referred(edit.after or {} for edit in edits) if is_newer else self.names.made.keys()
        numbers = {table: count(int(self.store.free_doc_id(table))) for table in ("actors", "sources", "crossings")}
        return tuple(
            Edit(key, str(next(numbers[key.table])), None, document)
            for key, document in self.names.made.items()
            if key in wanted
        )

    def _imported(self) -> Edit | None:
        """The record of the import, None where it stays as it is."""
        reading = self.reading
        after: Document = {"id": self.import_id, "system": self.layout.system, "layout": self.layout.name}
        after |= {"file": reading.file.rpartition("/")[2], "encoding": reading.encoding}
        after |= {"bom": True} if reading.bom else {}
        after |= kept(self.layout)
        after |= {"chosen": dict(reading.chosen)} if reading.chosen else {}
        after |= reading.sheet.head
        after["order"] = [row.own_id if isinstance(row, Item) else row.document() for row in self._order()]
        if self.import_id != self.earlier:
            if not self.added and self._is_there(after):
                return None
            return Edit(Key("imports", self.import_id), self.store.free_doc_id("imports"), None, after)
        key = Key("imports", self.earlier)
        before = self.store.document(key)
        return None if _same_file(before, after) else Edit(key, "", before, after)

    def _is_there(self, imported: Document) -> bool:
        """Whether the very same file was imported before; so it is where none of its rows made a record."""
        known = (name for name, record in self.store.imports.items() if record.system == self.layout.system)
        return any(_same_file(self.store.document(Key("imports", name)), imported) for name in known)

    def _order(self) -> list[Item | Kept]:
        return [self.joined.get(row.own_id, row) if isinstance(row, Item) else row for row in self.reading.order]


def _in_order(before: Document, after: Document) -> Document:
    """The fields in the order of the earlier document, a new one before the last."""
    fields = {name: after[name] for name in before if name != "origin"}
    return fields | {name: value for name, value in after.items() if name not in fields}


def _same_file(one: Document, other: Document) -> bool:
    return same({**one, "id": "", "file": ""}, {**other, "id": "", "file": ""})


def joined(mine: Document, theirs: Document) -> Document:
    """My crossing with their other names and ids, and with their position where mine has none."""
    sides = list(mine.get("sides") or [])
    for side in theirs.get("sides", []):
        country = side.get("country")
        at = next((number for number, each in enumerate(sides) if not country or each.get("country") == country), None)
        if at is None:
            sides.append(side)
        else:
            sides[at] = _with_names(sides[at], side, {fold(word) for each in sides for word in _words(each)})
    ids = {**theirs.get("external_ids", {}), **mine.get("external_ids", {})}
    known = {"lat", "lon"} <= mine.keys()
    position: Document = {} if known else {name: theirs[name] for name in ("lat", "lon") if name in theirs}
    return {**mine, "sides": sides, **position, **({"external_ids": ids} if ids else {})}


def news(before: Document, after: Document) -> list[str]:
    """What a crossing has after the joining that it had not before, in words."""
    sides = before.get("sides") or []
    known = {word for side in sides for word in _words(side)}
    found = [word for side in after["sides"] for word in _words(side) if word and word not in known]
    ids = before.get("external_ids") or {}
    found += [f"{name} id {value}" for name, value in after.get("external_ids", {}).items() if name not in ids]
    return found + (["position"] if "lat" in after and "lat" not in before else [])


def _words(side: Document) -> list[str]:
    return [side.get("name", ""), *(name.get("value", "") for name in side.get("names") or [])]


def _with_names(mine: Document, theirs: Document, known: set[str]) -> Document:
    names = [{"value": theirs.get("name", ""), "kind": "alias"}, *theirs.get("names", [])]
    new = {fold(name["value"]): name for name in names if name.get("value") and fold(name["value"]) not in known}
    return {**mine, "names": [*(mine.get("names") or []), *new.values()]} if new else mine


def updated(base: Document, mine: Document, theirs: Document, clashes: list[Clash]) -> Document:
    """The record with both sides' changes since the earlier row said `base`; notes where they exclude each other."""
    beside = [name for each in mine.get("claims") or () if (name := _beside_what(each)) and claim(theirs, name)]
    still = [name for name in beside if _value(mine, name) != _value(theirs, name)]
    found: Document = merge_values(_with(base, beside), mine, _with(theirs, still), (), clashes)
    return _with(theirs, [name for name in map(_figure, clashes) if name and name not in beside], into=found)


def _figure(clash: Clash) -> str:
    """The id of the claim whose value both sides changed; empty for any other clash."""
    is_figure = len(clash.path) == 3 and clash.path[0] == "claims" and clash.path[2] == "value"
    return clash.path[1] if is_figure and ABSENT not in (clash.mine, clash.theirs) else ""


def _beside_what(each: Any) -> str:
    """The id of the claim that a claim stands beside; empty where it does not."""
    own_id = each.get("id") if isinstance(each, dict) else None
    return own_id.removesuffix(BESIDE) if isinstance(own_id, str) and own_id.endswith(BESIDE) else ""


def _value(document: Document, claim_id: str) -> Any:
    return (claim(document, claim_id) or {}).get("value")


def _with(says: Document, names: list[str], into: Document | None = None) -> Document:
    """A document, or another, with what one says of some claims standing beside them."""
    into = says if into is None else into
    found = [{**each, "id": f"{name}{BESIDE}"} for name in names if (each := claim(says, name))]
    return {**into, "claims": [*(into.get("claims") or ()), *found]} if found else into
