"""How much of a crossing's standing fits a panel. The words themselves are the store's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.status.words import age_wordings, ago, holder_wordings, holder_words, holders_words
from tui.widgets.text import cells, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.records.interface import Records
    from store.records.model import Crossing
    from store.status import CrossingStanding

__all__ = ["age_words", "ago", "control_words", "holder_words"]


def age_words(standing: CrossingStanding, width: int) -> str:
    """The status, since when, how long ago it was reported last, in the fullest wording that fits."""
    wordings = age_wordings(standing)
    return next((words for words in wordings if len(words) <= width), wordings[-1])


def control_words(standing: CrossingStanding, crossing: Crossing, records: Records, width: int) -> str:
    """Who holds each side, by country; where both do not fit, by a name that fits the share of each."""
    held = holders_words(standing, crossing, records)
    whole = " · ".join(held)
    if cells(whole) <= width or not held:
        return whole
    share = (width - 3 * (len(held) - 1)) // len(held)
    return " · ".join(
        f"{side.country} {_fitting(holder_wordings(standing.sides[side.country], records), share - 3)}"
        for side in crossing.sides
        if side.country in standing.sides
    )


def _fitting(wordings: Sequence[str], width: int) -> str:
    """The first wording that fits, else the shortest one, cut."""
    return next((words for words in wordings if cells(words) <= width), None) or cut(min(wordings, key=cells), width)
