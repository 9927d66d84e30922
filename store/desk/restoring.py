"""Bringing back an earlier state of the file from its version copies: as one change, so that it can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.desk.history import Change, Edit
from store.desk.memory import Memory
from store.file.durable import locked, replace
from store.file.reader import parse, read_bytes
from store.file.watch import differences
from store.records.model import Key

if TYPE_CHECKING:
    from store.file.earlier_copies import Copies, Copy


def restored(memory: Memory, copy: Copy) -> Change:
    """What leads from the documents as they are to those of the copy. Raises FileProblem where the copy is damaged."""
    image = parse(copy.content(), str(copy.path))
    places = dict.fromkeys([*differences(memory.image, image), *memory.unsaved])
    edits = []
    for table, doc_id in places:
        before, after = memory.reading(table, doc_id), image.find(table, doc_id)
        if before != after:
            edits.append(Edit(Key(table, memory.name(table, doc_id)), doc_id, before, after))
    return Change(f"the file as of {copy.taken:%d %b %Y %H:%M} UTC", tuple(edits))


def replaced_file(path: Path, copy: Copy, copies: Copies) -> None:
    """Put the copy in the place of a file that cannot be read, whose text is set aside.

    Raises NotSaved where either fails, the file as it was.
    """
    content = copy.content()
    parse(content, str(copy.path))
    with locked(str(path)):
        copies.set_aside(read_bytes(str(path))[0])
        replace(str(path), [content])
