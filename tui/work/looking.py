"""What of the file is looked at, and finding it bit by bit, so that keys are answered in between."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from math import inf
from typing import NamedTuple, TypeAlias

from store.query import AtCrossing, Query
from store.query.collection import Collection, Narrowing, Sort
from store.query.matching import Days
from store.records.model import EventRow

Later: TypeAlias = "Callable[[Callable[[], bool]], None]"
"""Takes one step after the other between keys, for as long as a step gives True."""

FILE_ORDER = "file"
"""The crossings in the order in which they stand in the file."""
BOARD_ORDERS = {
    FILE_ORDER: "as in the file",
    "status": "by status, the most open first",
    "age": "by age, the newest report first",
    "name": "by name",
}
"""What the board can be sorted by, in words."""

SCREENFUL = 80
"""As many rows as are found before anything is shown, where there are so many."""

_AT_ONCE, _BETWEEN_KEYS = 0.02, 0.01
"""Seconds that are searched before a view is first shown, and then between keys."""


class View(NamedTuple):
    """What of the file is looked at, and as of which day."""

    as_of: date
    query: Query = Query.everything()
    sort: Sort = Sort()
    known_then: bool = False
    crossing: str = ""
    text: str = ""
    """The query as it was typed."""
    compared: date | None = None
    """The day with which the board compares the as-of day."""
    board: str = FILE_ORDER
    """What the board is sorted by."""

    @property
    def narrowed(self) -> Query:
        """The query with the narrowing to one crossing."""
        return self.query & AtCrossing(self.crossing) if self.crossing else self.query

    def day(self, today: date) -> date | None:
        """The day that events must not be later than; None where the look is at today, for what lies ahead is seen."""
        return self.as_of if self.as_of != today or self.known_then else None


def to_the_end(step: Callable[[], bool]) -> None:
    """Run all steps at once, for callers without a screen."""
    while step():
        pass


class Looking:
    """The search for a view. Of very many events those found at once are given at once, the rest between the keys."""

    def __init__(self, later: Later) -> None:
        self._later = later
        self._narrowing: Narrowing | None = None
        self._days: tuple[Sequence[EventRow], Days] | None = None

    def search(
        self, collection: Collection, view: View, day: date | None, found: Callable[[Collection], None]
    ) -> Collection:
        """Return what is found at once; `found` is called with what comes later. A new search ends this one."""
        known = collection.query == view.narrowed and (collection.as_of, collection.known_then) == (
            day,
            view.known_then,
        )
        if known and collection.complete and not collection.strays:
            self.stop()
            return collection
        if (collection.as_of, collection.known_then) != (day, view.known_then):
            collection = collection.turned(day, view.known_then)
            if collection.complete and collection.query == view.narrowed:
                self.stop()
                return collection
        self._narrowing = narrowing = collection.narrowing(view.narrowed)
        first = narrowing.step(_AT_ONCE, SCREENFUL)
        if not narrowing.complete:
            self._later(partial(self._go_on, narrowing, first.count, found))
        return narrowing.step(0) if narrowing.complete else first

    def first_found(self) -> Collection | None:
        """Continue the search to its first event, and return what is found; None where none is under way."""
        return self._narrowing.step(inf, screenful=1) if self._narrowing else None

    def stop(self) -> None:
        """End the search that is under way."""
        self._narrowing = None

    def days(self, collection: Collection) -> Days:
        """The days on which events begin, made anew when an event has changed."""
        if self._days is None or self._days[0] is not collection.everything:
            self._days = collection.everything, Days(collection.everything)
        return self._days[1]

    def _go_on(self, narrowing: Narrowing, at_first: int, found: Callable[[Collection], None]) -> bool:
        """Find more; show it while the first screenful is not full yet, and again at the end."""
        if narrowing is not self._narrowing:
            return False
        collection = narrowing.step(_BETWEEN_KEYS)
        if narrowing.complete or at_first < SCREENFUL:
            found(collection)
        return not narrowing.complete
