"""Conflicted copies: what a syncing folder puts beside the file where two machines changed it at once.

Such a copy does not say what both came from. So whatever only one of the two has is kept, and where they differ a
person decides: no deletion and no older value is ever taken from it in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from store.desk.history import Change, Edit
from store.file.errors import BadShape
from store.file.layout import Image
from store.file.merge_values import ABSENT
from store.file.migrations import refuse_newer
from store.file.reader import empty_base, parse, read_bytes
from store.file.reconcile import changes_between, reconcile
from store.records.json_values import identities, same
from store.records.model import Key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from store.desk.memory import Memory
    from store.file.copies import Copies
    from store.records.model import Document

_SAYS_SO: Final = re.compile("conflict|conflit|konflikt|çakış|تعارض", re.IGNORECASE)
"""As Dropbox, Nextcloud, Syncthing, Seafile, OneDrive and pCloud call them, in some languages."""


def conflicted_copies(path: Path) -> list[Path]:
    """The files beside a data file whose names say that they are conflicted copies of it, by name."""
    own = path.resolve()
    try:
        beside = [other for other in own.parent.iterdir() if other.name != own.name]
    except OSError:
        return []
    return sorted(
        other
        for other in beside
        if other.suffix == own.suffix
        and other.stem.startswith(own.stem)
        and _SAYS_SO.search(other.stem[len(own.stem) :])
        and other.is_file()
    )


def taking_in(memory: Memory, path: Path) -> Change:
    """What taking in a conflicted copy changes, as one undo step; what both say differently waits for a decision.

    Raises FileProblem where the copy cannot be read whole.
    """
    copy = parse(read_bytes(str(path))[0], str(path))
    refuse_newer(copy)
    for wrong in copy.quarantined:
        raise BadShape(str(path), f"{wrong.table}: {wrong.why}", wrong.line, wrong.column)
    ours = memory.image.with_changes({place: memory.reading(*place) for place in memory.unsaved})
    merged = reconcile(_in_common(copy, ours), copy, ours).image
    edits = (
        Edit(Key(each.table, memory.name(each.table, each.doc_id)), each.doc_id, each.before, each.after)
        for each in changes_between(ours, merged)
    )
    return Change(f"merged {path.name}", tuple(edits))


def put_away(path: Path, copies: Copies) -> Path:
    """Move a copy that was taken in into the state folder, where none of it is lost; where it is now.

    Raises FileProblem where it cannot be read, or the state folder has no room.
    """
    kept = copies.set_aside(read_bytes(str(path))[0])
    path.unlink(missing_ok=True)
    return kept


def _in_common(copy: Image, ours: Image) -> Image:
    """What both surely came from: the records that both have, with what they say alike."""
    common: dict[tuple[str, str], Document | None] = {}
    for table in copy.tables.keys() & ours.tables.keys():
        mine, theirs = _documents(copy, table), _documents(ours, table)
        by_id = {document["id"]: document for document in theirs.values() if isinstance(document.get("id"), str)}
        for doc_id, document in mine.items():
            name = document.get("id")
            other = by_id.get(name) if isinstance(name, str) and name else theirs.get(doc_id)
            if other is not None and (name or table == "meta" or _are_alike(document, other)):
                common[table, doc_id] = _alike(document, other)
    return Image(copy.path, empty_base(), {}).with_changes(common)


def _documents(image: Image, table: str) -> Mapping[str, Document]:
    found = {doc_id: image.find(table, doc_id) for doc_id in image.tables[table]}
    return {doc_id: document for doc_id, document in found.items() if document is not None}


def _are_alike(one: Document, other: Document) -> bool:
    """Whether two records without an id say half of what they say alike: then they are one."""
    alike = sum(name in other and same(value, other[name]) for name, value in one.items())
    return 2 * alike >= max(len(one), len(other))


def _alike(one: Any, other: Any) -> Any:
    """What two values have in common, ABSENT where that is nothing."""
    if same(one, other):
        return one
    if isinstance(one, dict) and isinstance(other, dict):
        parts = {name: _alike(one[name], other[name]) for name in one if name in other}
        return {name: part for name, part in parts.items() if part is not ABSENT}
    if isinstance(one, list) and isinstance(other, list):
        there = dict(zip(identities(other), other, strict=True))
        parts_of_list = [
            _alike(item, there[key]) for key, item in zip(identities(one), one, strict=True) if key in there
        ]
        return [part for part in parts_of_list if part is not ABSENT]
    return ABSENT
