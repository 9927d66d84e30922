"""A dialog that shows what became of a record: each change with its day, who made it, and the fields.

What was changed since the program was started comes first, then what git's history of the file or its version copies
tell. These are read off the screen's thread, and no farther than the window has come.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from time import perf_counter
from typing import Any, NamedTuple

import msgspec

from store.dates import short
from store.desk.history import Change, Edit
from store.desk.record_log import IN_WORDS, RecordChange, RecordLog, record_log, who
from store.records.introspection import FIELDS, field_of
from store.records.model import Claim, Document, Key
from store.words.claims import sentence
from store.words.differences import differences
from store.words.values import value_words
from tui.desk import Desk
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row
from tui.widgets.text import wrap

_STRETCH, _MANY = 0.05, 10
"""Seconds for which earlier versions are read in one go, and as many changes as are enough for once."""
_LABEL = 14


class _Read(NamedTuple):
    """What was found in a stretch of the log, whether there is more of it, and what kept it from being read."""

    changes: list[RecordChange]
    has_more: bool
    problem: str = ""


class Changes(Dialog):
    """The newest change first; arrows scroll, Esc or Enter closes."""

    wanted_height = 22

    def __init__(self, desk: Desk, key: Key) -> None:
        super().__init__("changes", desk.close)
        self._desk = desk
        self._record = desk.session.title_of(key)
        self._key = key
        self._log: RecordLog | None = None
        self._is_reading = self._is_closed = False
        self._has_more = self._is_first = True
        self._entries: list[Callable[[int], Iterable[Row]]] = []
        self._wrapped: list[Row] = []
        self._wrapped_for = (0, 0)
        now = desk.session.store.history.of(key)[::-1]
        self._since_start = _net([edit for change in now[::-1] for edit in self._edits(change)])
        if now:
            self._entries += [partial(_titled, "Since the program was started"), *(partial(self._done, c) for c in now)]
        self._read_on()

    # reading

    def _read_on(self) -> None:
        self._is_reading = True
        self._desk.in_background(self._read, self._was_read)

    def _read(self) -> _Read:
        """Read the log for a while; called in another thread."""
        store, found, end = self._desk.session.store, [], perf_counter() + _STRETCH
        try:
            if self._log is None:
                self._log = record_log(store.path, store.copies(), self._key.id, self._key.table)
            for change in self._log.changes:
                if change is not None:
                    found.append(change)
                if perf_counter() > end or len(found) >= _MANY:
                    return _Read(found, has_more=True)
        except OSError as error:
            return _Read(found, has_more=False, problem=f"Earlier versions cannot be read: {error.strerror}.")
        return _Read(found, has_more=False)

    def _was_read(self, read: _Read) -> None:
        if self._log is not None and read.changes and self._is_first:
            self._is_first = False
            self._entries.append(partial(_titled, f"From {IN_WORDS[self._log.read]}"))
            if {field.field: field[1:] for field in read.changes[0].fields} == self._since_start:
                del read.changes[0]  # what was changed since the start stands above
        self._entries += [partial(self._told, change) for change in read.changes]
        if read.problem:
            self._entries.append(partial(_titled, read.problem))
        self._is_reading, self._has_more = False, read.has_more
        if self._is_closed:
            self._stop()
        else:
            self._look_ahead()
            self.redraw()

    def _look_ahead(self) -> None:
        """Have more read where less than a window of it lies below."""
        width, height = self.window_size
        if self._has_more and not self._is_reading and self.top + 2 * height > len(self._all_rows(width)):
            self._read_on()

    def _stop(self) -> None:
        if self._log is not None:
            self._log.changes.close()

    def leave(self) -> None:
        """Close; what is being read is read to the end of its stretch."""
        self._is_closed = True
        if not self._is_reading:
            self._stop()
        super().leave()

    # keys

    def take(self, key: str) -> None:
        if key in ("escape", "enter", "H", "q"):
            self.leave()
        elif key in ("home", "g", "end", "G"):
            self.wheeled(-self.top if key in ("home", "g") else len(self._wrapped))
        elif steps := self.steps({"j": "down", "k": "up", "space": "pagedown"}.get(key, key)):
            self.wheeled(steps)

    def wheeled(self, steps: int) -> None:
        width, height = self.window_size
        self.top = max(0, min(self.top + steps, len(self._all_rows(width)) - height))
        self._look_ahead()
        self.redraw()

    def keys(self) -> Keys:
        return ("↑ ↓", "Scroll"), ("Esc", "Close")

    # drawing

    def heading(self) -> Line:
        return (("What changed in ", "muted"), (self._record, "title"))

    def needed(self, width: int) -> int:
        return len(self._all_rows(width))

    def rows(self, width: int, height: int) -> Sequence[Row]:
        rows = self._all_rows(width)
        return rows[self.window(height, 0, len(rows))]

    def _all_rows(self, width: int) -> list[Row]:
        """Everything that is known so far; only what came since the last time is wrapped."""
        wrapped_width, count = self._wrapped_for
        if wrapped_width != width:
            self._wrapped, count = [], 0
        self._wrapped += [row for entry in self._entries[count:] for row in entry(width)]
        self._wrapped_for = width, len(self._entries)
        if self._has_more:
            return [*self._wrapped, Row(((" Reading earlier versions …", "muted"),))]
        return self._wrapped or [Row(((" No version of the file contains it.", "muted"),))]

    def _edits(self, change: Change) -> list[Edit]:
        """What a change did to this record."""
        mine = (edit for edit in change.edits if edit.key.table == self._key.table)
        return [edit for edit in mine if self._key.id in _ids(edit.key, edit.before, edit.after)]

    def _done(self, change: Change, width: int) -> Iterator[Row]:
        yield Row(((" ", "text"), (change.words, "strong")))
        for edit in self._edits(change):
            yield from self._fields(edit.before, edit.after, width)

    def _told(self, change: RecordChange, width: int) -> Iterator[Row]:
        """A change of the log: its day, who made it, and the fields."""
        day = short(change.day)
        for number, line in enumerate(wrap(who(change), max(8, width - len(day) - 3))):
            yield Row(((f" {day if number == 0 else '':{len(day)}}  ", "strong"), (line, "text")))
        before, after = ({field.field: field[at] for field in change.fields if field[at] is not None} for at in (1, 2))
        yield from self._fields(before, after, width)

    def _fields(self, before: Document | None, after: Document | None, width: int) -> Iterator[Row]:
        for name, was, now in differences(before, after, self._words):
            if before:  # else it was made so
                yield from _lines(name, "was ", was, width)
            yield from _lines("" if before else name, "now ", now, width)

    def _words(self, name: str, value: Any) -> str:
        """A field's value as people read it."""
        records = self._desk.session.named
        if name == "claims" and isinstance(value, dict):
            with suppress(msgspec.ValidationError):
                return sentence(msgspec.convert(value, Claim), records)
        return value_words(records, field_of(FIELDS[self._key.table], name), value)


def _titled(words: str, _: int) -> Iterator[Row]:
    yield Row(((" ", "text"), (words, "label")))


def _net(edits: Sequence[Edit]) -> dict[str, tuple[Any, Any]]:
    """The fields that differ between before the first and after the last of some edits, with both values."""
    was, now = (edits[0].before or {}, edits[-1].after or {}) if edits else ({}, {})
    return {name: (was.get(name), now.get(name)) for name in {**was, **now} if was.get(name) != now.get(name)}


def _ids(key: Key, *documents: dict[str, Any] | None) -> set[str]:
    return {key.id} | {str(document.get("id")) for document in documents if document}


def _lines(name: str, what: str, value: str, width: int) -> Iterator[Row]:
    for number, line in enumerate(wrap(value, max(8, width - _LABEL - 6))):
        label = f"   {name}" if number == 0 else ""
        role = "muted" if what.startswith("was") else "text"
        yield Row(((label[:_LABEL].ljust(_LABEL), "label"), (what if number == 0 else "    ", "muted"), (line, role)))
