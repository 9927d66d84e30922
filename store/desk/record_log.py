"""What became of a record: every change of it that earlier versions of the file show, with its day, fields and who.

The versions are those of git where the file is in a git repository, else the copies that the program takes. Git is
only read (`git log`, `git cat-file`), without pagers, signatures, monitors or the network.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from store.file.merge import alike
from store.records.json_values import WrongValue, decode_document, encode, same
from store.records.model import TABLES, Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from store.file.copies import Copy

GIT, COPIES = "git", "version copies"
NOT_COMMITTED = "not committed yet"
_QUIET = ("git", "--no-pager", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false")
_SURROUNDINGS = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


class Version(NamedTuple):
    """The file as it was on a day (ISO 8601) and who made it so, "" where nobody knows."""

    day: str
    who: str
    content: bytes


class FieldChange(NamedTuple):
    """One field before and after; None where it was not there."""

    field: str
    before: Any
    after: Any


class RecordChange(NamedTuple):
    """What one version did to a record; `day` and `who` are those of the version."""

    day: str
    who: str
    fields: tuple[FieldChange, ...]


class RecordLog(NamedTuple):
    """The changes of a record, the newest first, looked for one after the other; `read` says in what."""

    read: str
    changes: Iterator[RecordChange]


class _Place(NamedTuple):
    """A record in one version: the table and document id it stands under, and what it holds."""

    table: str
    doc_id: str
    document: Document


def record_log(path: Path, copies: Sequence[Copy], name: str, table: str = "") -> RecordLog:
    """The changes of the record with this id in the file at `path`; `copies` are the newest first.

    Without a table, that of the newest version which has the id counts: so a deleted record is found, too. Raises
    OSError where the file or a copy cannot be read.
    """
    changed_on = date.fromtimestamp(path.stat().st_mtime).isoformat()
    now = Version(changed_on, "", path.read_bytes())
    committed = _git_versions(path)
    newest = next(committed, None)
    if newest is None:
        kept = (Version(f"{copy.taken:%Y-%m-%d}", "", copy.content()) for copy in copies)
        return RecordLog(COPIES, _changes(chain((now,), kept), name, table))
    now = now._replace(who="" if now.content == newest.content else NOT_COMMITTED)
    return RecordLog(GIT, _changes(chain((now, newest), committed), name, table))


def _changes(versions: Iterable[Version], name: str, table: str) -> Iterator[RecordChange]:
    """What differs in the record between each version and the one before it."""
    newer: Version | None = None
    place: _Place | None = None
    for version in versions:
        before = _find(version.content, name, place.table if place else table)
        if before is None and place is not None and newer is not None:
            before = _under_another_id(version, newer, place)
        document, was = (found.document if found else None for found in (place, before))
        if newer is not None and not same(document, was):
            yield RecordChange(newer.day, newer.who, tuple(_differences(was, document)))
        newer, place = version, before or (place if was is not None else None)
        name = str(before.document["id"]) if before else name
    if newer is not None and place is not None:
        yield RecordChange(newer.day, newer.who, tuple(_differences(None, place.document)))


def _find(content: bytes, name: str, table: str) -> _Place | None:
    """The record with this id in a version of the file; None where it has none, or is no data file."""
    wanted = encode(name).encode()
    if wanted not in content:
        return None
    for each in (table,) if table else TABLES:
        for doc_id, raw in _records(content, each).items():
            if wanted in bytes(raw):
                document = _document(raw)
                if document is not None and document.get("id") == name:
                    return _Place(each, doc_id, document)
    return None


def _under_another_id(version: Version, newer: Version, place: _Place) -> _Place | None:
    """The record as it was before its id was changed: it stood in the same place, and half of its fields are alike."""
    raw = _records(version.content, place.table).get(place.doc_id)
    document = _document(raw) if raw is not None else None
    if document is None or not isinstance(document.get("id"), str) or not alike(document, place.document):
        return None
    is_another = _find(newer.content, document["id"], place.table) is not None
    return None if is_another else place._replace(document=document)


def _records(content: bytes, table: str) -> dict[str, msgspec.Raw]:
    """The records of one table by document id, undecoded; none where the version is no data file."""
    try:
        tables = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=dict[str, msgspec.Raw])
        return msgspec.json.decode(tables[table], type=dict[str, msgspec.Raw]) if table in tables else {}
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def _document(raw: msgspec.Raw) -> Document | None:
    with suppress(WrongValue, ValueError):
        return decode_document(bytes(raw))
    return None


def _differences(before: Document | None, after: Document | None) -> Iterator[FieldChange]:
    old, new = before or {}, after or {}
    for name in dict.fromkeys((*old, *new)):
        if not same(old.get(name), new.get(name)):
            yield FieldChange(name, old.get(name), new.get(name))


def _git_versions(path: Path) -> Iterator[Version]:
    """The file as each commit left it, the newest first; none where there is no git, or it does not have the file."""
    folder = path.resolve().parent
    log = _git(folder, "log", "--follow", "--format=%x01%H%x00%an%x00%as", "--name-only", "-z", "--", path.name)
    name = ""
    for entry in log.split("\x01")[1:]:
        commit, who, rest = entry.split("\0", 2)
        day, _, named = rest.partition("\0")
        name = named.strip("\0\n") or name  # a merge names no file
        yield Version(day, who, _git_bytes(folder, "cat-file", "blob", f"{commit}:{name}"))


def _git(folder: Path, *words: str) -> str:
    return _git_bytes(folder, *words).decode(errors="replace")


def _git_bytes(folder: Path, *words: str) -> bytes:
    """What git prints; nothing where it fails, or is not there."""
    try:
        done = subprocess.run(
            [*_QUIET, *words],
            cwd=folder,
            env={**os.environ, **_SURROUNDINGS},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
