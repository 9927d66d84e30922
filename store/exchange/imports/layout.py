"""What a data set's layout has to tell: how a row becomes a record, and how an edited record becomes cells again.

This is the interface between what holds the rows (a CSV text, a JSON list) and the layouts of the data sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from store.records.model import Document

if TYPE_CHECKING:
    from store.exchange.imports.names import Names

Warn = Callable[[str], None]
"""Tells what is odd about the row in hand; the line number is added by whoever reads."""

Cells = Any
"""A row's content: a list of texts in a CSV file, an object in a JSON list."""


class Notice(NamedTuple):
    """Something odd in a file, with the line it stands on; 0 is the file as a whole.

    `option` is what the command line takes to settle it, as in "use --dates mdy if the month comes first". The
    dashboard has a key for that and leaves it out. `column` is the one that a question is about, where it is one.
    """

    line: int
    text: str
    option: str = ""
    column: str = ""

    @property
    def words(self) -> str:
        """What is odd, and the option."""
        return f"{self.text}; {self.option}" if self.option else self.text

    def __str__(self) -> str:
        return f"line {self.line}: {self.words}" if self.line else self.words


class ImportProblem(Exception):  # noqa: N818
    """A file that cannot be taken in at all. The message says what would be right, and names the file.

    `header` are the columns of a table that could be taken in if a person said what they are, `option` is what the
    command line takes to settle it, `place` says where in the file, as in ", row 3".
    """

    def __init__(self, message: str, header: Sequence[str] = (), option: str = "", *, place: str = "") -> None:
        super().__init__(message)
        self.text, self.header, self.option = message, tuple(header), option
        self.place: str | None = place  # None once the file is named

    def __str__(self) -> str:
        return f"{self.text}; {self.option}" if self.option else self.text


@contextmanager
def problems_of(file: str) -> Iterator[None]:
    """Names the file in the problems that are found within; one within it that names another keeps that."""
    try:
        yield
    except ImportProblem as problem:
        if problem.place is not None:
            problem.text, problem.place = f"{file}{problem.place}: {problem.text}", None
        raise


CellEdits = Mapping[Any, Any]
"""New values for a row: by a column's number in a CSV file, by path in a JSON list, where None takes one out."""


class Layout(Protocol):
    """One layout of one data set."""

    system: str
    """Who publishes it, as in "ACLED"; rows are told apart by their ids within one system."""
    table: str
    """The table its records go to."""
    global_ids: bool
    """Whether an id means the same row in every file of the system; else only in newer exports of one file."""

    @property
    def name(self) -> str:
        """The layout, as in "ACLED, 31 columns, before 2023"."""

    def record_id(self, own_id: str, document: Document, /) -> str:
        """The words that the id of a new record is made of."""

    def own_id(self, cells: Cells, /) -> str:
        """The data set's own id of a row; empty where it has none."""

    def skipped(self, cells: Cells, /) -> str:
        """Why a sound row is no record of ours, as in "a railway station"; empty where it is one."""

    def document(self, cells: Cells, names: Names, warn: Warn, /) -> Document:
        """The record that a row makes, without `id` and `origin`."""

    def edits(self, cells: Cells, says: Document, held: Document, names: Names, /) -> CellEdits:
        """What makes a row, that by itself makes the document `says`, say what the record holds, as far as it can."""
