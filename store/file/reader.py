"""Reading the data file strictly: every byte accounted for, or a refusal that says where and why.

A wrong record is set aside, and the others are read. Reading changes and creates nothing, and hangs on no special file.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from array import array
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from store.file.base import EMPTY, Base, Quarantined, Stamp, place_records
from store.file.errors import FileProblem, Gone, NotJson, NotRegular, Unreadable, kind_of, leads_nowhere
from store.file.image import Image
from store.file.scan import Members, Places, Scanner, place
from store.file.slices import ASIDE, DIGITS, Slices
from store.records.stretches import UNREADABLE

MAX_BYTES: Final = 1 << 30
_BOM: Final = codecs.BOM_UTF8
_OTHER_ENCODINGS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0{", b"{\0", b"\0[", b"[\0", b"\0\0")
_BLANK: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*")
_SLICE: Final = 1 << 18
_DOC_ID: Final = re.compile(rf"0|[1-9][0-9]{{0,{DIGITS - 1}}}")
_ATTEMPTS: Final = 5
_PIECE: Final = 1 << 20
_AROUND: Final = 60
_WIDE: Final = 2_000
"""Lines before and behind a place, and characters of a line, that an excerpt shows at most."""


Kinds: TypeAlias = "Mapping[str, type[Any]]"
"""The tables whose records are made while the file is read, and of what kind: see `Slices.decode`."""
_NONE: Final[Kinds] = MappingProxyType({})


def read_image(path: str | os.PathLike[str], kinds: Kinds = _NONE) -> Image:
    """Read a file. One without content gives an image that is `empty`.

    Raises Gone, NotRegular, Unreadable; NotJson or BadShape with line and column for content that is not an
    object of tables of records in strict JSON.
    """
    name = os.fspath(path)
    raw, stamp = read_bytes(name)
    return parse(raw, name, stamp, kinds)


def parse(raw: bytes, path: str, stamp: Stamp | None = None, kinds: Kinds = _NONE) -> Image:
    """Read an image from a file's bytes. Raises as `read_image` does."""
    base = _base(raw, path, kinds)
    return Image(path, base, base.tables, stamp)


def read_bytes(path: str) -> tuple[bytes, Stamp]:
    """Read all bytes of a regular file, with the stamp of exactly that state. Raises as `read_image` does."""
    for _ in range(_ATTEMPTS):
        descriptor = open_regular(path)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            before = Stamp.of(os.fstat(descriptor))
            if before.size > MAX_BYTES:
                raise Unreadable(path, f"{before.size} bytes; expected at most {MAX_BYTES}")
            try:
                raw = file.readall()
            except OSError as error:
                raise Unreadable(path, f"cannot be read: {error.strerror}") from None
            if before == Stamp.of(os.fstat(descriptor)) and len(raw) == before.size:
                break
    return raw, before


def holds(path: str, chunks: Iterable[bytes | memoryview], stamp: Stamp | None) -> bool:
    """Whether a file of that stamp is these very bytes. Compares them piece by piece, so that others can work between.

    Raises as read_image does.
    """
    descriptor = open_regular(path)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        if Stamp.of(os.fstat(descriptor)) != stamp:
            return False
        try:
            for chunk in chunks:
                for at in range(0, len(chunk), _PIECE):
                    piece = bytes(chunk[at : at + _PIECE])
                    if file.read(len(piece)) != piece:
                        return False
            return not file.read(1) and Stamp.of(os.fstat(descriptor)) == stamp
        except OSError as error:
            raise Unreadable(path, f"cannot be read: {error.strerror}") from None


def open_regular(path: str) -> int:
    """A descriptor to read a regular file by; refuses anything else at once, a pipe too."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
    except FileNotFoundError:
        if Path(path).is_symlink():
            raise NotRegular(path, leads_nowhere(path)) from None
        raise Gone(path, "there is no such file; nothing is written until it is back") from None
    except OSError as error:
        wrong = NotRegular if error.errno in (errno.ENXIO, errno.ELOOP, errno.EISDIR, errno.ENOTDIR) else Unreadable
        raise wrong(path, f"cannot be read: {error.strerror}") from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise NotRegular(path, f"{kind_of(mode)}; expected a regular file")
    return descriptor


def empty_base() -> Base:
    """The base of a file without content."""
    return Base(EMPTY, Members(1, 2, (), (), ()), {}, empty=True)


def _base(raw: bytes, path: str, kinds: Kinds) -> Base:
    _refuse_other_encodings(raw, path)
    if _BLANK.fullmatch(raw):
        return empty_base()
    return _quick(raw, kinds) or _exact(raw, path)


def _refuse_other_encodings(raw: bytes, path: str) -> None:
    if raw and not raw.strip(b"\0"):
        raise NotJson(path, "only NUL bytes (damage by a power cut?); expected an object of tables")
    if raw.startswith(_OTHER_ENCODINGS):
        raise NotJson(path, "UTF-16 or UTF-32; expected UTF-8")
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(raw)
    done = 0
    try:
        for done in range(0, len(raw), _SLICE):
            decoder.decode(view[done : done + _SLICE])
        done = len(raw)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        at = _first_bad_byte(raw, max(0, done - 4), error)
        raise NotJson(path, f"byte 0x{raw[at]:02x} is not UTF-8", *place(raw, at)) from None


def _first_bad_byte(raw: bytes, near: int, error: UnicodeDecodeError) -> int:
    while near and raw[near] & 0xC0 == 0x80:
        near -= 1
    try:
        raw[near:].decode()
    except UnicodeDecodeError as exact:
        return near + exact.start
    return near + error.start


def _quick(raw: bytes, kinds: Kinds) -> Base | None:
    """Find tables and records by what stands between them; None when the text needs the exact scanner."""
    scanner = Scanner(raw, "")
    if raw[(begin := scanner.begin()) : begin + 1] != b"{":
        return None
    places: dict[str, Slices] = {}

    def table_end(name: str, at: int) -> int:
        found = None if name in places else place_records(raw, at)
        if found is None:
            raise LookupError
        found.decode(kinds.get(name))
        places[name] = found
        return found.members.close + 1

    try:
        top = scanner.members(begin, table_end)
        scanner.finish(top.close + 1)
    except (LookupError, FileProblem, *UNREADABLE):
        return None
    return Base(raw, top, places)


def _exact(raw: bytes, path: str) -> Base:
    """Find the same by reading every byte. Raises NotJson or BadShape with the place; sets wrong records aside."""
    scanner = Scanner(raw, path)
    begin = scanner.begin()
    if raw[begin : begin + 1] != b"{":
        scanner.finish(scanner.value_end(begin))
        scanner.shape(begin, f"{scanner.kind(begin)} at the top; expected an object of tables")
    found: list[Members | None] = []

    def table_end(_name: str, at: int) -> int:
        if raw[at : at + 1] != b"{":
            found.append(None)
            return scanner.value_end(at)
        found.append(members := scanner.members(at, lambda _, start: scanner.record_end(start)))
        return members.close + 1

    top = scanner.members(begin, table_end)
    scanner.finish(top.close + 1)
    tables: dict[str, Slices] = {}
    aside: list[Quarantined] = []
    place = Places(raw)
    for name, start, members in zip(top.names, top.starts, found, strict=True):
        if name in tables:
            scanner.shape(start, f"table {name!r} appears twice; expected each table once")
        if members is None:
            scanner.shape(start, f"table {name!r} is {scanner.kind(start)}; expected an object of records")
        tables[name], wrong = _sorted_out(raw, name, members, place)
        aside += wrong
    return Base(raw, top, tables, tuple(aside))


def _sorted_out(raw: bytes, table: str, members: Members, place: Places) -> tuple[Slices, list[Quarantined]]:
    """Split the records of a table into those with a document id of their own and those without."""
    taken: set[str] = set()
    numbers = array("q")
    aside: list[Quarantined] = []
    for doc_id, start, end in zip(members.names, members.starts, members.ends, strict=True):
        why = ""
        if not _DOC_ID.fullmatch(doc_id):
            why = f"record number {doc_id[:24]!r}; expected digits without a leading zero, {DIGITS} at most"
        elif doc_id in taken:
            why = f"record number {doc_id} appears twice; expected a number of its own"
        if why:
            aside.append(Quarantined(table, doc_id, *place(start), why, raw[start:end], start))
        else:
            taken.add(doc_id)
        numbers.append(ASIDE if why else int(doc_id))
    return Slices(raw, members, numbers), aside


class Excerpt(NamedTuple):
    """Some lines of a text. `first` is the number of the first, from one; each line begins at character `start`."""

    first: int = 1
    lines: tuple[str, ...] = ()
    start: int = 0


def excerpt(path: Path, line: int, column: int) -> Excerpt:
    """The lines around a place, told as in messages: from one, in characters. Raises OSError.

    Bytes that are no UTF-8 are replaced, each by one character, as they were counted.
    """
    first = max(1, line - _AROUND)
    start = max(0, column - _WIDE // 2)
    with os.fdopen(open_regular(str(path)), "rb") as file:
        raw = list(islice(file, first - 1, line + _AROUND))
        if not raw or (raw[-1].endswith(b"\n") and not file.read(1)):
            raw.append(b"")  # the line behind the last line break, where a text ends too early
    texts = (each.decode("utf-8", "replace").rstrip("\r\n").removeprefix("\ufeff") for each in raw)
    return Excerpt(first, tuple(text[start : start + _WIDE] for text in texts), start)
