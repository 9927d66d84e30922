"""The pieces that the details are made of: items of one or more rows, with the field or record that they stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from store.records.model import Key, Path
from store.status.again import Again
from tui.widgets.legend import PART_CLOSED, PART_OPEN
from tui.widgets.lines import Line, Row
from tui.widgets.text import fit, wrap

INDENT = 12
"""Cells of a field's label."""
WIDE = 76
"""Cells from which the window is wide and low, as at 80 by 24: then what else stands one below the other is beside."""
_DEEPER = 2


class Item(NamedTuple):
    """Some rows that belong together. `path` is the field that editing here changes, `link` what Enter follows to.

    One that `opens` stands for a part with fields of its own, which it shows or hides below itself. `at` is the field
    of the linked record on which the cursor lands; a `query` is what Enter shows in the timeline. One that `adds` is no
    field yet but the place for one more of a list. `again` is what can be noted of it as still so.
    """

    rows: tuple[Row, ...]
    path: Path | None = None
    link: Key | None = None
    opens: bool = False
    at: Path = ()
    query: str = ""
    adds: bool = False
    again: Again | None = None

    @property
    def is_stop(self) -> bool:
        """Whether the cursor stops here."""
        return self.path is not None or self.link is not None or bool(self.query) or self.again is not None

    @property
    def is_field(self) -> bool:
        """Whether it is edited as one text."""
        return bool(self.path) and not self.opens


BLANK = Item((Row(),))
CLOSED, OPEN = PART_CLOSED.sign, PART_OPEN.sign
"""What stands at the left of a part that opens."""


@lru_cache(maxsize=2_000)
def field(
    label: str,
    value: str,
    width: int,
    path: Path | None,
    *,
    role: str = "text",
    lead: str = "",
    link: Key | None = None,
    depth: int = 0,
) -> Item:
    """A label and a value, wrapped under itself; deeper ones stand farther right and have room for longer labels.

    `lead` is a role for the value's first word alone: the answer, which what stands behind it explains.
    """
    indent = INDENT + (_DEEPER * depth + 1 if depth else 0)
    lines = wrap(value, max(4, width - indent - 2)) if value else ["—"]
    shown = fit("  " * depth + label, indent - 1) + " "
    word = lines[0].split(" ", 1)[0] if lead else ""
    answer = ((word, lead), (lines[0][len(word) :], role)) if word else ((lines[0], role),)
    rows = [Row(((" ", "accent"), (shown, "label"), *answer))]
    rows.extend(Row(((" " * (indent + 1), "accent"), (line, role))) for line in lines[1:])
    return Item(tuple(rows), path, link)


def opening(item: Item, is_open: bool) -> Item:
    """The item as one that shows or hides fields below itself."""
    first = item.rows[0]
    (margin, role), *rest = first.spans
    mark = OPEN if is_open else CLOSED
    return item._replace(rows=(first._replace(spans=((mark + margin[1:], role), *rest)), *item.rows[1:]), opens=True)


def paragraph(words: str, width: int, role: str, path: Path | None = None) -> Item:
    """Words over the whole width, wrapped."""
    return Item(tuple(Row(((" ", "accent"), (line, role))) for line in wrap(words, width - 2)), path)


def section(words: str, count: str = "") -> tuple[Item, Item]:
    """A heading within the details, with room above."""
    spans: Line = ((" ", "accent"), (words, "strong"), (f" {count}" if count else "", "muted"))
    return BLANK, Item((Row(spans),))
