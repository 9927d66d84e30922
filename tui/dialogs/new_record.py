"""The menu of new records: what each begins with, and that it is open in the details at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.dialogs.chooser import Choice, Chooser

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.records.model import Key
    from tui.desk import Desk

_KINDS = (
    ("crossings", "Crossing", "two sides, each with its names", {"sides": [{"name": "New crossing"}, {}]}),
    ("sources", "Source", "who published what, and when", {"title": "New source"}),
    ("actors", "Actor", "a force, an authority, a group", {"name": "New actor"}),
    ("events", "Event", "blank, to be filled in field by field", {"title": "New event", "type": "other"}),
)


def new_record_menu(desk: Desk) -> Chooser:
    """What can be added; choosing makes it and edits its name."""
    choices = [
        Choice(label, _maker(desk, table, begins_with), right=words) for table, label, words, begins_with in _KINDS
    ]
    return Chooser("new-record", desk, "Add", choices)


def _maker(desk: Desk, table: str, document: dict[str, Any]) -> Callable[[], None]:
    def make() -> None:
        key: Key = desk.session.store.add(table, document)
        desk.dashboard.show_new(key)
        desk.edit_field()

    return make
