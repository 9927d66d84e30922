"""What became of a record: every change of it that earlier versions of the file show, with its day, fields and who.

The versions are those of git where the file is in a git repository, else the copies that the program takes. What a
merge only brought together from its branches was changed on these, and is told of them alone.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from datetime import date
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from store.file.git_versions import Version, git_versions
from store.file.merge import alike
from store.file.reader import read_bytes
from store.records.json_values import WrongValue, decode_document, encode, same
from store.records.model import TABLES, Document

if TYPE_CHECKING:
    from store.file.earlier_copies import Copy

GIT, COPIES = "git", "version copies"
IN_WORDS = {GIT: "git's history of the file", COPIES: "the version copies of the file"}
NOT_COMMITTED = "not committed yet"


class FieldChange(NamedTuple):
    """One field before and after; None where it was not there."""

    field: str
    before: Any
    after: Any


class RecordChange(NamedTuple):
    """What one version did to a record; `day` and `who` are those of the version.

    Where the record `was_there` in the oldest version that is kept, it may be older than that.
    """

    day: str
    who: str
    fields: tuple[FieldChange, ...]
    was_there: bool = False


class RecordLog(NamedTuple):
    """The changes of a record, the newest first, looked for one after the other; `read` says in what.

    A None comes after each version that was looked at, so that a reader can pause there.
    """

    read: str
    changes: Generator[RecordChange | None]


def who(change: RecordChange) -> str:
    """Who made a change, in words, and that it may be older where the record was there before all that is kept."""
    named = change.who or "author not known"
    return f"{named}; or earlier: no older version is kept" if change.was_there else named


class _Place(NamedTuple):
    """A record in one version: the table and document id it stands under, and what it holds."""

    table: str
    doc_id: str
    document: Document


class _Name(NamedTuple):
    """What a record is called in a version; any table where that is empty."""

    table: str
    id: str


class _Look(NamedTuple):
    """What a version has of the record; one that is no data file, as with the marks of a merge, tells nothing."""

    is_readable: bool
    place: _Place | None = None


def record_log(path: Path, copies: Sequence[Copy], name: str, table: str = "") -> RecordLog:
    """The changes of the record with this id in the file at `path`; `copies` are the newest first.

    Without a table, that of the newest version which has the id counts: so a deleted record is found, too. Raises
    OSError where the file cannot be read. Close the changes where you stop early.
    """
    changed_on = date.fromtimestamp(path.stat().st_mtime).isoformat()
    content = read_bytes(str(path))[0]
    committed = git_versions(path)
    newest = next(committed, None)
    if newest is None:
        now = Version("now", ("0",) if copies else (), changed_on, "", lambda: content, not copies)
        return RecordLog(COPIES, _Walk(chain((now,), _kept(copies)), _Name(table, name)).changes())
    now = Version("now", (newest.id,), changed_on, NOT_COMMITTED, lambda: content)
    walk = _Walk(chain((now, newest), committed), _Name(table, name))
    return RecordLog(GIT, _until_closed(walk.changes(), committed))


def _kept(copies: Sequence[Copy]) -> Iterator[Version]:
    for number, copy in enumerate(copies):
        is_last = number == len(copies) - 1
        day = f"{copy.taken.astimezone():%Y-%m-%d}"
        yield Version(str(number), () if is_last else (str(number + 1),), day, "", partial(_content, copy), is_last)


def _content(copy: Copy) -> bytes | None:
    with suppress(OSError):  # thinned out meanwhile
        return copy.content()
    return None


def _until_closed(
    changes: Generator[RecordChange | None], versions: Generator[Version]
) -> Generator[RecordChange | None]:
    with closing(versions):
        yield from changes


class _Walk:
    """Goes through the versions from the newest on and finds what each did to the record.

    A version is compared with those that it was made from, and what differs from all of them is its own change.
    """

    def __init__(self, versions: Iterator[Version], name: _Name) -> None:
        self._versions = versions
        self._name = name
        self._met: dict[str, Version] = {}
        self._ahead: deque[Version] = deque()
        self._names: dict[str, _Name] = {}
        self._looks: dict[str, _Look] = {}
        self._tables = lru_cache(maxsize=2)(self._read)

    def changes(self) -> Generator[RecordChange | None]:
        """What each version did to the record, where it did anything; then None."""
        while version := self._ahead.popleft() if self._ahead else self._next():
            self._names.setdefault(version.id, self._name)
            before = self._made_from(version)
            look = self._look(version)
            if look.is_readable:
                was = [self._place_before(each, version, look.place) for each in before]
                place = look.place or self._renamed_to(version, before, was)
                fields = tuple(_differences([each.document if each else {} for each in was], place))
                if fields:
                    was_there = version.is_oldest_kept and place is not None
                    yield RecordChange(version.day, version.who, fields, was_there)
            yield None

    def _next(self) -> Version | None:
        version = next(self._versions, None)
        if version is not None:
            self._met[version.id] = version
        return version

    def _version(self, name: str) -> Version | None:
        while name not in self._met and (version := self._next()):
            self._ahead.append(version)
        return self._met.get(name)

    def _made_from(self, version: Version) -> list[Version]:
        """The readable versions that it was made from: for one that is not, those before that."""
        found: list[Version] = []
        waiting = list(reversed(version.parents))
        while waiting:
            parent = self._version(waiting.pop())
            if parent is None:
                continue
            self._names.setdefault(parent.id, self._names[version.id])
            if self._look(parent).is_readable:
                found.append(parent)
            else:
                waiting += reversed(parent.parents)
        return found

    def _read(self, version: Version) -> dict[str, msgspec.Raw] | None:
        """The tables of a version, undecoded; None where it is no data file."""
        content = version.content()
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):
            if content is not None:
                text = content.removeprefix(b"\xef\xbb\xbf")
                return msgspec.json.decode(text, type=dict[str, msgspec.Raw]) if text.strip() else {}
        return None

    def _look(self, version: Version) -> _Look:
        if version.id not in self._looks:
            tables = self._tables(version)
            place = _find(tables, self._names[version.id]) if tables else None
            self._looks[version.id] = _Look(tables is not None, place)
        return self._looks[version.id]

    def _place_before(self, before: Version, version: Version, place: _Place | None) -> _Place | None:
        """Where the record stood in the version before, under another id where that was changed."""
        was = self._look(before).place
        if was is None and place is not None:
            was = _under_another_id(self._tables(before) or {}, self._tables(version) or {}, place)
            self._looks[before.id] = _Look(is_readable=True, place=was)
        if was is not None:
            self._names[before.id] = _Name(was.table, str(was.document.get("id")))
        return was

    def _renamed_to(self, version: Version, before: list[Version], was: list[_Place | None]) -> _Place | None:
        """The record under the id that this version gave it, where it is no longer called as was asked."""
        for older, place in zip(before, was, strict=True):
            if place is not None:
                return _under_another_id(self._tables(version) or {}, self._tables(older) or {}, place)
        return None


def _find(tables: dict[str, msgspec.Raw], name: _Name) -> _Place | None:
    """The record of this name in a version; None where it has none."""
    spellings = {encode(name.id).encode(), json.dumps(name.id).encode()}
    for table in (name.table,) if name.table else TABLES:
        for doc_id, raw in _records(tables, table).items():
            if any(spelling in bytes(raw) for spelling in spellings):
                document = _document(raw)
                if document is not None and document.get("id") == name.id:
                    return _Place(table, doc_id, document)
    return None


def _under_another_id(tables: dict[str, msgspec.Raw], others: dict[str, msgspec.Raw], place: _Place) -> _Place | None:
    """The record as another version has it under another id: in the same place, and half of its fields are alike."""
    raw = _records(tables, place.table).get(place.doc_id)
    document = _document(raw) if raw is not None else None
    if document is None or not isinstance(document.get("id"), str) or not alike(document, place.document):
        return None
    is_another = _find(others, _Name(place.table, document["id"])) is not None
    return None if is_another else place._replace(document=document)


def _records(tables: dict[str, msgspec.Raw], table: str) -> dict[str, msgspec.Raw]:
    """The records of one table by document id, undecoded."""
    with suppress(msgspec.MsgspecError, UnicodeDecodeError):
        return msgspec.json.decode(tables[table], type=dict[str, msgspec.Raw]) if table in tables else {}
    return {}


def _document(raw: msgspec.Raw) -> Document | None:
    with suppress(WrongValue, ValueError):
        return decode_document(bytes(raw))
    return None


def _differences(before: list[Document], place: _Place | None) -> Iterator[FieldChange]:
    """The fields that differ from all that was before; what one of the branches of a merge had is not its change."""
    now, first = place.document if place else {}, before[0] if before else {}
    for name in dict.fromkeys((*first, *now)):
        if not any(same(was.get(name), now.get(name)) for was in before or [first]):
            yield FieldChange(name, first.get(name), now.get(name))
