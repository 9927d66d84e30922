"""What waits for a decision, one question after the other, each with its answers in words.

Nothing is decided before an answer is given.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from textual.geometry import Region

from store.checks.worklist import Task, Why
from store.desk.disputes import Choice, Dispute
from store.desk.history import Change
from store.file.errors import FileProblem
from store.records.json_values import encode
from store.records.short_forms import field_for, value_of
from store.words.differences import differences
from store.words.values import value_words
from tui.desk import Desk
from tui.panels.board import BoardPanel
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.lines import Line, Row, wrapped
from tui.widgets.text import clip, wrap
from tui.work.session import Changed, Session

_MOST_TOLD = 12
_IN_FILE, _OTHER, _BOTH = "In the file", "The other", "Both"
"""What answers are called: by what they are, for whose they were is not the same in each window."""


class Answer(NamedTuple):
    """One way to decide. `give` does it, and gives the words of the notice."""

    words: str
    shown: str
    give: Callable[[], str]


class Question(NamedTuple):
    """One decision: of which record, about what, and the answers; the first is what stands now."""

    title: str
    about: str
    answers: tuple[Answer, ...]
    told: tuple[str, ...] = ()


def questions(session: Session) -> tuple[Question, ...]:
    """Everything that waits, the conflicts of the file first."""
    disputes = (conflict_question(session, dispute) for dispute in session.store.conflicts)
    return (*disputes, *(_offer_question(session, change) for change in session.saver.offers))


def conflict_question(session: Session, dispute: Dispute) -> Question:
    """What one conflict asks."""
    shown = {
        Choice.MINE: _value_words(session, dispute, dispute.mine),
        Choice.THEIRS: _value_words(session, dispute, dispute.theirs),
        Choice.BOTH: "what is in the file stays, the other becomes a claim beside it",
    }
    labels = _labels(session, dispute)
    answers = (
        Answer(labels[choice], shown[choice], partial(_decide, session, dispute, choice)) for choice in dispute.choices
    )
    return Question(session.title_of(dispute.key), _about(session, dispute), tuple(answers))


def _labels(session: Session, dispute: Dispute) -> dict[Choice, str]:
    """Which side is the one in the file; where neither is any more, the one that was kept then."""
    stands = value_of(_document(session, dispute), dispute.path) if dispute.path else dispute.mine
    if stands == dispute.theirs:
        return {Choice.MINE: _OTHER, Choice.THEIRS: _IN_FILE, Choice.BOTH: _BOTH}
    kept = _IN_FILE if stands == dispute.mine else "Kept then"
    return {Choice.MINE: kept, Choice.THEIRS: _OTHER, Choice.BOTH: _BOTH}


def _decide(session: Session, dispute: Dispute, choice: Choice) -> str:
    words = session.store.decide(dispute, choice).words
    return words[:1].upper() + words[1:]


def _about(session: Session, dispute: Dispute) -> str:
    if not dispute.path:
        return "One side removed this record, the other changed it."
    field = field_for(dispute.key.table, _document(session, dispute), dispute.path)
    parts = [str(step).replace("_", " ") for step in dispute.path[:-1] if isinstance(step, str)]
    name = field.label or str(dispute.path[-1])
    within = f" (in {' '.join(parts)})" if parts else ""
    return f"{name}{within}: changed here and elsewhere at once."


def _value_words(session: Session, dispute: Dispute, value: Any) -> str:
    if value is None:
        return "removed"
    if not dispute.path:
        return "kept, as changed: " + encode(value)
    return value_words(session.store, field_for(dispute.key.table, _document(session, dispute), dispute.path), value)


def _document(session: Session, dispute: Dispute) -> dict[str, Any]:
    try:
        return session.store.document(dispute.key)
    except (KeyError, ValueError):
        return {}


def _offer_question(session: Session, change: Change) -> Question:
    """What came back from an older state: of a whole file it stands, of one that saved over ours it does not."""
    count = len(change.edits)
    records = f"{count} record{'s' * (count != 1)}"
    told = tuple(_told(session, change))
    if change.words == "ours again":
        about = f"The file went back to an older state, as git or a copied file does it: {records}."
        answers = (
            Answer("The older", "stays as the file has it now", partial(_let_be, session, change)),
            Answer("Ours again", "the state from before it went back", partial(_take, session, change)),
        )
    else:
        about = f"Someone saved an older version over {records} that you had changed; yours was kept."
        answers = (
            Answer(_IN_FILE, "stays as it is", partial(_let_be, session, change)),
            Answer(_OTHER, "the older version that they saved", partial(_take, session, change)),
        )
    return Question("An older state", about, answers, told)


def _told(session: Session, change: Change) -> list[str]:
    """The fields that taking it would change."""
    lines = [
        f"{session.title_of(edit.key)}: {name.lower()}, {before} → {after}"
        for edit in change.edits
        for name, before, after in differences(edit.before, edit.after)
    ]
    rest = len(lines) - _MOST_TOLD
    return [*lines[:_MOST_TOLD], f"and {rest} more"] if rest > 0 else lines


def _let_be(session: Session, change: Change) -> str:
    session.saver.offers.remove(change)
    return "Decided: it stays as it is."


def _take(session: Session, change: Change) -> str:
    session.store.apply(change)
    session.saver.offers.remove(change)
    return f"Decided for {change.words}. Undo takes it back."


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
            return [Row(((" Nothing is left to decide.", "muted"),))]
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
