"""`bordertui report`: the situation report on a period."""

import argparse
from calendar import monthrange
from datetime import date, timedelta

from store.disclosure import Disclosed
from store.report.build import report
from store.report.counting import week_of
from store.report.layouts import LAYOUTS, laid_out
from store.words.names import called
from tui.cli.as_of import as_of_arguments, first_day
from tui.cli.disclosing import disclosed, output_arguments, write_out
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import open_store


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--since", "--from", type=first_day, metavar="DATE", help="the first day of the period")
    parser.add_argument("--month", type=_month, metavar="YYYY-MM", help="the month to report on")
    parser.add_argument("--week", type=first_day, metavar="DATE", help="the week that contains that day")
    as_of_arguments(parser)
    parser.add_argument(
        "--crossing", action="append", default=[], metavar="ID", help="only this crossing; may be repeated"
    )
    first, *others = LAYOUTS
    among = " or ".join(filter(None, (", ".join((f"{first} (default)", *others[:-1])), *others[-1:])))
    parser.add_argument("--format", choices=tuple(LAYOUTS), default=first, help=among)
    output_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the report; an existing file is left alone without `--force`."""
    if sum(map(bool, (arguments.since, arguments.month, arguments.week))) != 1:
        raise RefusedError("no period; expected one of --since DATE, --month YYYY-MM and --week DATE")
    store = open_store(arguments)
    since, day = _period(arguments, store.meta.week_start)
    if since > day:
        raise RefusedError(f"the period would begin on {since}, after its end on {day}; expected an earlier --since")
    shown = disclosed(store, arguments)
    crossings = _crossings(shown, arguments.crossing)
    undecided = shown.undecided(store.conflicts, store)
    found = report(shown, since, day, crossings=crossings, known_then=arguments.as_known_then, undecided=undecided)
    return write_out(laid_out(found, arguments.format).encode("utf-8", "replace"), arguments, store.path)


def _month(text: str) -> date:
    """The first day of a month. Raises ArgumentTypeError for what is none."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month; expected one such as 2019-09") from error


def _period(arguments: argparse.Namespace, week_start: str) -> tuple[date, date]:
    """The first and the last day of the period; a month or a week ends by itself, unless a day is given."""
    if arguments.month:
        days = monthrange(arguments.month.year, arguments.month.month)[1]
        return arguments.month, arguments.as_of or arguments.month.replace(day=days)
    if arguments.week:
        first = week_of(arguments.week, week_start)
        return first, arguments.as_of or first + min(timedelta(days=6), date.max - first)
    return arguments.since, arguments.as_of or date.today()


def _crossings(shown: Disclosed, names: list[str]) -> tuple[str, ...]:
    """The ids of the crossings that are meant, by id or any name. Raises RefusedError where one is not known."""
    found = [called(shown, "crossings", name) for name in names]
    for name, ids in zip(names, found, strict=True):
        if len(ids) != 1:
            words = f"{name}: may be {' or '.join(ids)}" if ids else f"no crossing is called {name!r}"
            raise RefusedError(words, Exit.NOT_FOUND)
    return tuple(ids[0] for ids in found)
