"""How the standing of a crossing is worded: since when, how long ago it was reported, who holds each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.dates import short
from store.vocabulary import ControlState

if TYPE_CHECKING:
    from store.model import Crossing
    from store.records import Records
    from store.status.standing import Control, CrossingStanding

_MONTH = 30.44
_YEAR = 365.25


def ago(days: int) -> str:
    """How long ago, in one unit: "today", "12 d ago", "5 mo ago", "7 y ago"."""
    if days < 1:
        return "today"
    if days < 2 * _MONTH:
        return f"{days} d ago"
    if days < 2 * _YEAR:
        return f"{days / _MONTH:.0f} mo ago"
    return f"{days / _YEAR:.0f} y ago"


def age_words(standing: CrossingStanding) -> str:
    """The status with its age: "open · reported 7 y ago", "closed since 2014"; uncertain where it is left open."""
    holding = standing.holding
    word = holding.word or "nothing reported"
    if holding.uncertain:
        word = f"{word}?"
    if holding.since is None or holding.age_days is None:
        return word
    return f"{word} since {short(holding.since)} · {ago(holding.age_days)}"


def control_words(standing: CrossingStanding, crossing: Crossing, records: Records) -> str:
    """Who holds each side, by country."""
    return " · ".join(
        f"{side.country} {holder_words(standing.sides[side.country], records)}"
        for side in crossing.sides
        if side.country in standing.sides
    )


def holder_words(control: Control, records: Records) -> str:
    """Who holds a side, and how firmly where it is not simply held."""
    if not control.by:
        return "unknown"
    actor = records.actors.get(control.by)
    name = actor.name if actor and actor.name else control.by
    firmness = "" if control.state in (ControlState.HELD, ControlState.UNKNOWN) else f" ({control.state.value})"
    return f"{name}{firmness}{'?' if control.uncertain else ''}"
