"""Putting a record right that was set aside, in its place among the others.

This is the one change that goes by the place of the bytes and not by document id, since the id may be what is wrong.
"""

from __future__ import annotations

from store.file.base import Quarantined
from store.file.errors import NotSaved
from store.file.form import form_record
from store.file.image import Image
from store.file.reader import parse
from store.file.splice import Patch, apply, rewrite_record
from store.records.json_values import Document, WrongValue, decode, encode


def repaired(image: Image, entry: Quarantined, doc_id: str, document: Document) -> Image:
    """The image with a quarantined record under this document id, with this content.

    Raises NotSaved when the record is not there any more as it was.
    """
    fresh = parse(image.content(), image.path)
    found = _find(fresh, entry)
    raw = fresh.base.raw
    members = fresh.base.tables[entry.table].members
    index = list(members.starts).index(found.offset)
    start, key = members.lead(raw, index)
    lead = raw[start:key].decode()
    text = f"{encode(doc_id)}: ".encode() + _text(found.raw, document, fresh, lead)
    return parse(apply(raw, [Patch(key, members.ends[index], [text])]), image.path)


def _find(image: Image, entry: Quarantined) -> Quarantined:
    is_inside = entry.doc_id in image.tables.get(entry.table, {})
    inside = [image.aside(entry.table, entry.doc_id, entry.why)] if is_inside else []
    for found in (*image.quarantined, *inside):
        if (found.table, found.doc_id, found.raw) == (entry.table, entry.doc_id, entry.raw):
            return found
    raise NotSaved(image.path, f"record {entry.doc_id} of {entry.table} was changed meanwhile; look at it again")


def _text(old: bytes, document: Document, image: Image, lead: str) -> bytes:
    try:
        if isinstance(decode(old), dict):
            return rewrite_record(old, document, image.style, lead)
    except WrongValue:
        pass
    return (form_record(document, image.style, lead) if "\n" in lead else encode(document)).encode()
