"""Writing off the key path: what is changed is handed to a worker, and said to be saved once it is on disk.

It also decides what is said about saving, and when a failed save is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from store.file.errors import FileProblem

if TYPE_CHECKING:
    from store.desk.history import Change
    from store.desk.outside import Outside
    from store.file.datafile import Saved
    from store.file.earlier_copies import Copy
    from store.store import Came, Store

T = TypeVar("T")
Work: TypeAlias = "Callable[[], Any]"
Done: TypeAlias = "Callable[[Any], None]"
Background: TypeAlias = "Callable[[Work, Done], None]"
"""Runs the work off the screen's thread, and hands its outcome, or a FileProblem, back on it."""

READING = "Changed elsewhere: reading"
"""What the notice of a large file that is read begins with."""
_AT_ONCE_BYTES = 1 << 20
"""So much is read before the next key could be pressed."""

_NAMED = 3
"""As many titles as a notice names."""


def at_once(work: Work, done: Done) -> None:
    """Run the work at once, for callers without a screen."""
    done(work())


def _attempt(work: Callable[[], T]) -> T | FileProblem:
    """Do the work; return what it gives, or why it could not be done."""
    try:
        return work()
    except FileProblem as problem:
        return problem
    except OSError as error:
        return FileProblem(error.filename or "", error.strerror or str(error))


def first_of(titles: Iterable[str]) -> str:
    """Name the first of some titles, and how many more there are: "Drones strike and 2 more"."""
    known = list(dict.fromkeys(titles))
    rest = f" and {len(known) - _NAMED:,} more" if len(known) > _NAMED else ""
    return ", ".join(known[:_NAMED]) + rest


class Saver:
    """Saves one store. `state` is "" where all is on disk, "saving", or why it is not.

    While it `waits` nothing is written. `told` is called with each change of it, and with the words of a notice.
    `offers` are changes that wait for a person's yes or no: a text saved from an older state, our state again after an
    older one came back.
    """

    def __init__(self, store: Store, background: Background, told: Callable[[str], None]) -> None:
        self.store = store
        self.state = ""
        self.is_writing = False
        self.is_reading = False
        self._background = background
        self._told = told
        self.offers: list[Change] = []
        self._titles: list[str] = []
        self._remark = ""
        self._taking_in = False
        self._copying = False
        self.waits = False

    @property
    def is_busy(self) -> bool:
        """Whether the file is being written or read."""
        return self.is_writing or self.is_reading

    @property
    def failed(self) -> bool:
        """Whether the last attempt to write did not succeed."""
        return not self.is_writing and bool(self.state)

    def changed(self, titles: Iterable[str], remark: str = "") -> None:
        """Save, since the records of these titles have changed, unless the change itself came from the file."""
        if not self._taking_in:
            self._titles.extend(titles)
            self._remark = remark
            self.start()

    def wait(self) -> None:
        """Write nothing until `go_on`, so that a record is not saved half filled in."""
        self.waits = True

    def go_on(self, titles: Iterable[str] = ()) -> None:
        """Save what was changed during the wait; `titles` is what the records are called now."""
        self.waits, self._titles = False, list(titles)
        self.start()

    def start(self) -> None:
        """Start saving what is not on disk yet. What is changed meanwhile is saved after it."""
        if self.is_busy or self.waits:
            return
        work = self.store.begin_save()
        if work is None:
            self._titles = []
            return
        self.is_writing = True
        titles, self._titles = self._titles, []
        self._say("saving")
        self._background(partial(_attempt, work), partial(self._wrote, titles))

    def _wrote(self, titles: list[str], outcome: Saved | FileProblem) -> None:
        self.is_writing = False
        if isinstance(outcome, FileProblem):
            self._titles = titles + self._titles
            self._say(f"not saved: {outcome.message}")
            return
        outside = self._take_in(partial(self.store.finish_save, outcome))
        words = f"Saved: {first_of(titles)}" if titles else "Saved"
        self._say("", " · ".join(part for part in (words, self._remark, outside.notice) if part))
        self.start()

    def poll(self) -> None:
        """Take in what someone else changed in the file; try again what could not be saved."""
        if self.is_busy:
            return
        if self.store.poll():
            size = self._size()
            if size > _AT_ONCE_BYTES:
                self.is_reading = True
                self._say(self.state, f"{READING} {size >> 20:,} MB")
                self._background(self.store.begin_refresh(), self._read)
                return
            self._came(self.store.begin_refresh()())
        self._go_on()

    def _size(self) -> int:
        try:
            return self.store.path.stat().st_size
        except OSError:
            return 0

    def _read(self, came: Came) -> None:
        self.is_reading = False
        self._came(came)
        self._go_on()

    def _came(self, came: Came) -> None:
        was_read_only = self.store.read_only
        outside = self._take_in(partial(self.store.finish_refresh, came))
        again = "The file can be read again." if was_read_only and not self.store.read_only else ""
        self._say(self.state, outside.notice or again)

    def _go_on(self) -> None:
        if self.store.dirty:
            self.start()
        self._copy()

    def _copy(self) -> None:
        """Have a version copy taken where one is due; where there is no room for it, say so and wait for the next."""
        work = None if self._copying else self.store.begin_copy()
        if work is not None:
            self._copying = True
            self._background(partial(_attempt, work), self._copied)

    def _copied(self, outcome: Copy | FileProblem | None) -> None:
        self._copying = False
        if isinstance(outcome, FileProblem):
            self._say(self.state, f"No version copy could be taken: {outcome.message}")

    def _take_in(self, take: Callable[[], Outside]) -> Outside:
        self._taking_in = True
        try:
            outside = take()
        finally:
            self._taking_in = False
        self.offers += [change for change in (outside.older, outside.ours_again) if change]
        return outside

    def _say(self, state: str, notice: str = "") -> None:
        if (state, notice) != (self.state, ""):
            self.state = state
            self._told(notice)
