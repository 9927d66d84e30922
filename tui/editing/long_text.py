"""A text of several lines being typed: as a line editor, with line breaks, wrapped, and moved through by rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.line_editor import LONGEST_PASTE, LineEditor
from tui.widgets.text import cells, head, safe

if TYPE_CHECKING:
    from tui.widgets.lines import Line

_USUAL_WIDTH = 60


class LongText(LineEditor):
    """Wrapped to the width in which it was drawn last; Enter breaks the line."""

    def __init__(self, text: str = "", at: int | None = None) -> None:
        super().__init__(text.replace("\r\n", "\n"), at)
        self._width = _USUAL_WIDTH
        self._wrapped: tuple[str, int, list[tuple[int, int]]] = ("", 0, [(0, 0)])

    def press(self, key: str) -> bool:
        """Take a key; False where it means nothing here."""
        if key == "enter":
            self.insert("\n")
        elif key in ("up", "down"):
            self._to_row(self._row + (1 if key == "down" else -1))
        elif key in ("home", "end"):
            start, end = self.pieces(self._width)[self._row]
            self.to(start if key == "home" else end)
        elif key in ("ctrl+home", "ctrl+end"):
            self.to(0 if key == "ctrl+home" else len(self.text))
        else:
            return super().press(key)
        return True

    def insert(self, words: str) -> None:
        """Put words in at the cursor, with their line breaks."""
        words = words[:LONGEST_PASTE].replace("\r\n", "\n").replace("\r", "\n")
        self.text = self.text[: self.at] + words + self.text[self.at :]
        self.at += len(words)

    def pieces(self, width: int) -> list[tuple[int, int]]:
        """Where each row begins and ends in the text."""
        if self._wrapped[:2] != (self.text, width):
            self._wrapped = (self.text, width, _pieces(self.text, max(2, width)))
        return self._wrapped[2]

    @property
    def _row(self) -> int:
        rows = self.pieces(self._width)
        return max(number for number, (start, _) in enumerate(rows) if start <= self.at)

    def _to_row(self, row: int) -> None:
        rows = self.pieces(self._width)
        start, end = rows[max(0, min(row, len(rows) - 1))]
        self.to(min(start + self.at - rows[self._row][0], end) if 0 <= row < len(rows) else self.at)

    def window(self, width: int, height: int) -> list[Line]:
        """The rows that are seen in so many cells and rows, the cursor always among them."""
        self._width = width - 1
        rows = self.pieces(self._width)
        top = max(0, min(self._row - height // 2, len(rows) - height))
        return [
            self._drawn(*piece, number == self._row)
            for number, piece in enumerate(rows)
            if top <= number < top + height
        ]

    def _drawn(self, start: int, end: int, has_cursor: bool) -> Line:
        if not has_cursor:
            return ((self.text[start:end], "text"),)
        under = self.text[self.at : self.at + 1] if self.at < end else " "
        return ((self.text[start : self.at], "text"), (safe(under), "cursor"), (self.text[self.at + 1 : end], "text"))


def _pieces(text: str, width: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while cells(safe(text[start : min(end, start + 2 * width)])) > width or end - start > 2 * width:
            cut = start + _cut(text[start : min(end, start + 2 * width)], width)
            pieces.append((start, cut))
            start = cut
        pieces.append((start, end))
        start = end + 1
    return pieces


def _cut(line: str, width: int) -> int:
    """How many characters of a line that is too long stand in its first row: up to a blank where there is one."""
    most = max(1, len(head(line, width)))
    while most > 1 and cells(safe(line[:most])) > width:
        most -= 1
    blank = line.rfind(" ", 0, most + 1)
    return blank + 1 if blank > 0 else most
