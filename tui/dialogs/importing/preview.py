"""The parts of a plan on screen: at the left each with its count, at the right the lines of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from store.exchange.imports.account import Told
from store.exchange.imports.reading import SAY_ENCODING
from store.exchange.plan.plan import Plan
from tui.dialogs.importing.parts import COLUMNS, Part
from tui.widgets.lines import Line, Row, clipped, scrolled, thumb_of, wrapped
from tui.widgets.text import fit, fit_right, wrap

_MENU = 24
_NUMBER = 8
_LEAST_BESIDE = 60
_LEAST_BELOW = 3
_LEAST_TO_TELL, _TOLD = 14, 3


class Preview:
    """`parts` in a menu; Right goes into the lines of the one under the cursor, Left and Esc back."""

    def __init__(self) -> None:
        self.parts: Sequence[Part] = ()
        self.in_lines = False
        self._at = self._line = self._top = 0

    def show(self, parts: Sequence[Part]) -> None:
        """Take other parts; the cursor stays on the part of its name, and first of all on one that has anything."""
        before = self.part.words if self.part else ""
        self.parts = parts
        filled = [number for number, part in enumerate(parts) if part.number]
        named = [number for number, part in enumerate(parts) if part.words == before]
        self._at = (named or filled or [0])[0]
        self._line = min(self._line, max(0, len(self.part.items) - 1)) if self.part else 0
        self.in_lines = self.in_lines and bool(self.part and self.part.items)

    @property
    def part(self) -> Part | None:
        """The part under the cursor."""
        return self.parts[self._at] if self._at < len(self.parts) else None

    @property
    def column(self) -> Told | None:
        """The column under the cursor, where the cursor is among the columns."""
        part = self.part
        return part.items[self._line] if part and self.in_lines and part.words == COLUMNS else None

    def take(self, key: str, page: int) -> None:
        """Move."""
        steps = {"down": 1, "j": 1, "up": -1, "k": -1}
        if key in steps and self.in_lines:
            self.scroll(steps[key])
        elif key in steps:
            self._to(self._at + steps[key])
        elif key in ("pagedown", "pageup"):
            self.scroll(page - 1 if key == "pagedown" else 1 - page)
        elif key in ("right", "l", "tab"):
            self.in_lines = bool(self.part and self.part.items)
        elif key in ("left", "h", "shift+tab"):
            self.leave_lines()

    def leave_lines(self) -> bool:
        """Go back to the menu; False where the cursor is there."""
        before, self.in_lines = self.in_lines, False
        return before

    def _to(self, number: int) -> None:
        self._at = max(0, min(number, len(self.parts) - 1))
        self._line = self._top = 0

    def scroll(self, steps: int) -> None:
        """Move among the lines of the part."""
        count = len(self.part.items) if self.part else 0
        self._line = max(0, min(self._line + steps, count - 1))

    def clicked(self, x: int, y: int) -> None:
        """Put the cursor on the part in that row."""
        if 0 <= y < len(self.parts) and x < _MENU:
            self.in_lines = False
            self._to(y)

    # drawing

    def needed(self, width: int) -> int:
        """How many rows show the longest part whole, with what is told of a line of it."""
        if not self.parts:
            return 0
        longest = max(len(part.items) for part in self.parts)
        if width < _LEAST_BESIDE:
            return len(self.parts) + 1 + longest
        return max(len(self.parts), longest, _LEAST_TO_TELL - _TOLD - 1) + _TOLD + 1

    def rows(self, width: int, height: int) -> list[Row]:
        """Menu and lines side by side; the lines below the menu where the window is narrow."""
        if not self.parts:
            return []
        menu = [self._entry(number) for number in range(len(self.parts))]
        if width >= _LEAST_BESIDE:
            return self._beside(menu, width, height)
        head, at = self._head(), None if self.in_lines else self._at
        room = height - len(menu) - 1 - len(head)
        below = self._lines(width, room) if room >= _LEAST_BELOW else []
        chosen = self._line - self._top if self.in_lines else None
        rows = [Row(entry, ground="selection" if number == at else "") for number, entry in enumerate(menu)]
        rows += [Row(), *(Row(line) for line in head if below)]
        return [
            *rows,
            *(Row(line, ground="selection" if number == chosen else "") for number, line in enumerate(below)),
        ]

    def _beside(self, menu: list[Line], width: int, height: int) -> list[Row]:
        """A mark alone shows both cursors here: the ground of a row would run through both halves."""
        told = self._told(width, height)
        head = self._head()
        lines = [*head, *self._lines(width - _MENU - 2, height - len(told) - len(head))]
        rows = []
        for number in range(max(len(menu), len(lines), height - len(told) if told else 0)):
            entry = menu[number] if number < len(menu) else ((" " * _MENU, "text"),)
            line = lines[number] if number < len(lines) else ()
            here = self.in_lines and number == self._line - self._top + len(head)
            rows.append(Row((*entry, ("▌ ", "accent") if here else ("│ ", "border"), *line)))
        return [*rows, *told]

    def _told(self, width: int, height: int) -> list[Row]:
        """All of the line under the cursor, where there is room below the lines."""
        part = self.part
        if part is None or not part.items or height < _LEAST_TO_TELL:
            return []
        words = "".join(text for text, _ in part.line(self._line))
        words = part.whole(part.items[self._line]) if part.whole else words
        lines = wrap(" ".join(words.split()), width - 4)[:_TOLD]
        return [Row(filler=("─", "border")), *(Row((("  ", "text"), (line, "muted"))) for line in lines)]

    def _entry(self, number: int) -> Line:
        part = self.parts[number]
        role = part.role if part.number else "muted"
        mark = ("▌" if number == self._at else " ", "accent")
        words = fit(f" {part.words}", _MENU - _NUMBER - 1)
        return (mark, (fit_right(f"{part.number:,}", _NUMBER), "strong" if part.number else "muted"), (words, role))

    def _head(self) -> list[Line]:
        return [self.part.head] if self.part and self.part.items and self.part.head else []

    def _lines(self, width: int, height: int) -> list[Line]:
        part = self.part
        if part is None or not part.items:
            return []
        self._top = scrolled(self._top, self._line, height, len(part.items))
        return [
            clipped(part.line(number), width) for number in range(self._top, min(self._top + height, len(part.items)))
        ]

    def thumb(self, height: int, above: int) -> range:
        """Where the window is among the lines, below so many rows that stay."""
        return thumb_of(self._top, height, len(self.part.items), above) if self.part else range(0)


def progress_rows(done: float, width: int) -> list[Row]:
    """How much has been read and compared."""
    length = max(4, width - 10)
    filled = round(done * length)
    bar = (("█" * filled, "accent"), ("░" * (length - filled), "muted"), (f" {done:>4.0%}", "text"))
    return [Row(((" Reading, and comparing with what is here", "text"),)), Row(((" ", "text"), *bar)), Row()]


def problem_rows(words: str, hint: str, width: int) -> list[Row]:
    """Why a file cannot be imported, and what can be done about it."""
    return [*wrapped(words, width, "error"), *(wrapped(hint, width, "muted") if hint else ()), Row()]


def about_rows(plan: Plan, near_km: float, width: int) -> list[Row]:
    """What the file is, and what ties its events to crossings."""
    layout = "a table by its columns" if plan.layout.startswith("CSV by columns") else plan.layout
    near = f"events within {near_km:g} km of a crossing, or named after it, belong to it"
    rows = [*wrapped(f"{layout} · {plan.size}", width, "strong"), *wrapped(near, width, "muted")]
    if plan.question:
        of_letters = plan.question.option == SAY_ENCODING
        how = "w says in which it is written." if of_letters else "Among its columns, Enter says what one is."
        rows += wrapped(f"{plan.question.text}. {how}", width, "contested")
    if not plan.edits:
        rows += wrapped("All of it is here already: nothing to do.", width, "accent")
    return [*rows, Row()]
