"""How the standing of a crossing is worded: since when, how long ago it was reported, who holds each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.dates import short
from store.vocabulary import ControlState
from tui.text import cells, cut

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


def age_words(standing: CrossingStanding, width: int) -> str:
    """The status, since when, how long ago it was reported last, in the fullest wording that fits."""
    holding = standing.holding
    word = (holding.word or "nothing reported") + ("?" if holding.uncertain else "")
    if holding.since is None or holding.age_days is None:
        return word
    since, age = short(holding.since), ago(holding.age_days)
    wordings = (
        f"{word} since {since}, last reported {age}",
        f"{word} since {since} · {age}",
        f"{word} · {since} · {age}",
        f"{word} · {age}",
    )
    return next((words for words in wordings if len(words) <= width), word)


def control_words(standing: CrossingStanding, crossing: Crossing, records: Records, width: int) -> str:
    """Who holds each side, by country; where both do not fit, each gets its share."""
    held = [
        f"{side.country} {holder_words(standing.sides[side.country], records)}"
        for side in crossing.sides
        if side.country in standing.sides
    ]
    whole = " · ".join(held)
    if cells(whole) <= width or not held:
        return whole
    share = (width - 3 * (len(held) - 1)) // len(held)
    return " · ".join(cut(words, share) for words in held)


def holder_words(control: Control, records: Records) -> str:
    """Who holds a side, and how firmly where it is not simply held."""
    if not control.by:
        return "unknown"
    actor = records.actors.get(control.by)
    name = actor.name if actor and actor.name else control.by
    firmness = "" if control.state in (ControlState.HELD, ControlState.UNKNOWN) else f" ({control.state.value})"
    return f"{name}{firmness}{'?' if control.uncertain else ''}"
