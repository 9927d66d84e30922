"""One field of several events at once: which field, then its value, understood while it is typed. One undo step.

`store/entry/field.py` understands the value.
"""

from collections.abc import Sequence
from functools import partial

from store.entry.errors import EntryError
from store.entry.field import Context, Entry, completions, read_entry
from store.records.introspection import FIELDS, Field, Kind
from store.records.model import Key
from tui.bars.bar import Bar
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.widgets.lines import Line
from tui.widgets.text import clip

_OF_ONE = frozenset((Kind.ID, Kind.PART, Kind.PARTS, Kind.OPEN, Kind.WORDS_BY_NAME))
"""Kinds of fields that are not given to several events at once."""


def choose_field(desk: Desk) -> None:
    """Ask which field of the marked events is edited."""
    choices = [
        Choice(field.label, partial(_open, desk, field), right=field.hint, also=field.name)
        for field in FIELDS["events"]
        if field.kind not in _OF_ONE
    ]
    desk.show_over(Chooser("bulk", desk, f"Edit {_events(len(desk.session.marks))}", choices))


def _open(desk: Desk, field: Field) -> None:
    desk.show_over(ValueBar(desk, field))


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def marked(desk: Desk) -> list[Key]:
    """The marked events in the order in which they stand, else the one under the cursor."""
    session = desk.session
    names = sorted(session.marks, key=lambda event: session.collection.index_of(event) or 0) or [session.cursor]
    return [Key("events", event) for event in names]


def still_there(desk: Desk, keys: Sequence[Key]) -> list[Key]:
    """Those of the events that are still called so; says how many someone else removed since the line was opened."""
    there = [key for key in keys if key in desk.session.store]
    if len(there) < len(keys):
        desk.session.say_too(f"{_events(len(keys) - len(there))} of these are no longer there.")
    return there


class ValueBar(Bar):
    """The value for a field of the marked events; empty takes the field away."""

    hint = "empty removes it · Enter sets it in all · Esc"

    def __init__(self, desk: Desk, field: Field) -> None:
        self.field = field
        self.records = marked(desk)
        self.prompt = f"{field.label} of {_events(len(self.records))}"
        self._against = Context(desk.session.store, desk.session.today)
        self._entry = Entry(None)
        super().__init__("bulk-bar", desk)

    def completions(self) -> tuple[int, tuple[str, ...]]:
        text = self.line.value[: self.line.cursor_position]
        start = text.rfind(",") + 1
        start += len(text[start:]) - len(text[start:].lstrip())
        return start, completions(self.field, text, self._against)

    def typed(self) -> None:
        self.problem = ""
        try:
            self._entry = read_entry(self.field, self.line.value, self._against)
        except EntryError as error:
            self.problem = "" if self.choices.words else str(error)
            self._entry = Entry(None)

    def enter(self) -> None:
        try:
            entry = read_entry(self.field, self.line.value, self._against)
        except EntryError as error:
            self.problem = str(error)
            return
        self.leave()
        keys = still_there(self.desk, self.records)
        if not keys:
            return
        change = self.desk.session.store.edit_each(dict.fromkeys(keys, entry.value), (self.field.name,))
        self.desk.session.say(f"{change.words[:1].upper()}{change.words[1:]}. Undo takes it back from all.")

    def echo(self, width: int) -> Line:
        words = self._entry.echo if self._entry.value is not None else self.field.hint
        return ((clip(words, width), "text" if self._entry.value is not None else "muted"),)


class TagBar(Bar):
    """Tags to add, and with - before them to take away, for the marked events."""

    hint = "-tag removes one · Enter tags all · Esc"

    def __init__(self, desk: Desk) -> None:
        self.records = marked(desk)
        self.prompt = f"tag {_events(len(self.records))}"
        super().__init__("tag-bar", desk)

    def enter(self) -> None:
        """Tag them, as one change; a tag that all have or lack already is no change."""
        session = self.desk.session
        now = {key: list(session.store.event(key.id).tags) for key in still_there(self.desk, self.records)}
        after = {key: retagged(tags, self.line.value) for key, tags in now.items()}
        changed = {key: tags or None for key, tags in after.items() if tags != now[key]}
        if changed:
            session.say(f"{session.store.edit_each(changed, ('tags',)).words.capitalize()}.")
        self.leave()

    def echo(self, width: int) -> Line:
        store = self.desk.session.store
        tags = dict.fromkeys(tag for key in self.records if key in store for tag in store.event(key.id).tags)
        return ((clip(f"now: {', '.join(tags) or 'no tags'}", width), "muted"),)


def retagged(tags: Sequence[str], typed: str) -> list[str]:
    """Tags after words were typed: each is added, one with - before it is taken away."""
    words = typed.replace(",", " ").replace("#", " ").split()
    gone = {word[1:] for word in words if word.startswith("-")}
    added = [word for word in words if not word.startswith("-")]
    return [tag for tag in dict.fromkeys((*tags, *added)) if tag not in gone]
