"""The short human form of a date: "30 Sep 2019", "late Aug 2019", "Aug 2014 – Nov 2017", "c. 2014?", "before 2014".

"A – B" lasts from one to the other; "between A and B" is one date among those. The words never say more than the date
does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from store.dates.calendar import OPEN, Edge, day_at, ordinal
from store.dates.edtf.parsing import DateError, Edtf, Form, Precision, Span, parse
from store.dates.wording import day_words, named_third, single_words, year_words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CELLS_IN_YEAR = 11


def short(edtf: Edtf | str) -> str:
    """The date in a few words; DateError when given text that is not EDTF."""
    return _fullest(edtf if isinstance(edtf, str) else edtf.text)


@cache
def _fullest(text: str) -> str:
    """Worded once per distinct text, as `parse` reads it."""
    return next(_wordings(parse(text), None))


def date_words(text: str, undated: str = "") -> str:
    """The date of a record in a few words: text that is no date as it stands, `undated` where there is none."""
    try:
        return short(text) if text else undated
    except DateError:
        return text


def short_in_year(edtf: Edtf | str) -> str:
    """The same under a rule with the year of the earliest day: that year left out, eleven cells at most."""
    date = _parsed(edtf)
    under = None if isinstance(date.earliest, Edge) else date.earliest.year
    words = ""
    for words in _wordings(date, under):
        if len(words) <= CELLS_IN_YEAR:
            return words
    return words[: CELLS_IN_YEAR - 1] + "…"


def weekday(edtf: Edtf | str) -> str:
    """The name of the weekday when the date is one day, else nothing."""
    date = _parsed(edtf)
    if isinstance(date.earliest, Edge) or date.earliest != date.latest:
        return ""
    return WEEKDAYS[(ordinal(date.earliest) - 1) % 7]


def _parsed(edtf: Edtf | str) -> Edtf:
    return parse(edtf) if isinstance(edtf, str) else edtf


def _wordings(edtf: Edtf, under: int | None) -> Iterator[str]:
    """Yield the date in words, from the fullest wording to the shortest."""
    if edtf.form is Form.DATE:
        yield from single_words(edtf, under)
    elif edtf.form is Form.INTERVAL:
        yield from _lasting(edtf.spans[0], under)
    elif len(edtf.spans) == 1 and edtf.form is Form.ONE_OF:
        yield from _one_in_a_range(edtf.spans[0], under)
    else:
        yield from _listed(edtf, under)


def _lasting(span: Span, under: int | None) -> Iterator[str]:
    first, last = span.first, span.last
    if first and last:
        yield from _from_to(span, first, last, under)
    elif last:
        yield from _until(last, under) if span.earliest is OPEN else _joined("?", _one(last, under))
    elif first:
        yield from _since(first, under) if span.latest is OPEN else _joined(_one(first, under), "?")
    elif span.earliest is OPEN and span.latest is OPEN:
        yield "always"
    else:
        yield "until ?" if span.earliest is OPEN else "since ?"


def _from_to(span: Span, first: Edtf, last: Edtf, under: int | None) -> Iterator[str]:
    before = " or before" if span.earliest is OPEN else ""
    after = " or after" if span.latest is OPEN else ""
    if first == last and not before and not after:
        yield from single_words(first, under)
        return
    merged = None if before or after else _merged(first, last, under)
    if merged:
        yield ("–" if merged[0].isdigit() else " – ").join(merged)
    yield from _joined(_one(first, under) + before, _one(last, under) + after)
    yield f"from {_one(first, under)}"


def _one_in_a_range(span: Span, under: int | None) -> Iterator[str]:
    first, last = span.first, span.last
    if not first and last:
        yield from _before(last, under)
    elif not last and first:
        yield from _after(first, under)
    elif first == last and first:
        yield from single_words(first, under)
    elif first and last:
        third = named_third(first, last)
        if third:
            yield f"{third[0]} {_one(third[1], under)}"
        yield from _between(first, last, under)


def _between(first: Edtf, last: Edtf, under: int | None) -> Iterator[str]:
    start, end = _merged(first, last, under) or (_one(first, under), _one(last, under))
    yield f"between {start} and {end}"
    yield f"{start}–{end}"
    words, _, year = end.rpartition(" ")
    if words and len(year) == 4 and year.isdigit():
        yield f"{start}–{words} ’{year[2:]}"
    yield f"{_one(first, under)} …"


def _listed(edtf: Edtf, under: int | None) -> Iterator[str]:
    words = [_element(span, under) for span in edtf.spans]
    joint = " or " if edtf.form is Form.ONE_OF else " and "
    yield joint.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
    yield f"{words[0]}{joint.rstrip()} …"
    yield f"{words[0]} …"


def _element(span: Span, under: int | None) -> str:
    if span.first and span.last and span.first is not span.last:
        return f"{_one(span.first, under)}–{_one(span.last, under)}"
    return next(_one_in_a_range(span, under))


def _merged(first: Edtf, last: Edtf, under: int | None) -> tuple[str, str] | None:
    """The two ends in words where they share a month or year, said once: 21 and 31 Aug 2019, Aug and Nov 2017."""
    if first.level or last.level or first.precision is not last.precision or len(first.text) == 4:
        return None
    if first.text[:7] == last.text[:7] and first.precision is Precision.DAY:
        return str(int(first.text[8:])), _one(last, under)
    if first.text[:4] == last.text[:4]:
        return _one(first, int(first.text[:4])), _one(last, under)
    return None


def _until(last: Edtf, under: int | None) -> Iterator[str]:
    """Word what lasted to the end of `last` from an unknown beginning."""
    yield f"until {_one(last, under)}"
    yield f"– {_one(last, under)}"


def _before(last: Edtf, under: int | None) -> Iterator[str]:
    """Word what lasted up to and including `last`, by what comes next where that has a name: "before 2014"."""
    limit = _neighbour(last, 1, under)
    if limit:
        yield f"before {limit}"
        yield f"<{limit}"
    yield f"until {_one(last, under)}"
    yield f"– {_one(last, under)}"


def _after(first: Edtf, under: int | None) -> Iterator[str]:
    limit = _neighbour(first, -1, under)
    if limit:
        yield f"after {limit}"
        yield f">{limit}"
    yield f"{_one(first, under)} or later"


def _since(first: Edtf, under: int | None) -> Iterator[str]:
    yield f"since {_one(first, under)}"
    yield f"{_one(first, under)} –"


def _neighbour(edtf: Edtf, step: int, under: int | None) -> str:
    """The day, month or year after or before a plain one, in words; nothing for other dates."""
    if edtf.level:
        return ""
    edge = edtf.latest if step > 0 else edtf.earliest
    assert not isinstance(edge, Edge)
    day = day_at(ordinal(edge) + step)
    return year_words(day.year) if edtf.precision is Precision.YEAR else day_words(day, edtf.precision, under)


def _joined(first: str, last: str) -> Iterator[str]:
    yield f"{first} – {last}"
    yield f"{first}–{last}"


def _one(edtf: Edtf, under: int | None) -> str:
    return next(single_words(edtf, under))
