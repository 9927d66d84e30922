"""`bordertui status`: what each crossing is as of a date, and the event that says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tui.cli.as_of import as_of_arguments
from tui.cli.exit_codes import Exit
from tui.cli.files import file_argument, json_argument, open_store
from tui.cli.output import say, say_json, table_lines

if TYPE_CHECKING:
    import argparse

    from store.records.interface import Records
    from store.records.model import Crossing
    from store.status import Control, CrossingStanding, Holding, Permit, Row
    from store.store import Store

HELP = "show which crossings are open, to whom, and who holds each side"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="*", metavar="CROSSING", help="crossings' ids (default: all)")
    as_of_arguments(parser)
    json_argument(parser)
    file_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one line or object a crossing, in the order of the file."""
    from store.status import Standing

    store = open_store(arguments)
    day = arguments.as_of or date.today()
    standing = Standing.of(store, as_of=day, known_then=arguments.as_known_then)
    unknown = [id_ for id_ in arguments.ids if id_ not in store.crossings]
    ids = [id_ for id_ in arguments.ids or store.crossings if id_ in store.crossings]
    if arguments.json:
        say_json([_object(standing[id_], store.crossings[id_], day) for id_ in ids])
    else:
        then = ", as known then" if arguments.as_known_then else ""
        say(f"As of {day.isoformat()}{then}")
        _say_text([(standing[id_], store.crossings[id_]) for id_ in ids], store)
    return _told_of(unknown, store)


def _told_of(unknown: list[str], store: Store) -> int:
    from store.words.names import near_names
    from tui.cli.output import complain

    for id_ in unknown:
        near = " or ".join(key.id for key in near_names(store, ("crossings",), id_))
        complain(f"{store.path}: no crossing has the id {id_!r}" + (f"; did you mean {near}?" if near else ""))
    return Exit.NOT_FOUND if unknown else Exit.GOOD


def _say_text(found: list[tuple[CrossingStanding, Crossing]], records: Records) -> None:
    """A row a crossing, in columns; beneath it who may cross and by whose leave."""
    from store.status.words import standing_lines

    rows = table_lines([_row(standing, crossing, records) for standing, crossing in found])
    for row, (standing, _) in zip(rows, found, strict=True):
        say(row)
        for line in standing_lines(standing, records):
            say(f"     {line}")


def _row(standing: CrossingStanding, crossing: Crossing, records: Records) -> tuple[str, ...]:
    from store.status.words import age_wordings, holders_words
    from store.words.names import crossing_name

    return (
        f"{standing.status.hollow if standing.stale else standing.status.mark} {standing.status.letter}",
        crossing_name(crossing),
        age_wordings(standing)[0],
        " · ".join(holders_words(standing, crossing, records)),
    )


def _object(standing: CrossingStanding, crossing: Crossing, day: date) -> dict[str, Any]:
    from store.words.names import crossing_name

    return {
        "id": standing.crossing,
        "name": crossing_name(crossing),
        "as_of": day.isoformat(),
        **_memory(standing.holding, "status"),
        "modes": {mode: holding.word for mode, holding in standing.modes.items()},
        "direction": standing.direction,
        "sides": {
            side: {"by": control.by, "state": control.state.value, **_memory(control.holding, "word")}
            for side, control in standing.sides.items()
        },
        "side_status": {side: holding.word for side, holding in standing.side_status.items()},
        "hours": standing.hours,
        "who": standing.who,
        "passage": [_passage(row) for row in standing.passage],
        "permissions": [_permission(permit) for permit in standing.permissions],
        "holders": {side: [_holder(control) for control in held] for side, held in standing.holders.items()},
    }


def _passage(row: Row) -> dict[str, Any]:
    return {
        "mode": row.mode,
        "direction": row.direction,
        "value": row.holding.word,
        **_age(row.holding),
        "alternatives": list(row.holding.alternatives),
        "until": row.until or None,
        "hours": row.hours,
        "who": row.who,
        "permission": row.permission or None,
    }


def _permission(permit: Permit) -> dict[str, Any]:
    return {
        "event": permit.event,
        "kind": permit.kind,
        "by": permit.by or None,
        "basis": permit.basis,
        "modes": list(permit.modes),
        "from": permit.since.text,
        "until": permit.until.text if permit.until else None,
        "days_left": permit.days_left,
        "renewed_by": permit.renewed_by or None,
        "revoked_by": permit.revoked_by or None,
        "state": permit.state.value,
        "uncertain": permit.uncertain,
    }


def _holder(control: Control) -> dict[str, Any]:
    return {"by": control.by, "state": control.state.value, **_age(control.holding)}


def _age(holding: Holding) -> dict[str, Any]:
    return {
        "since": holding.since.text if holding.since else None,
        "event": holding.event or None,
        "reported": holding.reported.text if holding.reported else None,
        "age_days": holding.age_days,
        "stale": holding.stale,
        "uncertain": holding.uncertain,
    }


def _memory(holding: Holding, name: str) -> dict[str, Any]:
    return {name: holding.word or "unknown", **_age(holding), "alternatives": list(holding.alternatives)}
