"""`bordertui report`: the situation report on a period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.report.layouts import LAYOUTS
from tui.cli.as_of import as_of_arguments, first_day
from tui.cli.disclosing import disclosed, private_argument
from tui.cli.exit_codes import Exit
from tui.cli.files import file_argument, open_store
from tui.cli.output import complain
from tui.cli.writing import output_arguments, write_out

if TYPE_CHECKING:
    import argparse

    from store.disclosure import Disclosed

HELP = "write a situation report: status, what changed, incidents with every figure attributed, sources"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--since", type=first_day, required=True, metavar="DATE", help="the first day of the period")
    as_of_arguments(parser)
    parser.add_argument(
        "--crossing", action="append", default=[], metavar="ID", help="this crossing only; may be given again"
    )
    parser.add_argument("--format", choices=tuple(LAYOUTS), default="text", help="text (default), md, or html")
    output_arguments(parser)
    private_argument(parser)
    file_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the report; an existing file is left alone without `--force`."""
    from store.report.build import report
    from store.report.layouts import laid_out

    day = arguments.as_of or date.today()
    if arguments.since > day:
        complain(f"the period would begin on {arguments.since}, after its end on {day}; expected an earlier --since")
        return Exit.REFUSED
    store = open_store(arguments)
    shown = disclosed(store, arguments)
    crossings = _crossings(shown, arguments.crossing) if shown else None
    if shown is None or crossings is None:
        return Exit.NOT_FOUND
    found = report(shown, arguments.since, day, crossings=crossings, known_then=arguments.as_known_then)
    return write_out(laid_out(found, arguments.format).encode("utf-8", "replace"), arguments, store.path)


def _crossings(shown: Disclosed, names: list[str]) -> tuple[str, ...] | None:
    """The crossings that are meant, by id or any name; None, and why, where one is not known."""
    from store.words.names import called

    found = [called(shown, "crossings", name) for name in names]
    for name, ids in zip(names, found, strict=True):
        if len(ids) != 1:
            complain(f"{name}: may be {' or '.join(ids)}" if ids else f"no crossing is called {name!r}")
    return tuple(ids[0] for ids in found) if all(len(ids) == 1 for ids in found) else None
