"""The pieces that the details are made of: items of one or more rows, with the field or record that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.lines import Row
from tui.text import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.model import Key
    from tui.lines import Line

Path = tuple[str | int, ...]

INDENT = 11
"""Cells of a field's label."""


class Item(NamedTuple):
    """Some rows that belong together. `path` is the field that editing here changes, `link` what Enter follows to."""

    rows: tuple[Row, ...]
    path: Path | None = None
    link: Key | None = None

    @property
    def is_stop(self) -> bool:
        """Whether the cursor stops here."""
        return self.path is not None or self.link is not None


BLANK = Item((Row(),))


def field(
    label: str, value: str, width: int, path: Path | None, *, role: str = "text", link: Key | None = None
) -> Item:
    """A label and a value, wrapped under itself."""
    lines = wrap(value, width - INDENT - 1) if value else ["—"]
    rows = [Row(((" ", "accent"), (label.ljust(INDENT - 1)[: INDENT - 1] + " ", "label"), (lines[0], role)))]
    rows.extend(Row(((" " * (INDENT + 1), "accent"), (line, role))) for line in lines[1:])
    return Item(tuple(rows), path, link)


def paragraph(words: str, width: int, role: str, path: Path | None = None) -> Item:
    """Words over the whole width, wrapped."""
    return Item(tuple(Row(((" ", "accent"), (line, role))) for line in wrap(words, width - 2)), path)


def section(words: str, count: str = "") -> tuple[Item, Item]:
    """A heading within the details, with room above."""
    spans: Line = ((" ", "accent"), (words, "strong"), (f" {count}" if count else "", "muted"))
    return BLANK, Item((Row(spans),))


def hanging(lines: Iterable[tuple[str, str]], path: Path | None, link: Key | None = None) -> Item:
    """Lines that belong to one thing, the first marked, as (text, role)."""
    rows = [Row((("  ", "accent"), (text, role))) for text, role in lines]
    return Item(tuple(rows), path, link)
