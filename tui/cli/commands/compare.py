"""`bordertui compare`: what is different at each crossing between two days, and what happened in between."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from store.dates import date_words, short
from store.records.interface import Records
from store.report.changing import change_words, ended, is_over
from store.report.counting import Between, Range, between
from store.status.comparing import Change, HolderChange, PassageChange, PermissionChange, StatusChange, differences
from store.status.sides import Sides
from store.status.standing import Standing
from store.words.names import crossing_name
from store.words.on_day import on_day
from tui.cli.as_of import understood_day
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import open_store
from tui.cli.output import say, say_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "day", type=understood_day, metavar="DAY", help="the first day, in any form a date can be typed"
    )
    parser.add_argument("until", type=understood_day, nargs="?", metavar="DAY", help="the second day (default: today)")


def run(arguments: argparse.Namespace) -> int:
    """Print the differences; exit code 1 where there are none, 2 where the second day is not the later one."""
    store = open_store(arguments)
    first, second = arguments.day, arguments.until or date.today()
    if second < first:
        raise RefusedError(f"{second} lies before {first}; expected the earlier day first")
    standing = Standing.of(store, second)
    before = standing.at(first)
    found = {
        id_: list(differences(before[id_], standing[id_], Sides(crossing).directions))
        for id_, crossing in store.crossings.items()
    }
    lies_between = between(store, first, second)
    if arguments.json:
        crossings = [{"id": id_, "changes": [_json(change) for change in changes]} for id_, changes in found.items()]
        sums = {name: figure._asdict() for name, figure in lies_between._asdict().items()}
        say_json({"from": first.isoformat(), "to": second.isoformat(), "crossings": crossings, **sums})
    else:
        for line in _lines(found, lies_between, first, second, on_day(store, second)):
            say(line)
    return Exit.GOOD if any(found.values()) else Exit.WARNINGS


def _json(change: Change) -> dict[str, Any]:
    """A change as scripts have it; `uncertain` stands with what is not sure afterwards."""
    words: dict[str, Any] = {"before": change.before, "after": change.after}
    unsure = False
    match change:
        case StatusChange():
            found, unsure = {"about": "status"}, change.holding.uncertain
        case PassageChange():
            found = {"about": "passage", "mode": change.mode, "direction": change.direction}
            unsure = change.row is not None and change.row.holding.uncertain
        case HolderChange():
            found = {"about": "holder", "side": change.side}
            unsure = any(one.holding.uncertain for one in change.controls)
        case PermissionChange():
            found, unsure = {"about": "permission", "permission": change.permission}, change.permit.uncertain
            words = {"before": change.before.value if change.before else None, "after": change.after.value}
        case _:
            found = {"about": change.about}
    return {**found, **words, "event": change.event or None, **({"uncertain": True} if unsure else {})}


def _lines(
    found: dict[str, list[Change]], lies_between: Between, first: date, second: date, store: Records
) -> Iterator[str]:
    yield f"From {short(first.isoformat())} to {short(second.isoformat())}"
    for id_, changes in found.items():
        if changes:
            yield ""
            yield crossing_name(store.crossings[id_])
            yield from (f"    {change_words(change, store)}{_event(change, second, store)}" for change in changes)
    same = [crossing_name(store.crossings[id_]) for id_, changes in found.items() if not changes]
    if same:
        yield ""
        yield f"No difference at {', '.join(same)}."
    yield ""
    toll = f"{_sum(lies_between.killed, ('killed',))}, {_sum(lies_between.injured, ('injured',))}"
    yield f"In between: {_sum(lies_between.events, ('event', 'events'))}, {toll}."


def _event(change: Change, day: date, store: Records) -> str:
    """The event that made it so, by its coming or its end: its title, day and id."""
    row = store.rows.get(change.event)
    if row is None:
        return ""
    over = " is over" if is_over(change, store.event(row.id), day) else ""
    last = f"last day {short(found)}" if (found := ended(change)) else date_words(row.date, "undated")
    return f" — {row.title or row.id}, {last} ({row.id}){over}"


def _sum(figure: Range, nouns: Sequence[str]) -> str:
    return f"{figure.words()} {nouns[0] if figure == (1, 1) else nouns[-1]}"
