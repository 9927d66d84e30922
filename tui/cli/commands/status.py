"""`bordertui status`: what each crossing is as of a date, and the event that says so."""

import argparse
from datetime import date
from typing import Any

from store.records.interface import Records
from store.records.model import Crossing
from store.status.holders import Holding
from store.status.objects import Objects
from store.status.standing import CrossingStanding, Standing
from store.status.words import age_wordings, holders_words, standing_lines
from store.store import Store
from store.words.names import crossing_name, near_names
from store.words.on_day import on_day
from tui.cli.as_of import as_of_arguments
from tui.cli.exit_codes import Exit
from tui.cli.files import open_store
from tui.cli.output import complain, say, say_json, table_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="*", metavar="CROSSING", help="crossings' ids (default: all)")
    as_of_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one line or object a crossing, in the order of the file."""
    store = open_store(arguments)
    day = arguments.as_of or date.today()
    standing = Standing.of(store, as_of=day, known_then=arguments.as_known_then)
    unknown = [id_ for id_ in arguments.ids if id_ not in store.crossings]
    ids = [id_ for id_ in arguments.ids or store.crossings if id_ in store.crossings]
    named = on_day(store, day)
    if arguments.json:
        say_json([_object(standing[id_], named.crossings[id_], standing, named) for id_ in ids])
    else:
        then = ", as known at the time" if arguments.as_known_then else ""
        say(f"As of {day.isoformat()}{then}")
        _say_text([(standing[id_], named.crossings[id_]) for id_ in ids], named, standing.known_on)
    return _told_of(unknown, store)


def _told_of(unknown: list[str], store: Store) -> int:
    for id_ in unknown:
        near = " or ".join(key.id for key in near_names(store, ("crossings",), id_))
        complain(f"{store.path}: no crossing has the id {id_!r}" + (f"; did you mean {near}?" if near else ""))
    return Exit.NOT_FOUND if unknown else Exit.GOOD


def _say_text(found: list[tuple[CrossingStanding, Crossing]], records: Records, known_on: date | None) -> None:
    """A row a crossing, in columns; beneath it who may cross and by whose leave, and what is planned."""
    rows = table_lines([_row(standing, crossing, records, known_on) for standing, crossing in found])
    for row, (standing, _) in zip(rows, found, strict=True):
        say(row)
        for line in standing_lines(standing, records):
            say(f"     {line}")


def _row(standing: CrossingStanding, crossing: Crossing, records: Records, known_on: date | None) -> tuple[str, ...]:
    return (
        f"{standing.status.hollow if standing.holding.stale else standing.status.mark} {standing.status.letter}",
        crossing_name(crossing),
        age_wordings(standing, records, known_on)[0],
        " · ".join(holders_words(standing, crossing, records)),
    )


def _object(standing: CrossingStanding, crossing: Crossing, whole: Standing, records: Records) -> dict[str, Any]:
    """One crossing as `status --json` prints it."""
    objects = Objects(records, crossing.id, whole.known_on)
    return {
        "id": standing.crossing,
        "name": crossing_name(crossing),
        "as_of": whole.as_of.isoformat(),
        **_with_age(standing.holding, "status", objects),
        "modes": {mode: holding.word for mode, holding in standing.modes.items()},
        "direction": standing.direction,
        "sides": {
            side: {"by": control.by, "state": control.state.value, **_with_age(control.holding, "word", objects)}
            for side, control in standing.sides.items()
        },
        "side_status": {side: holding.word for side, holding in standing.side_status.items()},
        "hours": standing.hours,
        "who": standing.who,
        "passage": [objects.row(row) for row in standing.passage],
        "permissions": [objects.permit(permit) for permit in standing.permissions],
        "plans": [objects.plan(plan) for plan in standing.plans],
        "holders": {side: [objects.holder(control) for control in held] for side, held in standing.holders.items()},
    }


def _with_age(holding: Holding, name: str, objects: Objects) -> dict[str, Any]:
    """The value under this name, then its age and the values of rival claims."""
    return {name: holding.word or "unknown", **objects.age(holding)}
