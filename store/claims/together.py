"""Whether all that is said of one thing can be true at once, by one rule for each kind of thing.

| about | can be true together when |
|---|---|
| counts (killed, injured, captured, displaced, count) | some number fits all |
| date | some day fits all |
| status | a side has one word, and no mode passes in one and not in another; `unknown` fits all |
| control | a side has a holder that all name |
| perpetrator | all name a common actor |
| volume | of the same, in the same time and direction, some number fits all |
| distance | within 3 %, within 10 % where one is approximate |
| bearing | within 45° |
| use, purpose, assessment, target | always: a place has many uses |
| anything else | some number fits all, or the same words |

Claims are never compared each with each, so that thousands about one figure take no longer than so many about different
ones. Each claim narrows what is left: a range of numbers, stretches of days, the words that all name. Where nothing is
left, or what is left is denied, they cannot all be true, even though each two of them might be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import reduce
from math import inf
from typing import Any, TypeAlias

from store.claims.measures import read_direction, read_distance
from store.claims.stances import asserts, denies
from store.claims.values import COUNTED, NOBODY, count_of, date_of, modes_of, side_of, state_of, volume_of, words_of
from store.dates.order import days_of, stretches
from store.records.counts import Count
from store.records.model import Claim
from store.records.vocabulary import About, ControlState, Status

Range: TypeAlias = tuple[float, float]
Values: TypeAlias = list[Any]
_EXACT, _APPROXIMATE = 0.03, 0.10
_DEGREES = 45.0
_MANY_HOLDERS = frozenset({ControlState.SHARED.value, ControlState.CONTESTED.value, ControlState.UNKNOWN.value})
"""The words of control under which anyone may hold a side."""


def can_all_be_true(claims: Sequence[Claim]) -> bool:
    """Whether comparable claims, those of one topic, can all be true. Only assertions and denials speak of it."""
    if len(claims) < 2:
        return True
    asserted = [claim.value for claim in claims if asserts(claim)]
    denied = [claim.value for claim in claims if denies(claim)]
    if not asserted:
        return True
    if None in denied:
        return False
    return _fit(claims[0].about, asserted, denied)


def can_both_be_true(about: str, one: Any, other: Any) -> bool:
    """Whether two values of the thing `about` can be true at once. What cannot be read contradicts nothing."""
    return one is None or other is None or one == other or _fit(about, [one, other], [])


def denial_covers(about: str, denied: Any, asserted: Any) -> bool:
    """Whether denying one value leaves nothing of the asserted one; a denial without a value denies all."""
    return denied is None or not _fit(about, [asserted], [denied])


def _fit(about: str, asserted: Values, denied: Values) -> bool:
    known = About.find(about)
    fit = _RULES.get(known, _words_fit) if known else _words_fit
    return fit([value for value in asserted if value is not None], denied)


def reach(claim: Claim) -> Range:
    """Return the range of values that can be true together with this claim's; everything where none is known."""
    known = About.find(claim.about)
    ends: list[float] = []
    if known in COUNTED and (count := count_of(claim.value)):
        ends.extend(_of_count(count))
    elif known is About.DATE and (date := date_of(claim.value)):
        ends.extend(end for stretch in stretches(date) for end in stretch)
    return min(ends, default=-inf), max(ends, default=inf)


def _counts_fit(asserted: Values, denied: Values) -> bool:
    said = [_of_count(count) for value in asserted if (count := count_of(value))]
    refused = [_of_count(count) for value in denied if (count := count_of(value)) and count.low is not None]
    common = (max((low for low, _ in said), default=-inf), min((high for _, high in said), default=inf))
    return common[0] <= common[1] and not _any_is_covered([[each] for each in (*said, common)], refused)


def _volumes_fit(asserted: Values, denied: Values) -> bool:
    """Return whether the counts agree of all that is the same kind of traffic, over the same time and direction."""
    measures = {volume[1:] for value in asserted if (volume := volume_of(value))}
    told = [[value for value in values if isinstance(value, dict)] for values in (asserted, denied)]
    return all(_counts_fit(*([_counted(value, of) for value in values] for values in told)) for of in measures)


def _counted(value: dict[str, Any], measure: tuple[str, str, str]) -> Any:
    """The count of a volume; none of another measure."""
    volume = volume_of(value)
    return value["count"] if volume and volume[1:] == measure else None


def _of_count(count: Count) -> Range:
    return (-inf if count.low is None else count.low, inf if count.high is None else count.high)


def _dates_fit(asserted: Values, denied: Values) -> bool:
    said = [date for value in asserted if (date := date_of(value))]
    left: list[Range] = [(-inf, inf)]
    for date in said:
        left = _common(left, stretches(date))
    if not left:
        return False
    refused = [days_of(date) for value in denied if (date := date_of(value))]
    return not said or not _any_is_covered([*([days_of(date)] for date in said), left], refused)


def _common(some: list[Range], others: list[Range]) -> list[Range]:
    both = {(max(a, c), min(b, d)) for a, b in some for c, d in others if a <= d and c <= b}
    return sorted(both)


def _any_is_covered(said: Iterable[list[Range]], refused: list[Range]) -> bool:
    """Return whether the denials, taken together, leave nothing of any asserted value."""
    taken: list[Range] = []
    for low, high in sorted(refused):
        if taken and low <= taken[-1][1] + 1:
            taken[-1] = (taken[-1][0], max(taken[-1][1], high))
        else:
            taken.append((low, high))
    starts = [low for low, _ in taken]
    for ranges in said:
        places = [(bisect_right(starts, low) - 1, high) for low, high in ranges]
        if all(at >= 0 and taken[at][1] >= high for at, high in places):
            return True
    return False


def _statuses_fit(asserted: Values, denied: Values) -> bool:
    """Return whether each side has one status and one passage a mode; a claim without a side is of every side."""
    told: dict[str, dict[Hashable, set[str]]] = {}
    for value in asserted:
        of_side = told.setdefault(side_of(value), {})
        if (state := state_of(value)) and state != Status.UNKNOWN.value:
            of_side.setdefault(None, set()).add(state)
        for mode, passage in modes_of(value).items():
            of_side.setdefault(mode, set()).add(passage)
    everywhere = told.pop("", {})
    for of_side in (everywhere, *told.values()):
        if any(len(words | everywhere.get(what, set())) > 1 for what, words in of_side.items()):
            return False
    return not _names_what_is_denied(asserted, denied)


def _holders_fit(asserted: Values, denied: Values) -> bool:
    """Return whether each side has a holder that all name; in shared, contested or unknown control anyone may be."""
    told: dict[str, list[frozenset[str]]] = {}
    for value in asserted:
        part = value if isinstance(value, dict) else {"by": value}
        if state_of(part) not in _MANY_HOLDERS:
            told.setdefault(side_of(value), []).append(words_of(part.get("by")))
    everywhere = told.pop("", [])
    sides = [everywhere, *([*everywhere, *named] for named in told.values())]
    return all(map(_share_a_word, sides)) and not _names_what_is_denied(asserted, denied)


def _share_a_word(named: Iterable[frozenset[str]]) -> bool:
    known = [words - NOBODY for words in named if words - NOBODY]
    return not known or bool(reduce(frozenset.intersection, known))


def _actors_fit(asserted: Values, denied: Values) -> bool:
    return _share_a_word(map(words_of, asserted)) and not _names_what_is_denied(asserted, denied)


def _distances_fit(asserted: Values, denied: Values) -> bool:
    """Return whether the least and the greatest distance agree, within the tolerance of the less exact of the two."""
    said = [distance for value in asserted if (distance := read_distance(value))]
    every = [distance.km for distance in said]
    about = [distance.km for distance in said if distance.approximate]
    exact = [distance.km for distance in said if not distance.approximate]
    near = _within(exact, exact, _EXACT) and _within(every, about, _APPROXIMATE)
    return near and not _names_what_is_denied(asserted, denied)


def _within(some: list[float], others: list[float], share: float) -> bool:
    if not some or not others:
        return True
    pairs = ((min(some), max(others)), (min(others), max(some)))
    return all(abs(one - other) <= share * max(abs(one), abs(other)) for one, other in pairs)


def _bearings_fit(asserted: Values, denied: Values) -> bool:
    """Return whether all bearings lie within one arc, measured as turns to the left or right of the first."""
    said = [way.degrees for value in asserted if (way := read_direction(value)) and not way.relative]
    turns = [(degrees - said[0] + 180) % 360 - 180 for degrees in said]
    near = not turns or max(turns) - min(turns) <= _DEGREES
    return near and not _names_what_is_denied(asserted, denied)


def _words_fit(asserted: Values, denied: Values) -> bool:
    """Return whether numbers agree, and all others share a word; a number beside words is compared as text."""
    counts = [(value, count) for value in asserted if (count := count_of(value))]
    words = [named for value in asserted if not count_of(value) and (named := words_of(value) - NOBODY)]
    if words:
        common = reduce(frozenset.intersection, words)
        if not common or any(named.isdisjoint(common) for value, _ in counts if (named := words_of(value) - NOBODY)):
            return False
    ranges = [_of_count(count) for _, count in counts]
    if ranges and max(low for low, _ in ranges) > min(high for _, high in ranges):
        return False
    return not _names_what_is_denied(asserted, denied)


def _names_what_is_denied(asserted: Values, denied: Values) -> bool:
    """Return whether an assertion names a word that is denied, for the same side where both name a side."""
    if not denied:
        return False
    refused: dict[str, set[str]] = {}
    for value in denied:
        refused.setdefault(side_of(value), set()).update(words_of(value))
    anywhere = set().union(*refused.values())
    for value in asserted:
        side = side_of(value)
        of_side = refused.get(side, set()) | refused.get("", set()) if side else anywhere
        if not of_side.isdisjoint(words_of(value)):
            return True
    return False


_RULES: dict[About, Callable[[Values, Values], bool]] = {
    **dict.fromkeys(COUNTED, _counts_fit),
    **dict.fromkeys(
        (About.USE, About.PURPOSE, About.ASSESSMENT, About.TARGET),
        lambda asserted, denied: not _names_what_is_denied(asserted, denied),
    ),
    About.VOLUME: _volumes_fit,
    About.DATE: _dates_fit,
    About.STATUS: _statuses_fit,
    About.CONTROL: _holders_fit,
    About.PERPETRATOR: _actors_fit,
    About.DISTANCE: _distances_fit,
    About.BEARING: _bearings_fit,
}
