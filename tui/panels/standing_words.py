"""How much of a crossing's standing fits a panel. The words themselves are the store's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.status.sides import side_keys
from store.status.words import age_wordings, aged_words, ago, holder_wordings, holders_words, side_words
from tui.widgets.text import cells, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.records.interface import Records
    from store.records.model import Crossing
    from store.status import Control, CrossingStanding


def age_words(standing: CrossingStanding, width: int) -> str:
    """The status, since when, how long ago it was reported last, in the fullest wording that fits."""
    wordings = age_wordings(standing)
    return next((words for words in wordings if len(words) <= width), wordings[-1])


def control_words(standing: CrossingStanding, crossing: Crossing, records: Records, width: int) -> str:
    """Who holds each side, each with its age; where that does not fit, by shorter names, then without the ages."""
    held = {side: standing.holders[side] for side in side_keys(crossing) if side in standing.holders}
    whole = " · ".join(holders_words(standing, crossing, records))
    if cells(whole) <= width or not held:
        return whole
    share = (width - 3 * (len(held) - 1)) // len(held)
    rooms = {side: share - cells(side) - 1 for side in held}
    aged = {side: _first(_aged_wordings(found, records), rooms[side]) for side, found in held.items()}
    if all(aged.values()):
        return " · ".join(f"{side} {words}" for side, words in aged.items())
    plain = " · ".join(f"{side} {side_words(found, records)}" for side, found in held.items())
    if cells(plain) <= width:
        return plain
    return " · ".join(f"{side} {_fitting(_wordings(found, records), rooms[side])}" for side, found in held.items())


def _wordings(controls: Sequence[Control], records: Records) -> tuple[str, ...]:
    """Who holds a side, the fullest wording first: one name is shorter than two."""
    more = f" +{len(controls) - 1}" if len(controls) > 1 else ""
    return tuple(f"{name}{more}" for name in holder_wordings(controls[0], records)) if controls else ("unknown",)


def _aged_wordings(controls: Sequence[Control], records: Records) -> tuple[str, ...]:
    """The same with how old the first one's report is."""
    age = controls[0].holding.age_days if controls else None
    names = _wordings(controls, records)
    return names if age is None else (aged_words(controls, records), *(f"{name}, {ago(age)}" for name in names))


def _first(wordings: Sequence[str], width: int) -> str:
    return next((words for words in wordings if cells(words) <= width), "")


def _fitting(wordings: Sequence[str], width: int) -> str:
    """The first wording that fits, else the shortest one, its name cut in the middle: many names begin alike."""
    fitting = next((words for words in wordings if cells(words) <= width), None)
    if fitting is not None:
        return fitting
    name, plus, count = min(wordings, key=cells).partition(" +")
    return middle(name, width - cells(plus + count)) + plus + count
