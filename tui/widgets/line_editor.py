"""One line of text being typed: the text, the cursor, and what each key does to them. Draws spans; knows no field.

The filter line, the quick add and the editors of fields are made of it. Keys that it does not know it leaves alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.text import cells, head, safe, tail

if TYPE_CHECKING:
    from tui.widgets.lines import Line

LONGEST_PASTE = 100_000


class LineEditor:
    """`at` is the number of characters before the cursor."""

    def __init__(self, text: str = "", at: int | None = None) -> None:
        self.text = text
        self.at = len(text) if at is None else at

    def press(self, key: str) -> bool:
        """Take a key; False where it means nothing here."""
        edit = _KEYS.get(key)
        if edit is not None:
            edit(self)
        elif len(key) == 1 or key == "space":
            self.insert(" " if key == "space" else key)
        else:
            return False
        return True

    def insert(self, words: str) -> None:
        """Put words in at the cursor; line breaks of pasted text become spaces."""
        words = " ".join(words[:LONGEST_PASTE].splitlines())
        self.text = self.text[: self.at] + words + self.text[self.at :]
        self.at += len(words)

    def to(self, at: int) -> None:
        """Put the cursor somewhere, within the text."""
        self.at = max(0, min(at, len(self.text)))

    def cut(self, start: int, end: int) -> None:
        """Take a piece out and put the cursor there."""
        start, end = max(0, start), min(end, len(self.text))
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    @property
    def word_before(self) -> int:
        """Where the word before the cursor begins."""
        return self.text[: self.at].rstrip().rfind(" ") + 1

    @property
    def word_after(self) -> int:
        """Where the word after the cursor ends."""
        start = self.at + len(self.text[self.at :]) - len(self.text[self.at :].lstrip())
        end = self.text.find(" ", start)
        return len(self.text) if end < 0 else end

    def spans(self, width: int) -> Line:
        """What is seen of it in so many cells, the cursor always among it."""
        under = safe(self.text[self.at : self.at + 1]) or " "
        before = tail(self.text[: self.at], width - cells(under))
        after = head(self.text[self.at + 1 :], width - cells(before) - cells(under))
        return ((before, "text"), (under, "cursor"), (after, "text"))


_KEYS = {
    "left": lambda line: line.to(line.at - 1),
    "right": lambda line: line.to(line.at + 1),
    "home": lambda line: line.to(0),
    "ctrl+a": lambda line: line.to(0),
    "end": lambda line: line.to(len(line.text)),
    "ctrl+e": lambda line: line.to(len(line.text)),
    "ctrl+left": lambda line: line.to(line.word_before),
    "ctrl+right": lambda line: line.to(line.word_after),
    "backspace": lambda line: line.cut(line.at - 1, line.at),
    "delete": lambda line: line.cut(line.at, line.at + 1),
    "ctrl+w": lambda line: line.cut(line.word_before, line.at),
    "ctrl+u": lambda line: line.cut(0, line.at),
    "ctrl+k": lambda line: line.cut(line.at, len(line.text)),
}
