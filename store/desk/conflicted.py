"""Conflicted copies: what a syncing folder puts beside the file where two machines changed it at once.

Such a copy does not say what both came from. So whatever only one of the two has is kept, and where they differ a
person decides: no deletion and no older value is ever taken from it in silence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from store.desk.history import Change, Edit
from store.desk.memory import Memory
from store.file.base import Quarantined, Stamp
from store.file.errors import BadShape
from store.file.image import Image, refuse_newer
from store.file.merge import slug_of
from store.file.merge_values import ABSENT
from store.file.reader import empty_base, parse
from store.file.reconcile import DocChange, changes_between, reconcile
from store.records.json_values import as_far_as_read, identities, same
from store.records.model import Document, Key

_MARK: Final = re.compile(
    r"""(?: \ ?[(\[] (?P<said> (?: [^()\[\]] | \([^()]*\) )* ) [)\]]
    | \.sync-conflict-\d[\w-]*                                                     # Syncthing
    | _conflict-(?:[^_]*-)?\d{8}(?:-\d+)*                                          # ownCloud, and Nextcloud before
    | _[^_]+_[a-z]{3}-\d\d-\d{4,6}-\d{4}_[a-z]*conflict(?:_\d+)?                   # Synology Drive
    ) (?:\ \(\d+\))? \Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a syncing program puts behind a file's name; what is `said` in brackets has to pass both of the next two."""
_CONFLICT: Final = re.compile("conflict|conflit|konflikt|çakış|تعارض|конфл[иі]кт", re.IGNORECASE)
_OF_A_COPY: Final = re.compile(
    r"""\bcop(?:y|ie|ia)\b | \bcópia\b | kopi | kopya | نسخ | коп[иі] | conflicted | sfconflict | \d{4}-\d\d-\d\d
    | \A (?: (?:case|encoding|unicode\ encoding|white\ ?space)\  )? conflict (?:\ \d+)? \Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""As Dropbox, Nextcloud, Seafile and pCloud say it in some languages: a file about a conflict is no copy."""


def conflicted_copies(path: Path) -> list[Path]:
    """The files beside a data file whose names say that they are conflicted copies of it, by name.

    A copy belongs to the file with the longest name that fits.
    """
    own = path.resolve()
    try:
        stems = {other: normalize("NFC", other.stem) for other in own.parent.iterdir() if other.suffix == own.suffix}
    except OSError:
        return []
    own_stem, known = normalize("NFC", own.stem), set(stems.values())
    copies = (other for other, stem in stems.items() if _MARK.search(stem) and _original(stem, known) == own_stem)
    return sorted(other for other in copies if other.is_file())


def _original(stem: str, known: Collection[str]) -> str | None:
    """Return the known file name of which this file name is a conflicted copy; None where it is none."""
    while mark := _MARK.search(stem):
        said = mark["said"]
        if said is not None and not (_CONFLICT.search(said) and _OF_A_COPY.search(said)):
            return None
        stem = stem[: mark.start()]
        if stem in known:
            return stem
    return None


def taking_in(memory: Memory, path: Path, content: bytes) -> Change:
    """Merge a conflicted copy into the file, as one undo step; what both say differently waits for a decision.

    Raises FileProblem where the copy cannot be read whole, or has a record that ours has, too, but unreadable.
    """
    copy = parse(content, str(path))
    refuse_newer(copy)
    for wrong in _unreadable(copy):
        raise BadShape(str(path), f"{wrong.table}: {wrong.why}", wrong.line, wrong.column)
    ours = memory.image.with_changes({place: memory.reading(*place) for place in memory.unsaved})
    merged = reconcile(_in_common(copy, ours), copy, ours).image
    changes = changes_between(ours, merged)
    _refuse_twice(ours, changes)
    edits = (
        Edit(Key(each.table, memory.name(each.table, each.doc_id)), each.doc_id, each.before, each.after)
        for each in changes
    )
    return Change(f"merged {path.name}", tuple(edits))


def remove_taken_in(path: Path, stamp: Stamp) -> None:
    """Remove a copy that was taken in and saved; one that was written again since, or cannot be removed, stays."""
    with suppress(OSError):
        if Stamp.of(path.stat()) == stamp:
            path.unlink()


def _unreadable(image: Image) -> Iterator[Quarantined]:
    """The records of an image that cannot be taken for documents."""
    yield from image.quarantined
    yield from filter(None, image.check())


def _refuse_twice(ours: Image, changes: Iterable[DocChange]) -> None:
    """Raises BadShape where a new record has the id of one of ours that cannot be read: then it would stand twice."""
    new = {(each.table, slug_of(each.after or {})) for each in changes if each.before is None}
    for wrong in _unreadable(ours) if new else ():
        name = slug_of(as_far_as_read(wrong.raw))
        if name and (wrong.table, name) in new:
            why = f'{wrong.table}: "{name}" is in the copy, too, and this one cannot be read ({wrong.why})'
            raise BadShape(ours.path, f"{why}; correct it before they are merged", wrong.line, wrong.column)


def _in_common(copy: Image, ours: Image) -> Image:
    """Build the base for the merge: the records that both files have, each with the values they share."""
    common: dict[tuple[str, str], Document | None] = {}
    for table in copy.tables.keys() & ours.tables.keys():
        mine, theirs = _documents(copy, table), _documents(ours, table)
        by_id = {slug_of(document): document for document in theirs.values()}
        for doc_id, document in mine.items():
            name = slug_of(document)
            other = by_id.get(name) if name else theirs.get(doc_id)
            if other is not None and (name or table == "meta" or _are_alike(document, other)):
                common[table, doc_id] = _alike(document, other)
    return Image(copy.path, empty_base(), {}).with_changes(common)


def _documents(image: Image, table: str) -> Mapping[str, Document]:
    found = {doc_id: image.find(table, doc_id) for doc_id in image.tables[table]}
    return {doc_id: document for doc_id, document in found.items() if document is not None}


def _are_alike(one: Document, other: Document) -> bool:
    """Return whether two records without an id share at least half of their values, and so are taken for one."""
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
