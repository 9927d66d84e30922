"""From a file's bytes to rows with their data set's ids, in steps: which rows are events, and which are only kept.

It looks at no store. The layout says what rows mean, `store/exchange/plan/` what they would change.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import partial
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from store.exchange.imports import formats
from store.exchange.imports.account import UNSAID, Told, Wanted, check
from store.exchange.imports.layout import Layout, Notice
from store.exchange.imports.objects import header_of
from store.exchange.imports.plain_csv import A_NOTE, is_note
from store.exchange.sheets.encoding import STRAY, UTF_8, Guess, decode, has_stray, twice_encoded
from store.exchange.sheets.sheet import RawRow, Sheet
from store.records.model import Document

T = TypeVar("T")

STEP = 250
"""Rows between two reports of progress, each a chance to stop."""

_LOOK_AFTER = 0.02
"""Seconds between two looks at whether work in a thread has ended."""

_ROWS, _COLUMNS = 0.5, 0.8
"""How much is done once all rows are read, and once their columns are understood."""

SAY_ENCODING = "say --encoding"
_GUESSES = 3
_LOOKED_AT = 1 << 18


class Item(NamedTuple):
    """A row that is a record: its line, the data set's id of it, its letters and content."""

    line: int
    own_id: str
    raw: str
    cells: Any


class Kept(NamedTuple):
    """A row that is no record, kept as it stands, and why. A blank or skipped one is not `odd`."""

    line: int
    raw: str
    why: str
    odd: bool

    def document(self) -> Document:
        """As the record of the import keeps it, in its place among the ids."""
        return {"line": self.line, "row": self.raw, "why": self.why}


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read. `order` holds its rows as they stand: records and those kept only.

    `columns` is the account of its columns, `question` what must be answered before anything of it is written.
    """

    file: str
    layout: Layout
    sheet: Sheet
    encoding: str
    bom: bool
    columns: tuple[Told, ...] = ()
    question: Notice | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    order: list[Item | Kept] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The rows that are records."""
        return [row for row in self.order if isinstance(row, Item)]


def reading_steps(
    data: bytes,
    file: str,
    wanted: Wanted = UNSAID,
    remembered: Callable[[Sequence[str]], Mapping[str, str]] = lambda _: {},
    is_crossing: Callable[[str], bool] = lambda _: False,
) -> Generator[float, None, Reading]:
    """Read a file; yields how much is done, from 0 to 1, and returns the reading. Raises ImportProblem.

    `remembered` has the columns that were chosen for a table of the same header before, which of objects is that of
    `header_of`; `is_crossing` tells whether a name is that of a known crossing.
    """
    yield 0.0
    check(wanted)
    found = formats.opened(data, wanted)
    sheet = found.sheet
    total, done = found.letters or 1, 0
    rows: list[RawRow] = []
    for row in sheet.rows():
        rows.append(row)
        done += len(row.raw)
        if len(rows) % STEP == 0:
            yield _ROWS * min(1.0, done / total)
    given = dict(wanted.columns)
    if not given:
        objects = (row.cells for row in rows if isinstance(row.cells, dict))
        given = dict(remembered(sheet.header or (yield from _beside(lambda _: header_of(objects), _ROWS, _ROWS))))
    settle = partial(formats.settle, sheet, rows, wanted._replace(columns=given), is_crossing)
    settled = yield from _beside(settle, _ROWS, _COLUMNS)
    question = _which_encoding(found.guesses) or settled.question
    reading = Reading(file, settled.layout, sheet, found.encoding, found.bom, settled.columns, question, given)
    reading.warnings.extend((*_of_encoding(found, data, wanted), *settled.warnings))
    known: dict[str, Item] = {}
    end = max((row.line for row in rows if not row.broken), default=0)
    rows.reverse()
    while rows:
        row = rows.pop()
        if row.broken:
            reading.order.append(_broken(row, row.line > end, reading.warnings))
        else:
            reading.order.append(_taken(row, settled.layout, known, reading.warnings))
        if len(rows) % STEP == 0:
            yield 1.0 - (1.0 - _COLUMNS) * len(rows) / (len(rows) + len(reading.order))
    return reading


def _beside(work: Callable[[Callable[[float], None]], T], start: float, end: float) -> Generator[float, None, T]:
    """Work that has no steps of its own, in a thread: of a million rows it takes seconds, in which a person may stop.

    It is given what it tells its share to, from 0 to 1; from that follows how much is done, between `start` and `end`.
    One who stops does not wait for it, nor does the program when it ends; it writes nothing, and ends by itself.
    """
    result: Future[T] = Future()
    shares = [0.0]
    Thread(target=_work, args=(partial(work, shares.append), result), name="settling", daemon=True).start()
    while not wait((result,), _LOOK_AFTER).done:
        yield start + (end - start) * max(shares)
    return result.result()


def _work(work: Callable[[], T], result: Future[T]) -> None:
    try:
        result.set_result(work())
    except BaseException as problem:
        result.set_exception(problem)


def _which_encoding(guesses: Sequence[Guess]) -> Notice | None:
    """What must be asked where letters can be those of several encodings: wrong ones would be written as if right."""
    if not guesses or guesses[0].sure:
        return None
    read = "; ".join(map(str, guesses[:_GUESSES]))
    return Notice(0, f"not UTF-8, and nothing shows which encoding it is in: {read}", SAY_ENCODING)


def _of_encoding(found: formats.Opened, data: bytes, wanted: Wanted) -> Iterator[Notice]:
    """What is said of letters that are not certain, with a sample by which a person sees what was read."""
    if found.encoding == STRAY and not wanted.encoding:
        stray = [number for number, line in enumerate(decode(data).letters.splitlines(), 1) if has_stray(line)]
        lines = ", ".join(map(str, stray[:5])) + (f" and {len(stray) - 5} more" if len(stray) > 5 else "")
        yield Notice(0, f"UTF-8, except for bytes that are not text, shown as \ufffd, on line {lines}")
    elif found.guesses and found.guesses[0].sure:
        words = "in which letters may be wrong"
        yield Notice(0, f"not UTF-8; read as {found.guesses[0]}, {words}", f"{SAY_ENCODING} if they are")
    if found.encoding == UTF_8 and (garbled := twice_encoded(data[:_LOOKED_AT].decode("utf-8-sig", "ignore"))):
        words = ", ".join(f"{word[:20]!r} was {once[:20]!r}" for word, once in list(garbled.items())[:_GUESSES])
        yield Notice(0, f"letters were garbled before the file was saved, and are kept so: {words}")


def finished(steps: Generator[float, None, Any]) -> Any:
    """What steps return, gone through at once."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


def _broken(row: RawRow, below: bool, warnings: list[Notice]) -> Kept:
    """A row that fits no header; one below the table may be a note on it, within it words that a line end cut off."""
    is_footer = below and isinstance(row.cells, list) and len(row.cells) == 1 and is_note(row.cells[0])
    return Kept(row.line, row.raw, A_NOTE, odd=False) if is_footer else _kept(row, row.broken, warnings)


def _taken(row: RawRow, layout: Layout, known: dict[str, Item], warnings: list[Notice]) -> Item | Kept:
    skipped = layout.skipped(row.cells)
    if skipped:
        return Kept(row.line, row.raw, skipped, odd=False)
    own_id = str(layout.own_id(row.cells) or "")
    if (not own_id or (own_id in known and known[own_id].raw != row.raw)) and hasattr(layout, "further_id"):
        own_id = layout.further_id(row.cells, row.raw) or own_id
    if not own_id:
        return _kept(row, "no id", warnings)
    if own_id in known:
        is_same = row.raw.rstrip("\r\n") == known[own_id].raw.rstrip("\r\n")
        twice = "the same row" if is_same else f"id {own_id[:40]!r}"
        return _kept(row, f"{twice} stands on line {known[own_id].line} already", warnings)
    return known.setdefault(own_id, Item(row.line, own_id, row.raw, row.cells))


def _kept(row: RawRow, why: str, warnings: list[Notice]) -> Kept:
    odd = why != "blank"
    if odd:
        warnings.append(Notice(row.line, f"{why}; the row is kept and not imported"))
    return Kept(row.line, row.raw, why, odd)
