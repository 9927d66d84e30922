"""What is open now: the store, the view of it, what is selected; and how panels hear of a change.

Each change ends in `tell`, which calls every listener in the same turn, so all panels are right in one frame; messages
of Textual's would be painted a frame later.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Set
from datetime import date
from enum import Flag, auto
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from store.query import parse
from store.query.collection import Collection, Sort
from store.records.interface import Records
from store.records.model import TABLES, Key
from store.words.names import short_name, title_of
from tui.work.between_keys import STEP_SECONDS, taken
from tui.work.findings import Contested, Findings
from tui.work.looking import Later, Looking, View, to_the_end
from tui.work.saving import READING, Background, Saver, at_once

if TYPE_CHECKING:
    from store.desk.history import Change
    from store.query.mentions import Mentions
    from store.status.standing import Standing
    from store.store import Store

_MOST_TOLD = 2
"""Notices of saving that are shown side by side."""

_MANY = 1_000
"""Records that change together from which on all is found anew, rather than the place of each."""

_AT_ONCE = 0.01
"""Seconds for which records are looked at when their mentions or reports are first asked for."""

_FEW = 5_000
"""Events whose reports can be read before anything of them is shown: within a tenth of a second."""


class Changed(Flag):
    """What is other than it was; a panel need look only at what it shows."""

    RECORDS = auto()
    ROWS = auto()
    STANDING = auto()
    SELECTION = auto()
    MARKS = auto()
    NOTICE = auto()
    SAVING = auto()
    MENTIONS = auto()
    ALL = RECORDS | ROWS | STANDING | SELECTION | MARKS | NOTICE | SAVING | MENTIONS


class Session:
    """One open file and one look at it. Panels read the plain attributes; only methods here change them."""

    def __init__(
        self,
        store: Store,
        today: date | None = None,
        background: Background = at_once,
        later: Later = to_the_end,
        at_rest: Later = to_the_end,
    ) -> None:
        """`later` goes on between keys with what a key asked for, `at_rest` while nobody types with what none did."""
        self.store = store
        self.looking = Looking(later)
        self.at_rest = at_rest
        self._deriving: Iterator[None] | None = None
        self._is_derived = False
        self._mentions: Mentions | None = None
        self._contested: Contested | None = None
        self._foreseen: Standing | None = None
        self._foreseeing: Iterator[None] = iter(())
        self.today = today or date.today()
        self.view = View(as_of=self.today)
        self.listeners: list[Callable[[Session, Changed], None]] = []
        self.collection = self._collected()
        self.cursor = ""
        self._moved_off = ("", "")
        self.bar: Callable[[], Key | None] = self.event_under_cursor
        self.keeps = False
        self._kept: Key | None = None
        self.trail: list[Key] = []
        self.marks: Set[str] = frozenset()
        self.hint = ""
        """What stands on the screen until the program is left: at the first start, that this is a sample."""
        self._said: list[str] = []
        self._told: list[str] = []
        self.changed_keys: Set[Key] = frozenset()
        self.saver = Saver(store, background, self._told_of_saving)
        store.listeners.append(self._records_changed)
        self.cursor_to_first()

    @cached_property
    def standing(self) -> Standing:
        """Status and control at every crossing as of the view's day; made when a panel first asks for it."""
        from store.status.standing import Standing

        return Standing.of(self.store, as_of=self.view.as_of, known_then=self.view.known_then)

    @property
    def is_derived(self) -> bool:
        """Whether the board can be drawn at once; the reports of very many events are read at rest first, and told."""
        if self._deriving is None:
            self._deriving = self.standing.derive()
            self._is_derived = len(self.store.rows) <= _FEW
            if not self._is_derived:
                self.at_rest(self._derive)
        return self._is_derived

    def _derive(self) -> bool:
        assert self._deriving is not None
        self._is_derived = not taken(self._deriving, STEP_SECONDS)
        if self._is_derived:
            gc.freeze()  # the reports stay: the collector need not look at all of them while somebody types
            self.tell(Changed.STANDING)
        return not self._is_derived

    def _standing_on(self, day: date) -> Standing:
        """The standing of another day, by what the view goes by; the foreseen one, where it is of that day."""
        found, known_then = self._foreseen, self.view.known_then
        if found is not None and (found.as_of, found.known_then) == (day, known_then):
            return found
        return self.standing.at(day, known_then=known_then)

    def foresee(self, day: date, crossings: Iterable[str]) -> None:
        """Have a day's statuses, and all of some crossings, derived before the next step through time leads there."""
        self._foreseen = self._standing_on(day)
        self._foreseeing = self._foreseen.derive_statuses(crossings)

    def derive_foreseen(self) -> bool:
        """Derive a little more of what is foreseen; return whether there may be more."""
        return next(self._foreseeing, self) is None

    @property
    def named(self) -> Records:
        """The records with the names of the view's day, for words."""
        from store.words.on_day import on_day

        return on_day(self.store, self.view.as_of)

    @cached_property
    def findings(self) -> Findings:
        """What the checks found in the records that were looked at."""
        return Findings(self.store)

    @property
    def mentions(self) -> Mentions:
        """Which records name a source or an actor; what is not found at once is found between keys, and told."""
        if self._mentions is None:
            from store.query.mentions import Mentions

            usual = self.view.sort == Sort()
            newest_first = (self.collection if usual else Collection.of(self.store)).everything
            self._mentions = mentions = Mentions(self.store, newest_first)
            if mentions.gather(_AT_ONCE):
                self.at_rest(partial(self._gather, mentions))
        return self._mentions

    @property
    def contested(self) -> Contested:
        """Which events are contested; all of them are known once that was gathered between keys, and told."""
        if self._contested is None:
            self._contested = Contested(self.store)
            self.at_rest(partial(self._gather, self._contested))
        return self._contested

    def _gather(self, found: Mentions | Contested) -> bool:
        if found is not self._mentions and found is not self._contested:
            return False
        more = found.gather(STEP_SECONDS)
        if not more:
            self.tell(Changed.MENTIONS)
        return more

    # telling

    def tell(self, changed: Changed) -> None:
        """Tell every listener, in this turn."""
        for listener in self.listeners:
            listener(self, changed)

    def say(self, words: str) -> None:
        """Show a notice until the next key; it stays to be read beside what is told of saving meanwhile."""
        before = self.notice
        self._said, self._told = [words] if words else [], []
        if before != words:
            self.tell(Changed.NOTICE)

    def say_too(self, words: str) -> None:
        """Show a notice beside what is said already: of something that no key asked for."""
        self._said.append(words)
        self.tell(Changed.NOTICE)

    @property
    def notice(self) -> str:
        """What is said since the last key, and what was told of saving."""
        return " · ".join((*self._said, *self._told))

    # the view

    def _collected(self) -> Collection:
        view = self.view
        day = view.day(self.today)
        return Collection.of(self.store, view.narrowed, view.sort, as_of=day, known_then=view.known_then)

    @property
    def is_empty(self) -> bool:
        """Whether the file can be read and has no record yet, nor a wrong one: the timeline alone says how to begin."""
        store = self.store
        return not (
            store.problem or store.rows or store.crossings or store.sources or store.actors or store.quarantined
        )

    @property
    def is_past(self) -> bool:
        """Whether the look is at another day than today, or at what was known."""
        return self.view.day(self.today) is not None

    @property
    def looked_for(self) -> str:
        """The query in words, and the crossing that the view is narrowed to, by name; empty where all is in view."""
        crossing = self.named.crossings.get(self.view.crossing)
        at = f"at {short_name(crossing)}" if crossing else ""
        return ", ".join(part for part in (self.view.query.words() if self.view.text else "", at) if part)

    def look(self, **changes: Any) -> None:
        """Change the view (fields of `View`); the selection stays on its record where it is still to be seen.

        Of very many events those that are found at once are shown at once, the rest between the next keys.
        """
        before = self.view
        self.view = before._replace(**changes)
        if self.view == before:
            return
        told = Changed.ROWS | Changed.SELECTION
        if (before.as_of, before.known_then) != (self.view.as_of, self.view.known_then):
            self.standing = self._standing_on(self.view.as_of)
            told |= Changed.STANDING
        if before.sort != self.view.sort:
            self.looking.stop()
            self.collection = self._collected()
        else:
            self._look_anew()
        if Changed.STANDING in told:
            self._keep_cursor_through_days()
        self._keep_cursor()
        self.tell(told)

    def find(self, text: str) -> None:
        """Narrow the view by a query as it is typed. Raises QueryError."""
        self.look(query=parse(text, self.store, self.today), text=text.strip())

    def look_again(self) -> None:
        """Apply the filter again: rows that no longer match after an edit leave the view."""
        self._look_anew()
        self._keep_cursor()
        self.tell(Changed.ROWS | Changed.SELECTION)

    def _look_anew(self) -> None:
        self.collection = self.looking.search(self.collection, self.view, self.view.day(self.today), self._found_more)

    def find_now(self) -> bool:
        """Continue the search to the first event of the view, where none was found yet; return whether one was."""
        if self.collection.rows or self.collection.complete or not (found := self.looking.first_found()):
            return False
        self._found_more(found)
        return bool(found.rows)

    def _found_more(self, collection: Collection) -> None:
        self.collection = collection
        self._keep_cursor()
        self.tell(Changed.ROWS | Changed.SELECTION)

    def _keep_cursor_through_days(self) -> None:
        """Move the cursor back to the event that another day took it off, once that is in view again.

        It stays where it was moved meanwhile, where its event was changed, and where the details were opened on that.
        """
        left, put_on = self._moved_off
        if left and self.cursor == put_on and self.collection.index_of(left) is not None:
            if self._kept is not None and self._kept == self.event_under_cursor():
                self._kept = Key("events", left)
            self.cursor = left
        before = left if left and self.cursor == put_on else self.cursor
        self._keep_cursor()
        self._moved_off = (before, self.cursor) if before != self.cursor else ("", "")

    def _keep_cursor(self) -> None:
        """Move the cursor to the first row where its event is not in view; one that may yet be found keeps it."""
        if self.collection.index_of(self.cursor) is not None or self._may_come(self.cursor):
            return
        was_kept = self._kept is not None and self._kept == self.event_under_cursor()
        self.cursor_to_first()
        if was_kept:
            self._kept = self.event_under_cursor()

    def _may_come(self, event: str) -> bool:
        row = self.store.rows.get(event)
        return row is not None and not self.collection.complete and self.view.narrowed.matches(row, self.store)

    def narrow(self, crossing: str) -> None:
        """Show the events of one crossing, or of all where empty, and the crossing itself in the details."""
        self.look(crossing=crossing)
        if crossing:
            self.select(Key("crossings", crossing))
        self.tell(Changed.SELECTION)

    # the selection: what the bar of the focused panel stands on; the details, which have no list, keep a record

    @property
    def selected(self) -> Key | None:
        """The record that the details show and that keys act on."""
        return self._kept if self.keeps else self.bar()

    def event_under_cursor(self) -> Key | None:
        """The record under the timeline's bar; None where there is no event in view."""
        return Key("events", self.cursor) if self.cursor else None

    def focus(self, bar: Callable[[], Key | None] | None) -> None:
        """Make the record under a panel's bar the selected one from now on; with None, for a panel without a bar, keep
        the selection.
        """
        before = self.selected
        if bar is None:
            self._kept, self.keeps = before, True
            self._moved_off = ("", "")
        else:
            self._kept, self.keeps, self.bar, self.trail = None, False, bar, []
        if self.selected != before:
            self.tell(Changed.SELECTION)

    def cursor_to_first(self) -> None:
        """Put the timeline's cursor on its first event; tells nobody."""
        self.cursor = next((row.id for row in self.collection.rows[:1]), "")

    def neighbours(self, page: int) -> list[Key]:
        """Return the events that the next cursor key can lead to (one row, one page, either end), the nearest first."""
        index = self.collection.index_of(self.cursor)
        if index is None:
            return []
        rows = self.collection.rows
        last = len(rows) - 1
        places = (min(index + 1, last), max(index - 1, 0), min(index + page, last), max(index - page, 0), 0, last)
        return [Key("events", rows[place].id) for place in dict.fromkeys(places) if place != index]

    def cursor_to(self, event: str) -> None:
        """Put the timeline's cursor on an event; the details show it, unless another panel's bar is what counts."""
        before = self.cursor, self.selected
        self.cursor = event
        if self.keeps:
            self._kept, self.trail = Key("events", event), []
        if (self.cursor, self.selected) != before:
            self.tell(Changed.SELECTION)

    def select(self, key: Key | None) -> None:
        """Show a record in the details, whatever the bars stand on; the details get the focus with it."""
        if key == self.selected:
            return
        self._kept, self.keeps, self.trail = key, True, []
        self.tell(Changed.SELECTION)

    def follow(self, key: Key) -> None:
        """Show a record that the selected one refers to; `back` returns."""
        before = self.selected
        if before is not None and key != before:
            self.trail.append(before)
            self._kept, self.keeps = key, True
            self.tell(Changed.SELECTION)

    def back(self) -> None:
        """Show the record from which the present one was followed to."""
        if self.trail:
            self._kept = self.trail.pop()
            self.tell(Changed.SELECTION)

    def mark(self, events: Iterable[str]) -> None:
        """Mark these events, and no others."""
        marks = frozenset(events)
        if marks != self.marks:
            self.marks = marks
            self.tell(Changed.MARKS)

    # changing records

    def undo(self) -> Change | None:
        """Take back the last change, and name it; gives what was done for it, None where there was nothing."""
        change = self.store.undo()
        self.say(_done("Undid", change) if change else "There is nothing to undo.")
        return change

    def redo(self) -> Change | None:
        """Do the last change taken back again, and name it; gives what was done, None where there was nothing."""
        change = self.store.redo()
        self.say(_done("Did again", change) if change else "There is nothing to redo.")
        return change

    def title_of(self, key: Key) -> str:
        """What a record is called for people."""
        return title_of(self.named, key)

    def _records_changed(self, keys: Set[Key]) -> None:
        self.changed_keys = keys
        if Key("events", self.cursor) in keys:
            self._moved_off = ("", "")
        many = len(keys) > _MANY
        self.findings.outdated()
        if many:
            self._contested = None
        elif self._contested is not None:
            self._contested.changed(keys)
        if self._mentions is not None and (many or not self._mentions.changed(keys)):
            self._mentions = None
        place = self.collection.index_of(self.cursor)
        if many:
            self.collection = Collection.of(self.store, sort=self.view.sort)
        else:
            self.collection = self.collection.with_change(keys)
        if many or not self.collection.complete:
            self._look_anew()
        self._follow_names(place or 0)
        self._foreseen, self._foreseeing = None, iter(())
        if many:
            vars(self).pop("standing", None)
        else:
            self.standing = self.standing.with_change(self.store, keys)
        self.tell(Changed.RECORDS | Changed.ROWS | Changed.STANDING | Changed.SELECTION)
        remark = "the record itself, whatever day is in view" if self.is_past else ""
        self.saver.changed(self._titles(keys), remark)

    def _titles(self, keys: Set[Key]) -> Iterator[str]:
        for key in sorted(keys):
            if key.table in TABLES and key in self.store:  # what an undo took away is not called saved
                yield self.title_of(key)

    def now_called(self, key: Key) -> Key | None:
        """The key of a record after the last change, which may have renamed it; None where it is gone."""
        key = self.store.renamed.get(key, key)
        return key if key in self.store else None

    def _follow_names(self, place: int) -> None:
        """Follow renames in the selection, marks and trail; `place` is the row of what is gone."""
        marked = (self.now_called(Key("events", event)) for event in self.marks)
        self.marks = frozenset(key.id for key in marked if key)
        cursor = self.now_called(Key("events", self.cursor))
        self.cursor = cursor.id if cursor else ""
        self.trail = [key for key in map(self.now_called, self.trail) if key]
        if self.view.crossing and self.view.crossing not in self.store.crossings:
            crossing = self.now_called(Key("crossings", self.view.crossing))
            self.look(crossing=crossing.id if crossing else "")
        if self.collection.index_of(self.cursor) is None:
            rows = self.collection.rows
            self.cursor = rows[min(place, len(rows) - 1)].id if rows else ""
        if self.keeps and self._kept is not None:
            self._kept = self.now_called(self._kept)
            if self._kept is None:
                self._kept = self.trail.pop() if self.trail else self.bar()

    # saving

    def _told_of_saving(self, notice: str) -> None:
        if notice:
            # Of several saves the last is told, beside what came in from others.
            self._told = [told for told in self._told if not (told.startswith("Saved") and notice.startswith("Saved"))]
            self._told = [told for told in self._told if not told.startswith(READING)]
            self._told = [*self._told, notice][-_MOST_TOLD:]
        self.tell(Changed.SAVING | Changed.NOTICE)


def _done(verb: str, change: Change) -> str:
    return (
        f"{verb}: {change.words}"
        if change.took_effect
        else f"Changed elsewhere since, and left as it is: {change.words}"
    )
