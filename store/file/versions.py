"""The states of the file that we saw or wrote lately, to know which of them someone else started from.

Owns: the memory of recent images, and a hold on the files we replaced, into which a program that had them open may
still write. Must never: write anything itself, or hold more than its limits.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from store.file.errors import FileProblem
from store.file.reader import parse, stamp_of
from store.file.values import Document, same
from store.file.watch import RecordKey, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.file.base import Stamp
    from store.file.layout import Image

_KEPT: Final = 48
_KEPT_BYTES: Final = 128 << 20
_HELD_FILES: Final = 8
_HELD_BYTES: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class _Version:
    image: Image
    touched: tuple[RecordKey, ...]  # by ours, against the version before


class Versions:
    """Recent contents of one file, oldest first."""

    def __init__(self) -> None:
        self._versions: list[_Version] = []

    def add(self, image: Image, *, ours: bool) -> None:
        """Remembers the file's new content; ``ours`` when we made a change in it."""
        touched = tuple(differences(self._versions[-1].image, image)) if ours and self._versions else ()
        self._versions.append(_Version(image, touched))
        while len(self._versions) > _KEPT or (len(self._versions) > 1 and self._size() > _KEPT_BYTES):
            del self._versions[0]

    def closest(self, theirs: Image) -> Image:
        """The version someone else most likely started from: the one whose fields of our making are most like theirs.

        The newest of equals; so without changes of ours, the last.
        """
        keys = {key for version in self._versions for key in version.touched}
        newest_first = [version.image for version in reversed(self._versions)]
        if not keys:
            return newest_first[0]
        found = {key: theirs.find(*key) for key in keys}
        return min(newest_first, key=lambda image: sum(_apart(image.find(*key), found[key]) for key in keys))

    def ours_since(self, image: Image) -> bool:
        """Whether we changed anything after that version."""
        later = False
        for version in reversed(self._versions):
            if version.image is image:
                return later
            later = later or bool(version.touched)
        return later

    def _size(self) -> int:
        return sum({id(version.image.base): len(version.image.base.raw) for version in self._versions}.values())


class Held:
    """Files that we replaced while others may have had them open: what they write there later is not lost."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._files: list[tuple[int, Stamp, Image]] = []

    def hold(self, descriptor: int, image: Image) -> None:
        """Keeps an open file that is about to be replaced, and the image of its content."""
        self._files.append((descriptor, stamp_of(os.fstat(descriptor)), image))
        while len(self._files) > _HELD_FILES or sum(stamp.size for _, stamp, _ in self._files) > _HELD_BYTES:
            os.close(self._files.pop(0)[0])

    def changed(self) -> bool:
        """Whether someone wrote into one of them."""
        return any(stamp_of(os.fstat(descriptor)) != stamp for descriptor, stamp, _ in self._files)

    def late(self) -> Iterator[tuple[Image, Image]]:
        """What was written: the image it was written over, and the new one. Half written texts wait."""
        for place, (descriptor, stamp, before) in enumerate(self._files):
            status = os.fstat(descriptor)
            if stamp_of(status) == stamp or status.st_nlink:
                continue
            with contextlib.suppress(FileProblem):
                image = parse(os.pread(descriptor, status.st_size, 0), self._path)
                self._files[place] = (descriptor, stamp_of(status), image)
                yield before, image

    def let_go(self) -> bool:
        """Closes all of them, so that the disk has their room again; whether there were any."""
        files, self._files = self._files, []
        for descriptor, _, _ in files:
            os.close(descriptor)
        return bool(files)


def _apart(one: Document | None, other: Document | None) -> int:
    """How many fields differ."""
    if one is None or other is None:
        return 0 if one is other else 1 + len(one or other or ())
    return sum(name not in one or name not in other or not same(one[name], other[name]) for name in {**one, **other})
