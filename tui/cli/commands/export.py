"""`bordertui export`: the records in other people's formats, or an imported file as it came."""

import argparse
import codecs
import sys
from datetime import UTC, datetime
from itertools import groupby

from store.disclosure import Disclosed
from store.exchange.exports.formats import FORMATS
from store.exchange.exports.original import exported
from store.exchange.exports.selection import Selection
from store.exchange.imports.layout import ImportProblem
from store.records.interface import table_of
from store.records.model import Key
from store.store import Store
from tui.cli.as_of import as_of_arguments
from tui.cli.disclosing import disclosed, output_arguments, write_out
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import open_store
from tui.cli.output import complain
from tui.cli.querying import parsed

ORIGINAL = "original"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    formats = "; ".join(f"{found.name}: {found.words}" for found in FORMATS.values())
    parser.add_argument(
        "format",
        metavar="FORMAT",
        choices=(*FORMATS, ORIGINAL),
        help=f"{formats}; {ORIGINAL}: an imported file, byte for byte but for the cells edited since",
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="QUERY",
        help=f"which events, as in `list` (default: all); for {ORIGINAL} the id of the import, where there are several",
    )
    as_of_arguments(parser)
    output_arguments(parser)
    parser.add_argument(
        "--bom", action="store_true", help="begin CSV with a byte order mark, so that Excel reads it as UTF-8"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the export; an existing file is left alone without `--force`."""
    store = open_store(arguments)
    shown = disclosed(store, arguments)
    if arguments.format == ORIGINAL:
        return _original(store, shown, arguments)
    query = parsed(arguments.words, shown)
    rows = (row for row in shown.rows.values() if query.matches(row, shown))
    chosen = frozenset(row.id for row in rows) if arguments.words else None
    if arguments.bom and not arguments.format.startswith("csv"):
        raise RefusedError(f"export {arguments.format}: --bom is for csv, csv-claims and csv-crossings")
    if arguments.format == "xlsx" and arguments.output in (None, "-") and sys.stdout.isatty():
        raise RefusedError("export xlsx: a workbook cannot be shown in a terminal; expected -o FILE")
    selection = Selection(shown, datetime.now(UTC), chosen, arguments.as_of, arguments.as_known_then)
    found = FORMATS[arguments.format]
    content = found.write(selection)
    if left_out := found.left_out(selection):
        complain(left_out)
    return write_out(codecs.BOM_UTF8 + content if arguments.bom else content, arguments, store.path)


def _original(store: Store, shown: Disclosed, arguments: argparse.Namespace) -> int:
    name = _import_named(store, arguments.words)
    private = _withheld_from(store, shown, name) if shown.withheld else 0
    if private:
        raise RefusedError(f"{name}: {private} of its records have private parts; name them with --include-private")
    try:
        original = exported(store, name)
        words = original.words() if shown.withheld else ""
    except ImportProblem as problem:
        raise RefusedError(str(problem)) from problem
    if shown.names_private(words):
        raise RefusedError(f"{name}: its rows name what is marked private; name that with --include-private")
    for record, fields in groupby(original.unwritten, lambda field: field.record):
        complain(f"{record}: the file has no cell that can hold its {', '.join(each.field for each in fields)}")
    code = write_out(original.data, arguments, store.path)
    return code or (Exit.WARNINGS if any(each.was_said for each in original.unwritten) else Exit.GOOD)


def _import_named(store: Store, words: list[str]) -> str:
    """The id of the import that is meant. Raises RefusedError where there is none."""
    names = list(store.imports)
    if len(words) == 1 and words[0] in names:
        return words[0]
    if not words and len(names) == 1:
        return names[0]
    known = ", ".join(names) or "none"
    asked = f"no import has the id {' '.join(words)!r}" if words else "expected the id of an import"
    raise RefusedError(f"{store.path}: {asked}; the imports are: {known}", Exit.NOT_FOUND)


def _withheld_from(store: Store, shown: Disclosed, name: str) -> int:
    """How many records of an import are private or have parts that are."""
    keys = (Key(table, record_id) for table in ("events", "crossings") for record_id in table_of(store, table))
    return sum(1 for key in keys if shown.has_withheld(key) and _is_in(store, key, name))


def _is_in(store: Store, key: Key, name: str) -> bool:
    """Whether an imported file has a row for a record."""
    origin = store.document(key).get("origin")
    return isinstance(origin, dict) and (origin.get("import") == name or name in (origin.get("also") or ()))
