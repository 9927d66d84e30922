"""What people type about a date, as EDTF: "late august 2019", "monday", "before 2014", "30/9/19".

`understand` is the door. Here stand the words that qualify ("about", "maybe"), limit ("before", "since") and join
("between", "or", "to"). Single dates are read by `relative`, `named` and `numeric`; what none of them knows goes to
dateutil. What had to be decided is told in the note; what is ambiguous or impossible is refused, with the reading it
would take. A time of day is never a day.

EDTF itself is always taken as it stands. "Before 2014" is a day by 2013 for an event of one day, and a stretch that
ends with 2013 for one that lasts; so with "after", "until" and "between". "Since" and "from A to B" always last.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from store.dates.calendar import Edge, day_at, ordinal
from store.dates.edtf.parsing import DateError, Edtf, Form, Precision, parse
from store.dates.edtf.scanner import APPROXIMATE, SIGNS, UNCERTAIN
from store.dates.typed.named import named, part, part_of_month
from store.dates.typed.numeric import calendar_date
from store.dates.typed.relative import DAYS, STEPS, UNITS, around, beside, iso_week, relative
from store.dates.typed.talk import (
    YEARS_AHEAD,
    Ambiguous,
    NoDate,
    NotUnderstood,
    Talk,
    Understood,
    WeekStart,
    refuse,
    written,
)
from store.dates.typed.tokens import REASON_OF, Tokens, month_number, split
from store.dates.wording import named_third

__all__ = ["Ambiguous", "NoDate", "NotUnderstood", "Understood", "last_day_of", "understand", "understand_day"]

LONGEST = 200
NOISE = frozenset(
    ("in", "on", "at", "during", "all", "year", "a", "an", "sometime", "active", "dated", "some", "either", "over")
)
ABOUT = frozenset(("c", "ca", "circa", "about", "approx", "approximately", "around", "roughly", "~"))
MAYBE = frozenset(("maybe", "perhaps", "possibly", "probably", "likely", "uncertain", "guess", "?"))
_AT = frozenset(("on", "at", "in"))
TIMES_OF_DAY = frozenset(
    ("morning", "noon", "midday", "afternoon", "evening", "night", "overnight", "midnight", "dawn", "dusk")
)
_CLOCK = re.compile(
    r"(?:\b(?:at|à)\s+|(?<=[\dt])t\s*|,\s*)?(?<![\d:./-])(\d{1,2})(?:[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([ap])\.?m\b\.?"
    r"|(?:\b(?:at|à)\s+|(?<=\d)t|,\s*)?(?<![\d:./])(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d+)?)?(?![\d:/])"
    r"(?:\s*(?:h|hrs|hours|(?:utc|gmt)\s*([+-]\d\d?)(?::?(\d\d))?|(z|utc|gmt)|local time|([+]\d\d):?(\d\d)"
    r"|(eet|eest|cet|cest|trt|msk)))?(?![\w/])",
    re.IGNORECASE,
)
ZONES = {"eet": "+02:00", "eest": "+03:00", "cet": "+01:00", "cest": "+02:00", "trt": "+03:00", "msk": "+03:00"}
"""The zones that have a name which means one of them alone, and how far they are from UTC."""
_OTHER_YEAR = re.compile(r"(?<![\d-])1[34]\d\d(?=-\d)")
"""A year that is rather one of the Persian or Islamic calendar, with its month."""
LISTED = re.compile(r"(?<=\d)\s*,\s*(?=\d{1,2}\s*(?:,\s*\d{1,2}\s*)*(?:and|&|et|ve|و)\s*\d)")
"""The commas of "1, 3 and 5 may 2019"."""
NOT_SAID = {
    "it does not say when that was": frozenset(
        ("soon", "recently", "lately", "while", "long", "once", "sometime", "then")
    ),
    "leave the date empty where the day is not known": frozenset(
        ("unknown", "undated", "tbd", "tba", "tbc", "na", "unclear", "none", "unspecified", "undetermined")
    ),
}
_DAYS_OF_MONTH = frozenset(map(str, range(1, 32)))
BEFORE = (("before",), ("earlier", "than"), ("prior", "to"))
AFTER = (("after",), ("later", "than"))
UNTIL = (
    ("until",),
    ("till",),
    ("or", "earlier"),
    ("up", "to"),
    ("by",),
    ("no", "later", "than"),
    ("on", "or", "before"),
)
ONWARD = (("on", "or", "after"), ("no", "earlier", "than"), ("not", "before"))
SINCE = (("since",), ("from",))
JOINTS = (("-",), ("to",), ("until",), ("till",), ("through",), ("/",), ("thru",))
BOTH = frozenset(("and", ";", "&"))


def understand(
    text: str,
    anchor: date,
    *,
    day_first: bool = True,
    week_start: WeekStart = "monday",
    lasting: bool = False,
    loosely: bool = True,
) -> Understood:
    """Read an entry against the day it was written or published.

    `lasting` says that what is dated is a state rather than an event of one day. NotUnderstood, or its kind
    Ambiguous, says why an entry is refused and what it could mean. Without `loosely` dateutil is not asked, which takes
    long; what our own grammar does not know is NoDate then.
    """
    talk = Talk(anchor, day_first, week_start, lasting, [], loosely)
    try:
        edtf = _as_it_stands(text.strip(), talk) or _in_words(*_without_clock(text, talk))
    except (DateError, OverflowError) as error:
        reason = error.reason if isinstance(error, DateError) else "no such year; expected one from -9999 to 9999"
        raise NotUnderstood(reason) from error
    if year := _OTHER_YEAR.search(edtf.text):
        talk.note(f"the year {year[0]} of the common calendar; a Persian or Islamic date is not converted")
    return Understood(edtf, "; ".join(talk.notes))


def understand_day(text: str, anchor: date) -> date:
    """The last day that an entry can mean: "late 2016" is 31 December 2016. NotUnderstood when it has none."""
    return last_day_of(understand(text, anchor).edtf, text)


def last_day_of(edtf: Edtf, text: str) -> date:
    """The last day of what a text was understood as. NotUnderstood when it has none."""
    latest = edtf.latest
    if not isinstance(latest, date):
        refuse(f"{text.strip()!r} has no last day in the years 1 to 9999")
    return latest


def _as_it_stands(text: str, talk: Talk) -> Edtf | None:
    """Read the text as EDTF, without the blanks that people leave between its parts."""
    try:
        edtf = parse("".join(text.split()) if text[:1] in ("[", "{") or "/" in text else text)
    except DateError:
        return None
    if edtf.time and not edtf.text.endswith(edtf.time):  # hh:mm
        return parse(f"{edtf.text.partition('T')[0]}T{edtf.time}")
    if len(edtf.text) == 7 and edtf.text.isascii() and edtf.text[5:] > "20" and edtf.text[2:4] < edtf.text[5:]:
        talk.note(f"a part of the year; for the years write {edtf.text[:4]}/{edtf.text[:2]}{edtf.text[5:]}")
    return edtf


def _without_clock(text: str, talk: Talk) -> tuple[str, str, Talk]:
    """The text without a time of day, that time as hh:mm:ss with its zone, and the talk.

    NotUnderstood where nothing is left.
    """
    digits = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    found = list(_CLOCK.finditer(digits))
    if not found:
        return text, "", talk
    if len(found) > 1:
        refuse("there is more than one time of day")
    one = found[0]
    hour, minute, second = (
        (int(one[group] or one[group + 4] or 0) for group in (1, 2, 3))
        if one[1]
        else (int(one[group] or 0) for group in (5, 6, 7))
    )
    if one[4]:
        hour = hour % 12 + (12 if one[4].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        refuse(f"{one[0].strip()} is not a time of day")
    rest = f"{text[: one.start()]} {text[one.end() :]}".strip(" ,;")
    if not rest:
        refuse(f"{one[0].strip()} is a time of day; write the day beside it, as in today {hour:02}:{minute:02}")
    hours, minutes = one[8] or one[11], one[9] or one[12]
    zone = (
        "Z" if one[10] else f"{int(hours):+03}:{minutes or '00'}" if hours else ZONES.get((one[13] or "").lower(), "")
    )
    return rest, f"{hour:02}:{minute:02}:{second:02}{zone}", talk


def _in_words(text: str, clock: str, talk: Talk) -> Edtf:
    if len(text) > LONGEST:
        refuse(f"an entry has at most {LONGEST} characters")
    tokens = split(LISTED.sub(" and ", text))
    stands = _as_it_stands(text, talk) if tokens else None
    found = stands or (_whole(tokens, talk) if tokens else None)
    if found is None:
        reason = next((REASON_OF[token] for token in tokens if token in REASON_OF), "")
        if reason:
            refuse(f"{text.strip()!r} is {reason}; write the day of the common calendar, as in 5 oct 2019")
        told = set(tokens) - NOISE - {"ago", "date", "not", "known"}
        for why, known in NOT_SAID.items():
            if told and told <= known:
                refuse(f"{text.strip()!r} is not a date: {why}")
        if 0 < len(tokens) < 3 and tokens[-1] in _DAYS_OF_MONTH and "'" not in tokens:
            refuse(f"{text.strip()!r} has no month; write it, as in 3 nov")
        if not talk.loosely:
            raise NoDate(f"{text.strip()!r} is not understood as a date")
        from store.dates.typed.fallback import by_dateutil  # dateutil takes as long to load as all else

        found = by_dateutil(text, talk)
    if (year := _OTHER_YEAR.search(found.text)) and not stands:
        refuse(
            f"{year[0]} looks like a year of the Persian or Islamic calendar; write the date of the common one, "
            f"or {found.text} if it is that already"
        )
    if clock and found.form is Form.DATE and found.precision is Precision.DAY and found.level == 0:
        return parse(f"{found.text}T{clock}")
    if clock:
        talk.note("the time of day is kept only in your own words")
    return found


def _whole(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Read everything; None when it is not of our own grammar."""
    while len(tokens) > 1 and (tokens[0] in TIMES_OF_DAY or (tokens[0] in _AT and tokens[1] in TIMES_OF_DAY)):
        if tokens[0] in TIMES_OF_DAY:
            talk.note(f"the {tokens[0].removeprefix('over')} is kept only in your own words")
        tokens = tokens[1:]
    for read in (_between, _limited, _qualified, _either, _joined, _both):
        attempt = talk.afresh()
        found = read(tokens, attempt)
        if found:
            talk.notes.extend(attempt.notes)
            return found
    return None


def _qualified(tokens: Tokens, talk: Talk) -> Edtf | None:
    """One date, with what is said of its certainty."""
    bits = 0
    if tokens[:3] == ("on", "or", "about"):
        tokens = tokens[2:]
    if tokens[:1] == ("as",):  # "as of", of which the second word is silent
        talk.note("that day alone; for all days from it on, write since")
        tokens = tokens[1:]
    while tokens:
        if tokens[0] == "in" and tokens[-1].removesuffix("s") in UNITS and len(tokens) > 2:
            break
        if tokens[0] == "over" and tokens[-1] == "ago":
            return None  # "over a week ago" is no day
        if tokens[0] in NOISE:
            tokens = tokens[1:]
        elif tokens[0] in ABOUT | MAYBE:
            bits |= _bits(tokens[0])
            tokens = tokens[1:]
        elif tokens[-1] in (ABOUT | MAYBE) - {"c"}:
            bits |= _bits(tokens[-1])
            tokens = tokens[:-1]
        elif tokens[-2:] == ("or", "so"):
            bits, tokens = bits | APPROXIMATE, tokens[:-2]
        elif tokens[-1] in TIMES_OF_DAY and len(tokens) > 1 and tokens not in DAYS:
            talk.note(f"the {tokens[-1]} is kept only in your own words")
            tokens = tokens[: -2 if tokens[-2] in _AT else -1]
        else:
            break
    found = _single(tokens, talk) if tokens else None
    return _marked(found, bits, talk) if found and bits else found


def _bits(word: str) -> int:
    return APPROXIMATE if word in ABOUT else UNCERTAIN


def _marked(edtf: Edtf, bits: int, talk: Talk) -> Edtf:
    if edtf.form is not Form.DATE:
        talk.note("several dates cannot be qualified together; this is kept only in your own words")
        return edtf
    bits |= (APPROXIMATE if edtf.approximate else 0) | (UNCERTAIN if edtf.uncertain else 0)
    return parse(edtf.text.rstrip("?~%") + SIGNS[bits])


def _single(tokens: Tokens, talk: Talk) -> Edtf | None:
    """One date or part of a date, without words of certainty."""
    if len(tokens) == 1 and len(tokens[0]) == 4 and tokens[0].isdecimal():
        return parse(tokens[0])
    return (
        relative(tokens, talk)
        or iso_week(tokens, talk)
        or named(tokens, talk)
        or calendar_date(tokens, talk)
        or part(tokens, talk, _single)
        or part_of_month(tokens, talk, _single)
        or around(tokens, talk, _single)
        or beside(tokens, talk, _single)
    )


def _limited(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "Before", "after", "until" and "since" a date; "2014 or later"."""
    for openings, limit in (
        (BEFORE, lambda edtf, talk: _up_to(_neighbour(edtf, -1), talk)),
        (AFTER, lambda edtf, talk: _starting(_neighbour(edtf, 1), talk)),
        (UNTIL, _until),
        (ONWARD, _onward),
        (SINCE, _since),
    ):
        for opening in openings:
            if tokens[:1] == ("from",) and tokens[-1] == "and":
                tokens = ("since", *tokens[1:-1])  # as Kurmanji says it: "ji 9 mijdar 2019 ve"
            if tokens[: len(opening)] == opening:
                found = _qualified(_without_onward(tokens[len(opening) :]), talk)
                return limit(found, talk) if found else None
    if len(tokens) > 2 and tokens[-2] == "or" and tokens[-1] in ("earlier", "before", "later", "after"):
        found = _qualified(tokens[:-2], talk)
        limit = _until if tokens[-1] in ("earlier", "before") else _onward
        return limit(found, talk) if found else None
    if len(tokens) > 1 and tokens[-1] in ("onward", "onwards", "to") and tokens[0] not in ("from", "to"):
        found = _qualified(_without_onward(tokens[:-1]), talk)  # "2014.." is "2014 to"
        return _onward(found, talk) if found else None
    if len(tokens) > 1 and tokens[-1] in _BEHIND:
        found = _qualified(tokens[:-1], talk)
        return _BEHIND[tokens[-1]](found, talk) if found else None
    if len(tokens) > 1 and tokens[0] == "to":  # "..2014"
        found = _qualified(tokens[1:], talk)
        return _until(found, talk) if found else None
    return None


def _without_onward(tokens: Tokens) -> Tokens:
    while tokens and tokens[-1] in ("on", "onward", "onwards"):
        tokens = tokens[:-1]
    return tokens


def _until(edtf: Edtf, talk: Talk) -> Edtf:
    return _up_to(_end(edtf, last=True), talk)


def _up_to(text: str, talk: Talk) -> Edtf:
    return parse(f"../{text}" if talk.lasting else f"[..{text}]")


def _onward(edtf: Edtf, talk: Talk) -> Edtf:
    return _starting(_end(edtf, last=False), talk)


def _starting(text: str, talk: Talk) -> Edtf:
    return parse(f"{text}/.." if talk.lasting else f"[{text}..]")


def _since(edtf: Edtf, talk: Talk) -> Edtf:
    return parse(f"{_end(edtf, last=False)}/..")


_BEHIND = {"kadar": _until, "itibaren": _since}
"""What stands behind a date in Turkish."""


def _neighbour(edtf: Edtf, step: int) -> str:
    """The day, month or year before or after a date, with its marks."""
    edge = edtf.latest if step > 0 else edtf.earliest
    assert not isinstance(edge, Edge)
    bits = (APPROXIMATE if edtf.approximate else 0) | (UNCERTAIN if edtf.uncertain else 0)
    return written(day_at(ordinal(edge) + step), edtf.precision) + SIGNS[bits]


def _between(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "Between A and B": one day of those, or all of them for what lasts."""
    if tokens[-1] == "arasinda":  # as Turkish says it: "3 mart ile 5 mart 2021 arasında"
        tokens = ("between", *tokens[:-1])
    if tokens[0] != "between" or "and" not in tokens:
        return None
    split_at = tokens.index("and")
    ends = _pair(tokens[1:split_at], tokens[split_at + 1 :], talk)
    if not ends:
        return None
    if talk.lasting:
        return _interval(ends)
    precision = _finer(*ends)
    first, last = ends[0].earliest, ends[1].latest
    assert not isinstance(first, Edge)
    assert not isinstance(last, Edge)
    if any(end.approximate or end.uncertain for end in ends):
        talk.note("a range cannot be qualified; this is kept only in your own words")
    return parse(f"[{written(first, precision)}..{written(last, precision)}]")


def _finer(first: Edtf, last: Edtf) -> Precision:
    kinds = list(Precision)
    return min(first.precision, last.precision, key=kinds.index)


def _either(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "1863 or 1864"."""
    if "or" not in tokens:
        return None
    split_at = tokens.index("or")
    ends = _pair(tokens[:split_at], tokens[split_at + 1 :], talk)
    return parse(f"[{_end(ends[0], last=False)},{_end(ends[1], last=True)}]") if ends else None


def _joined(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "From A to B", "A - B": from one to the other."""
    start = 1 if tokens[0] in ("from", "active") else 0
    tokens = tokens[:-1] if tokens[-1] == "kadar" else tokens
    for at in range(start + 1, len(tokens) - 1):
        if tokens[at : at + 1] in JOINTS and not (tokens[at] == "/" and tokens.count("/") > 1):
            ends = _pair(tokens[start:at], tokens[at + 1 :], talk)
            if ends:
                return _interval(ends)
    return None


def _both(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Such as "3 and 5 May 2019": on both; "1, 3 and 5 May 2019": on each."""
    *others, at = [at for at, token in enumerate(tokens) if token in BOTH] or [0]
    if tokens[-1] == "ago" and any(token.removesuffix("s") in UNITS for token in tokens[:at]):
        return None  # "2 weeks and 3 days ago" is one day
    ends = _pair(tokens[others[-1] + 1 if others else 0 : at], tokens[at + 1 :], talk) if at else None
    more = [tokens[first + 1 : end] for first, end in pairwise((-1, *others))]
    months = tokens[at + 2 :]  # "1 and 3 and 5 may 2019"
    dates = [found for one in more if (found := _first_read([one + months, one], talk))]
    if not ends or len(dates) < len(more) or any(end.form is not Form.DATE for end in (*dates, *ends)):
        return None
    bare = [date for date, one in zip(dates, more, strict=True) if len(one) == 1]
    if any(_is_later(day, ends[0]) for day in bare):
        return None  # of "9, 2 and 3 may" nobody knows what 9 is
    return parse("{" + ",".join(end.text for end in (*dates, *ends)) + "}")


def _interval(ends: tuple[Edtf, Edtf]) -> Edtf:
    return parse(f"{_end(ends[0], last=False)}/{_end(ends[1], last=True)}")


def _pair(left: Tokens, right: Tokens, talk: Talk) -> tuple[Edtf, Edtf] | None:
    """Two dates, where one may leave out what the other says: "21-31 aug 2019", "aug - nov 2017", "1851-52"."""
    if not left or not right or (len(left) == 2 and all(map(str.isdecimal, left))):
        return None  # of "5 2-4 may" nobody knows what 5 is
    short = len(right) == 1 and right[0].isdecimal() and len(right[0]) < 3
    if short and left[-1].isdecimal() and len(left[-1]) in (4, 8):  # "1851-52", "2019-09-29/30"
        if len(left[-1]) == 4 and 12 < int(right[0]) <= int(left[-1][2:]):
            refuse(f"there is no month {right[0]}, and {left[-1][:2]}{right[0]} is not later than {left[-1]}")
        if len(left[-1]) == 4 and len(right[0]) == 2 and int(left[-1][:2] + right[0]) > talk.anchor.year + YEARS_AHEAD:
            refuse(f"there is no month {right[0]}; for the years write {left[-1]} to {left[-1][:2]}{right[0]}")
        right = (left[-1][: -len(right[0])] + right[0],)
    borrowed = _month_before_the_day(left, right)
    if borrowed:  # "may 1-3, 2019"
        right = borrowed
    rights = [right, *(left[:cut] + right for cut in range(len(left) - 1, 0, -1))]
    last = _first_read(rights, attempt := talk.afresh())
    dated = len(right) > 1 and month_number(right[0]) and right[1].isdecimal() and len(right[1]) < 3
    lent = range(2 if dated else 1, len(right))  # of "aug 21 - aug 25" the left end has a day, and needs no year 25
    if len(left) > 1 and any(len(token) in (4, 8) and token.isdecimal() for token in left):
        lent = range(0)  # of "2014-08 to 2015-02" the left end is whole
    first = _first_read([*(left + right[cut:] for cut in lent), left], talk)
    behind = _behind_the_start(first, last, right) if first and last else None
    if behind:  # "3 oct 2014 - 5 nov"; of "2014 - august" nobody knows the year
        last = None if [*map(len, left)] == [4] else _first_read(rights, talk.afresh()._replace(anchor=behind))
    for note in ("the end is the first such day after the start",) if behind else attempt.notes:
        talk.note(note)
    if first and last and _is_later(first, last) and not any(len(token) == 4 and token.isdecimal() for token in left):
        year = right[-1] if right[-1].isdecimal() and len(right[-1]) == 4 else ""
        if year and (len(right) == 1 or (len(left) == 1 and left[0].isdecimal())):
            return None  # "late august - 2019" is no stretch, and of "9 - 2 may 2019" the 9 is no month of 2018
        first = _silently((*left, str(int(year) - 1)), talk) if year else first  # "dec 30 - jan 2, 2019"
    return (first, last) if first and last else None


def _behind_the_start(first: Edtf, last: Edtf, right: Tokens) -> date | None:
    """The day to count an end back from that has a month but no year, where the latest lies years behind the start."""
    start, end = first.earliest, last.latest
    if not isinstance(start, date) or not isinstance(end, date) or end.toordinal() - start.toordinal() <= 366:
        return None
    numbers, months = sum(map(str.isdecimal, right)), any(map(month_number, right))
    has_year = numbers + months > 2 or "'" in right or any(len(one) > 3 and one.isdecimal() for one in right)
    counted = set(right) & (STEPS.keys() | {"ago"}) or not (months or numbers == 2)
    return None if has_year or counted else start + timedelta(365)


def _month_before_the_day(left: Tokens, right: Tokens) -> Tokens | None:
    """Give the right date the month that the left one begins with, where it has a day but no month."""
    month = next((at for at, token in enumerate(left) if month_number(token)), None)
    if month is None or month != len(left) - 2 or not left[-1].isdecimal() or len(left[-1]) > 2:
        return None
    alone = right[0].isdecimal() and len(right[0]) <= 2 and all(token.isdecimal() for token in right[1:])
    return (left[month], *right) if alone and len(right) <= 2 else None


def _is_later(first: Edtf, last: Edtf) -> bool:
    edges = first.earliest, last.latest
    return not any(isinstance(edge, Edge) for edge in edges) and ordinal(edges[0]) > ordinal(edges[1])  # type: ignore[arg-type]


def _first_read(attempts: list[Tokens], talk: Talk) -> Edtf | None:
    return next((found for tokens in attempts if (found := _silently(tokens, talk))), None)


def _silently(tokens: Tokens, talk: Talk) -> Edtf | None:
    """Try to read tokens. If the attempt fails, no note of it stays."""
    attempt = talk.afresh()
    try:
        found = _qualified(tokens, attempt)
    except NotUnderstood:
        return None
    for note in attempt.notes if found else ():
        talk.note(note)
    return found


def _end(edtf: Edtf, *, last: bool) -> str:
    """Return a date as one end of an interval: that end of a range; of "mid 1860s" the whole decade."""
    if edtf.form is Form.DATE:
        return edtf.text
    first_end, last_end = edtf.spans[0].first, edtf.spans[-1].last
    assert first_end is not None
    assert last_end is not None
    third = named_third(first_end, last_end)
    if third and third[1].precision is Precision.DECADE:
        return third[1].text
    return last_end.text if last else first_end.text
