"""The tabs beside the crossings (sources, actors, the worklist): lists of entries of several rows under a cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Generic, TypeVar

from store import checks
from store.dates import date_words
from store.records.model import Actor, Key, Source
from tui.widgets.legend import CURSOR, IDLE
from tui.widgets.lines import Row, empty, scrolled, thumb_of
from tui.widgets.text import clip
from tui.work.session import Changed, Session

if TYPE_CHECKING:
    from store.checks.worklist import Task

_SLICE = 0.01
"""Seconds for which the worklist looks at records in one go."""

E = TypeVar("E")


class Listing(Generic[E]):
    """Entries under one cursor: a subclass says which there are and how one is drawn.

    `words` is the tab's name; each entry takes `height` rows.
    """

    words = ""
    height = 1
    empty = ""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.at = 0
        self._top = 0
        self._on: Key | None = None

    def entries(self) -> Sequence[E]:
        """What is listed, in order."""
        raise NotImplementedError

    def entry_rows(self, entry: E, width: int) -> Sequence[Row]:
        """The rows of one entry: `height` of them, each beginning with one blank cell."""
        raise NotImplementedError

    def key_of(self, entry: E) -> Key:
        """The record of an entry."""
        raise NotImplementedError

    def came_to(self, entry: E) -> None:
        """The bar has come to an entry: what else shows it may follow."""

    def changed(self, changed: Changed) -> None:
        """Stay on the entry under the bar where records were added, renamed or removed."""
        if changed & Changed.RECORDS and self._on is not None:
            key = self.session.now_called(self._on)
            if key is None or not self.put_bar_on(key):
                self._note()

    def count(self) -> str:
        """What the heading says of how many there are."""
        return str(len(self.entries()))

    def rows(self, width: int, height: int, *, lit: bool) -> Sequence[Row]:
        """The window's rows."""
        entries = self.entries()
        if not entries:
            return empty(width, height, self.empty)
        self.at = max(0, min(self.at, len(entries) - 1))
        self._note()
        shown = max(1, height // self.height)
        self._top = scrolled(self._top, self.at, shown, len(entries))
        rows: list[Row] = []
        for number in range(self._top, min(self._top + shown, len(entries))):
            made = self.entry_rows(entries[number], width)
            rows.extend(_under_cursor(row, lit) if number == self.at else row for row in made)
        return rows

    def thumb(self, height: int) -> range:
        """Where the window is among all entries."""
        return thumb_of(self._top * self.height, height, len(self.entries()) * self.height)

    def move(self, steps: int) -> None:
        """Move the bar by entries; the details show what it stands on."""
        entries = self.entries()
        if entries:
            self.at = max(0, min(self.at + steps, len(entries) - 1))
            self._note()
            self.came_to(entries[self.at])
        self.session.tell(Changed.SELECTION)

    @property
    def current(self) -> E | None:
        """What the bar stands on."""
        entries = self.entries()
        return entries[min(self.at, len(entries) - 1)] if entries else None

    def under_bar(self) -> Key | None:
        """The record of the entry under the bar."""
        entry = self.current
        return None if entry is None else self.key_of(entry)

    def put_bar_on(self, key: Key) -> bool:
        """Put the bar on a record; False where it is not listed."""
        places = [place for place, entry in enumerate(self.entries()) if self.key_of(entry) == key]
        if places and self.at not in places:
            self.at = places[0]
        if places:
            self._note()
        return bool(places)

    def _note(self) -> None:
        self._on = self.under_bar()

    def clicked(self, y: int) -> None:
        """Put the cursor on the entry that was clicked."""
        self.move(self._top + y // self.height - self.at)


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
        if self._stale:
            self._stale, self._coming = False, []
            self._found = [task for task in self._found if task.key in self.session.store] or self._coming
            self._left = checks.worklist.tasks(self.session.store, self.session.standing)
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


def _under_cursor(row: Row, lit: bool) -> Row:
    (bar, _), *rest = row.spans
    sign = CURSOR if lit else IDLE
    return row._replace(spans=(sign.span, (bar[1:], "text"), *rest), ground="selection" if lit else "idle")
