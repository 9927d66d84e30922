"""Deleting what the cursor stands on: an item, a field, a record; what others refer to only with a word."""

from collections.abc import Sequence
from functools import partial

from store.records.model import Key, Path
from store.records.short_forms import TITLE_FIELD, changes, value_of
from tui.desk import Desk
from tui.dialogs.confirm import Confirm
from tui.widgets.text import clip

_TITLE = 40
"""So much of a title leaves the footer room for what brings it back."""


def delete_here(desk: Desk) -> None:
    """Delete the item or field under the details' cursor, else the selected record, or the marked ones."""
    session, details, focused = desk.session, desk.dashboard.details, desk.dashboard.focused_name
    key = session.selected
    if key is None:
        return
    path = details.current.path if focused == details.name and details.current else None
    if focused == "timeline" and session.marks:
        delete_records(desk, [Key("events", event) for event in session.marks])
    elif path and path != (TITLE_FIELD.get(key.table),):
        _delete_field(desk, key, path)
    elif focused != details.name or path is not None:
        delete_records(desk, [key])
    else:
        session.say("This follows from other records; there is nothing to delete here.")


def _delete_field(desk: Desk, key: Key, path: Path) -> None:
    session = desk.session
    document = session.store.document(key)
    if path == ("id",):
        session.say("A record needs its id; edit it to change it.")
    elif value_of(document, path) is None:
        session.say("There is nothing here to delete.")
    else:
        try:
            session.store.edit_together(key, changes(document, path, None))
        except ValueError as error:  # as where events name a side by what is to be deleted
            session.say(f"Nothing was deleted: {error}")
            return
        session.say("Deleted. Undo brings it back.")


def delete_records(desk: Desk, keys: Sequence[Key]) -> None:
    """Delete records; where others refer to them, only after a word."""
    store = desk.session.store
    gone = set(keys)
    referring = {other for key in keys for other, _ in store.references(key) if other not in gone}
    if not referring:
        _delete(desk, keys)
        return
    titles = sorted(desk.session.title_of(other) for other in referring)
    words = f"{_called(desk, keys)}: {len(titles)} other record{'s' if len(titles) > 1 else ''} would refer to nothing."
    desk.show_over(Confirm(desk, words, titles, "delete", partial(_delete, desk, keys)))


def _delete(desk: Desk, keys: Sequence[Key]) -> None:
    keys = [key for key in keys if key in desk.session.store]  # someone else may have removed one meanwhile
    if not keys:
        desk.session.say("This is no longer there; someone removed it meanwhile.")
        return
    words = _called(desk, keys)
    desk.session.store.delete(keys)
    desk.session.say(f"Deleted {clip(words, _TITLE)}. Undo brings it back.")


def _called(desk: Desk, keys: Sequence[Key]) -> str:
    return desk.session.title_of(keys[0]) if len(keys) == 1 else f"{len(keys)} records"
