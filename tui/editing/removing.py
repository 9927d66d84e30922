"""Deleting what the cursor stands on: an item, a field, a record; what others refer to only with a word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.records.field_places import TITLE_FIELD, changes, value_of
from store.records.model import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.records.model import Path
    from tui.app import BorderApp


def delete_here(app: BorderApp) -> None:
    """Delete the item or field under the details' cursor, else the selected record, or the marked ones."""
    session, details, focused = app.session, app.dashboard.details, app.dashboard.focused_name
    key = session.selected
    if key is None:
        return
    path = details.current.path if focused == details.name and details.current else None
    if focused == "timeline" and session.marks:
        delete_records(app, [Key("events", event) for event in session.marks])
    elif path and path != (TITLE_FIELD.get(key.table),):
        _delete_field(app, key, path)
    elif focused != details.name or path is not None:
        delete_records(app, [key])
    else:
        session.say("This follows from other records; there is nothing to delete here.")


def _delete_field(app: BorderApp, key: Key, path: Path) -> None:
    session = app.session
    document = session.store.document(key)
    if path == ("id",):
        session.say("A record needs its id; edit it to change it.")
    elif value_of(document, path) is None:
        session.say("There is nothing here to delete.")
    else:
        session.store.edit_together(key, changes(document, path, None))
        session.say("Deleted. Undo brings it back.")


def delete_records(app: BorderApp, keys: Sequence[Key]) -> None:
    """Delete records; where others refer to them, only after a word."""
    store = app.session.store
    gone = set(keys)
    referring = {other for key in keys for other, _ in store.references(key) if other not in gone}
    if not referring:
        _delete(app, keys)
        return
    from tui.dialogs.confirm import Confirm

    titles = sorted(app.session.title_of(other) for other in referring)
    words = f"{_called(app, keys)}: {len(titles)} other record{'s' if len(titles) > 1 else ''} would refer to nothing."
    app.show_over(Confirm(app, words, titles, "delete", partial(_delete, app, keys)))


def _delete(app: BorderApp, keys: Sequence[Key]) -> None:
    words = _called(app, keys)
    app.session.store.delete(keys)
    app.session.say(f"Deleted {words}. Undo brings it back.")


def _called(app: BorderApp, keys: Sequence[Key]) -> str:
    return app.session.title_of(keys[0]) if len(keys) == 1 else f"{len(keys)} records"
