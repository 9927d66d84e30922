"""What is shown of the plan of an import: at the left its parts, each with its count, at the right the lines of one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from store.dates import date_words
from store.desk.changes import title_of
from store.desk.history import Edit
from store.exchange.imports.account import Told
from store.exchange.imports.layout import Notice
from store.exchange.imports.places import Tie
from store.exchange.imports.reading import SAY_ENCODING, Kept
from store.exchange.plan.plan import WHO_IS_PRIVATE, Added, CellChange, Changed, Plan, Vanished
from tui.widgets.lines import Line, Row, clipped, scrolled, thumb_of, wrapped
from tui.widgets.text import cells as width_of
from tui.widgets.text import fit, fit_right, wrap
from tui.work.saving import first_of


class Part(NamedTuple):
    """One kind of thing that an import does. `tell` puts one of its `items` into words when it is seen.

    `head` stands above the lines of a table; `whole` tells all of an item, where its line has less.
    """

    words: str
    number: int
    items: Sequence[Any] = ()
    tell: Callable[[Any], Line] = lambda _: ()
    role: str = "text"
    head: Line = ()
    whole: Callable[[Any], str] | None = None

    def line(self, at: int) -> Line:
        """The words of one item."""
        return self.tell(self.items[at])


def parts(plan: Plan, called: Mapping[str, str]) -> tuple[Part, ...]:
    """Every part of a plan, also those with nothing in them. `called` are the names of crossings by id."""
    ties = [(row, tie) for rows in (plan.added, plan.changed) for row in rows for tie in row.ties]
    cells = [(row, cell) for row in plan.changed for cell in (row.cells or (None,))]
    return (
        Part("added", len(plan.added), plan.added, _added),
        Part("changed", len(plan.changed), cells, _changed),
        Part("vanished", len(plan.vanished), plan.vanished, _vanished),
        Part("unchanged", plan.unchanged),
        Part("skipped", len(plan.skipped), plan.skipped, _skipped),
        Part("warnings", len(plan.warnings), plan.warnings, _warned, "contested" if plan.warnings else "text"),
        Part("at crossings", len(ties), ties, lambda tied: _tied(tied, called)),
        Part("also new", len(plan.made), plan.made, _made),
    )


COLUMNS = "columns"
_WIDEST_NAME, _WIDEST_MEANING, _NUMBER = 20, 14, 8


def columns(told: Sequence[Told], first: Edit | None) -> Part:
    """The account of the columns as a table: each with what it is taken for, its cells that fitted and were dropped.

    `first` is the first record that the rows make, by which the effect of a meaning is seen.
    """
    wide = [min(most, max(map(width_of, texts), default=0)) for most, texts in (
        (_WIDEST_NAME, [*(_name(column) for column in told), "column"]),
        (_WIDEST_MEANING, [*(column.taken_as for column in told), "not taken"]),
    )]  # fmt: skip

    def row(name: str, meaning: str, fitted: str, dropped: str) -> tuple[str, str, str, str]:
        return (
            f"{fit(name, wide[0])} ",
            f"{fit(meaning, wide[1])} ",
            f"{fit_right(fitted, _NUMBER)} ",
            fit_right(dropped, _NUMBER),
        )

    def tell(column: Told) -> Line:
        meaning, numbers = column.taken_as or "not taken", (f"{column.fitted:,}", f"{column.dropped:,}")
        shown = [number if number != "0" else "" for number in numbers]
        roles = ("label", "text" if column.taken_as else "muted", "muted", "contested")
        more = "; ".join(filter(None, (", ".join(column.examples), column.written)))
        return (*zip(row(_name(column), meaning, *shown), roles, strict=True), (f"  {more}" if more else "", "muted"))

    head = tuple((words, "muted") for words in row("column", "taken for", "fitted", "dropped"))
    effect = f" · the first row makes: {_in_short(first)}" if first else ""
    return Part(COLUMNS, len(told), told, tell, "accent", head, lambda column: f"{column}{effect}")


def warned_of(plan: Plan) -> str:
    """The records that the warnings of a plan are about, by their titles; empty where they are about none."""
    lines = {notice.line for notice in plan.warnings}
    rows: Sequence[Added | Changed] = (*plan.added, *plan.changed)
    return first_of(_title(row.edit) for row in rows if row.line in lines)


def _name(column: Told) -> str:
    return column.name or "(no name)"


def _in_short(edit: Edit) -> str:
    """What a record says, in a line: its date, title, crossings, status and figures."""
    document = edit.after or {}
    status = document.get("status")
    figures = (
        f"{each['about']} {each['value']}" + (f" ({each['of']})" if each.get("of") else "")
        for each in document.get("claims", ())
        if isinstance(each.get("value"), int | str)
    )
    pieces = (
        date_words(str(document.get("date", ""))) or ("undated" if edit.key.table == "events" else ""),
        _title(edit),
        ", ".join(document.get("crossings", ())),
        str(status.get("state", "") if isinstance(status, dict) else status or ""),
        *figures,
    )
    return "; ".join(filter(None, pieces))


def _title(edit: Edit) -> str:
    return title_of(edit.key.table, edit.after or edit.before or {})


def _place(line: int) -> str:
    return f"line {line} " if line else ""


def _added(row: Added) -> Line:
    document = row.edit.after or {}
    date = date_words(str(document.get("date", "")))
    return tuple(_spans((_place(row.line), "muted"), (f"{date} " if date else "", "label"), (_title(row.edit), "text")))


def _changed(pair: tuple[Changed, CellChange | None]) -> Line:
    row, cell = pair
    if cell is None:
        return ((f"{row.own_id} ", "accent"), ("is back", "text"))
    kept = f"  your own {', '.join(row.kept)} kept" if row.kept else ""
    was = ((cell.before or "(empty)", "muted"), (" → ", "muted")) if cell.before or cell.column != "new" else ()
    spans = ((f"{row.own_id} ", "accent"), (f"{cell.column} ", "label"), *was, (cell.after or "(empty)", "text"))
    return (*spans, (kept, "contested")) if kept else spans


def _vanished(row: Vanished) -> Line:
    return ((f"{row.own_id} ", "accent"), (_title(row.edit), "text"), ("  stays, superseded", "muted"))


def _skipped(row: Kept) -> Line:
    return tuple(_spans((_place(row.line), "muted"), (row.why, "text"), (f"  {row.raw.strip()}", "muted")))


def _warned(notice: Notice) -> Line:
    other = "  (w changes this)" if notice.option else ""
    return tuple(_spans((_place(notice.line), "muted"), (notice.text, "text"), (other, "muted")))


def _tied(tied: tuple[Added | Changed, Tie], called: Mapping[str, str]) -> Line:
    row, tie = tied
    crossing = called.get(tie.crossing, tie.crossing)
    return ((f"{crossing} ", "text"), (f"{tie.why}  ", "label"), (_title(row.edit), "muted"))


def _made(edit: Edit) -> Line:
    what = WHO_IS_PRIVATE.get(edit.key.table, "")
    private = f"  private, as a {what} who may be a person" if (edit.after or {}).get("private") else ""
    return ((f"{edit.key.table.removesuffix('s')} ", "label"), (_title(edit), "text"), (private, "contested"))


def _spans(*spans: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return (span for span in spans if span[0])


_MENU = 24
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
        how = "w sets the right one." if of_letters else "Among its columns, Enter says what one is."
        rows += wrapped(f"{plan.question.text}. {how}", width, "contested")
    if plan.is_empty:
        rows += wrapped("Everything is here already: nothing to do.", width, "accent")
    return [*rows, Row()]
