"""The tabs beside the crossings: sources, actors, and the worklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from store.dates import date_words
from store.records.model import Actor, Key, Source
from tui.panels.listing import Listing
from tui.widgets.lines import Row
from tui.widgets.text import clip
from tui.work.session import Changed, Session

if TYPE_CHECKING:
    from store.checks.worklist import Task

_SLICE = 0.01
"""Seconds for which the worklist looks at records in one go."""


class SourcesList(Listing[Source]):
    """Every source: its title, and under it who published it when, and how reliable it is held to be."""

    words, height, empty = "Sources", 2, "No sources; A adds one."

    def entries(self) -> Sequence[Source]:
        return list(self.session.store.sources.values())

    def entry_rows(self, entry: Source, width: int) -> Sequence[Row]:
        title = entry.title or entry.publisher or entry.id
        parts = (entry.publisher, date_words(entry.published), entry.reliability)
        about = " · ".join(part for part in parts if part and part != title)
        return _two_rows(title, about or entry.kind or entry.id, width)

    def key_of(self, entry: Source) -> Key:
        return Key("sources", entry.id)


class ActorsList(Listing[Actor]):
    """Every actor: name, and under it what kind, of whom it is part, who backs it."""

    words, height, empty = "Actors", 2, "No actors; A adds one."

    def entries(self) -> Sequence[Actor]:
        return list(self.session.store.actors.values())

    def entry_rows(self, entry: Actor, width: int) -> Sequence[Row]:
        actors = self.session.named.actors
        entry = actors.get(entry.id, entry)
        ties = [actors[id_].name if id_ in actors else id_ for id_ in (*entry.part_of, *entry.backed_by)]
        return _two_rows(entry.name or entry.id, " · ".join(part for part in (entry.kind, *ties) if part), width)

    def key_of(self, entry: Actor) -> Key:
        return Key("actors", entry.id)


class Worklist(Listing["Task"]):
    """What the desk has to look at, by urgency. Gathered bit by bit while the tab is seen."""

    words, height, empty = "Worklist", 2, "Nothing waits: no conflicts, nothing contested, odd, ungraded or aged."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: list[Task] = []
        self._coming: list[Task] = self._found
        self._left: Iterator[Task | None] | None = None
        self._stale = True

    def changed(self, changed: Changed) -> None:
        """Gather again after a change of records or of the as-of day."""
        if changed & (Changed.RECORDS | Changed.STANDING):
            self._stale = True
        super().changed(changed)

    def gather(self) -> bool:
        """Look at some more records; whether there are more to look at.

        What was found before is listed until all has been looked at again, so that the bar stays where it is.
        """
        from store.checks.worklist import tasks  # the checks are loaded after the first frame

        if self._stale:
            self._stale, self._coming = False, []
            self._found = [task for task in self._found if task.key in self.session.store] or self._coming
            self._left = tasks(self.session.store, self.session.standing)
        end = perf_counter() + _SLICE
        for task in self._left or ():
            if task is not None:
                self._coming.append(task)
            elif perf_counter() > end:
                return True
        if self._left is not None:
            self._left, self._found = None, self._coming
            if self._on is not None:
                self.put_bar_on(self._on)
            self.session.tell(Changed.SELECTION)
        return False

    def count(self) -> str:
        return f"{len(self._found):,}{'…' if self._left is not None else ''}"

    def entries(self) -> Sequence[Task]:
        return self._found

    def entry_rows(self, entry: Task, width: int) -> Sequence[Row]:
        return _two_rows(entry.title, f"{entry.why.value}: {entry.about}", width)

    def key_of(self, entry: Task) -> Key:
        return entry.key

    def came_to(self, entry: Task) -> None:
        """The timeline shows the event, too, where it is in view."""
        if entry.key.table == "events" and self.session.collection.index_of(entry.key.id) is not None:
            self.session.cursor_to(entry.key.id)


def _two_rows(title: str, about: str, width: int) -> tuple[Row, Row]:
    return (
        Row(((" ", "accent"), (clip(title, width - 2), "text"))),
        Row(((" ", "accent"), ("  ", "muted"), (clip(about, width - 4), "muted"))),
    )
