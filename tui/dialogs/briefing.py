"""The briefing from the dashboard: period, crossings, layout, a preview that scrolls, then a file or the clipboard.

The report is made in a worker, from the records without what is private: these are a copy that nothing else changes.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.geometry import Region
from textual.widget import Widget
from textual.worker import get_current_worker

from store.dates import DateError, NotUnderstood, earliest_ordinal, latest_ordinal, short, understand
from store.disclosure import Disclosed, Near
from store.records.model import Key
from store.report.build import report_steps
from store.report.layouts import LAYOUTS, laid_out
from store.report.model import Report
from store.report.text import WIDTH as PAGE
from store.report.text import text
from store.words.names import called, short_name
from tui.bars.path import PathBar, write_new
from tui.desk import Desk
from tui.dialogs.export import NearTexts
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row
from tui.widgets.text import cells, clip, wrap
from tui.widgets.text_line import TextLine
from tui.work.session import Changed, Session

_BEING_MADE = "The report is still being made."
_DAYS = 30
"""How long the period is that is offered first."""
_WAIT = 0.25
"""Seconds after a key of the lines until the report is made anew."""
_LABEL = 12
_PERIOD, _CROSSINGS, _LAYOUT = range(3)


class Asked(NamedTuple):
    """Of what a report is asked for."""

    since: date
    as_of: date
    crossings: tuple[str, ...]
    known_then: bool


class Briefing(Dialog):
    """Tab goes from period to crossings to layout; arrows scroll the preview, Enter writes a file."""

    wanted_height = 40

    def __init__(self, desk: Desk) -> None:
        super().__init__("briefing", desk.close)
        self.desk, self.session = desk, desk.session
        view = desk.session.view
        since = view.as_of - timedelta(days=min(_DAYS, view.as_of.toordinal() - 1))
        self.lines = (TextLine(f"{since} to {view.as_of}"), TextLine(view.crossing))
        self.stop, self.layout_name = _PERIOD, next(iter(LAYOUTS))
        self.problem, self.done = "", 0.0
        self.report: Report | None = None
        self._shown: Disclosed | None = None
        self._undecided: tuple[tuple[Key, str], ...] = ()
        self._looked_at: frozenset[Near] | None = None
        self._asked: Asked | None = None
        self._preview: tuple[str, list[Row]] = ("", [])
        self._turn = 0
        self._stand(_PERIOD)
        self.session.listeners.append(self._told)
        self._understand()
        desk.between_keys(self._begin)

    # what is asked for

    def _stand(self, stop: int) -> None:
        """Let a line, or the layouts, take the keys; the other lines show no cursor."""
        self.stop = stop
        self.line = self.lines[stop] if stop < _LAYOUT else None
        for number, line in enumerate(self.lines):
            line.instead = () if number == stop else ((line.value, "text"),)
            line.hint = " all; or names, with commas " if number == _CROSSINGS and not line.value else ""
            line.refresh()

    def _understand(self) -> None:
        """Understand the lines; what is wrong with them is told, and the report before stays to be seen."""
        self.problem = ""
        try:
            since, as_of = period_of(self.lines[_PERIOD].value, self.session.today)
            crossings = tuple(self._crossing(name) for name in self.lines[_CROSSINGS].value.split(",") if name.strip())
        except (DateError, NotUnderstood, ValueError) as error:
            self.problem = str(error)
            return
        self._asked = Asked(since, as_of, tuple(dict.fromkeys(crossings)), self.session.view.known_then)

    def _crossing(self, name: str) -> str:
        found = called(self.session.store, "crossings", name.strip())
        if len(found) != 1:
            raise ValueError(f"“{name.strip()}”: " + (f"may be {' or '.join(found)}" if found else "no such crossing"))
        return found[0]

    # making it

    def _begin(self) -> bool:
        """Begin the report that is asked for, in a worker; what was begun before goes no further."""
        if self.problem or self._asked is None or not self.is_open:
            return False
        self._turn += 1
        self.done = 0.0
        if self._shown is None:
            go, withheld = self._looked_at or (), self._looked_at is not None
            self._shown = Disclosed(self.session.store, accepted=go, withhold_near=withheld)
            self._undecided = tuple(self._shown.undecided(self.session.store.conflicts, self.session.store))
        work = partial(self._make, self._turn, self._shown, self._asked)
        self.app.run_worker(work, group="briefing", exclusive=True, thread=True, exit_on_error=False)
        self.redraw()
        return False

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._told in self.session.listeners

    def _make(self, turn: int, shown: Disclosed, asked: Asked) -> None:
        """In the worker: make the report, and tell how far that is."""
        worker, app = get_current_worker(), self.app
        steps = report_steps(
            shown,
            asked.since,
            asked.as_of,
            crossings=[name for name in asked.crossings if name in shown.crossings],
            known_then=asked.known_then,
            undecided=self._undecided,
        )
        told = 0.0
        try:
            while not worker.is_cancelled:
                done = next(steps)
                if done - told >= 0.01:
                    told = done
                    app.call_from_thread(self._came_on, turn, done)
        except StopIteration as ended:
            app.call_from_thread(self.desk.guard, partial(self._made, turn, ended.value))
        except Exception as error:
            app.call_from_thread(self.desk.guard, partial(self._failed, turn, error))

    def _came_on(self, turn: int, done: float) -> None:
        if turn == self._turn:
            self.done = done
            self.redraw()

    def _made(self, turn: int, report: Report) -> None:
        if turn == self._turn:
            self.report, self.done, self._preview = report, 1.0, ("", [])
            if self.session.notice == _BEING_MADE:
                self.session.say("")
            self.redraw()

    def _failed(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.problem = "The report could not be made."
            self.redraw()
        raise error

    def _told(self, session: Session, changed: Changed) -> None:
        """The records have changed: it is made anew."""
        if changed & Changed.RECORDS:
            self._shown = None
            self.desk.between_keys(self._begin)

    def leave(self) -> None:
        self._turn += 1
        self.session.listeners.remove(self._told)
        self.app.workers.cancel_group(self.app, "briefing")
        super().leave()

    # keys

    def take(self, key: str) -> None:
        if key == "escape":
            self.leave()
            return
        if steps := self.steps(key):
            self.wheeled(steps)
        elif key in ("tab", "shift+tab"):
            self._stand((self.stop + (1 if key == "tab" else -1)) % (_LAYOUT + 1))
        elif key == "enter":
            self._ask_path()
        elif key == "ctrl+y":
            self._copy()
        elif self.line is None:
            self._choose(key)
        elif self.line.press(key):
            self.typed()
        self.redraw()

    def _choose(self, key: str) -> None:
        names = list(LAYOUTS)
        if key in ("left", "right", "space"):
            step = -1 if key == "left" else 1
            self.layout_name = names[(names.index(self.layout_name) + step) % len(names)]
            self.top = 0

    def typed(self) -> None:
        """Understand the lines, and make the report once nothing more is typed."""
        self._understand()
        self._stand(self.stop)
        self._turn += 1
        turn = self._turn
        self.done = 0.0

        def begin() -> None:
            if turn == self._turn:
                self.desk.guard(self._begin)

        if self.is_mounted:
            self.set_timer(_WAIT, begin)
        else:
            self.desk.between_keys(self._begin)

    # giving it out

    def _is_ready(self) -> bool:
        """Whether there is a report of what the lines say, that may leave; else what is to be done is told or asked."""
        if self.problem or self.report is None or self.done < 1.0 or self._shown is None:
            self.session.say(self.problem or _BEING_MADE)
            return False
        if self._shown.near:
            self.desk.show_over(NearTexts(self.desk, self._shown.near, self._without_near, "briefing"))
            return False
        return True

    def _without_near(self, go: Collection[Near]) -> None:
        """Make it without what comes near a private name, but for the texts that a person lets go."""
        self._looked_at, self._shown, self.report = frozenset(go), None, None
        self.session.say("Made again without what is withheld; press the same key again to give it out.")
        self.desk.between_keys(self._begin)

    def _copy(self) -> None:
        if self._is_ready() and self.report is not None:
            words = laid_out(self.report, self.layout_name)
            self.desk.copy_to_clipboard(words)
            self.session.say(
                f"Copied as {LAYOUTS[self.layout_name].label}: {len(words):,} characters{self._left_out()}."
            )

    def _ask_path(self) -> None:
        if self.session.store.only_to_look:
            self.session.say("Opened with --read-only: nothing is written.")
        elif self._is_ready() and self.report is not None:
            path = self.session.store.path
            name = f"{path.stem}-{self.report.since}-{self.report.as_of}{LAYOUTS[self.layout_name].suffix}"
            echo = "What is private stays out. No file is overwritten."
            self.desk.show_over(PathBar(self.desk, "Write to", self._write, text=name, echo=echo))

    def _write(self, path: Path) -> str:
        """Write it; what is wrong, as a sentence, else nothing."""
        if self.report is None:
            return _BEING_MADE
        if problem := write_new(path, laid_out(self.report, self.layout_name).encode("utf-8", "replace")):
            return problem
        self.session.say(f"Wrote the briefing to {path.absolute()}{self._left_out()}.")
        return ""

    def _left_out(self) -> str:
        count = self._shown.withheld if self._shown else 0
        return f"; private: {count:,} record{'s' * (count != 1)} left out, in whole or in part" if count else ""

    # drawing

    def heading(self) -> Line:
        return (("Briefing", "title"),)

    def keys(self) -> Keys:
        choosing = (("← →", "Layout"),) if self.stop == _LAYOUT else ()
        return (
            ("Enter", "To a file"),
            ("Ctrl+y", "Copy"),
            ("Tab", "Next"),
            *choosing,
            ("↑ ↓", "Scroll"),
            ("Esc", "Close"),
        )

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        first, rest = window.split_horizontal(1)
        second, _ = rest.split_horizontal(1)
        return tuple(
            (line, row.shrink((0, 0, 0, min(row.width, _LABEL))))
            for line, row in zip(self.lines, (first, second), strict=True)
        )

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What is asked for, how far it is, and as much of the report as fits."""
        labels = ("Period", "Crossings")
        asked = [Row(((f" {label:<{_LABEL - 1}}", "label"),), ground="field") for label in labels]
        chosen = "cursor" if self.stop == _LAYOUT else "strong"
        layouts = tuple(
            (f"[{layout.label}]", chosen) if self.layout_name == name else (f" {layout.label} ", "muted")
            for name, layout in LAYOUTS.items()
        )
        above = [*asked, Row(((f" {'Layout':<{_LABEL - 1}}", "label"), *layouts)), self._state(width)]
        lines = self._lines(width)
        return [*above, *lines[self.window(height, len(above), len(lines))]]

    def _state(self, width: int) -> Row:
        """What is wrong, how far it is, or of what the preview is."""
        if self.problem:
            return _rule(self.problem, width, "error")
        if self.done < 1.0 or self.report is None:
            return _rule(f"Making it: {self.done:.0%}", width)
        report = self.report
        crossings = self._asked.crossings if self._asked else ()
        records = self.session.store.crossings
        where = ", ".join(short_name(records[name]) for name in crossings if name in records) or "all crossings"
        shown = "; the pictures are in the file" if self.layout_name == "html" else ""
        words = f"{short(report.since.isoformat())} to {short(report.as_of.isoformat())}, {where}{shown}"
        return _rule(words, width)

    def _lines(self, width: int) -> list[Row]:
        """The rows of the preview; a page of HTML is shown as the text that it has."""
        if self.report is None:
            return []
        name = "text" if self.layout_name == "html" else self.layout_name
        kept = f"{name} {width}"
        if self._preview[0] != kept:
            rim = " " if width > PAGE + 1 else ""
            room = max(1, width - 2 * len(rim))
            words = text(self.report, min(room, PAGE)) if name == "text" else laid_out(self.report, name)
            lines = (part for line in words.splitlines() for part in _fitted(line, room))
            self._preview = (kept, [Row(((f"{rim}{line}", "text"),)) for line in lines])
        return self._preview[1]


def _rule(words: str, width: int, role: str = "muted") -> Row:
    """A line between what is asked for and the report, with words in it."""
    return Row((("─ ", "border"), (f"{clip(words, width - 4)} ", role)), filler=("─", "border"))


def _fitted(line: str, width: int) -> list[str]:
    """A line, over several where it is too wide, each as far in as it was."""
    if cells(line) <= width:
        return [line]
    rim = line[: len(line) - len(line.lstrip())]
    return [f"{rim}{part}" for part in wrap(line.strip(), max(1, width - len(rim)))]


def period_of(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of a typed period: a month, a year, a range; up to today where it has no end.

    Raises DateError, NotUnderstood or ValueError, with what would be right.
    """
    edtf = understand(text, today).edtf
    first, last = earliest_ordinal(edtf), latest_ordinal(edtf)
    if first is None or not 0 < first <= date.max.toordinal():
        raise ValueError(f"“{text}” has no first day; expected a period, such as Jan 2023 or 2023-01-01 to 2023-07-31")
    until = today.toordinal() if last is None else min(int(last), date.max.toordinal())
    if until < first:
        raise ValueError(f"“{text}” would end before it begins")
    return date.fromordinal(int(first)), date.fromordinal(until)
