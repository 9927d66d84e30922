"""Opening an editor where it belongs: over a field, in a part that has to be shown first, over all of a record."""

import json

from store.records.model import Path
from store.records.short_forms import list_around, listed, path_of, title_path
from tui.desk import Desk
from tui.editing.editing import BEGINNINGS, Adding, Editing, open_editor
from tui.work.drafts import Draft, Place


def edit_here(desk: Desk) -> None:
    """Edit what the details' cursor stands on; while another panel has the focus, what the record is called by.

    Of a claim that is what it says, which is what stands first in its row.
    """
    details, key = desk.dashboard.details, desk.session.selected
    if key is None:
        return
    item = details.current if desk.dashboard.focused_name == details.name else None
    path = item.path if item is not None and item.path is not None else title_path(key.table)
    if path and path == claim_here(desk):
        path = (*path, "value")
    if not desk.session.store.is_readable(key):
        path = ()
    open_editor(desk, key, path, desk.dashboard.focused_name)


def add_to(desk: Desk, path: Path) -> None:
    """Add an item to a list of the selected record, and edit its first field."""
    key = desk.session.selected
    if key is not None:
        count = len(listed(desk.session.store.document(key), path))
        open_editor(desk, key, (*path, count), desk.dashboard.focused_name, Adding(desk))


def add_another(desk: Desk) -> None:
    """Add an item to the list that the details' cursor stands in."""
    item = desk.dashboard.details.current
    path = list_around(item.path) if item is not None and item.path else None
    if path is None:
        desk.session.say("There is no list here; move to an actor, a side, a name or a claim.")
    else:
        add_to(desk, path)


def add_record(desk: Desk, table: str, text: str = "") -> Editing:
    """Make a new record and edit what it is called by; `text` is what was typed of that before."""
    back_to = desk.dashboard.focused_name
    adding = Adding(desk)
    key = desk.session.store.add(table, BEGINNINGS[table])
    desk.session.select(key)
    editing = open_editor(desk, key, title_path(table), back_to, adding)
    if text:
        editing.begin_with(text)
    return editing


def edit_below(desk: Desk, path: Path) -> None:
    """Edit one field of a part without opening the part: the editor stands below it."""
    key = desk.session.selected
    if key is not None:
        Editing(desk, key, path, desk.dashboard.focused_name).show()


def claim_here(desk: Desk) -> Path:
    """The claim that the details' cursor stands on or within; empty where there is none."""
    details = desk.dashboard.details
    item = details.current if desk.dashboard.focused_name == details.name else None
    path = item.path[:2] if item is not None and item.path and item.path[0] == "claims" else ()
    return path if len(path) == 2 and details.holds(path) else ()


def reopen_draft(desk: Desk) -> None:
    """Open the editor that was open when an earlier session ended, with what was typed."""
    for draft in desk.drafts.left():
        if _reopen(desk, draft) is not None:
            desk.session.say_too("What you were typing is here again.")
            return


def reopen_dropped(desk: Desk) -> bool:
    """Open the editor again whose text was dropped since the last change, where there is one; whether there was."""
    draft = desk.drafts.brought_back(len(desk.session.store.history.done))
    editing = None if draft is None else _reopen(desk, draft)
    if editing is None:
        return False
    editing.brought_back = editing.editor.text
    desk.session.say("Undid: what was dropped is here again. Esc lets go of it.")
    return True


def _reopen(desk: Desk, draft: Draft) -> Editing | None:
    """Open the editor of a draft; None where its field is not there, or holds that very text."""
    place, text = draft.place, draft.text
    if _was_being_added(desk, place):
        desk.drafts.take_over(draft)
        return add_record(desk, place.key.table, text)
    path = _path_of_draft(desk, place)
    if path is None:
        return None
    desk.drafts.take_over(draft)
    desk.dashboard.go_to(place.key)
    editing = open_editor(desk, place.key, path, desk.dashboard.focused_name)
    if editing.editor.text == text:
        editing.leave()
        return None
    editing.begin_with(text)
    return editing


def _was_being_added(desk: Desk, place: Place) -> bool:
    """Whether a draft is the name of a record that was never kept."""
    key, store = place.key, desk.session.store
    is_new = key.table in BEGINNINGS and key not in store and key.id.startswith("new-")
    return is_new and not store.read_only and place.steps == json.dumps(title_path(key.table))


def _path_of_draft(desk: Desk, place: Place) -> Path | None:
    """Where a draft belongs now; None where that is no longer there, or cannot be edited."""
    store = desk.session.store
    try:
        steps = json.loads(place.steps)
        document = store.document(place.key)
    except (KeyError, ValueError):
        return None
    return path_of(document, steps) if isinstance(steps, list) and not store.read_only else None
