"""An open editor over a field of a record, or over all of it as its JSON: keeps what was typed, or drops it.

A typed text finds its way into the record even where someone else changed that meanwhile. It is kept as one change, and
noted as a draft while the editor is open. Of something new nothing reaches the file before it stands (`Adding`).
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from store.dates import date_in
from store.entry.field import Context, write_entry
from store.entry.json_text import raw_text, wrong_of
from store.file.errors import FileProblem
from store.records.introspection import Field, Kind
from store.records.model import Document, Key, Path
from store.records.short_forms import (
    changes,
    field_for,
    found_again,
    is_holder,
    named,
    published_source,
    title_path,
    value_of,
)
from store.store import Store
from tui.desk import Desk
from tui.editing.field_editor import FieldEditor, Step
from tui.editing.readers import FieldReader, RecordReader, document_named
from tui.widgets.lines import Row
from tui.work.drafts import Draft, Place
from tui.work.session import Session

GONE = "this is no longer there, someone removed it meanwhile; Esc leaves, and the text is kept as a draft"

_FIELD = Field("JSON", name="", kind=Kind.LONG_TEXT, hint="the record as its JSON stands in the file")

BEGINNINGS: dict[str, dict[str, Any]] = {
    "crossings": {"sides": [{"name": "New crossing"}, {}]},
    "sources": {"title": "New source"},
    "actors": {"name": "New actor"},
    "events": {"title": "New event", "type": "other"},
}
"""What a new record of each table begins with. The name only holds the place: the first one typed replaces it."""


def is_placeholder(key: Key, path: Path, text: str) -> bool:
    """Whether a field's text only holds the place for a name."""
    return path == title_path(key.table) and text == value_of(BEGINNINGS.get(key.table, {}), path)


class Adding:
    """A record or item that is being added: all changes until it is complete. Nothing is saved meanwhile."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._before = desk.session.selected
        self._done = len(desk.session.store.history.done)
        self._undone = list(desk.session.store.history.undone)
        desk.session.saver.wait()

    def finish(self, key: Key, path: Path) -> None:
        """Complete it: its changes become one, and are saved; a new record gets the focus and the bar."""
        session = self.desk.session
        is_record = path == title_path(key.table)
        title = session.title_of(key)
        item = {"claims": "a claim", "sides": "a side", "names": "a name"}.get(str(path[0]), str(path[0]))
        session.store.history.combine(self._done, f"new {title}" if is_record else f"{item} of {title}")
        session.saver.go_on((title,))
        if is_record:
            self.desk.dashboard.show_new(key)

    def give_up(self) -> None:
        """Remove all of it, and show again what was shown before."""
        session = self.desk.session
        session.store.withdraw(self._done, self._undone)
        session.saver.go_on()
        if session.keeps and self._before is not None and self._before in session.store:
            session.select(self._before)


def stands(path: Path, document: Document) -> bool:
    """Return whether what is added says enough to be kept: of a claim, about what, which value, and who says so."""
    if path[:1] != ("claims",):
        return True
    claim = value_of(document, path[:2])
    return isinstance(claim, dict) and {"about", "value"} <= set(claim) and bool({"by", "source"} & set(claim))


class Editing:
    """The taker of keys while a field is edited. `back_to` is the panel that gets the focus again."""

    def __init__(self, desk: Desk, key: Key, path: Path, back_to: str) -> None:
        self.desk, self.key, self.path, self.back_to = desk, key, path, back_to
        self.session: Session = desk.session
        self._document = self._now() or {}
        self.field = field_for(key.table, self._document, path)
        self.editor = self._editor()
        self._draft = Place(key, json.dumps(named(self._document, path)))
        self._warned = False
        self._forgets = True
        self.adding: Adding | None = None
        self.brought_back: str | None = None
        """The text that an undo brought back: dropped as it is, it is let go of, and the next undo goes on."""
        self._opened_at = path
        self._around: Sequence[Path] = ()

    def _editor(self) -> FieldEditor:
        context = Context(self.session.store, anchor_of(self.session, self._document, self.path))
        text = write_entry(self.field, value_of(self._document, self.path))
        self._reader = FieldReader(self.session.store, self.key, self.field, context)
        self._reader.names_crossing = self.key.table == "crossings" and is_placeholder(self.key, self.path, text)
        editor = FieldEditor(self.field, text, self._reader)
        if is_placeholder(self.key, self.path, text):
            editor.hold_place()
        wrong = wrong_of(self.session.store, self.key)
        if self.path == ("id",) and wrong is not None and wrong.offer:
            editor.set(wrong.offer)
        return editor

    def _now(self) -> Document | None:
        try:
            return self.session.store.document(self.key)
        except (KeyError, ValueError):
            return None

    # keys

    def take(self, key: str) -> None:
        """One key."""
        before = self.editor.text
        self._come_to(self.editor.press(key))
        if self.editor.text != before:
            self._note_draft()

    def paste(self, words: str) -> None:
        """Take pasted text."""
        self.editor.paste(words)
        self._note_draft()
        self._redraw()

    def begin_with(self, text: str) -> None:
        """Start with another text in the editor: a draft, or what is offered."""
        self.editor.set(text)
        self._note_draft()

    def _come_to(self, step: Step) -> None:
        if step is Step.MAKE:
            self._make_record()
            step = self.editor.after
        if step is Step.DROP:
            if self.adding:
                self.adding.give_up()
                self.session.say("Nothing was added.")
            else:
                self._drop()
            self.leave()
        elif step is not Step.STAY and self.adding and self.editor.is_unnamed:
            self.editor.refuse("type what it is called; Esc adds nothing")
            self._redraw()
        elif step is not Step.STAY and (not self.editor.is_changed or self._kept()):
            self._go_on(step)
        else:
            self._redraw()

    def _go_on(self, step: Step) -> None:
        """Leave, or open the next field."""
        path = self._next(step)
        enough = self.editor.is_changed and stands(self.path, self._now() or {})
        if self.adding and (path is None or enough):
            self._finish_adding()
        self.leave(to_next=path is not None)
        if path is not None:
            open_editor(self.desk, self.key, path, self.back_to, self.adding)

    def _next(self, step: Step) -> Path | None:
        """The field that stood below this one, or above it, when the editor was opened; a filled one may have moved."""
        if step not in (Step.NEXT, Step.PREVIOUS) or self._opened_at not in self._around:
            return None
        there = set(self.desk.dashboard.details.fields())
        at = self._around.index(self._opened_at)
        beyond = self._around[at + 1 :] if step is Step.NEXT else self._around[:at][::-1]
        return next((path for path in beyond if path in there), None)

    def _finish_adding(self) -> None:
        assert self.adding is not None
        adding, self.adding = self.adding, None
        adding.finish(self.key, self.path)
        if self.path == title_path(self.key.table):
            self.back_to = self.desk.dashboard.focused_name

    # keeping

    def _kept(self) -> bool:
        """Keep the text; return whether it could be kept. Where it could not, the editor shows why."""
        try:
            problem = self._keep()
        except (FileProblem, ValueError) as error:
            problem = str(error)
        if problem:
            self.editor.refuse(problem)
        return not problem

    def _keep(self) -> str:
        now = self._now()
        path = found_again(self._document, now, self.path) if now is not None else None
        if now is None or path is None:
            return GONE
        if not self._warned and value_of(now, path) != value_of(self._document, self.path):
            self._warned = True
            return f"someone made this “{write_entry(self.field, value_of(now, path))}” meanwhile; Enter keeps yours"
        self.path = path
        self._write(now)
        return ""

    def _write(self, now: Document) -> None:
        entry = self.editor.entry
        assert entry is not None
        values = changes(now, self.path, entry.value)
        for name, value in self._reader.beside(self.editor.text).items():
            values[*self.path[:-1], name] = value
        values |= self._reader.around(self.editor.text)
        history = self.session.store.history
        done = len(history.done)
        if len(values) > 1:
            self.session.store.edit_together(self.key, values)
        else:
            self.session.store.edit(self.key, *next(iter(values.items())))
        if self.path == title_path(self.key.table):
            self.key = self.session.store.follow_name(self.key)
            if len(history.done) > done + 1:
                history.combine(done, history.done[done].words)

    def _make_record(self) -> None:
        """Make the record that a reference names, and refer to it."""
        table, name = self.editor.makes, self.editor.offers[self.editor.chosen or 0].text
        key = self.session.store.add(table, document_named(table, name))
        self.editor.chosen = None
        before = self.editor.text
        self.editor.set(before[: before.rindex(name)] + key.id)

    def _drop(self) -> None:
        """Discard the text so that undo brings it back: into the record or, where it means nothing, to be edited."""
        if not self.editor.is_changed or self.editor.text == self.brought_back:
            return
        now = self._now()
        path = found_again(self._document, now, self.path) if now is not None else None
        if now is None or path is None:
            self._forgets = False
            return
        if not self._kept_as_change(now, path):
            self.desk.drafts.note_dropped(Draft(self._draft, self.editor.text), len(self.session.store.history.done))
        self.session.say("Dropped. Undo brings it back.")

    def _kept_as_change(self, now: Document, path: Path) -> bool:
        """Note the discarded text as a change; False where it cannot be one: a new id reaches other records."""
        entry = self.editor.entry
        if entry is None or path in ((), ("id",)):
            return False
        try:
            self.session.store.keep_dropped(self.key, *next(iter(changes(now, path, entry.value).items())))
        except ValueError:  # what is around the field is wrong, or the value cannot be kept, as another side's id
            return False
        return True

    def leave(self, *, to_next: bool = False) -> None:
        """Close the editor; the panel that had the focus before gets it back, unless another field is edited next."""
        if self._forgets:
            self.desk.drafts.forget(self._draft)
        self.desk.close(self)
        details = self.desk.dashboard.details
        details.editor = None
        if not to_next:
            details.close_unfilled()
            self.desk.dashboard.focus_panel(self.back_to)
        details.redraw()
        self.desk.dashboard.footer.editing = ()
        self.desk.dashboard.footer.redraw()

    # drafts

    def _note_draft(self) -> None:
        self.desk.drafts.typed(self._draft, self.editor.text)

    # drawing

    def rows(self, label: str | None, width: int, height: int) -> Sequence[Row]:
        """The editor's rows; a field that has no line of its own brings its label."""
        return self.editor.rows(f"   {self.field.label}  " if label is None else label, width, height)

    @property
    def caret(self) -> tuple[int, int]:
        """The cell, among the rows drawn last, where the next letter goes."""
        return self.editor.caret

    def keys(self) -> tuple[tuple[str, str], ...]:
        """What the keys do, for the footer."""
        if self.editor.is_long:
            return ("F2", "Keep"), ("Enter", "New line"), ("Tab", "Keep, next"), ("Esc", "Drop")
        choose = (("↑ ↓", "Choose"), ("→", "Complete")) if self.editor.offers else ()
        return ("Enter", "Keep"), ("Tab", "Keep, next"), ("shift+Tab", "Back"), *choose, ("Esc", "Drop")

    def show(self) -> None:
        """Show the editor in the details and its keys in the footer, and take the keys from now on."""
        self.desk.dashboard.details.editor = self
        self._around = self.desk.dashboard.details.fields(self.path)
        self.desk.open(self)
        self._redraw()

    def _redraw(self) -> None:
        dashboard = self.desk.dashboard
        dashboard.details.redraw()
        dashboard.footer.editing = self.keys()
        dashboard.footer.redraw()


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


def anchor_of(session: Session, document: Document, path: Path) -> date:
    """The day that a relative date counts from: its source's publication, else the day that is looked at."""
    source = session.store.sources.get(published_source(document, path))
    published = date_in(source.published) if source else None
    day = published.latest if published else None
    return day if isinstance(day, date) else session.view.as_of


def open_editor(desk: Desk, key: Key, path: Path, back_to: str, adding: Adding | None = None) -> Editing:
    """Open an editor over a field; of a part, over its first field. `adding` is what the field is filled in for."""
    try:
        editing = _opened(desk, key, path, back_to)
        editing.adding = adding
        editing.show()
    except Exception:
        if adding is not None:
            adding.give_up()  # while something is being added nothing is saved
        raise
    return editing


def _opened(desk: Desk, key: Key, path: Path, back_to: str) -> Editing:
    details = desk.dashboard.details
    desk.dashboard.focus_panel(details.name)
    field = _field_of(desk, key, path)
    editing = (Editing if field else WholeEditing)(desk, key, field, back_to)
    details.move_to(editing.path)
    return editing


def _field_of(desk: Desk, key: Key, path: Path) -> Path:
    """The field itself; of a part, which is shown for it, the first field."""
    if not path:
        return path
    details = desk.dashboard.details
    try:
        document = desk.session.store.document(key)
    except (KeyError, ValueError):
        return path
    if not isinstance(path[-1], int) and field_for(key.table, document, path).kind is Kind.PARTS:
        path = (*path, 0)
    for length in range(1, len(path) + 1):
        around = path[:length]
        if is_holder(field_for(key.table, document, around)) and around not in details.opened:
            _show(desk, around, value_of(document, around))
    return details.first_field(path) or path if path in details.opened else path


def _show(desk: Desk, path: Path, value: object) -> None:
    """Open a part in the details. A list at the record's own level is always open."""
    if len(path) > 1 or not isinstance(value, list):
        desk.dashboard.details.turn(path, open_=True)
