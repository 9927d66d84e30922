"""What the value of a claim means, by what the claim is about: a count, a date, words, a status, a volume."""

from __future__ import annotations

import re
from typing import Any

from store.dates.edtf.parsing import Edtf, date_in
from store.records.counts import MOST_DIGITS, Count, CountError, count_in, parse_count
from store.records.vocabulary import About, Passage, Status
from store.text.folding import fold

PASSAGE_OF = {
    Status.OPEN.value: Passage.YES.value,
    Status.CLOSED.value: Passage.NO.value,
    Status.LIMITED.value: Passage.RESTRICTED.value,
}
"""What a status word says when it is said of one mode."""
NOBODY = frozenset({"", "unknown", "unclear", "not known"})
COUNTED = frozenset({About.KILLED, About.INJURED, About.CAPTURED, About.DISPLACED, About.COUNT})


def count_of(value: Any) -> Count | None:
    """The count a value means, an estimate `{"low": 2, "best": 5, "high": 9}` too; None where it is no count."""
    if isinstance(value, dict):
        return _estimate(value)
    if isinstance(value, str):
        return count_in(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
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


def side_of(value: Any) -> str:
    """The country whose side a value of status or control is of, or nothing."""
    side = value.get("side") if isinstance(value, dict) else None
    return side if isinstance(side, str) else ""


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
