"""What each action changes: documents before and after, with words that name it. Applies nothing itself.

`settled` says what a change comes to on documents that may have become others since it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from store.desk.history import Change, Edit
from store.desk.memory import Memory
from store.desk.sides import with_sides
from store.file.image import differences
from store.file.merge_values import merge_documents
from store.file.reader import parse
from store.records.documents import with_claim_ids, with_each, with_value
from store.records.introspection import field_at
from store.records.json_values import encode, same
from store.records.model import Document, Key, Path
from store.records.references import references_in
from store.text.slug import free, slug

if TYPE_CHECKING:
    from store.file.earlier_copies import Copy

_ONE = {"crossings": "crossing", "events": "event", "sources": "source", "actors": "actor"}
_LONGEST_TITLE = 60
_PLACEHOLDER = re.compile(rf"new-({'|'.join(_ONE.values())})(-\d+)?")
"""The ids of records that were made with nothing filled in yet."""


def title_of(table: str, document: Document) -> str:
    """What a record is called in sentences about it."""
    if table == "crossings":
        sides = document.get("sides")
        names = [side.get("name") for side in sides if isinstance(side, dict)] if isinstance(sides, list) else []
        title = " ⇄ ".join(name for name in names if isinstance(name, str) and name)
    else:
        title = next((text for name in ("title", "name", "publisher") if (text := _text(document, name))), "")
    title = title or _text(document, "id") or f"an untitled {_ONE.get(table, 'record')}"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


def edited_each(memory: Memory, values: Mapping[Key, Any], path: Path) -> Change:
    """Change the value at one path of several records, each to its own; None removes it."""
    edits = []
    for key, value in values.items():
        before = memory.existing(key)
        after = with_claim_ids(before, with_value(before, path, value))
        edits.append(Edit(key, memory.doc_id(key), before, after))
    change = Change(f"{_field(edits[0].key.table, path)} of {_which(edits)}", tuple(edits))
    return with_sides(memory, change, partial(referring, memory))


def edited_together(memory: Memory, key: Key, values: Mapping[Path, Any]) -> Change:
    """Change several fields of one record at once; the first of them names the change."""
    before = memory.existing(key)
    after = before
    for path, value in values.items():
        after = with_value(after, path, value)
    edit = Edit(key, memory.doc_id(key), before, with_claim_ids(before, after))
    change = Change(f"{_field(key.table, next(iter(values)))} of {_which([edit])}", (edit,))
    return with_sides(memory, change, partial(referring, memory))


def replaced(memory: Memory, key: Key, document: Document) -> Change:
    """Replace all of a record."""
    before = memory.existing(key)
    edit = Edit(key, memory.doc_id(key), before, with_claim_ids(before, document))
    change = Change(f"all of {title_of(key.table, document)}", (edit,))
    return with_sides(memory, change, partial(referring, memory))


def added(memory: Memory, table: str, documents: Iterable[Document], words: str | None = None) -> Change:
    """Add records. One without an id gets one made of its title and date, and a taken id gets a number."""
    taken = {*memory.record_map(table)}
    numbers = count(int(memory.free_doc_id(table)))
    edits = []
    for document in documents:
        name = free(_text(document, "id") or _slug(table, document), taken)
        taken.add(name)
        after = with_claim_ids(None, {"id": name, **document} | {"id": name})
        edits.append(Edit(Key(table, name), str(next(numbers)), None, after))
    return Change(words or f"new {_which(edits)}", tuple(edits))


def added_together(memory: Memory, documents: Iterable[tuple[str, Document]], words: str) -> Change:
    """Add records of several tables, given with their tables; a later one may refer to an earlier one."""
    tables: dict[str, list[Document]] = {}
    for table, document in documents:
        tables.setdefault(table, []).append(document)
    return Change(words, tuple(edit for table, new in tables.items() for edit in added(memory, table, new).edits))


def deleted(memory: Memory, keys: Iterable[Key]) -> Change:
    """Delete records. References to them stay, and the checks report those."""
    edits = [Edit(key, memory.doc_id(key), memory.existing(key), None) for key in dict.fromkeys(keys)]
    return Change(f"deleted {_which(edits)}", tuple(edits))


def duplicated(memory: Memory, key: Key) -> Change:
    """Copy a record under the next free id, without the row that it was imported from."""
    document = {name: value for name, value in memory.existing(key).items() if name != "origin"}
    return added(memory, key.table, [document], f"copy of {title_of(key.table, document)}")


def renamed(memory: Memory, key: Key, new_id: object) -> Change:
    """Give a record another id, and all references to it. Raises ValueError where the id is taken or empty."""
    if not new_id or not isinstance(new_id, str):
        raise ValueError("a record must keep an id; expected a new one such as qaim-drones-2019-08")
    if new_id in memory.record_map(key.table) and new_id != key.id:
        offer = free(new_id, memory.record_map(key.table))
        raise ValueError(f'"{new_id}" is already the id of another of the {key.table}; "{offer}" is free')
    before = memory.existing(key)
    documents = {key: {"id": new_id, **before} | {"id": new_id}}
    for other, paths in referring(memory, key).items():
        documents[other] = with_each(documents.get(other) or memory.existing(other), paths, lambda _: new_id)
    edits = tuple(
        Edit(other, memory.doc_id(other), memory.existing(other), after) for other, after in documents.items()
    )
    return Change(f"id of {title_of(key.table, before)}", edits)


def id_by_name(memory: Memory, key: Key) -> str | None:
    """The id made of a record's name, where the present one is a placeholder; None where a person chose it."""
    if not _PLACEHOLDER.fullmatch(key.id):
        return None
    return free(_slug(key.table, memory.existing(key)), {*memory.record_map(key.table)} - {key.id})


def referring(memory: Memory, key: Key) -> dict[Key, list[Path]]:
    """The records that refer to one, each with the paths of the references."""
    found: dict[Key, list[Path]] = {}
    for table, doc_id in memory.naming(key.id):
        document = memory.document(table, doc_id) or {}
        paths = [path for path, to in references_in(table, document) if to == key]
        if paths:
            found[Key(table, memory.name(table, doc_id))] = paths
    return found


def merged_events(memory: Memory, keep: Key, other: Key) -> Change:
    """Make one event of two: all claims of both, and the other's fields where the kept one has none.

    What the other event said differently is kept too: its date and status as claims, the rest under `origin`.
    References to it become references to the kept one.
    """
    kept, gone = memory.existing(keep), memory.existing(other)
    documents = {keep: with_claim_ids(kept, _both(kept, gone, other.id))}
    for key, paths in referring(memory, other).items():
        if key not in (keep, other):
            documents[key] = with_each(memory.existing(key), paths, lambda _: keep.id)
    documents[keep] = _unrelated(documents[keep], (keep.id, other.id))
    edits = [Edit(key, memory.doc_id(key), memory.existing(key), after) for key, after in documents.items()]
    edits.append(Edit(other, memory.doc_id(other), gone, None))
    return Change(f"merged {title_of('events', gone)} into {title_of('events', kept)}", tuple(edits))


def restored(memory: Memory, copy: Copy) -> Change:
    """Change the documents to those of an earlier copy. Raises FileProblem where the copy is damaged."""
    image = parse(copy.content(), str(copy.path))
    places = dict.fromkeys([*differences(memory.image, image), *memory.unsaved])
    edits = []
    for table, doc_id in places:
        before, after = memory.reading(table, doc_id), image.find(table, doc_id)
        if before != after:
            edits.append(Edit(Key(table, memory.name(table, doc_id)), doc_id, before, after))
    return Change(f"the file as of {copy.taken:%d %b %Y %H:%M} UTC", tuple(edits))


_LISTS = ("crossings", "actors", "sources", "tags", "related")


def _both(kept: Document, gone: Document, gone_id: str) -> Document:
    both = {**gone, **kept}
    for name in _LISTS:
        lists = [value for value in (kept.get(name), gone.get(name)) if isinstance(value, list)]
        if lists:
            both[name] = list({encode(item): item for items in lists for item in items}.values())
    external = [value for value in (gone.get("external_ids"), kept.get("external_ids")) if isinstance(value, dict)]
    if external:
        both["external_ids"] = {system: own_id for ids in external for system, own_id in ids.items()}
    differing = {
        name: value
        for name, value in gone.items()
        if name not in (*_LISTS, "id", "claims", "external_ids", "origin") and both[name] != value
    }
    claims = [*_claims(kept), *_other_claims(kept, gone)]
    source = next((claim["source"] for claim in _claims(gone) if claim.get("source")), None)
    for about in ("date", "status"):
        value = differing.get(about)
        if isinstance(value, str) and value:
            del differing[about]
            claims.append({"about": about, "value": value} | ({"source": source} if source else {}))
    if claims:
        both["claims"] = claims
    return _with_origins(both, kept, gone, gone_id, differing)


def _with_origins(both: Document, kept: Document, gone: Document, gone_id: str, differing: Document) -> Document:
    """Return the document with the other's differing fields and origins beside the kept record's origin."""
    own, other = (value if isinstance(value := each.get("origin"), dict) else {} for each in (kept, gone))
    before = [value for each in (own, other) if isinstance(value := each.get("merged"), dict)]
    other = {name: value for name, value in other.items() if name != "merged"}
    of_other = {**differing, **({"origin": other} if other else {})}
    merged = {name: value for each in before for name, value in each.items()} | (
        {gone_id: of_other} if of_other else {}
    )
    origin = {**own, **({"merged": merged} if merged else {})}
    return {name: value for name, value in both.items() if name != "origin"} | ({"origin": origin} if origin else {})


def _claims(document: Document) -> list[Document]:
    claims = document.get("claims")
    return [claim for claim in claims if isinstance(claim, dict)] if isinstance(claims, list) else []


def _other_claims(kept: Document, gone: Document) -> list[Document]:
    """The other event's claims that the kept one has not; those get ids anew, for ids are short and clash."""
    said, others = _without_ids(kept), _without_ids(gone)
    return [claim for claim in others if claim not in said]


def _without_ids(document: Document) -> list[Document]:
    return [{name: value for name, value in claim.items() if name != "id"} for claim in _claims(document)]


def _unrelated(document: Document, names: tuple[str, ...]) -> Document:
    related = document.get("related")
    if not isinstance(related, list):
        return document
    return with_value(document, ("related",), [name for name in related if name not in names] or None)


def _slug(table: str, document: Document) -> str:
    words = title_of(table, {name: value for name, value in document.items() if name != "id"})
    if table == "sources":
        words = " ".join(filter(None, (_text(document, "publisher"), _text(document, "title"))))
    return slug(words, _text(document, "date") or _text(document, "published"), otherwise=_ONE[table])


def _text(document: Document, name: str) -> str:
    value = document.get(name)
    return value if isinstance(value, str) else ""


def _field(table: str, path: Path) -> str:
    """Return what a field is called on the screen; a field unknown to the format, by its name in the file."""
    names = [step for step in path if isinstance(step, str)]
    declared = field_at(table, path)
    name = declared.label if declared else names[-1].replace("_", " ")
    name = name[0].lower() + name[1:] if name[1:].islower() else name
    if names[0] == "claims":
        return "a claim" if len(names) == 1 else f"{name} of a claim"
    return name


def _which(edits: list[Edit]) -> str:
    if len(edits) == 1:
        edit = edits[0]
        return title_of(edit.key.table, edit.before or edit.after or {})
    tables = {edit.key.table for edit in edits}
    return f"{len(edits)} {tables.pop() if len(tables) == 1 else 'records'}"


def settled(memory: Memory, change: Change) -> tuple[Edit, ...]:
    """Return the edits that make the change on the documents as they are now, each with its place and content.

    The change's own before and after are two sides of a merge, the document as it stands is the third. Where both sides
    changed the same value, what stands is kept: undo and redo never take back what someone else did meanwhile.
    """
    numbers: dict[str, count[int]] = {}
    edits = []
    for edit in change.edits:
        table = edit.key.table
        doc_id = _place(memory, edit)
        if doc_id is None:
            numbers.setdefault(table, count(int(memory.free_doc_id(table))))
            doc_id = str(next(numbers[table]))
        current = memory.reading(table, doc_id)
        if current is edit.was is None and doc_id == edit.doc_id:
            edits.append(edit)
        else:
            edits.append(edit._replace(doc_id=doc_id, was=current, becomes=_merged(edit, current)))
    return tuple(edits)


def _merged(edit: Edit, current: Document | None) -> Document | None:
    if same(current, edit.before):
        return edit.after
    if current is None and edit.before is not None:
        return None
    return merge_documents(edit.before, current, edit.after)[0]


def _place(memory: Memory, edit: Edit) -> str | None:
    """Return the document id of the record now; None where the record is new and its old number is taken."""
    table, doc_id = edit.key.table, edit.doc_id
    ids = edit.ids
    standing = memory.raw(table, doc_id) is not None
    if standing and (memory.own_id(table, doc_id) in ids if ids else edit.was is not None):
        return doc_id
    elsewhere = next((other for name in ids if (other := memory.record_map(table).doc_id(name))), None)
    return (edit.was and elsewhere) or (None if standing else doc_id)
