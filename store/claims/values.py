"""Whether two values of the same thing can both be true, by one rule for each kind of thing.

| about | can both be true when |
|---|---|
| counts (killed, injured, captured, displaced, count) | some number fits both |
| date | some day fits both |
| status | different sides, or the same word, and no mode passes in one and not in the other; `unknown` fits all |
| control | different sides, or the same holder |
| perpetrator | a common actor |
| volume | not of the same, in the same time and direction, or some number fits both |
| distance | within 3 %, within 10 % where one is approximate |
| bearing | within 45° |
| use, purpose, assessment, target | always: a place has many uses |
| anything else | some number fits both, or the same words |
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from store.claims.measures import read_direction, read_distance
from store.dates.edtf.parsing import Edtf, date_in, earliest_ordinal, latest_ordinal
from store.dates.order import could_be_same
from store.geography.geodesy import angle_between
from store.records.counts import MOST_DIGITS, Count, CountError, could_agree, parse_count
from store.records.vocabulary import About, ControlState, Passage, Status
from store.text.folding import fold

EXACT, APPROXIMATE = 0.03, 0.10
DEGREES = 45.0
PASSAGE_OF = {
    Status.OPEN.value: Passage.YES.value,
    Status.CLOSED.value: Passage.NO.value,
    Status.LIMITED.value: Passage.RESTRICTED.value,
}
"""What a status word says when it is said of one mode."""
MANY_HOLDERS = frozenset({ControlState.SHARED.value, ControlState.CONTESTED.value, ControlState.UNKNOWN.value})
"""The words of control under which anyone may hold a side."""
NOBODY = frozenset({"", "unknown", "unclear", "not known"})
COUNTED = frozenset({About.KILLED, About.INJURED, About.CAPTURED, About.DISPLACED, About.COUNT})


def count_of(value: Any) -> Count | None:
    """The count a value means, an estimate `{"low": 2, "best": 5, "high": 9}` too; None where it is no count."""
    if isinstance(value, dict):
        return _estimate(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return parse_count(value)
    except CountError:
        return None


def _estimate(value: dict[str, Any]) -> Count | None:
    """Return an estimate's ends, swapped where low is above high, which a check reports; None where one is no count."""
    given = {end: value[end] for end in ("low", "best", "high") if type(value.get(end)) is int}
    if not given or not all(0 <= number < 10**MOST_DIGITS for number in given.values()):
        return None
    low, high = given.get("low"), given.get("high")
    if low is not None and high is not None:
        low, high = min(given.values()), max(given.values())
    return Count(", ".join(f"{end} {number}" for end, number in given.items()), low, high, given.get("best"))


def date_of(value: Any) -> Edtf | None:
    """The date a value means, a bare year as a number too; None where it is no EDTF."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return date_in(f"{value:04d}" if isinstance(value, int) else value)


def words_of(value: Any) -> frozenset[str]:
    """The words or ids a value names, in the spelling that searches compare."""
    if isinstance(value, dict):
        named = next((value[key] for key in ("by", "state", "who", "value", "text") if key in value), None)
        return frozenset() if isinstance(named, dict) else words_of(named)
    if isinstance(value, list | tuple):
        return frozenset(word for part in value for word in words_of(part))
    return frozenset() if value is None else frozenset({fold(str(value).strip())})


def can_both_be_true(about: str, one: Any, other: Any) -> bool:
    """Whether both values of the thing `about` can be true at once. What cannot be read contradicts nothing."""
    if one is None or other is None or one == other:
        return True
    known = About.find(about)
    return _RULES.get(known, _words_agree)(one, other) if known else _words_agree(one, other)


def _counts_agree(one: Any, other: Any) -> bool:
    first, second = count_of(one), count_of(other)
    return could_agree(first, second) if first and second else True


def _dates_agree(one: Any, other: Any) -> bool:
    first, second = date_of(one), date_of(other)
    return could_be_same(first, second) if first and second else True


def side_of(value: Any) -> str:
    """The country whose side a value of status or control is of, or nothing."""
    side = value.get("side") if isinstance(value, dict) else None
    return side if isinstance(side, str) else ""


def _of_two_sides(one: Any, other: Any) -> bool:
    return len({side_of(one), side_of(other)} - {""}) == 2


def _statuses_agree(one: Any, other: Any) -> bool:
    if _of_two_sides(one, other):
        return True
    first, second = state_of(one), state_of(other)
    if first and second and first != second and Status.UNKNOWN.value not in (first, second):
        return False
    modes = (modes_of(one), modes_of(other))
    return all(modes[0][mode] == modes[1][mode] for mode in modes[0].keys() & modes[1].keys())


def state_of(value: Any) -> str:
    """The status word of a claim's value, or nothing."""
    stated = value.get("state", "") if isinstance(value, dict) else value
    return stated if isinstance(stated, str) else ""


def modes_of(value: Any) -> dict[str, str]:
    """The modes of a claim's status value."""
    modes = value.get("modes") if isinstance(value, dict) else None
    return (
        {mode: passage for mode, passage in modes.items() if isinstance(passage, str)}
        if isinstance(modes, dict)
        else {}
    )


def _volumes_agree(one: Any, other: Any) -> bool:
    first, second = volume_of(one), volume_of(other)
    if not first or not second or first[1:] != second[1:]:
        return True
    return could_agree(first[0], second[0])


def volume_of(value: Any) -> tuple[Count, str, str, str] | None:
    """How many of what, in what time, in which direction; None where the value is no volume."""
    count = count_of(value.get("count")) if isinstance(value, dict) else None
    if count is None:
        return None
    of, per = (fold(str(value.get(name) or "")) for name in ("of", "per"))
    return count, of, per, fold(_way(value))


_RANGE = re.compile(r"^(\d+)\.\.(\d+)$")


def volume_words(value: dict[str, Any]) -> str:
    """How much passes: `38 trucks a day TR>SY`."""
    count, of, per = ("" if (part := value.get(name)) is None else str(part) for name in ("count", "of", "per"))
    return " ".join(filter(None, (_RANGE.sub(r"\1–\2", count), *of.split(), f"a {per}" if per else "", _way(value))))


def _way(volume: dict[str, Any]) -> str:
    """Return the direction of a volume written with one kind of arrow, as in `TR>SY`; empty for both directions."""
    way = "".join(str(volume.get("direction") or "").replace("->", ">").replace("→", ">").split())
    return "" if fold(way) in ("both", "bothways") else way


def _holders_agree(one: Any, other: Any) -> bool:
    parts = [value if isinstance(value, dict) else {"by": value} for value in (one, other)]
    states = {state_of(part) for part in parts}
    if _of_two_sides(one, other) or states & MANY_HOLDERS:
        return True
    return _share_a_word(parts[0].get("by"), parts[1].get("by"))


def _share_a_word(one: Any, other: Any) -> bool:
    first, second = words_of(one) - NOBODY, words_of(other) - NOBODY
    return not first or not second or bool(first & second)


def _distances_agree(one: Any, other: Any) -> bool:
    first, second = read_distance(one), read_distance(other)
    if not first or not second:
        return True
    tolerance = APPROXIMATE if first.approximate or second.approximate else EXACT
    return abs(first.km - second.km) <= tolerance * max(abs(first.km), abs(second.km))


def _bearings_agree(one: Any, other: Any) -> bool:
    first, second = read_direction(one), read_direction(other)
    if not first or not second or first.relative or second.relative:
        return True
    return angle_between(first.degrees, second.degrees) <= DEGREES


def _words_agree(one: Any, other: Any) -> bool:
    first, second = count_of(one), count_of(other)
    return could_agree(first, second) if first and second else _share_a_word(one, other)


_RULES: dict[About, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(COUNTED, _counts_agree),
    **dict.fromkeys((About.USE, About.PURPOSE, About.ASSESSMENT, About.TARGET), lambda _one, _other: True),
    About.DATE: _dates_agree,
    About.STATUS: _statuses_agree,
    About.CONTROL: _holders_agree,
    About.VOLUME: _volumes_agree,
    About.PERPETRATOR: _share_a_word,
    About.DISTANCE: _distances_agree,
    About.BEARING: _bearings_agree,
}


def denial_covers(about: str, denied: Any, asserted: Any) -> bool:
    """Return whether denying one value leaves nothing of the asserted one; a denial without a value denies all."""
    if denied is None:
        return True
    if about == About.DATE.value:
        return _bounds_within(date_of(asserted), date_of(denied))
    if About.find(about) in COUNTED:
        return _counts_within(count_of(asserted), count_of(denied))
    if about == About.VOLUME.value:
        first, second = volume_of(asserted), volume_of(denied)
        return bool(first and second and first[1:] == second[1:] and _counts_within(first[0], second[0]))
    return bool(words_of(denied) & words_of(asserted)) and not _of_two_sides(denied, asserted)


def _bounds_within(inner: Edtf | None, outer: Edtf | None) -> bool:
    if inner is None or outer is None:
        return False
    low, high = earliest_ordinal(inner), latest_ordinal(inner)
    first, last = earliest_ordinal(outer), latest_ordinal(outer)
    after_start = first is None or (low is not None and low >= first)
    return after_start and (last is None or (high is not None and high <= last))


def _counts_within(inner: Count | None, outer: Count | None) -> bool:
    if inner is None or outer is None or inner.low is None or outer.low is None:
        return False
    ends_within = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return inner.low >= outer.low and ends_within
