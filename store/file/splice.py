"""Writing into the bytes of a file or record: what did not change keeps its bytes, whoever formatted them.

A record's result is read back; where it is not what was meant, it is written in the program's own form instead.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple, TypeAlias

from store.file.base import Base, place_fields
from store.file.form import Style, column_of, fits, form_item, form_record, form_value
from store.file.scan import Members, Scanner
from store.file.slices import Written
from store.records.json_values import Document, WrongValue, decode, encode, identities, peek, same

Chunk: TypeAlias = bytes | memoryview


class Patch(NamedTuple):
    """Replace the bytes from start to end by these pieces, which many records share rather than join."""

    start: int
    end: int
    pieces: Sequence[bytes]


class Addition(NamedTuple):
    """A new member, behind the old one of that index (None: before all)."""

    behind: int | None
    pieces: Sequence[bytes]


class Edits(NamedTuple):
    """What happens to the members of one object or array."""

    removed: Set[int]
    replaced: Mapping[int, Patch]
    added: Iterable[Addition]


def rewrite_record(old: bytes, after: Document, style: Style, lead: str) -> bytes:
    """The record's text with what changed in it. Raises WrongValue when ``old`` is no record we understand."""
    text = _rewrite(old, peek(old), after, style, lead)
    try:
        if same(decode(text), after):
            return text
    except (WrongValue, ValueError):
        pass
    return form_record(after, style, lead).encode()


def plan(raw: bytes, members: Members, edits: Edits, lead: bytes, closing: bytes) -> list[Patch]:
    """The patches, in order, that edit one object or array; ``lead`` goes before each new member."""
    count = len(members.starts)
    first = next((index for index in range(count) if index not in edits.removed), None)
    if first is None:
        body = [piece for addition in edits.added for piece in (b",", lead, *addition.pieces)]
        return [Patch(members.open, members.close, [*body[1:], closing] if body else [])]
    patches = [Patch(*patch) for patch in edits.replaced.values()]
    if first:
        end = edits.replaced[first].start if first in edits.replaced else members.starts[first]
        patches.append(Patch(members.lead(raw, 0)[1], min(end, members.lead(raw, first)[1]), ()))
    patches += [Patch(members.ends[index - 1], members.ends[index], ()) for index in edits.removed if index > first]
    patches += _insertions(raw, members, edits, lead, first)
    return sorted(patches, key=lambda patch: patch[:2])


def apply(raw: bytes, patches: Iterable[Patch]) -> bytes:
    """The bytes with all patches applied."""
    pieces: list[bytes] = []
    at = 0
    for patch in patches:
        pieces += [raw[at : patch.start], *patch.pieces]
        at = patch.end
    return b"".join([*pieces, raw[at:]])


def _insertions(raw: bytes, members: Members, edits: Edits, lead: bytes, first: int) -> list[Patch]:
    places: dict[int, list[bytes]] = {}
    front: list[bytes] = []
    for addition in edits.added:
        behind = addition.behind
        while behind is not None and behind in edits.removed:
            behind = behind - 1 if behind else None
        if behind is None:
            front += [*addition.pieces, b",", lead]
        else:
            end = members.ends[behind]
            places.setdefault(end, []).extend((b",", lead, *addition.pieces))
    patches = [Patch(end, end, pieces) for end, pieces in places.items()]
    if front:
        at = members.lead(raw, first)[1]
        patches.append(Patch(at, at, front))
    return patches


def _rewrite(old: bytes, before: Any, after: Any, style: Style, lead: str) -> bytes:
    """The text of a value that was ``before`` and is ``after``."""
    if isinstance(before, dict) and isinstance(after, dict) and before and after:
        return _rewrite_object(old, before, after, style, lead)
    if isinstance(before, list) and isinstance(after, list) and before and after:
        return _rewrite_array(old, before, after, style, lead)
    return form_value(after, style, lead, column_of(lead)).encode()


def _rewrite_object(old: bytes, before: Document, after: Document, style: Style, lead: str) -> bytes:
    members = place_fields(old)
    inner = _inner_lead(old, members)
    colon = members.colon(old)
    removed, replaced = set(), {}
    for index, name in enumerate(members.names):
        start, end = members.starts[index], members.ends[index]
        if name not in after:
            removed.add(index)
        elif not same(before[name], after[name]):
            text = _member_value(old[start:end], before[name], after[name], name, style, inner)
            replaced[index] = Patch(start, end, [text])
    added = []
    behind: int | None = None
    places = {name: index for index, name in enumerate(members.names)}
    for name, value in after.items():
        behind = places.get(name, behind)
        if name not in places:
            text = _new_value(value, name, style, inner)
            added.append(Addition(behind, [encode(name).encode() + colon + text]))
    closing = lead.encode() if "\n" in inner else b""
    return apply(old, plan(old, members, Edits(removed, replaced, added), inner.encode(), closing))


def _member_value(old: bytes, before: Any, after: Any, name: str, style: Style, inner: str) -> bytes:
    """A changed field's value; one that outgrows its line is given our form."""
    if not (isinstance(before, dict | list) and type(before) is type(after)):
        return _new_value(after, name, style, inner)
    text = _rewrite(old, before, after, style, inner)
    column = column_of(inner) + len(encode(name)) + len(": ")
    outgrown = b"\n" not in text and fits(old.decode(), column) and not fits(text.decode(), column)
    return _new_value(after, name, style, inner) if outgrown and "\n" in inner else text


def _new_value(value: Any, name: str, style: Style, inner: str) -> bytes:
    if "\n" not in inner:
        return encode(value).encode()
    return form_value(value, style, inner, column_of(inner) + len(encode(name)) + len(": ")).encode()


def _rewrite_array(old: bytes, before: list[Any], after: list[Any], style: Style, lead: str) -> bytes:
    pairs = _paired(identities(before), identities(after))
    if pairs is None:
        return form_value(after, style, lead, column_of(lead)).encode()
    items = Scanner(old, "").items(0)
    inner = _inner_lead(old, items)
    replaced = {}
    added = []
    behind: int | None = None
    for index, value in zip(pairs, after, strict=True):
        if index is None:
            text = form_item(value, style, inner) if "\n" in inner else encode(value)
            added.append(Addition(behind, [text.encode()]))
            continue
        behind = index
        if not same(before[index], value):
            start, end = items.starts[index], items.ends[index]
            replaced[index] = Patch(start, end, [_rewrite(old[start:end], before[index], value, style, inner)])
    removed = set(range(len(before))).difference(index for index in pairs if index is not None)
    closing = lead.encode() if "\n" in inner else b""
    return apply(old, plan(old, items, Edits(removed, replaced, added), inner.encode(), closing))


def _paired(before: list[Hashable], after: list[Hashable]) -> list[int | None] | None:
    """Return for each new item the old one it continues, or None where it has none; None in place of the list when the
    order changed.

    Items that neither side knows by name are paired one by one between their neighbours, so that an item edited in
    place keeps its bytes.
    """
    places = {name: index for index, name in enumerate(before)}
    found = [places.get(name) for name in after]
    known = [index for index in found if index is not None]
    if known != sorted(known):
        return None
    free: Iterator[int] = iter(())
    last = -1
    pairs: list[int | None] = []
    for position, index in enumerate(found):
        if index is not None:
            last, free = index, iter(())
            pairs.append(index)
            continue
        if position == 0 or found[position - 1] is not None:
            following = next((other for other in found[position:] if other is not None), len(before))
            free = iter(range(last + 1, following))
        pairs.append(next(free, None))
    return pairs


def _inner_lead(old: bytes, members: Members) -> str:
    """Return the white space for new members: that of a member on a line of its own, else that of the last member."""
    leads = [old[slice(*members.lead(old, index))] for index in range(len(members.starts))]
    own_line = next((lead for lead in leads if b"\n" in lead), None)
    return (leads[-1] if own_line is None and len(leads) > 1 else own_line or b" ").decode()


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
