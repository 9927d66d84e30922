"""What every bar is: a line to type in at the foot of the screen, a line of words under it, and what Tab completes."""

from collections.abc import Iterator, Sequence

from textual.geometry import Region
from textual.widget import Widget

from tui.desk import Desk
from tui.screen.header import Footer
from tui.widgets.dialog import Dialog
from tui.widgets.key_names import pressed
from tui.widgets.lines import BARE, Line, Row
from tui.widgets.text import cells, clip, safe
from tui.widgets.text_line import LONGEST_LINE, TextLine

_TAB = "Tab "
"""Stands before what Tab completes."""


class Bar(Dialog):
    """A subclass says what a changed line means, and what Enter and Esc do. Two rows, over the footer.

    What is behind is not dimmed: it shows what the line does while it is typed.
    """

    edges = BARE
    dims = False
    prompt = ""
    hint = ""
    words_at = 1
    """The row of the window in which completions and what is wrong stand."""

    def __init__(self, name: str, desk: Desk, text: str = "") -> None:
        super().__init__(name, desk.close)
        self.desk = desk
        self.line: TextLine = TextLine(text, f" {self.hint} " if self.hint else "", self._moved, self._hinted)
        self.choices = Choices()
        self.problem = ""
        self._offer()

    @property
    def line_at(self) -> int:
        """The column of the window in which the line begins."""
        return cells(self.prompt) + 2

    @property
    def indent(self) -> int:
        """The column of the window in which the words under the line begin."""
        return self.line_at

    # what a subclass says

    def typed(self) -> None:
        """React to a changed line."""

    def enter(self) -> None:
        """Handle Enter: keep what is typed."""

    def give_up(self) -> None:
        """Handle Esc: discard what is typed."""
        self.leave()

    def completions(self) -> tuple[int, tuple[str, ...]]:
        """Return where the word under the cursor begins, and what it may become."""
        return self.line.cursor_position, ()

    def echo(self, width: int) -> Line:
        """What stands under the line: how it is understood."""
        return ()

    # keys

    def take(self, key: str) -> None:
        if key == "enter":
            self.enter()
        elif key == "escape":
            if self.choices.take_back(self.line):
                self._changed()
            else:
                self.give_up()
        elif self._completes(key):
            self.typed()
        elif self.line.press(key):
            self._changed()
        self.redraw()

    def paste(self, words: str) -> None:
        self.line.write(words)
        if len(words) > LONGEST_LINE:
            self.desk.session.say(f"Only the first {LONGEST_LINE:,} of {len(words):,} characters were pasted.")
        self._moved()

    def put(self, text: str) -> None:
        """Another text for the line."""
        self.line.put(text)
        self._changed()

    def _moved(self) -> None:
        """Take in that the text, or the place of the cursor in it, is another."""
        self._changed()
        self.redraw()

    def _hinted(self, part: str) -> None:
        """Take the key that the part of the hint which was clicked begins with."""
        self.post_message(Footer.Pressed(pressed(part.partition(" ")[0])))

    def _completes(self, key: str) -> bool:
        if key in ("tab", "shift+tab"):
            return self.choices.step(self.line, 1 if key == "tab" else -1)
        is_on = key == "right" and self.line.cursor_at_end and self.choices.chosen is None
        return is_on and self.choices.step(self.line, 1)

    def _changed(self) -> None:
        self._offer()
        self.typed()

    def _offer(self) -> None:
        start, words = self.completions()
        typed = self.line.value[start : self.line.cursor_position]
        self.choices.offer(start, tuple(word for word in words if word != typed))

    # drawing

    def place(self, width: int, height: int) -> Region:
        """The last two rows of the screen; one where there are no more."""
        own = min(2, height)
        return Region(0, height - own, width, own)

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        return ((self.line, window.split_horizontal(1)[0].split_vertical(self.line_at)[1]),)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        lead = f" {self.prompt} "
        return Row(((lead, "key"),), ground="field"), Row(self._under(self.indent, width), ground="panel")

    def _under(self, indent: int, width: int) -> Line:
        if self.problem:
            indent = min(indent, max(1, width - 1 - cells(self.problem)))
        lead = (" " * min(indent, max(0, width - 1)), "text")
        room = width - indent - 1
        if self.problem:
            return (lead, (clip(self.problem, room), "error"))
        if self.choices.words:
            return (lead, *self._offered(room))
        return (lead, *self.echo(room))

    def _offered(self, width: int) -> list[tuple[str, str]]:
        """Return the completions that fit, always with the one that Tab has put in."""
        spans = [(_TAB, "muted")]
        used = cells(_TAB)
        for number, word in self._seen():
            used += cells(word)
            if used > width:
                break
            spans.append((word, "key" if number == (self.choices.chosen or 0) else "text"))
        return spans

    def _seen(self) -> Iterator[tuple[int, str]]:
        first = max(0, (self.choices.chosen or 0) - 2)
        return ((number, safe(word) + "  ") for number, word in enumerate(self.choices.words[first:], first))

    def clicked(self, x: int, y: int) -> None:
        number = self._offered_at(x - self.indent - cells(_TAB)) if y == self.words_at else None
        if number is not None:
            self.choices.pick(self.line, number)
            self._moved()

    def _offered_at(self, x: int) -> int | None:
        """Which completion stands at a column behind the word Tab."""
        for number, word in self._seen():
            if 0 <= x < cells(word):
                return number
            x -= cells(word)
        return None


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
