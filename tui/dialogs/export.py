"""Exporting from the dashboard: the format, then the file, then what to do with each text near a private name."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from store.disclosure import Disclosed, Near
from store.exchange.exports.formats import FORMATS, Format
from store.exchange.exports.selection import Selection
from store.records.model import Key
from tui.bars.path import PathBar, why_not_new, write_new
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row, wrapped
from tui.widgets.text import fit


def choose_format(desk: Desk) -> None:
    """Ask for the format; the events exported are the marked ones, else those in view."""
    choices = [Choice(found.name, partial(_ask_path, desk, found), found.words) for found in FORMATS.values()]
    desk.show_over(Chooser("export", desk, f"Export {_counted(len(_chosen(desk)), 'event')} as", choices))


def _chosen(desk: Desk) -> frozenset[str]:
    session = desk.session
    return frozenset(session.marks) or frozenset(row.id for row in session.collection.rows)


def _ask_path(desk: Desk, found: Format) -> None:
    name = f"{desk.session.store.path.stem}{found.suffix}"
    echo = "What is private stays out; what comes near it is asked about. No file is overwritten."
    desk.show_over(PathBar(desk, "Export to", partial(_write, desk, found), text=name, echo=echo))


def _write(desk: Desk, found: Format, path: Path) -> str:
    """Write the export, or first ask about texts near a private name; what is wrong, as a sentence, else nothing."""
    if problem := why_not_new(path):
        return problem
    shown = Disclosed(desk.session.store)
    if not shown.near:
        return _written(desk, found, path, shown)
    desk.show_over(NearTexts(desk, shown.near, partial(_write_looked_at, desk, found, path, len(shown.near))))
    return ""


class NearTexts(Dialog):
    """Texts that come near a private name, each withheld until it is let go; Enter goes on with what was decided."""

    wanted_height = 24

    def __init__(
        self, desk: Desk, near: Sequence[Near], run: Callable[[Collection[Near]], None], what: str = "export"
    ) -> None:
        super().__init__("near-texts", desk.close)
        self._what = what
        self._desk, self._near, self._run = desk, near, run
        self._go: set[Near] = set()
        self._at = 0

    def take(self, key: str) -> None:
        """Move, let the text under the cursor go or withhold it, all of them, or write."""
        if key == "escape":
            self.leave()
            self._desk.session.say("Not exported." if self._what == "export" else f"No {self._what} was made.")
        elif key == "enter":
            self.leave()
            self._run(self._go)
        elif key == "space":
            self._go ^= {self._near[self._at]}
        elif key == "a":
            self._go = set() if len(self._go) == len(self._near) else set(self._near)
        else:
            steps = self.steps({"j": "down", "k": "up"}.get(key, key))
            self._at = max(0, min(self._at + steps, len(self._near) - 1))
        self.redraw()

    def heading(self) -> Line:
        return (("Texts near a private name ", "title"), (f"{len(self._near) - len(self._go)} withheld", "muted"))

    def keys(self) -> Keys:
        return ("Enter", self._what.capitalize()), ("Space", "Let it through, or not"), ("a", "All"), ("Esc", "Cancel")

    def needed(self, width: int) -> int:
        return len(self._near) + len(self._about(width))

    def rows(self, width: int, height: int) -> Sequence[Row]:
        about = self._about(width)
        seen = range(len(self._near))[self.window(height, len(about), len(self._near), self._at)]
        return [*about, *(self._row(number, width) for number in seen)]

    def _row(self, number: int, width: int) -> Row:
        near = self._near[number]
        goes = near in self._go
        told = (("goes      " if goes else "withheld  "), "contested" if goes else "text")
        where = f" {near.key.table}/{near.key.id}, near {near.private.id}"
        text = f"…{near.words}…"
        line = ((" ", "text"), told, (fit(text, min(len(text), max(8, width - 40))), "text"), (where, "muted"))
        return Row(line, ground="selection" if number == self._at else "")

    def _about(self, width: int) -> list[Row]:
        words = "These may name what is private, or only look like it. What is withheld stays out."
        return [*wrapped(words, width, "muted"), Row()]


def _write_looked_at(desk: Desk, found: Format, path: Path, near: int, go: Collection[Near]) -> None:
    """Write the export without what comes near a private name, but for the texts that a person lets go."""
    shown = Disclosed(desk.session.store, accepted=go, withhold_near=True)
    told = f"{_counted(near - len(go), 'text')} near a private name withheld, {len(go):,} let through"
    if problem := _written(desk, found, path, shown, told):
        desk.session.say(problem)


def _written(desk: Desk, found: Format, path: Path, shown: Disclosed, near: str = "") -> str:
    """Write the export and tell what is not in it; what is wrong, as a sentence, else nothing."""
    view = desk.session.view
    keys = (Key("events", name) for name in _chosen(desk))
    chosen = {shown.id_of(key) for key in keys if not shown.hides(key)}
    selection = Selection(shown, datetime.now(UTC), chosen, view.as_of, view.known_then)
    if problem := write_new(path, found.write(selection)):
        return problem
    private = f"private: {_counted(shown.withheld, 'record')} left out, in whole or in part" if shown.withheld else ""
    unreadable = f"{_counted(shown.unreadable, 'record')} cannot be read, left out" if shown.unreadable else ""
    told = [f"Exported {_counted(len(selection.events), 'event')} to {path}", near, private, unreadable]
    desk.session.say("; ".join(filter(None, [*told, found.left_out(selection)])))
    return ""


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"
