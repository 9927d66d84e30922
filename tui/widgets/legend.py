"""What every sign, letter and colour of the screen means: panels draw these, help and `bordertui legend` tell them.

A sign that a panel draws is declared here, or by its word in `store/records/vocabulary.py`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.records.vocabulary import VIOLENT, Credibility, EventType, Reliability, Status
from tui.widgets.text import cut, fit

if TYPE_CHECKING:
    from tui.widgets.lines import Span

TYPES = {
    EventType.AUTHORISATION: "permit",
    EventType.HUMANITARIAN: "aid",
    EventType.INFRASTRUCTURE: "works",
    EventType.ASSESSMENT: "report",
}
"""What types are called in a column; the others go by their own word."""


def type_span(type_: str, phase: str, width: int) -> Span:
    """The type of an event as a column of so many cells; of what did not happen, or not yet, its phase."""
    kind = EventType.find(type_)
    word = phase or (TYPES.get(kind, kind.value) if kind else type_)
    return fit(cut(word, width - 1), width), "death" if type_ in VIOLENT and not phase else "muted"


class Sign(NamedTuple):
    """A sign, the role that gives its colour (see `tui/widgets/themes.py`), and what it means; `brief` beside rows."""

    sign: str
    role: str
    meaning: str
    brief: str = ""

    @property
    def span(self) -> tuple[str, str]:
        """As it is drawn."""
        return self.sign, self.role


CURSOR = Sign("▌", "accent", "the bar: what keys act on")
IDLE = Sign("▏", "muted", "where the bar of another panel will be; on the board, the crossing of the selected event")
MARKED = Sign("✓", "key", "marked, for what is done to several at once")
STRAY = Sign("×", "contested", "an edit took it out of the filter; it goes at the next look", "no longer found")
CONTESTED = Sign("⚑", "contested", "contested: claims that cannot all be true", "contested")
WRONG = Sign("‡", "error", "something of it cannot be read as it stands, or does not add up", "to be checked")
PART_CLOSED = Sign("▸", "accent", "a part with fields of its own; Enter opens it", "Enter opens")
PART_OPEN = Sign("▾", "accent", "an open part; Enter closes it")
KNOWN_LOW = Sign("├", "muted", "a holder from that day")
OPEN_END = Sign("┈", "muted", "whether it was held on that day is not sure")
SINCE_ABOUT = Sign("╶", "muted", "a holder from about that day")
HOLDER = Sign("─", "muted", "who controls the side, by the name before it")
GOES_ON = Sign("‹", "muted", "it began before what is seen of the row")
AS_OF = Sign("┃", "contested", "the day in view; what is drawn after it came later", "as of")
COMPARED = Sign("╏", "key", "the day that it is compared with", "compared")
PLANNED = Sign("⇢", "strong", "planned or announced for that day, and not reported to have come", "planned")
SELECTED_DAY = Sign("▼", "key", "above the rows: the day of the selected event", "selected")
ACCOUNT = Sign("◎", "strong", "on the scale of a figure: a figure that somebody gives", "an account")
BEST_ACCOUNT = Sign("◉", "strong", "the figure that the best account gives", "the best")
ANONYMOUS = Sign("*", "muted", "after a speaker: not named by the source", "anonymous")
RANGE = Sign("═", "accent", "from the lowest to the highest; amber where they exclude each other")
OR_MORE = Sign("→", "accent", "that many or more")
ASSERTED = Sign("▇", "muted", "in a count: events, or the fewest killed or injured that anyone asserts")
AT_MOST = Sign("░", "muted", "as many as the most that anyone asserts")

WAVES = {
    Status.OPEN: ("▅", "━"),
    Status.LIMITED: ("▃", "╍"),
    Status.SPORADIC: ("▖", "┅"),
    Status.CLOSED: ("▂", "▁"),
    Status.INACTIVE: ("╻", "╷"),
    Status.UNKNOWN: (" ", " "),
}
"""What a column of each status looks like: where it was reported, and where nobody has reported since."""
DISPUTED = Sign("·", "muted", "unknown: whether it was so on that day is not sure, or nobody says since when")

_IN_HISTORIES = (DISPUTED, KNOWN_LOW, SINCE_ABOUT, HOLDER, OPEN_END, GOES_ON, PLANNED, AS_OF, COMPARED, SELECTED_DAY)

NAMES = "legend symbols signs letters colours colors key"
"""Words that find all of it."""


class Section(NamedTuple):
    """Signs that are read together."""

    title: str
    signs: Sequence[Sign]


def legend() -> Iterator[Section]:
    """All of it, in the order in which the screen is read."""
    yield Section(
        "Statuses of crossings; hollow where the last report is old (stale_after)",
        [
            Sign(
                status.mark if status.hollow == status.mark else f"{status.mark}  {status.hollow}",
                status.value,
                status.label,
            )
            for status in Status
        ],
    )
    yield Section(
        "History on the board, the higher the more open: reported, no news since",
        [
            *(
                Sign(f"{solid} {thin}", status.value, status.label)
                for status, (solid, thin) in WAVES.items()
                if solid.strip()
            ),
            *_IN_HISTORIES,
        ],
    )
    yield Section(
        "Rows", [CURSOR, IDLE, MARKED, STRAY, CONTESTED, WRONG, Sign("2", "muted", "how many sources speak of it")]
    )
    yield Section("Details", [PART_CLOSED, PART_OPEN, ACCOUNT, BEST_ACCOUNT, RANGE, OR_MORE, ANONYMOUS])
    yield Section("Counts", [ASSERTED, AT_MOST, OR_MORE])
    yield Section(
        "Letters of events, in lists outside the screen",
        [Sign(kind.letter, "death" if kind.value in VIOLENT else "accent", kind.label) for kind in EventType],
    )
    yield Section(
        "Grades, as in C3: the source by a letter, what it says by a figure",
        [Sign(word.letter, "key", word.label) for kind in (Reliability, Credibility) for word in kind],
    )
    yield Section(
        "Colours, each with a sign or word beside it",
        [
            Sign("green", "open", "open"),
            Sign("amber", "limited", "limited or sporadic; contested; another day than today is looked at"),
            Sign("red", "closed", "closed; the letters of attacks and clashes, deaths, and what is wrong"),
            Sign("grey", "unknown", "inactive, or nothing is reported"),
            Sign("blue", "accent", "keys, links and what has the focus; in the high-contrast theme yellow"),
        ],
    )
