"""How much of a crossing's standing fits a panel. The words themselves are the store's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.records.interface import Records
from store.records.vocabulary import Mode
from store.status.comparing import UNKNOWN, Change, HolderChange, PassageChange, PermissionChange, StatusChange
from store.status.holders import Control
from store.status.passage import BOTH_WAYS
from store.status.standing import CrossingStanding
from store.status.words import age_wordings, aged_words, ago, holder_wordings
from store.words.names import names_of
from tui.widgets.lines import Span
from tui.widgets.text import cells, middle


def age_words(standing: CrossingStanding, records: Records, known_on: date | None, width: int) -> str:
    """The status, since when, how long ago it was reported last, in the fullest wording that fits."""
    wordings = age_wordings(standing, records, known_on)
    return next((words for words in wordings if len(words) <= width), wordings[-1])


def side_words(controls: Sequence[Control], records: Records, width: int) -> str:
    """Who holds a side, with ages, in the fullest wording that fits: the age stays longer than a long name."""
    wordings = _side_wordings(controls, records)
    fitting = next((words for words in wordings if cells(words) <= width), None)
    if fitting is not None:
        return fitting
    name, plus, count = min(wordings, key=cells).partition(" +")
    return middle(name, width - cells(plus + count)) + plus + count


def otherwise(change: Change, records: Records, *, later: bool) -> Span:
    """What one change between two days makes of the other day: how it was before it, or is after it where `later`."""
    match change:
        case StatusChange():
            word = change.after if later else change.before
            unsure = change.holding.uncertain if later else change.was_uncertain
            return (word + "?" * unsure, word) if word != UNKNOWN else ("not reported", "muted")
        case PassageChange():
            way = "" if change.direction == BOTH_WAYS else f" {change.direction}"
            return (
                f"{Mode.called(change.mode)}{way} {(change.after if later else change.before) or 'not reported'}",
                "text",
            )
        case HolderChange():
            named = [_shortest(by, records) for by in (change.after if later else change.before)]
            return f"{change.side} {' + '.join(named) or 'not reported'}", "text"
        case PermissionChange():
            state = change.after if later else change.before
            return f"permission {state.value}" if state else "no permission yet", "text"
        case _:
            return "other hours" if change.about == "hours" else "others may cross", "text"


def _shortest(by: str, records: Records) -> str:
    actor = records.actors.get(by)
    return min(names_of(actor), key=cells, default=by) if actor else by


def _side_wordings(controls: Sequence[Control], records: Records) -> tuple[str, ...]:
    """Who holds a side, the fullest wording first: the age stays longer than a long name, one name longer than two."""
    if not controls:
        return ("not reported",)
    first, age = holder_wordings(controls[0], records), ago(controls[0].holding)
    more = f" +{len(controls) - 1}" if len(controls) > 1 else ""
    aged = tuple(f"{name}{more}, {age}" for name in first if age)
    return (aged_words(controls, records), *aged, *(f"{name}{more}" for name in first))
