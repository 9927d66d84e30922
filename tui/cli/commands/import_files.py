"""`bordertui import`: other people's files into a data file, after a preview. Owns the question and the exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.file.errors import FileProblem
from tui.cli.documents import bytes_of
from tui.cli.exit_codes import Exit
from tui.cli.files import file_argument, json_argument, open_or_begin, save
from tui.cli.output import complain, say, say_json
from tui.cli.parser import takes_a_file

if TYPE_CHECKING:
    import argparse

    from store.exchange.plan.plan import Plan
    from store.store import Store

HELP = "take in files of ACLED, UCDP GED, Open-Syria, US CBP, GeoJSON points, CSV, or of bordertui, after a preview"

_SHOWN = 8
_STREAM = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    takes_a_file(parser.add_argument("files", nargs="+", metavar="FILE", help="what to take in; - for standard input"))
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--dry-run", action="store_true", help="show what would be done and do nothing")
    parser.add_argument("--all", action="store_true", help="show every row in the preview, not only the first ones")
    parser.add_argument(
        "--distance", type=float, default=25.0, metavar="KM", help="how near to a crossing an event belongs to it (25)"
    )
    parser.add_argument(
        "--mapping",
        default="",
        metavar="FIELD=COLUMN,…",
        help="the columns of a plain CSV file, where the guess is wrong: date=When,title=What,tags=",
    )
    json_argument(parser)
    file_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Preview, ask and import each file in turn. Exit 2 where one was refused; warnings are no failure."""
    from store.records.collector import collector_at_rest

    mapping = _mapping(arguments.mapping)
    if mapping is None or not 0 <= arguments.distance <= 20_000:
        complain("import: expected --mapping as in date=When,title=What and --distance as in 25, in kilometres")
        return Exit.REFUSED
    if not (arguments.yes or arguments.dry_run or _can_ask(arguments.files)):
        complain("import: there is no terminal to ask on; expected --yes to import, or --dry-run to see the preview")
        return Exit.REFUSED
    with collector_at_rest():
        store = open_or_begin(arguments)
        codes = [_take_in(store, name, mapping, arguments) for name in arguments.files]
    return max(codes)


def _take_in(store: Store, name: str, mapping: dict[str, str], arguments: argparse.Namespace) -> int:
    from store.exchange.imports.layout import ImportProblem
    from store.exchange.imports.reading import finished
    from store.exchange.plan.compare import import_steps

    try:
        data = sys.stdin.buffer.read() if name == _STREAM else bytes_of(name)
        file = "standard input" if name == _STREAM else _told_name(name)
        plan: Plan = finished(import_steps(store, data, file, arguments.distance, mapping))
    except ImportProblem as problem:
        complain(str(problem))
        return Exit.REFUSED
    except FileProblem as problem:
        complain(f"{name}: {problem.message}")
        return Exit.REFUSED
    if arguments.yes and plan.edits and not arguments.dry_run:
        # Before a word is written: whoever reads the preview may go away in the middle of it.
        _import(store, plan)
    _show(plan, arguments)
    if not plan.edits:
        return _told("nothing to do: all of it is here already", arguments)
    if arguments.dry_run:
        return _told("nothing was changed", arguments)
    if not arguments.yes:
        if not _agreed(f"import {plan.file}?"):
            return _told("not imported", arguments)
        _import(store, plan)
    return _told(f"imported into {store.path}", arguments)


def _told_name(path: str) -> str:
    """A file's name as it can stand in a record: bytes that are no UTF-8 become question marks."""
    return os.fsencode(Path(path).name).decode("utf-8", "replace")


def _import(store: Store, plan: Plan) -> None:
    store.apply(plan.change())
    save(store)


def _show(plan: Plan, arguments: argparse.Namespace) -> None:
    if arguments.json:
        say_json(plan.summary())
        return
    for line in plan.lines(None if arguments.all else _SHOWN):
        say(line)


def _told(words: str, arguments: argparse.Namespace) -> Exit:
    if not arguments.json:
        say(words)
    return Exit.GOOD


def _can_ask(files: list[str]) -> bool:
    return sys.stdin.isatty() and _STREAM not in files


def _agreed(question: str) -> bool:
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _mapping(words: str) -> dict[str, str] | None:
    """Columns by field; None where the words are no such list."""
    pairs = [pair.partition("=") for pair in words.split(",") if pair.strip()]
    if any(not sign for _, sign, _ in pairs):
        return None
    return {field.strip(): column.strip() for field, _, column in pairs}
