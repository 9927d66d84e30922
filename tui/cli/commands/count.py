"""`bordertui count`: events, dead and injured by month, type, crossing and so on, as ranges over rival claims."""

import argparse
import csv
import io
from collections.abc import Iterator
from typing import Any

from store.exchange.exports.plain import neutral
from store.report.counting import NOT_TO_BE_TOLD_APART, OF_CALENDAR, Count, Counting, Range, without
from tui.cli.as_of import as_of_arguments
from tui.cli.exit_codes import Exit
from tui.cli.files import open_store
from tui.cli.output import say, say_json, say_table
from tui.cli.querying import events_found

_WAYS = ("year", "quarter", "month", "week", "type", "crossing", "actor", "source", "attribution")
_BAR = 20
"""Cells of the longest bar."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="which events, as in the dashboard (default: all)")
    parser.add_argument(
        "--by", action="append", required=True, choices=_WAYS, metavar="X", help=f"{', '.join(_WAYS)}; twice for two"
    )
    parser.add_argument("--csv", action="store_true", help="print CSV instead of text")
    as_of_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print a row a cell; nothing found is exit code 1, a wrong query 2."""
    store = open_store(arguments)
    _, found = events_found(store, arguments)
    ways = list(dict.fromkeys(arguments.by))
    counting = Counting(ways, store.meta.week_start)
    for row in found:
        counting.add_row(store, row)
    rows = counting.rows()
    if arguments.json:
        say_json([_json(row, ways) for row in rows])
    elif arguments.csv:
        for line in _csv(rows, ways).splitlines():
            say(line)
    else:
        say_table(_table(rows, ways))
    return Exit.GOOD if rows else Exit.WARNINGS


def _json(row: Count, ways: list[str]) -> dict[str, Any]:
    figures = {"killed": row.killed._asdict(), "injured": row.injured._asdict()}
    return {**dict(zip(ways, row.cells, strict=True)), "events": row.events, **figures, "contested": row.contested}


def _csv(rows: list[Count], ways: list[str]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([*ways, "events", "contested", "killed_min", "killed_max", "injured_min", "injured_max"])
    for row in rows:
        table.writerow([*map(neutral, row.cells), row.events, row.contested, *row.killed, *row.injured])
    return text.getvalue()


def _table(rows: list[Count], ways: list[str]) -> Iterator[tuple[str, ...]]:
    yield (*ways, "events", "killed", "injured", "contested", "")
    most = max((row.events for row in rows), default=1)
    for row in rows:
        bar = "█" * max(1, round(_BAR * row.events / most))
        cells = (
            cell or (NOT_TO_BE_TOLD_APART if way in OF_CALENDAR else without(way))
            for way, cell in zip(ways, row.cells, strict=True)
        )
        yield (*cells, str(row.events), _range(row.killed), _range(row.injured), str(row.contested or ""), bar)


def _range(figure: Range) -> str:
    return "" if figure == (0, 0) else figure.words()
