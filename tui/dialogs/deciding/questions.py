"""What waits for a decision, as questions with their answers in words.

Nothing is decided before an answer is given.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from store.desk.disputes import Choice, Dispute
from store.desk.history import Change
from store.records.json_values import encode
from store.records.short_forms import field_for, value_of
from store.words.differences import differences
from store.words.values import value_words
from tui.work.session import Session

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
        about = f"Someone saved an older text over {records} that you had changed; yours was kept."
        answers = (
            Answer(_IN_FILE, "stays as it is", partial(_let_be, session, change)),
            Answer(_OTHER, "the older text that they saved", partial(_take, session, change)),
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
