"""Copies of the file's last states, in the state folder, from which any can be brought back.

A copy never delays a save, and only the file's owner can read it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from store.file import durable
from store.file.image import Image
from store.file.reader import parse, read_bytes

APART: Final = 600  # seconds between two copies of one session
_ALL_OF: Final = 3600  # younger copies are all kept,
_HOURLY: Final = 86400  # then one an hour for a day,
_DAILY: Final = 30 * 86400  # one a day for thirty, one a month beyond
_STAMP: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Copy:
    """One state of a file as it was at a time (UTC)."""

    path: Path
    taken: datetime
    size: int

    def content(self) -> bytes:
        """The bytes of the file as it was."""
        return read_bytes(str(self.path))[0]


class Copies:
    """The copies of one data file, below the state folder."""

    def __init__(self, state: Path, file: str | os.PathLike[str]) -> None:
        target = os.path.realpath(file)
        name = hashlib.sha256(os.fsencode(target)).hexdigest()[:16]
        self._folder = state / "copies" / f"{Path(target).stem}-{name}"
        self._last: float | None = None

    def due(self) -> bool:
        """Whether it is time for a copy: none was made in this session, or the last is ten minutes old."""
        return self._last is None or time.monotonic() - self._last >= APART

    def take(self, image: Image) -> Copy | None:
        """Copy the file as the image has it, unless the newest copy is the same; then thin out the old ones.

        Raises NotSaved when the state folder has no room. Call it off the save path.
        """
        self._last = time.monotonic()
        content = image.content()
        known = self.list()
        if image.empty or (known and known[0].size == len(content) and known[0].content() == content):
            return None
        durable.make_folder(self._folder)
        now = datetime.now(UTC).replace(microsecond=0)
        path = self._folder / f"{now.strftime(_STAMP)}.json"
        durable.replace(str(path), [content])
        copy = Copy(path, now, len(content))
        for old in thinned([copy, *known], now):
            with contextlib.suppress(OSError):
                old.path.unlink()
        return copy

    def set_aside(self, content: bytes) -> Path:
        """Keep a text that is no state of the file, for a person to look at; it is never thinned out.

        Raises NotSaved when the state folder has no room.
        """
        durable.make_folder(self._folder)
        own = hashlib.sha256(content).hexdigest()[:8]  # another text of the same second is another file
        path = self._folder / f"{datetime.now(UTC).strftime(_STAMP)}-{own}.unreadable"
        durable.replace(str(path), [content])
        return path

    def put_back(self, copy: Copy, file: Path) -> None:
        """Put a copy in the place of a file that cannot be read, whose text is set aside.

        Raises NotJson where the copy is damaged, and NotSaved where either cannot be written: the file is as it was.
        """
        content = copy.content()
        parse(content, str(copy.path))
        with durable.locked(str(file)):
            self.set_aside(read_bytes(str(file))[0])
            durable.replace(str(file), [content])

    def list(self) -> list[Copy]:
        """All copies, the newest first."""
        found = []
        for path in sorted(self._folder.glob("*.json"), reverse=True) if self._folder.is_dir() else ():
            with contextlib.suppress(ValueError, OSError):
                taken = datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
                found.append(Copy(path, taken, path.stat().st_size))
        return found


def thinned(copies: list[Copy], now: datetime) -> list[Copy]:
    """Which copies, newest first, are to go: those that share their hour, day or month with a newer one."""
    gone = []
    seen: set[str] = set()
    for copy in copies:
        slot = _slot(copy.taken, (now - copy.taken).total_seconds())
        if slot in seen:
            gone.append(copy)
        seen.add(slot)
    return gone


def _slot(taken: datetime, age: float) -> str:
    if age < _ALL_OF:
        return taken.strftime(_STAMP)
    return taken.strftime("%Y%m%dT%H" if age < _HOURLY else "%Y%m%d" if age < _DAILY else "%Y%m")
