"""One field being typed: its text, how it is understood, what it may become, and its rows. Knows no record and no file.

A key gives a `Step`: what the one who opened the editor is to do now.
"""

from enum import Enum, auto

from store.entry.errors import EntryError, UnknownNameError
from store.entry.field import Entry
from store.records.introspection import Field, Kind
from tui.editing.long_text import LongText
from tui.editing.readers import LISTS, Offer, Reader
from tui.widgets.lines import Line, Row
from tui.widgets.text import cells, clip, fit, safe, wrap

_REPLACED = frozenset({Kind.WORD, Kind.FLAG, Kind.REFERENCE})
"""Kinds whose text is rather put in place of the old one than mended: the first letter typed replaces it."""
_MOST_OFFERS = 8
_MOST_LINES = 12
_WORDS_ROOM = 22
"""Cells for what an offer is, where they can be had."""


class Step(Enum):
    """What a key in an editor comes to."""

    STAY = auto()
    KEEP = auto()
    NEXT = auto()
    PREVIOUS = auto()
    DROP = auto()
    MAKE = auto()


_KEEPING = {"enter": Step.KEEP, "f2": Step.KEEP, "ctrl+s": Step.KEEP, "tab": Step.NEXT, "shift+tab": Step.PREVIOUS}


class FieldEditor:
    """An open editor of one field. `entry` is what the text means, None while it means nothing; `problem` says why.

    `caret` is the cell, among the rows drawn last, where the next letter goes.
    """

    def __init__(self, field: Field, text: str, reader: Reader) -> None:
        self.field = field
        self.is_long = field.kind is Kind.LONG_TEXT
        self.line = LongText(text)
        self.started = self.line.text
        self.entry: Entry | None = None
        self.problem = ""
        self.makes = ""
        self.after = Step.KEEP
        self.caret = (0, 0)
        self.offers: tuple[Offer, ...] = ()
        self.chosen: int | None = None
        self._reader = reader
        self._replaces = bool(text) and field.kind in _REPLACED
        self._refused = False
        self._holds_place = False
        self._understand()

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.line.text

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than at the start."""
        return self.line.text != self.started

    def hold_place(self) -> None:
        """Treat the text at the start as a placeholder: typing replaces it."""
        self._holds_place = self._replaces = True

    @property
    def is_unnamed(self) -> bool:
        """Whether nothing has been typed in place of the placeholder."""
        return self._holds_place and (not self.is_changed or not self.text.strip())

    # keys

    def press(self, key: str) -> Step:
        """Take a key."""
        if key == "escape":
            step = Step.DROP if self.chosen is None else Step.STAY
            self.chosen = None
            return step
        if key in _KEEPING and not (self.is_long and key == "enter"):
            return self._keep(_KEEPING[key])
        if key in ("up", "down") and self.offers and not self.is_long:
            self._choose(1 if key == "down" else -1)
        elif key == "right" and self.offers and self.line.at == len(self.text) and not self._replaces:
            self.accept(self.offers[self.chosen or 0])
        else:
            self._type(key)
        return Step.STAY

    def paste(self, words: str) -> None:
        """Take pasted text."""
        if self._replaces:
            self.line.cut(0, len(self.text))
        self.line.insert(words if self.is_long else " ".join(words.splitlines()))
        self._typed()

    def set(self, text: str) -> None:
        """Put another text in place of all."""
        self.line.cut(0, len(self.text))
        self.line.insert(text)
        self._typed()

    def refuse(self, problem: str) -> None:
        """Tell why the text was not kept."""
        self.problem, self._refused = problem, True

    def accept(self, offer: Offer) -> None:
        """Take what is offered; of a list, in place of its last entry."""
        before = self.text[: self.text.rfind(",") + 1] if self.field.kind in LISTS else ""
        self.set(f"{before} {offer.text}".strip())

    def _choose(self, steps: int) -> None:
        if self.chosen is None:
            self.chosen = self._standing_offer() if self._replaces else None
        start = (-1 if steps > 0 else 0) if self.chosen is None else self.chosen
        self.chosen = (start + steps) % len(self.offers)

    def _standing_offer(self) -> int | None:
        """What the field holds already, among what is offered."""
        texts = [None if offer.makes else offer.text for offer in self.offers]
        return texts.index(self.text) if self.text in texts else None

    def _type(self, key: str) -> None:
        if self._replaces and (len(key) == 1 or key in ("space", "backspace", "delete")):
            self.line.cut(0, len(self.text))
            key = key if len(key) == 1 or key == "space" else "end"
        before = self.text
        self.line.press(key)
        self._replaces = False
        if self.text != before or before != self.started:
            self._typed()

    def _typed(self) -> None:
        self._replaces = self._refused = False
        self.chosen = None
        self._understand()

    def _keep(self, step: Step) -> Step:
        """Take the chosen offer and keep the value; a text that is not understood stays, with the reason."""
        self.after = step
        if self.chosen is not None:
            offer = self.offers[self.chosen]
            if offer.makes:
                self.makes = offer.makes
                return Step.MAKE
            self.accept(offer)
        elif not self.is_changed:
            return step
        elif self.entry is None and len(self._records_offered) == 1:
            self.accept(self._records_offered[0])
        if self.entry is None:
            self._refused = True
            self._offer_to_make()
            return Step.STAY
        return step

    @property
    def _records_offered(self) -> list[Offer]:
        return [offer for offer in self.offers if not offer.makes]

    def _offer_to_make(self) -> None:
        """The next Enter makes what is not there yet."""
        for number, offer in enumerate(self.offers):
            if offer.makes and offer.text == self._unknown:
                self.chosen = number
                self.problem += "; Enter makes it"

    def _understand(self) -> None:
        self._unknown = ""
        unread = self._replaces
        self.offers = self._reader.offers("" if unread and self.field.kind is not Kind.REFERENCE else self.text)
        try:
            self.entry, self.problem = self._reader.read(self.text), ""
        except EntryError as error:
            self.entry, self.problem = None, str(error)
            if isinstance(error, UnknownNameError):
                self._unknown = error.name

    # drawing

    def rows(self, label: str, width: int, height: int) -> list[Row]:
        """The editor's rows in so many cells: the field, then how it is understood, then what it may become."""
        rows = [
            Row((("▌", "accent"), (label if number == 0 else " " * len(label), "label"), *line), ground="field")
            for number, line in self._text(label, width, height)
        ]
        room = height - len(rows)
        below = self._told(len(label), width)[: max(0, room)]
        return [*rows, *below, *self._offered(len(label), width, room - len(below))]

    def _text(self, label: str, width: int, height: int) -> list[tuple[int, Line]]:
        room = width - 1 - len(label)
        if self._replaces:
            self.caret = (1 + len(label), 0)
            return [(0, ((safe(self.text), "cursor"),))]
        lines = self.line.window(room, max(1, min(_MOST_LINES, height - 2)))
        self.caret = (1 + len(label) + self.line.caret[0], self.line.caret[1])
        return list(enumerate(lines))

    def _told(self, indent: int, width: int) -> list[Row]:
        words, role = self._words()
        return (
            [Row(((" " * (indent + 1), "muted"), (line, role))) for line in wrap(words, width - indent - 2)[:3]]
            if words
            else []
        )

    def _words(self) -> tuple[str, str]:
        """The reason, where the text means nothing; else how it is understood; else what may be typed here."""
        if self.problem and (self._refused or not self._records_offered):
            return self.problem, "error"
        offered = [self.text, *(offer.text for offer in self.offers)]
        if self.entry is not None and self.entry.echo and self.is_changed and self.entry.echo not in offered:
            return self.entry.echo, "accent"
        return ("" if self.offers and self.field.kind is Kind.WORD else self.field.hint), "muted"

    def _offered(self, indent: int, width: int, room: int) -> list[Row]:
        """Return as many offers as fit, around the chosen one; they begin farther left where there is little room."""
        seen = min(len(self.offers), _MOST_OFFERS, max(0, room))
        if not seen or self.offers == (Offer(self.text, self.offers[0].words),):
            return []
        number = self.chosen if self.chosen is not None else self._standing_offer()
        top = max(0, min((number or 0) - seen // 2, len(self.offers) - seen))
        longest = max(cells(safe(offer.text)) for offer in self.offers)
        explained = any(offer.words for offer in self.offers)
        indent = min(indent, max(2, width - longest - _WORDS_ROOM)) if explained else indent
        return [self._offer(place, indent, min(longest, width - indent - 2), width) for place in range(top, top + seen)]

    def _offer(self, number: int, indent: int, name_room: int, width: int) -> Row:
        offer = self.offers[number]
        is_chosen = number == self.chosen
        mark = "▸" if is_chosen else "·" if number == self._standing_offer() else " "
        words = clip(offer.words, width - indent - name_room - 3)
        spans = ((" " * indent + mark, "accent"), (fit(offer.text, name_room), "text"), (f"  {words}", "muted"))
        return Row(spans, ground="selection" if is_chosen else "")
