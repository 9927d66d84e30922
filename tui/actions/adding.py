"""Adding records: an event in one line, and the menu of what else can be new."""

from functools import partial

from tui import bars, dialogs, editing
from tui.desk import Action, Desk, why_not_written

_KINDS = (
    ("crossings", "Crossing", "as in al-Qaim IQ / Albu Kamal SY 34.38, 40.98"),
    ("sources", "Source", "who published what, and when"),
    ("actors", "Actor", "a force, an authority, a group"),
    ("events", "Event", "blank, to be filled in field by field"),
)
"""What can be added: its table, what it is called, and what it is."""


class _Adding(Action):
    def refused(self, desk: Desk) -> str:
        return why_not_written(desk)


class QuickAdd(_Adding):
    help = (
        "Record an event in one line: date, what happened, where; src SOURCE, a grade, killed 2..6, says SPEAKER, #tag."
    )
    id, keys, words, rank = "add", ("a",), "Add", 10
    begins = True

    def run(self, desk: Desk) -> None:
        desk.show_over(bars.quick_add.QuickAdd(desk))


class AddMenu(_Adding):
    help = "Add a crossing, a source, an actor, or an empty event."
    id, keys, words = "add-menu", ("A",), "Add another kind"
    begins = True

    def run(self, desk: Desk) -> None:
        choose, add = dialogs.chooser, editing.opening.add_record
        choices = [choose.Choice(label, partial(add, desk, table), right=words) for table, label, words in _KINDS]
        desk.show_over(choose.Chooser("new-record", desk, "Add", choices))


ACTIONS: tuple[Action, ...] = (QuickAdd(), AddMenu())
