"""What can be wrong with a data file, in words a person can act on; each problem names its place.

Messages repeat no more of the file than the few characters that are wrong.
"""

from __future__ import annotations

import os
import stat


def kind_of(mode: int) -> str:
    """The kind of something that is no regular file, in words, from its mode."""
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for matches, name in kinds if matches(mode)), "a device")


def leads_nowhere(path: str) -> str:
    """What is wrong with a link to something that is not there."""
    return f"a link that leads nowhere, to {os.readlink(path)}; expected a file there, or no link"  # noqa: PTH115


class FileProblem(OSError):  # noqa: N818 - people read the name, and it is no bug
    """Something about the data file keeps it from being read or written.

    ``str()`` is ``path: what is wrong; what would be right``. Lines and columns, where an editor opens the file, count
    from one, columns in characters.
    """

    def __init__(self, path: str, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class Placed(FileProblem):
    """A problem that has a place in the text, which ``str()`` tells: ``path:line:column: …``."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class NotJson(Placed):
    """The bytes are not strict JSON in UTF-8. The file may be half written: look again before saying so."""


class BadShape(NotJson):
    """The JSON is good, but it is not an object of tables of records."""


class NotRegular(FileProblem):
    """The path leads to a folder, a pipe, a device, or nowhere; such a thing is never opened or replaced."""


class Unreadable(FileProblem):
    """The file may not be read, or the disk cannot give it."""


class Gone(FileProblem):
    """The file was there and is not any more; nothing is written until it is back."""


class Newer(Placed):
    """The file's ``format`` is newer than this program; it is read only."""


class NotSaved(FileProblem):
    """Nothing was written and the old file is whole; the same save can be tried again."""


class NoRoom(NotSaved):
    """The disk is full, or the file may not grow."""


class ReadOnly(NotSaved):
    """The file or its folder may not be written."""


class Overtaken(NotSaved):
    """Someone else wrote the file at that very moment; read it again and save again."""


class Locked(NotSaved):
    """Another program held the lock for longer than we wait."""


class FolderNotSynced(FileProblem):
    """The new file is in place, but the disk did not confirm its name: a power cut might bring the old one."""
