"""What cannot be understood of what a person types."""

from __future__ import annotations

from collections.abc import Sequence


class EntryError(ValueError):
    """An entry that cannot be understood; the message says what would be right, `at` where in the text, if known."""

    def __init__(self, message: str, at: int | None = None) -> None:
        super().__init__(message)
        self.at = at


class UnknownNameError(EntryError):
    """A name that no record of the table has: it can be made."""

    def __init__(self, table: str, name: str, near: Sequence[str] = ()) -> None:
        right = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"none of the {table} is called {name!r}{right}")
        self.table = table
        self.name = name
