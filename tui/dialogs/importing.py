"""The preview of an import: what it would add, change and warn about, by parts; Enter makes it one change.

It takes one file after the other, and compares a file anew after another distance, another meaning of a column, another
word of how it is written, or a record that changed meanwhile. `import_preview.py` says what is shown of a plan.
"""

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from store.exchange.imports.account import UNSAID, Told, Wanted
from store.exchange.imports.columns import column_names
from store.exchange.imports.days import DMY, MDY, YMD
from store.exchange.imports.fields import BOARD, CROSSINGS, EVENTS, FIELDS
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.places import NEAR_KM
from store.exchange.plan.compare import import_steps
from store.exchange.plan.plan import Plan
from store.exchange.sheets.encoding import NAMED
from store.exchange.sheets.xlsx_sheet import book_of, is_book
from store.file.errors import FileProblem, Gone
from store.file.reader import read_bytes
from store.paths import path_named
from store.records.collector import collector_at_rest
from store.store import Store
from store.words.names import crossing_name
from tui.bars.bar import Bar
from tui.bars.path import PathBar, paths_beginning
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.dialogs.confirm import Confirm
from tui.dialogs.import_preview import (
    Part,
    Preview,
    about_rows,
    columns,
    parts,
    problem_rows,
    progress_rows,
    warned_of,
)
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row
from tui.widgets.text import middle
from tui.work.session import Changed, Session

MOST_KM = 20_000.0
"""Half way round the earth."""


class ImportBar(PathBar):
    """One file or several; a path with spaces stands as it is where it is the only one, else in quotes."""

    def __init__(self, desk: Desk) -> None:
        echo = "ACLED, UCDP, Open-Syria, CBP, GeoJSON, CSV, a data file; several: one after the other, or *.csv"
        super().__init__(desk, "Import", lambda _: "", echo=echo)

    def enter(self) -> None:
        try:
            paths = files_of(self.line.value)
        except ValueError as problem:
            self.problem = str(problem)
            return
        self.problem = next(filter(None, map(wrong_with, paths)), "") if paths else "Type the path of a file."
        if not self.problem:
            self.leave()
            self.desk.show_over(ImportDialog(self.desk, paths))

    def completions(self) -> tuple[int, tuple[str, ...]]:
        text = self.line.value[: self.line.cursor_position]
        start, offered = super().completions()
        if offered or " " not in text:
            return start, offered
        start = text.rindex(" ") + 1
        return start, tuple(shlex.quote(path) for path in paths_beginning(text[start:]))


def files_of(text: str) -> list[Path]:
    """The files that a line names. Raises ValueError for a quote that is not closed, or what is no path."""
    text = text.strip()
    if text and path_named(text).exists():
        return [path_named(text)]
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise ValueError(f"{error}; expected paths, in quotes where they have spaces") from error
    return [path for word in words for path in _found(path_named(word))]


def _found(path: Path) -> list[Path]:
    matching = sorted(path.parent.glob(path.name)) if any(sign in path.name for sign in "*?[") else []
    return matching or [path]


def wrong_with(path: Path) -> str:
    """Why a file cannot be read, as a sentence; empty where it can."""
    if path.is_dir():
        return f"{path}: this is a folder; expected a file"
    if not path.exists():
        return f"{path}: there is no such file"
    return "" if path.is_file() else f"{path}: expected a regular file"


class DistanceBar(Bar):
    """A distance in kilometres; Enter takes it."""

    prompt = "Km to a crossing"
    hint = "Enter · Esc"

    def __init__(self, desk: Desk, now: float, taken: Callable[[float], None]) -> None:
        self._taken = taken
        super().__init__("distance", desk, f"{now:g}")

    def typed(self) -> None:
        self.problem = ""

    def enter(self) -> None:
        try:
            km = float(self.line.value.strip().removesuffix("km"))
        except ValueError:
            km = -1.0
        if not 0 <= km <= MOST_KM:
            self.problem = "Expected a distance in kilometres, such as 25; 0 ties by name alone."
            return
        self.leave()
        self._taken(km)

    def echo(self, width: int) -> Line:
        return (("An event that names a crossing belongs to it at any distance.", "muted"),)


_SLICE = 0.01
"""Seconds of reading between two looks at the keys, at least; one step of the comparison is not divided."""


class Reading:
    """One reading of a file's bytes. `done` goes from 0 to 1; then there is a `plan`, or a `problem`.

    `columns` is the account of its columns, `chosen` the column of each meaning, `meanings` what a column can be said
    to be.
    """

    def __init__(
        self, store: Store, data: bytes, file: str, near_km: float, mapping: Mapping[str, str], wanted: Wanted
    ) -> None:
        self.done = 0.0
        self.plan: Plan | None = None
        self.problem = ""
        self.columns: tuple[Told, ...] = ()
        self.chosen: Mapping[str, str] = {}
        self.meanings: Mapping[str, str] = {}
        self._given = mapping
        self._at_rest = ExitStack()
        self._at_rest.enter_context(collector_at_rest())
        self._steps = import_steps(store, data, file, near_km, mapping, wanted)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to read."""
        return self.plan is not None or bool(self.problem)

    def go_on(self, told: Callable[[], None]) -> bool:
        """Read some more and have it told; whether there is more."""
        end = perf_counter() + _SLICE
        while not self.is_over and perf_counter() < end:
            self._step()
        if self.is_over:
            self._at_rest.close()
        told()
        return not self.is_over

    def _step(self) -> None:
        try:
            self.done = next(self._steps)
        except StopIteration as ended:
            plan: Plan = ended.value
            self.plan, self.columns, self.chosen, self.meanings = plan, plan.columns, plan.mapping, plan.meanings
        except ImportProblem as problem:
            self.problem = problem.text
            if problem.header:
                given = {column: field for field, column in self._given.items()}
                self.columns = tuple(
                    Told(name.strip(), field := given.get(words, ""), key=field, open=True, called=words)
                    for name, words in zip(problem.header, column_names(problem.header), strict=True)
                )
                self.chosen = {field: column for field, column in self._given.items() if column}
                self.meanings = dict.fromkeys(FIELDS, "")

    def stop(self) -> None:
        """Read no more."""
        self._steps.close()
        self._at_rest.close()
        self.problem = self.problem or "stopped"


_WRITTEN: tuple[tuple[str, str, str], ...] = (
    ("the order of dates is read from the cells", "dates", ""),
    ("dates with the day first", "dates", DMY),
    ("dates with the month first", "dates", MDY),
    ("dates with the year first", "dates", YMD),
    ("the decimal sign is read from the numbers", "decimal", ""),
    ("decimal point", "decimal", "."),
    ("decimal comma", "decimal", ","),
    ("what a row is, is read from the columns", "shape", ""),
    ("a row is an event", "shape", EVENTS),
    ("a row is a crossing", "shape", CROSSINGS),
    ("a row is the status of a crossing", "shape", BOARD),
    ("the encoding is read from the letters", "encoding", ""),
    *((f"{name}, {words}", "encoding", name) for name, words in NAMED.items()),
)
"""What can be said of how a file is written: in words, and as a field of `Wanted`."""
_MANY = 2_000
"""So many records take a while to be taken in."""
_PAINTED = 0.1
"""Seconds after which what was drawn is on the screen, a dialog laid out anew as well."""


class ImportDialog(Dialog):
    """One file after the other: read, shown, imported or not."""

    wanted_height = 28

    def __init__(self, desk: Desk, paths: Sequence[Path]) -> None:
        super().__init__("import", desk.close)
        self.desk = desk
        self.session = desk.session
        self.near_km = NEAR_KM
        self._paths = tuple(paths)
        self._number = 0
        self._said: list[str] = []
        self._applied: Plan | None = None
        self._open_file()
        self.session.listeners.append(self._told)

    # one file after the other

    def _open_file(self) -> None:
        self.mapping: dict[str, str] = {}
        self._not_taken: set[str] = set()
        self.wanted: Wanted = UNSAID
        self.preview = Preview()
        self.path = self._paths[self._number]
        try:
            self._data = read_bytes(str(self.path))[0]
        except FileProblem as problem:
            self._data = b""
            self._read_anew()
            why = "there is no such file; expected a file to import" if isinstance(problem, Gone) else problem.message
            self.reading.problem = f"{self.path}: {why}"
        else:
            self._read_anew()

    def _read_anew(self) -> None:
        name = self.path.name
        self.reading = Reading(self.session.store, self._data, name, self.near_km, self.mapping, self.wanted)
        self.desk.between_keys(partial(self.reading.go_on, partial(self._came_on, self.reading)))

    def _came_on(self, reading: Reading) -> None:
        if reading is self.reading:
            again = [
                told for told in reading.columns if told.taken_as and (told.called or told.name) in self._not_taken
            ]
            if reading.is_over and again:
                # Taken out as one thing, a column may have been guessed to be another.
                self.mapping |= {told.key: "" for told in again}
                self._read_anew()
            elif reading.is_over:
                self.preview.show(self._parts())
            self.redraw()

    def _parts(self) -> tuple[Part, ...]:
        called = {name: crossing_name(crossing) for name, crossing in self.session.store.crossings.items()}
        plan, told = self.reading.plan, self.reading.columns
        first = plan.added[0].edit if plan and plan.added else None
        account = (columns(told, first),) if told else ()
        return (*account, *(parts(plan, called) if plan else ()))

    def _told(self, session: Session, changed: Changed) -> None:
        """What a plan was made on has changed: it is made anew."""
        if changed & Changed.RECORDS and self.reading.problem != "stopped":
            self.reading.stop()
            self._read_anew()
            self.redraw()

    def leave(self) -> None:
        self.reading.stop()
        self.session.listeners.remove(self._told)
        super().leave()

    def _next_file(self) -> None:
        self._number += 1
        if self._number < len(self._paths):
            self._open_file()
            return
        self.leave()
        self.session.say("; ".join(self._said) or "Nothing was imported.")

    # keys

    def take(self, key: str) -> None:
        if self._applied is not None:
            return
        if key == "escape" and not (self.reading.is_over and self.preview.leave_lines()):
            self.leave()
            self.session.say("; ".join([*self._said, "Not imported." if not self._said else "The rest was not."]))
        elif key == "d" and self.reading.plan is not None:
            self.desk.show_over(DistanceBar(self.desk, self.near_km, self._take_distance))
        elif key == "w" and self.reading.is_over and self._data:
            self._choose_manner()
        elif key == "enter":
            if self.reading.is_over:  # what columns can mean is known again only then
                self._enter()
        else:
            self.preview.take(key, max(1, self.window_size[1] - len(self._top(self.window_size[0]))))
        self.redraw()

    def _enter(self) -> None:
        column = self.preview.column
        if column is not None and column.open:
            self._choose_meaning(column)
        elif self.reading.plan is not None:
            self._ask(self.reading.plan)
        else:
            self._next_file()

    def _take_distance(self, km: float) -> None:
        self.near_km = km
        self._read_anew()
        self.redraw()

    def _choose_meaning(self, column: Told) -> None:
        """Ask what a column is; what is chosen is compared at once, and the cursor stays where it is."""
        now = self.reading.chosen
        choices = [
            Choice(
                field,
                partial(self._take_meaning, column, field),
                "; ".join(filter(None, (words, f"now {now[field]}" if now.get(field) else ""))),
            )
            for field, words in self.reading.meanings.items()
        ]
        choices.insert(0, Choice("nothing", partial(self._take_meaning, column, ""), "the column is not taken"))
        self.desk.show_over(Chooser("column", self.desk, f"What is in {column.name or 'the column'}?", choices))

    def _take_meaning(self, column: Told, field: str) -> None:
        called = column.called or column.name
        now = {**self.mapping, **self.reading.chosen}
        self.mapping = {name: other for name, other in now.items() if name != field and other != called}
        self._not_taken.discard(called)
        if field:
            self.mapping[field] = called
        else:
            self._not_taken.add(called)
            self.mapping |= {column.key: ""} if column.key else {}
        self._read_anew()
        self.redraw()

    def _choose_manner(self) -> None:
        """Ask how the file is written and what its rows are, where that was not told rightly."""
        now = self.wanted._asdict()
        written = [(words, name, value) for words, name, value in _WRITTEN if value or now[name]]
        written += [(f"the sheet {sheet}", "sheet", sheet) for sheet in self._sheets()]
        choices = [
            Choice(words, partial(self._take_manner, name, value), "now" if value and now[name] == value else "")
            for words, name, value in written
        ]
        self.desk.show_over(Chooser("manner", self.desk, "How is it written?", choices))

    def _sheets(self) -> Iterator[str]:
        """The names of a book's sheets, where it has several."""
        if is_book(self._data):
            try:
                names = list(book_of(self._data).sheets)
            except ImportProblem:
                return
            yield from names if len(names) > 1 else ()

    def _take_manner(self, name: str, value: str) -> None:
        said: dict[str, Any] = {name: value}
        self.wanted = self.wanted._replace(**said)
        self._read_anew()
        self.redraw()

    def _ask(self, plan: Plan) -> None:
        """Import, where the plan leaves nothing to be asked; else only once a word is typed."""
        if plan.question and not plan.is_empty:
            would = ["Esc goes back to change this; as it is:", plan.counts()]
            self.desk.show_over(Confirm(self.desk, plan.question.text, would, "import", partial(self._import, plan)))
        else:
            self._import(plan)

    def _import(self, plan: Plan) -> None:
        if len(plan.edits) < _MANY:
            self._apply(plan)
        else:  # it is said first, and painted
            self._applied = plan
            self.redraw()
            self.set_timer(_PAINTED, partial(self.desk.guard, partial(self._apply, plan)))

    def _apply(self, plan: Plan) -> None:
        """Import it, and go on with the next file."""
        self._applied = None
        if plan is not self.reading.plan:
            return  # the records changed meanwhile: there is another plan to look at
        if not plan.is_empty:
            self.reading.stop()
            try:
                with collector_at_rest():
                    self.session.store.apply(plan.change())
            except FileProblem as problem:
                self.reading.plan, self.reading.problem = None, str(problem)
                self.redraw()
                return
            look = f". To look at: {titles}" if (titles := warned_of(plan)) else ""
            self._said.append(f"Imported {plan.file}: {plan.counts()}{look}. Undo takes it back")
        else:
            self._said.append(f"{plan.file}: everything is here already")
        self._next_file()

    # drawing

    def heading(self) -> Line:
        which = f" {self._number + 1} of {len(self._paths)}" if len(self._paths) > 1 else ""
        return (("Import ", "title"), (middle(self.path.name, 40), "title"), (which, "muted"))

    def keys(self) -> Keys:
        if self._applied is not None:
            return ()
        if not self.reading.is_over:
            return (("Esc", "Cancel"),)
        plan = self.reading.plan
        enter = "Close" if plan is None else "Go on" if plan.is_empty else "Import"
        if self.preview.column and self.preview.column.open:
            enter = "Say what it is"
        look = (("↑ ↓ →", "Look"),) if self.preview.parts else ()
        written = (("w", "Written"),) if self._data else ()
        distance = (("d", "Distance"),) if plan else ()
        return ("Enter", enter), *look, *written, *distance, ("Esc", "Cancel")

    def needed(self, width: int) -> int:
        return len(self._top(width)) + self.preview.needed(width) if self.reading.is_over else super().needed(width)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        top = self._top(width)
        return [*top, *self.preview.rows(width, max(1, height - len(top)))]

    def _top(self, width: int) -> list[Row]:
        reading = self.reading
        if self._applied is not None:
            return [Row(((f" Importing {len(self._applied.edits):,} records", "strong"),)), Row()]
        if not reading.is_over:
            return progress_rows(reading.done, width)
        if reading.plan is None:
            hint = "Among the columns, Enter says what one is." if reading.columns else ""
            return problem_rows(reading.problem, hint, width)
        return about_rows(reading.plan, self.near_km, width)

    def thumb(self, height: int) -> range:
        return self.preview.thumb(height, len(self._top(self.window_size[0])))

    def wheeled(self, steps: int) -> None:
        self.preview.scroll(steps)
        self.redraw()

    def clicked(self, x: int, y: int) -> None:
        self.preview.clicked(x, y - len(self._top(self.window_size[0])))
        self.redraw()
