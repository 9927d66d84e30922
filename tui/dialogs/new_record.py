"""The menu of new records: what kinds there are; choosing one makes it and edits its name."""

from __future__ import annotations

from functools import partial

from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.editing.opening import add_record

_KINDS = (
    ("crossings", "Crossing", "as in al-Qaim IQ / Albu Kamal SY 34.38, 40.98"),
    ("sources", "Source", "who published what, and when"),
    ("actors", "Actor", "a force, an authority, a group"),
    ("events", "Event", "blank, to be filled in field by field"),
)


def new_record_menu(desk: Desk) -> Chooser:
    """What can be added."""
    choices = [Choice(label, partial(add_record, desk, table), right=words) for table, label, words in _KINDS]
    return Chooser("new-record", desk, "Add", choices)
