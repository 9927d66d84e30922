"""The first and the last line of the screen: what is open, as of when, whether it is saved; and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from textual.message import Message

from store.dates import short
from tui.widgets.lines import BARE, Line, Lines, Row
from tui.widgets.text import cells, clip, middle, safe
from tui.work.session import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.work.session import Session


FooterKeys: TypeAlias = "Callable[[str], Iterable[tuple[str, str]]]"
"""The keys that mean something while a panel has the focus, by the panel's name: (key, words) pairs."""


_ADDING = "being added"
"""Said while something is filled in of which nothing is in the file yet."""


class Header(Lines):
    """Program, file, query in words, as-of, counts, saved."""

    def __init__(self, session: Session) -> None:
        super().__init__("header", BARE)
        self.session = session

    def show(self, session: Session, changed: Changed) -> None:
        """Draw anew what a cursor key leaves as it is."""
        if changed & ~(Changed.SELECTION | Changed.NOTICE | Changed.MARKS | Changed.WINDOW):
            self.redraw()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The one line. Another day than today is told first, and on a ground of its own."""
        past = self._past_words(width)
        right = self._right(width) if width > 2 * sum(cells(text) for text, _ in past) else ()
        room = width - sum(cells(text) for text, _ in right) - 2
        name = middle(self.session.store.path.name, max(8, room // 3)) if room >= 22 else ""
        left: list[tuple[str, str]] = [(" bordertui ", "strong"), (f" {name} " if name else "", "text")]
        if past:
            while left and sum(cells(text) for text, _ in (*left, *past)) > room:
                left.pop(0)
            left += past
        room -= sum(cells(text) for text, _ in left)
        if room > 12:
            left.append(("  " + clip(self._view_words(), room - 4), "muted"))
        return (Row(tuple(left), right),)

    def _past_words(self, width: int) -> Line:
        """The day and what is known of it, in as few words as it takes; none where the look is at today."""
        view = self.session.view
        if not self.session.is_past:
            return ()
        day = f"AS OF {short(view.as_of.isoformat())}"
        known = (" · as known then" if width >= 60 else " then") if view.known_then else ""
        return ((f" {day}{known} ", "as of"),)

    def _view_words(self) -> str:
        words = self._query_words()
        return words if self.session.is_past else f"as of today  ·  {words}"

    def _query_words(self) -> str:
        """The query, and the crossing that the view is narrowed to by its name."""
        view = self.session.view
        crossing = self.session.store.crossings.get(view.crossing)
        if crossing is None:
            return self.session.collection.words()
        from tui.panels.crossings import short_name  # where a crossing can be chosen, its panel is loaded

        at = f"at {short_name(crossing)}"
        return f"{view.query.words()}, {at}" if view.text else at

    def _right(self, width: int) -> Line:
        session = self.session
        read_only = "READ-ONLY" if session.store.read_only else ""
        unsaved = _ADDING if session.saver.waits else "not saved" if session.store.dirty else "saved"
        state = session.saving or read_only or unsaved
        trouble = state not in ("saved", "saving", _ADDING)
        words = clip(state, max(10, width // 2))
        saving = (*self._to_decide(), (f"{words} ", "error" if trouble else "muted"))
        if width < 100:
            return saving
        count = len(session.store.rows)
        total = f"{count:,} event{'s' * (count != 1)}"
        return ((f"{total}  ·  ", "muted"), *saving)

    def _to_decide(self) -> Line:
        """How many conflicts wait, and the key that asks."""
        count = len(self.session.store.conflicts) + len(self.session.saver.offers)
        return ((f"{count} to decide: ", "contested"), ("!", "key"), ("  ·  ", "muted")) if count else ()


class Footer(Lines):
    """At most seven keys, those of the focused panel, and beside them a notice until the next key.

    `editing` are the keys of an open editor, which take all others; `of_dialog` gives those of the dialog that this is
    the last line of. `keys` comes after the first painting. The last key of a panel, which is help, is seen however
    long the notice is. A click on a key presses it.
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
        """Draw a new notice."""
        if changed & Changed.NOTICE:
            self.redraw()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The one line."""
        others = self._of_dialog() if self._of_dialog else self.editing
        keys = [*(others or (self.keys(self.panel) if self.keys else ()))]
        always = [] if others or self._of_dialog else keys[-1:]
        least = 1 + sum(map(_length, always))
        notice = clip(safe(self.session.notice), width - least - 2)
        room = width - least - (cells(notice) + 2 if notice else 0)
        shown = []
        for key in keys[: len(keys) - len(always)]:
            room -= _length(key)
            if room < 0:
                break
            shown.append(key)
        return (Row(self._placed([*shown, *always]), ((notice + " ", "strong"),) if notice else ()),)

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
        """Press the key that was clicked, or its words."""
        from tui.widgets.keys import pressed

        for place, key in self._places:
            if x in place:
                self.post_message(self.Pressed(pressed(key)))


def _length(key: tuple[str, str]) -> int:
    """The cells of a key and its words, with the blanks behind them."""
    return cells(key[0]) + cells(key[1]) + 3
