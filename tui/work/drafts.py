"""What is being typed, on disk within two seconds, so that a crash does not take it. Off the screen's thread, in order.

This module decides when a draft is written and removed; `store/file/drafts.py` keeps them on disk.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from store.file.drafts import Draft as Kept
from store.file.drafts import Drafts
from store.records.model import Key

DELAY = 1.0
"""Seconds between a key and its draft on disk, at most, besides the writing."""


class Place(NamedTuple):
    """The field that a draft belongs to; `steps` lead to it as `store/records/short_forms.py:named` tells, as JSON."""

    key: Key
    steps: str

    @property
    def names(self) -> tuple[str, str, str]:
        """Table, record and field, as drafts are filed."""
        return *self.key, self.steps


class Draft(NamedTuple):
    """A text that was not kept, and where it belongs."""

    place: Place
    text: str
    kept: Kept | None = None
    """How it is kept on disk, where an earlier session left it."""


class DraftKeeper:
    """Keeps the drafts of one data file. `later` calls a function after some seconds.

    A draft goes only once `is_saved` says that what was kept of it is on disk. Without a state folder none is kept.
    """

    def __init__(
        self,
        state: Path | None,
        file: Path,
        later: Callable[[float, Callable[[], None]], object],
        is_saved: Callable[[], bool],
    ) -> None:
        self._dropped: list[tuple[Draft, int]] = []
        self._drafts = Drafts(state, file) if state else None
        self._later = later
        self._is_saved = is_saved
        self._done: list[Place] = []
        self._over: set[Place] = set()
        self._waiting: dict[Place, str] = {}
        self._worker = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def typed(self, place: Place, text: str) -> None:
        """Note the text of an open editor."""
        self._done = [other for other in self._done if other != place]
        self._over.discard(place)
        if not self._waiting:
            self._later(DELAY, self.write)
        self._waiting[place] = text

    def forget(self, place: Place) -> None:
        """Let a draft go: its text was kept or dropped."""
        self._waiting.pop(place, None)
        self._done.append(place)
        self._over.add(place)
        self._drop_done()

    def _drop_done(self) -> None:
        """Delete the drafts that are no longer needed, or look again later while something is unsaved."""
        if not self._is_saved():
            self._later(DELAY, self._drop_done)
            return
        done, self._done = self._done, []
        for place in done:
            self._on_disk(Drafts.drop, *place.names)

    def write(self) -> None:
        """Hand what waits to be written to the worker."""
        waiting, self._waiting = self._waiting, {}
        for place, text in waiting.items():
            self._on_disk(Drafts.keep, *place.names, text)

    def finish(self) -> None:
        """Write what waits, and return once it is on disk; for the end of the program."""
        self.write()
        if self._is_saved():
            self._drop_done()
        if self._last is not None:
            self._last.result()

    def left(self) -> list[Draft]:
        """Return the drafts that an earlier session left, the newest first, but none that another window has open."""
        kept = self._drafts.list() if self._drafts else []
        drafts = (draft for draft in kept if draft.field and not draft.is_being_typed)
        found = [Draft(Place(Key(draft.table, draft.record), draft.field), draft.text, draft) for draft in drafts]
        return [draft for draft in found if draft.place not in self._over]

    def note_dropped(self, draft: Draft, done: int) -> None:
        """Note a discarded text that no change holds, since it meant nothing, and how many changes had been made."""
        self._dropped.append((draft, done))

    def brought_back(self, done: int) -> Draft | None:
        """Return the discarded text that an undo brings back; None where it takes back the last of so many changes."""
        return self._dropped.pop()[0] if self._dropped and done <= self._dropped[-1][1] else None

    def take_over(self, draft: Draft) -> None:
        """Keep on with a draft that an earlier session left."""
        if draft.kept is not None:
            self._on_disk(Drafts.take_over, draft.kept)

    def _on_disk(self, work: Callable[..., object], *arguments: object) -> None:
        """Have the worker do this with the drafts on disk, if any are kept; what fails is let be."""
        if self._drafts is not None:
            self._last = self._worker.submit(_attempt, partial(work, self._drafts, *arguments))


def _attempt(work: Callable[[], object]) -> None:
    with suppress(OSError):
        work()
