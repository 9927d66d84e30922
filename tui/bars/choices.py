"""What the word being typed may become, and which of it Tab has put in. Pure: draws nothing, knows no field."""

from __future__ import annotations

from tui.widgets.text_line import TextLine


class Choices:
    """The completions of a line. Tab puts the first one in, Tab again the next; any other key settles it.

    `start` is where the word begins that they stand for.
    """

    def __init__(self) -> None:
        self.words: tuple[str, ...] = ()
        self.start = 0
        self.chosen: int | None = None
        self._typed = ""

    def offer(self, start: int, words: tuple[str, ...]) -> None:
        """Offer other completions; the one that was put in stays."""
        self.start, self.words, self.chosen = start, words, None

    def step(self, line: TextLine, steps: int) -> bool:
        """Put the next completion in (the one before, where negative); False where there is none."""
        if not self.words:
            return False
        before = -1 if self.chosen is None and steps > 0 else self.chosen or 0
        self.pick(line, (before + steps) % len(self.words))
        return True

    def pick(self, line: TextLine, number: int) -> None:
        """Put one of the completions in."""
        if self.chosen is None:
            self._typed = line.value[self.start : line.cursor_position]
        self.chosen = number
        self._put(line, self.words[number])

    def take_back(self, line: TextLine) -> bool:
        """Put what was typed back in place of the completion; False where none was put in."""
        if self.chosen is None:
            return False
        self._put(line, self._typed)
        self.chosen = None
        return True

    def _put(self, line: TextLine, words: str) -> None:
        line.replace(words, self.start, line.cursor_position)
