"""A new event in one line, understood while it is typed. Owns the line, its draft, and the word for what is missing.

Must never write anything but what it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.entry.event import Note, note, words_of
from store.entry.line import completions
from store.records.model import Key
from tui.bars.bar import Bar
from tui.bars.preview import preview
from tui.widgets.dialog import Dialog
from tui.widgets.lines import BOX
from tui.widgets.text import clip
from tui.work.drafts import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Region

    from tui.desk import Desk
    from tui.widgets.dialog import Keys
    from tui.widgets.lines import Line, Row

_EXAMPLE = "30 sep 2019 reopened al-qaim: open to trade src k24 C2"
_DRAFT = Place(Key("events", ""), "new")


class QuickAdd(Bar):
    """`a`: Enter adds the event that is shown, Esc leaves the line for the next time."""

    prompt = "›"
    edges = BOX
    dims = True
    wanted_width = 92
    wanted_height = 17

    def __init__(self, desk: Desk) -> None:
        self.session = desk.session
        self.note: Note | None = None
        self._offered_to_make = ""
        super().__init__("quick-add", desk, _draft(desk))
        self._understand()

    def place(self, width: int, height: int) -> Region:
        """Where dialogs lie."""
        return Dialog.place(self, width, height)

    def completions(self) -> tuple[int, tuple[str, ...]]:
        """Of sources, speakers, crossings and types, for the word at the end."""
        text = self.line.value[: self.line.cursor_position]
        return text.rfind(" ") + 1, completions(text, self.session.store)

    def typed(self) -> None:
        """Understand the line, and keep it as a draft."""
        self._understand()
        self.desk.drafts.typed(_DRAFT, self.line.value)

    def _understand(self) -> None:
        self.problem = ""
        self.note = note(self.line.value, self.session.store, self.session.today) if self.line.value.strip() else None

    def enter(self) -> None:
        """Add what is shown; where a record would have to be made for it, ask first."""
        found = self.note
        self.choices.offer(self.line.cursor_position, ())
        self.problem = "Type a date, what happened, and where." if found is None else found.event.problem
        if found is None or self.problem:
            return
        missing = ", ".join(words_of(table, made) for table, made in found.made)
        if found.choice:
            self.problem = f"{found.choice}; type one of them."
        elif missing and self._offered_to_make != self.line.value:
            self._offered_to_make = self.line.value
            self.problem = f"There is none yet: Enter again makes the {missing} too."
        else:
            self._add(found)

    def _add(self, found: Note) -> None:
        title = found.event.document["title"]
        change = self.session.store.add_together(found.documents, f"new event {title}")
        self.leave()
        self.desk.drafts.forget(_DRAFT)
        self.desk.dashboard.show_new(change.edits[-1].key)

    def give_up(self) -> None:
        """Close; the line is there again the next time."""
        self.leave()
        if self.line.value.strip():
            self.session.say("The line is kept: a brings it back.")

    # drawing

    def needed(self, width: int) -> int:
        """The line, the words under it, and the record."""
        return 2 + (len(preview(self.session, self.note, width)) if self.note else 0)

    def heading(self) -> Line:
        """What it is for; another day in view changes nothing about what is written."""
        past = (" · into the record itself, whatever day you look at", "muted")
        return (("Add an event", "title"), *((past,) if self.session.is_past else ()))

    def keys(self) -> Keys:
        """What the keys do."""
        return ("Enter", "Add"), ("Tab", "Complete"), ("Esc", "Close")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The line, what it may become or what is wrong, and the record that it will make."""
        line, under = super().rows(width, height)
        shown = preview(self.session, self.note, width) if self.note else ()
        return [line, under._replace(ground=""), *shown]

    def echo(self, width: int) -> Line:
        """An example, else what could not be settled."""
        if self.note is None:
            return ((clip(_EXAMPLE, width), "muted"),)
        unsettled = " · ".join(map(str, self.note.event.unsettled))
        return ((clip(unsettled or self.note.event.problem or "will be written:", width), "muted"),)


def _draft(desk: Desk) -> str:
    return next((draft.text for draft in desk.drafts.left() if draft.place == _DRAFT), "")
