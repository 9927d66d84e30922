"""The first and the last line of the screen: what is open, as of when, whether it is saved; and the keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from textual.message import Message

from store.dates import short
from store.records.vocabulary import Status
from tui.widgets.key_names import pressed
from tui.widgets.legend import CONTESTED
from tui.widgets.lines import BARE, Line, Lines, Row
from tui.widgets.text import cells, clip, middle, safe, wrap
from tui.work.session import Changed, Session

FooterKeys: TypeAlias = "Callable[[str], Iterable[tuple[str, str]]]"
"""The keys that mean something while a panel has the focus, by the panel's name: (key, words) pairs."""


_ADDING = "being added"
"""Said while something is filled in of which nothing is in the file yet."""
_WIDE = 120
_MOST_TOLD = 3
"""Lines of a notice at most."""
_STAYING = ("Undo", "Help")
"""What the keys of a panel do that no notice hides."""
_LOOKED_FOR, _LEAST = 30, 16
"""Cells of what is looked for that other parts give way to, and that it needs at least."""
_LEAST_WORDS = 5
"""Cells of the words of what is looked for, beside which it is told how many events are found."""
_ALL = 1_000
"""Cells for all of it."""
_GAP = 4
"""Cells between the parts of the header."""


class Header(Lines):
    """Program, file, day, counts, what is looked for, saved. `is_complete` once what counts crossings is loaded."""

    def __init__(self, session: Session) -> None:
        super().__init__("header", BARE)
        self.session = session
        self.is_complete = False
        self._places: list[tuple[range, str]] = []

    def show(self, session: Session, changed: Changed) -> None:
        """Draw anew what a cursor key leaves as it is."""
        if changed & ~(Changed.SELECTION | Changed.NOTICE | Changed.MARKS):
            self.redraw()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The one line: the file, the day, the first question answered in counts, what is looked for, what is saved.

        Another day than today stands on a ground of its own. What does not fit is left out, the day and saving last.
        """
        wide = width >= _WIDE
        right = self._right(wide)
        room, gap = width - _cells(right) - 1, _GAP if wide else _GAP - 1
        parts = next(self._fitting(wide, room, gap), ())
        spans: list[tuple[str, str]] = [(" ", "text")]
        self._places, at = [], 1
        for part, key in parts:
            spans += [*part, (" " * gap, "text")]
            self._places.append((range(at, at + _cells(part)), key))
            at += _cells(part) + gap
        return (Row(tuple(spans), right),) if parts else (Row(((" ", "text"), *self._day(wide))),)

    def _fitting(self, wide: bool, room: int, gap: int) -> Iterator[Sequence[tuple[Line, str]]]:
        """The parts that fit, with the key that each is about, the fullest first."""
        wanted = _cells(self._looked_for(_ALL))
        for before, after, least in self._shapes(wide):
            parts = [[(part, key) for part, key in some if part] for some in (before, after)]
            left = room - sum(_cells(part) + gap for some in parts for part, _ in some)
            if wanted and least:
                if left - gap >= min(wanted, least):
                    yield *parts[0], (self._looked_for(left - gap), "/"), *parts[1]
            elif left >= 0:
                yield *parts[0], *parts[1]

    def _shapes(self, wide: bool) -> Iterator[tuple[Sequence[tuple[Line, str]], Sequence[tuple[Line, str]], int]]:
        """What stands before what is looked for, what behind it, and the fewest cells for it, the fullest first.

        Where they are none, it is left out. Counts are told by their signs before any of them goes.
        """
        path, day = self.session.store.path.name, (self._day(wide), "t")
        words, signs, flag = self._counts(wide)
        name = ((middle(path, 24 if wide else 18), "text"),), "o"
        cut = ((middle(path, 10), "text"),), "o"
        yield (((("bordertui", "strong"),), "?"), name, day), ((words, "1"), (flag, "n")), _LOOKED_FOR
        yield (name, day), ((words, "1"), (flag, "n")), _LOOKED_FOR
        yield (name, day), ((signs, "1"), (flag, "n")), _LOOKED_FOR
        yield (cut, day), ((signs, "1"), (flag, "n")), _LOOKED_FOR
        yield (day,), ((signs, "1"), (flag, "n")), _LEAST
        yield (day,), ((signs, "1"),), _LEAST
        yield (day,), (), _LEAST
        yield (day,), (), 0

    def clicked(self, x: int, y: int) -> None:
        """Do what the part that was clicked is about: the day, the file, the filter, the crossings, the contested."""
        for place, key in self._places:
            if x in place:
                self.post_message(Footer.Pressed(key))

    def _day(self, wide: bool) -> Line:
        view = self.session.view
        day = short(view.as_of.isoformat())
        compared = ((f" ↔ {short(view.compared.isoformat())}", "key"),) if view.compared else ()
        if not self.session.is_past:
            return (("today", "muted"), (f" {day}" if wide else "", "text"), *compared)
        known = " · as known at the time" if view.known_then else ""
        return ((f" AS OF {day}{known} ", "as of"), *compared)

    def _counts(self, wide: bool) -> tuple[Line, Line, Line]:
        """How many crossings are open, closed and so on; the same by signs; how many events are contested."""
        session = self.session
        if not self.is_complete or not session.store.crossings or not session.is_derived:
            return (), (), ()
        found = [session.standing.holding(id_) for id_ in session.store.crossings]
        words = Counter(one.word or Status.UNKNOWN.value for one in found)
        fresh = {one.word for one in found if not one.stale}
        told: list[tuple[str, str]] = []
        signs: list[tuple[str, str]] = []
        for status in Status:
            if count := words.pop(status.value, 0):
                unknown = status is Status.UNKNOWN
                word = ("unreported" if wide else "?") if unknown else status.value
                role = "muted" if unknown else f"{status.value} strong"
                told.append((f"{count} {word}", role))
                signs.append((f"{status.mark if status.value in fresh else status.hollow}{count}", role))
        other = [(f"{count} {word}", "muted") for word, count in words.items()]
        contested = session.contested
        count = contested.count(session.view.day(session.today))
        flagged = f"{CONTESTED.sign} {count:,}{'' if contested.is_complete else '…'}{' contested' if wide else ''}"
        flag: Line = ((flagged, "contested"),) if count else ()
        return _apart([*told, *other]), _apart([*signs, *other], " "), flag

    def _looked_for(self, room: int) -> Line:
        """What is looked for in words, and how many events are found where that leaves room for the words."""
        collection, words = self.session.collection, self.session.looked_for
        if not words:
            return ()
        count = f" · {collection.count:,}{'' if collection.complete else '…'} of {collection.total:,}"
        if room - cells(count) < min(cells(words), _LEAST_WORDS):
            return ((clip(words, room), "key"),)
        return (clip(words, room - cells(count)), "key"), (count, "muted")

    def _right(self, wide: bool) -> Line:
        session = self.session
        read_only = "READ-ONLY" if session.store.read_only else ""
        unsaved = _ADDING if session.saver.waits else "not saved" if session.store.dirty else "✓ saved"
        state = session.saver.state or read_only or unsaved
        trouble = state not in ("✓ saved", "saving", _ADDING)
        saving = (*self._to_decide(), (f"{clip(state, 60)} ", "error" if trouble else "muted"))
        count = len(session.store.rows)
        total = f"{count:,} event{'s' * (count != 1)}{' ' * _GAP}" if wide else ""
        return ((total, "muted"), *saving)

    def _to_decide(self) -> Line:
        """How many conflicts wait, and the key that asks."""
        count = len(self.session.store.conflicts) + len(self.session.saver.offers)
        return ((f"{count} to decide: ", "contested"), ("!", "key"), ("  ", "muted")) if count else ()


def _apart(parts: Sequence[tuple[str, str]], between: str = "  ") -> Line:
    """Parts of a line with blanks between them."""
    return tuple(span for part in parts for span in ((between, "text"), part))[1:]


def _cells(line: Line) -> int:
    return sum(cells(text) for text, _ in line)


class Footer(Lines):
    """At most seven keys, those of the focused panel, and beside them a notice until the next key.

    `editing` are the keys of an open editor, which take all others; `of_dialog` gives those of the dialog that this is
    the last line of. `keys` comes after the first painting. Undo and help, the last key of a panel, are seen however
    long the notice is, and so is Esc in what is open; a notice that is longer than the line has lines above it. A click
    on a key presses it.
    """

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, session: Session, of_dialog: Callable[[], Sequence[tuple[str, str]]] | None = None) -> None:
        super().__init__("footer", BARE)
        self.session = session
        self._of_dialog = of_dialog
        self.keys: FooterKeys | None = None
        self.panel = "timeline"
        self.editing: tuple[tuple[str, str], ...] = ()
        self._places: list[tuple[range, str]] = []

    def on_mount(self) -> None:
        """The dashboard tells its own footer of notices; that of a dialog hears of them itself."""
        if self._of_dialog:
            self.session.listeners.append(self.show)

    def on_unmount(self) -> None:
        """Hear no more."""
        if self._of_dialog and self.show in self.session.listeners:
            self.session.listeners.remove(self.show)

    def show(self, session: Session, changed: Changed) -> None:
        """Draw a new notice, on as many lines as it takes."""
        if changed & Changed.NOTICE:
            self.redraw()
            if self.is_mounted and self.size.height != self.high(self.size.width):
                self.refresh(layout=True)

    def high(self, width: int) -> int:
        """One line for the keys, and those of a notice that is too long to stand beside them."""
        return 1 + len(self._lines(width))

    def _lines(self, width: int, most: int = _MOST_TOLD) -> list[str]:
        """A notice that is too long for the room beside the keys that stay, in lines; none of another."""
        notice = safe(self.session.notice)
        if not notice or not most or cells(notice) <= self._beside(width):
            return []
        lines = wrap(notice, max(1, width - 2))
        if len(lines) > most:
            lines[most - 1 :] = [clip(" ".join(lines[most - 1 :]), width - 2)]
        return lines

    def _beside(self, width: int) -> int:
        """The room beside the keys that stay."""
        return width - 3 - sum(_length(key) for key in self._keys() if self._stays(key))

    def _keys(self) -> list[tuple[str, str]]:
        if self._of_dialog:
            return [*self._of_dialog()]
        return [*(self.editing or (self.keys(self.panel) if self.keys else ()))]

    def _stays(self, key: tuple[str, str]) -> bool:
        """Whether a key is seen however long the notice is and however narrow the screen: in what is open, Esc."""
        return key[0] == "Esc" if self._of_dialog or self.editing else key[1] in _STAYING

    def rows(self, width: int, height: int) -> Sequence[Row]:
        lines = self._lines(width, min(height - 1, _MOST_TOLD))
        notice = "" if lines else clip(safe(self.session.notice), self._beside(width))
        keys = self._keys()
        room = self._beside(width) + 2 - (cells(notice) + 2 if notice else 0)
        shown = []
        for key in keys:
            room -= 0 if self._stays(key) else _length(key)
            if room >= 0 or self._stays(key):
                shown.append(key)
        told = [Row(((f" {line}", "strong"),)) for line in lines]
        return [*told, Row(self._placed(shown), ((notice + " ", "strong"),) if notice else ())]

    def _placed(self, keys: Sequence[tuple[str, str]]) -> Line:
        """The keys in a line; where each stands is noted for the mouse."""
        spans: list[tuple[str, str]] = [(" ", "text")]
        self._places, at = [], 1
        for key, words in keys:
            spans += [(key, "key"), (f" {words}  ", "text")]
            end = at + _length((key, words)) - 2
            for one in key.split():
                self._places.append((range(at, end), one))
                at += cells(one) + 1
            at = end + 2
        return tuple(spans)

    def clicked(self, x: int, y: int) -> None:
        key = next((key for place, key in reversed(self._places) if x in place), "")  # of several keys the one behind
        if key and y == self.size.height - 1:
            self.post_message(self.Pressed(pressed(key)))


def _length(key: tuple[str, str]) -> int:
    """The cells of a key and its words, with the blanks behind them."""
    return cells(key[0]) + cells(key[1]) + 3
