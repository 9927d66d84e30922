"""`bordertui import`: other people's files into a data file, after a preview and a question."""

import argparse
import json
import os
import sys
from collections.abc import Generator
from pathlib import Path
from time import monotonic

from store.exchange.imports.account import Wanted
from store.exchange.imports.columns import column_names
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.own import carries_claims
from store.exchange.imports.reading import finished
from store.exchange.plan.compare import import_steps
from store.exchange.plan.plan import Plan
from store.file.errors import FileProblem
from store.file.reader import open_regular
from store.records.collector import collector_at_rest
from store.store import Store
from tui.cli import running
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import open_for_dry_run, open_or_begin, save
from tui.cli.input import bytes_of
from tui.cli.output import complain, say, say_json, tell_on_one_line
from tui.cli.parser import takes_a_file

_SHOWN = 8
_MOMENT, _WHILE = 0.5, 15.0
"""Seconds after which it is told how far it is, on the last line of a terminal, and as a line of its own elsewhere."""
_MANY = 20_000
"""So many records take a while to be written."""
_STREAM = "-"
_EXPECTED = "--mapping as in date=When,title=What, --columns with a JSON file, and --distance as in 25, in kilometres"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    takes_a_file(parser.add_argument("files", nargs="+", metavar="FILE", help="what to import; - for standard input"))
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--dry-run", action="store_true", help="show what would be done, and do nothing")
    parser.add_argument("--all", action="store_true", help="show every row in the preview, not just the first ones")
    parser.add_argument(
        "--distance",
        type=float,
        default=25.0,
        metavar="KM",
        help="how close an event must be to a crossing to belong to it, in kilometres (25)",
    )
    parser.add_argument(
        "--mapping",
        default="",
        metavar="FIELD=COLUMN,…",
        help="a table's columns, where the guess is wrong: date=When,title=What,tags=; a second What is 'What (2)'",
    )
    parser.add_argument(
        "--columns",
        default="",
        metavar="FILE",
        help="as --mapping, from a JSON file: an object of fields and columns, or what --dry-run --json printed",
    )
    parser.add_argument("--encoding", default="", metavar="NAME", help="the encoding of the file, such as cp1256")
    parser.add_argument("--sheet", default="", metavar="NAME", help="the sheet of the workbook that holds the table")
    parser.add_argument("--dates", default="", metavar="ORDER", help="the order of numeric dates: dmy, mdy or ymd")
    parser.add_argument("--decimal", default="", metavar="SIGN", help="the decimal sign of its numbers: . or ,")
    parser.add_argument(
        "--as", dest="shape", default="", metavar="KIND", help="what a row is: crossings, events or board"
    )


def run(arguments: argparse.Namespace) -> int:
    """Preview, ask and import each file in turn. Exit 1 where anything was dropped, warned about or is to be asked."""
    mapping = _mapping(arguments.mapping, arguments.columns)
    if not 0 <= arguments.distance <= 20_000:
        raise RefusedError(f"import: expected {_EXPECTED}")
    if not (arguments.yes or arguments.dry_run or _can_ask(arguments.files)):
        raise RefusedError(
            "import: there is no terminal to ask on; expected --yes to import, or --dry-run to preview it"
        )
    with collector_at_rest():
        store = open_for_dry_run(arguments) if arguments.dry_run else open_or_begin(arguments)
        codes = [_or_interrupted(store, name, mapping, arguments) for name in sorted(arguments.files, key=_has_claims)]
    return max(codes)


def _or_interrupted(store: Store, name: str, mapping: dict[str, str], arguments: argparse.Namespace) -> int:
    """Take a file in, and say what stands where that is interrupted."""
    before = len(running.command().stores)
    try:
        with running.interruptible():
            return _take_in(store, name, mapping, arguments)
    except KeyboardInterrupt:
        is_in = len(running.command().stores) > before
        complain(
            f"{name}: interrupted; {f'it is imported into {store.path}' if is_in else 'nothing of it was imported'}"
        )
        raise


def _take_in(store: Store, name: str, mapping: dict[str, str], arguments: argparse.Namespace) -> int:
    try:
        data = sys.stdin.buffer.read() if name == _STREAM else bytes_of(name)
        file = "standard input" if name == _STREAM else _told_name(name)
        wanted = Wanted(arguments.dates, arguments.decimal, arguments.encoding, arguments.sheet, arguments.shape)
        steps = import_steps(store, data, file, arguments.distance, mapping, wanted)
        plan: Plan = finished(_with_progress(steps, file))
    except (ImportProblem, FileProblem) as problem:
        complain(f"{name}: {problem.message}" if isinstance(problem, FileProblem) else str(problem))
        return Exit.REFUSED
    if done := bool(arguments.yes and not plan.is_empty and not arguments.dry_run and not plan.question):
        # Before a word is written: whoever reads the preview may go away in the middle of it.
        _import(store, plan)
    _show(plan, arguments, done=done)
    code = Exit.GOOD if plan.is_clean else Exit.WARNINGS
    if plan.question:
        complain(f"{plan.file}: {plan.question}")
    if plan.is_empty:
        return _told("nothing to do: everything is here already", arguments, code)
    if arguments.dry_run or (plan.question and arguments.yes):
        return _told("nothing was changed", arguments, code)
    if not arguments.yes:
        if not _agreed(f"import {plan.file}?"):
            return _told("not imported", arguments, code)
        _import(store, plan)
    return _told(f"imported into {store.path}", arguments, code)


def _has_claims(name: str) -> bool:
    """Whether a file is our own table of claims: their events come first. A pipe is not looked into, nor waited for."""
    try:
        with os.fdopen(open_regular(name), "rb") as file:
            return carries_claims(file.read(1 << 14))
    except OSError:
        return False


def _told_name(path: str) -> str:
    """A file's name as it can stand in a record: bytes that are no UTF-8 become question marks."""
    return os.fsencode(Path(path).name).decode("utf-8", "replace")


def _with_progress(steps: Generator[float, None, Plan], file: str) -> Generator[float, None, Plan]:
    """The steps, with how much is done where they take longer than a moment; not so often where no terminal is."""
    on_terminal = sys.stderr.isatty()
    shown = started = monotonic()
    while True:
        try:
            done = next(steps)
        except StopIteration as ended:
            if on_terminal and shown > started:
                tell_on_one_line("")
            plan: Plan = ended.value
            return plan
        if monotonic() - shown > (_MOMENT if on_terminal else _WHILE):
            shown = monotonic()
            words = f"{file}: {done:.0%} read and compared"
            if on_terminal:
                tell_on_one_line(f"{words}; ctrl+c stops, and nothing is changed")
            else:
                complain(words)
        yield done


def _import(store: Store, plan: Plan) -> None:
    if len(plan.edits) > _MANY:
        complain(f"{plan.file}: {len(plan.edits):,} records are written")
    store.apply(plan.change())
    save(store)


def _show(plan: Plan, arguments: argparse.Namespace, *, done: bool) -> None:
    if arguments.json:
        say_json(plan.summary())
        return
    for line in plan.lines(None if arguments.all else _SHOWN, done=done):
        say(line)


def _told(words: str, arguments: argparse.Namespace, code: Exit) -> Exit:
    if not arguments.json:
        say(words)
    return code


def _can_ask(files: list[str]) -> bool:
    return sys.stdin.isatty() and _STREAM not in files


def _agreed(question: str) -> bool:
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _mapping(words: str, path: str) -> dict[str, str]:
    """Columns by field, from a file and then from words. Raises RefusedError where they are no such list."""
    pairs = [pair.partition("=") for pair in words.split(",") if pair.strip()]
    kept = _kept(path) if path else {}
    if not all(sign for _, sign, _ in pairs):
        raise RefusedError(f"import: expected {_EXPECTED}")
    return kept | {field.strip(): column.strip() for field, _, column in pairs}


def _kept(path: str) -> dict[str, str]:
    """A kept choice of columns: fields with their columns, or the account that a dry run printed, changed or not."""
    try:
        found = json.loads(bytes_of(path))
    except (OSError, ValueError) as problem:
        raise RefusedError(f"{path}: cannot be read as JSON: {problem}; expected {_EXPECTED}") from problem
    columns = found.get("columns", found) if isinstance(found, dict) else found
    if isinstance(columns, list):
        named = [each for each in columns if isinstance(each, dict)]
        names = column_names([str(each.get("name", "")) for each in named])
        taken = ((each, name) for each, name in zip(named, names, strict=True) if each.get("taken_as"))
        return {str(each.get("key") or each["taken_as"]): name for each, name in taken}
    if not isinstance(columns, dict):
        raise RefusedError(f"{path}: neither columns nor the output of a dry run; expected {_EXPECTED}")
    return {str(field): str(column or "") for field, column in columns.items()}
