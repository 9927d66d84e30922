"""Dates with a name: seasons, quarters, halves, decades, centuries, eras, and the early, mid and late part of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.dates.edtf.parsing import Edtf, Precision, parse
from store.dates.edtf.single import SEASONS as BOUNDS
from store.dates.typed.talk import Ambiguous, Talk, refuse, year_text
from store.dates.typed.tokens import ORDINALS, SEASONS, Tokens
from store.dates.wording import can_be_parted, third_of

PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
GROUPINGS = {"q": (33, 4), "quarter": (33, 4), "h": (40, 2), "half": (40, 2)}
_GROUPS = frozenset((kind,) for kind in GROUPINGS)
CENTURY = frozenset(("c", "cent", "century", "centuries"))
AFTER_CHRIST, BEFORE_CHRIST = ("ad", "ce"), ("bc", "bce")


def named(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Read such a date; None when the tokens are none."""
    tokens = _apart(tokens)
    for read in (_decade, _century, _era):
        found = read(tokens, talk)
        if found:
            return found
    return _season(tokens, talk) or _grouping(tokens, talk)


def _apart(tokens: Tokens) -> Tokens:
    """The tokens without a hyphen between a season, quarter or half and its year: "summer-2019", "2019-q3"."""
    return tuple(
        token
        for at, token in enumerate(tokens)
        if token != "-"
        or not 0 < at < len(tokens) - 1
        or not (
            tokens[at - 1] in SEASONS
            or tokens[at + 1] in SEASONS
            or tokens[at - 2 : at - 1] in _GROUPS
            or tokens[at + 1 : at + 2] in _GROUPS
        )
    )


def part(tokens: Tokens, talk: Talk, single: Callable[[Tokens, Talk], Edtf | None]) -> Edtf | None:
    """Such as "late august 2019", "mid-2016", "early 1930s": one in a third of what `single` reads."""
    which = PARTS.get(tokens[0])
    rest = tokens[1:]
    if tokens[-1] == "behind" and len(tokens) > 2:  # as Turkish says it: "Kasım 2019 sonu"
        which, rest = PARTS.get(tokens[-2]), tokens[:-2]
    while rest and rest[0] in ("-", "in", "year"):
        rest = rest[1:]
    whole = single(rest, talk) if which and rest else None
    if which and whole and whole.precision in (Precision.SEASON, Precision.QUARTER, Precision.SEMESTER):
        talk.note(f"{which} is kept only in your own words")
        return whole  # "early summer 2019"
    if not which or not whole or not can_be_parted(whole):
        return None
    return third_of(whole, which)


def part_of_month(tokens: Tokens, talk: Talk, single: Callable[[Tokens, Talk], Edtf | None]) -> Edtf | None:
    """Such as "first half of may 2019", "last day of may 2019"; a week or some days can be read in two ways."""
    which = ORDINALS.get(tokens[0], tokens[0])
    units = ("half", "day", "week", "weekend", "days")
    if len(tokens) < 3 or which not in ("1", "2", "3", "4", "5", "last") or tokens[1] not in units:
        return None  # before the rest is read: it may begin with the same words again
    whole = single(tokens[2:], talk)
    if not whole or whole.precision is not Precision.MONTH:
        return None
    if tokens[1] not in ("half", "day"):
        refuse(f"the {' '.join(tokens[:2])} of a month: from which day to which? write them, as in 1-7 may 2019")
    if not isinstance(whole.latest, date):
        return None
    if tokens[1] == "day":
        return parse(f"{whole.text}-{whole.latest.day if which == 'last' else int(which):02}")
    if which not in ("1", "2", "last"):
        return None
    first, last = (1, 15) if which == "1" else (16, whole.latest.day)
    return parse(f"[{whole.text}-{first:02}..{whole.text}-{last}]")


def _decade(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "1860s", "the '80s"; "1800s" can be ten or a hundred years."""
    digits = tokens[-2] if len(tokens) > 1 and tokens[-1] == "s" else ""
    if not digits.isdecimal() or digits[-1] != "0" or tokens[:-2] not in ((), ("'",)):
        return None
    if len(digits) == 4 and digits.endswith("00"):
        decade, century = parse(digits[:3] + "X"), parse(digits[:2] + "XX")
        raise Ambiguous(f"{digits}s can be a decade or a century", (decade, century))
    year = talk.year_of(digits)
    return None if year is None else parse(f"{year:04}"[:3] + "X")


def _century(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "19th century", "19c"; before Christ an interval, for EDTF has no unspecified digits there."""
    if len(tokens) < 2 or not tokens[0].isdecimal() or tokens[1] not in CENTURY:
        return None
    number, era = int(tokens[0]), tokens[2:]
    if not 1 <= number <= 100 or era not in ((), *((word,) for word in AFTER_CHRIST + BEFORE_CHRIST)):
        return None
    if era and era[0] in BEFORE_CHRIST:
        return parse(f"{year_text(1 - 100 * number)}/{year_text(100 - 100 * number)}")
    return parse(f"{number - 1:02}XX")


def _era(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "127 CE", "AD 70", "64 BC": 1 BC is the year 0000."""
    if len(tokens) != 2:
        return None
    digits, era = tokens if tokens[0].isdecimal() else tokens[::-1]
    if not digits.isdecimal() or len(digits) > 4 or not int(digits):
        return None
    if era in AFTER_CHRIST:
        return parse(year_text(int(digits)))
    return parse(year_text(1 - int(digits))) if era in BEFORE_CHRIST else None


def _season(tokens: Tokens, talk: Talk) -> Edtf | None:
    code = next((SEASONS[token] for token in tokens if token in SEASONS), None)
    rest = tuple(token for token in tokens if token not in SEASONS)
    if code is None or len(tokens) - len(rest) != 1:
        return None
    if not rest:
        talk.note(f"the latest up to {talk.anchor}")
        return parse(f"{(talk.anchor.year - (BOUNDS[code][0] > talk.anchor.month)):04}-{code}")
    if code == 24 and len(rest) == 3 and rest[1] in ("-", "/", "to"):
        return _winter(rest, talk)
    year = talk.year_of(rest[0]) if len(rest) == 1 else None
    return None if year is None else parse(f"{year:04}-{code}")


def _winter(rest: Tokens, talk: Talk) -> Edtf | None:
    """Such as "winter 2015-16" is the winter that begins in 2015."""
    first, last = rest[0], rest[2]
    follows = first.isdecimal() and len(first) == 4 and f"{int(first) + 1:04}".endswith(last)
    return parse(f"{first}-24") if follows and len(last) > 1 else None


def _grouping(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "Q3 2016", "third quarter of 2016", "first half of 2016"."""
    if len(tokens) != 3:
        return None
    if len(tokens[0]) == 4 and tokens[0].isdecimal():
        tokens = (*tokens[1:], tokens[0])  # "2019 Q3"
    number, kind = (tokens[1], tokens[0]) if tokens[0] in GROUPINGS else tokens[:2]
    first, most = GROUPINGS.get(kind, (0, 0))
    number = ORDINALS.get(number, number)
    if not tokens[2].isdecimal() or not number.isdecimal() or not 1 <= int(number) <= most:
        return None
    year = talk.year_of(tokens[2])
    return None if year is None else parse(f"{year:04}-{first - 1 + int(number)}")
