"""How many events are contested: gathered between keys, kept through changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.records.model import Key
from tui.work.between_keys import taken

if TYPE_CHECKING:
    from store.store import Store

_TWO_CLAIMS = 2


class Contested:
    """The contested events of one store. `count` grows while it is gathered, and is all of them once `is_complete`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._left = map(self._look, list(store.rows))
        self._found: set[str] = set()
        self.is_complete = False

    @property
    def count(self) -> int:
        """How many have been found so far."""
        return len(self._found)

    def gather(self, seconds: float) -> bool:
        """Look at some more events for so many seconds; return whether there are more to look at."""
        self.is_complete = not taken(self._left, seconds)
        return not self.is_complete

    def changed(self, keys: Iterable[Key]) -> None:
        """Look again at the events that changed, were added or were removed."""
        for key in keys:
            if key.table == "events":
                self._found.discard(key.id)
                self._look(key.id)

    def _look(self, event: str) -> None:
        """Look closely at an event only where it has enough claims to disagree."""
        from store.claims import contested

        if event not in self._store.rows:
            return
        if self._store.event_bytes(event).count(b'"about"') >= _TWO_CLAIMS and contested(self._store.event(event)):
            self._found.add(event)
