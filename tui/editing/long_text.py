"""The text of a field while it is typed, wrapped to its place in the details.

This is our own instead of Textual's TextArea because it is rows of the details panel: it stands between other fields,
takes as many rows as its text needs in the very turn a key changes it, and scrolls with them. A widget over the panel
would have its place only after the next layout, one frame behind the rows it covers. What moves and deletes goes by
what is seen as one letter, as in the lines that are Textual's Input (`tui/widgets/text_line.py`).
"""

from tui.widgets.lines import Line
from tui.widgets.text import cells, graphemes, head, safe
from tui.widgets.text_line import LONGEST_PASTE

_USUAL_WIDTH = 60


class LongText:
    """A text and the place of the cursor in it: `at` is the number of characters before it.

    It is wrapped to the width in which it was drawn last. `caret` is the cell of the cursor in the rows drawn last.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text.replace("\r\n", "\n")
        self.at = len(self.text)
        self.caret = (0, 0)
        self._width = _USUAL_WIDTH
        self._wrapped: tuple[str, int, list[tuple[int, int]]] = ("", 0, [(0, 0)])

    def press(self, key: str) -> bool:
        """Take a key; False where it means nothing here."""
        row_start, row_end = self.pieces(self._width)[self._row]
        places = {
            "left": self._beside(-1),
            "right": self._beside(1),
            "home": row_start,
            "ctrl+a": row_start,
            "end": row_end,
            "ctrl+e": row_end,
            "ctrl+left": self._word_before,
            "ctrl+right": self._word_after,
            "ctrl+home": 0,
            "ctrl+end": len(self.text),
        }
        cuts = {
            "backspace": (self._beside(-1), self.at),
            "delete": (self.at, self._beside(1)),
            "ctrl+w": (self._word_before, self.at),
            "ctrl+u": (0, self.at),
            "ctrl+k": (self.at, len(self.text)),
        }
        if key in places:
            self.to(places[key])
        elif key in cuts:
            self.cut(*cuts[key])
        elif key in ("up", "down"):
            self._to_row(self._row + (1 if key == "down" else -1))
        elif len(key) == 1 or key in ("space", "enter"):
            self.insert({"space": " ", "enter": "\n"}.get(key, key))
        else:
            return False
        return True

    def insert(self, words: str) -> None:
        """Put words in at the cursor, with their line breaks."""
        words = words[:LONGEST_PASTE].replace("\r\n", "\n").replace("\r", "\n")
        self.text = self.text[: self.at] + words + self.text[self.at :]
        self.at += len(words)

    def to(self, at: int) -> None:
        """Put the cursor somewhere, within the text."""
        self.at = max(0, min(at, len(self.text)))

    def cut(self, start: int, end: int) -> None:
        """Take a piece out and put the cursor there."""
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    def _beside(self, steps: int) -> int:
        """Where what is seen as one letter before or behind the cursor begins or ends. It is within the line."""
        start = self.text.rfind("\n", 0, self.at) + 1
        end = self.text.find("\n", self.at) if "\n" in self.text[self.at :] else len(self.text)
        if steps < 0:
            before = graphemes(self.text[start : self.at])
            return start + before[-1][0] if before else max(0, self.at - 1)
        behind = graphemes(self.text[self.at : end])
        return self.at + behind[0][1] if behind else self.at + 1

    @property
    def _word_before(self) -> int:
        return self.text[: self.at].rstrip().rfind(" ") + 1

    @property
    def _word_after(self) -> int:
        start = self.at + len(self.text[self.at :]) - len(self.text[self.at :].lstrip())
        end = self.text.find(" ", start)
        return len(self.text) if end < 0 else end

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
        rows, row = self.pieces(self._width), self._row
        top = max(0, min(row - height // 2, len(rows) - height))
        self.caret = (cells(safe(self.text[rows[row][0] : self.at])), row - top)
        return [self._drawn(*piece, number == row) for number, piece in enumerate(rows) if top <= number < top + height]

    def _drawn(self, start: int, end: int, has_cursor: bool) -> Line:
        if not has_cursor:
            return ((self.text[start:end], "text"),)
        behind = min(self._beside(1), end)
        under = self.text[self.at : behind] or " "
        after = self.text[max(behind, self.at) : end]
        return ((self.text[start : self.at], "text"), (safe(under), "cursor"), (after, "text"))


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
