"""What the checks found in the records that are looked at; nothing is checked before it is asked for.

What was found stays to be shown after a change of any record, for a finding may rest on others, until it is looked for
again: so nothing jumps on the screen at each key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.model import TABLES, Key

if TYPE_CHECKING:
    from store.checks import Finding
    from store.store import Store

_REMEMBERED = 256


class Findings:
    """The findings in one store, by record."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[Key, tuple[Finding, ...]] = {}
        self._current: set[Key] = set()

    def known(self, key: Key) -> tuple[Finding, ...]:
        """What was found in a record when it was last looked at; nothing where it never was."""
        return self._found.get(key, ())

    def is_current(self, key: Key) -> bool:
        """Whether no record has changed since it was looked at."""
        return key in self._current

    def look(self, key: Key) -> bool:
        """Check a record now; return whether its findings differ from those known before."""
        from store.checks import run_on

        before = self.known(key)
        if len(self._found) >= _REMEMBERED:
            self._found.clear()
            self._current.clear()
        self._found[key] = tuple(run_on(self._store, key)) if key.table in TABLES and key in self._store else ()
        self._current.add(key)
        return self._found[key] != before

    def outdated(self) -> None:
        """Have records checked again when they are next looked at, since some have changed."""
        self._current.clear()
