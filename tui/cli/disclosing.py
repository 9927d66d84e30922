"""`--include-private`: what is marked private leaves the house only when it is asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.model import TABLES, Key
from store.words.names import table_of
from tui.cli.files import find_record
from tui.cli.output import complain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from store.disclosure import Disclosed
    from store.store import Store

ALL = "all"


def private_argument(parser: argparse.ArgumentParser) -> None:
    """Add `--include-private` to a sub-command."""
    parser.add_argument(
        "--include-private",
        action="append",
        default=[],
        metavar="ID",
        help="do not leave out this record, its private parts, or its name; an id, several with commas, or "
        f"{ALL}; may be given again. Without it nothing marked private is written",
    )


def disclosed(store: Store, arguments: argparse.Namespace) -> Disclosed | None:
    """The records without what is private, but for what is asked for; None where such a name is unknown.

    Standard error tells how many records were left out or have parts left out.
    """
    from store.disclosure import Disclosed

    opened = list(_opened(store, arguments))
    if None in opened:
        return None
    shown = Disclosed(store, frozenset(key for key in opened if key))
    if shown.withheld:
        records = "1 record is" if shown.withheld == 1 else f"{shown.withheld} records are"
        complain(f"private: {records} left out, in whole or in part; --include-private ID includes them")
    if shown.unreadable:
        complain(f"{shown.unreadable} of the records cannot be read and are left out; `bordertui check` tells which")
    return shown


def _opened(store: Store, arguments: argparse.Namespace) -> Iterator[Key | None]:
    for name in (name.strip() for given in arguments.include_private for name in given.split(",")):
        if name == ALL:
            for table in TABLES:
                yield from (Key(table, record_id) for record_id in table_of(store, table))
        elif name:
            yield find_record(store, name)
