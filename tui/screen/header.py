"""The first and the last line of the screen: what is open, as of when, whether it is saved; and the keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from textual.message import Message

from store.dates import short
from store.records.vocabulary import Status
from store.words.names import short_name
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
"""What the keys do that no notice hides."""
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
        counts, fewer, flag = self._counts(wide)
        parts: list[tuple[Line, str]] = [
            (self._day(wide), "t"),
            (((middle(self.session.store.path.name, 24 if wide else 18), "text"),), "o"),
            *([(self._looked_for(width // 3), "/")] if self._is_narrowed else []),
            (counts, "1"),
            (flag, "n"),
            (((("bordertui"), "strong"),), "?"),
        ]
        room, between = width - _cells(right) - 1, _GAP if wide else _GAP - 1
        kept: list[bool] = []
        for number, (part, key) in enumerate(parts):
            if part is counts and _cells(part) + between > room:
                part = fewer  # which of many statuses is told in one word, rather than none of them
                parts[number] = part, key
            taken = _cells(part) + between
            kept.append(bool(part) and taken <= room)
            room -= taken if kept[-1] else 0
        if not kept[0]:
            return (Row(((" ", "text"), *parts[0][0])),)
        day, name, *rest, program = (part if keep else ((), part[1]) for part, keep in zip(parts, kept, strict=True))
        gap = " " * (_GAP if wide else _GAP - 1)
        spans: list[tuple[str, str]] = [(" ", "text")]
        self._places, at = [], 1
        for part, key in (program, name, day, *rest):
            if part:
                spans += [*part, (gap, "text")]
                self._places.append((range(at, at + _cells(part)), key))
                at += _cells(part) + len(gap)
        return (Row(tuple(spans), right),)

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
        known = " · as known then" if view.known_then else ""
        return ((f" AS OF {day}{known} ", "as of"), *compared)

    def _counts(self, wide: bool) -> tuple[Line, Line, Line]:
        """How many crossings are open, closed and so on; the same in fewer words; how many events are contested."""
        session = self.session
        if not self.is_complete or not session.store.crossings or not session.is_derived:
            return (), (), ()
        standing = session.standing
        words = Counter(standing.holding(id_).word or Status.UNKNOWN.value for id_ in session.store.crossings)
        told: list[tuple[str, str]] = []
        for status in Status:
            if count := words.pop(status.value, 0):
                unknown = status is Status.UNKNOWN
                word = ("unreported" if wide else "?") if unknown else status.value
                told.append((f"{count} {word}", "muted" if unknown else f"{status.value} strong"))
        told += [(f"{count} {word}", "muted") for word, count in words.items()]
        firm = [part for part in told if part[0].endswith((Status.OPEN.value, Status.CLOSED.value))]
        other = len(session.store.crossings) - sum(int(words.split()[0]) for words, _ in firm)
        fewer = [*firm, *([(f"{other} other", "muted")] if other else [])]
        contested = session.contested
        count = contested.count(session.view.day(session.today))
        found = f"{CONTESTED.sign} {count:,}{'' if contested.is_complete else '…'}{' contested' if wide else ''}"
        flag: Line = ((found, "contested"),) if count else ()
        return _apart(told), _apart(fewer), flag

    @property
    def _is_narrowed(self) -> bool:
        view = self.session.view
        return bool(view.text or view.crossing)

    def _looked_for(self, room: int) -> Line:
        """The query in words, and the crossing that the view is narrowed to by its name."""
        view = self.session.view
        crossing = self.session.named.crossings.get(view.crossing)
        if crossing is None:
            return ((clip(self.session.collection.words(), room), "key"),)
        at = f"at {short_name(crossing)}"
        return ((clip(f"{view.query.words()}, {at}" if view.text else at, room), "key"),)

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


def _apart(parts: Sequence[tuple[str, str]]) -> Line:
    """Parts of a line with blanks between them."""
    return tuple(span for part in parts for span in ((("  ", "text"), part) if part is not parts[0] else (part,)))


def _cells(line: Line) -> int:
    return sum(cells(text) for text, _ in line)


class Footer(Lines):
    """At most seven keys, those of the focused panel, and beside them a notice until the next key.

    `editing` are the keys of an open editor, which take all others; `of_dialog` gives those of the dialog that this is
    the last line of. `keys` comes after the first painting. Undo and help, the last key of a panel, are seen however
    long the notice is; one that is longer than the line has lines above it. A click on a key presses it.
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
        """Whether a key is seen however long the notice is."""
        return key[1] in _STAYING and not self._of_dialog and not self.editing

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
            self._places.append((range(at, at + _length((key, words)) - 2), key))
            at += _length((key, words))
        return tuple(spans)

    def clicked(self, x: int, y: int) -> None:
        for place, key in self._places:
            if x in place and y == self.size.height - 1:
                self.post_message(self.Pressed(pressed(key)))


def _length(key: tuple[str, str]) -> int:
    """The cells of a key and its words, with the blanks behind them."""
    return cells(key[0]) + cells(key[1]) + 3
