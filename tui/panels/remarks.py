"""What the checks found in a record, as lines above its fields, and a mark at each field that is concerned.

`store/checks/` finds them; this module draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.panels.items import BLANK, Item
from tui.widgets.legend import WRONG
from tui.widgets.lines import Row, Span
from tui.widgets.text import cells, wrap

if TYPE_CHECKING:
    from store.checks.runner import Finding

MARK = WRONG.sign


def remark_items(findings: Sequence[Finding], width: int) -> Iterator[Item]:
    """One item for each finding, warnings first, and a blank line below."""
    for finding in sorted(findings, key=lambda finding: not finding.is_warning):
        role = "limited" if finding.is_warning else "muted"
        lines = wrap(finding.message, width - 4)
        leads = (f" {MARK} ", *("   " for _ in lines[1:]))
        yield Item(tuple(Row(((lead, role), (line, role))) for lead, line in zip(leads, lines, strict=True)))
    if findings:
        yield BLANK


def with_marks(items: Sequence[Item], findings: Sequence[Finding]) -> list[Item]:
    """The items, each that a finding is about with a mark before it; of a part that is closed, the part."""
    paths = {item.path for item in items if item.path}
    concerned = {next((place for place in _places(finding.path) if place in paths), None) for finding in findings}
    return [_marked(item) if item.path and item.path in concerned else item for item in items]


def _places(path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """A place and those around it, the innermost first."""
    return (path[:length] for length in range(len(path), 0, -1))


def _marked(item: Item) -> Item:
    """The item with a mark: behind a label, in place of the dot of a sentence, before a figure, else in the margin."""
    first = item.rows[0]
    (margin, role), *rest = first.spans
    blanks = [at for at, (text, _) in enumerate(rest) if len(text) > 1 and not text.strip()]
    mark = (MARK, "limited")
    if rest and rest[0][1] == "label":
        label = rest[0][0].rstrip()
        left = cells(rest[0][0]) - cells(label) - 2
        rest[:1] = [(f"{label} " if left >= 0 else label, "label"), mark, (" " * max(0, left), "label")]
    elif margin.strip():
        at = len(margin) - len(margin.lstrip())
        return _with_spans(item, [(margin[:at], role), mark, (margin[at + 1 :], role), *rest])
    elif blanks:
        text, of_text = rest[blanks[-1]]
        rest[blanks[-1] : blanks[-1] + 1] = [(text[:-2], of_text), mark, (" ", of_text)]
    else:
        return _with_spans(item, [mark, (margin[1:], role), *rest])
    return _with_spans(item, [(margin, role), *rest])


def _with_spans(item: Item, spans: list[Span]) -> Item:
    return item._replace(rows=(item.rows[0]._replace(spans=tuple(spans)), *item.rows[1:]))
