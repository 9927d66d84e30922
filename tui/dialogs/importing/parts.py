"""What a plan of an import is shown as: its parts, each with a number and its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from store.dates import date_words
from store.desk.changes import title_of
from store.desk.history import Edit
from store.exchange.imports.account import Told
from store.exchange.imports.layout import Notice
from store.exchange.imports.places import Tie
from store.exchange.imports.reading import Kept
from store.exchange.plan.plan import Added, CellChange, Changed, Plan, Vanished
from tui.widgets.lines import Line
from tui.widgets.text import cells as width_of
from tui.widgets.text import fit, fit_right


class Part(NamedTuple):
    """One kind of thing that an import does. `tell` puts one of its `items` into words when it is seen.

    `head` stands above the lines of a table; `whole` tells all of an item, where its line has less.
    """

    words: str
    number: int
    items: Sequence[Any] = ()
    tell: Callable[[Any], Line] = lambda _: ()
    role: str = "text"
    head: Line = ()
    whole: Callable[[Any], str] | None = None

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


COLUMNS = "columns"
_WIDEST_NAME, _WIDEST_MEANING, _NUMBER = 20, 14, 8


def columns(told: Sequence[Told], first: Edit | None) -> Part:
    """The account of the columns as a table: each with what it is taken for, its cells that fitted and were dropped.

    `first` is the first record that the rows make, by which the effect of a meaning is seen.
    """
    wide = [min(most, max(map(width_of, texts), default=0)) for most, texts in (
        (_WIDEST_NAME, [*(_name(column) for column in told), "column"]),
        (_WIDEST_MEANING, [*(column.taken_as for column in told), "not taken"]),
    )]  # fmt: skip

    def row(name: str, meaning: str, fitted: str, dropped: str) -> tuple[str, str, str, str]:
        return (
            f"{fit(name, wide[0])} ",
            f"{fit(meaning, wide[1])} ",
            f"{fit_right(fitted, _NUMBER)} ",
            fit_right(dropped, _NUMBER),
        )

    def tell(column: Told) -> Line:
        meaning, numbers = column.taken_as or "not taken", (f"{column.fitted:,}", f"{column.dropped:,}")
        shown = [number if number != "0" else "" for number in numbers]
        roles = ("label", "text" if column.taken_as else "muted", "muted", "contested")
        more = "; ".join(filter(None, (", ".join(column.examples), column.written)))
        return (*zip(row(_name(column), meaning, *shown), roles, strict=True), (f"  {more}" if more else "", "muted"))

    head = tuple((words, "muted") for words in row("column", "taken for", "fitted", "dropped"))
    effect = f" · the first row makes: {_in_short(first)}" if first else ""
    return Part(COLUMNS, len(told), told, tell, "accent", head, lambda column: f"{column}{effect}")


def _name(column: Told) -> str:
    return column.name or "(no name)"


def _in_short(edit: Edit) -> str:
    """What a record says, in a line: its date, title, crossings, status and figures."""
    document = edit.after or {}
    status = document.get("status")
    figures = (
        f"{each['about']} {each['value']}" + (f" ({each['of']})" if each.get("of") else "")
        for each in document.get("claims", ())
        if isinstance(each.get("value"), int | str)
    )
    pieces = (
        date_words(str(document.get("date", ""))) or ("undated" if edit.key.table == "events" else ""),
        _title(edit),
        ", ".join(document.get("crossings", ())),
        str(status.get("state", "") if isinstance(status, dict) else status or ""),
        *figures,
    )
    return "; ".join(filter(None, pieces))


def _title(edit: Edit) -> str:
    return title_of(edit.key.table, edit.after or edit.before or {})


def _place(line: int) -> str:
    return f"line {line} " if line else ""


def _added(row: Added) -> Line:
    document = row.edit.after or {}
    date = date_words(str(document.get("date", "")))
    return tuple(_spans((_place(row.line), "muted"), (f"{date} " if date else "", "label"), (_title(row.edit), "text")))


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
    other = "  (w says otherwise)" if notice.option else ""
    return tuple(_spans((_place(notice.line), "muted"), (notice.text, "text"), (other, "muted")))


def _tied(tied: tuple[Added | Changed, Tie], called: Mapping[str, str]) -> Line:
    row, tie = tied
    crossing = called.get(tie.crossing, tie.crossing)
    return ((f"{crossing} ", "text"), (f"{tie.why}  ", "label"), (_title(row.edit), "muted"))


def _made(edit: Edit) -> Line:
    return ((f"{edit.key.table.removesuffix('s')} ", "label"), (_title(edit), "text"))


def _spans(*spans: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return (span for span in spans if span[0])
