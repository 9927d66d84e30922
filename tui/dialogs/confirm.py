"""A dialog that does something only once a word is typed: for what would leave other records pointing at nothing."""

from collections.abc import Callable, Sequence

from textual.geometry import Region
from textual.widget import Widget

from tui.desk import Desk
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row, wrapped
from tui.widgets.text import clip, wrap
from tui.widgets.text_line import TextLine


class Confirm(Dialog):
    """What would happen and what it concerns; the word typed and Enter does it, Esc leaves all as it is."""

    def __init__(self, desk: Desk, words: str, concerned: Sequence[str], word: str, run: Callable[[], None]) -> None:
        super().__init__("confirm", desk.close)
        self.words, self.concerned, self.word = words, concerned, word
        self.wanted_height = min(20, len(wrap(words, self.wanted_width - 4)) + len(concerned) + 4)
        self.line: TextLine = TextLine()
        self._run = run

    def take(self, key: str) -> None:
        if key == "enter" and self.line.value.strip().lower() == self.word:
            self.leave()
            self._run()
        elif key == "escape":
            self.leave()
        else:
            self.line.press(key)
            self.redraw()

    def heading(self) -> Line:
        return ((self.word.capitalize(), "title"),)

    def keys(self) -> Keys:
        return ("Enter", self.word.capitalize()), ("Esc", "Leave all as it is")

    @property
    def _ask(self) -> str:
        return f" Type {self.word}: "

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        line = window.split_horizontal(-1)[1]
        return ((self.line, line.shrink((0, 0, 0, min(line.width, len(self._ask))))),)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What would happen, what it concerns, and where the word is typed."""
        words = wrapped(self.words, width, "text")
        room = height - len(words) - 2
        listed = self.concerned if len(self.concerned) <= room else self.concerned[: max(0, room - 1)]
        rest = len(self.concerned) - len(listed)
        concerned = [*listed, *([f"and {rest} more"] if rest else [])]
        return [
            *words,
            *(Row((("  ", "text"), (clip(title, width - 3), "muted"))) for title in concerned),
            Row(),
            Row(((self._ask, "label"),), ground="field"),
        ]
