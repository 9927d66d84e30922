"""The exit codes of the command line. Scripts rely on these numbers."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every sub-command, as docs/commands.md lists them."""

    GOOD = 0
    WARNINGS = 1  # done, and there is something to look at: findings of `check`, an empty `list`
    REFUSED = 2  # wrong use, or a file that cannot be read
    NOT_FOUND = 3  # no such record
    NOT_SAVED = 4  # the change is not on disk
    DEFECT = 70  # of the program itself
    INTERRUPTED = 130
