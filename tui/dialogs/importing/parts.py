"""What a plan of an import is shown as: its parts, each with a number and its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store.dates import DateError, short
from store.desk.changes import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from store.desk.history import Edit
    from store.exchange.imports.account import Told
    from store.exchange.imports.layout import Notice
    from store.exchange.imports.places import Tie
    from store.exchange.imports.reading import Kept
    from store.exchange.plan.plan import Added, CellChange, Changed, Plan, Vanished
    from tui.widgets.lines import Line


class Part(NamedTuple):
    """One kind of thing that an import does. `tell` puts one of its `items` into words when it is seen."""

    words: str
    number: int
    items: Sequence[Any] = ()
    tell: Callable[[Any], Line] = lambda _: ()
    role: str = "text"

    def line(self, at: int) -> Line:
        """The words of one item."""
        return self.tell(self.items[at])


def parts(plan: Plan, called: Mapping[str, str]) -> tuple[Part, ...]:
    """Every part of a plan, also those with nothing in them. `called` are the names of crossings by id."""
    ties = [(row, tie) for rows in (plan.added, plan.changed) for row in rows for tie in row.ties]
    cells = [(row, cell) for row in plan.changed for cell in (row.cells or (None,))]
    return (
        Part("added", len(plan.added), plan.added, _added),
        Part("changed", len(plan.changed), cells, _changed),
        Part("vanished", len(plan.vanished), plan.vanished, _vanished),
        Part("unchanged", plan.unchanged),
        Part("skipped", len(plan.skipped), plan.skipped, _skipped),
        Part("warnings", len(plan.warnings), plan.warnings, _warned, "contested" if plan.warnings else "text"),
        Part("at crossings", len(ties), ties, lambda tied: _tied(tied, called)),
        Part("also new", len(plan.made), plan.made, _made),
    )


def columns(mapping: Mapping[str, str], fields: Iterable[str]) -> Part:
    """What each field is taken from, of a table of no known data set."""

    def tell(field: str) -> Line:
        column = mapping.get(field, "")
        return ((f"{field:<10} ", "label"), (column or "—", "text" if column else "muted"))

    return Part("meanings", len(mapping), tuple(fields), tell, "accent")


def told_column(column: Told) -> Line:
    """The account of one column."""
    if not column.taken_as:
        left = f"  {column.dropped:,} dropped" if column.dropped else ""
        return ((f"{column.name or '(no name)'} ", "label"), ("not taken", "muted"), (left, "contested"))
    dropped = f"  {column.dropped:,} dropped: {', '.join(column.examples)}" if column.dropped else ""
    fitted = (f" {column.fitted:,} fitted", "muted")
    return ((f"{column.name or '(no name)'} ", "label"), (column.taken_as, "text"), fitted, (dropped, "contested"))


def _title(edit: Edit) -> str:
    return title_of(edit.key.table, edit.after or edit.before or {})


def _place(line: int) -> str:
    return f"line {line} " if line else ""


def _added(row: Added) -> Line:
    document = row.edit.after or {}
    date = _date(str(document.get("date", "")))
    return tuple(_spans((_place(row.line), "muted"), (f"{date} " if date else "", "label"), (_title(row.edit), "text")))


def _date(edtf: str) -> str:
    try:
        return short(edtf) if edtf else ""
    except DateError:
        return edtf


def _changed(pair: tuple[Changed, CellChange | None]) -> Line:
    row, cell = pair
    if cell is None:
        return ((f"{row.own_id} ", "accent"), ("is back", "text"))
    kept = f"  your own {', '.join(row.kept)} kept" if row.kept else ""
    was = ((cell.before or "(empty)", "muted"), (" → ", "muted")) if cell.before or cell.column != "new" else ()
    spans = ((f"{row.own_id} ", "accent"), (f"{cell.column} ", "label"), *was, (cell.after or "(empty)", "text"))
    return (*spans, (kept, "contested")) if kept else spans


def _vanished(row: Vanished) -> Line:
    return ((f"{row.own_id} ", "accent"), (_title(row.edit), "text"), ("  stays, superseded", "muted"))


def _skipped(row: Kept) -> Line:
    return tuple(_spans((_place(row.line), "muted"), (row.why, "text"), (f"  {row.raw.strip()}", "muted")))


def _warned(notice: Notice) -> Line:
    return tuple(_spans((_place(notice.line), "muted"), (notice.text, "text")))


def _tied(tied: tuple[Added | Changed, Tie], called: Mapping[str, str]) -> Line:
    row, tie = tied
    crossing = called.get(tie.crossing, tie.crossing)
    return ((f"{crossing} ", "text"), (f"{tie.why}  ", "label"), (_title(row.edit), "muted"))


def _made(edit: Edit) -> Line:
    return ((f"{edit.key.table.removesuffix('s')} ", "label"), (_title(edit), "text"))


def _spans(*spans: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return (span for span in spans if span[0])
