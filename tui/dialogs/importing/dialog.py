"""The preview of an import: what it would add, change and warn about, by parts; Enter makes it one change.

It takes one file after the other, and compares a file anew after another distance, another meaning of a column, or a
record that changed meanwhile. `parts.py` says what is shown of a plan.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.exchange.imports.guess import FIELDS
from store.exchange.imports.places import NEAR_KM
from store.file.errors import FileProblem
from store.records.collector import collector_at_rest
from store.words.names import crossing_name
from tui.dialogs.chooser import Choice, Chooser
from tui.dialogs.importing.asking import DistanceBar
from tui.dialogs.importing.parts import Part, columns, parts, told_column
from tui.dialogs.importing.preview import Preview, about_rows, problem_rows, progress_rows
from tui.dialogs.importing.reading import Reading
from tui.widgets.dialog import Dialog
from tui.widgets.text import middle
from tui.work.session import Changed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from store.exchange.plan.plan import Plan
    from tui.desk import Desk
    from tui.widgets.dialog import Keys
    from tui.widgets.lines import Line, Row
    from tui.work.session import Session


class ImportDialog(Dialog):
    """One file after the other: read, shown, imported or not."""

    wanted_width = 112
    wanted_height = 28

    def __init__(self, desk: Desk, paths: Sequence[Path]) -> None:
        super().__init__("import", desk.close)
        self.desk = desk
        self.session = desk.session
        self.near_km = NEAR_KM
        self._paths = tuple(paths)
        self._number = 0
        self._said: list[str] = []
        self._open_file()
        self.session.listeners.append(self._told)

    # one file after the other

    def _open_file(self) -> None:
        self.mapping: dict[str, str] = {}
        self.preview = Preview()
        self.path = self._paths[self._number]
        try:
            self._data = self.path.read_bytes()
        except OSError as error:
            self._data = b""
            self._read_anew()
            self.reading.problem = f"{self.path}: cannot be read: {error.strerror}; expected a file"
        else:
            self._read_anew()

    def _read_anew(self) -> None:
        self.reading = Reading(self.session.store, self._data, self.path.name, self.near_km, self.mapping)
        self.desk.between_keys(partial(self.reading.go_on, partial(self._came_on, self.reading)))

    def _came_on(self, reading: Reading) -> None:
        if reading is self.reading:
            if reading.is_over:
                self.preview.show(self._parts())
            self.redraw()

    def _parts(self) -> tuple[Part, ...]:
        called = {name: crossing_name(crossing) for name, crossing in self.session.store.crossings.items()}
        plan = self.reading.plan
        shown = parts(plan, called) if plan else ()
        account = (Part("columns", len(plan.columns), plan.columns, told_column, "accent"),) if plan else ()
        chosen = (columns(self.reading.mapping, FIELDS),) if self.reading.header else ()
        return (*shown, *account, *chosen)

    def _told(self, session: Session, changed: Changed) -> None:
        """What a plan was made on has changed: it is made anew."""
        if changed & Changed.RECORDS and self.reading.problem != "stopped":
            self.reading.stop()
            self._read_anew()
            self.redraw()

    def leave(self) -> None:
        """Close; what is read is let go."""
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
        """One key."""
        if key == "escape" and not self.preview.leave_lines():
            self.leave()
            self.session.say("; ".join([*self._said, "Not imported." if not self._said else "The rest was not."]))
        elif key == "d" and self.reading.plan is not None:
            self.desk.show_over(DistanceBar(self.desk, self.near_km, self._take_distance))
        elif key == "enter":
            self._enter()
        else:
            self.preview.take(key, self._list_height(self.window_size[1]))
        self.redraw()

    def _enter(self) -> None:
        field = self.preview.field
        if field is not None and self.reading.header:
            self._choose_column(field)
        elif self.reading.plan is not None:
            self._ask(self.reading.plan)
        elif self.reading.is_over:
            self._next_file()

    def _take_distance(self, km: float) -> None:
        self.near_km = km
        self._read_anew()
        self.redraw()

    def _choose_column(self, field: str) -> None:
        choices = [
            Choice(name or "(a column without a name)", partial(self._take_column, field, name))
            for name in dict.fromkeys(self.reading.header)
        ]
        choices.append(Choice("no column", partial(self._take_column, field, "")))
        self.desk.show_over(Chooser("column", self.desk, f"Column of {field}", choices))

    def _take_column(self, field: str, column: str) -> None:
        self.mapping[field] = column
        self._read_anew()
        self.redraw()

    def _ask(self, plan: Plan) -> None:
        """Import, where the plan leaves nothing to be asked; else only once a word is typed."""
        if plan.question and plan.edits:
            from tui.dialogs.confirm import Confirm

            would = ["Esc leads back, where meanings has the columns; as it is:", plan.counts()]
            self.desk.show_over(Confirm(self.desk, plan.question, would, "import", partial(self._import, plan)))
        else:
            self._import(plan)

    def _import(self, plan: Plan) -> None:
        if plan is not self.reading.plan:
            return  # the records changed while it was asked: there is another plan to look at
        if plan.edits:
            self.reading.stop()
            try:
                with collector_at_rest():
                    self.session.store.apply(plan.change())
            except FileProblem as problem:
                self.reading.plan, self.reading.problem = None, str(problem)
                return
            self._said.append(f"Imported {plan.file}: {plan.counts()}. Undo takes it back")
        else:
            self._said.append(f"{plan.file}: all of it is here already")
        self._next_file()

    # drawing

    def heading(self) -> Line:
        """The file, and which of how many."""
        which = f" {self._number + 1} of {len(self._paths)}" if len(self._paths) > 1 else ""
        return (("Import ", "title"), (middle(self.path.name, 40), "title"), (which, "muted"))

    def keys(self) -> Keys:
        """What the keys do."""
        if not self.reading.is_over:
            return (("Esc", "Cancel"),)
        enter = "Choose its column" if self.preview.field else "Import"
        if self.reading.plan is None:
            enter = "Choose its column" if self.preview.field else "Close"
        elif not self.reading.plan.edits:
            enter = "Go on"
        look = (("↑ ↓ →", "Look"),) if self.preview.parts else ()
        distance = (("d", "Distance"),) if self.reading.plan else ()
        return ("Enter", enter), *look, *distance, ("Esc", "Cancel")

    def _list_height(self, height: int) -> int:
        return max(1, height - len(self._top(self.window_size[0])))

    def needed(self, width: int) -> int:
        """All of the longest part; while it is being read nobody knows."""
        return len(self._top(width)) + self.preview.needed(width) if self.reading.is_over else super().needed(width)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What is being read; then what it is, and its parts."""
        top = self._top(width)
        return [*top, *self.preview.rows(width, max(1, height - len(top)))]

    def _top(self, width: int) -> list[Row]:
        reading = self.reading
        if not reading.is_over:
            return progress_rows(reading.done, width)
        if reading.plan is None:
            return problem_rows(reading.problem, width)
        return about_rows(reading.plan, self.near_km, width)

    def thumb(self, height: int) -> range:
        """Where the window is among the lines of the part."""
        top = len(self._top(self.window_size[0]))
        shift = self.preview.thumb(max(1, height - top))
        return range(shift.start + top, shift.stop + top) if shift else shift

    def wheeled(self, steps: int) -> None:
        """Scroll the lines."""
        self.preview.scroll(steps)
        self.redraw()

    def clicked(self, x: int, y: int) -> None:
        """Look at the part that was clicked."""
        self.preview.clicked(x, y - len(self._top(self.window_size[0])))
        self.redraw()
