"""The bytes of a changed file: what was written, put between the stretches of the file as read that did not change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from store.file.base import Base
from store.file.scan import Members
from store.file.slices import Written
from store.file.splice import Addition, Edits, Patch, plan
from store.records.json_values import encode

Chunk: TypeAlias = bytes | memoryview


def patched(base: Base, tables: Iterable[str], written: Mapping[str, Mapping[str, Written]]) -> list[Chunk]:
    """The bytes of the file with these tables and these records written over it."""
    patches = _top_patches(base, list(tables), written)
    for table in tables:
        if table in base.tables and written.get(table):
            patches += _table_patches(base, base.tables[table].members, written[table].items())
    view = memoryview(base.raw)
    pieces: list[Chunk] = []
    at = 0
    for patch in sorted(patches, key=lambda patch: patch[:2]):
        pieces += [view[at : patch.start], *patch.pieces]
        at = patch.end
    return [piece for piece in (*pieces, view[at:]) if piece]


def _table_patches(base: Base, members: Members, ours: Iterable[tuple[str, Written]]) -> list[Patch]:
    removed: set[int] = set()
    replaced: dict[int, Patch] = {}
    added: list[Addition] = []
    lead = b""
    for name, new in ours:
        if new.place is not None and new.text is None:
            removed.add(new.place)
        elif new.place is not None and new.text is not None:
            replaced[new.place] = _replacement(base.raw, members, name, new.place, new.lead, new.text)
        elif new.text is not None:
            lead = new.lead or b""
            added.append(Addition(len(members.starts) - 1, (_name(name), new.text)))
    closing = lead.removesuffix(base.style.indent.encode())
    return plan(base.raw, members, Edits(removed, replaced, added), lead, closing)


def _replacement(raw: bytes, members: Members, name: str, index: int, lead: bytes | None, text: bytes) -> Patch:
    if lead is None:
        return Patch(members.starts[index], members.ends[index], [text])
    return Patch(members.lead(raw, index)[0], members.ends[index], [lead, _name(name), text])


def _top_patches(base: Base, tables: list[str], written: Mapping[str, Mapping[str, Written]]) -> list[Patch]:
    removed = {index for index, name in enumerate(base.top.names) if name not in tables}
    new = [name for name in tables if name not in base.tables]
    if not removed and not new:
        return []
    lead = (base.style.eol + base.style.indent).encode()
    if base.top.names:
        own = base.raw[slice(*base.top.lead(base.raw, 0))]
        lead = own if b"\n" in own else lead
    last = len(base.top.names) - 1
    added = [Addition(last, [_name(name), *_table(written.get(name, {}), lead)]) for name in new]
    return plan(base.raw, base.top, Edits(removed, {}, added), lead, base.style.eol.encode())


def _table(records: Mapping[str, Written], lead: bytes) -> list[bytes]:
    """The text of a table that was not there, in pieces."""
    members = ((b",", new.lead or b"", _name(doc_id), new.text) for doc_id, new in records.items() if new.text)
    pieces = [piece for member in members for piece in member]
    return [b"{", *pieces[1:], lead, b"}"] if pieces else [b"{}"]


def _name(name: str) -> bytes:
    return encode(name).encode() + b": "
