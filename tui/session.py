"""What is open now: the store, the view of it, what is selected; and how panels hear of a change.

Each change ends in `tell`, which calls every listener in the same turn: all are right in one frame, which posted
messages would not give. Owns saving off the key path (a worker writes, this thread begins and ends) and what is
told about it. Must never draw, and never touch the file but through the store.
"""

from __future__ import annotations

from datetime import date
from enum import Flag, auto
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from store.collection import Collection, Sort
from store.file.errors import FileProblem
from store.model import Key
from store.query import Query, crossing_is

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from store.file.datafile import Saved
    from store.model import EventRow
    from store.outside import Outside
    from store.status import Standing
    from store.store import Store

Path = tuple[str | int, ...]


class Changed(Flag):
    """What is other than it was; a panel need look only at what it shows."""

    RECORDS = auto()
    ROWS = auto()
    STANDING = auto()
    SELECTION = auto()
    MARKS = auto()
    NOTICE = auto()
    SAVING = auto()
    WINDOW = auto()
    ALL = RECORDS | ROWS | STANDING | SELECTION | MARKS | NOTICE | SAVING | WINDOW


class View(NamedTuple):
    """What of the file is looked at, and as of which day."""

    as_of: date
    query: Query = Query.everything()
    sort: Sort = Sort()
    known_then: bool = False
    crossing: str = ""

    @property
    def narrowed(self) -> Query:
        """The query with the narrowing to one crossing."""
        return self.query & crossing_is(self.crossing) if self.crossing else self.query


Outcome: TypeAlias = "Saved | FileProblem"
Work: TypeAlias = "Callable[[], Outcome]"
Done: TypeAlias = "Callable[[Outcome], None]"
Background: TypeAlias = "Callable[[Work, Done], None]"
"""Runs the work off the screen's thread, and hands its outcome back on it."""


def at_once(work: Work, done: Done) -> None:
    """Runs the work here and now: where there is no screen."""
    done(work())


def _attempt(work: Callable[[], Saved]) -> Outcome:
    try:
        return work()
    except FileProblem as problem:
        return problem


class Session:
    """One open file and one look at it. Panels read the plain attributes; only methods here change them."""

    def __init__(self, store: Store, today: date | None = None, background: Background = at_once) -> None:
        self.store = store
        self.today = today or date.today()
        self.view = View(as_of=self.today)
        self.background = background
        self.listeners: list[Callable[[Session, Changed], None]] = []
        self.collection = self._collected()
        self.selected: Key | None = None
        self.cursor = ""
        self.trail: list[Key] = []
        self.in_sight: Sequence[EventRow] = ()
        self.marks: Set[str] = frozenset()
        self.notice = ""
        self.saving = ""
        self.changed_keys: Set[Key] = frozenset()
        self._unsaved: list[str] = []
        self._writing = False
        store.listeners.append(self._records_changed)
        self.cursor_to_first()

    @cached_property
    def standing(self) -> Standing:
        """Status and control at every crossing as of the view's day; made when a panel first asks for it."""
        from store.status import Standing

        return Standing.of(self.store, as_of=self.view.as_of, known_then=self.view.known_then)

    @property
    def is_writing(self) -> bool:
        """Whether a save is on its way."""
        return self._writing

    # telling

    def tell(self, changed: Changed) -> None:
        """Tell every listener, in this turn."""
        for listener in self.listeners:
            listener(self, changed)

    def say(self, words: str) -> None:
        """Show a notice until the next key."""
        if words != self.notice:
            self.notice = words
            self.tell(Changed.NOTICE)

    # the view

    def _collected(self) -> Collection:
        view = self.view
        past = view.as_of if view.as_of != self.today or view.known_then else None
        return Collection.of(self.store, view.narrowed, view.sort, as_of=past, known_then=view.known_then)

    def look(self, **changes: Any) -> None:
        """Change the view (fields of `View`); the selection stays on its record where it is still to be seen."""
        before = self.view
        self.view = before._replace(**changes)
        if self.view == before:
            return
        self.collection = self._collected()
        told = Changed.ROWS | Changed.SELECTION
        if (before.as_of, before.known_then) != (self.view.as_of, self.view.known_then):
            self.standing = self.standing.at(self.view.as_of, known_then=self.view.known_then)
            told |= Changed.STANDING
        if self.collection.index_of(self.cursor) is None:
            self.cursor = ""
            if self.selected is None or self.selected.table == "events":
                self.cursor_to_first()
        self.tell(told)

    def narrow(self, crossing: str) -> None:
        """Show the events of one crossing, or of all where empty, and the crossing itself in the details."""
        self.selected = Key("crossings", crossing) if crossing else None
        self.trail = []
        self.look(crossing=crossing)
        if not crossing and self.selected is None:
            self.cursor_to_first()
        self.tell(Changed.SELECTION)

    def saw(self, rows: Sequence[EventRow]) -> None:
        """Note which events the timeline shows, for the mark of its window."""
        if (rows[:1], rows[-1:]) != (self.in_sight[:1], self.in_sight[-1:]):
            self.in_sight = rows
            self.tell(Changed.WINDOW)

    # the selection

    def cursor_to_first(self) -> None:
        """Put the timeline's cursor on its first event and select it; tells nobody."""
        self.cursor = next((row.id for row in self.collection.rows[:1]), "")
        self.selected = Key("events", self.cursor) if self.cursor else None

    def cursor_to(self, event: str) -> None:
        """Put the timeline's cursor on an event, and select it."""
        self.cursor = event
        self.select(Key("events", event))

    def select(self, key: Key | None) -> None:
        """Show a record in the details."""
        if key == self.selected:
            return
        self.selected = key
        self.trail = []
        self.tell(Changed.SELECTION)

    def follow(self, key: Key) -> None:
        """Show a record that the selected one refers to; `back` returns."""
        if self.selected is not None and key != self.selected:
            self.trail.append(self.selected)
            self.selected = key
            self.tell(Changed.SELECTION)

    def back(self) -> None:
        """Show the record from which the present one was followed to."""
        if self.trail:
            self.selected = self.trail.pop()
            self.tell(Changed.SELECTION)

    # changing records

    def edit(self, key: Key, path: Path, value: Any) -> None:
        """Give a field of a record another value; None removes it."""
        self.store.edit(key, path, value)

    def undo(self) -> None:
        """Take back the last change, and name it."""
        change = self.store.undo()
        self.say(f"Undid: {change.words}" if change else "There is nothing to undo.")

    def redo(self) -> None:
        """Do the last change taken back again, and name it."""
        change = self.store.redo()
        self.say(f"Did again: {change.words}" if change else "There is nothing to redo.")

    def title_of(self, key: Key) -> str:
        """What a record is called for people."""
        store = self.store
        if key.table == "events":
            return store.rows[key.id].title or key.id if key.id in store.rows else key.id
        if key.table == "crossings":
            from store.status.words import crossing_name

            return crossing_name(store.crossings[key.id]) if key.id in store.crossings else key.id
        if key.table == "actors":
            return store.actors[key.id].name or key.id if key.id in store.actors else key.id
        source = store.sources.get(key.id)
        return ": ".join(part for part in (source.publisher, source.title) if part) or key.id if source else key.id

    def _records_changed(self, keys: Set[Key]) -> None:
        self.changed_keys = keys
        place = self.collection.index_of(self.cursor)
        self.collection = self.collection.with_change(keys)
        self.standing = self.standing.with_change(self.store, keys)
        self._keep_selection(keys, place or 0)
        self._unsaved.extend(self.title_of(key) for key in keys)
        self.tell(Changed.RECORDS | Changed.ROWS | Changed.STANDING | Changed.SELECTION)
        self.save_soon()

    def _keep_selection(self, keys: Set[Key], place: int) -> None:
        """Follow a record that got another id; where one has gone, select what stands in its place."""
        if self.selected is not None and self.selected not in self.store:
            renamed = [key for key in keys if key.table == self.selected.table and key in self.store]
            self.selected = renamed[0] if len(renamed) == 1 else None
            if self.selected is not None and self.selected.table == "events":
                self.cursor = self.selected.id
        self.trail = [key for key in self.trail if key in self.store]
        if self.view.crossing and self.view.crossing not in self.store.crossings:
            self.look(crossing="")
        if self.collection.index_of(self.cursor) is None:
            rows = self.collection.rows
            self.cursor = rows[min(place, len(rows) - 1)].id if rows else ""
            if self.selected is None and self.cursor:
                self.selected = Key("events", self.cursor)

    # saving

    def save_soon(self) -> None:
        """Have what is not yet on disk written, off this thread; another change meanwhile is written after it."""
        if self._writing:
            return
        work = self.store.begin_save()
        if work is None:
            return
        self._writing = True
        titles, self._unsaved = self._unsaved, []
        self.saving = "saving"
        self.tell(Changed.SAVING)
        self.background(partial(_attempt, work), lambda outcome: self._wrote(outcome, titles))

    def _wrote(self, outcome: Outcome, titles: list[str]) -> None:
        self._writing = False
        if isinstance(outcome, FileProblem):
            self._unsaved = titles + self._unsaved
            self.saving = f"not saved: {outcome.message}"
            self.tell(Changed.SAVING)
            return
        outside = self.store.finish_save(outcome)
        self.saving = ""
        self.notice = f"Saved: {', '.join(dict.fromkeys(titles))}" if titles else "Saved"
        self.tell(Changed.SAVING | Changed.NOTICE)
        self._came_in(outside)
        self.save_soon()

    # what others change

    def poll(self) -> None:
        """Take in what someone else changed in the file; try again what could not be saved."""
        if self._writing:
            return
        if self.store.poll():
            self._came_in(self.store.refresh())
        if self.store.dirty:
            self.save_soon()

    def _came_in(self, outside: Outside) -> None:
        if outside.notice:
            self.say(outside.notice)
