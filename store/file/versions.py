"""The states of the file that were seen or written lately, to know which of them someone else started from.

Replaced files are kept open for a while, since a program that had one open may still write into it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from store.file.base import Stamp
from store.file.errors import FileProblem
from store.file.image import Image, RecordKey, differences
from store.file.reader import parse
from store.records.json_values import Document, same

_KEPT: Final = 48
_KEPT_BYTES: Final = 128 << 20
_HELD_FILES: Final = 8
_HELD_BYTES: Final = 64 << 20


class _Version(NamedTuple):
    image: Image
    touched: tuple[RecordKey, ...]  # by us, against what was on disk


class Versions:
    """Recent contents of one file, oldest first."""

    def __init__(self) -> None:
        self._versions: list[_Version] = []

    def add(self, image: Image, touched: Sequence[RecordKey]) -> None:
        """Remember the file's new content, and which records of it we changed."""
        self._versions.append(_Version(image, tuple(touched)))
        while len(self._versions) > 1 and self._size() > _KEPT_BYTES:
            del self._versions[0]
        if len(self._versions) > _KEPT:  # the first stays: undoing everything leads back to it
            left_out, following = self._versions[1:3]
            between = dict.fromkeys((*left_out.touched, *following.touched))
            self._versions[1:3] = [_Version(following.image, tuple(between))]

    def same_as(self, image: Image, touched: Sequence[RecordKey]) -> Image | None:
        """Return the version with the same content as an image that differs from the last version by these records, as
        after an undo.

        Its bytes can be written as they are. None where there is no such version since someone else changed the file.
        """
        keys = dict.fromkeys(touched)
        for version in reversed(self._versions):
            old = version.image
            # Only ours are among the keys; what another program changed between two of our saves must be there, too.
            if list(old.tables) == list(image.tables) and all(_says_the_same(old, image, key) for key in keys):
                return old if all(_says_the_same(old, image, key) for key in differences(old, image)) else None
            if not version.touched:
                return None
            keys |= dict.fromkeys(version.touched)
        return None

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


class Replaced:
    """Files that we replaced while others may have had them open: what is written there later is not lost."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._files: list[tuple[int, Stamp, Image]] = []

    def hold(self, descriptor: int, image: Image) -> None:
        """Keep an open file that was just replaced, and the image of what we took for its content.

        That it lost its name changed its status, too: where nothing else is new, its stamp of now is the one to keep.
        """
        if image.stamp is not None:
            now = Stamp.of(os.fstat(descriptor))
            self._files.append((descriptor, now if now[:3] == image.stamp[:3] else image.stamp, image))
        while len(self._files) > _HELD_FILES or sum(stamp.size for _, stamp, _ in self._files) > _HELD_BYTES:
            os.close(self._files.pop(0)[0])

    def changed(self) -> bool:
        """Return whether someone wrote into one of them. A file that still has another name belongs to that name."""
        statuses = [(os.fstat(descriptor), stamp) for descriptor, stamp, _ in self._files]
        return any(not status.st_nlink and Stamp.of(status) != stamp for status, stamp in statuses)

    def late(self) -> Iterator[tuple[Image, Image]]:
        """Yield what was written late as the image it was written over and the new one; half a text is tried again."""
        for place, (descriptor, stamp, before) in enumerate(self._files):
            status = os.fstat(descriptor)
            if status.st_nlink or Stamp.of(status) == stamp:
                continue
            self._files[place] = (descriptor, Stamp.of(status), before)
            with contextlib.suppress(FileProblem):
                image = parse(os.pread(descriptor, status.st_size, 0), self._path)
                if not image.empty:  # who writes anew empties the file first
                    self._files[place] = (descriptor, Stamp.of(status), image)
                    yield before, image

    def let_go(self) -> bool:
        """Close all of them, so that the disk has their room again; whether there were any."""
        files, self._files = self._files, []
        for descriptor, _, _ in files:
            os.close(descriptor)
        return bool(files)


def _says_the_same(one: Image, other: Image, key: RecordKey) -> bool:
    table, doc_id = key
    raws = [image.tables.get(table, {}).get(doc_id) for image in (one, other)]
    return raws[0] == raws[1] or (None not in raws and same(one.find(*key), other.find(*key) or 0))


def _apart(one: Document | None, other: Document | None) -> int:
    """How many fields differ."""
    if one is None or other is None:
        return 0 if one is other else 1 + len(one or other or ())
    return sum(name not in one or name not in other or not same(one[name], other[name]) for name in {**one, **other})
