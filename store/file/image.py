"""A snapshot of the data file: its documents, and the bytes of the file with what was changed.

An `Image` is immutable, shares the bytes that did not change, and does no work for records that are not concerned.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from store.file.base import Base, Quarantined, Stamp
from store.file.errors import Newer
from store.file.form import Style, form_record
from store.file.scan import place
from store.file.slices import DIGITS, Overlaid, Records, Written, highest
from store.file.splice import Chunk, patched, rewrite_record
from store.records.json_values import Document, WrongValue, decode_document, encode, numbers, peek, read_ours, same

FORMAT: Final = 1
"""The format this program writes; a file without a number has it."""
_MOST_EARLIER: Final = 8
"""How many earlier texts of one record are kept."""

RecordKey: TypeAlias = tuple[str, str]
"""A record's table and document id."""
Changes: TypeAlias = Mapping[RecordKey, Document | bytes | None]


class Image(Struct, frozen=True, eq=False):
    """An immutable snapshot of a data file; safe to read from any thread.

    ``tables`` gives each record's raw bytes by table and document id; ``stamp`` is None for an image that is
    not on disk; ``written`` holds the texts of ours that lie over the base. ``earlier`` holds the bytes that changed
    records had before, with what led their lines: a record that becomes again what it was, as by an undo, gets them
    back. All images of one file share it.
    """

    path: str
    base: Base
    tables: Mapping[str, Records]
    stamp: Stamp | None = None
    written: Mapping[str, Mapping[str, Written]] = {}
    earlier: dict[RecordKey, list[tuple[bytes, str]]] = {}

    @property
    def style(self) -> Style:
        """Byte order mark, line ends and indent of the file."""
        return self.base.style

    @property
    def empty(self) -> bool:
        """Whether the file held nothing at all: offer the last version copy before anything is written."""
        return self.base.empty and not self.tables

    @property
    def quarantined(self) -> tuple[Quarantined, ...]:
        """Records whose document id is wrong or taken; ``check`` finds those that are wrong inside."""
        return self.base.quarantined

    def raw(self, table: str, doc_id: str) -> bytes:
        """A record's bytes as they stand. Raises KeyError when there is no such record."""
        return self.tables[table][doc_id]

    def document(self, table: str, doc_id: str) -> Document:
        """A record as a fresh dict. Raises KeyError when there is none, WrongValue when it is no document."""
        return decode_document(self.raw(table, doc_id))

    def find(self, table: str, doc_id: str) -> Document | None:
        """A record as a fresh dict, None when there is none or it is no document."""
        try:
            return self.document(table, doc_id)
        except (KeyError, WrongValue):
            return None

    def wrong(self, table: str, doc_id: str) -> Quarantined | None:
        """The report of a record that is no document, with its place in the file as read; None where it is one."""
        try:
            self.document(table, doc_id)
        except WrongValue as problem:
            return self.aside(table, doc_id, str(problem))
        return None

    def aside(self, table: str, doc_id: str, why: str) -> Quarantined:
        """A record as one that is wrong, with its place. Raises KeyError when there is no such record."""
        at = self.offset(table, doc_id)
        return Quarantined(table, doc_id, *self.base.place(at), why, self.raw(table, doc_id), at)

    def place(self, table: str, doc_id: str) -> tuple[int, int]:
        """Line and column of a record in the file as it was read, counted from 1; the file's start where it is new."""
        return self.base.place(self.offset(table, doc_id))

    def offset(self, table: str, doc_id: str) -> int:
        """Where a record begins in the bytes of the file as it was read; 0 where it is new."""
        index = self.base.index(table, doc_id)
        return 0 if index is None else self.base.tables[table].members.starts[index]

    def table_place(self, table: str) -> tuple[int, int]:
        """As `place`, for a whole table."""
        known = self.base.tables.get(table)
        return self.base.place(known.members.open - 1 if known else 0)

    def check(self) -> Iterator[Quarantined | None]:
        """Decode every record, one a step, and give those that are no documents: work for idle moments."""
        for table, records in self.tables.items():
            for doc_id in records:
                yield self.wrong(table, doc_id)

    def next_id(self, table: str) -> str:
        """The document id above all that the table has, quarantined ones too."""
        held = [entry.doc_id for entry in self.quarantined if entry.table == table and entry.doc_id.isdecimal()]
        numbers = [int(doc_id) for doc_id in held if len(doc_id) <= DIGITS]
        return str(max(highest(self.tables.get(table, {})), *numbers, 0) + 1)

    def text(self, table: str, doc_id: str, document: Document | bytes) -> bytes:
        """A document as it will stand in the file where it is new there, else on one line.

        It may be given as the text that was made of it before.
        """
        if doc_id in self.tables.get(table, ()):
            return encode(read_ours(document) if isinstance(document, bytes) else document).encode()
        if not isinstance(document, bytes):
            return self.former(table)(document)
        lead = self._leads(table, None)[1]
        is_of_this_style = document.startswith(f'{{{lead}{self.style.indent}"'.encode())
        return document if is_of_this_style else self.text(table, doc_id, read_ours(document))

    def former(self, table: str) -> Callable[[Document], bytes]:
        """What gives new documents of a table as they will stand in the file."""
        style, lead = self.style, self._leads(table, None)[1]
        return lambda document: form_record(document, style, lead).encode()

    def with_changes(self, changes: Changes) -> Image:
        """The image after some documents were set or removed (None); all others keep their bytes.

        A document is given as a dict, or as the bytes that `text` gives for it.
        """
        tables, written = dict(self.tables), dict(self.written)
        concerned: dict[str, list[str]] = {}
        for table, doc_id in changes:
            concerned.setdefault(table, []).append(doc_id)
        for table, doc_ids in concerned.items():
            ours = dict(written.get(table, ()))
            records = Overlaid(self.base.tables.get(table, {}), ours)
            for doc_id in doc_ids:
                self._change(table, doc_id, changes[table, doc_id], records, ours)
            as_read = self.base.tables.get(table, tables.get(table, {}))
            tables[table], written[table] = records if ours else as_read, ours
        return replace(self, tables=tables, written=written, stamp=None)

    def with_tables(self, names: Collection[str]) -> Image:
        """The image with just these tables: missing ones are made, empty, and others are dropped."""
        kept = set(names)
        gone = {(table, doc_id): None for table in self.tables if table not in kept for doc_id in self.tables[table]}
        emptied = self.with_changes(gone)
        tables = {name: emptied.tables.get(name, {}) for name in names}
        return replace(emptied, tables=tables, stamp=None)

    def changed_records(self) -> int:
        """How many records differ from the file as it was read."""
        return sum(map(len, self.written.values()))

    def chunks(self) -> list[Chunk]:
        """The bytes of the file, unchanged stretches as views of those that were read."""
        return patched(self.base, self.tables, self.written)

    def content(self) -> bytes:
        """The bytes of the file in one piece."""
        return b"".join(self.chunks())

    def _change(
        self, table: str, doc_id: str, after: Document | bytes | None, records: Records, ours: dict[str, Written]
    ) -> None:
        old = records.get(doc_id)
        index = self.base.index(table, doc_id)
        lead, margin = self._leads(table, index)
        if isinstance(after, bytes):
            if old is None and index is None and (table, doc_id) not in self.earlier:
                ours[doc_id] = Written(None, lead, after)
                return
            after = read_ours(after)
        if (old is None and after is None) or (old is not None and after is not None and _means(old, after)):
            return
        known = self.earlier.get((table, doc_id), [])
        own = next((text for text, led_by in known if led_by == margin and after and _means(text, after)), None)
        if old is not None and not any(text == old for text, _ in known):
            self.earlier[table, doc_id] = [*known[1 - _MOST_EARLIER :], (old, margin)]
        if after is None:
            ours[doc_id] = Written(index, None, None)
            return
        anew = lead is not None and doc_id not in ours and (old is None or _numbers_survive(old))
        if own is not None and index is not None and own == self.base.tables[table][doc_id]:
            ours.pop(doc_id, None)  # as it was read, with what stands before it
            return
        if own is not None:
            text = own
        elif old is None or not _is_document(old) or anew:
            text = form_record(after, self.style, margin).encode()
        else:
            text = rewrite_record(old, after, self.style, margin)
        ours[doc_id] = Written(index, lead, text)

    def _leads(self, table: str, index: int | None) -> tuple[bytes | None, str]:
        """What goes before a record's key (None: what is there stays), and what leads its inner lines.

        A record that shares its line with the one before was written by a program in one line: it is given
        our own form when it changes.
        """
        if table in self.base.tables and (members := self.base.tables[table].members).starts:
            near = len(members.starts) - 1 if index is None else index
            own = self.base.raw[slice(*members.lead(self.base.raw, near))]
            if b"\n" in own:
                return (own if index is None else None), own.decode()
        ours = self.style.eol + self.style.indent * 2
        return ours.encode(), ours


def _is_document(raw: bytes) -> bool:
    try:
        return isinstance(peek(raw), dict)
    except WrongValue:
        return False


def _numbers_survive(raw: bytes) -> bool:
    """Whether a record's numbers keep their text when it is written anew."""
    return not _is_document(raw) or numbers(encode(peek(raw)).encode()) == numbers(raw)


def _means(raw: bytes, document: Document) -> bool:
    try:
        return same(peek(raw), document)
    except WrongValue:
        return False


def refuse_newer(image: Image) -> None:
    """Raises Newer, with its place, for a file that a later version wrote: it is read, never written.

    A file that says nothing understandable of its format has ours.
    """
    for doc_id in image.tables.get("meta", ()):
        found = (image.find("meta", doc_id) or {}).get("format")
        if isinstance(found, int | float) and found > FORMAT:
            at = image.base.raw.find(b'"format"', image.offset("meta", doc_id))
            message = f"format {found} is newer than this program's {FORMAT}; it is read only"
            raise Newer(image.path, f"{message}, expected a newer bordertui", *place(image.base.raw, max(at, 0)))


def differences(old: Image, new: Image) -> list[RecordKey]:
    """The records whose bytes differ, or that only one has, in the new image's order, then the old one's."""
    if old is new:
        return []
    if old.base is new.base:
        concerned = [
            (table, doc_id)
            for table in {**new.written, **old.written}
            for doc_id in {**new.written.get(table, {}), **old.written.get(table, {})}
        ]
        raws = [[image.tables.get(table, {}).get(doc_id) for table, doc_id in concerned] for image in (old, new)]
        return [key for key, before, after in zip(concerned, *raws, strict=True) if before != after]
    changed = []
    for table in {**new.tables, **old.tables}:
        before, after = old.tables.get(table, {}), new.tables.get(table, {})
        get = before.get
        changed += [(table, doc_id) for doc_id, raw in after.items() if raw != get(doc_id)]
        changed += [(table, doc_id) for doc_id in before if doc_id not in after]
    return changed
