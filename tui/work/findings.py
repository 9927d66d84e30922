"""What the checks found in the records that are looked at, and which events are contested.

Nothing is checked before it is asked for; contested events are gathered between keys and kept through changes.

What was found stays to be shown after a change of any record, for a finding may rest on others, until it is looked for
again: so nothing jumps on the screen at each key.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from store import checks
from store.query.matching import first_day
from store.records.model import TABLES, EventRow, Key
from tui.work.between_keys import taken

if TYPE_CHECKING:
    from store.checks.runner import Finding
    from store.store import Store

_REMEMBERED = 256
_TWO_CLAIMS = 2


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
        before = self.known(key)
        if len(self._found) >= _REMEMBERED:
            self._found.clear()
            self._current.clear()
        is_there = key.table in TABLES and key in self._store
        self._found[key] = tuple(checks.themes.run_on(self._store, key)) if is_there else ()
        self._current.add(key)
        return self._found[key] != before

    def outdated(self) -> None:
        """Have records checked again when they are next looked at, since some have changed."""
        self._current.clear()


class Contested:
    """The contested events of one store. They grow while they are gathered, and are all of them once `is_complete`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._left = map(self._look, list(store.rows))
        self._found: dict[str, int] = {}
        """The first day, by ordinal, on which each can have happened; 0 for one without a date."""
        self._days: list[int] | None = None
        self.is_complete = False

    def count(self, day: date | None = None) -> int:
        """How many have been found so far, of those that can have happened by a day; of all without one."""
        if day is None:
            return len(self._found)
        if self._days is None:
            self._days = sorted(self._found.values())
        return bisect_right(self._days, day.toordinal())

    def among(self, rows: Sequence[EventRow]) -> list[int]:
        """At which places of some rows those stand that have been found so far."""
        return [place for place, row in enumerate(rows) if row.id in self._found]

    def gather(self, seconds: float) -> bool:
        """Look at some more events for so many seconds; return whether there are more to look at."""
        self.is_complete, self._days = not taken(self._left, seconds), None
        return not self.is_complete

    def changed(self, keys: Iterable[Key]) -> None:
        """Look again at the events that changed, were added or were removed."""
        self._days = None
        for key in keys:
            if key.table == "events":
                self._found.pop(key.id, None)
                self._look(key.id)

    def _look(self, event: str) -> None:
        """Look closely at an event only where it has enough claims to disagree."""
        from store.claims.ledger import contested  # after the first frame

        if event not in self._store.rows:
            return
        if self._store.event_bytes(event).count(b'"about"') >= _TWO_CLAIMS and contested(self._store.event(event)):
            self._found[event] = first_day(self._store.rows[event].date) or 0
