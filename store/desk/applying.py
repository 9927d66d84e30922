"""How a change takes effect on documents that may have become others since: a merge that reverts nobody else's change.

The change's own before and after are two sides, the document as it stands the third. Where both sides changed the same
value, what stands is kept. So undo and redo never take back what someone else did in the meantime.
"""

from __future__ import annotations

from itertools import count

from store.desk.history import Change, Edit
from store.desk.memory import Memory
from store.file.merge_values import ABSENT, Clash, merge_values
from store.records.json_values import same
from store.records.model import Document


def settled(memory: Memory, change: Change) -> tuple[Edit, ...]:
    """Return the edits that make the change on the documents as they are now, each with its place and content."""
    numbers: dict[str, count[int]] = {}
    edits = []
    for edit in change.edits:
        table = edit.key.table
        doc_id = _place(memory, edit)
        if doc_id is None:
            numbers.setdefault(table, count(int(memory.free_doc_id(table))))
            doc_id = str(next(numbers[table]))
        current = memory.reading(table, doc_id)
        if current is edit.before is None and doc_id == edit.doc_id:
            edits.append(edit)
        else:
            edits.append(edit._replace(doc_id=doc_id, before=current, after=_merged(edit, current)))
    return tuple(edits)


def _merged(edit: Edit, current: Document | None) -> Document | None:
    if same(current, edit.before):
        return edit.after
    if current is None and edit.before is not None:
        return None
    sides = [ABSENT if side is None else side for side in (edit.before, current, edit.after)]
    clashes: list[Clash] = []
    merged = merge_values(sides[0], sides[1], sides[2], (), clashes)
    return None if merged is ABSENT else merged


def _place(memory: Memory, edit: Edit) -> str | None:
    """Return the document id of the record now; None where the record is new and its old number is taken."""
    table, doc_id = edit.key.table, edit.doc_id
    ids = [str(side["id"]) for side in (edit.before, edit.after) if side and side.get("id")]
    standing = memory.raw(table, doc_id) is not None
    if standing and (memory.own_id(table, doc_id) in ids if ids else edit.before is not None):
        return doc_id
    elsewhere = next((other for name in ids if (other := memory.record_map(table).doc_id(name))), None)
    return (edit.before and elsewhere) or (None if standing else doc_id)
