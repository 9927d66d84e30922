"""The dialog that asks one decision after the other; `questions.py` says what is asked and what an answer does."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region

from store.checks.worklist import Task, Why
from store.file.errors import FileProblem
from tui.desk import Desk
from tui.dialogs.deciding.questions import Answer, Question, questions
from tui.panels.board import BoardPanel
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row, wrapped
from tui.widgets.text import clip, wrap
from tui.work.session import Changed, Session

_LABEL = 12
_LONGEST = 5
"""Rows that one answer takes at most."""


class Decide(Dialog):
    """Enter takes the answer under the cursor, Tab goes to the next question, Esc leaves the rest waiting."""

    def __init__(self, desk: Desk, number: int = 0) -> None:
        super().__init__("decide", desk.close)
        self.session = desk.session
        self.questions = questions(self.session)
        self._number = number
        self._at = 0
        self._answer_at: list[int | None] = []
        self.session.listeners.append(self._told)

    def _told(self, session: Session, changed: Changed) -> None:
        """Someone may have decided meanwhile."""
        if changed & Changed.RECORDS:
            self._ask_anew()

    def _ask_anew(self) -> None:
        self.questions = questions(self.session)
        self._at = 0
        self.redraw()

    def leave(self) -> None:
        self.session.listeners.remove(self._told)
        super().leave()

    # keys

    def take(self, key: str) -> None:
        if key == "escape" or not self.questions:
            self.leave()
        elif key == "enter":
            self._give(self.question.answers[self._at])
        elif key in ("down", "j", "up", "k"):
            steps = 1 if key in ("down", "j") else -1
            self._at = max(0, min(self._at + steps, len(self.question.answers) - 1))
        elif key in ("tab", "shift+tab", "right", "left"):
            self._turn(1 if key in ("tab", "right") else -1)
        self.redraw()

    def _turn(self, steps: int) -> None:
        self._number = (self._place + steps) % len(self.questions)
        self._at = 0

    @property
    def _place(self) -> int:
        return min(self._number, len(self.questions) - 1)

    @property
    def question(self) -> Question:
        """The one that is asked now; there is one."""
        return self.questions[self._place]

    def _give(self, answer: Answer) -> None:
        try:
            words = answer.give()
        except FileProblem as problem:
            self.session.say(problem.message)
            return
        self._ask_anew()
        if not self.questions:
            self.leave()
        self.session.say(words)

    def clicked(self, x: int, y: int) -> None:
        """Put the cursor on the answer that was clicked; a second click gives it."""
        number = self._answer_at[y] if 0 <= y < len(self._answer_at) else None
        if number is not None and number == self._at:
            self.take("enter")
        elif number is not None:
            self._at = number
            self.redraw()

    # drawing

    def place(self, width: int, height: int) -> Region:
        self.wanted_height = len(self.rows(min(self.wanted_width, width) - 2, height)) + 3
        return super().place(width, height)

    def heading(self) -> Line:
        count = len(self.questions)
        return (("To decide", "title"), (f" {self._place + 1} of {count}" if count > 1 else "", "muted"))

    def keys(self) -> Keys:
        more = (("Tab", "Next"),) if len(self.questions) > 1 else ()
        return ("↑ ↓", "Choose"), ("Enter", "Decide"), *more, ("Esc", "Later")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """Of which record, about what, then the answers, then what it concerns."""
        if not self.questions:
            return [Row(((" Nothing waits for a decision any more.", "muted"),))]
        question = self.question
        rows = [
            *wrapped(question.title, width, "strong"),
            *wrapped(question.about, width, "muted"),
            Row(),
        ]
        self._answer_at = [None] * (len(rows) + 1)
        for number, answer in enumerate(question.answers):
            made = self._answer(answer, width, chosen=number == self._at)
            self._answer_at += [number] * len(made)
            rows += made
        told = [Row(((" ", "text"), (clip(line, width - 2), "muted"))) for line in question.told]
        return [Row(), *rows, Row(), *told] if told else [Row(), *rows]

    def _answer(self, answer: Answer, width: int, *, chosen: bool) -> list[Row]:
        lines = wrap(answer.shown, max(4, width - _LABEL - 3))
        if len(lines) > _LONGEST:
            lines = [*lines[: _LONGEST - 1], "…"]
        ground = "selection" if chosen else ""
        mark = "▌ " if chosen else "  "
        first = Row(((mark, "accent"), (answer.words.ljust(_LABEL), "key"), (lines[0], "text")), ground=ground)
        under = (Row(((mark, "accent"), (" " * _LABEL, "key"), (line, "text")), ground=ground) for line in lines[1:])
        return [first, *under]


def decide(desk: Desk, task: Task | None = None) -> None:
    """Ask what waits, first the conflict that a task stands for, else one of the selected record."""
    disputes = desk.session.store.conflicts
    wanted = (task.key, task.title) if task else (desk.session.selected, "")
    number = next(
        (
            number
            for number, dispute in enumerate(disputes)
            if dispute.key == wanted[0] and wanted[1] in ("", dispute.words())
        ),
        0,
    )
    desk.show_over(Decide(desk, number))


def decide_here(desk: Desk) -> bool:
    """Ask about the conflict that the worklist's cursor stands on, where that has the focus; else do nothing."""
    panel = desk.dashboard.focused_panel
    task = panel.task_here if isinstance(panel, BoardPanel) else None
    if task is None or task.why is not Why.CONFLICT:
        return False
    decide(desk, task)
    return True
