"""What stands in the way of reading or writing a data file, when it is opened and while it is open."""

from __future__ import annotations

import os
from pathlib import Path

from store.file import durable
from store.file.base import Stamp
from store.file.datafile import DataFile
from store.file.errors import FileProblem, Gone, Newer, ReadOnly, Unreadable
from store.file.image import Image, refuse_newer


def existing_image(file: DataFile) -> Image:
    """The content of an existing file. Raises Gone where there is none, else as `DataFile.read` does."""
    try:
        os.lstat(file.path)
    except FileNotFoundError:
        raise Gone(file.path, "there is no such file; expected a data file, or a name for a new one") from None
    except OSError as error:
        raise Unreadable(file.path, f"cannot be read: {error.strerror}; expected another path") from None
    return file.read()


def reason_not_to_write(path: Path, image: Image) -> FileProblem | None:
    """The reason why a file that can be read cannot be written; None where it can."""
    try:
        refuse_newer(image)
    except Newer as newer:
        return newer
    if not os.access(path, os.W_OK):
        return ReadOnly(str(path), "the file is read-only; expected one that you may write")
    if not os.access(Path(os.path.realpath(path)).parent, os.W_OK):
        return ReadOnly(str(path), "its folder is read-only; expected one that you may write")
    if too_long := durable.why_no_name_beside(os.path.realpath(path)):
        return ReadOnly(str(path), too_long)
    return None


def told_of_other_names(path: Path) -> str:
    """What a save does where a file has hard links, to be told before the first one; empty where it has none."""
    try:
        others = path.stat().st_nlink - 1
    except OSError:
        return ""
    if others < 1:
        return ""
    return f"The file has {others} more name{'s' * (others > 1)} (hard links); saving changes it under this name only."


class Watch:
    """Tells a file that is half written, for which one waits, from one that stays as wrong as it is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._failed: Stamp | None = None
        self._told = False

    @property
    def failed(self) -> bool:
        """Whether the file could not be read, and that was told."""
        return self._told

    def is_new(self) -> bool:
        """Whether the file is another one than that which could not be read."""
        return self._stamp() != self._failed

    def failed_at_once(self) -> None:
        """Note that the file could not be read when it was opened."""
        self._failed, self._told = self._stamp(), True

    def failed_again(self, problem: FileProblem) -> bool:
        """Note that the file could not be read; whether it failed so before, or is not there at all."""
        stamp = self._stamp()
        self._told = isinstance(problem, Gone) or (stamp == self._failed and stamp is not None)
        self._failed = stamp
        return self._told

    def all_is_well(self) -> None:
        """Note that the file could be read or written."""
        self._failed, self._told = None, False

    def _stamp(self) -> Stamp | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return Stamp.of(status)
