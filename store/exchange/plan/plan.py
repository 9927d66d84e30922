"""What an import would do, told before anything is done: added, changed, vanished, unchanged, kept, warned about.

A plan tells what is shown of it, and the one change that it becomes. `compare.py` makes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from store.desk.history import Change, Edit
from store.exchange.imports.account import Told
from store.exchange.imports.layout import Notice
from store.exchange.imports.places import Tie
from store.exchange.imports.reading import Kept
from store.records.model import Document, Key

T = TypeVar("T")

_LONGEST_CELL = 40
WHO_IS_PRIVATE = {"actors": "victim or target", "sources": "source"}
"""As what a new record of each table is private."""


class CellChange(NamedTuple):
    """One cell that a newer export has otherwise, by its column."""

    column: str
    before: str
    after: str

    def __str__(self) -> str:
        came = f"{_short(self.before)} → " if self.before or self.column != "new" else ""
        return f"{self.column} {came}{_short(self.after)}"


class Added(NamedTuple):
    """A row that becomes a new record, and the crossings it was tied to, with the reasons."""

    line: int
    own_id: str
    edit: Edit
    ties: tuple[Tie, ...] = ()


class Changed(NamedTuple):
    """A row that is otherwise than in the earlier export; `kept` are fields of the desk's own that stay."""

    line: int
    own_id: str
    edit: Edit
    cells: tuple[CellChange, ...]
    kept: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()


class Vanished(NamedTuple):
    """A record whose row the newer export no longer has. It stays, marked superseded."""

    own_id: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Plan:
    """One file's import; `rows` are those that are not blank.

    `columns` is the account of the file's columns; `question` is what a person must answer before it is written.
    `meanings` are what a person may say that a column is, `chosen` what was said.
    `silent` are edits that nobody needs to see: the import's own record, and rows that were only written otherwise.
    """

    file: str
    layout: str
    import_id: str
    rows: int
    added: tuple[Added, ...] = ()
    changed: tuple[Changed, ...] = ()
    vanished: tuple[Vanished, ...] = ()
    unchanged: int = 0
    kept: tuple[Kept, ...] = ()
    warnings: tuple[Notice, ...] = ()
    made: tuple[Edit, ...] = ()
    silent: tuple[Edit, ...] = ()
    near_km: float = 0.0
    encoding: str = "utf-8"
    """Empty for a workbook, whose cells are no bytes of one encoding."""
    columns: tuple[Told, ...] = ()
    question: Notice | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def mapping(self) -> dict[str, str]:
        """The column of each meaning; none where a person said that no column has it, or is asked what one is."""
        asked = self.question.column if self.question else ""
        taken = {column.key: column.called or column.name for column in self.columns if column.open and column.taken_as}
        return {**self.chosen, **{field: name for field, name in taken.items() if not asked or name != asked}}

    @property
    def is_clean(self) -> bool:
        """Whether nothing was dropped, warned about, or is to be asked."""
        return not (self.warnings or self.question or any(column.dropped for column in self.columns))

    @property
    def skipped(self) -> tuple[Kept, ...]:
        """The rows that are kept in the record of the import only; blank lines are not counted."""
        return tuple(row for row in self.kept if row.why != "blank")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed: all of the file is here already."""
        return not (self.made or self.added or self.changed or self.vanished or self.silent)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Everything that the import changes."""
        shown = (row.edit for rows in (self.added, self.changed, self.vanished) for row in rows)
        return (*self.made, *shown, *self.silent)

    @property
    def ties(self) -> tuple[tuple[Key, Tie], ...]:
        """Every record that was tied to a crossing, and why."""
        rows: Iterable[Added | Changed] = (*self.added, *self.changed)
        return tuple((row.edit.key, tie) for row in rows for tie in row.ties)

    def change(self) -> Change:
        """The one change that the import is; without edits when there is nothing to do."""
        return Change(f"import of {self.file}", self.edits)

    def counts(self) -> str:
        """What happens, in numbers: "1,276 added, 0 changed …"."""
        numbers = (
            (len(self.added), "added"),
            (len(self.changed), "changed"),
            (len(self.vanished), "vanished"),
            (self.unchanged, "unchanged"),
            (len(self.skipped), "kept without a record"),
            (len(self.warnings), "warned about"),
        )
        return ", ".join(f"{number:,} {words}" for number, words in numbers)

    def summary(self) -> Document:
        """The plan for a program: its numbers, the ids of the rows concerned, and the warnings."""
        return {
            "file": self.file,
            "format": self.layout,
            "layout": self.layout,
            "encoding": self.encoding or None,
            "import": self.import_id,
            "rows": self.rows,
            "columns": [column.document() for column in self.columns],
            "added": [row.own_id for row in self.added],
            "changed": {
                row.own_id: {cell.column: [cell.before, cell.after] for cell in row.cells} for row in self.changed
            },
            "vanished": [row.own_id for row in self.vanished],
            "unchanged": self.unchanged,
            "kept": [row.line for row in self.skipped],
            "skipped": [{"line": row.line, "why": row.why} for row in self.skipped],
            "ties": [{"record": key.id, "crossing": tie.crossing, "why": tie.why} for key, tie in self.ties],
            "private": [edit.key.id for edit in self.kept_private],
            "warnings": [{"line": notice.line, "text": notice.words} for notice in self.warnings],
            **({"question": f"{self.file}: {self.question}"} if self.question else {}),
        }

    @property
    def kept_private(self) -> tuple[Edit, ...]:
        """The new actors and sources that are private since they may be persons: victims, targets, who reports."""
        return tuple(edit for edit in self.made if (edit.after or {}).get("private"))

    @property
    def size(self) -> str:
        """How many rows were read, in words: `1 row`, `16,566 rows`."""
        return f"{self.rows:,} row{'' if self.rows == 1 else 's'}"

    def lines(self, most: int | None = None, *, done: bool = False) -> Iterator[str]:
        """The plan as lines of text, `done` or still to do; `most` of each kind, then how many more."""
        would = "" if done else "would be "
        yield f"{self.file}: {self.layout}, {self.size}"
        yield f"  {would}{self.counts()}"
        yield from self._column_lines()
        if made := Counter(edit.key.table for edit in self.made):
            yield "  also new: " + ", ".join(f"{number:,} {table}" for table, number in made.items())
        for table, what in WHO_IS_PRIVATE.items():
            private = [edit for edit in self.kept_private if edit.key.table == table]
            words = f"kept private, as a {what} who may be a person"
            yield from _some(words, private, lambda edit: f"{edit.key.id}, {_title(edit.after)}", most)
        yield from self._tie_lines(most)
        yield from _some(f"{would}added", self.added, lambda row: f"{_place(row)} {_title(row.edit.after)}", most)
        yield from _some(f"{would}changed", self.changed, _told_changed, most)
        yield from _some(f"{would}vanished", self.vanished, _told_vanished, most)
        yield from _some("kept without a record", self.skipped, lambda row: f"line {row.line}: {row.why}", most)
        yield from _some("warning", self.warnings, str, most)

    def _column_lines(self) -> Iterator[str]:
        """A line for each column that was taken, then one for all that were not."""
        yield from (f"  column {column}" for column in self.columns if column.taken_as)
        if left := [column.name or "(no name)" for column in self.columns if not column.taken_as]:
            yield f"  not taken: {', '.join(left)}"

    def _tie_lines(self, most: int | None) -> Iterator[str]:
        if not self.ties:
            return
        each = Counter(tie.crossing for _, tie in self.ties)
        by_name = sum(tie.why.startswith("named") for _, tie in self.ties)
        near = len(self.ties) - by_name
        yield f"  at crossings: {by_name:,} by name, {near:,} within {self.near_km:g} km: " + ", ".join(
            f"{crossing} {number:,}" for crossing, number in each.most_common()
        )
        yield from _some("tied", self.ties, lambda tied: f"{tied[0].id} at {tied[1].crossing}: {tied[1].why}", most)


def _some(word: str, rows: Sequence[T], told: Callable[[T], str], most: int | None) -> Iterator[str]:
    yield from (f"  {word}: {told(row)}" for row in rows[:most])
    if most is not None and len(rows) > most:
        yield f"  {word}: and {len(rows) - most:,} more"


def _told_vanished(row: Vanished) -> str:
    return f"{row.own_id} {_title(row.edit.before)}: stays, marked superseded"


def _told_changed(row: Changed) -> str:
    cells = "; ".join(map(str, row.cells)) or "is back"
    kept = f"; your own {', '.join(row.kept)} kept" if row.kept else ""
    return f"{_place(row)}: {cells}{kept}"


def _place(row: Added | Changed) -> str:
    return f"{row.own_id} (line {row.line})" if row.line else row.own_id


def _title(document: Document | None) -> str:
    document = document or {}
    sides = document.get("sides")
    name = (
        document.get("title")
        or document.get("name")
        or document.get("publisher")
        or (sides[0].get("name") if sides else "")
    )
    return str(name or document.get("id", ""))


def _short(cell: str) -> str:
    cell = " ".join(cell.split())
    return f"{cell[: _LONGEST_CELL - 1]}…" if len(cell) > _LONGEST_CELL else cell or "(empty)"
