"""How much of a crossing's standing fits a panel. The words themselves are the store's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.status.sides import side_keys
from store.status.words import age_wordings, aged_words, ago, holder_wordings, holders_words
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
    """Who holds each side, each with its age; where that does not fit, by names that fit the share of each."""
    held = holders_words(standing, crossing, records)
    whole = " · ".join(held)
    if cells(whole) <= width or not held:
        return whole
    share = (width - 3 * (len(held) - 1)) // len(held)
    return " · ".join(
        f"{side} {_fitting(_side_wordings(standing.holders[side], records), share - cells(side) - 1)}"
        for side in side_keys(crossing)
        if side in standing.holders
    )


def _side_wordings(controls: Sequence[Control], records: Records) -> tuple[str, ...]:
    """Who holds a side, the fullest wording first: the age stays longer than a long name, one name longer than two."""
    if not controls:
        return ("unknown",)
    first, age = holder_wordings(controls[0], records), controls[0].holding.age_days
    more = f" +{len(controls) - 1}" if len(controls) > 1 else ""
    aged = () if age is None else tuple(f"{name}{more}, {ago(age)}" for name in first)
    return (aged_words(controls, records), *aged, *(f"{name}{more}" for name in first))


def _fitting(wordings: Sequence[str], width: int) -> str:
    """The first wording that fits, else the shortest one, its name cut in the middle: many names begin alike."""
    fitting = next((words for words in wordings if cells(words) <= width), None)
    if fitting is not None:
        return fitting
    name, plus, count = min(wordings, key=cells).partition(" +")
    return middle(name, width - cells(plus + count)) + plus + count
