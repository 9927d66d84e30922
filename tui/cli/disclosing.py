"""What an export or report gives out, and where it goes.

What is marked private leaves the house only when it is asked for by name, and no file is overwritten without `--force`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from store.disclosure import Disclosed
from store.file.durable import replace, status_of
from store.records.interface import table_of
from store.records.model import TABLES, Key
from store.store import Store
from store.text.folding import fold
from store.words.names import called
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import find_record
from tui.cli.output import complain, say
from tui.cli.parser import takes_a_file

ALL = "all"


def output_arguments(parser: argparse.ArgumentParser) -> None:
    """Add `-o`, `--force`, `--include-private`, `--accept` and `--withhold-near` to a sub-command."""
    takes_a_file(
        parser.add_argument("-o", "--output", metavar="OUT", help="a file, or - for standard output (the default)")
    )
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.add_argument(
        "--include-private",
        action="append",
        default=[],
        metavar="ID",
        help="include this record, its private parts and its name: an id, several separated by commas, or "
        f"{ALL}; may be repeated. Without it, nothing marked private is written",
    )
    parser.add_argument(
        "--accept",
        action="extend",
        nargs="+",
        default=[],
        metavar="NAME",
        help=(
            "let through texts you have looked at: those that come close to this private record, that are in this "
            "record, or that are these words"
        ),
    )
    parser.add_argument(
        "--withhold-near", action="store_true", help="also remove texts that come close to a private name"
    )


def disclosed(store: Store, arguments: argparse.Namespace) -> Disclosed:
    """The records without what is private, but for what is asked for.

    Standard error tells how many records were left out or have parts left out. Raises RefusedError where a record that
    is asked for is not there, or where texts come near a private name, which a person has to look at first.
    """
    ids = {name: _ids_of(store, name) for given in arguments.accept for name in (given, *_listed(given))}
    shown = Disclosed(
        store,
        frozenset(_opened(store, arguments)),
        accepted=frozenset((*chain.from_iterable(ids.values()), *map(fold, ids))),
        withhold_near=arguments.withhold_near,
    )
    known = {name for name, found in ids.items() if found or fold(name) in shown.let_go}
    for name in chain.from_iterable(_listed(given) or [given] for given in arguments.accept if given not in known):
        if name not in known:
            raise RefusedError(f"--accept {name}: no record and no text near a private name has this name")
    if shown.near:
        _tell_near(shown)
        ways = "--withhold-near takes them out; --accept NAME lets go those near or in a record, or of these words"
        raise RefusedError(ways, Exit.WARNINGS)
    if shown.withheld:
        records = "1 record is" if shown.withheld == 1 else f"{shown.withheld} records are"
        complain(f"private: {records} left out, in whole or in part; --include-private ID includes them")
    if unreadable := shown.unreadable + sum(1 for wrong in store.quarantined if wrong.key not in store):
        complain(f"{unreadable} of the records cannot be read and are left out; `bordertui check` tells which")
    return shown


def _tell_near(shown: Disclosed) -> None:
    texts = "1 text still holds" if len(shown.near) == 1 else f"{len(shown.near)} texts still hold"
    complain(f"{texts} words near a private name; nothing is written until they are looked at:")
    for near in shown.near:
        complain(f"  {near.key.table}/{near.key.id}: …{near.words}… comes near {near.private.table}/{near.private.id}")
    counted = Counter(near.found for near in shown.near)
    if len(counted) < len(shown.near):
        complain(f"the words: {', '.join(f'{found} ({times})' for found, times in counted.most_common())}")


def _listed(given: str) -> list[str]:
    """The names in an argument that may hold several, with commas."""
    return [name for each in given.split(",") if (name := each.strip())]


def _ids_of(store: Store, name: str) -> list[str]:
    """The ids of the records that are called so, of one table where that stands before the name: actors/halim."""
    table, _, own = name.partition("/")
    return (
        [*called(store, table, own)] if table in TABLES else [id_ for at in TABLES for id_ in called(store, at, name)]
    )


def _opened(store: Store, arguments: argparse.Namespace) -> Iterator[Key]:
    for name in (name for given in arguments.include_private for name in _listed(given)):
        if name == ALL:
            for table in TABLES:
                yield from (Key(table, record_id) for record_id in table_of(store, table))
        else:
            yield find_record(store, name)


def write_out(content: bytes, arguments: argparse.Namespace, data_file: Path) -> int:
    """Write to where the arguments say; the exit code. Raises FileProblem where the file cannot be written."""
    if arguments.output in (None, "-"):
        _print(content)
        return Exit.GOOD
    path = Path(arguments.output)
    there = status_of(str(path))
    if there and path.samefile(data_file):
        raise RefusedError(f"{path}: this is the data file itself; expected another name")
    if there and not arguments.force:
        raise RefusedError(f"{path}: there is already a file; --force overwrites it")
    replace(str(path), [content])
    return Exit.GOOD


def _print(content: bytes) -> None:
    """To a terminal as safe lines, to anything else byte for byte."""
    if sys.stdout.isatty():
        for line in content.decode("utf-8", "replace").splitlines():
            say(line)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
