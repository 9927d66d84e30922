"""A dialog that finds one thing among many while its name is typed: palette, sort menu, recent files, and the like.

Owns the typed words, the cursor and the window. Must never know what is chosen among.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.text.folding import fold
from tui.panels.panel import scrolled, thumb_of
from tui.widgets.dialog import Dialog
from tui.widgets.line_editor import LineEditor
from tui.widgets.lines import Row
from tui.widgets.text import cells, clip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.desk import Desk
    from tui.widgets.lines import Line


_FEW = 12
"""As many as are counted at a glance."""


class Choice(NamedTuple):
    """One thing to choose: its words, what stands at its right, what else finds it, and why it cannot be chosen now."""

    words: str
    run: Callable[[], None]
    right: str = ""
    also: str = ""
    refused: str = ""


class Chooser(Dialog):
    """Typing narrows, arrows move, Enter chooses. The dialog is closed before what was chosen runs."""

    wanted_width = 76
    wanted_height = 20
    most = 500
    nothing = "Nothing is called so."

    def __init__(self, name: str, desk: Desk, title: str, choices: Sequence[Choice], hint: str = "") -> None:
        super().__init__(name, desk.close)
        self.desk = desk
        self.title = title
        self.hint = hint
        self.line = LineEditor()
        self._at = self._top = 0
        self.offer(choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Let another list be chosen from."""
        self.wanted_height = min(20, len(choices) + 3)
        self._choices = [(choice, fold(f"{choice.words} {choice.also}")) for choice in choices]
        self._narrow()

    # keys

    def take(self, key: str) -> None:
        """One key: of the list, else typed."""
        page = max(1, self.window_size[1] - 2)
        steps = {"down": 1, "up": -1, "pagedown": page, "pageup": -page, "ctrl+n": 1, "ctrl+p": -1}
        if key == "escape":
            self.leave()
        elif key == "enter":
            self._choose()
        elif key in steps:
            self._at += steps[key]
        elif self.line.press(key):
            self._narrow()
        self.redraw()

    def paste(self, words: str) -> None:
        """Pasted text, as if typed."""
        self.line.insert(words)
        self._narrow()
        self.redraw()

    def _narrow(self) -> None:
        wanted = fold(self.line.text).split()
        matching = [(choice, text) for choice, text in self._choices if all(word in text for word in wanted)]
        if wanted:
            matching.sort(key=lambda pair: not pair[1].startswith(wanted[0]))
        self.found: list[Choice] = [choice for choice, _ in matching][: self.most]
        self._at = self._top = 0

    @property
    def chosen(self) -> Choice | None:
        """What is under the cursor."""
        return self.found[self._at] if self._at < len(self.found) else None

    def _choose(self) -> None:
        if not self.found:
            return
        choice = self.found[self._at]
        self.leave()
        if choice.refused:
            self.desk.session.say(choice.refused)
        else:
            choice.run()

    # drawing

    def heading(self) -> Line:
        """What is chosen, among how many."""
        count = f" {len(self.found):,}" if len(self._choices) > _FEW else ""
        return ((self.title, "title"), (count, "muted"))

    def footing(self) -> Line:
        """The keys."""
        return (("Enter choose · Esc close", "muted"),)

    def needed(self, width: int) -> int:
        """The line and all that is found."""
        return 1 + max(1, len(self.found))

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The line, then the list."""
        if not self.found:
            return [self._input(width), Row(((f"  {self.nothing}", "muted"),))]
        self._at = max(0, min(self._at, len(self.found) - 1))
        self._top = scrolled(self._top, self._at, max(1, height - 1), len(self.found))
        shown = self.found[self._top : self._top + max(1, height - 1)]
        return [
            self._input(width),
            *(self._entry(number, width) for number in range(self._top, self._top + len(shown))),
        ]

    def _input(self, width: int) -> Row:
        hint = self.hint if not self.line.text and width > cells(self.hint) + 6 else ""
        return Row(((" › ", "key"), *self.line.spans(width - 4 - cells(hint)), (hint, "muted")), ground="field")

    def _entry(self, number: int, width: int) -> Row:
        choice = self.found[number]
        right = clip(choice.right, max(0, width // 2))
        words = clip(choice.words, width - cells(right) - 4)
        chosen = number == self._at
        return Row(
            (("▌ " if chosen else "  ", "accent"), (words, "muted" if choice.refused else "text")),
            ((f"{right} ", "muted"),),
            ground="selection" if chosen else "",
        )

    def thumb(self, height: int) -> range:
        """Where the window is among all found."""
        shift = thumb_of(self._top, max(1, height - 1), len(self.found))
        return range(shift.start + 1, shift.stop + 1) if shift else shift

    # the mouse

    def clicked(self, x: int, y: int) -> None:
        """Choose what was clicked."""
        number = self._top + y - 1
        if y >= 1 and number < len(self.found):
            self._at = number
            self._choose()

    def wheeled(self, steps: int) -> None:
        """Move by a few."""
        self._at += steps
        self.redraw()
