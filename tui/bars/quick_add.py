"""A new event in one line, understood while it is typed: what its words mean, what is open, what will be written.

Tab walks through the open points, Enter settles the one it stands on by its first offer. A line without open points is
written by Enter; one with them by a second Enter, as needing work.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region
from textual.widget import Widget

from store.entry.event import Entry, Note, Span, record_words, words_of
from store.entry.tokens import Unsettled
from store.records.model import Key
from tui.bars.bar import Bar
from tui.desk import Desk
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.legend import GOES_ON
from tui.widgets.lines import BOX, Line, Row
from tui.widgets.text import cells, clip, fit, safe, wrap
from tui.widgets.text_line import broken
from tui.work.drafts import Place
from tui.work.session import Session

_EXAMPLE = "30 sep 2019 reopened al-qaim: open to trade src k24 C2"
_MOST_BROKEN = 4
"""Rows that a long line is broken into at most; one of more scrolls."""
_LEAST_ROWS = 12
"""Rows that a line of the usual length wants: with them the box does not grow at each word."""
_LEAST_SEEN = 4
"""Rows of what will be written that stay seen on a low screen, however much is open."""
_DRAFT = Place(Key("events", ""), "new")
LABEL = 11
_NOT_TAKEN = "~"
"""Stands under each letter that was taken for nothing and stays in the title alone."""


class QuickAdd(Bar):
    """`a`: Enter adds the event that is shown, Esc leaves the line for the next time."""

    prompt = "›"
    edges = BOX
    dims = True
    wanted_height = 20
    indent = 1

    def __init__(self, desk: Desk) -> None:
        self.session = desk.session
        self.note: Note | None = None
        self._entry = Entry(desk.session.store)
        self._point: int | None = None
        self._taken = 0  # which of the open point's offers Enter takes
        self._asked_for = ""
        self._shown: tuple[Note, int, list[Row]] | None = None
        self._most_rows = _LEAST_ROWS
        super().__init__("quick-add", desk, _draft(desk))
        self._understand()

    def place(self, width: int, height: int) -> Region:
        return Dialog.place(self, width, height)

    def completions(self) -> tuple[int, tuple[str, ...]]:
        """Of sources, speakers, crossings and types, for the word at the end."""
        return self._entry.completions(self.line.value[: self.line.cursor_position])

    def typed(self) -> None:
        self._understand()
        self.desk.drafts.typed(_DRAFT, self.line.value)

    def _understand(self) -> None:
        self.problem, self._point = "", None
        text, session = self.line.value, self.session
        self.note = self._entry.note(text, session.view.as_of, session.today) if text.strip() else None

    def take(self, key: str) -> None:
        """Tab and shift+Tab walk through the open points, where no word is being completed; Esc leaves them first.

        At a point ↑ and ↓ go through its offers, and a word that is typed stands apart from the one before it.
        """
        if key in ("tab", "shift+tab") and not self.choices.words and self._open:
            self._walk(1 if key == "tab" else -1)
            self.redraw()
        elif key == "escape" and self._point is not None:
            self._point = None
            self.redraw()
        elif self._point is not None and key in ("up", "down") and (offers := self._open[self._point].offers):
            self._taken = (self._taken + (1 if key == "down" else -1)) % len(offers)
            self.redraw()
        else:
            before = self.line.value[: self.line.cursor_position]
            if self._point is not None and len(key) == 1 and before and not before[-1].isspace():
                self.line.write(" ")
            super().take(key)

    @property
    def _open(self) -> tuple[Unsettled, ...]:
        return self.note.unsettled if self.note else ()

    def _walk(self, step: int) -> None:
        """Go to the next open point, and with the cursor to its words."""
        self.problem, self._taken = "", 0
        before = self._point if self._point is not None else -1 if step > 0 else 0
        self._point = (before + step) % len(self._open)
        _, end = self._open[self._point].span
        self.line.cursor_position = end or len(self.line.value)

    def enter(self) -> None:
        """Settle the open point that Tab stands on; else add what is shown, asking once where something is open."""
        self.choices.offer(self.line.cursor_position, ())
        if self.note is None or not self.note.document.get("title"):
            self.problem = "Type a date, what happened, and where."
        elif self._point is not None:
            self._settle(self._open[self._point])
        elif self._open and self._asked_for != self.line.value:
            self._asked_for = self.line.value
            many = f"{len(self._open)} points are" if len(self._open) > 1 else "One point is"
            self.problem = f"{many} open: Tab moves to them, Enter again adds it as needing work."
        else:
            self._add(self.note.to_be_worked_on)

    def _settle(self, point: Unsettled) -> None:
        if point.offers:
            self.put(point.offers[self._taken].line)
            return
        self._point = None
        self.problem = "Nothing can be offered here: change the words at the cursor."

    def _add(self, found: Note) -> None:
        title = found.document["title"]
        change = self.session.store.add_together(found.documents, f"new event {title}")
        self.leave()
        self.desk.drafts.forget(_DRAFT)
        self.desk.dashboard.show_new(change.edits[-1].key)

    def give_up(self) -> None:
        self.leave()
        if self.line.value.strip():
            self.session.say("The line is kept; press a to get it back.")

    # drawing

    def heading(self) -> Line:
        """What it is for; another day in view is the one that "yesterday" counts from."""
        past = (f" · dates count from {self.session.view.as_of}", "muted")
        return (("Add an event", "title"), *((past,) if self.session.is_past else ()))

    def keys(self) -> Keys:
        if self._point is not None:
            offers = len(self._open[self._point].offers)
            other = (("↑ ↓", "Another"),) if offers > 1 else ()
            takes = (("Enter", "Accept the suggestion"),) if offers else ()
            return (*takes, *other, ("Tab", "Next"), ("Esc", "Back to the line"))
        walks = self._open and not self.choices.words
        return ("Enter", "Add"), ("Tab", "Open points" if walks else "Complete"), ("Esc", "Close")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The line, what its words mean, what it may become or what is wrong, what is open, and what it will make."""
        line, under = super().rows(width, height)
        broken, spans = self._broken(width), self.note.spans if self.note else ()
        self.line.under = [marks(self.line.value, spans, *row) for row in broken]
        above = [line, Row()]
        for _ in broken[1:]:
            above += [Row(ground="field"), Row()]
        if not broken and self.line.is_scrolled(width - self.line_at):
            above[0] = line._replace(spans=((" ", "key"), GOES_ON.span, (" ", "text")))
        above += [Row()] * bool(spans)
        self.words_at = len(above)
        above.append(under._replace(ground=""))
        below = listed(self.line.value, spans, width, read_as=not broken)
        if self.note is None:
            return [*above, *below]
        below += self._will_be(self.note, width)
        asked = points(self.note.unsettled, self._point, self._taken, width)
        room = height - len(above) - min(len(below), _LEAST_SEEN)
        return [*above, *seen(asked, self._point or 0, room), *below]

    def _will_be(self, note: Note, width: int) -> list[Row]:
        """What the event will be, in rows; kept while they are asked for its height and then to be drawn."""
        if self._shown is None or self._shown[0] is not note or self._shown[1] != width:
            self._shown = note, width, preview(self.session, note.to_be_worked_on, width)
        return self._shown[2]

    def _broken(self, width: int) -> list[tuple[int, int]]:
        """The rows of the line; none where there would be too many of them."""
        rows = broken(self.line.value, width - self.line_at)
        return rows if len(rows) <= _MOST_BROKEN else []

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        high = max(1, 2 * len(self._broken(window.width)))
        high = high if high <= window.height else 1
        return tuple((part, region._replace(height=high)) for part, region in super().parts(window))

    def needed(self, width: int) -> int:
        """As many rows as there are; it never becomes lower while it is open, which would be restless."""
        self._most_rows = max(self._most_rows, len(self.rows(width, self.wanted_height)))
        return self._most_rows

    def echo(self, width: int) -> Line:
        if self.note is None:
            return ((clip(_EXAMPLE, width), "muted"),)
        made = ", ".join(words_of(table, record) for table, record in self.note.made)
        settled = "will be written" + (f", and {made}" if made else "") + ":"
        return ((clip("not settled yet:" if self._open else settled, width), "muted"),)


def _draft(desk: Desk) -> str:
    draft = next((draft for draft in desk.drafts.left() if draft.place == _DRAFT), None)
    if draft is None:
        return ""
    desk.drafts.take_over(draft)
    return draft.text


def marks(text: str, spans: Sequence[Span], first: int, last: int) -> Line:
    """Under the part of a line between two places, what its words were taken for."""
    parts: list[tuple[str, str]] = []
    for span in spans:
        start, end = max(first, span.start), min(last, span.end)
        if start < end:
            parts += [(" " * cells(safe(text[first:start])), "text"), _mark(span, cells(safe(text[start:end])))]
            first = end
    return tuple(parts)


def listed(text: str, spans: Sequence[Span], width: int, *, read_as: bool) -> list[Row]:
    """What was not taken; where nothing stands under the words, what they were taken for, too."""
    said = " · ".join(dict.fromkeys(span.says for span in spans if span.says)) if read_as else ""
    rows = [*_field("Read as", [said], width)] if said else []
    room = max(8, width - LABEL - 2)
    left = [safe(text[span.start : span.end]) for span in spans if not span.about]
    if left:
        shown = clip(f"{' '.join(left)} (in the title only)", room)
        rows.append(Row(((" " + fit("Not taken", LABEL), "label"), (shown, "limited"))))
    return rows


def _mark(span: Span, room: int) -> tuple[str, str]:
    if not span.about:
        return _NOT_TAKEN * room, "limited"
    if span.about == "word":
        return " " * room, "text"
    label = {"@": "crossing", "mode verb": "mode"}.get(span.about, span.about)
    return (fit(label, room).replace(" ", "─") if room >= len(label) else "─" * room), "muted"


def seen(asked: Sequence[list[Row]], chosen: int, room: int) -> list[Row]:
    """The rows of the open points for which there is room, those of the chosen one among them; how many there are."""
    rows = [row for point in asked for row in point]
    if len(rows) <= room:
        return rows
    room, begin = max(2, room) - 1, sum(map(len, asked[:chosen]))
    end = begin + len(asked[chosen])
    shown = rows[max(0, min(begin, end - room)) :][:room]
    if end - begin > room:
        shown[-1] = rows[end - 1]  # what Enter takes
    return [*shown, Row(((" " * (LABEL + 1), "label"), (f"… {len(asked)} points are open; Tab shows each", "muted")))]


def points(unsettled: Sequence[Unsettled], chosen: int | None, offered: int, width: int) -> list[list[Row]]:
    """The open points, each with why; of the one that Tab stands on the offers, too, with the one that Enter takes."""
    room = max(8, width - LABEL - 2)
    found: list[list[Row]] = []
    for number, point in enumerate(unsettled):
        rows: list[Row] = []
        here = number == chosen
        lead = fit(f"? {point.about}", LABEL)
        for part in wrap(point.why, room):
            rows.append(Row(((f" {lead}", "key" if here else "error"), (part, "strong" if here else "text"))))
            lead = " " * LABEL
        if here and point.choices:
            others = [choice for number, choice in enumerate(point.choices) if number != offered]
            taken = clip(f"Enter: {point.choices[offered]}", room)
            rest = clip("".join(f" · {choice}" for choice in others), max(0, room - cells(taken)))
            rows.append(Row(((" " * (LABEL + 1), "label"), (taken, "key"), (rest, "muted"))))
        found.append(rows)
    return found


def preview(session: Session, note: Note, width: int) -> list[Row]:
    """The event's fields, one or more rows each, then the records that are made with it."""
    rows: list[Row] = []
    for field, lines in record_words(session.store, note):
        rows += _field(field.label, lines, width)
    for table, made in note.made:
        rows += _field("With it", [words_of(table, made)], width, role="accent")
    return rows


def _field(label: str, lines: list[str], width: int, role: str = "text") -> Iterator[Row]:
    room = max(8, width - LABEL - 2)
    lead = fit(label, LABEL)
    for words in lines:
        for part in wrap(words, room):
            yield Row(((f" {lead}", "label"), (clip(part, room), role)))
            lead = " " * LABEL
