"""What every panel is: a framed list of rows that is told of changes and moved by keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from store.records.model import Key
from tui.widgets.legend import Sign
from tui.widgets.lines import BOX, RULE, Edges, Line, Lines, Row, Span
from tui.widgets.text import cells
from tui.work.session import Changed, Session

_SIGN = 3
"""Characters of a sign that is explained, with a blank on either side."""


class Panel(Lines):
    """A panel of the dashboard. A subclass gives `rows`, `heading`, and what moving and Enter do.

    `name` is its id in the layout and in actions; `number` the key that gives it the focus.
    """

    name: str
    number: int
    narrow_edges: Edges = RULE
    has_bar = True
    """Whether its bar says which record is selected; a panel without one keeps what was selected before."""

    class Pointed(Message):
        """The mouse was used on a panel: it wants the focus, or what its Enter does."""

        def __init__(self, panel: Panel, twice: bool) -> None:
            super().__init__()
            self.panel = panel
            self.twice = twice

    def __init__(self, session: Session, *, edges: Edges = BOX) -> None:
        super().__init__(self.name, edges)
        self.session = session

    def show(self, session: Session, changed: Changed) -> None:
        """Take in what changed; called in the same turn as the change."""
        self.redraw()

    def under_bar(self) -> Key | None:
        """The record that its bar stands on; None where it stands on none."""
        return None

    def put_bar_on(self, key: Key) -> bool:
        """Put the bar on a record; False where the panel does not list it."""
        return False

    def prepare(self, key: Key) -> bool:
        """Draw a part of what will be shown when this record is selected next; whether more of it is to be drawn.

        It is called while nobody types, and again as long as there is more.
        """
        return False

    @property
    def has_scale(self) -> bool:
        """Whether there is anything to zoom in on."""
        return False

    @property
    def page(self) -> int:
        """How many lines a page moves."""
        return max(1, self.window_size[1] - 1)

    def move(self, steps: int) -> None:
        """Move the cursor by so many lines, down where positive."""

    def move_to_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last line."""

    def sideways(self, steps: int) -> None:
        """Move left (negative) or right."""

    def zoom(self, steps: int) -> None:
        """Look closer (positive) or from farther away; only where there is a scale."""

    def zoom_out_whole(self) -> None:
        """Show all there is; only where there is a scale."""

    def enter(self) -> str:
        """Open what the cursor stands on; the name of the panel that has the focus then."""
        return self.name

    def pointed(self, *, twice: bool) -> None:
        """Ask for the focus; a border is nothing to point at."""
        self.post_message(self.Pointed(self, twice))

    def wheeled(self, steps: int) -> None:
        self.move(steps)

    signs: tuple[Sign, ...] = ()
    """What the lower border explains, where it is in sight and there is room."""
    footing_first = False
    """Whether these give way, where there is no room for all, to what else stands there."""

    def footing(self) -> Line:
        """What else stands in the lower border."""
        return ()

    def foot(self, rows: Sequence[Row], room: int) -> Line:
        """What the signs in sight mean, as many of them as there is room for, and what else it says there."""
        seen: dict[str, str] = {}
        for row in rows if self.signs else ():  # each cursor key asks this of all that is in sight
            for spans in (row.spans, row.right) if row.right else (row.spans,):
                for text, role in spans:
                    if len(text) <= _SIGN:
                        seen[text.strip()] = role
        parts: list[Line] = [
            ((sign.sign, seen[sign.sign]), (f" {sign.brief}", "muted")) for sign in self.signs if sign.sign in seen
        ]
        parts.insert(0 if self.footing_first else len(parts), self.footing())
        told: list[Span] = []
        for part in parts:
            joined = (*((" · ", "muted"),) * bool(told and part), *part)
            taken = sum(cells(text) for text, _ in joined)
            if taken <= room:
                told += joined
                room -= taken
        return tuple(told)

    def titled(self, words: str, count: str = "") -> Line:
        """A heading: number, name, count."""
        role = "title" if self.lit else "muted"
        title: Line = ((f"{self.number} ", "key" if self.lit else "muted"), (words, role))
        return (*title, (f" {count}", "muted")) if count else title


READING = "Reading what was reported of each crossing…"
"""What stands in a panel of crossings until that is done, in a file of very many events."""
