"""Which format a file has, told by its content: the header's cells, or the keys of its objects; never by its name.

A format is one module here, or a class that another package names under the entry point group `bordertui.formats`;
docs/formats.md says how one is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from importlib.metadata import entry_points
from itertools import islice
from typing import Any, NamedTuple

from store.exchange.imports.account import UNSAID, Cells, Told, Wanted, account_of, account_of_objects
from store.exchange.imports.acled import Acled
from store.exchange.imports.bts import Entries
from store.exchange.imports.cbp import WaitTimes
from store.exchange.imports.columns import column_names
from store.exchange.imports.fields import EVENTS, THINGS
from store.exchange.imports.geojson import Elements, Points
from store.exchange.imports.guess import (
    guessed,
    of_persons,
    refuse_aggregates,
    settled,
    tells_events,
    tells_status,
    understood,
)
from store.exchange.imports.layout import ImportProblem, Layout, Notice, problems_of
from store.exchange.imports.objects import Objects, cells_of, header_of, members
from store.exchange.imports.opensyria import Locations, Snapshots
from store.exchange.imports.plain_csv import PlainCsv, no_row
from store.exchange.imports.ucdp import Ucdp
from store.exchange.sheets.csv_sheet import CsvSheet
from store.exchange.sheets.encoding import Guess as Encoding
from store.exchange.sheets.encoding import decode
from store.exchange.sheets.json_sheet import JsonSheet
from store.exchange.sheets.sheet import RawRow, Sheet
from store.exchange.sheets.xlsx_sheet import XlsxSheet, book_of, chosen, is_book
from store.records.model import Document
from store.text.folding import fold

GROUP = "bordertui.formats"
TABLES: tuple[Any, ...] = (Acled, Ucdp, Entries)
"""The known formats whose rows are lists of cells under a header. A new one is added here."""
LISTS: tuple[Any, ...] = (Locations, Snapshots, WaitTimes)
"""The known formats whose rows are objects."""
_NEEDED = ("fits", "own_id", "record_id", "skipped", "document", "edits")
"""What every format must be able to do."""
_LOOKED_AT = 1000
_TOLD_AFTER, _SUMS = 5_000, 0.3
"""Rows after which it is told how far it is, and the share of understanding a table that is to leave out its sums."""
_PAGE = re.compile(r'"(next|prev(?:ious)?)(?:_?page)?(?:_?url)?"\s*:\s*"([^"]{1,300})"', re.IGNORECASE)
_IN_ALL = re.compile(r'"(?:total_?(?:count|results|records)?|numberMatched)"\s*:\s*"?(\d+)', re.IGNORECASE)
_NUMBER_OF_PAGE = re.compile(r'"(?:page|current_?page|offset)"\s*:\s*"?([1-9]\d*)', re.IGNORECASE)
_CUT_SHORT = re.compile(r'"exceededTransferLimit"\s*:\s*true')


class Opened(NamedTuple):
    """A file before its rows are read: what holds them, how its letters are written, and what else they could be."""

    sheet: Sheet
    encoding: str
    bom: bool
    letters: int
    guesses: tuple[Encoding, ...] = ()


class Settled(NamedTuple):
    """What a file is: its layout, the account of its columns, what is odd about them, and what is to be asked."""

    layout: Layout
    columns: tuple[Told, ...]
    warnings: tuple[Notice, ...] = ()
    question: Notice | None = None


@cache
def _loaded() -> tuple[tuple[Any, ...], tuple[Notice, ...]]:
    """The formats of other packages, and what is wrong with those that cannot be used."""
    kinds, odd = [], []
    for point in entry_points(group=GROUP):
        try:
            kind = point.load()
            missing = [name for name in _NEEDED if not hasattr(kind, name)]
        except Exception as problem:  # another package may fail in any way, and stops no import
            odd.append(Notice(0, f"the format {point.name!r} of {point.value} cannot be loaded: {problem!r}"))
            continue
        if missing:
            odd.append(Notice(0, f"the format {point.name!r} of {point.value} has no {', '.join(missing)}"))
        else:
            kinds.append(kind)
    return tuple(kinds), tuple(odd)


def _others() -> tuple[Any, ...]:
    """The formats of other packages."""
    return _loaded()[0]


@contextmanager
def defects_told() -> Iterator[None]:
    """Names the package whose format lets out an exception of its own, as an ImportProblem; any other goes on."""
    try:
        yield
    except ImportProblem:
        raise
    except Exception as problem:
        if (kind := _let_out_by(problem)) is None:
            raise
        words = f"the format {getattr(kind, 'name', kind.__name__)!r} of the package {kind.__module__} fails"
        raise ImportProblem(f"{words}: {problem!r}; expected it mended, or the package uninstalled") from problem


def _let_out_by(problem: Exception) -> Any:
    """The format of another package that an exception came through; None for none."""
    at = problem.__traceback__
    while at is not None:
        here = at.tb_frame
        own = (getattr(problem, "obj", None), here.f_locals.get("self"))
        for kind in _others():
            if (
                here.f_globals.get("__name__") == kind.__module__
                or isinstance(own[0], kind)
                or isinstance(own[1], kind)
            ):
                return kind
        at = at.tb_next
    return None


def is_of_another(layout: Layout) -> bool:
    """Whether a layout is of a format of another package."""
    return type(layout.inner if isinstance(layout, Objects) else layout) in _others()


def tables() -> Iterator[Any]:
    """The formats whose rows are lists of cells under a header."""
    yield from TABLES
    yield from (each for each in _others() if not getattr(each, "of_objects", False))


def lists() -> Iterator[Any]:
    """The formats whose rows are objects."""
    yield from LISTS
    yield from (each for each in _others() if getattr(each, "of_objects", False))


def known_columns(header: Sequence[str], chosen: Collection[str] = ()) -> int:
    """How many columns of a header are understood; all of them where it is a known format's, or has all chosen ones."""
    if _has_all(header, chosen) or any(kind.fits(header) for kind in tables()):
        return len(header) + 1
    return understood(header)


def _has_all(header: Sequence[str], chosen: Collection[str]) -> bool:
    """Whether a header has the columns that a person chose, of which there are some."""
    return bool(chosen) and {*map(fold, chosen)} <= {*map(fold, column_names(header))}


def is_json(letters: str) -> bool:
    """Whether a file's letters are meant as JSON."""
    return letters.lstrip()[:1] in ("{", "[")


def opened(data: bytes, wanted: Wanted) -> Opened:
    """What holds a file's rows. Raises ImportProblem where there is nothing of that kind."""
    columns = [*filter(None, wanted.columns.values())]
    known = partial(known_columns, chosen=columns)
    if is_book(data):
        book = book_of(data)
        sheet = XlsxSheet.of(book, chosen(book, wanted.sheet, known), known)
        return Opened(sheet, "latin-1", bom=False, letters=len(data))
    if wanted.sheet:
        raise ImportProblem(f"not a workbook, so it has no sheet called {wanted.sheet!r}")
    try:
        text = decode(data, wanted.encoding)
    except ValueError as problem:
        raise ImportProblem(f"{problem}") from None
    letters = text.letters
    sheet_of_letters = _json_sheet(letters, columns) if is_json(letters) else CsvSheet.of(letters, known)
    return Opened(sheet_of_letters, text.encoding, text.bom, len(text.letters), text.guesses)


def settle(
    sheet: Sheet,
    rows: Sequence[RawRow],
    wanted: Wanted,
    is_crossing: Callable[[str], bool],
    told: Callable[[float], None] = lambda _: None,
) -> Settled:
    """What a file is, once all of its rows are read. Raises ImportProblem where it is nothing that is known.

    `told` is called now and then with the share that is done.
    """
    sound = [row.cells for row in rows if not row.broken]
    if isinstance(sheet, JsonSheet):
        found = _settled_list(sound, wanted, is_crossing, told)
        return found._replace(warnings=(*_loaded()[1], *found.warnings, *_further_pages(sheet, len(rows))))
    found = _settled_table(sheet.header, sheet.tags, sound, wanted, is_crossing, told)
    return found._replace(warnings=(*_loaded()[1], *found.warnings))


def _settled_table(
    header: Sequence[str],
    tags: Sequence[str],
    rows: Sequence[Sequence[str]],
    wanted: Wanted,
    is_crossing: Callable[[str], bool],
    told: Callable[[float], None],
) -> Settled:
    likely: tuple[str, ...] = ()
    refused: Mapping[int, str] = {}
    layout: Any = None if wanted.shape else _known(header, wanted.columns)
    if layout is None:
        rows = [*_no_sums(rows, header, told)]
    cells = Cells(rows, wanted, is_crossing, lambda share: told(_SUMS + (1.0 - _SUMS) * share))
    if layout is None:
        guess = settled(header, tags, cells, wanted)
        layout = PlainCsv(header, guess.columns, guess.shape)
        refused, likely = guess.refused, guess.likely_dates
    else:
        refuse_aggregates(header, cells)
    taken = layout.taken
    layout.manners = cells.manners(taken)
    account = account_of(header, taken, layout.manners, cells, refused)
    columns = tuple(each._replace(open=hasattr(layout, "meanings")) for each in account)
    odd = [
        *cells.odd(header, taken, layout.manners),
        *_undated_statuses(layout, columns),
        *(_misnamed(columns[at], field) for at, field in refused.items()),
    ]
    question = None
    if rows and isinstance(layout, PlainCsv):
        question = of_persons(header, cells, layout.numbers, wanted.columns)
    question = question or (_undated(layout, columns, wanted, likely) if rows else None)
    return Settled(layout, columns, tuple(odd), question)


def _no_sums(
    rows: Sequence[Sequence[str]], header: Sequence[str], told: Callable[[float], None]
) -> Iterator[Sequence[str]]:
    """The rows that tell something of their own."""
    for number, row in enumerate(rows):
        if number % _TOLD_AFTER == 0:
            told(_SUMS * number / len(rows))
        if not no_row(row, header):
            yield row


def _known(header: Sequence[str], given: Mapping[str, str]) -> Any:
    """The layout of a known format, with its columns as a person chose them; None where it is a plain table."""
    for kind in tables():
        if kind.fits(header):
            named = kind.renamed(header, given) if given and hasattr(kind, "renamed") else None if given else header
            return kind(named) if named is not None else None
    return None


def _undated_statuses(layout: Layout, columns: Sequence[Told]) -> Iterator[Notice]:
    """A list of crossings that tells how they are, but not on which day: nothing is made of that."""
    for column in columns if layout.table == "crossings" else ():
        if tells_status(column.name) and not column.taken_as:
            words = f"{column.name!r} is not taken: nothing shows which day it is for"
            yield Notice(0, words, "with a date, use --as board")


def _misnamed(column: Told, field: str) -> Notice:
    shown = ", ".join(map(repr, column.examples))
    if field in THINGS or field.startswith(("killed", "injured")):
        wanted = f"a number of {field}"
    else:
        wanted = f"{'an' if field[0] in 'aeiou' else 'a'} {field}"
    return Notice(0, f"{column.name!r}: none of its cells can be {wanted} ({shown}); the column is not taken")


def _undated(layout: Layout, columns: Sequence[Told], wanted: Wanted, likely: Sequence[str] = ()) -> Notice | None:
    """What is asked of a file of events in which no date is found, unless a person said that they have none."""
    times = [column for column in columns if column.taken_as in ("date", "week", "month", "year")]
    if not times and not isinstance(layout, PlainCsv | Points) and not wanted.columns:
        return None  # a known format may have its day from elsewhere
    if layout.table != "events" or wanted.columns.get("date") == "" or any(column.fitted for column in times):
        return None
    words = f"no cell of {times[0].name!r} is a date" if times else "no column is taken for the date"
    names = f"; likely ones: {', '.join(map(repr, likely))}" if likely else ""
    option = "give it as in --mapping date=COLUMN, or --mapping date= for events without a date"
    return Notice(0, f"{words}{names}", option)


def _settled_list(
    found: Sequence[Mapping[str, Any]],
    wanted: Wanted,
    is_crossing: Callable[[str], bool],
    told: Callable[[float], None],
) -> Settled:
    layout = _list_layout(found, wanted)
    if isinstance(layout, Points):
        columns, odd = layout.settle(found, wanted)
        question = layout.of_persons(found, wanted) or _undated(layout, columns, wanted)
        return Settled(layout, columns, (*odd, *_undated_statuses(layout, columns)), question)
    if layout is not None:
        columns = tuple(account_of_objects(found, layout.taken))
        return Settled(layout, columns, (), _undated(layout, columns, wanted))
    header = header_of(found)
    rows = [cells_of(item, header) for item in found]
    inner = _settled_table(header, (), rows, wanted, is_crossing, told)
    return inner._replace(layout=Objects(inner.layout, header))


def _list_layout(found: Sequence[Mapping[str, Any]], wanted: Wanted = UNSAID) -> Any:
    for item in found[:_LOOKED_AT]:
        for kind in lists():
            if kind.fits(item):
                return kind()
        for points in (Points, Elements):
            if points.fits(item):
                return points.of(found, wanted)
    return None


def _further_pages(sheet: JsonSheet, rows: int) -> Iterator[Notice]:
    """An answer in pages says where the others are, or how many rows there are in all: this is not all of it."""
    beside = f"{sheet.head.get('head', '')}{sheet.head.get('tail', '')}"
    pages = {found[1].lower()[:4]: found[2] for found in _PAGE.finditer(beside)}
    in_all = max((int(found[1]) for found in _IN_ALL.finditer(beside)), default=0)
    number = _NUMBER_OF_PAGE.search(beside)
    if where := pages.get("next") or pages.get("prev"):
        rest = "rest is" if "next" in pages else "one before is"
        yield Notice(0, f"one page of several: the {rest} at {where}; import it, too")
    elif in_all > rows:
        yield Notice(0, f"{rows:,} of {in_all:,} rows: one page of several; import the others, too")
    elif _CUT_SHORT.search(beside) or (number and int(number[1]) > 1):
        yield Notice(0, "one page of several; import the others, too")


def _json_sheet(letters: str, chosen: Collection[str]) -> JsonSheet:
    """The first list of a JSON file that a layout knows, or that is a table. Raises ImportProblem."""
    first: Mapping[str, Any] = {}
    wrong = ""
    tabular = None
    for sheet in JsonSheet.all_of(letters):
        rows = list(islice(sheet.rows(), _LOOKED_AT))
        items = [row.cells for row in rows if not row.broken]
        if _list_layout(items) is not None:
            return sheet
        header = header_of(items)
        if known_columns(header, chosen) > len(header):
            return sheet
        if tabular is None and items and tells_events(guessed(header)):
            tabular = sheet
        first = first or next(iter(items), {})
        wrong = wrong or next((f"line {row.line}: {row.broken}" for row in rows if row.broken), "")
    if tabular is not None:
        return tabular
    found = f"its objects have {', '.join(repr(key) for key in list(first)[:12])}" if first else wrong or "no objects"
    raise ImportProblem(
        f"not a known list of objects ({found}); expected Open-Syria locations or status snapshots, "
        "US CBP wait times, answers of ACLED, UCDP or Overpass, GeoJSON points, rows of a table or a file of bordertui"
    )


def kept(layout: Any) -> Document:
    """What the record of an import keeps of a layout, so that the file is read the same way ever after."""
    inner = layout.inner if isinstance(layout, Objects) else layout
    found: Document = {"objects": layout.header} if isinstance(layout, Objects) else {}
    if isinstance(inner, PlainCsv | Points):
        found["mapping"] = inner.mapping
    if isinstance(inner, PlainCsv) and inner.shape != "events":
        found["shape"] = inner.shape
    if isinstance(inner, Points) and inner.table != Points(inner.mapping).table:
        found["shape"] = inner.table
    manners = {
        str(number): manner for number, manner in getattr(inner, "manners", {}).items() if manner not in ("dmy", ".")
    }
    return found | ({"manners": manners} if manners else {})


def reopened(imported: Document) -> tuple[Sheet, Layout]:
    """Sheet and layout of a file imported before, from what its record keeps. Raises ImportProblem as `opened`."""
    with problems_of(str(imported.get("id"))):
        if "head" not in imported:
            table = _reopened_sheet(imported)
            return table, _reopened_table(imported, table.header)
        sheet = JsonSheet(imported)
        if isinstance(header := imported.get("objects"), list):
            return sheet, Objects(_reopened_table(imported, header), header)
        if kind := next((kind for kind in lists() if kind.name == imported.get("layout")), None):
            return sheet, kind()
        points = Elements if imported.get("system") == Elements.system else Points
        mapping, manners = members(imported.get("mapping")), members(imported.get("manners"))
        return sheet, points(mapping, str(imported.get("shape") or ""), manners)


def has_columns_of(imported: Document, header: Sequence[str]) -> bool:
    """Whether a file with this header has the columns of an import: the same ones, or of points all that were taken.

    Their order and their capitals may be others, but not where a column has no name to tell it by, or one name
    twice. The header of a list of objects is that of `header_of`.
    """
    sheet, layout = reopened(imported)
    if isinstance(layout, Points):
        taken = {f"{layout.under}/{name}" for name in layout.mapping.values()}
        return bool(taken) and {*map(fold, taken)} <= {*map(fold, header)}
    before, now = ([*map(fold, names)] for names in ((layout if isinstance(layout, Objects) else sheet).header, header))
    by_name = all(now) and len({*now}) == len(now)
    return before == now or (by_name and sorted(before) == sorted(now))


def _reopened_sheet(imported: Document) -> XlsxSheet | CsvSheet:
    if "sheet" in imported:
        return XlsxSheet(imported)
    if not isinstance(imported.get("header"), str):
        raise ImportProblem("its header was not kept; expected the record of the import unchanged")
    return CsvSheet(imported)


def _reopened_table(imported: Document, header: Sequence[str]) -> Layout:
    mapping = imported.get("mapping")
    layout: Any
    if isinstance(mapping, dict):
        layout = PlainCsv(header, mapping, str(imported.get("shape") or EVENTS))
    else:
        layout = _known(header, members(imported.get("chosen")) if mapping is None else {})
    if layout is None:
        raise ImportProblem("its columns fit no known layout; expected the package that read it to be installed")
    layout.manners = {int(number): manner for number, manner in members(imported.get("manners")).items()}
    found: Layout = layout
    return found
