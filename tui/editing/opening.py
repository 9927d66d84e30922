"""Opening an editor where it belongs: over a field, in a part that has to be shown first, over all of a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.records.field_places import field_for, is_holder, list_around, listed, path_of, title_path, value_of
from store.records.fields import Kind
from tui.editing.editing import Editing

if TYPE_CHECKING:
    from store.records.model import Key, Path
    from tui.app import BorderApp
    from tui.editing.drafts import Draft, Place


def edit_here(app: BorderApp) -> None:
    """Edit what the details' cursor stands on; while another panel has the focus, what the record is called by."""
    details, key = app.dashboard.details, app.session.selected
    if key is None:
        return
    item = details.current if app.dashboard.focused_name == details.name else None
    path = item.path if item is not None and item.path is not None else title_path(key.table)
    if not app.session.store.is_readable(key):
        path = ()
    open_editor(app, key, path, app.dashboard.focused_name)


def add_to(app: BorderApp, path: Path) -> None:
    """Add an item to a list of the selected record, and edit its first field."""
    key = app.session.selected
    if key is not None:
        count = len(listed(app.session.store.document(key), path))
        open_editor(app, key, (*path, count), app.dashboard.focused_name)


def add_another(app: BorderApp) -> None:
    """Add an item to the list that the details' cursor stands in."""
    item = app.dashboard.details.current
    path = list_around(item.path) if item is not None and item.path else None
    if path is None:
        app.session.say("There is no list here; move to an actor, a side, a name or a claim.")
    else:
        add_to(app, path)


def edit_below(app: BorderApp, path: Path) -> None:
    """Edit one field of a part without opening the part: the editor stands below it."""
    key = app.session.selected
    if key is not None:
        Editing(app, key, path, app.dashboard.focused_name).show()


def claim_here(app: BorderApp) -> Path:
    """The claim that the details' cursor stands on or within; empty where there is none."""
    details = app.dashboard.details
    item = details.current if app.dashboard.focused_name == details.name else None
    path = item.path[:2] if item is not None and item.path and item.path[0] == "claims" else ()
    return path if len(path) == 2 and details.holds(path) else ()


def open_editor(app: BorderApp, key: Key, path: Path, back_to: str) -> Editing:
    """Open an editor over a field; of a part, over its first field."""
    details = app.dashboard.details
    app.dashboard.focus_panel(details.name)
    editing = _editing(app, key, _field_of(app, key, path), back_to)
    details.move_to(editing.path)
    editing.show()
    return editing


def reopen_draft(app: BorderApp) -> None:
    """Open the editor that was open when an earlier session ended, with what was typed."""
    for draft in app.drafts.left():
        if _reopen(app, draft):
            app.session.say_too("What you were typing is here again.")
            return


def reopen_dropped(app: BorderApp) -> bool:
    """Open the editor again whose text was dropped since the last change, where there is one; whether there was."""
    draft = app.drafts.dropped.next(len(app.session.store.history.done))
    found = draft is not None and _reopen(app, draft)
    if found:
        app.session.say("Undid: what was dropped is here again.")
    return found


def _reopen(app: BorderApp, draft: Draft) -> bool:
    """Open the editor of a draft; False where its field is not there, or holds that very text."""
    place, text = draft
    path = _path_of_draft(app, place)
    if path is None:
        return False
    app.session.select(place.key)
    if place.key.table == "events":
        app.session.cursor_to(place.key.id)
    editing = open_editor(app, place.key, path, app.dashboard.focused_name)
    if editing.editor.text == text:
        editing.leave()
        return False
    editing.begin_with(text)
    return True


def _path_of_draft(app: BorderApp, place: Place) -> Path | None:
    """Where a draft belongs now; None where that is no longer there, or cannot be edited."""
    store = app.session.store
    try:
        steps = json.loads(place.steps)
        document = store.document(place.key)
    except (KeyError, ValueError):
        return None
    return path_of(document, steps) if isinstance(steps, list) and not store.read_only else None


def _editing(app: BorderApp, key: Key, path: Path, back_to: str) -> Editing:
    if not path:
        from tui.editing.whole import WholeEditing

        return WholeEditing(app, key, path, back_to)
    return Editing(app, key, path, back_to)


def _field_of(app: BorderApp, key: Key, path: Path) -> Path:
    """The field itself; of a part, which is shown for it, the first field."""
    if not path:
        return path
    details = app.dashboard.details
    try:
        document = app.session.store.document(key)
    except (KeyError, ValueError):
        return path
    if not isinstance(path[-1], int) and field_for(key.table, document, path).kind is Kind.PARTS:
        path = (*path, 0)
    for length in range(1, len(path) + 1):
        around = path[:length]
        if is_holder(field_for(key.table, document, around)) and around not in details.opened:
            _show(app, around, value_of(document, around))
    return details.first_field(path) or path if path in details.opened else path


def _show(app: BorderApp, path: Path, value: object) -> None:
    """Open a part in the details. A list at the record's own level is always open."""
    if len(path) > 1 or not isinstance(value, list):
        app.dashboard.details.turn(path, open_=True)
