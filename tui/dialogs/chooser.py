"""A dialog that finds one thing among many while its name is typed: palette, sort menu, recent files, and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.text.folding import find, fold
from store.text.near import Spelling
from tui.desk import Desk
from tui.panels.timeline import highlighted
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Piece, Row, draw, thumb_of
from tui.widgets.text import cells, clip, safe
from tui.widgets.text_line import TextLine
from tui.widgets.themes import DARK, Look

_FEW = 12
"""As many as are counted at a glance."""
_SHORT = 16
"""Where no words take more cells, what stands beside them begins in one column; else it ends at the right edge."""


class Choice(NamedTuple):
    """One thing to choose: its words, what stands at its right, what else finds it, and why it cannot be chosen now."""

    words: str
    run: Callable[[], object]
    right: str = ""
    also: str = ""
    refused: str = ""


class Found(NamedTuple):
    """A choice that is found, and the folded words by which it is: typed so, or nearly so."""

    choice: Choice
    by: tuple[str, ...] = ()


class Options(OptionList):
    """Textual's list of options, one line each, drawn as rows in the colours of the look; the cursor stays within."""

    DEFAULT_CSS = """
    Options, Options:focus { border: none; padding: 0; background: transparent; text-wrap: nowrap;
        scrollbar-size: 0 0; overflow-x: hidden; }
    """

    def __init__(self, dialog: Chooser) -> None:
        super().__init__(markup=False)
        self.look = Look(DARK)
        self._dialog = dialog

    def show(self, found: Sequence[Found]) -> None:
        """Let these be chosen from, with the cursor on the first."""
        self.set_options(Option(Content(safe(choice.words))) for choice, _ in found)
        self.highlighted = 0 if found else None

    def move(self, steps: int) -> None:
        """Move the cursor so many options, to the first or last where there are no more."""
        self.highlighted = max(0, min((self.highlighted or 0) + steps, self.option_count - 1))

    def render_line(self, y: int) -> Strip:
        """An option as a row."""
        number = self.scroll_offset.y + y
        row = self._dialog.entry(number, self.size.width)
        return draw(Piece(row, row.ground or "focused"), self.size.width, self.look)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and let the frame show where the window is."""
        super().watch_scroll_y(old_value, new_value)
        self._dialog.box.redraw()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked, by its line: OptionList would want its number in the style of each cell."""
        event.prevent_default()
        number = self.scroll_offset.y + event.y
        if number < self.option_count:
            self.highlighted = number
            self._dialog.take("enter")


class Chooser(Dialog):
    """Typing narrows, arrows move, Enter chooses. The dialog is closed before what was chosen runs.

    What is spelt nearly as typed is found too, below what has the very letters.
    """

    wanted_height = 20
    most = 500
    nothing = "Nothing has this name."

    def __init__(self, name: str, desk: Desk, title: str, choices: Sequence[Choice], hint: str = "") -> None:
        super().__init__(name, desk.close)
        self.desk = desk
        self.called = title
        self.hint = hint
        self.line: TextLine = TextLine(hint=hint)
        self.options = Options(self)
        self._scrolls = (1, 0)
        self.offer(choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Let another list be chosen from."""
        self.wanted_height = min(20, len(choices) + 3)
        self._choices = [(choice, fold(f"{choice.words} {choice.also}")) for choice in choices]
        is_long = any(cells(safe(choice.words)) > _SHORT for choice in choices)  # of very many, one of the first is
        self._column = 0 if is_long else 3 + max((cells(safe(choice.words)) for choice in choices), default=0)
        vars(self).pop("_by_word", None)
        self.typed()

    # keys

    def take(self, key: str) -> None:
        if key == "escape":
            self.leave()
        elif key == "enter":
            self._choose()
        elif steps := self.steps({"ctrl+n": "down", "ctrl+p": "up"}.get(key, key)):
            self.options.move(steps)
        elif self._types(key):
            self.typed()
        self.redraw()

    def _types(self, key: str) -> bool:
        before = self.line.value
        return self.line.press(key) and self.line.value != before

    def typed(self) -> None:
        self.found = self.finding(self.line.value)
        self.line.hint = "" if self.line.value else self.hint
        self.options.show(self.found)

    def finding(self, typed: str) -> list[Found]:
        """What has all the typed words; then what has words spelt nearly so."""
        wanted = fold(typed).split()
        exact = [(choice, text) for choice, text in self._choices if all(word in text for word in wanted)]
        if wanted:
            exact.sort(key=lambda pair: not pair[1].startswith(wanted[0]))
        found = [Found(choice, tuple(wanted)) for choice, _ in exact[: self.most]]
        if wanted and len(exact) < self.most:
            found += self._near(wanted, {text for _, text in exact})[: self.most - len(exact)]
        return found

    @cached_property
    def _by_word(self) -> dict[str, set[int]]:
        """In which choices each word stands."""
        places: dict[str, set[int]] = {}
        for number, (_, text) in enumerate(self._choices):
            for word in text.split():
                places.setdefault(word, set()).add(number)
        return places

    def _near(self, wanted: Sequence[str], exact: set[str]) -> list[Found]:
        """The choices that have each word, or one spelt nearly so; the nearest first."""
        total: dict[int, float] = dict.fromkeys(range(len(self._choices)), 0)
        taken: set[str] = set()
        for typed in wanted:
            best: dict[int, float] = {}
            for word, distance in _spelt_as(typed, self._by_word):
                taken.add(word)
                for number in self._by_word[word]:
                    best[number] = min(distance, best.get(number, distance))
            total = {number: total[number] + distance for number, distance in best.items() if number in total}
        nearest = sorted(total, key=lambda number: (total[number], number))
        return [
            Found(choice, tuple(word for word in text.split() if word in taken))
            for choice, text in (self._choices[number] for number in nearest)
            if text not in exact
        ]

    @property
    def chosen(self) -> Choice | None:
        """What is under the cursor."""
        at = self.options.highlighted
        return None if at is None else self.found[at].choice

    def _choose(self) -> None:
        choice = self.chosen
        if choice is None:
            return
        self.leave()
        if choice.refused:
            self.desk.session.say(choice.refused)
        else:
            choice.run()

    # drawing

    def heading(self) -> Line:
        count = f" {len(self.found):,}" if len(self._choices) > _FEW else ""
        return ((self.called, "title"), (count, "muted"))

    def relook(self, look: Look) -> None:
        self.options.look = look
        self.options.refresh()
        super().relook(look)

    def keys(self) -> Keys:
        return ("Enter", "Choose"), ("↑ ↓", "Move"), ("Esc", "Close")

    def needed(self, width: int) -> int:
        return 1 + max(1, len(self.found))

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        line, rest = window.split_horizontal(1)
        return (self.line, line.shrink((0, 1, 0, 3))), (self.options, rest if self.found else Region())

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What is left of the line, and that nothing is found; the list stands over the rest."""
        return [Row(((" › ", "key"),), ground="field"), Row(((f"  {self.nothing}", "muted"),))]

    def entry(self, number: int, width: int) -> Row:
        """One line of the list."""
        if number >= len(self.found):
            return Row()
        choice, by = self.found[number]
        chosen = number == self.options.highlighted
        room = width - 4 - self._column if self._column else max(0, width // 2)
        right = clip(choice.right, room)
        words = clip(choice.words, width - cells(right) - 4)
        marked = highlighted(words, _places(by, words), "text")
        left: Line = (("▌ " if chosen else "  ", "accent"), *(((words, "muted"),) if choice.refused else marked))
        if self._column:
            behind = f"{' ' * (self._column - cells(words))}{right}"
            return Row((*left, (behind, "muted")), ground="selection" if chosen else "")
        return Row(left, ((f"{right} ", "muted"),), ground="selection" if chosen else "")

    def thumb(self, height: int) -> range:
        return thumb_of(self.options.scroll_offset.y, height, len(self.found), above=1)


def _spelt_as(typed: str, words: dict[str, set[int]]) -> Iterator[tuple[str, float]]:
    """The words that have the typed letters, or begin nearly so, with how far they are from it."""
    spelling = Spelling(typed)
    for word in words:
        if typed in word:
            yield word, 0
        else:
            for beginning in (word[: len(typed)], word):
                if (distance := spelling.distance(beginning)) is not None:
                    yield word, distance
                    break


def _places(wanted: Sequence[str], words: str) -> list[tuple[int, int]]:
    """Where the words stand in a text, none over another."""
    places: list[tuple[int, int]] = []
    for place in sorted(place for word in set(wanted) for place in find(word, words)):
        if not places or place[0] >= places[-1][1]:
            places.append(place)
    return places
