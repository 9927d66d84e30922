"""Editing all of a record as its JSON: by choice, or where it is wrong and its fields cannot be shown."""

from __future__ import annotations

from store.entry.json_text import raw_text, wrong_of
from store.records.introspection import Field, Kind
from store.records.model import Document, Key
from store.store import Store
from tui.editing.editing import Editing
from tui.editing.field_editor import FieldEditor, Step
from tui.editing.readers import RecordReader

_FIELD = Field("", "JSON", Kind.LONG_TEXT, hint="the record as its JSON stands in the file")


class WholeEditing(Editing):
    """An editor of a record's JSON. A mistake is told by line and column, and the text stays."""

    _asked = False

    def _editor(self) -> FieldEditor:
        self.field = _FIELD
        store = self.session.store
        return FieldEditor(_FIELD, raw_text(store, self.key, wrong_of(store, self.key)), RecordReader(self.key.table))

    def _keep(self) -> str:
        entry = self.editor.entry
        assert entry is not None
        if not self._warned and self._now() != (self._document or None):
            self._warned = True
            return "someone changed this record meanwhile; F2 again puts yours in its place"
        replace_all(self.session.store, self.key, entry.value)
        return ""

    def _come_to(self, step: Step) -> None:
        """So much text does not go at one key."""
        if step is Step.DROP and self.editor.is_changed and not self._asked:
            self._asked = True
            self.editor.refuse("Esc again drops what you typed; F2 keeps it")
            self._redraw()
        else:
            self._asked = False
            super()._come_to(step)


def replace_all(store: Store, key: Key, document: Document) -> None:
    """Put a document in place of a record; a new id goes to all that refers to it. Raises ValueError, FileProblem."""
    wrong = wrong_of(store, key)
    if wrong is not None and not store.is_readable(key):
        store.repair(wrong, document)
        return
    new_id = document.get("id")
    is_renamed = isinstance(new_id, str) and new_id and new_id != key.id and not key.id.startswith("#")
    store.replace(key, {**document, "id": key.id} if is_renamed else document)
    if is_renamed and isinstance(new_id, str):
        store.rename(key, new_id)
