"""A crossing's standing in words: since when, how long ago it was reported, who holds a side. Owns the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.dates import short
from store.records.vocabulary import ControlState
from store.words.names import names_of

if TYPE_CHECKING:
    from store.records.interface import Records
    from store.records.model import Crossing
    from store.status.holders import Control, CrossingStanding

_MONTH = 30.44
_YEAR = 365.25


def ago(days: int) -> str:
    """How long ago, in whole units that have passed: "today", "12 d ago", "5 mo ago", "7 y ago"."""
    if days < 1:
        return "today"
    if days < 2 * _MONTH:
        return f"{days} d ago"
    if days < 2 * _YEAR:
        return f"{int(days / _MONTH)} mo ago"
    return f"{int(days / _YEAR)} y ago"


def age_wordings(standing: CrossingStanding) -> tuple[str, ...]:
    """The status, since when, how long ago it was reported last: the fullest wording first, the shortest last."""
    holding = standing.holding
    word = (holding.word or "nothing reported") + ("?" if holding.uncertain else "")
    if holding.since is None or holding.age_days is None:
        return (word,)
    since, age = short(holding.since), ago(holding.age_days)
    return (
        f"{word} since {since}, last reported {age}",
        f"{word} since {since} · {age}",
        f"{word} · {since} · {age}",
        f"{word} · {age}",
        word,
    )


def holder_words(control: Control, records: Records) -> str:
    """Who holds a side, and how firmly where it is not simply held."""
    return holder_wordings(control, records)[0]


def holder_wordings(control: Control, records: Records) -> tuple[str, ...]:
    """The same by each of the holder's names, the one it is called by first."""
    if not control.by:
        return ("unknown",)
    actor = records.actors.get(control.by)
    firmness = "" if control.state in (ControlState.HELD, ControlState.UNKNOWN) else f" ({control.state.value})"
    behind = f"{firmness}{'?' if control.uncertain else ''}"
    return tuple(f"{name}{behind}" for name in (names_of(actor) if actor else ()) or (control.by,))


def holders_words(standing: CrossingStanding, crossing: Crossing, records: Records) -> tuple[str, ...]:
    """Who holds each side, by country: `IQ Iraqi government`."""
    return tuple(
        f"{side.country} {holder_words(standing.sides[side.country], records)}"
        for side in crossing.sides
        if side.country in standing.sides
    )
