"""How a command ends: the exit codes, on which scripts rely, and the error that ends it early."""

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


class RefusedError(Exception):
    """Ends the command with this exit code, and with words that say why and what would be right."""

    def __init__(self, words: str, code: Exit = Exit.REFUSED) -> None:
        super().__init__(words)
        self.code = code
